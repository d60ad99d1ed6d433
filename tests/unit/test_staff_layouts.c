/* Layouts of staff and indicators: true time, honest axes, values beside their points. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/change_table.h"
#include "charts/plots/indicators_layout.h"
#include "charts/plots/series_line.h"
#include "charts/plots/series_panel.h"
#include "charts/plots/staff_layout.h"
#include "charts/plots/two_axes.h"
#include "charts/scene/year_axis.h"
#include "tests/unit/scene_checks.h"

static const AnkeCell hidden = {ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN};
static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};

static void test_changes_have_signs_and_rates(void)
{
    static const struct {
        double from;
        double to;
        const char *text;
    } cases[] = {{766, 684, "▲82（▲10.7％）"},
                 {185, 193, "＋8（＋4.3％）"},
                 {5, 5, "0（0.0％）"},
                 {0, 3, "＋3"},
                 {2000, 500, "▲1,500（▲75.0％）"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        AnkeCell from = known(cases[i].from, 1);
        AnkeCell to = known(cases[i].to, 1);
        g_autofree char *text = anke_change_text(&from, &to, ANKE_LANG_JA);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
    AnkeCell from = known(3, 1);
    g_autofree char *secret = anke_change_text(&from, &hidden, ANKE_LANG_JA);
    g_assert_cmpstr(secret, ==, "秘匿");
}

static void test_staff_is_stacked_on_a_true_time_axis(void)
{
    AnkeYear years[4] = {
        {"平成20年", 2008}, {"平成21年", 2009}, {"平成22年", 2010}, {"平成25年", 2013}};
    AnkeCell general[4] = {known(766, 1), known(737, 1), known(715, 1), known(684, 1)};
    AnkeCell fire[4] = {known(185, 1), known(187, 1), hidden, known(193, 1)};
    AnkeCell totals[4] = {known(951, 1), known(924, 1), hidden, known(877, 1)};
    AnkeCell rates[4] = {known(80, 1), known(79, 1), known(78.5, 1), known(76.74, 1)};
    AnkeStaffDivision divisions[3] = {{"一般行政", general, 0, FALSE},
                                      {"消防", fire, 3, FALSE},
                                      {"普通会計計", general, 0, TRUE}};
    AnkeSeries rate = {.label = "人口１万人当たり職員数", .unit = "（人）", .cells = rates};
    AnkeYearEvent event = {2, "再任用職員を含む"};
    AnkeStaffSpec spec = {.figure = {.title = "職員数の推移"},
                          .n_years = 4,
                          .years = years,
                          .totals = totals,
                          .n_divisions = 3,
                          .divisions = divisions,
                          .n_colours = 5,
                          .n_panels = 1,
                          .panels = &rate,
                          .n_events = 1,
                          .events = &event};
    for (double width = 231; width <= 960; width += 243) {
        g_autoptr(AnkeScene) scene = new_scene(width);
        anke_staff_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "segment"), ==, 7);
        g_assert_cmpuint(count_shapes(scene, "line"), ==, 1);
        g_assert_cmpuint(find_shape(scene, "line", 0)->n_points, ==, 3);
        g_assert_cmpuint(count_shapes(scene, "event"), ==, 1);
        g_assert_true(has_text(scene, "縦の点線（平成22年から）：再任用職員を含む"));
        g_assert_true(has_text(scene, "普通会計計"));
        g_assert_cmpuint(count_shapes(scene, "marker"), ==, 4);
        g_assert_true(has_text(scene, "最大（平成20年）"));
        g_assert_true(has_text(scene, "過去5年間の増減数（率）"));
        g_assert_true(has_text(scene, "▲82（▲10.7％）"));
        const AnkeShape *lower = find_shape(scene, "segment", 0);
        const AnkeShape *upper = find_shape(scene, "segment", 1);
        const AnkeShape *next = find_shape(scene, "segment", 2);
        const AnkeShape *last = find_shape(scene, "segment", 5);
        g_assert_cmpfloat_with_epsilon(anke_box_bottom(upper->box), lower->box.y, 1e-6);
        double slot = next->box.x - lower->box.x;
        g_assert_cmpfloat_with_epsilon(last->box.x - lower->box.x, 5 * slot, 1e-6);
        /* 消防 keeps the colour of the form though 教育 is missing. */
        g_assert_cmphex(lower->fill.colour, ==, 0x005AFF);
        g_assert_cmphex(upper->fill.colour, ==, 0xF6AA00);
    }
}

/* Census years, then projections. */
static const AnkeYear census[6] = {{"1985", 1985}, {"1990", 1990}, {"1995", 1995},
                                   {"2000", 2000}, {"2005", 2005}, {"2030", 2030}};

/* 伊勢原市, census; the last number is 架空. */
static const AnkeCell people[6] = {
    {ANKE_CELL_KNOWN, 77766, NAN, NAN, NAN},  {ANKE_CELL_KNOWN, 89567, NAN, NAN, NAN},
    {ANKE_CELL_KNOWN, 98123, NAN, NAN, NAN},  {ANKE_CELL_KNOWN, 99544, NAN, NAN, NAN},
    {ANKE_CELL_KNOWN, 100579, NAN, NAN, NAN}, {ANKE_CELL_KNOWN, 95000, NAN, NAN, NAN}};

static void test_census_years_stand_at_their_true_distances(void)
{
    static const gboolean is_projected[6] = {FALSE, FALSE, FALSE, FALSE, FALSE, TRUE};
    AnkeSeries series = {.label = "人口",
                         .unit = "（人）",
                         .cells = people,
                         .is_projected = is_projected,
                         .is_people = TRUE};
    AnkeIndicatorsSpec spec = {.figure = {.title = "人口の推移"},
                               .n_years = 6,
                               .years = census,
                               .n_series = 1,
                               .series = &series};
    static const double widths[] = {231, 482, 960};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_indicators_lay_out(scene, &spec);
        check_places(scene);
        double x[6];
        for (guint i = 0; i < 6; i++) {
            x[i] = find_shape(scene, "marker", i)->points[0].x;
        }
        g_assert_cmpfloat_with_epsilon(x[5] - x[4], 5 * (x[1] - x[0]), 1e-6);
        /* One solid piece of five points, one dashed to the projection. */
        g_assert_cmpuint(count_shapes(scene, "line"), ==, 2);
        g_assert_cmpuint(find_shape(scene, "line", 0)->n_points, ==, 5);
        g_assert_cmpfloat(find_shape(scene, "line", 0)->stroke.dash_pt, <, 0.1);
        g_assert_cmpuint(find_shape(scene, "line", 1)->n_points, ==, 2);
        g_assert_cmpfloat(find_shape(scene, "line", 1)->stroke.dash_pt, >, 1);
        /* People are counted from 0. */
        const AnkeSceneScale *scale = anke_scene_scale_at(scene, 0);
        g_assert_cmpfloat(scale->first, <=, 0);
        g_assert_true(has_text(scene, "77,766"));
    }
}

static void place_series(const AnkeYear *years, const AnkeCell *cells, guint n,
                         AnkeLinePoint *points)
{
    g_autoptr(AnkeScene) scene = new_scene(482);
    g_auto(AnkeYearAxis) axis;
    anke_year_axis_init(&axis, scene, years, n, (AnkeBox){50, 0, 400, 0});
    AnkeAxis values = {.plot = {50, 0, 400, 100}, .ticks = {.step = 1, .last = 10}};
    AnkeSeries series = {.label = "s", .cells = cells};
    (void)anke_series_place(&series, &axis, &values, points);
}

static void test_lines_break_at_years_that_the_series_usually_has(void)
{
    AnkeYear yearly[4] = {{"2020", 2020}, {"2021", 2021}, {"2023", 2023}, {"2024", 2024}};
    AnkeCell values[4] = {known(1, 1), known(2, 1), known(3, 1), known(4, 1)};
    AnkeLinePoint points[6];
    place_series(yearly, values, 4, points);
    g_assert_true(points[1].is_joined && points[3].is_joined);
    g_assert_false(points[2].is_joined);
    /* Every five years is usual, a census that is missing is not. */
    AnkeCell counts[6] = {known(1, 1), known(2, 1), unknown, known(4, 1), known(5, 1), unknown};
    place_series(census, counts, 6, points);
    g_assert_true(points[1].is_joined && points[4].is_joined);
    g_assert_false(points[2].is_known || points[3].is_joined);
    /* Two points alone are joined. */
    AnkeCell two[4] = {known(1, 1), unknown, unknown, known(4, 1)};
    place_series(yearly, two, 4, points);
    g_assert_true(points[3].is_joined);
}

static void test_dense_lines_have_markers_at_their_ends_only(void)
{
    g_autoptr(AnkeScene) scene = new_scene(482);
    AnkeLinePoint points[8];
    for (guint i = 0; i < 8; i++) {
        points[i] = (AnkeLinePoint){{20 + 5.0 * i, 10}, i != 4, i > 0 && i != 5, FALSE};
    }
    anke_series_line_add(scene, "line", points, 8, &anke_theme_default()->data_line);
    g_assert_cmpuint(count_shapes(scene, "line"), ==, 2);
    g_assert_cmpuint(count_shapes(scene, "marker"), ==, 4);
    g_autoptr(AnkeScene) wide = new_scene(482);
    for (guint i = 0; i < 8; i++) {
        points[i].point.x *= 4;
    }
    anke_series_line_add(wide, "line", points, 8, &anke_theme_default()->data_line);
    g_assert_cmpuint(count_shapes(wide, "marker"), ==, 7);
}

static void test_values_give_way_to_each_other(void)
{
    g_autoptr(AnkeScene) scene = new_scene(200);
    g_autoptr(AnkeOccupancy) occupancy = anke_occupancy_new((AnkeBox){0, 0, 60, 40});
    const AnkeTextStyle *style = &anke_theme_default()->value;
    guint n = 0;
    for (guint i = 0; i < 20; i++) {
        n += anke_series_line_add_value(scene, occupancy, (AnkePoint){30, 20}, style, "99") ? 1 : 0;
    }
    g_assert_cmpuint(n, >=, 2);
    g_assert_cmpuint(n, <, 9);
    g_assert_cmpuint(count_shapes(scene, "value"), ==, n);
    for (guint i = 0; i < n; i++) {
        for (guint k = i + 1; k < n; k++) {
            const AnkeShape *a = find_shape(scene, "value", i);
            const AnkeShape *b = find_shape(scene, "value", k);
            g_assert_cmpfloat(anke_box_overlap(a->box, b->box), <=, 0.01);
        }
    }
}

static void test_two_axes_are_written_in_the_colours_of_their_series(void)
{
    AnkeCell money[6] = {known(150, 1), known(180, 1), known(210, 1),
                         known(190, 1), known(253, 1), unknown};
    AnkeSeries series[2] = {
        {.label = "歳出", .unit = "（億円）", .cells = money, .has_bars = TRUE},
        {.label = "人口", .unit = "（人）", .cells = people, .is_people = TRUE}};
    AnkeIndicatorsSpec spec = {.figure = {.title = "人口及び歳出"},
                               .n_years = 6,
                               .years = census,
                               .n_series = 2,
                               .series = series,
                               .has_two_axes = TRUE};
    for (double width = 231; width <= 960; width += 243) {
        g_autoptr(AnkeScene) scene = new_scene(width);
        anke_indicators_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(anke_scene_n_scales(scene), ==, 2);
        g_assert_cmpuint(anke_scene_scale_at(scene, 0)->n_intervals, ==,
                         anke_scene_scale_at(scene, 1)->n_intervals);
        AnkeRgb bars = find_shape(scene, "bar", 0)->fill.colour;
        AnkeRgb line = find_shape(scene, "line", 0)->stroke.colour;
        g_assert_cmphex(find_shape(scene, "tick", 0)->text.style.colour, ==, bars);
        g_assert_cmphex(find_shape(scene, "unit", 0)->text.style.colour, ==, bars);
        g_assert_cmphex(find_shape(scene, "unit", 1)->text.style.colour, ==, line);
        g_assert_cmpfloat(anke_rgb_contrast(bars, 0xFFFFFF), >=, 4.5);
        g_assert_cmpfloat(anke_rgb_contrast(line, 0xFFFFFF), >=, 4.5);
        g_assert_cmpuint(count_shapes(scene, "bar"), ==, 5);
    }
}

static void test_bars_of_money_begin_at_zero_also_below_it(void)
{
    AnkeCell balance[6] = {known(-12, 1), known(5, 1), known(20, 1),
                           known(0, 1),   unknown,     known(-3, 1)};
    AnkeSeries series = {.label = "収支", .unit = "（億円）", .cells = balance, .has_bars = TRUE};
    AnkeIndicatorsSpec spec = {.figure = {.title = "収支"},
                               .n_years = 6,
                               .years = census,
                               .n_series = 1,
                               .series = &series};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_indicators_lay_out(scene, &spec);
    check_places(scene);
    const AnkeShape *loss = find_shape(scene, "bar", 0);
    const AnkeShape *gain = find_shape(scene, "bar", 1);
    g_assert_cmpfloat_with_epsilon(loss->box.y, anke_box_bottom(gain->box), 1e-6);
    g_assert_cmpfloat_with_epsilon(loss->box.height / 12, gain->box.height / 5, 1e-6);
    const AnkeSceneScale *scale = anke_scene_scale_at(scene, 0);
    g_assert_true(scale->first <= -12 && scale->last >= 20);
}

static void test_nothing_known_is_drawn_as_nothing(void)
{
    AnkeCell none[6] = {unknown, unknown, unknown, unknown, unknown, unknown};
    AnkeSeries series[2] = {{.label = "歳出", .cells = none, .has_bars = TRUE},
                            {.label = "人口", .cells = none}};
    AnkeIndicatorsSpec spec = {
        .figure = {.title = "無"}, .n_years = 6, .years = census, .n_series = 2, .series = series};
    for (guint is_double = 0; is_double < 2; is_double++) {
        spec.has_two_axes = is_double != 0;
        g_autoptr(AnkeScene) scene = new_scene(482);
        anke_indicators_lay_out(scene, &spec);
        check_places(scene);
        g_assert_null(find_shape(scene, "bar", 0));
        g_assert_null(find_shape(scene, "line", 0));
    }
}

static void test_round_years_are_labelled_where_not_all_fit(void)
{
    AnkeYear years[40];
    char labels[40][8];
    for (guint i = 0; i < 40; i++) {
        g_snprintf(labels[i], sizeof labels[i], "%u", 1986 + i);
        years[i] = (AnkeYear){labels[i], 1986 + i};
    }
    g_autoptr(AnkeScene) scene = new_scene(482);
    g_auto(AnkeYearAxis) axis;
    anke_year_axis_init(&axis, scene, years, 40, (AnkeBox){50, 0, 420, 0});
    (void)anke_year_axis_add_labels(scene, &axis, 10);
    anke_scene_set_height(scene, 60);
    check_places(scene);
    g_assert_true(has_text(scene, "1990") && has_text(scene, "2020") && has_text(scene, "2025"));
    g_assert_true(has_text(scene, "1986"));
    g_assert_false(has_text(scene, "2003"));
}

/* Thirty years of numbers that rise and fall. */
static void fill_thirty(AnkeYear *years, AnkeCell *cells, char labels[30][8])
{
    for (guint i = 0; i < 30; i++) {
        g_snprintf(labels[i], 8, "%u", 1989 + i);
        years[i] = (AnkeYear){labels[i], 1989 + i};
        cells[i] = known(1000 + floor(200 * sin(i / 5.0)), 1);
    }
}

static void check_apart(const AnkeScene *scene, const char *text, const char *mark)
{
    for (guint i = 0; i < count_shapes(scene, text); i++) {
        for (guint k = 0; k < count_shapes(scene, mark); k++) {
            const AnkeShape *a = find_shape(scene, text, i);
            const AnkeShape *b = find_shape(scene, mark, k);
            g_assert_cmpfloat(anke_box_overlap(a->box, b->box), <=, 0.01);
        }
    }
}

static void test_totals_and_values_stand_above_all_columns_that_they_reach(void)
{
    char labels[30][8];
    AnkeYear years[30];
    AnkeCell cells[30];
    fill_thirty(years, cells, labels);
    AnkeStaffDivision division = {"一般行政", cells, 0, FALSE};
    AnkeStaffSpec staff = {.figure = {.title = "職員数"},
                           .n_years = 30,
                           .years = years,
                           .totals = cells,
                           .n_divisions = 1,
                           .divisions = &division,
                           .n_colours = 5};
    AnkeSeries series = {.label = "歳出", .unit = "（億円）", .cells = cells, .has_bars = TRUE};
    AnkeIndicatorsSpec money = {.figure = {.title = "歳出"},
                                .n_years = 30,
                                .years = years,
                                .n_series = 1,
                                .series = &series};
    for (double width = 231; width <= 960; width += 243) {
        g_autoptr(AnkeScene) columns = new_scene(width);
        anke_staff_lay_out(columns, &staff);
        check_apart(columns, "total", "segment");
        check_apart(columns, "peak", "segment");
        g_assert_true(has_text(columns, "1,199"));
        g_autoptr(AnkeScene) bars = new_scene(width);
        anke_indicators_lay_out(bars, &money);
        check_apart(bars, "value", "bar");
        g_assert_true(has_text(bars, "1,199"));
    }
}

/* A value between two bars would be read as that of either. */
static void test_values_of_bars_stand_above_their_own_bar(void)
{
    char labels[30][8];
    AnkeYear years[30];
    AnkeCell cells[30];
    fill_thirty(years, cells, labels);
    for (guint i = 0; i < 30; i++) {
        cells[i] = known(20 + 2 * (i * 7 % 11), 1);
    }
    AnkeSeries series = {.label = "歳出", .unit = "（億円）", .cells = cells, .has_bars = TRUE};
    AnkeIndicatorsSpec spec = {.figure = {.title = "歳出"},
                               .n_years = 30,
                               .years = years,
                               .n_series = 1,
                               .series = &series};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_indicators_lay_out(scene, &spec);
    g_assert_cmpuint(count_shapes(scene, "value"), ==, 30);
    for (guint i = 0; i < 30; i++) {
        /* the highest is written first, the others from the last year on */
        const AnkeShape *value = find_shape(scene, "value", i);
        double middle = value->box.x + value->box.width / 2;
        gboolean is_over_own = FALSE;
        for (guint k = 0; k < 30; k++) {
            const AnkeBox bar = find_shape(scene, "bar", k)->box;
            g_autofree char *text = g_strdup_printf("%.0f", cells[k].count);
            is_over_own = is_over_own || (g_str_equal(text, value->text.text) &&
                                          fabs(middle - bar.x - bar.width / 2) < 3 &&
                                          anke_box_bottom(value->box) <= bar.y + 0.01);
        }
        g_assert_true(is_over_own);
    }
}

static void test_the_last_year_is_labelled_whatever_stands_beside_it(void)
{
    AnkeYear years[30];
    AnkeCell cells[30];
    char labels[30][8];
    fill_thirty(years, cells, labels);
    for (double width = 120; width < 500; width += 20) {
        g_autoptr(AnkeScene) scene = new_scene(560);
        g_auto(AnkeYearAxis) axis;
        anke_year_axis_init(&axis, scene, years, 30, (AnkeBox){30, 0, width, 0});
        (void)anke_year_axis_add_labels(scene, &axis, 10);
        anke_scene_set_height(scene, 60);
        check_places(scene);
        g_assert_true(has_text(scene, "2018"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/staff/changes have signs and rates", test_changes_have_signs_and_rates);
    g_test_add_func("/staff/staff is stacked on a true time axis",
                    test_staff_is_stacked_on_a_true_time_axis);
    g_test_add_func("/staff/census years stand at their true distances",
                    test_census_years_stand_at_their_true_distances);
    g_test_add_func("/staff/lines break at years that the series usually has",
                    test_lines_break_at_years_that_the_series_usually_has);
    g_test_add_func("/staff/dense lines have markers at their ends only",
                    test_dense_lines_have_markers_at_their_ends_only);
    g_test_add_func("/staff/values give way to each other", test_values_give_way_to_each_other);
    g_test_add_func("/staff/two axes are written in the colours of their series",
                    test_two_axes_are_written_in_the_colours_of_their_series);
    g_test_add_func("/staff/bars of money begin at zero also below it",
                    test_bars_of_money_begin_at_zero_also_below_it);
    g_test_add_func("/staff/nothing known is drawn as nothing",
                    test_nothing_known_is_drawn_as_nothing);
    g_test_add_func("/staff/round years are labelled where not all fit",
                    test_round_years_are_labelled_where_not_all_fit);
    g_test_add_func("/staff/totals and values stand above all columns that they reach",
                    test_totals_and_values_stand_above_all_columns_that_they_reach);
    g_test_add_func("/staff/values of bars stand above their own bar",
                    test_values_of_bars_stand_above_their_own_bar);
    g_test_add_func("/staff/the last year is labelled whatever stands beside it",
                    test_the_last_year_is_labelled_whatever_stands_beside_it);
    return g_test_run();
}
