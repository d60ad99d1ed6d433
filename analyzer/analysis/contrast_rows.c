/* The table B*B: each pair of groups, their difference, its interval and test. */
#include <math.h>

#include "analyzer/analysis/column_pairs.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/multiplicity.h"
#include "analyzer/stats/ranks.h"
#include "analyzer/stats/tails.h"

static char **label_pairs(const AnkeColumnPairs *pairs)
{
    char **labels = g_new0(char *, pairs->n_pairs + 1);
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        gsize first, second;
        anke_column_pairs_find(pairs, pair, &first, &second);
        labels[pair] =
            g_strconcat(anke_analysis_group(pairs->analysis, pairs->groups[first]), " / ",
                        anke_analysis_group(pairs->analysis, pairs->groups[second]), NULL);
    }
    return labels;
}

/* The row that was compared last. */
static void put_row(const AnkeColumnPairs *pairs, gint item, char *const *labels)
{
    AnkeStreamWriter *writer = pairs->analysis->writer;
    const char *label = anke_analysis_item(pairs->analysis, item);
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        anke_stream_writer_number(writer, label, labels[pair], "diff", pairs->diff[pair]);
        anke_stream_writer_number(writer, label, labels[pair], "diff_lo", pairs->lo[pair]);
        anke_stream_writer_number(writer, label, labels[pair], "diff_hi", pairs->hi[pair]);
        anke_stream_writer_number(writer, label, labels[pair], "diff_p", pairs->p[pair]);
        anke_stream_writer_number(writer, label, labels[pair], "diff_p_adj", pairs->p_adj[pair]);
    }
}

static void put_dunn(const AnkeColumnPairs *pairs, char *const *labels)
{
    const AnkeAnalysis *analysis = pairs->analysis;
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_values(analysis->table, TRUE);
    g_autofree double *z = g_new(double, pairs->n_pairs);
    g_autofree double *p = g_new(double, pairs->n_pairs);
    anke_ranks_dunn(&counts->counts, z);
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        p[pair] = anke_tail_normal_two_sided(z[pair]);
    }
    anke_multiplicity_adjust(p, pairs->n_pairs, analysis->spec->adjust);
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        anke_stream_writer_number(analysis->writer, "", labels[pair], "dunn_z", z[pair]);
        anke_stream_writer_number(analysis->writer, "", labels[pair], "dunn_p_adj", p[pair]);
    }
}

void anke_contrast_rows_write(const AnkeAnalysis *analysis)
{
    if (!analysis->spec->has_all) {
        return;
    }
    g_autoptr(AnkeColumnPairs) pairs = anke_column_pairs_new(analysis, TRUE);
    if (pairs == NULL) {
        return;
    }
    g_auto(GStrv) labels = label_pairs(pairs);
    if (anke_column_pairs_have_means(pairs)) {
        anke_column_pairs_compare_means(pairs);
        put_row(pairs, ANKE_ALL, labels);
        if (!analysis->is_weighted && !pairs->has_overlap) {
            put_dunn(pairs, labels);
        }
    }
    for (gint item = 0; item < (gint)analysis->table->n_items; item++) {
        if (anke_column_pairs_have_item(pairs, item)) {
            anke_column_pairs_compare_shares(pairs, item);
            put_row(pairs, item, labels);
        }
    }
}
