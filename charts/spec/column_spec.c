/* Columns: answers in their order, or a series of values by year or group. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/plots/column_layout.h"
#include "charts/spec/spec_parts.h"

#define MOST_DECIMALS 2

static void fail(const AnkeTable *table, const char *what, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, what);
}

/* Answers */

static gboolean is_rest(AnkeAnswerKind kind)
{
    return kind == ANKE_ANSWER_NOANSWER || kind == ANKE_ANSWER_INVALID;
}

/* Whether the answers are numbers themselves, not bands of them. */
static gboolean has_numbers(const AnkeTable *table)
{
    guint n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        AnkeItemType type = table->items[i].type;
        if (type == ANKE_ITEM_CHOICE || type == ANKE_ITEM_BAND) {
            return FALSE;
        }
        n += type == ANKE_ITEM_VALUE ? 1 : 0;
    }
    return n > 0;
}

/* Answers in the order in which they are drawn; numbers stand alone on their axis. */
static guint *choose_answers(AnkeArena *arena, const AnkeChartInput *input,
                             const AnkeCrossSpec *cross, guint *n)
{
    gboolean are_numbers = has_numbers(input->table);
    guint *order = anke_arena_new(arena, guint, cross->n_answers);
    AnkeCrossSpec ordered = *cross;
    ordered.is_scale = input->table->type != ANKE_TYPE_MULTIPLE;
    anke_cross_order(&ordered, order);
    *n = 0;
    for (guint i = 0; i < cross->n_answers; i++) {
        if (!are_numbers || !is_rest(cross->answers[order[i]].kind)) {
            order[(*n)++] = order[i];
        }
    }
    return order;
}

/* Groups that are drawn: everyone, or the categories of the break. Returns their number. */
static guint choose_groups(const AnkeTable *table, guint *groups)
{
    guint n = 0;
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE) {
            if (n < ANKE_COLUMN_MOST_SERIES) {
                groups[n] = i + 1;
            }
            n++;
        }
    }
    if (table->n_groups == 0) {
        groups[n++] = 0;
    }
    return n;
}

static AnkeColumnSeries make_series(AnkeArena *arena, const AnkeChartInput *input,
                                    const AnkeCrossSpec *cross, guint g, const AnkeColumnSpec *spec,
                                    const guint *order)
{
    const AnkeAnswerGroup *group = &cross->groups[g];
    AnkeColumnValue *values = anke_arena_new(arena, AnkeColumnValue, spec->n_categories);
    for (guint i = 0; i < spec->n_categories; i++) {
        const AnkeCell *cell = &group->cells[order[i]];
        char *text = cross->is_counted ? anke_cell_count(cell, input->lang)
                                       : anke_cell_percent(cell, group->base, input->lang);
        double value = cross->is_counted ? cell->count : 100 * cell->share;
        values[i] = (AnkeColumnValue){cell->state, value, anke_arena_take(arena, text)};
    }
    g_autofree char *base = cross->is_counted ? g_strdup("") : anke_base_label(group, input->lang);
    return (AnkeColumnSeries){.label =
                                  anke_arena_take(arena, g_strconcat(group->label, base, NULL)),
                              .is_faint = !cross->is_counted && anke_base_is_small(group->base),
                              .values = values};
}

/* Notes on what the columns leave out, and on marks. */
static void note_answers(const AnkeChartInput *input, const AnkeCrossSpec *cross, AnkeScene *scene)
{
    for (guint i = 0; i < input->table->n_groups; i++) {
        const AnkeAnswerGroup *group = &cross->groups[i + 1];
        if (input->table->groups[i].type != ANKE_GROUP_CHOICE && group->base > 0) {
            g_autofree char *base = anke_base_text(group->base, input->lang);
            g_autofree char *note = g_strdup_printf(
                anke_say(input->lang, "区分の%s%sは図に含めない。", "The group %s%s is left out."),
                group->label, base);
            anke_scene_add_note(scene, note);
        }
    }
    if (has_numbers(input->table)) {
        anke_scene_add_note(scene, anke_say(input->lang, "無回答・無効は図に含めない。",
                                            "No answer and invalid are left out."));
    }
    if (input->table->type == ANKE_TYPE_MULTIPLE && cross->n_answers > 1) {
        anke_scene_add_note(
            scene, anke_say(input->lang, "多い順。その他・特になし・無回答・無効は末尾に置く。",
                            "Largest first; other, none, no answer and invalid stand last."));
    }
    guint groups[ANKE_COLUMN_MOST_SERIES];
    guint n_groups = choose_groups(input->table, groups);
    for (guint i = 0; i < n_groups; i++) { /* the marks of those that are drawn */
        AnkeCrossSpec one = *cross;
        one.groups = &cross->groups[groups[i]];
        one.n_groups = 1;
        anke_cross_add_notes(scene, &one, !has_numbers(input->table));
    }
}

/* Numbers stand at their place on the axis. */
static const AnkeYear *number_points(AnkeArena *arena, const AnkeColumnSpec *spec)
{
    AnkeYear *points = anke_arena_new(arena, AnkeYear, spec->n_categories);
    for (guint i = 0; i < spec->n_categories; i++) {
        const char *label = spec->categories[i].label;
        points[i] = (AnkeYear){label, NAN};
        (void)anke_number_parse(label, strlen(label), &points[i].year);
    }
    return points;
}

static gboolean make_answers(AnkeArena *arena, const AnkeChartInput *input, AnkeCrossSpec *cross,
                             AnkeColumnSpec *spec, GError **error)
{
    guint groups[ANKE_COLUMN_MOST_SERIES];
    spec->n_series = choose_groups(input->table, groups);
    if (spec->n_series == 0 || spec->n_series > ANKE_COLUMN_MOST_SERIES) {
        fail(input->table,
             "cannot be drawn as columns by this break, which needs 1 to 3 groups: kind bar or "
             "band expected",
             error);
        return FALSE;
    }
    if (!anke_spec_make_cross(arena, input, cross, error)) {
        return FALSE;
    }
    guint *order = choose_answers(arena, input, cross, &spec->n_categories);
    AnkeColumnCategory *categories = anke_arena_new(arena, AnkeColumnCategory, spec->n_categories);
    for (guint i = 0; i < spec->n_categories; i++) {
        const AnkeAnswer *answer = &cross->answers[order[i]];
        categories[i] = (AnkeColumnCategory){answer->label, is_rest(answer->kind)};
    }
    spec->categories = categories;
    if (has_numbers(input->table)) {
        spec->years = number_points(arena, spec);
    }
    AnkeColumnSeries *series = anke_arena_new(arena, AnkeColumnSeries, spec->n_series);
    for (guint s = 0; s < spec->n_series; s++) {
        series[s] = make_series(arena, input, cross, groups[s], spec, order);
    }
    spec->series = series;
    spec->figure = cross->figure;
    spec->is_whole = TRUE;
    spec->is_people = cross->is_counted;
    spec->unit = cross->is_counted ? anke_say(input->lang, "（件）", "(answers)")
                                   : anke_say(input->lang, "（％）", "(%)");
    return TRUE;
}

/* Series */

static gboolean is_series(const AnkeTable *table)
{
    for (guint i = 0; table->n_items == 0 && i < table->n_groups; i++) {
        if (anke_table_row(table, "value", ANKE_ALL, (gint)i) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Decimals that show the values as they were given, at most two. */
static guint count_decimals(const AnkeColumnValue *values, guint n)
{
    guint n_decimals = 0;
    for (guint i = 0; i < n; i++) {
        double scaled = values[i].value;
        for (guint k = 0; k < MOST_DECIMALS; k++) {
            gboolean is_whole = fabs(scaled - round(scaled)) < 1e-9 * MAX(1, fabs(scaled));
            if (isnan(scaled) || is_whole) {
                break;
            }
            n_decimals = MAX(n_decimals, k + 1);
            scaled *= 10;
        }
    }
    return n_decimals;
}

static char *value_text(const AnkeChartInput *input, const AnkeColumnValue *value, guint n_decimals)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (value->state == ANKE_CELL_HIDDEN) {
        return g_strdup(anke_say(input->lang, "秘匿", "hidden"));
    }
    if (isnan(value->value)) {
        return g_strdup("…");
    }
    anke_number_format_grouped(buffer, fabs(value->value), n_decimals);
    return g_strconcat(value->value < 0 ? "▲" : "", buffer, NULL);
}

static void fill_values(AnkeArena *arena, const AnkeChartInput *input, AnkeColumnSpec *spec)
{
    AnkeColumnValue *values = anke_arena_new(arena, AnkeColumnValue, spec->n_categories);
    for (guint i = 0; i < spec->n_categories; i++) {
        AnkeCell cell = anke_spec_count(input->table, "value", ANKE_ALL, (gint)i);
        values[i] = (AnkeColumnValue){cell.state, cell.count, ""};
    }
    guint n_decimals = count_decimals(values, spec->n_categories);
    for (guint i = 0; i < spec->n_categories; i++) {
        values[i].text = anke_arena_take(arena, value_text(input, &values[i], n_decimals));
    }
    AnkeColumnSeries *series = anke_arena_new(arena, AnkeColumnSeries, 1);
    *series = (AnkeColumnSeries){.label = input->table->label, .values = values};
    spec->series = series;
    spec->n_series = 1;
    spec->is_whole = n_decimals == 0;
}

static void fill_points(AnkeArena *arena, const AnkeTable *table, AnkeColumnSpec *spec)
{
    AnkeColumnCategory *categories = anke_arena_new(arena, AnkeColumnCategory, table->n_groups);
    AnkeYear *years = anke_arena_new(arena, AnkeYear, table->n_groups);
    gboolean has_years = strcmp(table->by, "year") == 0;
    for (guint i = 0; i < table->n_groups; i++) {
        const AnkeGroup *group = &table->groups[i];
        categories[i] = (AnkeColumnCategory){group->label, FALSE};
        years[i] = (AnkeYear){group->label, anke_spec_within(group->score, 1, 9999)};
    }
    spec->categories = categories;
    spec->n_categories = table->n_groups;
    spec->years = has_years ? years : NULL;
}

static void make_values(AnkeArena *arena, const AnkeChartInput *input, AnkeColumnSpec *spec)
{
    const AnkeTable *table = input->table;
    fill_points(arena, table, spec);
    fill_values(arena, input, spec);
    spec->is_people = strcmp(table->unit, "人") == 0;
    if (*table->unit != '\0') {
        spec->unit = anke_arena_take(
            arena, g_strdup_printf(anke_say(input->lang, "（%s）", "(%s)"), table->unit));
    }
    spec->figure = anke_spec_figure(arena, input, table->label);
    spec->figure.subtitle = table->wave;
    spec->figure.notes = anke_arena_notes(arena);
}

/* "平成29年度、平成30年度": the points in a state, or NULL. */
static char *points_in_state(const AnkeColumnSpec *spec, AnkeCellState state)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < spec->n_categories; i++) {
        if (spec->series[0].values[i].state == state) {
            g_string_append_printf(text, "%s%s", text->len == 0 ? "" : "、",
                                   spec->categories[i].label);
        }
    }
    return text->len == 0 ? NULL : g_strdup(text->str);
}

/* Names what is not known and what is hidden: a crowded axis has no room to say it. */
static void note_values(const AnkeChartInput *input, const AnkeColumnSpec *spec, AnkeScene *scene)
{
    g_autofree char *unknown = points_in_state(spec, ANKE_CELL_UNKNOWN);
    g_autofree char *hidden = points_in_state(spec, ANKE_CELL_HIDDEN);
    if (unknown != NULL) {
        g_autofree char *note =
            g_strdup_printf(anke_say(input->lang, "「…」は資料に値がないもの（%s）。",
                                     "“…”: not given in the source (%s)."),
                            unknown);
        anke_scene_add_note(scene, note);
    }
    if (hidden != NULL) {
        g_autofree char *note = g_strdup_printf(
            anke_say(input->lang, "人数が少なく個人が推測されるおそれがあるため秘匿したもの：%s。",
                     "Hidden, as so few people could be recognised: %s."),
            hidden);
        anke_scene_add_note(scene, note);
    }
}

gboolean anke_spec_lay_out_column(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeColumnSpec spec = {0};
    if (is_series(input->table)) {
        make_values(&arena, input, &spec);
        note_values(input, &spec, scene);
    } else {
        AnkeCrossSpec cross = {0};
        if (!make_answers(&arena, input, &cross, &spec, error)) {
            return FALSE;
        }
        note_answers(input, &cross, scene);
    }
    anke_column_lay_out(scene, &spec);
    return TRUE;
}
