#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/data/guarded_text.h"
#include "analyzer/import/block_reader.h"

static const char not_text[] = "bytes that are not text in the encoding of the file";

enum { MAX_STOP_WORD_BYTES = 40, MAX_SIGN_BYTES = 4 };

void anke_block_reader_fail(AnkeBlockReader *reader, const char *message, guint column)
{
    if (reader->result->error == NULL) {
        reader->result->error = message;
        reader->result->error_line = reader->line + (column > 0 ? reader->lines_in_cells : 0);
        reader->result->error_column = column;
    }
}

static gboolean is_utf8(const AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    return reader->encoding == ANKE_ENCODING_CP932 ||
           anke_text_valid_bytes(cell, n_bytes) == n_bytes;
}

static void count_lines(AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    if (!reader->plan->profile->line_is_record) {
        reader->lines_in_cells += anke_csv_count_lines(cell, n_bytes);
    }
}

void anke_block_reader_keep_texts(AnkeBlockReader *reader, AnkeBlockSlot *slot)
{
    AnkeReading *reading = &slot->reading;
    if (reading->answer.text != NULL) {
        slot->text_start = reader->arena.n;
        anke_bytes_append(&reader->arena, reading->answer.text, reading->answer.n_bytes);
    }
    if (reading->other != NULL) {
        slot->other_start = reader->arena.n;
        anke_bytes_append(&reader->arena, reading->other, reading->n_other_bytes);
    }
}

/* A value that means no answer, where it is neither a choice nor a dash that somebody wrote. */
static void apply_missing(AnkeBlockReader *reader, AnkeBlockSlot *slot, const char *cell,
                          gsize n_bytes)
{
    AnkeReading *reading = &slot->reading;
    gboolean is_value = reading->answer.state == ANKE_STATE_VALUE;
    gboolean is_choice = is_value && slot->question->list != NULL &&
                         (reading->other == NULL || reading->answer.n_choices > 1);
    gboolean is_sign = slot->question->type == ANKE_ANSWER_TEXT && n_bytes <= MAX_SIGN_BYTES &&
                       g_utf8_strlen(cell, (gssize)n_bytes) == 1;
    if (reader->is_literal || reading->is_exact || is_choice || is_sign ||
        reading->answer.state == ANKE_STATE_NOANSWER) {
        return;
    }
    AnkeState state = anke_missing_values_find(reader->missing, cell, n_bytes);
    if (state != ANKE_STATE_VALUE) {
        memset(reading, 0, offsetof(AnkeReading, problems));
        reading->answer.state = state;
    }
}

static void read_slot(AnkeBlockReader *reader, AnkeBlockSlot *slot, const char *cell, gsize n_bytes)
{
    if (!anke_answer_reader_read(slot->reader, cell, n_bytes, &slot->reading)) {
        anke_block_reader_fail(reader, not_text, reader->column + 1);
        return;
    }
    apply_missing(reader, slot, cell, n_bytes);
    if (n_bytes == 0 && reader->plan->profile->blank_is_not_shown) {
        slot->reading.answer.state = ANKE_STATE_NOTASKED;
    }
    anke_block_reader_keep_texts(reader, slot);
    if (!slot->reading.is_exact || slot->has_multiline_label) {
        count_lines(reader, cell, n_bytes);
    }
    gboolean is_blank = slot->reading.answer.state == ANKE_STATE_NOANSWER;
    if (slot - reader->slots == reader->id_question && !is_blank) {
        anke_bytes_append(&reader->result->ids, cell, n_bytes);
    }
}

static void read_part(AnkeBlockReader *reader, const AnkeColumnUse *use, const char *cell,
                      gsize n_bytes)
{
    if (!is_utf8(reader, cell, n_bytes)) {
        anke_block_reader_fail(reader, not_text, reader->column + 1);
        return;
    }
    anke_answer_parts_add(reader->slots[use->question].parts, use, reader->column, cell, n_bytes,
                          reader->is_literal);
    count_lines(reader, cell, n_bytes);
}

static void read_unclaimed(AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    reader->has_surplus |= reader->column >= reader->plan->header->n_columns && n_bytes > 0;
    if (!is_utf8(reader, cell, n_bytes)) {
        anke_block_reader_fail(reader, not_text, reader->column + 1);
    }
    count_lines(reader, cell, n_bytes);
}

/* Looks for the words that total rows and notes begin with, in the first filled cell. */
static void look_for_stop_word(AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    if (n_bytes == 0 || reader->n_filled++ > 0 ||
        !anke_first_bytes_allow(&reader->stop_bytes, cell[0]) || !is_utf8(reader, cell, n_bytes)) {
        return;
    }
    reader->begins_with_note =
        (n_bytes >= 3 && (memcmp(cell, "※", 3) == 0 || memcmp(cell, "注", 3) == 0));
    if (n_bytes <= MAX_STOP_WORD_BYTES) {
        g_autoptr(GString) folded = g_string_new(NULL);
        anke_text_fold(cell, n_bytes, folded);
        reader->begins_with_stop_word =
            g_hash_table_contains(reader->plan->profile->stop_words, folded->str);
    }
}

static const AnkeColumnUse *use_of_column(const AnkeBlockReader *reader)
{
    const AnkeHeader *header = reader->plan->header;
    const AnkeColumnUse *use =
        reader->column < header->n_columns ? &header->uses[reader->column] : NULL;
    return use != NULL && use->question >= 0 ? use : NULL;
}

/* Most cells in CP932 are labels, which need not be decoded. Returns FALSE for others. */
static gboolean read_label_in_cp932(AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    const AnkeColumnUse *use = use_of_column(reader);
    if (use == NULL || use->question == reader->id_question ||
        (reader->has_stop_words && reader->n_filled == 0)) {
        return FALSE;
    }
    AnkeBlockSlot *slot = &reader->slots[use->question];
    if (slot->parts != NULL ||
        !anke_answer_reader_read_cp932(slot->reader, cell, n_bytes, &slot->reading)) {
        return FALSE;
    }
    if (slot->has_multiline_label) {
        count_lines(reader, cell, n_bytes);
    }
    reader->n_filled++;
    reader->column++;
    return TRUE;
}

/* Returns FALSE at a bad byte. */
static gboolean decode(AnkeBlockReader *reader, const char **cell, gsize *n_bytes)
{
    reader->decoded.n = 0;
    anke_bytes_reserve(&reader->decoded, *n_bytes * ANKE_CP932_GROWTH);
    gsize good = anke_cp932_decode(*cell, *n_bytes, reader->decoded.data, &reader->decoded.n);
    gboolean is_good = good == *n_bytes;
    *cell = reader->decoded.data;
    *n_bytes = reader->decoded.n;
    return is_good;
}

static void read_field(AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    if (n_bytes > ANKE_CSV_MAX_CELL_BYTES) {
        anke_block_reader_fail(reader, anke_csv_status_message(ANKE_CSV_CELL_TOO_LONG),
                               reader->column + 1);
        return;
    }
    reader->is_literal =
        reader->plan->profile->has_guarded_texts && anke_guard_is_on(cell, n_bytes);
    if (reader->is_literal) {
        cell++;
        n_bytes--;
    }
    if (n_bytes == 0 && reader->column + 1 == reader->plan->profile->start_column) {
        anke_block_reader_fail(reader, ANKE_ROW_GOES_ON, reader->column + 1);
        return;
    }
    if (reader->has_stop_words) {
        look_for_stop_word(reader, cell, n_bytes);
    }
    if (reader->columns != NULL) {
        anke_column_watch_cell(reader->columns, reader->column, cell, n_bytes);
    }
    const AnkeColumnUse *use = use_of_column(reader);
    if (use == NULL) {
        read_unclaimed(reader, cell, n_bytes);
    } else if (reader->slots[use->question].parts == NULL) {
        read_slot(reader, &reader->slots[use->question], cell, n_bytes);
    } else {
        read_part(reader, use, cell, n_bytes);
    }
    reader->column++;
}

void anke_block_reader_field(const char *cell, gsize n_bytes, gpointer data)
{
    AnkeBlockReader *reader = data;
    if (reader->result->error != NULL) {
        return;
    }
    if (reader->is_raw && n_bytes > 0) {
        if (read_label_in_cp932(reader, cell, n_bytes)) {
            return;
        }
        if (!decode(reader, &cell, &n_bytes)) {
            anke_block_reader_fail(reader, not_text, reader->column + 1);
            return;
        }
    }
    read_field(reader, cell, n_bytes);
}
