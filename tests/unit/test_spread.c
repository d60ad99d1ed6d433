#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "charts/scene/spread.h"
#include "tests/unit/near.h"

static const double tens[] = {10, 10, 10, 10};

static void test_places_with_room_stay(void)
{
    double places[] = {50, 10, 30};
    anke_spread(places, tens, 3, 0, 100);
    g_assert_cmpfloat(places[0], ==, 50);
    g_assert_cmpfloat(places[1], ==, 10);
    g_assert_cmpfloat(places[2], ==, 30);
}

/* 20, 22, 21 of height 10: the mean stays 21. */
static void test_crowded_places_move_apart_around_their_mean(void)
{
    double places[] = {20, 22, 21};
    anke_spread(places, tens, 3, 0, 100);
    assert_near(places[0], 11, 1e-12);
    assert_near(places[2], 21, 1e-12);
    assert_near(places[1], 31, 1e-12);
}

static void test_high_labels_have_more_room(void)
{
    const double heights[] = {30, 10};
    double places[] = {50, 50};
    anke_spread(places, heights, 2, 0, 100);
    assert_near(places[0], 40, 1e-12);
    assert_near(places[1], 60, 1e-12);
}

static void test_places_stay_within_their_ends(void)
{
    double places[] = {99, 99, 99, 1};
    anke_spread(places, tens, 4, 5, 100);
    assert_near(places[0], 75, 1e-12);
    assert_near(places[1], 85, 1e-12);
    assert_near(places[2], 95, 1e-12);
    assert_near(places[3], 10, 1e-12);
    double crowded[] = {3, 2, 1};
    anke_spread(crowded, tens, 3, 0, 15); /* no room: overruns the upper end */
    assert_near(crowded[2], 5, 1e-12);
    assert_near(crowded[0], 25, 1e-12);
    anke_spread(NULL, NULL, 0, 0, 15);
}

static double sum_of_moves(const double *ys, const double *wishes, guint n)
{
    double sum = 0;
    for (guint i = 0; i < n; i++) {
        sum += (ys[i] - wishes[i]) * (ys[i] - wishes[i]);
    }
    return sum;
}

#define MOST_LABELS 12

/* A random place of labels that keeps order and gaps: near the wishes, then pushed down. */
static void make_alternative(double *ys, const double *solution, const double *heights, guint n)
{
    for (guint i = 0; i < n; i++) {
        ys[i] = solution[i] + g_test_rand_double_range(-3, 3);
        ys[i] = i == 0 ? ys[i] : MAX(ys[i], ys[i - 1] + (heights[i - 1] + heights[i]) / 2);
    }
}

static int compare_numbers(const void *a, const void *b)
{
    const double *left = a;
    const double *right = b;
    return (*left > *right) - (*left < *right);
}

static void check_gaps(const double *ys, const double *heights, guint n)
{
    for (guint i = 1; i < n; i++) {
        g_assert_cmpfloat(ys[i] - ys[i - 1], >=, (heights[i - 1] + heights[i]) / 2 - 1e-9);
    }
}

static void fill_heights(double *heights, guint n, double most)
{
    for (guint i = 0; i < n; i++) {
        heights[i] = g_test_rand_double_range(0, most);
    }
}

static void test_labels_move_less_than_any_alternative(void)
{
    for (guint k = 0; k < 300; k++) {
        double wishes[MOST_LABELS] = {0};
        double ys[MOST_LABELS] = {0};
        double other[MOST_LABELS];
        double heights[MOST_LABELS];
        guint n = (guint)g_test_rand_int_range(1, MOST_LABELS + 1);
        fill_heights(heights, n, 30);
        for (guint i = 0; i < n; i++) {
            wishes[i] = g_test_rand_double_range(0, 100);
        }
        qsort(wishes, n, sizeof wishes[0], compare_numbers);
        memcpy(ys, wishes, sizeof ys);
        anke_spread(ys, heights, n, -1e6, 1e6);
        check_gaps(ys, heights, n);
        double least = sum_of_moves(ys, wishes, n);
        for (guint trial = 0; trial < 300; trial++) {
            make_alternative(other, ys, heights, n);
            g_assert_cmpfloat(least, <=, sum_of_moves(other, wishes, n) + 1e-9);
        }
    }
}

static void test_labels_stay_within_bounds_where_there_is_room(void)
{
    for (guint k = 0; k < 300; k++) {
        double ys[MOST_LABELS] = {0};
        double heights[MOST_LABELS];
        guint n = (guint)g_test_rand_int_range(1, MOST_LABELS + 1);
        fill_heights(heights, n, 100.0 / MOST_LABELS);
        for (guint i = 0; i < n; i++) {
            ys[i] = g_test_rand_double_range(-50, 150);
        }
        qsort(ys, n, sizeof ys[0], compare_numbers);
        anke_spread(ys, heights, n, 0, 100);
        g_assert_cmpfloat(ys[0] - heights[0] / 2, >=, -1e-9);
        g_assert_cmpfloat(ys[n - 1] + heights[n - 1] / 2, <=, 100 + 1e-9);
        check_gaps(ys, heights, n);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spread/places with room stay", test_places_with_room_stay);
    g_test_add_func("/spread/crowded places move apart around their mean",
                    test_crowded_places_move_apart_around_their_mean);
    g_test_add_func("/spread/high labels have more room", test_high_labels_have_more_room);
    g_test_add_func("/spread/places stay within their ends", test_places_stay_within_their_ends);
    g_test_add_func("/spread/labels move less than any alternative",
                    test_labels_move_less_than_any_alternative);
    g_test_add_func("/spread/labels stay within bounds where there is room",
                    test_labels_stay_within_bounds_where_there_is_room);
    return g_test_run();
}
