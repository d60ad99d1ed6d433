/*
 * Natural logarithms of factorials, in extended precision.
 *
 * Probabilities of tables are differences of such logarithms: at 3,000 people these are near
 * 20,000, where a double is good to 4e-12 and a long double (x86: 64 bits, arm64: 113 bits) to
 * 2e-15.
 */
#ifndef ANKE_STATS_LOG_FACTORIAL_H
#define ANKE_STATS_LOG_FACTORIAL_H

#include <glib.h>

/* Returns the n + 1 values ln 0! ... ln n!; free with g_free(). */
long double *anke_log_factorials_new(gsize n);

#endif
