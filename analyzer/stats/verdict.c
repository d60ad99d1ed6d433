#include "analyzer/stats/verdict.h"

static const double MAX_LOW_SHARE = 0.2;
static const double MIN_EXPECTED = 1; /* people */

AnkeVerdict anke_verdict_choose(const AnkeVerdictSpec *spec)
{
    if (spec->n_rows < 2 || spec->n_cols < 2) {
        return (AnkeVerdict){ANKE_TEST_NONE, ANKE_REASON_TOO_FEW_FILLED};
    }
    if (spec->is_ordered) {
        return (AnkeVerdict){ANKE_TEST_KRUSKAL_WALLIS, ANKE_REASON_ORDERED};
    }
    if (spec->low_expected <= MAX_LOW_SHARE && spec->min_expected >= MIN_EXPECTED) {
        return (AnkeVerdict){ANKE_TEST_CHISQ, ANKE_REASON_LARGE_EXPECTED};
    }
    if (spec->exceeds_exact) {
        return (AnkeVerdict){ANKE_TEST_MONTE_CARLO, ANKE_REASON_EXACT_TOO_LARGE};
    }
    return (AnkeVerdict){ANKE_TEST_FISHER, ANKE_REASON_SMALL_EXPECTED};
}
