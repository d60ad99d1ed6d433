/* The line of the 条例定数 over a fan: the number of staff that the city's by-law allows. */
#ifndef ANKE_SCRIPTS_FAN_QUOTA_H
#define ANKE_SCRIPTS_FAN_QUOTA_H

#include "charts/scripts/fan_script.h"

/* Years that an axis spans. */
typedef struct {
    double from;
    double length;
} AnkeFanSpan;

/* The quota of a year: its own, else that of all. NaN: none. */
double anke_fan_quota(const AnkeFanSpec *spec, const AnkeFanYear *year);

/*
 * Writes the datablock $quota, rows of x, y, length, rise: one line across the axis where the quota
 * never changes, else a step a year, joined where it jumps. It holds from 1 April of a year to the
 * next year's.
 */
void anke_fan_quota_write(const AnkeFanSpec *spec, const AnkeFanPanel *panel,
                          const AnkeFanSpan *span, AnkePlotScript *script);

#endif
