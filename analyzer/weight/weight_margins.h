/*
 * What the weighted answers shall agree with: margins, each with a target for its levels.
 *
 * A margin belongs to one question, or to several crossed ones ("sex:age"), whose levels are all
 * combinations, the last question running fastest. Targets are people or shares; only their
 * proportions within a margin matter. They come from a file of margins, from the column
 * `population` of the codebook, or from a roster of persons that is counted and never written.
 */
#ifndef ANKE_WEIGHT_WEIGHT_MARGINS_H
#define ANKE_WEIGHT_WEIGHT_MARGINS_H

#include <glib.h>

#include "analyzer/weight/weight_levels.h"

/* Combinations of one margin. */
#define ANKE_WEIGHT_MAX_LEVELS 100000
#define ANKE_WEIGHT_MAX_MARGINS 100

/* A question that some margin uses, once. */
typedef struct {
    AnkeWeightLevels *levels;
    guint question; /* index in the codebook */
} AnkeWeightPart;

typedef struct {
    char *name;    /* names of its questions, joined by a colon */
    GArray *parts; /* guint: indices of AnkeWeightMargins.parts */
    gsize n_levels;
    double *targets; /* 0 where none was given */
} AnkeWeightMargin;

typedef struct {
    const AnkeCodebook *codebook;
    GPtrArray *parts;   /* AnkeWeightPart */
    GPtrArray *margins; /* AnkeWeightMargin */
    guint64 n_unplaced; /* persons of the roster without a value in some margin */
} AnkeWeightMargins;

/*
 * Reads a CSV with the columns question, choice, target (UTF-8 or CP932).
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO; ANKE_ERROR_DATA with line and column: an unknown
 *         question or choice, a target that is no number >= 0, a choice twice
 */
AnkeWeightMargins *anke_weight_margins_read(const char *path, const AnkeCodebook *codebook,
                                            GError **error);

/*
 * Takes the column population of the choices of some questions.
 * Errors: ANKE_ERROR_USAGE  a question is unknown or has no categories
 *         ANKE_ERROR_CODEBOOK  a choice has no population
 */
AnkeWeightMargins *anke_weight_margins_of_codebook(const AnkeCodebook *codebook,
                                                   const char *const *names, GError **error);

/*
 * Counts a roster: a CSV with a row a person and columns named like questions (UTF-8 or CP932).
 *   names       margins wanted, "a:b" crossed; NULL: each column of the roster
 *   is_crossed  all of them make one margin
 * Errors: as above; ANKE_ERROR_USAGE  a wanted question has no column
 */
AnkeWeightMargins *anke_weight_margins_of_roster(const char *path, const AnkeCodebook *codebook,
                                                 const char *const *names, gboolean is_crossed,
                                                 GError **error);

/* Level of a margin, from the level of each part (-1: none); -1 where one of them has none. */
gint64 anke_weight_margin_level(const AnkeWeightMargins *margins, const AnkeWeightMargin *margin,
                                const gint *part_levels);

/* Labels of a level, joined by " / ", safe for messages. */
char *anke_weight_margin_label(const AnkeWeightMargins *margins, const AnkeWeightMargin *margin,
                               gsize level);

/* Sum of the targets of a margin. */
double anke_weight_margin_total(const AnkeWeightMargin *margin);

void anke_weight_margins_free(AnkeWeightMargins *margins);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeWeightMargins, anke_weight_margins_free)

/* Building, for the sources. */
AnkeWeightMargins *anke_weight_margins_new(const AnkeCodebook *codebook);

/* Adds a margin "a" or "a:b"; an existing one is returned. The message names no place. NULL on
 * error: ANKE_ERROR_DATA */
AnkeWeightMargin *anke_weight_margins_add(AnkeWeightMargins *margins, const char *name,
                                          GError **error);

#endif
