#include "charts/plots/plot_scale.h"

#include <math.h>

#define TICK_GAP_PT 8.0     /* least room between tick numbers */
#define TICK_HEIGHT_PT 22.0 /* least distance of ticks above one another */

enum { MAX_INTERVALS = 7, LEAST_INTERVALS = 2 };

AnkePlotRange anke_plot_range_new(void)
{
    return (AnkePlotRange){.min = INFINITY, .max = -INFINITY};
}

void anke_plot_range_widen(AnkePlotRange *range, double value)
{
    if (isfinite(value)) {
        range->min = fmin(range->min, value);
        range->max = fmax(range->max, value);
    }
}

void anke_plot_range_take(AnkePlotRange *range, double value)
{
    anke_plot_range_widen(range, value);
    range->has_fractions |= isfinite(value) && value != round(value);
}

double anke_plot_scale_number_width(const AnkePlotAxis *axis)
{
    return fmax(anke_plot_number_width(axis->start, axis->n_decimals),
                anke_plot_number_width(anke_plot_axis_end(axis), axis->n_decimals));
}

static AnkePlotAxis cover(const AnkePlotRange *range, guint max_intervals)
{
    const gboolean is_empty = !(range->min <= range->max);
    return anke_plot_axis_cover(is_empty ? 0 : range->min, is_empty ? 1 : range->max, max_intervals,
                                range->has_fractions ? 0 : 1);
}

AnkePlotAxis anke_plot_scale_across(const AnkePlotRange *range, double width_pt)
{
    guint max_intervals = MAX_INTERVALS;
    AnkePlotAxis axis;
    gboolean has_room;
    do {
        axis = cover(range, max_intervals--);
        has_room =
            (anke_plot_scale_number_width(&axis) + TICK_GAP_PT) * axis.n_intervals <= width_pt;
    } while (max_intervals >= LEAST_INTERVALS && !has_room);
    return axis;
}

AnkePlotAxis anke_plot_scale_upright(const AnkePlotRange *range, double height_pt)
{
    const guint n_fitting = (guint)fmax(LEAST_INTERVALS, height_pt / TICK_HEIGHT_PT);
    return cover(range, MIN(MAX_INTERVALS, n_fitting));
}

void anke_plot_scale_write(const AnkePlotAxis *axis, const char *axis_name, double padding,
                           gboolean has_numbers, AnkePlotScript *script)
{
    const double end = anke_plot_axis_end(axis);
    const double free_end = (end - axis->start) * padding;
    g_autoptr(GArray) ticks = anke_plot_axis_ticks(axis);
    anke_plot_script_ticks(script, axis_name, (const double *)(gpointer)ticks->data, ticks->len,
                           has_numbers ? (gint)axis->n_decimals : -1);
    anke_plot_script_range(script, axis_name, axis->start - free_end, end + free_end);
}

char *anke_plot_scale_unit(const char *unit, AnkeLang lang)
{
    return *unit == '\0' ? g_strdup("") : g_strdup_printf(anke_say(lang, "（%s）", "(%s)"), unit);
}
