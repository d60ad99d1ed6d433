#include <glib.h>
#include <string.h>

#include "analyzer/import/column_heads.h"

/* Columns with these heads; the list ends with NULL. */
static GPtrArray *columns_of(const char *const *heads)
{
    GPtrArray *columns = anke_export_columns_new();
    for (; *heads != NULL; heads++) {
        g_ptr_array_add(columns, anke_export_column_new(*heads));
    }
    return columns;
}

static const char *part_name(AnkePart part)
{
    static const char *const names[] = {"whole", "option", "place", "other"};
    return names[part];
}

/* What columns are taken for: "question|code|option|option code|part", one a column. */
static void check_columns(const GPtrArray *columns, const char *const *wanted)
{
    for (guint i = 0; i < columns->len; i++) {
        const AnkeExportColumn *column = anke_export_column_at(columns, i);
        const char *code = column->question_code;
        g_autofree char *text = g_strdup_printf(
            "%s|%s|%s|%s|%s", column->question, code != NULL ? code : "",
            column->option != NULL ? column->option : "",
            column->option_code != NULL ? column->option_code : "", part_name(column->part));
        g_assert_cmpstr(text, ==, wanted[i]);
    }
}

static void test_heads_are_known_folded_and_in_any_case_of_letters(void)
{
    static const char *const words[] = {"タイムスタンプ", "Response ID", NULL};
    g_assert_true(anke_heads_is_among("ﾀｲﾑｽﾀﾝﾌﾟ", words));
    g_assert_true(anke_heads_is_among(" response　id ", words));
    g_assert_true(anke_heads_is_among("ＲＥＳＰＯＮＳＥ ID", words));
    g_assert_false(anke_heads_is_among("タイムスタンプ2", words));
    g_assert_false(anke_heads_is_among("", words));
    static const char *const none[] = {NULL};
    g_assert_false(anke_heads_is_among("ID", none));
}

static void test_heads_of_the_first_row_are_counted_and_marked(void)
{
    static const char text[] = "ID,年代,id,時刻\n1,2,3,4\n";
    static const char *const words[] = {"ID", "時刻", NULL};
    g_autoptr(AnkeExportHead) head = anke_export_head_new(text, strlen(text), TRUE, '\0');
    g_assert_cmpuint(anke_heads_count(head, words), ==, 3);
    static const char *const heads[] = {"ID", "年代", "時刻", NULL};
    g_autoptr(GPtrArray) columns = columns_of(heads);
    anke_export_column_at(columns, 1)->is_system = TRUE; /* what is marked stays so */
    anke_heads_mark_system(columns, words);
    for (guint i = 0; i < columns->len; i++) {
        g_assert_true(anke_export_column_at(columns, i)->is_system);
    }
}

static void check_split(const char *head, const char *question, const char *option, AnkePart part)
{
    AnkeExportColumn *column = anke_export_column_new(head);
    g_assert_true(anke_heads_split(column, " [", "]") == (option != NULL));
    g_assert_cmpstr(column->question, ==, question);
    g_assert_cmpstr(column->option, ==, option);
    g_assert_cmpint(column->part, ==, part);
    anke_export_column_free(column);
}

static void test_a_head_is_split_at_its_last_bracket(void)
{
    check_split("理由 [多忙]", "理由", "多忙", ANKE_PART_OPTION);
    check_split(" 理由 [多忙] ", "理由", "多忙", ANKE_PART_OPTION);
    check_split("満足度 [5段階] [窓口]", "満足度 [5段階]", "窓口", ANKE_PART_OPTION);
    check_split("分析 [第2位]", "分析", "第2位", ANKE_PART_PLACE);
    check_split("分析 [順位 3]", "分析", "順位 3", ANKE_PART_PLACE);
    check_split("分析 [3]", "分析", "3", ANKE_PART_OPTION); /* a number alone names no place */
}

static void test_what_has_not_that_form_is_left_alone(void)
{
    check_split("理由", "理由", NULL, ANKE_PART_WHOLE);
    check_split("理由 []", "理由 []", NULL, ANKE_PART_WHOLE);
    check_split("理由 [多忙", "理由 [多忙", NULL, ANKE_PART_WHOLE);
    check_split("理由 [多忙] 等", "理由 [多忙] 等", NULL, ANKE_PART_WHOLE);
    check_split(" [多忙]", "[多忙]", NULL, ANKE_PART_WHOLE);
    check_split("", "", NULL, ANKE_PART_WHOLE);
}

static void test_a_split_head_can_be_joined_again(void)
{
    AnkeExportColumn *column = anke_export_column_new("設備（机）");
    g_assert_true(anke_heads_split(column, "（", "）"));
    anke_heads_join(column);
    g_assert_cmpstr(column->head, ==, "設備 [机]");
    anke_export_column_free(column);
}

static void test_options_that_ask_for_a_text_are_told_apart(void)
{
    static const char *const others[] = {
        "その他", "その他（具体的に）", "Other", "other (please specify)",
        "-oth-",  " ＯＴＨＥＲ ",       NULL};
    static const char *const ordinary[] = {"他部署", "Other people", "Others", "そのた", "", NULL};
    for (const char *const *option = others; *option != NULL; option++) {
        g_assert_true(anke_heads_is_other(*option));
    }
    for (const char *const *option = ordinary; *option != NULL; option++) {
        g_assert_false(anke_heads_is_other(*option));
    }
}

static void test_numbered_heads_side_by_side_are_one_question(void)
{
    static const char *const heads[] = {"Q1",  "Q2_1",  "Q2_2",  "Q2_10", "Q3_1", "Q4_1", "Q5_a",
                                        "Q6_", "a_b_1", "a_b_2", "_1",    "_2",   NULL};
    static const char *const wanted[] = {
        "Q1||||whole",       "Q2|Q2||1|option",   "Q2|Q2||2|option",
        "Q2|Q2||10|option",  "Q3_1||||whole", /* alone */
        "Q4_1||||whole",     "Q5_a||||whole",     "Q6_||||whole",
        "a_b|a_b||1|option", "a_b|a_b||2|option", "_1||||whole", /* no stem */
        "_2||||whole"};
    g_autoptr(GPtrArray) columns = columns_of(heads);
    anke_heads_group_numbered(columns, ANKE_PART_OPTION);
    check_columns(columns, wanted);
    g_assert_cmpstr(anke_export_column_at(columns, 1)->head, ==, "Q2_1"); /* its own, too */
}

static void test_numbered_heads_apart_are_no_group(void)
{
    static const char *const heads[] = {"Q2_1", "x", "Q2_2", NULL};
    static const char *const wanted[] = {"Q2_1||||whole", "x||||whole", "Q2_2||||whole"};
    g_autoptr(GPtrArray) columns = columns_of(heads);
    anke_heads_group_numbered(columns, ANKE_PART_OPTION);
    check_columns(columns, wanted);
    g_autoptr(GPtrArray) nothing = anke_export_columns_new();
    anke_heads_group_numbered(nothing, ANKE_PART_OPTION);
    g_assert_cmpuint(nothing->len, ==, 0);
}

static void test_a_question_has_the_other_text_that_is_named_after_it(void)
{
    static const char *const heads[] = {"理由",           "理由（その他）", "所属",
                                        "所属_その他",    "q_other",        "その他",
                                        "趣味（その他）", "備考 その他",    NULL};
    static const char *const wanted[] = {"理由||||whole",           "理由||||other",
                                         "所属||||whole",           "所属||||other",
                                         "q_other||||whole", /* no question q */
                                         "その他||||whole",  /* names none */
                                         "趣味（その他）||||whole", "備考 その他||||whole"};
    g_autoptr(GPtrArray) columns = columns_of(heads);
    anke_heads_find_other_texts(columns);
    check_columns(columns, wanted);
}

static void test_an_other_text_is_found_by_the_code_of_a_group_as_well(void)
{
    static const char *const heads[] = {"Q2_1", "Q2_2", "Q2_other", NULL};
    static const char *const wanted[] = {"Q2|Q2||1|option", "Q2|Q2||2|option", "Q2|Q2|||other"};
    g_autoptr(GPtrArray) columns = columns_of(heads);
    anke_heads_group_numbered(columns, ANKE_PART_OPTION);
    anke_heads_find_other_texts(columns);
    check_columns(columns, wanted);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/column heads/heads are known folded and in any case of letters",
                    test_heads_are_known_folded_and_in_any_case_of_letters);
    g_test_add_func("/column heads/heads of the first row are counted and marked",
                    test_heads_of_the_first_row_are_counted_and_marked);
    g_test_add_func("/column heads/a head is split at its last bracket",
                    test_a_head_is_split_at_its_last_bracket);
    g_test_add_func("/column heads/what has not that form is left alone",
                    test_what_has_not_that_form_is_left_alone);
    g_test_add_func("/column heads/a split head can be joined again",
                    test_a_split_head_can_be_joined_again);
    g_test_add_func("/column heads/options that ask for a text are told apart",
                    test_options_that_ask_for_a_text_are_told_apart);
    g_test_add_func("/column heads/numbered heads side by side are one question",
                    test_numbered_heads_side_by_side_are_one_question);
    g_test_add_func("/column heads/numbered heads apart are no group",
                    test_numbered_heads_apart_are_no_group);
    g_test_add_func("/column heads/a question has the other text that is named after it",
                    test_a_question_has_the_other_text_that_is_named_after_it);
    g_test_add_func("/column heads/an other text is found by the code of a group as well",
                    test_an_other_text_is_found_by_the_code_of_a_group_as_well);
    return g_test_run();
}
