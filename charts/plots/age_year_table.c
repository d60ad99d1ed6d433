/* What stands around the heat map of ages and years: its legend above, the years' numbers below. */
#include <math.h>

#include "charts/plots/age_figures.h"
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

static AnkeAgeFigures figures_of(const AnkeHeatMap *map, guint year)
{
    const AnkeAgeYearColumn *column = &map->spec->years[year];
    const char *none = column->has_looked ? "" : NULL;
    return (AnkeAgeFigures){column->total, column->mean_age,
                            column->valley.label != NULL ? column->valley.label : none};
}

static gboolean has_row(const AnkeHeatMap *map, AnkeAgeFigure row)
{
    for (guint i = 0; i < map->spec->n_years; i++) {
        AnkeAgeFigures figures = figures_of(map, i);
        if (anke_age_figures_has(&figures, row)) {
            return TRUE;
        }
    }
    return FALSE;
}

static guint list_keys(const AnkeHeatMap *map, AnkeKeyEntry *keys)
{
    const AnkeTheme *theme = theme_of(map);
    guint n = 0;
    if (has_row(map, ANKE_AGE_HOLLOW)) {
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

/* The widest number of a year in any row. */
static double number_width(const AnkeHeatMap *map, guint year)
{
    double widest = 0;
    AnkeAgeFigures figures = figures_of(map, year);
    for (guint row = 0; row < ANKE_AGE_N_FIGURES; row++) {
        AnkeTextStyle style = anke_age_figures_style(map->scene, (AnkeAgeFigure)row);
        g_autofree char *text = anke_age_figures_text(&figures, (AnkeAgeFigure)row);
        if (has_row(map, (AnkeAgeFigure)row)) {
            widest = MAX(widest, anke_scene_text_width(map->scene, &style, text) + 0.5);
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

static void add_row(const AnkeHeatMap *map, AnkeAgeFigure row, const gboolean *chosen, double y)
{
    const AnkeTheme *theme = theme_of(map);
    AnkeTextStyle style = anke_age_figures_style(map->scene, row);
    double line = line_height(&style);
    AnkeTextPlace place = {.part = "head", .box = {theme->margin_pt, y, 0, line}};
    anke_scene_add_text(map->scene, &place, &style, anke_age_figures_head(map->scene, row));
    for (guint i = 0; i < map->spec->n_years; i++) {
        if (!chosen[i]) {
            continue;
        }
        AnkeAgeFigures figures = figures_of(map, i);
        g_autofree char *text = anke_age_figures_text(&figures, row);
        place = (AnkeTextPlace){
            .part = "number", .box = number_box(map, i), .align = ANKE_ALIGN_CENTRE};
        place.box.y = y;
        place.box.height = line;
        anke_scene_add_text(map->scene, &place, &style, text);
    }
}

gboolean anke_heat_map_lacks_number(const AnkeHeatMap *map)
{
    g_autofree gboolean *chosen = choose_years(map);
    for (guint i = 0; i < map->spec->n_years; i++) {
        AnkeAgeFigures figures = figures_of(map, i);
        for (guint row = 0; chosen[i] && row < ANKE_AGE_N_FIGURES; row++) {
            if (has_row(map, (AnkeAgeFigure)row) &&
                !anke_age_figures_has(&figures, (AnkeAgeFigure)row)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

double anke_heat_map_add_table(const AnkeHeatMap *map, double y)
{
    const AnkeTheme *theme = theme_of(map);
    double line = line_height(&theme->table) + 2 * ROW_PADDING_PT;
    g_autofree gboolean *chosen = choose_years(map);
    y += 3;
    for (guint row = 0; row < ANKE_AGE_N_FIGURES; row++) {
        if (!has_row(map, (AnkeAgeFigure)row)) {
            continue;
        }
        anke_scene_add_segment(map->scene, "rule", (AnkePoint){theme->margin_pt, y},
                               (AnkePoint){anke_box_right(map->plot), y}, &theme->rule);
        add_row(map, (AnkeAgeFigure)row, chosen, y + ROW_PADDING_PT);
        y += line;
    }
    return y;
}
