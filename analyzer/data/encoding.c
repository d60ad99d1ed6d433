#include "analyzer/data/encoding.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/transcoder.h"

enum { FIRST_LEAD = 0x81, N_LEADS = 0xFD - 0x81, FIRST_TRAIL = 0x40, N_TRAILS = 0xFD - 0x40 };

static const gsize max_whole_bytes = (gsize)64 << 20;

static const struct {
    const char *name;
    AnkeEncoding encoding;
} names[] = {{"auto", ANKE_ENCODING_ASCII},          {"UTF-8", ANKE_ENCODING_UTF8},
             {"CP932", ANKE_ENCODING_CP932},         {"EUC-JP", ANKE_ENCODING_EUCJP},
             {"UTF-16LE", ANKE_ENCODING_UTF16LE},    {"UTF-16BE", ANKE_ENCODING_UTF16BE},
             {"CP1252", ANKE_ENCODING_CP1252},       {"ISO-8859-1", ANKE_ENCODING_LATIN1},
             {"MacRoman", ANKE_ENCODING_MACROMAN},   {"utf8", ANKE_ENCODING_UTF8},
             {"shift_jis", ANKE_ENCODING_CP932},     {"windows-31j", ANKE_ENCODING_CP932},
             {"eucjp", ANKE_ENCODING_EUCJP},         {"utf-16", ANKE_ENCODING_UTF16LE},
             {"windows-1252", ANKE_ENCODING_CP1252}, {"latin1", ANKE_ENCODING_LATIN1},
             {"macintosh", ANKE_ENCODING_MACROMAN}};

gboolean anke_encoding_parse(const char *name, AnkeEncoding *encoding, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(names[i].name, name) == 0) {
            *encoding = names[i].encoding;
            return TRUE;
        }
    }
    g_autofree char *quoted = anke_text_quote(name, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE,
                          "unknown encoding \"%s\": auto, UTF-8, CP932, EUC-JP, UTF-16LE, "
                          "UTF-16BE, CP1252, ISO-8859-1 or MacRoman was expected",
                          quoted);
}

const char *anke_encoding_name(AnkeEncoding encoding)
{
    for (gsize i = 1; i < G_N_ELEMENTS(names); i++) {
        if (names[i].encoding == encoding) {
            return names[i].name;
        }
    }
    return encoding == ANKE_ENCODING_ASCII ? "ASCII" : "unknown";
}

const char *anke_encoding_advice(AnkeEncoding encoding)
{
    switch (encoding) {
    case ANKE_ENCODING_ISO2022JP:
        return "is ISO-2022-JP: convert it to UTF-8";
    case ANKE_ENCODING_UNKNOWN:
        return "is neither UTF-8 nor CP932 nor EUC-JP from here: mend it, or name its encoding "
               "with --encoding";
    default:
        return "can be read";
    }
}

gboolean anke_encoding_is_readable(AnkeEncoding encoding)
{
    return encoding < ANKE_ENCODING_ISO2022JP;
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

/* Whole inputs */

static gboolean report_bad_byte(const char *name, const char *bytes, gsize at, GError **error)
{
    AnkePlace place = {name, 1 + anke_csv_count_lines(bytes, at), 0};
    return anke_error_at(error, ANKE_ERROR_DATA, place,
                         "byte %" G_GSIZE_FORMAT " of the file is not text in its encoding",
                         at + 1);
}

static char *decode_cp932(const char *name, const char *bytes, gsize *n_bytes, GError **error)
{
    g_autofree char *utf8 = g_malloc(*n_bytes * ANKE_CP932_GROWTH + 1);
    gsize n_written;
    gsize good = anke_cp932_decode(bytes, *n_bytes, utf8, &n_written);
    if (good < *n_bytes) {
        report_bad_byte(name, bytes, good, error);
        return NULL;
    }
    utf8[n_written] = '\0';
    *n_bytes = n_written;
    return g_steal_pointer(&utf8);
}

static char *transcode_whole(const char *name, AnkeEncoding encoding, const char *bytes,
                             gsize *n_bytes, GError **error)
{
    g_autoptr(AnkeTranscoder) transcoder = anke_transcoder_new(encoding);
    AnkeBytes utf8 = {0};
    if (!anke_transcoder_feed(transcoder, bytes, *n_bytes, TRUE, &utf8)) {
        AnkePlace place = {name, 1 + anke_csv_count_lines(utf8.data, utf8.n), 0};
        anke_error_at(error, ANKE_ERROR_DATA, place,
                      "byte %" G_GUINT64_FORMAT " of the file is not text in its encoding",
                      anke_transcoder_offset(transcoder) + 1);
        anke_bytes_clear(&utf8);
        return NULL;
    }
    *n_bytes = utf8.n;
    anke_bytes_append_byte(&utf8, '\0');
    return utf8.data;
}

static char *copy_utf8(const char *name, const char *bytes, gsize *n_bytes, GError **error)
{
    gsize mark = anke_encoding_mark_bytes(bytes, *n_bytes);
    gsize good = mark + anke_text_valid_bytes(bytes + mark, *n_bytes - mark);
    if (good < *n_bytes) {
        report_bad_byte(name, bytes, good, error);
        return NULL;
    }
    *n_bytes -= mark;
    return g_strndup(bytes + mark, *n_bytes);
}

static char *decode_whole(const char *name, AnkeEncoding encoding, const char *bytes,
                          gsize *n_bytes, GError **error)
{
    if (!anke_encoding_is_readable(encoding)) {
        gsize good = anke_encoding_good_bytes(bytes, *n_bytes);
        gboolean is_text_before = encoding == ANKE_ENCODING_UNKNOWN && good < *n_bytes;
        AnkePlace place = {name, is_text_before ? 1 + anke_csv_count_lines(bytes, good) : 0, 0};
        anke_error_at(error, ANKE_ERROR_DATA, place, "%s", anke_encoding_advice(encoding));
        return NULL;
    }
    if (encoding == ANKE_ENCODING_CP932) {
        return decode_cp932(name, bytes, n_bytes, error);
    }
    return anke_transcoder_is_needed(encoding)
               ? transcode_whole(name, encoding, bytes, n_bytes, error)
               : copy_utf8(name, bytes, n_bytes, error);
}

char *anke_encoding_read_all(AnkeInput *input, AnkeEncoding encoding, gsize *n_bytes,
                             GError **error)
{
    g_autofree char *bytes = anke_input_read_all(input, max_whole_bytes, n_bytes, error);
    if (bytes == NULL) {
        return NULL;
    }
    if (encoding == ANKE_ENCODING_ASCII) {
        encoding = anke_encoding_guess(bytes, *n_bytes, TRUE);
    }
    return decode_whole(anke_input_name(input), encoding, bytes, n_bytes, error);
}
