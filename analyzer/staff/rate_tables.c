/* What leaving rates and survival are made of: exposures and exits by age, risk sets by day. */
#include <math.h>

#include "analyzer/staff/staff_tables.h"
#include "analyzer/staff/tenure.h"

enum { YOUNGEST_EVER = 0, OLDEST_EVER = 200, EXPOSURE = 0, EXITS = 1, EXITS_ALL = 2, N_RATE = 3 };

static const char *const rate_stats[] = {"exposure", "exits", "exits_all", NULL};
static const char *const tenure_stats[] = {"at_risk", "events", NULL};

/* People of one job, or of all. Exits are of those in service on 1 April of the fiscal year. */
typedef struct {
    const AnkeDiagonals *stock;
    const GPtrArray *exits[2]; /* by job: quits; all but 定年 */
    gint job;                  /* -1: all */
} Source;

static gint64 exits_of(const Source *source, guint kind, int year, int age)
{
    gint64 n = 0;
    for (guint job = 0; job < source->exits[kind]->len; job++) {
        if (source->job < 0 || source->job == (gint)job) {
            n +=
                anke_diagonals_between(g_ptr_array_index(source->exits[kind], job), year, age, age);
        }
    }
    return n;
}

/* Sums over the complete fiscal years. */
static void sum_rates(const Source *source, const AnkeStaffWindow *window, int age,
                      double sums[N_RATE])
{
    sums[EXPOSURE] = sums[EXITS] = sums[EXITS_ALL] = 0;
    for (int year = window->from; year < window->to; year++) {
        sums[EXPOSURE] += (double)anke_diagonals_between(source->stock, year, age, age);
        sums[EXITS] += (double)exits_of(source, 0, year, age);
        sums[EXITS_ALL] += (double)exits_of(source, 1, year, age);
    }
}

/* The ages with anybody in the complete years. */
static void find_ages(const AnkeRoster *roster, const AnkeStaffWindow *window, int *first,
                      int *last)
{
    *first = OLDEST_EVER;
    *last = YOUNGEST_EVER - 1;
    for (int year = window->from; year < window->to; year++) {
        for (int age = YOUNGEST_EVER; age <= OLDEST_EVER; age++) {
            if (anke_diagonals_between(roster->counts->all, year, age, age) > 0) {
                *first = MIN(*first, age);
                *last = MAX(*last, age);
            }
        }
    }
}

/* Adds everybody and, where the table is broken down, the categories of a kind: their numbers. */
static GArray *add_groups(AnkeTableDraft *draft, const AnkeRoster *roster,
                          const AnkeStaffWindow *window, gboolean is_broken, AnkeStaffKind kind)
{
    GArray *numbers = is_broken ? anke_staff_numbers_in(roster, kind, window)
                                : g_array_new(FALSE, FALSE, sizeof(guint));
    anke_table_draft_add_group(draft, "", ANKE_GROUP_CHOICE, NAN);
    for (guint i = 0; i < numbers->len; i++) {
        guint number = g_array_index(numbers, guint, i);
        anke_table_draft_add_group(
            draft, anke_staff_label_of(roster, kind, number),
            number == ANKE_STAFF_UNKNOWN ? ANKE_GROUP_NOANSWER : ANKE_GROUP_CHOICE, NAN);
    }
    return numbers;
}

static void add_value(AnkeTableDraft *draft, gint64 value)
{
    char label[24];
    (void)g_snprintf(label, sizeof label, "%" G_GINT64_FORMAT, value);
    anke_table_draft_add_item(draft, label, ANKE_ITEM_VALUE, NULL);
}

/* Sets the sums of the ages from `first` on. */
static void set_rates(AnkeTableDraft *draft, guint group, const Source *source,
                      const AnkeStaffWindow *window, int first)
{
    for (guint item = 0; item < anke_table_draft_n_items(draft); item++) {
        double sums[N_RATE];
        sum_rates(source, window, first + (int)item, sums);
        for (guint stat = 0; stat < N_RATE; stat++) {
            anke_table_draft_set(draft, item, group, stat, sums[stat]);
        }
    }
}

static void write_rates(const AnkeRoster *roster, const AnkeStaffWindow *window, gboolean by_job,
                        AnkeStreamWriter *writer)
{
    const AnkeStaffCounts *counts = roster->counts;
    AnkeTableHead head = {"leave_rate", "年齢別離職率",      ANKE_TYPE_NUMBER,
                          "歳",         by_job ? "job" : "", anke_staff_kind_label(ANKE_STAFF_JOB),
                          rate_stats};
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&head);
    int first;
    int last;
    find_ages(roster, window, &first, &last);
    for (int age = first; age <= last; age++) {
        add_value(draft, age);
    }
    g_autoptr(GArray) jobs = add_groups(draft, roster, window, by_job, ANKE_STAFF_JOB);
    Source source = {counts->all, {counts->exits[0], counts->exits[1]}, -1};
    set_rates(draft, 0, &source, window, first);
    for (guint i = 0; i < jobs->len; i++) {
        guint job = g_array_index(jobs, guint, i);
        source.stock = anke_staff_counts_of(counts, ANKE_STAFF_JOB, job);
        source.job = (gint)job;
        set_rates(draft, i + 1, &source, window, first);
    }
    anke_table_draft_write(draft, writer);
}

static void set_steps(AnkeTableDraft *draft, guint group, const GArray *steps)
{
    for (guint i = 0; i < steps->len; i++) {
        const AnkeTenureStep *step = &g_array_index(steps, AnkeTenureStep, i);
        anke_table_draft_set(draft, i, group, 0, (double)step->at_risk);
        anke_table_draft_set(draft, i, group, 1, (double)step->events);
    }
}

static void write_tenure(const AnkeRoster *roster, const AnkeStaffWindow *window, gboolean by_sex,
                         AnkeStreamWriter *writer)
{
    AnkeTableHead head = {"tenure",    "勤続日数",          ANKE_TYPE_NUMBER,
                          "日",        by_sex ? "sex" : "", anke_staff_kind_label(ANKE_STAFF_SEX),
                          tenure_stats};
    g_autoptr(AnkeTableDraft) draft = anke_table_draft_new(&head);
    g_autoptr(GArray) everybody =
        anke_tenure_steps(roster->counts, -1, window->from, window->to, NULL);
    for (guint i = 0; i < everybody->len; i++) {
        add_value(draft, g_array_index(everybody, AnkeTenureStep, i).day);
    }
    g_autoptr(GArray) sexes = add_groups(draft, roster, window, by_sex, ANKE_STAFF_SEX);
    set_steps(draft, 0, everybody);
    for (guint i = 0; i < sexes->len; i++) {
        g_autoptr(GArray) steps =
            anke_tenure_steps(roster->counts, (gint)g_array_index(sexes, guint, i), window->from,
                              window->to, everybody);
        set_steps(draft, i + 1, steps);
    }
    anke_table_draft_write(draft, writer);
}

void anke_staff_write_rates(const AnkeRoster *roster, const AnkeStaffWindow *window,
                            AnkeStreamWriter *writer)
{
    if (window->from >= window->to) {
        return;
    }
    write_rates(roster, window, FALSE, writer);
    if (anke_staff_has(roster, ANKE_COLUMN_JOB)) {
        write_rates(roster, window, TRUE, writer);
    }
    write_tenure(roster, window, FALSE, writer);
    if (anke_staff_has(roster, ANKE_COLUMN_SEX)) {
        write_tenure(roster, window, TRUE, writer);
    }
}
