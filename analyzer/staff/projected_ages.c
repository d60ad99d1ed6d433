#include "analyzer/staff/projected_ages.h"

AnkeProjectedAges anke_projected_ages_measure(const AnkeProjectionYear *year)
{
    AnkeAgeStructure structure = {0};
    for (int age = ANKE_STAFF_AGE_FIRST; age < ANKE_STAFF_AGE_END; age++) {
        AnkeAgeBand band = {age, age + 1};
        (void)anke_age_structure_add(&structure, &band, year->state.staff[age]);
    }
    (void)anke_age_structure_finish(&structure, &ANKE_AGE_ENDS_DEFAULT);
    AnkeProjectedAges ages = {.mean_age = anke_age_structure_describe(&structure).mean};
    AnkeHollowRange range;
    if (anke_hollow_range_find(&structure, &range)) {
        ages.hollow = anke_hollow_measure(&structure, &range);
    }
    ages.valley = anke_valley_find(&structure);
    return ages;
}
