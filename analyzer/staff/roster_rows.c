#include "analyzer/staff/roster_rows.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/staff/staff_day.h"

enum { N_AHEAD = 8 }; /* rows whose ids are expected: memory is some 100 ns away */

static void list_problem(AnkeRosterRows *rows, const AnkeStaffProblem *problem)
{
    rows->roster->ledger.n_by_rule[problem->rule]++;
    if (rows->problems != NULL) {
        AnkeStaffProblem placed = *problem;
        placed.line += rows->line;
        anke_staff_problem_write(rows->problems, &placed);
    }
}

static AnkeSpell judge_spell(AnkeRosterRows *rows, const AnkeRosterRow *row)
{
    if (row->id == 0) {
        return ANKE_SPELL_NEW;
    }
    int first = row->hire != 0 ? anke_day_cohort(row->hire) : ANKE_STAFF_FIRST_YEAR;
    int last = row->leave != 0 ? anke_day_fiscal_year(row->leave) : ANKE_STAFF_LAST_YEAR;
    return anke_seen_spells_add(rows->spells, row->id, first, last, row->mark);
}

static void add_person(AnkeRosterRows *rows, const AnkeRosterRow *row)
{
    AnkePerson person = {.birth = row->birth, .hire = row->hire, .leave = row->leave};
    memcpy(person.labels, row->labels, sizeof person.labels);
    anke_staff_counts_add(rows->roster->counts, &person);
}

/* Takes a row; its problems are problems[first...]. */
static void take_row(AnkeRosterRows *rows, const AnkeRosterResult *result, const AnkeRosterRow *row,
                     guint first)
{
    AnkeRosterLedger *ledger = &rows->roster->ledger;
    AnkeSpell spell =
        row->exclusion < ANKE_STAFF_N_EXCLUSIONS ? ANKE_SPELL_NEW : judge_spell(rows, row);
    AnkeStaffProblem problem = {row->line, (guint)(rows->roster->columns->at[ANKE_COLUMN_ID] + 1),
                                ANKE_STAFF_DUPLICATE};
    ledger->n_rows++;
    if (spell == ANKE_SPELL_DUPLICATE) {
        ledger->n_excluded++;
        list_problem(rows, &problem);
        return;
    }
    for (guint i = first; i < row->problem_end; i++) {
        list_problem(rows, &g_array_index(result->problems, AnkeStaffProblem, i));
    }
    if (spell == ANKE_SPELL_ANOTHER) {
        problem.rule = ANKE_STAFF_SECOND_SPELL;
        list_problem(rows, &problem);
    }
    if (row->exclusion < ANKE_STAFF_N_EXCLUSIONS) {
        ledger->n_excluded++;
        return;
    }
    if (spell == ANKE_SPELL_ANOTHER || row->problem_end > first) {
        ledger->n_doubted++;
    } else {
        ledger->n_used++;
    }
    add_person(rows, row);
}

gboolean anke_roster_rows_take(AnkeRosterRows *rows, const AnkeRosterResult *result, GError **error)
{
    guint first = 0;
    for (guint i = 0; i < result->rows->len; i++) {
        const AnkeRosterRow *row = &g_array_index(result->rows, AnkeRosterRow, i);
        if (i + N_AHEAD < result->rows->len) {
            anke_seen_spells_expect(rows->spells, row[N_AHEAD].id);
        }
        take_row(rows, result, row, first);
        first = row->problem_end;
    }
    if (result->error != NULL) {
        AnkePlace place = {rows->roster->name, rows->line + result->error_line,
                           result->error_column};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "%s", result->error);
    }
    rows->line += result->n_lines;
    return TRUE;
}
