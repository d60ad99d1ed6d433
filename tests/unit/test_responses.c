#include <glib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/data/responses.h"
#include "tests/unit/codebook_from_text.h"

/* What a reader saw of each row, one after another. */
static GString *seen;

static const char survey[] = "settings,form_title,form_id\n,t,t\n"
                             "survey,type,name,label,role,bands\n"
                             ",select_one yn,one,ひとつ,,\n,select_multiple abc,many,いくつか,,\n"
                             ",rank abc,order,順,,\n,integer,years,年,,\"0-9,10-\"\n"
                             ",date,day,日,,\n,text,note,文,,\n,text,gone,外,ignore,\n"
                             "choices,list_name,name,label,other\n,yn,y,はい,\n,yn,n,いいえ,\n"
                             ",abc,a,甲,\n,abc,b,乙,\n,abc,c,その他,yes\n";

static const char head[] = "one,many,many_other,order,order_other,years,day,note\n";

static void note_choices(const AnkeAnswer *answer)
{
    for (guint i = 0; i < answer->n_choices; i++) {
        g_string_append_printf(seen, "%u", answer->choices[i]);
    }
}

static void note_answer(const AnkeAnswer *answer, guint question)
{
    if (answer->state != ANKE_STATE_VALUE) {
        const char *code = anke_state_code(answer->state);
        g_string_append(seen, *code != '\0' ? code : "_");
    } else if (question < 3) {
        note_choices(answer);
    } else if (question == 3) {
        g_string_append_printf(seen, "%g", answer->number);
    } else {
        g_string_append_len(seen, answer->text, (gssize)answer->n_bytes);
    }
    g_string_append_c(seen, '|');
}

static void note_row(const AnkeAnswer *answers, gpointer data)
{
    (void)data;
    for (guint i = 0; i < 7; i++) {
        note_answer(&answers[i], i);
    }
    g_string_append_c(seen, '\n');
}

/* Reads rows behind the header; what was seen, or the error's message from the line on. */
static char *read_rows(const char *rows, gboolean has_head)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("anke-responses-XXXXXX", &path, NULL);
    (void)close(fd);
    g_autofree char *text = g_strconcat(has_head ? head : "", rows, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_autoptr(GError) error = NULL;
    guint64 n_rows;
    guint64 n_read;
    seen = g_string_new(NULL);
    g_autoptr(AnkeResponses) responses = anke_responses_open(path, codebook, &error);
    if (responses != NULL &&
        anke_responses_read(responses, note_row, NULL, &n_rows, &n_read, &error)) {
        g_string_append_printf(seen, "%u/%u", (guint)n_rows, (guint)n_read);
    }
    g_assert_cmpint(g_unlink(path), ==, 0);
    if (error == NULL) {
        return g_string_free(seen, FALSE);
    }
    g_string_free(seen, TRUE);
    g_assert_cmpint(error->code, ==, ANKE_ERROR_DATA);
    return g_strdup(error->message + strlen(path));
}

static void check(const char *rows, const char *want)
{
    g_autofree char *got = read_rows(rows, TRUE);
    g_assert_cmpstr(got, ==, want);
}

static void test_values_of_every_type_are_read(void)
{
    check("y,a c,他,c a,,12,2026-09-30,文\n.end,1,1\n", "0|02|20|12|2026-09-30|文|.U|\n1/1");
}

static void test_states_are_told_from_values(void)
{
    check(",,,,,,,\n.N,.N,.N,.N,.N,.N,.N,.N\n.X,.X,.X,.X,.X,.X,.X,.X\n.U,.U,.U,.U,.U,.U,.U,.U\n"
          ".end,4,5\n",
          "_|_|_|_|_|_|.U|\n.N|.N|.N|.N|.N|.N|.U|\n.X|.X|.X|.X|.X|.X|.U|\n"
          ".U|.U|.U|.U|.U|.U|.U|\n4/5");
}

static void test_a_value_does_not_stay_in_the_next_row(void)
{
    check("y,a b c,,c b a,,1,2026-09-30,文\nn,b,,a,,2,2026-09-29,\n.end,2,2\n",
          "0|012|210|1|2026-09-30|文|.U|\n1|1|0|2|2026-09-29|_|.U|\n2/2");
}

static void test_a_text_loses_the_dot_that_was_put_before_it(void)
{
    check(",,,,,,,..N\n,,,,,,,...\n,,,..end,,,,\n.end,3,3\n",
          ":4:4: state is not one of .N, .X, .U in an answer to \"order\"");
    check(",,,,,,,..N\n,,,,,,,...\n.end,2,2\n", "_|_|_|_|_|.N|.U|\n_|_|_|_|_|..|.U|\n2/2");
}

static void test_choices_of_a_multiple_answer_come_in_the_list_s_order(void)
{
    check(",c b a,,,,,,\n.end,1,1\n", "_|012|_|_|_|_|.U|\n1/1");
}

static void test_lines_are_counted_through_texts(void)
{
    check(",,\"x\ny\",,,,,\"a\r\nb\"\nz,,,,,,,\n.end,2,2\n",
          ":5:1: value is not among the choices of \"one\"");
}

static void test_texts_must_be_utf8(void)
{
    check(",,,,,,,\xFF\n.end,1,1\n", ":2:8: bytes that are not UTF-8 text \"note\"");
    check(",,\xFF,,,,,\n.end,1,1\n", ":2:3: bytes that are not UTF-8 text");
}

static void test_empty_pieces_of_a_multiple_answer_are_refused(void)
{
    check(",a  b,,,,,,\n.end,1,1\n", ":2:2: value is not among the choices of \"many\"");
    check(",a ,,,,,,\n.end,1,1\n", ":2:2: value is not among the choices of \"many\"");
}

static void test_the_first_problem_is_told(void)
{
    check("z,z,,,,,,\nz\n", ":2:1: value is not among the choices of \"one\"");
}

static void test_rows_that_cross_blocks_are_read_whole(void)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    g_autofree char *text = g_strnfill(997, 'x');
    for (guint i = 0; i < 1000; i++) {
        g_string_append_printf(rows, "y,a,,,,%u,,%s\n", i, text);
    }
    g_string_append(rows, ".end,1000,1000\n");
    g_autofree char *got = read_rows(rows->str, TRUE);
    g_autofree char *last = g_strconcat("0|0|_|999|_|", text, "|.U|\n1000/1000", NULL);
    g_assert_true(g_str_has_suffix(got, last));
}

static void test_a_header_may_be_marked_quoted_and_in_another_order(void)
{
    g_autofree char *got = read_rows(
        "\xEF\xBB\xBF\"years\",note,one,many,order,day\r\n7,文,n,b,b,\r\n.end,1,1\r\n", FALSE);
    g_assert_cmpstr(got, ==, "1|1|1|7|_|文|.U|\n1/1");
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        GTestFunc func;
    } tests[] = {
        {"values of every type are read", test_values_of_every_type_are_read},
        {"states are told from values", test_states_are_told_from_values},
        {"a value does not stay in the next row", test_a_value_does_not_stay_in_the_next_row},
        {"a text loses the dot that was put before it",
         test_a_text_loses_the_dot_that_was_put_before_it},
        {"choices of a multiple answer come in the list's order",
         test_choices_of_a_multiple_answer_come_in_the_list_s_order},
        {"lines are counted through texts", test_lines_are_counted_through_texts},
        {"texts must be UTF-8", test_texts_must_be_utf8},
        {"empty pieces of a multiple answer are refused",
         test_empty_pieces_of_a_multiple_answer_are_refused},
        {"the first problem is told", test_the_first_problem_is_told},
        {"rows that cross blocks are read whole", test_rows_that_cross_blocks_are_read_whole},
        {"a header may be marked, quoted and in another order",
         test_a_header_may_be_marked_quoted_and_in_another_order},
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/responses/", tests[i].name, NULL);
        g_test_add_func(path, tests[i].func);
    }
    return g_test_run();
}
