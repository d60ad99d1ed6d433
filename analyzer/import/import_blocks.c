#include "analyzer/import/import_run.h"

enum { BLOCK_BYTES = 512 * 1024 };

/* Reads until a record ends in the job's bytes; the rest is carried to the next block. */
static gboolean fill_job(AnkeImportRun *run, AnkeImportJob *job, GError **error)
{
    AnkeExportSource *source = run->import->source;
    job->bytes.n = 0;
    job->is_oversize = FALSE;
    job->is_done = FALSE;
    anke_bytes_append(&job->bytes, run->carry.data, run->carry.n);
    run->carry.n = 0;
    gsize cut = 0;
    while (cut == 0 && !source->has_ended && job->bytes.n < ANKE_IMPORT_MAX_RECORD_BYTES) {
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

/* Threads */

static gpointer work(gpointer data)
{
    AnkeImportRun *run = data;
    AnkeBlockReader *reader = anke_block_reader_new(&run->plan);
    for (;;) {
        AnkeImportJob *job = g_async_queue_pop(run->todo);
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

static void start_threads(AnkeImportRun *run)
{
    guint n = run->import->n_threads > 0 ? run->import->n_threads : g_get_num_processors();
    run->n_threads = MIN(n, ANKE_IMPORT_MAX_THREADS);
    for (guint i = 0; i < run->n_threads; i++) {
        run->threads[i] = g_thread_new("import", work, run);
    }
}

static void stop_threads(AnkeImportRun *run)
{
    for (guint i = 0; i < run->n_threads; i++) {
        g_async_queue_push(run->todo, run);
    }
    for (guint i = 0; i < run->n_threads; i++) {
        g_thread_join(run->threads[i]);
    }
    run->n_threads = 0;
}

static AnkeImportJob *take_idle_job(AnkeImportRun *run)
{
    if (run->idle->len > 0) {
        return g_ptr_array_steal_index(run->idle, run->idle->len - 1);
    }
    AnkeImportJob *job = g_new0(AnkeImportJob, 1);
    job->result = anke_block_result_new();
    return job;
}

static void free_job(gpointer data)
{
    AnkeImportJob *job = data;
    anke_bytes_clear(&job->bytes);
    anke_block_result_free(job->result);
    g_free(job);
}

static gboolean put_oldest(AnkeImportRun *run, GError **error)
{
    AnkeImportJob *job = g_queue_peek_head(&run->in_flight);
    g_mutex_lock(&run->mutex);
    while (!job->is_done) {
        g_cond_wait(&run->done, &run->mutex);
    }
    g_mutex_unlock(&run->mutex);
    gboolean is_good = anke_import_put_result(run, job, error);
    g_ptr_array_add(run->idle, g_queue_pop_head(&run->in_flight));
    return is_good;
}

static gboolean dispatch(AnkeImportRun *run, AnkeImportJob *job, GError **error)
{
    if (run->n_threads == 0 && run->import->source->has_ended) { /* small: no thread is worth it */
        run->own_reader = anke_block_reader_new(&run->plan);
        anke_block_reader_read(run->own_reader, &job->block, job->result);
        gboolean is_good = anke_import_put_result(run, job, error);
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

gboolean anke_import_read_rows(AnkeImportRun *run, GError **error)
{
    const AnkeExportSource *source = run->import->source;
    gboolean is_last = source->has_ended && !source->is_broken;
    while (!is_last) {
        AnkeImportJob *job = take_idle_job(run);
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

/* Begin and end */

void anke_import_init_blocks(AnkeImportRun *run)
{
    run->idle = g_ptr_array_new_with_free_func(free_job);
    run->todo = g_async_queue_new();
    g_mutex_init(&run->mutex);
    g_cond_init(&run->done);
    g_queue_init(&run->in_flight);
}

void anke_import_clear_blocks(AnkeImportRun *run)
{
    stop_threads(run);
    g_queue_clear_full(&run->in_flight, free_job);
    g_ptr_array_unref(run->idle);
    g_async_queue_unref(run->todo);
    g_mutex_clear(&run->mutex);
    g_cond_clear(&run->done);
    anke_block_reader_free(run->own_reader);
    anke_bytes_clear(&run->carry);
}
