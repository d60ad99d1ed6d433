#include "charts/spec/time_view.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

#define MOST_VALUE 1e15

gboolean anke_time_is_break(const AnkeTable *table)
{
    if (strcmp(table->by, "year") == 0) {
        return table->n_groups > 0;
    }
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type != ANKE_GROUP_CHOICE ||
            isnan(anke_moment_time(table->groups[i].label))) {
            return FALSE;
        }
    }
    return table->n_groups > 0;
}

static gboolean has_stat(const AnkeTable *table, const char *stat)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, stat) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static AnkeQuantity find_quantity(const AnkeTable *table, gboolean has_waves)
{
    if (has_waves) {
        return anke_spec_is_base_unknown(table) ? ANKE_QUANTITY_ANSWERS : ANKE_QUANTITY_PERCENT;
    }
    if (has_stat(table, "p")) {
        return ANKE_QUANTITY_PERCENT;
    }
    return has_stat(table, "n") ? ANKE_QUANTITY_PEOPLE : ANKE_QUANTITY_NUMBER;
}

static double time_of_group(const AnkeGroup *group)
{
    double score = anke_spec_within(group->score, 1, 9999);
    return isnan(score) ? anke_moment_time(group->label) : score;
}

/* Decimals that show the values of a series as they were given, at most two. */
static guint find_decimals(const AnkeTimeView *view)
{
    guint n_decimals = 0;
    for (guint i = 0; i < view->input.table->n_rows; i++) {
        const AnkeTableRow *row = &view->input.table->rows[i];
        double hundredths = anke_spec_within(row->number, -MOST_VALUE, MOST_VALUE) * 100;
        if (strcmp(row->stat, "value") != 0 || isnan(hundredths)) {
            continue;
        }
        gboolean has_tenths = fabs(hundredths / 100 - round(hundredths / 100)) > 1e-9;
        gboolean has_hundredths = fabs(hundredths / 10 - round(hundredths / 10)) > 1e-9;
        n_decimals = MAX(n_decimals, has_hundredths ? 2 : has_tenths ? 1 : 0);
    }
    return n_decimals;
}

static void take_waves(AnkeArena *arena, const AnkeChartInput *input, AnkeTimeView *view)
{
    guint n = input->n_waves;
    AnkeMoment *moments = anke_arena_new(arena, AnkeMoment, n);
    view->tables = anke_arena_new(arena, const AnkeTable *, n);
    for (guint i = 0; i < n; i++) {
        const char *wave = input->waves[i]->wave;
        moments[i] = (AnkeMoment){wave, anke_moment_time(wave)};
        view->tables[i] = input->waves[i];
    }
    view->has_waves = TRUE;
    view->n_moments = n;
    view->moments = moments;
    view->facts.closed = NULL; /* the day of one of them */
    view->input.table = input->waves[n - 1];
}

typedef struct {
    AnkeMoment moment;
    gint group;
} Year;

static gint compare_years(gconstpointer a, gconstpointer b)
{
    const Year *left = a;
    const Year *right = b;
    if (left->moment.time < right->moment.time || left->moment.time > right->moment.time) {
        return left->moment.time < right->moment.time ? -1 : 1;
    }
    return left->group - right->group;
}

static const Year *find_year(const GArray *years, const AnkeGroup *group)
{
    for (guint i = 0; i < years->len; i++) {
        const Year *year = &g_array_index(years, Year, i);
        double apart = year->moment.time - time_of_group(group);
        if (strcmp(year->moment.label, group->label) == 0 || fabs(apart) < 1e-6) {
            return year;
        }
    }
    return NULL;
}

/* All years of the table, and those that only further tables have, in the order of time where all
 * are known. */
static GArray *collect_years(const AnkeChartInput *input)
{
    GArray *years = g_array_new(FALSE, FALSE, sizeof(Year));
    gboolean are_known = TRUE;
    for (guint t = 0; t <= input->n_panels; t++) {
        const AnkeTable *table = t == 0 ? input->table : input->panels[t - 1];
        for (guint i = 0; i < table->n_groups; i++) {
            const AnkeGroup *group = &table->groups[i];
            Year year = {{group->label, time_of_group(group)}, t == 0 ? (gint)i : ANKE_TIME_ABSENT};
            if (t == 0 || find_year(years, group) == NULL) {
                g_array_append_val(years, year);
                are_known = are_known && !isnan(year.moment.time);
            }
        }
    }
    if (are_known) {
        g_array_sort(years, compare_years);
    }
    return years;
}

static void take_years(AnkeArena *arena, const AnkeChartInput *input, AnkeTimeView *view)
{
    g_autoptr(GArray) years = collect_years(input);
    AnkeMoment *moments = anke_arena_new(arena, AnkeMoment, years->len);
    gint *groups = anke_arena_new(arena, gint, years->len);
    view->tables = anke_arena_new(arena, const AnkeTable *, years->len);
    for (guint i = 0; i < years->len; i++) {
        moments[i] = g_array_index(years, Year, i).moment;
        groups[i] = g_array_index(years, Year, i).group;
        view->tables[i] = input->table;
    }
    view->n_moments = years->len;
    view->moments = moments;
    view->groups = groups;
}

AnkeTimeView *anke_time_view_new(AnkeArena *arena, const AnkeChartInput *input, GError **error)
{
    gboolean has_waves = input->n_waves > 1;
    gboolean is_break = anke_time_is_break(input->table);
    if (has_waves == is_break) {
        g_autofree char *question = anke_text_quote(input->table->question, -1);
        anke_error_set(error, ANKE_ERROR_DATA,
                       has_waves ? "question \"%s\" has years in several waves: one wave expected"
                                 : "question \"%s\" stands at one moment: several waves or years "
                                   "as its break expected",
                       question);
        return NULL;
    }
    AnkeTimeView *view = anke_arena_new(arena, AnkeTimeView, 1);
    view->facts = *input->facts;
    view->input = *input;
    view->input.facts = &view->facts;
    if (has_waves) {
        take_waves(arena, input, view);
    } else {
        take_years(arena, input, view);
    }
    view->quantity = find_quantity(view->input.table, has_waves);
    view->n_decimals = find_decimals(view);
    return view;
}

AnkeTimeView *anke_time_view_new_of_groups(AnkeArena *arena, const AnkeChartInput *input,
                                           const gint *groups, guint n_groups)
{
    AnkeTimeView *view = anke_arena_new(arena, AnkeTimeView, 1);
    AnkeMoment *moments = anke_arena_new(arena, AnkeMoment, n_groups);
    gint *kept = anke_arena_new(arena, gint, n_groups);
    view->facts = *input->facts;
    view->input = *input;
    view->input.facts = &view->facts;
    view->tables = anke_arena_new(arena, const AnkeTable *, n_groups);
    for (guint i = 0; i < n_groups; i++) {
        moments[i] = (AnkeMoment){input->table->groups[groups[i]].label, NAN};
        kept[i] = groups[i];
        view->tables[i] = input->table;
    }
    view->n_moments = n_groups;
    view->moments = moments;
    view->groups = kept;
    view->quantity =
        anke_spec_is_base_unknown(input->table) ? ANKE_QUANTITY_ANSWERS : ANKE_QUANTITY_PERCENT;
    return view;
}

AnkeTimeView *anke_time_view_new_beside(AnkeArena *arena, const AnkeTimeView *view,
                                        const AnkeTable *table)
{
    AnkeTimeView *beside = anke_arena_new(arena, AnkeTimeView, 1);
    gint *groups = anke_arena_new(arena, gint, view->n_moments);
    *beside = *view;
    beside->input.facts = &beside->facts;
    beside->input.table = table;
    beside->tables = anke_arena_new(arena, const AnkeTable *, view->n_moments);
    for (guint i = 0; i < view->n_moments; i++) {
        const AnkeMoment *moment = &view->moments[i];
        beside->tables[i] = table;
        groups[i] = ANKE_TIME_ABSENT;
        for (guint g = 0; g < table->n_groups; g++) {
            gboolean is_same = strcmp(table->groups[g].label, moment->label) == 0 ||
                               fabs(time_of_group(&table->groups[g]) - moment->time) < 1e-6;
            groups[i] = is_same && groups[i] == ANKE_TIME_ABSENT ? (gint)g : groups[i];
        }
    }
    beside->groups = groups;
    beside->quantity = find_quantity(table, FALSE);
    beside->n_decimals = find_decimals(beside);
    return beside;
}

/* Names tell items apart where both have one; else labels. */
static gboolean is_same(const char *name, const char *label, const char *other_name,
                        const char *other_label)
{
    return name != NULL && other_name != NULL ? strcmp(name, other_name) == 0
                                              : strcmp(label, other_label) == 0;
}

/* The newest table's item in that of a moment. */
static gint find_item(const AnkeTimeView *view, guint moment, gint item)
{
    const AnkeTable *table = view->tables[moment];
    if (table == view->input.table || item < 0) {
        return item;
    }
    const AnkeItem *wanted = &view->input.table->items[item];
    for (guint i = 0; i < table->n_items; i++) {
        const AnkeItem *other = &table->items[i];
        if (is_same(wanted->name, wanted->label, other->name, other->label)) {
            return (gint)i;
        }
    }
    return ANKE_TIME_ABSENT;
}

static gint find_group(const AnkeTimeView *view, guint moment, gint group)
{
    const AnkeTable *table = view->tables[moment];
    if (!view->has_waves) {
        return view->groups[moment];
    }
    if (table == view->input.table || group == ANKE_ALL) {
        return group;
    }
    const AnkeGroup *wanted = &view->input.table->groups[group];
    for (guint i = 0; i < table->n_groups; i++) {
        const AnkeGroup *other = &table->groups[i];
        if (is_same(wanted->name, wanted->label, other->name, other->label)) {
            return (gint)i;
        }
    }
    return ANKE_TIME_ABSENT;
}

static AnkeChartInput input_of(const AnkeTimeView *view, guint moment)
{
    AnkeChartInput input = view->input;
    input.table = view->tables[moment];
    return input;
}

double anke_time_view_base(const AnkeTimeView *view, guint moment, gint group)
{
    AnkeChartInput input = input_of(view, moment);
    gint found = find_group(view, moment, group);
    gboolean has_base = view->quantity == ANKE_QUANTITY_PERCENT && found != ANKE_TIME_ABSENT;
    return has_base ? anke_spec_base(&input, found) : NAN;
}

/* The cell of a share, in 0-1. */
static AnkeCell share_cell(const AnkeTable *table, gint item, gint group, double base)
{
    if (item != ANKE_TIME_FAVOURABLE) {
        return anke_spec_cell(table, item, group, base);
    }
    AnkeCell cell = anke_spec_count(table, "favourable", ANKE_ALL, group);
    cell.share = anke_spec_within(cell.count, 0, 1);
    cell.count = NAN;
    cell.state =
        cell.state == ANKE_CELL_KNOWN && isnan(cell.share) ? ANKE_CELL_UNKNOWN : cell.state;
    return cell;
}

static AnkeTrendPoint share_point(AnkeArena *arena, const AnkeTimeView *view, const AnkeCell *cell,
                                  double base)
{
    gboolean is_known = cell->state == ANKE_CELL_KNOWN;
    return (AnkeTrendPoint){
        .state = cell->state,
        .value = 100 * cell->share,
        .low = 100 * cell->low,
        .high = 100 * cell->high,
        .text = is_known ? anke_arena_take(arena, anke_cell_percent(cell, base, view->input.lang))
                         : NULL,
        .is_small = anke_base_is_small(base)};
}

char *anke_time_view_text(const AnkeTimeView *view, double value)
{
    char buffer[ANKE_NUMBER_SIZE];
    guint n_decimals = view->quantity == ANKE_QUANTITY_PERCENT  ? 1
                       : view->quantity == ANKE_QUANTITY_NUMBER ? view->n_decimals
                                                                : 0;
    anke_number_format_grouped(buffer, value, n_decimals);
    return g_strdup(buffer);
}

static AnkeTrendPoint count_point(AnkeArena *arena, const AnkeTimeView *view, const AnkeCell *cell)
{
    gboolean is_known = cell->state == ANKE_CELL_KNOWN;
    return (AnkeTrendPoint){
        .state = cell->state,
        .value = cell->count,
        .low = NAN,
        .high = NAN,
        .text = is_known ? anke_arena_take(arena, anke_time_view_text(view, cell->count)) : NULL};
}

/* Whether a wave's own table says that the item cannot be compared with the wave before. */
static gboolean is_cut(const AnkeTimeView *view, guint moment, gint item)
{
    const AnkeTable *table = view->tables[moment];
    const char *text = NULL;
    if (!view->has_waves || moment == 0) {
        return FALSE;
    }
    if (item >= 0) {
        text = anke_table_text(table, "comparable", item, ANKE_ALL);
    }
    text = text == NULL ? anke_table_text(table, "comparable", ANKE_ALL, ANKE_ALL) : text;
    return text != NULL && *text != '\0' && strcmp(text, "same") != 0;
}

AnkeTrendPoint anke_time_view_point(AnkeArena *arena, const AnkeTimeView *view, guint moment,
                                    gint item, gint group)
{
    gint found_item = find_item(view, moment, item);
    gint found_group = find_group(view, moment, group);
    if (found_item == ANKE_TIME_ABSENT || found_group == ANKE_TIME_ABSENT) {
        return (AnkeTrendPoint){ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NULL, FALSE, FALSE};
    }
    AnkeTrendPoint point;
    const AnkeTable *table = view->tables[moment];
    if (view->quantity == ANKE_QUANTITY_PERCENT) {
        double base = anke_time_view_base(view, moment, group);
        AnkeCell cell = share_cell(table, found_item, found_group, base);
        point = share_point(arena, view, &cell, base);
    } else {
        const char *stat = view->quantity == ANKE_QUANTITY_NUMBER ? "value" : "n";
        AnkeCell cell = anke_spec_count(table, stat, found_item, found_group);
        point = count_point(arena, view, &cell);
    }
    point.is_cut = is_cut(view, moment, found_item);
    return point;
}

const AnkeTrendPoint *anke_time_view_points(AnkeArena *arena, const AnkeTimeView *view, gint item,
                                            gint group)
{
    AnkeTrendPoint *points = anke_arena_new(arena, AnkeTrendPoint, view->n_moments);
    for (guint i = 0; i < view->n_moments; i++) {
        points[i] = anke_time_view_point(arena, view, i, item, group);
    }
    return points;
}

const char *anke_time_view_bases(AnkeArena *arena, const AnkeTimeView *view, gint group)
{
    double least = INFINITY;
    double most = -INFINITY;
    gboolean is_small = FALSE;
    for (guint i = 0; i < view->n_moments; i++) {
        double base = anke_time_view_base(view, i, group);
        if (!isnan(base)) {
            least = MIN(least, base);
            most = MAX(most, base);
            is_small = is_small || anke_base_is_small(base);
        }
    }
    if (least > most) {
        return NULL;
    }
    char from[ANKE_NUMBER_SIZE];
    char to[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(from, least, 0);
    anke_number_format_grouped(to, most, 0);
    const char *mark = is_small ? "＊" : "";
    return anke_arena_take(
        arena, least < most ? g_strdup_printf(anke_say(view->input.lang, "n=%s～%s%s", "n=%s–%s%s"),
                                              from, to, mark)
                            : g_strdup_printf("n=%s%s", from, mark));
}

const char *anke_time_view_unit(AnkeArena *arena, const AnkeTimeView *view)
{
    AnkeLang lang = view->input.lang;
    const char *unit = view->input.table->unit;
    switch (view->quantity) {
    case ANKE_QUANTITY_PERCENT:
        return anke_say(lang, "（％）", "(%)");
    case ANKE_QUANTITY_ANSWERS:
        return anke_say(lang, "（件）", "(answers)");
    case ANKE_QUANTITY_PEOPLE:
        unit = *unit == '\0' ? anke_say(lang, "人", "persons") : unit;
        break;
    default:
        break;
    }
    return *unit == '\0'
               ? ""
               : anke_arena_take(arena, g_strdup_printf(anke_say(lang, "（%s）", "(%s)"), unit));
}

void anke_time_add_note(AnkeArena *arena, const char *note)
{
    GPtrArray *notes = arena->notes;
    while (notes->len > 0 && g_ptr_array_index(notes, notes->len - 1) == NULL) {
        g_ptr_array_set_size(notes, (gint)notes->len - 1);
    }
    anke_arena_add_note(arena, note);
}

/* The index of an answer's item: the spec borrows the item's own label. */
static gint item_of(const AnkeTable *table, const AnkeAnswer *answer)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].label == answer->label) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

static gboolean is_answered(const AnkeAnswer *answer)
{
    return answer->kind != ANKE_ANSWER_NOANSWER && answer->kind != ANKE_ANSWER_INVALID;
}

GArray *anke_time_view_items(const AnkeTimeView *view, const AnkeCrossSpec *cross)
{
    const AnkeTable *table = view->input.table;
    GArray *items = g_array_new(FALSE, FALSE, sizeof(gint));
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_NET) {
            g_array_append_val(items, i);
        }
    }
    g_autofree guint *order = g_new(guint, cross->n_answers);
    anke_cross_order(cross, order);
    for (guint i = 0; i < cross->n_answers; i++) {
        const AnkeAnswer *answer = &cross->answers[order[i]];
        gint item = item_of(table, answer);
        if (is_answered(answer)) {
            g_array_append_val(items, item);
        }
    }
    return items;
}
