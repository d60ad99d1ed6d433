#include "analyzer/staff/roster.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/error.h"
#include "analyzer/data/export_stream.h"
#include "analyzer/data/record_cut.h"
#include "analyzer/staff/roster_block.h"
#include "analyzer/staff/roster_rows.h"
#include "analyzer/staff/yearly_counts.h"

enum {
    BLOCK_BYTES = 512 * 1024,
    MAX_RECORD_BYTES = 8 * 1024 * 1024,
    MAX_THREADS = 4,
    MAX_COUNTS_BYTES = 64 * 1024 * 1024
};

/* A block on its way through a thread. */
typedef struct {
    AnkeBytes bytes;
    AnkeRosterBlock block;
    AnkeRosterResult *result;
    gboolean is_done;
} Job;

typedef struct {
    const AnkeRosterSpec *spec;
    AnkeRoster *roster;
    AnkeExportStream *stream;
    AnkeRosterRows rows;
    AnkeBytes head;  /* the header, in UTF-8 */
    AnkeBytes carry; /* what was read and belongs to the next block */
    guint n_threads;
    GThread *threads[MAX_THREADS];
    GAsyncQueue *todo;
    GMutex mutex;
    GCond done;
    GQueue in_flight; /* Job, oldest first */
    GPtrArray *idle;  /* Job */
} Run;

/* Header */

/* Reads until the first record that is not blank ends; what follows is carried. */
static gboolean read_head(Run *run, AnkeBytes *head, GError **error)
{
    gsize end = 0;
    while (end == 0 && run->carry.n < MAX_RECORD_BYTES) {
        if (!anke_export_stream_read(run->stream, BLOCK_BYTES, &run->carry, error)) {
            return FALSE;
        }
        end = anke_record_cut_first(run->carry.data, run->carry.n);
        if (end == 0 && anke_export_stream_has_ended(run->stream)) {
            end = run->carry.n;
            break;
        }
    }
    anke_bytes_append(head, run->carry.data, end);
    anke_bytes_drop(&run->carry, end);
    return TRUE;
}

/* Makes the header UTF-8. */
static void decode_head(AnkeBytes *head, AnkeEncoding encoding)
{
    if (encoding == ANKE_ENCODING_CP932) {
        AnkeBytes utf8 = {0};
        anke_bytes_reserve(&utf8, head->n * ANKE_CP932_GROWTH + 1);
        (void)anke_cp932_decode(head->data, head->n, utf8.data, &utf8.n);
        anke_bytes_clear(head);
        *head = utf8;
    }
}

static gboolean match_head(Run *run, GError **error)
{
    g_autoptr(AnkeCsvReader) reader =
        anke_csv_reader_new_from_bytes(run->roster->name, run->head.data, run->head.n);
    const AnkeRecord *record;
    if (!anke_csv_reader_next(reader, &record, error)) {
        return FALSE;
    }
    if (record == NULL || record->n_fields == 0) {
        AnkePlace place = {run->roster->name, 1, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "a header was expected");
    }
    run->roster->columns =
        anke_staff_columns_match(record, run->roster->name, run->spec->columns, error);
    run->rows.line = 1 + anke_csv_count_lines(run->head.data, run->head.n);
    return run->roster->columns != NULL;
}

static gboolean take_head(Run *run, GError **error)
{
    if (!read_head(run, &run->head, error)) {
        return FALSE;
    }
    run->roster->encoding = anke_export_stream_encoding(run->stream);
    decode_head(&run->head, run->roster->encoding);
    return match_head(run, error);
}

/* Blocks */

/* Reads until a record ends in the job's bytes; the rest is carried to the next block. */
static gboolean fill_job(Run *run, Job *job, GError **error)
{
    gsize cut = 0;
    job->bytes.n = 0;
    job->is_done = FALSE;
    anke_bytes_append(&job->bytes, run->carry.data, run->carry.n);
    run->carry.n = 0;
    gboolean has_ended = anke_export_stream_has_ended(run->stream);
    while (cut == 0 && !has_ended) {
        if (job->bytes.n > MAX_RECORD_BYTES) {
            AnkePlace place = {run->roster->name, run->rows.line, 0};
            return anke_error_at(error, ANKE_ERROR_DATA, place, "a row is longer than %d bytes",
                                 MAX_RECORD_BYTES);
        }
        if (!anke_export_stream_read(run->stream, BLOCK_BYTES, &job->bytes, error)) {
            return FALSE;
        }
        has_ended = anke_export_stream_has_ended(run->stream);
        cut = anke_record_cut_last(job->bytes.data, job->bytes.n);
    }
    if (!has_ended) {
        anke_bytes_append(&run->carry, job->bytes.data + cut, job->bytes.n - cut);
        job->bytes.n = cut;
    }
    job->block =
        (AnkeRosterBlock){job->bytes.data, job->bytes.n, anke_export_stream_encoding(run->stream),
                          has_ended, has_ended && anke_export_stream_is_broken(run->stream)};
    return TRUE;
}

static gpointer work(gpointer data)
{
    Run *run = data;
    AnkeRosterReader *reader = anke_roster_reader_new(run->roster->columns, run->roster->labels);
    for (;;) {
        Job *job = g_async_queue_pop(run->todo);
        if (job == data) { /* the run itself means the end */
            break;
        }
        anke_roster_reader_read(reader, &job->block, job->result);
        g_mutex_lock(&run->mutex);
        job->is_done = TRUE;
        g_cond_signal(&run->done);
        g_mutex_unlock(&run->mutex);
    }
    anke_roster_reader_free(reader);
    return NULL;
}

static void start_threads(Run *run)
{
    guint n = run->spec->n_threads > 0 ? run->spec->n_threads : g_get_num_processors();
    run->n_threads = MIN(n, MAX_THREADS);
    for (guint i = 0; i < run->n_threads; i++) {
        run->threads[i] = g_thread_new("roster", work, run);
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
    job->result = anke_roster_result_new();
    return job;
}

static void free_job(gpointer data)
{
    Job *job = data;
    anke_bytes_clear(&job->bytes);
    anke_roster_result_free(job->result);
    g_free(job);
}

static gboolean put_result(Run *run, const Job *job, GError **error)
{
    gboolean is_good = anke_roster_rows_take(&run->rows, job->result, error);
    if (run->spec->watch != NULL) {
        run->spec->watch(run->roster->ledger.n_rows, run->spec->watch_data);
    }
    return is_good;
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

/* Reads a block in this thread: no thread is worth a small file. */
static gboolean read_here(Run *run, Job *job, GError **error)
{
    AnkeRosterReader *reader = anke_roster_reader_new(run->roster->columns, run->roster->labels);
    anke_roster_reader_read(reader, &job->block, job->result);
    anke_roster_reader_free(reader);
    gboolean is_good = put_result(run, job, error);
    g_ptr_array_add(run->idle, job);
    return is_good;
}

static gboolean dispatch(Run *run, Job *job, GError **error)
{
    if (run->n_threads == 0 && job->block.is_last) {
        return read_here(run, job, error);
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
    gboolean is_last = FALSE;
    while (!is_last) {
        Job *job = take_idle_job(run);
        if (!fill_job(run, job, error)) {
            free_job(job);
            return FALSE;
        }
        is_last = job->block.is_last;
        if (!dispatch(run, job, error)) {
            return FALSE;
        }
    }
    while (run->in_flight.length > 0) {
        if (!put_oldest(run, error)) {
            return FALSE;
        }
    }
    run->roster->encoding = anke_export_stream_encoding(run->stream);
    return TRUE;
}

/* A table of yearly counts is small: it is read as a whole. */
static gboolean read_counts(Run *run, GError **error)
{
    while (!anke_export_stream_has_ended(run->stream)) {
        if (run->carry.n > MAX_COUNTS_BYTES) {
            AnkePlace place = {run->roster->name, 0, 0};
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "a table of yearly counts of at most %d bytes was expected",
                                 MAX_COUNTS_BYTES);
        }
        if (!anke_export_stream_read(run->stream, BLOCK_BYTES, &run->carry, error)) {
            return FALSE;
        }
    }
    run->roster->is_counts = TRUE;
    run->roster->encoding = anke_export_stream_encoding(run->stream);
    if (anke_export_stream_is_broken(run->stream)) {
        AnkePlace place = {run->roster->name, 0, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "not text in the encoding of the rest of the file");
    }
    return anke_yearly_counts_read(run->roster, &run->head, &run->carry, error);
}

/* A column that is no category may be one of names: nothing of it may be written. */
static gboolean check_labels(const AnkeRoster *roster, GError **error)
{
    for (guint kind = 0; kind < ANKE_N_LABEL_COLUMNS; kind++) {
        if (anke_staff_labels_are_too_many(roster->labels, (AnkeStaffKind)kind,
                                           roster->ledger.n_rows)) {
            AnkePlace place = {roster->name, 1, (guint)(roster->columns->at[kind] + 1)};
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "too many different values for categories (%s): up to %d were "
                                 "expected, and no more than half as many as rows",
                                 anke_staff_column_name((AnkeStaffColumn)kind),
                                 ANKE_STAFF_MAX_LABELS);
        }
    }
    return TRUE;
}

static gboolean read_all(Run *run, GError **error)
{
    AnkeRoster *roster = run->roster;
    if (!take_head(run, error)) {
        return FALSE;
    }
    roster->labels = anke_staff_labels_new(run->spec->map);
    roster->counts = anke_staff_counts_new(roster->labels, roster->columns);
    if (run->rows.problems != NULL) {
        anke_staff_problem_write_header(run->rows.problems);
    }
    gboolean is_read = anke_staff_columns_are_counts(roster->columns) ? read_counts(run, error)
                                                                      : read_rows(run, error);
    if (!is_read) {
        return FALSE;
    }
    anke_staff_counts_finish(roster->counts);
    return check_labels(roster, error);
}

static void clear_run(Run *run)
{
    stop_threads(run);
    g_queue_clear_full(&run->in_flight, free_job);
    g_ptr_array_unref(run->idle);
    g_async_queue_unref(run->todo);
    g_mutex_clear(&run->mutex);
    g_cond_clear(&run->done);
    anke_seen_spells_free(run->rows.spells);
    anke_export_stream_free(run->stream);
    anke_bytes_clear(&run->carry);
    anke_bytes_clear(&run->head);
}

AnkeRoster *anke_roster_read_take(AnkeInput *input, const AnkeRosterSpec *spec, GError **error)
{
    g_autoptr(AnkeRoster) roster = g_new0(AnkeRoster, 1);
    roster->name = g_strdup(anke_input_name(input));
    Run run = {.spec = spec, .roster = roster};
    run.stream = anke_export_stream_new_take(input, spec->encoding);
    run.rows = (AnkeRosterRows){roster, spec->problems, anke_seen_spells_new(), 1};
    run.idle = g_ptr_array_new_with_free_func(free_job);
    run.todo = g_async_queue_new();
    g_mutex_init(&run.mutex);
    g_cond_init(&run.done);
    g_queue_init(&run.in_flight);
    gboolean is_good = read_all(&run, error);
    clear_run(&run);
    return is_good ? g_steal_pointer(&roster) : NULL;
}

void anke_roster_free(AnkeRoster *roster)
{
    if (roster != NULL) {
        anke_staff_counts_free(roster->counts);
        anke_staff_labels_free(roster->labels);
        anke_staff_columns_free(roster->columns);
        g_free(roster->name);
        g_free(roster);
    }
}
