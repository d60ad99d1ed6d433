#include <glib.h>

#include "analyzer/tally/count_grid.h"

static void test_counts_stay_when_the_grid_grows(void)
{
    AnkeCountGrid grid = {0};
    anke_count_grid_reserve(&grid, 2, 3);
    grid.n[1 * grid.n_columns + 2] = 7;
    anke_count_grid_reserve(&grid, 2, 50);
    g_assert_cmpuint(anke_count_grid_at(&grid, 1, 2), ==, 7);
    anke_count_grid_reserve(&grid, 90, 3);
    g_assert_cmpuint(anke_count_grid_at(&grid, 1, 2), ==, 7);
    g_assert_cmpuint(grid.n_rows, >=, 90);
    g_assert_cmpuint(grid.n_columns, >=, 50);
    guint64 sum = 0;
    for (gsize i = 0; i < grid.n_rows * grid.n_columns; i++) {
        sum += grid.n[i];
    }
    g_assert_cmpuint(sum, ==, 7);
    anke_count_grid_clear(&grid);
}

static void test_what_has_no_room_yet_is_0(void)
{
    AnkeCountGrid grid = {0};
    g_assert_cmpuint(anke_count_grid_at(&grid, 0, 0), ==, 0);
    anke_count_grid_reserve(&grid, 1, 1);
    g_assert_cmpuint(anke_count_grid_at(&grid, 0, grid.n_columns), ==, 0);
    g_assert_cmpuint(anke_count_grid_at(&grid, grid.n_rows, 0), ==, 0);
    anke_count_grid_clear(&grid);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/count grid/counts stay when the grid grows",
                    test_counts_stay_when_the_grid_grows);
    g_test_add_func("/count grid/what has no room yet is 0", test_what_has_no_room_yet_is_0);
    return g_test_run();
}
