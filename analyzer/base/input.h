/* Files read in blocks, from a path or from standard input. */
#ifndef ANKE_BASE_INPUT_H
#define ANKE_BASE_INPUT_H

#include <glib.h>

typedef struct AnkeInput AnkeInput;

/*
 *   path   NULL or "-" is standard input
 * Errors: ANKE_ERROR_NO_INPUT
 */
AnkeInput *anke_input_open(const char *path, GError **error);

/* As anke_input_open(), from an open file that is closed with the input. */
AnkeInput *anke_input_open_fd_take(int fd, const char *name);

/* As anke_input_open(), from memory that is borrowed for the input's life. */
AnkeInput *anke_input_open_bytes(const char *name, const void *bytes, gsize n_bytes);

/* How messages call the input: its path, or "(stdin)". */
const char *anke_input_name(const AnkeInput *input);

/*
 * Reads up to n_bytes, fewer only at the end of the input.
 * Returns the number of bytes read, 0 at the end, -1 on error.
 * Errors: ANKE_ERROR_IO
 */
gssize anke_input_read(AnkeInput *input, void *buffer, gsize n_bytes, GError **error);

/* Reads all of an input of at most max_bytes. The result ends in a NUL that is not counted.
 * Errors: ANKE_ERROR_IO, ANKE_ERROR_DATA (longer than max_bytes) */
char *anke_input_read_all(AnkeInput *input, gsize max_bytes, gsize *n_bytes, GError **error);

/*
 * Looks at the first bytes of an input of which nothing was read yet: they are read again.
 * Returns their number, fewer than n_bytes (at most 64) only in a shorter input, or -1.
 * Errors: ANKE_ERROR_IO
 */
gssize anke_input_peek(AnkeInput *input, void *buffer, gsize n_bytes, GError **error);

/*
 * Prepares an input of which nothing was read yet for anke_input_read_at(): one that cannot seek (a
 * pipe) is copied into a file without a name in the folder for temporary files.
 *   n_bytes   set to its length
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_DATA  longer than max_bytes
 */
gboolean anke_input_make_seekable(AnkeInput *input, guint64 max_bytes, guint64 *n_bytes,
                                  GError **error);

/* Reads at an offset of an input that was made seekable; returns as anke_input_read() does.
 * Errors: ANKE_ERROR_IO */
gssize anke_input_read_at(AnkeInput *input, guint64 offset, void *buffer, gsize n_bytes,
                          GError **error);

void anke_input_close(AnkeInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeInput, anke_input_close)

#endif
