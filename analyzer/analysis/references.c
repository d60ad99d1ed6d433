#include "analyzer/analysis/references.h"

#include <math.h>

#include "analyzer/stats/age_reference.h"
#include "analyzer/stats/national_staff.h"
#include "analyzer/stats/retirement_schedule.h"

void anke_references_init(AnkeReferences *references)
{
    *references = (AnkeReferences){0};
    anke_national_age_structure(&references->national);
    for (int age = 0; age < ANKE_AGE_END; age++) {
        const gboolean is_hired = age >= ANKE_REFERENCE_HIRED_FROM && age < ANKE_REFERENCE_HIRED_TO;
        references->hires[age] = is_hired ? 1 : 0;
        references->leaving[age] = anke_national_quit_rate(age);
    }
}

const AnkeReferences *anke_references_default(void)
{
    static AnkeReferences made;
    static gsize is_made = 0;
    if (g_once_init_enter(&is_made)) {
        anke_references_init(&made);
        g_once_init_leave(&is_made, 1);
    }
    return &made;
}

static int legal_age(int fiscal_year)
{
    return anke_schedule_age(anke_schedule_find("legal"), fiscal_year);
}

double anke_reference_retirement(double year)
{
    return isnan(year) ? NAN : legal_age((int)CLAMP(year, 0, G_MAXINT));
}

void anke_references_stationary(const AnkeReferences *references, double year,
                                AnkeAgeStructure *structure)
{
    if (references->has_stationary) {
        *structure = references->stationary;
        return;
    }
    int fiscal_year = isnan(year) ? G_MAXINT : (int)CLAMP(year, 0, G_MAXINT);
    anke_age_reference_stationary(references->hires, references->leaving, legal_age(fiscal_year),
                                  structure);
}
