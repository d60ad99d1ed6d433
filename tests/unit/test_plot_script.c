#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/draw/theme.h"
#include "charts/scene/text_lines.h"
#include "charts/scripts/box_script.h"
#include "charts/scripts/histogram_script.h"
#include "charts/scripts/plot_script.h"
#include "tests/unit/fake_measure.h"

static const AnkePlotTarget png = {.format = ANKE_FORMAT_PNG, .dots_per_inch = 144};

static const AnkePlotLabelStyle style = {&(const AnkeTextStyle){9, FALSE, 1.25, 0x333333},
                                         ANKE_PLOT_LEFT};

/* Of 1 pt, so that widths are in em. */
static const AnkeTextRuler ruler = {{fake_measure_text, NULL},
                                    &(const AnkeTextStyle){1, FALSE, 1.25, 0}};

static void check_lines(const char *text, double width_em, guint max_lines, const char *want)
{
    g_autoptr(GPtrArray) lines = anke_text_lines_break(&ruler, text, width_em, max_lines);
    g_ptr_array_add(lines, NULL);
    g_autofree char *joined = g_strjoinv("/", (char **)lines->pdata);
    g_assert_cmpstr(joined, ==, want);
}

static void test_lines_are_broken_by_the_japanese_rules(void)
{
    check_lines("総務課", 6, 3, "総務課");
    check_lines("総務企画財政課", 3, 3, "総務企/画財政/課");
    check_lines("ああ、いい。うう", 2, 9, "あ/あ、/い/い。/うう");
    check_lines("ああ（いい）", 3, 9, "ああ/（い/い）");
    check_lines("サービスセンター", 2, 9, "サー/ビス/セン/ター");
    check_lines("a long label", 3.5, 9, "a long/label");
    check_lines("incomprehensibility", 4, 9, "incompr/ehensib/ility");
    check_lines("", 5, 3, "");
    check_lines(" x\ny ", 5, 3, "x y");
}

static void test_text_that_is_too_long_ends_in_an_ellipsis(void)
{
    check_lines("あいうえおかきくけこ", 4, 2, "あいうえ/おかき…");
    check_lines("あいうえおかきく", 4, 2, "あいうえ/おかきく");
    check_lines("あいうえお", 4, 1, "あいう…");
}

static void test_a_tail_stays_whole(void)
{
    g_autoptr(GPtrArray) beside = anke_text_lines_break_with(&ruler, "企画課", "（n=12）", 9, 3);
    g_assert_cmpuint(beside->len, ==, 1);
    g_assert_cmpstr(beside->pdata[0], ==, "企画課（n=12）");
    g_autoptr(GPtrArray) below = anke_text_lines_break_with(&ruler, "企画課", "（n=12）", 5, 3);
    g_assert_cmpuint(below->len, ==, 2);
    g_assert_cmpstr(below->pdata[1], ==, "（n=12）");
}

static void check_visible(const char *text, gsize max_bytes, const char *want)
{
    g_autofree char *visible = anke_text_lines_visible(text, max_bytes);
    g_assert_cmpstr(visible, ==, want);
    g_assert_cmpuint(strlen(visible), <=, max_bytes);
}

static void test_what_cannot_be_shown_is_replaced(void)
{
    check_visible("a\x01"
                  "b\x1B[0m\x7F",
                  99, "a〓b〓[0m〓");
    check_visible("a\nb\r\tc", 99, "a b  c");
    check_visible("\u202E課\u2066\u200F", 99, "〓課〓〓");
    check_visible("\xC2\x85\xE2\x80\xA8\xEF\xBF\xBE", 99, "〓〓〓");
    check_visible("\xFF", 99, "\uFFFD");
    check_visible("`\"\\'$x@y%n{a}_^", 99, "`\"\\'$x@y%n{a}_^");
}

static void test_long_texts_are_cut_between_characters(void)
{
    check_visible("あああ", 9, "あああ");
    check_visible("ああああ", 9, "ああ…");
    check_visible("ああああ", 11, "ああ…");
    check_visible("ああああ", 12, "ああああ");
}

static void test_values_fall_into_half_open_bins(void)
{
    guint bin = 99;
    g_assert_true(anke_histogram_bin(4.99, 0, 5, &bin));
    g_assert_cmpuint(bin, ==, 0);
    g_assert_true(anke_histogram_bin(5, 0, 5, &bin));
    g_assert_cmpuint(bin, ==, 1);
    g_assert_true(anke_histogram_bin(0.3, 0, 0.1, &bin)); /* 0.3 / 0.1 is 2.9999999999999996 */
    g_assert_cmpuint(bin, ==, 3);
    g_assert_true(anke_histogram_bin(-3, -10, 5, &bin));
    g_assert_cmpuint(bin, ==, 1);
    g_assert_false(anke_histogram_bin(-1, 0, 5, &bin));
    g_assert_false(anke_histogram_bin(5000, 0, 5, &bin));
    g_assert_false(anke_histogram_bin(NAN, 0, 5, &bin));
}

/* The script behind its datablock of texts. */
static const char *behind_texts(const GString *script, const char *mark)
{
    g_autofree char *line = g_strdup_printf("\n%s\n", mark);
    const char *found = strstr(script->str, line);
    g_assert_nonnull(found);
    return found + strlen(line);
}

static void test_labels_are_data_and_never_script(void)
{
    static const char *const labels[] = {"`touch pwn`",
                                         "'; system('touch pwn'); '",
                                         "\"; system \"touch pwn\"; \"",
                                         "x\n!touch pwn",
                                         "@pwn",
                                         "<touch pwn",
                                         "%n pwn {"};
    AnkePlotScript *script = anke_plot_script_new(png, anke_theme_default(), 482, 300);
    for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
        anke_plot_script_label(script, labels[i], 10, 10, &style);
    }
    g_autoptr(GString) text = anke_plot_script_finish_take(script);
    g_assert_nonnull(strstr(text->str, "\n`touch pwn`\n'; system('touch pwn'); '\n"));
    g_assert_nonnull(
        strstr(text->str, "\nx !touch pwn\n@pwn\n<touch pwn\n%n pwn {\nEND_OF_TEXT\n"));
    g_assert_null(strstr(behind_texts(text, "END_OF_TEXT"), "pwn"));
}

static void test_no_label_ends_the_datablock(void)
{
    AnkePlotScript *script = anke_plot_script_new(png, anke_theme_default(), 482, 300);
    anke_plot_script_label(script, "END_OF_TEXT_", 10, 10, &style);
    anke_plot_script_label(script, "END_OF_TEXT\n!touch pwn", 10, 10, &style);
    anke_plot_script_label(script, "END_OF_TEXT__", 10, 10, &style);
    g_autoptr(GString) text = anke_plot_script_finish_take(script);
    g_assert_nonnull(strstr(text->str, "$text << END_OF_TEXT___\n"));
    g_assert_null(strstr(behind_texts(text, "END_OF_TEXT___"), "pwn"));
}

static AnkePlotFrame plain_frame(gboolean is_protected)
{
    return (AnkePlotFrame){.theme = anke_theme_default(),
                           .measure = fake_measure,
                           .width_pt = 482,
                           .title = "在職年数",
                           .subtitle = "",
                           .source = "",
                           .is_protected = is_protected};
}

static void check_mark(gboolean is_protected)
{
    const AnkePlotRow row = {
        .group = {.label = "全体", .is_total = TRUE, .state = ANKE_PLOT_EMPTY}};
    const AnkePlotRowsSpec spec = {
        .frame = plain_frame(is_protected), .unit = "", .rows = &row, .n_rows = 1};
    double height_pt;
    g_autoptr(GString) script = anke_box_script(&spec, png, &height_pt);
    g_assert_cmpint(strstr(script->str, "部外秘・未秘匿") == NULL, ==, is_protected);
    g_assert_nonnull(strstr(script->str, "該当者なし"));
    g_assert_cmpfloat(height_pt, ==, floor(height_pt));
}

static void test_the_mark_stands_on_unprotected_plots_only(void)
{
    check_mark(FALSE);
    check_mark(TRUE);
}

/* Rows of a datablock of the script. */
static char *block(const GString *script, const char *name)
{
    g_autofree char *head = g_strdup_printf("\n%s << END\n", name);
    const char *found = strstr(script->str, head);
    g_assert_nonnull(found);
    found += strlen(head);
    return g_strndup(found, (gsize)(strstr(found, "END\n") - found));
}

static GString *box_script(double n)
{
    static const AnkePlotValue values[] = {{1, 4}, {2.5, 6}, {4, 0}, {9, 2}};
    const AnkePlotRow row = {.group = {.label = "課",
                                       .state = ANKE_PLOT_SHOWN,
                                       .n = n,
                                       .values = values,
                                       .n_values = G_N_ELEMENTS(values)},
                             .whisker_lo = 1,
                             .q1 = 1,
                             .median = 2.5,
                             .q3 = 2.5,
                             .whisker_hi = 2.5,
                             .mean = 3.0833};
    const AnkePlotRowsSpec spec = {
        .frame = plain_frame(TRUE), .unit = "年", .rows = &row, .n_rows = 1};
    double height_pt;
    return anke_box_script(&spec, png, &height_pt);
}

static void test_values_beyond_the_whiskers_are_rings_one_a_person(void)
{
    g_autoptr(GString) script = box_script(12);
    g_autofree char *dots = block(script, "$dots");
    g_autofree char *boxes = block(script, "$boxes");
    g_autofree char *means = block(script, "$means");
    g_assert_cmpstr(dots, ==, " 9 10\n 9 14\n");
    g_assert_cmpstr(boxes, ==, " 2.5 12 1 2.5 5.5 18.5 16777215\n");
    g_assert_cmpstr(means, ==, " 3.0833 12\n");
    g_assert_nonnull(strstr(script->str, "\n課（n=12）＊\n"));
}

static void test_a_small_group_shows_every_person_and_no_box(void)
{
    g_autoptr(GString) script = box_script(9);
    g_autofree char *dots = block(script, "$dots");
    g_autofree char *boxes = block(script, "$boxes");
    g_auto(GStrv) rows = g_strsplit(dots, "\n", -1);
    g_assert_cmpuint(g_strv_length(rows), ==, 4 + 6 + 2 + 1);
    g_assert_cmpstr(boxes, ==, "");
}

static void test_a_group_of_thirty_is_no_reference_value(void)
{
    g_autoptr(GString) script = box_script(30);
    g_assert_nonnull(strstr(script->str, "\n課（n=30）\n"));
    g_assert_null(strstr(script->str, "参考値"));
}

static void test_a_histogram_counts_people_in_bins(void)
{
    static const AnkePlotValue values[] = {{1, 4}, {4, 6}, {5, 1}, {9, 0}, {14, 2}};
    const AnkeHistogramGroup group = {.group = {.label = "全体",
                                                .is_total = TRUE,
                                                .state = ANKE_PLOT_SHOWN,
                                                .n = 13,
                                                .values = values,
                                                .n_values = G_N_ELEMENTS(values)},
                                      .median = NAN};
    const AnkeHistogramSpec spec = {
        .frame = plain_frame(TRUE), .unit = "", .bin_width = 5, .groups = &group, .n_groups = 1};
    double height_pt;
    g_autoptr(GString) script = anke_histogram_script(&spec, png, &height_pt);
    g_autofree char *bars = block(script, "$bars");
    g_autofree char *median = block(script, "$median");
    g_assert_cmpstr(bars, ==, " 2.5 10 0 5 0 10\n 7.5 1 5 10 0 1\n 12.5 2 10 15 0 2\n");
    g_assert_cmpstr(median, ==, "");
    g_assert_null(strstr(script->str, "縦の太線"));
}

static void test_terminals_have_the_same_layout(void)
{
    static const char *const want[] = {
        "set terminal pngcairo size 964, 600 fontscale 1.5 pointscale 2 linewidth 2 ",
        "set terminal pdfcairo size 6.694583333333333in, 4.16680555555555",
        "set terminal svg size 482, 300 dynamic "};
    for (guint format = 0; format < G_N_ELEMENTS(want); format++) {
        const AnkePlotTarget target = {.format = format, .dots_per_inch = 144};
        g_autoptr(GString) script = anke_plot_script_finish_take(
            anke_plot_script_new(target, anke_theme_default(), 482, 300));
        g_assert_nonnull(strstr(script->str, want[format]));
    }
}

static GString *script_of(const AnkeTheme *theme, const char *commands)
{
    AnkePlotScript *script = anke_plot_script_new(png, theme, 482, 300);
    const AnkePlotLabelStyle title = {&theme->title, ANKE_PLOT_LEFT};
    anke_plot_script_label(script, "題", 12, 12, &title);
    anke_plot_script_add(script, commands);
    return anke_plot_script_finish_take(script);
}

static void test_scripts_look_like_their_theme(void)
{
    AnkeTheme theme = *anke_theme_default();
    theme.family = "Other Sans 2.0";
    theme.title = (AnkeTextStyle){16, TRUE, 1.35, 0x123456};
    theme.grid = (AnkeStroke){0x00FF01, 0.25, 0, 0};
    theme.bar.colour = 0x804000;
    theme.paper = 0xFFFFF8;
    g_autoptr(GString) script = script_of(&theme, "set grid {grid}\nplot NaN lc {bar}\n");
    g_assert_nonnull(strstr(script->str, "font \"Other Sans 2.0:Bold,16\" tc rgb \"#123456\""));
    g_assert_nonnull(strstr(script->str, "set grid lc rgb \"#00FF01\" lw 0.25\n"));
    g_assert_nonnull(strstr(script->str, "plot NaN lc rgb \"#804000\"\n"));
    g_assert_nonnull(strstr(script->str, "background \"#FFFFF8\"\n"));
    g_assert_null(strstr(script->str, "Noto"));
}

static void test_fonts_with_other_signs_in_their_names_are_not_for_scripts(void)
{
    static const char *const plain[] = {"Noto Sans CJK JP", "源ノ角ゴシック", "IPAex_1.0-b"};
    static const char *const others[] = {"",    "a\"b", "`touch pwn`", "a,b",
                                         "a:b", "a\\b", "$x",          "@x"};
    for (gsize i = 0; i < G_N_ELEMENTS(plain); i++) {
        g_assert_true(anke_plot_family_is_plain(plain[i]));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        g_assert_false(anke_plot_family_is_plain(others[i]));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name, function) g_test_add_func("/plot_script/" name, function)
    TEST("lines are broken by the Japanese rules", test_lines_are_broken_by_the_japanese_rules);
    TEST("text that is too long ends in an ellipsis",
         test_text_that_is_too_long_ends_in_an_ellipsis);
    TEST("a tail stays whole", test_a_tail_stays_whole);
    TEST("what cannot be shown is replaced", test_what_cannot_be_shown_is_replaced);
    TEST("long texts are cut between characters", test_long_texts_are_cut_between_characters);
    TEST("values fall into half-open bins", test_values_fall_into_half_open_bins);
    TEST("labels are data and never script", test_labels_are_data_and_never_script);
    TEST("no label ends the datablock", test_no_label_ends_the_datablock);
    TEST("the mark stands on unprotected plots only",
         test_the_mark_stands_on_unprotected_plots_only);
    TEST("values beyond the whiskers are rings, one a person",
         test_values_beyond_the_whiskers_are_rings_one_a_person);
    TEST("a small group shows every person and no box",
         test_a_small_group_shows_every_person_and_no_box);
    TEST("a group of thirty is no reference value", test_a_group_of_thirty_is_no_reference_value);
    TEST("a histogram counts people in bins", test_a_histogram_counts_people_in_bins);
    TEST("terminals have the same layout", test_terminals_have_the_same_layout);
    TEST("scripts look like their theme", test_scripts_look_like_their_theme);
    TEST("fonts with other signs in their names are not for scripts",
         test_fonts_with_other_signs_in_their_names_are_not_for_scripts);
#undef TEST
    return g_test_run();
}
