#include "analyzer/stats/related.h"

#include <math.h>

#include "analyzer/stats/tails.h"

static const AnkeRelatedTest undefined_test = {NAN, NAN, NAN};

static AnkeRelatedTest finish(double statistic, gsize n_items)
{
    const double df = (double)n_items - 1;
    return (AnkeRelatedTest){statistic, df, anke_tail_chisq(statistic, df)};
}

AnkeRelatedTest anke_related_friedman(const double *rank_sums, gsize n_items, double n,
                                      double tie_sum)
{
    const double k = (double)n_items;
    const double scale = n * k * (k + 1) - tie_sum / (k - 1);
    if (!(n >= 2) || !isfinite(n) || n_items < 2 || !(scale > 0)) {
        return undefined_test;
    }
    const double middle = n * (k + 1) / 2;
    double sum = 0;
    for (gsize i = 0; i < n_items; i++) {
        sum += (rank_sums[i] - middle) * (rank_sums[i] - middle);
    }
    return isfinite(sum) ? finish(12 * sum / scale, n_items) : undefined_test;
}

/* An answer of 0 or 1 is its own square, and there are no more yeses than people. */
static gboolean are_yes_and_no(const AnkeMoments *moments)
{
    const gsize k = moments->n_variables;
    for (gsize i = 0; i < k; i++) {
        const double yes = moments->sx[i];
        if (!(yes >= 0 && yes <= moments->n) || yes != floor(yes) ||
            moments->sxy[i * k + i] != yes) {
            return FALSE;
        }
    }
    return TRUE;
}

AnkeRelatedTest anke_related_cochran_q(const AnkeMoments *moments)
{
    const gsize n_items = moments->n_variables;
    const double k = (double)n_items;
    double total = 0;
    double columns = 0;
    double rows = 0;
    if (!(moments->n >= 2) || n_items < 2 || !are_yes_and_no(moments)) {
        return undefined_test;
    }
    for (gsize i = 0; i < n_items; i++) {
        total += moments->sx[i];
        for (gsize j = 0; j < n_items; j++) {
            rows += moments->sxy[i * n_items + j];
        }
    }
    /* k sum C^2 - T^2 about the mean, which does not cancel. */
    for (gsize i = 0; i < n_items; i++) {
        const double distance = moments->sx[i] - total / k;
        columns += distance * distance;
    }
    const double scale = k * total - rows;
    return scale > 0 ? finish((k - 1) * k * columns / scale, n_items) : undefined_test;
}
