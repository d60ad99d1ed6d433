#include "analyzer/weight/weight_fit.h"

#include <math.h>

#include "analyzer/base/error.h"

/* Margins are met when none is further off than this share of its target. */
static const double TOLERANCE = 1e-10;

/* Totals of two margins that differ by less say the same. */
static const double SAME_TOTAL = 1e-9;

static const AnkeWeightMargin *get_margin(const AnkeWeightMargins *margins, gsize index)
{
    return g_ptr_array_index(margins->margins, index);
}

static gboolean check_missing(const AnkeWeightMargins *margins, const AnkeWeightPeople *people,
                              GError **error)
{
    for (guint i = 0; i < margins->margins->len; i++) {
        if (people->n_missing[i] > 0) {
            AnkePlace place = {people->name, people->first_line[i], 0};
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "%" G_GUINT64_FORMAT " respondents have no value in the margin "
                                 "\"%s\", this is the first",
                                 people->n_missing[i], get_margin(margins, i)->name);
        }
    }
    return TRUE;
}

/* What a status means, with the margin and the category it was found in. */
static gboolean fail(const AnkeWeightMargins *margins, const AnkeRaking *raking, GError **error)
{
    const AnkeWeightMargin *margin = get_margin(margins, raking->margin);
    g_autofree char *label = anke_weight_margin_label(margins, margin, raking->level);
    const char *name = margin->name;
    switch (raking->status) {
    case ANKE_RAKING_CONVERGED:
        return TRUE;
    case ANKE_RAKING_BAD_TARGET:
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "the targets of the margin \"%s\" sum to 0, or one is no number",
                              name);
    case ANKE_RAKING_EMPTY_LEVEL:
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "nobody answered \"%s\" of the margin \"%s\", which has a target: "
                              "join it with another category",
                              label, name);
    case ANKE_RAKING_ZERO_TARGET:
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "people answered \"%s\" of the margin \"%s\", which has no target",
                              label, name);
    case ANKE_RAKING_CONTRADICTION:
        return anke_error_set(
            error, ANKE_ERROR_DATA,
            "the margins contradict one another: after %u rounds \"%s\" of \"%s\" "
            "is still off by %.3g of its target",
            raking->n_rounds, label, name, raking->deviation);
    case ANKE_RAKING_TOO_SLOW:
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "no convergence in %u rounds: \"%s\" of \"%s\" is off by %.3g of its "
                              "target; allow more with --rounds",
                              raking->n_rounds, label, name, raking->deviation);
    case ANKE_RAKING_BOUNDS:
        break;
    }
    return anke_error_set(error, ANKE_ERROR_DATA,
                          "the margins cannot be met within the bounds of --trim: \"%s\" of \"%s\" "
                          "is off by %.3g of its target",
                          label, name, raking->deviation);
}

static AnkeRaking rake(const AnkeWeightMargins *margins, const AnkeWeightPeople *people,
                       const AnkeWeightSpec *spec, double *weights)
{
    g_autofree AnkeRakingMargin *targets = g_new(AnkeRakingMargin, people->n_margins + 1);
    const guint32 *levels = (const guint32 *)(const void *)people->levels->data;
    for (gsize i = 0; i < people->n_margins; i++) {
        const AnkeWeightMargin *margin = get_margin(margins, i);
        targets[i] =
            (AnkeRakingMargin){margin->n_levels, margin->targets, levels + i, people->n_margins};
    }
    AnkeRakingSpec raking = {
        .margins = targets,
        .n_margins = people->n_margins,
        .n_people = people->n_people,
        .tolerance = TOLERANCE,
        .max_rounds = spec->max_rounds,
        .trim_lo = spec->trim_lo,
        .trim_hi = spec->trim_hi,
    };
    return anke_raking_fit(&raking, weights);
}

/* Whether all margins sum to the same. */
static gboolean have_one_total(const AnkeWeightMargins *margins)
{
    double first = anke_weight_margin_total(get_margin(margins, 0));
    for (guint i = 1; i < margins->margins->len; i++) {
        double total = anke_weight_margin_total(get_margin(margins, i));
        if (fabs(total - first) > SAME_TOTAL * first) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The population: what the targets sum to where they are people, else the codebook's. */
static gboolean find_population(const AnkeWeightMargins *margins, gsize n_people, double *total,
                                GError **error)
{
    if (!have_one_total(margins)) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "the margins sum to different totals: --total population needs one");
    }
    *total = anke_weight_margin_total(get_margin(margins, 0));
    if (*total < (double)n_people) {
        *total = margins->codebook->population;
    }
    return *total >= (double)n_people ||
           anke_error_set(error, ANKE_ERROR_DATA,
                          "the targets are shares and the codebook has no population of at least "
                          "the respondents: --total population needs one");
}

/* Raking keeps the sum, which is the number of people: so does whoever is left alone his 1. */
static void scale(AnkeWeightFit *fit)
{
    double factor = fit->total / (double)fit->n_people;
    double sum = 0, squares = 0;
    for (gsize i = 0; i < fit->n_people; i++) {
        fit->weights[i] *= factor;
        sum += fit->weights[i];
        squares += fit->weights[i] * fit->weights[i];
    }
    fit->effective = anke_effective_kish((double)fit->n_people, sum, squares);
}

AnkeWeightFit *anke_weight_fit(const AnkeWeightMargins *margins, const AnkeWeightPeople *people,
                               const AnkeWeightSpec *spec, GError **error)
{
    if (people->n_people == 0) {
        anke_error_set(error, ANKE_ERROR_DATA, "%s: no respondents: there is nobody to weight",
                       people->name);
        return NULL;
    }
    if (spec->refuses_missing && !check_missing(margins, people, error)) {
        return NULL;
    }
    g_autoptr(AnkeWeightFit) fit = g_new0(AnkeWeightFit, 1);
    fit->n_people = people->n_people;
    fit->total = (double)people->n_people;
    fit->weights = g_new(double, people->n_people);
    if (spec->to_population && !find_population(margins, people->n_people, &fit->total, error)) {
        return NULL;
    }
    for (gsize i = 0; i < people->n_people; i++) {
        fit->weights[i] = 1;
    }
    fit->raking = rake(margins, people, spec, fit->weights);
    if (!fail(margins, &fit->raking, error)) {
        return NULL;
    }
    scale(fit);
    return g_steal_pointer(&fit);
}

void anke_weight_fit_free(AnkeWeightFit *fit)
{
    if (fit != NULL) {
        g_free(fit->weights);
        g_free(fit);
    }
}
