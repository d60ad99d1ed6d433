#include "analyzer/stats/multiplicity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const NAMES[] = {[ANKE_ADJUST_HOLM] = "holm",
                                    [ANKE_ADJUST_BH] = "bh",
                                    [ANKE_ADJUST_BONFERRONI] = "bonferroni",
                                    [ANKE_ADJUST_NONE] = "none"};

const char *anke_adjust_name(AnkeAdjust adjust)
{
    return NAMES[adjust];
}

gboolean anke_adjust_find(const char *name, AnkeAdjust *adjust)
{
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        if (strcmp(name, NAMES[i]) == 0) {
            *adjust = (AnkeAdjust)i;
            return TRUE;
        }
    }
    return FALSE;
}

static int compare_values(const void *a, const void *b)
{
    const double *left = *(double *const *)a;
    const double *right = *(double *const *)b;
    return (*left > *right) - (*left < *right);
}

/* The tested values in ascending order. */
static double **sort_tested(double *p_values, gsize n_values, gsize *n_tested)
{
    double **sorted = g_new(double *, n_values + 1);
    *n_tested = 0;
    for (gsize i = 0; i < n_values; i++) {
        if (!isnan(p_values[i])) {
            sorted[(*n_tested)++] = &p_values[i];
        }
    }
    qsort(sorted, *n_tested, sizeof sorted[0], compare_values);
    return sorted;
}

static void adjust_holm(double **sorted, gsize n_tested)
{
    double reached = 0;
    for (gsize i = 0; i < n_tested; i++) {
        reached = MAX(reached, (double)(n_tested - i) * *sorted[i]);
        *sorted[i] = MIN(reached, 1);
    }
}

static void adjust_bh(double **sorted, gsize n_tested)
{
    double reached = 1;
    for (gsize i = n_tested; i > 0; i--) {
        reached = MIN(reached, (double)n_tested / (double)i * *sorted[i - 1]);
        *sorted[i - 1] = reached;
    }
}

static void adjust_bonferroni(double **sorted, gsize n_tested)
{
    for (gsize i = 0; i < n_tested; i++) {
        *sorted[i] = MIN((double)n_tested * *sorted[i], 1);
    }
}

static void adjust_none(G_GNUC_UNUSED double **sorted, G_GNUC_UNUSED gsize n_tested)
{
}

void anke_multiplicity_adjust(double *p_values, gsize n_values, AnkeAdjust adjust)
{
    static void (*const methods[])(double **,
                                   gsize) = {[ANKE_ADJUST_HOLM] = adjust_holm,
                                             [ANKE_ADJUST_BH] = adjust_bh,
                                             [ANKE_ADJUST_BONFERRONI] = adjust_bonferroni,
                                             [ANKE_ADJUST_NONE] = adjust_none};
    gsize n_tested;
    g_autofree double **sorted = sort_tested(p_values, n_values, &n_tested);
    methods[adjust](sorted, n_tested);
}
