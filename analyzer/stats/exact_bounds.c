#include "analyzer/stats/exact_bounds.h"

#include <math.h>

/*
 * Least sum of f(x_ij), f(x) = ln x!, for given margins: for any factors u_i, v_j > 0
 *
 *   sum f(x_ij) >= sum_ij min_x [f(x) - x ln(u_i v_j)] + sum r_i ln u_i + sum c_j ln v_j,
 *
 * and the inner minimum lies at x <= u_i v_j <= x + 1. With these x and their sums X_i, X_j the
 * bound is sum f(x_ij) + sum (r_i - X_i) ln u_i + sum (c_j - X_j) ln v_j. The best u_i for given v
 * is where X_i = r_i: found by moving u_i from one breakpoint x/v_j to the next. Rows and columns
 * take turns; each turn can only raise the bound, and when all sums fit it is exact.
 */
static const int MAX_SWEEPS = 6;

struct AnkeBoundsScratch {
    double *counts;      /* x_ij, row-major with n_cols of the spec */
    double *row_factors; /* u_i */
    double *col_factors; /* v_j */
    guint64 n_seen;      /* cells looked at */
};

/* One row or column of the table in `counts`. */
typedef struct {
    double *counts;
    gsize stride, n_counts;
    const double *others; /* the factors of the crossing lines */
    double *factor;       /* of this line */
    double margin;
    guint64 *n_seen; /* cells looked at, over all lines */
} Line;

AnkeBoundsScratch *anke_bounds_scratch_new(gsize n_rows, gsize n_cols)
{
    AnkeBoundsScratch *scratch = g_new(AnkeBoundsScratch, 1);
    scratch->counts = g_new(double, n_rows *n_cols);
    scratch->row_factors = g_new(double, n_rows);
    scratch->col_factors = g_new(double, n_cols);
    return scratch;
}

void anke_bounds_scratch_free(AnkeBoundsScratch *scratch)
{
    g_free(scratch->counts);
    g_free(scratch->row_factors);
    g_free(scratch->col_factors);
    g_free(scratch);
}

static double sum_line(const Line *line)
{
    double sum = 0;
    *line->n_seen += line->n_counts;
    for (gsize idx = 0; idx < line->n_counts; idx++) {
        sum += line->counts[idx * line->stride];
    }
    return sum;
}

/* Moves the factor up (step 1) or down (step -1) to the next breakpoint. */
static void step_line(const Line *line, double step)
{
    double nearest = step > 0 ? INFINITY : 0;
    gsize place = 0;
    *line->n_seen += line->n_counts;
    for (gsize idx = 0; idx < line->n_counts; idx++) {
        if (line->others[idx] > 0) {
            double count = line->counts[idx * line->stride];
            double breakpoint = (step > 0 ? count + 1 : count) / line->others[idx];
            if (step > 0 ? breakpoint < nearest : breakpoint > nearest) {
                nearest = breakpoint;
                place = idx;
            }
        }
    }
    line->counts[place * line->stride] += step;
    *line->factor = nearest;
}

/* Returns by how much the line's sum was off. */
static double fit_line(const Line *line)
{
    double missing = line->margin - sum_line(line);
    for (double left = missing; left > 0; left--) {
        step_line(line, 1);
    }
    for (double left = missing; left < 0; left++) {
        step_line(line, -1);
    }
    return fabs(missing);
}

static Line get_row(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch, gsize row)
{
    return (Line){.counts = scratch->counts + row * spec->n_cols,
                  .stride = 1,
                  .n_counts = spec->n_cols,
                  .others = scratch->col_factors,
                  .factor = scratch->row_factors + row,
                  .margin = spec->rows[row],
                  .n_seen = &scratch->n_seen};
}

static Line get_col(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch, gsize col)
{
    return (Line){.counts = scratch->counts + col,
                  .stride = spec->n_cols,
                  .n_counts = spec->n_rows,
                  .others = scratch->row_factors,
                  .factor = scratch->col_factors + col,
                  .margin = spec->cols[col],
                  .n_seen = &scratch->n_seen};
}

/* Factors with u_i v_j near the expected count + 1/2; rows without people have factor 0. */
static void start_factors(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch)
{
    double sum = 0;
    for (gsize col = 0; col < spec->n_cols; col++) {
        scratch->col_factors[col] = spec->cols[col] + (double)spec->n_rows / 2;
        sum += scratch->col_factors[col];
    }
    for (gsize row = 0; row < spec->n_rows; row++) {
        double margin = spec->rows[row];
        double factor = margin > 0 ? (margin + (double)spec->n_cols / 2) / sum : 0;
        scratch->row_factors[row] = factor;
        for (gsize col = 0; col < spec->n_cols; col++) {
            scratch->counts[row * spec->n_cols + col] = floor(factor * scratch->col_factors[col]);
        }
    }
}

static double fit_rows(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch)
{
    double missing = 0;
    for (gsize row = 0; row < spec->n_rows; row++) {
        Line line = get_row(spec, scratch, row);
        missing += fit_line(&line);
    }
    return missing;
}

static double fit_cols(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch)
{
    double missing = 0;
    for (gsize col = 0; col < spec->n_cols; col++) {
        Line line = get_col(spec, scratch, col);
        missing += fit_line(&line);
    }
    return missing;
}

/* Least sum of ln x_ij!, or less. */
static long double bound_least_sum(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch)
{
    start_factors(spec, scratch);
    fit_rows(spec, scratch);
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
        if (fit_cols(spec, scratch) == 0 || fit_rows(spec, scratch) == 0) {
            break;
        }
    }
    long double sum = 0;
    for (gsize cell = 0; cell < spec->n_rows * spec->n_cols; cell++) {
        sum += spec->log_factorials[(gsize)scratch->counts[cell]];
    }
    /* The rows were fitted last, so only columns may be off. */
    for (gsize col = 0; col < spec->n_cols; col++) {
        Line line = get_col(spec, scratch, col);
        double missing = line.margin - sum_line(&line);
        sum += missing != 0 ? missing * log(*line.factor) : 0;
    }
    return sum;
}

/* Largest sum of ln x! when `amount` is packed into cells, each no larger than its capacity. */
static long double pack(const AnkeBoundsSpec *spec, guint32 amount, gboolean into_rows)
{
    long double sum = 0;
    gsize n_cells = into_rows ? spec->n_rows : spec->n_cols;
    for (gsize idx = 0; idx < n_cells && amount > 0; idx++) {
        guint32 capacity = into_rows ? spec->rows[n_cells - 1 - idx] : spec->cols[idx];
        guint32 count = MIN(capacity, amount);
        sum += spec->log_factorials[count];
        amount -= count;
    }
    return sum;
}

AnkeCompletionBounds anke_bounds_find(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch)
{
    long double constant = 0, by_rows = 0, by_cols = 0;
    scratch->n_seen = 0;
    guint32 total = 0;
    for (gsize row = 0; row < spec->n_rows; row++) {
        constant += spec->log_factorials[spec->rows[row]];
        by_rows += pack(spec, spec->rows[row], FALSE);
        total += spec->rows[row];
    }
    for (gsize col = 0; col < spec->n_cols; col++) {
        constant += spec->log_factorials[spec->cols[col]];
        by_cols += pack(spec, spec->cols[col], TRUE);
    }
    constant -= spec->log_factorials[total];
    AnkeCompletionBounds bounds = {
        .longest = (double)(constant - bound_least_sum(spec, scratch)),
        .shortest = (double)(constant - MIN(by_rows, by_cols)),
    };
    bounds.n_seen = scratch->n_seen;
    return bounds;
}
