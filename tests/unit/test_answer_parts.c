#include <glib.h>
#include <string.h>

#include "analyzer/import/answer_parts.h"
#include "tests/unit/codebook_from_text.h"

/* A question with the choices a 甲, b 乙, c 1-5, o その他 and z 特になし, and how its parts are read. */
typedef struct {
    AnkeCodebook *codebook;
    AnkeProfile *profile;
    AnkeAnswerReader *reader;
    AnkeAnswerParts *parts;
} Fixture;

static void set_up(Fixture *fixture, const char *type, const char *settings)
{
    g_autofree char *text =
        g_strdup_printf("settings,form_id\n,x\nsurvey,type,name,max,over\n"
                        ",%s l,q,%s\nchoices,list_name,name,label,other,exclusive\n"
                        ",l,a,甲,,\n,l,b,乙,,\n,l,c,1-5,,\n,l,o,その他,yes,\n"
                        ",l,z,特になし,,yes\n",
                        type, settings);
    fixture->codebook = load_sound(text);
    fixture->profile = anke_profile_new();
    fixture->reader = anke_answer_reader_new(&fixture->codebook->questions[0]);
    anke_answer_reader_seek_resemblance(fixture->reader);
    fixture->parts =
        anke_answer_parts_new(&fixture->codebook->questions[0], fixture->reader, fixture->profile);
}

static void tear_down(Fixture *fixture)
{
    anke_answer_parts_free(fixture->parts);
    anke_answer_reader_free(fixture->reader);
    anke_profile_free(fixture->profile);
    anke_codebook_free(fixture->codebook);
}

/* "a b", ".X", "(text)" behind その他, then the problems: "rule action@column". */
static char *describe(const Fixture *fixture, const AnkeReading *reading)
{
    const AnkeQuestion *question = &fixture->codebook->questions[0];
    GString *text = g_string_new(NULL);
    if (reading->answer.state != ANKE_STATE_VALUE) {
        g_string_append(text, anke_state_code(reading->answer.state));
    } else {
        for (guint i = 0; i < reading->answer.n_choices; i++) {
            g_string_append(text, question->list->choices[reading->answer.choices[i]].name);
        }
    }
    if (reading->other != NULL) {
        g_string_append_printf(text, "(%.*s)", (int)reading->n_other_bytes, reading->other);
    }
    for (guint i = 0; i < reading->n_problems; i++) {
        g_string_append_printf(text, " %s %s@%u", anke_rule_name(reading->problems[i].rule),
                               anke_action_name(reading->problems[i].action),
                               reading->problems[i].column);
    }
    return g_string_free(text, FALSE);
}

typedef struct {
    const char *cells; /* joined by | */
    const char *want;
} Case;

/* Reads the cells of each case: `what` holds o, p or t a column (option, place, text of その他), whose
 * items are 0, 1, 2, ... */
static void check_cases(Fixture *fixture, const char *what, const Case *cases, gsize n_cases)
{
    for (gsize i = 0; i < n_cases; i++) {
        g_auto(GStrv) cells = g_strsplit(cases[i].cells, "|", -1);
        AnkeReading reading;
        anke_answer_parts_begin(fixture->parts);
        for (guint c = 0; cells[c] != NULL; c++) {
            AnkePart part = what[c] == 'o'   ? ANKE_PART_OPTION
                            : what[c] == 'p' ? ANKE_PART_PLACE
                                             : ANKE_PART_OTHER_TEXT;
            AnkeColumnUse use = {.part = part, .item = c};
            anke_answer_parts_add(fixture->parts, &use, c + 10, cells[c], strlen(cells[c]), FALSE);
        }
        anke_answer_parts_finish(fixture->parts, &reading);
        g_autofree char *got = describe(fixture, &reading);
        if (strcmp(got, cases[i].want) != 0) {
            g_test_message("%s: \"%s\", wanted \"%s\"", cases[i].cells, got, cases[i].want);
            g_test_fail();
        }
    }
}

static void check(const char *type, const char *settings, const char *what, const Case *cases,
                  gsize n_cases)
{
    Fixture fixture;
    set_up(&fixture, type, settings);
    check_cases(&fixture, what, cases, n_cases);
    tear_down(&fixture);
}

#define CHECK(type, settings, what, cases) check(type, settings, what, cases, G_N_ELEMENTS(cases))

static void test_signs_labels_and_names_tick_a_choice(void)
{
    static const Case cases[] = {{"1|0|", "a"},
                                 {"○||TRUE", "ac"},
                                 {"甲|b|", "ab"},
                                 {"はい|いいえ|Yes", "ac"},
                                 {" 甲 ||", "a label_blanks converted@11"},
                                 {"|||1", "o"}};
    CHECK("select_multiple", ",", "oooo", cases);
}

static void test_nothing_ticked_is_no_answer_and_states_are_states(void)
{
    static const Case cases[] = {{"||", ""},
                                 {"0|0|0", ""},
                                 {"非該当|非該当|非該当", ".N"},
                                 {"非該当|0|", ""},      /* unticked decides */
                                 {"非該当|1|", "b"},     /* and a tick more so */
                                 {"未設問||無効", ".U"}, /* the first */
                                 {" |　|", ""}};
    CHECK("select_multiple", ",", "ooo", cases);
}

static void test_what_is_no_tick_is_dropped_beside_choices_and_invalid_alone(void)
{
    static const Case cases[] = {
        {"xyz||", ".X unknown_option set_invalid@11"},
        {"1|xyz|", "a unknown_option dropped@12"},
        {"xyz|xyz|1", "c unknown_option dropped@11"}, /* once, where first */
        {"||1月5日", "c excel_date mended@13"},
        {"1月5日||", ".X unknown_option set_invalid@11"}, /* another's */
        {"####|1|", "b excel_overflow dropped@11"},
        {"|||#NAME?", ".X excel_error set_invalid@14"},
        {"|||1.2E+11", "o(1.2E+11) excel_exponent kept@14"}};
    CHECK("select_multiple", ",", "oooo", cases);
}

static void test_the_text_of_other_is_kept_wherever_its_tick_stands(void)
{
    static const Case cases[] = {{"|||1|自転車", "o(自転車)"},
                                 {"|||自転車|", "o(自転車)"},
                                 {"1||||自転車", "ao(自転車)"},
                                 {"|||自転車|徒歩", "o(自転車 徒歩)"},
                                 {"1||||無回答", "a"}, /* a state, no text */
                                 {"1|||| ", "a"}};
    CHECK("select_multiple", ",", "oooot", cases);
}

static void test_exclusive_choices_and_caps_apply_as_in_one_cell(void)
{
    static const Case cases[] = {{"1||||1", "a exclusive_option dropped@0"},
                                 {"||||1", "z"},
                                 {"1|1|1||", "ab too_many_options kept_first@0"}};
    CHECK("select_multiple", "2,first_k", "ooooo", cases);
    static const Case invalid[] = {{"1|1|1||", ".X too_many_options set_invalid@0"}};
    CHECK("select_multiple", "2,invalid", "ooooo", invalid);
}

static void test_ranks_put_items_in_order(void)
{
    static const Case cases[] = {{"2|1|3", "bac"},
                                 {"第2位|1位|", "ba"},
                                 {"1|0|", "a"}, /* 0: not ranked */
                                 {"0|0|0", ""},
                                 {"1|1|2", ".X ambiguous_option set_invalid@12"},
                                 {"x|1|", "b unknown_option dropped@11"},
                                 {"-1||", ".X unknown_option set_invalid@11"},
                                 {"99999999999||", ".X unknown_option set_invalid@11"}};
    CHECK("rank", ",", "ooo", cases);
}

static void test_places_hold_choices_in_their_order(void)
{
    static const Case cases[] = {{"乙|甲|1-5", "bac"},
                                 {"乙|乙|甲", "ba duplicate_option dropped@12"},
                                 {"|甲|", "a"},
                                 {"乙|1月5日|", "bc excel_date mended@12"},
                                 {"乙|自転車|", "bo(自転車)"},
                                 {"乙|####|", "b excel_overflow dropped@12"},
                                 {"||", ""}};
    CHECK("rank", ",", "ppp", cases);
}

static void test_a_single_answer_has_one_choice_and_perhaps_a_text(void)
{
    static const Case cases[] = {{"甲|", "a"},
                                 {"その他|徒歩", "o(徒歩)"},
                                 {"|徒歩", "o(徒歩)"},
                                 {"自転車|", "o(自転車)"},
                                 {"その他（自由に）|徒歩", "o(徒歩)"},
                                 {"５-Jan|", "c excel_date mended@11"},
                                 {"５月１日|", "o(５月１日) excel_date kept@11"},
                                 {"甲;乙|", ".X several_options set_invalid@0"}};
    CHECK("select_one", ",", "pt", cases);
    static const Case first[] = {{"乙|甲", "a several_options kept_first@0"}};
    CHECK("select_one", ",first_k", "pp", first);
}

static void test_a_row_forgets_the_row_before(void)
{
    static const Case cases[] = {
        {"xyz|1|1|自転車", "bco(自転車) unknown_option dropped@11"}, {"|||", ""}, {"1|||", "a"}};
    CHECK("select_multiple", ",", "oooo", cases);
}

static void test_an_unknown_cell_has_the_choice_that_it_resembles(void)
{
    Fixture fixture;
    AnkeReading reading;
    AnkeColumnUse use = {.part = ANKE_PART_OPTION, .item = 0};
    set_up(&fixture, "select_multiple", ",");
    anke_answer_parts_begin(fixture.parts);
    anke_answer_parts_add(fixture.parts, &use, 0, "特にない", strlen("特にない"), FALSE);
    anke_answer_parts_finish(fixture.parts, &reading);
    g_assert_cmpuint(reading.resembles, ==, 5); /* the last choice, from 1 */
    anke_answer_parts_begin(fixture.parts);
    anke_answer_parts_finish(fixture.parts, &reading);
    g_assert_cmpuint(reading.resembles, ==, 0);
    tear_down(&fixture);
}

static void test_a_literal_text_is_one_even_if_it_reads_like_a_state(void)
{
    Fixture fixture;
    AnkeReading reading;
    AnkeColumnUse use = {.part = ANKE_PART_OTHER_TEXT};
    set_up(&fixture, "select_multiple", ",");
    anke_answer_parts_begin(fixture.parts);
    anke_answer_parts_add(fixture.parts, &use, 0, "無回答", strlen("無回答"), TRUE);
    anke_answer_parts_finish(fixture.parts, &reading);
    g_autofree char *got = describe(&fixture, &reading);
    g_assert_cmpstr(got, ==, "o(無回答)");
    tear_down(&fixture);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/answer parts/signs, labels and names tick a choice",
                    test_signs_labels_and_names_tick_a_choice);
    g_test_add_func("/answer parts/nothing ticked is no answer and states are states",
                    test_nothing_ticked_is_no_answer_and_states_are_states);
    g_test_add_func("/answer parts/what is no tick is dropped beside choices and invalid alone",
                    test_what_is_no_tick_is_dropped_beside_choices_and_invalid_alone);
    g_test_add_func("/answer parts/the text of other is kept wherever its tick stands",
                    test_the_text_of_other_is_kept_wherever_its_tick_stands);
    g_test_add_func("/answer parts/exclusive choices and caps apply as in one cell",
                    test_exclusive_choices_and_caps_apply_as_in_one_cell);
    g_test_add_func("/answer parts/ranks put items in order", test_ranks_put_items_in_order);
    g_test_add_func("/answer parts/places hold choices in their order",
                    test_places_hold_choices_in_their_order);
    g_test_add_func("/answer parts/a single answer has one choice and perhaps a text",
                    test_a_single_answer_has_one_choice_and_perhaps_a_text);
    g_test_add_func("/answer parts/a row forgets the row before",
                    test_a_row_forgets_the_row_before);
    g_test_add_func("/answer parts/an unknown cell has the choice that it resembles",
                    test_an_unknown_cell_has_the_choice_that_it_resembles);
    g_test_add_func("/answer parts/a literal text is one even if it reads like a state",
                    test_a_literal_text_is_one_even_if_it_reads_like_a_state);
    return g_test_run();
}
