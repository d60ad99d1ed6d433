/*
 * Rosters, yearly counts, mappings, retirement ages and peers from any bytes. The first byte chooses
 * the reader. What a roster comes down to must add up: every row is used, doubted or excluded, the sums
 * by category are those of all, flows agree with stocks, and the result knows no number of threads.
 */
#include <glib.h>
#include <string.h>

#include "analyzer/base/output.h"
#include "analyzer/staff/peers_table.h"
#include "analyzer/staff/retirement_table.h"
#include "analyzer/staff/roster.h"
#include "analyzer/staff/roster_report.h"
#include "analyzer/staff/staff_tables.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static void check_ledger(const AnkeRoster *roster)
{
    const AnkeRosterLedger *ledger = &roster->ledger;
    guint64 n_excluded = 0;
    for (guint rule = 0; rule < ANKE_STAFF_N_EXCLUSIONS; rule++) {
        n_excluded += ledger->n_by_rule[rule];
    }
    g_assert_cmpuint(ledger->n_rows, ==, ledger->n_used + ledger->n_doubted + ledger->n_excluded);
    g_assert_cmpuint(ledger->n_excluded, ==, n_excluded);
}

static void check_year(const AnkeRoster *roster, int year)
{
    const AnkeStaffCounts *counts = roster->counts;
    gint64 all = anke_diagonals_total(counts->all, year);
    g_assert_cmpint(all, >=, 0);
    for (guint kind = ANKE_STAFF_SEX; kind <= ANKE_STAFF_DEPARTMENT; kind++) {
        gint64 n = 0;
        for (guint number = 0; number < anke_staff_labels_n(roster->labels, (AnkeStaffKind)kind);
             number++) {
            n += anke_diagonals_total(anke_staff_counts_of(counts, (AnkeStaffKind)kind, number),
                                      year);
        }
        g_assert_true(roster->columns->at[kind] < 0 || n == all);
    }
    if (!roster->is_counts && roster->columns->at[ANKE_COLUMN_HIRE] >= 0 &&
        year < ANKE_STAFF_LAST_YEAR) {
        g_assert_cmpint(anke_diagonals_total(counts->all, year + 1), ==,
                        all - anke_staff_counts_leavers(counts, year) +
                            anke_diagonals_total(counts->hires, year + 1));
        g_assert_cmpint(anke_diagonals_total(counts->service, year), ==, all);
    }
}

static GBytes *write_tables(const AnkeRoster *roster, const AnkeStaffMap *map)
{
    AnkeStaffWindow window;
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeRetirementTable) legal = anke_retirement_table_new();
    if (!anke_staff_window_choose(roster, 0, roster->is_counts ? 0 : 2025, &window, &error)) {
        return g_bytes_new(NULL, 0);
    }
    window.from = MAX(window.from, window.to - 3); /* a fuzzer has no time for 180 years */
    window.n_years = 0;
    for (int year = window.from; year <= window.to; year++) {
        window.years[window.n_years++] = year;
    }
    g_autoptr(AnkeOutput) output = anke_output_open_memory();
    AnkeStreamWriter *writer = anke_stream_writer_new(output);
    anke_staff_tables_write(roster, map, &window, writer);
    anke_stream_writer_end(writer);
    anke_stream_writer_free(writer);
    anke_roster_report_write(roster, legal, &window, output);
    return anke_output_take_bytes(output);
}

static GBytes *read_roster(const guint8 *data, gsize n_bytes, const AnkeStaffMap *map)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeOutput) problems = anke_output_open_memory();
    AnkeRosterSpec spec = {.map = map, .problems = problems, .n_threads = 1};
    AnkeInput *input = anke_input_open_bytes("roster.csv", data, n_bytes);
    g_autoptr(AnkeRoster) roster = anke_roster_read_take(input, &spec, &error);
    g_bytes_unref(anke_output_take_bytes(problems));
    if (roster == NULL) {
        g_assert_nonnull(error);
        return g_bytes_new_static(error->message, 0);
    }
    check_ledger(roster);
    for (int year = ANKE_STAFF_FIRST_YEAR; year <= ANKE_STAFF_LAST_YEAR; year += 5) {
        check_year(roster, year);
    }
    return write_tables(roster, map);
}

static void check_roster(const guint8 *data, gsize n_bytes)
{
    g_autoptr(AnkeStaffMap) map = anke_staff_map_new();
    g_autoptr(GBytes) first = read_roster(data, n_bytes, map);
    g_autoptr(GBytes) second = read_roster(data, n_bytes, map);
    g_assert_true(g_bytes_equal(first, second));
}

static void check_retirement(AnkeInput *input)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeRetirementTable) retirement = anke_retirement_table_read(input, &error);
    if (retirement != NULL) {
        const AnkeSchedule *schedule = anke_retirement_table_find(retirement, NULL);
        int year = anke_schedule_last_year(schedule, 1968);
        g_assert_cmpint(year - 1968 + 1, >=, anke_schedule_age(schedule, year));
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    if (n_bytes == 0) {
        return 0;
    }
    guint8 what = data[0] % 8;
    data++;
    n_bytes--;
    if (what > 2) {
        check_roster(data, n_bytes);
        return 0;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeInput) input = anke_input_open_bytes("table.csv", data, n_bytes);
    if (what == 0) {
        anke_staff_map_free(anke_staff_map_read(input, &error));
    } else if (what == 1) {
        check_retirement(input);
    } else {
        anke_peers_free(anke_peers_read(input, &error));
    }
    return 0;
}
