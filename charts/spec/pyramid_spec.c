/* Population pyramids: bands of ages by a break of two groups, or by year and such a break. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/plots/pyramid_layout.h"
#include "charts/spec/age_parts.h"
#include "charts/spec/staff_parts.h"

static const char group_separator[] = " / ";
static const char year_break[] = "year";

/* A group of the table as a side of a year. */
typedef struct {
    const char *year; /* "" = none */
    const char *side;
    gint group;
} Corner;

typedef struct {
    guint n;
    Corner *corners;
    guint n_sides;
    const char **sides; /* in the order of the stream */
} Corners;

/* Whether the break is year:ANOTHER or ANOTHER:year; *is_first tells which. */
static gboolean has_years(const AnkeTable *table, gboolean *is_first)
{
    g_auto(GStrv) names = g_strsplit(table->by, ":", -1);
    if (g_strv_length(names) != 2) {
        return FALSE;
    }
    *is_first = strcmp(names[0], year_break) == 0;
    return *is_first || strcmp(names[1], year_break) == 0;
}

static Corner make_corner(AnkeArena *arena, const AnkeTable *table, guint group)
{
    const char *label = table->groups[group].label;
    gboolean is_first;
    const char *middle = strstr(label, group_separator);
    if (!has_years(table, &is_first) || middle == NULL) {
        return (Corner){"", label, (gint)group};
    }
    const char *first = anke_arena_take(arena, g_strndup(label, (gsize)(middle - label)));
    const char *second = middle + strlen(group_separator);
    return is_first ? (Corner){first, second, (gint)group} : (Corner){second, first, (gint)group};
}

static void add_side(Corners *corners, const char *side)
{
    for (guint i = 0; i < corners->n_sides; i++) {
        if (strcmp(corners->sides[i], side) == 0) {
            return;
        }
    }
    corners->sides[corners->n_sides++] = side;
}

/* The groups that are choices; people without a value of the break are on neither side. */
static Corners find_corners(AnkeArena *arena, const AnkeTable *table)
{
    Corners corners = {.corners = anke_arena_new(arena, Corner, table->n_groups),
                       .sides = anke_arena_new(arena, const char *, table->n_groups)};
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE) {
            Corner corner = make_corner(arena, table, i);
            corners.corners[corners.n++] = corner;
            add_side(&corners, corner.side);
        }
    }
    return corners;
}

/* The first or last corner by year, else by the order of the stream. */
static const Corner *find_end(const AnkeTable *table, const Corners *corners, gboolean is_last)
{
    const Corner *end = &corners->corners[0];
    for (guint i = 1; i < corners->n; i++) {
        const Corner *corner = &corners->corners[i];
        double year = table->groups[corner->group].score;
        double best = table->groups[end->group].score;
        gboolean is_known = !isnan(year) && !isnan(best);
        gboolean is_better = is_last ? (is_known ? year > best : TRUE) : is_known && year < best;
        end = is_better ? corner : end;
    }
    return end;
}

static gint find_group(const Corners *corners, const char *year, const char *side)
{
    for (guint i = 0; i < corners->n; i++) {
        const Corner *corner = &corners->corners[i];
        if (strcmp(corner->year, year) == 0 && strcmp(corner->side, side) == 0) {
            return corner->group;
        }
    }
    return ANKE_ALL;
}

/* Unknown throughout where the stream lacks the side in this year. */
static AnkePyramidYear make_year(AnkeArena *arena, const AnkeTable *table, const Corners *corners,
                                 const AnkeAgeList *list, const char *year)
{
    AnkePyramidYear made = {.label = year};
    for (guint side = 0; side < 2; side++) {
        gint group = find_group(corners, year, corners->sides[side]);
        if (group != ANKE_ALL) {
            made.totals[side] = anke_age_total(table, list, group);
            made.cells[side] = anke_age_cells(arena, table, list, group);
            continue;
        }
        AnkeCell *cells = anke_arena_new(arena, AnkeCell, list->n);
        for (guint i = 0; i < list->n; i++) {
            cells[i] = (AnkeCell){ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};
        }
        made.totals[side] = NAN;
        made.cells[side] = cells;
    }
    return made;
}

/* People who are on neither side are not forgotten. */
static void note_others(AnkeArena *arena, const AnkeChartInput *input, const AnkeAgeList *list)
{
    const AnkeTable *table = input->table;
    for (guint i = 0; i < table->n_groups; i++) {
        double total = anke_age_total(table, list, (gint)i);
        if (table->groups[i].type == ANKE_GROUP_CHOICE || !(total > 0)) {
            continue;
        }
        char number[ANKE_NUMBER_SIZE];
        anke_number_format_grouped(number, total, 0);
        g_autofree char *note = g_strdup_printf(anke_say(input->lang, "「%s」%s人は図に含めない。",
                                                         "Not in the figure: “%s”, %s persons."),
                                                table->groups[i].label, number);
        anke_arena_add_note(arena, note);
    }
}

static gboolean check_sides(const AnkeTable *table, const Corners *corners, GError **error)
{
    gboolean is_year = strcmp(table->by, year_break) == 0;
    if (corners->n_sides == 2 && !is_year) {
        return TRUE;
    }
    g_autofree char *question = anke_text_quote(table->question, -1);
    g_autofree char *by = anke_text_quote(table->by, -1);
    return anke_error_set(error, ANKE_ERROR_DATA,
                          "question \"%s\" by \"%s\" is no pyramid: a break of two groups, or "
                          "year and such a break, expected",
                          question, by);
}

gboolean anke_spec_lay_out_pyramid(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    const AnkeTable *table = input->table;
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeAgeList list = anke_age_list(&arena, table);
    if (list.n == 0) {
        return anke_staff_refuse(table, "age bands", error);
    }
    Corners corners = find_corners(&arena, table);
    if (!check_sides(table, &corners, error)) {
        return FALSE;
    }
    AnkePyramidSpec spec = {
        .n_bands = list.n, .bands = list.labels, .sides = {corners.sides[0], corners.sides[1]}};
    const Corner *last = find_end(table, &corners, TRUE);
    const Corner *first = find_end(table, &corners, FALSE);
    AnkePyramidYear before = {0};
    spec.now = make_year(&arena, table, &corners, &list, last->year);
    if (strcmp(first->year, last->year) != 0) {
        before = make_year(&arena, table, &corners, &list, first->year);
        spec.before = &before;
    }
    note_others(&arena, input, &list);
    gboolean has_label = strcmp(table->label, table->question) != 0;
    spec.figure = anke_spec_figure(
        &arena, input,
        has_label ? table->label : anke_say(input->lang, "年齢別人口", "Population by age"));
    spec.figure.notes = anke_arena_notes(&arena);
    anke_pyramid_lay_out(scene, &spec);
    return TRUE;
}
