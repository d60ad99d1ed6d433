/* Slope graphs: items of a question in the first and the last wave or year, or in two groups. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/plots/slope_layout.h"
#include "charts/spec/time_view.h"

#define SIGNIFICANT 0.05

typedef struct {
    AnkeArena *arena;
    AnkeTimeView *view;
    guint last; /* moment */
    AnkeSlopeSpec spec;
} Slope;

static gboolean is_ordered(const AnkeTable *table)
{
    if (table->by_type == ANKE_TYPE_SCALE || table->by_type == ANKE_TYPE_NUMBER) {
        return TRUE;
    }
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE && isnan(table->groups[i].score)) {
            return FALSE;
        }
    }
    return table->n_groups > 0;
}

static gboolean report(const AnkeTable *table, const char *what, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, what);
}

/* The first and the last category of an ordered break, or the only two of any. */
static AnkeTimeView *view_groups(AnkeArena *arena, const AnkeChartInput *input, GError **error)
{
    const AnkeTable *table = input->table;
    gint ends[2] = {ANKE_ALL, ANKE_ALL};
    guint n = 0;
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE) {
            ends[n == 0 ? 0 : 1] = (gint)i;
            n++;
        }
    }
    if (n < 2 || (n > 2 && !is_ordered(table))) {
        report(table, "has no two ends: waves, years, an ordered break or two groups expected",
               error);
        return NULL;
    }
    return anke_time_view_new_of_groups(arena, input, ends, G_N_ELEMENTS(ends));
}

static AnkeTimeView *make_view(AnkeArena *arena, const AnkeChartInput *input, GError **error)
{
    gboolean is_time = anke_time_is_break(input->table);
    if (input->n_waves > 1 && *input->table->by != '\0' && !is_time) {
        report(input->table, "has groups in several waves: one of both expected", error);
        return NULL;
    }
    gboolean has_moments = input->n_waves > 1 || is_time;
    AnkeTimeView *view =
        has_moments ? anke_time_view_new(arena, input, error) : view_groups(arena, input, error);
    if (view != NULL && view->n_moments < 2) {
        report(input->table, "stands at one moment: two expected", error);
        return NULL;
    }
    return view;
}

/* "＋3.1", "▲3.1", "0.0"; in English "+3.1 pt", "−3.1 pt". */
static char *change_text(const Slope *slope, double change)
{
    AnkeLang lang = slope->view->input.lang;
    gboolean is_share = slope->view->quantity == ANKE_QUANTITY_PERCENT;
    g_autofree char *number = anke_time_view_text(slope->view, fabs(change));
    gboolean is_none = strpbrk(number, "123456789") == NULL;
    const char *sign = is_none      ? ""
                       : change < 0 ? anke_say(lang, "▲", "−")
                                    : anke_say(lang, "＋", "+");
    return g_strconcat(sign, number, is_share ? anke_say(lang, "", " pt") : "", NULL);
}

/* Whether any wave after the first cannot be compared with the one before it. */
static gboolean is_cut(const Slope *slope, gint item)
{
    for (guint i = 1; i <= slope->last; i++) {
        if (anke_time_view_point(slope->arena, slope->view, i, item, ANKE_ALL).is_cut) {
            return TRUE;
        }
    }
    return FALSE;
}

static const char *find_text(const AnkeTable *table, const char *stat, gint item)
{
    const char *text = anke_table_text(table, stat, item, ANKE_ALL);
    return text != NULL ? text : anke_table_text(table, stat, ANKE_ALL, ANKE_ALL);
}

/* The p-value of the difference between the first and the last wave, from the last wave's own table;
 * NaN where it was not tested, or against another wave. */
static double change_p(const Slope *slope, gint item)
{
    const AnkeTimeView *view = slope->view;
    const AnkeTable *table = view->tables[slope->last];
    const char *reference = find_text(table, "diff_ref", item);
    gboolean is_first =
        reference == NULL ? view->n_moments == 2 : strcmp(reference, view->moments[0].label) == 0;
    double p = anke_table_number(table, "diff_p_adj", item, ANKE_ALL);
    return view->has_waves && is_first ? anke_spec_within(p, 0, 1) : NAN;
}

static AnkeSlopeLine make_line(Slope *slope, const char *label, gint item)
{
    AnkeSlopeLine line = {.label = label};
    line.ends[0] = anke_time_view_point(slope->arena, slope->view, 0, item, ANKE_ALL);
    line.ends[1] = anke_time_view_point(slope->arena, slope->view, slope->last, item, ANKE_ALL);
    line.ends[1].is_cut = is_cut(slope, item);
    double change = line.ends[1].value - line.ends[0].value;
    if (!isnan(change)) {
        line.change = anke_arena_take(slope->arena, change_text(slope, change));
    }
    double p = change_p(slope, item);
    line.is_significant = p < SIGNIFICANT;
    slope->spec.has_tests = slope->spec.has_tests || !isnan(p);
    return line;
}

static void make_lines(Slope *slope, const GArray *items)
{
    const AnkeTable *table = slope->view->input.table;
    AnkeSlopeLine *lines = anke_arena_new(slope->arena, AnkeSlopeLine, items->len);
    for (guint i = 0; i < items->len; i++) {
        gint item = g_array_index(items, gint, i);
        const char *label = item == ANKE_ALL ? table->label : table->items[item].label;
        lines[i] = make_line(slope, label, item);
    }
    slope->spec.n_lines = items->len;
    slope->spec.lines = lines;
}

static void make_ends(Slope *slope)
{
    const AnkeTimeView *view = slope->view;
    for (guint i = 0; i < 2; i++) {
        guint moment = i == 0 ? 0 : slope->last;
        double base = anke_time_view_base(view, moment, ANKE_ALL);
        slope->spec.ends[i].label = view->moments[moment].label;
        char number[ANKE_NUMBER_SIZE];
        anke_number_format_grouped(number, base, 0);
        if (!isnan(base)) {
            slope->spec.ends[i].base = anke_arena_take(
                slope->arena,
                g_strdup_printf("n=%s%s", number, anke_base_is_small(base) ? "＊" : ""));
        }
    }
}

/* Title, subtitle and notes; must be last, as it ends the notes. */
static void finish_figure(Slope *slope, gboolean is_share)
{
    const AnkeTimeView *view = slope->view;
    AnkeLang lang = view->input.lang;
    AnkeFigure *figure = &slope->spec.figure;
    gboolean is_moment = view->has_waves || anke_time_is_break(view->input.table);
    if (view->input.title == NULL && is_moment) {
        figure->title = view->input.table->label;
    }
    gboolean has_wave = !view->has_waves && *view->input.table->wave != '\0';
    figure->subtitle = anke_arena_take(
        slope->arena,
        g_strdup_printf(anke_say(lang, "%s%s%sと%sの比較%s%s", "%s%s%s compared with %s%s%s"),
                        has_wave ? view->input.table->wave : "",
                        has_wave ? anke_say(lang, "、", ", ") : "", slope->spec.ends[0].label,
                        slope->spec.ends[1].label, is_share ? anke_say(lang, "、", ", ") : "",
                        is_share ? anke_spec_type_words(&view->input) : ""));
    anke_time_add_note(
        slope->arena,
        view->quantity == ANKE_QUANTITY_PERCENT
            ? anke_say(lang, "括弧内は差（ポイント）で、四捨五入前の割合から計算した。▲は減少。",
                       "In brackets: difference in points (pt), taken before rounding.")
            : anke_say(lang, "括弧内は差。▲は減少。", "In brackets: difference."));
    figure->notes = anke_arena_notes(slope->arena);
}

static gboolean fill_spec(Slope *slope, GError **error)
{
    AnkeTimeView *view = slope->view;
    gboolean is_share =
        view->quantity == ANKE_QUANTITY_PERCENT || view->quantity == ANKE_QUANTITY_ANSWERS;
    g_autoptr(GArray) items = NULL;
    if (is_share) {
        AnkeCrossSpec cross = {0};
        if (!anke_spec_make_cross(slope->arena, &view->input, &cross, error)) {
            return FALSE;
        }
        slope->spec.figure = cross.figure;
        items = anke_time_view_items(view, &cross);
    } else {
        slope->spec.figure = anke_spec_figure(slope->arena, &view->input, view->input.table->label);
        items = g_array_new(FALSE, FALSE, sizeof(gint));
        gint first = view->input.table->n_items == 0 ? ANKE_ALL : 0;
        for (gint i = first; i < (gint)view->input.table->n_items; i++) {
            g_array_append_val(items, i);
        }
    }
    if (items->len == 0) {
        return report(view->input.table, "has no answers to draw", error);
    }
    make_lines(slope, items);
    make_ends(slope);
    slope->spec.unit = anke_time_view_unit(slope->arena, view);
    finish_figure(slope, is_share);
    return TRUE;
}

gboolean anke_spec_lay_out_slope(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeTimeView *view = make_view(&arena, input, error);
    if (view == NULL) {
        return FALSE;
    }
    Slope slope = {.arena = &arena, .view = view, .last = view->n_moments - 1};
    if (!fill_spec(&slope, error)) {
        return FALSE;
    }
    anke_slope_lay_out(scene, &slope.spec);
    return TRUE;
}
