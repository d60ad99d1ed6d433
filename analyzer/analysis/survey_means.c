#include "analyzer/analysis/survey_means.h"

#include <math.h>

#include "analyzer/analysis/design.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/strata.h"
#include "analyzer/stats/tails.h"

/* Sums by value: people, weights, squared weights. */
typedef struct {
    AnkeTableCounts *n, *w, *w2;
} ValueSums;

struct AnkeSurveyMeans {
    const AnkeAnalysis *analysis;
    AnkeDesign *design; /* NULL: no strata */
    ValueSums sums;     /* of the table */
    ValueSums strata;   /* of its companion */
};

/* Without weights everybody has 1. */
static void read_sums(ValueSums *sums, const AnkeTable *table)
{
    const gboolean is_weighted = anke_table_has(table, "w");
    sums->n = anke_table_sums_of_values(table, "n", FALSE);
    sums->w = anke_table_sums_of_values(table, is_weighted ? "w" : "n", FALSE);
    sums->w2 = anke_table_sums_of_values(table, is_weighted ? "w2" : "n", FALSE);
}

static void clear_sums(ValueSums *sums)
{
    anke_table_counts_free(sums->n);
    anke_table_counts_free(sums->w);
    anke_table_counts_free(sums->w2);
}

AnkeSurveyMeans *anke_survey_means_new(const AnkeAnalysis *analysis)
{
    AnkeSurveyMeans *means = g_new0(AnkeSurveyMeans, 1);
    means->analysis = analysis;
    read_sums(&means->sums, analysis->table);
    means->design = anke_design_new(analysis);
    if (means->design != NULL) {
        read_sums(&means->strata, analysis->strata);
    }
    return means;
}

void anke_survey_means_free(AnkeSurveyMeans *means)
{
    if (means != NULL) {
        clear_sums(&means->sums);
        clear_sums(&means->strata);
        anke_design_free(means->design);
        g_free(means);
    }
}

/* Sums of a group by stratum and value. */
typedef struct {
    double *w, *w2;
    double n;           /* people with an answer */
    gsize n_strata_met; /* strata that they are in */
} DomainSums;

/* Adds the people of one column of the companion (its groups stand behind the total). */
static double add_column(DomainSums *domain, const ValueSums *sums, gsize stratum, gint group)
{
    gsize n_values = sums->n->counts.n_rows, n_cols = sums->n->counts.n_cols;
    double n = 0;
    for (gsize row = 0; row < n_values; row++) {
        gsize from = row * n_cols + (gsize)group + 1, to = stratum * n_values + row;
        domain->w[to] += sums->w->cell[from];
        domain->w2[to] += sums->w2->cell[from];
        n += sums->n->cell[from];
    }
    return n;
}

static DomainSums sum_domain(const AnkeSurveyMeans *means, gint group)
{
    gsize n_strata = anke_design_n_strata(means->design);
    gint n_groups = (gint)MAX(means->analysis->table->n_groups, 1);
    gsize n_sums = n_strata * means->strata.n->counts.n_rows + 1;
    DomainSums domain = {g_new0(double, n_sums), g_new0(double, n_sums), 0, 0};
    for (gsize stratum = 0; stratum < n_strata; stratum++) {
        double n = 0;
        for (gint i = 0; i < n_groups; i++) {
            gint at = anke_design_find_group(means->design, stratum, i);
            if (at >= 0 && (group < 0 || group == i)) {
                n += add_column(&domain, &means->strata, stratum, at);
            }
        }
        domain.n += n;
        domain.n_strata_met += n > 0 ? 1 : 0;
    }
    return domain;
}

/* Whether people stand in several groups, so that those of all groups are not everyone. */
static gboolean has_overlap(const AnkeAnalysis *analysis, gint group)
{
    const AnkeTable *table = analysis->table;
    return group < 0 && table->n_groups > 0 && table->by_type == ANKE_TYPE_MULTIPLE;
}

static void take_design(const AnkeSurveyMeans *means, gint group,
                        AnkeWeightedDescription *description)
{
    DomainSums domain = sum_domain(means, group);
    const AnkeScoreSums sums = {.strata = anke_design_strata(means->design),
                                .n_strata = anke_design_n_strata(means->design),
                                .scores = means->strata.n->values,
                                .n_scores = means->strata.n->counts.n_rows,
                                .w = domain.w,
                                .w2 = domain.w2};
    double se = sqrt(anke_strata_mean(&sums).variance);
    double df = domain.n - (double)domain.n_strata_met;
    double level = means->analysis->spec->conf;
    if (!isnan(se) && df > 0) {
        double reach = se * anke_tail_t_quantile((1 - level) / 2, df);
        description->se = se;
        description->mean_range.lo = description->mean - reach;
        description->mean_range.hi = description->mean + reach;
    }
    g_free(domain.w);
    g_free(domain.w2);
}

AnkeWeightedDescription anke_survey_means_describe(const AnkeSurveyMeans *means, gint group)
{
    const AnkeAnalysis *analysis = means->analysis;
    const AnkeTableCounts *n = means->sums.n;
    gsize col = (gsize)group + 1;
    const AnkeWeightedDistribution distribution = {
        .values = n->values,
        .counts = n->cell + col,
        .weights = means->sums.w->cell + col,
        .weight_squares = means->sums.w2->cell + col,
        .n_values = n->counts.n_rows,
        .stride = n->counts.n_cols,
    };
    /* n/N of those who answered is that of the base */
    const AnkeWeightedSpec spec = {1 - anke_analysis_base(analysis, group) /
                                           anke_analysis_population(analysis, group),
                                   analysis->spec->conf};
    AnkeWeightedDescription description = anke_weighted_describe(&distribution, &spec);
    if (means->design != NULL && !has_overlap(analysis, group)) {
        take_design(means, group, &description);
    }
    return description;
}
