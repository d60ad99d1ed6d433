/*
 * Who will fill the posts: grades by age, expected values, by the pull model.
 *
 * Posts are fixed. On each 1 April, after exits and ageing, managers of the step-down age (役職定年) go
 * to the highest grade that is none of managers. Then from the top down: vacancies W = max(0,
 * posts - present); eligible E are those of the grade below whose ages are within the limits;
 * min(W, E) of them are promoted, in proportion to their ages; W - E, if positive, stay vacant
 * (short). People are hired into the lowest grade, after that. Quits and retirement are those of
 * the projection: the sum over grades is its staff.
 *
 * Model: Bartholomew, Forbes & McClean (1991), Statistical Techniques for Manpower Planning, 2nd
 * ed., chapter 4 (renewal models). Step-down: 地方公務員法 第28条の2.
 */
#ifndef ANKE_STAFF_SUCCESSION_H
#define ANKE_STAFF_SUCCESSION_H

#include <glib.h>

#include "analyzer/staff/projection.h"

typedef struct {
    const char *label;
    double posts; /* of the lowest grade NaN: it takes whoever is hired */
    int from, to; /* ages at which people of the grade below are promoted into it */
    gboolean is_manager;
} AnkeSuccessionGrade;

/* Grades from the lowest up. Borrows the rules. */
typedef struct {
    const AnkeProjectionRules *projection;
    guint n_grades;
    AnkeSuccessionGrade grades[ANKE_START_MAX_GRADES];
    gint step_down_to; /* index of the grade of former managers; -1: nobody steps down */
    int step_down;     /* age */
} AnkeSuccessionRules;

/* A grade on 1 April of a year, after promotions and hires. */
typedef struct {
    double n, vacancies, eligible, short_of; /* the last three NaN in the start year */
} AnkeSuccessionCell;

/* Posts that fall vacant by step-down and retirement alone within so many years, and who is there.
 * */
enum { ANKE_SUCCESSION_N_HORIZONS = 4 };
extern const int anke_succession_horizons[ANKE_SUCCESSION_N_HORIZONS];

typedef struct {
    double vacated[ANKE_SUCCESSION_N_HORIZONS];
    double pool; /* people of the grade below within the limits now */
} AnkeSuccessionOutlook;

typedef struct {
    AnkeSuccessionRules rules;
    guint n_years;
    AnkeSuccessionCell *cells; /* [year 0 ... n_years][grade] */
    AnkeSuccessionOutlook outlooks[ANKE_START_MAX_GRADES];
} AnkeSuccession;

/*
 * Posts that a scenario does not state are the people present at the start; ages that it does not
 * state begin with the youngest in the grade at the start (or the youngest of the grade below
 * where nobody is) and end before the step-down age for managers, before retirement for others.
 * Managers that it does not state are those of the start.
 * Errors: ANKE_ERROR_CODEBOOK  a grade that the stream does not have
 */
gboolean anke_succession_rules_make(AnkeSuccessionRules *rules,
                                    const AnkeProjectionRules *projection, GError **error);

/* Follows a projection of the same rules. */
AnkeSuccession *anke_succession_run(const AnkeSuccessionRules *rules, const AnkeProjection *path);

const AnkeSuccessionCell *anke_succession_cell(const AnkeSuccession *succession, guint year,
                                               guint grade);

void anke_succession_free(AnkeSuccession *succession);

#endif
