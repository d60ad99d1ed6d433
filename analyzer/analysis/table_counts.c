#include "analyzer/analysis/table_counts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/number.h"

guint anke_table_n_tested_groups(const AnkeTable *table)
{
    guint n = 0;
    for (guint group = 0; group < table->n_groups; group++) {
        n += table->groups[group].type == ANKE_GROUP_CHOICE ? 1 : 0;
    }
    return n;
}

static AnkeTableCounts *new_counts(gsize n_rows, gsize n_cols)
{
    AnkeTableCounts *counts = g_new0(AnkeTableCounts, 1);
    counts->cell = g_new0(double, n_rows *n_cols + 1);
    counts->items = g_new0(gint, n_rows + 1);
    counts->groups = g_new0(gint, n_cols + 1);
    counts->counts = (AnkeCounts){counts->cell, n_rows, n_cols};
    return counts;
}

void anke_table_counts_free(AnkeTableCounts *counts)
{
    if (counts != NULL) {
        g_free(counts->cell);
        g_free(counts->items);
        g_free(counts->groups);
        g_free(counts->values);
        g_free(counts);
    }
}

static void list_tested_groups(const AnkeTable *table, AnkeTableCounts *counts)
{
    guint n = 0;
    for (guint group = 0; group < table->n_groups; group++) {
        if (table->groups[group].type == ANKE_GROUP_CHOICE) {
            counts->groups[n++] = (gint)group;
        }
    }
}

AnkeTableCounts *anke_table_counts_of_choices(const AnkeTable *table)
{
    gsize n_rows = 0;
    for (guint item = 0; item < table->n_items; item++) {
        n_rows += table->items[item].type == ANKE_ITEM_CHOICE ? 1 : 0;
    }
    AnkeTableCounts *counts = new_counts(n_rows, anke_table_n_tested_groups(table));
    list_tested_groups(table, counts);
    gsize row = 0;
    for (guint item = 0; item < table->n_items; item++) {
        if (table->items[item].type != ANKE_ITEM_CHOICE) {
            continue;
        }
        counts->items[row] = (gint)item;
        for (gsize col = 0; col < counts->counts.n_cols; col++) {
            counts->cell[row * counts->counts.n_cols + col] =
                anke_table_number(table, "n", (gint)item, counts->groups[col]);
        }
        row++;
    }
    return counts;
}

AnkeTableCounts *anke_table_counts_of_tick(const AnkeTable *table, gint item)
{
    AnkeTableCounts *counts = new_counts(2, anke_table_n_tested_groups(table));
    gsize n_cols = counts->counts.n_cols;
    list_tested_groups(table, counts);
    counts->items[0] = item;
    counts->items[1] = ANKE_ALL;
    for (gsize col = 0; col < n_cols; col++) {
        gint group = counts->groups[col];
        double n = anke_table_number(table, "n", item, group);
        counts->cell[col] = n;
        counts->cell[n_cols + col] = anke_table_base(table, "answered", group) - n;
    }
    return counts;
}

typedef struct {
    gint item;
    double value;
} ValuedItem;

static int compare_values(const void *a, const void *b)
{
    const ValuedItem *left = a;
    const ValuedItem *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

/* What an item counts as: its score, or the number that it is; NaN: neither. */
static double value_of_item(const AnkeItem *item)
{
    double value = NAN;
    if (item->type == ANKE_ITEM_CHOICE) {
        return item->score;
    }
    if (item->type == ANKE_ITEM_VALUE) {
        (void)anke_number_parse(item->label, strlen(item->label), &value);
    }
    return value;
}

static GArray *list_valued_items(const AnkeTable *table)
{
    GArray *valued = g_array_new(FALSE, FALSE, sizeof(ValuedItem));
    for (guint i = 0; i < table->n_items; i++) {
        ValuedItem entry = {(gint)i, value_of_item(&table->items[i])};
        if (!isnan(entry.value)) {
            g_array_append_val(valued, entry);
        }
    }
    g_array_sort(valued, compare_values);
    return valued;
}

AnkeTableCounts *anke_table_sums_of_values(const AnkeTable *table, const char *stat,
                                           gboolean has_tested_only)
{
    g_autoptr(GArray) valued = list_valued_items(table);
    gsize n_cols = has_tested_only ? anke_table_n_tested_groups(table) : table->n_groups + 1;
    AnkeTableCounts *counts = new_counts(valued->len, n_cols);
    counts->values = g_new0(double, valued->len + 1);
    if (has_tested_only) {
        list_tested_groups(table, counts);
    } else {
        for (gsize col = 0; col < n_cols; col++) {
            counts->groups[col] = (gint)col - 1; /* ANKE_ALL first */
        }
    }
    gsize n_rows = 0;
    for (guint i = 0; i < valued->len; i++) {
        const ValuedItem *entry = &g_array_index(valued, ValuedItem, i);
        if (n_rows == 0 || counts->values[n_rows - 1] != entry->value) {
            counts->values[n_rows] = entry->value;
            counts->items[n_rows++] = entry->item;
        }
        for (gsize col = 0; col < n_cols; col++) {
            counts->cell[(n_rows - 1) * n_cols + col] +=
                anke_table_number(table, stat, entry->item, counts->groups[col]);
        }
    }
    counts->counts.n_rows = n_rows;
    return counts;
}

AnkeTableCounts *anke_table_counts_of_values(const AnkeTable *table, gboolean has_tested_only)
{
    return anke_table_sums_of_values(table, "n", has_tested_only);
}
