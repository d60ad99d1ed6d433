#include "charts/plots/two_axes.h"

#define PLOT_PT 170.0
#define WIDE_SHARE 0.34 /* height of the plot by the picture's width, where that is more */
#define MAX_PLOT_PT 260.0

enum { BARS, LINE };

typedef struct {
    AnkeScene *scene;
    const AnkeIndicatorsSpec *spec;
    AnkeYearAxis years;
    AnkeAxis axes[2];
    AnkeRgb colours[2];
} Panel;

static double high_of(const Panel *panel, guint i)
{
    double low;
    double high;
    return anke_series_range(&panel->spec->series[i], panel->spec->n_years, &low, &high)
               ? MAX(high, 0)
               : 0;
}

/* A title in the colour of its series: 予算（百万円）. Returns its height. */
static double add_title(const Panel *panel, guint i, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(panel->scene);
    const AnkeSeries *series = &panel->spec->series[i];
    AnkeTextStyle label = anke_text_style_coloured(theme->strong, panel->colours[i]);
    AnkeTextStyle unit = anke_text_style_coloured(theme->axis, panel->colours[i]);
    AnkeTextPlace place = {.part = "panel",
                           .box = box,
                           .align = i == BARS ? ANKE_ALIGN_LEFT : ANKE_ALIGN_RIGHT,
                           .is_wrapped = TRUE};
    double height = anke_scene_add_text(panel->scene, &place, &label, series->label);
    if (series->unit != NULL) {
        place.part = "unit";
        place.box.y += height;
        height += anke_scene_add_text(panel->scene, &place, &unit, series->unit);
    }
    return height;
}

static void add_numbers(const Panel *panel, guint i)
{
    const AnkeTheme *theme = anke_scene_theme(panel->scene);
    const AnkeAxis *axis = &panel->axes[i];
    AnkeTextStyle style = anke_text_style_coloured(theme->axis, panel->colours[i]);
    double x = i == BARS ? axis->plot.x - theme->text_axis_pt
                         : anke_box_right(axis->plot) + theme->text_axis_pt;
    for (gint tick = axis->ticks.first; tick <= axis->ticks.last; tick++) {
        g_autofree char *label = anke_tick_label(&axis->ticks, tick);
        AnkeTextPlace place = {
            .part = "tick",
            .box = {x, anke_axis_y(axis, anke_tick_value(&axis->ticks, tick)), 0, 0},
            .align = i == BARS ? ANKE_ALIGN_RIGHT : ANKE_ALIGN_LEFT,
            .valign = ANKE_VALIGN_MIDDLE};
        anke_scene_add_text(panel->scene, &place, &style, label);
    }
}

static void declare_axis(const Panel *panel, guint i)
{
    AnkeAxisData data = {.low = 0,
                         .high = high_of(panel, i),
                         .has_bars = i == BARS,
                         .is_people = panel->spec->series[i].is_people};
    anke_axis_declare(panel->scene, &panel->axes[i], &data);
}

static void take_bars(const Panel *panel, AnkeOccupancy *occupancy)
{
    for (guint i = 0; i < anke_scene_n_shapes(panel->scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(panel->scene, i);
        if (shape->kind == ANKE_SHAPE_RECTANGLE && g_str_equal(shape->part, "bar")) {
            anke_occupancy_take_box(occupancy, shape->box);
        }
    }
}

/* Values of a series beside its points, in its colour. */
static void add_values(const Panel *panel, guint i, AnkeOccupancy *occupancy,
                       const AnkeLinePoint *points)
{
    const AnkeTheme *theme = anke_scene_theme(panel->scene);
    AnkeTextStyle style = anke_text_style_coloured(theme->value, panel->colours[i]);
    AnkeBox plot = panel->axes[i].plot;
    AnkeValueSpace space = {.occupancy = occupancy,
                            .points = points,
                            .style = &style,
                            .zero = anke_axis_y(&panel->axes[i], 0),
                            .left = plot.x,
                            .right = anke_box_right(plot)};
    anke_series_add_values(panel->scene, &panel->years, &panel->spec->series[i], &space);
}

static void add_series(const Panel *panel)
{
    const AnkeTheme *theme = anke_scene_theme(panel->scene);
    guint n = panel->spec->n_years;
    const AnkeSeries *series = panel->spec->series;
    AnkeBox plot = panel->axes[BARS].plot;
    double head = theme->value.size_pt * theme->value.line_em + ANKE_SERIES_HEAD_PT;
    g_autoptr(AnkeOccupancy) occupancy =
        anke_occupancy_new((AnkeBox){plot.x, plot.y - head, plot.width, plot.height + head});
    g_autofree AnkeLinePoint *bars = g_new0(AnkeLinePoint, n);
    g_autofree AnkeLinePoint *line = g_new0(AnkeLinePoint, n);
    (void)anke_series_place(&series[BARS], &panel->years, &panel->axes[BARS], bars);
    gboolean has_gap = anke_series_place(&series[LINE], &panel->years, &panel->axes[LINE], line);
    for (guint i = BARS; i <= LINE; i++) {
        anke_series_add_events(panel->scene, &panel->years, &series[i], plot, occupancy);
    }
    anke_series_add_bars(panel->scene, &panel->years, &series[BARS], &panel->axes[BARS]);
    take_bars(panel, occupancy);
    anke_series_line_add(panel->scene, "line", line, n, &theme->data_line);
    anke_series_line_take(occupancy, line, n, theme->marker_radius_pt);
    add_values(panel, LINE, occupancy, line);
    add_values(panel, BARS, occupancy, bars);
    if (has_gap) {
        anke_scene_add_note(panel->scene,
                            anke_scene_say(panel->scene, "値のない年の前後は線で結ばない。",
                                           "No line is drawn across years without a value."));
    }
}

static void place_axes(Panel *panel, double top)
{
    const AnkeTheme *theme = anke_scene_theme(panel->scene);
    AnkeTicks ticks[2];
    AnkeTickRange ranges[2];
    for (guint i = BARS; i <= LINE; i++) {
        ranges[i] = (AnkeTickRange){.high = high_of(panel, i),
                                    .is_whole = panel->spec->series[i].is_people};
    }
    anke_ticks_place_pair(&ranges[BARS], &ranges[LINE], &ticks[BARS], &ticks[LINE]);
    double left = anke_axis_label_width(panel->scene, &ticks[BARS]) + theme->text_axis_pt;
    double right = anke_axis_label_width(panel->scene, &ticks[LINE]) + theme->text_axis_pt;
    double height = CLAMP(WIDE_SHARE * anke_frame_width(panel->scene), PLOT_PT, MAX_PLOT_PT);
    AnkeBox plot = {theme->margin_pt + left, top, anke_frame_width(panel->scene) - left - right,
                    height};
    for (guint i = BARS; i <= LINE; i++) {
        panel->axes[i] = (AnkeAxis){.plot = plot, .ticks = ticks[i]};
    }
}

double anke_two_axes_lay_out(AnkeScene *scene, const AnkeIndicatorsSpec *spec, double y)
{
    g_assert(spec->n_series == 2);
    const AnkeTheme *theme = anke_scene_theme(scene);
    double half = anke_frame_width(scene) / 2 - theme->block_pt / 2;
    double head = theme->value.size_pt * theme->value.line_em + ANKE_SERIES_HEAD_PT;
    Panel panel = {
        .scene = scene, .spec = spec, .colours = {theme->bar.colour, theme->data_line.colour}};
    double left = add_title(&panel, BARS, (AnkeBox){theme->margin_pt, y, half, 0});
    double right = add_title(
        &panel, LINE, (AnkeBox){theme->margin_pt + anke_frame_width(scene) - half, y, half, 0});
    place_axes(&panel, y + MAX(left, right) + head);
    AnkeBox plot = panel.axes[BARS].plot;
    anke_year_axis_init(&panel.years, scene, spec->years, spec->n_years, plot);
    anke_axis_add_grid_up(scene, &panel.axes[BARS]);
    for (guint i = BARS; i <= LINE; i++) {
        add_numbers(&panel, i);
        declare_axis(&panel, i);
    }
    add_series(&panel);
    anke_scene_add_note(scene,
                        anke_scene_say(scene,
                                       "左右の目盛りは単位が異なる（棒は左、折れ線は右）。線と"
                                       "棒の交わりに意味はない。",
                                       "The scales differ in their units (bars left, line "
                                       "right); where line and bars cross means nothing."));
    double bottom = anke_year_axis_add_labels(scene, &panel.years, anke_box_bottom(plot));
    anke_year_axis_clear(&panel.years);
    return bottom;
}
