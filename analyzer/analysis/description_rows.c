/* Description of scales and numbers, for everyone and each group. */
#include <math.h>

#include "analyzer/analysis/score_bounds.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/survey_means.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/box.h"
#include "analyzer/stats/describe.h"
#include "analyzer/stats/histogram.h"

/* Sums by value, for everyone and each group. */
typedef struct {
    const AnkeAnalysis *analysis;
    AnkeTableCounts *n, *w;        /* w: NULL without weights */
    AnkeSurveyMeans *survey_means; /* NULL without weights and strata */
    AnkeScoreBounds bounds;
} Described;

static AnkeDistribution distribution_of(const Described *described, gsize col)
{
    const AnkeTableCounts *n = described->n;
    return (AnkeDistribution){n->values, n->cell + col, n->counts.n_rows, n->counts.n_cols};
}

/* People of the population for each that was asked; NaN: not known. */
static double population_ratio(const AnkeAnalysis *analysis, gint group)
{
    return anke_analysis_population(analysis, group) / anke_analysis_base(analysis, group);
}

static void put_sides(const Described *described, const AnkeTableCounts *sums, gsize col,
                      double mean)
{
    const AnkeAnalysis *analysis = described->analysis;
    gint group = sums->groups[col];
    AnkeScoreSides sides = anke_score_bounds_divide(&described->bounds, sums, col);
    if (analysis->table->type != ANKE_TYPE_SCALE) {
        return;
    }
    anke_analysis_put(analysis, ANKE_ALL, group, "score100",
                      anke_score_bounds_mark(&described->bounds, mean));
    anke_analysis_put(analysis, ANKE_ALL, group, "favourable", sides.favourable);
    if (analysis->spec->has_all) {
        anke_analysis_put(analysis, ANKE_ALL, group, "neutral", sides.neutral);
        anke_analysis_put(analysis, ANKE_ALL, group, "unfavourable", sides.unfavourable);
    }
}

/* How sure a mean is. */
typedef struct {
    double se;
    AnkeInterval range;
} Precision;

/* Of an unweighted mean; with strata it is that of the design. */
static Precision find_precision(const Described *described, gint group,
                                const AnkeDescription *description)
{
    const AnkeAnalysis *analysis = described->analysis;
    if (described->survey_means != NULL) {
        AnkeWeightedDescription in_design =
            anke_survey_means_describe(described->survey_means, group);
        return (Precision){in_design.se, in_design.mean_range};
    }
    double population = description->n * population_ratio(analysis, group);
    return (Precision){description->se, anke_description_mean_interval(description, population,
                                                                       analysis->spec->conf)};
}

static void put_more(const Described *described, gint group, const AnkeDescription *description)
{
    const AnkeAnalysis *analysis = described->analysis;
    Precision precision = find_precision(described, group, description);
    const AnkeStatValue values[] = {{"mean_lo", precision.range.lo},
                                    {"mean_hi", precision.range.hi},
                                    {"se", precision.se},
                                    {"var", description->var},
                                    {"sum", description->sum},
                                    {"skewness", description->skewness},
                                    {"kurtosis", description->kurtosis}};
    anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
}

static void put_description(const Described *described, gsize col)
{
    const AnkeAnalysis *analysis = described->analysis;
    gint group = described->n->groups[col];
    AnkeDistribution distribution = distribution_of(described, col);
    AnkeDescription description = anke_distribution_describe(&distribution);
    const AnkeStatValue values[] = {{"mean", description.mean},     {"sd", description.sd},
                                    {"min", description.min},       {"q1", description.q1},
                                    {"median", description.median}, {"q3", description.q3},
                                    {"max", description.max}};
    anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
    if (analysis->table->type == ANKE_TYPE_NUMBER) {
        AnkeTukeyBox box = anke_box_summarise(&distribution);
        anke_analysis_put(analysis, ANKE_ALL, group, "whisker_lo", box.lo);
        anke_analysis_put(analysis, ANKE_ALL, group, "whisker_hi", box.hi);
    }
    put_sides(described, described->n, col, description.mean);
    if (analysis->spec->has_all) {
        put_more(described, group, &description);
    }
}

/* The most extreme values within 1.5 times the distance of the quartiles, of people with a weight;
 * box plots need them. Weighted quartiles are values, so there are some. */
static void put_weighted_whiskers(const Described *described, gsize col,
                                  const AnkeWeightedDescription *description)
{
    const AnkeTableCounts *w = described->w;
    const double reach = 1.5 * (description->q3 - description->q1);
    double lo = NAN;
    double hi = NAN;
    for (gsize row = 0; row < w->counts.n_rows; row++) {
        const double value = w->values[row];
        const gboolean is_near =
            value >= description->q1 - reach && value <= description->q3 + reach;
        if (is_near && w->counts.cell[row * w->counts.n_cols + col] > 0) {
            lo = isnan(lo) ? value : lo;
            hi = value;
        }
    }
    anke_analysis_put(described->analysis, ANKE_ALL, w->groups[col], "whisker_lo", lo);
    anke_analysis_put(described->analysis, ANKE_ALL, w->groups[col], "whisker_hi", hi);
}

static void put_weighted_description(const Described *described, gsize col)
{
    const AnkeAnalysis *analysis = described->analysis;
    gint group = described->n->groups[col];
    AnkeWeightedDescription description =
        anke_survey_means_describe(described->survey_means, group);
    const AnkeStatValue values[] = {
        {"mean", description.mean},
        {"mean_lo", description.mean_range.lo},
        {"mean_hi", description.mean_range.hi},
        {"sd", description.sd},
        {"min", description.min},
        {"q1", description.q1},
        {"median", description.median},
        {"q3", description.q3},
        {"max", description.max},
    };
    anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
    if (analysis->table->type == ANKE_TYPE_NUMBER) {
        put_weighted_whiskers(described, col, &description);
    }
    put_sides(described, described->w, col, description.mean);
    if (analysis->spec->has_all) {
        const AnkeStatValue more[] = {
            {"se", description.se}, {"var", description.var}, {"sum", description.sum}};
        anke_analysis_put_all(analysis, ANKE_ALL, group, more, G_N_ELEMENTS(more));
    }
}

static void put_bins(const AnkeAnalysis *analysis, const AnkeDistribution *everyone)
{
    AnkeBins bins = anke_histogram_choose_bins(everyone);
    if (bins.n_bins > 0) {
        double width = bins.mantissa * pow(10, bins.exponent);
        anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "bin_start", anke_bins_edge(&bins, 0));
        anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "bin_width", width);
    }
}

static void put_descriptions(const Described *described)
{
    const AnkeAnalysis *analysis = described->analysis;
    for (gsize col = 0; col < described->n->counts.n_cols; col++) {
        if (described->w != NULL) {
            put_weighted_description(described, col);
        } else {
            put_description(described, col);
        }
        if (col == 0 && analysis->table->type == ANKE_TYPE_NUMBER) {
            AnkeDistribution everyone = distribution_of(described, col);
            put_bins(analysis, &everyone);
        }
    }
}

void anke_description_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (table->type != ANKE_TYPE_SCALE && table->type != ANKE_TYPE_NUMBER) {
        return;
    }
    g_autoptr(AnkeTableCounts) n = anke_table_counts_of_values(table, FALSE);
    g_autoptr(AnkeTableCounts) w = NULL;
    g_autoptr(AnkeSurveyMeans) survey_means = NULL;
    if (analysis->is_weighted) {
        w = anke_table_sums_of_values(table, "w", FALSE);
    }
    if (analysis->is_weighted || analysis->strata != NULL) {
        survey_means = anke_survey_means_new(analysis);
    }
    const Described described = {analysis, n, w, survey_means, anke_score_bounds_find(table)};
    put_descriptions(&described);
}
