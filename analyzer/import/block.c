#include "analyzer/import/block.h"

#include <string.h>

#include "analyzer/import/block_reader.h"
#include "analyzer/import/block_row.h"

static const char not_text[] = "bytes that are not text in the encoding of the file";

static gboolean has_multiline_label(const AnkeQuestion *question)
{
    for (guint i = 0; question->list != NULL && i < question->list->n_choices; i++) {
        if (strpbrk(question->list->choices[i].label, "\r\n") != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean needs_parts(const AnkeBlockPlan *plan, guint q)
{
    gint column = plan->header->column_of_question[q];
    return column >= 0 && plan->codebook->questions[q].list != NULL &&
           (plan->header->uses[column].part != ANKE_PART_WHOLE || plan->profile->has_decimal_codes);
}

static void init_slot(AnkeBlockReader *reader, guint q)
{
    const AnkeBlockPlan *plan = reader->plan;
    AnkeBlockSlot *slot = &reader->slots[q];
    gint column = plan->header->column_of_question[q];
    slot->question = &plan->codebook->questions[q];
    slot->own = *slot->question;
    slot->own.delimiter = slot->own.delimiter != NULL ? slot->own.delimiter : plan->profile->joiner;
    slot->reader = anke_answer_reader_new(&slot->own);
    if (plan->rows != NULL) {
        anke_answer_reader_seek_resemblance(slot->reader);
    }
    slot->column = column >= 0 ? (guint)column : G_MAXUINT;
    slot->has_column = anke_block_row_has(slot->question);
    slot->has_multiline_label = has_multiline_label(slot->question);
    if (needs_parts(plan, q)) {
        slot->parts = anke_answer_parts_new(&slot->own, slot->reader, plan->profile);
        reader->has_parts = TRUE;
    }
    if (slot->question->role == ANKE_ROLE_ID) {
        reader->id_question = (gint)q;
    }
}

static AnkeCsvParser *new_parser(AnkeBlockReader *reader)
{
    static const AnkeCsvHandlers handlers = {anke_block_reader_field, anke_block_reader_record};
    AnkeCsvParser *parser = anke_csv_parser_new(&handlers, reader);
    anke_csv_parser_set_delimiter(parser, reader->plan->profile->delimiter);
    return parser;
}

AnkeBlockReader *anke_block_reader_new(const AnkeBlockPlan *plan)
{
    AnkeBlockReader *reader = g_new0(AnkeBlockReader, 1);
    reader->plan = plan;
    reader->parser = new_parser(reader);
    reader->missing = anke_missing_values_new(plan->profile);
    reader->watch = plan->rows != NULL ? anke_row_watch_new(plan->rows) : NULL;
    reader->columns = plan->columns != NULL ? anke_column_watch_new(plan->columns) : NULL;
    anke_first_bytes_init(&reader->stop_bytes, plan->profile->stop_words);
    anke_first_bytes_add(&reader->stop_bytes, "※");
    anke_first_bytes_add(&reader->stop_bytes, "注");
    reader->has_stop_words = g_hash_table_size(plan->profile->stop_words) > 0;
    reader->n_slots = plan->codebook->n_questions;
    reader->slots = g_new0(AnkeBlockSlot, reader->n_slots);
    reader->answers = g_new0(AnkeAnswer, reader->n_slots);
    reader->id_question = -1;
    for (guint i = 0; i < reader->n_slots; i++) {
        init_slot(reader, i);
    }
    return reader;
}

void anke_block_reader_free(AnkeBlockReader *reader)
{
    if (reader == NULL) {
        return;
    }
    for (guint i = 0; i < reader->n_slots; i++) {
        anke_answer_parts_free(reader->slots[i].parts);
        anke_answer_reader_free(reader->slots[i].reader);
    }
    anke_missing_values_free(reader->missing);
    anke_row_watch_free(reader->watch);
    anke_column_watch_free(reader->columns);
    anke_csv_parser_free(reader->parser);
    g_free(reader->slots);
    g_free(reader->answers);
    anke_bytes_clear(&reader->decoded);
    anke_bytes_clear(&reader->arena);
    g_free(reader);
}

/* Decodes a block in CP932 as a whole, in front of the parser. Returns FALSE at a bad byte; what
 * stands before it is in reader->decoded, so that the parser finds the row and the column. */
static gboolean decode(AnkeBlockReader *reader, const char **bytes, gsize *n_bytes)
{
    if (reader->encoding != ANKE_ENCODING_CP932 || reader->is_raw) {
        return TRUE;
    }
    reader->decoded.n = 0;
    anke_bytes_reserve(&reader->decoded, *n_bytes * ANKE_CP932_GROWTH + 1);
    gsize good = anke_cp932_decode(*bytes, *n_bytes, reader->decoded.data, &reader->decoded.n);
    gboolean is_good = good == *n_bytes;
    *bytes = reader->decoded.data;
    *n_bytes = reader->decoded.n;
    return is_good;
}

static void begin_block(AnkeBlockReader *reader, const AnkeExportBlock *block,
                        AnkeBlockResult *result)
{
    anke_block_result_empty(result);
    if (reader->columns != NULL) { /* what an error left of a record is forgotten */
        anke_column_watch_end(reader->columns, 0, NULL);
        g_array_set_size(result->column_facts, reader->plan->columns->n_watched);
    }
    reader->result = result;
    reader->encoding = block->encoding;
    reader->line = 0;
    reader->n_blank = 0;
    anke_block_reader_end_line(reader);
    reader->line = 0;
}

static void read_block(AnkeBlockReader *reader, const AnkeExportBlock *block,
                       AnkeBlockResult *result)
{
    const char *bytes = block->bytes;
    gsize n_bytes = block->n_bytes;
    begin_block(reader, block, result);
    anke_csv_parser_begin(reader->parser);
    gboolean is_decoded = decode(reader, &bytes, &n_bytes);
    AnkeCsvStatus status = anke_csv_parser_feed(reader->parser, bytes, n_bytes);
    is_decoded = is_decoded && !block->is_broken;
    if (status == ANKE_CSV_OK && !is_decoded) {
        anke_block_reader_fail(reader, not_text, reader->column + 1);
    }
    if (status == ANKE_CSV_OK && is_decoded && block->is_last) {
        status = anke_csv_parser_finish(reader->parser);
    }
    if (status != ANKE_CSV_OK) {
        anke_block_reader_fail(reader, anke_csv_status_message(status), reader->column + 1);
    }
    result->n_lines = reader->line;
    if (result->records->len == 0) {
        result->n_leading_blank = (guint)reader->n_blank;
    } else {
        result->n_trailing_blank = (guint)reader->n_blank;
    }
}

/* No delimiter, quote or line end is the second byte of a character of CP932, so its cells can be cut
 * out before they are decoded. Where something is wrong with one, the block is decoded first and read
 * anew: what stands before the first bad byte says which error comes first, and where. */
void anke_block_reader_read(AnkeBlockReader *reader, const AnkeExportBlock *block,
                            AnkeBlockResult *result)
{
    reader->is_raw =
        block->encoding == ANKE_ENCODING_CP932 && !reader->plan->profile->has_guarded_texts;
    read_block(reader, block, result);
    if (reader->is_raw && result->error != NULL) {
        reader->is_raw = FALSE;
        anke_csv_parser_free(reader->parser);
        reader->parser = new_parser(reader);
        read_block(reader, block, result);
    }
}
