/*
 * Association and trend over groups that stand in order. With --all.
 *
 * A scale by ordered groups: measures of concordance, correlations, linear association and
 * Jonckheere-Terpstra; a number: correlations and Jonckheere-Terpstra; two answers, or a choice
 * ticked or not: Cochran-Armitage.
 */
#include "analyzer/analysis/curves.h"
#include "analyzer/analysis/ordered_table.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/stats/correlation.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/ordinal.h"
#include "analyzer/stats/trend_groups.h"

static gboolean is_filled(const AnkeCounts *counts)
{
    const AnkeIndependence independence = anke_independence_test(counts);
    return independence.n_rows >= 2 && independence.n_cols >= 2;
}

static void put_measures(const AnkeAnalysis *analysis, const AnkeOrderedTable *ordered)
{
    const AnkeOrdinal measures = anke_ordinal_measure(&ordered->counts);
    const AnkeChiSquare linear =
        anke_independence_linear(&ordered->counts, ordered->row_values, ordered->col_values);
    const AnkeStatValue values[] = {
        {"linear", linear.chisq},
        {"linear_p", linear.p},
        {"gamma", measures.gamma.value},
        {"gamma_ase", measures.gamma.ase},
        {"tau_b", measures.tau_b.value},
        {"tau_b_ase", measures.tau_b.ase},
        {"tau_c", measures.tau_c.value},
        {"tau_c_ase", measures.tau_c.ase},
        {"somers_r", measures.somers_r.value},
        {"somers_r_ase", measures.somers_r.ase},
        {"somers_c", measures.somers_c.value},
        {"somers_c_ase", measures.somers_c.ase},
        {"somers_s", measures.somers_s.value},
        {"somers_s_ase", measures.somers_s.ase},
    };
    anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, values, G_N_ELEMENTS(values));
}

/* The curves write Pearson's correlation beside their line. */
static gboolean is_with_line(const AnkeAnalysis *analysis)
{
    return analysis->spec->has_curves && analysis->table->type == ANKE_TYPE_NUMBER &&
           anke_curves_has_line(analysis->table);
}

static void put_correlations(const AnkeAnalysis *analysis, const AnkeOrderedTable *ordered)
{
    const AnkeCorrelation spearman = anke_correlation_spearman(&ordered->counts);
    const AnkeCorrelation pearson =
        anke_correlation_pearson(&ordered->counts, ordered->row_values, ordered->col_values);
    const AnkeStatValue values[] = {
        {"spearman", spearman.r},
        {"spearman_p", spearman.p},
        {"kendall_p", anke_correlation_kendall(&ordered->counts).p},
        {"pearson", pearson.r},
        {"pearson_p", pearson.p},
    };
    const gsize n_values = G_N_ELEMENTS(values) - (is_with_line(analysis) ? 2 : 0);
    anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, values, n_values);
}

static void put_scale(const AnkeAnalysis *analysis)
{
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_values(analysis->table, TRUE);
    g_autoptr(AnkeOrderedTable) ordered = anke_ordered_table_new(analysis->table, counts);
    if (!is_filled(&ordered->counts)) {
        return;
    }
    if (analysis->table->type == ANKE_TYPE_SCALE) {
        put_measures(analysis, ordered);
    }
    put_correlations(analysis, ordered);
    const AnkeTrend jonckheere = anke_trend_jonckheere(&ordered->counts);
    anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "jt_z", jonckheere.z);
    anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "jt_p", jonckheere.p);
}

static void put_trend(const AnkeAnalysis *analysis, gint item, const AnkeTableCounts *counts)
{
    g_autoptr(AnkeOrderedTable) ordered = anke_ordered_table_new(analysis->table, counts);
    if (anke_independence_test(&ordered->counts).n_rows == 2 && is_filled(&ordered->counts)) {
        const AnkeTrend trend = anke_trend_cochran_armitage(&ordered->counts, ordered->col_values);
        anke_analysis_put(analysis, item, ANKE_ALL, "trend_z", trend.z);
        anke_analysis_put(analysis, item, ANKE_ALL, "trend_p", trend.p);
    }
}

static void put_trends_of_ticks(const AnkeAnalysis *analysis)
{
    for (guint item = 0; item < analysis->table->n_items; item++) {
        if (analysis->table->items[item].type == ANKE_ITEM_CHOICE) {
            g_autoptr(AnkeTableCounts) counts =
                anke_table_counts_of_tick(analysis->table, (gint)item);
            put_trend(analysis, (gint)item, counts);
        }
    }
}

void anke_ordinal_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!analysis->spec->has_all || !analysis->has_tests || analysis->is_weighted ||
        analysis->is_square || !anke_table_has_ordered_groups(table)) {
        return;
    }
    if (table->type == ANKE_TYPE_MULTIPLE) {
        put_trends_of_ticks(analysis);
        return;
    }
    if (table->type == ANKE_TYPE_SCALE || table->type == ANKE_TYPE_NUMBER) {
        put_scale(analysis);
    }
    if (table->type != ANKE_TYPE_NUMBER) {
        g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(table);
        put_trend(analysis, ANKE_ALL, counts);
    }
}
