/*
 * The sum of the probabilities of all tables with given margins that are no more probable than a
 * limit.
 *
 * The inner part of the exact test (exact.h): whole margins in, a sum out, no tables. Tables are
 * built column by column. What a column leaves over is a node: the remaining row margins, sorted,
 * because their order does not change a probability. Paths that reach a node with the same
 * probability are one; a path whose every (no) completion lies below the limit is counted (dropped)
 * at once, by bounds on the most and the least probable completion.
 */
#ifndef ANKE_STATS_EXACT_NETWORK_H
#define ANKE_STATS_EXACT_NETWORK_H

#include <glib.h>

typedef struct {
    const guint32 *rows;               /* margins > 0, ascending */
    gsize n_rows;                      /* at least 2 */
    const guint32 *cols;               /* margins > 0, descending, with the same sum */
    gsize n_cols;                      /* at least 2 */
    const long double *log_factorials; /* up to the sum */
    double log_limit;                  /* ln of the largest probability that counts */
    guint64 max_work; /* steps: a last column tried is one, a path kept (50 bytes) is twelve */
} AnkeNetworkSpec;

/*
 * Walks the network. Returns FALSE when it would take more than max_work steps; then *p is left
 * alone. *p is exactly 1 when every table counts.
 * Formula:   Mehta & Patel (1983), JASA 78, p. 427, with the multivariate hypergeometric
 *            probabilities of the columns as lengths; the upper bound on a completion is
 *            Lagrange's dual of the separable convex problem min sum ln x_ij!, improved by
 *            coordinate ascent.
 */
gboolean anke_network_sum(const AnkeNetworkSpec *spec, double *p);

#endif
