#include <glib.h>
#include <math.h>

#include "analyzer/base/error.h"
#include "analyzer/tally/breaks.h"
#include "tests/unit/codebook_from_text.h"

static const char survey[] = "settings,form_title,form_id\n,t,t\n"
                             "survey,type,name,label,role,bands\n"
                             ",select_one d,dept,所属,,\n,select_multiple t,tool,道具,,\n"
                             ",integer,years,年数,,\"0-4,5-\"\n,text,note,文,,\n"
                             ",integer,id,番号,id,\"0-4\"\n"
                             "choices,list_name,name,label,score,population\n"
                             ",d,x,甲課,3,7\n,d,y,乙課,,\n,t,p,筆,,\n,t,q,紙,,\n";

enum { DEPT, TOOL, YEARS, N_ANSWERS = 5 };

static const guint16 first[] = {0};
static const guint16 both[] = {0, 1};

static void answer_all(AnkeAnswer *answers)
{
    answers[DEPT] = (AnkeAnswer){.state = ANKE_STATE_VALUE, .n_choices = 1, .choices = first};
    answers[TOOL] = (AnkeAnswer){.state = ANKE_STATE_VALUE, .n_choices = 2, .choices = both};
    answers[YEARS] = (AnkeAnswer){.state = ANKE_STATE_VALUE, .number = 5};
}

static void test_a_respondent_is_in_one_group_of_a_single_answer_and_in_all_of_a_multiple(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    g_assert_true(anke_panel_add(panel, codebook, "dept", NULL));
    g_assert_true(anke_panel_add(panel, codebook, "tool", NULL));
    g_assert_true(anke_panel_add(panel, codebook, "years", NULL));
    AnkeAnswer answers[N_ANSWERS] = {0};
    answer_all(answers);
    g_assert_true(anke_panel_place(panel, answers));
    /* Everyone; dept has slots 1-6 (2 choices, 4 states), tool 7-12, years 13-18. */
    const guint want[] = {0, 1, 7, 8, 14};
    g_assert_cmpmem(panel->active, panel->n_active * sizeof(guint), want, sizeof want);
    answers[TOOL].state = ANKE_STATE_NOTASKED;
    g_assert_true(anke_panel_place(panel, answers));
    const guint other[] = {0, 1, 12, 14};
    g_assert_cmpmem(panel->active, panel->n_active * sizeof(guint), other, sizeof other);
    anke_panel_free(panel);
}

static void test_nested_groups_are_combinations(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    g_assert_true(anke_panel_add(panel, codebook, "years:tool:dept", NULL));
    AnkeAnswer answers[N_ANSWERS] = {0};
    answer_all(answers);
    answers[DEPT].state = ANKE_STATE_NA;
    g_assert_true(anke_panel_place(panel, answers));
    answers[DEPT].state = ANKE_STATE_VALUE;
    g_assert_true(anke_panel_place(panel, answers));
    g_assert_cmpuint(panel->n_active, ==, 3);
    const AnkeBreak *by = g_ptr_array_index(panel->breaks, 0);
    g_autoptr(GPtrArray) groups = anke_break_groups(by);
    g_assert_cmpuint(groups->len, ==, 4);
    const AnkeBreakGroup *group = g_ptr_array_index(groups, 0);
    g_assert_cmpstr(group->label, ==, "5- / 筆 / 甲課");
    g_assert_cmpstr(group->name, ==, "5-:p:x");
    g_assert_cmpuint(group->code, ==, (1 * 6 + 0) * 6 + 0);
    g_assert_true(isnan(group->population));
    group = g_ptr_array_index(groups, 3);
    g_assert_cmpstr(group->label, ==, "5- / 紙 / 非該当");
    g_assert_null(group->name);
    g_assert_cmpint(group->type, ==, ANKE_GROUP_NA);
    g_assert_cmpuint(group->code, ==, (1 * 6 + 1) * 6 + 3);
    anke_panel_free(panel);
}

static void test_a_group_has_the_choice_s_score_and_population(void)
{
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    g_assert_true(anke_panel_add(panel, codebook, "dept", NULL));
    const AnkeBreak *by = g_ptr_array_index(panel->breaks, 0);
    g_autoptr(GPtrArray) groups = anke_break_groups(by);
    g_assert_cmpuint(groups->len, ==, 6);
    const AnkeBreakGroup *group = g_ptr_array_index(groups, 0);
    g_assert_cmpfloat(group->score, ==, 3);
    g_assert_cmpfloat(group->population, ==, 7);
    g_assert_cmpint(anke_break_type(by), ==, ANKE_TYPE_SCALE);
    anke_panel_free(panel);
}

static void test_what_cannot_be_a_break_is_refused(void)
{
    static const char *const names[] = {"", "zzz", "note", "id", "dept:zzz", "dept:dept", "dept:"};
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(anke_panel_add(panel, codebook, names[i], &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_USAGE);
    }
    g_assert_cmpuint(panel->breaks->len, ==, 0);
    g_assert_cmpuint(panel->n_slots, ==, 1);
    anke_panel_free(panel);
}

static void test_companions_nest_the_break_of_their_table(void)
{
    static const struct {
        AnkeCompanionSpec spec;
        const char *name;
    } cases[] = {
        {{ANKE_COMPANION_STRATA, "dept", "tool:years", FALSE}, "dept:tool:years"},
        {{ANKE_COMPANION_STRATA, "dept", "dept", FALSE}, "dept:dept"},
        {{ANKE_COMPANION_STRATA, "dept", "tool", TRUE}, "dept:tool:"},
        {{ANKE_COMPANION_CHOICES, "tool", "dept", FALSE}, "dept:tool"},
        {{ANKE_COMPANION_OVERLAP, NULL, "tool", FALSE}, "tool*tool"},
    };
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_true(anke_panel_add_companion(panel, codebook, &cases[i].spec, NULL));
        const AnkeBreak *by = g_ptr_array_index(panel->breaks, i);
        g_assert_cmpstr(by->name, ==, cases[i].name);
        g_assert_true(anke_panel_find_companion(panel, by->companion, by->of) == by);
    }
    g_assert_null(anke_panel_find_companion(panel, ANKE_COMPANION_OVERLAP, "dept"));
    AnkeAnswer answers[N_ANSWERS] = {0};
    answer_all(answers);
    g_assert_true(anke_panel_place(panel, answers));
    const AnkeBreak *within = g_ptr_array_index(panel->breaks, 1);
    g_autoptr(GPtrArray) groups = anke_break_groups(within);
    g_assert_cmpuint(groups->len, ==, 1);
    const AnkeBreakGroup *group = g_ptr_array_index(groups, 0);
    g_assert_cmpstr(group->label, ==, "甲課 / 甲課");
    g_assert_cmpuint(anke_break_first_code(within, group->code), ==, 0);
    anke_panel_free(panel);
}

static void test_overlaps_are_pairs_of_ticks(void)
{
    const AnkeCompanionSpec spec = {ANKE_COMPANION_OVERLAP, NULL, "tool", FALSE};
    g_autoptr(AnkeCodebook) codebook = load_sound(survey);
    AnkePanel *panel = anke_panel_new();
    g_assert_true(anke_panel_add_companion(panel, codebook, &spec, NULL));
    const AnkeBreak *by = g_ptr_array_index(panel->breaks, 0);
    AnkeAnswer answers[N_ANSWERS] = {0};
    answer_all(answers);
    answers[TOOL].state = ANKE_STATE_NOANSWER;
    g_assert_true(anke_panel_place(panel, answers));
    g_assert_cmpuint(panel->n_active, ==, 1);
    {
        g_autoptr(GPtrArray) groups = anke_break_groups(by);
        g_assert_cmpuint(groups->len, ==, 1);
        const AnkeBreakGroup *group = g_ptr_array_index(groups, 0);
        g_assert_cmpstr(group->label, ==, "筆 / 紙");
        g_assert_cmpuint(group->slot, ==, ANKE_NO_SLOT);
    }
    answers[TOOL].state = ANKE_STATE_VALUE;
    g_assert_true(anke_panel_place(panel, answers));
    g_assert_cmpuint(panel->n_active, ==, 2);
    g_autoptr(GPtrArray) groups = anke_break_groups(by);
    g_assert_cmpuint(((const AnkeBreakGroup *)g_ptr_array_index(groups, 0))->slot, ==,
                     panel->active[1]);
    anke_panel_free(panel);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/breaks/one group of a single answer, all of a multiple",
                    test_a_respondent_is_in_one_group_of_a_single_answer_and_in_all_of_a_multiple);
    g_test_add_func("/breaks/nested groups are combinations", test_nested_groups_are_combinations);
    g_test_add_func("/breaks/a group has the choice's score and population",
                    test_a_group_has_the_choice_s_score_and_population);
    g_test_add_func("/breaks/what cannot be a break is refused",
                    test_what_cannot_be_a_break_is_refused);
    g_test_add_func("/breaks/companions nest the break of their table",
                    test_companions_nest_the_break_of_their_table);
    g_test_add_func("/breaks/overlaps are pairs of ticks", test_overlaps_are_pairs_of_ticks);
    return g_test_run();
}
