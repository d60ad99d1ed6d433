#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/data/encoding.h"

static char *to(const char *utf8, const char *encoding, gsize *n_bytes)
{
    g_autoptr(GError) error = NULL;
    char *bytes = g_convert(utf8, -1, encoding, "UTF-8", NULL, n_bytes, &error);
    g_assert_no_error(error);
    return bytes;
}

static void check_guess(const char *utf8, const char *encoding, AnkeEncoding want)
{
    gsize n_bytes;
    g_autofree char *bytes = to(utf8, encoding, &n_bytes);
    g_assert_cmpint(anke_encoding_guess(bytes, n_bytes, TRUE), ==, want);
}

static const char text_ja[] = "所属はどこですか,年齢\r\n総務課,２５～２９歳\r\n";

static void check_pair_with_iconv(guchar lead, guchar trail, guint *n_assigned)
{
    char pair[2] = {(char)lead, (char)trail};
    char utf8[2 * ANKE_CP932_GROWTH];
    gsize n_written = 99;
    gsize good = anke_cp932_decode(pair, 2, utf8, &n_written);
    gsize n_want = 0;
    g_autofree char *want = g_convert(pair, 2, "UTF-8", "CP932", NULL, &n_want, NULL);
    /* What iconv reads as two single bytes (half-width katakana, private use) is no pair. */
    gboolean is_single = (lead >= 0xA0 && lead <= 0xDF) || lead == 0x80 || lead >= 0xFD;
    if (want == NULL) {
        g_assert_cmpuint(good, <, 2);
    } else if (!is_single) {
        g_assert_cmpuint(good, ==, 2);
        g_assert_cmpuint(n_written, ==, n_want);
        g_assert_cmpmem(utf8, n_written, want, n_want);
        (*n_assigned)++;
    }
}

static void test_every_pair_of_cp932_agrees_with_iconv(void)
{
    guint n_assigned = 0;
    for (guint lead = 0x80; lead < 0x100; lead++) {
        for (guint trail = 1; trail < 0x100; trail++) {
            check_pair_with_iconv((guchar)lead, (guchar)trail, &n_assigned);
        }
    }
    g_assert_cmpuint(n_assigned, >, 7000);
}

static void test_single_bytes_of_cp932_are_ascii_or_half_width_katakana(void)
{
    for (guint byte = 0; byte < 0x100; byte++) {
        char in = (char)byte;
        char utf8[ANKE_CP932_GROWTH];
        gsize n_written;
        gboolean is_good = anke_cp932_decode(&in, 1, utf8, &n_written) == 1;
        g_assert_true(is_good == ((byte >= 1 && byte < 0x80) || (byte >= 0xA1 && byte <= 0xDF)));
    }
    char utf8[12];
    gsize n_written;
    g_assert_cmpuint(anke_cp932_decode("\xB6\xDE~\\", 4, utf8, &n_written), ==, 4);
    g_assert_cmpmem(utf8, n_written, "ｶﾞ~\\", 8);
}

static void test_decoding_stops_at_the_bad_byte(void)
{
    char utf8[30];
    gsize n_written;
    g_assert_cmpuint(anke_cp932_decode("a\x82\xA0\x82", 4, utf8, &n_written), ==, 3);
    g_assert_cmpmem(utf8, n_written, "aあ", 4);
    g_assert_cmpuint(anke_cp932_decode("a\0b", 3, utf8, &n_written), ==, 1);
    g_assert_cmpuint(anke_cp932_decode("\x82\x20", 2, utf8, &n_written), ==, 0);
    g_assert_cmpuint(n_written, ==, 0);
}

static void test_the_two_encodings_are_told_apart(void)
{
    check_guess("a,b\r\n1,2\r\n", "UTF-8", ANKE_ENCODING_ASCII);
    check_guess("", "UTF-8", ANKE_ENCODING_ASCII);
    check_guess(text_ja, "UTF-8", ANKE_ENCODING_UTF8);
    check_guess(text_ja, "CP932", ANKE_ENCODING_CP932);
    check_guess("\xEF\xBB\xBF"
                "a,b\n",
                "UTF-8", ANKE_ENCODING_UTF8);
    check_guess("総務課\n", "CP932", ANKE_ENCODING_CP932);
    check_guess("ｼｽﾃﾑ\n", "CP932", ANKE_ENCODING_CP932);
    check_guess("①㈱髙ソ表能十ポ\n", "CP932", ANKE_ENCODING_CP932);
    /* These bytes are CP932 as well, so UTF-8 must be tried first. */
    static const char *const both[] = {"男性", "女性", "職員", "上司", "企画部", "忙しそう"};
    for (gsize i = 0; i < G_N_ELEMENTS(both); i++) {
        check_guess(both[i], "UTF-8", ANKE_ENCODING_UTF8);
    }
}

static void test_what_is_neither_is_named(void)
{
    check_guess(text_ja, "UTF-16LE", ANKE_ENCODING_UTF16);
    check_guess("a,b\r\n1,2\r\n", "UTF-16BE", ANKE_ENCODING_UTF16);
    check_guess("\xEF\xBB\xBF総務", "UTF-16LE", ANKE_ENCODING_UTF16);
    check_guess("所属\n総務\n", "ISO-2022-JP", ANKE_ENCODING_ISO2022JP);
    check_guess("所属はどこですか\n総務課です\n", "EUC-JP", ANKE_ENCODING_UNKNOWN);
    check_guess("部署,自由\n総務,よい\n", "EUC-JP", ANKE_ENCODING_UNKNOWN);
    g_assert_cmpint(anke_encoding_guess("\xFF\xFE", 2, TRUE), ==, ANKE_ENCODING_UTF16);
    g_assert_cmpint(anke_encoding_guess("\x83\xFF\x41", 3, TRUE), ==, ANKE_ENCODING_UNKNOWN);
}

/* The guess may see the first n bytes only, wherever they end. */
static void check_beginnings(const char *encoding, AnkeEncoding want)
{
    gsize n_bytes;
    g_autofree char *bytes = to("a,b\n総務課の方,①\nはい,いいえ\n", encoding, &n_bytes);
    for (gsize n = 0; n <= n_bytes; n++) {
        AnkeEncoding guess = anke_encoding_guess(bytes, n, FALSE);
        if (n <= 4) {
            g_assert_cmpint(guess, ==, ANKE_ENCODING_ASCII);
        } else if (guess != want) {
            /* A character alone, which may be cut, decides nothing. */
            g_assert_cmpint(guess, ==, ANKE_ENCODING_ASCII);
            g_assert_cmpuint(n, <=, 7);
        }
    }
}

static void test_a_character_cut_at_the_end_does_not_mislead(void)
{
    check_beginnings("UTF-8", ANKE_ENCODING_UTF8);
    check_beginnings("CP932", ANKE_ENCODING_CP932);
    /* E3 81 is half of あ, but a whole 縺 in CP932. */
    g_assert_cmpint(anke_encoding_guess("abc\xE3\x81", 5, FALSE), ==, ANKE_ENCODING_ASCII);
    g_assert_cmpint(anke_encoding_guess("abc\xE3\x81", 5, TRUE), ==, ANKE_ENCODING_CP932);
    /* The half of a character at the end of a whole file is an error of that file. */
    gsize n_bytes;
    g_autofree char *bytes = to("所属はどこ", "CP932", &n_bytes);
    g_assert_cmpint(anke_encoding_guess(bytes, n_bytes - 1, TRUE), ==, ANKE_ENCODING_UNKNOWN);
}

static void test_a_nul_in_utf8_is_still_utf8(void)
{
    static const char bytes[] = "所属\n総\0務\n";
    g_assert_cmpint(anke_encoding_guess(bytes, sizeof bytes - 1, TRUE), ==, ANKE_ENCODING_UTF8);
}

static void test_names_of_encodings_are_read(void)
{
    static const struct {
        const char *name;
        AnkeEncoding encoding;
    } names[] = {{"auto", ANKE_ENCODING_ASCII},      {"UTF-8", ANKE_ENCODING_UTF8},
                 {"utf8", ANKE_ENCODING_UTF8},       {"CP932", ANKE_ENCODING_CP932},
                 {"Shift_JIS", ANKE_ENCODING_CP932}, {"Windows-31J", ANKE_ENCODING_CP932}};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        AnkeEncoding encoding = ANKE_ENCODING_UNKNOWN;
        g_assert_true(anke_encoding_parse(names[i].name, &encoding, NULL));
        g_assert_cmpint(encoding, ==, names[i].encoding);
    }
    g_autoptr(GError) error = NULL;
    AnkeEncoding encoding;
    g_assert_false(anke_encoding_parse("EUC-JP\x1B", &encoding, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_USAGE);
    g_assert_cmpstr(error->message, ==,
                    "unknown encoding \"EUC-JP\\x1b\": auto, UTF-8 or CP932 was expected");
}

static char *read_file(const char *bytes, gsize n_bytes, AnkeEncoding encoding, GError **error)
{
    g_autofree char *path = NULL;
    (void)close(g_file_open_tmp("anke-encoding-XXXXXX", &path, NULL));
    g_assert_true(g_file_set_contents(path, bytes, (gssize)n_bytes, NULL));
    g_autoptr(AnkeInput) input = anke_input_open(path, NULL);
    gsize n_read = 0;
    char *text = anke_encoding_read_all(input, encoding, &n_read, error);
    g_assert_true(text == NULL || strlen(text) == n_read);
    g_assert_true(text != NULL || error == NULL || g_str_has_prefix((*error)->message, path));
    (void)g_unlink(path);
    return text;
}

static void check_whole(const char *bytes, gsize n_bytes, const char *want)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = read_file(bytes, n_bytes, ANKE_ENCODING_ASCII, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(text, ==, want);
}

static void check_refused(const char *bytes, gsize n_bytes, AnkeEncoding encoding, const char *want)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(read_file(bytes, n_bytes, encoding, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    g_assert_true(g_str_has_suffix(error->message, want));
}

static void test_whole_inputs_arrive_as_utf8_without_a_mark(void)
{
    gsize n_bytes;
    g_autofree char *cp932 = to(text_ja, "CP932", &n_bytes);
    check_whole(cp932, n_bytes, text_ja);
    check_whole(text_ja, strlen(text_ja), text_ja);
    check_whole("\xEF\xBB\xBF総務", 9, "総務");
    check_whole("", 0, "");
}

static void test_whole_inputs_that_are_no_text_are_refused_with_their_line(void)
{
    gsize n_bytes;
    g_autofree char *utf16 = to(text_ja, "UTF-16LE", &n_bytes);
    check_refused(utf16, n_bytes, ANKE_ENCODING_ASCII,
                  ": is UTF-16 (Excel's \"Unicode text\"): save it as CSV UTF-8");
    check_refused("総\n\xFF", 5, ANKE_ENCODING_UTF8,
                  ":2: byte 5 of the file is not text in its encoding");
    check_refused("a\r\rb\x80", 5, ANKE_ENCODING_CP932,
                  ":3: byte 5 of the file is not text in its encoding");
    check_refused("総\0", 4, ANKE_ENCODING_ASCII,
                  ":1: byte 4 of the file is not text in its encoding");
    check_refused("\xB4\xF6\xA4\xC0\n", 5, ANKE_ENCODING_ASCII,
                  ": is neither UTF-8 nor CP932: convert it, or name its encoding with "
                  "--encoding");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/encoding/every pair of cp932 agrees with iconv",
                    test_every_pair_of_cp932_agrees_with_iconv);
    g_test_add_func("/encoding/single bytes of cp932 are ascii or half width katakana",
                    test_single_bytes_of_cp932_are_ascii_or_half_width_katakana);
    g_test_add_func("/encoding/decoding stops at the bad byte",
                    test_decoding_stops_at_the_bad_byte);
    g_test_add_func("/encoding/the two encodings are told apart",
                    test_the_two_encodings_are_told_apart);
    g_test_add_func("/encoding/what is neither is named", test_what_is_neither_is_named);
    g_test_add_func("/encoding/a character cut at the end does not mislead",
                    test_a_character_cut_at_the_end_does_not_mislead);
    g_test_add_func("/encoding/a nul in utf-8 is still utf-8", test_a_nul_in_utf8_is_still_utf8);
    g_test_add_func("/encoding/names of encodings are read", test_names_of_encodings_are_read);
    g_test_add_func("/encoding/whole inputs arrive as utf-8 without a mark",
                    test_whole_inputs_arrive_as_utf8_without_a_mark);
    g_test_add_func("/encoding/whole inputs that are no text are refused with their line",
                    test_whole_inputs_that_are_no_text_are_refused_with_their_line);
    return g_test_run();
}
