/*
 * Bounds on the probability of the tables that fit given margins: what lets the exact test's
 * network (exact_network.h) stop early. Margins in, two logarithms out.
 */
#ifndef ANKE_STATS_EXACT_BOUNDS_H
#define ANKE_STATS_EXACT_BOUNDS_H

#include <glib.h>

typedef struct {
    double longest;  /* >= ln probability of the most probable table */
    double shortest; /* <= ln probability of the least probable table */
    guint64 n_seen;  /* cells looked at: what finding them cost */
} AnkeCompletionBounds;

typedef struct {
    const guint32 *rows; /* margins, ascending, zeros allowed */
    gsize n_rows;
    const guint32 *cols; /* margins > 0, descending, with the same sum */
    gsize n_cols;
    const long double *log_factorials; /* up to the sum */
} AnkeBoundsSpec;

typedef struct AnkeBoundsScratch AnkeBoundsScratch;

/* Working memory for tables of at most that size; free with anke_bounds_scratch_free(). */
AnkeBoundsScratch *anke_bounds_scratch_new(gsize n_rows, gsize n_cols);

void anke_bounds_scratch_free(AnkeBoundsScratch *scratch);

/*
 * Bounds the probabilities of all tables with these margins, which add up to 1. Equal for one
 * column.
 * Formula:   ln P = sum ln r_i! + sum ln c_j! - ln N! - sum ln x_ij!. `longest` is a dual bound
 *            (see exact_bounds.c), exact when the multipliers found fit a table. `shortest`
 *            relaxes the row sums, then the column sums: ln x! is convex, so counts are packed
 *            into as few cells as possible.
 */
AnkeCompletionBounds anke_bounds_find(const AnkeBoundsSpec *spec, AnkeBoundsScratch *scratch);

#endif
