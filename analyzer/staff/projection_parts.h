/*
 * Parts of the projected staff: people of jobs that retire by a schedule of their own. Everybody else is
 * what the parts leave of the staff. Parts quit and are hired at the rates and ages of all; of the
 * hires each has the share that it has of the staff at the start.
 */
#ifndef ANKE_STAFF_PROJECTION_PARTS_H
#define ANKE_STAFF_PROJECTION_PARTS_H

#include "analyzer/staff/projection.h"

/* Sets n_parts, schedules and part_share. A scenario with retirement of its own has no parts. */
void anke_parts_find_rules(AnkeProjectionRules *rules);

/* Sets the parts of the start. */
void anke_parts_begin(const AnkeProjectionRules *rules, AnkeStaffState *state);

/*
 * The share of the people of an age on 1 April of a fiscal year who retire at its end if they do not
 * quit, in [0, 1].
 */
double anke_parts_due_share(const AnkeProjectionRules *rules, const AnkeStaffState *state, int age,
                            int year);

/* The same of the start, for the retirements of n_years fiscal years. */
double anke_parts_gone_share(const AnkeProjectionRules *rules, int age, int n_years);

/* The lowest ages at which some and all are due at the end of a fiscal year. */
void anke_parts_due_ages(const AnkeProjectionRules *rules, int year, int ages[2]);

/* From 1 April of `year` to the next, of the parts alone. */
void anke_parts_grow_older(const AnkeProjectionRules *rules, int year, const AnkeStaffState *state,
                           AnkeStaffState *next);

/* Adds their share of the hires. */
void anke_parts_hire(const AnkeProjectionRules *rules, double hires, AnkeStaffState *state);

#endif
