#include <glib.h>
#include <string.h>

#include "analyzer/import/options.h"
#include "tests/unit/codebook_from_text.h"

/* A question whose list is given by its labels, in order; their names are 0, 1, 2, ... */
static AnkeCodebook *codebook_of(const char *type, const char *delimiter, const char *const *labels)
{
    g_autoptr(GString) text = g_string_new("settings,form_id\n,x\nsurvey,type,name,delimiter\n");
    g_string_append_printf(text, ",%s l,q,\"%s\"\nchoices,list_name,name,label\n", type,
                           delimiter != NULL ? delimiter : "");
    for (guint i = 0; labels[i] != NULL; i++) {
        g_string_append_printf(text, ",l,n%u,\"%s\"\n", i, labels[i]);
    }
    return load_sound(text->str);
}

/* What a cell is read as: choices in order of the cell, [unknown], d = duplicate, a = ambiguous. */
static char *describe(const AnkeOptions *options)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < options->n_choices; i++) {
        g_string_append_printf(text, "%u", options->choices[i]);
    }
    if (options->unknown != NULL) {
        g_string_append_printf(text, "[%.*s]", (int)options->n_unknown_bytes, options->unknown);
    }
    g_string_append(text, options->has_duplicate ? "d" : "");
    g_string_append(text, options->is_ambiguous ? "a" : "");
    return g_string_free(text, FALSE);
}

typedef struct {
    const char *cell;
    const char *want;
} Case;

static void check_cases(const char *type, const char *delimiter, const char *const *labels,
                        const Case *cases, gsize n_cases)
{
    g_autoptr(AnkeCodebook) codebook = codebook_of(type, delimiter, labels);
    AnkeOptionsReader *reader = anke_options_reader_new(&codebook->questions[0]);
    for (gsize i = 0; i < 2 * n_cases; i++) { /* the second time from memory */
        const Case *one = &cases[i % n_cases];
        g_autofree char *got = describe(anke_options_read(reader, one->cell, strlen(one->cell)));
        if (strcmp(got, one->want) != 0) {
            g_test_message("\"%s\" is read as %s, not %s", one->cell, got, one->want);
            g_test_fail();
        }
    }
    anke_options_reader_free(reader);
}

#define CHECK(type, delimiter, labels, cases)                                                      \
    check_cases(type, delimiter, labels, cases, G_N_ELEMENTS(cases))

static void test_the_usual_delimiters_part_answers(void)
{
    static const char *const labels[] = {"甲", "乙", "丙", NULL};
    static const Case cases[] = {{"甲", "0"},
                                 {"甲;乙", "01"},
                                 {"甲;乙;", "01"},
                                 {"甲, 乙, 丙", "012"},
                                 {"甲、丙", "02"},
                                 {"甲\n乙\n", "01"},
                                 {"甲\r\n乙", "01"},
                                 {"甲；乙", "01"},
                                 {"甲，乙", "01"},
                                 {" 丙 ; 甲 ", "20"},
                                 {";;甲;;乙;;", "01"},
                                 {";", ""},
                                 {"甲;甲", "0d"},
                                 {"甲;乙;甲", "01d"},
                                 {"甲|乙", "[甲|乙]"},
                                 {"丁", "[丁]"},
                                 {"甲;丁", "0[丁]"},
                                 {"丁;甲;戊", "0[丁; 戊]"},
                                 {"甲;丁, 戊", "0[丁, 戊]"}};
    CHECK("select_multiple", NULL, labels, cases);
}

static void test_a_delimiter_of_the_question_is_the_only_one(void)
{
    static const char *const labels[] = {"甲", "乙", "a;b", NULL};
    static const Case slash[] = {{"甲/乙", "01"},
                                 {"甲;乙", "[甲;乙]"},
                                 {"a;b/甲", "20"},
                                 {"甲/", "0"},
                                 {"甲／乙", "[甲／乙]"}};
    CHECK("select_multiple", "/", labels, slash);
    static const Case blank[] = {{"甲 乙", "01"}, {"甲  乙 ", "01"}};
    CHECK("select_multiple", " ", labels, blank);
    static const Case arrow[] = {{"甲=>乙", "01"}, {"甲=乙", "[甲=乙]"}, {"=>甲=>", "0"}};
    CHECK("select_multiple", "=>", labels, arrow);
    static const Case dot[] = {{"甲・乙・", "01"}, {"甲･乙", "[甲･乙]"}};
    CHECK("select_multiple", "・", labels, dot);
    static const Case line[] = {{"甲\n乙\n", "01"}, {"甲;乙", "[甲;乙]"}};
    CHECK("select_multiple", "\n", labels, line);
}

static void test_labels_may_hold_the_delimiter(void)
{
    static const char *const labels[] = {"帰宅, 時間外勤務の削減", "研鑽", "家族、友人; 近所",
                                         NULL};
    static const Case cases[] = {{"帰宅, 時間外勤務の削減", "0"},
                                 {"帰宅, 時間外勤務の削減, 研鑽", "01"},
                                 {"研鑽, 帰宅, 時間外勤務の削減", "10"},
                                 {"研鑽;家族、友人; 近所;帰宅, 時間外勤務の削減;", "120"},
                                 {"帰宅, 研鑽", "1[帰宅]"},
                                 {"帰宅，時間外勤務の削減", "[帰宅，時間外勤務の削減]"},
                                 {"帰宅，　時間外勤務の削減", "0"}};
    CHECK("select_multiple", NULL, labels, cases);
    static const char *const wide[] = {"甲／乙", "丙", NULL};
    static const Case folded[] = {{"甲/乙", "0"}, {"甲/乙/丙", "01"}, {"丙/甲／乙", "10"}};
    CHECK("select_multiple", "/", wide, folded);
}

static void test_the_longest_label_wins_and_prefixes_do_not_match(void)
{
    static const char *const labels[] = {"知らない", "あまり知らない",
                                         "あまり知らないが知っていきたい", NULL};
    static const Case cases[] = {{"あまり知らない", "1"},
                                 {"あまり知らないが知っていきたい", "2"},
                                 {"あまり知らない;あまり知らないが知っていきたい", "12"},
                                 {"あまり", "[あまり]"},
                                 {"知らないが", "[知らないが]"}};
    CHECK("select_one", NULL, labels, cases);
    CHECK("select_multiple", NULL, labels, cases);
}

static void test_what_can_be_read_in_two_ways_is_said_not_guessed(void)
{
    static const char *const labels[] = {"帰宅", "残業の削減", "帰宅, 残業の削減", "研鑽", NULL};
    static const Case many[] = {{"帰宅, 残業の削減", "a"},
                                {"研鑽;帰宅, 残業の削減", "a"},
                                {"帰宅;残業の削減", "01"},
                                {"残業の削減, 帰宅", "10"},
                                {"帰宅, 研鑽", "03"}};
    CHECK("select_multiple", NULL, labels, many);
    static const Case one[] = {{"帰宅, 残業の削減", "2"}, {"帰宅", "0"}, {"帰宅;残業の削減", "01"}};
    CHECK("select_one", NULL, labels, one);
    static const char *const chain[] = {"A;B", "C", "A", "B;C", NULL};
    static const Case overlap[] = {{"A;B;C", "a"}, {"A;B;C;D", "01[D]"}};
    CHECK("select_multiple", NULL, chain, overlap);
}

static void test_labels_match_folded(void)
{
    static const char *const labels[] = {"２５～２９歳", "コミュニケーション不足", "帰宅・削減",
                                         "R&D課", NULL};
    static const Case cases[] = {{"25〜29歳", "0"},
                                 {"２５~２９歳　", "0"},
                                 {"ｺﾐｭﾆｹｰｼｮﾝ不足", "1"},
                                 {"帰宅･削減", "2"},
                                 {"Ｒ＆Ｄ課", "3"},
                                 {"ｺﾐｭﾆｹｰｼｮﾝ不足 ;帰宅･削減", "12"},
                                 {"コミュニケーション 不足", "[コミュニケーション 不足]"}};
    CHECK("select_multiple", NULL, labels, cases);
}

static void test_exact_labels_are_found_at_once(void)
{
    static const char *const labels[] = {"甲", "甲乙", "丙", NULL};
    g_autoptr(AnkeCodebook) codebook = codebook_of("select_one", NULL, labels);
    AnkeOptionsReader *reader = anke_options_reader_new(&codebook->questions[0]);
    g_assert_cmpint(anke_options_find_exact(reader, "甲乙丙", 3), ==, 0);
    g_assert_cmpint(anke_options_find_exact(reader, "甲乙丙", 6), ==, 1);
    g_assert_cmpint(anke_options_find_exact(reader, "甲乙丙", 9), ==, -1);
    g_assert_cmpint(anke_options_find_exact(reader, "丙 ", 4), ==, -1);
    g_assert_cmpint(anke_options_find_exact(reader, "", 0), ==, -1);
    anke_options_reader_free(reader);
}

static void test_many_different_cells_are_read_as_well_as_few(void)
{
    static const char *const labels[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", NULL};
    g_autoptr(AnkeCodebook) codebook = codebook_of("select_multiple", NULL, labels);
    AnkeOptionsReader *reader = anke_options_reader_new(&codebook->questions[0]);
    for (guint round = 0; round < 2; round++) {
        for (guint bits = 1; bits < 1024; bits++) {
            g_autoptr(GString) cell = g_string_new(NULL);
            g_autoptr(GString) want = g_string_new(NULL);
            for (guint i = 0; i < 10; i++) {
                if ((bits >> i & 1) != 0) {
                    g_string_append_printf(cell, "%s;", labels[i]);
                    g_string_append_printf(want, "%u", i);
                }
            }
            g_autofree char *got = describe(anke_options_read(reader, cell->str, cell->len));
            g_assert_cmpstr(got, ==, want->str);
        }
    }
    anke_options_reader_free(reader);
}

static void test_more_than_200_pieces_are_one(void)
{
    static const char *const labels[] = {"甲", "乙", NULL};
    g_autoptr(AnkeCodebook) codebook = codebook_of("select_multiple", NULL, labels);
    AnkeOptionsReader *reader = anke_options_reader_new(&codebook->questions[0]);
    g_autoptr(GString) cell = g_string_new(NULL);
    for (guint i = 0; i < 200; i++) {
        g_string_append(cell, "甲;");
    }
    g_autofree char *most = describe(anke_options_read(reader, cell->str, cell->len));
    g_assert_cmpstr(most, ==, "0d");
    g_string_append(cell, "甲");
    const AnkeOptions *options = anke_options_read(reader, cell->str, cell->len);
    g_assert_cmpuint(options->n_choices, ==, 0);
    g_assert_cmpuint(options->n_unknown_bytes, ==, cell->len);
    anke_options_reader_free(reader);
}

/* Reading a long cell costs its length, not its length times the square of its pieces. */
static void test_a_long_cell_with_many_pieces_is_read_at_once(void)
{
    static const char *const labels[] = {"甲;乙", "乙", NULL};
    g_autoptr(AnkeCodebook) codebook = codebook_of("select_multiple", NULL, labels);
    AnkeOptionsReader *reader = anke_options_reader_new(&codebook->questions[0]);
    g_autofree char *piece = g_strnfill(5000, 'x');
    g_autoptr(GString) cell = g_string_new("乙");
    for (guint i = 0; i < 199; i++) {
        g_string_append_printf(cell, ";%s", piece);
    }
    gint64 start = g_get_monotonic_time();
    const AnkeOptions *options = anke_options_read(reader, cell->str, cell->len);
    g_assert_cmpuint(options->n_choices, ==, 1);
    g_assert_cmpuint(options->n_unknown_bytes, ==, cell->len - strlen("乙;"));
    g_assert_cmpint(g_get_monotonic_time() - start, <, 2 * G_USEC_PER_SEC);
    anke_options_reader_free(reader);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func("/options/" name, function)
    ADD("the usual delimiters part answers", test_the_usual_delimiters_part_answers);
    ADD("a delimiter of the question is the only one",
        test_a_delimiter_of_the_question_is_the_only_one);
    ADD("labels may hold the delimiter", test_labels_may_hold_the_delimiter);
    ADD("the longest label wins and prefixes do not match",
        test_the_longest_label_wins_and_prefixes_do_not_match);
    ADD("what can be read in two ways is said not guessed",
        test_what_can_be_read_in_two_ways_is_said_not_guessed);
    ADD("labels match folded", test_labels_match_folded);
    ADD("exact labels are found at once", test_exact_labels_are_found_at_once);
    ADD("many different cells are read as well as few",
        test_many_different_cells_are_read_as_well_as_few);
    ADD("more than 200 pieces are one", test_more_than_200_pieces_are_one);
    ADD("a long cell with many pieces is read at once",
        test_a_long_cell_with_many_pieces_is_read_at_once);
#undef ADD
    return g_test_run();
}
