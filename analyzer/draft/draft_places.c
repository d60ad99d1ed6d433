#include "analyzer/draft/draft_places.h"

#include <math.h>
#include <string.h>

#include "analyzer/draft/draft_stated.h"
#include "analyzer/draft/place_facts.h"
#include "analyzer/import/numbered_heads.h"

/* Chance gives no pair at all where ten are expected once in 22,000 times (exp(-10)). */
static const double certain_pairs = 10;

enum { MIN_CHOICES = 3 };

/* A head that names a place: 1位. */
static gboolean names_place(const AnkeExportColumn *column)
{
    return column->option != NULL && anke_export_column_place(column->option) > 0;
}

gboolean anke_draft_are_places(const AnkeDraftWork *work, const GArray *parts)
{
    const double tolerance = 0.1;
    if (names_place(anke_draft_column_at(work, g_array_index(parts, guint, 0)))) {
        return TRUE;
    }
    AnkePlaceFacts facts = anke_place_facts(work, parts);
    return (double)facts.n_same <= tolerance * facts.n_expected;
}

/* Marks are read from the top of a sheet down, so their codes rise; ranks do not, nor do questions of
 * their own. A mark sheet needs no proof. */
static gboolean are_marks(const AnkeDraftWork *work, const GArray *columns,
                          const AnkePlaceFacts *facts)
{
    gboolean is_sheet = work->source->profile->has_decimal_codes && facts->n_rising > 0;
    return !names_place(anke_draft_column_at(work, g_array_index(columns, guint, 0))) &&
           isfinite(facts->max) && facts->n_same + facts->n_falling == 0 &&
           (is_sheet || facts->n_expected + facts->n_falls >= certain_pairs);
}

void anke_draft_fill_places(AnkeDraftWork *work, AnkeDraftQuestion *question)
{
    guint first = g_array_index(question->columns, guint, 0);
    AnkePlaceFacts facts = anke_place_facts(work, question->columns);
    AnkeEvidence *pooled = anke_draft_pool(work, question->columns);
    g_autoptr(GPtrArray) values = anke_evidence_values(pooled);
    question->type =
        are_marks(work, question->columns, &facts) ? ANKE_ANSWER_MULTIPLE : ANKE_ANSWER_RANK;
    question->list = anke_draft_list_from_stated(anke_draft_column_at(work, first)->choices, values,
                                                 &work->rule->rule);
    if (question->list == NULL) {
        question->list =
            anke_draft_list_from_values(values, pooled->n_filled, &work->rule->rule, FALSE, NULL);
    }
    g_ptr_array_add(work->draft->lists, question->list);
    anke_evidence_free(pooled);
}

/* Numbered columns */

/* Ranks of which the largest is the number of columns may be those of the columns, not choices. */
static gboolean are_ranks(const GArray *columns, const AnkePlaceFacts *facts)
{
    return facts->n_same == 0 && facts->n_expected >= certain_pairs && facts->shares_values &&
           facts->max > columns->len;
}

/* Numbers are codes on mark sheets only: elsewhere they may be amounts, such as ages of children. */
static gboolean are_certain(const AnkeDraftWork *work, const GArray *columns)
{
    AnkePlaceFacts facts = anke_place_facts(work, columns);
    gboolean is_sheet = work->source->profile->has_decimal_codes;
    gboolean are_rising = is_sheet && are_marks(work, columns, &facts) &&
                          facts.n_expected + facts.n_falls >= certain_pairs;
    return facts.is_from_left && facts.n_values >= MIN_CHOICES &&
           (is_sheet || !facts.has_numbers) && (are_rising || are_ranks(columns, &facts));
}

/* The heads as a source A|B|C; NULL: they cannot be listed. */
static char *list_heads(const AnkeDraftWork *work, const GArray *columns)
{
    g_autoptr(GString) heads = g_string_new(NULL);
    for (guint i = 0; i < columns->len; i++) {
        const char *head = anke_draft_column_at(work, g_array_index(columns, guint, i))->head;
        guint n_same = 0;
        for (guint c = 0; c < work->source->columns->len; c++) {
            n_same += anke_draft_is_same(head, anke_draft_column_at(work, c)->head) ? 1 : 0;
        }
        if (n_same > 1 || strchr(head, '|') != NULL) {
            return NULL;
        }
        g_string_append_printf(heads, "%s%s", i > 0 ? "|" : "", head);
    }
    return g_strdup(heads->str);
}

gboolean anke_draft_add_numbered(AnkeDraftWork *work, guint first)
{
    guint n = anke_numbered_run(work->source->columns, first);
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = first; i < first + n; i++) {
        if (!work->is_done[i]) {
            g_array_append_val(columns, i);
        }
    }
    g_autofree char *source = n > 0 && columns->len == n ? list_heads(work, columns) : NULL;
    if (source == NULL || !are_certain(work, columns)) {
        return FALSE;
    }
    const char *head = anke_draft_column_at(work, first)->head;
    guint number = 0;
    g_autofree char *stem = g_strndup(head, anke_numbered_stem(head, &number));
    anke_draft_fill_places(work, anke_draft_add_joint_question(work, columns, stem, source));
    for (guint i = first; i < first + n; i++) {
        work->is_done[i] = TRUE;
    }
    return TRUE;
}
