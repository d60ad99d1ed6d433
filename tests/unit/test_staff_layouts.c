/* Layouts of staff and ages: every band, true time, honest axes, and nothing out of its place. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/age_layout.h"
#include "charts/plots/change_table.h"
#include "charts/plots/indicators_layout.h"
#include "charts/plots/pyramid_layout.h"
#include "charts/plots/series_line.h"
#include "charts/plots/series_panel.h"
#include "charts/plots/staff_layout.h"
#include "charts/plots/two_axes.h"
#include "charts/plots/year_axis.h"
#include "charts/spec/age_bands.h"
#include "tests/unit/scene_checks.h"

static const AnkeCell hidden = {ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN};
static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};

static const char *const bands[12] = {"20歳未満",   "20歳～23歳", "24歳～27歳", "28歳～31歳",
                                      "32歳～35歳", "36歳～39歳", "40歳～43歳", "44歳～47歳",
                                      "48歳～51歳", "52歳～55歳", "56歳～59歳", "60歳以上"};

/* 日光市, 1 April 2013, as published. */
static const double nikko[12] = {3, 27, 73, 67, 102, 135, 156, 120, 106, 121, 179, 0};

static void fill_year(AnkeAgeYear *year, AnkeCell *cells, const char *label)
{
    *year = (AnkeAgeYear){label, 1089, cells};
    for (guint i = 0; i < 12; i++) {
        cells[i] = known(nikko[i], 1089);
    }
}

static void test_age_bands_are_all_drawn_at_every_width(void)
{
    AnkeCell now[12];
    AnkeCell before[12];
    AnkeAgeSpec spec = {.figure = {.title = "年齢別職員構成"}, .n_bands = 12, .bands = bands};
    AnkeAgeYear earlier;
    fill_year(&spec.now, now, "平成25年");
    fill_year(&earlier, before, "平成20年");
    before[4] = hidden;
    spec.before = &earlier;
    for (double width = 200; width <= 960; width += 190) {
        g_autoptr(AnkeScene) scene = new_scene(width);
        anke_age_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "bar"), ==, 11);
        g_assert_cmpuint(count_shapes(scene, "before"), ==, 2);
        g_assert_cmpuint(count_shapes(scene, "marker"), ==, 12);
        for (guint i = 0; i < 12; i++) {
            g_assert_true(width > 400 || has_text(scene, bands[i]));
        }
        g_assert_true(has_text(scene, "1,089"));
        g_assert_true(has_text(scene, "秘匿"));
    }
}

static void test_age_columns_stand_over_their_numbers(void)
{
    AnkeCell now[12];
    AnkeAgeSpec spec = {.figure = {.title = "年齢別職員構成"}, .n_bands = 12, .bands = bands};
    fill_year(&spec.now, now, "平成25年");
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_lay_out(scene, &spec);
    for (guint i = 0; i < 11; i++) {
        const AnkeShape *bar = find_shape(scene, "bar", i);
        const AnkeShape *number = find_shape(scene, "cell", 1 + i);
        double middle = bar->box.x + bar->box.width / 2;
        g_assert_cmpfloat_with_epsilon(middle, number->text.anchor.x, 1e-6);
    }
    g_assert_true(has_text(scene, "16.4"));
    g_assert_true(has_text(scene, "－"));
}

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

static void test_the_thin_cohort_is_marked_behind_its_columns(void)
{
    AnkeCell now[12];
    AnkeAgeSpec spec = {.figure = {.title = "年齢別職員構成"}, .n_bands = 12, .bands = bands};
    fill_year(&spec.now, now, "平成25年");
    g_autoptr(AnkeScene) without = new_scene(482);
    anke_age_lay_out(without, &spec);
    g_assert_null(find_shape(without, "valley", 0));
    spec.valley = (AnkeAgeValley){5.75, 7, "39～43歳"};
    for (double width = 231; width <= 482; width += 251) {
        g_autoptr(AnkeScene) scene = new_scene(width);
        anke_age_lay_out(scene, &spec);
        check_places(scene);
        const AnkeShape *valley = find_shape(scene, "valley", 0);
        const AnkeShape *bar = find_shape(scene, "bar", 6); /* 40歳～43歳 */
        double from = width > 400 ? valley->box.x : valley->box.y;
        double to = width > 400 ? anke_box_right(valley->box) : anke_box_bottom(valley->box);
        double middle =
            width > 400 ? bar->box.x + bar->box.width / 2 : bar->box.y + bar->box.height / 2;
        double slot = (to - from) / 1.25;
        g_assert_cmpfloat_with_epsilon(to - middle, slot / 2, 1e-6);
    }
    g_assert_cmphex(anke_rgb_contrast(0xFFF0D0, 0x333333) > 4.5, ==, TRUE);
}

static void test_heads_of_bands_have_two_lines(void)
{
    static const char *const odd[3] = {"20歳未満", "20代", "60歳以上"};
    AnkeCell now[3] = {known(10, 40), known(10, 40), known(20, 40)};
    AnkeAgeSpec spec = {
        .figure = {.title = "年齢"}, .n_bands = 3, .bands = odd, .now = {"令和8年", 40, now}};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_lay_out(scene, &spec);
    check_text(scene, "head", 1, "20歳");
    check_text(scene, "head", 2, "未満");
    check_text(scene, "head", 3, "20代");
    check_text(scene, "head", 5, "以上");
    g_assert_cmpuint(anke_scene_n_scales(scene), ==, 1);
    const AnkeSceneScale *scale = anke_scene_scale_at(scene, 0);
    g_assert_true(scale->has_bars && scale->first <= 0 && scale->last >= 50);
}

static void test_bands_of_ages_are_read_as_published(void)
{
    static const struct {
        const char *label;
        double from;
        double to;
        gint official;
    } cases[] = {{"20歳未満", -INFINITY, 20, 0}, {"19歳以下", -INFINITY, 20, 0},
                 {"20～23歳", 20, 24, 1},        {"２０歳～２３歳", 20, 24, 1},
                 {"20-23", 20, 24, 1},           {"20歳以上24歳未満", 20, 24, 1},
                 {"56〜59才", 56, 60, 10},       {"60歳以上", 60, INFINITY, 11},
                 {"60歳～", 60, INFINITY, 11},   {"30代", 30, 40, -1},
                 {"34歳", 34, 35, -1},           {"20～24歳", 20, 25, -1}};
    static const char *const bad[] = {"",      "歳",         "計",        "23～20歳",
                                      "200歳", "20歳くらい", "20歳以上か"};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        AnkeAgeBand band;
        g_assert_true(anke_age_band_parse(cases[i].label, &band));
        g_assert_true(band.from >= cases[i].from && band.from <= cases[i].from);
        g_assert_true(band.to >= cases[i].to && band.to <= cases[i].to);
        g_assert_cmpint(anke_age_band_find_official(&band), ==, cases[i].official);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        AnkeAgeBand band = {1, 2};
        g_assert_false(anke_age_band_parse(bad[i], &band));
        g_assert_true(band.from < 1.5 && band.to > 1.5); /* left as it was */
    }
    for (guint i = 0; i < ANKE_AGE_N_OFFICIAL; i++) {
        AnkeAgeBand band;
        g_assert_true(anke_age_band_parse(anke_age_band_official(i), &band));
        g_assert_cmpint(anke_age_band_find_official(&band), ==, (gint)i);
    }
}

static void fill_sides(AnkePyramidYear *year, AnkeCell cells[2][12], double scale)
{
    *year = (AnkePyramidYear){.label = scale > 1.5 ? "平成20年" : "平成25年"};
    for (guint side = 0; side < 2; side++) {
        year->totals[side] = side == 0 ? 700 : 389;
        year->cells[side] = cells[side];
        for (guint i = 0; i < 12; i++) {
            cells[side][i] = known(floor(nikko[i] * scale * (side == 0 ? 0.6 : 0.4)), 1089);
        }
    }
}

static void test_a_pyramid_is_symmetric_and_youngest_at_the_bottom(void)
{
    AnkeCell now[2][12];
    AnkeCell before[2][12];
    AnkePyramidYear earlier;
    AnkePyramidSpec spec = {
        .figure = {.title = "年齢"}, .n_bands = 12, .bands = bands, .sides = {"男", "女"}};
    fill_sides(&spec.now, now, 1);
    fill_sides(&earlier, before, 2);
    spec.before = &earlier;
    static const double widths[] = {231, 482, 960};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_pyramid_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "bar"), ==, 22);
        g_assert_cmpuint(count_shapes(scene, "outline"), ==, 2);
        const AnkeSceneScale *left = anke_scene_scale_at(scene, 0);
        const AnkeSceneScale *right = anke_scene_scale_at(scene, 1);
        g_assert_cmpfloat(left->last, ==, right->last);
        g_assert_cmpfloat_with_epsilon(left->plot.x + anke_box_right(right->plot), widths[w], 1e-6);
        /* Bars of both sides have one scale: 男 27 x 0.6 = 16, 女 10. */
        const AnkeShape *man = find_shape(scene, "bar", 1);
        const AnkeShape *woman = find_shape(scene, "bar", 12);
        g_assert_cmpfloat_with_epsilon(man->box.width / 16, woman->box.width / 10, 1e-6);
        g_assert_cmpfloat_with_epsilon(man->box.y, woman->box.y, 1e-6);
        g_assert_cmpfloat(find_shape(scene, "bar", 0)->box.y, >, man->box.y);
        /* Bars nearly touch: the gap is below a tenth. */
        const AnkeShape *next = find_shape(scene, "bar", 2);
        double gap = man->box.y - anke_box_bottom(next->box);
        g_assert_cmpfloat(gap, <, 0.1 * man->box.height);
        g_assert_cmpfloat(gap, >=, 0);
    }
}

static void test_a_hidden_cell_is_a_stub_and_breaks_the_outline(void)
{
    AnkeCell now[2][12];
    AnkeCell before[2][12];
    AnkePyramidYear earlier;
    AnkePyramidSpec spec = {
        .figure = {.title = "年齢"}, .n_bands = 12, .bands = bands, .sides = {"男", "女"}};
    fill_sides(&spec.now, now, 1);
    fill_sides(&earlier, before, 2);
    spec.before = &earlier;
    now[1][0] = hidden;
    before[0][5] = hidden;
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_pyramid_lay_out(scene, &spec);
    check_places(scene);
    g_assert_cmpuint(count_shapes(scene, "hidden"), ==, 1);
    g_assert_cmpuint(count_shapes(scene, "outline"), ==, 3);
    g_assert_true(has_text(scene, "秘匿"));
    /* The stub is as long whatever the number. */
    double stub = find_shape(scene, "hidden", 0)->box.width;
    for (guint i = 0; i < 12; i++) {
        now[0][i] = known(1e6, 1e7);
    }
    g_autoptr(AnkeScene) large = new_scene(482);
    anke_pyramid_lay_out(large, &spec);
    g_assert_cmpfloat_with_epsilon(find_shape(large, "hidden", 0)->box.width, stub, 1e-6);
}

static void test_many_ages_have_labels_that_do_not_touch(void)
{
    const char *ages[48];
    char labels[48][8];
    AnkeCell cells[48];
    for (guint i = 0; i < 48; i++) {
        g_snprintf(labels[i], sizeof labels[i], "%u", 18 + i);
        ages[i] = labels[i];
        cells[i] = known(i % 7, 100);
    }
    AnkePyramidSpec spec = {.figure = {.title = "年齢"},
                            .n_bands = 48,
                            .bands = ages,
                            .sides = {"男", "女"},
                            .now = {"", {100, 100}, {cells, cells}}};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_pyramid_lay_out(scene, &spec);
    check_places(scene);
    g_assert_cmpuint(count_shapes(scene, "label"), <, 48);
    g_assert_cmpuint(count_shapes(scene, "value"), ==, 0);
    g_assert_cmpfloat(anke_scene_height(scene), <, 520);
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

static void test_two_axes_begin_at_zero_with_equal_intervals(void)
{
    static const double highs[][2] = {{40217, 101039}, {253, 71392}, {0, 0},
                                      {1, 1e12},       {0.3, 7},     {999999, 1000001}};
    for (gsize i = 0; i < G_N_ELEMENTS(highs); i++) {
        AnkeTicks left;
        AnkeTicks right;
        anke_two_axes_place_ticks(highs[i][0], highs[i][1], &left, &right);
        g_assert_cmpint(left.first, ==, 0);
        g_assert_cmpint(right.first, ==, 0);
        g_assert_cmpint(left.last, ==, right.last);
        g_assert_cmpint(left.last, >=, 4);
        g_assert_cmpint(left.last, <=, 6);
        g_assert_cmpfloat(anke_tick_value(&left, left.last), >=, highs[i][0]);
        g_assert_cmpfloat(anke_tick_value(&right, right.last), >=, highs[i][1]);
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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/staff/age bands are all drawn at every width",
                    test_age_bands_are_all_drawn_at_every_width);
    g_test_add_func("/staff/age columns stand over their numbers",
                    test_age_columns_stand_over_their_numbers);
    g_test_add_func("/staff/changes have signs and rates", test_changes_have_signs_and_rates);
    g_test_add_func("/staff/staff is stacked on a true time axis",
                    test_staff_is_stacked_on_a_true_time_axis);
    g_test_add_func("/staff/the thin cohort is marked behind its columns",
                    test_the_thin_cohort_is_marked_behind_its_columns);
    g_test_add_func("/staff/heads of bands have two lines", test_heads_of_bands_have_two_lines);
    g_test_add_func("/staff/bands of ages are read as published",
                    test_bands_of_ages_are_read_as_published);
    g_test_add_func("/staff/a pyramid is symmetric and youngest at the bottom",
                    test_a_pyramid_is_symmetric_and_youngest_at_the_bottom);
    g_test_add_func("/staff/a hidden cell is a stub and breaks the outline",
                    test_a_hidden_cell_is_a_stub_and_breaks_the_outline);
    g_test_add_func("/staff/many ages have labels that do not touch",
                    test_many_ages_have_labels_that_do_not_touch);
    g_test_add_func("/staff/census years stand at their true distances",
                    test_census_years_stand_at_their_true_distances);
    g_test_add_func("/staff/lines break at years that the series usually has",
                    test_lines_break_at_years_that_the_series_usually_has);
    g_test_add_func("/staff/dense lines have markers at their ends only",
                    test_dense_lines_have_markers_at_their_ends_only);
    g_test_add_func("/staff/values give way to each other", test_values_give_way_to_each_other);
    g_test_add_func("/staff/two axes begin at zero with equal intervals",
                    test_two_axes_begin_at_zero_with_equal_intervals);
    g_test_add_func("/staff/two axes are written in the colours of their series",
                    test_two_axes_are_written_in_the_colours_of_their_series);
    g_test_add_func("/staff/bars of money begin at zero also below it",
                    test_bars_of_money_begin_at_zero_also_below_it);
    g_test_add_func("/staff/nothing known is drawn as nothing",
                    test_nothing_known_is_drawn_as_nothing);
    g_test_add_func("/staff/round years are labelled where not all fit",
                    test_round_years_are_labelled_where_not_all_fit);
    return g_test_run();
}
