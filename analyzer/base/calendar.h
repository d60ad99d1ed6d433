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

/* What is odd about a date that can be read all the same. */
enum {
    ANKE_DATE_PAST_ERA = 1,  /* its era was over by then: 平成35年4月1日, H31.5.1 */
    ANKE_DATE_BEFORE_ERA = 2 /* its era had not begun: 令和元年4月1日 */
};

typedef struct {
    char iso[ANKE_DATE_SIZE]; /* ISO 8601 */
    int seconds;              /* the time of day, 0-86399; -1: none was given */
    guint doubts;             /* ANKE_DATE_...; 0: none */
} AnkeDateReading;

/*
 * Reads a whole text as a date: 2026-05-14, 2026/5/14, 2026.5.14, 20260514, 2026年5月14日,
 * 令和8年5月14日, R8.5.14, R080514, 5080514 (the era as a digit: 1 明治, 2 大正, 3 昭和, 4 平成, 5 令和;
 * not where it could be the beginning of a western date), ㍻30.4.1. The day of the week may follow
 * in parentheses, (木); it must be right. A time of day may follow: 8:41, T08:41:05.990, 8時41分, with
 * 午前 or 午後 (AM, PM) before or behind it, and a zone (GMT+9, +09:00, Z), which changes nothing.
 * 午前12時 is midnight, 午後12時 noon.
 * Returns FALSE and leaves *reading for anything else, also for a day that the calendar does not
 * have and for one before 1873 in 明治 (before the Gregorian calendar began).
 */
gboolean anke_date_read(const char *text, gsize n_bytes, AnkeDateReading *reading);

/*
 * As anke_date_read(), the date alone.
 *   iso   set to the date as ISO 8601
 * Returns FALSE and leaves *iso also for a day before its era began.
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
