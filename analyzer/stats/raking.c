#include "analyzer/stats/raking.h"

#include <math.h>

/* A weight this much beyond a bound, in means, needs no trimming. */
static const double BOUND_SLACK = 1e-7;

/* One this near to a bound, in means, is counted as trimmed. */
static const double AT_BOUND = 1e-6;

/* Rounds that gained less than this factor over half of all rounds go in a circle. */
static const double STALL = 0.5;

enum { MAX_PASSES = 500 };

typedef struct {
    const AnkeRakingSpec *spec;
    double *weights;
    double *sums; /* room for the levels of the largest margin */
    AnkeRaking result;
} Fit;

static gboolean fail(Fit *fit, AnkeRakingStatus status, gsize margin, gsize level)
{
    fit->result.status = status;
    fit->result.margin = margin;
    fit->result.level = level;
    return FALSE;
}

static double sum_targets(const AnkeRakingMargin *margin)
{
    double sum = 0;
    for (gsize level = 0; level < margin->n_levels; level++) {
        sum += margin->targets[level];
    }
    return sum;
}

/* Sums the weights by level; returns the sum of all levels. */
static double sum_levels(Fit *fit, const AnkeRakingMargin *margin)
{
    for (gsize level = 0; level < margin->n_levels; level++) {
        fit->sums[level] = 0;
    }
    for (gsize i = 0; i < fit->spec->n_people; i++) {
        guint32 level = margin->levels[i * margin->stride];
        if (level != ANKE_RAKING_NO_LEVEL) {
            fit->sums[level] += fit->weights[i];
        }
    }
    double sum = 0;
    for (gsize level = 0; level < margin->n_levels; level++) {
        sum += fit->sums[level];
    }
    return sum;
}

static gboolean check_margin(Fit *fit, gsize index)
{
    const AnkeRakingMargin *margin = &fit->spec->margins[index];
    for (gsize level = 0; level < margin->n_levels; level++) {
        if (!(margin->targets[level] >= 0) || !isfinite(margin->targets[level])) {
            return fail(fit, ANKE_RAKING_BAD_TARGET, index, level);
        }
    }
    double total = sum_targets(margin);
    if (!(total > 0) || !isfinite(total)) {
        return fail(fit, ANKE_RAKING_BAD_TARGET, index, 0);
    }
    (void)sum_levels(fit, margin);
    for (gsize level = 0; level < margin->n_levels; level++) {
        gboolean has_target = margin->targets[level] > 0, has_people = fit->sums[level] > 0;
        if (has_target != has_people) {
            return fail(fit, has_target ? ANKE_RAKING_EMPTY_LEVEL : ANKE_RAKING_ZERO_TARGET, index,
                        level);
        }
    }
    return TRUE;
}

/* Adjusts the weights to one margin. */
static void adjust(Fit *fit, const AnkeRakingMargin *margin)
{
    double total = sum_targets(margin), reached = sum_levels(fit, margin);
    for (gsize level = 0; level < margin->n_levels; level++) {
        if (margin->targets[level] > 0) {
            fit->sums[level] = margin->targets[level] / total * reached / fit->sums[level];
        }
    }
    for (gsize i = 0; i < fit->spec->n_people; i++) {
        guint32 level = margin->levels[i * margin->stride];
        if (level != ANKE_RAKING_NO_LEVEL) {
            fit->weights[i] *= fit->sums[level];
        }
    }
}

/* How far a margin is off; NaN counts as infinitely far. */
static void measure(Fit *fit, gsize index)
{
    const AnkeRakingMargin *margin = &fit->spec->margins[index];
    double total = sum_targets(margin), reached = sum_levels(fit, margin);
    for (gsize level = 0; level < margin->n_levels; level++) {
        if (margin->targets[level] <= 0) {
            continue;
        }
        double ratio = fit->sums[level] / (margin->targets[level] / total * reached);
        double deviation = isfinite(ratio) ? fabs(ratio - 1) : INFINITY;
        if (deviation > fit->result.deviation) {
            fit->result.deviation = deviation;
            fit->result.margin = index;
            fit->result.level = level;
        }
    }
}

static void measure_all(Fit *fit)
{
    fit->result.deviation = 0;
    fit->result.margin = fit->result.level = 0;
    for (gsize index = 0; index < fit->spec->n_margins; index++) {
        measure(fit, index);
    }
}

static gboolean rake(Fit *fit)
{
    const AnkeRakingSpec *spec = fit->spec;
    double halfway = INFINITY;
    measure_all(fit);
    for (guint round = 0; round < spec->max_rounds; round++) {
        if (fit->result.deviation < spec->tolerance) {
            return TRUE;
        }
        if (round == spec->max_rounds / 2) {
            halfway = fit->result.deviation;
        }
        for (gsize index = 0; index < spec->n_margins; index++) {
            adjust(fit, &spec->margins[index]);
        }
        fit->result.n_rounds++;
        measure_all(fit);
    }
    if (fit->result.deviation < spec->tolerance) {
        return TRUE;
    }
    gboolean is_stalled = !(fit->result.deviation < STALL * halfway);
    fit->result.status = is_stalled ? ANKE_RAKING_CONTRADICTION : ANKE_RAKING_TOO_SLOW;
    return FALSE;
}

static double find_mean(const Fit *fit)
{
    double sum = 0;
    for (gsize i = 0; i < fit->spec->n_people; i++) {
        sum += fit->weights[i];
    }
    return sum / (double)fit->spec->n_people;
}

/* Pulls weights into the bounds; returns how many were out. */
static gsize trim(Fit *fit)
{
    double mean = find_mean(fit);
    double lo = fit->spec->trim_lo * mean, hi = fit->spec->trim_hi * mean;
    gsize n_trimmed = 0;
    for (gsize i = 0; i < fit->spec->n_people; i++) {
        double weight = fit->weights[i];
        if (weight < lo - BOUND_SLACK * mean || weight > hi + BOUND_SLACK * mean) {
            fit->weights[i] = CLAMP(weight, lo, hi);
            n_trimmed++;
        }
    }
    return n_trimmed;
}

static gboolean rake_within_bounds(Fit *fit)
{
    for (guint pass = 0; pass < MAX_PASSES; pass++) {
        if (!rake(fit)) {
            /* The first pass knows no bounds: what it cannot meet nothing can. */
            fit->result.status = pass > 0 ? ANKE_RAKING_BOUNDS : fit->result.status;
            return FALSE;
        }
        if (trim(fit) == 0) {
            return TRUE;
        }
    }
    measure_all(fit);
    fit->result.status = ANKE_RAKING_BOUNDS;
    return FALSE;
}

/* Whether a weight, in means, stands at one of the bounds. */
static gboolean is_at_bound(const Fit *fit, double weight)
{
    return (fit->spec->trim_lo > 0 && weight <= fit->spec->trim_lo + AT_BOUND) ||
           (isfinite(fit->spec->trim_hi) && weight >= fit->spec->trim_hi - AT_BOUND);
}

static void find_range(Fit *fit)
{
    double mean = find_mean(fit);
    fit->result.min = INFINITY;
    fit->result.max = -INFINITY;
    for (gsize i = 0; i < fit->spec->n_people; i++) {
        fit->result.min = MIN(fit->result.min, fit->weights[i] / mean);
        fit->result.max = MAX(fit->result.max, fit->weights[i] / mean);
        fit->result.n_trimmed += is_at_bound(fit, fit->weights[i] / mean) ? 1 : 0;
    }
}

/* Rounds keep the sum of the weights, trimming does not. Bounds and margins are relative, so the
 * scale is free: the starting mean is restored. */
static void restore_mean(const Fit *fit, double mean)
{
    double factor = mean / find_mean(fit);
    for (gsize i = 0; i < fit->spec->n_people; i++) {
        fit->weights[i] *= factor;
    }
}

static gsize count_levels(const AnkeRakingSpec *spec)
{
    gsize n_levels = 1;
    for (gsize index = 0; index < spec->n_margins; index++) {
        n_levels = MAX(n_levels, spec->margins[index].n_levels);
    }
    return n_levels;
}

AnkeRaking anke_raking_fit(const AnkeRakingSpec *spec, double *weights)
{
    g_autofree double *sums = g_new(double, count_levels(spec));
    Fit fit = {.spec = spec, .weights = weights, .sums = sums};
    fit.result = (AnkeRaking){.deviation = NAN, .min = NAN, .max = NAN};
    for (gsize index = 0; index < spec->n_margins; index++) {
        if (!check_margin(&fit, index)) {
            return fit.result;
        }
    }
    double mean = find_mean(&fit);
    if (rake_within_bounds(&fit) && spec->n_people > 0) {
        find_range(&fit);
        if (fit.result.n_trimmed > 0) {
            restore_mean(&fit, mean);
        }
    }
    return fit.result;
}
