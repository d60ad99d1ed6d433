#include "analyzer/stats/box.h"

#include <math.h>

static const double WHISKER_REACH = 1.5; /* interquartile ranges */

static gboolean is_outlier(const AnkeDistribution *distribution, const AnkeTukeyBox *box, gsize idx)
{
    double value = distribution->values[idx];
    return anke_distribution_count(distribution, idx) > 0 && (value < box->lo || value > box->hi);
}

static void place_whiskers(AnkeTukeyBox *box, const AnkeDistribution *distribution)
{
    double reach = WHISKER_REACH * (box->q3 - box->q1);
    double lowest = box->q1 - reach, highest = box->q3 + reach;
    box->lo = box->q1;
    box->hi = box->q3;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        double value = distribution->values[idx];
        if (anke_distribution_count(distribution, idx) > 0 && value >= lowest && value <= highest) {
            box->lo = MIN(box->lo, value);
            box->hi = MAX(box->hi, value);
        }
    }
}

AnkeTukeyBox anke_box_summarise(const AnkeDistribution *distribution)
{
    AnkeDescription description = anke_distribution_describe(distribution);
    AnkeTukeyBox box = {.n = description.n,
                        .lo = NAN,
                        .q1 = description.q1,
                        .median = description.median,
                        .q3 = description.q3,
                        .hi = NAN};
    if (!(box.n > 0)) {
        return box;
    }
    place_whiskers(&box, distribution);
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        box.n_outliers += is_outlier(distribution, &box, idx);
    }
    return box;
}

void anke_box_list_outliers(const AnkeDistribution *distribution, const AnkeTukeyBox *box,
                            double *values, double *counts)
{
    gsize n_listed = 0;
    for (gsize idx = 0; idx < distribution->n_values; idx++) {
        if (is_outlier(distribution, box, idx)) {
            values[n_listed] = distribution->values[idx];
            counts[n_listed++] = anke_distribution_count(distribution, idx);
        }
    }
}
