/*
 * The categories that a roster has: one number a label of a kind, shared by all threads that read.
 * Numbers depend on who met a label first; anke_staff_labels_finish() puts labels into the order of
 * tables, which does not.
 */
#ifndef ANKE_STAFF_STAFF_LABELS_H
#define ANKE_STAFF_STAFF_LABELS_H

#include <glib.h>

#include "analyzer/staff/staff_map.h"

/* The category of blank cells and of labels that the mapping does not know. */
enum { ANKE_STAFF_UNKNOWN = 0, ANKE_STAFF_MAX_LABELS = 1000 };

typedef struct {
    char *label;                     /* in tables; NULL for ANKE_STAFF_UNKNOWN */
    gint order;                      /* of its first row in the mapping, -1: in none */
    const AnkeStaffMapping *mapping; /* that row, or NULL */
} AnkeStaffLabel;

typedef struct AnkeStaffLabels AnkeStaffLabels;

/* The map is borrowed. */
AnkeStaffLabels *anke_staff_labels_new(const AnkeStaffMap *map);

/*
 * The number of a label as it stands in the roster, in UTF-8. Thread-safe.
 *   is_listed   set to whether the mapping allows it; where not, the number is ANKE_STAFF_UNKNOWN
 * Beyond ANKE_STAFF_MAX_LABELS of a kind it is ANKE_STAFF_UNKNOWN, too, and the labels are too many.
 */
guint anke_staff_labels_add(AnkeStaffLabels *labels, AnkeStaffKind kind, const char *text,
                            gsize n_bytes, gboolean *is_listed);

/* Whether a kind has more labels than one has that is a category: then it may be names. */
gboolean anke_staff_labels_are_too_many(const AnkeStaffLabels *labels, AnkeStaffKind kind,
                                        guint64 n_rows);

/* Numbers of a kind, the unknown included: 0...n-1. */
guint anke_staff_labels_n(const AnkeStaffLabels *labels, AnkeStaffKind kind);
const AnkeStaffLabel *anke_staff_labels_at(const AnkeStaffLabels *labels, AnkeStaffKind kind,
                                           guint number);

/* What the mapping says of a number, or NULL. Thread-safe. */
const AnkeStaffMapping *anke_staff_labels_mapping(AnkeStaffLabels *labels, AnkeStaffKind kind,
                                                  guint number);

/* The numbers of a kind as tables show them: the mapping's order, then labels by their bytes, then
 * the unknown. An array of guint for the caller. */
GArray *anke_staff_labels_ordered(const AnkeStaffLabels *labels, AnkeStaffKind kind);

void anke_staff_labels_free(AnkeStaffLabels *labels);

#endif
