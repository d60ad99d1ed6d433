#include "analyzer/base/ordered_work.h"
#include "analyzer/import/import_run.h"

/* In the caller's thread */

static gpointer new_job(void)
{
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

static gboolean fill_job(gpointer data, gpointer filled, gboolean *is_last, GError **error)
{
    AnkeImportRun *run = data;
    AnkeImportJob *job = filled;
    if (!anke_export_read_block(run->import->source, &job->bytes, &job->block, error)) {
        return FALSE;
    }
    if (job->block.is_last && job->bytes.n > 0) {
        char last = job->bytes.data[job->bytes.n - 1];
        run->counts->lacks_final_line_end = last != '\n' && last != '\r';
    }
    *is_last = job->block.is_last || job->block.is_oversize;
    return TRUE;
}

static gboolean take_job(gpointer data, gpointer job, GError **error)
{
    return anke_import_put_result(data, job, error);
}

/* In a thread that reads */

static gpointer open_reader(gpointer data)
{
    const AnkeImportRun *run = data;
    return anke_block_reader_new(&run->plan);
}

static void read_job(gpointer reader, gpointer data)
{
    AnkeImportJob *job = data;
    anke_block_reader_read(reader, &job->block, job->result);
}

static void close_reader(gpointer reader)
{
    anke_block_reader_free(reader);
}

gboolean anke_import_read_rows(AnkeImportRun *run, GError **error)
{
    const AnkeExportSource *source = run->import->source;
    const AnkeOrderedWork work = {.name = "import",
                                  .n_threads = run->import->n_threads,
                                  .data = run,
                                  .new_job = new_job,
                                  .free_job = free_job,
                                  .fill = fill_job,
                                  .take = take_job,
                                  .open = open_reader,
                                  .work = read_job,
                                  .close = close_reader};
    gboolean has_rows = !source->has_ended || source->is_broken;
    return !has_rows || anke_ordered_work_run(&work, error);
}
