#include "analyzer/analysis/stat_names.h"

#include <stdlib.h>
#include <string.h>

static const char *const own_names[] = {
    /* sorted by bytes, one a line */
    // clang-format off
    "adjres",
    "anova_df1",
    "anova_df2",
    "anova_f",
    "anova_p",
    "base",
    "bin_start",
    "bin_width",
    "bm_df",
    "bm_p",
    "bm_t",
    "chisq",
    "chisq_df",
    "chisq_p",
    "ci",
    "cramers_v_corrected",
    "diff",
    "diff_hi",
    "diff_lo",
    "diff_p",
    "diff_p_adj",
    "dunn_p_adj",
    "dunn_z",
    "effect",
    "effect_size",
    "epsilon2",
    "eta",
    "eta2",
    "expected",
    "favourable",
    "fisher_p",
    "kurtosis",
    "kw_df",
    "kw_h",
    "kw_p",
    "letter",
    "letters",
    "levene_f",
    "levene_p",
    "low_expected",
    "max",
    "mc_b",
    "mc_p",
    "mc_p_hi",
    "mc_p_lo",
    "mc_seed",
    "mean",
    "mean_hi",
    "mean_lo",
    "median",
    "min",
    "mw_exact_p",
    "mw_p",
    "mw_u",
    "neutral",
    "omega2",
    "p",
    "p_adj",
    "p_hi",
    "p_lo",
    "p_ticks",
    "q1",
    "q3",
    "score100",
    "sd",
    "se",
    "skewness",
    "sum",
    "t",
    "t_df",
    "t_p",
    "test",
    "test_p",
    "unfavourable",
    "var",
    "welch_df1",
    "welch_df2",
    "welch_f",
    "welch_p",
    "whisker_hi",
    "whisker_lo",
    // clang-format on
};

static int compare_names(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

gboolean anke_stat_is_own(const AnkeTable *table, const char *stat)
{
    if (g_str_has_prefix(stat, "diff") && strchr(table->by, '*') == NULL) {
        return FALSE;
    }
    return bsearch(stat, own_names, G_N_ELEMENTS(own_names), sizeof own_names[0], compare_names) !=
           NULL;
}

gboolean anke_stat_is_own_note(const AnkeTable *table, const AnkeTableRow *row)
{
    return strcmp(row->stat, "note") == 0 &&
           anke_table_row(table, "test", row->item, row->group) != NULL;
}
