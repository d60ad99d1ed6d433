#include <math.h>

#include "analyzer/draft/check_rules.h"

static gboolean has_break(const AnkeCodebook *codebook)
{
    for (guint i = 0; i < codebook->n_questions; i++) {
        if (codebook->questions[i].role == ANKE_ROLE_BREAK) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_check_threshold(const AnkeCheck *check)
{
    const AnkeCodebook *codebook = check->codebook;
    if (!has_break(codebook)) {
        return;
    }
    if (codebook->threshold == NULL) {
        anke_check_settings(check, "threshold",
                            "threshold is missing, but tables by groups are "
                            "made: which counts are too small to be shown "
                            "outside?");
    }
    if (codebook->threshold_group == NULL) {
        anke_check_settings(check, "threshold_group",
                            "threshold_group is missing, but tables by groups are made: which "
                            "groups are too small to be shown outside?");
    }
}

static guint count_populations(const AnkeList *list, double *sum)
{
    guint n = 0;
    *sum = 0;
    for (guint c = 0; c < list->n_choices; c++) {
        if (!isnan(list->choices[c].population)) {
            n++;
            *sum += list->choices[c].population;
        }
    }
    return n;
}

static void check_list(const AnkeCheck *check, const AnkeList *list)
{
    double sum = 0;
    double all = check->codebook->population;
    guint n = count_populations(list, &sum);
    for (guint c = 0; n > 0 && c < list->n_choices; c++) {
        if (isnan(list->choices[c].population) && !list->choices[c].is_other) {
            anke_check_choice(check, list, c, "population",
                              "no population, but other choices of the list have one: its group "
                              "gets no finite population correction");
        }
    }
    if (n > 0 && !isnan(all) && sum > all) {
        anke_check_choice(check, list, 0, "population",
                          "the populations of the list are %.0f together, more than that of the "
                          "survey, %.0f",
                          sum, all);
    }
}

/* Finite population correction needs the whole where parts are given, and the parts of strata. */
void anke_check_population(const AnkeCheck *check)
{
    const AnkeCodebook *codebook = check->codebook;
    gboolean has_parts = FALSE;
    double sum = 0;
    for (guint i = 0; i < check->n_lists; i++) {
        has_parts |= count_populations(check->lists[i], &sum) > 0;
        check_list(check, check->lists[i]);
    }
    if (has_parts && isnan(codebook->population)) {
        anke_check_settings(
            check, "population",
            "population is missing, but choices have one: intervals of all together "
            "get no finite population correction");
    }
    if (codebook->stratum >= 0 &&
        count_populations(codebook->questions[codebook->stratum].list, &sum) == 0) {
        anke_check_question(check, (guint)codebook->stratum, "role",
                            "the choices of the stratum have no population: strata cannot be "
                            "weighed against each other");
    }
}
