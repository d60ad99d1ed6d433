/* Layouts of ages and pyramids: every band, two sides of one scale, nothing out of its place. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/age_layout.h"
#include "charts/plots/pyramid_layout.h"
#include "analyzer/base/age_band.h"
#include "tests/unit/scene_checks.h"

static const AnkeCell hidden = {ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN};

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

static void test_a_hidden_cell_is_a_short_piece_and_breaks_the_outline(void)
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
    /* The piece is as long whatever the number. */
    double piece = find_shape(scene, "hidden", 0)->box.width;
    for (guint i = 0; i < 12; i++) {
        now[0][i] = known(1e6, 1e7);
    }
    g_autoptr(AnkeScene) large = new_scene(482);
    anke_pyramid_lay_out(large, &spec);
    g_assert_cmpfloat_with_epsilon(find_shape(large, "hidden", 0)->box.width, piece, 1e-6);
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

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ages/age bands are all drawn at every width",
                    test_age_bands_are_all_drawn_at_every_width);
    g_test_add_func("/ages/age columns stand over their numbers",
                    test_age_columns_stand_over_their_numbers);
    g_test_add_func("/ages/the thin cohort is marked behind its columns",
                    test_the_thin_cohort_is_marked_behind_its_columns);
    g_test_add_func("/ages/heads of bands have two lines", test_heads_of_bands_have_two_lines);
    g_test_add_func("/ages/bands of ages are read as published",
                    test_bands_of_ages_are_read_as_published);
    g_test_add_func("/ages/a pyramid is symmetric and youngest at the bottom",
                    test_a_pyramid_is_symmetric_and_youngest_at_the_bottom);
    g_test_add_func("/ages/a hidden cell is a short piece and breaks the outline",
                    test_a_hidden_cell_is_a_short_piece_and_breaks_the_outline);
    g_test_add_func("/ages/many ages have labels that do not touch",
                    test_many_ages_have_labels_that_do_not_touch);
    return g_test_run();
}
