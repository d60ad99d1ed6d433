/* What the rows say of columns that may hold choices of one answer. */
#ifndef ANKE_DRAFT_PLACE_FACTS_H
#define ANKE_DRAFT_PLACE_FACTS_H

#include "analyzer/draft/draft_work.h"

typedef struct {
    guint n_same;           /* pairs of cells in one row with the same answer */
    double n_expected;      /* such pairs if no column knew of another */
    guint n_rising;         /* pairs of numbers in one row, of which the second is the larger */
    guint n_falling;        /* or the smaller */
    double n_falls;         /* the latter if no column knew of another */
    guint n_values;         /* different answers, folded */
    gboolean has_numbers;   /* an answer begins with a digit */
    double max;             /* of the answers, if all are whole numbers from 1 on; else infinity */
    gboolean is_from_left;  /* where a column is filled, those before it are */
    gboolean shares_values; /* any two columns that are filled together have an answer in common */
} AnkePlaceFacts;

/*
 * Looks at the rows that are kept; columns are guint, ascending. All is 0 for more than ANKE_MAX_PLACES
 * columns, or for more than ANKE_MAX_PLACE_VALUES answers, which are no choices.
 */
AnkePlaceFacts anke_place_facts(const AnkeDraftWork *work, const GArray *columns);

#define ANKE_MAX_PLACE_VALUES 200
#define ANKE_MAX_PLACES 30

#endif
