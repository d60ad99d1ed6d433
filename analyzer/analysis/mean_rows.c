/* Of scales and numbers, on request: tests of the means and ranks of the groups of a break. */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/mann_whitney.h"
#include "analyzer/stats/means.h"
#include "analyzer/stats/ranks.h"

/* Up to so many people the exact test of two groups runs by itself. */
#define MAX_EXACT_PEOPLE 20

static void put_all(const AnkeAnalysis *analysis, const AnkeStatValue *values, gsize n_values)
{
    anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, values, n_values);
}

static void put_variances(const AnkeAnalysis *analysis, const AnkeTableCounts *counts)
{
    AnkeAnova anova = anke_means_anova(&counts->counts, counts->values);
    AnkeWelchAnova welch = anke_means_welch(&counts->counts, counts->values);
    AnkeWelchAnova levene = anke_means_levene(&counts->counts, counts->values);
    const AnkeStatValue values[] = {
        {"anova_f", anova.f},     {"anova_df1", anova.df1}, {"anova_df2", anova.df2},
        {"anova_p", anova.p},     {"eta", anova.eta},       {"eta2", anova.eta2},
        {"omega2", anova.omega2}, {"welch_f", welch.f},     {"welch_df1", welch.df1},
        {"welch_df2", welch.df2}, {"welch_p", welch.p},     {"levene_f", levene.f},
        {"levene_p", levene.p}};
    put_all(analysis, values, G_N_ELEMENTS(values));
}

static void put_exact(const AnkeAnalysis *analysis, const AnkeCounts *counts)
{
    double n = anke_counts_sum_margins(counts, NULL, NULL);
    AnkeExactUse use = analysis->spec->exact;
    if (analysis->spec->test == ANKE_TEST_MANN_WHITNEY_EXACT) {
        return; /* stands beside the verdict already */
    }
    if (use == ANKE_EXACT_ALWAYS || (use == ANKE_EXACT_BY_RULE && n <= MAX_EXACT_PEOPLE)) {
        anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "mw_exact_p",
                          anke_mann_whitney_exact(counts, analysis->spec->max_work));
    }
}

/* `first` and `second` are the columns that somebody is in. */
static void put_two_groups(const AnkeAnalysis *analysis, const AnkeTableCounts *counts, gsize first,
                           gsize second)
{
    g_autofree AnkeGroupMean *groups = g_new(AnkeGroupMean, counts->counts.n_cols);
    (void)anke_means_sum_groups(&counts->counts, counts->values, groups);
    AnkeWelchT t = anke_means_welch_t(&groups[first], &groups[second]);
    AnkeMannWhitney mw = anke_mann_whitney_test(&counts->counts);
    AnkeBrunnerMunzel bm = anke_brunner_munzel_test(&counts->counts);
    const AnkeStatValue values[] = {{"t", t.t},       {"t_df", t.df}, {"t_p", t.p},
                                    {"mw_u", mw.u},   {"mw_p", mw.p}, {"bm_t", bm.t},
                                    {"bm_df", bm.df}, {"bm_p", bm.p}};
    put_all(analysis, values, G_N_ELEMENTS(values));
    put_exact(analysis, &counts->counts);
}

void anke_mean_rows_write(const AnkeAnalysis *analysis)
{
    AnkeQuestionType type = analysis->table->type;
    if (!analysis->spec->has_all || !analysis->has_tests || analysis->is_weighted ||
        analysis->is_square || (type != ANKE_TYPE_SCALE && type != ANKE_TYPE_NUMBER)) {
        return;
    }
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_values(analysis->table, TRUE);
    g_autoptr(AnkeCrosstable) filled = anke_crosstable_new(&counts->counts);
    gsize n_groups = filled->counts.n_cols;
    if (n_groups < 2) {
        return;
    }
    put_variances(analysis, counts);
    AnkeKruskalWallis kw = anke_ranks_kruskal_wallis(&counts->counts);
    anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "epsilon2", kw.epsilon2);
    if (n_groups == 2) {
        put_two_groups(analysis, counts, filled->cols[0], filled->cols[1]);
    }
}
