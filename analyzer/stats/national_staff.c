#include "analyzer/stats/national_staff.h"

#include <math.h>

void anke_national_age_structure(AnkeAgeStructure *structure)
{
    static const struct {
        AnkeAgeBand band;
        double n; /* persons */
    } known[] = {{{18, 20}, 13401},  {{20, 30}, 539757}, {{30, 40}, 689235},
                 {{40, 50}, 720806}, {{50, 60}, 714843}, {{60, 65}, 86052}};
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    *structure = (AnkeAgeStructure){0};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        (void)anke_age_structure_add(structure, &known[i].band, known[i].n);
    }
    (void)anke_age_structure_finish(structure, &ends);
}

typedef struct {
    AnkeAgeBand band;
    double percent; /* of the staff of that age, in a year */
} QuitRate;

static const QuitRate quit_rates[] = {
    {{0, 25}, 1.44},  {{25, 30}, 1.65},           {{30, 35}, 1.57}, {{35, 40}, 1.00},
    {{40, 45}, 0.49}, {{45, 50}, 0.52},           {{50, 55}, 0.43}, {{55, 60}, 0.73},
    {{60, 65}, 1.39}, {{65, ANKE_AGE_END}, 4.11},
};

static const QuitRate *find_rate(double age)
{
    gsize i = 0;
    while (i + 1 < G_N_ELEMENTS(quit_rates) && age >= quit_rates[i].band.to) {
        i++;
    }
    return &quit_rates[i];
}

double anke_national_quit_rate(double age)
{
    return find_rate(age)->percent / 100;
}

AnkeAgeBand anke_national_quit_band(double age)
{
    return find_rate(age)->band;
}
