/*
 * The table stream: UTF-8 CSV with the columns wave,question,item,by,group,stat,value.
 *
 * First come the facts about the survey (question blank), then the tables, last the row `end` with
 * the number of rows between header and it. A reader that misses the end row fails, so that a stream
 * that was cut, or whose writer died, is never taken for a whole one.
 */
#ifndef ANKE_DATA_STREAM_H
#define ANKE_DATA_STREAM_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/base/output.h"
#include "analyzer/data/table.h"

typedef struct {
    const char *wave; /* "" = none */
    const char *stat;
    const char *value;
} AnkeFact;

typedef struct AnkeStream AnkeStream;

/*
 * Opens a stream and reads its facts.
 *   path   NULL or "-" is standard input
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO, ANKE_ERROR_DATA
 */
AnkeStream *anke_stream_open(const char *path, GError **error);

/* As anke_stream_open(), from memory that is borrowed for the stream's life. */
AnkeStream *anke_stream_open_bytes(const char *name, const char *bytes, gsize n_bytes,
                                   GError **error);

/* As anke_stream_open(), from an input that is closed with the stream (also where this fails). */
AnkeStream *anke_stream_open_input_take(AnkeInput *input, GError **error);

const char *anke_stream_name(const AnkeStream *stream);

/* The facts in stream order. */
guint anke_stream_n_facts(const AnkeStream *stream);
const AnkeFact *anke_stream_fact_at(const AnkeStream *stream, guint i);

/* The value of a fact ("title", "closed", ...), or NULL. With several waves, of the first. */
const char *anke_stream_fact(const AnkeStream *stream, const char *stat);

/* The value of a fact of one wave, else of the stream as a whole, or NULL. */
const char *anke_stream_wave_fact(const AnkeStream *stream, const char *wave, const char *stat);

/* The value of a fact of this wave and no other, or NULL. */
const char *anke_stream_own_fact(const AnkeStream *stream, const char *wave, const char *stat);

/* Whether the numbers of a wave (NULL: of all waves) have passed disclosure control, or were public
 * before: the fact `protected`. */
gboolean anke_stream_is_protected(const AnkeStream *stream, const char *wave);

/*
 * Gives the next table (the caller frees it), or NULL in *table after the end row was verified.
 * Errors: ANKE_ERROR_DATA  bad row, a table twice, no end row or a wrong one; ANKE_ERROR_IO
 */
gboolean anke_stream_next(AnkeStream *stream, AnkeTable **table, GError **error);

void anke_stream_close(AnkeStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStream, anke_stream_close)

typedef struct AnkeStreamWriter AnkeStreamWriter;

/* Writes the header to `output`, which is borrowed for the writer's life. */
AnkeStreamWriter *anke_stream_writer_new(AnkeOutput *output);

/*
 * A writer of a part of a stream, without header and end, that anke_stream_writer_append() puts into
 * the whole. `output` is borrowed for the writer's life.
 */
AnkeStreamWriter *anke_stream_writer_new_part(AnkeOutput *output);

/* Rows written so far. */
guint64 anke_stream_writer_n_rows(const AnkeStreamWriter *writer);

/* Writes the bytes of a part that has n_rows rows; the table must be set anew afterwards. */
void anke_stream_writer_append(AnkeStreamWriter *writer, GBytes *part, guint64 n_rows);

/* Sets the first columns of the rows that follow ("" = blank). */
void anke_stream_writer_set_table(AnkeStreamWriter *writer, const char *wave, const char *question,
                                  const char *by);

/* Writes a row of the table that was set. */
void anke_stream_writer_text(AnkeStreamWriter *writer, const char *item, const char *group,
                             const char *stat, const char *value);

/* NaN is written as blank. */
void anke_stream_writer_number(AnkeStreamWriter *writer, const char *item, const char *group,
                               const char *stat, double value);

/*
 * Writes a row whose value is not known yet, for an output that is read back: at the returned
 * position (in bytes of the output) the value and a line feed are missing.
 */
guint64 anke_stream_writer_late(AnkeStreamWriter *writer, const char *item, const char *group,
                                const char *stat);

/* Copies a table's row as it came. */
void anke_stream_writer_copy(AnkeStreamWriter *writer, const AnkeTable *table,
                             const AnkeTableRow *row);

/* Writes a fact about the survey. */
void anke_stream_writer_fact(AnkeStreamWriter *writer, const char *wave, const char *stat,
                             const char *value);

/* Writes the end row. A program that fails does not call this. */
void anke_stream_writer_end(AnkeStreamWriter *writer);

/* Writes the rows of a stream that is made from a small file, but the end row. */
typedef gboolean (*AnkeStreamMaker)(AnkeInput *input, AnkeStreamWriter *writer, gpointer data,
                                    GError **error);

/*
 * Makes a stream of a file: opens both, calls `make`, ends and publishes the stream.
 *   path, output_path   NULL or "-" are standard input and output
 * Errors: those of anke_input_open(), anke_output_open(), `make`; ANKE_ERROR_USAGE  both are the same
 * file; ANKE_ERROR_IO
 */
gboolean anke_stream_convert(const char *path, const char *output_path, AnkeStreamMaker make,
                             gpointer data, GError **error);

void anke_stream_writer_free(AnkeStreamWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStreamWriter, anke_stream_writer_free)

#endif
