#include "analyzer/stats/fourfold.h"

#include <math.h>

#include "analyzer/stats/exact.h"

static const int MAX_STEPS = 400;
static const long double LARGEST_STEP = 3;    /* of ln ratio */
static const long double NEGLIGIBLE = 1e-24L; /* weight; that of the mode is 1 */
/* Weights beyond this distance count as 0: smaller ones would lose digits, then never end. */
static const long double SMALLEST = 1e-4000L;
static const long double CLOSE_ENOUGH = 1e-13L; /* last step of ln ratio */

/* The 2 x 2 tables with given margins, by their first cell. */
typedef struct {
    double lowest, highest, observed;
    double row, col, rest; /* first row, first column, total - both */
} Margins;

/* Sums over the distribution at one odds ratio, of weights and moments about the observed cell. */
typedef struct {
    long double all, first, second;
    long double above, first_above; /* of cells >= observed */
    long double below, first_below; /* of cells <= observed */
} Moments;

/* A function that rises with ln ratio and is 0 at the solution, and its slope. */
typedef struct {
    long double value, slope;
} Point;

typedef Point (*Equation)(const Moments *moments, long double log_tail);

/* P(cell + 1) / P(cell). */
static long double step_ratio(const Margins *margins, long double ratio, double cell)
{
    return ratio * (long double)(margins->row - cell) * (margins->col - cell) /
           ((long double)(cell + 1) * (margins->rest + cell + 1));
}

/* The ratio of neighbours falls: the mode is where it passes 1. */
static double find_mode(const Margins *margins, long double ratio)
{
    double low = margins->lowest, high = margins->highest;
    while (low < high) {
        double middle = floor((low + high) / 2);
        if (step_ratio(margins, ratio, middle) >= 1) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void add_cell(Moments *moments, long double weight, long double distance)
{
    moments->all += weight;
    moments->first += weight * distance;
    moments->second += weight * distance * distance;
    if (distance >= 0) {
        moments->above += weight;
        moments->first_above += weight * distance;
    }
    if (distance <= 0) {
        moments->below += weight;
        moments->first_below += weight * distance;
    }
}

/* From the mode outwards; beyond the observed cell until the weights no longer count. */
static Moments sum_moments(const Margins *margins, long double ratio)
{
    Moments moments = {0};
    double mode = find_mode(margins, ratio), observed = margins->observed;
    long double weight = 1, limit = SMALLEST;
    for (double cell = mode; cell <= margins->highest && weight > limit; cell++) {
        add_cell(&moments, weight, cell - observed);
        limit = cell >= observed ? NEGLIGIBLE * moments.above : SMALLEST;
        weight *= step_ratio(margins, ratio, cell);
    }
    weight = 1;
    limit = SMALLEST;
    for (double cell = mode - 1; cell >= margins->lowest && weight > limit; cell--) {
        weight /= step_ratio(margins, ratio, cell);
        add_cell(&moments, weight, cell - observed);
        limit = cell <= observed ? NEGLIGIBLE * moments.below : SMALLEST;
    }
    return moments;
}

static Point equate_mean(const Moments *moments, G_GNUC_UNUSED long double log_tail)
{
    long double mean = moments->first / moments->all;
    return (Point){mean, moments->second / moments->all - mean * mean};
}

/* ln P(X >= observed) rises by E(X | X >= observed) - E(X). */
static Point equate_upper_tail(const Moments *moments, long double log_tail)
{
    return (Point){logl(moments->above / moments->all) - log_tail,
                   moments->first_above / moments->above - moments->first / moments->all};
}

static Point equate_lower_tail(const Moments *moments, long double log_tail)
{
    return (Point){log_tail - logl(moments->below / moments->all),
                   moments->first / moments->all - moments->first_below / moments->below};
}

/* Newton's method for ln ratio; a step that leaves the bracket, or is undefined, halves it. */
static double solve(const Margins *margins, Equation equation, long double log_tail)
{
    long double low = -INFINITY, high = INFINITY;
    long double log_ratio =
        logl((margins->observed + 0.5L) * (margins->rest + margins->observed + 0.5L)) -
        logl((margins->row - margins->observed + 0.5L) * (margins->col - margins->observed + 0.5L));
    for (int step = 0; step < MAX_STEPS; step++) {
        Moments moments = sum_moments(margins, expl(log_ratio));
        Point point = equation(&moments, log_tail);
        *(point.value > 0 ? &high : &low) = log_ratio;
        long double move = -point.value / point.slope;
        if (fabsl(move) <= CLOSE_ENOUGH * fmaxl(1, fabsl(log_ratio))) {
            log_ratio += move; /* what is left is its square */
            break;
        }
        if (!isfinite(move) || fabsl(move) > LARGEST_STEP) {
            move = point.value > 0 ? -LARGEST_STEP : LARGEST_STEP;
        }
        if (!(log_ratio + move > low && log_ratio + move < high)) {
            move = (low + high) / 2 - log_ratio;
        }
        log_ratio += move;
    }
    return (double)expl(log_ratio);
}

static AnkeOddsRatio solve_all(const Margins *margins, double level)
{
    gboolean is_lowest = margins->observed == margins->lowest;
    gboolean is_highest = margins->observed == margins->highest;
    AnkeOddsRatio result = {.ratio = 0, .lo = NAN, .hi = NAN, .is_unbounded = is_highest};
    if (is_highest) {
        result.ratio = NAN;
    } else if (!is_lowest) {
        result.ratio = solve(margins, equate_mean, 0);
    }
    if (level > 0 && level < 1) {
        long double log_tail = logl((1 - (long double)level) / 2);
        result.lo = is_lowest ? 0 : solve(margins, equate_upper_tail, log_tail);
        result.hi = is_highest ? NAN : solve(margins, equate_lower_tail, log_tail);
    }
    return result;
}

AnkeOddsRatio anke_fourfold_odds_ratio(const AnkeCounts *counts, double level)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (table->counts.n_rows != 2 || table->counts.n_cols != 2 || !anke_exact_is_whole(table)) {
        return (AnkeOddsRatio){NAN, NAN, NAN, FALSE};
    }
    double row = table->row_sums[0], col = table->col_sums[0], rest = table->total - row - col;
    Margins margins = {.lowest = MAX(0, -rest),
                       .highest = MIN(row, col),
                       .observed = table->counts.cell[0],
                       .row = row,
                       .col = col,
                       .rest = rest};
    return solve_all(&margins, level);
}
