/* Even lines of labels. */
#include "charts/scene/even_lines.h"
#include "tests/unit/fake_measure.h"

static const AnkeTextStyle style = {.size_pt = 10, .line_em = 1.25};

static void test_two_lines_share_the_characters(void)
{
    /* 13 em in lines of 12: not 12 and 1 but 7 and 6 */
    double wrap = anke_even_wrap(&fake_measure, &style, "一二三四五六七八九十一二三", 120);
    g_assert_cmpfloat(wrap, >=, 65);
    g_assert_cmpfloat(wrap, <=, 66.5);
}

static void test_one_line_keeps_its_width(void)
{
    g_assert_cmpfloat(anke_even_wrap(&fake_measure, &style, "一二三", 120), ==, 120);
    g_assert_cmpfloat(anke_even_wrap(&fake_measure, &style, "", 120), ==, 120);
}

static void test_a_word_is_not_broken_for_evenness(void)
{
    /* the word is 56 pt wide, half of the text 48 pt */
    double wrap = anke_even_wrap(&fake_measure, &style, "abcdefghij 一二三四", 90);
    g_assert_cmpfloat(wrap, >=, 56);
    g_assert_cmpfloat(wrap, <, 60);
}

static void test_lines_never_become_more(void)
{
    for (double wrap = 20; wrap < 200; wrap += 7) {
        const char *text = "職場では気軽に相談できる、2026年度";
        guint before = fake_measure_text(NULL, &style, text, wrap).n_lines;
        double even = anke_even_wrap(&fake_measure, &style, text, wrap);
        g_assert_cmpuint(fake_measure_text(NULL, &style, text, even).n_lines, ==, before);
        g_assert_cmpfloat(even, <=, wrap);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/even/two lines share the characters", test_two_lines_share_the_characters);
    g_test_add_func("/even/one line keeps its width", test_one_line_keeps_its_width);
    g_test_add_func("/even/a word is not broken for evenness",
                    test_a_word_is_not_broken_for_evenness);
    g_test_add_func("/even/lines never become more", test_lines_never_become_more);
    return g_test_run();
}
