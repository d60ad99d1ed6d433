/*
 * The respondents of responses.csv, for weighting: the level of each in each margin is kept in
 * memory, their rows wait in a spool and are written again with their weights.
 *
 * Nothing of a row is changed but the cell of the weight; a file without that column gets it as its
 * last. The input is read once, so that it may be a pipe. Answers are never quoted in messages.
 */
#ifndef ANKE_WEIGHT_WEIGHT_PEOPLE_H
#define ANKE_WEIGHT_WEIGHT_PEOPLE_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/base/progress.h"
#include "analyzer/weight/weight_margins.h"

typedef struct {
    GArray *levels; /* guint32: [person * n_margins + margin], or ANKE_RAKING_NO_LEVEL */
    gsize n_margins;
    gsize n_people;
    guint64 n_read;      /* R of the end row */
    guint64 *n_missing;  /* by margin: people without a level */
    guint64 *first_line; /* by margin: where the first of them stands */
    AnkeOutput *spool;
    gint weight_column; /* -1: not in the file */
    char *name;
} AnkeWeightPeople;

/*
 * Reads responses.
 *   path     NULL or "-" is standard input
 *   weight   the question of role weight
 *   watch    called now and then with the rows read; may be NULL
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO, ANKE_ERROR_CANT_CREATE (no room for the spool);
 *         ANKE_ERROR_DATA: a margin's column missing, a column twice, a value that the codebook does
 *         not know, a wrong width, no end row or a wrong one, rows behind it
 */
AnkeWeightPeople *anke_weight_people_read(const char *path, const AnkeWeightMargins *margins,
                                          const AnkeQuestion *weight, AnkeProgress *progress,
                                          GError **error);

/* Writes them with one weight each. Errors: ANKE_ERROR_IO */
gboolean anke_weight_people_write(const AnkeWeightPeople *people, const AnkeQuestion *weight,
                                  const double *weights, AnkeOutput *output, GError **error);

void anke_weight_people_free(AnkeWeightPeople *people);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeWeightPeople, anke_weight_people_free)

#endif
