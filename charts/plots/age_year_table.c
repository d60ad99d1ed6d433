/* What stands around the heat map of ages and years: its legend above, the years' numbers below. */
#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/plots/age_year_private.h"
#include "charts/scene/key.h"

#define SWATCH_PT 24.0 /* of a class */
#define SWATCH_HEIGHT_PT 9.0
#define SAMPLE_PT 16.0
#define SAMPLE_HEIGHT_PT 8.0
#define RAMP_GAP_PT 16.0  /* between classes and the key of lines */
#define COLUMN_GAP_PT 4.0 /* between numbers of a row */
#define ROW_PADDING_PT 1.5

static const AnkeTheme *theme_of(const AnkeHeatMap *map)
{
    return anke_scene_theme(map->scene);
}

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

/* Classes */

static double class_width(const AnkeHeatMap *map)
{
    g_autofree char *last = anke_tick_label(&map->classes, map->classes.last);
    double number = anke_scene_text_width(map->scene, &theme_of(map)->axis, last);
    return MAX(SWATCH_PT, number + COLUMN_GAP_PT);
}

/* Squares side by side with the numbers between them. Returns the x behind them. */
static double add_classes(const AnkeHeatMap *map, double y)
{
    const AnkeTheme *theme = theme_of(map);
    const char *lead = anke_scene_say(map->scene, "職員数（人）", "Staff (persons)");
    AnkeTextPlace unit = {.part = "unit", .box = {theme->margin_pt, y, 0, 0}};
    anke_scene_add_text(map->scene, &unit, &theme->label, lead);
    double x = theme->margin_pt + anke_scene_text_width(map->scene, &theme->label, lead) + 8;
    double width = class_width(map);
    guint n = anke_ticks_n_intervals(&map->classes);
    for (guint i = 0; i <= n; i++) {
        AnkeBox square = {x + i * width, y + 1, width, SWATCH_HEIGHT_PT};
        AnkeFill fill = {anke_theme_ramp(theme, n, MIN(i, n - 1)), ANKE_HATCH_NONE, 0};
        if (i < n) {
            anke_scene_add_rectangle(map->scene, "class", square, &fill, &theme->border);
        }
        g_autofree char *label = anke_tick_label(&map->classes, (gint)i);
        AnkeTextPlace place = {.part = "tick",
                               .box = {square.x, anke_box_bottom(square) + 1, 0, 0},
                               .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_text(map->scene, &place, &theme->axis, label);
    }
    return x + n * width + width / 2;
}

static void draw_valley(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    AnkeStroke stroke = anke_heat_map_valley_stroke(scene);
    AnkeBox box = {middle.x, middle.y - SAMPLE_HEIGHT_PT / 2, SAMPLE_PT, SAMPLE_HEIGHT_PT};
    (void)data;
    anke_scene_add_rectangle(scene, "legend", box, NULL, &stroke);
}

static void draw_retirement(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    AnkeStroke stroke = anke_heat_map_retirement_stroke(scene);
    (void)data;
    anke_scene_add_segment(scene, "legend", middle, (AnkePoint){middle.x + SAMPLE_PT, middle.y},
                           &stroke);
}

static void draw_fill(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeBox box = {middle.x, middle.y - theme->swatch_pt / 2, theme->swatch_pt, theme->swatch_pt};
    anke_scene_add_rectangle(scene, "legend", box, data, &theme->border);
}

static gboolean has_retirement(const AnkeHeatMap *map)
{
    for (guint i = 0; i < map->spec->n_years; i++) {
        if (!isnan(map->spec->years[i].retirement)) {
            return TRUE;
        }
    }
    return FALSE;
}

static guint list_keys(const AnkeHeatMap *map, AnkeKeyEntry *keys)
{
    const AnkeTheme *theme = theme_of(map);
    guint n = 0;
    if (map->spec->has_valleys) {
        keys[n++] = (AnkeKeyEntry){anke_scene_say(map->scene, "空洞（職員の少ない年齢の範囲）",
                                                  "hollow (ages with few staff)"),
                                   SAMPLE_PT, draw_valley, NULL};
    }
    if (has_retirement(map)) {
        keys[n++] = (AnkeKeyEntry){anke_scene_say(map->scene, "定年", "retirement age"), SAMPLE_PT,
                                   draw_retirement, NULL};
    }
    if (map->has_hidden) {
        keys[n++] = (AnkeKeyEntry){anke_scene_say(map->scene, "秘匿", "hidden"), theme->swatch_pt,
                                   draw_fill, &theme->hidden};
    }
    if (map->has_unknown) {
        keys[n++] = (AnkeKeyEntry){anke_scene_say(map->scene, "値なし", "not known"),
                                   theme->swatch_pt, draw_fill, &theme->no_answer};
    }
    return n;
}

static double key_width(const AnkeHeatMap *map, const AnkeKeyEntry *key)
{
    return key->sample_pt + anke_scene_text_width(map->scene, &theme_of(map)->label, key->label) +
           RAMP_GAP_PT;
}

double anke_heat_map_add_legend(const AnkeHeatMap *map, double y)
{
    const AnkeTheme *theme = theme_of(map);
    AnkeKeyEntry keys[4];
    guint n = list_keys(map, keys);
    double bottom = y + SWATCH_HEIGHT_PT + 2 + line_height(&theme->axis);
    double x = add_classes(map, y) + RAMP_GAP_PT;
    double right = theme->margin_pt + anke_frame_width(map->scene);
    if (n > 0 && x + key_width(map, &keys[0]) > right) {
        x = theme->margin_pt;
        y = bottom + 2;
    }
    if (n > 0) {
        AnkeBox box = {x, y, right - x, 0};
        double below = anke_key_lay_out(map->scene, box, &(AnkeKey){&theme->label, keys, n});
        bottom = MAX(bottom, below);
    }
    return bottom + theme->block_pt;
}

/* Numbers of the years */

typedef enum { ROW_TOTAL, ROW_MEAN, ROW_VALLEY, N_ROWS } Row;

static const char *head_of(const AnkeHeatMap *map, Row row)
{
    switch (row) {
    case ROW_TOTAL:
        return anke_scene_say(map->scene, "計（人）", "Total");
    case ROW_MEAN:
        return anke_scene_say(map->scene, "平均年齢", "Mean age");
    default:
        return anke_scene_say(map->scene, "空洞（歳）", "Hollow");
    }
}

/* Freed by the caller; "" = nothing to say of this year. */
static char *text_of(const AnkeHeatMap *map, Row row, guint year)
{
    const AnkeAgeYearColumn *column = &map->spec->years[year];
    char number[ANKE_NUMBER_SIZE];
    double value = row == ROW_TOTAL ? column->total : column->mean_age;
    if (row == ROW_VALLEY) {
        return g_strdup(column->valley.label != NULL ? column->valley.label : "－");
    }
    if (isnan(value)) {
        return g_strdup("…");
    }
    if (row == ROW_TOTAL) {
        anke_number_format_grouped(number, round(value), 0);
    } else {
        anke_number_format_fixed(number, value, 1);
    }
    return g_strdup(number);
}

static gboolean has_row(const AnkeHeatMap *map, Row row)
{
    if (row == ROW_VALLEY) {
        return map->spec->has_valleys;
    }
    for (guint i = 0; i < map->spec->n_years; i++) {
        const AnkeAgeYearColumn *column = &map->spec->years[i];
        if (!isnan(row == ROW_TOTAL ? column->total : column->mean_age)) {
            return TRUE;
        }
    }
    return FALSE;
}

double anke_heat_map_head_width(const AnkeHeatMap *map)
{
    double widest = 0;
    for (guint row = 0; row < N_ROWS; row++) {
        if (has_row(map, row)) {
            widest = MAX(widest, anke_scene_text_width(map->scene, &theme_of(map)->table,
                                                       head_of(map, row)));
        }
    }
    return widest;
}

/* The widest number of a year in any row. */
static double number_width(const AnkeHeatMap *map, guint year)
{
    double widest = 0;
    for (guint row = 0; row < N_ROWS; row++) {
        g_autofree char *text = text_of(map, row, year);
        if (has_row(map, row)) {
            widest =
                MAX(widest, anke_scene_text_width(map->scene, &theme_of(map)->table, text) + 0.5);
        }
    }
    return widest;
}

static AnkeBox number_box(const AnkeHeatMap *map, guint year)
{
    double width = number_width(map, year);
    double right = anke_box_right(map->plot);
    double x = MIN(anke_year_axis_x(&map->axis, year) - width / 2, right - width);
    return (AnkeBox){MAX(x, map->plot.x), 0, width, 0};
}

/* Numbers stand under the labelled years, from the last one back, as far as they have room. */
static gboolean *choose_years(const AnkeHeatMap *map)
{
    gboolean *chosen = g_new0(gboolean, map->spec->n_years);
    double taken = INFINITY;
    for (guint i = map->spec->n_years; i-- > 0;) {
        AnkeBox box = number_box(map, i);
        if (map->axis.is_labelled[i] && anke_box_right(box) + COLUMN_GAP_PT <= taken) {
            chosen[i] = TRUE;
            taken = box.x;
        }
    }
    return chosen;
}

static void add_row(const AnkeHeatMap *map, Row row, const gboolean *chosen, double y)
{
    const AnkeTheme *theme = theme_of(map);
    double line = line_height(&theme->table);
    AnkeTextPlace place = {.part = "head", .box = {theme->margin_pt, y, 0, line}};
    AnkeTextStyle strong = theme->table;
    strong.is_bold = row == ROW_VALLEY;
    strong.colour = row == ROW_VALLEY ? theme->warning.colour : strong.colour;
    anke_scene_add_text(map->scene, &place, &strong, head_of(map, row));
    for (guint i = 0; i < map->spec->n_years; i++) {
        if (!chosen[i]) {
            continue;
        }
        g_autofree char *text = text_of(map, row, i);
        place = (AnkeTextPlace){
            .part = "number", .box = number_box(map, i), .align = ANKE_ALIGN_CENTRE};
        place.box.y = y;
        place.box.height = line;
        anke_scene_add_text(map->scene, &place, &strong, text);
    }
}

double anke_heat_map_add_table(const AnkeHeatMap *map, double y)
{
    const AnkeTheme *theme = theme_of(map);
    double line = line_height(&theme->table) + 2 * ROW_PADDING_PT;
    g_autofree gboolean *chosen = choose_years(map);
    y += 3;
    for (guint row = 0; row < N_ROWS; row++) {
        if (!has_row(map, row)) {
            continue;
        }
        anke_scene_add_segment(map->scene, "rule", (AnkePoint){theme->margin_pt, y},
                               (AnkePoint){anke_box_right(map->plot), y}, &theme->rule);
        add_row(map, row, chosen, y + ROW_PADDING_PT);
        y += line;
    }
    return y;
}
