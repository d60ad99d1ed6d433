/*
 * Test of independence for weighted tables: Pearson's chi-square corrected by the design.
 *
 * From sums of weights and of squared weights in each cell, by stratum where there are strata; no
 * rows about people are needed. Rows of the design that are in no cell (no answer, not asked, of no
 * group) count in n only. Empty rows and columns are left out first; an empty cell in what is left
 * is legal. Weights may be on any scale.
 */
#ifndef ANKE_STATS_RAO_SCOTT_H
#define ANKE_STATS_RAO_SCOTT_H

#include "analyzer/stats/strata.h"

/* The work grows with the cube of the number of cells: above this many nothing is computed. */
#define ANKE_RAO_SCOTT_MAX_CELLS 600

typedef struct {
    const AnkeStratum *strata; /* weights alone: one stratum of all rows, population NaN */
    gsize n_strata;
    gsize n_rows, n_cols;
    const double *w, *w2; /* stratum by stratum a row-major table: w[(stratum * n_rows + row) *
                             n_cols + col] */
} AnkeDesignTable;

typedef struct {
    double f, df1, df2, p; /* second order, against F(df1, df2) */
    double chisq1, df, p1; /* first order, against chi-square(df) */
    double deff;           /* mean generalised design effect, per row of the design */
    gsize n_filled_cells;  /* of the table without empty rows and columns */
} AnkeRaoScott;

/*
 * Rao-Scott tests of first and second order.
 *
 * Undefined: fewer than two filled rows or columns, a negative or non-finite sum, a lone row in a
 *            stratum that is not complete, no more rows than strata, a census (no variance), more
 *            than ANKE_RAO_SCOTT_MAX_CELLS cells, and so many empty cells that the interaction
 *            cannot be estimated, give NaN throughout.
 * Formula:   p = shares of cells, V their linearised covariance, C = interaction contrasts, D =
 *            (C' diag(1/p)/n C)^-1 C' diag(1/p) V diag(1/p) C; X2 = n sum (p - p_r p_c)^2 /
 *            (p_r p_c). F = X2 / tr D, df1 = (tr D)^2 / tr D^2, df2 = df1 (n - strata); first
 *            order X2 / (tr D / df), df = (R - 1)(C - 1). Rao & Scott (1984), Annals of Statistics
 *            12, p. 46; Thomas & Rao (1987), JASA 82, p. 630. An empty cell has 1/p = 0.
 *            Agrees with R survey 4.1 svychisq(statistic = "F" and "Chisq").
 */
AnkeRaoScott anke_rao_scott_test(const AnkeDesignTable *table);

#endif
