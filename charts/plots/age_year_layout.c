#include "charts/plots/age_year_layout.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/age_figures.h"
#include "charts/plots/age_year_private.h"
#include "charts/scene/axis.h"

#define MOST_CLASSES 6
#define WHOLE 1e-6  /* persons: nearer to a whole number than this is one */
#define SEAM_PT 0.3 /* cells reach under their neighbours, or renderers show paper between them */
#define HEIGHT_SHARE 0.62 /* of a plot of single years, to its width */
#define MIN_HEIGHT_PT 130.0
#define MAX_HEIGHT_PT 420.0
#define MIN_ROW_PT 2.6
#define MAX_ROW_PT 24.0
#define BAND_ROW_PT 15.0
#define FEW_AGES 24 /* up to here every age has its label */
#define TICK_PT 3.0
#define EDGE_GAP_PT 4.0 /* between the rule and the words beside it */
#define MAX_LABEL_SHARE 0.3

static const AnkeTheme *theme_of(const AnkeHeatMap *map)
{
    return anke_scene_theme(map->scene);
}

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

double anke_heat_map_left(const AnkeHeatMap *map, guint year)
{
    return anke_year_axis_x(&map->axis, year) - map->every * anke_year_axis_slot(&map->axis) / 2;
}

double anke_heat_map_right(const AnkeHeatMap *map, guint year)
{
    return anke_year_axis_x(&map->axis, year) + map->every * anke_year_axis_slot(&map->axis) / 2;
}

double anke_heat_map_y(const AnkeHeatMap *map, double place)
{
    return anke_box_bottom(map->plot) - place * map->row;
}

static void look_at_cells(AnkeHeatMap *map)
{
    for (guint y = 0; y < map->spec->n_years; y++) {
        for (guint i = 0; i < map->spec->n_ages; i++) {
            const AnkeCell *cell = &map->spec->years[y].cells[i];
            map->has_hidden = map->has_hidden || cell->state == ANKE_CELL_HIDDEN;
            map->has_unknown = map->has_unknown || cell->state == ANKE_CELL_UNKNOWN;
            map->has_parts = map->has_parts || fabs(cell->count - round(cell->count)) > WHOLE;
            map->most = cell->count > map->most ? cell->count : map->most;
        }
    }
    AnkeTickRange range = {.high = map->most, .is_whole = TRUE, .most = MOST_CLASSES};
    map->classes = anke_ticks_place(&range);
}

/* Of single years only those that end in 0 or 5, or in 0. */
static gboolean is_labelled(const AnkeHeatMap *map, guint age, guint every)
{
    return map->spec->is_single ? fmod(map->spec->first_age + age, every) < 0.5 : age % every == 0;
}

static double tallest_label(const AnkeHeatMap *map, double width)
{
    double tallest = 0;
    for (guint i = 0; i < map->spec->n_ages; i++) {
        AnkeTextSize size =
            anke_scene_measure(map->scene, &theme_of(map)->axis, map->spec->ages[i], width);
        tallest = MAX(tallest, size.height_pt);
    }
    return tallest;
}

static guint label_every(const AnkeHeatMap *map, double width)
{
    static const guint single_steps[] = {5, 10, 20, 50};
    static const guint band_steps[] = {1, 2, 5, 10, 20, 50};
    const guint *steps = map->spec->is_single ? single_steps : band_steps;
    guint n = map->spec->is_single ? G_N_ELEMENTS(single_steps) : G_N_ELEMENTS(band_steps);
    double tallest = tallest_label(map, width);
    for (guint i = 0; i < n; i++) {
        if (steps[i] * map->row >= tallest) {
            return steps[i];
        }
    }
    return MAX(map->spec->n_ages, 1);
}

static double label_width(const AnkeHeatMap *map)
{
    const AnkeTextStyle *style = &theme_of(map)->axis;
    double widest =
        anke_scene_text_width(map->scene, style, anke_scene_say(map->scene, "（歳）", "(age)"));
    for (guint i = 0; i < map->spec->n_ages; i++) {
        widest = MAX(widest, anke_scene_text_width(map->scene, style, map->spec->ages[i]) + 0.5);
    }
    return MIN(widest, MAX_LABEL_SHARE * anke_frame_width(map->scene));
}

/* Single years are low rows of a plot of good proportions, bands rows that hold their labels. */
static void place_plot(AnkeHeatMap *map)
{
    const AnkeTheme *theme = theme_of(map);
    double labels = MAX(label_width(map), anke_age_figures_head_width(map->scene));
    double gutter = labels + theme->text_axis_pt + TICK_PT;
    guint n = map->spec->n_ages;
    map->plot.x = theme->margin_pt + gutter;
    map->plot.width = anke_frame_width(map->scene) - gutter;
    double height = CLAMP(HEIGHT_SHARE * map->plot.width, MIN_HEIGHT_PT, MAX_HEIGHT_PT);
    map->row = CLAMP(height / n, MIN_ROW_PT, MAX_ROW_PT);
    if (n <= FEW_AGES) {
        map->row = MAX(map->row, MAX(BAND_ROW_PT, tallest_label(map, labels) + 1));
    }
    map->plot.height = n * map->row;
}

/* Columns are as wide as the least distance of years, so that a count every five years leaves no
 * gaps; they span the plot. */
static void place_years(AnkeHeatMap *map, const AnkeYear *years)
{
    guint n = map->spec->n_years;
    g_autofree guint *slots = g_new(guint, n);
    guint n_slots = anke_years_place(years, n, slots);
    map->every = n == 1 ? 1 : G_MAXUINT;
    for (guint i = 1; i < n; i++) {
        map->every = MIN(map->every, slots[i] - slots[i - 1]);
    }
    double slot = map->plot.width / (n_slots - 1 + map->every);
    AnkeBox span = {map->plot.x + (map->every - 1) * slot / 2, 0, n_slots * slot, 0};
    anke_year_axis_init(&map->axis, map->scene, years, n, span);
}

gboolean anke_heat_map_is_next(const AnkeHeatMap *map, guint year)
{
    return year + 1 < map->spec->n_years &&
           anke_year_axis_distance(&map->axis, year, year + 1) == map->every;
}

/* Cells */

gboolean anke_heat_map_fill(const AnkeHeatMap *map, const AnkeCell *cell, AnkeFill *fill)
{
    const AnkeTheme *theme = theme_of(map);
    guint n = anke_ticks_n_intervals(&map->classes);
    if (cell->state == ANKE_CELL_HIDDEN || cell->state == ANKE_CELL_UNKNOWN) {
        *fill = cell->state == ANKE_CELL_HIDDEN ? theme->hidden : theme->no_answer;
        return TRUE;
    }
    if (cell->count < 0.5) {
        return FALSE;
    }
    double step = anke_tick_value(&map->classes, 1);
    guint place = (guint)CLAMP(floor((cell->count + WHOLE) / step), 0, n - 1);
    *fill = (AnkeFill){anke_theme_ramp(theme, n, place), ANKE_HATCH_NONE, 0};
    return TRUE;
}

static gboolean is_same_fill(const AnkeFill *a, const AnkeFill *b)
{
    return a->colour == b->colour && a->hatch == b->hatch;
}

/* Cells of one colour above each other are one rectangle. */
static void add_column(const AnkeHeatMap *map, guint year)
{
    const AnkeCell *cells = map->spec->years[year].cells;
    gboolean has_next = anke_heat_map_is_next(map, year);
    double left = anke_heat_map_left(map, year);
    double width = anke_heat_map_right(map, year) - left + (has_next ? SEAM_PT : 0);
    for (guint i = 0; i < map->spec->n_ages;) {
        AnkeFill fill;
        AnkeFill next;
        guint from = i++;
        if (!anke_heat_map_fill(map, &cells[from], &fill)) {
            continue;
        }
        while (i < map->spec->n_ages && anke_heat_map_fill(map, &cells[i], &next) &&
               is_same_fill(&fill, &next)) {
            i++;
        }
        double top = anke_heat_map_y(map, i) - (i < map->spec->n_ages ? SEAM_PT : 0);
        AnkeBox box = {left, top, width, anke_heat_map_y(map, from) - top};
        anke_scene_add_rectangle(map->scene, "cell", box, &fill, NULL);
    }
}

/* Years between two columns of which nothing is known. */
static void look_for_gaps(AnkeHeatMap *map)
{
    for (guint i = 0; i + 1 < map->spec->n_years; i++) {
        map->has_unknown = map->has_unknown || !anke_heat_map_is_next(map, i);
    }
}

static void add_gap(const AnkeHeatMap *map, guint year)
{
    double left = anke_heat_map_right(map, year);
    AnkeBox gap = {left, map->plot.y, anke_heat_map_left(map, year + 1) - left, map->plot.height};
    anke_scene_add_rectangle(map->scene, "gap", gap, &theme_of(map)->no_answer, NULL);
}

/* Axes */

static void add_ages(const AnkeHeatMap *map)
{
    const AnkeTheme *theme = theme_of(map);
    double x = theme->margin_pt;
    double width = map->plot.x - x - theme->text_axis_pt - TICK_PT;
    guint every = label_every(map, width);
    for (guint i = 0; i < map->spec->n_ages; i++) {
        if (!is_labelled(map, i, every)) {
            continue;
        }
        double height = MAX(map->row, line_height(&theme->axis));
        double middle = anke_heat_map_y(map, i + 0.5);
        AnkeTextPlace place = {.part = "age",
                               .box = {x, middle - height / 2, width, height},
                               .align = ANKE_ALIGN_RIGHT,
                               .valign = ANKE_VALIGN_MIDDLE,
                               .is_wrapped = TRUE};
        anke_scene_add_text(map->scene, &place, &theme->axis, map->spec->ages[i]);
        anke_scene_add_segment(map->scene, "tick", (AnkePoint){map->plot.x - TICK_PT, middle},
                               (AnkePoint){map->plot.x, middle}, &theme->axis_line);
    }
}

static void add_frame(const AnkeHeatMap *map)
{
    anke_scene_add_rectangle(map->scene, "frame", map->plot, NULL, &theme_of(map)->axis_line);
    anke_scene_add_area(map->scene, map->plot); /* blank is where nobody is */
}

/* The first year that is projected; n_years where none is. */
static guint first_projected(const AnkeHeatMap *map)
{
    guint y = 0;
    while (y < map->spec->n_years && !map->spec->years[y].is_projected) {
        y++;
    }
    return y;
}

static void add_side_word(const AnkeHeatMap *map, AnkeBox box, gboolean is_left, const char *word)
{
    AnkeTextPlace place = {
        .part = "side", .box = box, .align = is_left ? ANKE_ALIGN_RIGHT : ANKE_ALIGN_LEFT};
    anke_scene_add_text(map->scene, &place, &theme_of(map)->strong, word);
}

/* 実績 | 推計 above the plot, where both are there and have room, and the rule between them. */
static void add_border(const AnkeHeatMap *map, double y)
{
    const AnkeTheme *theme = theme_of(map);
    guint first = first_projected(map);
    if (first == 0 || first == map->spec->n_years) {
        return;
    }
    double x = anke_heat_map_left(map, first);
    AnkeStroke stroke = {theme->axis_line.colour, 1.2, 3.0, 2.8};
    anke_scene_add_segment(map->scene, "border", (AnkePoint){x, y},
                           (AnkePoint){x, anke_box_bottom(map->plot)}, &stroke);
    const char *was = anke_scene_say(map->scene, "← 実績", "← actual");
    const char *may_be = anke_scene_say(map->scene, "推計 →", "projected →");
    double line = line_height(&theme->strong);
    double right = anke_box_right(map->plot) - x - EDGE_GAP_PT;
    double unit = anke_scene_text_width(map->scene, &theme->axis,
                                        anke_scene_say(map->scene, "（歳）", "(age)"));
    double left = x - EDGE_GAP_PT - theme->margin_pt - unit;
    if (anke_scene_text_width(map->scene, &theme->strong, was) < left) {
        AnkeBox box = {x - EDGE_GAP_PT - left, y, left, line};
        add_side_word(map, box, TRUE, was);
    }
    if (anke_scene_text_width(map->scene, &theme->strong, may_be) < right) {
        add_side_word(map, (AnkeBox){x + EDGE_GAP_PT, y, right, line}, FALSE, may_be);
    }
}

/* The unit of the ages at the left; returns the y of the plot. */
static double add_unit(const AnkeHeatMap *map, double y)
{
    const AnkeTheme *theme = theme_of(map);
    AnkeTextPlace place = {
        .part = "unit", .box = {theme->margin_pt - anke_axis_bracket(map->scene, &theme->axis), y}};
    anke_scene_add_text(map->scene, &place, &theme->axis,
                        anke_scene_say(map->scene, "（歳）", "(age)"));
    return y + MAX(line_height(&theme->strong), line_height(&theme->axis)) + 2;
}

static void add_notes(const AnkeHeatMap *map)
{
    AnkeScene *scene = map->scene;
    if (map->has_hidden) {
        anke_scene_add_note(scene, anke_people_hidden_note(anke_scene_lang(scene)));
    }
    if (anke_heat_map_lacks_number(map)) {
        anke_cross_add_unknown_note(scene);
    }
    if (map->has_parts) {
        anke_scene_add_note(
            scene, anke_scene_say(scene, "推計は小数を含む。0.5人未満は白。",
                                  "Projections hold parts of persons; below 0.5 is blank."));
    }
}

/* What the picture tells, for those who cannot see it: the hollow of the first and the last year. */
static void describe(const AnkeHeatMap *map)
{
    const AnkeAgeYearSpec *spec = map->spec;
    GString *text = g_string_new(anke_scene_say(map->scene, "年齢別職員数の年ごとの濃淡図。",
                                                "Heat map of staff by age and year."));
    g_string_append_printf(text, anke_scene_say(map->scene, "%sから%sまで。", " From %s to %s."),
                           spec->years[0].year.label, spec->years[spec->n_years - 1].year.label);
    for (guint y = 0; y < spec->n_years; y++) {
        const AnkeAgeYearColumn *column = &spec->years[y];
        gboolean is_end = y == 0 || y + 1 == spec->n_years || y == first_projected(map);
        if (is_end && column->valley.label != NULL) {
            g_string_append_printf(
                text, anke_scene_say(map->scene, "%sの空洞は%s歳。", " Hollow in %s: ages %s."),
                column->year.label, column->valley.label);
        }
    }
    anke_scene_set_description(map->scene, text->str);
    g_string_free(text, TRUE);
}

void anke_age_year_lay_out(AnkeScene *scene, const AnkeAgeYearSpec *spec)
{
    g_assert(spec->n_ages > 0 && spec->n_years > 0);
    AnkeHeatMap map = {.scene = scene, .spec = spec};
    g_autofree AnkeYear *years = g_new(AnkeYear, spec->n_years);
    for (guint y = 0; y < spec->n_years; y++) {
        years[y] = spec->years[y].year;
    }
    look_at_cells(&map);
    place_plot(&map);
    place_years(&map, years);
    look_for_gaps(&map);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&map);
    y = anke_heat_map_add_legend(&map, y);
    map.plot.y = add_unit(&map, y);
    for (guint i = 0; i < spec->n_years; i++) {
        add_column(&map, i);
        if (i + 1 < spec->n_years && !anke_heat_map_is_next(&map, i)) {
            add_gap(&map, i);
        }
    }
    add_frame(&map);
    add_ages(&map);
    anke_heat_map_add_retirement(&map);
    add_border(&map, y);
    anke_heat_map_add_valleys(&map);
    y = anke_year_axis_add_labels(scene, &map.axis, anke_box_bottom(map.plot));
    y = anke_heat_map_add_table(&map, y);
    add_notes(&map);
    anke_year_axis_clear(&map.axis);
    anke_frame_end(scene, &spec->figure, y);
}
