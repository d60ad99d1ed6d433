#include "analyzer/analysis/age_measures.h"

#include <math.h>

#include "analyzer/analysis/references.h"
#include "analyzer/analysis/staff_table.h"

/* Full ages are on average half a year below exact ones. */
#define HALF_A_YEAR 0.5

static void compare(AnkeAgeMeasures *measures, AnkeReference reference, const AnkeAgeStructure *own,
                    const AnkeAgeStructure *other)
{
    measures->distance[reference] = anke_age_distance(own, other);
    measures->has_reference[reference] = !isnan(measures->distance[reference].dissimilarity);
}

static void compare_with_past(const AnkeAnalysis *analysis, gint group, double years,
                              AnkeReference reference, const AnkeAgeStructure *own,
                              AnkeAgeMeasures *measures)
{
    AnkeAgeStructure past;
    const gint before = anke_table_find_year(analysis->table, group, years);
    if (before != ANKE_ALL &&
        anke_table_ages(analysis->table, before, &analysis->spec->age_ends, &past)) {
        compare(measures, reference, own, &past);
    }
}

static void compare_all(const AnkeAnalysis *analysis, gint group, const AnkeAgeStructure *own,
                        AnkeAgeMeasures *measures)
{
    const AnkeReferences *known = analysis->spec->references;
    AnkeAgeStructure stationary;
    anke_references_stationary(known, anke_table_year(analysis->table, group), &stationary);
    measures->distance[ANKE_REFERENCE_EVEN] = anke_age_distance_even(own);
    measures->has_reference[ANKE_REFERENCE_EVEN] = TRUE;
    compare(measures, ANKE_REFERENCE_STATIONARY, own, &stationary);
    compare(measures, ANKE_REFERENCE_NATIONAL, own, &known->national);
    if (known->has_peers) {
        compare(measures, ANKE_REFERENCE_PEERS, own, &known->peers);
    }
    compare_with_past(analysis, group, 5, ANKE_REFERENCE_PAST5, own, measures);
    compare_with_past(analysis, group, 10, ANKE_REFERENCE_PAST10, own, measures);
}

static void subtract(AnkeAgeSummary *summary, double years)
{
    summary->mean -= years;
    summary->median -= years;
    summary->q1 -= years;
    summary->q3 -= years;
}

gboolean anke_age_measure(const AnkeAnalysis *analysis, gint group, AnkeAgeMeasures *measures)
{
    AnkeAgeStructure own;
    AnkeHollowRange range;
    *measures = (AnkeAgeMeasures){0};
    if (!anke_table_ages(analysis->table, group, &analysis->spec->age_ends, &own)) {
        return FALSE;
    }
    measures->summary = anke_age_structure_describe(&own);
    if (!(measures->summary.n > 0)) {
        return FALSE;
    }
    measures->is_full = own.is_single || analysis->spec->has_full_ages;
    if (measures->is_full && !own.is_single) {
        subtract(&measures->summary, HALF_A_YEAR);
    }
    measures->has_hollow = anke_hollow_range_find(&own, &range);
    if (measures->has_hollow) {
        measures->hollow = anke_hollow_measure(&own, &range);
    }
    measures->valley = anke_valley_find(&own);
    measures->evenness = anke_age_evenness(&own);
    measures->ratios = anke_age_structure_ratios(&own);
    compare_all(analysis, group, &own, measures);
    return TRUE;
}
