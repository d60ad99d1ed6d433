/*
 * Which choice an unknown answer resembles: a hint for people who read about it without reading the
 * answer. Nothing is decided by it.
 */
#ifndef ANKE_IMPORT_RESEMBLANCE_H
#define ANKE_IMPORT_RESEMBLANCE_H

#include <glib.h>

#include "analyzer/data/codebook.h"

typedef struct AnkeResemblance AnkeResemblance;

/* The list is borrowed. */
AnkeResemblance *anke_resemblance_new(const AnkeList *list);

/*
 * The choice whose folded label is nearest to the folded text: fewest characters added, left out or
 * replaced (Levenshtein 1966, Soviet Physics Doklady 10(8)), at most one for each three characters of
 * the label, but one in any label of two or more. -1: none is near, or two are equally near, or the text
 * has more than 64 characters.
 */
gint anke_resemblance_find(const AnkeResemblance *resemblance, const char *text, gsize n_bytes);

void anke_resemblance_free(AnkeResemblance *resemblance);

#endif
