#include "analyzer/import/dossier.h"

#include <string.h>

#include "analyzer/data/csv.h"
#include "analyzer/import/seen_ids.h"

enum { N_POSITIONS = ANKE_FIRST_LINES, N_ACTIONS = ANKE_ACTION_MENDED + 1 };

/* How often something happened, and where first. */
typedef struct {
    guint64 count;
    struct {
        guint64 line;
        guint column; /* 0: the row as a whole */
    } first[N_POSITIONS];
} Tally;

/* A tally of a rule, an action and a question. */
typedef struct {
    AnkeRule rule;
    AnkeAction action;
    gint question;
    Tally tally;
} Cells;

typedef struct {
    char *name;
    char *value;
} Fact;

struct AnkeDossier {
    const AnkeCodebook *codebook;
    AnkeRowPlan *plan;
    GArray *facts;
    GHashTable *cells;       /* key -> Cells */
    AnkeColumnPlan *columns; /* NULL: not known yet */
    AnkeColumnFacts *column_facts;
    guint64 header_line;
    Tally *straight; /* by run */
    Tally rows;
    Tally refused;
    Tally blank;
    Tally same_id;
    Tally same_id_and_answers;
    Tally same_answers;
    AnkeSeenIds *seen;
    AnkeOutput *unknown; /* a spool of rows */
};

static void clear_fact(gpointer data)
{
    Fact *fact = data;
    g_free(fact->name);
    g_free(fact->value);
}

AnkeDossier *anke_dossier_new(const AnkeCodebook *codebook)
{
    AnkeDossier *dossier = g_new0(AnkeDossier, 1);
    dossier->codebook = codebook;
    dossier->plan = anke_row_plan_new(codebook);
    dossier->facts = g_array_new(FALSE, FALSE, sizeof(Fact));
    g_array_set_clear_func(dossier->facts, clear_fact);
    dossier->cells = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    dossier->straight = g_new0(Tally, dossier->plan->n_runs + 1);
    dossier->seen = anke_seen_ids_new();
    dossier->unknown = anke_output_open_spool();
    return dossier;
}

const AnkeRowPlan *anke_dossier_row_plan(const AnkeDossier *dossier)
{
    return dossier->plan;
}

const AnkeColumnPlan *anke_dossier_column_plan(AnkeDossier *dossier, const AnkeHeader *header,
                                               guint64 line)
{
    g_assert(dossier->columns == NULL);
    dossier->columns = anke_column_plan_new(dossier->codebook, header);
    dossier->column_facts = g_new0(AnkeColumnFacts, dossier->columns->n_watched + 1);
    dossier->header_line = line;
    return dossier->columns;
}

void anke_dossier_add_columns(AnkeDossier *dossier, const AnkeColumnFacts *facts, guint64 line)
{
    for (guint i = 0; i < dossier->columns->n_watched; i++) {
        anke_column_facts_add(&dossier->column_facts[i], &facts[i], line);
    }
}

void anke_dossier_add_fact(AnkeDossier *dossier, const char *name, const char *value)
{
    Fact fact = {g_strdup(name), g_strdup(value)};
    g_array_append_val(dossier->facts, fact);
}

void anke_dossier_add_count(AnkeDossier *dossier, const char *name, guint64 count)
{
    g_autofree char *value = g_strdup_printf("%" G_GUINT64_FORMAT, count);
    anke_dossier_add_fact(dossier, name, value);
}

static void count(Tally *tally, guint64 line, guint column)
{
    if (tally->count < N_POSITIONS) {
        tally->first[tally->count].line = line;
        tally->first[tally->count].column = column;
    }
    tally->count++;
}

/* Writing */

/* What a row of the dossier holds; texts may be NULL. */
typedef struct {
    const char *section;
    const char *item;
    const char *question;
    const char *action;
    const char *value;
    const char *positions;
    const char *choice;
} Row;

static void write_row(AnkeOutput *output, const Row *row)
{
    const char *const cells[] = {row->section, row->item,      row->question, row->action,
                                 row->value,   row->positions, row->choice};
    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++) {
        if (i > 0) {
            anke_output_putc(output, ',');
        }
        if (cells[i] != NULL) {
            anke_csv_write_cell(output, cells[i], strlen(cells[i]));
        }
    }
    anke_output_putc(output, '\n');
}

static void append_position(GString *text, guint64 line, guint column)
{
    g_string_append_printf(text, "%s%" G_GUINT64_FORMAT, text->len > 0 ? " " : "", line);
    if (column > 0) {
        g_string_append_printf(text, ":%u", column);
    }
}

/* Fills in value and positions. */
static void write_tally(AnkeOutput *output, Row row, const Tally *tally)
{
    g_autoptr(GString) positions = g_string_new(NULL);
    g_autofree char *value = g_strdup_printf("%" G_GUINT64_FORMAT, tally->count);
    for (guint i = 0; i < MIN(tally->count, N_POSITIONS); i++) {
        append_position(positions, tally->first[i].line, tally->first[i].column);
    }
    row.value = value;
    row.positions = positions->str;
    write_row(output, &row);
}

/* Problems */

static const char *question_name(const AnkeDossier *dossier, gint question)
{
    return question >= 0 ? dossier->codebook->questions[question].name : NULL;
}

static void list_unknown(AnkeDossier *dossier, const AnkeProblem *problem)
{
    const AnkeQuestion *question = &dossier->codebook->questions[problem->question];
    g_autoptr(GString) position = g_string_new(NULL);
    append_position(position, problem->line, problem->column);
    Row row = {.section = "unknown",
               .item = anke_rule_name(problem->rule),
               .question = question->name,
               .action = anke_action_name(problem->action),
               .value = "1",
               .positions = position->str,
               .choice = problem->resembles > 0
                             ? question->list->choices[problem->resembles - 1].name
                             : NULL};
    write_row(dossier->unknown, &row);
}

void anke_dossier_add_problem(AnkeDossier *dossier, const AnkeProblem *problem)
{
    guint place = (guint)(problem->rule * N_ACTIONS + problem->action);
    guint key = place * (dossier->codebook->n_questions + 1) + (guint)(problem->question + 1);
    Cells *cells = g_hash_table_lookup(dossier->cells, GUINT_TO_POINTER(key));
    if (cells == NULL) {
        cells = g_new0(Cells, 1);
        cells->rule = problem->rule;
        cells->action = problem->action;
        cells->question = problem->question;
        g_hash_table_insert(dossier->cells, GUINT_TO_POINTER(key), cells);
    }
    count(&cells->tally, problem->line, problem->column);
    if (problem->rule == ANKE_RULE_UNKNOWN_OPTION) {
        list_unknown(dossier, problem);
    }
}

/* Rows */

void anke_dossier_add_row(AnkeDossier *dossier, guint64 line, const AnkeRowFacts *facts,
                          const guint *straight, guint n_straight, gboolean is_refused)
{
    count(&dossier->rows, line, 0);
    gboolean is_new = facts->is_blank || anke_seen_ids_add(dossier->seen, (const char *)facts->hash,
                                                           sizeof facts->hash);
    if (is_refused) {
        count(&dossier->refused, line, 0);
        count(is_new ? &dossier->same_id : &dossier->same_id_and_answers, line, 0);
        return;
    }
    if (!is_new) {
        count(&dossier->same_answers, line, 0);
    }
    if (facts->is_blank) {
        count(&dossier->blank, line, 0);
    }
    for (guint i = 0; i < n_straight; i++) {
        count(&dossier->straight[straight[i]], line, 0);
    }
}

/* Output */

static void write_facts(const AnkeDossier *dossier, AnkeOutput *output)
{
    for (guint i = 0; i < dossier->facts->len; i++) {
        const Fact *fact = &g_array_index(dossier->facts, Fact, i);
        Row row = {.section = "fact", .item = fact->name, .value = fact->value};
        write_row(output, &row);
    }
}

static void write_rows(const AnkeDossier *dossier, AnkeOutput *output)
{
    Tally read = {.count = dossier->rows.count};
    Tally written = {.count = dossier->rows.count - dossier->refused.count};
    const struct {
        const char *section;
        const char *item;
        const Tally *tally;
    } rows[] = {{"rows", "read", &read},
                {"rows", "written", &written},
                {"rows", "refused", &dossier->refused},
                {"rows", "blank", &dossier->blank},
                {"duplicates", "same_id", &dossier->same_id},
                {"duplicates", "same_id_and_answers", &dossier->same_id_and_answers},
                {"duplicates", "same_answers", &dossier->same_answers}};
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        Tally tally = *rows[i].tally;
        if (rows[i].tally == &read || rows[i].tally == &written) {
            Row row = {.section = rows[i].section, .item = rows[i].item};
            g_autofree char *value = g_strdup_printf("%" G_GUINT64_FORMAT, tally.count);
            row.value = value;
            write_row(output, &row);
        } else {
            write_tally(output, (Row){.section = rows[i].section, .item = rows[i].item}, &tally);
        }
    }
}

static void write_straight(const AnkeDossier *dossier, AnkeOutput *output)
{
    for (guint i = 0; i < dossier->plan->n_runs; i++) {
        const AnkeItemRun *run = &dossier->plan->runs[i];
        g_autofree char *item =
            g_strdup_printf("%s_of_%u", run->is_battery ? "battery" : "run", run->n_members);
        write_tally(output, (Row){.section = "straight", .item = item, .question = run->name},
                    &dossier->straight[i]);
    }
}

/* A hint about a column: nothing where nothing was found. */
static void write_hint(const AnkeDossier *dossier, AnkeOutput *output, guint place,
                       const char *item, AnkeLines lines)
{
    Tally tally = {.count = lines.count};
    for (guint i = 0; i < MIN(lines.count, N_POSITIONS); i++) {
        tally.first[i].line = lines.first[i];
        tally.first[i].column = dossier->columns->columns[place] + 1;
    }
    Row row = {.section = "column",
               .item = item,
               .question = question_name(dossier, dossier->columns->questions[place])};
    if (lines.count > 0) {
        write_tally(output, row, &tally);
    }
}

/* A column that no question claims, with its filled cells; its position is that of its head. */
static void write_unclaimed(const AnkeDossier *dossier, AnkeOutput *output, guint place)
{
    g_autoptr(GString) position = g_string_new(NULL);
    append_position(position, dossier->header_line, dossier->columns->columns[place] + 1);
    g_autofree char *value =
        g_strdup_printf("%" G_GUINT64_FORMAT, dossier->column_facts[place].n_filled);
    Row row = {
        .section = "column", .item = "unclaimed", .value = value, .positions = position->str};
    write_row(output, &row);
}

static void write_columns(const AnkeDossier *dossier, AnkeOutput *output)
{
    for (guint i = 0; dossier->columns != NULL && i < dossier->columns->n_watched; i++) {
        const AnkeColumnFacts *facts = &dossier->column_facts[i];
        if (dossier->columns->questions[i] < 0) {
            write_unclaimed(dossier, output, i);
        }
        write_hint(dossier, output, i, "serials_among_texts", anke_column_facts_serials(facts));
        write_hint(dossier, output, i, "days_among_ranges", anke_column_facts_days(facts));
        write_hint(dossier, output, i, "shorter_codes", anke_column_facts_short_codes(facts));
    }
}

static gint compare_cells(gconstpointer a, gconstpointer b)
{
    const Cells *left = a;
    const Cells *right = b;
    if (left->rule != right->rule) {
        return left->rule < right->rule ? -1 : 1;
    }
    if (left->question != right->question) {
        return left->question < right->question ? -1 : 1;
    }
    return (gint)left->action - (gint)right->action;
}

static void write_cells(const AnkeDossier *dossier, AnkeOutput *output)
{
    g_autoptr(GList) all = g_list_sort(g_hash_table_get_values(dossier->cells), compare_cells);
    for (const GList *at = all; at != NULL; at = at->next) {
        const Cells *cells = at->data;
        Row row = {.section = "cells",
                   .item = anke_rule_name(cells->rule),
                   .question = question_name(dossier, cells->question),
                   .action = anke_action_name(cells->action)};
        write_tally(output, row, &cells->tally);
    }
}

static gboolean copy_unknown(AnkeDossier *dossier, AnkeOutput *output, GError **error)
{
    char bytes[16384];
    AnkeInput *input = anke_output_read_back(dossier->unknown, error);
    gssize n = input != NULL ? 1 : -1;
    while (n > 0) {
        n = anke_input_read(input, bytes, sizeof bytes, error);
        if (n > 0) {
            anke_output_write(output, bytes, (gsize)n);
        }
    }
    anke_input_close(input);
    return n == 0;
}

gboolean anke_dossier_write(AnkeDossier *dossier, AnkeOutput *output, GError **error)
{
    anke_output_puts(output, "section,item,question,action,value,positions,choice\n");
    write_facts(dossier, output);
    write_rows(dossier, output);
    write_straight(dossier, output);
    write_columns(dossier, output);
    write_cells(dossier, output);
    return copy_unknown(dossier, output, error);
}

void anke_dossier_free(AnkeDossier *dossier)
{
    if (dossier == NULL) {
        return;
    }
    anke_row_plan_free(dossier->plan);
    g_array_unref(dossier->facts);
    g_hash_table_unref(dossier->cells);
    anke_column_plan_free(dossier->columns);
    g_free(dossier->column_facts);
    g_free(dossier->straight);
    anke_seen_ids_free(dossier->seen);
    anke_output_free(dossier->unknown);
    g_free(dossier);
}
