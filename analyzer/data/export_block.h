/*
 * An export in blocks: bytes that end where a record ends, so that several threads may each read one.
 */
#ifndef ANKE_DATA_EXPORT_BLOCK_H
#define ANKE_DATA_EXPORT_BLOCK_H

#include <glib.h>

#include "analyzer/base/bytes.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/export_stream.h"

enum { ANKE_EXPORT_MAX_RECORD_BYTES = 8 * 1024 * 1024 };

typedef struct {
    const char *bytes;
    gsize n_bytes;
    AnkeEncoding encoding; /* CP932 is decoded, anything else is UTF-8 */
    gboolean is_last;      /* nothing follows: a record may lack its line end */
    gboolean is_broken;    /* what follows is no text */
    gboolean is_oversize;  /* no record ends in as many bytes as one may have */
} AnkeExportBlock;

/*
 * Reads about half a MiB, and on until a record ends. What was read behind that end goes back to the
 * stream, for the next block. The bytes are put into `bytes`, which is emptied first; the block
 * borrows them.
 * Errors: as anke_export_stream_read(). An oversize block is none here: who reads knows its line.
 */
gboolean anke_export_block_read(AnkeExportStream *stream, AnkeBytes *bytes, AnkeExportBlock *block,
                                GError **error);

#endif
