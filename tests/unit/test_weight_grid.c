#include <glib.h>

#include "analyzer/tally/weight_grid.h"
#include "tests/unit/near.h"

static double sum_up(const double *terms, gsize n_terms)
{
    AnkeCarefulSum sum = {0, 0};
    for (gsize i = 0; i < n_terms; i++) {
        anke_careful_sum_add(&sum, terms[i]);
    }
    return anke_careful_sum_value(&sum);
}

static void test_a_careful_sum_keeps_what_rounding_loses(void)
{
    /* Plain sums give 0, 0 and 1e16. */
    const double cancelling[] = {1, 1e100, 1, -1e100};
    g_assert_cmpfloat(sum_up(cancelling, 4), ==, 2);
    const double small[] = {1e16, 1, -1e16};
    g_assert_cmpfloat(sum_up(small, 3), ==, 1);
    const double many[] = {1e16, 1, 1, 1, 1};
    g_assert_cmpfloat(sum_up(many, 5), ==, 1e16 + 4);
    g_assert_cmpfloat(sum_up(NULL, 0), ==, 0);
}

static void test_the_order_of_a_million_weights_does_not_matter(void)
{
    AnkeCarefulSum up = {0, 0};
    AnkeCarefulSum down = {0, 0};
    AnkeCarefulSum halves[2] = {{0, 0}, {0, 0}};
    for (guint i = 0; i < 1000000; i++) {
        anke_careful_sum_add(&up, 0.001 * (i % 997) + 0.1);
        anke_careful_sum_add(&down, 0.001 * ((999999 - i) % 997) + 0.1);
        anke_careful_sum_add(&halves[i % 2], 0.001 * (i % 997) + 0.1);
    }
    g_assert_cmpfloat(anke_careful_sum_value(&up), ==, anke_careful_sum_value(&down));
    anke_careful_sum_join(&halves[0], &halves[1]);
    g_assert_cmpfloat(anke_careful_sum_value(&halves[0]), ==, anke_careful_sum_value(&up));
}

static void test_what_overflows_is_not_finite(void)
{
    const double large[] = {1e308, 1e308};
    g_assert_false(isfinite(sum_up(large, 2)));
}

static void test_a_grid_grows_and_keeps_its_sums(void)
{
    AnkeWeightGrid grid = {0};
    const guint columns[] = {0, 2};
    anke_weight_grid_reserve(&grid, 2, 3);
    anke_weight_grid_add(&grid, 1, columns, 2, 0.5);
    anke_weight_grid_reserve(&grid, 9, 40);
    const guint far[] = {2, 39};
    anke_weight_grid_add(&grid, 1, far, 2, 3);
    AnkeWeightSums sums = {0};
    anke_weight_grid_join(&grid, 1, 2, &sums);
    g_assert_cmpfloat(anke_careful_sum_value(&sums.w), ==, 3.5);
    g_assert_cmpfloat(anke_careful_sum_value(&sums.w2), ==, 9.25);
    /* joined to what is there; nothing where there is no room */
    anke_weight_grid_join(&grid, 1, 0, &sums);
    anke_weight_grid_join(&grid, 1, G_MAXUINT, &sums);
    anke_weight_grid_join(&grid, 1000, 0, &sums);
    anke_weight_grid_join(&grid, 8, 39, &sums);
    g_assert_cmpfloat(anke_careful_sum_value(&sums.w), ==, 4);
    g_assert_cmpfloat(anke_careful_sum_value(&sums.w2), ==, 9.5);
    anke_weight_grid_clear(&grid);
    g_assert_null(grid.cell);
    anke_weight_grid_join(&grid, 0, 0, &sums);
    g_assert_cmpfloat(anke_careful_sum_value(&sums.w), ==, 4);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/weights/a careful sum keeps what rounding loses",
                    test_a_careful_sum_keeps_what_rounding_loses);
    g_test_add_func("/weights/the order of a million weights does not matter",
                    test_the_order_of_a_million_weights_does_not_matter);
    g_test_add_func("/weights/what overflows is not finite", test_what_overflows_is_not_finite);
    g_test_add_func("/weights/a grid grows and keeps its sums",
                    test_a_grid_grows_and_keeps_its_sums);
    return g_test_run();
}
