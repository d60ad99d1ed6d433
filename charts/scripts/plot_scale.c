#include "charts/scripts/plot_scale.h"

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

double anke_plot_scale_number_width(const AnkePlotFrame *frame, const AnkeTicks *axis)
{
    return fmax(anke_plot_number_width(frame, anke_ticks_low(axis), axis->n_decimals),
                anke_plot_number_width(frame, anke_ticks_high(axis), axis->n_decimals));
}

double anke_plot_scale_number_height(const AnkePlotFrame *frame)
{
    return anke_text_lines_height(&frame->theme->axis, 1);
}

static AnkeTicks cover(const AnkePlotRange *range, guint max_intervals)
{
    const gboolean is_empty = !(range->min <= range->max);
    return anke_ticks_place(&(AnkeTickRange){.low = is_empty ? 0 : range->min,
                                             .high = is_empty ? 1 : range->max,
                                             .is_whole = !range->has_fractions,
                                             .most = max_intervals});
}

AnkeTicks anke_plot_scale_across(const AnkePlotFrame *frame, const AnkePlotRange *range,
                                 double width_pt)
{
    guint max_intervals = MAX_INTERVALS;
    AnkeTicks axis;
    gboolean has_room;
    do {
        axis = cover(range, max_intervals--);
        has_room = (anke_plot_scale_number_width(frame, &axis) + TICK_GAP_PT) *
                       anke_ticks_n_intervals(&axis) <=
                   width_pt;
    } while (max_intervals >= LEAST_INTERVALS && !has_room);
    return axis;
}

AnkeTicks anke_plot_scale_upright(const AnkePlotRange *range, double height_pt)
{
    const guint n_fitting = (guint)fmax(LEAST_INTERVALS, height_pt / TICK_HEIGHT_PT);
    return cover(range, MIN(MAX_INTERVALS, n_fitting));
}

GArray *anke_plot_scale_ticks(const AnkeTicks *axis)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(double));
    for (gint i = axis->first; i <= axis->last; i++) {
        const double value = anke_tick_value(axis, i);
        g_array_append_val(values, value);
    }
    return values;
}

void anke_plot_scale_write(const AnkeTicks *axis, const char *axis_name, double padding,
                           gboolean has_numbers, AnkePlotScript *script)
{
    const double end = anke_ticks_high(axis);
    const double free_end = (end - anke_ticks_low(axis)) * padding;
    g_autoptr(GArray) ticks = anke_plot_scale_ticks(axis);
    anke_plot_script_ticks(script, axis_name, (const double *)(gpointer)ticks->data, ticks->len,
                           has_numbers ? (gint)axis->n_decimals : -1);
    anke_plot_script_range(script, axis_name, anke_ticks_low(axis) - free_end, end + free_end);
}

char *anke_plot_scale_unit(const char *unit, AnkeLang lang)
{
    return *unit == '\0' ? g_strdup("") : g_strdup_printf(anke_say(lang, "（%s）", "(%s)"), unit);
}
