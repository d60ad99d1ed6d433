/*
 * Sums of doubles that keep what rounding loses (Neumaier 1974, ZAMM 54, p. 39): the value is the
 * exact sum, rounded once, as long as the terms do not cancel. So the order of the rows and the way
 * they are cut into shards hardly ever change a digit. Sums of whole numbers below 2^53 are exact.
 *
 * What overflows is not finite, which the stream writes as not known.
 */
#ifndef ANKE_TALLY_CAREFUL_SUM_H
#define ANKE_TALLY_CAREFUL_SUM_H

#include <math.h>

typedef struct {
    double sum;
    double lost;
} AnkeCarefulSum;

static inline void anke_careful_sum_add(AnkeCarefulSum *sum, double term)
{
    const double total = sum->sum + term;
    sum->lost +=
        fabs(sum->sum) >= fabs(term) ? (sum->sum - total) + term : (term - total) + sum->sum;
    sum->sum = total;
}

static inline double anke_careful_sum_value(const AnkeCarefulSum *sum)
{
    return sum->sum + sum->lost;
}

/* Adds all that another sum holds. */
static inline void anke_careful_sum_join(AnkeCarefulSum *sum, const AnkeCarefulSum *other)
{
    anke_careful_sum_add(sum, other->sum);
    anke_careful_sum_add(sum, other->lost);
}

#endif
