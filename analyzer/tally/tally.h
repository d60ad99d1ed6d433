/*
 * Tallies: counts of answers, by breaks, in one pass over responses.csv.
 *
 * What leaves is counts and sums only. Memory is set by the tables, not by the number of
 * respondents. Counts are of people; where the codebook has a weight, sums of weights and of
 * squared weights stand beside them. Where it has a stratum, each table is also made within the
 * strata.
 */
#ifndef ANKE_TALLY_TALLY_H
#define ANKE_TALLY_TALLY_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/data/responses.h"
#include "analyzer/data/stream.h"

/* Most distinct values of a number that travel one by one. */
#define ANKE_MAX_VALUES 10000

typedef struct {
    const AnkeCodebook *codebook;
    const char *const *breaks;  /* NULL-terminated: "dept", "dept:age"; NULL: those of role break */
    const char *const *pairs;   /* NULL-terminated: "before,after"; NULL: none */
    const char *const *drivers; /* NULL-terminated: "satisfied=trust"; NULL: none */
    gboolean has_co_occurrences; /* of multiple answers also within the groups of breaks */
    guint n_boxes;               /* upper and lower boxes of scales; 0: none */
    const char *where;           /* NULL: everybody */
    const char *wave;            /* NULL: no waves */
    guint64 shard;               /* from 1; 0: the whole */
    guint64 n_shards;
} AnkeTallySpec;

typedef struct AnkeTally AnkeTally;

/*
 * Prepares the tables of `spec`, which is borrowed for the tally's life.
 * Errors: ANKE_ERROR_USAGE  a break, a pair, drivers, boxes or a condition that the codebook does
 *         not allow
 */
AnkeTally *anke_tally_new(const AnkeTallySpec *spec, GError **error);

/*
 * Counts all respondents of a file.
 * Errors: those of anke_responses_read(); ANKE_ERROR_DATA  a number without bands that has more
 * than ANKE_MAX_VALUES values; too many groups of a nested break; a weight that is missing or
 * negative
 */
gboolean anke_tally_read(AnkeTally *tally, AnkeResponses *responses, GError **error);

/* Writes facts and tables, without the end row. */
void anke_tally_write(const AnkeTally *tally, AnkeStreamWriter *writer);

void anke_tally_free(AnkeTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeTally, anke_tally_free)

#endif
