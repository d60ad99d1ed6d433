/* The columns of an export by the texts that may name them. */
#ifndef ANKE_IMPORT_COLUMN_INDEX_H
#define ANKE_IMPORT_COLUMN_INDEX_H

#include <glib.h>

#include "analyzer/import/export_column.h"

typedef struct AnkeColumnIndex AnkeColumnIndex;

/* Borrows the columns. */
AnkeColumnIndex *anke_column_index_new(const GPtrArray *columns);

#define ANKE_COLUMN_NONE (-1)
#define ANKE_COLUMN_TWICE (-2)

/* The column of a head (HEAD#2: the second with it), else of another name; or one of the above. */
gint anke_column_index_find(const AnkeColumnIndex *index, const char *text);

/* The columns (guint, ascending) that are parts of the question with this stem; NULL: none. Borrowed. */
const GArray *anke_column_index_find_parts(const AnkeColumnIndex *index, const char *text);

void anke_column_index_free(AnkeColumnIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeColumnIndex, anke_column_index_free)

#endif
