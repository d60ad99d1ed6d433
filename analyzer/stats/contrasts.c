#include "analyzer/stats/contrasts.h"

#include <math.h>

#include "analyzer/stats/exact.h"
#include "analyzer/stats/tails.h"

static const AnkeContrast UNDEFINED = {NAN, NAN, NAN, NAN, NAN, ANKE_CONTRAST_NONE};

/* Expected counts below this ask for the exact test. */
#define MIN_EXPECTED 5

AnkeColumn anke_column_of_people(double hits, double n)
{
    return (AnkeColumn){hits, n, n, n};
}

static double effective_size(const AnkeColumn *column)
{
    return column->base * column->base / column->squares;
}

static gboolean is_valid(const AnkeColumn *column)
{
    return column->base > 0 && isfinite(column->base) && column->hits >= 0 &&
           column->hits <= column->base && column->n > 0 && column->squares > 0;
}

static gboolean is_weighted(const AnkeColumn *column)
{
    return column->base != column->n || column->squares != column->n;
}

double anke_contrast_correlation(const AnkeColumn *first, const AnkeColumn *second,
                                 const AnkeColumnOverlap *overlap)
{
    double correlation = overlap->squares / sqrt(first->squares * second->squares);
    return overlap->squares == 0 ? 0 : CLAMP(correlation, 0, 1);
}

/* Whether a share is 0 or 1, or an expected count is small. */
static gboolean needs_exact(const AnkeColumn *first, const AnkeColumn *second, double pooled)
{
    double smaller = MIN(effective_size(first), effective_size(second));
    return first->hits == 0 || second->hits == 0 || first->hits == first->base ||
           second->hits == second->base || smaller * MIN(pooled, 1 - pooled) < MIN_EXPECTED;
}

static void test_exactly(const AnkeColumn *first, const AnkeColumn *second, AnkeContrast *contrast)
{
    const double cells[] = {first->hits, second->hits, first->base - first->hits,
                            second->base - second->hits};
    const AnkeCounts counts = {cells, 2, 2};
    const AnkeExactSpec spec = {ANKE_EXACT_DEFAULT_WORK};
    AnkeExact exact = anke_exact_fisher(&counts, &spec);
    if (exact.status == ANKE_EXACT_DONE) {
        contrast->p = exact.p;
        contrast->method = ANKE_CONTRAST_EXACT;
    }
}

static void test_by_z(const AnkeColumn *first, const AnkeColumn *second,
                      const AnkeColumnOverlap *overlap, double pooled, AnkeContrast *contrast)
{
    double spread = 1 / effective_size(first) + 1 / effective_size(second) -
                    2 * overlap->squares / first->base / second->base;
    double df = effective_size(first) + effective_size(second) - overlap->n - 2;
    if (!(spread > 1e-12 / first->n) || !(df > 0)) {
        return; /* the same people twice */
    }
    contrast->z = contrast->diff / sqrt(pooled * (1 - pooled) * spread);
    if (is_weighted(first) || is_weighted(second)) {
        contrast->df = df;
        contrast->p = anke_tail_t_two_sided(contrast->z, df);
        contrast->method = ANKE_CONTRAST_STUDENT;
    } else {
        contrast->p = anke_tail_normal_two_sided(contrast->z);
        contrast->method = ANKE_CONTRAST_NORMAL;
    }
}

AnkeContrast anke_contrast_shares(const AnkeColumn *first, const AnkeColumn *second,
                                  const AnkeColumnOverlap *overlap)
{
    AnkeContrast contrast = UNDEFINED;
    double most = MIN(first->n, second->n);
    if (!is_valid(first) || !is_valid(second) || !(overlap->n >= 0 && overlap->n <= most)) {
        return contrast;
    }
    double pooled = (first->hits + second->hits) / (first->base + second->base);
    contrast.diff = first->hits / first->base - second->hits / second->base;
    if (!(MIN(effective_size(first), effective_size(second)) >= ANKE_CONTRAST_MIN_BASE) ||
        !(pooled > 0 && pooled < 1)) {
        return contrast;
    }
    gboolean has_exact = overlap->n == 0 && !is_weighted(first) && !is_weighted(second);
    if (!needs_exact(first, second, pooled)) {
        test_by_z(first, second, overlap, pooled, &contrast);
    } else if (has_exact) {
        test_exactly(first, second, &contrast);
    }
    return contrast;
}

/* Root of l^2 - 2 r l u + u^2, in a form that cannot fall below 0. */
static double combine(double lower, double upper, double correlation)
{
    double rest = lower - upper;
    return sqrt(rest * rest + 2 * (1 - correlation) * lower * upper);
}

AnkeInterval anke_contrast_newcombe(double share1, AnkeInterval range1, double share2,
                                    AnkeInterval range2, double correlation)
{
    double diff = share1 - share2;
    double down = combine(share1 - range1.lo, range2.hi - share2, correlation);
    double up = combine(range1.hi - share1, share2 - range2.lo, correlation);
    if (isnan(down) || isnan(up)) {
        return (AnkeInterval){NAN, NAN};
    }
    return (AnkeInterval){MAX(diff - down, -1), MIN(diff + up, 1)};
}

AnkeContrast anke_contrast_means(const AnkeGroupMean *first, const AnkeGroupMean *second,
                                 double n_overlap)
{
    AnkeContrast contrast = UNDEFINED;
    double n1 = first->n, n2 = second->n;
    contrast.diff = first->shifted_mean - second->shifted_mean;
    if (!(MIN(n1, n2) >= ANKE_CONTRAST_MIN_BASE) || !(n_overlap >= 0 && n_overlap <= MIN(n1, n2))) {
        return contrast;
    }
    double var = (first->squares + second->squares) / (n1 + n2 - 2);
    double spread = 1 / n1 + 1 / n2 - 2 * n_overlap / n1 / n2, df = n1 + n2 - n_overlap - 2;
    if (!(spread > 1e-12 / n1) || !(var > 0)) {
        return contrast;
    }
    contrast.se = sqrt(var * spread);
    contrast.z = contrast.diff / contrast.se;
    contrast.df = df;
    contrast.p = anke_tail_t_two_sided(contrast.z, df);
    contrast.method = ANKE_CONTRAST_STUDENT;
    return contrast;
}

AnkeContrast anke_contrast_survey_means(const AnkeSurveyMean *first, const AnkeSurveyMean *second)
{
    AnkeContrast contrast = UNDEFINED;
    double var1 = first->se * first->se, var2 = second->se * second->se, var = var1 + var2;
    contrast.diff = first->mean - second->mean;
    if (!(MIN(first->n, second->n) >= ANKE_CONTRAST_MIN_BASE) || !(var > 0)) {
        return contrast;
    }
    contrast.se = sqrt(var);
    contrast.z = contrast.diff / contrast.se;
    contrast.df = var * var / (var1 * var1 / (first->n - 1) + var2 * var2 / (second->n - 1));
    contrast.p = anke_tail_t_two_sided(contrast.z, contrast.df);
    contrast.method = ANKE_CONTRAST_STUDENT;
    return contrast;
}

AnkeInterval anke_contrast_mean_range(const AnkeContrast *contrast, double level)
{
    double reach = contrast->se * anke_tail_t_quantile((1 - level) / 2, contrast->df);
    return (AnkeInterval){contrast->diff - reach, contrast->diff + reach};
}
