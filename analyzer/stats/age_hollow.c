#include "analyzer/stats/age_hollow.h"

#include <math.h>

gboolean anke_hollow_range_find(const AnkeAgeStructure *structure, AnkeHollowRange *range)
{
    static const AnkeHollowRange known[] = {{30, 40, 50, 60}, {32, 40, 48, 56}};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        const AnkeHollowRange *asked = &known[i];
        if (anke_age_structure_has_edge(structure, asked->left) &&
            anke_age_structure_has_edge(structure, asked->from) &&
            anke_age_structure_has_edge(structure, asked->to) &&
            anke_age_structure_has_edge(structure, asked->end)) {
            *range = *asked;
            return TRUE;
        }
    }
    return FALSE;
}

AnkeHollow anke_hollow_measure(const AnkeAgeStructure *structure, const AnkeHollowRange *range)
{
    const double left = anke_age_structure_count(structure, range->left, range->from);
    const double target = anke_age_structure_count(structure, range->from, range->to);
    const double right = anke_age_structure_count(structure, range->to, range->end);
    const double left_width = range->from - range->left;
    const double width = range->to - range->from;
    const double right_width = range->end - range->to;
    const double around = (left / left_width + right / right_width) / 2;
    AnkeHollow hollow = {range->from, range->to - 1, NAN, NAN, ANKE_FLAG_UNKNOWN};
    if (!(around > 0) || isnan(anke_age_structure_sum(structure))) {
        return hollow;
    }
    const double var = target / (width * width) +
                       (left / (left_width * left_width) + right / (right_width * right_width)) / 4;
    hollow.index = 1 - target / width / around;
    hollow.z = (target / width - around) / sqrt(var);
    hollow.flag = anke_flag_of_hollow(hollow.index, hollow.z);
    return hollow;
}

/* Density around an age. */
static double smooth(const AnkeAgeStructure *structure, int age)
{
    const double half = structure->is_single ? ANKE_VALLEY_WINDOW / 2 : 0;
    const double to = fmin(age + half + 1, ANKE_VALLEY_LAST + 1);
    const double from = age - half;
    return anke_age_structure_count(structure, from, to) / (to - from);
}

/* Whether an age is above the hiring ages. Ages between bands are nobody's. */
static gboolean is_above_hiring(const AnkeAgeStructure *structure, int age)
{
    for (gsize i = 0; i < structure->n_bands; i++) {
        const AnkeAgeBand *band = &structure->bands[i];
        if (band->from <= age && age < band->to) {
            return structure->is_single || band->from >= ANKE_VALLEY_FIRST;
        }
    }
    return TRUE;
}

typedef struct {
    int lo, hi, bottom;
    double lowest;
} Run;

static gboolean is_better(const Run *run, const Run *best)
{
    const int length = run->hi - run->lo;
    const int best_length = best->hi - best->lo;
    return length > best_length || (length == best_length && run->lowest < best->lowest);
}

/* The run of low ages that begins at `from`; hi below lo where there is none. */
static Run measure_run(const AnkeAgeStructure *structure, int from, double limit)
{
    Run run = {from, from - 1, from, INFINITY};
    for (int age = from; age <= ANKE_VALLEY_LAST; age++) {
        const double density = smooth(structure, age);
        if (!(density < limit) || !is_above_hiring(structure, age)) {
            break;
        }
        run.hi = age;
        if (density < run.lowest) {
            run.lowest = density;
            run.bottom = age;
        }
    }
    return run;
}

AnkeValley anke_valley_find(const AnkeAgeStructure *structure)
{
    const double mean = anke_age_structure_count(structure, 20, 60) / 40;
    Run best = {0, -1, 0, INFINITY};
    if (!(mean > 0) || isnan(anke_age_structure_sum(structure))) {
        return (AnkeValley){NAN, NAN, NAN, NAN};
    }
    for (int age = ANKE_VALLEY_FIRST; age <= ANKE_VALLEY_LAST;) {
        const Run run = measure_run(structure, age, ANKE_VALLEY_SHARE * mean);
        if (is_better(&run, &best)) {
            best = run;
        }
        age = run.hi + 1 > age ? run.hi + 1 : age + 1;
    }
    if (best.hi < best.lo) {
        return (AnkeValley){NAN, NAN, NAN, NAN};
    }
    return (AnkeValley){best.lo, best.hi, best.bottom, 1 - best.lowest / mean};
}
