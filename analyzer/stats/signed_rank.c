#include "analyzer/stats/signed_rank.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "analyzer/stats/tails.h"

/* People at one distance. */
typedef struct {
    double distance;
    double positive, negative;
} Step;

static int compare_steps(const void *left, const void *right)
{
    double a = ((const Step *)left)->distance, b = ((const Step *)right)->distance;
    return (a > b) - (a < b);
}

/* The filled cells off the diagonal, by distance. FALSE when a value is not finite. */
static gboolean list_steps(const AnkeCounts *counts, const double *row_values,
                           const double *col_values, GArray *steps, double *largest)
{
    for (gsize cell = 0; cell < counts->n_rows * counts->n_cols; cell++) {
        double n = counts->cell[cell];
        double first = row_values[cell / counts->n_cols];
        double second = col_values[cell % counts->n_cols];
        if (!(n > 0)) {
            continue;
        }
        if (!isfinite(first - second)) {
            return FALSE;
        }
        *largest = MAX(*largest, MAX(fabs(first), fabs(second)));
        if (first != second) {
            Step step = {fabs(first - second), first > second ? n : 0, first < second ? n : 0};
            g_array_append_val(steps, step);
        }
    }
    g_array_sort(steps, compare_steps);
    return TRUE;
}

/* Joins steps whose distances differ by rounding only. */
static void join_ties(GArray *steps, double tolerance)
{
    guint n_kept = 0;
    for (guint idx = 0; idx < steps->len; idx++) {
        Step step = g_array_index(steps, Step, idx);
        Step *last = n_kept > 0 ? &g_array_index(steps, Step, n_kept - 1) : NULL;
        if (last != NULL && step.distance - last->distance <= tolerance) {
            last->positive += step.positive;
            last->negative += step.negative;
        } else {
            g_array_index(steps, Step, n_kept++) = step;
        }
    }
    g_array_set_size(steps, n_kept);
}

typedef struct {
    long double n, positive, negative; /* people; sums of ranks */
    long double variance;
} Ranks;

static Ranks sum_ranks(const GArray *steps)
{
    Ranks ranks = {0, 0, 0, 0};
    long double ties = 0;
    for (guint idx = 0; idx < steps->len; idx++) {
        const Step *step = &g_array_index(steps, Step, idx);
        long double tied = (long double)step->positive + step->negative;
        long double rank = ranks.n + (tied + 1) / 2;
        ranks.positive += rank * step->positive;
        ranks.negative += rank * step->negative;
        ranks.n += tied;
        ties += tied * (tied * tied - 1);
    }
    ranks.variance = ranks.n * (ranks.n + 1) * (2 * ranks.n + 1) / 24 - ties / 48;
    return ranks;
}

/* Adds a person of this doubled rank, with either sign, to the distribution of the rank sum. */
static void add_person(long double *shares, gsize sum_so_far, gsize doubled_rank)
{
    for (gsize sum = sum_so_far + doubled_rank + 1; sum-- > 0;) {
        long double without = sum <= sum_so_far ? shares[sum] : 0;
        long double with = sum >= doubled_rank ? shares[sum - doubled_rank] : 0;
        shares[sum] = (without + with) / 2;
    }
}

/* Twice the smaller tail; the distribution is symmetric. Mid-ranks are halves: sums are doubled. */
static double find_exact_p(const GArray *steps, const Ranks *ranks)
{
    gsize largest = (gsize)(ranks->n * (ranks->n + 1));
    g_autofree long double *shares = g_new0(long double, largest + 1);
    gsize sum_so_far = 0, n_below = 0;
    shares[0] = 1;
    for (guint idx = 0; idx < steps->len; idx++) {
        const Step *step = &g_array_index(steps, Step, idx);
        gsize tied = (gsize)(step->positive + step->negative);
        for (gsize person = 0; person < tied; person++) {
            add_person(shares, sum_so_far, 2 * n_below + tied + 1);
            sum_so_far += 2 * n_below + tied + 1;
        }
        n_below += tied;
    }
    gsize observed = (gsize)(2 * fminl(ranks->positive, ranks->negative));
    long double tail = 0;
    for (gsize sum = 0; sum <= observed; sum++) {
        tail += shares[sum];
    }
    return (double)fminl(1, 2 * tail);
}

static double find_normal_p(const Ranks *ranks)
{
    long double distance = fabsl(ranks->positive - ranks->negative) / 2;
    distance -= fminl(0.5L, distance);
    return anke_tail_normal_two_sided((double)(distance / sqrtl(ranks->variance)));
}

static gboolean is_whole(const GArray *steps)
{
    for (guint idx = 0; idx < steps->len; idx++) {
        const Step *step = &g_array_index(steps, Step, idx);
        if (step->positive != floor(step->positive) || step->negative != floor(step->negative)) {
            return FALSE;
        }
    }
    return TRUE;
}

AnkeSignedRank anke_signed_rank_test(const AnkeCounts *counts, const double *row_values,
                                     const double *col_values, guint64 max_work)
{
    AnkeSignedRank result = {
        .n = NAN, .v = NAN, .z = NAN, .p = NAN, .rank_biserial = NAN, .is_exact = FALSE};
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(Step));
    double largest = 0;
    if (!isfinite(anke_counts_sum_margins(counts, NULL, NULL)) ||
        !list_steps(counts, row_values, col_values, steps, &largest)) {
        return result;
    }
    join_ties(steps, 4 * DBL_EPSILON * largest);
    Ranks ranks = sum_ranks(steps);
    result.n = (double)ranks.n;
    if (!(ranks.n > 0)) {
        return result;
    }
    result.v = (double)ranks.positive;
    result.z = (double)((ranks.positive - ranks.negative) / 2 / sqrtl(ranks.variance));
    result.rank_biserial =
        (double)((ranks.positive - ranks.negative) / (ranks.positive + ranks.negative));
    result.is_exact = is_whole(steps) && ranks.n * ranks.n * (ranks.n + 1) <= (long double)max_work;
    result.p = result.is_exact ? find_exact_p(steps, &ranks) : find_normal_p(&ranks);
    return result;
}
