#include "analyzer/stats/mann_whitney.h"

#include <math.h>

#include "analyzer/stats/exact.h"
#include "analyzer/stats/ranks.h"
#include "analyzer/stats/tails.h"

/* Numbers that the exact test may keep, whatever its budget: 512 MiB. */
#define MAX_CELLS (1 << 26)

static const AnkeMannWhitney UNDEFINED = {NAN, NAN, NAN, NAN};

static double sum_superior(const AnkeCrosstable *table)
{
    double u = 0, n_below = 0;
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        const double *cell = table->counts.cell + 2 * row;
        u += cell[0] * (n_below + cell[1] / 2);
        n_below += cell[1];
    }
    return u;
}

AnkeMannWhitney anke_mann_whitney_test(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    AnkeMannWhitney result = UNDEFINED;
    if (table->counts.n_cols != 2) {
        return result;
    }
    double n_pairs = table->col_sums[0] * table->col_sums[1];
    result.u = sum_superior(table);
    result.superiority = result.u / n_pairs;
    if (table->counts.n_rows < 2) {
        return result;
    }
    double sd = sqrt(n_pairs / 12 * (table->total + 1) * anke_ranks_correct_for_ties(table));
    double distance = result.u - n_pairs / 2;
    result.z = copysign(MAX(fabs(distance) - 0.5, 0), distance) / sd;
    result.p = anke_tail_normal_two_sided(result.z);
    return result;
}

/*
 * Ways to choose people for the smaller group, by how many were chosen and by twice their U, over
 * the values seen so far.
 */
typedef struct {
    gsize n_chosen, n_left; /* sizes of the groups */
    gsize width;            /* numbers of twice U: 2 n_chosen n_left + 1 */
    double *ways;           /* ways[chosen * width + twice U] */
} Choices;

/* Adds what choosing `picked` of `tied` people adds: they exceed whoever was left so far, and tie
 * with those of their own value. Returns the steps; without `ways` they are only counted. */
static gsize add_ways(const Choices *choices, gsize seen, gsize tied, gsize chosen, gsize picked,
                      double factor)
{
    gsize before = chosen - picked, left = seen - before;
    gsize shift = 2 * picked * left + picked * (tied - picked);
    gsize reach = MIN(2 * before * MIN(left, choices->n_left) + 1, choices->width - shift);
    if (choices->ways != NULL) {
        const double *from = choices->ways + before * choices->width;
        double *to = choices->ways + chosen * choices->width + shift;
        for (gsize twice_u = 0; twice_u < reach; twice_u++) {
            to[twice_u] += factor * from[twice_u];
        }
    }
    return reach;
}

/* From the largest number of chosen people down, so that what is read is of before. Returns the
 * steps, or more than max_work. */
static guint64 add_value(const Choices *choices, gsize seen, gsize tied, guint64 max_work)
{
    guint64 work = 0;
    for (gsize chosen = MIN(choices->n_chosen, seen + tied); chosen > 0; chosen--) {
        double factor = 1;
        for (gsize picked = 1; picked <= MIN(tied, chosen) && work <= max_work; picked++) {
            factor = factor * (double)(tied - picked + 1) / (double)picked;
            gsize before = chosen - picked;
            work++;
            gboolean is_possible = before <= seen && seen - before <= choices->n_left &&
                                   seen + tied - chosen <= choices->n_left;
            if (is_possible) {
                work += add_ways(choices, seen, tied, chosen, picked, factor);
            }
        }
    }
    return work;
}

/* All values one after another. Returns the steps, or more than max_work. */
static guint64 add_values(const Choices *choices, const AnkeCrosstable *table, guint64 max_work)
{
    guint64 work = 0;
    gsize seen = 0;
    for (gsize row = 0; row < table->counts.n_rows && work <= max_work; row++) {
        gsize tied = (gsize)table->row_sums[row];
        work += add_value(choices, seen, tied, max_work);
        seen += tied;
    }
    return work;
}

static double count_extreme(const Choices *choices, double twice_u)
{
    double mean = (double)(choices->n_chosen * choices->n_left);
    double distance = fabs(twice_u - mean), extreme = 0, all = 0;
    const double *ways = choices->ways + choices->n_chosen * choices->width;
    for (gsize i = 0; i < choices->width; i++) {
        all += ways[i];
        extreme += fabs((double)i - mean) >= distance ? ways[i] : 0;
    }
    return isfinite(all) && all > 0 ? extreme / all : NAN;
}

double anke_mann_whitney_exact(const AnkeCounts *counts, guint64 max_work)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    if (table->counts.n_cols != 2 || table->counts.n_rows < 2 || !anke_exact_is_whole(table)) {
        return NAN;
    }
    gsize small = (gsize)MIN(table->col_sums[0], table->col_sums[1]);
    Choices choices = {.n_chosen = small, .n_left = (gsize)table->total - small};
    choices.width = 2 * choices.n_chosen * choices.n_left + 1;
    double n_cells = ((double)choices.n_chosen + 1) * (double)choices.width;
    if (n_cells > (double)max_work || n_cells > MAX_CELLS ||
        add_values(&choices, table, max_work) > max_work) {
        return NAN;
    }
    g_autofree double *ways = g_new0(double, (gsize)n_cells);
    choices.ways = ways;
    ways[0] = 1;
    (void)add_values(&choices, table, G_MAXUINT64);
    return count_extreme(&choices, 2 * sum_superior(table));
}

/* Of one group the mean and variance of the placements: how many of the other stand below. */
typedef struct {
    double mean, var;
} Placements;

static Placements find_placements(const AnkeCrosstable *table, gsize own)
{
    double n = table->col_sums[own], n_below = 0, sum = 0, squares = 0;
    double centre = table->col_sums[1 - own] / 2;
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        const double *cell = table->counts.cell + 2 * row;
        sum += cell[own] * (n_below + cell[1 - own] / 2 - centre);
        n_below += cell[1 - own];
    }
    n_below = 0;
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        const double *cell = table->counts.cell + 2 * row;
        double distance = n_below + cell[1 - own] / 2 - centre - sum / n;
        squares += cell[own] * distance * distance;
        n_below += cell[1 - own];
    }
    return (Placements){sum / n + centre, squares / (n - 1)};
}

/*
 * In the paper's notation the mean ranks differ by N (p - 1/2), p being the mean placement of the
 * second group as a share, and a rank less the rank within the group is a placement.
 */
AnkeBrunnerMunzel anke_brunner_munzel_test(const AnkeCounts *counts)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    AnkeBrunnerMunzel result = {NAN, NAN, NAN};
    if (table->counts.n_cols != 2) {
        return result;
    }
    double n1 = table->col_sums[0], n2 = table->col_sums[1];
    double error1 = n1 * find_placements(table, 0).var;
    Placements second = find_placements(table, 1);
    double error2 = n2 * second.var, error = error1 + error2;
    if (!(n1 > 1) || !(n2 > 1) || !(error > 0)) {
        return result;
    }
    result.t = n1 * n2 * (second.mean / n1 - 0.5) / sqrt(error);
    result.df = error * error / (error1 * error1 / (n1 - 1) + error2 * error2 / (n2 - 1));
    result.p = anke_tail_t_two_sided(result.t, result.df);
    return result;
}
