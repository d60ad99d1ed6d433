/*
 * Letters of columns: each group has one, and a cell names the groups that it exceeds; small at
 * .05, capital at .01.
 */
#include <math.h>

#include "analyzer/analysis/column_pairs.h"
#include "analyzer/analysis/sections.h"

#define LOOSE_LEVEL 0.05
#define STRICT_LEVEL 0.01
#define N_LETTERS 26

/* A ... Z, AA, AB ... */
static void append_letter(GString *text, gsize column, char first)
{
    if (column >= N_LETTERS) {
        append_letter(text, column / N_LETTERS - 1, first);
    }
    g_string_append_c(text, (char)(first + column % N_LETTERS));
}

static void put_text(const AnkeAnalysis *analysis, gint item, gint group, const char *stat,
                     const char *text)
{
    anke_stream_writer_text(analysis->writer, anke_analysis_item(analysis, item),
                            anke_analysis_group(analysis, group), stat, text);
}

static void put_letter_of_groups(const AnkeColumnPairs *pairs)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (gsize column = 0; column < pairs->n_columns; column++) {
        g_string_truncate(text, 0);
        append_letter(text, column, 'A');
        put_text(pairs->analysis, ANKE_ALL, pairs->groups[column], "letter", text->str);
    }
}

/* Names of one letter stand side by side, longer ones would not be told apart. */
static void append_exceeded(GString *text, const AnkeColumnPairs *pairs, gsize column, double p)
{
    if (text->len > 0 && pairs->n_columns > N_LETTERS) {
        g_string_append_c(text, ' ');
    }
    append_letter(text, column, p < STRICT_LEVEL ? 'A' : 'a');
}

/* The row that was compared last. */
static void put_letters_of_row(const AnkeColumnPairs *pairs, gint item)
{
    g_autoptr(GPtrArray) texts = g_ptr_array_new_full((guint)pairs->n_columns, NULL);
    for (gsize column = 0; column < pairs->n_columns; column++) {
        g_ptr_array_add(texts, g_string_new(NULL));
    }
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        gsize first, second;
        anke_column_pairs_find(pairs, pair, &first, &second);
        if (pairs->p_adj[pair] < LOOSE_LEVEL) {
            gsize larger = pairs->diff[pair] > 0 ? first : second;
            append_exceeded(g_ptr_array_index(texts, larger), pairs, first + second - larger,
                            pairs->p_adj[pair]);
        }
    }
    for (gsize column = 0; column < pairs->n_columns; column++) {
        GString *text = g_ptr_array_index(texts, column);
        if (text->len > 0) {
            put_text(pairs->analysis, item, pairs->groups[column], "letters", text->str);
        }
        g_string_free(text, TRUE);
    }
}

/* Why there are no letters, where one would expect some. */
static void put_reason(const AnkeAnalysis *analysis)
{
    const gboolean is_overlapping = analysis->table->by_type == ANKE_TYPE_MULTIPLE;
    if (is_overlapping && anke_column_pairs_apply(analysis)) {
        const AnkeVerdictRow row = {.item = ANKE_ALL,
                                    .test = "none",
                                    .p = NAN,
                                    .note = "区分が重なり、重なる人数がないため列を比較しない"};
        anke_analysis_put_verdict(analysis, &row);
    }
}

void anke_letter_rows_write(const AnkeAnalysis *analysis)
{
    if (!analysis->spec->has_letters) {
        return;
    }
    g_autoptr(AnkeColumnPairs) pairs = anke_column_pairs_new(analysis, FALSE);
    if (pairs == NULL) {
        put_reason(analysis);
        return;
    }
    put_letter_of_groups(pairs);
    if (anke_column_pairs_have_means(pairs)) {
        anke_column_pairs_compare_means(pairs);
        put_letters_of_row(pairs, ANKE_ALL);
    }
    for (gint item = 0; item < (gint)analysis->table->n_items; item++) {
        if (anke_column_pairs_have_item(pairs, item)) {
            anke_column_pairs_compare_shares(pairs, item);
            put_letters_of_row(pairs, item);
        }
    }
}
