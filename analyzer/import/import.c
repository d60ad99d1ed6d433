#include "analyzer/import/import.h"

#include "analyzer/import/import_run.h"

/* Header */

static void list_columns(AnkeImportRun *run)
{
    const AnkeHeader *header = run->header;
    guint64 line = run->import->source->header_line;
    AnkeProblem problem = {.line = line, .question = -1};
    problem.rule = ANKE_RULE_MISSING_COLUMN;
    problem.action = ANKE_ACTION_SET_NOTASKED;
    for (guint q = 0; q < header->n_questions; q++) {
        if (header->column_of_question[q] < 0 &&
            run->import->codebook->questions[q].role != ANKE_ROLE_IGNORE &&
            !anke_question_is_made_later(&run->import->codebook->questions[q])) {
            problem.question = (gint)q;
            anke_import_write_problem(run, &problem, "", 0);
        }
    }
    problem = (AnkeProblem){.line = line, .question = -1};
    problem.rule = ANKE_RULE_UNMAPPED_COLUMN;
    problem.action = ANKE_ACTION_LEFT_OUT;
    for (guint c = 0; c < header->n_columns; c++) {
        if (header->uses[c].question < 0 && !header->uses[c].is_system) {
            problem.column = c + 1;
            anke_import_write_problem(run, &problem, "", 0);
        }
    }
}

static gboolean match_header(AnkeImportRun *run, GError **error)
{
    const AnkeExportSource *source = run->import->source;
    run->header = anke_header_match_columns(run->import->codebook, source->columns, source->name,
                                            source->header_line, error);
    run->line = source->first_line;
    return run->header != NULL;
}

/* The run */

static void find_id(AnkeImportRun *run)
{
    run->id_question = -1;
    for (guint i = 0; i < run->import->codebook->n_questions; i++) {
        if (run->import->codebook->questions[i].role == ANKE_ROLE_ID) {
            run->id_question = (gint)i;
            run->ids = anke_seen_ids_new();
        }
    }
}

static void write_head(AnkeImportRun *run)
{
    AnkeBytes line = {0};
    anke_block_write_header(run->import->codebook, &line);
    anke_output_write(run->import->responses, line.data, line.n);
    anke_bytes_clear(&line);
    if (run->import->problems != NULL) {
        anke_problem_write_header(run->import->problems);
    }
}

static void write_end(AnkeImportRun *run)
{
    g_autofree char *line = g_strdup_printf(".end,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT "\n",
                                            run->counts->n_written, run->counts->n_read);
    anke_output_puts(run->import->responses, line);
}

/* What the dossier says of the file as a whole. */
static void put_file_facts(const AnkeImportRun *run)
{
    AnkeDossier *dossier = run->import->dossier;
    const AnkeExportSource *source = run->import->source;
    if (dossier == NULL) {
        return;
    }
    anke_dossier_add_fact(dossier, "format", source->format->name);
    anke_dossier_add_fact(dossier, "encoding", anke_encoding_name(source->encoding));
    anke_dossier_add_fact(dossier, "encoding_doubtful", source->is_doubtful ? "yes" : "no");
    anke_dossier_add_fact(dossier, "final_line_end",
                          run->counts->lacks_final_line_end ? "no" : "yes");
    anke_dossier_add_count(dossier, "header_line", source->header_line);
    anke_dossier_add_count(dossier, "columns", run->header->n_columns);
    anke_dossier_add_count(dossier, "rows_left_out", run->counts->n_left_out);
}

static void clear_run(AnkeImportRun *run)
{
    anke_seen_ids_free(run->ids);
    anke_header_free(run->header);
}

gboolean anke_import_run(const AnkeImport *import, AnkeImportCounts *counts, GError **error)
{
    AnkeImportRun run = {.import = import, .counts = counts};
    *counts = (AnkeImportCounts){0};
    find_id(&run);
    gboolean is_good = match_header(&run, error);
    if (is_good) {
        run.plan = (AnkeBlockPlan){
            .codebook = import->codebook, .header = run.header, .profile = import->source->profile};
        if (import->dossier != NULL) {
            run.plan.rows = anke_dossier_row_plan(import->dossier);
            run.plan.columns =
                anke_dossier_column_plan(import->dossier, run.header, import->source->header_line);
        }
        if (import->explain != NULL) {
            import->explain(import->source, run.header, import->codebook);
        }
        write_head(&run);
        list_columns(&run);
        is_good = anke_import_read_rows(&run, error);
    }
    if (is_good) {
        write_end(&run);
        put_file_facts(&run);
    }
    clear_run(&run);
    return is_good;
}
