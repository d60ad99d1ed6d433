#include "analyzer/stats/log_factorial.h"

#include <math.h>

long double *anke_log_factorials_new(gsize n)
{
    long double *values = g_new(long double, n + 1);
    values[0] = 0;
    /* Kahan (1965): `lost` is what the last addition rounded away. */
    long double lost = 0;
    for (gsize k = 1; k <= n; k++) {
        long double term = logl((long double)k) - lost;
        values[k] = values[k - 1] + term;
        lost = values[k] - values[k - 1] - term;
    }
    return values;
}
