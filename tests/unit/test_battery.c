#include <glib.h>

#include "analyzer/tally/battery.h"
#include "analyzer/tally/boxes.h"
#include "tests/unit/codebook_from_text.h"

static const char survey[] =
    "settings,form_title,form_id\n,t,t\n"
    "survey,type,name,label,role,battery\n"
    ",select_one d,dept,所属,break,\n"
    ",select_one s,a,甲,,b\n,integer,n,数,,b\n,select_one s,c,丙,,b\n,decimal,y,結果,,\n"
    "choices,list_name,name,label,score\n"
    ",d,x,東,\n,d,y,西,\n"
    ",s,s3,良い,3\n,s,s2,普通,2\n,s,s1,悪い,1\n,s,s0,最悪,1\n,s,dk,不明,\n";

enum { DEPT, A, NUMBER, C, OUTCOME, N_ANSWERS };

static const guint16 indices[] = {0, 1, 2, 3, 4};

static AnkeAnswer choose(guint choice)
{
    return (AnkeAnswer){.state = ANKE_STATE_VALUE, .n_choices = 1, .choices = &indices[choice]};
}

static AnkeAnswer say(double number)
{
    return (AnkeAnswer){.state = ANKE_STATE_VALUE, .number = number};
}

static void test_sums_are_over_complete_answers_only(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    AnkeBatterySheet *sheet = anke_battery_sheet_new(codebook, &codebook->batteries[0], -1, NULL);
    AnkeAnswer answers[N_ANSWERS] = {choose(0), choose(0), say(2), choose(1), say(0)};
    anke_battery_sheet_count(sheet, panel, answers); /* 3 2 2 */
    answers[A] = choose(2);
    answers[NUMBER] = say(2.5);
    anke_battery_sheet_count(sheet, panel, answers); /* 1 2.5 2 */
    answers[A] = choose(4);                          /* 不明 has no score */
    anke_battery_sheet_count(sheet, panel, answers);
    answers[A].state = ANKE_STATE_NOANSWER;
    anke_battery_sheet_count(sheet, panel, answers);
    const AnkeBatterySums *sums = anke_battery_sheet_sums(sheet, 0);
    g_assert_cmpuint(sums->n, ==, 2);
    g_assert_cmpfloat(anke_careful_sum_value(&sums->sx[0]), ==, 4);
    g_assert_cmpfloat(anke_careful_sum_value(&sums->sx[1]), ==, 4.5);
    g_assert_cmpfloat(anke_battery_product(sums, 0, 1), ==, 8.5);
    g_assert_cmpfloat(anke_battery_product(sums, 1, 0), ==, 8.5);
    g_assert_cmpfloat(anke_battery_product(sums, 2, 2), ==, 8);
    /* ranks 3 1.5 1.5 and 1 3 2; one run of two equal answers */
    g_assert_cmpfloat(sums->rank_sum[0], ==, 4);
    g_assert_cmpfloat(sums->rank_sum[1], ==, 4.5);
    g_assert_cmpfloat(sums->rank_sum[2], ==, 3.5);
    g_assert_cmpfloat(sums->tie_sum, ==, 6);
    g_assert_null(anke_battery_sheet_sums(sheet, 1));
    anke_battery_sheet_free(sheet);
    anke_panel_free(panel);
}

static void test_three_equal_answers_are_one_run(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    AnkeBatterySheet *sheet = anke_battery_sheet_new(codebook, &codebook->batteries[0], -1, NULL);
    const AnkeAnswer answers[N_ANSWERS] = {choose(0), choose(1), say(2), choose(1), say(0)};
    anke_battery_sheet_count(sheet, panel, answers);
    const AnkeBatterySums *sums = anke_battery_sheet_sums(sheet, 0);
    g_assert_cmpfloat(sums->tie_sum, ==, 24);
    g_assert_cmpfloat(sums->rank_sum[2], ==, 2);
    anke_battery_sheet_free(sheet);
    anke_panel_free(panel);
}

static void test_groups_have_sums_of_their_own(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    g_assert_true(anke_panel_add(panel, codebook, "dept", NULL));
    AnkeBatterySheet *sheet = anke_battery_sheet_new(codebook, &codebook->batteries[0], -1,
                                                     g_ptr_array_index(panel->breaks, 0));
    AnkeAnswer answers[N_ANSWERS] = {choose(1), choose(0), say(5), choose(1), say(0)};
    g_assert_true(anke_panel_place(panel, answers));
    anke_battery_sheet_count(sheet, panel, answers);
    g_assert_null(anke_battery_sheet_sums(sheet, 0));
    g_assert_null(anke_battery_sheet_sums(sheet, 1));
    g_assert_cmpuint(anke_battery_sheet_sums(sheet, 2)->n, ==, 1);
    anke_battery_sheet_free(sheet);
    anke_panel_free(panel);
}

static void test_an_outcome_stands_in_front(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    AnkeBatterySheet *sheet =
        anke_battery_sheet_new(codebook, &codebook->batteries[0], OUTCOME, NULL);
    g_assert_cmpstr(sheet->name, ==, "y~b");
    g_assert_cmpuint(sheet->n_members, ==, 4);
    AnkeAnswer answers[N_ANSWERS] = {choose(1), choose(0), say(5), choose(1), say(0.5)};
    anke_battery_sheet_count(sheet, panel, answers);
    answers[OUTCOME].state = ANKE_STATE_NA;
    anke_battery_sheet_count(sheet, panel, answers);
    const AnkeBatterySums *sums = anke_battery_sheet_sums(sheet, 0);
    g_assert_cmpuint(sums->n, ==, 1);
    g_assert_cmpfloat(anke_battery_product(sums, 0, 2), ==, 2.5);
    anke_battery_sheet_free(sheet);
    anke_panel_free(panel);
}

static void test_boxes_go_by_different_scores(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    const AnkeList *list = codebook->questions[A].list;
    guint choices[8];
    /* 悪い and 最悪 have one score; 不明 has none */
    g_assert_cmpuint(anke_boxes_find(list, 1, TRUE, choices), ==, 1);
    g_assert_cmpuint(choices[0], ==, 0);
    g_assert_cmpuint(anke_boxes_find(list, 1, FALSE, choices), ==, 2);
    g_assert_cmpuint(choices[0], ==, 2);
    g_assert_cmpuint(choices[1], ==, 3);
    g_assert_cmpuint(anke_boxes_find(list, 2, FALSE, choices), ==, 3);
    g_assert_cmpuint(anke_boxes_find(list, 3, TRUE, choices), ==, 0);
    g_assert_cmpuint(anke_boxes_find(codebook->questions[DEPT].list, 1, TRUE, choices), ==, 0);
    g_autofree char *upper = anke_boxes_label(2, TRUE);
    g_autofree char *lower = anke_boxes_label(3, FALSE);
    g_assert_cmpstr(upper, ==, "上位2");
    g_assert_cmpstr(lower, ==, "下位3");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/battery/sums are over complete answers only",
                    test_sums_are_over_complete_answers_only);
    g_test_add_func("/battery/three equal answers are one run",
                    test_three_equal_answers_are_one_run);
    g_test_add_func("/battery/groups have sums of their own", test_groups_have_sums_of_their_own);
    g_test_add_func("/battery/an outcome stands in front", test_an_outcome_stands_in_front);
    g_test_add_func("/boxes/boxes go by different scores", test_boxes_go_by_different_scores);
    return g_test_run();
}
