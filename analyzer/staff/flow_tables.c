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

/* Of whom a flow is; NULL: nobody. */
typedef struct {
    const AnkeDiagonals *stock;
    const AnkeDiagonals *hires;
    const AnkeDiagonals *leavers[ANKE_N_EXITS];
    const AnkeDiagonals *in_year[ANKE_N_EXITS];
} People;

static People people_of_all(const AnkeStaffCounts *counts)
{
    People people = {.stock = counts->all, .hires = counts->hires};
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        people.leavers[i] = counts->leavers[i];
        people.in_year[i] = counts->in_year[i];
    }
    return people;
}

static People people_of_job(const AnkeStaffCounts *counts, guint job)
{
    People people = {.stock = anke_staff_counts_of(counts, ANKE_STAFF_JOB, job),
                     .hires = anke_staff_counts_job(counts->job_hires, job)};
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        people.leavers[i] = anke_staff_counts_job(counts->job_leavers[i], job);
        people.in_year[i] = anke_staff_counts_job(counts->job_in_year[i], job);
    }
    return people;
}

/* Leavers' ages are those of 1 April before they left. */
static void sum_leavers(const People *people, int year, double *flow)
{
    for (guint i = 0; i < ANKE_N_EXITS; i++) {
        gint64 n = 0;
        flow[FLOW_LEAVERS] += (double)anke_diagonals_total(people->leavers[i], year);
        flow[FLOW_LEAVERS_AGE_SUM] += (double)anke_diagonals_age_sum(people->leavers[i], year, &n);
        flow[FLOW_LEAVERS_AGE_N] += (double)n;
        flow[FLOW_IN_YEAR] += (double)anke_diagonals_total(people->in_year[i], year);
        flow[FLOW_IN_YEAR_AGE_SUM] +=
            (double)anke_diagonals_age_sum(people->in_year[i], year, NULL);
    }
    flow[FLOW_RETIRED] = (double)anke_diagonals_total(people->leavers[ANKE_EXIT_RETIRED], year);
    flow[FLOW_QUIT] = (double)anke_diagonals_total(people->leavers[ANKE_EXIT_QUIT], year);
}

static void sum_flow(const People *people, int year, double flow[FLOW_N])
{
    gint64 n = 0;
    for (guint i = 0; i < FLOW_N; i++) {
        flow[i] = 0;
    }
    sum_leavers(people, year, flow);
    flow[FLOW_STOCK] = (double)anke_diagonals_total(people->stock, year);
    flow[FLOW_HIRES] = (double)anke_diagonals_total(people->hires, year + 1);
    flow[FLOW_STOCK_NEXT] = (double)anke_diagonals_total(people->stock, year + 1);
    flow[FLOW_IDENTITY] =
        flow[FLOW_STOCK_NEXT] - (flow[FLOW_STOCK] - flow[FLOW_LEAVERS] + flow[FLOW_HIRES]);
    flow[FLOW_AGE_SUM] = (double)anke_diagonals_age_sum(people->stock, year, &n);
    flow[FLOW_AGE_N] = (double)n;
    flow[FLOW_HIRES_AGE_SUM] = (double)anke_diagonals_age_sum(people->hires, year + 1, &n);
    flow[FLOW_HIRES_AGE_N] = (double)n;
}

static void set_flow(AnkeTableDraft *draft, guint group, const double flow[FLOW_N])
{
    for (guint i = 0; i < FLOW_N; i++) {
        anke_table_draft_set(draft, 0, group, i, flow[i]);
    }
}

static void write_flow(const AnkeRoster *roster, const AnkeStaffWindow *complete,
                       AnkeStreamWriter *writer)
{
    AnkeTableHead head = {"flow", "採用と退職",          ANKE_TYPE_NUMBER, "人",
                          "year", anke_staff_year_label, flow_stats};
    People people = people_of_all(roster->counts);
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&head);
    anke_table_draft_add_item(draft, "", ANKE_ITEM_CHOICE, NULL);
    add_fiscal_years(draft, complete);
    for (int year = complete->from; year <= complete->to; year++) {
        double flow[FLOW_N];
        sum_flow(&people, year, flow);
        set_flow(draft, (guint)(year - complete->from), flow);
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

/* Sets the numbers of a group; the first item is the number `first`. */
static void set_numbers(AnkeTableDraft *draft, const NumberTable *table, guint group, int year,
                        int first)
{
    guint n_numbers = anke_table_draft_n_items(draft) - (table->has_unknown ? 1 : 0);
    for (guint i = 0; i < n_numbers; i++) {
        int number = first + (int)i;
        anke_table_draft_set(
            draft, i, group, 0,
            (double)anke_diagonals_between(table->people, year + table->shift, number, number));
    }
    if (table->has_unknown) {
        anke_table_draft_set(
            draft, n_numbers, group, 0,
            (double)anke_diagonals_get(table->people, ANKE_COHORT_UNKNOWN, year + table->shift));
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
        set_numbers(draft, table, (guint)(year - years->from), year, first);
    }
    anke_table_draft_write(draft, writer);
}

static NumberTable hire_age_table(const AnkeRoster *roster, const char *by, const char *by_label)
{
    return (NumberTable){.head = {"hire_age", "採用時の年齢", ANKE_TYPE_NUMBER, "歳", by, by_label,
                                  anke_staff_counted},
                         .people = roster->counts->hires,
                         .shift = 1};
}

/* By job: a job in a fiscal year. */
typedef struct {
    guint job;
    int year;
} JobYear;

typedef gboolean (*JobYearFunc)(const AnkeRoster *roster, const JobYear *at);

/* Whether anybody of the job was there, came or left. */
static gboolean has_flow(const AnkeRoster *roster, const JobYear *at)
{
    double flow[FLOW_N];
    People people = people_of_job(roster->counts, at->job);
    sum_flow(&people, at->year, flow);
    return flow[FLOW_STOCK] + flow[FLOW_LEAVERS] + flow[FLOW_HIRES] > 0;
}

static gboolean has_hires(const AnkeRoster *roster, const JobYear *at)
{
    const AnkeDiagonals *hires = anke_staff_counts_job(roster->counts->job_hires, at->job);
    return anke_diagonals_total(hires, at->year + 1) > 0;
}

/* Adds a group for every year and job that is wanted. Returns them, JobYear. */
static GArray *add_jobs(const AnkeRoster *roster, const AnkeStaffWindow *complete,
                        JobYearFunc is_wanted, AnkeTableDraft *draft)
{
    GArray *added = g_array_new(FALSE, FALSE, sizeof(JobYear));
    g_autoptr(GArray) jobs = anke_staff_labels_ordered(roster->labels, ANKE_STAFF_JOB);
    for (int year = complete->from; year <= complete->to; year++) {
        g_autofree char *fiscal = anke_day_fiscal_label(year);
        for (guint i = 0; i < jobs->len; i++) {
            JobYear at = {g_array_index(jobs, guint, i), year};
            if (!is_wanted(roster, &at)) {
                continue;
            }
            g_autofree char *label = g_strdup_printf(
                "%s / %s", fiscal, anke_staff_label_of(roster, ANKE_STAFF_JOB, at.job));
            gboolean is_known = at.job != ANKE_STAFF_UNKNOWN;
            anke_table_draft_add_group(draft, label,
                                       is_known ? ANKE_GROUP_CHOICE : ANKE_GROUP_NOANSWER, year);
            g_array_append_val(added, at);
        }
    }
    return added;
}

static char *label_job_break(void)
{
    return g_strdup_printf("%s / %s", anke_staff_year_label, anke_staff_kind_label(ANKE_STAFF_JOB));
}

static void write_flow_by_job(const AnkeRoster *roster, const AnkeStaffWindow *complete,
                              AnkeStreamWriter *writer)
{
    g_autofree char *by_label = label_job_break();
    AnkeTableHead head = {"flow",     "採用と退職", ANKE_TYPE_NUMBER, "人",
                          "year:job", by_label,     flow_stats};
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&head);
    anke_table_draft_add_item(draft, "", ANKE_ITEM_CHOICE, NULL);
    g_autoptr(GArray) groups = add_jobs(roster, complete, has_flow, draft);
    for (guint i = 0; i < groups->len; i++) {
        const JobYear *at = &g_array_index(groups, JobYear, i);
        double flow[FLOW_N];
        People people = people_of_job(roster->counts, at->job);
        sum_flow(&people, at->year, flow);
        set_flow(draft, i, flow);
    }
    anke_table_draft_write(draft, writer);
}

static void write_hire_ages_by_job(const AnkeRoster *roster, const AnkeStaffWindow *complete,
                                   AnkeStreamWriter *writer)
{
    int first;
    int last;
    g_autofree char *by_label = label_job_break();
    NumberTable table = hire_age_table(roster, "year:job", by_label);
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&table.head);
    find_numbers(&table, complete->from, complete->to, &first, &last);
    add_numbers(draft, &table, first, last);
    g_autoptr(GArray) groups = add_jobs(roster, complete, has_hires, draft);
    for (guint i = 0; i < groups->len; i++) {
        const JobYear *at = &g_array_index(groups, JobYear, i);
        table.people = anke_staff_counts_job(roster->counts->job_hires, at->job);
        set_numbers(draft, &table, i, at->year, first);
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
        NumberTable hires = hire_age_table(roster, "year", anke_staff_year_label);
        write_numbers(&hires, &complete, TRUE, writer);
        if (anke_staff_has(roster, ANKE_COLUMN_JOB)) {
            write_flow_by_job(roster, &complete, writer);
            write_hire_ages_by_job(roster, &complete, writer);
        }
    }
    NumberTable service = {.head = {"service", "勤続年数", ANKE_TYPE_NUMBER, "年", "year",
                                    anke_staff_year_label, anke_staff_counted},
                           .people = roster->counts->service};
    write_numbers(&service, window, FALSE, writer);
}
