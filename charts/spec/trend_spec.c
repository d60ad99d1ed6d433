/* Trends: items of a question, or groups of a break, over waves or years, each in its panel. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/scene/mark.h"
#include "charts/spec/time_view.h"

#define MOST_LINES 4 /* in a panel */

typedef struct {
    AnkeArena *arena;
    AnkeTimeView *view;
    AnkeCrossSpec cross; /* of the newest wave, where shares are shown */
    GArray *panels;      /* AnkeTrendPanel */
    gboolean has_one_base;
} Trend;

static AnkeTrendLine make_line(const Trend *trend, const AnkeTimeView *view, const char *label,
                               gint item, gint group)
{
    return (AnkeTrendLine){label, anke_time_view_points(trend->arena, view, item, group)};
}

static const AnkeTrendLine *keep_line(const Trend *trend, AnkeTrendLine line)
{
    AnkeTrendLine *kept = anke_arena_new(trend->arena, AnkeTrendLine, 1);
    *kept = line;
    return kept;
}

static void add_item_panel(Trend *trend, const AnkeTimeView *view, const char *label, gint item)
{
    AnkeTrendPanel panel = {.label = label,
                            .unit = anke_time_view_unit(trend->arena, view),
                            .is_people = view->quantity == ANKE_QUANTITY_PEOPLE ||
                                         view->quantity == ANKE_QUANTITY_ANSWERS,
                            .n_lines = 1,
                            .lines =
                                keep_line(trend, make_line(trend, view, label, item, ANKE_ALL))};
    g_array_append_val(trend->panels, panel);
}

static void add_panels_of_answers(Trend *trend)
{
    const AnkeTable *table = trend->view->input.table;
    g_autoptr(GArray) items = anke_time_view_items(trend->view, &trend->cross);
    for (guint i = 0; i < items->len; i++) {
        gint item = g_array_index(items, gint, i);
        add_item_panel(trend, trend->view, table->items[item].label, item);
    }
    trend->has_one_base = TRUE;
}

/* Items of counts and of series, as they stand in the table; a series without items is one panel. */
static void add_panels_of_table(Trend *trend, const AnkeTimeView *view)
{
    const AnkeTable *table = view->input.table;
    for (guint i = 0; i < table->n_items; i++) {
        AnkeItemType type = table->items[i].type;
        gboolean is_shown = type != ANKE_ITEM_NET && type != ANKE_ITEM_POINT;
        if (is_shown) {
            add_item_panel(trend, view, table->items[i].label, (gint)i);
        }
    }
    if (table->n_items == 0) {
        add_item_panel(trend, view, table->label, ANKE_ALL);
    }
}

static double newest_share(const Trend *trend, gint item)
{
    const AnkeTimeView *view = trend->view;
    AnkeTrendPoint point =
        anke_time_view_point(trend->arena, view, view->n_moments - 1, item, ANKE_ALL);
    return isnan(point.value) ? -1 : point.value;
}

/* Leaves the items with the largest shares, in their order. */
static void keep_largest(const Trend *trend, GArray *items, guint most)
{
    while (items->len > most) {
        guint least = 0;
        for (guint i = 1; i < items->len; i++) {
            if (newest_share(trend, g_array_index(items, gint, i)) <=
                newest_share(trend, g_array_index(items, gint, least))) {
                least = i;
            }
        }
        g_array_remove_index(items, least);
    }
}

/* Nets have been made to be followed; else all answers; else what is favourable, or the largest. */
static GArray *choose_lines(Trend *trend)
{
    const AnkeTable *table = trend->view->input.table;
    GArray *items = anke_time_view_items(trend->view, &trend->cross);
    guint n_nets = 0;
    while (n_nets < items->len &&
           table->items[g_array_index(items, gint, n_nets)].type == ANKE_ITEM_NET) {
        n_nets++;
    }
    if (n_nets > 0) {
        g_array_set_size(items, MIN(n_nets, MOST_LINES));
        return items;
    }
    if (items->len <= MOST_LINES) {
        return items;
    }
    if (trend->cross.is_scale &&
        !isnan(anke_table_number(table, "favourable", ANKE_ALL, ANKE_ALL))) {
        gint favourable = ANKE_TIME_FAVOURABLE;
        g_array_set_size(items, 0);
        g_array_append_val(items, favourable);
        anke_time_add_note(trend->arena,
                           anke_say(trend->view->input.lang,
                                    "肯定的な回答の割合の母数は、無回答などを除く有効回答。",
                                    "Favourable answers: percentages of those who answered."));
        return items;
    }
    keep_largest(trend, items, MOST_LINES);
    anke_time_add_note(trend->arena,
                       anke_say(trend->view->input.lang, "直近の調査で割合の大きい4項目を示す。",
                                "The four items with the largest shares in the "
                                "newest wave."));
    return items;
}

static const char *line_label(const Trend *trend, gint item)
{
    return item == ANKE_TIME_FAVOURABLE
               ? anke_say(trend->view->input.lang, "肯定的な回答", "favourable answers")
               : trend->view->input.table->items[item].label;
}

static void add_group_panel(Trend *trend, const GArray *items, gint group)
{
    const AnkeTimeView *view = trend->view;
    AnkeLang lang = view->input.lang;
    AnkeTrendLine *lines = anke_arena_new(trend->arena, AnkeTrendLine, items->len);
    for (guint i = 0; i < items->len; i++) {
        gint item = g_array_index(items, gint, i);
        lines[i] = make_line(trend, view, line_label(trend, item), item, group);
    }
    const char *all = anke_say(lang, "全体", "All");
    AnkeTrendPanel panel = {.label =
                                group == ANKE_ALL ? all : view->input.table->groups[group].label,
                            .base = anke_time_view_bases(trend->arena, view, group),
                            .unit = anke_time_view_unit(trend->arena, view),
                            .is_people = view->quantity == ANKE_QUANTITY_ANSWERS,
                            .n_lines = items->len,
                            .lines = lines};
    if (items->len == 1 && group != ANKE_ALL) {
        gint item = g_array_index(items, gint, 0);
        panel.reference = keep_line(trend, make_line(trend, view, all, item, ANKE_ALL));
    }
    g_array_append_val(trend->panels, panel);
}

/* Everyone has a panel of their own where a grey line in each would be one too many. */
static void add_panels_of_groups(Trend *trend)
{
    const AnkeTable *table = trend->view->input.table;
    g_autoptr(GArray) items = choose_lines(trend);
    if (items->len > 1) {
        add_group_panel(trend, items, ANKE_ALL);
    }
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE) {
            add_group_panel(trend, items, (gint)i);
        }
    }
}

/* "2024Q3～2026Q3（5回）、単数回答、n=120～135" */
static char *subtitle(const Trend *trend)
{
    const AnkeTimeView *view = trend->view;
    AnkeLang lang = view->input.lang;
    GString *text = g_string_new(view->moments[0].label);
    if (view->n_moments > 1) {
        g_string_append_printf(text, anke_say(lang, "～%s", " to %s"),
                               view->moments[view->n_moments - 1].label);
    }
    if (view->has_waves) {
        g_string_append_printf(text, anke_say(lang, "（%u回）", " (%u waves)"), view->n_moments);
    }
    if (view->quantity == ANKE_QUANTITY_PERCENT || view->quantity == ANKE_QUANTITY_ANSWERS) {
        g_string_append_printf(text, "%s%s", anke_say(lang, "、", ", "),
                               anke_spec_type_words(&view->input));
        const char *bases = anke_time_view_bases(trend->arena, view, ANKE_ALL);
        gboolean is_broken = !trend->has_one_base;
        g_string_append_printf(text, "%s%s%s", anke_say(lang, "、", ", "),
                               is_broken && bases != NULL ? anke_say(lang, "全体 ", "all ") : "",
                               bases == NULL ? anke_say(lang, "n=不明", "n unknown") : bases);
    }
    return g_string_free(text, FALSE);
}

/* The base at each moment, where all panels have the same: "各時点の n：2024Q3 412、…" */
static void note_bases(const Trend *trend)
{
    const AnkeTimeView *view = trend->view;
    AnkeLang lang = view->input.lang;
    g_autoptr(GString) note = g_string_new(anke_say(lang, "各時点の n：", "n at each time: "));
    for (guint i = 0; i < view->n_moments; i++) {
        char buffer[ANKE_NUMBER_SIZE];
        double base = anke_time_view_base(view, i, ANKE_ALL);
        anke_number_format_grouped(buffer, base, 0);
        g_string_append_printf(note, "%s%s %s%s", i == 0 ? "" : anke_say(lang, "、", ", "),
                               view->moments[i].label,
                               isnan(base) ? anke_say(lang, "不明", "unknown") : buffer,
                               anke_base_is_small(base) ? "＊" : "");
    }
    g_string_append(note, anke_say(lang, "。", "."));
    anke_time_add_note(trend->arena, note->str);
}

/* Whether any point has an interval: words about it are only said then. */
static gboolean has_intervals(const Trend *trend)
{
    const AnkeTimeView *view = trend->view;
    for (guint i = 0; i < view->n_moments; i++) {
        for (guint row = 0; row < view->tables[i]->n_rows; row++) {
            if (strcmp(view->tables[i]->rows[row].stat, "p_lo") == 0) {
                return view->quantity == ANKE_QUANTITY_PERCENT;
            }
        }
    }
    return FALSE;
}

/* "人口・一般会計決算額の推移": what no single table says. */
static char *title_of_series(const Trend *trend)
{
    const AnkeTimeView *view = trend->view;
    GString *text = g_string_new(view->input.table->label);
    for (guint i = 0; i < view->input.n_panels; i++) {
        g_string_append_printf(text, "%s%s", anke_say(view->input.lang, "・", ", "),
                               view->input.panels[i]->label);
    }
    g_string_append(text, anke_say(view->input.lang, "の推移", ""));
    return g_string_free(text, FALSE);
}

/* Title, subtitle and notes; must be last, as it ends the notes. */
static AnkeFigure make_figure(const Trend *trend, AnkeFigure figure)
{
    const AnkeTimeView *view = trend->view;
    gboolean has_title = view->input.title != NULL;
    if (!has_title && !view->has_waves) {
        gboolean is_question = view->quantity == ANKE_QUANTITY_PERCENT;
        figure.title = is_question ? view->input.table->label
                                   : anke_arena_take(trend->arena, title_of_series(trend));
    }
    if (trend->has_one_base && view->quantity == ANKE_QUANTITY_PERCENT) {
        note_bases(trend);
    }
    figure.subtitle = anke_arena_take(trend->arena, subtitle(trend));
    figure.notes = anke_arena_notes(trend->arena);
    return figure;
}

static gboolean make_panels(Trend *trend, AnkeFigure *figure, GError **error)
{
    AnkeTimeView *view = trend->view;
    gboolean has_shares =
        view->quantity == ANKE_QUANTITY_PERCENT || view->quantity == ANKE_QUANTITY_ANSWERS;
    if (!has_shares) {
        *figure = anke_spec_figure(trend->arena, &view->input, view->input.table->label);
        add_panels_of_table(trend, view);
    } else if (!anke_spec_make_cross(trend->arena, &view->input, &trend->cross, error)) {
        return FALSE;
    } else {
        *figure = trend->cross.figure;
        if (view->has_waves && view->input.table->n_groups > 0) {
            add_panels_of_groups(trend);
        } else {
            add_panels_of_answers(trend);
        }
    }
    for (guint i = 0; i < view->input.n_panels && !view->has_waves; i++) {
        const AnkeTable *table = view->input.panels[i];
        add_panels_of_table(trend, anke_time_view_new_beside(trend->arena, view, table));
    }
    if (trend->panels->len == 0) {
        g_autofree char *question = anke_text_quote(view->input.table->question, -1);
        return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" has no answers to draw",
                              question);
    }
    return TRUE;
}

gboolean anke_spec_lay_out_trend(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeTimeView *view = anke_time_view_new(&arena, input, error);
    if (view == NULL) {
        return FALSE;
    }
    g_autoptr(GArray) panels = g_array_new(FALSE, FALSE, sizeof(AnkeTrendPanel));
    Trend trend = {.arena = &arena, .view = view, .panels = panels};
    AnkeTrendSpec spec = {.n_moments = view->n_moments, .moments = view->moments};
    if (!make_panels(&trend, &spec.figure, error)) {
        return FALSE;
    }
    gboolean is_series = view->input.table->n_items == 0;
    if (panels->len == 1 && is_series) {
        g_array_index(panels, AnkeTrendPanel, 0).label = "";
    }
    spec.n_panels = panels->len;
    spec.panels = (const AnkeTrendPanel *)(gpointer)panels->data;
    if (has_intervals(&trend)) {
        spec.interval_words = anke_arena_take(&arena, anke_spec_interval_words(&view->input));
    }
    spec.figure = make_figure(&trend, spec.figure);
    anke_trend_lay_out(scene, &spec);
    return TRUE;
}
