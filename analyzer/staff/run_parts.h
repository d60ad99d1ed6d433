/* The parts of projection_parts.h in one run: whole people, drawn. */
#ifndef ANKE_STAFF_RUN_PARTS_H
#define ANKE_STAFF_RUN_PARTS_H

#include "analyzer/staff/projection.h"
#include "analyzer/stats/draws.h"

typedef struct {
    guint n_parts;
    gint32 staff[ANKE_START_MAX_PARTS][ANKE_STAFF_AGE_END];
} AnkeRunParts;

void anke_run_parts_begin(AnkeRunParts *parts, const AnkeProjectionRules *rules);

/* Draws who of n_quits among `total` people of an age is of the parts. */
void anke_run_parts_quit(AnkeRunParts *parts, int age, gint32 total, guint32 n_quits,
                         AnkeRandomStream *stream);

/* How many of `total` people of an age are due at the end of a fiscal year; those of the parts go. */
gint32 anke_run_parts_retire(AnkeRunParts *parts, const AnkeProjectionRules *rules, int year,
                             int age, gint32 total);

/* Makes everybody a year older; who is first_due or older goes. */
void anke_run_parts_grow_older(AnkeRunParts *parts, int first_due);

/* Draws the part of somebody who is hired. */
void anke_run_parts_hire(AnkeRunParts *parts, const AnkeProjectionRules *rules, int age,
                         AnkeRandomStream *stream);

#endif
