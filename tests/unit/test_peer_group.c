#include "analyzer/stats/peer_group.h"

#include <gsl/gsl_errno.h>

#include "tests/unit/near.h"

/* Six invented cities; numbers of R 4.2: mean, sd, median, mad; lm(staff ~ pop + area) without the
 * second, predict(interval = "prediction"), rstudent() of the fit to all. */
static const AnkePeer CITIES[] = {{500, 60000, 80},   {760, 91000, 55.5}, {655, 82000, 120},
                                  {1020, 130500, 40}, {430, 51000, 99},   {880, 110000, 60}};

static void test_group(void)
{
    const AnkePeerGroup group = anke_peer_group_describe(CITIES, 6);
    g_assert_cmpuint(group.n, ==, 6);
    assert_near(group.weighted_mean, 4245 / 52.45, 1e-14);
    assert_near(group.simple_mean, 81.53375177678843, 1e-13);
    assert_near(group.sd, 2.50470425392770, 1e-12);
    assert_near(group.median, 81.66666666666667, 1e-13);
    assert_near(group.mad * 1.4826, 2.69717166979362, 1e-9);
}

static void test_place(void)
{
    const AnkePeerGroup group = anke_peer_group_describe(CITIES, 6);
    const AnkePeerPlace place = anke_peer_group_place(CITIES, 6, &group, 1);
    assert_near(place.rate, 760 / 9.1, 1e-14);
    assert_near(place.excess, 760 - 4245 / 52.45 * 9.1, 1e-12);
    assert_near(place.excess_rate, place.excess / 760, 1e-14);
    assert_near(place.z, (760 / 9.1 - group.simple_mean) / group.sd, 1e-14);
    g_assert_cmpfloat(place.rank, ==, 2);
}

static void test_fit(void)
{
    const AnkePeerFit fit = anke_peer_fit(CITIES, 6, 1, 0.95);
    g_assert_true(fit.has_area);
    assert_near(fit.fitted, 732.508715578707, 1e-12);
    assert_near(fit.range.lo, 694.92551416336, 1e-11);
    assert_near(fit.range.hi, 770.091916994053, 1e-11);
    assert_near(fit.t, 3.147295746638973, 1e-10);
}

/* Without areas it is the simple regression on inhabitants, R 4.2 likewise. */
static void test_without_area(void)
{
    AnkePeer cities[6];
    for (int i = 0; i < 6; i++) {
        cities[i] = CITIES[i];
        cities[i].area = i == 3 ? NAN : CITIES[i].area;
    }
    const AnkePeerFit fit = anke_peer_fit(cities, 6, 1, 0.95);
    g_assert_false(fit.has_area);
    assert_near(fit.fitted, 729.124485550685, 1e-11);
    assert_near(fit.t, 3.963459747479620, 1e-9);
    for (int i = 0; i < 6; i++) {
        cities[i].area = 70; /* does not vary */
    }
    assert_near(anke_peer_fit(cities, 6, 1, 0.95).fitted, 729.124485550685, 1e-11);
}

/* A city of which nothing is known is in no mean. */
static void test_unknown(void)
{
    const AnkePeer cities[] = {{500, 60000, 80}, {NAN, 91000, 50}, {655, 0, 120}, {500, 50000, 9}};
    const AnkePeerGroup group = anke_peer_group_describe(cities, 4);
    g_assert_cmpuint(group.n, ==, 2);
    assert_near(group.weighted_mean, 1000 / 11.0, 1e-14);
    assert_nan(anke_peer_group_place(cities, 4, &group, 1).rate);
    assert_nan(anke_peer_group_place(cities, 4, &group, 2).rank);
    assert_nan(anke_peer_fit(cities, 4, 0, 0.95).fitted);
    g_assert_cmpfloat(anke_peer_group_place(cities, 4, &group, 3).rank, ==, 1);
    g_assert_cmpuint(anke_peer_group_describe(cities, 0).n, ==, 0);
    assert_nan(anke_peer_group_describe(cities, 0).weighted_mean);
}

static void test_alike(void)
{
    const AnkePeer twins[] = {
        {500, 60000, 80}, {500, 60000, 80}, {500, 60000, 80}, {400, 60000, 80}};
    const AnkePeerGroup group = anke_peer_group_describe(twins, 3);
    assert_nan(anke_peer_group_place(twins, 3, &group, 0).z);
    assert_nan(anke_peer_group_place(twins, 3, &group, 0).robust_z);
    g_assert_cmpfloat(anke_peer_group_place(twins, 3, &group, 2).rank, ==, 1);
    assert_nan(anke_peer_fit(twins, 4, 3, 0.95).fitted); /* inhabitants do not vary */
}

int main(int argc, char **argv)
{
    gsl_set_error_handler_off();
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/peer_group/means and spread agree with R", test_group);
    g_test_add_func("/peer_group/a city has its place", test_place);
    g_test_add_func("/peer_group/the others let expect what R expects", test_fit);
    g_test_add_func("/peer_group/areas that are not known are left out", test_without_area);
    g_test_add_func("/peer_group/unknown cities are in no mean", test_unknown);
    g_test_add_func("/peer_group/cities alike have no z", test_alike);
    return g_test_run();
}
