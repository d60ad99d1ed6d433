/*
 * Comparing two columns of a table: shares, or means of columns that overlap.
 *
 * Columns may have people in common (a break of a multiple answer); what they have in common lowers
 * the variance of the difference. Differences are first column less second.
 *
 * The rule of the test of two shares:
 *   - a column of fewer than 10 people (with weights: an effective 10) is not compared;
 *   - where both shares are 0 or both are 1 there is nothing to test;
 *   - where a share is 0 or 1, or one of the four expected counts is below 5, the normal
 *     distribution does not do: Fisher's exact test takes its place, except with weights or with
 *     people in common, where there is none and the pair is not compared;
 *   - else z with pooled share.
 */
#ifndef ANKE_STATS_CONTRASTS_H
#define ANKE_STATS_CONTRASTS_H

#include <glib.h>

#include "analyzer/stats/means.h"
#include "analyzer/stats/proportion.h"

/* Columns with fewer people are not compared. */
#define ANKE_CONTRAST_MIN_BASE 10

/* One column. Without weights base, n and squares are all the number of people. */
typedef struct {
    double hits;    /* people, or sum of their weights, of whom it is true */
    double base;    /* people, or sum of their weights, in all */
    double n;       /* people in all */
    double squares; /* sum of squared weights in all */
} AnkeColumn;

/* What two columns have in common; {0, 0} = nothing. Without weights both are people. */
typedef struct {
    double n;
    double squares;
} AnkeColumnOverlap;

typedef enum {
    ANKE_CONTRAST_NONE,    /* not compared: p is NaN */
    ANKE_CONTRAST_NORMAL,  /* z against the normal distribution */
    ANKE_CONTRAST_STUDENT, /* weighted: z against Student's t */
    ANKE_CONTRAST_EXACT,   /* Fisher's exact test */
} AnkeContrastMethod;

typedef struct {
    double diff;
    double se;    /* of a difference of means; NaN for shares */
    double z, df; /* NaN where it is not the test; df is NaN but for Student's t */
    double p;     /* two-sided */
    AnkeContrastMethod method;
} AnkeContrast;

/* A column of an unweighted table. */
AnkeColumn anke_column_of_people(double hits, double n);

/*
 * Tests whether two shares are equal, by the rule above.
 *
 * Undefined: a base that is not above 0, hits outside [0, base], an overlap larger than a column
 *            give NaN and ANKE_CONTRAST_NONE.
 * Formula:   z = (p1 - p2)/sqrt(p (1 - p) v), v = s1/b1^2 + s2/b2^2 - 2 s12/(b1 b2) with sums of
 *            squared weights s and bases b (without weights 1/n1 + 1/n2 - 2 n12/(n1 n2)), p pooled;
 *            with weights t with e1 + e2 - n12 - 2 degrees of freedom, e = b^2/s. Without overlap
 *            and weights z^2 is Pearson's chi-square: R 4.2 prop.test(correct = FALSE); the exact
 *            test is fisher.test().
 */
AnkeContrast anke_contrast_shares(const AnkeColumn *first, const AnkeColumn *second,
                                  const AnkeColumnOverlap *overlap);

/* Correlation of the shares of two columns with people in common, 0-1: s12/sqrt(s1 s2). */
double anke_contrast_correlation(const AnkeColumn *first, const AnkeColumn *second,
                                 const AnkeColumnOverlap *overlap);

/*
 * Interval of the difference of two shares from the interval of each.
 *
 *   range1, range2  Wilson's for Newcombe's method 10; any other will do
 *   correlation     of both shares; 0 without people in common
 * Undefined: NaN in gives NaN out. -1 <= lo <= share1 - share2 <= hi <= 1.
 * Formula:   d - sqrt(l^2 - 2 r l u + u^2) with l = share1 - lo1, u = hi2 - share2, and likewise
 *            upward; Newcombe (1998), Statist. Med. 17, p. 873, method 10; with correlation Zou
 *            (2007), Psychol. Methods 12, p. 402. Agrees with R DescTools::BinomDiffCI("score").
 */
AnkeInterval anke_contrast_newcombe(double share1, AnkeInterval range1, double share2,
                                    AnkeInterval range2, double correlation);

/*
 * Tests whether the means of two columns with people in common are equal.
 *
 *   n_overlap  people in both
 * Undefined: fewer than 10 people in a column, no variance, columns that are the same, no degrees
 *            of freedom give NaN and ANKE_CONTRAST_NONE.
 * Formula:   t = (m1 - m2)/(s sqrt(1/n1 + 1/n2 - 2 n12/(n1 n2))) with pooled variance s^2 and n1 +
 *            n2 - n12 - 2 degrees of freedom. Without overlap R 4.2 t.test(var.equal = TRUE); there
 *            use Games and Howell's instead (games_howell.h).
 */
AnkeContrast anke_contrast_means(const AnkeGroupMean *first, const AnkeGroupMean *second,
                                 double n_overlap);

/* A mean that comes with its standard error. */
typedef struct {
    double mean, se;
    double n; /* people */
} AnkeSurveyMean;

/*
 * Tests whether the weighted means of two columns without people in common are equal.
 *
 * Undefined: fewer than 10 people in a column or no standard error give NaN and
 *            ANKE_CONTRAST_NONE.
 * Formula:   t = (m1 - m2)/sqrt(se1^2 + se2^2); the linearised residuals of two groups of one
 *            sample are uncorrelated. Degrees of freedom by Satterthwaite from n1 - 1 and n2 - 1.
 */
AnkeContrast anke_contrast_survey_means(const AnkeSurveyMean *first, const AnkeSurveyMean *second);

/*
 * Interval of a difference of means, not corrected for other pairs.
 *
 * Undefined: a contrast that was not tested, level outside (0, 1) give {NaN, NaN}.
 */
AnkeInterval anke_contrast_mean_range(const AnkeContrast *contrast, double level);

#endif
