#include "analyzer/stats/raking.h"

#include <math.h>

#include "analyzer/stats/effective.h"
#include "tests/unit/near.h"

enum { MAX_PEOPLE = 64, N_QUESTIONS = 3 };

typedef struct {
    guint32 levels[MAX_PEOPLE * N_QUESTIONS];
    double weights[MAX_PEOPLE];
    gsize n_people;
    AnkeRakingMargin margins[N_QUESTIONS];
    AnkeRakingSpec spec;
} Sample;

static void add_people(Sample *sample, gsize n, guint32 a, guint32 b, guint32 c)
{
    for (gsize i = 0; i < n; i++) {
        guint32 *levels = sample->levels + sample->n_people * N_QUESTIONS;
        levels[0] = a;
        levels[1] = b;
        levels[2] = c;
        sample->weights[sample->n_people++] = 1;
    }
}

static void set_margin(Sample *sample, gsize question, gsize n_levels, const double *targets)
{
    sample->margins[sample->spec.n_margins++] =
        (AnkeRakingMargin){n_levels, targets, sample->levels + question, N_QUESTIONS};
}

static AnkeRaking fit(Sample *sample)
{
    sample->spec.margins = sample->margins;
    sample->spec.n_people = sample->n_people;
    if (sample->spec.max_rounds == 0) {
        sample->spec.tolerance = 1e-10;
        sample->spec.max_rounds = 1000;
        sample->spec.trim_hi = sample->spec.trim_hi > 0 ? sample->spec.trim_hi : INFINITY;
    }
    return anke_raking_fit(&sample->spec, sample->weights);
}

/* Fifty-four people in 2 x 3 x 2 cells. */
static const gsize CELLS[12] = {5, 3, 8, 2, 1, 9, 4, 4, 6, 7, 2, 3};
static const double TARGET_A[2] = {30, 24}, TARGET_B[3] = {20, 19, 15}, TARGET_C[2] = {25, 29};

static void fill(Sample *sample)
{
    for (guint32 cell = 0; cell < 12; cell++) {
        add_people(sample, CELLS[cell], cell % 2, cell / 2 % 3, cell / 6);
    }
}

/* R 4.2, survey 4.1: rake(design, list(~a, ~b, ~c), ..., control = list(maxit = 500, epsilon =
 * 1e-13)) */
static void test_three_margins(void)
{
    static const double want[12] = {1.2533902199942151,  0.86283849116330535, 0.80438954508908245,
                                    0.55374475587930205, 1.1954371451059054,  0.82294337877353774,
                                    1.6501582661618668,  1.1359750904728878,  1.0590237867414192,
                                    0.72903591529717926, 1.5738598045567624,  1.0834509456062287};
    Sample sample = {.n_people = 0};
    fill(&sample);
    set_margin(&sample, 0, 2, TARGET_A);
    set_margin(&sample, 1, 3, TARGET_B);
    set_margin(&sample, 2, 2, TARGET_C);
    AnkeRaking got = fit(&sample);
    g_assert_cmpint(got.status, ==, ANKE_RAKING_CONVERGED);
    g_assert_cmpfloat(got.deviation, <, 1e-10);
    double sum = 0, squares = 0;
    for (gsize i = 0, cell = 0, end = CELLS[0]; i < sample.n_people; i++) {
        while (i == end) {
            end += CELLS[++cell];
        }
        assert_near(sample.weights[i], want[cell], 1e-10);
        sum += sample.weights[i];
        squares += sample.weights[i] * sample.weights[i];
    }
    assert_near(sum, 54, 1e-12);
    assert_near(anke_effective_kish(54, sum, squares).deff, 1.0811363139276879, 1e-10);
    assert_near(got.min, 0.55374475587930205, 1e-10);
    assert_near(got.max, 1.6501582661618668, 1e-10);
}

/* R 4.2, survey 4.1: rake() from weights 1 + a b / 4. Targets are shares here. */
static void test_starting_weights(void)
{
    static const double want[6] = {2.6300397818357402, 1.6978853598619856, 1.6512615732913747,
                                   1.1844573057442811, 2.1817710902450931, 1.6767794496609489};
    static const double share_a[2] = {30.0 / 54, 24.0 / 54};
    Sample sample = {.n_people = 0};
    fill(&sample);
    set_margin(&sample, 0, 2, share_a);
    set_margin(&sample, 1, 3, TARGET_B);
    for (gsize i = 0; i < sample.n_people; i++) {
        const guint32 *levels = sample.levels + i * N_QUESTIONS;
        sample.weights[i] = 1 + 0.25 * (levels[0] + 1) * (levels[1] + 1);
    }
    const AnkeRaking result = fit(&sample);
    g_assert_cmpint(result.status, ==, ANKE_RAKING_CONVERGED);
    for (gsize i = 0; i < sample.n_people; i++) {
        const guint32 *levels = sample.levels + i * N_QUESTIONS;
        assert_near(sample.weights[i], want[levels[1] * 2 + levels[0]], 1e-10);
    }
}

/* Cell weights: N_h / n_h, in one round. */
static void test_cells(void)
{
    static const double targets[3] = {100, 20, 80};
    Sample sample = {.n_people = 0};
    add_people(&sample, 4, 0, 0, 0);
    add_people(&sample, 5, 1, 0, 0);
    add_people(&sample, 11, 2, 0, 0);
    set_margin(&sample, 0, 3, targets);
    AnkeRaking got = fit(&sample);
    g_assert_cmpuint(got.n_rounds, ==, 1);
    assert_near(sample.weights[0], 2.5, 1e-14);
    assert_near(sample.weights[4], 0.4, 1e-14);
    assert_near(sample.weights[9], 8.0 / 11, 1e-14);
}

static void test_already_there(void)
{
    static const double targets[2] = {1, 1};
    Sample sample = {.n_people = 0};
    add_people(&sample, 3, 0, 0, 0);
    add_people(&sample, 3, 1, 0, 0);
    set_margin(&sample, 0, 2, targets);
    AnkeRaking got = fit(&sample);
    g_assert_cmpuint(got.n_rounds, ==, 0);
    g_assert_cmpfloat(sample.weights[5], ==, 1);
}

/* A person without a level keeps the factor 1; those with one meet the shares among themselves. */
static void test_no_level(void)
{
    static const double targets[2] = {60, 40};
    Sample sample = {.n_people = 0};
    add_people(&sample, 3, 0, 0, 0);
    add_people(&sample, 7, 1, 0, 0);
    add_people(&sample, 2, ANKE_RAKING_NO_LEVEL, 0, 0);
    set_margin(&sample, 0, 2, targets);
    AnkeRaking got = fit(&sample);
    g_assert_cmpint(got.status, ==, ANKE_RAKING_CONVERGED);
    assert_near(sample.weights[0], 2, 1e-14);
    assert_near(sample.weights[3], 4.0 / 7, 1e-14);
    g_assert_cmpfloat(sample.weights[10], ==, 1);
}

static void test_trimmed(void)
{
    Sample sample = {.n_people = 0, .spec = {.trim_lo = 0.6, .trim_hi = 1.5}};
    fill(&sample);
    set_margin(&sample, 0, 2, TARGET_A);
    set_margin(&sample, 1, 3, TARGET_B);
    set_margin(&sample, 2, 2, TARGET_C);
    AnkeRaking got = fit(&sample);
    g_assert_cmpint(got.status, ==, ANKE_RAKING_CONVERGED);
    g_assert_cmpuint(got.n_trimmed, >, 0);
    g_assert_cmpfloat(got.deviation, <, 1e-10);
    g_assert_cmpfloat(got.min, >=, 0.6 - 1e-6);
    g_assert_cmpfloat(got.max, <=, 1.5 + 1e-6);
    double sum = 0;
    for (gsize i = 0; i < sample.n_people; i++) {
        sum += sample.weights[i];
    }
    assert_near(sum, 54, 1e-12);
}

static void test_bounds_too_narrow(void)
{
    static const double targets[2] = {90, 10};
    Sample sample = {.n_people = 0, .spec = {.trim_lo = 0.5, .trim_hi = 2}};
    add_people(&sample, 3, 0, 0, 0);
    add_people(&sample, 7, 1, 0, 0);
    set_margin(&sample, 0, 2, targets);
    const AnkeRaking result = fit(&sample);
    g_assert_cmpint(result.status, ==, ANKE_RAKING_BOUNDS);
}

/* Both questions split the people alike, so their margins cannot differ. survey::rake() reports
 * convergence here, since the weights change by less than one in each cycle. */
static void test_contradiction(void)
{
    static const double half[2] = {5, 5}, other[2] = {7, 3};
    Sample sample = {.n_people = 0};
    add_people(&sample, 6, 0, 0, 0);
    add_people(&sample, 4, 1, 1, 0);
    set_margin(&sample, 0, 2, half);
    set_margin(&sample, 1, 2, other);
    AnkeRaking got = fit(&sample);
    g_assert_cmpint(got.status, ==, ANKE_RAKING_CONTRADICTION);
    g_assert_cmpuint(got.n_rounds, ==, 1000);
    g_assert_cmpfloat(got.deviation, >, 0.1);
    g_assert_cmpuint(got.margin, ==, 0);
}

static void test_too_slow(void)
{
    Sample sample = {.n_people = 0,
                     .spec = {.tolerance = 1e-10, .max_rounds = 2, .trim_hi = INFINITY}};
    fill(&sample);
    set_margin(&sample, 0, 2, TARGET_A);
    set_margin(&sample, 1, 3, TARGET_B);
    const AnkeRaking result = fit(&sample);
    g_assert_cmpint(result.status, ==, ANKE_RAKING_TOO_SLOW);
}

static AnkeRakingStatus fit_targets(const double *targets, guint32 level)
{
    Sample sample = {.n_people = 0};
    add_people(&sample, 3, 0, 0, 0);
    add_people(&sample, 2, level, 0, 0);
    set_margin(&sample, 0, 3, targets);
    return fit(&sample).status;
}

static void test_refused(void)
{
    g_assert_cmpint(fit_targets((const double[]){1, 1, 1}, 1), ==, ANKE_RAKING_EMPTY_LEVEL);
    g_assert_cmpint(fit_targets((const double[]){1, 0, 0}, 1), ==, ANKE_RAKING_ZERO_TARGET);
    g_assert_cmpint(fit_targets((const double[]){1, -1, 0}, 1), ==, ANKE_RAKING_BAD_TARGET);
    g_assert_cmpint(fit_targets((const double[]){1, NAN, 0}, 1), ==, ANKE_RAKING_BAD_TARGET);
    g_assert_cmpint(fit_targets((const double[]){0, 0, 0}, 1), ==, ANKE_RAKING_BAD_TARGET);
    g_assert_cmpint(fit_targets((const double[]){1, 2, 0}, 1), ==, ANKE_RAKING_CONVERGED);
}

static void test_nobody(void)
{
    Sample sample = {.n_people = 0};
    set_margin(&sample, 0, 2, TARGET_A);
    AnkeRaking got = fit(&sample);
    g_assert_cmpint(got.status, ==, ANKE_RAKING_EMPTY_LEVEL);
    assert_nan(got.min);
    assert_nan(got.deviation);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/raking/three margins agree with survey::rake", test_three_margins);
    g_test_add_func("/raking/starting weights agree with survey::rake", test_starting_weights);
    g_test_add_func("/raking/one margin gives cell weights", test_cells);
    g_test_add_func("/raking/margins that hold already need no round", test_already_there);
    g_test_add_func("/raking/a person without a level is left alone", test_no_level);
    g_test_add_func("/raking/trimmed weights keep bounds and margins", test_trimmed);
    g_test_add_func("/raking/bounds can be too narrow", test_bounds_too_narrow);
    g_test_add_func("/raking/contradicting margins are told", test_contradiction);
    g_test_add_func("/raking/too few rounds are told", test_too_slow);
    g_test_add_func("/raking/empty levels and bad targets are refused", test_refused);
    g_test_add_func("/raking/nobody cannot be weighted", test_nobody);
    return g_test_run();
}
