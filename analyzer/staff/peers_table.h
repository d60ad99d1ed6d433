/*
 * Other cities to compare with (類似団体): a CSV of cities becomes the table of records `peers` of the
 * stream, with the stats staff, population, area (km2) and own ("yes" for the city itself).
 */
#ifndef ANKE_STAFF_PEERS_TABLE_H
#define ANKE_STAFF_PEERS_TABLE_H

#include "analyzer/base/input.h"
#include "analyzer/data/stream.h"

typedef struct AnkePeers AnkePeers;

/*
 * Reads a CSV with the heads city (団体, 市, 市名, 団体名), staff (職員数), population (人口), and, if
 * wanted, area (面積) and own (自団体; anything but a blank says yes), in any order; others are ignored.
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_DATA  a head is missing, a city stands twice or has no name, no
 * number, a negative one, several own cities
 */
AnkePeers *anke_peers_read(AnkeInput *input, GError **error);

void anke_peers_write(const AnkePeers *peers, AnkeStreamWriter *writer);

void anke_peers_free(AnkePeers *peers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePeers, anke_peers_free)

#endif
