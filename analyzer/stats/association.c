#include "analyzer/stats/association.h"

#include <math.h>

#include "analyzer/stats/independence.h"

double anke_association_cramers_v(const AnkeCounts *counts)
{
    AnkeIndependence test = anke_independence_test(counts);
    if (isnan(test.chisq)) {
        return NAN;
    }
    double n_free = (double)MIN(test.n_rows, test.n_cols) - 1;
    return MIN(1, sqrt(test.chisq / (test.total * n_free)));
}

/* R~ - 1 in the form that is exactly 0 for R = N. */
static double correct_free_levels(double n_levels, double total)
{
    return (n_levels - 1) * (total - n_levels) / (total - 1);
}

double anke_association_cramers_v_corrected(const AnkeCounts *counts)
{
    AnkeIndependence test = anke_independence_test(counts);
    double total = test.total;
    double n_free = MIN(correct_free_levels((double)test.n_rows, total),
                        correct_free_levels((double)test.n_cols, total));
    if (isnan(test.chisq) || !(total > 1) || !(n_free > 0)) {
        return NAN;
    }
    double phi2 = MAX(0, test.chisq / total - test.df / (total - 1));
    return MIN(1, sqrt(phi2 / n_free));
}
