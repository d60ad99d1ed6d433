#include "analyzer/draft/evidence.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/routing.h"

enum { SEEN = 1 << 15, BLANK = 1 << 14 }; /* beside the kinds, in AnkeSpelling.kind */

AnkeEvidence *anke_evidence_new(void)
{
    AnkeEvidence *evidence = g_new0(AnkeEvidence, 1);
    evidence->counts = anke_value_counts_new();
    evidence->min = NAN;
    evidence->max = NAN;
    return evidence;
}

static gboolean is_missing(const char *text, GHashTable *missing)
{
    g_autofree char *folded = anke_text_folded(text);
    return *folded == '\0' || (missing != NULL && g_hash_table_contains(missing, folded));
}

static guint look_at(AnkeEvidence *evidence, const char *text, GHashTable *missing)
{
    double value = NAN;
    const char *unit = NULL;
    if (is_missing(text, missing)) {
        return BLANK;
    }
    guint kind = anke_cell_kind(text, &value, &unit);
    if (kind & ANKE_CELL_NUMBER) {
        evidence->min = fmin(evidence->min, value);
        evidence->max = fmax(evidence->max, value);
        evidence->unit = evidence->unit != NULL ? evidence->unit : unit;
    }
    return kind;
}

static void add_piece(const char *piece, gpointer data)
{
    (void)anke_value_counts_add(data, piece, 1);
}

/* A value beyond those that are kept. */
static void add_beyond(AnkeEvidence *evidence, const char *text)
{
    if (!evidence->is_beyond) {
        evidence->is_beyond = TRUE;
        g_autoptr(GPtrArray) values = anke_evidence_values(evidence);
        evidence->joiner = anke_joiner_infer(values, NULL, FALSE);
        evidence->pieces = evidence->joiner != NULL ? anke_value_counts_new() : NULL;
    }
    if (evidence->joiner != NULL) {
        anke_joiner_split(evidence->joiner, text, add_piece, evidence->pieces);
    }
}

guint8 anke_evidence_add(AnkeEvidence *evidence, const char *text, GHashTable *missing)
{
    evidence->n_rows++;
    if (*text == '\0') {
        return ANKE_ROUTING_BLANK;
    }
    AnkeSpelling *spelling = anke_value_counts_add(evidence->counts, text, 1);
    guint kind = spelling != NULL ? spelling->kind : 0;
    if ((kind & SEEN) == 0) {
        kind = look_at(evidence, text, missing) | SEEN;
    }
    if (spelling != NULL) {
        spelling->kind = kind;
    }
    if (kind & BLANK) {
        return ANKE_ROUTING_BLANK;
    }
    if (spelling == NULL) {
        add_beyond(evidence, text);
    }
    evidence->n_filled++;
    for (guint bit = 0; bit < 14; bit++) {
        evidence->n_of[bit] += (kind >> bit) & 1;
    }
    guint order = spelling != NULL ? spelling->order : ANKE_ROUTING_OTHER;
    return (guint8)MIN(order + 1, ANKE_ROUTING_OTHER);
}

static void merge_counts(AnkeValueCounts *into, const AnkeValueCounts *from)
{
    for (guint i = 0; i < anke_value_counts_n_spellings(from); i++) {
        const AnkeSpelling *spelling = anke_value_counts_spelling(from, i);
        AnkeSpelling *kept = anke_value_counts_add(into, spelling->text, spelling->n);
        if (kept != NULL) {
            kept->kind = spelling->kind;
        }
    }
}

void anke_evidence_merge(AnkeEvidence *evidence, const AnkeEvidence *from)
{
    evidence->n_rows += from->n_rows;
    evidence->n_filled += from->n_filled;
    for (gsize bit = 0; bit < G_N_ELEMENTS(evidence->n_of); bit++) {
        evidence->n_of[bit] += from->n_of[bit];
    }
    evidence->min = fmin(evidence->min, from->min);
    evidence->max = fmax(evidence->max, from->max);
    evidence->unit = evidence->unit != NULL ? evidence->unit : from->unit;
    evidence->is_beyond |= from->is_beyond;
    merge_counts(evidence->counts, from->counts);
}

GPtrArray *anke_evidence_values(const AnkeEvidence *evidence)
{
    GPtrArray *values = anke_value_counts_values(evidence->counts);
    for (guint i = values->len; i-- > 0;) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        if (value->kind & BLANK) {
            g_ptr_array_remove_index(values, i);
        }
    }
    return values;
}

double anke_evidence_share(const AnkeEvidence *evidence, AnkeCellKind kind)
{
    guint bit = 0;
    while (((guint)kind >> bit) > 1) {
        bit++;
    }
    return evidence->n_filled > 0 ? (double)evidence->n_of[bit] / (double)evidence->n_filled : 0;
}

void anke_evidence_free(gpointer data)
{
    AnkeEvidence *evidence = data;
    if (evidence != NULL) {
        anke_value_counts_free(evidence->counts);
        anke_value_counts_free(evidence->pieces);
        anke_joiner_free(evidence->joiner);
        g_free(evidence);
    }
}
