/*
 * What to take for the voluntary quits (普通退職) of a city that has no experience of its own: shares
 * of the staff of an age group that quit in a fiscal year, 一般行政職 of all local bodies, FY2018.
 *
 * Source: 総務省 平成30年度地方公務員の退職状況等調査 and 地方公務員給与実態調査, as divided in
 * limo.media/articles/-/17345. The youngest group is printed as 25 and below, but its neighbour
 * begins with 25: it is taken as 24 and below.
 */
#ifndef ANKE_STAFF_NATIONAL_RATES_H
#define ANKE_STAFF_NATIONAL_RATES_H

#include <glib.h>

typedef struct {
    int from, to; /* ages, both included */
    double rate;  /* per year, 0-1 */
} AnkeNationalRate;

#define ANKE_NATIONAL_N_RATES 10

extern const AnkeNationalRate anke_national_rates[ANKE_NATIONAL_N_RATES];

/* The group that an age belongs to; the first and the last are open. */
guint anke_national_rate_group(int age);

/* Where the rates come from, for the stream. */
extern const char anke_national_rates_source[];

#endif
