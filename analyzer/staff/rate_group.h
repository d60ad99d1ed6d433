/*
 * Ages whose rates of quitting are known together, or not: the bands of the national table
 * (anke_national_quit_band() of analyzer/stats/national_staff.h): 24 and below, then five years
 * each, 65 and above.
 */
#ifndef ANKE_STAFF_RATE_GROUP_H
#define ANKE_STAFF_RATE_GROUP_H

#include <glib.h>

#define ANKE_RATE_N_GROUPS 10

/* The group of an age, 0 ... ANKE_RATE_N_GROUPS - 1. */
guint anke_rate_group(int age);

#endif
