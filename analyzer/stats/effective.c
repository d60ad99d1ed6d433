#include "analyzer/stats/effective.h"

#include <math.h>

#include <glib.h>

static gboolean is_positive(double value)
{
    return value > 0 && isfinite(value);
}

AnkeEffective anke_effective_kish(double n, double sum, double sum_squares)
{
    if (!is_positive(n) || !is_positive(sum) || !is_positive(sum_squares)) {
        return (AnkeEffective){NAN, NAN, NAN};
    }
    /* Not sum * sum: weights that sum to a population of 1e160 would overflow. */
    double n_eff = MIN(sum / sum_squares * sum, n);
    return (AnkeEffective){n / n_eff, n_eff, n_eff / n};
}
