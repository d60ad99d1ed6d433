#include "analyzer/staff/projected_ages.h"

#include <math.h>
#include <string.h>

#include "analyzer/stats/age_reference.h"

AnkeProjectedAges anke_projected_ages_of(const AnkeAgeStructure *structure)
{
    AnkeProjectedAges ages = {.summary = anke_age_structure_describe(structure),
                              .hollow = {NAN, NAN, NAN, NAN, ANKE_FLAG_UNKNOWN},
                              .valley = anke_valley_find(structure)};
    AnkeHollowRange range;
    if (anke_hollow_range_find(structure, &range)) {
        ages.hollow = anke_hollow_measure(structure, &range);
    }
    return ages;
}

AnkeProjectedAges anke_projected_ages_measure(const AnkeProjectionYear *year)
{
    AnkeAgeStructure structure = {0};
    for (int age = ANKE_STAFF_AGE_FIRST; age < ANKE_STAFF_AGE_END; age++) {
        AnkeAgeBand band = {age, age + 1};
        (void)anke_age_structure_add(&structure, &band, year->state.staff[age]);
    }
    (void)anke_age_structure_finish(&structure, &ANKE_AGE_ENDS_DEFAULT);
    return anke_projected_ages_of(&structure);
}

void anke_projected_ages_stationary(const AnkeProjectionRules *rules, int year,
                                    AnkeAgeStructure *stationary)
{
    double hires[ANKE_AGE_END] = {0};
    double leaving[ANKE_AGE_END] = {0};
    memcpy(hires, rules->hire_share, sizeof rules->hire_share);
    memcpy(leaving, rules->rate, sizeof rules->rate);
    anke_age_reference_stationary(hires, leaving, anke_schedule_age(rules->schedules[0], year),
                                  stationary);
}
