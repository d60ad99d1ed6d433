#include "analyzer/stats/rao_scott.h"

#include <math.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>

#include "analyzer/stats/crosstable.h"
#include "analyzer/stats/tails.h"

static const AnkeRaoScott UNDEFINED = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0};

/* The table without empty rows and columns: row-major over n_rows x n_cols, shares of the total. */
typedef struct {
    const AnkeDesignTable *full;
    AnkeCrosstable *sums; /* over the strata */
    double *share;
    double *inverse; /* 1 / share, 0 for an empty cell */
    gsize n_rows, n_cols, n_cells;
    gsize n_contrasts;
} Design;

static void clear_design(Design *design)
{
    anke_crosstable_free(design->sums);
    g_free(design->share);
    g_free(design->inverse);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Design, clear_design)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(gsl_matrix, gsl_matrix_free)

/* Adds up the strata. A negative or non-finite sum of squares spoils the table, as one of weights
 * does. */
static AnkeCrosstable *sum_strata(const AnkeDesignTable *table)
{
    gsize n_cells = table->n_rows * table->n_cols;
    g_autofree double *sums = g_new0(double, MAX(n_cells, 1));
    for (gsize i = 0; i < table->n_strata * n_cells; i++) {
        gboolean is_good = table->w[i] >= 0 && table->w2[i] >= 0 && isfinite(table->w2[i]);
        sums[i % n_cells] += is_good ? table->w[i] : NAN;
    }
    AnkeCounts counts = {sums, table->n_rows, table->n_cols};
    return anke_crosstable_new(&counts);
}

static void init_design(Design *design, const AnkeDesignTable *table)
{
    design->full = table;
    design->sums = sum_strata(table);
    const AnkeCounts *counts = &design->sums->counts;
    design->n_rows = counts->n_rows;
    design->n_cols = counts->n_cols;
    design->n_cells = counts->n_rows * counts->n_cols;
    design->share = g_new0(double, MAX(design->n_cells, 1));
    design->inverse = g_new0(double, MAX(design->n_cells, 1));
    for (gsize i = 0; i < design->n_cells; i++) {
        design->share[i] = counts->cell[i] / design->sums->total;
        design->inverse[i] = counts->cell[i] > 0 ? 1 / design->share[i] : 0;
    }
    gboolean has_interaction = design->n_rows > 1 && design->n_cols > 1;
    design->n_contrasts = has_interaction ? (design->n_rows - 1) * (design->n_cols - 1) : 0;
}

/* The sums of one stratum over the kept rows and columns, as shares of the whole total (w) and of
 * its square (w2). */
static void take_stratum(const Design *design, gsize stratum, double *w, double *w2)
{
    const AnkeDesignTable *full = design->full;
    double total = design->sums->total;
    for (gsize row = 0; row < design->n_rows; row++) {
        for (gsize col = 0; col < design->n_cols; col++) {
            gsize from = (stratum * full->n_rows + design->sums->rows[row]) * full->n_cols +
                         design->sums->cols[col];
            w[row * design->n_cols + col] = full->w[from] / total;
            w2[row * design->n_cols + col] = full->w2[from] / total / total;
        }
    }
}

/*
 * The contrasts. Delta is the same, but for a change of basis, for every basis of the space that is
 * orthogonal to the main effects. This one is sparse: (e_i - e_last) x (e_j - e_last), i and j over
 * all rows and columns but the last.
 */
static double contrast(const Design *design, const double *cells, gsize index)
{
    gsize last_row = design->n_rows - 1, last_col = design->n_cols - 1;
    gsize row = index / last_col, col = index % last_col;
    const double *at = cells + row * design->n_cols, *last = cells + last_row * design->n_cols;
    return (at[col] - at[last_col]) - (last[col] - last[last_col]);
}

static void find_contrasts(const Design *design, const double *cells, double *contrasts)
{
    for (gsize i = 0; i < design->n_contrasts; i++) {
        contrasts[i] = contrast(design, cells, i);
    }
}

/* Adds factor * C' diag(cells) C: two contrasts share the cells of their common row and column. */
static void add_diagonal(const Design *design, double factor, const double *cells,
                         gsl_matrix *matrix)
{
    gsize last_row = design->n_rows - 1, last_col = design->n_cols - 1;
    const double *last = cells + last_row * design->n_cols;
    for (gsize i = 0; i < design->n_contrasts; i++) {
        const double *at = cells + (i / last_col) * design->n_cols;
        for (gsize j = 0; j < design->n_contrasts; j++) {
            double sum = last[last_col];
            gboolean is_row = i / last_col == j / last_col, is_col = i % last_col == j % last_col;
            sum += is_row ? at[last_col] : 0;
            sum += is_col ? last[i % last_col] : 0;
            sum += is_row && is_col ? at[i % last_col] : 0;
            *gsl_matrix_ptr(matrix, i, j) += factor * sum;
        }
    }
}

/* Adds factor * (left right' + right left') / 2. */
static void add_product(const Design *design, double factor, const double *left,
                        const double *right, gsl_matrix *matrix)
{
    for (gsize i = 0; i < design->n_contrasts; i++) {
        for (gsize j = 0; j < design->n_contrasts; j++) {
            *gsl_matrix_ptr(matrix, i, j) += factor * (left[i] * right[j] + right[i] * left[j]) / 2;
        }
    }
}

static double sum_all(const double *values, gsize n_values)
{
    double sum = 0;
    for (gsize i = 0; i < n_values; i++) {
        sum += values[i];
    }
    return sum;
}

/*
 * Adds a stratum's part of C' diag(1/p) V diag(1/p) C. With z_i = w_i (1[cell] - p) / W in rows that
 * are in a cell, sum z z' = diag(w2) - w2 p' - p w2' + p p' sum(w2) and sum z = w - p sum(w);
 * diag(1/p) p is 1 in filled cells and 0 in empty ones.
 */
static gboolean add_stratum(const Design *design, gsize stratum, gsl_matrix *matrix)
{
    gsize n_cells = design->n_cells, n_contrasts = design->n_contrasts;
    g_autofree double *room = g_new(double, 4 * n_cells + 3 * n_contrasts);
    double *w = room, *w2 = w + n_cells, *scaled = w2 + n_cells, *filled = scaled + n_cells;
    double *c_filled = filled + n_cells, *c_w2 = c_filled + n_contrasts, *c_z = c_w2 + n_contrasts;
    take_stratum(design, stratum, w, w2);
    double sum_w = sum_all(w, n_cells), sum_w2 = sum_all(w2, n_cells);
    if (sum_w <= 0) {
        return TRUE;
    }
    double factor = anke_stratum_factor(&design->full->strata[stratum]);
    if (isnan(factor)) {
        return FALSE;
    }
    for (gsize i = 0; i < n_cells; i++) {
        double inverse = design->inverse[i];
        filled[i] = inverse > 0 ? 1 : 0;
        scaled[i] = w2[i] * inverse * inverse;
        w2[i] *= inverse;
        w[i] = (w[i] - design->share[i] * sum_w) * inverse;
    }
    find_contrasts(design, filled, c_filled);
    find_contrasts(design, w2, c_w2);
    find_contrasts(design, w, c_z);
    add_diagonal(design, factor, scaled, matrix);
    add_product(design, -2 * factor, c_w2, c_filled, matrix);
    add_product(design, factor * sum_w2, c_filled, c_filled, matrix);
    add_product(design, -factor / design->full->strata[stratum].n, c_z, c_z, matrix);
    return TRUE;
}

/* tr D and tr D^2, n = 1, through the symmetric L^-1 B L^-T, L L' = C' diag(1/p) C. */
static gboolean find_traces(const Design *design, double *trace, double *trace2)
{
    gsize n = design->n_contrasts;
    g_autoptr(gsl_matrix) simple = gsl_matrix_calloc(n, n);
    g_autoptr(gsl_matrix) actual = gsl_matrix_calloc(n, n);
    add_diagonal(design, 1, design->inverse, simple);
    for (gsize h = 0; h < design->full->n_strata; h++) {
        if (!add_stratum(design, h, actual)) {
            return FALSE;
        }
    }
    if (gsl_linalg_cholesky_decomp1(simple) != 0) {
        return FALSE;
    }
    (void)gsl_blas_dtrsm(CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, 1, simple, actual);
    (void)gsl_blas_dtrsm(CblasRight, CblasLower, CblasTrans, CblasNonUnit, 1, simple, actual);
    *trace = *trace2 = 0;
    for (gsize i = 0; i < n; i++) {
        *trace += gsl_matrix_get(actual, i, i);
        for (gsize j = 0; j < n; j++) {
            *trace2 += gsl_matrix_get(actual, i, j) * gsl_matrix_get(actual, i, j);
        }
    }
    return *trace > 0 && *trace2 > 0 && isfinite(*trace2);
}

/* Pearson's X2 for n = 1. */
static double find_chisq(const Design *design)
{
    const AnkeCrosstable *sums = design->sums;
    double chisq = 0;
    for (gsize i = 0; i < design->n_cells; i++) {
        double expected = sums->row_sums[i / design->n_cols] / sums->total *
                          (sums->col_sums[i % design->n_cols] / sums->total);
        double difference = design->share[i] - expected;
        chisq += difference * difference / expected;
    }
    return chisq;
}

AnkeRaoScott anke_rao_scott_test(const AnkeDesignTable *table)
{
    g_auto(Design) design = {0};
    init_design(&design, table);
    double n = 0;
    for (gsize h = 0; h < table->n_strata; h++) {
        n += table->strata[h].n;
    }
    double df = (double)design.n_contrasts, trace, trace2;
    if (design.n_contrasts == 0 || design.n_cells > ANKE_RAO_SCOTT_MAX_CELLS ||
        !(n > (double)table->n_strata) || !find_traces(&design, &trace, &trace2)) {
        return UNDEFINED;
    }
    double f = find_chisq(&design) / trace;
    double df1 = trace * trace / trace2, df2 = df1 * (n - (double)table->n_strata);
    return (AnkeRaoScott){
        .f = f,
        .df1 = df1,
        .df2 = df2,
        .p = anke_tail_f(f, df1, df2),
        .chisq1 = f * df,
        .df = df,
        .p1 = anke_tail_chisq(f * df, df),
        .deff = n * trace / df,
        .n_filled_cells = design.n_cells,
    };
}
