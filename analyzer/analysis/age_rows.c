/* Age structure of staff: means, the hollow, the valley, distances, evenness, ratios, sentences. */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/age_measures.h"
#include "analyzer/analysis/references.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/stats/age_reference.h"

static void put_summary(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    const AnkeAgeSummary *summary = &measures->summary;
    const AnkeStatValue values[] = {
        {"mean_age", summary->mean}, {"median_age", summary->median}, {"sd_age", summary->sd}};
    anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
    if (analysis->table->type != ANKE_TYPE_NUMBER) { /* numbers are described already */
        anke_analysis_put(analysis, ANKE_ALL, group, "sd",
                          summary->n > 1 ? summary->sd * sqrt(summary->n / (summary->n - 1)) : NAN);
    }
    anke_analysis_put_words(analysis, ANKE_ALL, group, "age_convention",
                            measures->is_full ? "full" : "exact");
}

static void put_hollow(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    const AnkeStaffPlace place = {analysis, ANKE_ALL, group};
    const AnkeHollow *hollow = &measures->hollow;
    const AnkeValley *valley = &measures->valley;
    if (measures->has_hollow) {
        const AnkeStatValue values[] = {{"hollow", hollow->index},
                                        {"hollow_lo", hollow->lo},
                                        {"hollow_hi", hollow->hi},
                                        {"hollow_z", hollow->z}};
        anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
        anke_staff_flag(&place, "hollow", hollow->flag);
    }
    if (measures->summary.n >= ANKE_AGE_MIN_STAFF) {
        const AnkeStatValue values[] = {{"valley_lo", valley->lo},
                                        {"valley_hi", valley->hi},
                                        {"valley_bottom", valley->bottom},
                                        {"valley_depth", valley->depth}};
        anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
        anke_staff_flag(&place, "valley", anke_flag_of_valley(valley->lo, valley->hi));
    }
}

static void put_distances(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    static const struct {
        const char *dissimilarity, *distance;
    } names[ANKE_N_REFERENCES] = {
        [ANKE_REFERENCE_EVEN] = {"dissimilarity_even", "age_distance_even"},
        [ANKE_REFERENCE_STATIONARY] = {"dissimilarity_stationary", "age_distance_stationary"},
        [ANKE_REFERENCE_NATIONAL] = {"dissimilarity_national", "age_distance_national"},
        [ANKE_REFERENCE_PEERS] = {"dissimilarity_peers", "age_distance_peers"},
        [ANKE_REFERENCE_PAST5] = {"dissimilarity_past5", "age_distance_past5"},
        [ANKE_REFERENCE_PAST10] = {"dissimilarity_past10", "age_distance_past10"},
    };
    for (int i = 0; i < ANKE_N_REFERENCES; i++) {
        if (measures->has_reference[i]) {
            anke_analysis_put(analysis, ANKE_ALL, group, names[i].dissimilarity,
                              measures->distance[i].dissimilarity);
            anke_analysis_put(analysis, ANKE_ALL, group, names[i].distance,
                              measures->distance[i].years);
        }
    }
}

static void put_shape(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    const AnkeAgeEvenness *evenness = &measures->evenness;
    const AnkeAgeRatios *ratios = &measures->ratios;
    const AnkeStatValue values[] = {{"evenness", evenness->evenness},
                                    {"step_mean", evenness->step_mean},
                                    {"step_max", evenness->step_max},
                                    {"step_total", evenness->step_total},
                                    {"gini", evenness->gini},
                                    {"cv", evenness->cv},
                                    {"ratio_55_per_40s", ratios->old_per_mid},
                                    {"ratio_u30_per_40s", ratios->young_per_mid},
                                    {"ratio_45_54_per_55", ratios->heirs_per_old},
                                    {"share_u30", ratios->share_young},
                                    {"share_55", ratios->share_old}};
    anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
}

/* What constant hiring would give, age by age, and the age at which the year's staff retires. */
static void put_stationary(const AnkeAnalysis *analysis, gint group, double headcount)
{
    const AnkeTable *table = analysis->table;
    const double year = anke_table_year(table, group);
    AnkeAgeStructure stationary;
    anke_references_stationary(analysis->spec->references, year, &stationary);
    anke_analysis_put(analysis, ANKE_ALL, group, "retirement_age", anke_reference_retirement(year));
    for (gint item = 0; item < (gint)table->n_items; item++) {
        AnkeAgeBand band;
        if (anke_table_item_band(table, item, &band)) {
            anke_analysis_put(analysis, item, group, "stationary",
                              anke_age_reference_persons(&stationary, &band, headcount));
        }
    }
}

static void put_year(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    if (measures->summary.n >= ANKE_AGE_MIN_STAFF) {
        anke_age_judge(analysis, group, measures);
    }
    if (group >= 0) {
        put_stationary(analysis, group, measures->summary.n);
    }
}

void anke_age_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!anke_table_is_ages(table)) {
        return;
    }
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        AnkeAgeMeasures measures;
        if (!anke_age_measure(analysis, group, &measures)) {
            continue;
        }
        put_summary(analysis, group, &measures);
        put_hollow(analysis, group, &measures);
        put_distances(analysis, group, &measures);
        put_shape(analysis, group, &measures);
        if (strcmp(table->by, "year") == 0) {
            put_year(analysis, group, &measures);
        }
    }
}
