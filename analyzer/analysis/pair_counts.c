#include "analyzer/analysis/pair_counts.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/ordered_table.h"
#include "analyzer/analysis/table_counts.h"

gboolean anke_pair_has_numbers(const AnkeTable *table)
{
    return table->type == ANKE_TYPE_NUMBER && table->by_type == ANKE_TYPE_NUMBER &&
           g_strcmp0(anke_table_text(table, "pair", ANKE_ALL, ANKE_ALL), "yes") == 0;
}

/* A choice of both questions. */
typedef struct {
    gint item, group;
    double score;
} Category;

static gint compare_categories(gconstpointer a, gconstpointer b)
{
    const Category *left = a, *right = b;
    if (left->score != right->score) {
        return left->score < right->score ? -1 : 1;
    }
    return (left->item > right->item) - (left->item < right->item);
}

/* NULL: a choice of the one is no choice of the other. */
static GArray *list_categories(const AnkeTable *table, gboolean has_scores)
{
    g_autoptr(GArray) categories = g_array_new(FALSE, FALSE, sizeof(Category));
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const AnkeItem *choice = &table->items[item];
        if (choice->type != ANKE_ITEM_CHOICE || (has_scores && isnan(choice->score))) {
            continue;
        }
        const gint group = anke_table_find_group(table, choice->label);
        if (group == ANKE_ALL || table->groups[group].type != ANKE_GROUP_CHOICE) {
            return NULL;
        }
        const Category category = {item, group, choice->score};
        g_array_append_val(categories, category);
    }
    if (has_scores) {
        g_array_sort(categories, compare_categories);
    }
    return g_steal_pointer(&categories);
}

static AnkePairCounts *count_categories(const AnkeTable *table, gboolean has_scores)
{
    g_autoptr(GArray) categories = list_categories(table, has_scores);
    if (categories == NULL) {
        return NULL;
    }
    const gsize size = categories->len;
    AnkePairCounts *pair = g_new0(AnkePairCounts, 1);
    pair->cell = g_new0(double, size *size + 1);
    pair->counts = (AnkeCounts){pair->cell, size, size};
    pair->row_values = has_scores ? g_new0(double, size + 1) : NULL;
    pair->col_values = has_scores ? g_new0(double, size + 1) : NULL;
    for (gsize row = 0; row < size; row++) {
        const Category *first = &g_array_index(categories, Category, row);
        for (gsize col = 0; col < size; col++) {
            const Category *second = &g_array_index(categories, Category, col);
            pair->cell[row * size + col] =
                anke_table_number(table, "n", first->item, second->group);
        }
        if (has_scores) {
            pair->row_values[row] = pair->col_values[row] = first->score;
        }
    }
    return pair;
}

AnkePairCounts *anke_pair_counts_of_choices(const AnkeTable *table)
{
    return count_categories(table, FALSE);
}

AnkePairCounts *anke_pair_counts_of_scores(const AnkeTable *table)
{
    return count_categories(table, TRUE);
}

AnkePairCounts *anke_pair_counts_of_numbers(const AnkeTable *table)
{
    g_autoptr(AnkeTableCounts) rows = anke_table_counts_of_values(table, TRUE);
    g_autoptr(AnkeOrderedTable) ordered = anke_ordered_table_new(table, rows);
    if (ordered == NULL || !anke_table_has_valued_groups(table)) {
        return NULL;
    }
    AnkePairCounts *pair = g_new0(AnkePairCounts, 1);
    pair->counts = ordered->counts;
    pair->cell = g_steal_pointer(&ordered->cell);
    pair->row_values = g_steal_pointer(&rows->values);
    pair->col_values = g_steal_pointer(&ordered->col_values);
    return pair;
}

void anke_pair_counts_free(AnkePairCounts *pair)
{
    if (pair != NULL) {
        g_free(pair->cell);
        g_free(pair->row_values);
        g_free(pair->col_values);
        g_free(pair);
    }
}
