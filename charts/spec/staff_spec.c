/* 職員数の推移: numbers of staff by division over the years. */
#include <math.h>
#include <string.h>

#include "charts/plots/staff_layout.h"
#include "charts/spec/staff_parts.h"
#include "charts/spec/year_parts.h"

/* The divisions of the published form in its order, known by a part of their labels. */
static const char *const statutory[] = {"一般行政", "教育", "警察", "消防", "公営企業"};

static gint find_statutory(const char *label)
{
    for (guint i = 0; i < G_N_ELEMENTS(statutory); i++) {
        if (strstr(label, statutory[i]) != NULL) {
            return (gint)i;
        }
    }
    return -1;
}

/* Whether the parts are divisions of the form, each at most once. */
static gboolean are_statutory(const AnkeTable *table, const gint *parts, guint n_parts)
{
    gboolean is_taken[G_N_ELEMENTS(statutory)] = {FALSE};
    for (guint i = 0; i < n_parts; i++) {
        gint place = find_statutory(table->items[parts[i]].label);
        if (place < 0 || is_taken[place]) {
            return FALSE;
        }
        is_taken[place] = TRUE;
    }
    return n_parts > 0;
}

/* Puts the parts into the order of the form. */
static void order_parts(const AnkeTable *table, gint *parts, guint n_parts)
{
    for (guint i = 1; i < n_parts; i++) {
        gint part = parts[i];
        guint at = i;
        for (; at > 0 && find_statutory(table->items[parts[at - 1]].label) >
                             find_statutory(table->items[part].label);
             at--) {
            parts[at] = parts[at - 1];
        }
        parts[at] = part;
    }
}

static const AnkeCell *make_cells(AnkeArena *arena, const AnkeTable *table, gint item)
{
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, table->n_groups);
    for (guint year = 0; year < table->n_groups; year++) {
        cells[year] = anke_spec_count(table, "n", item, (gint)year);
    }
    return cells;
}

/* The subtotals that stand in the stream between this part (-1: its beginning) and the next. */
static void add_subtotals(AnkeArena *arena, const AnkeTable *table, gint part,
                          AnkeStaffDivision *divisions, guint *n)
{
    for (guint i = (guint)(part + 1); i < table->n_items; i++) {
        if (anke_staff_is_total(&table->items[i])) {
            continue;
        }
        if (!anke_staff_is_subtotal(&table->items[i])) {
            return;
        }
        divisions[(*n)++] =
            (AnkeStaffDivision){table->items[i].label, make_cells(arena, table, (gint)i), 0, TRUE};
    }
}

/* Divisions with the colours of the form, each followed by its subtotals. */
static void make_divisions(AnkeArena *arena, const AnkeTable *table, gint *parts, guint n_parts,
                           AnkeStaffSpec *spec)
{
    AnkeStaffDivision *divisions = anke_arena_new(arena, AnkeStaffDivision, table->n_items);
    gboolean is_form = are_statutory(table, parts, n_parts);
    if (is_form) {
        order_parts(table, parts, n_parts);
    }
    for (guint i = 0; i < n_parts; i++) {
        const char *label = table->items[parts[i]].label;
        guint colour = is_form ? (guint)find_statutory(label) : i;
        divisions[spec->n_divisions++] =
            (AnkeStaffDivision){label, make_cells(arena, table, parts[i]), colour, FALSE};
        add_subtotals(arena, table, parts[i], divisions, &spec->n_divisions);
    }
    add_subtotals(arena, table, -1, divisions, &spec->n_divisions);
    spec->divisions = divisions;
    spec->n_colours = is_form ? G_N_ELEMENTS(statutory) : n_parts;
}

static void add_panels(AnkeArena *arena, const AnkeChartInput *input, const AnkeYearList *list,
                       AnkeStaffSpec *spec)
{
    AnkeSeries *panels = anke_arena_new(arena, AnkeSeries, input->n_panels);
    for (guint i = 0; i < input->n_panels; i++) {
        double low;
        double high;
        AnkeSeries series = anke_year_series(arena, input->panels[i], list, input->lang);
        if (anke_series_range(&series, list->n, &low, &high)) {
            panels[spec->n_panels++] = series;
        }
    }
    spec->panels = panels;
}

static AnkeYearList years_of(AnkeArena *arena, const AnkeTable *table)
{
    AnkeYearList list = {table->n_groups, anke_arena_new(arena, AnkeYear, table->n_groups)};
    for (guint i = 0; i < list.n; i++) {
        double year = anke_spec_within(table->groups[i].score, 1, 9999);
        list.years[i] = (AnkeYear){table->groups[i].label, year};
    }
    return list;
}

gboolean anke_spec_lay_out_staff(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    const AnkeTable *table = input->table;
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    guint n_parts;
    gint *parts = anke_staff_find_parts(&arena, table, &n_parts);
    if (n_parts == 0 || table->n_groups == 0) {
        return anke_staff_refuse(table, "divisions by year", error);
    }
    AnkeYearList list = years_of(&arena, table);
    AnkeStaffSpec spec = {.n_years = list.n, .years = list.years};
    AnkeCell *totals = anke_arena_new(&arena, AnkeCell, list.n);
    for (guint i = 0; i < list.n; i++) {
        totals[i] = anke_staff_total(table, (gint)i, parts, n_parts);
    }
    spec.totals = totals;
    make_divisions(&arena, table, parts, n_parts, &spec);
    add_panels(&arena, input, &list, &spec);
    gboolean *is_projected = anke_arena_new(&arena, gboolean, list.n);
    spec.events = anke_year_notes(&arena, table, &list, is_projected, &spec.n_events);
    gboolean has_label = strcmp(table->label, table->question) != 0;
    spec.figure = anke_spec_figure(
        &arena, input,
        has_label ? table->label : anke_say(input->lang, "職員数の推移", "Number of staff"));
    spec.figure.notes = anke_arena_notes(&arena);
    anke_staff_lay_out(scene, &spec);
    return TRUE;
}
