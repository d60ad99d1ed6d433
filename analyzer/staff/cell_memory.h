/*
 * What cells of a roster say, remembered by a hash of their bytes: dates and labels come again and
 * again. A direct-mapped table of fixed size: forgetting costs time only. Cells are told apart by 64
 * bits of a hash.
 */
#ifndef ANKE_STAFF_CELL_MEMORY_H
#define ANKE_STAFF_CELL_MEMORY_H

#include <glib.h>

#include "analyzer/staff/staff_labels.h"

typedef struct AnkeCellMemory AnkeCellMemory;

/* The labels are borrowed. One thread at a time. */
AnkeCellMemory *anke_cell_memory_new(AnkeStaffLabels *labels);

/*
 * Reads a date: anything that anke_date_read() reads.
 *   doubts   set to ANKE_DATE_...
 * Returns yyyymmdd, 0 for a blank cell or a sign for nothing (-, －), -1 for anything else.
 */
int anke_cell_memory_date(AnkeCellMemory *memory, const char *text, gsize n_bytes, guint *doubts);

/* The number of a label; *is_listed as anke_staff_labels_add() has it. */
guint anke_cell_memory_label(AnkeCellMemory *memory, AnkeStaffKind kind, const char *text,
                             gsize n_bytes, gboolean *is_listed);

void anke_cell_memory_free(AnkeCellMemory *memory);

#endif
