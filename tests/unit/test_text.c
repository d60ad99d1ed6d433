#include <glib.h>
#include <string.h>

#include "analyzer/base/text.h"

static void check_fold(const char *text, const char *want)
{
    g_autofree char *folded = anke_text_folded(text);
    g_assert_cmpstr(folded, ==, want);
}

static void test_width_and_blanks_are_folded(void)
{
    check_fold("　総務課 ", "総務課");
    check_fold("Ａｎｋｅ１２", "Anke12");
    check_fold("ｼｽﾃﾑ", "システム");
    check_fold("ｶﾞｲﾄﾞ", "ガイド");
    check_fold("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ", "パピプペポ");
    check_fold("ｳﾞ", "ヴ");
    check_fold("a\r\n b\tc", "a b c");
    check_fold("\xC2\xA0", "");
    check_fold("　", "");
    check_fold("", "");
}

static void test_combining_voiced_marks_are_composed(void)
{
    check_fold("か\u3099く\u3099", "がぐ");
    check_fold("は\u309A", "ぱ");
    check_fold("つ\u3099と\u3099ち\u3099", "づどぢ");
    check_fold("テ\u3099ータ", "データ");
    check_fold("あ\u3099", "あ\u3099");
}

static void test_pairs_that_converters_disagree_about_are_equal(void)
{
    static const char *const pairs[][2] = {{"〜", "～"}, {"−", "－"}, {"‖", "∥"}, {"—", "―"},
                                           {"¢", "￠"},  {"£", "￡"}, {"¬", "￢"}};
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *a = anke_text_folded(pairs[i][0]);
        g_autofree char *b = anke_text_folded(pairs[i][1]);
        g_assert_cmpstr(a, ==, b);
    }
}

static void test_fold_is_not_nfkc_and_repeats_itself(void)
{
    static const char *const kept[] = {"①", "㈱", "℡", "Ⅲ", "㌔", "神", "髙", "﨑", "ヷ"};
    for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
        check_fold(kept[i], kept[i]);
    }
    g_autofree char *once = anke_text_folded(" ｶﾞ　〜 か\u3099 ");
    check_fold(once, once);
}

static void test_invalid_utf8_is_found_where_it_is(void)
{
    static const struct {
        const char *bytes;
        gsize n;
        gsize bad;
    } cases[] = {
        {"abcdefghij", 10, 10},       {"総務課の人です", 21, 21}, {"ab\xC0\xAF", 4, 2},
        {"\xED\xA0\x80", 3, 0},       {"\xF4\x90\x80\x80", 4, 0}, {"あ\xE3\x81", 5, 3},
        {"abcdefg\0abcdefgh", 16, 7}, {"\xE0\x80\xAF", 3, 0},     {"\xF0\x9F\x98\x80 ok", 7, 7},
        {"abcdefgh\x80", 9, 8},       {"\x8E\x90", 2, 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpuint(anke_text_valid_bytes(cases[i].bytes, cases[i].n), ==, cases[i].bad);
        gboolean is_valid = g_utf8_validate_len(cases[i].bytes, cases[i].n, NULL);
        g_assert_cmpint(is_valid, ==, cases[i].bad == cases[i].n);
    }
}

static void test_validation_agrees_with_glib_on_random_bytes(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    static const guchar likely[] = {0xE3, 0x81, 0x82, 0xED, 0xA0, 0x80, 0xF0, 0x9F, 0xC2,
                                    0xBF, 'a',  'b',  0,    0xE0, 0xF4, 0x8F, 0x90};
    for (int round = 0; round < 200000; round++) {
        char bytes[24];
        gsize n = (gsize)g_rand_int_range(random, 0, sizeof bytes);
        for (gsize i = 0; i < n; i++) {
            bytes[i] = (char)likely[g_rand_int_range(random, 0, G_N_ELEMENTS(likely))];
        }
        const char *end;
        (void)g_utf8_validate_len(bytes, n, &end);
        g_assert_cmpuint(anke_text_valid_bytes(bytes, n), ==, (gsize)(end - bytes));
    }
}

static void check_needs(const char *text, const char *label, guint needs)
{
    g_assert_cmpuint(anke_text_fold_needs(text, strlen(text), label), ==, needs);
}

static void test_the_steps_that_a_text_needs_are_told(void)
{
    check_needs("総務課", "総務課", 0);
    check_needs(" 総務課", "総務課", ANKE_FOLD_BLANKS);
    check_needs("総務課　", "総務課", ANKE_FOLD_BLANKS);
    check_needs("人事　課", "人事 課", ANKE_FOLD_BLANKS);
    check_needs("ＡＢ（１）", "AB(1)", ANKE_FOLD_WIDTH);
    check_needs("AB(1)", "ＡＢ（１）", ANKE_FOLD_WIDTH);
    check_needs("ｶﾞｲﾄﾞ", "ガイド", ANKE_FOLD_KANA);
    check_needs("か\u3099", "が", ANKE_FOLD_KANA);
    check_needs("10〜19", "10～19", ANKE_FOLD_SIGNS);
    check_needs("10−19", "10－19", ANKE_FOLD_SIGNS);
    check_needs("10~19", "10～19", ANKE_FOLD_WIDTH);
    check_needs("10~19", "10〜19", ANKE_FOLD_WIDTH | ANKE_FOLD_SIGNS);
    check_needs("ＡＢ ｶﾞ ", "AB ガ", ANKE_FOLD_BLANKS | ANKE_FOLD_WIDTH | ANKE_FOLD_KANA);
}

static void test_quoting_disarms_terminals(void)
{
    g_autofree char *escaped = anke_text_quote("総\x1b]0;x\x07\xE2\x80\xAE\xFF", -1);
    g_assert_cmpstr(escaped, ==, "総\\x1b]0;x\\x07\\xe2\\x80\\xae\\xff");
    g_autofree char *cut = anke_text_quote("あいうえおかきくけこあいうえおかきくけこ"
                                           "あいうえおかきくけこあいうえおかきくけこさ",
                                           -1);
    g_assert_cmpint(g_utf8_strlen(cut, -1), ==, 41);
    g_assert_true(g_str_has_suffix(cut, "こ…"));
    g_autofree char *whole = anke_text_printable("あいうえおかきくけこあいうえおかきくけこ"
                                                 "あいうえおかきくけこあいうえおかきくけこさ\x07");
    g_assert_true(g_str_has_suffix(whole, "こさ\\x07"));
}

static void test_controls_are_noticed(void)
{
    g_assert_false(anke_text_has_control("a\tb\r\n", 5));
    g_assert_true(anke_text_has_control("a\x01", 2));
    g_assert_true(anke_text_has_control("\x7F", 1));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/width and blanks are folded", test_width_and_blanks_are_folded);
    g_test_add_func("/text/combining voiced marks are composed",
                    test_combining_voiced_marks_are_composed);
    g_test_add_func("/text/pairs that converters disagree about are equal",
                    test_pairs_that_converters_disagree_about_are_equal);
    g_test_add_func("/text/fold is not nfkc and repeats itself",
                    test_fold_is_not_nfkc_and_repeats_itself);
    g_test_add_func("/text/invalid utf-8 is found where it is",
                    test_invalid_utf8_is_found_where_it_is);
    g_test_add_func("/text/validation agrees with glib on random bytes",
                    test_validation_agrees_with_glib_on_random_bytes);
    g_test_add_func("/text/the steps that a text needs are told",
                    test_the_steps_that_a_text_needs_are_told);
    g_test_add_func("/text/quoting disarms terminals", test_quoting_disarms_terminals);
    g_test_add_func("/text/controls are noticed", test_controls_are_noticed);
    return g_test_run();
}
