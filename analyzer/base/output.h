/*
 * Files that appear whole or not at all.
 *
 * An output with a path is written to a temporary file in the target's folder and renamed by
 * anke_output_commit(). A target that is no regular file (a pipe, /dev/full) and standard output are
 * written directly. Errors stick: writing after a failure does nothing, commit reports the first.
 * What a killed run leaves behind is removed by the next one that writes the same target.
 * Symbolic links to a target are followed, not replaced, also where the target is not there yet.
 */
#ifndef ANKE_BASE_OUTPUT_H
#define ANKE_BASE_OUTPUT_H

#include <glib.h>

#include "analyzer/base/input.h"

#define ANKE_OUTPUT_PRIVATE 0600 /* rows about persons */
#define ANKE_OUTPUT_REPORT 0644  /* counts, pictures, reports */

typedef struct AnkeOutput AnkeOutput;

/*
 *   path   NULL or "-" is standard output
 *   mode   permissions of a new file
 * Errors: ANKE_ERROR_CANT_CREATE
 */
AnkeOutput *anke_output_open(const char *path, guint mode, GError **error);

/* An output into memory: anke_output_take_bytes() gives what was written and ends it. */
AnkeOutput *anke_output_open_memory(void);
GBytes *anke_output_take_bytes(AnkeOutput *output);

/*
 * A spool: what waits until more is known. It is never committed; what was written is read back with
 * anke_output_read_back(). Beyond 16 MiB it goes into a file without a name in the folder for
 * temporary files.
 */
AnkeOutput *anke_output_open_spool(void);

/* Bytes written so far. */
guint64 anke_output_n_bytes(const AnkeOutput *output);

/*
 * Reads a spool from its beginning; nothing may be written while that is done. The input must be
 * closed before the spool is freed. Errors: ANKE_ERROR_IO (also of the temporary file)
 */
AnkeInput *anke_output_read_back(AnkeOutput *spool, GError **error);

/*
 * Whether writing to `target` leaves `input` alone: what a program reads and cannot make again must
 * not be overwritten by what it makes. Either may be NULL or "-".
 * Errors: ANKE_ERROR_USAGE  both are the same file
 */
gboolean anke_output_spares(const char *target, const char *input, GError **error);

/* How messages call the output. */
const char *anke_output_name(const AnkeOutput *output);

void anke_output_write(AnkeOutput *output, const void *bytes, gsize n_bytes);
void anke_output_puts(AnkeOutput *output, const char *text);
void anke_output_putc(AnkeOutput *output, char byte);

/* Whether a write has failed: long work may stop early. */
gboolean anke_output_has_failed(const AnkeOutput *output);

/* Writes out what is buffered and makes it durable, so that commit can only fail in the rename.
 * For programs with two outputs: flush both, then commit both.
 * Errors: ANKE_ERROR_IO */
gboolean anke_output_flush(AnkeOutput *output, GError **error);

/* Flushes, closes and publishes. Errors: ANKE_ERROR_IO */
gboolean anke_output_commit(AnkeOutput *output, GError **error);

/* Frees; what was not committed is removed. NULL is allowed. */
void anke_output_free(AnkeOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeOutput, anke_output_free)

/* Writes a whole file from memory. Errors: ANKE_ERROR_CANT_CREATE, ANKE_ERROR_IO */
gboolean anke_output_write_file(const char *path, const void *bytes, gsize n_bytes, guint mode,
                                GError **error);

#endif
