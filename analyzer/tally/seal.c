#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/data/csv.h"
#include "analyzer/tally/merge.h"

/* A stream made by hand is small: one that is larger came from a program, with its end row. */
enum { MAX_BYTES = 64 << 20, N_COLUMNS = 7, STAT_COLUMN = 5, QUESTION_COLUMN = 1 };

/* The rows read so far, as our streams write them. */
typedef struct {
    AnkeBytes text;
    guint64 n_rows; /* without the header */
    guint64 blank;  /* line of the first empty line behind the rows; 0: none */
    gboolean has_end;
} Draft;

static gboolean is_blank(const AnkeRecord *record)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (record->fields[i].n_bytes > 0) {
            return FALSE;
        }
    }
    return TRUE;
}

static void append_record(Draft *draft, const AnkeRecord *record)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (i > 0) {
            anke_bytes_append_byte(&draft->text, ',');
        }
        anke_csv_append_cell(&draft->text, record->fields[i].text, record->fields[i].n_bytes);
    }
    anke_bytes_append_byte(&draft->text, '\n');
}

static gboolean is_end_row(const AnkeRecord *record)
{
    return record->n_fields == N_COLUMNS && record->fields[QUESTION_COLUMN].n_bytes == 0 &&
           strcmp(record->fields[STAT_COLUMN].text, "end") == 0;
}

static gboolean add_record(Draft *draft, const char *name, const AnkeRecord *record, GError **error)
{
    AnkePlace place = {name, record->line, 0};
    if (is_blank(record)) {
        draft->blank = draft->blank != 0 ? draft->blank : record->line;
        return TRUE;
    }
    if (draft->blank != 0) {
        place.line = draft->blank;
        return anke_error_at(error, ANKE_ERROR_DATA, place, "an empty line between rows");
    }
    if (draft->text.n > MAX_BYTES) {
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "more than 64 MiB: too much for a stream made by hand");
    }
    draft->has_end |= is_end_row(record);
    draft->n_rows += draft->text.n > 0 ? 1 : 0;
    append_record(draft, record);
    return TRUE;
}

static gboolean read_draft(Draft *draft, AnkeInput *input, GError **error)
{
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new(input);
    for (;;) {
        const AnkeRecord *record;
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            return TRUE;
        }
        if (!add_record(draft, anke_input_name(input), record, error)) {
            return FALSE;
        }
    }
}

/* Reads the whole stream again, with all the checks that every program makes. */
static gboolean check_draft(const Draft *draft, const char *name, GError **error)
{
    g_autoptr(AnkeStream) stream =
        anke_stream_open_bytes(name, draft->text.data, draft->text.n, error);
    while (stream != NULL) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_merge_seal(AnkeInput *input, AnkeOutput *output, GError **error)
{
    Draft draft = {0};
    gboolean is_good = read_draft(&draft, input, error);
    if (is_good && !draft.has_end && draft.text.n > 0) {
        g_autofree char *end = g_strdup_printf(",,,,,end,%" G_GUINT64_FORMAT "\n", draft.n_rows);
        anke_bytes_append(&draft.text, end, strlen(end));
    }
    is_good = is_good && check_draft(&draft, anke_input_name(input), error);
    if (is_good) {
        anke_output_write(output, draft.text.data, draft.text.n);
    }
    anke_bytes_clear(&draft.text);
    return is_good;
}
