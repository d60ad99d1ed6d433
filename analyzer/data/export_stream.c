#include "analyzer/data/export_stream.h"

#include "analyzer/base/error.h"
#include "analyzer/data/transcoder.h"

enum { MAX_HELD_BYTES = 3 };

struct AnkeExportStream {
    AnkeInput *input;
    AnkeEncoding encoding;
    AnkeTranscoder *transcoder; /* NULL: not needed */
    AnkeBytes raw;              /* for the transcoder */
    AnkeBytes held; /* the beginning of a character, while the encoding is not decided */
    AnkeBytes rest; /* given back */
    gboolean has_begun;
    gboolean has_ended;
    gboolean is_broken;
    gboolean is_doubtful;
};

AnkeExportStream *anke_export_stream_new_take(AnkeInput *input, AnkeEncoding encoding)
{
    AnkeExportStream *stream = g_new0(AnkeExportStream, 1);
    stream->input = input;
    stream->encoding = encoding;
    return stream;
}

AnkePlace anke_export_locate(const char *file, const char *bytes, gsize at)
{
    AnkePlace place = {file, 1, 1};
    gboolean is_quoted = FALSE;
    for (gsize i = 0; i < at; i++) {
        gboolean is_line_end =
            bytes[i] == '\n' || (bytes[i] == '\r' && !(i + 1 < at && bytes[i + 1] == '\n'));
        is_quoted ^= bytes[i] == '"';
        place.line += is_line_end ? 1 : 0;
        if (is_line_end && !is_quoted) {
            place.column = 1;
        } else if (!is_quoted && (bytes[i] == ',' || bytes[i] == '\t' || bytes[i] == ';')) {
            place.column++;
        }
    }
    return place;
}

static gboolean refuse(const AnkeExportStream *stream, AnkeEncoding guess, const AnkeBytes *bytes,
                       gsize start, GError **error)
{
    const char *name = anke_input_name(stream->input);
    gsize good = anke_encoding_good_bytes(bytes->data + start, bytes->n - start);
    AnkePlace place = {name, 0, 0};
    if (guess == ANKE_ENCODING_UNKNOWN && good < bytes->n - start) {
        place = anke_export_locate(name, bytes->data + start, good);
    }
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%s", anke_encoding_advice(guess));
}

/* Decides at the first bytes that are not ASCII. What turns out to be of no encoding after some blocks
 * is read as the one that fits best: the reader finds the bad byte, and its place. */
static gboolean decide(AnkeExportStream *stream, const AnkeBytes *bytes, gsize start,
                       GError **error)
{
    const char *at = bytes->data + start;
    gsize n_bytes = bytes->n - start;
    AnkeEncoding guess = anke_encoding_guess(at, n_bytes, stream->has_ended);
    if (!anke_encoding_is_readable(guess) && !stream->has_begun) {
        return refuse(stream, guess, bytes, start, error);
    }
    stream->encoding = anke_encoding_is_readable(guess) ? guess : ANKE_ENCODING_UTF8;
    stream->is_doubtful = guess == ANKE_ENCODING_CP932 && anke_encoding_is_doubtful(at, n_bytes);
    return TRUE;
}

static void transcode(AnkeExportStream *stream, AnkeBytes *bytes, gsize start)
{
    if (stream->transcoder == NULL) {
        stream->transcoder = anke_transcoder_new(stream->encoding);
    }
    stream->raw.n = 0;
    anke_bytes_append(&stream->raw, bytes->data + start, bytes->n - start);
    bytes->n = start;
    if (!anke_transcoder_feed(stream->transcoder, stream->raw.data, stream->raw.n,
                              stream->has_ended, bytes)) {
        stream->is_broken = TRUE;
        stream->has_ended = TRUE;
    }
}

/* While nothing is decided, the beginning of a character at the end waits for the rest. */
static void hold_back(AnkeExportStream *stream, AnkeBytes *bytes, gsize start)
{
    gsize n_held = 0;
    while (n_held < MAX_HELD_BYTES && bytes->n > start + n_held &&
           (guchar)bytes->data[bytes->n - n_held - 1] >= 0x80) {
        n_held++;
    }
    anke_bytes_append(&stream->held, bytes->data + bytes->n - n_held, n_held);
    bytes->n -= n_held;
}

gboolean anke_export_stream_read(AnkeExportStream *stream, gsize n_wanted, AnkeBytes *bytes,
                                 GError **error)
{
    gsize start = bytes->n;
    if (stream->rest.n > 0) {
        anke_bytes_append(bytes, stream->rest.data, stream->rest.n);
        stream->rest.n = 0;
        return TRUE;
    }
    anke_bytes_append(bytes, stream->held.data, stream->held.n);
    stream->held.n = 0;
    anke_bytes_reserve(bytes, n_wanted);
    gssize n = anke_input_read(stream->input, bytes->data + bytes->n, n_wanted, error);
    if (n < 0) {
        return FALSE;
    }
    bytes->n += (gsize)n;
    stream->has_ended = (gsize)n < n_wanted;
    if (stream->encoding == ANKE_ENCODING_ASCII && !decide(stream, bytes, start, error)) {
        return FALSE;
    }
    stream->has_begun = TRUE;
    if (anke_transcoder_is_needed(stream->encoding)) {
        transcode(stream, bytes, start);
    } else if (stream->encoding == ANKE_ENCODING_ASCII && !stream->has_ended) {
        hold_back(stream, bytes, start);
    }
    return TRUE;
}

void anke_export_stream_give_back(AnkeExportStream *stream, const char *bytes, gsize n_bytes)
{
    g_assert(stream->rest.n == 0);
    anke_bytes_append(&stream->rest, bytes, n_bytes);
}

gboolean anke_export_stream_has_ended(const AnkeExportStream *stream)
{
    return stream->has_ended && stream->rest.n == 0;
}

gboolean anke_export_stream_is_broken(const AnkeExportStream *stream)
{
    return stream->is_broken;
}

gboolean anke_export_stream_is_doubtful(const AnkeExportStream *stream)
{
    return stream->is_doubtful;
}

AnkeEncoding anke_export_stream_encoding(const AnkeExportStream *stream)
{
    return stream->encoding;
}

void anke_export_stream_free(AnkeExportStream *stream)
{
    if (stream != NULL) {
        anke_input_close(stream->input);
        anke_transcoder_free(stream->transcoder);
        anke_bytes_clear(&stream->raw);
        anke_bytes_clear(&stream->held);
        anke_bytes_clear(&stream->rest);
        g_free(stream);
    }
}
