#include "analyzer/stats/peer_group.h"

#include <math.h>

#include "analyzer/stats/tails.h"
#include "analyzer/stats/time_trend.h"

#define INHABITANTS 10000.0
#define NORMAL_MAD 1.4826 /* sd of a normal distribution over its mad */
#define DEPENDENT 1e-12   /* share of a predictor's variance that the other leaves */

static gboolean is_known(const AnkePeer *peer)
{
    return peer->staff >= 0 && isfinite(peer->staff) && peer->population > 0 &&
           isfinite(peer->population);
}

static double rate_of(const AnkePeer *peer)
{
    return is_known(peer) ? peer->staff / peer->population * INHABITANTS : NAN;
}

/* Rates of the cities that are known; returns how many. */
static gsize collect_rates(const AnkePeer *peers, gsize n, double *rates)
{
    gsize n_rates = 0;
    for (gsize i = 0; i < n; i++) {
        if (is_known(&peers[i])) {
            rates[n_rates++] = rate_of(&peers[i]);
        }
    }
    return n_rates;
}

static void find_spread(double *rates, AnkePeerGroup *group)
{
    double squares = 0;
    group->simple_mean = 0;
    for (gsize i = 0; i < group->n; i++) {
        group->simple_mean += rates[i] / (double)group->n;
    }
    for (gsize i = 0; i < group->n; i++) {
        const double distance = rates[i] - group->simple_mean;
        squares += distance * distance;
    }
    group->sd = group->n > 1 ? sqrt(squares / ((double)group->n - 1)) : NAN;
    group->median = anke_time_median(rates, group->n);
    for (gsize i = 0; i < group->n; i++) {
        rates[i] = fabs(rates[i] - group->median);
    }
    group->mad = anke_time_median(rates, group->n);
}

AnkePeerGroup anke_peer_group_describe(const AnkePeer *peers, gsize n)
{
    AnkePeerGroup group = {0, NAN, NAN, NAN, NAN, NAN};
    double staff = 0;
    double population = 0;
    g_autofree double *rates = g_new(double, n + 1);
    group.n = collect_rates(peers, n, rates);
    for (gsize i = 0; i < n; i++) {
        staff += is_known(&peers[i]) ? peers[i].staff : 0;
        population += is_known(&peers[i]) ? peers[i].population : 0;
    }
    if (group.n > 0) {
        group.weighted_mean = staff / population * INHABITANTS;
        find_spread(rates, &group);
    }
    return group;
}

static double ratio(double part, double whole)
{
    return whole > 0 ? part / whole : NAN;
}

AnkePeerPlace anke_peer_group_place(const AnkePeer *peers, gsize n, const AnkePeerGroup *group,
                                    gsize city)
{
    const AnkePeer *own = &peers[city];
    const double rate = rate_of(own);
    double rank = 1;
    for (gsize i = 0; i < n; i++) {
        rank += rate_of(&peers[i]) > rate;
    }
    const double excess = own->staff - group->weighted_mean * own->population / INHABITANTS;
    return (AnkePeerPlace){.rate = rate,
                           .excess = isnan(rate) ? NAN : excess,
                           .excess_rate = isnan(rate) ? NAN : ratio(excess, own->staff),
                           .z = ratio(rate - group->simple_mean, group->sd),
                           .robust_z = ratio(rate - group->median, NORMAL_MAD * group->mad),
                           .rank = isnan(rate) ? NAN : rank};
}

/* Regression on two predictors, centred: x is inhabitants in thousands, a the area. */
typedef struct {
    long double n, x, a, y;             /* cities and means */
    long double xx, xa, aa, xy, ay, yy; /* sums of squares and products */
    gboolean has_area;
} Sums;

static gboolean all_have_area(const AnkePeer *peers, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        if (is_known(&peers[i]) && !isfinite(peers[i].area)) {
            return FALSE;
        }
    }
    return TRUE;
}

static double area_of(const AnkePeer *peer, gboolean has_area)
{
    return has_area ? peer->area : 0;
}

static Sums sum_others(const AnkePeer *peers, gsize n, gsize city)
{
    Sums sums = {.has_area = all_have_area(peers, n)};
    for (gsize i = 0; i < n; i++) {
        if (i != city && is_known(&peers[i])) {
            sums.n++;
            sums.x += peers[i].population / 1000.0L;
            sums.a += area_of(&peers[i], sums.has_area);
            sums.y += peers[i].staff;
        }
    }
    sums.x /= sums.n;
    sums.a /= sums.n;
    sums.y /= sums.n;
    for (gsize i = 0; i < n; i++) {
        if (i != city && is_known(&peers[i])) {
            const long double x = peers[i].population / 1000.0L - sums.x;
            const long double a = area_of(&peers[i], sums.has_area) - sums.a;
            const long double y = peers[i].staff - sums.y;
            sums.xx += x * x;
            sums.xa += x * a;
            sums.aa += a * a;
            sums.xy += x * y;
            sums.ay += a * y;
            sums.yy += y * y;
        }
    }
    sums.has_area = sums.has_area && sums.aa > 0;
    return sums;
}

/* Staff expected at x and a, less the mean; *leverage is (x, a)(X'X)^-1(x, a)'. NaN: not to be told. */
typedef struct {
    long double above_mean, leverage, explained;
} Prediction;

static Prediction predict(const Sums *sums, long double x, long double a)
{
    if (!(sums->xx > 0)) {
        return (Prediction){NAN, NAN, NAN};
    }
    if (!sums->has_area) {
        const long double slope = sums->xy / sums->xx;
        return (Prediction){slope * x, x * x / sums->xx, slope * sums->xy};
    }
    const long double determinant = sums->xx * sums->aa - sums->xa * sums->xa;
    if (!(determinant > DEPENDENT * sums->xx * sums->aa)) {
        return (Prediction){NAN, NAN, NAN};
    }
    const long double bx = (sums->xy * sums->aa - sums->ay * sums->xa) / determinant;
    const long double ba = (sums->ay * sums->xx - sums->xy * sums->xa) / determinant;
    const long double leverage =
        (x * x * sums->aa - 2 * x * a * sums->xa + a * a * sums->xx) / determinant;
    return (Prediction){bx * x + ba * a, leverage, bx * sums->xy + ba * sums->ay};
}

AnkePeerFit anke_peer_fit(const AnkePeer *peers, gsize n, gsize city, double level)
{
    AnkePeerFit fit = {NAN, {NAN, NAN}, NAN, FALSE};
    const AnkePeer *own = &peers[city];
    const Sums sums = sum_others(peers, n, city);
    const double df = (double)sums.n - (sums.has_area ? 3 : 2);
    fit.has_area = sums.has_area;
    if (!is_known(own) || !(df >= 1)) {
        return fit;
    }
    const Prediction at =
        predict(&sums, own->population / 1000.0L - sums.x, area_of(own, sums.has_area) - sums.a);
    const long double residual = fmaxl(sums.yy - at.explained, 0) / df;
    const double error = (double)sqrtl(residual * (1 + 1 / sums.n + at.leverage));
    const double half = anke_tail_t_quantile((1 - level) / 2, df) * error;
    if (isnan(at.above_mean)) {
        return fit;
    }
    fit.fitted = (double)(sums.y + at.above_mean);
    fit.range = (AnkeInterval){fit.fitted - half, fit.fitted + half};
    fit.t = ratio(own->staff - fit.fitted, error);
    return fit;
}
