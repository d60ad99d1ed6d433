#include "analyzer/draft/draft.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/draft/draft_columns.h"
#include "analyzer/draft/draft_names.h"
#include "analyzer/draft/draft_rows.h"
#include "analyzer/draft/draft_sharing.h"

typedef struct {
    const AnkeExportSource *source;
    GPtrArray *evidence;
} Collector;

static void take_row(const char *const *cells, gpointer data)
{
    const Collector *collector = data;
    for (guint i = 0; i < collector->evidence->len; i++) {
        anke_evidence_add(g_ptr_array_index(collector->evidence, i), cells[i],
                          collector->source->profile->missing);
    }
}

static GPtrArray *collect(AnkeExportSource *source, guint64 *n_rows, GError **error)
{
    Collector collector = {source, g_ptr_array_new_with_free_func(anke_evidence_free)};
    for (guint i = 0; i < source->columns->len; i++) {
        g_ptr_array_add(collector.evidence, anke_evidence_new());
    }
    if (!anke_draft_rows_read(source, take_row, &collector, n_rows, error)) {
        g_clear_pointer(&collector.evidence, g_ptr_array_unref);
    }
    return collector.evidence;
}

enum { DEFAULT_MIN_COUNT = 2, MAX_OFFERED_VALUES = 60 };

/* Whole cells that are frequent in some column, as choices are. */
static GHashTable *find_offered(const GPtrArray *evidence, guint min_count)
{
    GHashTable *offered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < evidence->len; i++) {
        g_autoptr(GPtrArray) values = anke_evidence_values(g_ptr_array_index(evidence, i));
        for (guint v = 0; values->len <= MAX_OFFERED_VALUES && v < values->len; v++) {
            const AnkeValue *value = g_ptr_array_index(values, v);
            if (value->n >= min_count) {
                g_hash_table_add(offered, g_strdup(value->folded));
            }
        }
    }
    return offered;
}

AnkeDraft *anke_draft_make(AnkeExportSource *source, const AnkeDraftOptions *options,
                           GError **error)
{
    g_autoptr(AnkeDraft) draft = g_new0(AnkeDraft, 1);
    draft->questions = g_ptr_array_new_with_free_func(anke_draft_question_free);
    draft->lists = g_ptr_array_new_with_free_func(anke_draft_list_free);
    g_autoptr(GPtrArray) evidence = collect(source, &draft->n_rows, error);
    if (evidence == NULL) {
        return NULL;
    }
    guint min_count = options->min_count > 0 ? options->min_count : DEFAULT_MIN_COUNT;
    g_autoptr(GHashTable) offered = find_offered(evidence, min_count);
    AnkeColumnRule rule = {.rule = {min_count, options->min_count == 0, offered},
                           .joiner = source->profile->joiner};
    anke_draft_add_columns(draft, source, evidence, &rule);
    if (draft->questions->len == 0) {
        AnkePlace place = {source->name, source->header_line, 0};
        anke_error_at(error, ANKE_ERROR_DATA, place, "no column has a head");
        return NULL;
    }
    anke_draft_share_lists(draft);
    anke_draft_name(draft);
    return g_steal_pointer(&draft);
}

void anke_draft_free(AnkeDraft *draft)
{
    if (draft != NULL) {
        g_ptr_array_unref(draft->questions);
        g_ptr_array_unref(draft->lists);
        g_free(draft);
    }
}
