#include "analyzer/import/import.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/error.h"
#include "analyzer/data/csv.h"
#include "analyzer/import/block.h"
#include "analyzer/import/header.h"
#include "analyzer/import/seen_ids.h"

enum { BLOCK_BYTES = 512 * 1024, MAX_RECORD_BYTES = 8 * 1024 * 1024, MAX_THREADS = 4 };

/* A block on its way through a thread. */
typedef struct {
    AnkeBytes bytes;
    AnkeBlock block;
    gboolean is_oversize; /* no record ends in it */
    AnkeBlockResult *result;
    gboolean is_done;
} Job;

typedef struct {
    const AnkeImport *import;
    AnkeImportCounts *counts;
    AnkeHeader *header;
    AnkeBlockPlan plan;
    AnkeSeenIds *ids; /* NULL: no question has role id */
    gint id_question;
    guint64 line;                /* of the next block */
    guint64 n_blank;             /* blank lines before it */
    AnkeBytes carry;             /* begin of a record whose end was not read yet */
    AnkeBlockReader *own_reader; /* for work without threads */
    /* threads */
    guint n_threads;
    GThread *threads[MAX_THREADS];
    GAsyncQueue *todo;
    GMutex mutex;
    GCond done;
    GQueue in_flight; /* Job, oldest first */
    GPtrArray *idle;  /* Job */
} Run;

static AnkePlace place_of(const Run *run, guint64 line, guint column)
{
    return (AnkePlace){run->import->source->name, line, column};
}

/* Putting results together */

static void write_problem(Run *run, const AnkeProblem *problem, const char *id, gsize n_id_bytes)
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

static void refuse_duplicate(Run *run, const AnkeBlockRecord *record, const char *id)
{
    AnkeProblem problem = {
        .line = run->line + record->line,
        .column = (guint)run->header->column_of_question[run->id_question] + 1,
        .question = run->id_question,
        .rule = ANKE_RULE_DUPLICATE_ID,
        .action = ANKE_ACTION_REFUSED,
    };
    run->counts->n_refused++;
    write_problem(run, &problem, id, record->n_id_bytes);
}

/* The id of a record, "" where it has none. */
static const char *id_of(const AnkeBlockResult *result, const AnkeBlockRecord *record)
{
    return record->n_id_bytes > 0 ? result->ids.data + record->id_start : "";
}

static void write_problems(Run *run, const AnkeBlockResult *result, const AnkeBlockRecord *record,
                           guint from)
{
    for (guint i = from; i < record->problem_end; i++) {
        AnkeProblem problem = g_array_index(result->problems, AnkeProblem, i);
        problem.line += run->line;
        write_problem(run, &problem, id_of(result, record), record->n_id_bytes);
    }
}

static void put_row_facts(Run *run, const AnkeBlockResult *result, guint record,
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

static void put_records(Run *run, const AnkeBlockResult *result)
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

static gboolean report_block_error(const Run *run, const AnkeBlockResult *result, GError **error)
{
    return anke_error_at(error, ANKE_ERROR_DATA,
                         place_of(run, run->line + result->error_line, result->error_column), "%s",
                         result->error);
}

static void put_column_facts(Run *run, const AnkeBlockResult *result)
{
    if (run->import->dossier != NULL && result->column_facts->len > 0) {
        anke_dossier_add_columns(run->import->dossier,
                                 (const AnkeColumnFacts *)(void *)result->column_facts->data,
                                 run->line);
    }
}

/* Takes over a block's result, in order. */
static gboolean put_result(Run *run, const Job *job, GError **error)
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
    if (job->is_oversize) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(run, run->line, 0),
                             "a row is longer than %d bytes", MAX_RECORD_BYTES);
    }
    run->line += result->n_lines;
    run->n_blank = has_records ? result->n_trailing_blank : run->n_blank + result->n_leading_blank;
    return !anke_output_has_failed(run->import->responses) ||
           anke_output_flush(run->import->responses, error);
}

/* Cutting blocks */

/* Reads until a record ends in the job's bytes; the rest is carried to the next block. */
static gboolean fill_job(Run *run, Job *job, GError **error)
{
    AnkeExportSource *source = run->import->source;
    job->bytes.n = 0;
    job->is_oversize = FALSE;
    job->is_done = FALSE;
    anke_bytes_append(&job->bytes, run->carry.data, run->carry.n);
    run->carry.n = 0;
    gsize cut = 0;
    while (cut == 0 && !source->has_ended && job->bytes.n < MAX_RECORD_BYTES) {
        if (!anke_export_read(source, BLOCK_BYTES, &job->bytes, error)) {
            return FALSE;
        }
        cut = anke_block_cut(job->bytes.data, job->bytes.n);
    }
    job->is_oversize = cut == 0 && !source->has_ended;
    if (!source->has_ended && cut > 0) {
        anke_bytes_append(&run->carry, job->bytes.data + cut, job->bytes.n - cut);
        job->bytes.n = cut;
    }
    if (source->has_ended && job->bytes.n > 0) {
        char last = job->bytes.data[job->bytes.n - 1];
        run->counts->lacks_final_line_end = last != '\n' && last != '\r';
    }
    job->block = (AnkeBlock){job->bytes.data, job->bytes.n, anke_export_bytes_encoding(source),
                             source->has_ended, source->has_ended && source->is_broken};
    return TRUE;
}

/* Header */

static void list_columns(Run *run)
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
            write_problem(run, &problem, "", 0);
        }
    }
    problem = (AnkeProblem){.line = line, .question = -1};
    problem.rule = ANKE_RULE_UNMAPPED_COLUMN;
    problem.action = ANKE_ACTION_LEFT_OUT;
    for (guint c = 0; c < header->n_columns; c++) {
        if (header->uses[c].question < 0 && !header->uses[c].is_system) {
            problem.column = c + 1;
            write_problem(run, &problem, "", 0);
        }
    }
}

static gboolean match_header(Run *run, GError **error)
{
    const AnkeExportSource *source = run->import->source;
    run->header = anke_header_match_columns(run->import->codebook, source->columns, source->name,
                                            source->header_line, error);
    run->line = source->first_line;
    return run->header != NULL;
}

/* Threads */

static gpointer work(gpointer data)
{
    Run *run = data;
    AnkeBlockReader *reader = anke_block_reader_new(&run->plan);
    for (;;) {
        Job *job = g_async_queue_pop(run->todo);
        if (job == data) { /* the run itself means the end */
            break;
        }
        anke_block_reader_read(reader, &job->block, job->result);
        g_mutex_lock(&run->mutex);
        job->is_done = TRUE;
        g_cond_signal(&run->done);
        g_mutex_unlock(&run->mutex);
    }
    anke_block_reader_free(reader);
    return NULL;
}

static void start_threads(Run *run)
{
    guint n = run->import->n_threads > 0 ? run->import->n_threads : g_get_num_processors();
    run->n_threads = MIN(n, MAX_THREADS);
    for (guint i = 0; i < run->n_threads; i++) {
        run->threads[i] = g_thread_new("import", work, run);
    }
}

static void stop_threads(Run *run)
{
    for (guint i = 0; i < run->n_threads; i++) {
        g_async_queue_push(run->todo, run);
    }
    for (guint i = 0; i < run->n_threads; i++) {
        g_thread_join(run->threads[i]);
    }
    run->n_threads = 0;
}

static Job *take_idle_job(Run *run)
{
    if (run->idle->len > 0) {
        return g_ptr_array_steal_index(run->idle, run->idle->len - 1);
    }
    Job *job = g_new0(Job, 1);
    job->result = anke_block_result_new();
    return job;
}

static void free_job(gpointer data)
{
    Job *job = data;
    anke_bytes_clear(&job->bytes);
    anke_block_result_free(job->result);
    g_free(job);
}

static gboolean put_oldest(Run *run, GError **error)
{
    Job *job = g_queue_peek_head(&run->in_flight);
    g_mutex_lock(&run->mutex);
    while (!job->is_done) {
        g_cond_wait(&run->done, &run->mutex);
    }
    g_mutex_unlock(&run->mutex);
    gboolean is_good = put_result(run, job, error);
    g_ptr_array_add(run->idle, g_queue_pop_head(&run->in_flight));
    return is_good;
}

static gboolean dispatch(Run *run, Job *job, GError **error)
{
    if (run->n_threads == 0 && run->import->source->has_ended) { /* small: no thread is worth it */
        run->own_reader = anke_block_reader_new(&run->plan);
        anke_block_reader_read(run->own_reader, &job->block, job->result);
        gboolean is_good = put_result(run, job, error);
        g_ptr_array_add(run->idle, job);
        return is_good;
    }
    if (run->n_threads == 0) {
        start_threads(run);
    }
    g_queue_push_tail(&run->in_flight, job);
    g_async_queue_push(run->todo, job);
    while (run->in_flight.length > 2 * run->n_threads) {
        if (!put_oldest(run, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_rows(Run *run, GError **error)
{
    const AnkeExportSource *source = run->import->source;
    gboolean is_last = source->has_ended && !source->is_broken;
    while (!is_last) {
        Job *job = take_idle_job(run);
        if (!fill_job(run, job, error)) {
            free_job(job);
            return FALSE;
        }
        is_last = source->has_ended || job->is_oversize;
        if (!dispatch(run, job, error)) {
            return FALSE;
        }
    }
    while (run->in_flight.length > 0) {
        if (!put_oldest(run, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The run */

static void find_id(Run *run)
{
    run->id_question = -1;
    for (guint i = 0; i < run->import->codebook->n_questions; i++) {
        if (run->import->codebook->questions[i].role == ANKE_ROLE_ID) {
            run->id_question = (gint)i;
            run->ids = anke_seen_ids_new();
        }
    }
}

static void write_head(Run *run)
{
    AnkeBytes line = {0};
    anke_block_write_header(run->import->codebook, &line);
    anke_output_write(run->import->responses, line.data, line.n);
    anke_bytes_clear(&line);
    if (run->import->problems != NULL) {
        anke_problem_write_header(run->import->problems);
    }
}

static void write_end(Run *run)
{
    g_autofree char *line = g_strdup_printf(".end,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT "\n",
                                            run->counts->n_written, run->counts->n_read);
    anke_output_puts(run->import->responses, line);
}

/* What the dossier says of the file as a whole. */
static void put_file_facts(const Run *run)
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

static void clear_run(Run *run)
{
    stop_threads(run);
    g_queue_clear_full(&run->in_flight, free_job);
    g_ptr_array_unref(run->idle);
    g_async_queue_unref(run->todo);
    g_mutex_clear(&run->mutex);
    g_cond_clear(&run->done);
    anke_block_reader_free(run->own_reader);
    anke_seen_ids_free(run->ids);
    anke_header_free(run->header);
    anke_bytes_clear(&run->carry);
}

gboolean anke_import_run(const AnkeImport *import, AnkeImportCounts *counts, GError **error)
{
    Run run = {.import = import, .counts = counts};
    *counts = (AnkeImportCounts){0};
    run.idle = g_ptr_array_new_with_free_func(free_job);
    run.todo = g_async_queue_new();
    g_mutex_init(&run.mutex);
    g_cond_init(&run.done);
    g_queue_init(&run.in_flight);
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
        is_good = read_rows(&run, error);
    }
    if (is_good) {
        write_end(&run);
        put_file_facts(&run);
    }
    clear_run(&run);
    return is_good;
}
