/* Layouts of what is ahead: columns and steps at their heights, names at lines, signs of shortage. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/hires_layout.h"
#include "charts/plots/line_ends.h"
#include "charts/plots/paths_layout.h"
#include "charts/plots/succession_layout.h"
#include "tests/unit/scene_checks.h"

static const double widths[] = {231, 482, 960};

static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};

#define KNOWN(value)                                                                               \
    {                                                                                              \
        ANKE_CELL_KNOWN, value, NAN, NAN, NAN                                                      \
    }
#define UNKNOWN                                                                                    \
    {                                                                                              \
        ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN                                                      \
    }

static const AnkeYear years[6] = {{"令和5年", 2023}, {"令和6年", 2024}, {"令和7年", 2025},
                                  {"令和8年", 2026}, {"令和9年", 2027}, {"令和10年", 2028}};

static const AnkeCell past[6] = {KNOWN(9), KNOWN(11), KNOWN(10), UNKNOWN, UNKNOWN, UNKNOWN};
static const AnkeCell refill[6] = {UNKNOWN, UNKNOWN, UNKNOWN, KNOWN(24), KNOWN(12), KNOWN(0)};
static const AnkeCell level[6] = {UNKNOWN, UNKNOWN, UNKNOWN, KNOWN(18), KNOWN(18), KNOWN(19)};

static AnkeHiresSpec hires_spec(const AnkeHiresPlan *plans, guint n_plans)
{
    return (AnkeHiresSpec){.figure = {.title = "採用"},
                           .n_years = 6,
                           .years = years,
                           .first_ahead = 3,
                           .past = past,
                           .n_plans = n_plans,
                           .plans = plans,
                           .unit = "（人）"};
}

static void test_hires_are_columns_and_steps_on_one_axis(void)
{
    AnkeHiresPlan plans[2] = {{"なりゆき", refill}, {"平準化", level}};
    AnkeHiresSegment segment = {0, 1, "少ない", "採用が少ない。"};
    AnkeHiresSpec spec = hires_spec(plans, 2);
    spec.n_segments = 1;
    spec.segments = &segment;
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_hires_lay_out(scene, &spec);
        check_places(scene);
        /* Three years of the past and two of the plan; nobody is no column but a 0. */
        g_assert_cmpuint(count_shapes(scene, "column"), ==, 5);
        g_assert_true(has_text(scene, "0"));
        const AnkeShape *high = find_shape(scene, "column", 3);
        const AnkeShape *low = find_shape(scene, "column", 4);
        g_assert_cmpfloat_with_epsilon(high->box.height, 2 * low->box.height, 1e-6);
        g_assert_cmphex(find_shape(scene, "column", 0)->fill.colour, !=, high->fill.colour);
        /* 18, 18, 19: two corners a year; the second level is higher by 1/24 of the first column. */
        const AnkeShape *step = find_shape(scene, "step", 0);
        g_assert_cmpuint(step->n_points, ==, 6);
        g_assert_cmpfloat_with_epsilon(step->points[0].y, step->points[3].y, 1e-9);
        g_assert_cmpfloat_with_epsilon(step->points[3].y - step->points[4].y, high->box.height / 24,
                                       1e-6);
        /* The segment ends where its last year does, and the plan begins at the border. */
        const AnkeShape *shade = find_shape(scene, "segment", 0);
        double slot = low->box.x - high->box.x;
        g_assert_cmpfloat_with_epsilon(shade->box.width, 2 * slot, 1e-6);
        g_assert_cmpfloat_with_epsilon(find_shape(scene, "border", 0)->points[0].x,
                                       step->points[0].x, 1e-6);
        g_assert_true(has_text(scene, "網掛け：採用が少ない。"));
    }
}

static void test_a_step_is_not_drawn_across_years_that_are_missing(void)
{
    static const AnkeYear gap[4] = {{"2026", 2026}, {"2027", 2027}, {"2030", 2030}, {"2031", 2031}};
    static const AnkeCell numbers[4] = {KNOWN(5), KNOWN(6), KNOWN(7), KNOWN(8)};
    static const AnkeCell none[4] = {UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN};
    AnkeHiresPlan plans[2] = {{"a", numbers}, {"b", numbers}};
    AnkeHiresSpec spec = {.figure = {.title = "採用"},
                          .n_years = 4,
                          .years = gap,
                          .past = none,
                          .n_plans = 2,
                          .plans = plans};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_hires_lay_out(scene, &spec);
    g_assert_cmpuint(count_shapes(scene, "step"), ==, 2);
    g_assert_cmpuint(count_shapes(scene, "border"), ==, 0);
}

static AnkePathsSpec paths_spec(const AnkePath *paths, guint n_paths)
{
    return (AnkePathsSpec){.figure = {.title = "職員数"},
                           .n_years = 6,
                           .years = years,
                           .first_ahead = 3,
                           .past = past,
                           .n_paths = n_paths,
                           .paths = paths,
                           .limit = NAN,
                           .limit_label = "条例定数",
                           .unit = "（人）"};
}

static void test_paths_go_on_from_the_past_to_their_names(void)
{
    AnkePath paths[2] = {{"なりゆき", refill}, {"平準化", level}};
    AnkePathsSpec spec = paths_spec(paths, 2);
    spec.limit = 22;
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_paths_lay_out(scene, &spec);
        check_places(scene);
        const AnkeShape *before = find_shape(scene, "past", 0);
        g_assert_cmpuint(before->n_points, ==, 3);
        for (guint i = 0; i < 2; i++) {
            const AnkeShape *path = find_shape(scene, "path", i);
            g_assert_cmpuint(path->n_points, ==, 4);
            g_assert_cmpfloat_with_epsilon(path->points[0].y, before->points[2].y, 1e-9);
        }
        /* Lines are drawn last to first: so the first lies above. */
        g_assert_true(has_text(scene, "なりゆき 0"));
        g_assert_true(has_text(scene, "平準化 19"));
        g_assert_cmpuint(count_shapes(scene, "limit"), ==, 2);
        g_assert_true(has_text(scene, "条例定数 22"));
        check_text(scene, "unit", 0, "（人）");
    }
}

static void test_an_axis_that_does_not_begin_at_0_says_so(void)
{
    static const AnkeCell high[6] = {KNOWN(590), KNOWN(600), KNOWN(605),
                                     KNOWN(600), KNOWN(595), KNOWN(610)};
    AnkePath path = {"なりゆき", high};
    AnkePathsSpec spec = paths_spec(&path, 1);
    spec.past = high;
    g_autoptr(AnkeScene) cut = new_scene(482);
    anke_paths_lay_out(cut, &spec);
    g_assert_true(has_text(cut, "縦軸は0から始まらない。"));
    g_assert_cmpfloat(anke_scene_scale_at(cut, 0)->first, >, 0);
    AnkePath low = {"なりゆき", refill};
    AnkePathsSpec from_0 = paths_spec(&low, 1);
    g_autoptr(AnkeScene) whole = new_scene(482);
    anke_paths_lay_out(whole, &from_0);
    g_assert_false(has_text(whole, "縦軸は0から始まらない。"));
    g_assert_cmpfloat(anke_scene_scale_at(whole, 0)->first, ==, 0);
}

static void test_names_that_are_too_long_for_the_ends_are_a_legend(void)
{
    static const char name[] =
        "年度当初に前任者から引き継いだ業務の手順書が実態と合っておらず自分で調べ直しながら進める";
    AnkePath paths[2] = {{name, refill}, {"平準化", level}};
    AnkePathsSpec spec = paths_spec(paths, 2);
    g_autoptr(AnkeScene) scene = new_scene(231);
    anke_paths_lay_out(scene, &spec);
    check_places(scene);
    g_assert_cmpuint(count_shapes(scene, "name"), ==, 0);
    g_assert_cmpuint(count_shapes(scene, "legend"), >=, 4);
    AnkeLineEnd ends[2] = {{"平準化", {0}, {0, 0}}, {name, {0}, {0, 0}}};
    g_assert_cmpfloat(anke_line_ends_width(scene, ends, 1, 100), >, 0);
    g_assert_cmpfloat(anke_line_ends_width(scene, ends, 2, 100), ==, 0);
    /* Names that are higher than the plot do not fit either. */
    g_assert_cmpfloat(anke_line_ends_width(scene, ends, 1, 5), ==, 0);
}

static AnkeSuccessionYear year_of(AnkeSuccessionState state, double vacancies, double eligible)
{
    AnkeSuccessionYear year = {state, unknown, unknown, unknown};
    year.vacancies = (AnkeCell)KNOWN(vacancies);
    year.eligible = (AnkeCell)KNOWN(eligible);
    if (state == ANKE_SUCCESSION_SHORT) {
        year.lacking = (AnkeCell)KNOWN(vacancies - eligible);
    }
    return year;
}

static void test_shortage_is_a_sign_a_hatch_and_a_row(void)
{
    AnkeSuccessionYear numbers[6] = {year_of(ANKE_SUCCESSION_AMPLE, 4, 8),
                                     year_of(ANKE_SUCCESSION_TIGHT, 4, 5),
                                     year_of(ANKE_SUCCESSION_SHORT, 14.4, 9.6),
                                     year_of(ANKE_SUCCESSION_AMPLE, 0, 3),
                                     {ANKE_SUCCESSION_UNKNOWN, unknown, unknown, unknown},
                                     year_of(ANKE_SUCCESSION_SHORT, 3, 1)};
    AnkeSuccessionGrade grade = {"課長級", numbers};
    AnkeSuccessionSpec spec = {.figure = {.title = "後継者"},
                               .n_years = 6,
                               .years = years,
                               .n_grades = 1,
                               .grades = &grade,
                               .unit = "（人）",
                               .n_decimals = 1};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_succession_lay_out(scene, &spec);
        check_places(scene);
        /* A vacancy of 0 is no bar; the legend has one sign each. */
        g_assert_cmpuint(count_shapes(scene, "vacancies"), ==, 4);
        g_assert_cmpuint(count_shapes(scene, "eligible"), ==, 5);
        g_assert_cmpuint(count_shapes(scene, "short"), ==, 3);
        g_assert_cmpuint(count_shapes(scene, "tight"), ==, 2);
        g_assert_cmpint(find_shape(scene, "vacancies", 2)->fill.hatch, !=, ANKE_HATCH_NONE);
        g_assert_cmpint(find_shape(scene, "vacancies", 0)->fill.hatch, ==, ANKE_HATCH_NONE);
        /* The table: year, grade, vacancies, eligible, lacking. */
        check_text(scene, "cell", 5, "令和7年");
        check_text(scene, "cell", 9, "4.8");
        check_text(scene, "cell", 10, "令和10年");
        g_assert_null(find_shape(scene, "cell", 15));
    }
}

static void test_without_a_shortage_there_is_no_table(void)
{
    AnkeSuccessionYear numbers[6];
    for (guint i = 0; i < 6; i++) {
        numbers[i] = year_of(ANKE_SUCCESSION_AMPLE, 2, 9);
    }
    AnkeSuccessionGrade grade = {"課長級", numbers};
    AnkeSuccessionSpec spec = {.figure = {.title = "後継者"},
                               .n_years = 6,
                               .years = years,
                               .n_grades = 1,
                               .grades = &grade,
                               .unit = "（人）"};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_succession_lay_out(scene, &spec);
    g_assert_cmpuint(count_shapes(scene, "cell"), ==, 0);
    g_assert_true(has_text(scene, "候補が欠員に満たない時期はない。"));
    g_assert_nonnull(strstr(anke_scene_description(scene), "候補が欠員に満たない時期はない。"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/plan/hires are columns and steps on one axis",
                    test_hires_are_columns_and_steps_on_one_axis);
    g_test_add_func("/plan/a step is not drawn across years that are missing",
                    test_a_step_is_not_drawn_across_years_that_are_missing);
    g_test_add_func("/plan/paths go on from the past to their names",
                    test_paths_go_on_from_the_past_to_their_names);
    g_test_add_func("/plan/an axis that does not begin at 0 says so",
                    test_an_axis_that_does_not_begin_at_0_says_so);
    g_test_add_func("/plan/names that are too long for the ends are a legend",
                    test_names_that_are_too_long_for_the_ends_are_a_legend);
    g_test_add_func("/plan/shortage is a sign, a hatch and a row",
                    test_shortage_is_a_sign_a_hatch_and_a_row);
    g_test_add_func("/plan/without a shortage there is no table",
                    test_without_a_shortage_there_is_no_table);
    return g_test_run();
}
