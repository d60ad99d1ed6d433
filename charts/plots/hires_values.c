/* Values of hires: above columns and steps, where nothing is in their way. */
#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/hires_private.h"
#include "charts/plots/series_panel.h"
#include "charts/scene/plate.h"

#define VALUE_PT 3.0     /* between values side by side */
#define VALUE_GAP_PT 1.5 /* between a value and its column or step */

static char *value_text(const AnkeHires *hires, const AnkeCell *cell)
{
    return anke_cell_count(cell, anke_scene_lang(hires->scene));
}

/* What a value above the column of a year stands on. */
static AnkeRgb backdrop_of(const AnkeHires *hires, guint year)
{
    for (guint i = 0; i < hires->spec->n_segments; i++) {
        if (year >= hires->spec->segments[i].from && year <= hires->spec->segments[i].to) {
            return anke_hires_shade(hires).colour;
        }
    }
    return anke_scene_theme(hires->scene)->paper;
}

static gboolean fit_side_by_side(const AnkeHires *hires)
{
    double widest = 0;
    for (guint i = 0; i < hires->spec->n_years; i++) {
        g_autofree char *text = value_text(hires, &hires->columns[i]);
        widest = MAX(widest, anke_scene_text_width(hires->scene,
                                                   &anke_scene_theme(hires->scene)->value, text));
    }
    return widest + VALUE_PT <= anke_year_axis_slot(&hires->years);
}

/* Inside the head of a column, where no line runs. Returns FALSE without room. */
static gboolean add_value_inside(const AnkeHires *hires, guint year, const char *text)
{
    const AnkeTheme *theme = anke_scene_theme(hires->scene);
    AnkeFill fill = anke_hires_fill(hires, anke_hires_is_past(hires, year));
    AnkeTextStyle style =
        anke_text_style_coloured(theme->value, anke_theme_ink(theme, fill.colour));
    AnkeBox column = anke_hires_column(hires, year);
    AnkeBox box = {column.x, column.y + 1, column.width, style.size_pt * style.line_em};
    gboolean has_room = anke_scene_text_width(hires->scene, &style, text) <= column.width &&
                        box.height + 2 <= column.height &&
                        anke_occupancy_is_free(hires->lines, box);
    if (has_room) {
        AnkeTextPlace place = {.part = "value", .box = box, .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_text(hires->scene, &place, &style, text);
    }
    return has_room;
}

/* At the end of the column, else inside it. */
static gboolean add_value(const AnkeHires *hires, guint year)
{
    const AnkeTextStyle *style = &anke_scene_theme(hires->scene)->value;
    g_autofree char *text = value_text(hires, &hires->columns[year]);
    double width = anke_scene_text_width(hires->scene, style, text) + 1;
    double height = style->size_pt * style->line_em;
    gboolean is_below = hires->columns[year].count < 0;
    double end = anke_axis_y(&hires->axis,
                             isnan(hires->columns[year].count) ? 0 : hires->columns[year].count);
    AnkeBox box = {anke_year_axis_x(&hires->years, year) - width / 2,
                   is_below ? end + VALUE_GAP_PT : end - VALUE_GAP_PT - height, width, height};
    if (!anke_occupancy_is_free(hires->taken, box)) {
        return add_value_inside(hires, year, text);
    }
    anke_occupancy_take_box(hires->taken, box);
    AnkeTextPlace place = {.part = "value", .box = box, .align = ANKE_ALIGN_CENTRE};
    anke_plate_add_text(hires->scene, &place, style, backdrop_of(hires, year), text);
    return TRUE;
}

/* Above or below a step at one of the years of its run, whichever is free first. */
static void add_step_value(const AnkeHires *hires, const AnkeCell *cells, guint from, guint to)
{
    const AnkeTextStyle *style = &anke_scene_theme(hires->scene)->strong;
    g_autofree char *text = value_text(hires, &cells[from]);
    double width = anke_scene_text_width(hires->scene, style, text) + 1;
    double height = style->size_pt * style->line_em;
    double y = anke_axis_y(&hires->axis, cells[from].count);
    for (guint i = from; i < to; i++) {
        for (guint side = 0; side < 2; side++) {
            double top = side == 0 ? y - VALUE_GAP_PT - height : y + VALUE_GAP_PT;
            AnkeBox box = {anke_year_axis_x(&hires->years, i) - width / 2, top, width, height};
            if (anke_occupancy_is_free(hires->taken, box)) {
                anke_occupancy_take_box(hires->taken, box);
                anke_series_line_add_plate(hires->scene, box);
                AnkeTextPlace place = {.part = "value", .box = box, .align = ANKE_ALIGN_CENTRE};
                anke_scene_add_text(hires->scene, &place, style, text);
                return;
            }
        }
    }
}

/* The value of each run of equal steps. */
static void add_step_values(const AnkeHires *hires, const AnkeCell *cells)
{
    guint n = hires->spec->n_years;
    for (guint from = hires->spec->first_ahead; from < n;) {
        guint to = from + 1;
        while (to < n && fabs(cells[to].count - cells[from].count) < 0.5) {
            to++;
        }
        if (!isnan(cells[from].count)) {
            add_step_value(hires, cells, from, to);
        }
        from = to;
    }
}

/* Where not all fit: the highest and the ends. */
static void add_few_values(const AnkeHires *hires)
{
    const AnkeHiresSpec *spec = hires->spec;
    g_autofree AnkeLinePoint *points = g_new0(AnkeLinePoint, spec->n_years);
    AnkeSeries series = {.label = "", .cells = hires->columns, .has_bars = TRUE, .is_people = TRUE};
    (void)anke_series_place(&series, &hires->years, &hires->axis, points);
    AnkeValueSpace room = {.occupancy = hires->taken,
                           .points = points,
                           .style = &anke_scene_theme(hires->scene)->value,
                           .zero = anke_axis_y(&hires->axis, 0),
                           .left = hires->axis.plot.x,
                           .right = anke_box_right(hires->axis.plot)};
    anke_series_add_values(hires->scene, &hires->years, &series, &room);
}

void anke_hires_add_values(const AnkeHires *hires)
{
    if (!fit_side_by_side(hires)) {
        add_few_values(hires);
        return;
    }
    gboolean has_all = TRUE;
    for (guint i = 0; i < hires->spec->n_years; i++) {
        has_all = add_value(hires, i) && has_all;
    }
    for (guint line = 0; line < hires->n_lines; line++) {
        add_step_values(hires, hires->spec->plans[line + 1].cells);
    }
    if (!has_all) {
        anke_cross_add_some_note(hires->scene);
    }
}
