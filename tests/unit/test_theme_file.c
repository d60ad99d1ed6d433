/* Themes from files: what they change and what they may not. */
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/report/report_theme.h"
#include "charts/spec/theme_file.h"
#include "tests/unit/colour_science.h"

static gboolean read_theme(const char *text, AnkeTheme *theme, GError **error)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "anke-theme-XXXXXX", NULL);
    int file = g_mkstemp(path);
    g_assert_cmpint(file, >=, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    *theme = *anke_theme_default();
    gboolean is_read = anke_theme_read(path, theme, error);
    g_assert_true(g_close(file, NULL));
    g_assert_cmpint(g_unlink(path), ==, 0);
    return is_read;
}

static AnkeTheme read_good(const char *rows)
{
    g_autofree char *text = g_strconcat("setting,value\n", rows, NULL);
    AnkeTheme theme;
    GError *error = NULL;
    gboolean is_read = read_theme(text, &theme, &error);
    g_assert_no_error(error);
    g_assert_true(is_read);
    return theme;
}

/* The file is wrong: the message ends so, and the theme is left as it was. */
static void check_bad(const char *text, AnkeErrorCode code, const char *message)
{
    AnkeTheme theme;
    GError *error = NULL;
    gboolean is_read = read_theme(text, &theme, &error);
    g_assert_false(is_read);
    g_assert_error(error, ANKE_ERROR, (gint)code);
    const char *found = strstr(error->message, message);
    if (found == NULL) {
        g_error("\"%s\" instead of \"%s\"", error->message, message);
    }
    g_assert_cmpmem(&theme, sizeof theme, anke_theme_default(), sizeof theme);
    g_error_free(error);
}

static void check_bad_row(const char *row, const char *message)
{
    g_autofree char *text = g_strconcat("setting,value\nmargin_pt,10\n", row, "\n", NULL);
    check_bad(text, ANKE_ERROR_DATA, message);
}

static void test_an_empty_theme_is_the_default(void)
{
    AnkeTheme theme = read_good("");
    g_assert_cmpmem(&theme, sizeof theme, anke_theme_default(), sizeof theme);
}

static void test_sizes_and_lines_are_changed(void)
{
    AnkeTheme theme = read_good("title_pt,14\nlabel_pt,10.5\nnote_pt,7\nmargin_pt,0\n\n"
                                "data_line_pt,2\ngrid_line_pt,0.25\n");
    g_assert_cmpfloat(theme.title.size_pt, ==, 14);
    g_assert_cmpfloat(theme.label.size_pt, ==, 10.5);
    g_assert_cmpfloat(theme.strong.size_pt, ==, 10.5);
    g_assert_cmpfloat(theme.note.size_pt, ==, 7);
    g_assert_cmpfloat(theme.margin_pt, ==, 0);
    g_assert_cmpfloat(theme.grid.width_pt, ==, 0.25);
    const AnkeStroke *before = &anke_theme_default()->data_line;
    g_assert_cmpfloat(theme.data_line.width_pt, ==, 2);
    g_assert_cmpfloat_with_epsilon(theme.data_line.casing_width_pt - theme.data_line.width_pt,
                                   before->casing_width_pt - before->width_pt, 1e-9);
}

static void test_colours_are_changed_wherever_they_are_used(void)
{
    AnkeTheme theme = read_good("second,#990099\r\npaper,#fffff0\r\ntext,#000000\r\n");
    g_assert_cmphex(theme.second, ==, 0x990099);
    g_assert_cmphex(theme.data_line.colour, ==, 0x990099);
    g_assert_cmphex(theme.paper, ==, 0xFFFFF0);
    g_assert_cmphex(theme.separator.colour, ==, 0xFFFFF0);
    g_assert_cmphex(theme.hidden.colour, ==, 0xFFFFF0);
    g_assert_cmphex(theme.title.colour, ==, 0);
    g_assert_cmphex(theme.zero_line.colour, ==, 0);
    g_assert_cmphex(theme.note.colour, ==, anke_theme_default()->note.colour);
}

static void test_a_series_has_its_colour_however_many_there_are(void)
{
    AnkeTheme theme = read_good("series_2,#123456\nscale_5_3,#FEDCBA\n");
    for (guint n = 2; n <= ANKE_THEME_MAX_COLOURS; n++) {
        g_assert_cmphex(anke_theme_series(&theme, n, 1).colour, ==, 0x123456);
        g_assert_cmphex(anke_theme_series(&theme, n, 0).colour, ==,
                        anke_theme_series(anke_theme_default(), n, 0).colour);
    }
    g_assert_cmphex(anke_theme_scale(&theme, 5, 2).colour, ==, 0xFEDCBA);
    g_assert_cmphex(anke_theme_scale(&theme, 7, 2).colour, ==,
                    anke_theme_scale(anke_theme_default(), 7, 2).colour);
}

static void test_the_report_follows_the_theme(void)
{
    AnkeReportTheme same = anke_report_theme_of(anke_theme_default());
    g_assert_cmpmem(&same, sizeof same, anke_report_theme_default(), sizeof same);
    AnkeTheme theme = read_good("text,#000000\nbar,#804000\nsecond,#005AFF\ntable_pt,9\n");
    AnkeReportTheme own = anke_report_theme_of(&theme);
    g_assert_cmphex(own.heading.colour, ==, 0);
    g_assert_cmphex(own.rule_fill.colour, ==, 0x804000);
    g_assert_cmpfloat(own.table_strong.size_pt, ==, 9);
}

static void test_wrong_names_and_values_are_reported_with_their_place(void)
{
    check_bad_row("colour,#000000", ":3:1: setting \"colour\" is unknown");
    check_bad_row("margin_pt,12", ":3:1: setting \"margin_pt\" is there twice");
    check_bad_row("series_8,#000000", ":3:1: setting \"series_8\" is unknown");
    check_bad_row("series_12,#000000", ":3:1: setting \"series_12\" is unknown");
    check_bad_row("scale_5_6,#000000", ":3:1: setting \"scale_5_6\" is unknown");
    check_bad_row("scale_0_1,#000000", ":3:1: setting \"scale_0_1\" is unknown");
    check_bad_row("scale_,#000000", ":3:1: setting \"scale_\" is unknown");
    check_bad_row("title_pt,large",
                  ":3:2: title_pt \"large\": expected a number of points from 7 to 72");
    check_bad_row("title_pt,", ":3:2: title_pt \"\"");
    check_bad_row("label_pt,6.9", ":3:2: label_pt \"6.9\"");
    check_bad_row("label_pt,72.5", ":3:2: label_pt \"72.5\"");
    check_bad_row("grid_line_pt,0",
                  ":3:2: grid_line_pt \"0\": expected a number of points from 0.1");
    check_bad_row("bar,blue", ":3:2: bar \"blue\": expected a colour such as #005AFF");
    check_bad_row("bar,#12345", ":3:2: bar \"#12345\"");
    check_bad_row("bar,#12345G", ":3:2: bar \"#12345G\"");
    check_bad_row("series_1,#1234567", ":3:2: series_1 \"#1234567\"");
    check_bad_row("title_pt,12,13", ":3: 3 columns, expected 2: setting,value");
}

static void test_what_cannot_be_read_is_reported_at_its_cause(void)
{
    check_bad_row("text,#808080", ":3:2: text \"#808080\": the contrast with paper is 3.95:1, "
                                  "expected at least 4.5:1");
    check_bad_row("text_2,#9A9A9A", ":3:2: text_2 \"#9A9A9A\"");
    check_bad_row("second,#F6AA00", ":3:2: second \"#F6AA00\": the contrast with paper is");
    check_bad_row("paper,#444444", ":3:2: paper \"#444444\": expected a light colour");
    check_bad_row("paper,#E0E0E0\nborder,#909090", ":4:2: border \"#909090\"");
    check_bad_row("paper,#D0D0D0", ":3:2: text_2 \"#5C5C5C\": the contrast with paper is 4.34:1");
    check_bad_row("scale_2_1,#F6AA00", ":3:2: scale_2_2 \"#F6AA00\": scale_2_1 of 2 has the same");
    check_bad_row("series_1,#F6AA00", ":3:2: series_2 \"#F6AA00\": series_1 of 2 has the same");
}

static void test_a_font_that_is_not_there_is_reported(void)
{
    check_bad("setting,value\nfamily,Nowhere Gothic\n", ANKE_ERROR_UNAVAILABLE,
              ":2:2: family \"Nowhere Gothic\": this font is not installed");
    check_bad("setting,value\nfamily,\n", ANKE_ERROR_DATA, ":2:2: family \"\"");
    /* CP932 of 架空書体 */
    check_bad("setting,value\nfamily,\x89\xCB\x8B\xF3\x8F\x91\x91\xCC\n", ANKE_ERROR_UNAVAILABLE,
              ":2:2: family \"架空書体\"");
}

static void test_what_is_no_theme_is_refused(void)
{
    check_bad("", ANKE_ERROR_DATA, ":1: expected the header setting,value");
    check_bad("value,setting\n", ANKE_ERROR_DATA, ":1: expected the header setting,value");
    check_bad("setting,value\n\"title_pt,12\n", ANKE_ERROR_DATA, ":");
    AnkeTheme theme = *anke_theme_default();
    GError *error = NULL;
    g_assert_false(anke_theme_read("/nonexistent/theme.csv", &theme, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_NO_INPUT);
    g_error_free(error);
}

static void check_grey_set(const AnkeRgb *colours, guint n)
{
    g_assert_cmpfloat(separate(colours, n).grey, >=, 10);
}

static void test_the_sample_for_grey_print_keeps_what_it_promises(void)
{
    const char *root = g_getenv("ANKE_ROOT");
    g_autofree char *path =
        g_build_filename(root == NULL ? "." : root, "samples", "themes", "print-grey.csv", NULL);
    AnkeTheme theme = *anke_theme_default();
    GError *error = NULL;
    g_assert_true(anke_theme_read(path, &theme, &error));
    g_assert_no_error(error);
    for (guint n = 2; n <= ANKE_THEME_MAX_COLOURS; n++) {
        check_grey_set(theme.series[n - 1], n);
        check_grey_set(theme.scale[n - 1], n);
        for (guint i = 0; i < n; i++) {
            AnkeRgb colour = theme.series[n - 1][i];
            g_assert_cmphex(colour, ==, (colour & 0xFF) * 0x010101);
        }
    }
    const AnkeRgb bars[] = {theme.bar.colour, theme.bar_faint.colour, theme.second};
    check_grey_set(bars, G_N_ELEMENTS(bars));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name, function) g_test_add_func("/theme_file/" name, function)
    TEST("an empty theme is the default", test_an_empty_theme_is_the_default);
    TEST("sizes and lines are changed", test_sizes_and_lines_are_changed);
    TEST("colours are changed wherever they are used",
         test_colours_are_changed_wherever_they_are_used);
    TEST("a series has its colour however many there are",
         test_a_series_has_its_colour_however_many_there_are);
    TEST("the report follows the theme", test_the_report_follows_the_theme);
    TEST("wrong names and values are reported with their place",
         test_wrong_names_and_values_are_reported_with_their_place);
    TEST("what cannot be read is reported at its cause",
         test_what_cannot_be_read_is_reported_at_its_cause);
    TEST("a font that is not there is reported", test_a_font_that_is_not_there_is_reported);
    TEST("what is no theme is refused", test_what_is_no_theme_is_refused);
    TEST("the sample for grey print keeps what it promises",
         test_the_sample_for_grey_print_keeps_what_it_promises);
    return g_test_run();
}
