/*
 * How the reader of blocks is made up: block.c takes a block, block_cells.c what the parser says of
 * cells, block_records.c what it says of records. For these three only.
 */
#ifndef ANKE_IMPORT_BLOCK_READER_H
#define ANKE_IMPORT_BLOCK_READER_H

#include "analyzer/data/csv.h"
#include "analyzer/import/answer_parts.h"
#include "analyzer/import/answer_reader.h"
#include "analyzer/import/block.h"
#include "analyzer/import/first_bytes.h"
#include "analyzer/import/missing_values.h"

/* What one question needs while rows are read. */
typedef struct {
    const AnkeQuestion *question;
    AnkeAnswerReader *reader;
    AnkeQuestion own;       /* the question with the joiner of the export */
    AnkeAnswerParts *parts; /* NULL: the answer stands in one column */
    guint column;           /* in the export, from 0; G_MAXUINT: missing */
    gboolean has_column;    /* in responses.csv */
    gboolean has_multiline_label;
    gsize text_start; /* of the answer's text in the row's arena */
    gsize other_start;
    AnkeReading reading;
} AnkeBlockSlot;

struct AnkeBlockReader {
    const AnkeBlockPlan *plan;
    AnkeCsvParser *parser;
    guint n_slots;
    AnkeBlockSlot *slots;
    AnkeAnswer *answers; /* of the row, for conditions */
    AnkeMissingValues *missing;
    AnkeRowWatch *watch;      /* NULL: no dossier is wanted */
    AnkeColumnWatch *columns; /* likewise */
    gint id_question;
    AnkeFirstBytes stop_bytes; /* of stop words */
    gboolean has_stop_words;
    gboolean has_parts;
    gboolean is_raw; /* cells come in CP932 */
    AnkeBytes decoded;
    AnkeBytes arena;       /* texts of the row */
    AnkeEncoding encoding; /* of the block */
    AnkeBlockResult *result;
    /* the record being read */
    guint column;
    guint64 line;
    guint64 lines_in_cells;
    gsize id_start;
    gboolean is_literal;  /* the cell was guarded: a text, whatever it says */
    gboolean has_surplus; /* a filled cell beyond the header */
    guint n_filled;       /* cells, as far as it matters for total rows */
    gboolean begins_with_stop_word;
    gboolean begins_with_note;
    guint64 n_blank; /* blank lines since the last record */
};

/* Keeps the first error; column 0 = the row as a whole. */
void anke_block_reader_fail(AnkeBlockReader *reader, const char *message, guint column);

/* Cells live during the callback only: what is a text in the slot's reading is copied until the row
 * ends. */
void anke_block_reader_keep_texts(AnkeBlockReader *reader, AnkeBlockSlot *slot);

/* Handler of the parser: takes a cell. `data` is the reader. */
void anke_block_reader_field(const char *cell, gsize n_bytes, gpointer data);

/* Handler of the parser: ends a record, or a blank line. `data` is the reader. */
void anke_block_reader_record(gpointer data);

/* Makes the reader fit for the next line. */
void anke_block_reader_end_line(AnkeBlockReader *reader);

#endif
