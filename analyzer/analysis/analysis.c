#include "analyzer/analysis/analysis.h"

#include "analyzer/analysis/chunk.h"
#include "analyzer/base/number.h"

enum { MAX_THREADS = 4, MAX_WAITING = 8 };

/* Whether the fact is one of the settings that are written anew. */
static gboolean is_own_fact(const char *stat)
{
    static const char *const own[] = {"conf", "base", "adjust", "adjust_run", NULL};
    return g_strv_contains(own, stat);
}

static void write_facts(const AnkeStream *stream, const AnkeAnalysisSpec *spec,
                        AnkeStreamWriter *writer)
{
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        if (!is_own_fact(fact->stat)) {
            anke_stream_writer_fact(writer, fact->wave, fact->stat, fact->value);
        }
    }
    char text[ANKE_NUMBER_SIZE];
    (void)anke_number_format(text, spec->conf);
    anke_stream_writer_fact(writer, "", "conf", text);
    anke_stream_writer_fact(writer, "", "base", anke_base_name(spec->base));
    anke_stream_writer_fact(writer, "", "adjust", anke_adjust_name(spec->adjust));
    anke_stream_writer_fact(writer, "", "adjust_run", anke_adjust_name(spec->adjust_run));
}

/* A stream on its way: chunks are made, analysed by several threads, and written in their order. */
typedef struct {
    AnkeStream *stream;
    const AnkeAnalysisSpec *spec;
    AnkeTable *next;              /* read, of no chunk yet; NULL: none */
    AnkePopulations *populations; /* of tables that passed */
    GThreadPool *pool;
    GMutex mutex;
    GCond is_done;   /* of a chunk */
    GQueue *waiting; /* of AnkeChunk, in the order of the stream */
    AnkeOutput *spool;
    AnkeStreamWriter *writer;
    AnkePending *pending;
} Run;

static void run_chunk(gpointer data, gpointer user_data)
{
    AnkeChunk *chunk = data;
    Run *run = user_data;
    anke_chunk_run(chunk);
    g_mutex_lock(&run->mutex);
    chunk->is_done = TRUE;
    g_cond_broadcast(&run->is_done);
    g_mutex_unlock(&run->mutex);
}

/* Reads the tables of the next chunk; NULL in *chunk behind the last. */
static gboolean read_chunk(Run *run, AnkeChunk **chunk, GError **error)
{
    g_autoptr(AnkeChunk) read = anke_chunk_new(run->spec);
    for (;;) {
        if (run->next == NULL && !anke_stream_next(run->stream, &run->next, error)) {
            return FALSE;
        }
        if (run->next == NULL || !anke_chunk_takes(read, run->next)) {
            break;
        }
        if (anke_table_is_population(run->next)) {
            run->populations = anke_populations_add_take(run->populations, run->next);
        }
        g_ptr_array_add(read->tables, g_steal_pointer(&run->next));
    }
    anke_chunk_set_populations(read, run->populations);
    *chunk = read->tables->len > 0 ? g_steal_pointer(&read) : NULL;
    return TRUE;
}

/* Waits for the first chunk and writes it. */
static void write_chunk(Run *run)
{
    g_autoptr(AnkeChunk) chunk = g_queue_pop_head(run->waiting);
    g_mutex_lock(&run->mutex);
    while (!chunk->is_done) {
        g_cond_wait(&run->is_done, &run->mutex);
    }
    g_mutex_unlock(&run->mutex);
    anke_pending_append(run->pending, chunk->pending, anke_output_n_bytes(run->spool));
    anke_stream_writer_append(run->writer, chunk->bytes, chunk->n_rows);
}

/* Few chunks wait, so that memory holds few tables. */
static gboolean write_tables(Run *run, GError **error)
{
    for (;;) {
        AnkeChunk *chunk = NULL;
        if (anke_output_has_failed(run->spool)) {
            return anke_output_flush(run->spool, error);
        }
        if (!read_chunk(run, &chunk, error)) {
            return FALSE;
        }
        if (chunk == NULL) {
            break;
        }
        g_queue_push_tail(run->waiting, chunk);
        (void)g_thread_pool_push(run->pool, chunk, NULL);
        if (g_queue_get_length(run->waiting) > MAX_WAITING) {
            write_chunk(run);
        }
    }
    while (!g_queue_is_empty(run->waiting)) {
        write_chunk(run);
    }
    anke_stream_writer_end(run->writer);
    return TRUE;
}

/* Waits for what still runs. */
static void clear_run(Run *run)
{
    g_thread_pool_free(run->pool, FALSE, TRUE);
    g_queue_free_full(run->waiting, (GDestroyNotify)anke_chunk_free);
    anke_table_free(run->next);
    anke_populations_unref(run->populations);
    anke_stream_writer_free(run->writer);
    anke_output_free(run->spool);
    anke_pending_free(run->pending);
    g_mutex_clear(&run->mutex);
    g_cond_clear(&run->is_done);
}

gboolean anke_analysis_run(AnkeStream *stream, const AnkeAnalysisSpec *spec, AnkeOutput *output,
                           GError **error)
{
    Run run = {.stream = stream,
               .spec = spec,
               .waiting = g_queue_new(),
               .populations = spec->populations != NULL ? anke_populations_ref(spec->populations)
                                                        : anke_populations_new(),
               .spool = anke_output_open_spool(),
               .pending = anke_pending_new()};
    gint n_threads = CLAMP((gint)g_get_num_processors(), 1, MAX_THREADS);
    g_mutex_init(&run.mutex);
    g_cond_init(&run.is_done);
    run.pool = g_thread_pool_new(run_chunk, &run, n_threads, FALSE, NULL);
    run.writer = anke_stream_writer_new(run.spool);
    write_facts(stream, spec, run.writer);
    gboolean is_good = write_tables(&run, error);
    if (is_good) {
        anke_pending_adjust(run.pending, spec->adjust_run);
        is_good = anke_pending_copy(run.pending, run.spool, output, error);
    }
    clear_run(&run);
    return is_good;
}
