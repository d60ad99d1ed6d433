#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "tests/unit/codebook_from_text.h"

#define SETTINGS "settings,form_id\n,x\n"
#define SURVEY "survey,type,name,label,role,source,relevant,over,max,bands,required,constraint\n"
#define CHOICES "choices,list_name,name,label,score,exclusive,other,net,population\n"
#define LIST CHOICES ",l,a,甲,,,,,\n,l,b,乙,,,,,\n"

static void check_findings(const char *text, const char *want)
{
    g_autoptr(GPtrArray) findings = anke_findings_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeCodebook) codebook = load_text(text, -1, findings, &error);
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < findings->len; i++) {
        const AnkeFinding *finding = g_ptr_array_index(findings, i);
        g_string_append_printf(got, "%s%" G_GUINT64_FORMAT ":%u: %s", i > 0 ? "\n" : "",
                               finding->line, finding->column, finding->message);
    }
    if (strcmp(got->str, want) != 0) {
        g_test_message("of:\n%s\ngot:\n%s\nwanted:\n%s", text, got->str, want);
        g_test_fail();
    }
    g_assert_true((codebook == NULL) == (findings->len > 0));
    if (codebook == NULL) {
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_CODEBOOK);
    }
}

/* A survey of one row below the settings; its line is 4. */
static void check_row(const char *row, const char *want)
{
    g_autofree char *text = g_strconcat(SETTINGS SURVEY, row, "\n" LIST, NULL);
    check_findings(text, want);
}

/* A choice as third of the list l; its line is 8. */
static void check_choice(const char *row, const char *want)
{
    g_autofree char *text =
        g_strconcat(SETTINGS SURVEY ",select_one l,q,問\n" LIST, row, "\n", NULL);
    check_findings(text, want);
}

static void test_a_sound_codebook_has_no_finding(void)
{
    check_row(",select_one l,q,問,break,源,,first_k,,,yes,", "");
    check_row(",integer,q,年,break,,,,,\"0-4,5-9,10-\",,. >= 0", "");
    check_choice(",l,c,丙,3,yes,yes,計;他計,12", "");
}

static void test_findings_of_the_form(void)
{
    check_findings("x\n", "1:1: unknown sheet \"x\": settings, survey or choices was expected\n"
                          "1:1: one sheet \"settings\" with one row was expected\n"
                          "1:1: one sheet \"survey\" with 1 to 2000 questions was expected");
    check_findings(",x\n" SETTINGS SURVEY ",text,q\n",
                   "1:1: the name of a sheet (settings, survey, choices) was expected");
    check_findings(SETTINGS "survey,type,name,type\n,text,q,\n",
                   "3:4: column \"type\" stands twice");
    check_findings(SETTINGS SURVEY ",text,q\n" SURVEY ",text,r\n",
                   "5:1: sheet \"survey\" stands twice");
    check_findings(SETTINGS "survey,type,name\n,text,q,more\n",
                   "4:4: a cell without a column head above it");
    check_findings(SETTINGS "survey,type,,name\n,text,more,q\n",
                   "4:3: a cell without a column head above it");
    check_findings(SETTINGS "survey,type,name,lable,x_own,label::en,hint\n,text,q,a,b,c,d\n",
                   "3:4: unknown column \"lable\" in sheet survey (a column of your own begins "
                   "with x_)");
    check_findings(SETTINGS SURVEY, "3:1: one sheet \"survey\" with 1 to 2000 questions was "
                                    "expected");
    check_findings("settings,form_id\n,x\n,y\n" SURVEY ",text,q\n",
                   "1:1: one sheet \"settings\" with one row was expected");
}

static void test_findings_of_the_settings(void)
{
    static const char survey[] = SURVEY ",text,q\n";
    static const struct {
        const char *settings;
        const char *want;
    } cases[] = {
        {"settings,form_title\n,題\n", "2:1: form_id is missing"},
        {"settings,form_title,form_id\n,題,\n", "2:3: form_id is missing"},
        {"settings,form_id,closed\n,x,2026-02-30\n", "2:3: a date such as 2026-09-30 was expected"},
        {"settings,form_id,closed\n,x,2026/9/30\n", "2:3: a date such as 2026-09-30 was expected"},
        {"settings,form_id,closed\n,x,2026-W01-1\n", "2:3: a date such as 2026-09-30 was expected"},
        {"settings,form_id,population\n,x,約45\n",
         "2:3: a whole number was expected under population"},
        {"settings,form_id,threshold,threshold_group\n,x,-1,1.5\n",
         "2:3: a whole number was expected under threshold\n"
         "2:4: a whole number was expected under threshold_group"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(cases[i].settings, survey, NULL);
        check_findings(text, cases[i].want);
    }
}

static void test_findings_of_types_and_names(void)
{
    static const char type[] = "4:2: a type was expected: select_one LIST, select_multiple LIST, "
                               "rank LIST, integer, decimal, date or text";
    static const char *const bad_types[] = {
        "", "number", "select_one", "select_one l x", "text l", "Select_one l", "select_one  l"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad_types); i++) {
        g_autofree char *row = g_strdup_printf(",%s,q", bad_types[i]);
        check_row(row, type);
    }
    check_row(",rank m,q", "4:2: no list has the name \"m\"");
    static const char name[] = "4:3: a name was expected: a letter or _, then letters, digits, _ "
                               ". - (ASCII, at most 64)";
    static const char *const bad_names[] = {
        "",    "1q", "-q",
        ".q",  "問", "q r",
        "q/r", "q}", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad_names); i++) {
        g_autofree char *row = g_strdup_printf(",text,%s,題", bad_names[i]);
        check_row(row, name);
    }
    check_row(",text,q,題\n,text,q,他", "5:3: name \"q\" stands twice");
}

static void test_findings_of_roles(void)
{
    static const char break_wanted[] =
        "4:5: a break is a question with choices, or a number with bands";
    check_row(",text,q,,break", break_wanted);
    check_row(",integer,q,,break", break_wanted);
    check_row(",date,q,,break", break_wanted);
    check_row(",rank l,q,,break", break_wanted);
    check_row(",text,q,,weight", "4:5: a weight is a number");
    check_row(",integer,q,,weight\n,integer,r,,weight", "5:5: a second question with role weight");
    check_row(",integer,q,,stratum",
              "4:5: a stratum is a question with one answer (select_one LIST)");
    check_row(",text,q,,leader", "4:5: unknown role \"leader\"");
    check_row(",text,q,,id\n,text,r,,id", "5:5: a second question with role id");
}

#define BATTERY SETTINGS "survey,type,name,label,role,battery\n"
#define SCALE "choices,list_name,name,label,score\n,s,a,甲,1\n,s,b,乙,\n,t,c,丙,\n"

static void test_findings_of_batteries(void)
{
    static const char no_number[] = "5:6: the questions of a battery are numbers, or have one "
                                    "answer out of choices with scores";
    check_findings(BATTERY ",integer,q,甲,,b\n",
                   "4:6: a battery of one question: at least two were expected");
    check_findings(BATTERY ",integer,q,甲,,b\n,text,r,乙,,b\n", no_number);
    check_findings(BATTERY ",select_one s,q,甲,,b\n,select_one t,r,乙,,b\n" SCALE, no_number);
    check_findings(BATTERY ",integer,q,甲,,q\n,integer,r,乙,,q\n",
                   "4:6: the battery is called like a question");
    check_findings(BATTERY ",integer,q,甲,,組\n,integer,r,乙,,組\n",
                   "4:6: a battery's name is like a question's: a letter or _, then letters, "
                   "digits, _ . - (ASCII, at most 64)");
    check_findings(BATTERY ",integer,q,甲,weight,b\n,integer,r,乙,,b\n",
                   "4:6: a question of a battery has role break or none");
    check_findings(SETTINGS "survey,type,name,label,source,battery\n,integer,q,甲,x,b\n"
                            ",integer,r,甲,y,b\n",
                   "5:4: another question of the battery has the same label");
}

static void test_batteries_weight_and_stratum_are_found(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(
        BATTERY ",integer,q,甲,,b\n,select_one s,k,乙,stratum,\n,decimal,w,丙,weight,\n"
                ",integer,x,丁,,c\n,select_one s,r,戊,break,b\n,decimal,y,己,,c\n" SCALE);
    g_assert_cmpint(codebook->stratum, ==, 1);
    g_assert_cmpint(codebook->weight, ==, 2);
    g_assert_cmpuint(codebook->n_batteries, ==, 2);
    g_assert_cmpstr(codebook->batteries[0].name, ==, "b");
    g_assert_cmpuint(codebook->batteries[0].n_members, ==, 2);
    g_assert_cmpuint(codebook->batteries[0].members[1], ==, 4);
    g_assert_cmpstr(codebook->batteries[1].name, ==, "c");
    g_assert_cmpuint(codebook->batteries[1].members[0], ==, 3);
}

static void test_an_answer_stands_for_its_number_or_the_score_of_its_choice(void)
{
    g_autoptr(AnkeCodebook) codebook =
        load_sound(BATTERY ",select_one s,q,甲,,\n,decimal,r,乙,,\n" SCALE);
    const guint16 choices[] = {0, 1};
    AnkeAnswer answer = {.state = ANKE_STATE_VALUE, .n_choices = 1, .choices = choices};
    g_assert_cmpfloat(anke_question_value(&codebook->questions[0], &answer), ==, 1);
    answer.choices = choices + 1;
    g_assert_true(isnan(anke_question_value(&codebook->questions[0], &answer)));
    answer = (AnkeAnswer){.state = ANKE_STATE_VALUE, .number = 2.5};
    g_assert_cmpfloat(anke_question_value(&codebook->questions[1], &answer), ==, 2.5);
    answer.state = ANKE_STATE_NA;
    g_assert_true(isnan(anke_question_value(&codebook->questions[1], &answer)));
}

static void test_findings_of_columns(void)
{
    check_row(",text,q,同じ\n,text,r,同じ",
              "5:4: another question has the same column of the export");
    check_row(",text,q,,,ＡＢ\n,text,r,,,AB",
              "5:6: another question has the same column of the export");
    check_row(",text,q,同じ\n,text,r,同じ,,源", "");
    check_choice(",l,c,丙,,,yes,,\nsurvey", "9:1: sheet \"survey\" stands twice");
    check_findings(SETTINGS SURVEY ",select_one l,q\n,text,q_other\n" CHOICES ",l,a,甲,,,yes,,\n",
                   "4:3: the name q_other is taken: it will hold the text of the other answer");
}

static void test_findings_of_caps(void)
{
    check_row(",select_multiple l,q,,,,,first_k,2", "");
    check_row(",select_multiple l,q,,,,,first_k", "4:8: first_k needs max");
    check_row(",select_multiple l,q,,,,,some,2", "4:8: unknown over \"some\"");
    check_row(",select_multiple l,q,,,,,,0", "4:9: max caps multiple answers and is at least 1");
    check_row(",select_multiple l,q,,,,,,two", "4:9: a whole number was expected under max");
    check_row(",select_one l,q,,,,,,1", "4:9: max caps multiple answers and is at least 1");
    check_row(",select_one l,q,,,,,all", "4:8: a single answer can be first_k or invalid");
    check_row(",text,q,,,,,,,,ja", "4:11: \"yes\" or nothing was expected under required");
}

static void test_findings_of_bands(void)
{
    static const char form[] = "4:10: bands such as 0-4,5-9,10- were expected";
    static const char *const bad[] = {"x", "0-4,,5-9", "4-0",     "0–4",
                                      "-", "1-2-3",    "0-4;5-9", "５-９"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *row = g_strdup_printf(",integer,q,,,,,,,\"%s\"", bad[i]);
        check_row(row, form);
    }
    check_row(",text,q,,,,,,,0-4", "4:10: only numbers have bands");
    check_row(",integer,q,,,,,,,\"0-4,6-9\"",
              "4:10: band 2 does not begin where the one before it ends, plus 1");
    check_row(",integer,q,,,,,,,\"0-4,4-9\"",
              "4:10: band 2 does not begin where the one before it ends, plus 1");
    check_row(",integer,q,,,,,,,\"0-,5-9\"",
              "4:10: band 2 does not begin where the one before it ends, plus 1");
    check_row(",decimal,q,,,,,,,\"0-4,5-9\"",
              "4:10: band 2 does not begin where the one before it ends");
    check_row(",decimal,q,,,,,,,\"0-4,4\"",
              "4:10: band 2 is empty: a band of decimals ends below its upper bound");
}

static void test_findings_of_conditions(void)
{
    check_row(",text,q,,,,${q} = 'x'", "4:7: relevant may refer to earlier questions only");
    check_row(",text,q,,,,${r} = 'x'\n,text,r",
              "4:7: relevant may refer to earlier questions only");
    check_row(",text,q\n,text,r,,,,${q} = 'x'", "");
    check_row(",text,q,,,,. = 'x'",
              "4:7: relevant: \".\" stands for a question in a constraint only");
    check_row(",text,q,,,,${s} = 'x'", "4:7: relevant: no question has the name \"s\"");
    check_row(",integer,q,,,,,,,,,${r} < .\n,integer,r",
              "4:12: constraint may refer to earlier questions only");
    check_row(",integer,q,,,,,,,,,. <",
              "4:12: constraint: a question ${name}, a number or a 'text' was expected at \"\"");
}

static void test_findings_of_choices(void)
{
    check_choice(",,c,丙", "8:2: list_name is missing");
    check_choice(",l,,丙", "8:3: the choice has no name");
    check_choice(",l,a,丙", "8:3: choice name \"a\" stands twice in its list");
    check_choice(",m,a,甲", "");
    static const char *const bad_names[] = {"c d", ".c", "c　d", "\"c,d\"", "\"c\"\"d\"", "c\td"};
    static const char *const shown[] = {"c d", ".c", "c　d", "c,d", "c\"d", "c\\x09d"};
    for (gsize i = 0; i < G_N_ELEMENTS(bad_names); i++) {
        g_autofree char *row = g_strdup_printf(",l,%s,丙", bad_names[i]);
        g_autofree char *want =
            g_strdup_printf("8:3: choice name \"%s\": blanks, commas, quotes and a leading dot are "
                            "not allowed",
                            shown[i]);
        check_choice(row, want);
    }
    check_choice(",l,c,甲", "8:4: label \"甲\" equals another of its list");
    check_choice(",l,c,　甲 ", "8:4: label \"　甲 \" equals another of its list");
    check_choice(",l,c,　", "8:4: the label is blank");
    check_choice(",l,c,甲 / 乙",
                 "8:4: label \"甲 / 乙\" holds \" / \", which joins the labels of nested groups");
    static const char *const states[] = {"無回答", "非該当", "無効", "未設問"};
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
        g_autofree char *row = g_strdup_printf(",l,c,%s", states[i]);
        g_autofree char *want =
            g_strdup_printf("8:4: label \"%s\" is reserved for a state", states[i]);
        check_choice(row, want);
    }
    check_choice(",l,c,丙\x1B", "8:4: label \"丙\\x1b\" holds a control character");
    check_choice(",l,c,丙,many", "8:5: a number was expected under score");
    check_choice(",l,c,丙,,no", "8:6: \"yes\" or nothing was expected under exclusive");
    check_choice(",l,c,丙,,,yes\n,l,d,丁,,,yes", "9:7: a second \"other\" in the list");
    check_choice(",l,c,丙,,,,丁\n,l,d,丁", "6:1: net \"丁\" is called like a choice of its list");
    check_choice(",l,c,丙,,,,無効", "8:8: label \"無効\" is reserved for a state");
    check_choice(",l,c,丙,,,,,12.5", "8:9: a whole number was expected under population");
}

static void test_all_findings_come_at_once_in_order(void)
{
    check_findings("settings,form_id,closed\n,,x\nsurvey,type,name\n,text,1\n,nothing,q\n",
                   "2:2: form_id is missing\n2:3: a date such as 2026-09-30 was expected\n"
                   "4:3: a name was expected: a letter or _, then letters, digits, _ . - (ASCII, "
                   "at most 64)\n"
                   "5:2: a type was expected: select_one LIST, select_multiple LIST, rank LIST, "
                   "integer, decimal, date or text");
    g_autoptr(GError) error = NULL;
    g_assert_null(
        load_text("settings,form_id,closed\n,,x\nsurvey,type,name\n,text,q\n", -1, NULL, &error));
    g_assert_cmpstr(error->message, ==,
                    "FILE:2:2: form_id is missing (and 1 more: anke-codebook check lists them)");
}

static void test_what_is_no_csv_file_is_an_error_of_the_codebook(void)
{
    static const struct {
        const char *text;
        const char *want;
    } cases[] = {
        {"settings,\"form_id\n", "FILE:1:2: the input ends inside a quoted cell"},
        {"settings,form_id\n,\xFF\xFF\xFF\n",
         "FILE:2: is neither UTF-8 nor CP932 nor EUC-JP from here: mend it, or name its encoding with "
         "--encoding"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(load_text(cases[i].text, -1, NULL, &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_CODEBOOK);
        g_assert_cmpstr(error->message, ==, cases[i].want);
    }
    g_autoptr(GError) error = NULL;
    g_assert_null(anke_codebook_load("/nonexistent/survey.csv", NULL, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_NO_INPUT);
}

/* What a codebook holds */

static const char full[] =
    "settings,form_title,form_id,organisation,population,closed,source,note,threshold,"
    "threshold_group\n"
    ",題～①,f1,市,45,2026-09-30,源,注,5,10\n"
    "survey,type,name,label,role,source,relevant,over,delimiter,bands,unit,battery,max,required,"
    "constraint\n"
    ",select_one d,dept,所属,break,源泉,,,,,,,,yes,\n"
    ",select_multiple d,many,,,,${dept} != 'a',first_k,/,,,,2,,\n"
    ",integer,years,年数,,,,,,\"-5-0,1-4,5-\",年,,,,. < 50\n"
    ",decimal,ratio,率,,,,,,\"0-0.5,0.5-1\",,,,,\n"
    ",rank d,order,順,,,,,,,,,,,\n"
    ",text,free,自由,ignore,,,,,,,,,,\n"
    "choices,list_name,name,label,score,exclusive,other,net,population\n"
    ",d,a,甲,2,,,上計; 全計,6\n"
    ",d,b,乙,-1.5,yes,,全計;全計,\n"
    ",d,c,,,,yes,,0\n";

static void check_full(const AnkeCodebook *codebook)
{
    g_assert_cmpstr(codebook->title, ==, "題～①");
    g_assert_cmpstr(codebook->form_id, ==, "f1");
    g_assert_cmpfloat(codebook->population, ==, 45);
    g_assert_cmpuint(codebook->n_questions, ==, 6);
    const AnkeQuestion *dept = &codebook->questions[0];
    g_assert_true(dept->is_required && dept->role == ANKE_ROLE_BREAK);
    g_assert_cmpstr(dept->source, ==, "源泉");
    g_assert_cmpint(dept->over, ==, ANKE_OVER_INVALID);
    const AnkeQuestion *many = &codebook->questions[1];
    g_assert_cmpstr(many->label, ==, "many");
    g_assert_nonnull(many->relevant);
    g_assert_cmpint(many->over, ==, ANKE_OVER_FIRST_K);
    g_assert_cmpuint(many->max, ==, 2);
    g_assert_cmpstr(many->delimiter, ==, "/");
    g_assert_cmpint(codebook->questions[4].over, ==, ANKE_OVER_ALL);
    const AnkeList *list = many->list;
    g_assert_true(list == dept->list && list->is_scale);
    g_assert_cmpuint(list->n_choices, ==, 3);
    g_assert_cmpint(list->other, ==, 2);
    g_assert_cmpstr(list->choices[2].label, ==, "c");
    g_assert_true(isnan(list->choices[2].score) && isnan(list->choices[1].population));
    g_assert_cmpfloat(list->choices[1].score, ==, -1.5);
    g_assert_cmpfloat(list->choices[2].population, ==, 0);
    g_assert_true(list->choices[1].is_exclusive && !list->choices[0].is_exclusive);
    g_assert_cmpuint(list->n_nets, ==, 2);
    g_assert_cmpstr(list->nets[0], ==, "上計");
    g_assert_cmpuint(list->choices[0].n_nets, ==, 2);
    g_assert_cmpuint(list->choices[1].n_nets, ==, 1);
    g_assert_cmpuint(list->choices[1].nets[0], ==, 1);
    g_assert_cmpint(anke_codebook_find(codebook, "years"), ==, 2);
    g_assert_cmpint(anke_codebook_find(codebook, "nobody"), ==, -1);
    g_assert_cmpint(anke_list_find_choice(list, "b", 1), ==, 1);
    g_assert_cmpint(anke_list_find_choice(list, "bc", 2), ==, -1);
    g_assert_cmpint(anke_list_find_choice(list, "", 0), ==, -1);
}

static void test_a_codebook_holds_what_its_file_says(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(full);
    check_full(codebook);
}

static void test_a_codebook_in_cp932_is_the_same(void)
{
    gsize n_bytes;
    g_autofree char *cp932 = g_convert(full, -1, "CP932", "UTF-8", NULL, &n_bytes, NULL);
    g_assert_nonnull(cp932);
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeCodebook) codebook = load_text(cp932, (gssize)n_bytes, NULL, &error);
    g_assert_no_error(error);
    check_full(codebook);
    g_autoptr(AnkeCodebook) original = load_sound(full);
    g_assert_cmpstr(codebook->hash, ==, original->hash);
}

static void test_bands_hold_their_numbers(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(full);
    const AnkeQuestion *years = &codebook->questions[2];
    g_assert_cmpuint(years->n_bands, ==, 3);
    g_assert_cmpstr(years->bands[0].label, ==, "-5-0");
    static const struct {
        double value;
        gint band;
    } cases[] = {{-6, -1}, {-5, 0}, {0, 0}, {1, 1}, {4, 1}, {5, 2}, {1e9, 2}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(anke_question_band(years, cases[i].value), ==, cases[i].band);
        g_assert_true(anke_question_allows(years, cases[i].value) == (cases[i].band >= 0));
    }
    g_assert_false(anke_question_allows(years, 2.5));
    g_assert_true(anke_question_allows(years, 9007199254740991.0));
    g_assert_false(anke_question_allows(years, 9007199254740992.0));
    const AnkeQuestion *ratio = &codebook->questions[3];
    g_assert_cmpint(anke_question_band(ratio, 0.4999), ==, 0);
    g_assert_cmpint(anke_question_band(ratio, 0.5), ==, 1);
    g_assert_cmpint(anke_question_band(ratio, 1), ==, -1);
}

static void check_same_hash(const char *a, const char *b, gboolean is_same)
{
    g_autoptr(AnkeCodebook) left = load_sound(a);
    g_autoptr(AnkeCodebook) right = load_sound(b);
    g_assert_true((strcmp(left->hash, right->hash) == 0) == is_same);
}

static void test_the_hash_sees_content_not_layout(void)
{
    static const char base[] = "settings,form_id,note\n,x,注\nsurvey,type,name,label\n,text,q,題\n";
    check_same_hash(base, "settings,note,form_id\n,注,x\nsurvey,label,name,type\n,題,q,text\n",
                    TRUE);
    check_same_hash(base, "survey,type,name,label\n,text,q,題\nsettings,form_id,note\n,x,注\n",
                    TRUE);
    check_same_hash(base,
                    "\xEF\xBB\xBFsettings,form_id,note,closed,\r\n,x,注,,,,\r\n\r\n"
                    "survey,type,name,label,hint\r\n,\"text\",q,題\r\n",
                    TRUE);
    check_same_hash(base, "settings,form_id,note\n,x,註\nsurvey,type,name,label\n,text,q,題\n",
                    FALSE);
    check_same_hash(base, "settings,form_id,note\n,x,注\nsurvey,type,name,x_label\n,text,q,題\n",
                    FALSE);
    /* Of "t\nu" and "t", "u" in two cells neither looks like the other. */
    check_same_hash("settings,form_id,note,source\n,x,\"t\nu\",\nsurvey,type,name\n,text,q\n",
                    "settings,form_id,note,source\n,x,t\\nu,\nsurvey,type,name\n,text,q\n", FALSE);
}

static void test_the_example_has_the_hash_of_its_tally(void)
{
    const char *root = g_getenv("ANKE_ROOT");
    if (root == NULL) {
        root = ".";
    }
    g_autofree char *survey = g_build_filename(root, "tests/example/survey.csv", NULL);
    g_autofree char *tally = g_build_filename(root, "tests/example/tally.csv", NULL);
    g_autofree char *stream = NULL;
    g_assert_true(g_file_get_contents(tally, &stream, NULL, NULL));
    g_autoptr(AnkeCodebook) codebook = anke_codebook_load(survey, NULL, NULL);
    g_assert_nonnull(codebook);
    g_autofree char *fact = g_strdup_printf("\n,,,,,codebook,%s\n", codebook->hash);
    g_assert_nonnull(strstr(stream, fact));
}

static void test_a_list_has_at_most_1000_choices(void)
{
    g_autoptr(GString) text = g_string_new(SETTINGS SURVEY ",select_one l,q,問\n" CHOICES);
    for (guint i = 0; i < ANKE_MAX_CHOICES; i++) {
        g_string_append_printf(text, ",l,n%u,選択肢%u\n", i, i);
    }
    g_autoptr(AnkeCodebook) codebook = load_sound(text->str);
    g_assert_cmpuint(codebook->questions[0].list->n_choices, ==, ANKE_MAX_CHOICES);
    g_string_append(text, ",l,more,もう一つ,,,yes\n,l,again,さらに\n");
    check_findings(text->str, "1006:2: more than 1000 choices in a list\n"
                              "1007:2: more than 1000 choices in a list");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func("/codebook/" name, function)
    ADD("a sound codebook has no finding", test_a_sound_codebook_has_no_finding);
    ADD("findings of the form", test_findings_of_the_form);
    ADD("findings of the settings", test_findings_of_the_settings);
    ADD("findings of types and names", test_findings_of_types_and_names);
    ADD("findings of roles", test_findings_of_roles);
    ADD("findings of batteries", test_findings_of_batteries);
    ADD("batteries, weight and stratum are found", test_batteries_weight_and_stratum_are_found);
    ADD("an answer stands for its number or the score of its choice",
        test_an_answer_stands_for_its_number_or_the_score_of_its_choice);
    ADD("findings of columns", test_findings_of_columns);
    ADD("findings of caps", test_findings_of_caps);
    ADD("findings of bands", test_findings_of_bands);
    ADD("findings of conditions", test_findings_of_conditions);
    ADD("findings of choices", test_findings_of_choices);
    ADD("all findings come at once in order", test_all_findings_come_at_once_in_order);
    ADD("what is no csv file is an error of the codebook",
        test_what_is_no_csv_file_is_an_error_of_the_codebook);
    ADD("a codebook holds what its file says", test_a_codebook_holds_what_its_file_says);
    ADD("a codebook in cp932 is the same", test_a_codebook_in_cp932_is_the_same);
    ADD("bands hold their numbers", test_bands_hold_their_numbers);
    ADD("the hash sees content not layout", test_the_hash_sees_content_not_layout);
    ADD("the example has the hash of its tally", test_the_example_has_the_hash_of_its_tally);
    ADD("a list has at most 1000 choices", test_a_list_has_at_most_1000_choices);
#undef ADD
    return g_test_run();
}
