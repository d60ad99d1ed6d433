#include "charts/spec/chart_input.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

/* What the search knows. */
typedef struct {
    const GPtrArray *tables;
    const AnkeChartOrder *order;
    const char *stream;
} Search;

static const AnkeTable *find_panel(const Search *search, const char *name)
{
    for (guint i = 0; i < search->tables->len; i++) {
        const AnkeTable *table = g_ptr_array_index(search->tables, i);
        if (anke_chart_order_matches_panel(search->order, name, table)) {
            return table;
        }
    }
    return NULL;
}

static gboolean report_missing(const Search *search, const char *question, GError **error)
{
    const char *by = search->order->by;
    g_autofree char *name = anke_text_quote(question, -1);
    g_autofree char *broken = anke_text_quote(by, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: no table of the question \"%s\"%s%s%s",
                          search->stream, name, *by == '\0' ? " without a break" : " by \"", broken,
                          *by == '\0' ? "" : "\"");
}

static gboolean find_panels(const Search *search, AnkeChartFound *found, GError **error)
{
    g_auto(GStrv) names = anke_chart_order_panels(search->order);
    found->panels = g_ptr_array_new();
    for (guint i = 0; names[i] != NULL; i++) {
        const AnkeTable *panel = find_panel(search, names[i]);
        if (panel == NULL) {
            return report_missing(search, names[i], error);
        }
        g_ptr_array_add(found->panels, (gpointer)panel);
    }
    found->input.panels = (const AnkeTable *const *)found->panels->pdata;
    found->input.n_panels = found->panels->len;
    return TRUE;
}

static gboolean find_waves(const Search *search, AnkeChartFound *found, GError **error)
{
    found->waves = g_ptr_array_new();
    for (guint i = 0; i < search->tables->len; i++) {
        const AnkeTable *table = g_ptr_array_index(search->tables, i);
        if (anke_chart_order_matches(search->order, table)) {
            g_ptr_array_add(found->waves, (gpointer)table);
        }
    }
    if (found->waves->len == 0) {
        return report_missing(search, search->order->question, error);
    }
    found->input.table = g_ptr_array_index(found->waves, 0);
    found->input.waves = (const AnkeTable *const *)found->waves->pdata;
    found->input.n_waves = found->waves->len;
    return TRUE;
}

/* What was before a projection, where the stream has it in the wave of the table. */
static void find_past(const Search *search, AnkeChartFound *found)
{
    const AnkeTable *shown = g_ptr_array_index(found->waves, 0);
    for (guint i = 0; i < search->tables->len && found->input.past == NULL; i++) {
        const AnkeTable *table = g_ptr_array_index(search->tables, i);
        if (anke_chart_order_matches_past(search->order, table) &&
            strcmp(table->wave, shown->wave) == 0) {
            found->input.past = table;
        }
    }
}

static gboolean choose_kind(const Search *search, AnkeChartFound *found, GError **error)
{
    const AnkeTable *table = g_ptr_array_index(found->waves, 0);
    g_autofree char *question = anke_text_quote(table->question, -1);
    found->kind =
        search->order->kind != NULL ? search->order->kind : anke_chart_kind_default(table);
    if (found->kind == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "no kind of chart suggests itself for \"%s\": --kind expected",
                              question);
    }
    return found->waves->len < 2 || anke_chart_kind_takes_waves(found->kind) ||
           anke_error_set(error, ANKE_ERROR_USAGE,
                          "\"%s\" stands in several waves: choose one with --wave", question);
}

gboolean anke_chart_input_find(const GPtrArray *tables, const AnkeChartOrder *order,
                               const char *stream, AnkeChartFound *found, GError **error)
{
    Search search = {tables, order, stream};
    found->input = (AnkeChartInput){.title = *order->title == '\0' ? NULL : order->title,
                                    .scenario = order->scenario,
                                    .years = order->years,
                                    .item = *order->item == '\0' ? NULL : order->item,
                                    .number = order->number,
                                    .has_two_axes = order->has_two_axes};
    if (!find_waves(&search, found, error) || !choose_kind(&search, found, error)) {
        return FALSE;
    }
    find_past(&search, found);
    return find_panels(&search, found, error);
}

void anke_chart_found_clear(AnkeChartFound *found)
{
    g_clear_pointer(&found->waves, g_ptr_array_unref);
    g_clear_pointer(&found->panels, g_ptr_array_unref);
}
