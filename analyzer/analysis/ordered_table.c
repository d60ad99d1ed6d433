#include "analyzer/analysis/ordered_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/number.h"

/* What a group is worth: by its score, its label, its place. */
typedef double (*ValueFunc)(const AnkeTable *table, guint group);

static double value_by_score(const AnkeTable *table, guint group)
{
    return table->groups[group].score;
}

static double value_by_label(const AnkeTable *table, guint group)
{
    const char *label = table->groups[group].label;
    double value = NAN;
    (void)anke_number_parse(label, strlen(label), &value);
    return value;
}

static double value_by_place(G_GNUC_UNUSED const AnkeTable *table, guint group)
{
    return (double)(group + 1);
}

static guint count_valued(const AnkeTable *table, ValueFunc value)
{
    guint n = 0;
    for (guint group = 0; group < table->n_groups; group++) {
        n += table->groups[group].type == ANKE_GROUP_CHOICE && !isnan(value(table, group));
    }
    return n;
}

/* NULL: the groups have no order. */
static ValueFunc choose_value(const AnkeTable *table)
{
    const gboolean is_sequence =
        table->by_type == ANKE_TYPE_SCALE || table->by_type == ANKE_TYPE_NUMBER;
    const guint n_groups = anke_table_n_tested_groups(table);
    const guint n_scores = count_valued(table, value_by_score);
    if (n_groups < 2 || *table->by == '\0' || strchr(table->by, ':') != NULL ||
        table->by_type == ANKE_TYPE_MULTIPLE) {
        return NULL;
    }
    if (n_scores == n_groups || (is_sequence && n_scores > 1)) {
        return value_by_score;
    }
    if (!is_sequence) {
        return NULL;
    }
    return count_valued(table, value_by_label) == n_groups ? value_by_label : value_by_place;
}

gboolean anke_table_has_ordered_groups(const AnkeTable *table)
{
    return choose_value(table) != NULL;
}

gboolean anke_table_has_valued_groups(const AnkeTable *table)
{
    const ValueFunc value = choose_value(table);
    return value != NULL && value != value_by_place &&
           count_valued(table, value) == anke_table_n_tested_groups(table);
}

typedef struct {
    gsize col;
    double value;
} ValuedColumn;

static int compare_columns(const void *a, const void *b)
{
    const ValuedColumn *left = a, *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

static GArray *list_columns(const AnkeTable *table, const AnkeTableCounts *rows, ValueFunc value)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(ValuedColumn));
    for (gsize col = 0; col < rows->counts.n_cols; col++) {
        ValuedColumn column = {col, value(table, (guint)rows->groups[col])};
        if (!isnan(column.value)) {
            g_array_append_val(columns, column);
        }
    }
    g_array_sort(columns, compare_columns);
    return columns;
}

/* Numbers the columns by their distinct values; returns how many there are. */
static gsize number_columns(const GArray *columns, gsize *targets, double *values)
{
    gsize n = 0;
    for (guint i = 0; i < columns->len; i++) {
        const ValuedColumn *column = &g_array_index(columns, ValuedColumn, i);
        if (n == 0 || values[n - 1] != column->value) {
            values[n++] = column->value;
        }
        targets[i] = n - 1;
    }
    return n;
}

AnkeOrderedTable *anke_ordered_table_new(const AnkeTable *table, const AnkeTableCounts *rows)
{
    ValueFunc value = choose_value(table);
    if (value == NULL) {
        return NULL;
    }
    g_autoptr(GArray) columns = list_columns(table, rows, value);
    g_autofree gsize *targets = g_new0(gsize, columns->len + 1);
    AnkeOrderedTable *ordered = g_new0(AnkeOrderedTable, 1);
    const gsize n_rows = rows->counts.n_rows;
    ordered->col_values = g_new0(double, columns->len + 1);
    const gsize n_cols = number_columns(columns, targets, ordered->col_values);
    ordered->cell = g_new0(double, n_rows *n_cols + 1);
    for (gsize row = 0; row < n_rows; row++) {
        for (guint i = 0; i < columns->len; i++) {
            const gsize col = g_array_index(columns, ValuedColumn, i).col;
            ordered->cell[row * n_cols + targets[i]] +=
                rows->counts.cell[row * rows->counts.n_cols + col];
        }
    }
    ordered->counts = (AnkeCounts){ordered->cell, n_rows, n_cols};
    ordered->row_values = rows->values;
    return ordered;
}

void anke_ordered_table_free(AnkeOrderedTable *ordered)
{
    if (ordered != NULL) {
        g_free(ordered->cell);
        g_free(ordered->col_values);
        g_free(ordered);
    }
}
