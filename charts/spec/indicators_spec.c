/* 人口及び財政規模の推移: series over the years, in panels or with two axes. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/indicators_layout.h"
#include "charts/spec/staff_parts.h"
#include "charts/spec/year_parts.h"

/* The main table and the panels. */
typedef struct {
    guint n;
    const AnkeTable *tables[ANKE_INDICATORS_MOST];
} Tables;

static gboolean refuse(const AnkeTable *table, const char *problem, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, problem);
}

static gboolean find_tables(const AnkeChartInput *input, Tables *tables, GError **error)
{
    if (input->n_panels + 1 > ANKE_INDICATORS_MOST) {
        return refuse(input->table, "has too many panels: five series at most expected", error);
    }
    tables->tables[tables->n++] = input->table;
    for (guint i = 0; i < input->n_panels; i++) {
        tables->tables[tables->n++] = input->panels[i];
    }
    for (guint i = 0; i < tables->n; i++) {
        const AnkeTable *table = tables->tables[i];
        gboolean has_value = FALSE;
        for (guint group = 0; group < table->n_groups; group++) {
            has_value = has_value || anke_table_row(table, "value", ANKE_ALL, (gint)group) != NULL;
        }
        if (!has_value) {
            return anke_staff_refuse(table, "values by year", error);
        }
    }
    return TRUE;
}

/* "破線は推計：推計（社人研）": what the projections' own notes say, each once. */
static void note_projections(AnkeArena *arena, const AnkeTable *table, const AnkeYearList *list,
                             const AnkeSeries *series, AnkeLang lang)
{
    g_autoptr(GPtrArray) said = g_ptr_array_new();
    for (guint i = 0; i < list->n; i++) {
        if (!series->is_projected[i]) {
            continue;
        }
        const char *text =
            anke_table_text(table, "note", ANKE_ALL, anke_year_find_group(table, &list->years[i]));
        if (g_ptr_array_find_with_equal_func(said, text, g_str_equal, NULL)) {
            continue;
        }
        g_ptr_array_add(said, (gpointer)text);
        g_autofree char *note = g_strdup_printf(
            series->has_bars ? anke_say(lang, "%sの斜線の棒：%s", "%s, hatched bars: %s")
                             : anke_say(lang, "%sの破線：%s", "%s, dashed line: %s"),
            series->label, text);
        anke_arena_add_note(arena, note);
    }
}

/* All series in the years of all tables, their events and notes. */
static void make_series(AnkeArena *arena, const Tables *tables, const AnkeYearList *list,
                        AnkeIndicatorsSpec *spec, AnkeLang lang)
{
    AnkeSeries *series = anke_arena_new(arena, AnkeSeries, tables->n);
    for (guint i = 0; i < tables->n; i++) {
        gboolean *is_projected = anke_arena_new(arena, gboolean, list->n);
        series[i] = anke_year_series(arena, tables->tables[i], list, lang);
        series[i].has_bars = anke_year_is_money(tables->tables[i]);
        series[i].events =
            anke_year_notes(arena, tables->tables[i], list, is_projected, &series[i].n_events);
        series[i].is_projected = is_projected;
        note_projections(arena, tables->tables[i], list, &series[i], lang);
    }
    spec->series = series;
    spec->n_series = tables->n;
}

/* Money first: it is drawn as bars on the left axis. */
static gboolean order_two_axes(const AnkeTable *table, AnkeIndicatorsSpec *spec,
                               AnkeSeries *ordered, GError **error)
{
    if (spec->n_series != 2 || spec->series[0].has_bars == spec->series[1].has_bars) {
        return refuse(table, "has no two axes: two series expected, one of them of money", error);
    }
    for (guint i = 0; i < 2; i++) {
        double low;
        double high;
        if (!anke_series_range(&spec->series[i], spec->n_years, &low, &high)) {
            return refuse(table, "has no two axes: a series has no known value", error);
        }
        if (low < 0) {
            return refuse(table, "has negative values: panels expected, not two axes", error);
        }
    }
    guint first = spec->series[0].has_bars ? 0 : 1;
    ordered[0] = spec->series[first];
    ordered[1] = spec->series[1 - first];
    spec->series = ordered;
    spec->has_two_axes = TRUE;
    return TRUE;
}

static char *title(const AnkeTable *table, const AnkeIndicatorsSpec *spec, AnkeLang lang)
{
    GString *text = g_string_new(table->label);
    for (guint i = 1; i < spec->n_series; i++) {
        const char *joint =
            i + 1 < spec->n_series ? anke_say(lang, "、", ", ") : anke_say(lang, "及び", " and ");
        g_string_append_printf(text, "%s%s", joint, spec->series[i].label);
    }
    g_string_append(text, anke_say(lang, "の推移", " over the years"));
    return g_string_free(text, FALSE);
}

gboolean anke_spec_lay_out_indicators(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    Tables tables = {0};
    if (!find_tables(input, &tables, error)) {
        return FALSE;
    }
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeYearList list = anke_year_list(&arena, tables.tables, tables.n);
    AnkeIndicatorsSpec spec = {.n_years = list.n, .years = list.years};
    AnkeSeries ordered[2];
    make_series(&arena, &tables, &list, &spec, input->lang);
    const char *made = anke_arena_take(&arena, title(input->table, &spec, input->lang));
    if (input->has_two_axes && !order_two_axes(input->table, &spec, ordered, error)) {
        return FALSE;
    }
    spec.figure = anke_spec_figure(&arena, input, made);
    spec.figure.notes = anke_arena_notes(&arena);
    anke_indicators_lay_out(scene, &spec);
    return TRUE;
}
