#include "analyzer/staff/roster_report.h"

#include "analyzer/staff/staff_day.h"

enum { OLDEST_EVER = 200 };

static void print(AnkeOutput *output, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void print(AnkeOutput *output, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    anke_output_puts(output, text);
}

gint64 anke_roster_past_retirement(const AnkeRoster *roster, const AnkeRetirementTable *retirement,
                                   int year)
{
    if (!anke_staff_has(roster, ANKE_COLUMN_JOB)) {
        int age = anke_schedule_age(anke_retirement_table_find(retirement, NULL), year - 1);
        return anke_diagonals_between(roster->counts->all, year, age, OLDEST_EVER);
    }
    gint64 n = 0;
    for (guint job = 0; job < anke_staff_labels_n(roster->labels, ANKE_STAFF_JOB); job++) {
        const char *label = anke_staff_labels_at(roster->labels, ANKE_STAFF_JOB, job)->label;
        int age = anke_schedule_age(anke_retirement_table_find(retirement, label), year - 1);
        n += anke_diagonals_between(anke_staff_counts_of(roster->counts, ANKE_STAFF_JOB, job), year,
                                    age, OLDEST_EVER);
    }
    return n;
}

static void write_rows(const AnkeRoster *roster, AnkeOutput *output)
{
    const AnkeRosterLedger *ledger = &roster->ledger;
    print(output,
          "文字コード: %s\n\n行の内訳（見出しを除く。使用・疑義・除外のどれか一つに入る）\n",
          anke_encoding_name(roster->encoding));
    print(output, "%10" G_GUINT64_FORMAT "  全体\n", ledger->n_rows);
    print(output, "%10" G_GUINT64_FORMAT "  使用\n", ledger->n_used);
    print(output, "%10" G_GUINT64_FORMAT "  疑義はあるが使用\n", ledger->n_doubted);
    print(output, "%10" G_GUINT64_FORMAT "  除外\n", ledger->n_excluded);
    print(output, "%10" G_GUINT64_FORMAT "  使用した行のうち正規\n", roster->counts->n_regular);
}

/* The rules from first to end that were met; `unit` is what is counted. */
static void write_rules(const AnkeRoster *roster, guint first, guint end, const char *unit,
                        AnkeOutput *output)
{
    gboolean has_any = FALSE;
    for (guint rule = first; rule < end; rule++) {
        guint64 n = roster->ledger.n_by_rule[rule];
        if (n > 0) {
            print(output, "%10" G_GUINT64_FORMAT "  %s: %s\n", n,
                  anke_staff_rule_name((AnkeStaffRule)rule),
                  anke_staff_rule_text((AnkeStaffRule)rule));
        }
        has_any = has_any || n > 0;
    }
    if (!has_any) {
        print(output, "%10d  %s\n", 0, unit);
    }
}

static void write_columns(const AnkeRoster *roster, AnkeOutput *output)
{
    anke_output_puts(output, "\n列（何番目の列を何として読んだか）\n");
    for (guint column = 0; column < ANKE_COLUMN_N; column++) {
        if (roster->columns->at[column] >= 0) {
            print(output, "%10d  %s\n", roster->columns->at[column] + 1,
                  anke_staff_column_name((AnkeStaffColumn)column));
        }
    }
}

static void write_years(const AnkeRoster *roster, const AnkeRetirementTable *retirement,
                        const AnkeStaffWindow *window, AnkeOutput *output)
{
    const AnkeStaffCounts *counts = roster->counts;
    anke_output_puts(output,
                     "\n年度別の検算（翌年4月1日 = 4月1日 - 退職 + 採用。差は 0 のはず）と"
                     "定年を過ぎた正規職員\n"
                     "   4月1日      退職      採用    翌4月1日        差  定年過ぎ  年度\n");
    for (guint i = 0; i < window->n_years; i++) {
        int year = window->years[i];
        gint64 stock = anke_diagonals_total(counts->all, year);
        gint64 past = anke_roster_past_retirement(roster, retirement, year);
        g_autofree char *label = anke_day_fiscal_label(year);
        if (year == window->to || roster->is_counts) {
            print(output, "%9" G_GINT64_FORMAT "%50" G_GINT64_FORMAT "  %s\n", stock, past, label);
            continue;
        }
        gint64 leavers = anke_staff_counts_leavers(counts, year);
        gint64 hires = anke_diagonals_total(counts->hires, year + 1);
        gint64 next = anke_diagonals_total(counts->all, year + 1);
        print(output,
              "%9" G_GINT64_FORMAT "%10" G_GINT64_FORMAT "%10" G_GINT64_FORMAT "%12" G_GINT64_FORMAT
              "%10" G_GINT64_FORMAT "%8" G_GINT64_FORMAT "  %s\n",
              stock, leavers, hires, next, next - (stock - leavers + hires), past, label);
    }
}

void anke_roster_report_write(const AnkeRoster *roster, const AnkeRetirementTable *retirement,
                              const AnkeStaffWindow *window, AnkeOutput *output)
{
    g_autofree char *from = anke_day_year_label(window->from);
    g_autofree char *to = anke_day_year_label(window->to);
    print(output, "名簿の読み取り報告\n\n基準日: %s4月1日から%s4月1日まで毎年\n", from, to);
    write_rows(roster, output);
    anke_output_puts(output, "\n除外した行（規則ごとの行数）\n");
    write_rules(roster, 0, ANKE_STAFF_N_EXCLUSIONS, "なし", output);
    anke_output_puts(output, "\n使用したが疑義のある箇所（規則ごとの箇所数）\n");
    write_rules(roster, ANKE_STAFF_N_EXCLUSIONS, ANKE_STAFF_N_RULES, "なし", output);
    write_columns(roster, output);
    write_years(roster, retirement, window, output);
}
