/*
 * The bytes of an export as UTF-8 or CP932: decides the encoding at the first bytes that are not ASCII
 * and converts what must be converted. For readers of large CSV files.
 */
#ifndef ANKE_DATA_EXPORT_STREAM_H
#define ANKE_DATA_EXPORT_STREAM_H

#include <glib.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/data/encoding.h"

typedef struct AnkeExportStream AnkeExportStream;

/* `encoding` is ANKE_ENCODING_ASCII where it is to be found out. The input is taken over. */
AnkeExportStream *anke_export_stream_new_take(AnkeInput *input, AnkeEncoding encoding);

/*
 * Appends what was given back, else about n_wanted bytes; none only at the end.
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_DATA  the beginning is of no encoding that is known, with the line
 * and column where that shows. Later bad bytes are left to whoever reads, or end the stream as broken.
 */
gboolean anke_export_stream_read(AnkeExportStream *stream, gsize n_wanted, AnkeBytes *bytes,
                                 GError **error);

/* Gives back the last bytes that were read, as they were read: they are read again next. Not twice
 * without reading. */
void anke_export_stream_give_back(AnkeExportStream *stream, const char *bytes, gsize n_bytes);

/* Whether all was read; FALSE while something was given back. */
gboolean anke_export_stream_has_ended(const AnkeExportStream *stream);
gboolean anke_export_stream_is_broken(const AnkeExportStream *stream);
gboolean anke_export_stream_is_doubtful(const AnkeExportStream *stream);
AnkeEncoding anke_export_stream_encoding(const AnkeExportStream *stream);

/* Line and column (fields, from 1) of an offset from the beginning of an export in any encoding that
 * holds ASCII as it is. Line ends in quoted cells end no record. */
AnkePlace anke_export_locate(const char *file, const char *bytes, gsize at);

void anke_export_stream_free(AnkeExportStream *stream);

#endif
