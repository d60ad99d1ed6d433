/* Pure scripts of the kinds of plots beside box and histogram. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "charts/scripts/correlation_script.h"
#include "charts/scripts/fan_script.h"
#include "charts/scripts/mosaic_script.h"
#include "charts/scripts/plot_grid.h"
#include "charts/scripts/plot_scale.h"
#include "charts/scripts/qq_script.h"
#include "charts/scripts/scatter_script.h"
#include "charts/scripts/violin_script.h"
#include "charts/scripts/wave_script.h"
#include "tests/unit/fake_measure.h"
#include "tests/unit/near.h"

static const AnkePlotTarget png = {.format = ANKE_FORMAT_PNG, .dots_per_inch = 144};

static AnkePlotFrame frame(double width_pt, AnkeLang lang)
{
    static AnkeTheme themes[2];
    themes[lang] = *anke_theme_default();
    themes[lang].lang = lang;
    return (AnkePlotFrame){.theme = &themes[lang],
                           .measure = fake_measure,
                           .width_pt = width_pt,
                           .title = "題",
                           .subtitle = "",
                           .source = "",
                           .is_protected = TRUE};
}

/* Rows of a datablock of the script; the last of that name. */
static char *block(const GString *script, const char *name)
{
    g_autofree char *head = g_strdup_printf("%s << END\n", name);
    const char *found = g_strrstr(script->str, head);
    g_assert_nonnull(found);
    found += strlen(head);
    return g_strndup(found, (gsize)(strstr(found, "END\n") - found));
}

static void assert_has(const GString *script, const char *text)
{
    if (strstr(script->str, text) == NULL) {
        g_error("the script does not hold: %s", text);
    }
}

/* Scales and grids */

static void test_a_scale_across_has_room_for_its_numbers(void)
{
    const AnkePlotFrame picture = frame(482, ANKE_LANG_JA);
    AnkePlotRange range = anke_plot_range_new();
    anke_plot_range_take(&range, 0);
    anke_plot_range_take(&range, 1234567);
    anke_plot_range_take(&range, NAN);
    const AnkeTicks wide = anke_plot_scale_across(&picture, &range, 400);
    const AnkeTicks narrow = anke_plot_scale_across(&picture, &range, 110);
    g_assert_cmpuint(anke_ticks_n_intervals(&wide), >, anke_ticks_n_intervals(&narrow));
    g_assert_cmpfloat((anke_plot_scale_number_width(&picture, &narrow) + 8) *
                          anke_ticks_n_intervals(&narrow),
                      <=, 110);
    g_assert_false(range.has_fractions);
    anke_plot_range_take(&range, 0.5);
    g_assert_true(range.has_fractions);
}

static void test_an_empty_range_is_0_to_1(void)
{
    const AnkePlotRange range = anke_plot_range_new();
    const AnkeTicks axis = anke_plot_scale_upright(&range, 100);
    g_assert_cmpfloat(anke_ticks_low(&axis), ==, 0);
    g_assert_cmpfloat(anke_ticks_high(&axis), ==, 1);
}

static void test_panels_of_a_grid_do_not_overlap(void)
{
    const AnkePlotGridSpec spec = {.left_pt = 40,
                                   .right_pt = 12,
                                   .gap_pt = 20,
                                   .panel_pt = 100,
                                   .foot_pt = 25,
                                   .n_columns = 2};
    const AnkePlotHeading headings[] = {{"一", "（n=1）", TRUE},
                                        {"長い見出しの区分の名前であるもの", "（n=12）", FALSE},
                                        {"三", "", FALSE}};
    const AnkePlotFrame picture = frame(242, ANKE_LANG_JA);
    double bottom_pt;
    g_autoptr(GArray) panels = anke_plot_grid_place(&spec, &picture, headings, 3, 50, &bottom_pt);
    const AnkePlotBox *first = &anke_plot_grid_panel(panels, 0)->box;
    const AnkePlotBox *second = &anke_plot_grid_panel(panels, 1)->box;
    const AnkePlotBox *third = &anke_plot_grid_panel(panels, 2)->box;
    g_assert_cmpfloat(first->left_pt, ==, 40);
    assert_near(second->left_pt - first->right_pt, 20, 1e-12);
    assert_near(second->right_pt, 230, 1e-12);
    g_assert_cmpfloat(first->top_pt, ==, second->top_pt); /* under the longest heading */
    g_assert_cmpfloat(third->top_pt, >, first->bottom_pt + 24.9);
    assert_near(bottom_pt, third->bottom_pt + 25, 1e-12);
    g_assert_true(anke_plot_grid_panel(panels, 2)->is_first);
    g_assert_false(anke_plot_grid_panel(panels, 1)->is_first);
}

/* Violins */

static AnkePlotRow violin_row(double n)
{
    static const AnkePlotValue values[] = {{1, 5}, {2, 9}};
    static const AnkePlotPoint points[] = {{1, 0.2}, {1.5, 0.4}, {2, 0.1}};
    return (AnkePlotRow){.group = {.label = "課",
                                   .state = ANKE_PLOT_SHOWN,
                                   .n = n,
                                   .values = values,
                                   .n_values = G_N_ELEMENTS(values)},
                         .whisker_lo = 1,
                         .q1 = 1,
                         .median = 1.5,
                         .q3 = 2,
                         .whisker_hi = 2,
                         .mean = 1.6,
                         .density = {points, G_N_ELEMENTS(points)}};
}

static GString *violin(double n)
{
    const AnkePlotRow row = violin_row(n);
    const AnkePlotRowsSpec spec = {
        .frame = frame(482, ANKE_LANG_JA), .unit = "", .rows = &row, .n_rows = 1};
    double height_pt;
    return anke_violin_script(&spec, png, &height_pt);
}

/* Row of 38 pt, middle 19, 16 pt to each side at the highest density. */
static void test_a_violin_is_mirrored_and_closed(void)
{
    g_autoptr(GString) script = violin(40);
    g_autofree char *outline = block(script, "$groups");
    g_autofree char *dots = block(script, "$dots");
    g_assert_cmpstr(outline, ==, " 1 11\n 1.5 3\n 2 15\n 2 23\n 1.5 35\n 1 27\n 1 11\n\n");
    g_assert_cmpstr(dots, ==, "");
}

static void test_a_violin_of_under_ten_is_dots(void)
{
    g_autoptr(GString) script = violin(9);
    g_autofree char *reference = block(script, "$reference");
    g_autofree char *dots = block(script, "$dots");
    g_auto(GStrv) lines = g_strsplit(dots, "\n", -1);
    g_assert_cmpstr(reference, ==, "");
    g_assert_cmpuint(g_strv_length(lines) - 1, ==, 14);
    assert_has(script, "課（n=9）＊");
}

static void test_a_violin_of_under_thirty_is_pale(void)
{
    g_autoptr(GString) script = violin(29);
    g_autofree char *groups = block(script, "$groups");
    g_autofree char *reference = block(script, "$reference");
    g_assert_cmpstr(groups, ==, "");
    g_assert_cmpuint(strlen(reference), >, 0);
}

/* Scatter */

static void test_discs_have_areas_of_people_and_the_largest_come_first(void)
{
    const AnkeScatterPair pairs[] = {{1, 5, 1}, {2, 6, 16}, {3, 7, 4}};
    const AnkeScatterSpec spec = {.frame = frame(482, ANKE_LANG_EN),
                                  .x = {"x", ""},
                                  .y = {"y", "h"},
                                  .pairs = pairs,
                                  .n_pairs = 3,
                                  .confidence = ""};
    double height_pt;
    g_autoptr(GString) script = anke_scatter_script(&spec, png, &height_pt);
    g_autofree char *rows = block(script, "$pairs");
    double x[3], y[3], r[3];
    g_assert_cmpint(sscanf(rows, " %lf %lf %lf %lf %lf %lf %lf %lf %lf", &x[0], &y[0], &r[0], &x[1],
                           &y[1], &r[1], &x[2], &y[2], &r[2]),
                    ==, 9);
    g_assert_cmpfloat(x[0], ==, 2);
    g_assert_cmpfloat(x[1], ==, 3);
    assert_near(r[0], 2 * r[1], 1e-12);
    assert_near(r[1], 2 * r[2], 1e-12);
    assert_has(script, "\nn=16\n");
    g_assert_null(strstr(script->str, "回帰"));
}

/* Correlations */

static void test_classes_of_correlations(void)
{
    static const struct {
        double r;
        guint class;
    } wanted[] = {{-1, 0},   {-0.5, 0}, {-0.49, 1}, {-0.3, 1}, {-0.1, 2}, {-0.09, 3}, {0, 3},
                  {0.09, 3}, {0.1, 4},  {0.3, 5},   {0.49, 5}, {0.5, 6},  {1, 6}};
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_assert_cmpuint(anke_correlation_class(wanted[i].r), ==, wanted[i].class);
    }
}

static void test_undefined_and_hidden_correlations_are_no_zero(void)
{
    const char *const labels[] = {"甲", "乙", "丙"};
    AnkeCorrelation cells[9] = {{0}};
    cells[3] = (AnkeCorrelation){.r = 0.285};
    cells[6] = (AnkeCorrelation){.r = NAN};
    cells[7] = (AnkeCorrelation){.r = NAN, .is_hidden = TRUE};
    const AnkeCorrelationSpec spec = {
        .frame = frame(482, ANKE_LANG_JA), .labels = labels, .cells = cells, .n_members = 3};
    double height_pt;
    g_autoptr(GString) script = anke_correlation_script(&spec, png, &height_pt);
    assert_has(script, "\n0.29\n…\n秘匿\n"); /* half away from zero on the decimal text */
    assert_has(script, "算出できない");
    g_autofree char *tiles = block(script, "$tiles");
    g_auto(GStrv) lines = g_strsplit(tiles, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines) - 1, ==, 6);
}

/* Mosaics */

static void test_classes_of_residuals(void)
{
    g_assert_cmpuint(anke_mosaic_class(-3), ==, 0);
    g_assert_cmpuint(anke_mosaic_class(-2.58), ==, 0);
    g_assert_cmpuint(anke_mosaic_class(-1.96), ==, 1);
    g_assert_cmpuint(anke_mosaic_class(-1.95), ==, 2);
    g_assert_cmpuint(anke_mosaic_class(NAN), ==, 2);
    g_assert_cmpuint(anke_mosaic_class(1.96), ==, 3);
    g_assert_cmpuint(anke_mosaic_class(2.58), ==, 4);
}

static void read_tile(const char *tiles, guint i, double tile[7])
{
    g_auto(GStrv) lines = g_strsplit(tiles, "\n", -1);
    g_assert_cmpint(sscanf(lines[i], " %lf %lf %lf %lf %lf %lf %lf", &tile[0], &tile[1], &tile[2],
                           &tile[3], &tile[4], &tile[5], &tile[6]),
                    ==, 7);
}

static void test_tiles_have_areas_of_people(void)
{
    const char *const items[] = {"はい", "いいえ"};
    const AnkeMosaicCell many[] = {{0.75, 3}, {0.25, -3}};
    const AnkeMosaicCell few[] = {{0.5, NAN}, {0.5, 0}};
    const AnkeMosaicRow rows[] = {{"甲", FALSE, 90, many}, {"乙", FALSE, 30, few}};
    const AnkeMosaicSpec spec = {.frame = frame(482, ANKE_LANG_JA),
                                 .items = items,
                                 .n_items = 2,
                                 .rows = rows,
                                 .n_rows = 2,
                                 .has_residuals = TRUE};
    double height_pt;
    double tiles[4][7];
    g_autoptr(GString) script = anke_mosaic_script(&spec, png, &height_pt);
    g_autofree char *block_text = block(script, "$tiles");
    for (guint i = 0; i < 4; i++) {
        read_tile(block_text, i, tiles[i]);
    }
    assert_near(tiles[0][3] - tiles[0][2], 3 * (tiles[1][3] - tiles[1][2]), 1e-9);
    assert_near(tiles[0][5] - tiles[0][4], 3 * (tiles[2][5] - tiles[2][4]), 1e-9);
    g_assert_cmpfloat(tiles[0][6], ==, 0x804000);
    g_assert_cmpfloat(tiles[1][6], ==, 0x005AFF);
    g_assert_cmpfloat(tiles[2][6], ==, 0xF5F5F5);
    assert_has(script, "\n①75.0▲▲\n");
}

/* Quantiles */

static void test_panels_of_quantiles_share_their_scale(void)
{
    const AnkePlotPoint first[] = {{-1, 10}, {1, 20}};
    const AnkePlotPoint second[] = {{-1, 300}, {1, 400}};
    const AnkeQqPanel panels[] = {{.group = {.label = "甲", .state = ANKE_PLOT_SHOWN, .n = 2},
                                   .points = {first, 2},
                                   .slope = 5,
                                   .intercept = 15},
                                  {.group = {.label = "乙", .state = ANKE_PLOT_SHOWN, .n = 2},
                                   .points = {second, 2},
                                   .slope = NAN}};
    const AnkeQqSpec spec = {
        .frame = frame(482, ANKE_LANG_JA), .unit = "年", .panels = panels, .n_panels = 2};
    double height_pt;
    g_autoptr(GString) script = anke_qq_script(&spec, png, &height_pt);
    g_autofree char *points = block(script, "$points");
    g_autofree char *line = block(script, "$line");
    g_assert_cmpstr(points, ==, " -1 300\n 1 400\n");
    g_assert_cmpstr(line, ==, ""); /* without a slope no line */
    const char *range = strstr(script->str, "set yrange");
    g_autofree char *wanted = g_strndup(range, (gsize)(strchr(range, '\n') - range));
    g_assert_nonnull(strstr(range + 10, wanted));
}

/* Waves */

static GString *waves(const AnkeWaveValue *values, guint n, double width_pt)
{
    static const char *const labels[] = {"1", "2", "3", "4"};
    static const double positions[] = {0, 1, 2, 3};
    const AnkeWaveLine line = {"満足", values};
    const AnkeWavePanel panel = {.label = "", .tail = "", .lines = &line};
    const AnkeWaveSpec spec = {.frame = frame(width_pt, ANKE_LANG_JA),
                               .waves = labels,
                               .positions = positions,
                               .n_waves = n,
                               .n_lines = 1,
                               .panels = &panel,
                               .n_panels = 1,
                               .confidence = "95"};
    double height_pt;
    return anke_wave_script(&spec, png, &height_pt);
}

static void test_lines_of_waves_break_at_gaps(void)
{
    const AnkeWaveValue values[] = {
        {10, NAN, NAN, TRUE}, {20, NAN, NAN, FALSE}, {NAN, NAN, NAN, FALSE}, {30, 25, 35, FALSE}};
    g_autoptr(GString) script = waves(values, 4, 482);
    g_autofree char *line = block(script, "$line0");
    g_autofree char *intervals = block(script, "$intervals0");
    g_assert_cmpstr(line, ==, " 0 10\n 1 20\n\n 3 30\n");
    g_assert_cmpstr(intervals, ==, " 3 25 0 10\n");
    assert_has(script, "値のない回の前後");
}

static void test_lines_of_waves_break_where_the_question_changed(void)
{
    const AnkeWaveValue values[] = {
        {10, NAN, NAN, FALSE}, {20, NAN, NAN, TRUE}, {NAN, NAN, NAN, TRUE}, {30, NAN, NAN, TRUE}};
    g_autoptr(GString) script = waves(values, 4, 231);
    g_autofree char *line = block(script, "$line0");
    g_assert_cmpstr(line, ==, " 0 10\n\n 1 20\n\n 3 30\n");
    assert_has(script, "設問や選択肢が変わった");
}

static double number_behind(const char *text, const char *words)
{
    const char *found = strstr(text, words);
    g_assert_nonnull(found);
    return g_ascii_strtod(found + strlen(words), NULL);
}

/* Share of the picture at which the script puts its n-th text. */
static void read_label(const GString *script, guint n, double *x, double *y)
{
    g_autofree char *head = g_strdup_printf("set label %u $text[%u] at screen", n, n);
    const char *found = strstr(script->str, head);
    g_assert_nonnull(found);
    *x = number_behind(found, "at screen");
    *y = number_behind(found, ", screen");
}

/* 60, 1, 60 %: below 1 % is no room, above it the line leaves none. */
static void test_a_number_at_a_steep_low_keeps_off_the_line(void)
{
    const double width_pt = 231;
    const double size_pt = 8.5;
    const AnkeWaveValue values[] = {
        {60, NAN, NAN, TRUE}, {1, NAN, NAN, FALSE}, {60, NAN, NAN, FALSE}};
    g_autoptr(GString) script = waves(values, 3, width_pt);
    const char *text = strstr(script->str, "\n1.0\n");
    guint n = 0;
    for (const char *at = strstr(script->str, "$text <<"); at < text + 1;
         at = strchr(at, '\n') + 1) {
        n++;
    }
    double x, y;
    read_label(script, n, &x, &y);
    const double left = number_behind(script->str, "lmargin at screen");
    const double right = number_behind(script->str, "rmargin at screen");
    const double top = number_behind(script->str, "tmargin at screen");
    const double bottom = number_behind(script->str, "bmargin at screen");
    const double high = number_behind(strstr(script->str, "set yrange"), ": ");
    const double height_pt = number_behind(script->str, "pngcairo size 462,") / 2;
    /* the box of the number, in waves and percent */
    const double from = number_behind(script->str, "xrange [");
    const double to = number_behind(strstr(script->str, "xrange ["), ": ");
    const double per_x = (to - from) / ((right - left) * width_pt);
    const double per_y = high / ((top - bottom) * height_pt);
    const double middle = from + (x - left) / (right - left) * (to - from);
    const double half = 3 * 0.56 * size_pt / 2 * per_x;
    const double base = (y - bottom) / (top - bottom) * high;
    g_assert_cmpfloat(base - size_pt / 2 * per_y, >=, 0);
    for (double share = -0.5; share <= 0.5; share += 0.1) {
        /* the line at this height right and left of the low */
        const double reach = (base + share * size_pt * per_y - 1) / 59;
        const gboolean is_outside = middle - half > 1 + reach || middle + half < 1 - reach ||
                                    (middle - half > 1 - reach && middle + half < 1 + reach);
        g_assert_true(is_outside);
    }
}

static void test_one_wave_and_no_value_at_all_are_drawn(void)
{
    const AnkeWaveValue none = {NAN, NAN, NAN, FALSE};
    g_autoptr(GString) script = waves(&none, 1, 482);
    g_autofree char *line = block(script, "$line0");
    g_assert_cmpstr(line, ==, "");
}

/* Fans */

static void test_a_fan_opens_at_the_last_year_that_was(void)
{
    const AnkePlotPoint past[] = {{2025, 100}, {2026, 98}};
    const AnkeFanYear years[] = {{2027, 90, 95, 97, 99, 104, NAN},
                                 {2028, 85, 92, 96, 101, 108, NAN}};
    const AnkeFanPanel panel = {.label = "", .years = years, .n_years = 2};
    const AnkeFanSpec spec = {.frame = frame(482, ANKE_LANG_JA),
                              .unit = "人",
                              .past = {past, 2},
                              .quota = 110,
                              .panels = &panel,
                              .n_panels = 1};
    double height_pt;
    g_autoptr(GString) script = anke_fan_script(&spec, png, &height_pt);
    g_autofree char *fan = block(script, "$fan");
    g_assert_cmpstr(fan, ==,
                    " 2026 98 98 98 98 98\n 2027 90 95 97 99 104\n 2028 85 92 96 101 108\n");
    assert_has(script, "\n条例定数 110\n");
    assert_has(script, "\nR8\n");
    assert_has(script, "縦軸は0から始まらない");
}

/* A step a year and a jump: x, y, length, rise. A year without its own quota has that of all. */
static void test_a_quota_that_changes_is_drawn_as_steps(void)
{
    const AnkeFanYear years[] = {{2027, 90, 95, 97, 99, 104, NAN},
                                 {2028, 85, 92, 96, 101, 108, 120},
                                 {2029, 85, 92, 96, 101, 108, 118}};
    const AnkeFanPanel panel = {.label = "", .years = years, .n_years = 3};
    AnkeFanSpec spec = {.frame = frame(482, ANKE_LANG_JA),
                        .unit = "人",
                        .quota = NAN,
                        .panels = &panel,
                        .n_panels = 1};
    double height_pt;
    g_autoptr(GString) script = anke_fan_script(&spec, png, &height_pt);
    g_autofree char *steps = block(script, "$quota");
    g_assert_cmpstr(steps, ==, " 2028 120 1 0\n 2029 120 0 -2\n");
    assert_has(script, "\n条例定数 118\n");
    spec.quota = 125;
    g_autoptr(GString) with = anke_fan_script(&spec, png, &height_pt);
    g_autofree char *more = block(with, "$quota");
    g_assert_cmpstr(more, ==, " 2027 125 1 0\n 2028 125 0 -5\n 2028 120 1 0\n 2029 120 0 -2\n");
}

static void test_a_fan_needs_neither_past_nor_quota(void)
{
    const AnkeFanYear year = {2027, 10, 95, 97, 99, 104, NAN};
    const AnkeFanPanel panel = {.label = "甲", .years = &year, .n_years = 1};
    const AnkeFanSpec spec = {.frame = frame(960, ANKE_LANG_EN),
                              .unit = "",
                              .quota = NAN,
                              .panels = &panel,
                              .n_panels = 1};
    double height_pt;
    g_autoptr(GString) script = anke_fan_script(&spec, png, &height_pt);
    g_autofree char *quota = block(script, "$quota");
    g_assert_cmpstr(quota, ==, "");
    g_assert_null(strstr(script->str, "Quota"));
    g_assert_null(strstr(script->str, "does not begin at 0")); /* 10 is far below 104 */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name, function) g_test_add_func("/plot_kinds/" name, function)
    TEST("a scale across has room for its numbers", test_a_scale_across_has_room_for_its_numbers);
    TEST("an empty range is 0 to 1", test_an_empty_range_is_0_to_1);
    TEST("panels of a grid do not overlap", test_panels_of_a_grid_do_not_overlap);
    TEST("a violin is mirrored and closed", test_a_violin_is_mirrored_and_closed);
    TEST("a violin of under ten is dots", test_a_violin_of_under_ten_is_dots);
    TEST("a violin of under thirty is pale", test_a_violin_of_under_thirty_is_pale);
    TEST("discs have areas of people and the largest come first",
         test_discs_have_areas_of_people_and_the_largest_come_first);
    TEST("classes of correlations", test_classes_of_correlations);
    TEST("undefined and hidden correlations are no zero",
         test_undefined_and_hidden_correlations_are_no_zero);
    TEST("classes of residuals", test_classes_of_residuals);
    TEST("tiles have areas of people", test_tiles_have_areas_of_people);
    TEST("panels of quantiles share their scale", test_panels_of_quantiles_share_their_scale);
    TEST("lines of waves break at gaps", test_lines_of_waves_break_at_gaps);
    TEST("lines of waves break where the question changed",
         test_lines_of_waves_break_where_the_question_changed);
    TEST("a number at a steep low keeps off the line",
         test_a_number_at_a_steep_low_keeps_off_the_line);
    TEST("one wave and no value at all are drawn", test_one_wave_and_no_value_at_all_are_drawn);
    TEST("a fan opens at the last year that was", test_a_fan_opens_at_the_last_year_that_was);
    TEST("a quota that changes is drawn as steps", test_a_quota_that_changes_is_drawn_as_steps);
    TEST("a fan needs neither past nor quota", test_a_fan_needs_neither_past_nor_quota);
#undef TEST
    return g_test_run();
}
