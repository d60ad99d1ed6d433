#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_layout.h"
#include "analyzer/banner/banner_notes.h"
#include "analyzer/banner/banner_printer.h"
#include "analyzer/banner/banner_view.h"
#include "analyzer/banner/display_width.h"
#include "analyzer/banner/plain_label.h"
#include "analyzer/banner/text_columns.h"
#include "analyzer/base/error.h"
#include "tests/unit/table_of_rows.h"

/* Widths */

static void test_widths(void)
{
    static const struct {
        const char *text;
        guint narrow;
        guint wide;
    } cases[] = {{"", 0, 0},         {"abc", 3, 3},
                 {"所属", 4, 4},     {"ｱｲ", 2, 2},             /* half-width katakana */
                 {"か\u3099", 2, 2},                           /* combining voiced mark */
                 {"e\u0301", 1, 1},  {"▲①", 2, 4},             /* ambiguous */
                 {"Ａ", 2, 2},       {"\U00020BB7野家", 6, 6}, /* outside of the first plane */
                 {"\u200d", 0, 0},   {"\x1b", 0, 0}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpuint(anke_width_of_text(cases[i].text, FALSE), ==, cases[i].narrow);
        g_assert_cmpuint(anke_width_of_text(cases[i].text, TRUE), ==, cases[i].wide);
    }
}

static void assert_wrapped(const char *text, guint width, const char *joined)
{
    g_auto(GStrv) lines = anke_width_wrap(text, width, FALSE);
    g_autofree char *got = g_strjoinv("|", lines);
    g_assert_cmpstr(got, ==, joined);
}

static void test_wrap(void)
{
    assert_wrapped("", 10, "");
    assert_wrapped("one two three", 7, "one two|three");
    assert_wrapped("unbreakable", 4, "unbr|eaka|ble");
    assert_wrapped("職場の相談", 4, "職場|の相|談");
    assert_wrapped("職場の相談", 5, "職場|の相|談"); /* half a character is no room */
    assert_wrapped("あいう。え", 6, "あい|う。え");  /* no line begins with 。 */
    assert_wrapped("長", 1, "長");                   /* one character at least */
    assert_wrapped("か\u3099か\u3099", 2, "か\u3099|か\u3099");
}

static void test_wrap_keeps_everything(void)
{
    const char *text = "所属 dept による差、（あるとは）いえない。a b c 長い長い長い名前の区分";
    for (guint width = 1; width < 40; width++) {
        g_auto(GStrv) lines = anke_width_wrap(text, width, FALSE);
        g_autofree char *joined = g_strjoinv("", lines);
        g_autoptr(GString) without = g_string_new(text);
        g_autoptr(GString) got = g_string_new(joined);
        g_string_replace(without, " ", "", 0);
        g_string_replace(got, " ", "", 0);
        g_assert_cmpstr(got->str, ==, without->str);
        for (guint i = 0; width > 1 && lines[i] != NULL; i++) {
            g_assert_cmpuint(anke_width_of_text(lines[i], FALSE), <=, width);
        }
    }
}

static void test_wrap_within(void)
{
    g_auto(GStrv) lines = anke_width_wrap_within("長い長い長い長い", 6, 2, FALSE);
    g_assert_cmpuint(g_strv_length(lines), ==, 2);
    g_assert_cmpstr(lines[0], ==, "長い長");
    g_assert_cmpstr(lines[1], ==, "い長…");
    g_assert_cmpuint(anke_width_of_lines(lines, FALSE), ==, 6);
}

/* Labels */

static void assert_plain(const char *text, const char *expected)
{
    g_autofree char *plain = anke_plain_label(text);
    g_assert_cmpstr(plain, ==, expected);
}

static void test_plain_labels(void)
{
    assert_plain("", "");
    assert_plain("総務課", "総務課");
    assert_plain("  a\r\n\tb \u2028c ", "a b c");
    assert_plain("\x1b[31mred", "\uFFFD[31mred");
    assert_plain("\u202eabc\u2066", "\uFFFDabc\uFFFD");
    assert_plain("a\u200bb\ufeff", "a\uFFFDb\uFFFD");
    assert_plain("か\u3099", "か\u3099");
    assert_plain("a\u0301\u0301\u0301\u0301\u0301\u0301", "a\u0301\u0301\u0301\u0301");
    assert_plain("\U000E0041", "\uFFFD"); /* a tag */
    assert_plain("\ue000", "\uFFFD");     /* private use */
    assert_plain("　全角　空き", "　全角　空き");
}

/* Numbers */

static void assert_percent(double p, guint n_decimals, const char *expected)
{
    g_autofree char *text = anke_banner_percent(p, n_decimals);
    g_assert_cmpstr(text, ==, expected);
}

static void test_percent(void)
{
    assert_percent(0.125, 0, "13"); /* half away from zero, expss #100 */
    assert_percent(0.285, 0, "29"); /* whose double lies below */
    assert_percent(0.2885, 1, "28.9");
    assert_percent(0.0005, 1, "0.1");
    assert_percent(0.00049, 1, "0.0");
    assert_percent(0, 1, "0.0");
    assert_percent(1, 1, "100.0");
    assert_percent(1.375, 1, "137.5");
    assert_percent(1.0 / 3, 2, "33.33");
    assert_percent(-0.125, 1, "-12.5");
    assert_percent(-0.00049, 1, "0.0");
    assert_percent(0.05, 0, "5");
    assert_percent(0.00012345, 6, "0.012345");
    assert_percent(NAN, 1, "");
}

/* All shares with up to four digits, against whole arithmetic. */
static void test_percent_is_exact(void)
{
    for (int i = 0; i <= 10000; i++) {
        g_autofree char *text = anke_banner_percent(i / 10000.0, 1);
        int tenths = (i + 5) / 10;
        g_autofree char *expected = g_strdup_printf("%d.%d", tenths / 10, tenths % 10);
        g_assert_cmpstr(text, ==, expected);
    }
}

static void assert_p(double p, const char *expected)
{
    g_autofree char *text = anke_banner_p(p);
    g_assert_cmpstr(text, ==, expected);
}

static void test_p(void)
{
    assert_p(0.0123, "p=0.012");
    assert_p(0.0004, "p<0.001");
    assert_p(0.04999, "p<0.05");
    assert_p(0.05, "p=0.050");
    assert_p(1, "p=1.000");
    assert_p(NAN, "p=-");
}

/* Options */

static void test_by(void)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    g_autoptr(GError) error = NULL;
    g_assert_true(anke_banner_spec_set_by(&spec, "dept+age,dept:age,none", &error));
    g_assert_no_error(error);
    g_assert_cmpuint(spec.banners->len, ==, 3);
    char **first = g_ptr_array_index(spec.banners, 0);
    g_assert_cmpstr(first[0], ==, "dept");
    g_assert_cmpstr(first[1], ==, "age");
    g_assert_null(first[2]);
    g_assert_null(((char **)g_ptr_array_index(spec.banners, 2))[0]);
    g_assert_true(anke_banner_spec_names(&spec, "dept:age"));
    g_assert_false(anke_banner_spec_names(&spec, "sex"));
    static const char *const bad[] = {"", ",", "a,", "+a", "a++b", "a+"};
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_false(anke_banner_spec_set_by(&spec, bad[i], &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_USAGE);
        g_clear_error(&error);
    }
    anke_banner_spec_clear(&spec);
}

static void test_show(void)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    g_autoptr(GError) error = NULL;
    g_assert_true(anke_banner_spec_set_show(&spec, "p,ci", &error));
    g_assert_cmpuint(spec.show, ==, ANKE_SHOW_P | ANKE_SHOW_CI);
    g_assert_false(anke_banner_spec_set_show(&spec, "p,", &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_USAGE);
    g_clear_error(&error);
    g_assert_false(anke_banner_spec_set_show(&spec, "\x1b", &error));
    g_assert_null(strchr(error->message, '\x1b'));
}

/* Escaping */

static void test_html(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    anke_html_append(text, "<a href='x'>\"&amp;\"</a>");
    g_assert_cmpstr(text->str, ==, "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;&quot;&lt;/a&gt;");
}

static void test_markdown(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    anke_markdown_append(text, "a|b *c* [d](http://e) www.f <g> 1.5");
    g_assert_cmpstr(text->str, ==, "a\\|b \\*c\\* \\[d\\](http\\://e) www\\.f &lt;g&gt; 1.5");
}

static void test_excel(void)
{
    static const struct {
        const char *plain;
        const char *field;
    } cases[] = {{"", ""},
                 {"abc", "abc"},
                 {"a,b", "\"a,b\""},
                 {"\"q\"", "\"\"\"q\"\"\""},
                 {"=1+1", "'=1+1"},
                 {"+81", "'+81"},
                 {"@x", "'@x"},
                 {"-x", "'-x"},
                 {"-1.25", "-1.25"}, /* a number stays one */
                 {"-", "-"},         /* nobody */
                 {"--", "'--"},
                 {"  =1", "\"'  =1\""}, /* blanks do not hide it */
                 {"　＝1", "'　＝1"},
                 {"\t=1", "'\t=1"},
                 {"\r=1", "\"'\r=1\""},
                 {"=a,b", "\"'=a,b\""},
                 {"3-5", "3\u20105"}, /* no 5 March */
                 {"10-", "10\u2010"}, /* no -10 */
                 {"1/2", "'1/2"},
                 {"1:30", "'1:30"},
                 {"2018", "2018"},
                 {"20～24歳", "20～24歳"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        anke_excel_append(text, cases[i].plain);
        g_assert_cmpstr(text->str, ==, cases[i].field);
    }
}

/* Grids */

static AnkeBannerHead head_of(const char *a, const char *b, const char *c, guint line,
                              guint section)
{
    return (AnkeBannerHead){
        .levels = {a, b, c}, .kind = ANKE_LINE_ANSWER, .line = line, .section = section};
}

/* 全体 | 所属: 総務課 保健課 | 所属 × 性別: 総務課 (男 女), 保健課 (女) */
static AnkeBannerGrid *nested_grid(void)
{
    AnkeBannerGrid *grid = anke_banner_grid_new("t", "");
    AnkeBannerHead heads[] = {head_of("全体", NULL, NULL, 0, 0),
                              head_of("所属", "総務課", NULL, 1, 1),
                              head_of("所属", "保健課", NULL, 2, 1),
                              head_of("所属 × 性別", "総務課", "男", 3, 2),
                              head_of("所属 × 性別", "総務課", "女", 4, 2),
                              head_of("所属 × 性別", "保健課", "女", 5, 2)};
    heads[0].is_total = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(heads); i++) {
        g_assert_cmpuint(anke_banner_grid_add_column(grid, &heads[i]), ==, i);
    }
    return grid;
}

static void test_spans(void)
{
    g_autoptr(AnkeBannerGrid) grid = nested_grid();
    g_assert_cmpuint(anke_banner_grid_column_levels(grid), ==, 3);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 0, 0, 6), ==, 1);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 1, 0, 6), ==, 2);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 1, 1, 6), ==, 1);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 3, 0, 6), ==, 3);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 3, 1, 6), ==, 2);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 4, 2, 6), ==, 1);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 3, 0, 4), ==, 1); /* a block ends */
}

static void test_twins_stay_apart(void)
{
    g_autoptr(AnkeBannerGrid) grid = anke_banner_grid_new("t", "");
    AnkeBannerHead one = head_of("b", "x\x01", NULL, 1, 1);
    AnkeBannerHead other = head_of("b", "x\x02", NULL, 2, 1);
    (void)anke_banner_grid_add_column(grid, &one);
    (void)anke_banner_grid_add_column(grid, &other);
    g_assert_cmpstr(anke_banner_grid_column(grid, 0)->levels[1], ==,
                    anke_banner_grid_column(grid, 1)->levels[1]);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 0, 1, 2), ==, 1);
    g_assert_cmpuint(anke_banner_grid_column_span(grid, 0, 0, 2), ==, 2);
}

static void test_blocks_hold_every_column_once(void)
{
    g_autoptr(AnkeBannerGrid) grid = nested_grid();
    AnkeBannerHead row = head_of("回答", NULL, NULL, 0, 0);
    (void)anke_banner_grid_add_row(grid, &row);
    AnkeBannerSpec spec = anke_banner_spec_default();
    for (guint width = 0; width < 80; width++) {
        spec.width = width;
        AnkeTextColumns columns = anke_text_columns(grid, &spec);
        g_autoptr(GArray) blocks = anke_text_blocks(grid, &columns, width);
        guint next = columns.n_fixed;
        for (guint i = 0; i < blocks->len; i++) {
            const AnkeTextBlock *block = &g_array_index(blocks, AnkeTextBlock, i);
            g_assert_cmpuint(block->first, ==, next);
            g_assert_cmpuint(block->n, >, 0);
            next += block->n;
        }
        g_assert_cmpuint(next, ==, 6);
        anke_text_columns_clear(&columns);
    }
}

static void test_breaks_stay_whole(void)
{
    g_autoptr(AnkeBannerGrid) grid = nested_grid();
    AnkeBannerHead row = head_of("回答", NULL, NULL, 0, 0);
    (void)anke_banner_grid_add_row(grid, &row);
    AnkeBannerSpec spec = anke_banner_spec_default();
    spec.width = 36; /* 4 + 2 + 4 for 回答 and 全体; 3 + 6 + 2 + 6; 3 + 4 + 2 + 4 + 2 + 4 */
    AnkeTextColumns columns = anke_text_columns(grid, &spec);
    g_autoptr(GArray) blocks = anke_text_blocks(grid, &columns, spec.width);
    g_assert_cmpuint(columns.n_fixed, ==, 1);
    g_assert_cmpuint(blocks->len, ==, 2);
    g_assert_cmpuint(g_array_index(blocks, AnkeTextBlock, 0).n, ==, 2);
    g_assert_cmpuint(g_array_index(blocks, AnkeTextBlock, 1).n, ==, 3);
    anke_text_columns_clear(&columns);
}

/* What the text printer writes of a grid with a row of each kind. */
static char *print_nested(AnkeBannerSpec *spec)
{
    g_autoptr(AnkeBannerGrid) grid = nested_grid();
    AnkeBannerHead row = head_of("とても長い回答の選択肢で折り返されるもの", NULL, NULL, 0, 0);
    row.measure = "％";
    (void)anke_banner_grid_add_row(grid, &row);
    for (guint i = 0; i < 6; i++) {
        anke_banner_grid_set(grid, 0, i, i % 2 == 0 ? "100.0" : "秘匿", i == 2 ? "▲▲" : "");
    }
    anke_banner_grid_add_note(grid, "注記は行の幅で折り返す。注記は行の幅で折り返す。1234567890");
    g_autoptr(AnkeOutput) output = anke_output_open_memory();
    anke_text_printer.print(output, spec, grid);
    GBytes *bytes = anke_output_take_bytes(output);
    gsize n_bytes;
    const char *text = g_bytes_get_data(bytes, &n_bytes);
    char *copy = g_strndup(text, n_bytes);
    g_bytes_unref(bytes);
    return copy;
}

static void test_no_line_is_wider(void)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    for (guint width = 60; width < 120; width++) {
        for (guint ambiguous = 0; ambiguous < 2; ambiguous++) {
            spec.width = width;
            spec.is_ambiguous_wide = ambiguous == 1;
            g_autofree char *text = print_nested(&spec);
            g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
            for (guint i = 0; lines[i] != NULL; i++) {
                g_assert_cmpuint(anke_width_of_text(lines[i], ambiguous == 1), <=, width);
            }
        }
    }
}

/* The column in which the first `part` of a line ends. */
static guint end_of(const char *line, const char *part)
{
    const char *found = strstr(line, part);
    g_assert_nonnull(found);
    g_autofree char *before = g_strndup(line, (gsize)(found - line) + strlen(part));
    return anke_width_of_text(before, FALSE);
}

static void test_alignment(void)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    spec.width = 0;
    g_autofree char *text = print_nested(&spec);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    /* three lines of heads, a rule, two lines of the row */
    static const guint with_bars[] = {2, 3, 4, 6, 7};
    guint second = end_of(strchr(lines[2], '|') + 1, "|");
    for (guint i = 0; i < G_N_ELEMENTS(with_bars); i++) {
        const char *line = lines[with_bars[i]];
        g_assert_cmpuint(end_of(line, "|"), ==, end_of(lines[2], "|"));
        g_assert_cmpuint(end_of(strchr(line, '|') + 1, "|"), ==, second);
    }
    g_assert_cmpuint(end_of(lines[4], "全体"), ==, end_of(lines[6], "100.0"));
    g_assert_cmpuint(end_of(lines[4], "総務課"), ==, end_of(lines[6], "秘匿"));
    g_assert_cmpuint(end_of(lines[4], "保健課"), ==, end_of(lines[6], "100.0▲▲"));
    /* the breaks begin where their first groups do */
    g_assert_cmpuint(end_of(lines[2], "| 所属"), ==, end_of(lines[2], "|") + 5);
    g_assert_true(g_str_has_prefix(lines[7], "されるもの"));
}

/* From tables */

static const char *const total_rows[][4] = {
    {"", "", "type", "multiple"}, {"a", "", "name", "a"},
    {"b", "", "name", "b"},       {"z", "", "other", "yes"},
    {"a", "", "n", "1"},          {"b", "", "n", "3"},
    {"z", "", "n", "9"},          {"無回答", "", "item_type", "noanswer"},
    {"無回答", "", "n", "0"},     {"", "", "asked", "40"},
    {"", "", "base", "40"},       {"", "", "ticks", "13"},
    {"a", "", "p", "0.025"},      {"b", "", "p", "0.075"},
    {"z", "", "p", "0.225"},      {"無回答", "", "p", "0"}};

static const char *const by_rows[][4] = {{"", "", "type", "multiple"},
                                         {"", "", "by_label", "所属"},
                                         {"a", "", "n", "1"},
                                         {"a", "無回答", "n", "0"},
                                         {"", "無回答", "group_type", "noanswer"},
                                         {"a", "g", "n", "x"},
                                         {"a", "g", "p", "x"},
                                         {"a", "g", "adjres", "3"},
                                         {"b", "", "n", "3"},
                                         {"b", "無回答", "n", "1"},
                                         {"b", "g", "n", "2"},
                                         {"b", "g", "p", "0.0004"},
                                         {"b", "g", "adjres", "-1.97"},
                                         {"", "", "asked", "40"},
                                         {"", "g", "asked", "29"},
                                         {"", "g", "base", "29"}};

static AnkeBannerGrid *make_grid(AnkeBannerSpec *spec)
{
    const AnkeBannerFacts facts = {0};
    AnkeTable *total = table_of_rows("", total_rows, G_N_ELEMENTS(total_rows));
    AnkeTable *by = table_of_rows("dept", by_rows, G_N_ELEMENTS(by_rows));
    const AnkeTable *tables[] = {total, by};
    AnkeBannerView view = anke_banner_view(spec, &facts, tables, 2);
    AnkeBannerGrid *grid = anke_banner_lay_out(&view);
    anke_table_free(total);
    anke_table_free(by);
    return grid;
}

static guint find_row(const AnkeBannerGrid *grid, const char *label, const char *measure)
{
    for (guint i = 0; i < anke_banner_grid_n_rows(grid); i++) {
        const AnkeBannerHead *head = anke_banner_grid_row(grid, i);
        if (strcmp(head->levels[0], label) == 0 && g_strcmp0(head->measure, measure) == 0) {
            return i;
        }
    }
    g_assert_not_reached();
}

static void assert_cell(const AnkeBannerGrid *grid, const char *label, const char *measure,
                        guint column, const char *text, const char *mark)
{
    AnkeBannerCell cell = anke_banner_grid_cell(grid, find_row(grid, label, measure), column);
    g_assert_cmpstr(cell.text, ==, text);
    g_assert_cmpstr(cell.mark, ==, mark);
}

static void test_banner(void)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    g_autoptr(AnkeBannerGrid) grid = make_grid(&spec);
    g_assert_cmpuint(anke_banner_grid_n_columns(grid), ==, 3);
    /* people without a value of the break stand last, in brackets */
    g_assert_cmpstr(anke_banner_grid_column(grid, 1)->levels[1], ==, "g");
    g_assert_cmpstr(anke_banner_grid_column(grid, 2)->levels[1], ==, "（無回答）");
    assert_cell(grid, "該当数", "n", 0, "40", "");
    assert_cell(grid, "該当数", "n", 1, "29", "*");
    assert_cell(grid, "a", "％", 0, "2.5", "");
    assert_cell(grid, "a", "人数", 1, "秘匿", "");
    assert_cell(grid, "a", "％", 1, "秘匿", ""); /* and no mark that would tell of it */
    assert_cell(grid, "a", "人数", 2, "-", "");
    assert_cell(grid, "b", "％", 1, "0.0", "▼");
    assert_cell(grid, "b", "％", 2, "", "");
    assert_cell(grid, "無回答", "％", 0, "-", "");
    assert_cell(grid, "回答計（M.T.）", "％", 0, "32.5", "");
    g_assert_cmpstr(anke_banner_grid_notice(grid), ==, "部外秘・未秘匿");
}

static void test_sorted(void)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    spec.is_sorted = TRUE;
    g_autoptr(AnkeBannerGrid) grid = make_grid(&spec);
    /* その他 stays behind however many it was */
    g_assert_cmpuint(find_row(grid, "b", "人数"), <, find_row(grid, "a", "人数"));
    g_assert_cmpuint(find_row(grid, "a", "人数"), <, find_row(grid, "z", "人数"));
}

static void test_breaks_in_rows(void)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    spec.rows = ANKE_ROWS_BREAKS;
    g_autoptr(AnkeBannerGrid) grid = make_grid(&spec);
    g_assert_cmpuint(anke_banner_grid_n_rows(grid), ==, 6);
    g_assert_cmpuint(anke_banner_grid_row_levels(grid), ==, 2);
    g_assert_cmpstr(anke_banner_grid_column(grid, 0)->levels[0], ==, "該当数");
    g_assert_cmpstr(anke_banner_grid_cell(grid, 2, 0).text, ==, "29");
    g_assert_cmpstr(anke_banner_grid_cell(grid, 3, 0).text, ==, "");
    g_assert_cmpstr(anke_banner_grid_cell(grid, 3, 2).text, ==, "0.0");
    g_assert_cmpuint(anke_banner_grid_row_span(grid, 2, 0, 6), ==, 4);
    g_assert_cmpuint(anke_banner_grid_row_span(grid, 2, 1, 6), ==, 2);
}

static void test_verdict(void)
{
    static const char *const rows[][4] = {{"a", "g", "n", "1"},
                                          {"", "", "test", "chisq"},
                                          {"", "", "test_p", "0.02"},
                                          {"", "", "p_adj", "0.08"}};
    AnkeBannerSpec spec = anke_banner_spec_default();
    AnkeTable *table = table_of_rows("dept", rows, G_N_ELEMENTS(rows));
    g_autofree char *words = anke_banner_verdict(&spec, table);
    /* what is left after correction decides */
    g_assert_cmpstr(
        words, ==, "検定（dept）：差があるとはいえない（カイ二乗検定、p=0.020、補正後 p=0.080）。");
    spec.lang = ANKE_BANNER_EN;
    g_autofree char *english = anke_banner_verdict(&spec, table);
    g_assert_cmpstr(
        english, ==,
        "Test (dept): no difference shown (chi-square test, p=0.020, adjusted p=0.080).");
    anke_table_free(table);
}

static void test_hidden_verdict(void)
{
    static const char *const rows[][4] = {
        {"a", "g", "n", "x"}, {"", "", "test", "chisq"}, {"", "", "test_p", "x"}};
    const AnkeBannerSpec spec = anke_banner_spec_default();
    AnkeTable *table = table_of_rows("dept", rows, G_N_ELEMENTS(rows));
    g_autofree char *words = anke_banner_verdict(&spec, table);
    g_assert_cmpstr(words, ==, "検定（dept）：結果は秘匿。");
    anke_table_free(table);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/banner/width: wide, half-width, marks, ambiguous", test_widths);
    g_test_add_func("/banner/wrap: blanks, characters, 。 begins no line", test_wrap);
    g_test_add_func("/banner/wrap loses nothing and keeps the width", test_wrap_keeps_everything);
    g_test_add_func("/banner/what is cut ends in an ellipsis", test_wrap_within);
    g_test_add_func("/banner/labels steer nothing", test_plain_labels);
    g_test_add_func("/banner/percent: half away from zero on the text", test_percent);
    g_test_add_func("/banner/percent of all four-digit shares", test_percent_is_exact);
    g_test_add_func("/banner/p never rounds over 0.05", test_p);
    g_test_add_func("/banner/--by", test_by);
    g_test_add_func("/banner/--show", test_show);
    g_test_add_func("/banner/HTML is escaped", test_html);
    g_test_add_func("/banner/Markdown is escaped", test_markdown);
    g_test_add_func("/banner/Excel computes nothing", test_excel);
    g_test_add_func("/banner/heads span what they share", test_spans);
    g_test_add_func("/banner/labels that look alike do not merge", test_twins_stay_apart);
    g_test_add_func("/banner/blocks hold every column once", test_blocks_hold_every_column_once);
    g_test_add_func("/banner/breaks that fit are not torn apart", test_breaks_stay_whole);
    g_test_add_func("/banner/no line is wider than the page", test_no_line_is_wider);
    g_test_add_func("/banner/heads stand above their numbers", test_alignment);
    g_test_add_func("/banner/a banner of a multiple answer", test_banner);
    g_test_add_func("/banner/sorted by the total", test_sorted);
    g_test_add_func("/banner/breaks in rows", test_breaks_in_rows);
    g_test_add_func("/banner/the verdict follows the corrected p", test_verdict);
    g_test_add_func("/banner/a hidden test tells nothing", test_hidden_verdict);
    return g_test_run();
}
