/* Arrows end at their point, whatever the line is; curves bend as far as asked. */
#include <glib.h>
#include <math.h>

#include "charts/scene/arrow.h"
#include "tests/unit/scene_checks.h"

static const AnkeStroke stroke = {0x005AFF, 1, 0, 0};

static double distance(AnkePoint a, AnkePoint b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

static void check_same(AnkePoint a, AnkePoint b)
{
    g_assert_cmpfloat(distance(a, b), <, 1e-9);
}

static void test_the_tip_is_the_last_point_and_the_shaft_ends_at_the_head(void)
{
    for (guint k = 0; k < 200; k++) {
        AnkePoint points[4];
        for (guint i = 0; i < G_N_ELEMENTS(points); i++) {
            points[i] =
                (AnkePoint){g_test_rand_double_range(0, 100), g_test_rand_double_range(0, 100)};
        }
        g_autoptr(AnkeScene) scene = new_scene(482);
        anke_arrow_add(scene, "link", points, G_N_ELEMENTS(points), &stroke, 5);
        const AnkeShape *line = find_shape(scene, "link", 0);
        const AnkeShape *head = find_shape(scene, "arrowhead", 0);
        check_same(line->points[0], points[0]);
        check_same(head->points[0], points[3]);
        AnkePoint foot = {(head->points[1].x + head->points[2].x) / 2,
                          (head->points[1].y + head->points[2].y) / 2};
        check_same(line->points[line->n_points - 1], foot);
        g_assert_cmpfloat(distance(foot, points[3]), <=, 5 + 1e-9);
        /* The head is symmetric about its axis. */
        g_assert_cmpfloat_with_epsilon(distance(head->points[0], head->points[1]),
                                       distance(head->points[0], head->points[2]), 1e-9);
    }
}

static void test_a_head_has_its_length_on_a_straight_line(void)
{
    AnkePoint points[] = {{0, 0}, {60, 80}};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_arrow_add(scene, "link", points, G_N_ELEMENTS(points), &stroke, 10);
    const AnkeShape *line = find_shape(scene, "link", 0);
    const AnkeShape *head = find_shape(scene, "arrowhead", 0);
    check_same(line->points[1], (AnkePoint){54, 72});
    g_assert_cmpfloat_with_epsilon(distance(head->points[1], head->points[2]), 8, 1e-9);
    g_assert_cmpuint(head->fill.colour, ==, stroke.colour);
}

static void test_a_head_longer_than_its_line_keeps_its_form(void)
{
    AnkePoint points[] = {{10, 10}, {13, 10}, {13, 10}};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_arrow_add(scene, "link", points, G_N_ELEMENTS(points), &stroke, 10);
    const AnkeShape *head = find_shape(scene, "arrowhead", 0);
    check_same(head->points[0], points[2]);
    g_assert_cmpfloat_with_epsilon(head->points[1].x, 10, 1e-9);
    g_assert_cmpfloat_with_epsilon(distance(head->points[1], head->points[2]), 2.4, 1e-9);
}

static void test_a_line_of_no_length_has_no_head(void)
{
    AnkePoint points[] = {{10, 10}, {10, 10}};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_arrow_add(scene, "link", points, G_N_ELEMENTS(points), &stroke, 5);
    g_assert_nonnull(find_shape(scene, "link", 0));
    g_assert_null(find_shape(scene, "arrowhead", 0));
}

static void test_a_curve_bends_as_far_as_asked_to_the_left(void)
{
    for (guint k = 0; k < 200; k++) {
        AnkePoint points[21];
        AnkePoint from = {g_test_rand_double_range(0, 100), g_test_rand_double_range(0, 100)};
        AnkePoint to = {from.x + g_test_rand_double_range(1, 100),
                        from.y + g_test_rand_double_range(-100, 100)};
        double bend = g_test_rand_double_range(-30, 30);
        anke_arrow_bend(from, to, bend, points, G_N_ELEMENTS(points));
        check_same(points[0], from);
        check_same(points[20], to);
        AnkePoint middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
        g_assert_cmpfloat_with_epsilon(distance(points[10], middle), fabs(bend), 1e-6);
        /* Left of the direction, y downward: the cross product is negative. */
        double cross =
            (to.x - from.x) * (points[10].y - from.y) - (to.y - from.y) * (points[10].x - from.x);
        g_assert_true(fabs(bend) < 1e-3 || (cross < 0) == (bend > 0));
    }
}

static void test_a_curve_without_bend_is_straight_and_one_between_equal_points_finite(void)
{
    AnkePoint points[5];
    anke_arrow_bend((AnkePoint){0, 0}, (AnkePoint){40, 0}, 0, points, G_N_ELEMENTS(points));
    check_same(points[1], (AnkePoint){10, 0});
    anke_arrow_bend((AnkePoint){7, 7}, (AnkePoint){7, 7}, 10, points, G_N_ELEMENTS(points));
    check_same(points[4], (AnkePoint){7, 7});
    g_assert_true(isfinite(points[2].x) && isfinite(points[2].y));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arrow/the tip is the last point and the shaft ends at the head",
                    test_the_tip_is_the_last_point_and_the_shaft_ends_at_the_head);
    g_test_add_func("/arrow/a head has its length on a straight line",
                    test_a_head_has_its_length_on_a_straight_line);
    g_test_add_func("/arrow/a head longer than its line keeps its form",
                    test_a_head_longer_than_its_line_keeps_its_form);
    g_test_add_func("/arrow/a line of no length has no head", test_a_line_of_no_length_has_no_head);
    g_test_add_func("/arrow/a curve bends as far as asked, to the left",
                    test_a_curve_bends_as_far_as_asked_to_the_left);
    g_test_add_func("/arrow/a curve without bend is straight, one of no length finite",
                    test_a_curve_without_bend_is_straight_and_one_between_equal_points_finite);
    return g_test_run();
}
