#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/data/condition.h"

/* The questions: one (yes, no, dk: わからない), many (a, b, c), years (a number), note (a text),
 * code (01, 1, 10). */
enum { ONE, MANY, YEARS, NOTE, CODE, N_QUESTIONS };

static const char *const question_names[] = {"one", "many", "years", "note", "code"};
static const char *const choice_names[N_QUESTIONS][4] = {
    {"yes", "no", "dk"}, {"a", "b", "c"}, {NULL}, {NULL}, {"01", "1", "10"}};

static gint find(const char *name, gpointer data)
{
    (void)data;
    for (gint i = 0; i < N_QUESTIONS; i++) {
        if (strcmp(question_names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static const char *choice_name(gint question, guint choice, gpointer data)
{
    (void)data;
    return choice_names[question][choice];
}

static gint find_choice(gint question, const char *name, gsize n_bytes, gpointer data)
{
    (void)data;
    for (gint i = 0; choice_names[question][i] != NULL; i++) {
        const char *candidate = choice_names[question][i];
        if (strlen(candidate) == n_bytes && memcmp(candidate, name, n_bytes) == 0) {
            return i;
        }
    }
    return choice_names[question][0] != NULL ? -1 : -2;
}

static gboolean is_number(gint question, gpointer data)
{
    (void)data;
    return question == YEARS;
}

static const AnkeConditionScope scope = {.find = find,
                                         .find_choice = find_choice,
                                         .choice_name = choice_name,
                                         .is_number = is_number,
                                         .self = -1};

static const guint16 indices[] = {0, 1, 2};

/* An answer from what responses.csv would hold: names joined by blanks, a number, a text, a state.
 */
static void set_answer(AnkeAnswer *answers, gint question, const char *cell)
{
    AnkeAnswer *answer = &answers[question];
    static guint16 chosen[N_QUESTIONS][3];
    *answer = (AnkeAnswer){.state = ANKE_STATE_NOANSWER};
    for (AnkeState state = ANKE_STATE_NOANSWER; state <= ANKE_STATE_NOTASKED; state++) {
        if (strcmp(anke_state_code(state), cell) == 0) {
            answer->state = state;
            return;
        }
    }
    answer->state = ANKE_STATE_VALUE;
    if (question == YEARS) {
        answer->number = g_ascii_strtod(cell, NULL);
    } else if (question == NOTE) {
        answer->text = cell;
        answer->n_bytes = strlen(cell);
    } else {
        g_auto(GStrv) names = g_strsplit(cell, " ", -1);
        for (char **name = names; *name != NULL; name++) {
            gint choice = find_choice(question, *name, strlen(*name), NULL);
            g_assert_cmpint(choice, >=, 0);
            chosen[question][answer->n_choices++] = indices[choice];
        }
        answer->choices = chosen[question];
    }
}

static gboolean holds_for(const char *text, gint question, const char *cell)
{
    AnkeAnswer answers[N_QUESTIONS] = {{.state = ANKE_STATE_NOANSWER}};
    for (gint i = 0; i < N_QUESTIONS; i++) {
        answers[i].state = ANKE_STATE_NOANSWER;
    }
    set_answer(answers, question, cell);
    g_autofree char *problem = NULL;
    g_autoptr(AnkeCondition) condition = anke_condition_parse(text, &scope, &problem);
    g_assert_cmpstr(problem, ==, NULL);
    g_assert_nonnull(condition);
    return anke_condition_holds(condition, answers);
}

/* A row of the truth table: `cells` are the columns, `want` has 1 or 0 for each. */
static void check_row(const char *text, gint question, const char *const *cells, const char *want)
{
    g_autoptr(GString) got = g_string_new(NULL);
    for (gsize i = 0; cells[i] != NULL; i++) {
        g_string_append_c(got, holds_for(text, question, cells[i]) ? '1' : '0');
    }
    if (strcmp(got->str, want) != 0) {
        g_test_message("%s gives %s, expected %s", text, got->str, want);
        g_test_fail();
    }
}

typedef struct {
    const char *text;
    const char *want;
} Row;

static void check_rows(gint question, const char *const *cells, const Row *rows, gsize n_rows)
{
    for (gsize i = 0; i < n_rows; i++) {
        check_row(rows[i].text, question, cells, rows[i].want);
        g_autofree char *negated = g_strdup_printf("not(%s)", rows[i].text);
        g_autofree char *opposite = g_strdup(rows[i].want);
        for (char *at = opposite; *at != '\0'; at++) {
            *at = *at == '1' ? '0' : '1';
        }
        check_row(negated, question, cells, opposite);
    }
}

static void test_truth_table_of_a_single_answer(void)
{
    static const char *const cells[] = {"yes", "no", "dk", "", ".N", ".X", ".U", NULL};
    static const Row rows[] = {{"${one} = 'yes'", "1000000"},
                               {"${one} != 'yes'", "0111111"},
                               {"${one} = 'dk'", "0010000"},
                               {"${one} != 'dk'", "1101111"},
                               {"${one} = ''", "0001111"},
                               {"${one} != ''", "1110000"},
                               {"'yes' = ${one}", "1000000"},
                               {"'' != ${one}", "1110000"},
                               {"${one} = \"no\"", "0100000"},
                               {"${one} = ${one}", "1111111"},
                               {"${one} != ${one}", "0000000"},
                               {"selected(${one}, 'yes')", "1000000"},
                               {"selected(${one},\"dk\")", "0010000"},
                               {"${one} < 1", "0000000"},
                               {"${one} <= 1", "0000000"},
                               {"${one} > 1", "0000000"},
                               {"${one} >= 1", "0000000"},
                               {"${one} = 1", "0000000"},
                               {"${one} != 1", "1111111"}};
    check_rows(ONE, cells, rows, G_N_ELEMENTS(rows));
}

static void test_truth_table_of_a_multiple_answer(void)
{
    static const char *const cells[] = {"a", "b", "a b", "a b c", "", ".N", ".X", ".U", NULL};
    static const Row rows[] = {{"${many} = 'a'", "10000000"},
                               {"${many} != 'a'", "01111111"},
                               {"${many} = 'a b'", "00100000"},
                               {"${many} != 'a b'", "11011111"},
                               {"selected(${many}, 'a')", "10110000"},
                               {"selected(${many}, 'b')", "01110000"},
                               {"selected(${many}, 'c')", "00010000"},
                               {"not(selected(${many}, 'a'))", "01001111"},
                               {"${many} = ''", "00001111"},
                               {"${many} != ''", "11110000"},
                               {"${many} < 5", "00000000"},
                               {"${many} >= 0", "00000000"}};
    check_rows(MANY, cells, rows, G_N_ELEMENTS(rows));
}

static void test_truth_table_of_a_number(void)
{
    static const char *const cells[] = {"0", "4.5", "5", "6", "-5", "", ".N", ".X", ".U", NULL};
    static const Row rows[] = {
        {"${years} = 5", "001000000"},        {"${years} != 5", "110111111"},
        {"${years} < 5", "110010000"},        {"${years} <= 5", "111010000"},
        {"${years} > 5", "000100000"},        {"${years} >= 5", "001100000"},
        {"5 > ${years}", "110010000"},        {"${years} = '5'", "001000000"},
        {"${years} = '5.0'", "001000000"},    {"${years} >= '5'", "001100000"},
        {"${years} = -5", "000010000"},       {"${years} = ''", "000001111"},
        {"${years} != ''", "111110000"},      {"${years} = 0", "100000000"},
        {"${years} < ${years}", "000000000"}, {"${years} >= ${years}", "111110000"}};
    check_rows(YEARS, cells, rows, G_N_ELEMENTS(rows));
}

static void test_truth_table_of_a_text(void)
{
    static const char *const cells[] = {"x", "5", "05", "あ い", "", ".N", ".X", ".U", NULL};
    static const Row rows[] = {{"${note} = 'x'", "10000000"},     {"${note} != 'x'", "01111111"},
                               {"${note} = '5'", "01000000"},     {"${note} = 5", "01100000"},
                               {"${note} >= 5", "01100000"},      {"${note} < 6", "01100000"},
                               {"${note} = 'あ い'", "00010000"}, {"${note} = ''", "00001111"},
                               {"${note} != ''", "11110000"}};
    check_rows(NOTE, cells, rows, G_N_ELEMENTS(rows));
}

static void test_names_that_are_the_same_number_are_two_choices(void)
{
    static const char *const cells[] = {"01", "1", "10", "", NULL};
    static const Row rows[] = {{"${code} = '1'", "0100"},  {"${code} = '01'", "1000"},
                               {"${code} != '1'", "1011"}, {"'01' = ${code}", "1000"},
                               {"${code} = 1", "1100"},    {"${code} >= 10", "0010"},
                               {"${code} = '10'", "0010"}, {"selected(${code}, '1')", "0100"}};
    check_rows(CODE, cells, rows, G_N_ELEMENTS(rows));
}

static void test_words_join_as_in_logic(void)
{
    static const struct {
        const char *text;
        gboolean holds;
    } cases[] = {{"1 = 1 and 2 = 2", TRUE},
                 {"1 = 1 and 2 = 3", FALSE},
                 {"1 = 2 or 2 = 2", TRUE},
                 {"1 = 2 or 2 = 3", FALSE},
                 {"1 = 1 or 1 = 2 and 1 = 3", TRUE},
                 {"(1 = 1 or 1 = 2) and 1 = 3", FALSE},
                 {"1 = 2 and 1 = 1 or 1 = 1", TRUE},
                 {"1 = 1 and 1 = 1 and 1 = 2", FALSE},
                 {"1 = 2 or 1 = 3 or 1 = 1", TRUE},
                 {"not(1 = 1)", FALSE},
                 {"not (not ( 1 = 1 ))", TRUE},
                 {"((1 = 1))", TRUE},
                 {"\t1=1\nand 2=2 ", TRUE},
                 {"'a' = 'a'", TRUE},
                 {"'a' = \"b\"", FALSE},
                 {"0.5 < 1", TRUE}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (holds_for(cases[i].text, ONE, "") != cases[i].holds) {
            g_test_message("%s", cases[i].text);
            g_test_fail();
        }
    }
}

static void check_problem(const char *text, const char *want)
{
    g_autofree char *problem = NULL;
    g_assert_null(anke_condition_parse(text, &scope, &problem));
    g_assert_cmpstr(problem, ==, want);
}

#define OPERAND_WANTED "a question ${name}, a number or a 'text' was expected at "

static void test_every_error_says_what_was_expected(void)
{
    check_problem("", OPERAND_WANTED "\"\"");
    check_problem("   ", OPERAND_WANTED "\"\"");
    check_problem("one = 1", OPERAND_WANTED "\"one = 1\"");
    check_problem("${one} = ", OPERAND_WANTED "\"\"");
    check_problem("${one} == 'yes'", OPERAND_WANTED "\"= 'yes'\"");
    check_problem("1.2.3 = 1", OPERAND_WANTED "\"1.2.3 = 1\"");
    check_problem("- = 1", OPERAND_WANTED "\"- = 1\"");
    check_problem("${one", "\"${\" without \"}\"");
    check_problem("${two} = 1", "no question has the name \"two\"");
    check_problem("${t\x1Bo} = 1", "no question has the name \"t\\x1bo\"");
    check_problem(". = 1", "\".\" stands for a question in a constraint only");
    check_problem("${one} 'yes'", "a comparison (= != < <= > >=) was expected at \"'yes'\"");
    check_problem("${one}", "a comparison (= != < <= > >=) was expected at \"\"");
    check_problem("${one} = 'yes", "a text without its closing quote");
    check_problem("${one} = 'maybe'", "no choice has the name \"maybe\"");
    check_problem("'maybe' != ${one}", "no choice has the name \"maybe\"");
    check_problem("${many} = 'a d'", "no choice has the name \"d\"");
    check_problem("selected(${one}, 'maybe')", "no choice has the name \"maybe\"");
    check_problem("selected(${note}, 'x')", "no choice has the name \"x\"");
    check_problem("selected ${one}", "\"(\" expected at \"${one}\"");
    check_problem("selected('yes', ${one})", "\".\" expected at \"'yes', ${one})\"");
    check_problem("selected(${one})", "\",\" expected at \")\"");
    check_problem("selected(${one}, yes)", "a text in quotes was expected");
    check_problem("selected(${one}, 'yes'", "\")\" expected at \"\"");
    check_problem("not ${one} = 'yes'", "\"(\" expected at \"${one} = 'yes'\"");
    check_problem("(${one} = 'yes'", "\")\" expected at \"\"");
    check_problem("${one} = 'yes')", "\"and\", \"or\" or the end was expected at \")\"");
    check_problem("1 = 1 andy", "\"and\", \"or\" or the end was expected at \"andy\"");
    check_problem("1 = 1 1 = 1", "\"and\", \"or\" or the end was expected at \"1 = 1\"");
    check_problem("1 = 1 and", OPERAND_WANTED "\"\"");
    check_problem("${years} = 'many'", "a number is compared with the text 'many'");
    check_problem("${years} = 'a\x1B'", "a number is compared with the text 'a\\x1b'");
    check_problem("${note} >= '2026-01-01'", "< <= > >= compare numbers: '2026-01-01' is none");
    check_problem("'' < ${years}", "< <= > >= compare numbers: '' is none");
}

static char *nest(guint depth)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < depth; i++) {
        g_string_append(text, i % 2 == 0 ? "(" : "not(");
    }
    g_string_append(text, "1 = 1");
    for (guint i = 0; i < depth; i++) {
        g_string_append_c(text, ')');
    }
    return g_string_free(text, FALSE);
}

static void test_parentheses_nest_a_hundred_deep_and_no_deeper(void)
{
    g_autofree char *good = nest(100);
    g_assert_true(holds_for(good, ONE, ""));
    g_autofree char *bad = nest(101);
    check_problem(bad, "more than 100 parentheses within each other");
    g_autofree char *worse = g_strnfill(1000000, '(');
    check_problem(worse, "more than 100 parentheses within each other");
}

static void test_a_constraint_may_refer_to_its_own_question(void)
{
    AnkeConditionScope own = scope;
    own.self = YEARS;
    g_autofree char *problem = NULL;
    g_autoptr(AnkeCondition) condition = anke_condition_parse(". >= 0 and . <= 60", &own, &problem);
    g_assert_nonnull(condition);
    AnkeAnswer answers[N_QUESTIONS] = {{.state = ANKE_STATE_NOANSWER}};
    set_answer(answers, YEARS, "60");
    g_assert_true(anke_condition_holds(condition, answers));
    set_answer(answers, YEARS, "61");
    g_assert_false(anke_condition_holds(condition, answers));
}

static void note_visit(gint question, gpointer data)
{
    g_string_append(data, question_names[question]);
    g_string_append_c(data, ' ');
}

static void test_references_are_visited(void)
{
    g_autofree char *problem = NULL;
    g_autoptr(AnkeCondition) condition = anke_condition_parse(
        "${one} = 'yes' and not(selected(${many}, 'a') or 5 < ${years}) and ${note} = ${one}",
        &scope, &problem);
    g_assert_nonnull(condition);
    g_autoptr(GString) visits = g_string_new(NULL);
    anke_condition_references(condition, note_visit, visits);
    g_assert_cmpstr(visits->str, ==, "one many years note one ");
    anke_condition_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/condition/truth table of a single answer",
                    test_truth_table_of_a_single_answer);
    g_test_add_func("/condition/truth table of a multiple answer",
                    test_truth_table_of_a_multiple_answer);
    g_test_add_func("/condition/truth table of a number", test_truth_table_of_a_number);
    g_test_add_func("/condition/truth table of a text", test_truth_table_of_a_text);
    g_test_add_func("/condition/names that are the same number are two choices",
                    test_names_that_are_the_same_number_are_two_choices);
    g_test_add_func("/condition/words join as in logic", test_words_join_as_in_logic);
    g_test_add_func("/condition/every error says what was expected",
                    test_every_error_says_what_was_expected);
    g_test_add_func("/condition/parentheses nest a hundred deep and no deeper",
                    test_parentheses_nest_a_hundred_deep_and_no_deeper);
    g_test_add_func("/condition/a constraint may refer to its own question",
                    test_a_constraint_may_refer_to_its_own_question);
    g_test_add_func("/condition/references are visited", test_references_are_visited);
    return g_test_run();
}
