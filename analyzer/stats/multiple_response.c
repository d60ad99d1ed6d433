#include "analyzer/stats/multiple_response.h"

#include <math.h>

#include "analyzer/stats/tails.h"

static const AnkeTickTest UNDEFINED = {NAN, NAN, NAN};

/* What is left of a table: choices that some ticked, groups with people; shares of the total. */
typedef struct {
    const AnkeTickTable *table;
    gsize *items, *groups; /* indices of those that are left */
    gsize n_items, n_groups;
    double total, n;
    double *group_share; /* by group that is left */
    double *item_share;  /* by item that is left */
} Ticks;

static void clear_ticks(Ticks *ticks)
{
    g_free(ticks->items);
    g_free(ticks->groups);
    g_free(ticks->group_share);
    g_free(ticks->item_share);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ticks, clear_ticks)

static double get_ticks(const Ticks *ticks, const AnkeTickSums *sums, gsize item, gsize group)
{
    return sums->ticks[ticks->items[item] * ticks->table->n_groups + ticks->groups[group]];
}

static double get_pair(const Ticks *ticks, const AnkeTickSums *sums, gsize item, gsize other,
                       gsize group)
{
    gsize at = ticks->items[item] * ticks->table->n_items + ticks->items[other];
    return sums->pairs[at * ticks->table->n_groups + ticks->groups[group]];
}

static gboolean is_sound(const AnkeTickTable *table)
{
    for (gsize group = 0; group < table->n_groups; group++) {
        double base = table->counts.base[group];
        if (!(base >= 0) || !isfinite(base)) {
            return FALSE;
        }
        for (gsize item = 0; item < table->n_items; item++) {
            double hits = table->counts.ticks[item * table->n_groups + group];
            /* Weighted sums may differ in their last digits. */
            if (!(hits >= 0 && hits <= base * (1 + 1e-12))) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

static void keep_groups(Ticks *ticks)
{
    const AnkeTickTable *table = ticks->table;
    for (gsize group = 0; group < table->n_groups; group++) {
        if (table->counts.base[group] > 0) {
            ticks->groups[ticks->n_groups++] = group;
            ticks->total += table->counts.base[group];
        }
    }
    for (gsize group = 0; group < ticks->n_groups; group++) {
        ticks->group_share[group] = table->counts.base[ticks->groups[group]] / ticks->total;
    }
}

static void keep_items(Ticks *ticks)
{
    const AnkeTickTable *table = ticks->table;
    for (gsize item = 0; item < table->n_items; item++) {
        double sum = 0;
        for (gsize group = 0; group < table->n_groups; group++) {
            sum += table->counts.ticks[item * table->n_groups + group];
        }
        double share = sum / ticks->total;
        if (share > 0 && share < 1 - 1e-14) {
            ticks->items[ticks->n_items] = item;
            ticks->item_share[ticks->n_items++] = share;
        }
    }
}

/* Returns whether something can be tested. */
static gboolean init_ticks(Ticks *ticks, const AnkeTickTable *table)
{
    ticks->table = table;
    ticks->items = g_new0(gsize, table->n_items + 1);
    ticks->groups = g_new0(gsize, table->n_groups + 1);
    ticks->group_share = g_new0(double, table->n_groups + 1);
    ticks->item_share = g_new0(double, table->n_items + 1);
    if (!is_sound(table)) {
        return FALSE;
    }
    keep_groups(ticks);
    keep_items(ticks);
    ticks->n = isnan(table->n) ? ticks->total : table->n;
    return ticks->n_groups > 1 && ticks->n_items > 0 && ticks->n > 0;
}

/* P(g, j) - P(g) P(j) */
static double find_theta(const Ticks *ticks, gsize item, gsize group)
{
    return get_ticks(ticks, &ticks->table->counts, item, group) / ticks->total -
           ticks->group_share[group] * ticks->item_share[item];
}

static double find_scale(const Ticks *ticks, gsize item, gsize group)
{
    double share = ticks->item_share[item];
    return ticks->group_share[group] * share * (1 - share);
}

static double sum_chisq(const Ticks *ticks)
{
    double sum = 0;
    for (gsize item = 0; item < ticks->n_items; item++) {
        for (gsize group = 0; group < ticks->n_groups; group++) {
            double theta = find_theta(ticks, item, group);
            sum += theta * theta / find_scale(ticks, item, group);
        }
    }
    return sum * ticks->n;
}

/*
 * Covariance of theta, times the number of people, with the sizes of the groups as given: a
 * respondent of group m adds (1[g = m] - P(g)) (Y_j - P(j | m)). With S_m = sum over group m of (Y_j
 * - P(j | m)) (Y_l - P(l | m)) it is 1[g = k] S_g - P(k) S_g - P(g) S_k + P(g) P(k) sum S, over W.
 * `sums` are the counts, or the squares for the weighted variance, n sum w^2 u u' / W^2.
 */
typedef struct {
    const Ticks *ticks;
    const AnkeTickSums *sums;
    double factor; /* n / W^2, or 1 / W */
    gsize item, other;
    double *square; /* S by group, of item and other */
    double square_sum;
} Moments;

static void init_moments(Moments *moments, const Ticks *ticks, const AnkeTickSums *sums)
{
    gboolean has_weights = sums != &ticks->table->counts;
    *moments = (Moments){.ticks = ticks, .sums = sums};
    moments->factor = has_weights ? ticks->n / ticks->total / ticks->total : 1 / ticks->total;
    moments->square = g_new(double, ticks->n_groups);
}

static void clear_moments(Moments *moments)
{
    g_free(moments->square);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Moments, clear_moments)

/* P(j | m) */
static double find_rate(const Ticks *ticks, gsize item, gsize group)
{
    const AnkeTickSums *counts = &ticks->table->counts;
    return get_ticks(ticks, counts, item, group) / counts->base[ticks->groups[group]];
}

/* Turns to a pair of items. */
static void set_items(Moments *moments, gsize item, gsize other)
{
    const Ticks *ticks = moments->ticks;
    moments->item = item;
    moments->other = other;
    moments->square_sum = 0;
    for (gsize m = 0; m < ticks->n_groups; m++) {
        double p = find_rate(ticks, item, m), q = find_rate(ticks, other, m);
        moments->square[m] = get_pair(ticks, moments->sums, item, other, m) -
                             p * get_ticks(ticks, moments->sums, other, m) -
                             q * get_ticks(ticks, moments->sums, item, m) +
                             p * q * moments->sums->base[ticks->groups[m]];
        moments->square_sum += moments->square[m];
    }
}

/* Of theta in (item, group) and in (other, to). */
static double find_covariance(const Moments *moments, gsize group, gsize to)
{
    const Ticks *ticks = moments->ticks;
    double share = ticks->group_share[group], to_share = ticks->group_share[to];
    double sum = (group == to ? moments->square[group] : 0) - to_share * moments->square[group] -
                 share * moments->square[to] + share * to_share * moments->square_sum;
    return moments->factor * sum;
}

/* tr D^-1 Cov */
static double find_trace(const Ticks *ticks, const AnkeTickSums *sums)
{
    g_auto(Moments) moments;
    init_moments(&moments, ticks, sums);
    double trace = 0;
    for (gsize item = 0; item < ticks->n_items; item++) {
        set_items(&moments, item, item);
        for (gsize group = 0; group < ticks->n_groups; group++) {
            trace += find_covariance(&moments, group, group) / find_scale(ticks, item, group);
        }
    }
    return trace;
}

/* The part of tr (D^-1 Cov)^2 that belongs to a pair of items. */
static double sum_squares(const Moments *moments)
{
    const Ticks *ticks = moments->ticks;
    double sum = 0;
    for (gsize group = 0; group < ticks->n_groups; group++) {
        for (gsize to = 0; to < ticks->n_groups; to++) {
            double covariance = find_covariance(moments, group, to);
            sum +=
                covariance * covariance /
                (find_scale(ticks, moments->item, group) * find_scale(ticks, moments->other, to));
        }
    }
    return sum;
}

/* sum lambda^2 = tr (D^-1 Cov)^2 */
static double find_trace2(const Ticks *ticks, const AnkeTickSums *sums)
{
    g_auto(Moments) moments;
    init_moments(&moments, ticks, sums);
    double trace2 = 0;
    for (gsize item = 0; item < ticks->n_items; item++) {
        for (gsize other = 0; other <= item; other++) {
            set_items(&moments, item, other);
            trace2 += (item == other ? 1 : 2) * sum_squares(&moments);
        }
    }
    return trace2;
}

static gboolean is_weighted(const AnkeTickTable *table)
{
    return table->squares.base != NULL;
}

/* Mean design effect: 1 unweighted. The trace needs the pairs' diagonal only, which is `ticks`. */
static double find_deff(const Ticks *ticks)
{
    const AnkeTickTable *table = ticks->table;
    if (!is_weighted(table)) {
        return 1;
    }
    if (table->counts.pairs == NULL || table->squares.pairs == NULL) {
        return NAN;
    }
    return find_trace(ticks, &table->squares) / find_trace(ticks, &table->counts);
}

static AnkeTickTest finish_test(double chisq, double df)
{
    if (!(chisq >= 0 && df > 0) || !isfinite(chisq) || !isfinite(df)) {
        return UNDEFINED;
    }
    return (AnkeTickTest){chisq, df, anke_tail_chisq(chisq, df)};
}

static double first_df(const Ticks *ticks)
{
    return (double)(ticks->n_groups - 1) * (double)ticks->n_items;
}

AnkeTickTest anke_multiple_response_first_order(const AnkeTickTable *table)
{
    g_auto(Ticks) ticks = {0};
    if (!init_ticks(&ticks, table)) {
        return UNDEFINED;
    }
    return finish_test(sum_chisq(&ticks) / find_deff(&ticks), first_df(&ticks));
}

AnkeTickTest anke_multiple_response_second_order(const AnkeTickTable *table)
{
    g_auto(Ticks) ticks = {0};
    if (table->counts.pairs == NULL || !init_ticks(&ticks, table)) {
        return UNDEFINED;
    }
    const AnkeTickSums *sums = is_weighted(table) ? &table->squares : &table->counts;
    if (sums->pairs == NULL) {
        return UNDEFINED;
    }
    double mean_sum = first_df(&ticks) * find_deff(&ticks);
    double trace2 = find_trace2(&ticks, sums);
    return finish_test(sum_chisq(&ticks) * mean_sum / trace2, mean_sum * mean_sum / trace2);
}

static double sum_pairs(const Ticks *ticks, gsize item, gsize other)
{
    double sum = 0;
    for (gsize group = 0; group < ticks->n_groups; group++) {
        sum += get_pair(ticks, &ticks->table->counts, item, other, group);
    }
    return sum / ticks->total;
}

static double sum_squared_correlations(const Ticks *ticks)
{
    double sum = (double)ticks->n_items;
    for (gsize item = 0; item < ticks->n_items; item++) {
        for (gsize other = 0; other < item; other++) {
            double p = ticks->item_share[item], q = ticks->item_share[other];
            double covariance = sum_pairs(ticks, item, other) - p * q;
            sum += 2 * covariance * covariance / (p * (1 - p) * q * (1 - q));
        }
    }
    return sum;
}

AnkeTickTest anke_multiple_response_pooled(const AnkeTickTable *table)
{
    g_auto(Ticks) ticks = {0};
    if (table->counts.pairs == NULL || is_weighted(table) || !init_ticks(&ticks, table)) {
        return UNDEFINED;
    }
    double c = (double)ticks.n_items, spread = sum_squared_correlations(&ticks);
    double df = (double)(ticks.n_groups - 1) * c * c / spread;
    return finish_test(sum_chisq(&ticks) * c / spread, df);
}
