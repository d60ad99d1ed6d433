#include "analyzer/stats/moments.h"

#include <float.h>
#include <math.h>

/* (n xy - x y) / n, with the rounding errors of both products (Dekker 1971). */
static double centre(double n, double xy, double x, double y)
{
    const double left = n * xy;
    const double right = x * y;
    const double left_lost = fma(n, xy, -left);
    const double right_lost = fma(x, y, -right);
    return ((left - right) + (left_lost - right_lost)) / n;
}

static double square_of(const AnkeMoments *moments, gsize i)
{
    const double sxx = moments->sxy[i * moments->n_variables + i];
    const double square = centre(moments->n, sxx, moments->sx[i], moments->sx[i]);
    /* Sums are good to half a unit in the last place. */
    return square > 4 * DBL_EPSILON * sxx ? square : 0;
}

static gboolean are_good(const AnkeMoments *moments)
{
    gboolean is_good = moments->n >= 1 && isfinite(moments->n);
    const gsize n_cells = moments->n_variables * moments->n_variables;
    for (gsize i = 0; i < moments->n_variables; i++) {
        is_good = is_good && isfinite(moments->sx[i]);
    }
    for (gsize i = 0; i < n_cells; i++) {
        is_good = is_good && isfinite(moments->sxy[i]) && isfinite(moments->n * moments->sxy[i]);
    }
    return is_good;
}

gboolean anke_moments_centre(const AnkeMoments *moments, double *squares)
{
    const gsize n = moments->n_variables;
    const gboolean is_good = are_good(moments);
    for (gsize i = 0; i < n; i++) {
        for (gsize k = 0; k < n; k++) {
            const gboolean varies =
                is_good && square_of(moments, i) > 0 && square_of(moments, k) > 0;
            const double value =
                varies ? centre(moments->n, moments->sxy[i * n + k], moments->sx[i], moments->sx[k])
                       : 0;
            squares[i * n + k] = is_good ? value : NAN;
        }
    }
    return is_good;
}

double anke_moments_digits(const AnkeMoments *moments, gsize variable)
{
    const gsize n = moments->n_variables;
    const double square = are_good(moments) ? square_of(moments, variable) : 0;
    if (!(square > 0)) {
        return NAN;
    }
    return -log10(DBL_EPSILON / 2) - log10(fmax(1, moments->sxy[variable * n + variable] / square));
}
