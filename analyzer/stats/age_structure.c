#include "analyzer/stats/age_structure.h"

#include <math.h>

#include "analyzer/stats/describe.h"

enum { YOUNG_WIDTH = 2, OLD_WIDTH = 5 }; /* years of open bands that no end closes */

gboolean anke_age_structure_add(AnkeAgeStructure *structure, const AnkeAgeBand *band, double n)
{
    if (structure->n_bands == ANKE_AGE_END) {
        return FALSE;
    }
    structure->bands[structure->n_bands] = *band;
    structure->n[structure->n_bands++] = n;
    return TRUE;
}

static void close_band(AnkeAgeBand *band, const AnkeAgeEnds *ends)
{
    if (isinf(band->from)) {
        band->from = ends->youngest < band->to ? ends->youngest : MAX(band->to - YOUNG_WIDTH, 0);
    }
    if (isinf(band->to)) {
        band->to = ends->oldest > band->from ? ends->oldest : band->from + OLD_WIDTH;
    }
}

/* Bands come nearly always in order. */
static void sort_bands(AnkeAgeStructure *structure)
{
    for (gsize i = 1; i < structure->n_bands; i++) {
        const AnkeAgeBand band = structure->bands[i];
        const double n = structure->n[i];
        gsize k = i;
        for (; k > 0 && structure->bands[k - 1].from > band.from; k--) {
            structure->bands[k] = structure->bands[k - 1];
            structure->n[k] = structure->n[k - 1];
        }
        structure->bands[k] = band;
        structure->n[k] = n;
    }
}

static gboolean is_good(const AnkeAgeBand *band, double end)
{
    return band->from >= end && band->to > band->from && band->to <= ANKE_AGE_END &&
           band->from == floor(band->from) && band->to == floor(band->to);
}

gboolean anke_age_structure_finish(AnkeAgeStructure *structure, const AnkeAgeEnds *ends)
{
    double end = 0;
    for (gsize i = 0; i < structure->n_bands; i++) {
        close_band(&structure->bands[i], ends);
    }
    sort_bands(structure);
    structure->is_single = TRUE;
    for (gsize i = 0; i < structure->n_bands; i++) {
        const AnkeAgeBand *band = &structure->bands[i];
        if (!is_good(band, end)) {
            return FALSE;
        }
        end = band->to;
        structure->is_single = structure->is_single && band->to - band->from < 2;
    }
    return structure->n_bands > 0;
}

double anke_age_structure_sum(const AnkeAgeStructure *structure)
{
    double sum = 0;
    for (gsize i = 0; i < structure->n_bands; i++) {
        const double n = structure->n[i];
        sum += n >= 0 && isfinite(n) ? n : NAN;
    }
    return sum;
}

double anke_age_structure_count(const AnkeAgeStructure *structure, double from, double to)
{
    double sum = 0;
    for (gsize i = 0; i < structure->n_bands; i++) {
        const AnkeAgeBand *band = &structure->bands[i];
        const double years = fmin(to, band->to) - fmax(from, band->from);
        if (years > 0) {
            sum += structure->n[i] * (years / (band->to - band->from));
        }
    }
    return sum;
}

gboolean anke_age_structure_has_edge(const AnkeAgeStructure *structure, double age)
{
    for (gsize i = 0; i < structure->n_bands; i++) {
        if (structure->bands[i].from < age && age < structure->bands[i].to) {
            return FALSE;
        }
    }
    return TRUE;
}

AnkeAgeStructure anke_age_structure_clip(const AnkeAgeStructure *structure, double from, double to)
{
    AnkeAgeStructure part = {.is_single = structure->is_single};
    for (gsize i = 0; i < structure->n_bands; i++) {
        const AnkeAgeBand *band = &structure->bands[i];
        const AnkeAgeBand within = {fmax(band->from, from), fmin(band->to, to)};
        if (within.from < within.to) {
            const double years = within.to - within.from;
            (void)anke_age_structure_add(&part, &within,
                                         structure->n[i] * (years / (band->to - band->from)));
        }
    }
    return part;
}

/* The age that stands for everybody in a band. */
static double middle(const AnkeAgeStructure *structure, gsize i)
{
    const AnkeAgeBand *band = &structure->bands[i];
    return structure->is_single ? band->from : (band->from + band->to) / 2;
}

static double band_quantile(const AnkeAgeStructure *structure, double total, double share)
{
    double below = 0;
    for (gsize i = 0; i < structure->n_bands; i++) {
        const AnkeAgeBand *band = &structure->bands[i];
        const double n = structure->n[i];
        if (n > 0 && below + n >= total * share) {
            return band->from + (band->to - band->from) * (total * share - below) / n;
        }
        below += n;
    }
    return NAN;
}

static void find_quartiles(const AnkeAgeStructure *structure, AnkeAgeSummary *summary)
{
    double ages[ANKE_AGE_END];
    const AnkeDistribution singles = {ages, structure->n, structure->n_bands, 1};
    double *const quartiles[] = {&summary->q1, &summary->median, &summary->q3};
    for (gsize i = 0; i < structure->n_bands; i++) {
        ages[i] = structure->bands[i].from;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(quartiles); i++) {
        const double share = (double)(i + 1) / 4;
        *quartiles[i] = structure->is_single ? anke_distribution_quantile(&singles, share)
                                             : band_quantile(structure, summary->n, share);
    }
}

AnkeAgeSummary anke_age_structure_describe(const AnkeAgeStructure *structure)
{
    AnkeAgeSummary summary = {NAN, NAN, NAN, NAN, NAN, NAN};
    long double sum = 0;
    long double squares = 0;
    summary.n = anke_age_structure_sum(structure);
    if (!(summary.n > 0)) {
        return summary;
    }
    for (gsize i = 0; i < structure->n_bands; i++) {
        sum += (long double)structure->n[i] * middle(structure, i);
    }
    summary.mean = (double)(sum / summary.n);
    for (gsize i = 0; i < structure->n_bands; i++) {
        const long double distance = middle(structure, i) - sum / summary.n;
        squares += structure->n[i] * distance * distance;
    }
    summary.sd = (double)sqrtl(squares / summary.n);
    find_quartiles(structure, &summary);
    return summary;
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

AnkeAgeRatios anke_age_structure_ratios(const AnkeAgeStructure *structure)
{
    const double all = anke_age_structure_sum(structure);
    const double young = anke_age_structure_count(structure, 0, 30);
    const double mid = anke_age_structure_count(structure, 40, 50);
    const double heirs = anke_age_structure_count(structure, 45, 55);
    const double old = anke_age_structure_count(structure, 55, ANKE_AGE_END);
    return (AnkeAgeRatios){ratio(old, mid), ratio(young, mid), ratio(heirs, old), ratio(young, all),
                           ratio(old, all)};
}
