/* Layouts without fonts: what is drawn, in which order, and that nothing leaves its place. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/band_layout.h"
#include "charts/plots/bar_layout.h"
#include "charts/scene/years.h"
#include "tests/unit/scene_checks.h"

static const AnkeCell hidden = {ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN};

#define N_ANSWERS 6

static const AnkeAnswer answers[N_ANSWERS] = {
    {"その他", ANKE_ANSWER_OTHER},       {"自席から遠い", ANKE_ANSWER_CHOICE},
    {"無回答", ANKE_ANSWER_NOANSWER},    {"忙しそうで声をかけにくい", ANKE_ANSWER_CHOICE},
    {"特になし", ANKE_ANSWER_EXCLUSIVE}, {"忙しい", ANKE_ANSWER_CHOICE}};

static void fill_cells(AnkeCell *cells, double base)
{
    static const double shares[N_ANSWERS] = {0.6, 0.125, 0.0, 0.5, 0.25, 0.125};
    for (guint i = 0; i < N_ANSWERS; i++) {
        cells[i] = known(shares[i] * base, base);
    }
}

static void test_bars_are_sorted_and_the_rest_is_pinned(void)
{
    AnkeCell cells[N_ANSWERS];
    fill_cells(cells, 80);
    AnkeAnswerGroup total = {"全体", 80, FALSE, cells};
    AnkeCrossSpec spec = {.figure = {.title = "理由", .subtitle = "複数回答"},
                          .n_answers = N_ANSWERS,
                          .answers = answers,
                          .n_groups = 1,
                          .groups = &total};
    static const char *const labels[] = {
        "忙しそうで声をかけにくい", "自席から遠い", "忙しい", "その他", "特になし", "無回答"};
    static const char *const values[] = {"50.0（40）", "12.5（10）", "12.5（10）",
                                         "60.0（48）", "25.0（20）", "－（0）"};
    static const double widths[] = {200, 231, 482, 960};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_bar_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "bar"), ==, 5);
        for (guint i = 0; i < N_ANSWERS; i++) {
            check_text(scene, "label", i, labels[i]);
            if (widths[w] > 400) {
                check_text(scene, "value", i, values[i]);
            }
        }
        const AnkeShape *first = find_shape(scene, "bar", 0);
        const AnkeShape *second = find_shape(scene, "bar", 1);
        g_assert_cmpfloat_with_epsilon(first->box.width, 4 * second->box.width, 1e-6);
        g_assert_true(has_text(scene, "（％）"));
    }
}

static void test_intervals_reach_from_end_to_end(void)
{
    AnkeCell cells[1] = {{ANKE_CELL_KNOWN, 40, 0.5, 0.4, 0.6}};
    AnkeAnswerGroup total = {"全体", 80, FALSE, cells};
    AnkeAnswer answer = {"はい", ANKE_ANSWER_CHOICE};
    AnkeCrossSpec spec = {.figure = {.title = "一つ"},
                          .n_answers = 1,
                          .answers = &answer,
                          .n_groups = 1,
                          .groups = &total,
                          .interval_note = "細い横線"};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_bar_lay_out(scene, &spec);
    const AnkeShape *bar = find_shape(scene, "bar", 0);
    const AnkeShape *line = find_shape(scene, "interval", 0);
    g_assert_nonnull(line);
    double end = anke_box_right(bar->box);
    g_assert_cmpfloat_with_epsilon(line->points[0].x - bar->box.x, 0.8 * bar->box.width, 1e-6);
    g_assert_cmpfloat_with_epsilon(line->points[1].x - end, 0.2 * bar->box.width, 1e-6);
    g_assert_true(has_text(scene, "細い横線"));
    check_places(scene);
}

static void test_panels_share_order_and_mark_the_total(void)
{
    enum { N_GROUPS = 9 };
    AnkeCell cells[N_GROUPS][N_ANSWERS];
    AnkeAnswerGroup groups[N_GROUPS];
    for (guint g = 0; g < N_GROUPS; g++) {
        double base = g == 0 ? 80 : g == 8 ? 0 : g == 7 ? 8 : 40;
        fill_cells(cells[g], base);
        groups[g] =
            (AnkeAnswerGroup){g == 0 ? "全体" : "とても長い名前の部局", base, FALSE, cells[g]};
    }
    AnkeCrossSpec spec = {.figure = {.title = "理由（所属別）"},
                          .n_answers = N_ANSWERS,
                          .answers = answers,
                          .n_groups = N_GROUPS,
                          .groups = groups};
    for (double width = 231; width <= 960; width += 243) {
        g_autoptr(AnkeScene) scene = new_scene(width);
        anke_bar_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "group"), ==, N_GROUPS);
        g_assert_cmpuint(count_shapes(scene, "bar"), ==, 5 * (N_GROUPS - 1));
        g_assert_cmpuint(count_shapes(scene, "total"), ==, N_ANSWERS * (N_GROUPS - 2));
        g_assert_true(has_text(scene, "該当者なし"));
        g_assert_true(has_text(scene, "n=8＊"));
        g_assert_true(has_text(scene, "＊は n<30 で参考値。"));
    }
}

static void test_bands_fill_the_width_and_keep_their_order(void)
{
    AnkeCell cells[3][N_ANSWERS];
    fill_cells(cells[0], 80);
    for (guint i = 0; i < N_ANSWERS; i++) {
        cells[0][i].share /= 1.6;
        cells[1][i] = i < 2 ? hidden : known(5, 32);
        cells[2][i] = (AnkeCell){ANKE_CELL_UNKNOWN, 0, NAN, NAN, NAN};
    }
    AnkeAnswerGroup groups[3] = {{"全体", 80, FALSE, cells[0]},
                                 {"企画部", 32, FALSE, cells[1]},
                                 {"教育委員会", 0, FALSE, cells[2]}};
    AnkeCrossSpec spec = {.figure = {.title = "相談"},
                          .n_answers = N_ANSWERS,
                          .answers = answers,
                          .n_groups = 3,
                          .groups = groups};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_band_lay_out(scene, &spec);
    check_places(scene);
    g_assert_cmpuint(count_shapes(scene, "bar"), ==, 3);
    const AnkeShape *bar = find_shape(scene, "bar", 0);
    double sum = 0;
    for (guint i = 0; i < 5; i++) {
        const AnkeShape *segment = find_shape(scene, "segment", i);
        g_assert_cmpfloat_with_epsilon(segment->box.x, bar->box.x + sum, 1e-6);
        sum += segment->box.width;
    }
    g_assert_cmpfloat_with_epsilon(sum, bar->box.width, 1e-6);
    const AnkeShape *rest = find_shape(scene, "segment", 9);
    g_assert_cmpfloat_with_epsilon(anke_box_right(rest->box), anke_box_right(bar->box), 1e-6);
    g_assert_cmpint(rest->fill.hatch, ==, ANKE_HATCH_FALLING);
    g_assert_true(has_text(scene, "該当者なし（n=0）"));
    g_assert_true(has_text(scene, "企画部（n=32）"));
    g_assert_true(has_text(scene, "秘匿"));
}

static void test_legends_stand_in_the_order_of_segments(void)
{
    AnkeCell cells[N_ANSWERS];
    fill_cells(cells, 80);
    AnkeAnswerGroup total = {"全体", 80, FALSE, cells};
    AnkeCrossSpec spec = {.figure = {.title = "相談", .is_unprotected = TRUE, .number = 3},
                          .n_answers = N_ANSWERS,
                          .answers = answers,
                          .n_groups = 1,
                          .groups = &total};
    static const char *const want[] = {
        "自席から遠い", "忙しそうで声をかけにくい", "忙しい", "その他", "特になし", "無回答"};
    g_autoptr(AnkeScene) scene = new_scene(231);
    anke_band_lay_out(scene, &spec);
    guint text = 0;
    for (guint i = 0; i < 2 * N_ANSWERS; i++) {
        const AnkeShape *shape = find_shape(scene, "legend", i);
        if (shape->kind == ANKE_SHAPE_TEXT) {
            g_assert_cmpstr(shape->text.text, ==, want[text]);
            text++;
        }
    }
    g_assert_true(has_text(scene, "図表3　相談"));
    g_assert_true(has_text(scene, "部外秘・未秘匿"));
}

static double title_top(const char *title, gboolean is_unprotected)
{
    AnkeFigure figure = {.title = title, .is_unprotected = is_unprotected};
    g_autoptr(AnkeScene) scene = new_scene(231);
    (void)anke_frame_begin(scene, &figure);
    const AnkeShape *shape = find_shape(scene, "title", 0);
    g_assert_cmpfloat(shape->text.wrap_pt, <=, anke_frame_width(scene));
    return shape->box.y;
}

static void test_the_mark_stands_above_a_title_that_it_would_break(void)
{
    /* 16 characters of 12 pt fill 192 of 207 pt; beside the mark they would need a second line */
    const char *one_line = "職場では気軽に相談できるかどうか";
    g_assert_cmpfloat(title_top("相談", TRUE), ==, title_top("相談", FALSE));
    g_assert_cmpfloat(title_top(one_line, TRUE), >, title_top(one_line, FALSE) + 10);
}

static void test_years_are_short_and_western(void)
{
    static const char *const cases[][2] = {{"平成20年", "H20"}, {"令和元年度", "R1"},
                                           {"昭和60年", "S60"}, {"2018", "2018"},
                                           {"令和", "令和"},    {"第1期", "第1期"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = anke_year_short(cases[i][0]);
        g_assert_cmpstr(text, ==, cases[i][1]);
    }
    g_autofree char *western = anke_year_western(&(AnkeYear){"平成20年", 2008});
    g_assert_cmpstr(western, ==, "2008");
    g_autofree char *same = anke_year_western(&(AnkeYear){"2008年", 2008});
    g_assert_cmpstr(same, ==, "");
    AnkeYear mixed[3] = {{"a", 2010}, {"b", 2008}, {"c", NAN}};
    guint slots[3];
    g_assert_cmpuint(anke_years_place(mixed, 3, slots), ==, 3);
    g_assert_cmpuint(slots[2], ==, 2);
}

static void test_shares_read_as_people_expect(void)
{
    static const struct {
        double count;
        double base;
        const char *text;
    } cases[] = {{45, 100, "45.0"}, {1, 3000, "0.0"},  {0, 20, "－"},  {1, 800, "0.1"},
                 {1, 2000, "0.1"},  {57, 200, "28.5"}, {3, 3, "100.0"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        AnkeCell cell = known(cases[i].count, cases[i].base);
        g_autofree char *text = anke_cell_percent(&cell, cases[i].base, ANKE_LANG_JA);
        g_assert_cmpstr(text, ==, cases[i].text);
    }
    AnkeCell weighted = {ANKE_CELL_KNOWN, 12, 0.2385, NAN, NAN};
    g_autofree char *text = anke_cell_percent(&weighted, 40, ANKE_LANG_JA);
    g_assert_cmpstr(text, ==, "23.9");
    AnkeCell undefined = {ANKE_CELL_UNKNOWN, 0, NAN, NAN, NAN};
    g_autofree char *unknown = anke_cell_percent(&undefined, 0, ANKE_LANG_JA);
    g_assert_cmpstr(unknown, ==, "…");
    g_autofree char *secret = anke_cell_percent(&hidden, 100, ANKE_LANG_JA);
    g_assert_cmpstr(secret, ==, "秘匿");
}

static void test_a_dump_is_one_line_a_shape(void)
{
    g_autoptr(AnkeScene) scene = new_scene(100);
    AnkeFill fill = {0x005AFF, ANKE_HATCH_DOTS, 0};
    anke_scene_add_rectangle(scene, "bar", (AnkeBox){1, 2, 3.456, 4}, &fill, NULL);
    AnkeTextPlace place = {.part = "label", .box = {10, 20, 50, 0}, .align = ANKE_ALIGN_RIGHT};
    anke_scene_add_text(scene, &place, &anke_theme_default()->label, "a\"\n");
    anke_scene_set_height(scene, 50);
    g_autoptr(GString) out = g_string_new(NULL);
    anke_scene_dump(scene, out);
    g_assert_cmpstr(out->str, ==,
                    "scene 100.00 50.00\n"
                    "rectangle bar 1.00 2.00 3.46 4.00 fill 005AFF.\n"
                    "text label 44.88 20.00 15.12 11.25 right 9.00 333333 \"a\\\"\\n\"\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bar/bars are sorted and the rest is pinned",
                    test_bars_are_sorted_and_the_rest_is_pinned);
    g_test_add_func("/bar/intervals reach from end to end", test_intervals_reach_from_end_to_end);
    g_test_add_func("/bar/panels share order and mark the total",
                    test_panels_share_order_and_mark_the_total);
    g_test_add_func("/band/bands fill the width and keep their order",
                    test_bands_fill_the_width_and_keep_their_order);
    g_test_add_func("/band/legends stand in the order of segments",
                    test_legends_stand_in_the_order_of_segments);
    g_test_add_func("/years/years are short and western", test_years_are_short_and_western);
    g_test_add_func("/cross/shares read as people expect", test_shares_read_as_people_expect);
    g_test_add_func("/frame/the mark stands above a title that it would break",
                    test_the_mark_stands_above_a_title_that_it_would_break);
    g_test_add_func("/scene/a dump is one line a shape", test_a_dump_is_one_line_a_shape);
    return g_test_run();
}
