#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/draft/cell_kind.h"
#include "analyzer/draft/choice_order.h"
#include "analyzer/draft/compare.h"
#include "analyzer/draft/draft_list.h"
#include "analyzer/draft/draft_numbers.h"
#include "analyzer/draft/joiner.h"
#include "analyzer/draft/known_heads.h"
#include "analyzer/draft/known_scales.h"
#include "analyzer/draft/value_counts.h"

/* Values out of cells; NULL ends them. */
static GPtrArray *values_of(const char *const *cells)
{
    AnkeValueCounts *counts = anke_value_counts_new();
    for (; *cells != NULL; cells++) {
        (void)anke_value_counts_add(counts, *cells, 1);
    }
    GPtrArray *values = anke_value_counts_values(counts);
    anke_value_counts_free(counts);
    return values;
}

static void append_piece(const char *piece, gpointer data)
{
    g_string_append_printf(data, "<%s>", piece);
}

/* Values */

static void test_spellings_that_fold_alike_are_one_value(void)
{
    static const char *const cells[] = {"ﾘﾌﾚｯｼｭ", "リフレッシュ", " 帰宅　", "帰宅",
                                        "",       "　",           NULL};
    g_autoptr(GPtrArray) values = values_of(cells);
    g_assert_cmpuint(values->len, ==, 2);
    const AnkeValue *value = g_ptr_array_index(values, 0);
    g_assert_cmpstr(value->text, ==, "リフレッシュ");
    g_assert_cmpuint(value->n, ==, 2);
    g_assert_cmpstr(((const AnkeValue *)g_ptr_array_index(values, 1))->text, ==, "帰宅");
}

static void test_values_are_kept_up_to_a_bound(void)
{
    AnkeValueCounts *counts = anke_value_counts_new();
    for (guint i = 0; i < ANKE_MAX_VALUES + 5; i++) {
        g_autofree char *text = g_strdup_printf("%u", i);
        g_assert_true((anke_value_counts_add(counts, text, 1) != NULL) == (i < ANKE_MAX_VALUES));
    }
    g_assert_nonnull(anke_value_counts_add(counts, "0", 1));
    g_assert_cmpuint(anke_value_counts_n_beyond(counts), ==, 5);
    anke_value_counts_free(counts);
}

/* Cells */

static void check_kind(const char *text, guint want)
{
    double value = NAN;
    const char *unit = NULL;
    g_assert_cmphex(anke_cell_kind(text, &value, &unit), ==, want);
}

static void test_cells_are_told_by_their_looks(void)
{
    check_kind("12", ANKE_CELL_NUMBER | ANKE_CELL_INTEGER);
    check_kind("１２年", ANKE_CELL_NUMBER | ANKE_CELL_INTEGER);
    check_kind("5.5", ANKE_CELL_NUMBER);
    check_kind("0101", ANKE_CELL_NUMBER | ANKE_CELL_INTEGER | ANKE_CELL_ZEROS);
    check_kind("平成30年4月1日", ANKE_CELL_DATE);
    check_kind("2026/05/14 9:05:12 午前 GMT+9", ANKE_CELL_STAMP);
    check_kind("05/14/2026 09:05:12 AM", ANKE_CELL_STAMP);
    check_kind("2026-05-14T09:05:12.000+09:00", ANKE_CELL_STAMP);
    check_kind("a@example.jp", ANKE_CELL_MAIL);
    check_kind("一つ目\n二つ目", ANKE_CELL_LINES);
    check_kind("窓口、電話", ANKE_CELL_PROSE);
    check_kind("そう思う", 0);
}

/* Joiners */

/* `want`: the delimiter, then the pieces of the first cell; NULL: none. */
static void check_joiner(const char *const *cells, const char *want)
{
    g_autoptr(GPtrArray) values = values_of(cells);
    g_autoptr(AnkeJoiner) joiner = anke_joiner_infer(values, NULL, FALSE);
    g_autoptr(GString) got = g_string_new(NULL);
    if (joiner != NULL) {
        g_string_append_printf(got, "%s:", anke_joiner_delimiter(joiner));
        anke_joiner_split(joiner, cells[0], append_piece, got);
    }
    g_assert_cmpstr(joiner != NULL ? got->str : NULL, ==, want);
}

static void test_pieces_that_part_are_answers(void)
{
    static const char *const apart[] = {"甲;乙", "乙", "甲", NULL};
    static const char *const microsoft[] = {"甲;", "乙;", "甲;乙;", NULL};
    static const char *const lines[] = {"甲\n乙\n", "乙\n丙\n", "甲\n", "丙\n", NULL};
    check_joiner(apart, ";:<甲><乙>");
    check_joiner(microsoft, ";:<甲>");
    check_joiner(lines, "\n:<甲><乙>");
}

static void test_pieces_that_never_part_are_one_answer(void)
{
    static const char *const single[] = {"甲、乙", "甲、乙", "丙", "丙", NULL};
    static const char *const units[] = {"市民部、窓口", "市民部、年金", "総務部、人事", NULL};
    static const char *const money[] = {"1,000円未満", "1,000円以上", "2,000円以上", NULL};
    static const char *const words[] = {"South East", "South West", "North East", "West", NULL};
    check_joiner(single, NULL);
    check_joiner(units, NULL);
    check_joiner(money, NULL);
    check_joiner(words, NULL);
}

static void test_pieces_always_side_by_side_are_one_choice(void)
{
    static const char *const cells[] = {
        "改善, 帰宅, 時短", "帰宅, 時短", "改善", "改善, 休養", "休養", "帰宅, 時短, 休養", NULL};
    check_joiner(cells, ", :<改善><帰宅, 時短>");
}

static void test_rankings_hold_the_same_answers_in_other_orders(void)
{
    static const char *const ranks[] = {"甲;乙;丙", "乙;甲;丙", "丙;乙;甲", NULL};
    static const char *const ticks[] = {"甲;乙", "甲", "乙", NULL};
    g_autoptr(GPtrArray) ranked = values_of(ranks);
    g_autoptr(GPtrArray) ticked = values_of(ticks);
    g_autoptr(AnkeJoiner) first = anke_joiner_infer(ranked, NULL, FALSE);
    g_autoptr(AnkeJoiner) second = anke_joiner_infer(ticked, NULL, FALSE);
    g_assert_true(anke_joiner_is_ranking(first, ranked));
    g_assert_false(anke_joiner_is_ranking(second, ticked));
}

/* Scales and order */

/* `want`: the labels in order with their points. */
static void check_order(const char *const *labels, const char *want)
{
    guint n = g_strv_length((char **)labels);
    double points[16];
    guint ranks[16];
    guint order[16];
    gboolean is_scale = anke_scale_grade(labels, n, points, ranks);
    g_autoptr(GString) got = g_string_new(NULL);
    anke_choices_sort(labels, n, NULL, order);
    for (guint i = 0; i < n; i++) {
        g_string_append_printf(got, "%s%s", i > 0 ? " " : "", labels[order[i]]);
        if (is_scale && !isnan(points[order[i]])) {
            g_string_append_printf(got, "=%g", points[order[i]]);
        }
    }
    g_assert_cmpstr(got->str, ==, want);
}

static void test_scales_have_points_with_the_favourable_end_highest(void)
{
    check_order(
        (const char *[]){"不満", "やや満足", "満足", "どちらともいえない", "やや不満", NULL},
        "満足=5 やや満足=4 どちらともいえない=3 やや不満=2 不満=1");
    check_order((const char *[]){"できていない", "一部できている", "できている", NULL},
                "できている=3 一部できている=2 できていない=1");
    check_order((const char *[]){"あまりそう思わない", "全くそう思わない", "ややそう思う",
                                 "とてもそう思う", NULL},
                "とてもそう思う=4 ややそう思う=3 あまりそう思わない=2 全くそう思わない=1");
    check_order(
        (const char *[]){"Somewhat agree", "Disagree", "Agree", "Neither agree nor disagree",
                         "Somewhat disagree", NULL},
        "Agree=5 Somewhat agree=4 Neither agree nor disagree=3 Somewhat disagree=2 Disagree=1");
}

static void test_a_point_that_nobody_chose_leaves_the_others_theirs(void)
{
    check_order((const char *[]){"やや不満", "どちらともいえない", "満足", "やや満足", NULL},
                "満足=5 やや満足=4 どちらともいえない=3 やや不満=2");
}

static void test_what_stands_beside_a_scale_has_no_point(void)
{
    check_order((const char *[]){"わからない", "反対", "賛成", "どちらともいえない", NULL},
                "賛成=3 どちらともいえない=2 反対=1 わからない");
    check_order((const char *[]){"いいえ", "はい", "わからない", NULL}, "はい いいえ わからない");
    check_order((const char *[]){"知っている", "知りたくない", "あまり知らない", NULL},
                "知っている 知りたくない あまり知らない");
}

static void test_numbers_sort_labels(void)
{
    check_order((const char *[]){"30代", "60歳以上", "20代", "20歳未満", "その他", NULL},
                "20歳未満 20代 30代 60歳以上 その他");
    check_order((const char *[]){"$100,000 - $149,999", "$0 - $24,999", "$25,000 - $49,999", NULL},
                "$0 - $24,999 $25,000 - $49,999 $100,000 - $149,999");
    check_order((const char *[]){"> 60", "45-60", "18-29", NULL}, "18-29 45-60 > 60");
    check_order((const char *[]){"特になし", "その他", "乙", "甲", NULL}, "乙 甲 その他 特になし");
}

static void test_cells_sort_choices(void)
{
    static const char *const labels[] = {"丙", "甲", "乙"};
    const guint before[] = {0, 0, 0, 3, 0, 2, 1, 0, 0}; /* 甲 before 丙 and 乙, 乙 before 丙 */
    guint order[3];
    anke_choices_sort(labels, 3, before, order);
    g_assert_cmpuint(order[0], ==, 1);
    g_assert_cmpuint(order[1], ==, 2);
    g_assert_cmpuint(order[2], ==, 0);
}

/* Privacy */

/* The labels of the list that the cells become, joined. */
static char *list_of(const char *const *cells, const AnkeChoiceRule *rule, gboolean is_closed)
{
    g_autoptr(GPtrArray) values = values_of(cells);
    AnkeDraftList *list =
        anke_draft_list_from_values(values, g_strv_length((char **)cells), rule, is_closed, NULL);
    g_autoptr(GString) labels = g_string_new(NULL);
    for (guint i = 0; i < list->choices->len; i++) {
        g_string_append_printf(labels, "%s%s", i > 0 ? " " : "",
                               ((AnkeDraftChoice *)g_ptr_array_index(list->choices, i))->label);
    }
    anke_draft_list_free(list);
    return g_string_free(g_steal_pointer(&labels), FALSE);
}

static void check_list(const char *const *cells, guint min_count, gboolean is_closed,
                       const char *want)
{
    const AnkeChoiceRule rule = {min_count > 0 ? min_count : 2, min_count == 0, NULL};
    g_autofree char *got = list_of(cells, &rule, is_closed);
    g_assert_cmpstr(got, ==, want);
}

static void test_what_one_respondent_gave_becomes_a_choice_in_a_small_closed_set_only(void)
{
    static const char *const one[] = {"甲", "甲", "乙", "乙", "丙", NULL};
    static const char *const two[] = {"甲", "甲", "乙", "乙", "丙", "丁", NULL};
    static const char *const prose[] = {"甲", "甲", "乙", "乙", "係長、課長", NULL};
    static const char *const ages[] = {"20代", "20代", "30代", "40代", NULL};
    static const char *const known[] = {"甲", "甲", "はい", "特になし", NULL};
    check_list(one, 0, FALSE, "甲 乙 丙");
    check_list(two, 0, FALSE, "甲 乙 その他");
    check_list(two, 0, TRUE, "甲 乙 丙 丁");
    check_list(prose, 0, FALSE, "甲 乙 その他");
    check_list(ages, 0, FALSE, "20代 30代 40代");
    check_list(known, 0, FALSE, "甲 はい 特になし");
    check_list(one, 2, FALSE, "甲 乙 その他");
    check_list(two, 1, FALSE, "甲 乙 丙 丁");
    check_list(one, 3, FALSE, "その他");
}

static void test_an_answer_frequent_elsewhere_is_nobodys_own(void)
{
    static const char *const cells[] = {"甲", "甲", "乙", "丙", NULL};
    g_autoptr(GHashTable) offered = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(offered, (gpointer) "丙");
    const AnkeChoiceRule rule = {2, FALSE, offered};
    g_autofree char *got = list_of(cells, &rule, FALSE);
    g_assert_cmpstr(got, ==, "甲 丙 その他");
}

/* Heads and numbers */

static void test_heads_say_what_the_column_is(void)
{
    g_assert_cmpstr(anke_known_head("所属を選んでください（単数回答）").name, ==, "dept");
    g_assert_cmpint(anke_known_head("あなたの年代").kind, ==, ANKE_HEAD_ATTRIBUTE);
    g_assert_cmpint(anke_known_head("在職年数は何年ですか").kind, ==, ANKE_HEAD_TENURE);
    g_assert_cmpint(anke_known_head("年齢差が大きい").kind, ==, ANKE_HEAD_OTHER);
    g_assert_cmpint(anke_known_head("課題は何ですか").kind, ==, ANKE_HEAD_OTHER);
    g_assert_cmpint(anke_known_head("所属する課の雰囲気についてどう思いますか、理由も").kind, ==,
                    ANKE_HEAD_OTHER);
    g_assert_cmphex(anke_head_hints("理由（いくつでも）"), ==, ANKE_HINT_SEVERAL);
}

static void test_labels_leave_out_how_to_answer(void)
{
    const char *const heads[][2] = {{"理由は何ですか（複数回答）", "理由は何ですか"},
                                    {"意見 (自由記述)", "意見"},
                                    {"年数（1年未満は0）", "年数（1年未満は0）"},
                                    {"一行目\n二行目\n", "一行目 二行目"},
                                    {"（複数回答）", "（複数回答）"}};
    for (gsize i = 0; i < G_N_ELEMENTS(heads); i++) {
        g_autofree char *label = anke_head_label(heads[i][0]);
        g_assert_cmpstr(label, ==, heads[i][1]);
    }
}

static void check_bands(double min, double max, const char *want)
{
    g_autofree char *bands = anke_draft_bands(min, max);
    g_assert_cmpstr(bands, ==, want);
}

static void test_bands_are_round_and_hold_all_numbers_from_0_on(void)
{
    check_bands(0, 4, "0,1,2,3,4-");
    check_bands(3, 9, "0-1,2-3,4-5,6-7,8-");
    check_bands(0, 100, "0-19,20-39,40-59,60-79,80-");
    check_bands(119, 3156, "0-999,1000-1999,2000-2999,3000-");
    check_bands(-1, 10, NULL);
    check_bands(0, 1, NULL);
    check_bands(NAN, NAN, NULL);
}

/* Likeness */

static void test_likeness_is_the_share_of_common_pairs(void)
{
    /* night and nacht: 4 and 4 pairs, one common: 2 / 8 */
    g_assert_cmpfloat(anke_text_likeness("night", "nacht"), ==, 0.25);
    g_assert_cmpfloat(anke_text_likeness("問１", "問1"), ==, 1);
    g_assert_cmpfloat(anke_text_likeness("甲", "乙"), ==, 0);
    g_assert_cmpfloat(anke_text_likeness("", ""), ==, 1);
    g_assert_cmpfloat(anke_text_likeness("ああああ", "ああ"), ==, 0.5); /* 3 and 1 pairs */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/value_counts/fold", test_spellings_that_fold_alike_are_one_value);
    g_test_add_func("/value_counts/bound", test_values_are_kept_up_to_a_bound);
    g_test_add_func("/cell_kind/looks", test_cells_are_told_by_their_looks);
    g_test_add_func("/joiner/part", test_pieces_that_part_are_answers);
    g_test_add_func("/joiner/never_part", test_pieces_that_never_part_are_one_answer);
    g_test_add_func("/joiner/bonds", test_pieces_always_side_by_side_are_one_choice);
    g_test_add_func("/joiner/ranking", test_rankings_hold_the_same_answers_in_other_orders);
    g_test_add_func("/scales/points", test_scales_have_points_with_the_favourable_end_highest);
    g_test_add_func("/scales/missing", test_a_point_that_nobody_chose_leaves_the_others_theirs);
    g_test_add_func("/scales/beside", test_what_stands_beside_a_scale_has_no_point);
    g_test_add_func("/order/numbers", test_numbers_sort_labels);
    g_test_add_func("/order/cells", test_cells_sort_choices);
    g_test_add_func("/list/rare",
                    test_what_one_respondent_gave_becomes_a_choice_in_a_small_closed_set_only);
    g_test_add_func("/list/offered", test_an_answer_frequent_elsewhere_is_nobodys_own);
    g_test_add_func("/heads/kinds", test_heads_say_what_the_column_is);
    g_test_add_func("/heads/labels", test_labels_leave_out_how_to_answer);
    g_test_add_func("/numbers/bands", test_bands_are_round_and_hold_all_numbers_from_0_on);
    g_test_add_func("/compare/likeness", test_likeness_is_the_share_of_common_pairs);
    return g_test_run();
}
