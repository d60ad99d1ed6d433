#include "analyzer/analysis/analysis.h"

#include "analyzer/analysis/chunk.h"
#include "analyzer/base/number.h"
#include "analyzer/base/ordered_work.h"

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

/* A stream on its way: chunks are read, analysed by several threads, and written in their order. */
typedef struct {
    AnkeStream *stream;
    const AnkeAnalysisSpec *spec;
    AnkeTable *next;              /* read, of no chunk yet; NULL: none */
    AnkePopulations *populations; /* of tables that passed */
    AnkeOutput *spool;
    AnkeStreamWriter *writer;
    AnkePending *pending;
} Run;

typedef struct {
    AnkeChunk *chunk; /* without a table only where the stream has none */
} Job;

static gpointer new_job(void)
{
    return g_new0(Job, 1);
}

static void free_job(gpointer data)
{
    Job *job = data;
    anke_chunk_free(job->chunk);
    g_free(job);
}

/* Reads the tables of the next chunk. */
static gboolean read_chunk(gpointer data, gpointer filled, gboolean *is_last, GError **error)
{
    Run *run = data;
    Job *job = filled;
    job->chunk = anke_chunk_new(run->spec);
    for (;;) {
        if (run->next == NULL && !anke_stream_next(run->stream, &run->next, error)) {
            return FALSE;
        }
        if (run->next == NULL || !anke_chunk_takes(job->chunk, run->next)) {
            break;
        }
        if (anke_table_is_population(run->next)) {
            run->populations = anke_populations_add_take(run->populations, run->next);
        }
        g_ptr_array_add(job->chunk->tables, g_steal_pointer(&run->next));
    }
    anke_chunk_set_populations(job->chunk, run->populations);
    *is_last = run->next == NULL;
    return TRUE;
}

static void run_chunk(gpointer worker, gpointer data)
{
    Job *job = data;
    (void)worker;
    anke_chunk_run(job->chunk);
}

static gboolean write_chunk(gpointer data, gpointer done, GError **error)
{
    Run *run = data;
    Job *job = done;
    g_autoptr(AnkeChunk) chunk = g_steal_pointer(&job->chunk);
    anke_pending_append(run->pending, chunk->pending, anke_output_n_bytes(run->spool));
    anke_stream_writer_append(run->writer, chunk->bytes, chunk->n_rows);
    return !anke_output_has_failed(run->spool) || anke_output_flush(run->spool, error);
}

static gboolean write_tables(Run *run, GError **error)
{
    const AnkeOrderedWork work = {.name = "analysis",
                                  .data = run,
                                  .new_job = new_job,
                                  .free_job = free_job,
                                  .fill = read_chunk,
                                  .take = write_chunk,
                                  .work = run_chunk};
    gboolean is_good = anke_ordered_work_run(&work, error);
    if (is_good) {
        anke_stream_writer_end(run->writer);
    }
    return is_good;
}

static void clear_run(Run *run)
{
    anke_table_free(run->next);
    anke_populations_unref(run->populations);
    anke_stream_writer_free(run->writer);
    anke_output_free(run->spool);
    anke_pending_free(run->pending);
}

gboolean anke_analysis_run(AnkeStream *stream, const AnkeAnalysisSpec *spec, AnkeOutput *output,
                           GError **error)
{
    Run run = {.stream = stream,
               .spec = spec,
               .populations = spec->populations != NULL ? anke_populations_ref(spec->populations)
                                                        : anke_populations_new(),
               .spool = anke_output_open_spool(),
               .pending = anke_pending_new()};
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
