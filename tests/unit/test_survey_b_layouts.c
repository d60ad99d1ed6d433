/* Trends, dot plots and slope graphs without fonts: what stands where, what is broken, what is said. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/dot_layout.h"
#include "charts/plots/slope_layout.h"
#include "charts/plots/trend_layout.h"
#include "charts/scene/mark.h"
#include "tests/unit/scene_checks.h"

static const double widths[] = {200, 231, 482, 960};

#define MOST_MOMENTS 8
#define MOST_PANELS 40
#define LONG_LABEL                                                                                                                               \
    "過去の資料やマニュアルを見れば分かるので、先輩や同僚に改めて聞く必要をそれほど感じていないた" \
    "め"

static const AnkeMoment moments[MOST_MOMENTS] = {
    {"2024Q1", 2024}, {"2024Q2", 2024.25}, {"2024Q3", 2024.5}, {"2024Q4", 2024.75},
    {"2025Q1", 2025}, {"2025Q2", 2025.25}, {"2025Q3", 2025.5}, {"2025Q4", 2025.75}};

static const AnkeTrendPoint unknown_point = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NULL, FALSE, FALSE};

static AnkeTrendPoint point_of(double value, const char *text)
{
    return (AnkeTrendPoint){ANKE_CELL_KNOWN, value, value - 4, value + 4, text, FALSE, FALSE};
}

/* Room for a spec of trends with one line a panel. */
typedef struct {
    AnkeTrendPoint points[MOST_PANELS][MOST_MOMENTS];
    AnkeTrendLine lines[MOST_PANELS];
    AnkeTrendPanel panels[MOST_PANELS];
    AnkeTrendSpec spec;
} Fixture;

static void fill(Fixture *fixture, guint n_panels, guint n_moments)
{
    for (guint p = 0; p < n_panels; p++) {
        for (guint i = 0; i < n_moments; i++) {
            fixture->points[p][i] = point_of(10 + 5 * i + p, "12.5");
        }
        fixture->lines[p] = (AnkeTrendLine){"項目", fixture->points[p]};
        fixture->panels[p] = (AnkeTrendPanel){
            .label = "項目", .unit = "（％）", .n_lines = 1, .lines = &fixture->lines[p]};
    }
    fixture->spec = (AnkeTrendSpec){.figure = {.title = "推移"},
                                    .n_moments = n_moments,
                                    .moments = moments,
                                    .n_panels = n_panels,
                                    .panels = fixture->panels,
                                    .interval_words = "95％信頼区間"};
}

static AnkeScene *lay_out(const Fixture *fixture, double width)
{
    AnkeScene *scene = new_scene(width);
    anke_trend_lay_out(scene, &fixture->spec);
    return scene;
}

/* The height of a value by the scale that the layout says it used. */
static double scale_y(const AnkeSceneScale *scale, double value)
{
    double share = (value - scale->first) / (scale->last - scale->first);
    return anke_box_bottom(scale->plot) - share * scale->plot.height;
}

static void test_points_stand_by_one_scale_and_true_time(void)
{
    Fixture fixture;
    fill(&fixture, 3, 4);
    const AnkeMoment uneven[] = {{"a", 2020}, {"b", 2021}, {"c", 2022}, {"d", 2023.4}};
    fixture.spec.moments = uneven;
    g_autoptr(AnkeScene) scene = lay_out(&fixture, 482);
    g_assert_cmpuint(anke_scene_n_scales(scene), ==, 3);
    for (guint p = 0; p < 3; p++) {
        const AnkeShape *line = find_shape(scene, "line", p);
        const AnkeSceneScale *scale = anke_scene_scale_at(scene, p);
        g_assert_cmpuint(line->n_points, ==, 4);
        for (guint i = 0; i < 4; i++) {
            double y = scale_y(scale, fixture.points[p][i].value);
            g_assert_cmpfloat_with_epsilon(line->points[i].y, y, 1e-6);
        }
        double year = line->points[1].x - line->points[0].x;
        g_assert_cmpfloat_with_epsilon(line->points[3].x - line->points[2].x, 1.4 * year, 1e-6);
        g_assert_cmpfloat(scale->first, ==, anke_scene_scale_at(scene, 0)->first);
        g_assert_cmpfloat(scale->last, ==, anke_scene_scale_at(scene, 0)->last);
        g_assert_cmpfloat(scale->first, ==, 0);
        g_assert_cmpfloat(scale->last, >=, scale->high);
    }
}

static void test_lines_are_broken_where_nothing_joins_them(void)
{
    Fixture fixture;
    fill(&fixture, 1, 5);
    fixture.points[0][2] = unknown_point;
    g_autoptr(AnkeScene) unknown = lay_out(&fixture, 482);
    g_assert_cmpuint(count_shapes(unknown, "line"), ==, 2);
    g_assert_true(has_text(unknown, "値のない時点の前後は線で結ばない。"));

    fill(&fixture, 1, 5);
    fixture.points[0][2].is_cut = TRUE;
    g_autoptr(AnkeScene) cut = lay_out(&fixture, 482);
    g_assert_cmpuint(count_shapes(cut, "line"), ==, 2);
    g_assert_cmpuint(count_shapes(cut, "cut"), ==, 1);
    const AnkeShape *dotted = find_shape(cut, "cut", 0);
    const AnkeShape *before = find_shape(cut, "line", 0);
    const AnkeShape *after = find_shape(cut, "line", 1);
    g_assert_cmpfloat(dotted->points[0].x, >, before->points[1].x);
    g_assert_cmpfloat(dotted->points[0].x, <, after->points[0].x);
    g_assert_true(has_text(cut, "縦の点線は設問の変更を示し、前後は線で結ばない。"));

    fill(&fixture, 1, 4);
    const AnkeMoment holed[] = {{"a", 2020}, {"b", 2021}, {"c", 2023}, {"d", 2024}};
    fixture.spec.moments = holed;
    g_autoptr(AnkeScene) gap = lay_out(&fixture, 482);
    g_assert_cmpuint(count_shapes(gap, "line"), ==, 2);
    g_assert_true(has_text(gap, "調査又は集計のない時期の前後は線で結ばない。"));
}

static void test_few_points_have_whiskers_and_many_a_band(void)
{
    Fixture fixture;
    fill(&fixture, 1, 6);
    g_autoptr(AnkeScene) few = lay_out(&fixture, 482);
    g_assert_cmpuint(count_shapes(few, "interval"), ==, 18);
    g_assert_cmpuint(count_shapes(few, "band"), ==, 0);
    g_assert_true(has_text(few, "縦の細線は割合の95％信頼区間。"));

    fill(&fixture, 1, 8);
    g_autoptr(AnkeScene) many = lay_out(&fixture, 482);
    g_assert_cmpuint(count_shapes(many, "interval"), ==, 0);
    const AnkeShape *band = find_shape(many, "band", 0);
    const AnkeSceneScale *scale = anke_scene_scale_at(many, 0);
    g_assert_cmpuint(band->n_points, ==, 16);
    g_assert_cmpfloat_with_epsilon(band->points[0].y, scale_y(scale, 14), 1e-6);
    g_assert_cmpfloat_with_epsilon(band->points[15].y, scale_y(scale, 6), 1e-6);
    /* The band lies under the grid, so that the grid stays to be seen. */
    guint band_at = 0;
    guint grid_at = 0;
    for (guint i = 0; i < anke_scene_n_shapes(many); i++) {
        const AnkeShape *shape = anke_scene_shape_at(many, i);
        band_at = strcmp(shape->part, "band") == 0 ? i : band_at;
        grid_at = grid_at == 0 && strcmp(shape->part, "grid") == 0 ? i : grid_at;
    }
    g_assert_cmpuint(band_at, <, grid_at);
    g_assert_cmpfloat(anke_rgb_contrast(band->fill.colour, 0xFFFFFF), <, 1.5);
}

static void test_small_bases_are_hollow_and_noted(void)
{
    Fixture fixture;
    fill(&fixture, 1, 4);
    fixture.points[0][1].is_small = TRUE;
    g_autoptr(AnkeScene) scene = lay_out(&fixture, 482);
    g_assert_cmpint(find_shape(scene, "point", 0)->symbol, ==, ANKE_SYMBOL_DISC);
    g_assert_cmpint(find_shape(scene, "point", 1)->symbol, ==, ANKE_SYMBOL_RING);
    g_assert_true(has_text(scene, "白抜きの点（＊）は n<30 で参考値。"));
}

static void test_an_axis_leaves_zero_only_with_a_note(void)
{
    Fixture fixture;
    fill(&fixture, 1, 4);
    for (guint i = 0; i < 4; i++) {
        fixture.points[0][i].value = 900 + i;
        fixture.points[0][i].low = fixture.points[0][i].high = NAN;
    }
    g_autoptr(AnkeScene) scene = lay_out(&fixture, 482);
    g_assert_cmpfloat(anke_scene_scale_at(scene, 0)->first, >, 0);
    g_assert_cmpfloat(anke_scene_scale_at(scene, 0)->first, <=, 900);
    g_assert_true(has_text(scene, "縦軸は0から始まらない。"));
    fixture.points[0][3].value = 600;
    g_autoptr(AnkeScene) wide = lay_out(&fixture, 482);
    g_assert_cmpfloat(anke_scene_scale_at(wide, 0)->first, ==, 0);
    g_assert_false(has_text(wide, "縦軸は0から始まらない。"));
}

static void test_only_outer_panels_carry_axes(void)
{
    Fixture fixture;
    fill(&fixture, 7, 4);
    g_autoptr(AnkeScene) scene = lay_out(&fixture, 482);
    guint n_times = 0;
    double left = INFINITY;
    for (guint i = 0; i < anke_scene_n_scales(scene); i++) {
        left = MIN(left, anke_scene_scale_at(scene, i)->plot.x);
    }
    for (guint i = 0; find_shape(scene, "tick", i) != NULL; i++) {
        g_assert_cmpfloat(anke_box_right(find_shape(scene, "tick", i)->box), <=, left);
    }
    for (guint i = 0; find_shape(scene, "time", i) != NULL; i++) {
        n_times += strcmp(find_shape(scene, "time", i)->text.text, "2024Q4") == 0 ? 1 : 0;
    }
    g_assert_cmpuint(n_times, ==, 4); /* of four columns */
    g_assert_cmpuint(anke_scene_n_breaks(scene), ==, 1);
}

static void test_panels_fit_at_every_width(void)
{
    static const guint numbers[] = {1, 2, 5, MOST_PANELS};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        for (gsize n = 0; n < G_N_ELEMENTS(numbers); n++) {
            g_autofree Fixture *fixture = g_new0(Fixture, 1);
            fill(fixture, numbers[n], 6);
            fixture->panels[0].label = LONG_LABEL;
            fixture->panels[0].base = "n=12～1,350＊";
            g_autoptr(AnkeScene) scene = lay_out(fixture, widths[w]);
            check_places(scene);
            g_assert_cmpuint(count_shapes(scene, "panel"), ==, numbers[n]);
            g_assert_cmpuint(count_shapes(scene, "value"), >=, 2 * numbers[n]);
            g_assert_false(has_text(scene, "一部の値は表示を省略した。"));
        }
    }
}

static void test_panels_without_values_say_so(void)
{
    Fixture fixture;
    fill(&fixture, 2, 3);
    for (guint i = 0; i < 3; i++) {
        fixture.points[0][i] = unknown_point;
        fixture.points[1][i] = unknown_point;
    }
    g_autoptr(AnkeScene) scene = lay_out(&fixture, 482);
    check_places(scene);
    check_text(scene, "value", 0, "値なし");
    g_assert_true(isnan(anke_scene_scale_at(scene, 0)->low));
}

static void test_values_of_several_lines_do_not_touch(void)
{
    AnkeTrendPoint points[4][3];
    AnkeTrendLine lines[4];
    for (guint line = 0; line < 4; line++) {
        for (guint i = 0; i < 3; i++) {
            points[line][i] = point_of(40 + 0.5 * line * i, "40.5");
        }
        lines[line] = (AnkeTrendLine){"選択肢", points[line]};
    }
    AnkeTrendPanel panels[6];
    for (guint p = 0; p < 6; p++) {
        panels[p] = (AnkeTrendPanel){
            .label = "企画部", .base = "n=60", .unit = "（％）", .n_lines = 4, .lines = lines};
    }
    AnkeTrendSpec spec = {.figure = {.title = "推移"},
                          .n_moments = 3,
                          .moments = moments,
                          .n_panels = 6,
                          .panels = panels};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_trend_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "value"), ==, 2 * 4 * 6);
        g_assert_cmpuint(count_shapes(scene, "line"), ==, 4 * 6);
        g_assert_cmpuint(count_shapes(scene, "band") + count_shapes(scene, "interval"), ==, 0);
    }
}

static void test_everyone_is_a_grey_line_beside_groups(void)
{
    Fixture fixture;
    fill(&fixture, 2, 4);
    AnkeTrendLine all = {"全体", fixture.points[1]};
    fixture.panels[0].reference = &all;
    fixture.panels[1].reference = &all;
    g_autoptr(AnkeScene) scene = lay_out(&fixture, 482);
    g_assert_cmpuint(count_shapes(scene, "total"), ==, 2);
    g_assert_true(has_text(scene, "全体"));
    check_places(scene);
}

#define N_ANSWERS 3

static const AnkeAnswer answers[N_ANSWERS] = {{"その他", ANKE_ANSWER_OTHER},
                                              {"忙しそう", ANKE_ANSWER_CHOICE},
                                              {LONG_LABEL, ANKE_ANSWER_CHOICE}};

static void test_dots_stand_at_their_shares_in_the_order_of_bars(void)
{
    AnkeCell all[N_ANSWERS] = {known(20, 100), known(30, 100), known(50, 100)};
    AnkeCell one[N_ANSWERS] = {known(4, 20), known(12, 20), known(10, 20)};
    AnkeAnswerGroup groups[] = {{"全体", 100, FALSE, all}, {"企画部", 20, FALSE, one}};
    AnkeCrossSpec spec = {.figure = {.title = "理由"},
                          .n_answers = N_ANSWERS,
                          .answers = answers,
                          .n_groups = 2,
                          .groups = groups};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_dot_lay_out(scene, &spec);
        check_places(scene);
        check_text(scene, "label", 0, LONG_LABEL);
        check_text(scene, "label", 1, "忙しそう");
        check_text(scene, "label", 2, "その他");
        check_text(scene, "value", 0, "50.0");
        const AnkeSceneScale *scale = anke_scene_scale_at(scene, 0);
        double x = scale->plot.x + scale->plot.width * 60 / scale->last;
        g_assert_cmpfloat_with_epsilon(find_shape(scene, "point", 1)->points[0].x, x, 1e-6);
        x = scale->plot.x + scale->plot.width * 30 / scale->last;
        g_assert_cmpfloat_with_epsilon(find_shape(scene, "total", 1)->points[0].x, x, 1e-6);
        g_assert_true(has_text(scene, "企画部（n=20）＊"));
        g_assert_true(has_text(scene, "＊は n<30 で参考値。"));
    }
}

static void test_equal_dots_stand_one_above_the_other(void)
{
    AnkeCell cells[ANKE_MARK_MOST + 1][1];
    AnkeAnswerGroup groups[ANKE_MARK_MOST + 1];
    for (guint g = 0; g <= ANKE_MARK_MOST; g++) {
        cells[g][0] = known(40 + g % 2, 80);
        groups[g] = (AnkeAnswerGroup){"部", 80, FALSE, cells[g]};
    }
    AnkeCrossSpec spec = {.figure = {.title = "理由"},
                          .n_answers = 1,
                          .answers = &answers[1],
                          .n_groups = ANKE_MARK_MOST + 1,
                          .groups = groups};
    g_autoptr(AnkeScene) scene = new_scene(231);
    anke_dot_lay_out(scene, &spec);
    check_places(scene);
    g_assert_cmpuint(count_shapes(scene, "point"), ==, ANKE_MARK_MOST);
    AnkeBox plot = anke_scene_scale_at(scene, 0)->plot;
    for (guint i = 0; i < ANKE_MARK_MOST; i++) {
        const AnkeShape *a = find_shape(scene, "point", i);
        g_assert_cmpfloat(a->points[0].y - a->radius_pt, >=, plot.y);
        g_assert_cmpfloat(a->points[0].y + a->radius_pt, <=, anke_box_bottom(plot));
        for (guint k = i + 1; k < ANKE_MARK_MOST; k++) {
            const AnkeShape *b = find_shape(scene, "point", k);
            double apart = hypot(a->points[0].x - b->points[0].x, a->points[0].y - b->points[0].y);
            g_assert_cmpfloat(apart, >, 2 * a->radius_pt);
            g_assert_cmpint(a->symbol, !=, b->symbol);
        }
    }
}

static void test_only_a_single_mark_has_its_interval(void)
{
    AnkeCell cells[1] = {{ANKE_CELL_KNOWN, 40, 0.5, 0.4, 0.6}};
    AnkeAnswerGroup groups[] = {{"全体", 80, FALSE, cells}, {"企画部", 80, FALSE, cells}};
    AnkeCrossSpec spec = {.figure = {.title = "理由"},
                          .n_answers = 1,
                          .answers = &answers[1],
                          .n_groups = 1,
                          .groups = groups,
                          .interval_note = "細い横線"};
    g_autoptr(AnkeScene) single = new_scene(482);
    anke_dot_lay_out(single, &spec);
    g_assert_cmpuint(count_shapes(single, "interval"), ==, 3);
    g_assert_true(has_text(single, "細い横線"));
    spec.n_groups = 2;
    g_autoptr(AnkeScene) broken = new_scene(482);
    anke_dot_lay_out(broken, &spec);
    g_assert_cmpuint(count_shapes(broken, "interval"), ==, 0);
    g_assert_false(has_text(broken, "細い横線"));
}

static void test_missing_dots_are_said(void)
{
    AnkeCell all[1] = {known(40, 80)};
    AnkeCell hidden[1] = {{ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN}};
    AnkeAnswerGroup groups[] = {{"全体", 80, FALSE, all}, {"企画部", 40, FALSE, hidden}};
    AnkeCrossSpec spec = {.figure = {.title = "理由"},
                          .n_answers = 1,
                          .answers = &answers[1],
                          .n_groups = 2,
                          .groups = groups};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_dot_lay_out(scene, &spec);
    g_assert_cmpuint(count_shapes(scene, "point"), ==, 0);
    g_assert_true(has_text(scene, "点のない箇所は、秘匿又は値がないもの。"));
}

static void test_marks_are_told_apart_on_paper(void)
{
    const AnkeTheme *theme = anke_theme_default();
    for (guint i = 0; i < ANKE_MARK_MOST; i++) {
        AnkeMark mark = anke_mark_at(theme, i);
        g_assert_cmpfloat(anke_rgb_contrast(mark.colour, theme->paper), >=, 3);
        for (guint k = 0; k < i; k++) {
            g_assert_cmpint(anke_mark_at(theme, k).symbol, !=, mark.symbol);
            g_assert_cmpuint(anke_mark_at(theme, k).colour, !=, mark.colour);
        }
    }
    g_assert_cmpfloat(anke_rgb_contrast(anke_mark_total(theme), theme->paper), >=, 3);
    g_assert_cmphex(anke_theme_mix(theme, 0x005AFF, 1), ==, 0x005AFF);
    g_assert_cmphex(anke_theme_mix(theme, 0x005AFF, 0), ==, theme->paper);
}

#define MOST_LINES 40

static AnkeSlopeLine slope_line(const char *label, double from, double to)
{
    return (AnkeSlopeLine){
        .label = label, .ends = {point_of(from, "12.5"), point_of(to, "37.5")}, .change = "＋25.0"};
}

static AnkeSlopeSpec slope_spec(const AnkeSlopeLine *lines, guint n_lines)
{
    return (AnkeSlopeSpec){.figure = {.title = "比較"},
                           .ends = {{"2025Q3", "n=412"}, {"2026Q3", "n=398"}},
                           .unit = "（％）",
                           .n_lines = n_lines,
                           .lines = lines};
}

static void test_texts_of_slopes_never_touch(void)
{
    static const guint numbers[] = {1, 2, 9, MOST_LINES};
    AnkeSlopeLine lines[MOST_LINES];
    for (guint i = 0; i < MOST_LINES; i++) {
        lines[i] = slope_line(i % 3 == 0 ? LONG_LABEL : "項目", 40 + i % 5, 42 + i % 2);
    }
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        for (gsize n = 0; n < G_N_ELEMENTS(numbers); n++) {
            AnkeSlopeSpec spec = slope_spec(lines, numbers[n]);
            g_autoptr(AnkeScene) scene = new_scene(widths[w]);
            anke_slope_lay_out(scene, &spec);
            check_places(scene);
            g_assert_cmpuint(count_shapes(scene, "value"), ==, 2 * numbers[n]);
            g_assert_cmpuint(count_shapes(scene, "line"), ==, numbers[n]);
        }
    }
}

static void test_slopes_stand_by_one_scale(void)
{
    AnkeSlopeLine lines[] = {slope_line("上", 10, 30), slope_line("下", 20, 15)};
    AnkeSlopeSpec spec = slope_spec(lines, 2);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_slope_lay_out(scene, &spec);
    const AnkeSceneScale *scale = anke_scene_scale_at(scene, 0);
    /* The line of the largest change is drawn last. */
    const AnkeShape *last = find_shape(scene, "line", 1);
    g_assert_cmpfloat_with_epsilon(last->points[0].y, scale_y(scale, 10), 1e-6);
    g_assert_cmpfloat_with_epsilon(last->points[1].y, scale_y(scale, 30), 1e-6);
    g_assert_cmpuint(last->stroke.colour, ==, anke_theme_default()->bar.colour);
    g_assert_true(has_text(scene, "太い色の線は差の最も大きい項目。検定はしていない。"));
    g_assert_true(has_text(scene, "37.5（＋25.0）"));
    g_assert_true(has_text(scene, "縦軸は0から始まらない。"));
}

static void test_tests_decide_what_stands_out_where_there_are_any(void)
{
    AnkeSlopeLine lines[] = {slope_line("大", 10, 60), slope_line("小", 20, 25)};
    AnkeRgb accent = anke_theme_default()->bar.colour;
    AnkeSlopeSpec spec = slope_spec(lines, 2);
    spec.has_tests = TRUE;
    g_autoptr(AnkeScene) none = new_scene(482);
    anke_slope_lay_out(none, &spec);
    g_assert_cmpuint(find_shape(none, "line", 0)->stroke.colour, !=, accent);
    g_assert_cmpuint(find_shape(none, "line", 1)->stroke.colour, !=, accent);
    g_assert_true(has_text(none, "有意な変化（調整済み p<0.05）はない。"));
    lines[1].is_significant = TRUE;
    g_autoptr(AnkeScene) one = new_scene(482);
    anke_slope_lay_out(one, &spec);
    g_assert_cmpuint(find_shape(one, "line", 0)->stroke.colour, !=, accent);
    g_assert_cmpuint(find_shape(one, "line", 1)->stroke.colour, ==, accent);
}

static void test_what_cannot_be_compared_has_no_line(void)
{
    AnkeSlopeLine lines[] = {slope_line("同じ", 10, 30), slope_line("変更", 20, 15),
                             slope_line("新設", 0, 25)};
    lines[1].ends[1].is_cut = TRUE;
    lines[2].ends[0] = unknown_point;
    AnkeSlopeSpec spec = slope_spec(lines, 3);
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_slope_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "line"), ==, 1);
        g_assert_cmpuint(count_shapes(scene, "point"), ==, 5);
        g_assert_true(has_text(scene, "新設"));
        g_assert_true(has_text(scene, "37.5"));
        g_assert_true(has_text(scene, "線のない項目は、設問の変更により比較できない。"));
        g_assert_true(has_text(scene, "秘匿した値又は値のない項目は線を引かない。"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/trend/points stand by one scale and true time",
                    test_points_stand_by_one_scale_and_true_time);
    g_test_add_func("/trend/lines are broken where nothing joins them",
                    test_lines_are_broken_where_nothing_joins_them);
    g_test_add_func("/trend/few points have whiskers and many a band",
                    test_few_points_have_whiskers_and_many_a_band);
    g_test_add_func("/trend/small bases are hollow and noted",
                    test_small_bases_are_hollow_and_noted);
    g_test_add_func("/trend/an axis leaves 0 only with a note",
                    test_an_axis_leaves_zero_only_with_a_note);
    g_test_add_func("/trend/only outer panels carry axes", test_only_outer_panels_carry_axes);
    g_test_add_func("/trend/panels fit at every width", test_panels_fit_at_every_width);
    g_test_add_func("/trend/panels without values say so", test_panels_without_values_say_so);
    g_test_add_func("/trend/values of several lines do not touch",
                    test_values_of_several_lines_do_not_touch);
    g_test_add_func("/trend/everyone is a grey line beside groups",
                    test_everyone_is_a_grey_line_beside_groups);
    g_test_add_func("/dot/dots stand at their shares in the order of bars",
                    test_dots_stand_at_their_shares_in_the_order_of_bars);
    g_test_add_func("/dot/equal dots stand one above the other",
                    test_equal_dots_stand_one_above_the_other);
    g_test_add_func("/dot/only a single mark has its interval",
                    test_only_a_single_mark_has_its_interval);
    g_test_add_func("/dot/missing dots are said", test_missing_dots_are_said);
    g_test_add_func("/mark/marks are told apart on paper", test_marks_are_told_apart_on_paper);
    g_test_add_func("/slope/texts never touch", test_texts_of_slopes_never_touch);
    g_test_add_func("/slope/slopes stand by one scale", test_slopes_stand_by_one_scale);
    g_test_add_func("/slope/tests decide what stands out where there are any",
                    test_tests_decide_what_stands_out_where_there_are_any);
    g_test_add_func("/slope/what cannot be compared has no line",
                    test_what_cannot_be_compared_has_no_line);
    return g_test_run();
}
