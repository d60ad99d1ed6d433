/*
 * Years and dates as Japanese offices write them, western and by era.
 *
 * Eras (元号法, 改元の政令): 明治 1868-, 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08,
 * 令和 2019-05-01. Years beyond the end of an era are read by arithmetic: 平成35年度 is 2023, as
 * plans of the time wrote it.
 */
#ifndef ANKE_BASE_CALENDAR_H
#define ANKE_BASE_CALENDAR_H

#include <glib.h>

/* Room for a date in ISO 8601 with its NUL. */
#define ANKE_DATE_SIZE 11

/*
 * Reads a whole text as a year: 2008, 2008年, 2008年度, 平成20年, H20, Ｈ２０年度, 令和元年, R1.
 *   year        western year, 1868 to 2200
 *   is_fiscal   set to whether 年度 was written; may be NULL
 */
gboolean anke_year_parse(const char *text, gsize n_bytes, gint *year, gboolean *is_fiscal);

/*
 * Reads a whole text as a date: 2026-05-14, 2026/5/14, 2026.5.14, 2026年5月14日, 令和8年5月14日,
 * R8.5.14, S42-4-1, in full width too; a time of day may follow the date and is dropped.
 *   iso   set to YYYY-MM-DD
 * Days that the calendar does not have are refused.
 */
gboolean anke_date_parse(const char *text, gsize n_bytes, char iso[ANKE_DATE_SIZE]);

#endif
