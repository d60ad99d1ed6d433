#include "analyzer/stats/exact_network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/stats/exact_bounds.h"

/* Paths whose logarithms agree to this many units are one: far below the slack of the limit, 1e-7.
 */
static const double PATHS_PER_UNIT = 1e9;
/* Measured in tries of a last column, some 10 ns each. */
static const guint64 STEPS_PER_LOOKUP = 4;
static const guint64 STEPS_PER_MERGE = 4;
static const guint64 STEPS_PER_PAST = 12;
static const guint64 CELLS_PER_STEP = 6;
static const double LOWEST_EXP_ARGUMENT = -600; /* exp() of less comes near the smallest double */

typedef struct {
    AnkeCompletionBounds bounds;
    guint32 last_past; /* index + 1 into the level's pasts, 0 = none */
    guint32 n_pasts;
} Node;

typedef struct {
    long double weight; /* probability of all paths that are merged here */
    double log_path;    /* ln of the probability of each */
    guint32 node, next; /* next: index + 1 of another past of the node, 0 = none */
} Past;

typedef struct {
    guint32 *slots; /* index + 1, 0 = free */
    gsize n_slots;  /* a power of two */
} Slots;

/* The nodes that share a number of remaining columns. */
typedef struct {
    GArray *margins; /* guint32, n_rows a node */
    GArray *nodes;
    GArray *pasts;
    Slots node_slots, past_slots;
    gsize n_rows;
} Level;

typedef struct {
    const AnkeNetworkSpec *spec;
    AnkeBoundsScratch *scratch;
    Level *next;
    gsize n_done;           /* columns placed before the children */
    const guint32 *margins; /* of the node being left */
    guint32 *reach;         /* sum of the margins behind each row */
    guint32 *column, *child;
    GArray *pasts;  /* Past of the node, ascending by log_path */
    GArray *totals; /* long double: totals[k] = sum of the first k weights */
    long double sum;
    guint64 work;
    gboolean has_dropped;
} Walk;

/* A row's place among rows of equal margins, for counting arrangements only once. */
typedef struct {
    long double log_column; /* so far */
    double n_arrangements;
    guint32 n_tied, n_equal;
} Partial;

static guint64 mix(guint64 hash, guint64 value)
{
    hash = (hash ^ value) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

static guint64 hash_margins(const guint32 *margins, gsize n_rows)
{
    guint64 hash = n_rows;
    for (gsize row = 0; row < n_rows; row++) {
        hash = mix(hash, margins[row]);
    }
    return hash;
}

static gint64 round_path(double log_path)
{
    return llround(log_path * PATHS_PER_UNIT);
}

static guint64 hash_past(guint32 node, double log_path)
{
    return mix(mix(1, node), (guint64)round_path(log_path));
}

static const guint32 *get_margins(const Level *level, gsize node)
{
    return &g_array_index(level->margins, guint32, node * level->n_rows);
}

static Level *level_new(gsize n_rows)
{
    Level *level = g_new0(Level, 1);
    level->n_rows = n_rows;
    level->margins = g_array_new(FALSE, FALSE, sizeof(guint32));
    level->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    level->pasts = g_array_new(FALSE, FALSE, sizeof(Past));
    level->node_slots = (Slots){g_new0(guint32, 64), 64};
    level->past_slots = (Slots){g_new0(guint32, 64), 64};
    return level;
}

static void level_free(Level *level)
{
    g_array_unref(level->margins);
    g_array_unref(level->nodes);
    g_array_unref(level->pasts);
    g_free(level->node_slots.slots);
    g_free(level->past_slots.slots);
    g_free(level);
}

static void put_slot(Slots *slots, guint64 hash, guint32 entry)
{
    gsize slot = hash & (slots->n_slots - 1);
    while (slots->slots[slot]) {
        slot = (slot + 1) & (slots->n_slots - 1);
    }
    slots->slots[slot] = entry;
}

/* Makes room for one more entry; TRUE when the caller has to put all entries in again. */
static gboolean grow_slots(Slots *slots, gsize n_entries)
{
    if (2 * (n_entries + 1) <= slots->n_slots) {
        return FALSE;
    }
    slots->n_slots *= 4;
    g_free(slots->slots);
    slots->slots = g_new0(guint32, slots->n_slots);
    return TRUE;
}

static void reserve_node(Level *level)
{
    if (grow_slots(&level->node_slots, level->nodes->len)) {
        for (guint node = 0; node < level->nodes->len; node++) {
            put_slot(&level->node_slots, hash_margins(get_margins(level, node), level->n_rows),
                     node + 1);
        }
    }
}

static void reserve_past(Level *level)
{
    if (grow_slots(&level->past_slots, level->pasts->len)) {
        for (guint idx = 0; idx < level->pasts->len; idx++) {
            const Past *past = &g_array_index(level->pasts, Past, idx);
            put_slot(&level->past_slots, hash_past(past->node, past->log_path), idx + 1);
        }
    }
}

static guint32 add_node(Walk *walk, const guint32 *margins, guint64 hash)
{
    Level *level = walk->next;
    const AnkeNetworkSpec *spec = walk->spec;
    AnkeBoundsSpec bounds_spec = {margins, spec->n_rows, spec->cols + walk->n_done,
                                  spec->n_cols - walk->n_done, spec->log_factorials};
    Node node = {.bounds = anke_bounds_find(&bounds_spec, walk->scratch)};
    guint32 index = level->nodes->len;
    g_array_append_val(level->nodes, node);
    g_array_append_vals(level->margins, margins, (guint)level->n_rows);
    put_slot(&level->node_slots, hash, index + 1);
    walk->work += node.bounds.n_seen / CELLS_PER_STEP;
    return index;
}

static guint32 find_node(Walk *walk, const guint32 *margins)
{
    Level *level = walk->next;
    reserve_node(level);
    guint64 hash = hash_margins(margins, level->n_rows);
    gsize slot = hash & (level->node_slots.n_slots - 1);
    for (guint32 entry; (entry = level->node_slots.slots[slot]);) {
        if (memcmp(get_margins(level, entry - 1), margins, level->n_rows * sizeof *margins) == 0) {
            return entry - 1;
        }
        slot = (slot + 1) & (level->node_slots.n_slots - 1);
    }
    return add_node(walk, margins, hash);
}

/* Returns what it cost, in steps. */
static guint64 add_past(Level *level, guint32 node, double log_path, long double weight)
{
    reserve_past(level);
    guint64 hash = hash_past(node, log_path);
    gint64 rounded = round_path(log_path);
    gsize slot = hash & (level->past_slots.n_slots - 1);
    for (guint32 entry; (entry = level->past_slots.slots[slot]);) {
        Past *past = &g_array_index(level->pasts, Past, entry - 1);
        if (past->node == node && round_path(past->log_path) == rounded) {
            past->weight += weight;
            return STEPS_PER_MERGE;
        }
        slot = (slot + 1) & (level->past_slots.n_slots - 1);
    }
    Node *owner = &g_array_index(level->nodes, Node, node);
    Past past = {weight, log_path, node, owner->last_past};
    g_array_append_val(level->pasts, past);
    owner->last_past = level->pasts->len;
    owner->n_pasts++;
    level->past_slots.slots[slot] = level->pasts->len;
    return STEPS_PER_PAST;
}

/* Number of pasts with log_path <= limit. */
static guint count_pasts(const GArray *pasts, double limit)
{
    guint below = 0, above = pasts->len;
    while (below < above) {
        guint middle = below + (above - below) / 2;
        if (g_array_index(pasts, Past, middle).log_path <= limit) {
            below = middle + 1;
        } else {
            above = middle;
        }
    }
    return below;
}

static void subtract_column(Walk *walk)
{
    for (gsize row = 0; row < walk->spec->n_rows; row++) {
        guint32 margin = walk->margins[row] - walk->column[row];
        gsize place = row;
        for (; place > 0 && walk->child[place - 1] > margin; place--) {
            walk->child[place] = walk->child[place - 1];
        }
        walk->child[place] = margin;
    }
}

static void pass_pasts(Walk *walk, double log_column, long double probability)
{
    subtract_column(walk);
    guint32 child = find_node(walk, walk->child);
    walk->work += STEPS_PER_LOOKUP;
    AnkeCompletionBounds bounds = g_array_index(walk->next->nodes, Node, child).bounds;
    double limit = walk->spec->log_limit - log_column;
    guint n_counted = count_pasts(walk->pasts, limit - bounds.longest);
    guint n_kept = count_pasts(walk->pasts, limit - bounds.shortest);
    walk->sum += probability * g_array_index(walk->totals, long double, n_counted);
    walk->has_dropped |= n_kept < walk->pasts->len;
    for (guint idx = n_counted; idx < n_kept; idx++) {
        const Past *past = &g_array_index(walk->pasts, Past, idx);
        walk->work +=
            add_past(walk->next, child, past->log_path + log_column, past->weight * probability);
    }
}

/* A column is complete: count, drop or pass on every path that has come this far. */
static void finish_column(Walk *walk, const Partial *partial)
{
    double log_column = (double)partial->log_column;
    long double probability =
        partial->n_arrangements *
        (log_column > LOWEST_EXP_ARGUMENT ? exp(log_column) : expl(partial->log_column));
    walk->work++;
    if (walk->spec->n_cols - walk->n_done > 1) {
        pass_pasts(walk, log_column, probability);
        return;
    }
    /* One column is left, which can be filled in one way. */
    guint n_counted = count_pasts(walk->pasts, walk->spec->log_limit - log_column);
    walk->sum += probability * g_array_index(walk->totals, long double, n_counted);
    walk->has_dropped |= n_counted < walk->pasts->len;
}

/* Rows of equal margin take ascending counts, weighted by the number of their arrangements. */
static Partial extend_partial(const Walk *walk, const Partial *partial, gsize row, guint32 count)
{
    const long double *log_factorials = walk->spec->log_factorials;
    Partial extended = *partial;
    extended.log_column -= log_factorials[count] + log_factorials[walk->margins[row] - count];
    if (row == 0 || walk->margins[row] != walk->margins[row - 1]) {
        extended.n_tied = extended.n_equal = 1;
        return extended;
    }
    extended.n_tied++;
    extended.n_equal = count == walk->column[row - 1] ? extended.n_equal + 1 : 1;
    extended.n_arrangements = extended.n_arrangements * extended.n_tied / extended.n_equal;
    return extended;
}

static void fill_column(Walk *walk, const Partial *partial, gsize row, guint32 left)
{
    if (row == walk->spec->n_rows) {
        finish_column(walk, partial);
        return;
    }
    guint32 first = left > walk->reach[row] ? left - walk->reach[row] : 0;
    guint32 last = MIN(left, walk->margins[row]);
    if (row > 0 && walk->margins[row] == walk->margins[row - 1]) {
        first = MAX(first, walk->column[row - 1]);
    }
    for (guint32 count = first; count <= last && walk->work <= walk->spec->max_work; count++) {
        walk->column[row] = count;
        Partial extended = extend_partial(walk, partial, row, count);
        fill_column(walk, &extended, row + 1, left - count);
    }
}

static int compare_pasts(const void *left, const void *right)
{
    double a = ((const Past *)left)->log_path, b = ((const Past *)right)->log_path;
    return (a > b) - (a < b);
}

static void collect_pasts(Walk *walk, const Level *level, guint32 last_past)
{
    g_array_set_size(walk->pasts, 0);
    for (guint32 entry = last_past; entry;) {
        Past past = g_array_index(level->pasts, Past, entry - 1);
        g_array_append_val(walk->pasts, past);
        entry = past.next;
    }
    qsort(walk->pasts->data, walk->pasts->len, sizeof(Past), compare_pasts);
    long double total = 0;
    g_array_set_size(walk->totals, 0);
    g_array_append_val(walk->totals, total);
    for (guint idx = 0; idx < walk->pasts->len; idx++) {
        total += g_array_index(walk->pasts, Past, idx).weight;
        g_array_append_val(walk->totals, total);
    }
}

/*
 * ln of the probability of column x out of the margins m (sum M, column sum c) is
 * sum ln(m_i! / x_i! (m_i - x_i)!) - ln(M! / c! (M - c)!); here what does not depend on x.
 */
static Partial start_column(const Walk *walk, guint32 col_sum)
{
    const long double *log_factorials = walk->spec->log_factorials;
    guint32 sum = 0;
    Partial partial = {.n_arrangements = 1};
    for (gsize row = walk->spec->n_rows; row-- > 0;) {
        walk->reach[row] = sum;
        sum += walk->margins[row];
        partial.log_column += log_factorials[walk->margins[row]];
    }
    partial.log_column += log_factorials[col_sum] + log_factorials[sum - col_sum];
    partial.log_column -= log_factorials[sum];
    return partial;
}

static void leave_level(Walk *walk, const Level *level)
{
    guint32 col_sum = walk->spec->cols[walk->n_done - 1];
    for (guint node = 0; node < level->nodes->len; node++) {
        guint32 last_past = g_array_index(level->nodes, Node, node).last_past;
        if (last_past && walk->work <= walk->spec->max_work) {
            collect_pasts(walk, level, last_past);
            walk->margins = get_margins(level, node);
            Partial partial = start_column(walk, col_sum);
            fill_column(walk, &partial, 0, col_sum);
        }
    }
}

static void walk_levels(Walk *walk)
{
    gsize n_rows = walk->spec->n_rows;
    walk->next = level_new(n_rows);
    guint32 root = find_node(walk, walk->spec->rows);
    if (g_array_index(walk->next->nodes, Node, root).bounds.longest <= walk->spec->log_limit) {
        walk->sum = 1;
        level_free(walk->next);
        return;
    }
    add_past(walk->next, root, 0, 1);
    for (walk->n_done = 1; walk->n_done < walk->spec->n_cols; walk->n_done++) {
        Level *level = walk->next;
        walk->next = level_new(n_rows);
        leave_level(walk, level);
        level_free(level);
    }
    level_free(walk->next);
}

gboolean anke_network_sum(const AnkeNetworkSpec *spec, double *p)
{
    Walk walk = {.spec = spec,
                 .scratch = anke_bounds_scratch_new(spec->n_rows, spec->n_cols),
                 .reach = g_new(guint32, spec->n_rows),
                 .column = g_new(guint32, spec->n_rows),
                 .child = g_new(guint32, spec->n_rows),
                 .pasts = g_array_new(FALSE, FALSE, sizeof(Past)),
                 .totals = g_array_new(FALSE, FALSE, sizeof(long double))};
    walk_levels(&walk);
    gboolean is_done = walk.work <= spec->max_work;
    if (is_done) {
        *p = walk.has_dropped ? MIN(1, (double)walk.sum) : 1;
    }
    anke_bounds_scratch_free(walk.scratch);
    g_free(walk.reach);
    g_free(walk.column);
    g_free(walk.child);
    g_array_unref(walk.pasts);
    g_array_unref(walk.totals);
    return is_done;
}
