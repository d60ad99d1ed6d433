/* Line ends between phrases: needs no fonts. */
#include <glib.h>

#include "charts/draw/phrases.h"

#define MOST 64

/* The text with | where its lines end; every character is 1 em wide and may begin a line. */
static char *broken(const char *text, double width_em)
{
    glong n;
    g_autofree gunichar *characters = g_utf8_to_ucs4_fast(text, -1, &n);
    double widths[MOST];
    gboolean may_begin[MOST];
    gboolean begins[MOST];
    for (glong i = 0; i < n; i++) {
        widths[i] = 1;
        may_begin[i] = g_utf8_strchr("、。）", -1, characters[i]) == NULL;
    }
    const AnkePhrasedText phrased = {characters, widths, may_begin, (guint)n};
    GString *lines = g_string_new(NULL);
    if (anke_phrases_break(&phrased, width_em, begins) > 0) {
        for (glong i = 0; i < n; i++) {
            g_string_append(lines, i > 0 && begins[i] ? "|" : "");
            g_string_append_unichar(lines, characters[i]);
        }
    }
    return g_string_free(lines, FALSE);
}

static void check(const char *text, double width_em, const char *want)
{
    g_autofree char *lines = broken(text, width_em);
    g_assert_cmpstr(lines, ==, want);
}

static void test_lines_end_between_phrases(void)
{
    check("断り方が分からない", 7, "断り方が|分からない");
    check("残業で間に合わせる", 7, "残業で間に|合わせる");
    check("業務を一日交換する", 7, "業務を一日|交換する");
    check("採用抑制（定員管理）", 8, "採用抑制|（定員管理）");
    check("「人」ではなく「組織」で仕事をする", 7, "「人」ではなく|「組織」で|仕事をする");
}

static void test_words_stay_whole_where_they_can(void)
{
    check("引継ぎに取り組む人", 7, "引継ぎに|取り組む人");
    check("庁内のお客様の声", 6, "庁内の|お客様の声");
    check("意思伝達円滑化", 5, "意思伝達|円滑化");
    check("研修チーム", 4, "研修|チーム");
}

static void test_there_is_no_line_more_than_needed(void)
{
    /* 10 characters in lines of 5: only one way. */
    check("異動で人のつながり切", 5, "異動で人の|つながり切");
    check("短い文", 7, "短い文");
    check("短い文", 3, "短い文");
}

static void test_no_line_begins_where_none_may(void)
{
    check("あいうえお、かき", 5, "あいうえ|お、かき");
}

static void test_what_cannot_be_broken_is_refused(void)
{
    const gunichar characters[] = {'a', 'b', 'c'};
    const double widths[] = {1, 1, 1};
    const gboolean may_begin[] = {FALSE, FALSE, FALSE};
    gboolean begins[3];
    const AnkePhrasedText word = {characters, widths, may_begin, 3};
    g_assert_cmpuint(anke_phrases_break(&word, 2, begins), ==, 0);
    g_assert_cmpuint(anke_phrases_break(&word, 3, begins), ==, 1);
    const AnkePhrasedText nothing = {characters, widths, may_begin, 0};
    g_assert_cmpuint(anke_phrases_break(&nothing, 3, begins), ==, 0);
}

static void test_blanks_at_a_line_end_take_no_room(void)
{
    const gunichar characters[] = {'a', ' ', 'b'};
    const double widths[] = {1, 1, 1};
    const gboolean may_begin[] = {FALSE, FALSE, TRUE};
    gboolean begins[3];
    const AnkePhrasedText words = {characters, widths, may_begin, 3};
    g_assert_cmpuint(anke_phrases_break(&words, 1, begins), ==, 2);
    g_assert_true(begins[2]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/phrases/lines end between phrases", test_lines_end_between_phrases);
    g_test_add_func("/phrases/words stay whole where they can",
                    test_words_stay_whole_where_they_can);
    g_test_add_func("/phrases/there is no line more than needed",
                    test_there_is_no_line_more_than_needed);
    g_test_add_func("/phrases/no line begins where none may", test_no_line_begins_where_none_may);
    g_test_add_func("/phrases/what cannot be broken is refused",
                    test_what_cannot_be_broken_is_refused);
    g_test_add_func("/phrases/blanks at a line end take no room",
                    test_blanks_at_a_line_end_take_no_room);
    return g_test_run();
}
