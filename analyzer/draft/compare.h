/*
 * Two waves' codebooks side by side: which questions may be compared.
 *
 * Questions are matched by name; those of role id, weight and ignore are no questions. A label that is
 * equal when folded is the same. Nets, populations, batteries, sources and delimiters do not matter to
 * the comparison.
 */
#ifndef ANKE_DRAFT_COMPARE_H
#define ANKE_DRAFT_COMPARE_H

#include <glib.h>

#include "analyzer/data/codebook.h"

/* From what can be compared to what cannot; a question has the last one that applies. */
typedef enum {
    ANKE_CHANGE_SAME,
    ANKE_CHANGE_WORDING, /* the label, or that of a choice */
    ANKE_CHANGE_ROUTING, /* who is asked */
    ANKE_CHANGE_OPTIONS, /* choices come, gone, in another order; how many may be given */
    ANKE_CHANGE_SCALE,   /* type, points, unit, bands, allowed values */
    ANKE_CHANGE_NEW,
    ANKE_CHANGE_DROPPED
} AnkeChange;

/* The word of a change, as the stat `comparable` has it. */
const char *anke_change_word(AnkeChange change);

typedef struct {
    AnkeChange change;
    guint changes;     /* sum of 1 << AnkeChange: all that apply */
    gint old_question; /* -1: new */
    gint new_question; /* -1: dropped */
    GString *detail;   /* what changed, in words joined by "; " */
    gint
        proposal; /* of new and dropped ones: the question of the other codebook that may be the same; -1 */
    double likeness; /* of the labels, 0 to 1; NaN: no proposal */
} AnkeDifference;

/* All questions of the new codebook in its order, then those dropped; owned by the array. */
GPtrArray *anke_codebook_compare(const AnkeCodebook *old_codebook,
                                 const AnkeCodebook *new_codebook);

/* How alike two texts are: twice the pairs of neighbouring characters that both have, by all pairs
 * (Dice 1945, Ecology 26(3), p. 298), folded. 1 for equal ones, also where they have no pair. */
double anke_text_likeness(const char *a, const char *b);

#endif
