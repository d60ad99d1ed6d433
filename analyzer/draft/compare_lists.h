/* Comparing the choices of a question: private to analyzer/draft/compare*.c. */
#ifndef ANKE_DRAFT_COMPARE_LISTS_H
#define ANKE_DRAFT_COMPARE_LISTS_H

#include "analyzer/draft/compare.h"

/* Adds a change with its words. */
void anke_difference_note(AnkeDifference *difference, AnkeChange change, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Whether two labels differ by more than width and blanks. */
gboolean anke_labels_differ(const char *a, const char *b);

/* Notes what differs between the choices, which are matched by name. */
void anke_compare_lists(AnkeDifference *difference, const AnkeList *before, const AnkeList *now);

#endif
