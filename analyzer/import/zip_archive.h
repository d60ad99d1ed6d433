/*
 * Members of a zip archive, read one after the other through libarchive.
 *
 * The archive's directory must be there, so a truncated file is refused at once; checksums are
 * checked at the end of each member. Sizes are bounded while data come out, whatever the directory
 * says of them.
 */
#ifndef ANKE_IMPORT_ZIP_ARCHIVE_H
#define ANKE_IMPORT_ZIP_ARCHIVE_H

#include <glib.h>

#include "analyzer/base/input.h"

typedef struct AnkeZip AnkeZip;

/*
 * Opens an archive; the input is borrowed for its life and must not be read otherwise.
 * Errors: ANKE_ERROR_DATA  no zip archive, cut off, damaged, too many members; ANKE_ERROR_IO
 */
AnkeZip *anke_zip_open(AnkeInput *input, GError **error);

/* Whether a member has this name, compared without case; a leading slash does not matter. */
gboolean anke_zip_has(const AnkeZip *zip, const char *name);

/* How messages call the archive. */
const char *anke_zip_name(const AnkeZip *zip);

/* Called with the next bytes of a member; returns FALSE with *error to stop. */
typedef gboolean (*AnkeZipFunc)(const char *bytes, gsize n_bytes, gpointer data, GError **error);

/*
 * Has `take` called with all bytes of a member, in blocks.
 *   max_bytes   more than that, or more than 400 times the whole archive, is refused
 * Errors: ANKE_ERROR_DATA  no such member, encrypted, damaged, too large; those of `take`
 */
gboolean anke_zip_read(AnkeZip *zip, const char *name, guint64 max_bytes, AnkeZipFunc take,
                       gpointer data, GError **error);

void anke_zip_free(AnkeZip *zip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeZip, anke_zip_free)

#endif
