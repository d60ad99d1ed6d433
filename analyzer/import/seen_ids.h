/*
 * Which ids were met. Holds 16 bytes an id (two independent 64-bit hashes, not the ids): two of a
 * million different ids are taken for one with a probability below 1e-26.
 */
#ifndef ANKE_IMPORT_SEEN_IDS_H
#define ANKE_IMPORT_SEEN_IDS_H

#include <glib.h>

typedef struct AnkeSeenIds AnkeSeenIds;

AnkeSeenIds *anke_seen_ids_new(void);

/* Adds an id. Returns FALSE if it was there. */
gboolean anke_seen_ids_add(AnkeSeenIds *ids, const char *id, gsize n_bytes);

void anke_seen_ids_free(AnkeSeenIds *ids);

#endif
