#include "analyzer/stats/reliability.h"

#include <math.h>

#include "analyzer/stats/tails.h"

/* Centred sums of squares of the total of all items but one. */
typedef struct {
    gsize n_items;
    double of_items; /* sum over the items */
    double of_total;
} Scatter;

static const gsize no_item = (gsize)-1;

static Scatter find_scatter(const AnkeMoments *moments, const double *squares, gsize left_out)
{
    Scatter scatter = {0, 0, 0};
    for (gsize i = 0; i < moments->n_variables; i++) {
        if (i == left_out) {
            continue;
        }
        scatter.n_items++;
        scatter.of_items += squares[i * moments->n_variables + i];
        for (gsize k = 0; k < moments->n_variables; k++) {
            scatter.of_total += k != left_out ? squares[i * moments->n_variables + k] : 0;
        }
    }
    return scatter;
}

/* Items that cancel leave a hair of rounding. */
static gboolean has_variation(const Scatter *scatter)
{
    return scatter->of_total > 1e-13 * scatter->of_items;
}

static double alpha_of(const AnkeMoments *moments, const Scatter *scatter)
{
    if (!(moments->n >= 2) || scatter->n_items < 2 || !has_variation(scatter)) {
        return NAN;
    }
    const double k = (double)scatter->n_items;
    return k / (k - 1) * (1 - scatter->of_items / scatter->of_total);
}

static double *new_squares(const AnkeMoments *moments)
{
    double *squares = g_new(double, moments->n_variables * moments->n_variables + 1);
    (void)anke_moments_centre(moments, squares);
    return squares;
}

double anke_reliability_alpha(const AnkeMoments *moments)
{
    g_autofree double *squares = new_squares(moments);
    const Scatter scatter = find_scatter(moments, squares, no_item);
    return alpha_of(moments, &scatter);
}

/* The F that is exceeded with probability `tail`: by halving, since the tail falls all the way. */
static double find_f(double tail, double df1, double df2)
{
    double lo = log(1e-12);
    double hi = log(1e12);
    for (guint i = 0; i < 100 && hi - lo > 1e-16 * (1 + fabs(lo)); i++) {
        const double middle = lo + (hi - lo) / 2;
        if (anke_tail_f(exp(middle), df1, df2) > tail) {
            lo = middle;
        } else {
            hi = middle;
        }
    }
    return exp(lo + (hi - lo) / 2);
}

AnkeInterval anke_reliability_interval(const AnkeMoments *moments, double level)
{
    const double alpha = anke_reliability_alpha(moments);
    if (isnan(alpha) || !(level > 0 && level < 1)) {
        return (AnkeInterval){NAN, NAN};
    }
    const double df1 = moments->n - 1;
    const double df2 = df1 * ((double)moments->n_variables - 1);
    const double tail = (1 - level) / 2;
    /* The lower quantile is the reciprocal of the upper one of the turned distribution. */
    return (AnkeInterval){1 - (1 - alpha) * find_f(tail, df1, df2),
                          1 - (1 - alpha) / find_f(tail, df2, df1)};
}

AnkeItemReliability anke_reliability_item(const AnkeMoments *moments, gsize item)
{
    AnkeItemReliability reliability = {NAN, NAN};
    if (!(moments->n >= 2)) {
        return reliability;
    }
    g_autofree double *squares = new_squares(moments);
    const Scatter rest = find_scatter(moments, squares, item);
    const double own = squares[item * moments->n_variables + item];
    double shared = 0;
    for (gsize k = 0; k < moments->n_variables; k++) {
        shared += k != item ? squares[item * moments->n_variables + k] : 0;
    }
    if (own > 0 && has_variation(&rest)) {
        reliability.item_total_r = fmin(1, fmax(-1, shared / sqrt(own * rest.of_total)));
    }
    reliability.alpha_if_deleted = alpha_of(moments, &rest);
    return reliability;
}
