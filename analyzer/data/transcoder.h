/*
 * Bytes of an encoding that cannot be cut into blocks as they are (UTF-16, EUC-JP) or that nobody meets
 * often (Western code pages) into UTF-8, piece by piece, in flat memory. UTF-8 and CP932 need no
 * transcoder: they are read as they are.
 *
 * Strict: a sequence that is no character, and NUL, end the conversion.
 */
#ifndef ANKE_DATA_TRANSCODER_H
#define ANKE_DATA_TRANSCODER_H

#include <glib.h>

#include "analyzer/base/bytes.h"
#include "analyzer/data/encoding.h"

typedef struct AnkeTranscoder AnkeTranscoder;

/* Whether inputs of this encoding are read through a transcoder. */
gboolean anke_transcoder_is_needed(AnkeEncoding encoding);

/* `encoding` is one that needs a transcoder. A byte order mark decides between the two of UTF-16. */
AnkeTranscoder *anke_transcoder_new(AnkeEncoding encoding);

/*
 * Appends the UTF-8 of bytes that follow those of the last call to `utf8`, without a byte order mark.
 * A character cut at the end waits for the next call; if `is_last`, there is none.
 * Returns FALSE at a byte that is no text; what stands before it is in `utf8`. No call may follow.
 */
gboolean anke_transcoder_feed(AnkeTranscoder *transcoder, const char *bytes, gsize n_bytes,
                              gboolean is_last, AnkeBytes *utf8);

/* Bytes converted so far: after a failure the offset of the bad byte in the file. */
guint64 anke_transcoder_offset(const AnkeTranscoder *transcoder);

void anke_transcoder_free(AnkeTranscoder *transcoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeTranscoder, anke_transcoder_free)

#endif
