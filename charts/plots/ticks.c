#include "charts/plots/ticks.h"

#include <math.h>

#include "analyzer/base/number.h"

typedef struct {
    int mantissa; /* 1, 2 or 5 */
    int power;    /* of ten */
} Step;

static double step_value(Step step)
{
    double scale = pow(10, abs(step.power));
    return step.power < 0 ? step.mantissa / scale : step.mantissa * scale;
}

static Step next_step(Step step)
{
    switch (step.mantissa) {
    case 1:
        return (Step){2, step.power};
    case 2:
        return (Step){5, step.power};
    default:
        return (Step){1, step.power + 1};
    }
}

static Step first_step(double span, guint most)
{
    double rough = span / most;
    int power = (int)floor(log10(rough));
    double error = rough / pow(10, power);
    if (error >= sqrt(50)) {
        return (Step){1, power + 1};
    }
    return (Step){error >= sqrt(10) ? 5 : error >= sqrt(2) ? 2 : 1, power};
}

static AnkeTicks place_step(Step step, double low, double high)
{
    double value = step_value(step);
    AnkeTicks ticks = {.step = value,
                       .first = (gint)floor(low / value),
                       .last = (gint)ceil(high / value),
                       .n_decimals = step.power < 0 ? (guint)-step.power : 0};
    /* Division may round across a whole number. */
    while (ticks.last * value < high) {
        ticks.last++;
    }
    while (ticks.first * value > low) {
        ticks.first--;
    }
    return ticks;
}

static AnkeTicks place(double low, double high, guint most, gboolean is_whole)
{
    g_assert(isfinite(low) && isfinite(high) && low <= high);
    if (high - low <= 0) {
        high = low + 1;
    }
    Step step = first_step(high - low, most);
    if (is_whole && step.power < 0) {
        step = (Step){1, 0};
    }
    AnkeTicks ticks = place_step(step, low, high);
    while (ticks.last - ticks.first > (gint)MAX(most, 2)) {
        step = next_step(step);
        ticks = place_step(step, low, high);
    }
    return ticks;
}

AnkeTicks anke_ticks_place(const AnkeTickRange *range)
{
    g_assert(range->low <= 0 && range->high >= 0);
    return place(range->low, range->high, range->most, range->is_whole);
}

AnkeTicks anke_ticks_place_between(double low, double high, guint most)
{
    return place(low, high, most, FALSE);
}

double anke_tick_value(const AnkeTicks *ticks, gint i)
{
    return i * ticks->step;
}

char *anke_tick_label(const AnkeTicks *ticks, gint i)
{
    char buffer[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(buffer, anke_tick_value(ticks, i), ticks->n_decimals);
    return g_strdup(buffer);
}
