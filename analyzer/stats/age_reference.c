#include "analyzer/stats/age_reference.h"

#include <math.h>

static void add_year(AnkeAgeStructure *structure, int age, double n)
{
    const AnkeAgeBand band = {age, age + 1};
    (void)anke_age_structure_add(structure, &band, n);
}

void anke_age_reference_even(AnkeAgeStructure *reference)
{
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    *reference = (AnkeAgeStructure){0};
    for (int age = ANKE_AGE_EVEN_FROM; age < ANKE_AGE_EVEN_TO; age++) {
        add_year(reference, age, 1);
    }
    (void)anke_age_structure_finish(reference, &ends);
}

void anke_age_reference_stationary(const double *hires, const double *leaving, int retirement,
                                   AnkeAgeStructure *reference)
{
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    double sum = 0;
    double left = 0; /* of those a year younger */
    *reference = (AnkeAgeStructure){0};
    for (int age = 0; age < ANKE_AGE_END; age++) {
        sum += age < retirement ? hires[age] : 0;
    }
    for (int age = 0; age < retirement; age++) {
        const double n = (sum > 0 ? hires[age] / sum : 0) + left;
        add_year(reference, age, n);
        left = n * (1 - leaving[age]);
    }
    (void)anke_age_structure_finish(reference, &ends);
}

double anke_age_reference_persons(const AnkeAgeStructure *reference, const AnkeAgeBand *band,
                                  double headcount)
{
    const double sum = anke_age_structure_sum(reference);
    return sum > 0 ? headcount * anke_age_structure_count(reference, band->from, band->to) / sum
                   : NAN;
}
