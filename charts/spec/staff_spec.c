/* Charts of staff: age structure, and numbers by division over the years. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/age_layout.h"
#include "charts/plots/staff_layout.h"
#include "charts/spec/spec_parts.h"

#define YEARS_BEFORE 5

/* A column of totals among the parts: published tables have one. */
static gboolean is_total(const AnkeItem *item)
{
    static const char *const labels[] = {"総合計", "合計", "総計", "計"};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
        if (strcmp(item->label, labels[i]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_part(const AnkeItem *item)
{
    return item->type != ANKE_ITEM_NET && item->type != ANKE_ITEM_POINT && !is_total(item);
}

static gint find_total(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (is_total(&table->items[i])) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

static gint *find_parts(AnkeArena *arena, const AnkeTable *table, guint *n)
{
    gint *parts = anke_arena_new(arena, gint, table->n_items);
    *n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        if (is_part(&table->items[i])) {
            parts[(*n)++] = (gint)i;
        }
    }
    return parts;
}

static gboolean report_empty(const AnkeTable *table, const char *expected, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" has no %s to draw", question,
                          expected);
}

/* The total of a group: a row of its own, a column of totals, or the sum of the parts. */
static AnkeCell group_total(const AnkeTable *table, gint group, const gint *parts, guint n_parts)
{
    gint item = find_total(table);
    if (item != ANKE_ALL) {
        return anke_spec_count(table, "n", item, group);
    }
    if (anke_table_row(table, "asked", ANKE_ALL, group) != NULL) {
        return anke_spec_count(table, "asked", ANKE_ALL, group);
    }
    AnkeCell total = {ANKE_CELL_KNOWN, 0, NAN, NAN, NAN};
    for (guint i = 0; i < n_parts; i++) {
        AnkeCell cell = anke_spec_count(table, "n", parts[i], group);
        total.count += cell.count;
        total.state = MAX(total.state, cell.state);
    }
    return total;
}

static AnkeAgeYear *make_age_year(AnkeArena *arena, const AnkeTable *table, gint group,
                                  const gint *bands, guint n_bands)
{
    AnkeAgeYear *year = anke_arena_new(arena, AnkeAgeYear, 1);
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, n_bands);
    year->label = group == ANKE_ALL ? "現在" : table->groups[group].label;
    year->total =
        anke_spec_within(group_total(table, group, bands, n_bands).count, 0, ANKE_SPEC_MOST_PEOPLE);
    year->cells = cells;
    for (guint i = 0; i < n_bands; i++) {
        cells[i] = anke_spec_count(table, "n", bands[i], group);
        if (year->total > 0) {
            cells[i].share = anke_spec_within(cells[i].count / year->total, 0, 1);
        }
    }
    return year;
}

/* The group five years before the last; without one, the first. ANKE_ALL = there is none. */
static gint find_before(const AnkeTable *table)
{
    if (table->n_groups < 2) {
        return ANKE_ALL;
    }
    double now = table->groups[table->n_groups - 1].score;
    for (guint i = 0; i + 1 < table->n_groups; i++) {
        if (fabs(now - YEARS_BEFORE - table->groups[i].score) < 0.5) {
            return (gint)i;
        }
    }
    return 0;
}

gboolean anke_spec_lay_out_age(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    const AnkeTable *table = input->table;
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeAgeSpec spec = {0};
    gint *bands = find_parts(&arena, table, &spec.n_bands);
    if (spec.n_bands == 0) {
        return report_empty(table, "age bands", error);
    }
    const char **labels = anke_arena_new(&arena, const char *, spec.n_bands);
    for (guint i = 0; i < spec.n_bands; i++) {
        labels[i] = table->items[bands[i]].label;
    }
    spec.bands = labels;
    gint last = (gint)table->n_groups - 1; /* ANKE_ALL without groups */
    spec.now = *make_age_year(&arena, table, last, bands, spec.n_bands);
    gint before = find_before(table);
    if (before != ANKE_ALL) {
        spec.before = make_age_year(&arena, table, before, bands, spec.n_bands);
    }
    anke_arena_add_note(&arena, "構成比は各年の職員数計に対する割合。四捨五入のため合計が"
                                "100％にならないことがある。");
    gboolean has_label = strcmp(table->label, table->question) != 0;
    spec.figure = anke_spec_figure(&arena, input, has_label ? table->label : "年齢別職員構成");
    spec.figure.notes = anke_arena_notes(&arena);
    anke_age_lay_out(scene, &spec);
    return TRUE;
}

/* The group of the panel's table for a year of the main table: by label, else by western year. */
static gint find_panel_group(const AnkeTable *panel, const AnkeGroup *year)
{
    gint group = anke_table_find_group(panel, year->label);
    for (guint i = 0; group == ANKE_ALL && i < panel->n_groups; i++) {
        if (fabs(panel->groups[i].score - year->score) < 0.5) {
            group = (gint)i;
        }
    }
    return group;
}

static void add_panel(AnkeArena *arena, const AnkeChartInput *input, AnkeStaffSpec *spec)
{
    static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};
    if (input->n_panels == 0) {
        return;
    }
    const AnkeTable *panel = input->panels[0];
    AnkeCell *rates = anke_arena_new(arena, AnkeCell, spec->n_years);
    for (guint i = 0; i < spec->n_years; i++) {
        gint group = find_panel_group(panel, &input->table->groups[i]);
        rates[i] = group == ANKE_ALL ? unknown : anke_spec_count(panel, "value", ANKE_ALL, group);
    }
    spec->rates = rates;
    spec->rate_label = panel->label;
    gboolean has_unit = *panel->unit != '\0';
    spec->rate_unit =
        has_unit ? anke_arena_take(arena, g_strdup_printf("（%s）", panel->unit)) : NULL;
}

static AnkeStaffDivision *make_divisions(AnkeArena *arena, const AnkeTable *table,
                                         const gint *parts, guint n_parts)
{
    AnkeStaffDivision *divisions = anke_arena_new(arena, AnkeStaffDivision, n_parts);
    for (guint i = 0; i < n_parts; i++) {
        AnkeCell *cells = anke_arena_new(arena, AnkeCell, table->n_groups);
        for (guint year = 0; year < table->n_groups; year++) {
            cells[year] = anke_spec_count(table, "n", parts[i], (gint)year);
        }
        divisions[i] = (AnkeStaffDivision){table->items[parts[i]].label, cells};
    }
    return divisions;
}

gboolean anke_spec_lay_out_staff(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    const AnkeTable *table = input->table;
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeStaffSpec spec = {.n_years = table->n_groups};
    gint *parts = find_parts(&arena, table, &spec.n_divisions);
    if (spec.n_divisions == 0 || spec.n_years == 0) {
        return report_empty(table, "divisions by year", error);
    }
    AnkeYear *years = anke_arena_new(&arena, AnkeYear, spec.n_years);
    AnkeCell *totals = anke_arena_new(&arena, AnkeCell, spec.n_years);
    for (guint i = 0; i < spec.n_years; i++) {
        double year = anke_spec_within(table->groups[i].score, 1, 9999);
        years[i] = (AnkeYear){table->groups[i].label, year};
        totals[i] = group_total(table, (gint)i, parts, spec.n_divisions);
    }
    spec.years = years;
    spec.totals = totals;
    spec.divisions = make_divisions(&arena, table, parts, spec.n_divisions);
    add_panel(&arena, input, &spec);
    gboolean has_label = strcmp(table->label, table->question) != 0;
    spec.figure = anke_spec_figure(&arena, input, has_label ? table->label : "職員数の推移");
    spec.figure.notes = anke_arena_notes(&arena);
    anke_staff_lay_out(scene, &spec);
    return TRUE;
}
