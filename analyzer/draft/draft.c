#include "analyzer/draft/draft.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/draft/draft_columns.h"
#include "analyzer/draft/draft_names.h"
#include "analyzer/draft/draft_relevant.h"
#include "analyzer/draft/draft_rows.h"
#include "analyzer/draft/draft_sharing.h"

typedef struct {
    const AnkeExportSource *source;
    GPtrArray *evidence;
    AnkeRouting *routing;
    guint8 *codes;     /* of the row at hand */
    guint8 *is_ticked; /* by column and code: 0 not looked at yet, 1 no, 2 yes */
    GString *text;     /* of the cell at hand */
} Collector;

/* A choice that is not ticked is no answer. */
static guint8 code_of_tick(const Collector *collector, guint column, guint8 code, const char *cell)
{
    guint8 *is_ticked = &collector->is_ticked[(gsize)column * 256 + code];
    if (*is_ticked == 0 || code == ANKE_ROUTING_OTHER) {
        g_autofree char *folded = anke_text_folded(cell);
        *is_ticked = g_hash_table_contains(collector->source->profile->unticks, folded) ? 1 : 2;
    }
    return *is_ticked == 2 ? code : ANKE_ROUTING_BLANK;
}

/* The code of a mark sheet's 2.0 is 2. */
static const char *without_decimal(const Collector *collector, const char *cell, GString *text)
{
    if (!collector->source->profile->has_decimal_codes || !g_str_has_suffix(cell, ".0")) {
        return cell;
    }
    g_string_truncate(g_string_assign(text, cell), strlen(cell) - strlen(".0"));
    return text->str;
}

static void take_row(const char *const *cells, gpointer data)
{
    const Collector *collector = data;
    for (guint i = 0; i < collector->evidence->len; i++) {
        const char *cell = without_decimal(collector, cells[i], collector->text);
        guint8 code = anke_evidence_add(g_ptr_array_index(collector->evidence, i), cell,
                                        collector->source->profile->missing);
        gboolean is_option =
            anke_export_column_at(collector->source->columns, i)->part == ANKE_PART_OPTION;
        collector->codes[i] =
            is_option && code != ANKE_ROUTING_BLANK ? code_of_tick(collector, i, code, cell) : code;
    }
    anke_routing_add(collector->routing, collector->codes);
}

static GPtrArray *collect(AnkeExportSource *source, AnkeRouting *routing, guint64 *n_rows,
                          GError **error)
{
    g_autofree guint8 *codes = g_new0(guint8, source->columns->len + 1);
    g_autofree guint8 *is_ticked = g_new0(guint8, ((gsize)source->columns->len + 1) * 256);
    g_autoptr(GString) text = g_string_new(NULL);
    Collector collector = {source,    g_ptr_array_new_with_free_func(anke_evidence_free),
                           routing,   codes,
                           is_ticked, text};
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
    g_autoptr(AnkeRouting) routing = anke_routing_new(source->columns->len);
    g_autoptr(GPtrArray) evidence = collect(source, routing, &draft->n_rows, error);
    if (evidence == NULL) {
        return NULL;
    }
    guint min_count = options->min_count > 0 ? options->min_count : DEFAULT_MIN_COUNT;
    g_autoptr(GHashTable) offered = find_offered(evidence, min_count);
    AnkeColumnRule rule = {.rule = {min_count, options->min_count == 0, offered},
                           .joiner = source->profile->joiner};
    anke_draft_add_columns(draft, source, evidence, routing, &rule);
    if (draft->questions->len == 0) {
        AnkePlace place = {source->name, source->header_line, 0};
        anke_error_at(error, ANKE_ERROR_DATA, place, "no column has a head");
        return NULL;
    }
    anke_draft_share_lists(draft);
    anke_draft_name(draft);
    anke_routing_finish(routing);
    anke_draft_find_relevant(draft, routing, evidence);
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
