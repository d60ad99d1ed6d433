#include "charts/plots/spread.h"

#include <stdlib.h>

typedef struct {
    double *place;
    guint arrival;
} Entry;

typedef struct {
    double sum; /* of places less their offsets within all */
    guint n;
} Pool;

static int compare_entries(const void *a, const void *b)
{
    const Entry *left = a;
    const Entry *right = b;
    if (*left->place != *right->place) {
        return *left->place < *right->place ? -1 : 1;
    }
    return left->arrival < right->arrival ? -1 : 1;
}

static double mean(const Pool *pool)
{
    return pool->sum / pool->n;
}

/* Adds a place behind the pools and merges what is out of order. */
static guint add_place(Pool *pools, guint n_pools, double place)
{
    pools[n_pools++] = (Pool){place, 1};
    while (n_pools > 1 && mean(&pools[n_pools - 2]) >= mean(&pools[n_pools - 1])) {
        pools[n_pools - 2].sum += pools[n_pools - 1].sum;
        pools[n_pools - 2].n += pools[n_pools - 1].n;
        n_pools--;
    }
    return n_pools;
}

/* The first and the last place bound what is between them. */
static void shift_into(Entry *entries, guint n, double gap, double lo, double hi)
{
    for (guint i = n; i-- > 0;) {
        const double most = hi - (n - 1 - i) * gap;
        *entries[i].place = MIN(*entries[i].place, most);
    }
    for (guint i = 0; i < n; i++) {
        *entries[i].place = MAX(*entries[i].place, lo + i * gap);
    }
}

void anke_spread(double *places, guint n, double gap, double lo, double hi)
{
    g_autofree Entry *entries = g_new(Entry, n + 1);
    g_autofree Pool *pools = g_new(Pool, n + 1);
    guint n_pools = 0;
    for (guint i = 0; i < n; i++) {
        entries[i] = (Entry){&places[i], i};
    }
    qsort(entries, n, sizeof entries[0], compare_entries);
    for (guint i = 0; i < n; i++) {
        n_pools = add_place(pools, n_pools, *entries[i].place - i * gap);
    }
    for (guint pool = 0, i = 0; pool < n_pools; pool++) {
        for (guint k = 0; k < pools[pool].n; k++, i++) {
            *entries[i].place = mean(&pools[pool]) + i * gap;
        }
    }
    shift_into(entries, n, gap, lo, hi);
}
