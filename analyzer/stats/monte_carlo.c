#include "analyzer/stats/monte_carlo.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_rng.h>

#include "analyzer/stats/exact.h"
#include "analyzer/stats/log_factorial.h"

static const double RANGE_LEVEL = 0.99;

typedef struct {
    gsl_rng *generator;
    const long double *log_factorials;
    double *cell;      /* the simulated table */
    double *cols_left; /* people not yet placed in each column */
} Simulation;

/* `draws` people are drawn from `marked` + `others`; how many are marked. */
typedef struct {
    gsize marked, others, draws;
} Urn;

static double find_probability(const long double *log_factorials, const Urn *urn, gsize hits)
{
    gsize misses = urn->draws - hits, total = urn->marked + urn->others;
    long double log_p = log_factorials[urn->marked] - log_factorials[hits] -
                        log_factorials[urn->marked - hits] + log_factorials[urn->others] -
                        log_factorials[misses] - log_factorials[urn->others - misses] -
                        log_factorials[total] + log_factorials[urn->draws] +
                        log_factorials[total - urn->draws];
    return exp((double)log_p);
}

/* P(hits + 1) / P(hits) */
static double step_ratio(const Urn *urn, double hits)
{
    double misses = (double)urn->draws - hits;
    return ((double)urn->marked - hits) * misses /
           ((hits + 1) * ((double)urn->others - misses + 1));
}

/* Inverts the distribution function, counted outwards from the mode: few steps on average. */
static double draw_from_urn(const Simulation *simulation, const Urn *urn)
{
    gsize lowest = urn->draws > urn->others ? urn->draws - urn->others : 0;
    gsize highest = MIN(urn->draws, urn->marked);
    if (lowest == highest) {
        return (double)lowest;
    }
    double total = (double)(urn->marked + urn->others);
    double mode = floor((double)(urn->marked + 1) * (double)(urn->draws + 1) / (total + 2));
    mode = CLAMP(mode, (double)lowest, (double)highest);
    double up = mode, down = mode;
    double p_up = find_probability(simulation->log_factorials, urn, (gsize)mode), p_down = p_up;
    double left = gsl_rng_uniform(simulation->generator) - p_up;
    while (left >= 0 && (up < (double)highest || down > (double)lowest)) {
        if (up < (double)highest) {
            p_up *= step_ratio(urn, up++);
            left -= p_up;
            if (left < 0) {
                return up;
            }
        }
        if (down > (double)lowest) {
            p_down /= step_ratio(urn, --down);
            left -= p_down;
            if (left < 0) {
                return down;
            }
        }
    }
    return mode;
}

static void fill_row(const Simulation *simulation, double *cell, gsize n_cols, double row_sum,
                     double people_left)
{
    double row_left = row_sum;
    for (gsize col = 0; col < n_cols; col++) {
        double marked = simulation->cols_left[col];
        Urn urn = {(gsize)marked, (gsize)(people_left - marked), (gsize)row_left};
        cell[col] = draw_from_urn(simulation, &urn);
        row_left -= cell[col];
        people_left -= marked;
        simulation->cols_left[col] -= cell[col];
    }
}

static void simulate_table(const Simulation *simulation, const AnkeCrosstable *table)
{
    gsize n_cols = table->counts.n_cols;
    double people_left = table->total;
    memcpy(simulation->cols_left, table->col_sums, n_cols * sizeof(double));
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        fill_row(simulation, simulation->cell + row * n_cols, n_cols, table->row_sums[row],
                 people_left);
        people_left -= table->row_sums[row];
    }
}

static guint32 count_hits(const AnkeCrosstable *table, const AnkeMonteCarloSpec *spec)
{
    g_autofree long double *log_factorials = anke_log_factorials_new((gsize)table->total);
    g_autofree double *cell = g_new(double, table->counts.n_rows * table->counts.n_cols);
    g_autofree double *cols_left = g_new(double, table->counts.n_cols);
    Simulation simulation = {gsl_rng_alloc(gsl_rng_mt19937), log_factorials, cell, cols_left};
    g_assert(simulation.generator);
    gsl_rng_set(simulation.generator, spec->seed);
    AnkeCounts simulated = {cell, table->counts.n_rows, table->counts.n_cols};
    long double limit = anke_exact_sum_log_cells(&table->counts, log_factorials);
    limit -= log1p(ANKE_EXACT_SLACK);
    guint32 n_hits = 0;
    for (guint32 round = 0; round < spec->n_tables; round++) {
        simulate_table(&simulation, table);
        n_hits += anke_exact_sum_log_cells(&simulated, log_factorials) >= limit;
    }
    gsl_rng_free(simulation.generator);
    return n_hits;
}

AnkeMonteCarlo anke_monte_carlo_fisher(const AnkeCounts *counts, const AnkeMonteCarloSpec *spec)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    AnkeMonteCarlo result = {.p = NAN, .p_range = {NAN, NAN}};
    if (table->counts.n_rows < 2 || table->counts.n_cols < 2 || !anke_exact_is_whole(table) ||
        table->total > ANKE_MONTE_CARLO_MAX_PEOPLE || spec->n_tables == 0) {
        return result;
    }
    result.n_hits = count_hits(table, spec);
    result.p = ((double)result.n_hits + 1) / ((double)spec->n_tables + 1);
    result.p_range = anke_proportion_clopper_pearson(result.n_hits, spec->n_tables, RANGE_LEVEL);
    return result;
}
