#include "analyzer/staff/staff_tables.h"

#include <math.h>

#include "analyzer/base/error.h"
#include "analyzer/staff/staff_day.h"

const char *const anke_staff_counted[] = {"n", NULL};
const char anke_staff_unknown_label[] = "不明";
const char anke_staff_year_label[] = "年";

gboolean anke_staff_has(const AnkeRoster *roster, AnkeStaffColumn column)
{
    return roster->columns->at[column] >= 0;
}

void anke_staff_add_years(AnkeTableDraft *draft, const AnkeStaffWindow *window)
{
    for (guint i = 0; i < window->n_years; i++) {
        g_autofree char *label = anke_day_year_label(window->years[i]);
        anke_table_draft_add_group(draft, label, ANKE_GROUP_CHOICE, window->years[i]);
    }
}

const char *anke_staff_label_of(const AnkeRoster *roster, AnkeStaffKind kind, guint number)
{
    const AnkeStaffLabel *label = anke_staff_labels_at(roster->labels, kind, number);
    return label->label != NULL ? label->label : anke_staff_unknown_label;
}

static gboolean has_people(const AnkeRoster *roster, AnkeStaffKind kind, guint number,
                           const AnkeStaffWindow *window)
{
    const AnkeDiagonals *people = anke_staff_counts_of(roster->counts, kind, number);
    for (guint i = 0; people != NULL && i < window->n_years; i++) {
        if (anke_diagonals_total(people, window->years[i]) > 0) {
            return TRUE;
        }
    }
    return FALSE;
}

GArray *anke_staff_numbers_in(const AnkeRoster *roster, AnkeStaffKind kind,
                              const AnkeStaffWindow *window)
{
    g_autoptr(GArray) ordered = anke_staff_labels_ordered(roster->labels, kind);
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < ordered->len; i++) {
        guint number = g_array_index(ordered, guint, i);
        if (has_people(roster, kind, number, window)) {
            g_array_append_val(numbers, number);
        }
    }
    return numbers;
}

/* The first year of the run of fiscal years with leavers that ends before `to`. */
static int first_complete(const AnkeStaffCounts *counts, int to)
{
    int from = to;
    while (from > ANKE_STAFF_FIRST_YEAR && anke_staff_counts_leavers(counts, from - 1) > 0) {
        from--;
    }
    return from;
}

/* Lists the years; FALSE: there is none. */
static gboolean list_years(const AnkeRoster *roster, AnkeStaffWindow *window)
{
    window->n_years = 0;
    for (int year = window->from; year <= window->to; year++) {
        gboolean has_year =
            !roster->is_counts || anke_diagonals_total(roster->counts->all, year) > 0;
        if (has_year) {
            window->years[window->n_years++] = year;
        }
    }
    return window->n_years > 0;
}

static gboolean check_years(const AnkeRoster *roster, AnkeStaffWindow *window, GError **error)
{
    if (window->from > window->to || window->from < ANKE_STAFF_FIRST_YEAR ||
        window->to > ANKE_STAFF_LAST_YEAR) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "the years %d to %d are none that tables can have: %d to %d, in "
                              "order, were expected",
                              window->from, window->to, ANKE_STAFF_FIRST_YEAR,
                              ANKE_STAFF_LAST_YEAR);
    }
    return list_years(roster, window) ||
           anke_error_set(error, ANKE_ERROR_USAGE, "%s has none of the years %d to %d",
                          roster->name, window->from, window->to);
}

/* Years of a table of counts: the first and the last that it has. */
static gboolean choose_counted(const AnkeRoster *roster, int from, int to, AnkeStaffWindow *window,
                               GError **error)
{
    window->from = from != 0 ? from : roster->years[0];
    window->to = to != 0 ? to : roster->years[1];
    return check_years(roster, window, error);
}

gboolean anke_staff_window_choose(const AnkeRoster *roster, int from, int to,
                                  AnkeStaffWindow *window, GError **error)
{
    const AnkeStaffCounts *counts = roster->counts;
    if (counts->n_regular == 0) {
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "%s: no row is of regular staff (正規): a mapping of the kind "
                              "employment says which are",
                              roster->name);
    }
    if (roster->is_counts) {
        return choose_counted(roster, from, to, window, error);
    }
    if (to == 0 && counts->latest_hire == 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "%s has no hires to choose the year by: --date YEAR is needed",
                              roster->name);
    }
    window->to = to != 0 ? to : anke_day_fiscal_year(counts->latest_hire);
    gboolean has_past = anke_staff_has(roster, ANKE_COLUMN_HIRE);
    window->from = from != 0 ? from : has_past ? first_complete(counts, window->to) : window->to;
    if (!has_past && window->from != window->to) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "%s has no hires: tables of one year only can be made of it",
                              roster->name);
    }
    return check_years(roster, window, error);
}

void anke_staff_tables_write(const AnkeRoster *roster, const AnkeStaffMap *map,
                             const AnkeStaffWindow *window, AnkeStreamWriter *writer)
{
    anke_staff_write_ages(roster, window, writer);
    anke_staff_write_categories(roster, map, window, writer);
    anke_staff_write_sections(roster, map, window, writer);
    if (anke_staff_has(roster, ANKE_COLUMN_HIRE) && !roster->is_counts) {
        anke_staff_write_flows(roster, window, writer);
        anke_staff_write_rates(roster, window, writer);
    }
}
