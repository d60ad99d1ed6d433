#include "charts/scene/ticks.h"

#include <math.h>

#include "analyzer/base/number.h"

#define LEAST_STEP 1e-12
#define LEAST_STEP_SHARE 1e-9 /* of the greatest value */
#define LEAST_PAIRED 4
#define MOST_PAIRED 6

typedef struct {
    double mantissa;
    int power; /* of ten */
} Step;

static double step_value(Step step)
{
    /* A negative power of ten is no double: dividing by its inverse rounds only once. */
    double scale = pow(10, abs(step.power));
    return step.power < 0 ? step.mantissa / scale : step.mantissa * scale;
}

static Step next_step(Step step)
{
    if (step.mantissa < 2) {
        return (Step){2, step.power};
    }
    return step.mantissa < 5 ? (Step){5, step.power} : (Step){1, step.power + 1};
}

/* The smallest step that is not below `least`, but for the error of a division. */
static Step step_from(double least)
{
    const double rounding = 1 - 1e-12;
    Step step = {1, (int)floor(log10(least)) - 1};
    while (step_value(step) < least * rounding) {
        step = next_step(step);
    }
    return step;
}

/* Divisions may have rounded across a whole number, either way. */
static void settle_ends(AnkeTicks *ticks, const AnkeTickRange *range)
{
    while (anke_tick_value(ticks, ticks->last - 1) >= range->high) {
        ticks->last--;
    }
    while (anke_ticks_high(ticks) < range->high) {
        ticks->last++;
    }
    while (anke_tick_value(ticks, ticks->first + 1) <= range->low) {
        ticks->first++;
    }
    while (anke_ticks_low(ticks) > range->low) {
        ticks->first--;
    }
}

static AnkeTicks place_step(Step step, const AnkeTickRange *range)
{
    double value = step_value(step);
    AnkeTicks ticks = {.step = value,
                       .first = (gint)floor(range->low / value),
                       .last = (gint)ceil(range->high / value),
                       .n_decimals = step.power < 0 ? (guint)-step.power : 0};
    settle_ends(&ticks, range);
    if (ticks.first == ticks.last) {
        ticks.first--;
        ticks.last++;
    }
    return ticks;
}

AnkeTicks anke_ticks_place(const AnkeTickRange *range)
{
    g_assert(isfinite(range->low) && isfinite(range->high) && range->low <= range->high);
    g_assert(range->most >= 2 && range->most <= ANKE_TICKS_MOST);
    AnkeTickRange own = *range;
    double most_value = MAX(fabs(own.low), fabs(own.high));
    gboolean is_value = !(own.low < own.high);
    if (is_value && most_value <= 0) {
        own.high = 1;
    }
    double span = is_value ? MAX(most_value, 1) : own.high - own.low;
    double least = MAX(most_value * LEAST_STEP_SHARE, own.is_whole ? 1 : LEAST_STEP);
    Step step = step_from(MAX(span / own.most, least));
    AnkeTicks ticks = place_step(step, &own);
    while (anke_ticks_n_intervals(&ticks) > own.most) {
        step = next_step(step);
        ticks = place_step(step, &own);
    }
    return ticks;
}

/* The smallest paired step of which `n` reach the highest value. */
static AnkeTicks reach(const AnkeTickRange *range, guint n)
{
    static const double mantissas[] = {1, 2, 2.5, 4, 5};
    double high = range->high > 0 ? range->high : 1;
    double least = MAX(high / n, range->is_whole ? 1 : LEAST_STEP);
    for (int power = (int)floor(log10(least)) - 1;; power++) {
        for (guint i = 0; i < G_N_ELEMENTS(mantissas); i++) {
            gboolean has_half = mantissas[i] > 2 && mantissas[i] < 3;
            int n_decimals = has_half ? 1 - power : -power;
            AnkeTicks ticks = {step_value((Step){mantissas[i], power}), 0, (gint)n,
                               (guint)MAX(n_decimals, 0)};
            gboolean is_allowed = !range->is_whole || n_decimals <= 0;
            if (is_allowed && anke_ticks_high(&ticks) >= high) {
                return ticks;
            }
        }
    }
}

static double fill_share(const AnkeTickRange *range, const AnkeTicks *ticks)
{
    return range->high / anke_ticks_high(ticks);
}

void anke_ticks_place_pair(const AnkeTickRange *left_range, const AnkeTickRange *right_range,
                           AnkeTicks *left, AnkeTicks *right)
{
    g_assert(left_range->high >= 0 && right_range->high >= 0);
    g_assert(isfinite(left_range->high) && isfinite(right_range->high));
    double best = -1;
    for (guint n = LEAST_PAIRED; n <= MOST_PAIRED; n++) {
        AnkeTicks a = reach(left_range, n);
        AnkeTicks b = reach(right_range, n);
        double share = MIN(fill_share(left_range, &a), fill_share(right_range, &b));
        if (share > best) {
            best = share;
            *left = a;
            *right = b;
        }
    }
}

double anke_tick_value(const AnkeTicks *ticks, gint i)
{
    double value = i * ticks->step;
    double scale = pow(10, ticks->n_decimals);
    return ticks->n_decimals > 0 ? round(value * scale) / scale : value;
}

double anke_ticks_low(const AnkeTicks *ticks)
{
    return anke_tick_value(ticks, ticks->first);
}

double anke_ticks_high(const AnkeTicks *ticks)
{
    return anke_tick_value(ticks, ticks->last);
}

guint anke_ticks_n_intervals(const AnkeTicks *ticks)
{
    return (guint)(ticks->last - ticks->first);
}

char *anke_tick_label(const AnkeTicks *ticks, gint i)
{
    char buffer[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(buffer, anke_tick_value(ticks, i), ticks->n_decimals);
    return g_strdup(buffer);
}
