#include "analyzer/data/encoding.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"

enum {
    FIRST_LEAD = 0x81,
    N_LEADS = 0xFD - 0x81,
    FIRST_TRAIL = 0x40,
    N_TRAILS = 0xFD - 0x40,
    LOOK_FOR_UTF16 = 4096
};

static const gsize max_whole_bytes = (gsize)64 << 20;

gboolean anke_encoding_parse(const char *name, AnkeEncoding *encoding, GError **error)
{
    static const struct {
        const char *name;
        AnkeEncoding encoding;
    } names[] = {{"auto", ANKE_ENCODING_ASCII},      {"utf-8", ANKE_ENCODING_UTF8},
                 {"utf8", ANKE_ENCODING_UTF8},       {"cp932", ANKE_ENCODING_CP932},
                 {"shift_jis", ANKE_ENCODING_CP932}, {"windows-31j", ANKE_ENCODING_CP932}};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(names[i].name, name) == 0) {
            *encoding = names[i].encoding;
            return TRUE;
        }
    }
    g_autofree char *quoted = anke_text_quote(name, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE,
                          "unknown encoding \"%s\": auto, UTF-8 or CP932 was expected", quoted);
}

const char *anke_encoding_advice(AnkeEncoding encoding)
{
    switch (encoding) {
    case ANKE_ENCODING_UTF16:
        return "is UTF-16 (Excel's \"Unicode text\"): save it as CSV UTF-8";
    case ANKE_ENCODING_ISO2022JP:
        return "is ISO-2022-JP: convert it to UTF-8";
    case ANKE_ENCODING_UNKNOWN:
        return "is neither UTF-8 nor CP932: convert it, or name its encoding with --encoding";
    case ANKE_ENCODING_ASCII:
    case ANKE_ENCODING_UTF8:
    case ANKE_ENCODING_CP932:
        break;
    }
    return "can be read";
}

gsize anke_encoding_mark_bytes(const char *bytes, gsize n_bytes)
{
    return n_bytes >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* CP932 */

/* U+0000 where a pair is not assigned. Filled from iconv, which knows the vendors' rows. */
static guint16 pair_table[N_LEADS][N_TRAILS];

static gpointer fill_pair_table(gpointer data)
{
    (void)data;
    GIConv converter = g_iconv_open("UTF-16LE", "CP932");
    if (converter == (GIConv)-1) {
        g_error("iconv does not know CP932");
    }
    for (guint lead = 0; lead < N_LEADS; lead++) {
        for (guint trail = 0; trail < N_TRAILS; trail++) {
            char pair[2] = {(char)(FIRST_LEAD + lead), (char)(FIRST_TRAIL + trail)};
            guchar unit[2];
            char *in = pair;
            char *out = (char *)unit;
            gsize n_in = sizeof pair;
            gsize n_out = sizeof unit;
            (void)g_iconv(converter, NULL, NULL, NULL, NULL);
            if (g_iconv(converter, &in, &n_in, &out, &n_out) == 0 && n_out == 0) {
                pair_table[lead][trail] = (guint16)(unit[0] | unit[1] << 8);
            }
        }
    }
    (void)g_iconv_close(converter);
    return NULL;
}

static char *put_bmp(char *out, guint16 c)
{
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[2] = (char)(0x80 | (c & 0x3F));
    return out + 3;
}

/* Two bytes for U+0080 ... U+07FF (×, Greek, Cyrillic), three from there. */
static char *put_character(char *out, guint16 c)
{
    if (c >= 0x800) {
        return put_bmp(out, c);
    }
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 0x3F));
    return out + 2;
}

static guint16 look_up_pair(guchar lead, guchar trail)
{
    gboolean is_lead = (lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC);
    if (!is_lead || trail < FIRST_TRAIL || trail > 0xFC) {
        return 0;
    }
    return pair_table[lead - FIRST_LEAD][trail - FIRST_TRAIL];
}

gsize anke_cp932_decode(const char *bytes, gsize n_bytes, char *utf8, gsize *n_written)
{
    static GOnce once = G_ONCE_INIT;
    g_once(&once, fill_pair_table, NULL);
    char *out = utf8;
    gsize at = 0;
    while (at < n_bytes) {
        guchar byte = (guchar)bytes[at];
        if (byte < 0x80 && byte != 0) {
            *out++ = (char)byte;
            at++;
            continue;
        }
        if (byte >= 0xA1 && byte <= 0xDF) {
            out = put_bmp(out, (guint16)(0xFF61 + byte - 0xA1));
            at++;
            continue;
        }
        guint16 c = at + 1 < n_bytes ? look_up_pair(byte, (guchar)bytes[at + 1]) : 0;
        if (c == 0) {
            break;
        }
        out = put_character(out, c);
        at += 2;
    }
    *n_written = (gsize)(out - utf8);
    return at;
}

/* Guessing */

/* Without a mark: NUL bytes nearly all at odd (or even) offsets, which are the upper halves of
 * ASCII characters. Japanese text has few of them, commas and line ends. */
static gboolean is_utf16(const char *bytes, gsize n_bytes)
{
    if (n_bytes >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        return TRUE;
    }
    gsize n = MIN(n_bytes, (gsize)LOOK_FOR_UTF16);
    gsize n_zeros[2] = {0, 0};
    for (gsize i = 0; i < n; i++) {
        n_zeros[i & 1] += bytes[i] == '\0';
    }
    gsize most = MAX(n_zeros[0], n_zeros[1]);
    gsize least = MIN(n_zeros[0], n_zeros[1]);
    return most >= 3 && most > n / 64 && most > 4 * least;
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

/* EUC-JP read as CP932 is a run of half-width katakana. */
static gboolean is_rather_euc(const char *bytes, gsize n_bytes)
{
    g_autofree char *utf8 = g_convert(bytes, (gssize)n_bytes, "UTF-8", "EUC-JP", NULL, NULL, NULL);
    return utf8 != NULL && has_kana(utf8, strlen(utf8));
}

static AnkeEncoding guess_cp932(const char *bytes, gsize n_bytes, gboolean is_whole)
{
    g_autofree char *utf8 = g_malloc(n_bytes * ANKE_CP932_GROWTH + 1);
    gsize n_written;
    gsize good = anke_cp932_decode(bytes, n_bytes, utf8, &n_written);
    gboolean is_cut = !is_whole && good + 1 == n_bytes;
    if (good < n_bytes && !is_cut) {
        return ANKE_ENCODING_UNKNOWN;
    }
    if (!has_kana(utf8, n_written) && is_rather_euc(bytes, good)) {
        return ANKE_ENCODING_UNKNOWN;
    }
    return ANKE_ENCODING_CP932;
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
    if (is_utf16(bytes, n_bytes)) {
        return ANKE_ENCODING_UTF16;
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
    if (good == n_bytes || (is_cut && !is_ascii(bytes, good)) || is_before_nul) {
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

/* Whole inputs */

static gboolean report_bad_byte(const char *name, const char *bytes, gsize at, GError **error)
{
    AnkePlace place = {name, 1 + anke_csv_count_lines(bytes, at), 0};
    return anke_error_at(error, ANKE_ERROR_DATA, place,
                         "byte %" G_GSIZE_FORMAT " of the file is not text in its encoding",
                         at + 1);
}

static char *decode_whole(const char *name, char *bytes, gsize *n_bytes, GError **error)
{
    char *utf8 = g_malloc(*n_bytes * ANKE_CP932_GROWTH + 1);
    gsize n_written;
    gsize good = anke_cp932_decode(bytes, *n_bytes, utf8, &n_written);
    if (good < *n_bytes) {
        report_bad_byte(name, bytes, good, error);
        g_clear_pointer(&utf8, g_free);
    } else {
        utf8[n_written] = '\0';
        *n_bytes = n_written;
    }
    g_free(bytes);
    return utf8;
}

char *anke_encoding_read_all(AnkeInput *input, AnkeEncoding encoding, gsize *n_bytes,
                             GError **error)
{
    const char *name = anke_input_name(input);
    char *bytes = anke_input_read_all(input, max_whole_bytes, n_bytes, error);
    if (bytes == NULL) {
        return NULL;
    }
    if (encoding == ANKE_ENCODING_ASCII) {
        encoding = anke_encoding_guess(bytes, *n_bytes, TRUE);
    }
    if (encoding >= ANKE_ENCODING_UTF16) {
        gsize good = anke_encoding_good_bytes(bytes, *n_bytes);
        gboolean is_text_before = encoding == ANKE_ENCODING_UNKNOWN && good < *n_bytes;
        AnkePlace place = {name, is_text_before ? 1 + anke_csv_count_lines(bytes, good) : 0, 0};
        anke_error_at(error, ANKE_ERROR_DATA, place, "%s", anke_encoding_advice(encoding));
        g_free(bytes);
        return NULL;
    }
    if (encoding == ANKE_ENCODING_CP932) {
        return decode_whole(name, bytes, n_bytes, error);
    }
    gsize mark = anke_encoding_mark_bytes(bytes, *n_bytes);
    gsize good = mark + anke_text_valid_bytes(bytes + mark, *n_bytes - mark);
    if (good < *n_bytes) {
        report_bad_byte(name, bytes, good, error);
        g_free(bytes);
        return NULL;
    }
    *n_bytes -= mark;
    memmove(bytes, bytes + mark, *n_bytes + 1);
    return bytes;
}
