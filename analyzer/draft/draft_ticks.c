#include "analyzer/draft/draft_ticks.h"

#include <math.h>
#include <string.h>

#include "analyzer/draft/choice_order.h"
#include "analyzer/import/column_heads.h"

/* Whether all cells of the column say that its choice is ticked or not. */
gboolean anke_draft_is_ticks(const AnkeDraftWork *work, guint column, gboolean *has_tick)
{
    const AnkeProfile *profile = work->source->profile;
    const AnkeExportColumn *export_column = anke_draft_column_at(work, column);
    g_autoptr(GPtrArray) values = anke_evidence_values(anke_draft_evidence_at(work, column));
    gboolean is_other = anke_draft_option_of(export_column) != NULL &&
                        anke_heads_is_other(anke_draft_option_of(export_column));
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        gboolean is_tick = g_hash_table_contains(profile->ticks, value->folded) ||
                           anke_draft_is_same(export_column->option, value->text) ||
                           anke_draft_is_same(export_column->option_code, value->text);
        *has_tick = *has_tick || is_tick;
        gboolean is_untick = g_hash_table_contains(profile->unticks, value->folded) ||
                             strspn(value->folded, "9-") == strlen(value->folded);
        if (!is_tick && !is_other && !is_untick) { /* 9, 99: no answer */
            return FALSE;
        }
    }
    return TRUE;
}

guint64 anke_draft_count_ticks(const AnkeDraftWork *work, guint column)
{
    guint64 n = 0;
    g_autoptr(GPtrArray) values = anke_evidence_values(anke_draft_evidence_at(work, column));
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        n += g_hash_table_contains(work->source->profile->ticks, value->folded) ? value->n : 0;
    }
    return n;
}

gboolean anke_draft_are_ticks(const AnkeDraftWork *work, const GArray *parts)
{
    gboolean has_tick = FALSE;
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        if (!anke_draft_is_ticks(work, column, &has_tick) ||
            anke_draft_option_of(anke_draft_column_at(work, column)) == NULL) {
            return FALSE;
        }
    }
    return has_tick;
}

/* Whether the columns hold ranks: 1 … k for k columns, each rank about as often. */
gboolean anke_draft_are_ranks(const AnkeDraftWork *work, const GArray *parts)
{
    const double tolerance = 0.25; /* share by which a rank may be missing */
    g_autofree guint64 *n_of_rank = g_new0(guint64, parts->len + 1);
    guint64 n_filled = 0;
    for (guint i = 0; i < parts->len; i++) {
        const AnkeEvidence *evidence = anke_draft_evidence_at(work, g_array_index(parts, guint, i));
        g_autoptr(GPtrArray) values = anke_evidence_values(evidence);
        n_filled = MAX(n_filled, evidence->n_filled);
        for (guint v = 0; v < values->len; v++) {
            const AnkeValue *value = g_ptr_array_index(values, v);
            double rank = anke_label_number(value->text);
            if (!(rank >= 1 && rank <= parts->len) || rank != floor(rank) ||
                strspn(value->folded, "0123456789.") != strlen(value->folded)) {
                return FALSE;
            }
            n_of_rank[(guint)rank - 1] += value->n;
        }
    }
    for (guint i = 0; i < parts->len; i++) {
        double distance = fabs((double)n_of_rank[i] - (double)n_filled);
        if (distance > tolerance * (double)n_filled) {
            return FALSE;
        }
    }
    return parts->len >= 3 && n_filled > 0;
}
