/*
 * The first records of an export, decoded and split: what formats are recognised by and columns
 * described from. At most ANKE_HEAD_ROWS records of the first block; a record that the strict reader
 * refuses ends them without an error, since the reading proper reports it with its place.
 */
#ifndef ANKE_IMPORT_EXPORT_HEAD_H
#define ANKE_IMPORT_EXPORT_HEAD_H

#include <glib.h>

#include "analyzer/data/encoding.h"

#define ANKE_HEAD_ROWS 50

typedef struct {
    const char *container; /* "csv", "xlsx", "sav", "dta": where the records came from */
    AnkeEncoding encoding; /* of the file; the cells are UTF-8 */
    char delimiter;
    guint n_title_rows; /* records before the first header row, as far as evidence says */
    GPtrArray *rows;    /* of GPtrArray of char *; a blank line is a row without cells */
} AnkeExportHead;

/*
 * Splits the beginning of an export.
 *   utf8       decoded, without a byte order mark; a last record that is cut is left out
 *   is_whole   nothing follows: the last record may lack its line end
 *   delimiter  0: comma, TAB or semicolon, whichever gives the records the same width
 */
AnkeExportHead *anke_export_head_new(const char *utf8, gsize n_bytes, gboolean is_whole,
                                     char delimiter);

/* Number of cells of a row, counted from the first header row; 0 where there is none. */
guint anke_export_head_width(const AnkeExportHead *head, guint row);

/* Cell of a row, counted from the first header row; "" where there is none. */
const char *anke_export_head_cell(const AnkeExportHead *head, guint row, guint column);

/* Number of rows from the first header row. */
guint anke_export_head_n_rows(const AnkeExportHead *head);

void anke_export_head_free(AnkeExportHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeExportHead, anke_export_head_free)

#endif
