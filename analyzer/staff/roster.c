#include "analyzer/staff/roster.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/error.h"
#include "analyzer/base/ordered_work.h"
#include "analyzer/data/export_block.h"
#include "analyzer/data/export_stream.h"
#include "analyzer/data/record_cut.h"
#include "analyzer/staff/roster_block.h"
#include "analyzer/staff/roster_rows.h"
#include "analyzer/staff/yearly_counts.h"

enum { PIECE_BYTES = 512 * 1024, MAX_COUNTS_BYTES = 64 * 1024 * 1024 };

/* A block on its way through a thread. */
typedef struct {
    AnkeBytes bytes;
    AnkeExportBlock block;
    AnkeRosterResult *result;
} Job;

typedef struct {
    const AnkeRosterSpec *spec;
    AnkeRoster *roster;
    AnkeExportStream *stream;
    AnkeRosterRows rows;
    AnkeBytes head; /* the header, in UTF-8 */
} Run;

/* Header */

/* Reads until the first record that is not blank ends; what follows goes back to the stream. */
static gboolean read_head(Run *run, GError **error)
{
    AnkeBytes *head = &run->head;
    gsize end = 0;
    gboolean has_ended = FALSE;
    while (end == 0 && !has_ended && head->n < ANKE_EXPORT_MAX_RECORD_BYTES) {
        if (!anke_export_stream_read(run->stream, PIECE_BYTES, head, error)) {
            return FALSE;
        }
        end = anke_record_cut_first(head->data, head->n);
        has_ended = anke_export_stream_has_ended(run->stream);
    }
    end = end == 0 && has_ended ? head->n : end;
    anke_export_stream_give_back(run->stream, head->data + end, head->n - end);
    head->n = end;
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
    if (!read_head(run, error)) {
        return FALSE;
    }
    run->roster->encoding = anke_export_stream_encoding(run->stream);
    decode_head(&run->head, run->roster->encoding);
    return match_head(run, error);
}

/* Rows */

static gpointer new_job(void)
{
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

static gboolean fill_job(gpointer data, gpointer filled, gboolean *is_last, GError **error)
{
    Run *run = data;
    Job *job = filled;
    gboolean is_good = anke_export_block_read(run->stream, &job->bytes, &job->block, error);
    *is_last = job->block.is_last || job->block.is_oversize;
    return is_good;
}

static gpointer open_reader(gpointer data)
{
    const Run *run = data;
    return anke_roster_reader_new(run->roster->columns, run->roster->labels);
}

static void read_job(gpointer reader, gpointer data)
{
    Job *job = data;
    anke_roster_reader_read(reader, &job->block, job->result);
}

static void close_reader(gpointer reader)
{
    anke_roster_reader_free(reader);
}

static gboolean take_job(gpointer data, gpointer filled, GError **error)
{
    Run *run = data;
    const Job *job = filled;
    if (job->block.is_oversize) {
        AnkePlace place = {run->roster->name, run->rows.line, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "a row is longer than %d bytes",
                             ANKE_EXPORT_MAX_RECORD_BYTES);
    }
    gboolean is_good = anke_roster_rows_take(&run->rows, job->result, error);
    if (run->spec->watch != NULL) {
        run->spec->watch(run->roster->ledger.n_rows, run->spec->watch_data);
    }
    return is_good;
}

static gboolean read_rows(Run *run, GError **error)
{
    const AnkeOrderedWork work = {.name = "roster",
                                  .n_threads = run->spec->n_threads,
                                  .data = run,
                                  .new_job = new_job,
                                  .free_job = free_job,
                                  .fill = fill_job,
                                  .take = take_job,
                                  .open = open_reader,
                                  .work = read_job,
                                  .close = close_reader};
    gboolean is_good = anke_ordered_work_run(&work, error);
    run->roster->encoding = anke_export_stream_encoding(run->stream);
    return is_good;
}

/* A table of yearly counts is small: it is read as a whole. */
static gboolean read_all_bytes(const Run *run, AnkeBytes *bytes, GError **error)
{
    AnkePlace place = {run->roster->name, 0, 0};
    while (!anke_export_stream_has_ended(run->stream)) {
        if (bytes->n > MAX_COUNTS_BYTES) {
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "a table of yearly counts of at most %d bytes was expected",
                                 MAX_COUNTS_BYTES);
        }
        if (!anke_export_stream_read(run->stream, PIECE_BYTES, bytes, error)) {
            return FALSE;
        }
    }
    return !anke_export_stream_is_broken(run->stream) ||
           anke_error_at(error, ANKE_ERROR_DATA, place,
                         "not text in the encoding of the rest of the file");
}

static gboolean read_counts(Run *run, GError **error)
{
    AnkeBytes bytes = {0};
    gboolean is_good = read_all_bytes(run, &bytes, error);
    run->roster->is_counts = TRUE;
    run->roster->encoding = anke_export_stream_encoding(run->stream);
    is_good = is_good && anke_yearly_counts_read(run->roster, &run->head, &bytes, error);
    anke_bytes_clear(&bytes);
    return is_good;
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
    anke_seen_spells_free(run->rows.spells);
    anke_export_stream_free(run->stream);
    anke_bytes_clear(&run->head);
}

AnkeRoster *anke_roster_read_take(AnkeInput *input, const AnkeRosterSpec *spec, GError **error)
{
    g_autoptr(AnkeRoster) roster = g_new0(AnkeRoster, 1);
    roster->name = g_strdup(anke_input_name(input));
    Run run = {.spec = spec, .roster = roster};
    run.stream = anke_export_stream_new_take(input, spec->encoding);
    run.rows = (AnkeRosterRows){roster, spec->problems, anke_seen_spells_new(), 1};
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
