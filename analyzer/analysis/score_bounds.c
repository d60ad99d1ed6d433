#include "analyzer/analysis/score_bounds.h"

#include <math.h>

AnkeScoreBounds anke_score_bounds_find(const AnkeTable *table)
{
    AnkeScoreBounds bounds = {INFINITY, -INFINITY};
    for (guint i = 0; i < table->n_items; i++) {
        const AnkeItem *item = &table->items[i];
        if (item->type == ANKE_ITEM_CHOICE && isfinite(item->score)) {
            bounds.lowest = MIN(bounds.lowest, item->score);
            bounds.highest = MAX(bounds.highest, item->score);
        }
    }
    return bounds.lowest < bounds.highest ? bounds : (AnkeScoreBounds){NAN, NAN};
}

double anke_score_bounds_mark(const AnkeScoreBounds *bounds, double mean)
{
    return 100 * (mean - bounds->lowest) / (bounds->highest - bounds->lowest);
}

AnkeScoreSides anke_score_bounds_divide(const AnkeScoreBounds *bounds, const AnkeTableCounts *sums,
                                        gsize col)
{
    double middle = (bounds->lowest + bounds->highest) / 2, above = 0, at = 0, below = 0;
    for (gsize row = 0; row < sums->counts.n_rows; row++) {
        double sum = sums->cell[row * sums->counts.n_cols + col];
        *(sums->values[row] > middle ? &above : sums->values[row] < middle ? &below : &at) += sum;
    }
    double all = above + at + below;
    if (isnan(middle) || !(all > 0)) {
        return (AnkeScoreSides){NAN, NAN, NAN};
    }
    return (AnkeScoreSides){above / all, at / all, below / all};
}
