/*
 * Weights for respondents: from margins to numbers, what is wrong with the margins by name, and the
 * diagnostics.
 */
#ifndef ANKE_WEIGHT_WEIGHT_FIT_H
#define ANKE_WEIGHT_WEIGHT_FIT_H

#include <glib.h>

#include "analyzer/stats/effective.h"
#include "analyzer/stats/raking.h"
#include "analyzer/weight/weight_people.h"

typedef struct {
    guint max_rounds;
    double trim_lo, trim_hi;  /* multiples of the mean; 0 and infinity: none */
    gboolean refuses_missing; /* a person without a value in a margin is an error */
    gboolean to_population;   /* weights sum to the population, else to the number of people */
} AnkeWeightSpec;

typedef struct {
    double *weights; /* by person */
    gsize n_people;
    AnkeRaking raking;
    AnkeEffective effective;
    double total; /* sum of the weights */
} AnkeWeightFit;

/*
 * Finds the weights.
 * Errors: ANKE_ERROR_DATA: nobody; a category with a target and without respondents, or the other
 *         way round; margins that cannot be met, or not within the bounds, or not in so many rounds;
 *         people without a value where that is refused; no population
 */
AnkeWeightFit *anke_weight_fit(const AnkeWeightMargins *margins, const AnkeWeightPeople *people,
                               const AnkeWeightSpec *spec, GError **error);

void anke_weight_fit_free(AnkeWeightFit *fit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeWeightFit, anke_weight_fit_free)

/* Tells the diagnostics on stderr: people without a value, rounds, range, design effect. */
void anke_weight_fit_tell(const AnkeWeightFit *fit, const AnkeWeightMargins *margins,
                          const AnkeWeightPeople *people);

/* Writes them as CSV: question,choice,stat,value. */
void anke_weight_fit_report(const AnkeWeightFit *fit, const AnkeWeightMargins *margins,
                            const AnkeWeightPeople *people, AnkeOutput *output);

#endif
