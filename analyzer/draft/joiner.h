/*
 * How several answers are joined in a cell, found out from the cells alone.
 *
 * What speaks for a joiner is that the pieces it makes live apart from each other: each stands alone
 * in a cell, or beside different others. Whole cells that repeat, whose pieces never part, are single
 * answers that hold a comma, and are not split. Pieces that are always found side by side are one
 * option that holds the joiner.
 */
#ifndef ANKE_DRAFT_JOINER_H
#define ANKE_DRAFT_JOINER_H

#include <glib.h>

typedef struct AnkeJoiner AnkeJoiner;

/*
 * Looks for the joiner of a column.
 *   values     AnkeValue
 *   known      the joiner that the format has; NULL: not known
 *   is_hinted  the head says that several answers may be given: less evidence will do
 * Returns NULL where cells hold one answer.
 */
AnkeJoiner *anke_joiner_infer(const GPtrArray *values, const char *known, gboolean is_hinted);

/* What stands between the answers: as the codebook's `delimiter` takes it. */
const char *anke_joiner_delimiter(const AnkeJoiner *joiner);

/* Calls `visit` for each answer of a cell, without blanks at both ends, in their order. */
void anke_joiner_split(const AnkeJoiner *joiner, const char *cell,
                       void (*visit)(const char *piece, gpointer data), gpointer data);

/*
 * Whether the cells are rankings: nearly all hold the same two or more answers, in different orders.
 */
gboolean anke_joiner_is_ranking(const AnkeJoiner *joiner, const GPtrArray *values);

void anke_joiner_free(AnkeJoiner *joiner);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeJoiner, anke_joiner_free)

#endif
