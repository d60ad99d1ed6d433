#include "charts/plots/plot_axis.h"

#include <math.h>

enum { MAX_DECIMALS = 15 };

/* Step number `i` of the endless list 1, 2, 5, 10, 20, 50 ... (i may be negative). */
static double step_at(int i)
{
    static const double digits[] = {1, 2, 5};
    int power = (int)floor(i / 3.0);
    double digit = digits[i - 3 * power];
    /* A negative power of ten is no double: dividing by its inverse rounds only once. */
    return power >= 0 ? digit * pow(10, power) : digit / pow(10, -power);
}

static guint decimals_of(double step)
{
    int power = (int)floor(log10(step) + 1e-9);
    return power >= 0 ? 0 : (guint)MIN(-power, MAX_DECIMALS);
}

static AnkePlotAxis cover_with_step(double min, double max, double step)
{
    double first = floor(min / step);
    double last = ceil(max / step);
    if (first == last) {
        first -= 1;
        last += 1;
    }
    return (AnkePlotAxis){.start = first * step,
                          .step = step,
                          .n_intervals = (guint)(last - first),
                          .n_decimals = decimals_of(step)};
}

AnkePlotAxis anke_plot_axis_cover(double min, double max, guint max_intervals, double min_step)
{
    g_assert(isfinite(min) && isfinite(max) && min <= max && max_intervals >= 2);
    double span = max > min ? max - min : fmax(fabs(max), 1);
    double least = fmax(span / max_intervals, min_step);
    int i = 3 * (int)floor(log10(least)) - 1;
    AnkePlotAxis axis;
    do {
        double step = step_at(i++);
        axis = cover_with_step(min, max, step);
    } while (axis.n_intervals > max_intervals || axis.step < min_step);
    return axis;
}

double anke_plot_axis_tick(const AnkePlotAxis *axis, guint i)
{
    double tick = (round(axis->start / axis->step) + i) * axis->step;
    double scale = pow(10, axis->n_decimals);
    return axis->n_decimals > 0 ? round(tick * scale) / scale : tick;
}

double anke_plot_axis_end(const AnkePlotAxis *axis)
{
    return anke_plot_axis_tick(axis, axis->n_intervals);
}

GArray *anke_plot_axis_ticks(const AnkePlotAxis *axis)
{
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i <= axis->n_intervals; i++) {
        const double tick = anke_plot_axis_tick(axis, i);
        g_array_append_val(ticks, tick);
    }
    return ticks;
}
