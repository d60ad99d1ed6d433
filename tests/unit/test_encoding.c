#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/transcoder.h"

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
    check_guess(text_ja, "UTF-16LE", ANKE_ENCODING_UTF16LE);
    check_guess("a,b\r\n1,2\r\n", "UTF-16BE", ANKE_ENCODING_UTF16BE);
    check_guess("\xEF\xBB\xBF総務", "UTF-16LE", ANKE_ENCODING_UTF16LE);
    check_guess("\xEF\xBB\xBF総務", "UTF-16BE", ANKE_ENCODING_UTF16BE);
    check_guess("所属\n総務\n", "ISO-2022-JP", ANKE_ENCODING_ISO2022JP);
    check_guess("所属はどこですか\n総務課です\n", "EUC-JP", ANKE_ENCODING_EUCJP);
    check_guess("部署,自由\n総務,よい\n", "EUC-JP", ANKE_ENCODING_EUCJP);
    check_guess("No,年代,満足度\r1,20代,5\r", "EUC-JP", ANKE_ENCODING_EUCJP);
    g_assert_cmpint(anke_encoding_guess("\xFF\xFE", 2, TRUE), ==, ANKE_ENCODING_UTF16LE);
    /* Four characters of UTF-8 are no chance: what follows is broken, not CP932. */
    g_assert_cmpint(anke_encoding_guess("年代年代\n\x83\x5C\n", 16, TRUE), ==, ANKE_ENCODING_UTF8);
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

/* Real CP932 has kana and a header; Western and Chinese texts pass for CP932 without. */
static void test_what_may_not_be_cp932_is_doubtful(void)
{
    gsize n_bytes;
    g_autofree char *good = to("所属はどこですか\n総務課\n", "CP932", &n_bytes);
    g_assert_false(anke_encoding_is_doubtful(good, n_bytes));
    g_autofree char *short_one = to("a,か\n1,2\n", "CP932", &n_bytes);
    g_assert_true(anke_encoding_is_doubtful(short_one, n_bytes));
    g_autofree char *chinese = to("你的年龄是多少,性别,学历\n", "GBK", &n_bytes);
    g_assert_true(anke_encoding_is_doubtful(chinese, n_bytes));
}

/* Fed in any pieces, a transcoder gives the same. */
static void test_a_transcoder_takes_any_pieces(void)
{
    static const struct {
        const char *name;
        AnkeEncoding encoding;
    } kinds[] = {{"UTF-16LE", ANKE_ENCODING_UTF16LE},
                 {"UTF-16BE", ANKE_ENCODING_UTF16LE}, /* the mark decides */
                 {"EUC-JP", ANKE_ENCODING_EUCJP}};
    static const char text[] = "所属はどこ,a\n";
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        gsize n_bytes;
        gboolean is_euc = kinds[i].encoding == ANKE_ENCODING_EUCJP;
        g_autofree char *marked = g_strconcat(is_euc ? "" : "\xEF\xBB\xBF", "所属はどこ,a\n", NULL);
        g_autofree char *bytes = to(marked, kinds[i].name, &n_bytes);
        for (gsize n_piece = 1; n_piece <= 5; n_piece++) {
            g_autoptr(AnkeTranscoder) transcoder = anke_transcoder_new(kinds[i].encoding);
            AnkeBytes utf8 = {0};
            for (gsize at = 0; at < n_bytes; at += n_piece) {
                gsize n = MIN(n_piece, n_bytes - at);
                g_assert_true(
                    anke_transcoder_feed(transcoder, bytes + at, n, at + n == n_bytes, &utf8));
            }
            g_assert_cmpmem(utf8.data, utf8.n, text, strlen(text));
            anke_bytes_clear(&utf8);
        }
    }
}

static void test_names_of_encodings_are_read(void)
{
    static const struct {
        const char *name;
        AnkeEncoding encoding;
    } names[] = {{"auto", ANKE_ENCODING_ASCII},        {"UTF-8", ANKE_ENCODING_UTF8},
                 {"utf8", ANKE_ENCODING_UTF8},         {"CP932", ANKE_ENCODING_CP932},
                 {"Shift_JIS", ANKE_ENCODING_CP932},   {"Windows-31J", ANKE_ENCODING_CP932},
                 {"EUC-JP", ANKE_ENCODING_EUCJP},      {"UTF-16", ANKE_ENCODING_UTF16LE},
                 {"latin1", ANKE_ENCODING_LATIN1},     {"windows-1252", ANKE_ENCODING_CP1252},
                 {"MACINTOSH", ANKE_ENCODING_MACROMAN}};
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
                    "unknown encoding \"EUC-JP\\x1b\": auto, UTF-8, CP932, EUC-JP, UTF-16LE, "
                    "UTF-16BE, CP1252, ISO-8859-1 or MacRoman was expected");
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
    static const char *const others[] = {"UTF-16LE", "UTF-16BE", "EUC-JP-MS"};
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autofree char *other = to("所属はどこ,a\n総務,①\n", others[i], &n_bytes);
        check_whole(other, n_bytes, "所属はどこ,a\n総務,①\n");
    }
}

static void test_whole_inputs_that_are_no_text_are_refused_with_their_line(void)
{
    /* Half a unit at the end, and half a pair before a line end. */
    check_refused("\xFF\xFE"
                  "a\0\n\0b",
                  7, ANKE_ENCODING_ASCII, ":2: byte 7 of the file is not text in its encoding");
    check_refused("\xFF\xFE"
                  "a\0\n\0\x00\xD8\n\0",
                  10, ANKE_ENCODING_ASCII, ":2: byte 7 of the file is not text in its encoding");
    check_refused("総\n\xFF", 5, ANKE_ENCODING_UTF8,
                  ":2: byte 5 of the file is not text in its encoding");
    check_refused("a\r\rb\x80", 5, ANKE_ENCODING_CP932,
                  ":3: byte 5 of the file is not text in its encoding");
    check_refused("総\0", 4, ANKE_ENCODING_ASCII,
                  ":1: byte 4 of the file is not text in its encoding");
    check_refused("\xB4\xF6\xA4\xFF\n", 5, ANKE_ENCODING_ASCII,
                  ":1: is neither UTF-8 nor CP932 nor EUC-JP from here: mend it, or name its "
                  "encoding with --encoding");
}

/* Western pages: glibc's tables; é ä ’ stand where they stand. */
static void test_western_pages_are_read_when_asked_for(void)
{
    static const struct {
        const char *bytes;
        AnkeEncoding encoding;
        const char *want;
    } cases[] = {{"caf\xE9 \x92", ANKE_ENCODING_CP1252, "café ’"},
                 {"caf\xE9", ANKE_ENCODING_LATIN1, "café"},
                 {"caf\x8E \xD5", ANKE_ENCODING_MACROMAN, "café ’"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *text =
            read_file(cases[i].bytes, strlen(cases[i].bytes), cases[i].encoding, &error);
        g_assert_no_error(error);
        g_assert_cmpstr(text, ==, cases[i].want);
    }
    check_refused("a\x81", 2, ANKE_ENCODING_CP1252,
                  ":1: byte 2 of the file is not text in its encoding");
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
    g_test_add_func("/encoding/what may not be cp932 is doubtful",
                    test_what_may_not_be_cp932_is_doubtful);
    g_test_add_func("/encoding/a transcoder takes any pieces", test_a_transcoder_takes_any_pieces);
    g_test_add_func("/encoding/western pages are read when asked for",
                    test_western_pages_are_read_when_asked_for);
    return g_test_run();
}
