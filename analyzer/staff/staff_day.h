/*
 * Days as staff tables need them: numbers yyyymmdd, reference days (1 April), fiscal years.
 *
 * One equivalence carries everything: with the cohort of a birth date (its year, or the next one for
 * births from 2 April on) the ordinary full age on 1 April of a year is year - cohort, for leap-day
 * births too. Age is reached at the end of the day before the birthday (Act on the Calculation of
 * Ages, 1902), so a birth on 1 April belongs to the cohort before that of 2 April.
 */
#ifndef ANKE_STAFF_STAFF_DAY_H
#define ANKE_STAFF_STAFF_DAY_H

#include <glib.h>

enum {
    ANKE_STAFF_FIRST_YEAR = 1940, /* 1 Aprils that tables can have */
    ANKE_STAFF_LAST_YEAR = 2119,
    ANKE_STAFF_N_YEARS = ANKE_STAFF_LAST_YEAR - ANKE_STAFF_FIRST_YEAR + 1
};

/* The first 1 April on or after a day: that on which somebody hired that day is first counted, and
 * the year that full ages on 1 April count from. */
static inline int anke_day_cohort(int yyyymmdd)
{
    return yyyymmdd / 10000 + (yyyymmdd % 10000 > 401 ? 1 : 0);
}

/* The last 1 April on or before a day, which is also its fiscal year. */
static inline int anke_day_fiscal_year(int yyyymmdd)
{
    return yyyymmdd / 10000 - (yyyymmdd % 10000 < 401 ? 1 : 0);
}

/* Days from 1 March of the year 0 to a day of the Gregorian calendar. */
gint32 anke_day_number(int yyyymmdd);

/* "令和6年", the year of 1 April, and "令和6年度", the fiscal year (of 2019: 令和元年度); new strings. */
char *anke_day_year_label(int year);
char *anke_day_fiscal_label(int year);

#endif
