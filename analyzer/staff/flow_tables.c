/* Who came and who left, by fiscal year, and years of service on 1 April. */
#include <math.h>

#include "analyzer/staff/staff_day.h"
#include "analyzer/staff/staff_tables.h"

enum { LONGEST_SERVICE = 100 };

typedef enum {
    FLOW_STOCK,
    FLOW_LEAVERS,
    FLOW_RETIRED,
    FLOW_QUIT,
    FLOW_HIRES,
    FLOW_STOCK_NEXT,
    FLOW_IDENTITY,
    FLOW_AGE_SUM,
    FLOW_LEAVERS_AGE_SUM,
    FLOW_HIRES_AGE_SUM,
    FLOW_AGE_N,
    FLOW_LEAVERS_AGE_N,
    FLOW_HIRES_AGE_N,
    FLOW_IN_YEAR,
    FLOW_IN_YEAR_AGE_SUM,
    FLOW_N
} Flow;

static const char *const flow_stats[FLOW_N + 1] = {
    "stock",           "leavers",       "retired",         "quit",
    "hires",           "stock_next",    "identity",        "age_sum",
    "leavers_age_sum", "hires_age_sum", "age_n",           "leavers_age_n",
    "hires_age_n",     "in_year",       "in_year_age_sum", NULL};

/* The fiscal years that end within the window. */
static AnkeStaffWindow complete_years(const AnkeStaffWindow *window)
{
    AnkeStaffWindow complete = *window;
    complete.to--;
    complete.n_years--;
    return complete;
}

/* Complete fiscal years as groups. */
static void add_fiscal_years(AnkeTableDraft *draft, const AnkeStaffWindow *complete)
{
    for (int year = complete->from; year <= complete->to; year++) {
        g_autofree char *label = anke_day_fiscal_label(year);
        anke_table_draft_add_group(draft, label, ANKE_GROUP_CHOICE, year);
    }
}

/* Leavers' ages are those of 1 April before they left. */
static void sum_leavers(const AnkeStaffCounts *counts, int year, double *flow)
{
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        gint64 n = 0;
        flow[FLOW_LEAVERS] += (double)anke_diagonals_total(counts->leavers[i], year);
        flow[FLOW_LEAVERS_AGE_SUM] += (double)anke_diagonals_age_sum(counts->leavers[i], year, &n);
        flow[FLOW_LEAVERS_AGE_N] += (double)n;
        flow[FLOW_IN_YEAR] += (double)anke_diagonals_total(counts->in_year[i], year);
        flow[FLOW_IN_YEAR_AGE_SUM] +=
            (double)anke_diagonals_age_sum(counts->in_year[i], year, NULL);
    }
    flow[FLOW_RETIRED] = (double)anke_diagonals_total(counts->leavers[ANKE_EXIT_RETIRED], year);
    flow[FLOW_QUIT] = (double)anke_diagonals_total(counts->leavers[ANKE_EXIT_QUIT], year);
}

static void sum_flow(const AnkeStaffCounts *counts, int year, double flow[FLOW_N])
{
    gint64 n = 0;
    for (guint i = 0; i < FLOW_N; i++) {
        flow[i] = 0;
    }
    sum_leavers(counts, year, flow);
    flow[FLOW_STOCK] = (double)anke_diagonals_total(counts->all, year);
    flow[FLOW_HIRES] = (double)anke_diagonals_total(counts->hires, year + 1);
    flow[FLOW_STOCK_NEXT] = (double)anke_diagonals_total(counts->all, year + 1);
    flow[FLOW_IDENTITY] =
        flow[FLOW_STOCK_NEXT] - (flow[FLOW_STOCK] - flow[FLOW_LEAVERS] + flow[FLOW_HIRES]);
    flow[FLOW_AGE_SUM] = (double)anke_diagonals_age_sum(counts->all, year, &n);
    flow[FLOW_AGE_N] = (double)n;
    flow[FLOW_HIRES_AGE_SUM] = (double)anke_diagonals_age_sum(counts->hires, year + 1, &n);
    flow[FLOW_HIRES_AGE_N] = (double)n;
}

static void write_flow(const AnkeRoster *roster, const AnkeStaffWindow *complete,
                       AnkeStreamWriter *writer)
{
    AnkeTableHead head = {"flow", "採用と退職",          ANKE_TYPE_NUMBER, "人",
                          "year", anke_staff_year_label, flow_stats};
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&head);
    anke_table_draft_add_item(draft, "", ANKE_ITEM_CHOICE, NULL);
    add_fiscal_years(draft, complete);
    for (int year = complete->from; year <= complete->to; year++) {
        double flow[FLOW_N];
        sum_flow(roster->counts, year, flow);
        for (guint i = 0; i < FLOW_N; i++) {
            anke_table_draft_set(draft, 0, (guint)(year - complete->from), i, flow[i]);
        }
    }
    anke_table_draft_write(draft, writer);
}

/* Leavers by the reasons of the roster; those of no known reason are その他 or 不明. */
static void write_reasons(const AnkeRoster *roster, const AnkeStaffWindow *complete,
                          AnkeStreamWriter *writer)
{
    AnkeTableHead head = {"leaving_reason",      "退職事由",        ANKE_TYPE_SINGLE, NULL, "year",
                          anke_staff_year_label, anke_staff_counted};
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&head);
    g_autoptr(GArray) reasons = anke_staff_numbers_in(roster, ANKE_STAFF_REASON, complete);
    for (guint i = 0; i < reasons->len; i++) {
        guint number = g_array_index(reasons, guint, i);
        anke_table_draft_add_item(
            draft, anke_staff_label_of(roster, ANKE_STAFF_REASON, number),
            number == ANKE_STAFF_UNKNOWN ? ANKE_ITEM_NOANSWER : ANKE_ITEM_CHOICE, NULL);
    }
    add_fiscal_years(draft, complete);
    for (guint i = 0; i < reasons->len; i++) {
        const AnkeDiagonals *people = anke_staff_counts_of(roster->counts, ANKE_STAFF_REASON,
                                                           g_array_index(reasons, guint, i));
        for (int year = complete->from; year <= complete->to; year++) {
            anke_table_draft_set(draft, i, (guint)(year - complete->from), 0,
                                 (double)anke_diagonals_total(people, year));
        }
    }
    anke_table_draft_write(draft, writer);
}

/* A table of numbers (ages, years of service) that are year - cohort. */
typedef struct {
    AnkeTableHead head;
    const AnkeDiagonals *people;
    int shift; /* the group of a year holds the people of year + shift */
    gboolean has_unknown;
} NumberTable;

static void add_numbers(AnkeTableDraft *draft, const NumberTable *table, int first, int last)
{
    for (int number = first; number <= last; number++) {
        char label[24];
        (void)g_snprintf(label, sizeof label, "%d", number);
        anke_table_draft_add_item(draft, label, ANKE_ITEM_VALUE, NULL);
    }
    if (table->has_unknown) {
        anke_table_draft_add_item(draft, anke_staff_unknown_label, ANKE_ITEM_NOANSWER, NULL);
    }
}

static void find_numbers(NumberTable *table, int from, int to, int *first, int *last)
{
    *first = LONGEST_SERVICE;
    *last = -1;
    for (int year = from; year <= to; year++) {
        for (int number = 0; number <= LONGEST_SERVICE; number++) {
            if (anke_diagonals_between(table->people, year + table->shift, number, number) > 0) {
                *first = MIN(*first, number);
                *last = MAX(*last, number);
            }
        }
        table->has_unknown =
            table->has_unknown ||
            anke_diagonals_get(table->people, ANKE_COHORT_UNKNOWN, year + table->shift) > 0;
    }
}

static void write_numbers(NumberTable *table, const AnkeStaffWindow *years, gboolean is_fiscal,
                          AnkeStreamWriter *writer)
{
    int first;
    int last;
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&table->head);
    find_numbers(table, years->from, years->to, &first, &last);
    add_numbers(draft, table, first, last);
    if (is_fiscal) {
        add_fiscal_years(draft, years);
    } else {
        anke_staff_add_years(draft, years);
    }
    for (int year = years->from; year <= years->to; year++) {
        guint group = (guint)(year - years->from);
        for (int number = first; number <= last; number++) {
            anke_table_draft_set(
                draft, (guint)(number - first), group, 0,
                (double)anke_diagonals_between(table->people, year + table->shift, number, number));
        }
        if (table->has_unknown) {
            anke_table_draft_set(draft, anke_table_draft_n_items(draft) - 1, group, 0,
                                 (double)anke_diagonals_get(table->people, ANKE_COHORT_UNKNOWN,
                                                            year + table->shift));
        }
    }
    anke_table_draft_write(draft, writer);
}

void anke_staff_write_flows(const AnkeRoster *roster, const AnkeStaffWindow *window,
                            AnkeStreamWriter *writer)
{
    if (window->from < window->to) {
        AnkeStaffWindow complete = complete_years(window);
        write_flow(roster, &complete, writer);
        if (anke_staff_has(roster, ANKE_COLUMN_REASON)) {
            write_reasons(roster, &complete, writer);
        }
        NumberTable hires = {.head = {"hire_age", "採用時の年齢", ANKE_TYPE_NUMBER, "歳", "year",
                                      anke_staff_year_label, anke_staff_counted},
                             .people = roster->counts->hires,
                             .shift = 1};
        write_numbers(&hires, &complete, TRUE, writer);
    }
    NumberTable service = {.head = {"service", "勤続年数", ANKE_TYPE_NUMBER, "年", "year",
                                    anke_staff_year_label, anke_staff_counted},
                           .people = roster->counts->service};
    write_numbers(&service, window, FALSE, writer);
}
