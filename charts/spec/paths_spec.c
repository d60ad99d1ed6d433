/* なりゆきと計画の比較: one projected quantity by scenario, with what was. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/paths_layout.h"
#include "charts/spec/chart_scenarios.h"

/* What is drawn: an item, the question as a whole, or a measure of it. */
typedef struct {
    gint item; /* of the projection; ANKE_ALL = none */
    gint past_item;
    const char *label; /* of the item or measure; NULL = none */
    const char *unit;
    const char *stats[4]; /* the first one that a year has; NULL-terminated */
} Quantity;

/* Measures of a whole question that are projected, too. */
static const struct {
    const char *stat;
    const char *ja;
    const char *en;
    const char *unit;
} measures[] = {{"mean_age", "平均年齢", "mean age", "歳"},
                {"median_age", "年齢の中央値", "median age", "歳"},
                {"hollow", "空洞指数", "hollow index", ""},
                {"valley_lo", "谷の下端の年齢", "lower end of the valley", "歳"},
                {"valley_hi", "谷の上端の年齢", "upper end of the valley", "歳"}};

static gint find_item(const AnkeTable *table, const char *wanted)
{
    for (guint i = 0; i < table->n_items; i++) {
        const AnkeItem *item = &table->items[i];
        if (strcmp(item->label, wanted) == 0 || g_strcmp0(item->name, wanted) == 0) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

static gboolean refuse(const AnkeTable *table, const char *problem, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, problem);
}

static gboolean find_measure(const AnkeChartInput *input, Quantity *quantity)
{
    for (guint i = 0; i < G_N_ELEMENTS(measures); i++) {
        if (strcmp(input->item, measures[i].stat) == 0 &&
            anke_table_has(input->table, measures[i].stat)) {
            *quantity = (Quantity){ANKE_ALL,
                                   ANKE_ALL,
                                   anke_say(input->lang, measures[i].ja, measures[i].en),
                                   measures[i].unit,
                                   {measures[i].stat, NULL}};
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether any group has a number of this name. */
static gboolean has_number(const AnkeTable *table, const char *stat, gint item)
{
    for (guint i = 0; i < table->n_groups; i++) {
        if (anke_table_row(table, stat, item, (gint)i) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What is counted is people, whatever the unit of a question about their ages is. */
static void find_unit(const AnkeChartInput *input, Quantity *quantity)
{
    gboolean is_value = has_number(input->table, "value", quantity->item);
    if (!is_value && has_number(input->table, "n", quantity->item)) {
        quantity->unit = anke_say(input->lang, "人", "persons");
    }
}

static gboolean find_quantity(const AnkeChartInput *input, Quantity *quantity, GError **error)
{
    const AnkeTable *table = input->table;
    *quantity = (Quantity){ANKE_ALL, ANKE_ALL, NULL, table->unit, {"value", "n", "stock", NULL}};
    if (input->item == NULL) {
        find_unit(input, quantity);
        return has_number(table, "value", ANKE_ALL) || has_number(table, "n", ANKE_ALL) ||
               refuse(table, "has no numbers as a whole: one of its items expected (--item)",
                      error);
    }
    quantity->item = find_item(table, input->item);
    if (quantity->item == ANKE_ALL) {
        return find_measure(input, quantity) || refuse(table, "has no such item", error);
    }
    find_unit(input, quantity);
    quantity->label = table->items[quantity->item].label;
    quantity->past_item =
        input->n_panels == 0 ? ANKE_ALL : find_item(input->panels[0], quantity->label);
    return TRUE;
}

static void make_paths(AnkeArena *arena, const AnkeChartInput *input,
                       const AnkeChartScenarios *ahead, const Quantity *quantity,
                       AnkePathsSpec *spec)
{
    AnkePath *paths = anke_arena_new(arena, AnkePath, ahead->n_scenarios);
    for (guint i = 0; i < ahead->n_scenarios; i++) {
        const AnkeChartScenario *scenario = &ahead->scenarios[i];
        paths[i] = (AnkePath){scenario->label,
                              anke_chart_scenarios_cells(arena, input, ahead, scenario,
                                                         quantity->stats, quantity->item)};
    }
    spec->paths = paths;
    spec->n_paths = ahead->n_scenarios;
    gboolean has_past = quantity->item == ANKE_ALL || quantity->past_item != ANKE_ALL;
    const AnkeChartScenarios none = {.n_years = ahead->n_years};
    spec->past = anke_chart_scenarios_cells(arena, input, has_past ? ahead : &none, NULL,
                                            quantity->stats, quantity->past_item);
}

static double read_limit(const AnkeTable *table)
{
    double limit = anke_table_number(table, "quota", ANKE_ALL, ANKE_ALL);
    for (guint i = 0; isnan(limit) && i < table->n_groups; i++) {
        limit = anke_table_number(table, "quota", ANKE_ALL, (gint)i);
    }
    return anke_spec_within(limit, 0, ANKE_SPEC_MOST_PEOPLE);
}

/* People are written whole, ages with one decimal, indices with two. */
static guint decimals_of(const char *unit)
{
    return strcmp(unit, "歳") == 0 ? 1 : *unit == '\0' ? 2 : 0;
}

static char *title(const AnkeChartInput *input, const Quantity *quantity)
{
    return quantity->label == NULL ? g_strdup(input->table->label)
                                   : g_strdup_printf(anke_say(input->lang, "%s：%s", "%s: %s"),
                                                     input->table->label, quantity->label);
}

static char *subtitle(AnkeArena *arena, const AnkeChartScenarios *ahead, AnkeLang lang)
{
    const char *span = anke_chart_scenarios_span(arena, ahead, lang);
    return span == NULL ? g_strdup(anke_say(lang, "各年4月1日現在", "on 1 April of each year"))
                        : g_strdup_printf(anke_say(lang, "各年4月1日現在、推計は%s",
                                                   "on 1 April of each year, projected: %s"),
                                          span);
}

gboolean anke_spec_lay_out_paths(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeChartScenarios ahead;
    Quantity quantity;
    if (!find_quantity(input, &quantity, error) ||
        !anke_chart_scenarios_make(&arena, input, FALSE, ANKE_MARK_MOST, &ahead, error)) {
        return FALSE;
    }
    AnkePathsSpec spec = {.n_years = ahead.n_years,
                          .years = ahead.years,
                          .first_ahead = ahead.first_ahead,
                          .limit = quantity.label == NULL ? read_limit(input->table) : NAN,
                          .limit_label = anke_say(input->lang, "条例定数", "quota"),
                          .n_decimals = decimals_of(quantity.unit)};
    make_paths(&arena, input, &ahead, &quantity, &spec);
    if (*quantity.unit != '\0') {
        spec.unit = anke_arena_take(
            &arena, g_strdup_printf(anke_say(input->lang, "（%s）", "(%s)"), quantity.unit));
    }
    const char *made = anke_arena_take(&arena, title(input, &quantity));
    spec.figure = anke_spec_figure(&arena, input, made);
    spec.figure.subtitle = anke_arena_take(&arena, subtitle(&arena, &ahead, input->lang));
    spec.figure.notes = anke_arena_notes(&arena);
    anke_paths_lay_out(scene, &spec);
    return TRUE;
}
