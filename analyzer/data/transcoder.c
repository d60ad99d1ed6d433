#include "analyzer/data/transcoder.h"

#include <errno.h>
#include <string.h>

enum { MAX_GROWTH = 3, ROOM = 64 };

struct AnkeTranscoder {
    AnkeEncoding encoding;
    GIConv converter;
    AnkeBytes waiting; /* bytes that were not converted yet */
    guint64 offset;
    gboolean has_begun;
};

/* Names that glibc's iconv knows; NULL: needs no transcoder. EUC-JP-MS has ①, ㈱ and 髙, too. */
static const char *converter_name(AnkeEncoding encoding)
{
    switch (encoding) {
    case ANKE_ENCODING_EUCJP:
        return "EUC-JP-MS";
    case ANKE_ENCODING_UTF16LE:
        return "UTF-16LE";
    case ANKE_ENCODING_UTF16BE:
        return "UTF-16BE";
    case ANKE_ENCODING_CP1252:
        return "CP1252";
    case ANKE_ENCODING_LATIN1:
        return "ISO-8859-1";
    case ANKE_ENCODING_MACROMAN:
        return "MACINTOSH";
    default:
        return NULL;
    }
}

gboolean anke_transcoder_is_needed(AnkeEncoding encoding)
{
    return converter_name(encoding) != NULL;
}

AnkeTranscoder *anke_transcoder_new(AnkeEncoding encoding)
{
    g_assert(anke_transcoder_is_needed(encoding));
    AnkeTranscoder *transcoder = g_new0(AnkeTranscoder, 1);
    transcoder->encoding = encoding;
    transcoder->converter = (GIConv)-1;
    return transcoder;
}

/* Looks at the byte order mark and opens the converter. */
static void begin(AnkeTranscoder *transcoder)
{
    AnkeBytes *waiting = &transcoder->waiting;
    gboolean is_utf16 = transcoder->encoding == ANKE_ENCODING_UTF16LE ||
                        transcoder->encoding == ANKE_ENCODING_UTF16BE;
    if (is_utf16 && waiting->n >= 2) {
        gboolean is_little = memcmp(waiting->data, "\xFF\xFE", 2) == 0;
        if (is_little || memcmp(waiting->data, "\xFE\xFF", 2) == 0) {
            transcoder->encoding = is_little ? ANKE_ENCODING_UTF16LE : ANKE_ENCODING_UTF16BE;
            anke_bytes_drop(waiting, 2);
            transcoder->offset = 2;
        }
    }
    transcoder->converter = g_iconv_open("UTF-8", converter_name(transcoder->encoding));
    if (transcoder->converter == (GIConv)-1) {
        g_error("iconv does not know %s", converter_name(transcoder->encoding));
    }
    transcoder->has_begun = TRUE;
}

/* Converts what waits. Returns FALSE at a bad byte. */
static gboolean convert(AnkeTranscoder *transcoder, AnkeBytes *utf8)
{
    char *in = transcoder->waiting.data;
    gsize n_in = transcoder->waiting.n;
    gsize start = utf8->n;
    gboolean is_good = TRUE;
    int fault = E2BIG;
    while (n_in > 0 && fault == E2BIG) {
        anke_bytes_reserve(utf8, n_in * MAX_GROWTH + ROOM);
        char *out = utf8->data + utf8->n;
        gsize n_out = utf8->capacity - utf8->n;
        fault = g_iconv(transcoder->converter, &in, &n_in, &out, &n_out) == (gsize)-1 ? errno : 0;
        utf8->n = (gsize)(out - utf8->data);
        is_good = fault != EILSEQ;
    }
    const char *nul = utf8->n > start ? memchr(utf8->data + start, '\0', utf8->n - start) : NULL;
    transcoder->offset += transcoder->waiting.n - n_in;
    anke_bytes_drop(&transcoder->waiting, transcoder->waiting.n - n_in);
    if (nul != NULL) {
        utf8->n = (gsize)(nul - utf8->data);
    }
    return is_good && nul == NULL;
}

gboolean anke_transcoder_feed(AnkeTranscoder *transcoder, const char *bytes, gsize n_bytes,
                              gboolean is_last, AnkeBytes *utf8)
{
    anke_bytes_append(&transcoder->waiting, bytes, n_bytes);
    if (transcoder->waiting.n < 2 && !is_last) {
        return TRUE;
    }
    if (!transcoder->has_begun) {
        begin(transcoder);
    }
    return convert(transcoder, utf8) && (!is_last || transcoder->waiting.n == 0);
}

guint64 anke_transcoder_offset(const AnkeTranscoder *transcoder)
{
    return transcoder->offset;
}

void anke_transcoder_free(AnkeTranscoder *transcoder)
{
    if (transcoder != NULL) {
        if (transcoder->converter != (GIConv)-1) {
            (void)g_iconv_close(transcoder->converter);
        }
        anke_bytes_clear(&transcoder->waiting);
        g_free(transcoder);
    }
}
