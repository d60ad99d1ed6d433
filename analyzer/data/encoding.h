/*
 * Encodings of what Japanese offices deliver: UTF-8 with or without a byte order mark, CP932
 * (Windows-31J, which is more than Shift_JIS: ①, ㈱, 髙), EUC-JP, UTF-16; Western code pages where
 * somebody asks for them, since any bytes are text in those.
 *
 * Strict throughout: no byte is ever replaced. UTF-8 is tried first, because short UTF-8 texts do
 * decode as CP932, while real CP932 practically never is valid UTF-8.
 */
#ifndef ANKE_DATA_ENCODING_H
#define ANKE_DATA_ENCODING_H

#include <glib.h>

#include "analyzer/base/input.h"

typedef enum {
    ANKE_ENCODING_ASCII, /* nothing but ASCII so far: either will do */
    ANKE_ENCODING_UTF8,
    ANKE_ENCODING_CP932,
    ANKE_ENCODING_EUCJP,
    ANKE_ENCODING_UTF16LE,
    ANKE_ENCODING_UTF16BE,
    ANKE_ENCODING_CP1252,
    ANKE_ENCODING_LATIN1,
    ANKE_ENCODING_MACROMAN,
    ANKE_ENCODING_ISO2022JP, /* from here: known, perhaps, but not read */
    ANKE_ENCODING_UNKNOWN
} AnkeEncoding;

/* Reads "UTF-8", "CP932", "auto" and so on (any case), as --encoding takes them. ANKE_ENCODING_ASCII
 * means auto. Errors: ANKE_ERROR_USAGE */
gboolean anke_encoding_parse(const char *name, AnkeEncoding *encoding, GError **error);

/* Name of an encoding, for messages. */
const char *anke_encoding_name(AnkeEncoding encoding);

/* Whether inputs of the encoding can be read. */
gboolean anke_encoding_is_readable(AnkeEncoding encoding);

/* What an input that cannot be read seems to be and what to do about it, for messages. */
const char *anke_encoding_advice(AnkeEncoding encoding);

/*
 * Guesses from the beginning of an input.
 *   is_whole   nothing follows; otherwise a character may be cut at the end, and one that stands
 *              alone there decides nothing (ANKE_ENCODING_ASCII: look again with more)
 */
AnkeEncoding anke_encoding_guess(const char *bytes, gsize n_bytes, gboolean is_whole);

/* Whether an input that passes for CP932 may be something else, a Western or Chinese text: hardly a
 * character beyond ASCII, or no hiragana and no full-width katakana. */
gboolean anke_encoding_is_doubtful(const char *bytes, gsize n_bytes);

/* How far an input can be read in the one of UTF-8 and CP932 that goes further: where an input of
 * unknown encoding begins to be none of them. */
gsize anke_encoding_good_bytes(const char *bytes, gsize n_bytes);

/* Length of the UTF-8 byte order mark at the beginning: 3 or 0. */
gsize anke_encoding_mark_bytes(const char *bytes, gsize n_bytes);

/* Most bytes of UTF-8 that one byte of CP932 becomes. */
#define ANKE_CP932_GROWTH 3

/*
 * Decodes CP932 into `utf8`, which has room for ANKE_CP932_GROWTH * n_bytes.
 *   n_written   set to the bytes written
 * Returns the offset of the first bad byte, or n_bytes. A NUL is bad. Thread-safe.
 */
gsize anke_cp932_decode(const char *bytes, gsize n_bytes, char *utf8, gsize *n_written);

/*
 * Reads a whole small input (at most 64 MiB) as UTF-8, whatever it is in, without a mark.
 * The result ends in a NUL that is not counted.
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_DATA with the line of the first bad byte
 */
char *anke_encoding_read_all(AnkeInput *input, AnkeEncoding encoding, gsize *n_bytes,
                             GError **error);

#endif
