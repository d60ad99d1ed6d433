/*
 * Years and dates as Japanese offices write them.
 *
 * Eras: 明治, 大正, 昭和, 平成, 令和, by their names, first characters (平20), letters (H20) or
 * signs (㍻20); 元 is the year 1. An era's years past its end are counted on (平成35年 = 2023),
 * because plans written before its end use them. Digits may be full-width, blanks may stand between
 * the parts.
 */
#ifndef ANKE_BASE_CALENDAR_H
#define ANKE_BASE_CALENDAR_H

#include <glib.h>

/* Room for a date as text, 2026-05-14, with its NUL. */
#define ANKE_DATE_SIZE 11

/*
 * Reads a whole text as a year from 1868 to 2199: 2008, 2008年, 平成20年度, H20, 令和元年.
 *   is_fiscal   set to whether it ends in 年度; may be NULL
 * Returns FALSE and leaves the results for anything else.
 */
gboolean anke_year_parse(const char *text, gsize n_bytes, int *year, gboolean *is_fiscal);

/*
 * Reads a whole text as a date: 2026-05-14, 2026/5/14, 2026.5.14, 2026年5月14日, 令和8年5月14日,
 * R8.5.14. A time of day may follow (2026/5/14 0:00:00, as Excel saves dates) and is dropped.
 *   iso   set to the date as ISO 8601
 * Returns FALSE and leaves *iso for anything else, also for a day that the calendar does not have
 * and for a day before its era began (in 明治 before its year 6, when the Gregorian calendar began).
 */
gboolean anke_date_parse(const char *text, gsize n_bytes, char iso[ANKE_DATE_SIZE]);

/*
 * Reads a whole text as a month of a year from 1868 to 2199: 2018-04, 2018/4, 2018年4月, H30.4,
 * 平成30年4月.
 *   month   1-12
 * Returns FALSE and leaves the results for anything else, also for a month before its era began.
 */
gboolean anke_month_parse(const char *text, gsize n_bytes, int *year, int *month);

/*
 * The short names of a fiscal year (April to March) in eras: "H30" of 2018, "H31・R1" of 2019, in
 * which the era changed; a new string. Years before 1868 are written as they are.
 */
char *anke_fiscal_year_to_eras(int year);

/*
 * Whether a text begins with a year of an era that was over when that fiscal year began, as plans
 * have it that were written before: then *written is "平成35年度" and *now "令和5年度", new strings.
 */
gboolean anke_fiscal_year_is_past_era(const char *text, gsize n_bytes, char **written, char **now);

/* Whether the text is a date as ISO 8601 (2026-05-14) that the calendar has. */
gboolean anke_date_is_iso(const char *text, gsize n_bytes);

/*
 * An ISO 8601 date in the era of its day: "平成30年9月30日", "令和元年5月1日"; a new string.
 * Returns NULL for a text that is no date, and for days before the Gregorian calendar (1873).
 */
char *anke_date_to_wareki(const char *iso);

#endif
