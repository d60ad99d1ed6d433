#include "charts/scene/axis.h"

#include <math.h>

#define NUMBER_GAP_PT 3.0 /* between numbers side by side */

/* Share of the axis that lies before `value`. */
static double position(const AnkeAxis *axis, double value)
{
    const AnkeTicks *ticks = &axis->ticks;
    double first = ticks->first * ticks->step;
    return (value - first) / ((ticks->last - ticks->first) * ticks->step);
}

double anke_axis_x(const AnkeAxis *axis, double value)
{
    return axis->plot.x + position(axis, value) * axis->plot.width;
}

double anke_axis_y(const AnkeAxis *axis, double value)
{
    return anke_box_bottom(axis->plot) - position(axis, value) * axis->plot.height;
}

static double line_height(const AnkeScene *scene)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->axis;
    return style->size_pt * style->line_em;
}

double anke_axis_foot(const AnkeScene *scene)
{
    return line_height(scene) + 2;
}

double anke_axis_label_width(const AnkeScene *scene, const AnkeTicks *ticks)
{
    double width = 0;
    for (gint i = ticks->first; i <= ticks->last; i++) {
        g_autofree char *label = anke_tick_label(ticks, i);
        width = MAX(width, anke_scene_text_width(scene, &anke_scene_theme(scene)->axis, label));
    }
    return width;
}

guint anke_axis_most_intervals(double length_pt, double label_pt)
{
    return (guint)CLAMP(floor(length_pt / label_pt), 2, 7);
}

static const AnkeStroke *grid_stroke(const AnkeScene *scene, gint i)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    return i == 0 ? &theme->zero_line : &theme->grid;
}

void anke_axis_add_grid_across(AnkeScene *scene, const AnkeAxis *axis)
{
    for (gint i = axis->ticks.first; i <= axis->ticks.last; i++) {
        double x = anke_axis_x(axis, anke_tick_value(&axis->ticks, i));
        anke_scene_add_segment(scene, "grid", (AnkePoint){x, axis->plot.y},
                               (AnkePoint){x, anke_box_bottom(axis->plot)}, grid_stroke(scene, i));
    }
}

void anke_axis_add_grid_up(AnkeScene *scene, const AnkeAxis *axis)
{
    for (gint i = axis->ticks.first; i <= axis->ticks.last; i++) {
        double y = anke_axis_y(axis, anke_tick_value(&axis->ticks, i));
        anke_scene_add_segment(scene, "grid", (AnkePoint){axis->plot.x, y},
                               (AnkePoint){anke_box_right(axis->plot), y}, grid_stroke(scene, i));
    }
}

/* Whether the numbers have room side by side; else the ends and 0 say enough. */
static gboolean has_room_across(const AnkeScene *scene, const AnkeAxis *axis)
{
    double pitch = axis->plot.width / (axis->ticks.last - axis->ticks.first);
    return pitch >= anke_axis_label_width(scene, &axis->ticks) + NUMBER_GAP_PT;
}

void anke_axis_add_numbers_across(AnkeScene *scene, const AnkeAxis *axis)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->axis;
    double y = anke_box_bottom(axis->plot) + 2;
    gboolean has_room = has_room_across(scene, axis);
    for (gint i = axis->ticks.first; i <= axis->ticks.last; i++) {
        if (!has_room && i != axis->ticks.first && i != 0 && i != axis->ticks.last) {
            continue;
        }
        g_autofree char *label = anke_tick_label(&axis->ticks, i);
        double x = anke_axis_x(axis, anke_tick_value(&axis->ticks, i));
        AnkeTextPlace place = {.part = "tick", .box = {x, y, 0, 0}, .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_text(scene, &place, style, label);
    }
    if (axis->unit != NULL) {
        AnkeTextPlace place = {
            .part = "unit", .box = {axis->plot.x - 6, y, 0, 0}, .align = ANKE_ALIGN_RIGHT};
        anke_scene_add_text(scene, &place, style, axis->unit);
    }
}

double anke_axis_bracket(const AnkeScene *scene, const AnkeTextStyle *style)
{
    return anke_scene_lang(scene) == ANKE_LANG_JA ? style->size_pt / 2 : 0;
}

void anke_axis_add_numbers_up(AnkeScene *scene, const AnkeAxis *axis, double unit_x)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    for (gint i = axis->ticks.first; i <= axis->ticks.last; i++) {
        g_autofree char *label = anke_tick_label(&axis->ticks, i);
        double y = anke_axis_y(axis, anke_tick_value(&axis->ticks, i));
        AnkeTextPlace place = {.part = "tick",
                               .box = {axis->plot.x - theme->text_axis_pt, y, 0, 0},
                               .align = ANKE_ALIGN_RIGHT,
                               .valign = ANKE_VALIGN_MIDDLE};
        anke_scene_add_text(scene, &place, &theme->axis, label);
    }
    if (axis->unit != NULL) {
        AnkeTextPlace place = {.part = "unit",
                               .box = {unit_x, axis->plot.y - line_height(scene) * 1.6, 0, 0}};
        anke_scene_add_text(scene, &place, &theme->axis, axis->unit);
    }
}

void anke_axis_declare(AnkeScene *scene, const AnkeAxis *axis, const AnkeAxisData *data)
{
    const AnkeTicks *ticks = &axis->ticks;
    AnkeSceneScale scale = {.plot = axis->plot,
                            .first = anke_tick_value(ticks, ticks->first),
                            .last = anke_tick_value(ticks, ticks->last),
                            .n_intervals = (guint)(ticks->last - ticks->first),
                            .n_decimals = ticks->n_decimals,
                            .low = data->low,
                            .high = data->high,
                            .has_bars = data->has_bars,
                            .is_people = data->is_people};
    anke_scene_add_scale(scene, &scale);
}
