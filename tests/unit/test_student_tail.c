#include "analyzer/stats/student_tail.h"

#include "tests/unit/near.h"

/* mpmath 1.3, 60 digits: betainc(df/2, 1/2, 0, df/(df + t^2), regularized=True); R 4.2: 2*pt(-t, df)
 * agrees with the first four to 12 digits. */
static void test_against_long_arithmetic(void)
{
    assert_near(anke_student_two_sided(3.3, 1), 0.187315541863758654, 1e-14);
    assert_near(anke_student_two_sided(-12, 5.5), 0.0000374805006292334156, 1e-14);
    assert_near(anke_student_two_sided(10, 100), 9.90168898459413918e-17, 1e-14);
    assert_near(anke_student_two_sided(0.3, 12), 0.769310474088252326, 1e-14);
    assert_near(anke_student_two_sided(1.5, 40), 0.141466776879148128, 1e-14);
    assert_near(anke_student_two_sided(1.0, 79), 0.320363715260731563, 1e-14);
    assert_near(anke_student_two_sided(1.01, 81), 0.315502913264344568, 1e-14);
    assert_near(anke_student_two_sided(1e-5, 30), 0.999992087356302254, 1e-15);
}

static void test_far_tails(void)
{
    assert_near(anke_student_two_sided(30, 100), 8.38033255868829217e-52, 1e-14);
    assert_near(anke_student_two_sided(60, 300), 3.87950193934048526e-169, 1e-13);
    assert_near(anke_student_two_sided(36, 2000), 3.13704240573943124e-219, 1e-13);
    assert_near(anke_student_two_sided(200, 20), 1.71248362792700527e-34, 1e-14);
    assert_near(anke_student_two_sided(1e10, 2), 1e-20, 1e-14);
}

/* mpmath: Gauss-Legendre quadrature of the density in 50 digits. */
static void test_many_degrees(void)
{
    assert_near(anke_student_two_sided(6, 1e6), 1.97384981235443467e-9, 1e-14);
    assert_near(anke_student_two_sided(37, 1e9), 1.1456516857555139118e-299, 1e-13);
    assert_near(anke_student_two_sided(20, 1e12), 5.5072484586025011037e-89, 1e-13);
    assert_near(anke_student_two_sided(30, 2e5), 2.6990044221865218183e-197, 1e-13);
    assert_near(anke_student_two_sided(3, 100001), 0.0027004608774161422092, 1e-14);
    assert_near(anke_student_two_sided(37, 1.1e5), 7.8738271103770394348e-298, 1e-13);
    assert_near(anke_student_two_sided(36, 9e4), 8.5621400572672663561e-282, 1e-13);
    assert_near(anke_student_two_sided(0.5, 1e7), 0.61707508845401508392, 1e-14);
    assert_near(anke_student_two_sided(1, 1e12), 0.317310507863156074, 1e-14);
    assert_near(anke_student_two_sided(5, 1e15), 5.7330314375848446e-7, 1e-13);
}

/* df 1: 1 - 2 atan(t)/pi; df 2: 1 - t/sqrt(2 + t^2). */
static void test_closed_forms(void)
{
    for (double t = 0.05; t < 40; t *= 1.7) {
        assert_near(anke_student_two_sided(t, 1), 2 * atan(1 / t) / G_PI, 1e-14);
        double root = sqrt(2 + t * t);
        assert_near(anke_student_two_sided(t, 2), 2 / (root * (root + t)), 1e-14);
    }
}

static void test_falls(void)
{
    const double degrees[] = {1, 2.5, 29, 79, 80, 81, 1000, 1e5, 100001, 1e7};
    for (gsize i = 0; i < G_N_ELEMENTS(degrees); i++) {
        double last = 1;
        for (double t = 0.01; t < 30; t += 0.01) {
            double p = anke_student_two_sided(t, degrees[i]);
            g_assert_cmpfloat(p, <, last);
            g_assert_cmpfloat(p, >, 0);
            last = p;
        }
    }
}

static void test_edges(void)
{
    g_assert_cmpfloat(anke_student_two_sided(0, 5), ==, 1);
    g_assert_cmpfloat(anke_student_two_sided(INFINITY, 5), ==, 0);
    g_assert_cmpfloat(anke_student_two_sided(-INFINITY, 5), ==, 0);
    g_assert_cmpfloat(anke_student_two_sided(1e6, 1e6), ==, 0);
    g_assert_cmpfloat(anke_student_two_sided(1e200, 3), ==, 0);
    assert_near(anke_student_two_sided(1e-200, 3), 1, 1e-15);
    assert_nan(anke_student_two_sided(NAN, 5));
    assert_nan(anke_student_two_sided(1, 0));
    assert_nan(anke_student_two_sided(1, -1));
    assert_nan(anke_student_two_sided(1, NAN));
    assert_nan(anke_student_two_sided(1, INFINITY));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/student tail/agrees with 60-digit arithmetic", test_against_long_arithmetic);
    g_test_add_func("/student tail/keeps its digits far out", test_far_tails);
    g_test_add_func("/student tail/keeps its digits at many degrees of freedom", test_many_degrees);
    g_test_add_func("/student tail/one and two degrees have closed forms", test_closed_forms);
    g_test_add_func("/student tail/falls as t grows, across the change of method", test_falls);
    g_test_add_func("/student tail/ends and undefined cases", test_edges);
    return g_test_run();
}
