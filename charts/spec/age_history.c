#include "charts/spec/age_history.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

#define SEPARATOR " / " /* between the labels of a nested break */

enum { NOWHERE = -1, MOST_LEVELS = 3 };

/* Which level of a nested break is what. */
typedef struct {
    gint n;
    gint scenario; /* NOWHERE = there is none */
    gint year;
    gint side;
} Levels;

/* A group as what it stands for. */
typedef struct {
    const char *scenario; /* "" = none */
    const char *side;     /* likewise */
    AnkeYear year;
} Corner;

/* What is being read. */
typedef struct {
    AnkeArena *arena;
    const AnkeChartInput *input;
    guint most_sides;
    AnkeAgeHistory *history;
} Reading;

static gboolean refuse(const Reading *reading, GError **error, const char *problem)
{
    g_autofree char *question = anke_text_quote(reading->input->table->question, -1);
    g_autofree char *by = anke_text_quote(reading->input->table->by, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" by \"%s\" %s", question, by,
                          problem);
}

/* Returns FALSE for a break without years, or with more than one level besides. */
static gboolean find_levels(const AnkeTable *table, Levels *levels)
{
    g_auto(GStrv) names = g_strsplit(table->by, ":", -1);
    *levels = (Levels){(gint)g_strv_length(names), NOWHERE, NOWHERE, NOWHERE};
    for (gint i = 0; i < levels->n; i++) {
        gint *level = strcmp(names[i], "scenario") == 0 ? &levels->scenario
                      : strcmp(names[i], "year") == 0   ? &levels->year
                                                        : &levels->side;
        if (*level != NOWHERE) {
            return FALSE;
        }
        *level = i;
    }
    return levels->year != NOWHERE && levels->n <= MOST_LEVELS;
}

/* The label's part of a level; a scenario, which comes first, may hold the separator. */
static const char *take_part(AnkeArena *arena, char **parts, const Levels *levels, gint level)
{
    gint n_more = (gint)g_strv_length(parts) - levels->n;
    if (level == NOWHERE) {
        return "";
    }
    if (level > 0 || n_more == 0) {
        return anke_arena_take(arena, g_strdup(parts[level + n_more]));
    }
    g_autoptr(GPtrArray) first = g_ptr_array_new();
    for (gint i = 0; i <= n_more; i++) {
        g_ptr_array_add(first, parts[i]);
    }
    g_ptr_array_add(first, NULL);
    return anke_arena_take(arena, g_strjoinv(SEPARATOR, (char **)first->pdata));
}

/* The western year of a label, else of the group's score. NaN = not known. */
static double western_year(const char *label, double score)
{
    int year;
    if (anke_year_parse(label, strlen(label), &year, NULL)) {
        return year;
    }
    double whole = anke_spec_within(score, 1, 9999);
    return floor(whole) < whole ? NAN : whole;
}

/* Returns FALSE for a group that is no part of the staff, or whose label lacks a level. */
static gboolean read_corner(AnkeArena *arena, const AnkeTable *table, const Levels *levels,
                            guint group, Corner *corner)
{
    const AnkeGroup *of = &table->groups[group];
    g_auto(GStrv) parts = g_strsplit(of->label, SEPARATOR, -1);
    if (of->type != ANKE_GROUP_CHOICE || (gint)g_strv_length(parts) < levels->n) {
        return FALSE;
    }
    const char *label = take_part(arena, parts, levels, levels->year);
    *corner = (Corner){take_part(arena, parts, levels, levels->scenario),
                       take_part(arena, parts, levels, levels->side),
                       {label, western_year(label, of->score)}};
    return TRUE;
}

/* The place of a side, found or new; `most_sides` = there are as many others. */
static guint find_side(const Reading *reading, const char *side)
{
    AnkeAgeHistory *history = reading->history;
    for (guint i = 0; i < history->n_sides; i++) {
        if (strcmp(history->sides[i], side) == 0) {
            return i;
        }
    }
    if (history->n_sides < reading->most_sides) {
        history->sides[history->n_sides] = side;
        return history->n_sides++;
    }
    return reading->most_sides;
}

static AnkeAgeMoment *find_moment(AnkeAgeHistory *history, double year)
{
    for (guint i = 0; i < history->n_moments; i++) {
        if (fabs(history->moments[i].year.year - year) < 0.5) {
            return &history->moments[i];
        }
    }
    return NULL;
}

/* A note of a year that begins with 推計 or projection tells that it is one. */
static gboolean is_projection(const AnkeTable *table, gint group)
{
    const char *note = anke_table_text(table, "note", ANKE_ALL, group);
    return note != NULL && (g_str_has_prefix(note, "推計") ||
                            g_ascii_strncasecmp(note, "projection", strlen("projection")) == 0);
}

static gboolean add_corner(const Reading *reading, const AnkeTable *table, const Corner *corner,
                           guint group, GError **error)
{
    AnkeAgeHistory *history = reading->history;
    if (isnan(corner->year.year)) {
        return refuse(reading, error, "has a group that is no year: a year expected");
    }
    guint side = find_side(reading, corner->side);
    if (side >= reading->most_sides) {
        return refuse(reading, error,
                      side == 1 ? "has several groups in a year: one expected"
                                : "has more than two groups in a year: two expected");
    }
    AnkeAgeMoment *moment = find_moment(history, corner->year.year);
    if (moment != NULL && moment->table != table) {
        return TRUE; /* it is known what was */
    }
    if (moment == NULL) {
        moment = &history->moments[history->n_moments++];
        *moment = (AnkeAgeMoment){.year = corner->year,
                                  .is_projected = *corner->scenario != '\0' ||
                                                  is_projection(table, (gint)group),
                                  .table = table,
                                  .groups = {ANKE_ALL, ANKE_ALL}};
    }
    moment->groups[side] = (gint)group;
    return TRUE;
}

static gboolean refuse_scenario(const Reading *reading, GError **error)
{
    g_autofree char *name = anke_text_quote(reading->input->scenario, -1);
    g_autofree char *problem = g_strdup_printf("has no scenario \"%s\"", name);
    return refuse(reading, error, problem);
}

/* Chooses the scenario: the one asked for, else the first. */
static gboolean choose_scenario(const Reading *reading, const Levels *levels, GError **error)
{
    const AnkeTable *table = reading->input->table;
    const char *wanted = reading->input->scenario;
    gboolean is_asked = wanted != NULL && *wanted != '\0';
    reading->history->scenario = "";
    for (guint i = 0; levels->scenario != NOWHERE && i < table->n_groups; i++) {
        Corner corner;
        if (read_corner(reading->arena, table, levels, i, &corner) &&
            (!is_asked || strcmp(corner.scenario, wanted) == 0)) {
            reading->history->scenario = corner.scenario;
            return TRUE;
        }
    }
    return !is_asked || refuse_scenario(reading, error);
}

static gboolean read_table(const Reading *reading, const AnkeTable *table, GError **error)
{
    Levels levels;
    if (!find_levels(table, &levels)) {
        return refuse(reading, error, "is no break by year or scenario:year");
    }
    for (guint i = 0; i < table->n_groups; i++) {
        Corner corner;
        if (!read_corner(reading->arena, table, &levels, i, &corner) ||
            (levels.scenario != NOWHERE &&
             strcmp(corner.scenario, reading->history->scenario) != 0)) {
            continue;
        }
        if (!add_corner(reading, table, &corner, i, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static int compare_moments(const void *a, const void *b)
{
    double left = ((const AnkeAgeMoment *)a)->year.year;
    double right = ((const AnkeAgeMoment *)b)->year.year;
    return left < right ? -1 : left > right ? 1 : 0;
}

static gboolean read_moments(const Reading *reading, GError **error)
{
    const AnkeChartInput *input = reading->input;
    AnkeAgeHistory *history = reading->history;
    Levels levels;
    if (!find_levels(input->table, &levels)) {
        return refuse(reading, error, "is no break by year or scenario:year");
    }
    guint n_groups = input->table->n_groups + (input->past == NULL ? 0 : input->past->n_groups);
    history->moments = anke_arena_new(reading->arena, AnkeAgeMoment, n_groups);
    if (!choose_scenario(reading, &levels, error) ||
        (input->past != NULL && !read_table(reading, input->past, error)) ||
        !read_table(reading, input->table, error)) {
        return FALSE;
    }
    if (history->n_moments == 0) {
        return refuse(reading, error, "has no year");
    }
    if (levels.side != NOWHERE && history->n_sides != 2) {
        return refuse(reading, error, "has one group in a year: two expected");
    }
    qsort(history->moments, history->n_moments, sizeof *history->moments, compare_moments);
    return TRUE;
}

/* Staff whose age is not known, in any year that is shown. */
static void note_unknown_ages(const Reading *reading)
{
    const AnkeAgeHistory *history = reading->history;
    for (guint m = 0; m < history->n_moments; m++) {
        const AnkeAgeMoment *moment = &history->moments[m];
        for (guint i = 0; i < moment->table->n_items; i++) {
            gboolean is_unknown = moment->table->items[i].type == ANKE_ITEM_NOANSWER;
            for (guint side = 0; is_unknown && side < 2; side++) {
                gint group = moment->groups[side];
                if (group != ANKE_ALL &&
                    anke_table_number(moment->table, "n", (gint)i, group) > 0) {
                    anke_arena_add_note(reading->arena,
                                        anke_say(reading->input->lang,
                                                 "年齢の分からない職員は図に含めない。",
                                                 "Staff of unknown age is not in the figure."));
                    return;
                }
            }
        }
    }
}

gboolean anke_age_history_read(AnkeArena *arena, const AnkeChartInput *input, guint most_sides,
                               AnkeAgeHistory *history, GError **error)
{
    Reading reading = {arena, input, most_sides, history};
    *history = (AnkeAgeHistory){0};
    if (!anke_age_union_read(arena, input->table, input->past, &history->ages, error) ||
        !read_moments(&reading, error)) {
        return FALSE;
    }
    note_unknown_ages(&reading);
    return TRUE;
}

AnkeCell *anke_age_history_cells(AnkeArena *arena, const AnkeAgeHistory *history,
                                 const AnkeAgeMoment *moment, guint side, const char *stat)
{
    static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};
    static const AnkeCell nobody = {ANKE_CELL_KNOWN, 0, NAN, NAN, NAN};
    guint n = history->ages.list.n;
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, n);
    const gint *items = anke_age_union_items(&history->ages, moment->table);
    gint group = moment->groups[side];
    for (guint i = 0; i < n; i++) {
        if (group == ANKE_ALL || items[i] == ANKE_ALL) {
            cells[i] = unknown;
        } else if (items[i] == ANKE_AGE_BEYOND) {
            cells[i] = strcmp(stat, "n") == 0 ? nobody : unknown;
        } else {
            cells[i] = anke_spec_count(moment->table, stat, items[i], group);
        }
    }
    return cells;
}

double anke_age_history_total(const AnkeAgeHistory *history, const AnkeCell *cells)
{
    double total = 0;
    for (guint i = 0; i < history->ages.list.n; i++) {
        total += cells[i].count;
    }
    return anke_spec_within(total, 0, ANKE_SPEC_MOST_PEOPLE);
}

double anke_age_history_number(const AnkeAgeMoment *moment, guint side, const char *stat,
                               double low, double high)
{
    gint group = moment->groups[side];
    return group == ANKE_ALL
               ? NAN
               : anke_spec_within(anke_table_number(moment->table, stat, ANKE_ALL, group), low,
                                  high);
}

AnkeAgeValley anke_age_history_valley(AnkeArena *arena, const AnkeAgeHistory *history,
                                      const AnkeAgeMoment *moment, guint side, AnkeLang lang)
{
    char low_text[ANKE_NUMBER_SIZE];
    char high_text[ANKE_NUMBER_SIZE];
    double low = anke_age_history_number(moment, side, "valley_lo", 0, ANKE_AGE_OLDEST);
    double high = anke_age_history_number(moment, side, "valley_hi", low, ANKE_AGE_OLDEST);
    double from = anke_age_place(&history->ages.list, low);
    double to = anke_age_place(&history->ages.list, high + 1);
    if (isnan(high) || to <= from) {
        return (AnkeAgeValley){NAN, NAN, NULL};
    }
    anke_number_format(low_text, low);
    anke_number_format(high_text, high);
    char *label = high > low
                      ? g_strdup_printf(anke_say(lang, "%s～%s", "%s–%s"), low_text, high_text)
                      : g_strdup(low_text);
    return (AnkeAgeValley){from, to, anke_arena_take(arena, label)};
}

gboolean anke_age_history_has_looked(const AnkeAgeMoment *moment)
{
    return anke_table_has(moment->table, "valley_lo");
}

/* "各年4月1日現在", where that is the day of the stream; "" for another, which earlier years may not
 * have had. */
static const char *day_of(const AnkeChartInput *input)
{
    const char *closed = anke_spec_closed(input);
    return closed != NULL && g_str_has_suffix(closed, "-04-01")
               ? anke_say(input->lang, "各年4月1日現在", "As of 1 April of each year")
               : "";
}

/* "各年4月1日現在。推計のシナリオ：なりゆき" */
static const char *subtitle(AnkeArena *arena, const AnkeChartInput *input,
                            const AnkeAgeHistory *history)
{
    const char *day = day_of(input);
    if (*history->scenario == '\0') {
        return day;
    }
    return anke_arena_take(
        arena,
        g_strdup_printf(
            anke_say(input->lang, "%s%s推計のシナリオ：%s", "%s%sScenario of the projection: %s"),
            day, *day == '\0' ? "" : anke_say(input->lang, "。", ". "), history->scenario));
}

/* What the label names as a title: 年齢 alone, as tables of a roster have it, is 年齢別職員数. */
static const char *title_of(AnkeArena *arena, const AnkeChartInput *input)
{
    static const char *const whole[] = {"別", "職員", "人口", "構成"};
    const char *label = input->table->label;
    gboolean is_title = !g_str_has_prefix(label, "年齢");
    for (guint i = 0; i < G_N_ELEMENTS(whole); i++) {
        is_title = is_title || strstr(label, whole[i]) != NULL;
    }
    if (strcmp(label, input->table->question) == 0 || (!is_title && input->lang == ANKE_LANG_EN)) {
        return anke_say(input->lang, "年齢別職員数", "Staff by age");
    }
    return is_title ? label : anke_arena_take(arena, g_strdup_printf("%s別職員数", label));
}

AnkeFigure anke_age_history_figure(AnkeArena *arena, const AnkeChartInput *input,
                                   const AnkeAgeHistory *history)
{
    AnkeFigure figure = anke_spec_figure(arena, input, title_of(arena, input));
    figure.subtitle = subtitle(arena, input, history);
    figure.notes = anke_arena_notes(arena);
    return figure;
}
