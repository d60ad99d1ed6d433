#include "analyzer/tally/battery.h"

#include <string.h>

static gsize product_at(guint a, guint b)
{
    const gsize greater = MAX(a, b);
    return greater * (greater + 1) / 2 + MIN(a, b);
}

static AnkeBatterySums *new_sums(guint n_members)
{
    AnkeBatterySums *sums = g_new0(AnkeBatterySums, 1);
    sums->sx = g_new0(AnkeCarefulSum, n_members);
    sums->rank_sum = g_new0(double, n_members);
    sums->sxy = g_new0(AnkeCarefulSum, product_at(n_members, 0));
    return sums;
}

static void free_sums(gpointer data)
{
    AnkeBatterySums *sums = data;
    g_free(sums->sx);
    g_free(sums->rank_sum);
    g_free(sums->sxy);
    g_free(sums);
}

static void add_member(AnkeBatterySheet *sheet, const AnkeCodebook *codebook, guint question)
{
    sheet->members[sheet->n_members] = &codebook->questions[question];
    sheet->questions[sheet->n_members++] = question;
}

AnkeBatterySheet *anke_battery_sheet_new(const AnkeCodebook *codebook, const AnkeBattery *battery,
                                         gint outcome, const AnkeBreak *by)
{
    AnkeBatterySheet *sheet = g_new0(AnkeBatterySheet, 1);
    const guint n_members = battery->n_members + (outcome >= 0 ? 1 : 0);
    sheet->has_outcome = outcome >= 0;
    sheet->members = g_new0(const AnkeQuestion *, n_members);
    sheet->questions = g_new0(guint, n_members);
    sheet->values = g_new0(double, n_members);
    sheet->ranks = g_new0(double, n_members);
    sheet->groups = g_hash_table_new_full(NULL, NULL, NULL, free_sums);
    sheet->by = by;
    if (sheet->has_outcome) {
        add_member(sheet, codebook, (guint)outcome);
    }
    for (guint i = 0; i < battery->n_members; i++) {
        add_member(sheet, codebook, battery->members[i]);
    }
    sheet->name = sheet->has_outcome ? g_strjoin("~", sheet->members[0]->name, battery->name, NULL)
                                     : g_strdup(battery->name);
    return sheet;
}

void anke_battery_sheet_free(AnkeBatterySheet *sheet)
{
    g_free(sheet->name);
    g_free(sheet->members);
    g_free(sheet->questions);
    g_free(sheet->values);
    g_free(sheet->ranks);
    g_hash_table_unref(sheet->groups);
    g_free(sheet);
}

/* Counting */

/* Whether every member has a number. */
static gboolean find_values(AnkeBatterySheet *sheet, const AnkeAnswer *answers)
{
    for (guint i = 0; i < sheet->n_members; i++) {
        sheet->values[i] = anke_question_value(sheet->members[i], &answers[sheet->questions[i]]);
        if (isnan(sheet->values[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Sets the middle ranks of the values; the sum of t^3 - t over runs of t equal ones, which is that
 * of t^2 - 1 over the values. */
static double find_ranks(AnkeBatterySheet *sheet)
{
    double tie_sum = 0;
    for (guint i = 0; i < sheet->n_members; i++) {
        double n_below = 0;
        double n_equal = 0;
        for (guint k = 0; k < sheet->n_members; k++) {
            n_below += sheet->values[k] < sheet->values[i] ? 1 : 0;
            n_equal += sheet->values[k] == sheet->values[i] ? 1 : 0;
        }
        sheet->ranks[i] = n_below + (n_equal + 1) / 2;
        tie_sum += n_equal * n_equal - 1;
    }
    return tie_sum;
}

static void add_person(const AnkeBatterySheet *sheet, guint slot, double tie_sum)
{
    AnkeBatterySums *sums = g_hash_table_lookup(sheet->groups, GUINT_TO_POINTER(slot));
    if (sums == NULL) {
        sums = new_sums(sheet->n_members);
        g_hash_table_insert(sheet->groups, GUINT_TO_POINTER(slot), sums);
    }
    sums->n++;
    sums->tie_sum += tie_sum;
    for (guint i = 0; i < sheet->n_members; i++) {
        anke_careful_sum_add(&sums->sx[i], sheet->values[i]);
        sums->rank_sum[i] += sheet->ranks[i];
        for (guint k = 0; k <= i; k++) {
            anke_careful_sum_add(&sums->sxy[product_at(i, k)], sheet->values[i] * sheet->values[k]);
        }
    }
}

void anke_battery_sheet_count(AnkeBatterySheet *sheet, const AnkePanel *panel,
                              const AnkeAnswer *answers)
{
    if (!find_values(sheet, answers)) {
        return;
    }
    const double tie_sum = find_ranks(sheet);
    if (sheet->by == NULL) {
        add_person(sheet, 0, tie_sum);
        return;
    }
    const guint first = sheet->by->first_slot;
    const guint end = first + sheet->by->parts[0].n_codes;
    for (guint i = 0; i < panel->n_active; i++) {
        if (panel->active[i] >= first && panel->active[i] < end) {
            add_person(sheet, panel->active[i], tie_sum);
        }
    }
}

const AnkeBatterySums *anke_battery_sheet_sums(const AnkeBatterySheet *sheet, guint slot)
{
    return g_hash_table_lookup(sheet->groups, GUINT_TO_POINTER(slot));
}

double anke_battery_product(const AnkeBatterySums *sums, guint a, guint b)
{
    return anke_careful_sum_value(&sums->sxy[product_at(a, b)]);
}
