#include "charts/plots/indicators_layout.h"

#include <math.h>

#include "charts/plots/two_axes.h"

#define ONE_PLOT_PT 150.0 /* height of a plot alone */
#define TWO_PLOT_PT 112.0
#define MANY_PLOT_PT 78.0
#define WIDE_SHARE 0.2 /* of the width: wide pictures have higher plots */

static double plot_height(const AnkeScene *scene, guint n_series)
{
    double least = n_series == 1 ? ONE_PLOT_PT : n_series == 2 ? TWO_PLOT_PT : MANY_PLOT_PT;
    return MAX(least, WIDE_SHARE * anke_frame_width(scene) * least / ONE_PLOT_PT);
}

static double number_width(const AnkeScene *scene, const AnkeIndicatorsSpec *spec, double height)
{
    double width = 0;
    for (guint i = 0; i < spec->n_series; i++) {
        width = MAX(width,
                    anke_series_panel_number_width(scene, &spec->series[i], spec->n_years, height));
    }
    return width;
}

static double add_panels(AnkeScene *scene, const AnkeIndicatorsSpec *spec, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    double height = plot_height(scene, spec->n_series);
    double left = theme->margin_pt + number_width(scene, spec, height) + theme->text_axis_pt;
    AnkeBox box = {left, y, theme->margin_pt + anke_frame_width(scene) - left, height};
    g_auto(AnkeYearAxis) years;
    anke_year_axis_init(&years, scene, spec->years, spec->n_years, box);
    for (guint i = 0; i < spec->n_series; i++) {
        box.y = y + (i == 0 ? 0 : theme->block_pt + 2);
        y = anke_series_panel_lay_out(scene, &years, &spec->series[i], box);
    }
    return anke_year_axis_add_labels(scene, &years, y);
}

/* "人口は令和2年に101,780人。": the last value of a series. */
static void append_last(GString *text, const AnkeScene *scene, const AnkeIndicatorsSpec *spec,
                        const AnkeSeries *series)
{
    for (guint i = spec->n_years; i-- > 0;) {
        if (isnan(series->cells[i].count)) {
            continue;
        }
        g_autofree char *value =
            anke_series_value_text(series, spec->n_years, i, anke_scene_lang(scene));
        g_string_append_printf(text, anke_scene_say(scene, "%sは%sに%s%s。", " %s, %s: %s%s."),
                               series->label, spec->years[i].label, value,
                               series->unit == NULL ? "" : series->unit);
        return;
    }
}

static void describe(AnkeScene *scene, const AnkeIndicatorsSpec *spec)
{
    g_autoptr(GString) text =
        g_string_new(anke_scene_say(scene, "年ごとの推移の図。", "Series over the years."));
    for (guint i = 0; i < spec->n_series; i++) {
        append_last(text, scene, spec, &spec->series[i]);
    }
    anke_scene_set_description(scene, text->str);
}

void anke_indicators_lay_out(AnkeScene *scene, const AnkeIndicatorsSpec *spec)
{
    g_assert(spec->n_years > 0 && spec->n_series > 0);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(scene, spec);
    y = spec->has_two_axes ? anke_two_axes_lay_out(scene, spec, y) : add_panels(scene, spec, y);
    anke_frame_end(scene, &spec->figure, y);
}
