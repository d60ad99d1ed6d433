#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/text.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/transcoder.h"

enum { LOOK_FOR_UTF16 = 4096, MIN_SURE_CHARACTERS = 4, MIN_CP932_CHARACTERS = 8 };

/* By its mark; without one: NUL bytes nearly all at odd (or even) offsets, which are the upper halves
 * of ASCII characters. Japanese text has few of them, commas and line ends. ASCII: no UTF-16. */
static AnkeEncoding guess_utf16(const char *bytes, gsize n_bytes)
{
    if (n_bytes >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) {
        return ANKE_ENCODING_UTF16LE;
    }
    if (n_bytes >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) {
        return ANKE_ENCODING_UTF16BE;
    }
    gsize n = MIN(n_bytes, (gsize)LOOK_FOR_UTF16);
    gsize n_zeros[2] = {0, 0};
    for (gsize i = 0; i < n; i++) {
        n_zeros[i & 1] += bytes[i] == '\0';
    }
    gsize most = MAX(n_zeros[0], n_zeros[1]);
    gsize least = MIN(n_zeros[0], n_zeros[1]);
    if (most < 3 || most <= n / 64 || most <= 4 * least) {
        return ANKE_ENCODING_ASCII;
    }
    return n_zeros[1] > n_zeros[0] ? ANKE_ENCODING_UTF16LE : ANKE_ENCODING_UTF16BE;
}

static gboolean has_escape_sequence(const char *bytes, gsize n_bytes)
{
    const char *at = bytes;
    const char *end = bytes + n_bytes;
    while ((at = memchr(at, 0x1B, (gsize)(end - at))) != NULL && ++at < end) {
        if (*at == '$' || *at == '(') {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_ascii(const char *bytes, gsize n_bytes)
{
    for (gsize i = 0; i < n_bytes; i++) {
        if ((guchar)bytes[i] >= 0x80) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether the text holds kana in full width, as nearly every Japanese text does. */
static gboolean has_kana(const char *utf8, gsize n_bytes)
{
    for (const char *at = utf8; at < utf8 + n_bytes; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (c >= 0x3041 && c <= 0x30FA) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the bytes, but for a character cut at the end, are EUC-JP; with kana, if that is asked. */
static gboolean is_euc(const char *bytes, gsize n_bytes, gboolean is_whole, gboolean must_have_kana)
{
    g_autoptr(AnkeTranscoder) transcoder = anke_transcoder_new(ANKE_ENCODING_EUCJP);
    AnkeBytes utf8 = {0};
    gboolean is_good = anke_transcoder_feed(transcoder, bytes, n_bytes, is_whole, &utf8) &&
                       (!must_have_kana || has_kana(utf8.data, utf8.n));
    anke_bytes_clear(&utf8);
    return is_good;
}

/* EUC-JP read as CP932 is a run of half-width katakana, or fails. */
static AnkeEncoding guess_cp932(const char *bytes, gsize n_bytes, gboolean is_whole)
{
    g_autofree char *utf8 = g_malloc(n_bytes * ANKE_CP932_GROWTH + 1);
    gsize n_written;
    gsize good = anke_cp932_decode(bytes, n_bytes, utf8, &n_written);
    gboolean is_cut = !is_whole && good + 1 == n_bytes;
    if (good < n_bytes && !is_cut) {
        return is_euc(bytes, n_bytes, is_whole, FALSE) ? ANKE_ENCODING_EUCJP
                                                       : ANKE_ENCODING_UNKNOWN;
    }
    if (!has_kana(utf8, n_written) && is_euc(bytes, n_bytes, is_whole, TRUE)) {
        return ANKE_ENCODING_EUCJP;
    }
    return ANKE_ENCODING_CP932;
}

/* Whether valid UTF-8 holds so many characters that are not ASCII that it cannot be the chance
 * beginning of a CP932 file: what follows is broken then, not of another encoding. */
static gboolean is_surely_utf8(const char *bytes, gsize n_bytes)
{
    guint n_characters = 0;
    for (gsize i = 0; i < n_bytes && n_characters < MIN_SURE_CHARACTERS; i++) {
        n_characters += (guchar)bytes[i] >= 0xE0 ? 1 : 0;
    }
    return n_characters >= MIN_SURE_CHARACTERS;
}

/* Whether the only bytes that are not ASCII are the last three at most, of an input that goes on:
 * the beginning of one character. E3 81 may be half of あ in UTF-8 or a kanji in CP932. */
static gboolean is_undecided(const char *bytes, gsize n_bytes, gboolean is_whole)
{
    gsize n_last = is_whole ? 0 : MIN(n_bytes, 3);
    return is_ascii(bytes, n_bytes - n_last);
}

AnkeEncoding anke_encoding_guess(const char *bytes, gsize n_bytes, gboolean is_whole)
{
    if (anke_encoding_mark_bytes(bytes, n_bytes) > 0) {
        return ANKE_ENCODING_UTF8;
    }
    AnkeEncoding utf16 = guess_utf16(bytes, n_bytes);
    if (utf16 != ANKE_ENCODING_ASCII) {
        return utf16;
    }
    if (has_escape_sequence(bytes, n_bytes)) {
        return ANKE_ENCODING_ISO2022JP;
    }
    if (is_undecided(bytes, n_bytes, is_whole)) {
        return ANKE_ENCODING_ASCII;
    }
    gsize good = anke_text_valid_bytes(bytes, n_bytes);
    gboolean is_cut = !is_whole && n_bytes - good < 4;
    /* A NUL ends the valid text, but what stands before it is UTF-8 all the same. */
    gboolean is_before_nul = good < n_bytes && bytes[good] == '\0' && !is_ascii(bytes, good);
    if (good == n_bytes || (is_cut && !is_ascii(bytes, good)) || is_before_nul ||
        is_surely_utf8(bytes, good)) {
        return ANKE_ENCODING_UTF8;
    }
    return guess_cp932(bytes, n_bytes, is_whole);
}

gsize anke_encoding_good_bytes(const char *bytes, gsize n_bytes)
{
    g_autofree char *utf8 = g_malloc(n_bytes * ANKE_CP932_GROWTH + 1);
    gsize n_written;
    gsize good = anke_cp932_decode(bytes, n_bytes, utf8, &n_written);
    return MAX(good, anke_text_valid_bytes(bytes, n_bytes));
}

gboolean anke_encoding_is_doubtful(const char *bytes, gsize n_bytes)
{
    g_autofree char *utf8 = g_malloc(n_bytes * ANKE_CP932_GROWTH + 1);
    gsize n_written;
    (void)anke_cp932_decode(bytes, n_bytes, utf8, &n_written);
    guint n_characters = 0;
    for (const char *at = utf8; at < utf8 + n_written; at = g_utf8_next_char(at)) {
        n_characters += (guchar)*at >= 0x80 ? 1 : 0;
    }
    return n_characters < MIN_CP932_CHARACTERS || !has_kana(utf8, n_written);
}
