#include "charts/scene/spread.h"

#include <stdlib.h>

typedef struct {
    double *place;
    double height;
    double before; /* from the first place to this one, where all labels touch */
    guint arrival;
} Entry;

typedef struct {
    double sum; /* of places less the room before them */
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

/* The room of all the labels before it, or behind it, bounds each place. */
static void shift_into(Entry *entries, guint n, double lo, double hi)
{
    for (guint i = 0; i < n; i++) {
        const double behind = entries[n - 1].before - entries[i].before;
        const double most = hi - entries[n - 1].height / 2 - behind;
        *entries[i].place = MIN(*entries[i].place, most);
    }
    for (guint i = 0; i < n; i++) {
        const double least = lo + entries[0].height / 2 + entries[i].before;
        *entries[i].place = MAX(*entries[i].place, least);
    }
}

static void measure_room(Entry *entries, guint n)
{
    for (guint i = 1; i < n; i++) {
        entries[i].before = entries[i - 1].before + (entries[i - 1].height + entries[i].height) / 2;
    }
}

void anke_spread(double *places, const double *heights, guint n, double lo, double hi)
{
    g_autofree Entry *entries = g_new0(Entry, n + 1);
    g_autofree Pool *pools = g_new(Pool, n + 1);
    guint n_pools = 0;
    for (guint i = 0; i < n; i++) {
        entries[i] = (Entry){&places[i], heights[i], 0, i};
    }
    qsort(entries, n, sizeof entries[0], compare_entries);
    measure_room(entries, n);
    for (guint i = 0; i < n; i++) {
        n_pools = add_place(pools, n_pools, *entries[i].place - entries[i].before);
    }
    for (guint pool = 0, i = 0; pool < n_pools; pool++) {
        for (guint k = 0; k < pools[pool].n; k++, i++) {
            *entries[i].place = mean(&pools[pool]) + entries[i].before;
        }
    }
    shift_into(entries, n, lo, hi);
}
