#include "analyzer/base/error.h"
#include "analyzer/import/import_run.h"

static AnkePlace place_of(const AnkeImportRun *run, guint64 line, guint column)
{
    return (AnkePlace){run->import->source->name, line, column};
}

void anke_import_write_problem(AnkeImportRun *run, const AnkeProblem *problem, const char *id,
                               gsize n_id_bytes)
{
    run->counts->n_by_rule[problem->rule]++;
    run->counts->n_counting += anke_action_counts(problem->action) ? 1 : 0;
    if (run->import->problems != NULL) {
        const AnkeCodebook *codebook = run->import->codebook;
        const char *question =
            problem->question >= 0 ? codebook->questions[problem->question].name : "";
        anke_problem_write(run->import->problems, problem, id, n_id_bytes, question);
    }
    if (run->import->dossier != NULL) {
        anke_dossier_add_problem(run->import->dossier, problem);
    }
}

static void refuse_duplicate(AnkeImportRun *run, const AnkeBlockRecord *record, const char *id)
{
    AnkeProblem problem = {
        .line = run->line + record->line,
        .column = (guint)run->header->column_of_question[run->id_question] + 1,
        .question = run->id_question,
        .rule = ANKE_RULE_DUPLICATE_ID,
        .action = ANKE_ACTION_REFUSED,
    };
    run->counts->n_refused++;
    anke_import_write_problem(run, &problem, id, record->n_id_bytes);
}

/* The id of a record, "" where it has none. */
static const char *id_of(const AnkeBlockResult *result, const AnkeBlockRecord *record)
{
    return record->n_id_bytes > 0 ? result->ids.data + record->id_start : "";
}

static void write_problems(AnkeImportRun *run, const AnkeBlockResult *result,
                           const AnkeBlockRecord *record, guint from)
{
    for (guint i = from; i < record->problem_end; i++) {
        AnkeProblem problem = g_array_index(result->problems, AnkeProblem, i);
        problem.line += run->line;
        anke_import_write_problem(run, &problem, id_of(result, record), record->n_id_bytes);
    }
}

static void put_row_facts(AnkeImportRun *run, const AnkeBlockResult *result, guint record,
                          gboolean is_refused)
{
    if (run->import->dossier == NULL) {
        return;
    }
    const AnkeRowFacts *facts = &g_array_index(result->row_facts, AnkeRowFacts, record);
    guint start = record > 0 ? facts[-1].straight_end : 0;
    guint64 line = run->line + g_array_index(result->records, AnkeBlockRecord, record).line;
    guint n_straight = facts->straight_end - start;
    const guint *straight = n_straight > 0 ? &g_array_index(result->straight, guint, start) : NULL;
    anke_dossier_add_row(run->import->dossier, line, facts, straight, n_straight, is_refused);
}

static void put_records(AnkeImportRun *run, const AnkeBlockResult *result)
{
    gsize row_start = 0;
    guint first_problem = 0;
    for (guint i = 0; i < result->records->len; i++) {
        const AnkeBlockRecord *record = &g_array_index(result->records, AnkeBlockRecord, i);
        const char *id = id_of(result, record);
        if (record->is_no_respondent) {
            run->counts->n_left_out++;
            write_problems(run, result, record, first_problem);
        } else if (run->ids != NULL && record->n_id_bytes > 0 &&
                   !anke_seen_ids_add(run->ids, id, record->n_id_bytes)) {
            run->counts->n_read++;
            put_row_facts(run, result, i, TRUE);
            refuse_duplicate(run, record, id);
        } else {
            run->counts->n_read++;
            anke_output_write(run->import->responses, result->rows.data + row_start,
                              record->row_end - row_start);
            run->counts->n_written++;
            put_row_facts(run, result, i, FALSE);
            write_problems(run, result, record, first_problem);
        }
        row_start = record->row_end;
        first_problem = record->problem_end;
    }
    if (run->import->watch != NULL) {
        run->import->watch(run->counts->n_read, run->import->watch_data);
    }
}

static gboolean report_block_error(const AnkeImportRun *run, const AnkeBlockResult *result,
                                   GError **error)
{
    return anke_error_at(error, ANKE_ERROR_DATA,
                         place_of(run, run->line + result->error_line, result->error_column), "%s",
                         result->error);
}

static void put_column_facts(AnkeImportRun *run, const AnkeBlockResult *result)
{
    if (run->import->dossier != NULL && result->column_facts->len > 0) {
        anke_dossier_add_columns(run->import->dossier,
                                 (const AnkeColumnFacts *)(void *)result->column_facts->data,
                                 run->line);
    }
}

/* Takes over a block's result, in order. */
gboolean anke_import_put_result(AnkeImportRun *run, const AnkeImportJob *job, GError **error)
{
    const AnkeBlockResult *result = job->result;
    gboolean has_records = result->records->len > 0;
    if (has_records && run->n_blank + result->n_leading_blank > 0) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(run, run->line - run->n_blank, 0),
                             "a blank line between rows");
    }
    put_records(run, result);
    put_column_facts(run, result);
    if (result->error != NULL) {
        return report_block_error(run, result, error);
    }
    if (job->block.is_oversize) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(run, run->line, 0),
                             "a row is longer than %d bytes", ANKE_EXPORT_MAX_RECORD_BYTES);
    }
    run->line += result->n_lines;
    run->n_blank = has_records ? result->n_trailing_blank : run->n_blank + result->n_leading_blank;
    return !anke_output_has_failed(run->import->responses) ||
           anke_output_flush(run->import->responses, error);
}
