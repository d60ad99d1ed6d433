#include "analyzer/stats/whittaker.h"

#include <math.h>

enum { BAND = 3, MIN_VALUES = 3, N_STEPS = 60, MAX_HALVINGS = 100 };

#define LOG_LOWEST (-3 * G_LN10) /* of lambda over the mean weight */
#define LOG_HIGHEST (9 * G_LN10)
#define GOLDEN 0.6180339887498949
#define PRECISION 1e-10 /* of ln lambda */
#define ON_A_LINE 1e-20 /* of the sum of squares */

/* A symmetric matrix of bandwidth 2: row i has the columns i, i-1, i-2. */
typedef struct {
    gsize n;
    long double (*row)[BAND];
} Banded;

static Banded make_matrix(const double *weights, gsize n, double lambda)
{
    static const long double difference[BAND] = {1, -2, 1};
    Banded matrix = {n, g_malloc0(n * sizeof *matrix.row)};
    for (gsize i = 0; i < n; i++) {
        matrix.row[i][0] = weights[i];
    }
    for (gsize first = 0; first + 2 < n; first++) {
        for (gsize a = 0; a < BAND; a++) {
            for (gsize b = 0; b <= a; b++) {
                matrix.row[first + a][a - b] += lambda * difference[a] * difference[b];
            }
        }
    }
    return matrix;
}

/* Cholesky in place; returns the logarithm of the determinant. */
static long double factorise(Banded *matrix)
{
    long double log_determinant = 0;
    for (gsize i = 0; i < matrix->n; i++) {
        long double *row = matrix->row[i];
        if (i >= 2) {
            row[2] /= matrix->row[i - 2][0];
        }
        if (i >= 1) {
            const long double above = i >= 2 ? row[2] * matrix->row[i - 1][1] : 0;
            row[1] = (row[1] - above) / matrix->row[i - 1][0];
        }
        row[0] = sqrtl(row[0] - row[1] * row[1] - row[2] * row[2]);
        log_determinant += 2 * logl(row[0]);
    }
    return log_determinant;
}

static void solve(const Banded *factor, long double *x)
{
    const gsize n = factor->n;
    for (gsize i = 0; i < n; i++) {
        x[i] -= i >= 1 ? factor->row[i][1] * x[i - 1] : 0;
        x[i] -= i >= 2 ? factor->row[i][2] * x[i - 2] : 0;
        x[i] /= factor->row[i][0];
    }
    for (gsize i = n; i-- > 0;) {
        x[i] -= i + 1 < n ? factor->row[i + 1][1] * x[i + 1] : 0;
        x[i] -= i + 2 < n ? factor->row[i + 2][2] * x[i + 2] : 0;
        x[i] /= factor->row[i][0];
    }
}

/* Solves for the smooth values; returns ln|W + lambda D'D|. */
static long double fit(const double *values, const double *weights, gsize n, double lambda,
                       long double *smooth)
{
    Banded matrix = make_matrix(weights, n, lambda);
    const long double log_determinant = factorise(&matrix);
    for (gsize i = 0; i < n; i++) {
        smooth[i] = weights[i] > 0 ? (long double)weights[i] * values[i] : 0;
    }
    solve(&matrix, smooth);
    g_free(matrix.row);
    return log_determinant;
}

/* How many values have a weight; 0 where a number is bad. */
static gsize count_values(const double *values, const double *weights, gsize n)
{
    gsize count = 0;
    for (gsize i = 0; i < n; i++) {
        if (!(weights[i] >= 0) || !isfinite(weights[i]) ||
            (weights[i] > 0 && !isfinite(values[i]))) {
            return 0;
        }
        count += weights[i] > 0;
    }
    return count;
}

gboolean anke_whittaker_smooth(const double *values, const double *weights, gsize n, double lambda,
                               double *smooth)
{
    if (count_values(values, weights, n) < MIN_VALUES || !(lambda > 0) || !isfinite(lambda)) {
        return FALSE;
    }
    g_autofree long double *fitted = g_new(long double, n);
    (void)fit(values, weights, n, lambda, fitted);
    for (gsize i = 0; i < n; i++) {
        smooth[i] = (double)fitted[i];
    }
    return TRUE;
}

/* What is minimised: distance from the values and roughness. */
static long double sum_penalised(const double *values, const double *weights, gsize n,
                                 double lambda, const long double *smooth)
{
    long double sum = 0;
    for (gsize i = 0; i < n; i++) {
        const long double distance = weights[i] > 0 ? values[i] - smooth[i] : 0;
        sum += weights[i] * distance * distance;
        if (i + 2 < n) {
            const long double bend = smooth[i] - 2 * smooth[i + 1] + smooth[i + 2];
            sum += lambda * bend * bend;
        }
    }
    return sum;
}

typedef struct {
    const double *values, *weights;
    gsize n, n_weighted;
    double mean_weight;
} Problem;

/* -2 ln L, but for a constant. */
static double deviance(const Problem *problem, double log_ratio)
{
    const double lambda = problem->mean_weight * exp(log_ratio);
    g_autofree long double *smooth = g_new(long double, problem->n);
    const long double log_determinant =
        fit(problem->values, problem->weights, problem->n, lambda, smooth);
    const long double sum =
        sum_penalised(problem->values, problem->weights, problem->n, lambda, smooth);
    return (double)((problem->n_weighted - 2.0L) * logl(sum) + log_determinant -
                    (problem->n - 2.0L) * logl(lambda));
}

static double search_golden(const Problem *problem, double low, double high)
{
    double a = high - GOLDEN * (high - low);
    double b = low + GOLDEN * (high - low);
    double at_a = deviance(problem, a);
    double at_b = deviance(problem, b);
    for (int i = 0; i < MAX_HALVINGS && high - low > PRECISION; i++) {
        if (at_a <= at_b) {
            high = b;
            b = a;
            at_b = at_a;
            a = high - GOLDEN * (high - low);
            at_a = deviance(problem, a);
        } else {
            low = a;
            a = b;
            at_a = at_b;
            b = low + GOLDEN * (high - low);
            at_b = deviance(problem, b);
        }
    }
    return (low + high) / 2;
}

/* The grid finds the valley, for there may be two. */
static double search(const Problem *problem)
{
    const double step = (LOG_HIGHEST - LOG_LOWEST) / N_STEPS;
    double best = LOG_LOWEST;
    double least = INFINITY;
    for (int i = 0; i <= N_STEPS; i++) {
        const double at = LOG_LOWEST + i * step;
        const double value = deviance(problem, at);
        if (value < least) {
            least = value;
            best = at;
        }
    }
    return search_golden(problem, fmax(best - step, LOG_LOWEST), fmin(best + step, LOG_HIGHEST));
}

double anke_whittaker_lambda(const double *values, const double *weights, gsize n)
{
    Problem problem = {values, weights, n, count_values(values, weights, n), 0};
    long double squares = 0;
    if (problem.n_weighted <= MIN_VALUES) {
        return NAN;
    }
    for (gsize i = 0; i < n; i++) {
        problem.mean_weight += weights[i] / (double)n;
        squares += weights[i] > 0 ? (long double)weights[i] * values[i] * values[i] : 0;
    }
    g_autofree long double *line = g_new(long double, n);
    const double stiff = problem.mean_weight * exp(LOG_HIGHEST);
    (void)fit(values, weights, n, stiff, line);
    if (!(sum_penalised(values, weights, n, stiff, line) > ON_A_LINE * squares)) {
        return NAN;
    }
    return problem.mean_weight * exp(search(&problem));
}
