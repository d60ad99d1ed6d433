/*
 * Scenarios: what a projection assumes, read from a small CSV that opens in a spreadsheet.
 *
 *     scenario,setting,at,value,note          or    シナリオ,設定,対象,値,備考
 *     ,quota,,620,for all scenarios
 *     なりゆき,hiring,,keep_headcount,
 *     平準化,hiring,,levelled,
 *
 * Rows without a scenario come first and hold for all. A scenario begins with its first row. `at`
 * is a year, an age or a grade, whatever the setting takes. Cells are compared folded (full-width
 * digits, blanks). The settings with their English and Japanese names stand in scenario_settings.c
 * and in anke-project(1). Shares are 0-1, written 0.2 or 20%.
 */
#ifndef ANKE_STAFF_SCENARIO_H
#define ANKE_STAFF_SCENARIO_H

#include <glib.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/stats/retirement_schedule.h"
#include "analyzer/staff/staff_ages.h"
#include "analyzer/staff/year_values.h"

#define ANKE_SCENARIO_MAX 20
#define ANKE_SCENARIO_MAX_HIRES 100000 /* people a year */

typedef enum {
    ANKE_HIRING_KEEP_HEADCOUNT, /* of the start */
    ANKE_HIRING_KEEP_HIRES,     /* the stated hires, else the mean of the last five years */
    ANKE_HIRING_TARGET,         /* follow the target headcount year by year */
    ANKE_HIRING_LEVELLED,       /* equal hires over a period that meet the target at its end */
    ANKE_HIRING_FREEZE          /* nobody */
} AnkeHiring;

/* What is said of one grade; NaN and -1 are not said. */
typedef struct {
    char *label;
    AnkePlace place; /* where it was first named, for messages */
    double posts;
    int eligible_from, eligible_to; /* ages at which one is promoted into it */
    int is_manager;
} AnkeGradeRule;

typedef struct {
    char *name;
    AnkePlace place;                   /* of its first row; the file's name is the scenarios' */
    AnkeYearValues hiring;             /* AnkeHiring, from a 1 April on */
    AnkeYearValues hires;              /* on 1 April of the year and later ones */
    AnkeYearValues target, population; /* on 1 April */
    AnkeYearValues quota;
    double change;        /* of the headcount a year: -0.005; NaN: none */
    int window;           /* years of a levelled period */
    double mid_share;     /* of the hires; NaN: as they are spread */
    int mid_from, mid_to; /* ages of mid-career hires */
    AnkeSchedule retirement;
    gboolean is_lawful;          /* retirement is by law: each job by its own schedule */
    gboolean has_own_retirement; /* steps are being listed */
    double reemployment, continuation, reemployed_weight;
    double leave_factor;
    double leave_rates[ANKE_STAFF_AGE_END]; /* NaN: as in the stream */
    double hire_ages[ANKE_STAFF_AGE_END];   /* weights; all 0: as in the stream */
    int step_down;     /* age from which nobody is a manager; ANKE_STAFF_AGE_END: none */
    GPtrArray *grades; /* AnkeGradeRule */
} AnkeScenario;

typedef struct {
    GPtrArray *scenarios; /* AnkeScenario, in file order, at least one */
    char *file;           /* for messages */
    char *hash;           /* SHA-256 of the settings; "" for the default */
} AnkeScenarios;

/* One scenario named なりゆき: the headcount is kept, people retire by law. */
AnkeScenarios *anke_scenarios_default(void);

/*
 * Reads UTF-8 or CP932.
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_CODEBOOK with file, line and field: no CSV, unknown heads or
 * settings, values out of range, a setting twice
 */
AnkeScenarios *anke_scenarios_read(AnkeInput *input, GError **error);

/* What the scenario says of a grade, or NULL. */
const AnkeGradeRule *anke_scenario_grade(const AnkeScenario *scenario, const char *label);

void anke_scenarios_free(AnkeScenarios *scenarios);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeScenarios, anke_scenarios_free)

/* For the reader. */
AnkeScenario *anke_scenario_new(const char *name);
AnkeScenario *anke_scenario_copy(const AnkeScenario *others, const char *name);
AnkeGradeRule *anke_scenario_rule_of_grade(AnkeScenario *scenario, const char *label);
void anke_scenario_free(gpointer scenario);

#endif
