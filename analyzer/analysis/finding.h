/*
 * One verdict of a table in words: what differs, by how much, and how sure that is.
 *
 * Every number is a row of the table, rounded half away from zero. Groups of fewer than
 * ANKE_FINDING_MIN_BASE people are counted in the verdict but never named as highest or lowest.
 */
#ifndef ANKE_ANALYSIS_FINDING_H
#define ANKE_ANALYSIS_FINDING_H

#include <glib.h>

#include "analyzer/data/table.h"

#define ANKE_FINDING_MIN_BASE 10 /* people */

/* A group and its number: a share (0-1) or a mean. */
typedef struct {
    gint group; /* ANKE_ALL: none */
    double value, lo, hi;
    double n; /* people */
} AnkeFindingGroup;

typedef struct {
    gint item; /* of the verdict: ANKE_ALL for the table as a whole */
    double p_adj;
    double effect_size;
    double strength;     /* the effect on one scale, see anke_finding_read() */
    gint cell_item;      /* the answer whose shares are compared; ANKE_ALL: none, or means */
    gboolean has_groups; /* two groups that may be named */
    AnkeFindingGroup high, low;
} AnkeVerdictFinding;

/*
 * Reads the verdict of an item of a table (ANKE_ALL: of the table). Returns FALSE where there is none
 * or its numbers are hidden.
 *
 * strength is |effect| where the effect is of the kind of a correlation (Cramér's V, kappa, ...),
 * its root where it is a share of variance (epsilon2, eta2, omega2), its double where it is Cohen's
 * g: so that all stand on 0-1.
 * Compared are the shares of the item; for a table of single answers those of the answer whose
 * adjusted residual is largest; for scales and numbers the means. Nothing is compared where fewer
 * than two groups may be named, and in a pair of questions, whose answers are one person's.
 */
gboolean anke_finding_read(const AnkeTable *table, gint item, AnkeVerdictFinding *finding);

/* The sentence of a finding, in Japanese. */
char *anke_finding_sentence(const AnkeTable *table, const AnkeVerdictFinding *finding);

/* A sentence for a table of which nothing can be said.
 *   n_verdicts   verdicts of the table that are no finding
 *   n_findings   those that are
 *   least_p      the least corrected p-value of the former */
char *anke_finding_silence(const AnkeTable *table, guint n_verdicts, guint n_findings,
                           double least_p);

#endif
