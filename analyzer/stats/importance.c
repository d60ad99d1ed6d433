#include "analyzer/stats/importance.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_eigen.h>

#include "analyzer/stats/tails.h"

/* The correlations of a regression. */
typedef struct {
    gsize n_predictors;
    double *among; /* of the predictors, row-major and square */
    double *with;  /* of each predictor with the outcome */
    double *scale; /* root of the centred sum of squares: of the outcome, then of the predictors */
} System;

static void clear_system(System *system)
{
    g_free(system->among);
    g_free(system->with);
    g_free(system->scale);
}

/* FALSE where a variable does not vary. */
static gboolean fill_system(System *system, const AnkeMoments *moments)
{
    const gsize n = moments->n_variables;
    const gsize n_predictors = n - 1;
    g_autofree double *squares = g_new(double, n *n);
    *system = (System){n_predictors, g_new0(double, n *n), g_new0(double, n), g_new0(double, n)};
    gboolean is_good = anke_moments_centre(moments, squares);
    for (gsize i = 0; i < n; i++) {
        system->scale[i] = sqrt(squares[i * n + i]);
        is_good = is_good && system->scale[i] > 0;
    }
    for (gsize i = 0; is_good && i < n_predictors; i++) {
        const double scale = system->scale[i + 1];
        system->with[i] = squares[i + 1] / (scale * system->scale[0]);
        for (gsize k = 0; k < n_predictors; k++) {
            system->among[i * n_predictors + k] =
                i == k ? 1 : squares[(i + 1) * n + k + 1] / (scale * system->scale[k + 1]);
        }
    }
    return is_good;
}

/* Solving */

/* The lower triangle L of a = L L', in place; FALSE where a is not safely positive. */
static gboolean decompose(long double *a, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        for (gsize k = 0; k <= i; k++) {
            long double rest = a[i * n + k];
            for (gsize j = 0; j < k; j++) {
                rest -= a[i * n + j] * a[k * n + j];
            }
            if (i == k && !(rest > ANKE_MIN_TOLERANCE)) {
                return FALSE;
            }
            a[i * n + k] = i == k ? sqrtl(rest) : rest / a[k * n + k];
        }
    }
    return TRUE;
}

/* x such that L x = b, in place. */
static void solve_lower(const long double *l, gsize n, long double *x)
{
    for (gsize i = 0; i < n; i++) {
        for (gsize k = 0; k < i; k++) {
            x[i] -= l[i * n + k] * x[k];
        }
        x[i] /= l[i * n + i];
    }
}

/* x such that L' x = b, in place. */
static void solve_upper(const long double *l, gsize n, long double *x)
{
    for (gsize i = n; i-- > 0;) {
        for (gsize k = i + 1; k < n; k++) {
            x[i] -= l[k * n + i] * x[k];
        }
        x[i] /= l[i * n + i];
    }
}

/* Regression */

/* Sets beta and vif; returns R2, NaN where a predictor is a combination of others. */
static double solve(const System *system, AnkePredictor *predictors)
{
    const gsize n = system->n_predictors;
    g_autofree long double *l = g_new(long double, n *n);
    g_autofree long double *x = g_new(long double, n);
    for (gsize i = 0; i < n * n; i++) {
        l[i] = system->among[i];
    }
    if (!decompose(l, n)) {
        return NAN;
    }
    for (gsize i = 0; i < n; i++) {
        x[i] = system->with[i];
    }
    solve_lower(l, n, x);
    long double r2 = 0;
    for (gsize i = 0; i < n; i++) {
        r2 += x[i] * x[i];
    }
    solve_upper(l, n, x);
    for (gsize i = 0; i < n; i++) {
        predictors[i].beta = (double)x[i];
    }
    for (gsize i = 0; i < n; i++) {
        long double inflation = 0;
        memset(x, 0, n * sizeof *x);
        x[i] = 1;
        solve_lower(l, n, x);
        for (gsize k = 0; k < n; k++) {
            inflation += x[k] * x[k];
        }
        predictors[i].vif = (double)inflation;
        if (!(inflation < 1 / ANKE_MIN_TOLERANCE)) {
            return NAN;
        }
    }
    return fmin(1, (double)r2);
}

static void estimate(const AnkeMoments *moments, const System *system, AnkeImportance *fit,
                     AnkePredictor *predictors)
{
    const double df = moments->n - (double)system->n_predictors - 1;
    /* What rounding leaves of a perfect fit is none. */
    const double unexplained = 1 - fit->r2 > 1e-14 ? 1 - fit->r2 : 0;
    fit->residual_sd = system->scale[0] * sqrt(unexplained / df);
    fit->adj_r2 = 1 - unexplained * (moments->n - 1) / df;
    fit->intercept = moments->sx[0] / moments->n;
    for (gsize i = 0; i < system->n_predictors; i++) {
        AnkePredictor *predictor = &predictors[i];
        const double scale = system->scale[i + 1];
        predictor->coef = predictor->beta * system->scale[0] / scale;
        predictor->se = fit->residual_sd * sqrt(predictor->vif) / scale;
        predictor->p =
            predictor->se > 0 ? anke_tail_t_two_sided(predictor->coef / predictor->se, df) : 0;
        fit->intercept -= predictor->coef * moments->sx[i + 1] / moments->n;
    }
}

/* Shares of R2 */

/* R2 of a subset of the predictors. */
static double explain(const System *system, guint subset)
{
    long double l[ANKE_LMG_MAX_PREDICTORS * ANKE_LMG_MAX_PREDICTORS];
    long double x[ANKE_LMG_MAX_PREDICTORS];
    gsize members[ANKE_LMG_MAX_PREDICTORS];
    gsize n = 0;
    for (gsize i = 0; i < system->n_predictors; i++) {
        if ((subset >> i & 1) != 0) {
            members[n++] = i;
        }
    }
    for (gsize i = 0; i < n; i++) {
        x[i] = system->with[members[i]];
        for (gsize k = 0; k < n; k++) {
            l[i * n + k] = system->among[members[i] * system->n_predictors + members[k]];
        }
    }
    if (!decompose(l, n)) {
        return NAN;
    }
    solve_lower(l, n, x);
    long double r2 = 0;
    for (gsize i = 0; i < n; i++) {
        r2 += x[i] * x[i];
    }
    return (double)r2;
}

/* The gain of a predictor, averaged over the orders of entry: those in which the subset stands
 * before it are s! (p - s - 1)! of p!. */
static void share_by_order(const System *system, AnkePredictor *predictors)
{
    const gsize p = system->n_predictors;
    if (p > ANKE_LMG_MAX_PREDICTORS) {
        return;
    }
    const guint n_subsets = 1U << p;
    g_autofree double *r2 = g_new(double, n_subsets);
    for (guint subset = 0; subset < n_subsets; subset++) {
        r2[subset] = explain(system, subset);
    }
    for (gsize i = 0; i < p; i++) {
        long double share = 0;
        for (guint subset = 0; subset < n_subsets; subset++) {
            if ((subset >> i & 1) == 0) {
                const int size = __builtin_popcount(subset);
                const long double orders =
                    tgammal(size + 1) * tgammal((long double)p - size) / tgammal(p + 1);
                share += orders * (r2[subset | 1U << i] - r2[subset]);
            }
        }
        predictors[i].lmg = fmax(0, (double)share);
    }
}

/* Johnson's weights: the outcome on the orthogonal variables next to the predictors, whose loadings
 * share it out. With correlations V D V' the loadings are V sqrt(D) V', and the regression on the
 * orthogonal variables is V D^(-1/2) V' times the correlations with the outcome. */
static void weigh(const System *system, const gsl_matrix *vectors, const gsl_vector *values,
                  AnkePredictor *predictors)
{
    const gsize p = system->n_predictors;
    g_autofree double *loading = g_new0(double, p *p);
    g_autofree double *weight = g_new0(double, p);
    for (gsize i = 0; i < p; i++) {
        for (gsize k = 0; k < p; k++) {
            double inverse = 0;
            for (gsize j = 0; j < p; j++) {
                const double root = sqrt(gsl_vector_get(values, j));
                const double both = gsl_matrix_get(vectors, i, j) * gsl_matrix_get(vectors, k, j);
                loading[i * p + k] += root * both;
                inverse += both / root;
            }
            weight[i] += inverse * system->with[k];
        }
    }
    for (gsize i = 0; i < p; i++) {
        predictors[i].johnson = 0;
        for (gsize k = 0; k < p; k++) {
            const double part = loading[i * p + k] * weight[k];
            predictors[i].johnson += part * part;
        }
    }
}

static void share_by_weight(const System *system, AnkePredictor *predictors)
{
    const gsize p = system->n_predictors;
    gsl_matrix *among = gsl_matrix_alloc(p, p);
    gsl_matrix *vectors = gsl_matrix_alloc(p, p);
    gsl_vector *values = gsl_vector_alloc(p);
    gsl_eigen_symmv_workspace *workspace = gsl_eigen_symmv_alloc(p);
    memcpy(among->data, system->among, p * p * sizeof *system->among);
    if (gsl_eigen_symmv(among, values, vectors, workspace) == 0 && gsl_vector_min(values) > 0) {
        weigh(system, vectors, values, predictors);
    }
    gsl_eigen_symmv_free(workspace);
    gsl_vector_free(values);
    gsl_matrix_free(vectors);
    gsl_matrix_free(among);
}

AnkeImportance anke_importance_fit(const AnkeMoments *moments, AnkePredictor *predictors)
{
    AnkeImportance fit = {moments->n, NAN, NAN, NAN, NAN};
    const AnkePredictor unknown = {NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    const gsize n_predictors = moments->n_variables > 0 ? moments->n_variables - 1 : 0;
    System system;
    for (gsize i = 0; i < n_predictors; i++) {
        predictors[i] = unknown;
    }
    if (n_predictors == 0 || !(moments->n > (double)n_predictors + 1)) {
        return fit;
    }
    fit.r2 = fill_system(&system, moments) ? solve(&system, predictors) : NAN;
    if (!isnan(fit.r2)) {
        estimate(moments, &system, &fit, predictors);
        share_by_order(&system, predictors);
        share_by_weight(&system, predictors);
    }
    for (gsize i = 0; isnan(fit.r2) && i < n_predictors; i++) {
        predictors[i] = unknown;
    }
    clear_system(&system);
    return fit;
}
