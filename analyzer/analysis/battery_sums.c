#include "analyzer/analysis/battery_sums.h"

#include <math.h>
#include <string.h>

/* Between the label of a group and that of a member. */
static const char separator[] = " / ";

static AnkeBatterySums *new_sums(gsize n_members)
{
    AnkeBatterySums *sums = g_new0(AnkeBatterySums, 1);
    sums->sx = g_new0(double, n_members + 1);
    sums->sxy = g_new0(double, n_members *n_members + 1);
    sums->rank_sums = g_new0(double, n_members + 1);
    sums->tie_sum = NAN;
    sums->moments = (AnkeMoments){NAN, n_members, sums->sx, sums->sxy};
    return sums;
}

void anke_battery_sums_free(AnkeBatterySums *sums)
{
    if (sums != NULL) {
        g_free(sums->sx);
        g_free(sums->sxy);
        g_free(sums->rank_sums);
        g_free(sums);
    }
}

/* Index of the column of a member; ANKE_ALL, where there are no sums, if there is none. */
static gint find_column(const AnkeTable *table, gint member, const char *group)
{
    const char *label = table->items[member].label;
    if (group == NULL) {
        return anke_table_find_group(table, label);
    }
    g_autofree char *joined = g_strconcat(group, separator, label, NULL);
    return anke_table_find_group(table, joined);
}

AnkeBatterySums *anke_battery_sums_new(const AnkeTable *table, const char *group)
{
    const gint n_members = (gint)table->n_items;
    AnkeBatterySums *sums = new_sums(table->n_items);
    for (gint member = 0; member < n_members; member++) {
        const gint column = find_column(table, member, group);
        if (member == 0) {
            sums->moments.n = anke_table_number(table, "n", member, column);
            sums->tie_sum = anke_table_number(table, "tie_sum", member, column);
        }
        sums->sx[member] = anke_table_number(table, "sx", member, column);
        sums->rank_sums[member] = anke_table_number(table, "rank_sum", member, column);
        for (gint item = 0; item < n_members; item++) {
            sums->sxy[item * n_members + member] = anke_table_number(table, "sxy", item, column);
        }
    }
    return sums;
}

void anke_battery_sums_shift(AnkeBatterySums *sums, double shift)
{
    const gsize n_members = sums->moments.n_variables;
    const double n = sums->moments.n;
    for (gsize i = 0; i < n_members; i++) {
        for (gsize k = 0; k < n_members; k++) {
            sums->sxy[i * n_members + k] -= shift * (sums->sx[i] + sums->sx[k] - shift * n);
        }
    }
    for (gsize i = 0; i < n_members; i++) {
        sums->sx[i] -= shift * n;
    }
}

static gboolean is_tick(const AnkeItem *item)
{
    return item->type == ANKE_ITEM_CHOICE && !item->is_exclusive;
}

AnkeBatterySums *anke_battery_sums_of_ticks(const AnkeTable *table)
{
    g_autofree gint *items = g_new(gint, table->n_items + 1);
    gsize n_items = 0;
    for (guint i = 0; i < table->n_items; i++) {
        if (is_tick(&table->items[i])) {
            items[n_items++] = (gint)i;
        }
    }
    AnkeBatterySums *sums = new_sums(n_items);
    sums->moments.n = anke_table_base(table, "answered", ANKE_ALL);
    for (gsize i = 0; i < n_items; i++) {
        const gint group = anke_table_find_group(table, table->items[items[i]].label);
        sums->sx[i] = anke_table_number(table, "n", items[i], ANKE_ALL);
        for (gsize k = 0; k < n_items; k++) {
            sums->sxy[k * n_items + i] =
                group >= 0 ? anke_table_number(table, "n", items[k], group) : NAN;
        }
    }
    return sums;
}

GPtrArray *anke_battery_groups(const AnkeTable *table)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < table->n_groups; i++) {
        /* Labels of choices do not hold the separator, those of questions may. */
        const char *label = table->groups[i].label;
        const char *end = strstr(label, separator);
        const gboolean is_first = end != NULL && table->n_items > 0 &&
                                  strcmp(end + strlen(separator), table->items[0].label) == 0;
        if (is_first && table->groups[i].type == ANKE_GROUP_CHOICE) {
            g_ptr_array_add(groups, g_strndup(label, (gsize)(end - label)));
        }
    }
    return groups;
}

char *anke_battery_break_label(const AnkeTable *table)
{
    g_autofree char *suffix = g_strconcat(" × ", table->label, NULL);
    return g_str_has_suffix(table->by_label, suffix)
               ? g_strndup(table->by_label, strlen(table->by_label) - strlen(suffix))
               : g_strdup(table->by_label);
}
