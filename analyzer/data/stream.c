#include "analyzer/data/stream.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"

enum { WAVE, QUESTION, ITEM, BY, GROUP, STAT, VALUE, N_COLUMNS };

static const char *const column_names[N_COLUMNS] = {"wave",  "question", "item", "by",
                                                    "group", "stat",     "value"};

struct AnkeStream {
    AnkeInput *input; /* NULL: from memory */
    AnkeCsvReader *reader;
    GStringChunk *texts;
    GArray *facts;
    GHashTable *seen_facts;
    GHashTable *seen_tables;   /* keys "wave \n question \n by" */
    const AnkeRecord *pending; /* first row of the next table, or NULL after the end row */
    guint64 n_rows;
};

static AnkePlace place_of(const AnkeStream *stream, guint64 line, guint column)
{
    return (AnkePlace){anke_csv_reader_name(stream->reader), line, column};
}

static gboolean check_header(AnkeStream *stream, GError **error)
{
    const AnkeRecord *record;
    if (!anke_csv_reader_next(stream->reader, &record, error)) {
        return FALSE;
    }
    if (record == NULL) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, 0, 0),
                             "is empty, a table stream was expected");
    }
    gboolean is_header = record->n_fields == N_COLUMNS;
    for (guint i = 0; is_header && i < N_COLUMNS; i++) {
        is_header = strcmp(record->fields[i].text, column_names[i]) == 0;
    }
    return is_header ||
           anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, 1, 0),
                         "not a table stream: the header wave,question,item,by,group,stat,value "
                         "was expected");
}

static gboolean check_end(AnkeStream *stream, const AnkeRecord *end, GError **error)
{
    guint64 n_rows;
    const AnkeField *value = &end->fields[VALUE];
    if (!anke_number_parse_whole(value->text, value->n_bytes, G_MAXUINT64, &n_rows) ||
        n_rows != stream->n_rows) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, end->line, VALUE + 1),
                             "the end row does not count the rows before it: %" G_GUINT64_FORMAT
                             " were read",
                             stream->n_rows);
    }
    const AnkeRecord *more;
    if (!anke_csv_reader_next(stream->reader, &more, error)) {
        return FALSE;
    }
    return more == NULL || anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, more->line, 0),
                                         "rows follow the end row");
}

/* Reads the next row into stream->pending; NULL there after a good end row. */
static gboolean read_row(AnkeStream *stream, GError **error)
{
    if (!anke_csv_reader_next(stream->reader, &stream->pending, error)) {
        return FALSE;
    }
    const AnkeRecord *row = stream->pending;
    if (row == NULL) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, 0, 0),
                             "the stream has no end row: it was cut, or its writer failed");
    }
    if (row->n_fields != N_COLUMNS) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, row->line, 0),
                             "%u columns, 7 were expected", row->n_fields);
    }
    if (row->fields[QUESTION].n_bytes == 0 && strcmp(row->fields[STAT].text, "end") == 0) {
        stream->pending = NULL;
        return check_end(stream, row, error);
    }
    if (row->fields[STAT].n_bytes == 0) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, row->line, STAT + 1),
                             "the name of a statistic was expected");
    }
    stream->n_rows++;
    return TRUE;
}

static gboolean keep_fact(AnkeStream *stream, const AnkeRecord *row, GError **error)
{
    AnkeFact fact = {
        .wave = g_string_chunk_insert(stream->texts, row->fields[WAVE].text),
        .stat = g_string_chunk_insert(stream->texts, row->fields[STAT].text),
        .value = g_string_chunk_insert(stream->texts, row->fields[VALUE].text),
    };
    if (!g_hash_table_add(stream->seen_facts, g_strconcat(fact.wave, "\n", fact.stat, NULL))) {
        g_autofree char *stat = anke_text_quote(fact.stat, -1);
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, row->line, STAT + 1),
                             "the fact \"%s\" stands twice", stat);
    }
    g_array_append_val(stream->facts, fact);
    return TRUE;
}

static gboolean read_facts(AnkeStream *stream, GError **error)
{
    for (;;) {
        if (!read_row(stream, error)) {
            return FALSE;
        }
        if (stream->pending == NULL || stream->pending->fields[QUESTION].n_bytes > 0) {
            return TRUE;
        }
        if (!keep_fact(stream, stream->pending, error)) {
            return FALSE;
        }
    }
}

static AnkeStream *open_stream(AnkeStream *stream, GError **error)
{
    stream->texts = g_string_chunk_new(1024);
    stream->facts = g_array_new(FALSE, FALSE, sizeof(AnkeFact));
    stream->seen_facts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    stream->seen_tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (check_header(stream, error) && read_facts(stream, error)) {
        return stream;
    }
    anke_stream_close(stream);
    return NULL;
}

AnkeStream *anke_stream_open_input_take(AnkeInput *input, GError **error)
{
    AnkeStream *stream = g_new0(AnkeStream, 1);
    stream->input = input;
    stream->reader = anke_csv_reader_new(input);
    return open_stream(stream, error);
}

AnkeStream *anke_stream_open(const char *path, GError **error)
{
    AnkeInput *input = anke_input_open(path, error);
    return input != NULL ? anke_stream_open_input_take(input, error) : NULL;
}

AnkeStream *anke_stream_open_bytes(const char *name, const char *bytes, gsize n_bytes,
                                   GError **error)
{
    AnkeStream *stream = g_new0(AnkeStream, 1);
    stream->reader = anke_csv_reader_new_from_bytes(name, bytes, n_bytes);
    return open_stream(stream, error);
}

const char *anke_stream_name(const AnkeStream *stream)
{
    return anke_csv_reader_name(stream->reader);
}

guint anke_stream_n_facts(const AnkeStream *stream)
{
    return stream->facts->len;
}

const AnkeFact *anke_stream_fact_at(const AnkeStream *stream, guint i)
{
    return &g_array_index(stream->facts, AnkeFact, i);
}

const char *anke_stream_fact(const AnkeStream *stream, const char *stat)
{
    for (guint i = 0; i < stream->facts->len; i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        if (strcmp(fact->stat, stat) == 0) {
            return fact->value;
        }
    }
    return NULL;
}

const char *anke_stream_wave_fact(const AnkeStream *stream, const char *wave, const char *stat)
{
    const char *found = NULL;
    for (guint i = 0; i < stream->facts->len; i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        if (strcmp(fact->stat, stat) != 0) {
            continue;
        }
        if (strcmp(fact->wave, wave) == 0) {
            return fact->value;
        }
        found = *fact->wave == '\0' ? fact->value : found;
    }
    return found;
}

const char *anke_stream_own_fact(const AnkeStream *stream, const char *wave, const char *stat)
{
    for (guint i = 0; i < stream->facts->len; i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        if (strcmp(fact->stat, stat) == 0 && strcmp(fact->wave, wave) == 0) {
            return fact->value;
        }
    }
    return NULL;
}

static gboolean says_protected(const char *value)
{
    return value != NULL && *value != '\0' && strcmp(value, "no") != 0;
}

gboolean anke_stream_is_protected(const AnkeStream *stream, const char *wave)
{
    if (wave != NULL) {
        return says_protected(anke_stream_wave_fact(stream, wave, "protected"));
    }
    for (guint i = 0; i < stream->facts->len; i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        if (!says_protected(anke_stream_wave_fact(stream, fact->wave, "protected"))) {
            return FALSE;
        }
    }
    return stream->facts->len > 0;
}

static gboolean begin_table(AnkeStream *stream, const AnkeRecord *row, GError **error)
{
    const AnkeField *fields = row->fields;
    char *key =
        g_strconcat(fields[WAVE].text, "\n", fields[QUESTION].text, "\n", fields[BY].text, NULL);
    if (g_hash_table_add(stream->seen_tables, key)) {
        /* cppcheck-suppress memleak ; the table owns the key */
        return TRUE;
    }
    g_autofree char *question = anke_text_quote(fields[QUESTION].text, -1);
    /* cppcheck-suppress memleak ; the table freed the second key */
    return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, row->line, QUESTION + 1),
                         "a second table of question \"%s\" with the same wave and break: the rows "
                         "of a table must stand together",
                         question);
}

static gboolean is_of_table(const AnkeRecord *row, const AnkeTable *table)
{
    return strcmp(row->fields[QUESTION].text, table->question) == 0 &&
           strcmp(row->fields[BY].text, table->by) == 0 &&
           strcmp(row->fields[WAVE].text, table->wave) == 0;
}

gboolean anke_stream_next(AnkeStream *stream, AnkeTable **table, GError **error)
{
    const AnkeRecord *row = stream->pending;
    *table = NULL;
    if (row == NULL) {
        return TRUE;
    }
    if (row->fields[QUESTION].n_bytes == 0) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream, row->line, QUESTION + 1),
                             "a fact about the survey stands behind a table");
    }
    if (!begin_table(stream, row, error)) {
        return FALSE;
    }
    g_autoptr(AnkeTableBuilder) builder = anke_table_builder_new(
        row->fields[WAVE].text, row->fields[QUESTION].text, row->fields[BY].text);
    AnkeTable key = {.wave = g_strdup(row->fields[WAVE].text),
                     .question = g_strdup(row->fields[QUESTION].text),
                     .by = g_strdup(row->fields[BY].text)};
    gboolean is_read = TRUE;
    while (is_read && (row = stream->pending) != NULL && is_of_table(row, &key)) {
        anke_table_builder_add(builder, row->fields[ITEM].text, row->fields[GROUP].text,
                               row->fields[STAT].text, row->fields[VALUE].text, row->line);
        is_read = read_row(stream, error);
    }
    g_free((gpointer)key.wave);
    g_free((gpointer)key.question);
    g_free((gpointer)key.by);
    if (!is_read) {
        return FALSE;
    }
    *table = anke_table_builder_finish(g_steal_pointer(&builder), anke_stream_name(stream), error);
    return *table != NULL;
}

void anke_stream_close(AnkeStream *stream)
{
    if (stream == NULL) {
        return;
    }
    anke_csv_reader_free(stream->reader);
    anke_input_close(stream->input);
    g_string_chunk_free(stream->texts);
    g_array_unref(stream->facts);
    g_hash_table_unref(stream->seen_facts);
    g_hash_table_unref(stream->seen_tables);
    g_free(stream);
}

/* Writing */

enum { N_CACHED_CELLS = 64 };

/* A label that needs no quotes, by the address of its text: the labels of a table come again and
 * again, and comparing with what was written last is cheaper than looking for quotes. */
typedef struct {
    gsize start; /* in the writer's cells */
    gsize n_bytes;
} CachedCell;

struct AnkeStreamWriter {
    AnkeOutput *output;
    AnkeBytes row;               /* the row being written */
    AnkeBytes wave_and_question; /* "wave,question," */
    AnkeBytes by;                /* ",by," */
    AnkeBytes cells;
    CachedCell cached[N_CACHED_CELLS];
    guint64 n_rows;
};

static void append_cell(AnkeBytes *bytes, const char *cell)
{
    anke_csv_append_cell(bytes, cell, strlen(cell));
}

static void append_label(AnkeStreamWriter *writer, const char *label)
{
    gsize n_bytes = strlen(label);
    if (n_bytes == 0) {
        return;
    }
    CachedCell *cached = &writer->cached[((gsize)label >> 3) % N_CACHED_CELLS];
    if (cached->n_bytes != n_bytes ||
        memcmp(writer->cells.data + cached->start, label, n_bytes) != 0) {
        if (anke_csv_needs_quotes(label, n_bytes)) {
            append_cell(&writer->row, label);
            return;
        }
        *cached = (CachedCell){writer->cells.n, n_bytes};
        anke_bytes_append(&writer->cells, label, n_bytes);
    }
    anke_bytes_append(&writer->row, label, n_bytes);
}

AnkeStreamWriter *anke_stream_writer_new_part(AnkeOutput *output)
{
    AnkeStreamWriter *writer = g_new0(AnkeStreamWriter, 1);
    writer->output = output;
    anke_stream_writer_set_table(writer, "", "", "");
    return writer;
}

AnkeStreamWriter *anke_stream_writer_new(AnkeOutput *output)
{
    anke_output_puts(output, "wave,question,item,by,group,stat,value\n");
    return anke_stream_writer_new_part(output);
}

guint64 anke_stream_writer_n_rows(const AnkeStreamWriter *writer)
{
    return writer->n_rows;
}

void anke_stream_writer_append(AnkeStreamWriter *writer, GBytes *part, guint64 n_rows)
{
    gsize n_bytes;
    const void *bytes = g_bytes_get_data(part, &n_bytes);
    if (n_bytes > 0) {
        anke_output_write(writer->output, bytes, n_bytes);
    }
    writer->n_rows += n_rows;
}

void anke_stream_writer_set_table(AnkeStreamWriter *writer, const char *wave, const char *question,
                                  const char *by)
{
    writer->wave_and_question.n = 0;
    append_cell(&writer->wave_and_question, wave);
    anke_bytes_append_byte(&writer->wave_and_question, ',');
    append_cell(&writer->wave_and_question, question);
    anke_bytes_append_byte(&writer->wave_and_question, ',');
    writer->by.n = 0;
    anke_bytes_append_byte(&writer->by, ',');
    append_cell(&writer->by, by);
    anke_bytes_append_byte(&writer->by, ',');
    writer->cells.n = 0;
    memset(writer->cached, 0, sizeof writer->cached);
}

static void begin_row(AnkeStreamWriter *writer, const char *item, const char *group,
                      const char *stat)
{
    writer->row.n = 0;
    anke_bytes_append(&writer->row, writer->wave_and_question.data, writer->wave_and_question.n);
    append_label(writer, item);
    anke_bytes_append(&writer->row, writer->by.data, writer->by.n);
    append_label(writer, group);
    anke_bytes_append_byte(&writer->row, ',');
    append_cell(&writer->row, stat);
    anke_bytes_append_byte(&writer->row, ',');
}

static void end_row(AnkeStreamWriter *writer)
{
    anke_bytes_append_byte(&writer->row, '\n');
    anke_output_write(writer->output, writer->row.data, writer->row.n);
    writer->n_rows++;
}

void anke_stream_writer_text(AnkeStreamWriter *writer, const char *item, const char *group,
                             const char *stat, const char *value)
{
    begin_row(writer, item, group, stat);
    append_cell(&writer->row, value);
    end_row(writer);
}

void anke_stream_writer_number(AnkeStreamWriter *writer, const char *item, const char *group,
                               const char *stat, double value)
{
    char text[ANKE_NUMBER_SIZE];
    begin_row(writer, item, group, stat);
    gsize n_bytes = anke_number_format(text, value);
    anke_bytes_append(&writer->row, text, n_bytes);
    end_row(writer);
}

guint64 anke_stream_writer_late(AnkeStreamWriter *writer, const char *item, const char *group,
                                const char *stat)
{
    begin_row(writer, item, group, stat);
    anke_output_write(writer->output, writer->row.data, writer->row.n);
    writer->n_rows++;
    return anke_output_n_bytes(writer->output);
}

void anke_stream_writer_copy(AnkeStreamWriter *writer, const AnkeTable *table,
                             const AnkeTableRow *row)
{
    const char *item = row->item < 0 ? "" : table->items[row->item].label;
    const char *group = row->group < 0 ? "" : table->groups[row->group].label;
    anke_stream_writer_text(writer, item, group, row->stat, row->value);
}

void anke_stream_writer_fact(AnkeStreamWriter *writer, const char *wave, const char *stat,
                             const char *value)
{
    anke_stream_writer_set_table(writer, wave, "", "");
    anke_stream_writer_text(writer, "", "", stat, value);
}

void anke_stream_writer_end(AnkeStreamWriter *writer)
{
    guint64 n_rows = writer->n_rows;
    anke_stream_writer_set_table(writer, "", "", "");
    anke_stream_writer_number(writer, "", "", "end", (double)n_rows);
}

void anke_stream_writer_free(AnkeStreamWriter *writer)
{
    if (writer != NULL) {
        anke_bytes_clear(&writer->row);
        anke_bytes_clear(&writer->wave_and_question);
        anke_bytes_clear(&writer->by);
        anke_bytes_clear(&writer->cells);
        g_free(writer);
    }
}

gboolean anke_stream_convert(const char *path, const char *output_path, AnkeStreamMaker make,
                             gpointer data, GError **error)
{
    if (!anke_output_spares(output_path, path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    if (input == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
    if (!make(input, writer, data, error)) {
        return FALSE;
    }
    anke_stream_writer_end(writer);
    return anke_output_commit(output, error);
}
