/*
 * The categories of a question that people are weighted by: its choices, or the bands of a number.
 */
#ifndef ANKE_WEIGHT_WEIGHT_LEVELS_H
#define ANKE_WEIGHT_WEIGHT_LEVELS_H

#include <glib.h>

#include "analyzer/data/codebook.h"

typedef struct {
    const AnkeQuestion *question;
    guint n_levels;
    GHashTable *by_name;  /* names of choices -> index + 1 */
    GHashTable *by_label; /* folded labels of choices or bands -> index + 1 */
} AnkeWeightLevels;

/* NULL for a question that has no categories of which a person has one: only select_one and numbers
 * with bands have. The question is borrowed. */
AnkeWeightLevels *anke_weight_levels_new(const AnkeQuestion *question);

/* Label of a category. */
const char *anke_weight_levels_label(const AnkeWeightLevels *levels, guint level);

/* The people that the codebook has for a category; NaN: not known. */
double anke_weight_levels_population(const AnkeWeightLevels *levels, guint level);

/* Category of a value as responses.csv holds it, or -1 for what is no value of the question. */
gint anke_weight_levels_of_answer(const AnkeWeightLevels *levels, const char *text, gsize n_bytes);

/* Category of a text in a file of margins or a roster: name, label, or a number in a band; or -1. */
gint anke_weight_levels_of_text(const AnkeWeightLevels *levels, const char *text);

void anke_weight_levels_free(AnkeWeightLevels *levels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeWeightLevels, anke_weight_levels_free)

#endif
