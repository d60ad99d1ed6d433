/* Places of labels: free, inside, in order, moved as little as can be. */
#include <glib.h>
#include <math.h>

#include "charts/scene/occupancy.h"

static const AnkeBox area = {10, 20, 100.5, 60};

static void test_an_empty_area_is_free_and_nothing_around_it(void)
{
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(area);
    g_assert_true(anke_occupancy_is_free(occupancy, area));
    g_assert_true(anke_occupancy_is_free(occupancy, (AnkeBox){30, 30, 5, 5}));
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){9.9, 30, 5, 5}));
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){105.7, 30, 5, 5}));
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){30, 19.9, 5, 5}));
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){30, 75.1, 5, 5}));
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){30, 30, NAN, 5}));
}

static void test_taken_boxes_are_not_free_and_their_neighbours_are(void)
{
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(area);
    anke_occupancy_take_box(occupancy, (AnkeBox){30, 30, 10, 10});
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){38, 38, 10, 10}));
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){25, 25, 30, 30}));
    g_assert_true(anke_occupancy_is_free(occupancy, (AnkeBox){40, 30, 10, 10}));
    g_assert_true(anke_occupancy_is_free(occupancy, (AnkeBox){20, 30, 10, 10}));
    g_assert_true(anke_occupancy_is_free(occupancy, (AnkeBox){30, 20, 10, 10}));
}

static void test_absurd_boxes_and_lines_harm_nothing(void)
{
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(area);
    anke_occupancy_take_box(occupancy, (AnkeBox){1e300, 1e300, 1e300, 1e300});
    anke_occupancy_take_box(occupancy, (AnkeBox){-1e300, 30, 5, 5});
    anke_occupancy_take_line(occupancy, (AnkePoint){NAN, 3}, (AnkePoint){50, 50});
    anke_occupancy_take_line(occupancy, (AnkePoint){-1e9, -1e9}, (AnkePoint){1e9, -1e9});
    g_assert_true(anke_occupancy_is_free(occupancy, area));
    anke_occupancy_take_line(occupancy, (AnkePoint){-1e12, 50}, (AnkePoint){1e12, 50});
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){100, 49, 4, 4}));
    g_assert_true(anke_occupancy_is_free(occupancy, (AnkeBox){20, 52, 80, 20}));
    anke_occupancy_take_box(occupancy, (AnkeBox){-1e300, -1e300, INFINITY, INFINITY});
    g_assert_false(anke_occupancy_is_free(occupancy, (AnkeBox){30, 60, 5, 5}));
}

static void test_a_line_is_taken_all_along(void)
{
    for (guint k = 0; k < 200; k++) {
        g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(area);
        AnkePoint from = {g_test_rand_double_range(-40, 200), g_test_rand_double_range(-40, 120)};
        AnkePoint to = {g_test_rand_double_range(-40, 200), g_test_rand_double_range(-40, 120)};
        anke_occupancy_take_line(occupancy, from, to);
        for (guint i = 0; i <= 500; i++) {
            double share = i / 500.0;
            AnkeBox dot = {from.x + share * (to.x - from.x) - 0.05,
                           from.y + share * (to.y - from.y) - 0.05, 0.1, 0.1};
            g_assert_false(anke_occupancy_is_free(occupancy, dot));
        }
    }
}

static void test_labels_are_placed_free_inside_and_beside_their_point(void)
{
    const double gap = 2;
    AnkeBox placed[60];
    guint n_placed = 0;
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(area);
    for (guint k = 0; k < 60; k++) {
        AnkePoint point = {g_test_rand_double_range(10, 110), g_test_rand_double_range(20, 80)};
        double width = g_test_rand_double_range(4, 20);
        AnkeBox box = {-1, -2, -3, -4};
        if (!anke_occupancy_place(occupancy, point, gap, width, 9, &box)) {
            g_assert_cmpfloat(box.height, ==, -4);
            continue;
        }
        g_assert_cmpfloat(anke_box_excess(box, area), <=, 1e-6);
        g_assert_cmpfloat_with_epsilon(box.width, width, 1e-9);
        /* The nearest edge is `gap` away, in x or in y. */
        double x = MAX(box.x - point.x, point.x - anke_box_right(box));
        double y = MAX(box.y - point.y, point.y - anke_box_bottom(box));
        g_assert_cmpfloat_with_epsilon(MAX(x, y), gap, 1e-6);
        for (guint i = 0; i < n_placed; i++) {
            g_assert_cmpfloat(anke_box_overlap(box, placed[i]), <=, 1e-6);
        }
        placed[n_placed++] = box;
    }
    g_assert_cmpuint(n_placed, >, 10);
}

static void test_labels_prefer_right_then_left_then_above(void)
{
    AnkePoint point = {60, 50};
    AnkeBox box;
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new(area);
    g_assert_true(anke_occupancy_place(occupancy, point, 2, 10, 8, &box));
    g_assert_cmpfloat(box.x, ==, 62);
    g_assert_true(anke_occupancy_place(occupancy, point, 2, 10, 8, &box));
    g_assert_cmpfloat(anke_box_right(box), ==, 58);
    g_assert_true(anke_occupancy_place(occupancy, point, 2, 3, 4, &box));
    g_assert_cmpfloat(anke_box_bottom(box), ==, 48);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/occupancy/an empty area is free and nothing around it",
                    test_an_empty_area_is_free_and_nothing_around_it);
    g_test_add_func("/occupancy/taken boxes are not free and their neighbours are",
                    test_taken_boxes_are_not_free_and_their_neighbours_are);
    g_test_add_func("/occupancy/absurd boxes and lines harm nothing",
                    test_absurd_boxes_and_lines_harm_nothing);
    g_test_add_func("/occupancy/a line is taken all along", test_a_line_is_taken_all_along);
    g_test_add_func("/occupancy/labels are placed free, inside and beside their point",
                    test_labels_are_placed_free_inside_and_beside_their_point);
    g_test_add_func("/occupancy/labels prefer right, then left, then above",
                    test_labels_prefer_right_then_left_then_above);
    return g_test_run();
}
