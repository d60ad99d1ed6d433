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

enum { DEFAULT_MIN_COUNT = 2 };

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
    AnkeColumnRule rule = {
        .rule = {options->min_count > 0 ? options->min_count : DEFAULT_MIN_COUNT,
                 options->min_count == 0},
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
