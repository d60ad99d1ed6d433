/*
 * Correction of p-values for being several.
 *
 * NaN means not tested: it does not count and stays NaN. The order of the input is kept, results
 * never exceed 1. A corrected p-value is compared with the level as any p-value is.
 */
#ifndef ANKE_STATS_MULTIPLICITY_H
#define ANKE_STATS_MULTIPLICITY_H

#include <glib.h>

typedef enum {
    ANKE_ADJUST_HOLM,       /* no false positive at all, whatever depends on whatever */
    ANKE_ADJUST_BH,         /* few among the positives: false discovery rate */
    ANKE_ADJUST_BONFERRONI, /* as Holm, but weaker */
    ANKE_ADJUST_NONE
} AnkeAdjust;

/* Names as in the fact `adjust`: holm, bh, bonferroni, none. */
const char *anke_adjust_name(AnkeAdjust adjust);

/* The method of this name. Returns FALSE, and leaves *adjust, if there is none. */
gboolean anke_adjust_find(const char *name, AnkeAdjust *adjust);

/*
 * Corrects `p_values` in place.
 *
 * Formula:   Holm (1979), Scand. J. Statist. 6, p. 65: running maximum of (m - i + 1) p_(i);
 *            Benjamini & Hochberg (1995), JRSS B 57, p. 289: running minimum from the top of
 *            m p_(i)/i; Bonferroni: m p. Agrees with R 4.2 p.adjust().
 */
void anke_multiplicity_adjust(double *p_values, gsize n_values, AnkeAdjust adjust);

#endif
