#include "analyzer/import/block.h"

#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/guarded_text.h"
#include "analyzer/import/answer_parts.h"
#include "analyzer/import/answer_reader.h"
#include "analyzer/import/block_row.h"
#include "analyzer/import/missing_values.h"

static const char not_text[] = "bytes that are not text in the encoding of the file";

enum { MAX_STOP_WORD_BYTES = 40 };

/* What one question needs while rows are read. */
typedef struct {
    const AnkeQuestion *question;
    AnkeAnswerReader *reader;
    AnkeQuestion own;       /* the question with the joiner of the export */
    AnkeAnswerParts *parts; /* NULL: the answer stands in one column */
    guint column;           /* in the export, from 0; G_MAXUINT: missing */
    gboolean has_multiline_label;
    gsize text_start; /* of the answer's text in the row's arena */
    gsize other_start;
    AnkeReading reading;
} Slot;

struct AnkeBlockReader {
    const AnkeBlockPlan *plan;
    AnkeCsvParser *parser;
    guint n_slots;
    Slot *slots;
    AnkeAnswer *answers; /* of the row, for conditions */
    AnkeMissingValues *missing;
    AnkeRowWatch *watch; /* NULL: no dossier is wanted */
    gint id_question;
    gboolean has_stop_words;
    gboolean has_parts;
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
static void fail(AnkeBlockReader *reader, const char *message, guint column)
{
    if (reader->result->error == NULL) {
        reader->result->error = message;
        reader->result->error_line = reader->line + (column > 0 ? reader->lines_in_cells : 0);
        reader->result->error_column = column;
    }
}

static void add_problem(AnkeBlockReader *reader, const Slot *slot, AnkeRule rule, AnkeAction action)
{
    AnkeProblem problem = {
        .line = reader->line,
        .column = slot->column + 1,
        .question = (gint)(slot - reader->slots),
        .rule = rule,
        .action = action,
        .resembles = rule == ANKE_RULE_UNKNOWN_OPTION ? slot->reading.resembles : 0,
    };
    g_array_append_val(reader->result->problems, problem);
}

/* Cells */

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

/* Cells live during the callback only: what is a text is copied until the row ends. */
static void keep_texts(AnkeBlockReader *reader, Slot *slot)
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
static void apply_missing(AnkeBlockReader *reader, Slot *slot, const char *cell, gsize n_bytes)
{
    AnkeReading *reading = &slot->reading;
    gboolean is_value = reading->answer.state == ANKE_STATE_VALUE;
    gboolean is_choice = is_value && slot->question->list != NULL &&
                         (reading->other == NULL || reading->answer.n_choices > 1);
    gboolean is_text = slot->question->type == ANKE_ANSWER_TEXT;
    if (reader->is_literal || reading->is_exact || is_choice ||
        reading->answer.state == ANKE_STATE_NOANSWER || (is_text && n_bytes == 1)) {
        return;
    }
    AnkeState state = anke_missing_values_find(reader->missing, cell, n_bytes);
    if (state != ANKE_STATE_VALUE) {
        *reading = (AnkeReading){.answer.state = state};
    }
}

static void read_slot(AnkeBlockReader *reader, Slot *slot, const char *cell, gsize n_bytes)
{
    if (!anke_answer_reader_read(slot->reader, cell, n_bytes, &slot->reading)) {
        fail(reader, not_text, reader->column + 1);
        return;
    }
    apply_missing(reader, slot, cell, n_bytes);
    if (n_bytes == 0 && reader->plan->profile->blank_is_not_shown) {
        slot->reading.answer.state = ANKE_STATE_NOTASKED;
    }
    keep_texts(reader, slot);
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
        fail(reader, not_text, reader->column + 1);
        return;
    }
    anke_answer_parts_add(reader->slots[use->question].parts, use->part, use->item, cell, n_bytes,
                          reader->is_literal);
    count_lines(reader, cell, n_bytes);
}

static void read_unclaimed(AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    reader->has_surplus |= reader->column >= reader->plan->header->n_columns && n_bytes > 0;
    if (!is_utf8(reader, cell, n_bytes)) {
        fail(reader, not_text, reader->column + 1);
    }
    count_lines(reader, cell, n_bytes);
}

/* Looks for the words that total rows and notes begin with, in the first filled cell. */
static void look_for_stop_word(AnkeBlockReader *reader, const char *cell, gsize n_bytes)
{
    if (n_bytes == 0 || reader->n_filled++ > 0 || !is_utf8(reader, cell, n_bytes)) {
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

static void on_field(const char *cell, gsize n_bytes, gpointer data)
{
    AnkeBlockReader *reader = data;
    const AnkeHeader *header = reader->plan->header;
    if (reader->result->error != NULL) {
        return;
    }
    if (n_bytes > ANKE_CSV_MAX_CELL_BYTES) {
        fail(reader, anke_csv_status_message(ANKE_CSV_CELL_TOO_LONG), reader->column + 1);
        return;
    }
    reader->is_literal =
        reader->plan->profile->has_guarded_texts && anke_guard_is_on(cell, n_bytes);
    if (reader->is_literal) {
        cell++;
        n_bytes--;
    }
    if (n_bytes == 0 && reader->column + 1 == reader->plan->profile->start_column) {
        fail(reader, ANKE_ROW_GOES_ON, reader->column + 1);
        return;
    }
    if (reader->has_stop_words) {
        look_for_stop_word(reader, cell, n_bytes);
    }
    const AnkeColumnUse *use =
        reader->column < header->n_columns ? &header->uses[reader->column] : NULL;
    if (use == NULL || use->question < 0) {
        read_unclaimed(reader, cell, n_bytes);
    } else if (reader->slots[use->question].parts == NULL) {
        read_slot(reader, &reader->slots[use->question], cell, n_bytes);
    } else {
        read_part(reader, use, cell, n_bytes);
    }
    reader->column++;
}

/* Rows */

static void list_reading_problems(AnkeBlockReader *reader, const Slot *slot)
{
    for (guint i = 0; i < slot->reading.n_problems; i++) {
        add_problem(reader, slot, slot->reading.problems[i].rule, slot->reading.problems[i].action);
    }
}

static void apply_constraint(AnkeBlockReader *reader, Slot *slot, AnkeAnswer *answer)
{
    const AnkeQuestion *question = slot->question;
    if (question->constraint == NULL || answer->state != ANKE_STATE_VALUE ||
        anke_condition_holds(question->constraint, reader->answers)) {
        return;
    }
    answer->state = ANKE_STATE_INVALID;
    add_problem(reader, slot, ANKE_RULE_CONSTRAINT, ANKE_ACTION_SET_INVALID);
}

/* An answer that routing forbids becomes 非該当; what else was wrong with it does not matter then.
 */
static void route(AnkeBlockReader *reader, Slot *slot, AnkeAnswer *answer)
{
    const AnkeQuestion *question = slot->question;
    if (question->relevant == NULL || anke_condition_holds(question->relevant, reader->answers)) {
        list_reading_problems(reader, slot);
        apply_constraint(reader, slot, answer);
        if (question->is_required && answer->state == ANKE_STATE_NOANSWER) {
            add_problem(reader, slot, ANKE_RULE_REQUIRED_BLANK, ANKE_ACTION_KEPT);
        }
        return;
    }
    if (answer->state == ANKE_STATE_VALUE || answer->state == ANKE_STATE_INVALID) {
        add_problem(reader, slot, ANKE_RULE_ROUTING_CONFLICT, ANKE_ACTION_SET_NA);
    }
    answer->state = ANKE_STATE_NA;
}

/* Texts are kept before any is pointed to: the memory that they are kept in moves as it grows. */
static void finish_parts(AnkeBlockReader *reader)
{
    for (guint i = 0; reader->has_parts && i < reader->n_slots; i++) {
        Slot *slot = &reader->slots[i];
        if (slot->parts != NULL) {
            anke_answer_parts_finish(slot->parts, &slot->reading);
            keep_texts(reader, slot);
        }
    }
}

static void settle_answers(AnkeBlockReader *reader)
{
    finish_parts(reader);
    for (guint i = 0; i < reader->n_slots; i++) {
        Slot *slot = &reader->slots[i];
        AnkeAnswer *answer = &reader->answers[i];
        *answer = slot->reading.answer;
        if (slot->column == G_MAXUINT) {
            answer->state = ANKE_STATE_NOTASKED;
            continue;
        }
        if (answer->text != NULL) {
            answer->text = reader->arena.data + slot->text_start;
        }
        if (anke_block_row_has(slot->question)) {
            route(reader, slot, answer);
        }
    }
}

static int compare_problems(const void *a, const void *b)
{
    const AnkeProblem *left = a;
    const AnkeProblem *right = b;
    return (left->column > right->column) - (left->column < right->column);
}

/* Problems stand in order of the export's columns, those of one cell in order of arising. */
static void sort_problems(AnkeBlockReader *reader, guint from)
{
    GArray *problems = reader->result->problems;
    for (guint i = from + 1; i < problems->len; i++) {
        AnkeProblem problem = g_array_index(problems, AnkeProblem, i);
        guint at = i;
        while (at > from &&
               compare_problems(&g_array_index(problems, AnkeProblem, at - 1), &problem) > 0) {
            g_array_index(problems, AnkeProblem, at) = g_array_index(problems, AnkeProblem, at - 1);
            at--;
        }
        g_array_index(problems, AnkeProblem, at) = problem;
    }
}

static void append_row(AnkeBlockReader *reader)
{
    AnkeBytes *row = &reader->result->rows;
    AnkeRowWatch *watch = reader->watch;
    gsize start = row->n;
    guint n_written = 0;
    for (guint i = 0; i < reader->n_slots; i++) {
        const Slot *slot = &reader->slots[i];
        if (!anke_block_row_has(slot->question)) {
            continue;
        }
        if (n_written++ > 0) {
            anke_bytes_append_byte(row, ',');
        }
        const char *other =
            slot->reading.other != NULL ? reader->arena.data + slot->other_start : NULL;
        gsize answer_start = row->n;
        anke_block_row_append(row, slot->question, &reader->answers[i], &slot->reading, other);
        if (watch != NULL) {
            anke_row_watch_answer(watch, slot->question, &reader->answers[i],
                                  row->data + answer_start, row->n - answer_start);
        }
    }
    if (row->n == start) {
        anke_bytes_append(row, "\"\"", 2); /* a lone empty cell must not look like a blank line */
    }
    anke_bytes_append_byte(row, '\n');
}

static void check_id(AnkeBlockReader *reader, gsize n_id_bytes)
{
    if (reader->id_question >= 0 && n_id_bytes == 0) {
        add_problem(reader, &reader->slots[reader->id_question], ANKE_RULE_MISSING_ID,
                    ANKE_ACTION_KEPT);
    }
}

static void finish_record(AnkeBlockReader *reader)
{
    AnkeBlockResult *result = reader->result;
    guint first_problem = result->problems->len;
    settle_answers(reader);
    gsize n_id_bytes = result->ids.n - reader->id_start;
    check_id(reader, n_id_bytes);
    sort_problems(reader, first_problem);
    append_row(reader);
    if (reader->watch != NULL) {
        anke_row_watch_end(reader->watch, reader->answers, result->row_facts, result->straight);
    }
    AnkeBlockRecord record = {reader->line,     result->rows.n, result->problems->len,
                              reader->id_start, n_id_bytes,     FALSE};
    g_array_append_val(result->records, record);
}

static void begin_parts(AnkeBlockReader *reader)
{
    for (guint i = 0; reader->has_parts && i < reader->n_slots; i++) {
        if (reader->slots[i].parts != NULL) {
            anke_answer_parts_begin(reader->slots[i].parts);
        }
    }
}

static void end_line(AnkeBlockReader *reader)
{
    begin_parts(reader);
    reader->n_filled = 0;
    reader->begins_with_stop_word = FALSE;
    reader->begins_with_note = FALSE;
    reader->line += 1 + reader->lines_in_cells;
    reader->lines_in_cells = 0;
    reader->column = 0;
    reader->has_surplus = FALSE;
    reader->arena.n = 0;
    reader->id_start = reader->result->ids.n;
}

static gboolean check_width(AnkeBlockReader *reader)
{
    if (reader->column < reader->plan->header->n_columns) {
        fail(reader, "fewer cells than the header has", 0);
    } else if (reader->has_surplus) {
        fail(reader, "more cells than the header has", 0);
    }
    return reader->result->error == NULL;
}

/* 計 and blank cells beside it, or a note alone in its row. */
static gboolean is_no_respondent(const AnkeBlockReader *reader)
{
    guint n_columns = reader->plan->header->n_columns;
    return (reader->begins_with_stop_word && reader->n_filled < n_columns) ||
           (reader->begins_with_note && reader->n_filled == 1 && n_columns > 1);
}

static void leave_out_record(AnkeBlockReader *reader)
{
    AnkeBlockResult *result = reader->result;
    AnkeProblem problem = {.line = reader->line,
                           .question = -1,
                           .rule = ANKE_RULE_TOTAL_ROW,
                           .action = ANKE_ACTION_LEFT_OUT};
    g_array_append_val(result->problems, problem);
    result->ids.n = reader->id_start;
    if (reader->watch != NULL) {
        AnkeRowFacts none = {.straight_end = result->straight->len};
        g_array_append_val(result->row_facts, none);
    }
    AnkeBlockRecord record = {
        reader->line, result->rows.n, result->problems->len, reader->id_start, 0, TRUE};
    g_array_append_val(result->records, record);
    end_line(reader);
}

static void on_record(gpointer data)
{
    AnkeBlockReader *reader = data;
    if (reader->result->error != NULL) {
        return;
    }
    if (reader->column == 0 && reader->plan->header->n_columns > 1) {
        reader->n_blank++;
        end_line(reader);
        return;
    }
    if (reader->column == 0) {
        on_field("", 0, reader); /* the empty answer of a file with one column */
    }
    if (reader->result->records->len == 0) {
        reader->result->n_leading_blank = (guint)reader->n_blank;
    } else if (reader->n_blank > 0) {
        reader->line -= reader->n_blank;
        fail(reader, "a blank line between rows", 0);
        return;
    }
    reader->n_blank = 0;
    if (is_no_respondent(reader)) {
        leave_out_record(reader);
    } else if (check_width(reader)) {
        finish_record(reader);
        end_line(reader);
    }
}

/* Blocks */

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
    Slot *slot = &reader->slots[q];
    gint column = plan->header->column_of_question[q];
    slot->question = &plan->codebook->questions[q];
    slot->own = *slot->question;
    slot->own.delimiter = slot->own.delimiter != NULL ? slot->own.delimiter : plan->profile->joiner;
    slot->reader = anke_answer_reader_new(&slot->own);
    if (plan->rows != NULL) {
        anke_answer_reader_seek_resemblance(slot->reader);
    }
    slot->column = column >= 0 ? (guint)column : G_MAXUINT;
    slot->has_multiline_label = has_multiline_label(slot->question);
    if (needs_parts(plan, q)) {
        slot->parts = anke_answer_parts_new(&slot->own, slot->reader, plan->profile);
        reader->has_parts = TRUE;
    }
    if (slot->question->role == ANKE_ROLE_ID) {
        reader->id_question = (gint)q;
    }
}

AnkeBlockReader *anke_block_reader_new(const AnkeBlockPlan *plan)
{
    static const AnkeCsvHandlers handlers = {on_field, on_record};
    AnkeBlockReader *reader = g_new0(AnkeBlockReader, 1);
    reader->plan = plan;
    reader->parser = anke_csv_parser_new(&handlers, reader);
    anke_csv_parser_set_delimiter(reader->parser, plan->profile->delimiter);
    reader->missing = anke_missing_values_new(plan->profile);
    reader->watch = plan->rows != NULL ? anke_row_watch_new(plan->rows) : NULL;
    reader->has_stop_words = g_hash_table_size(plan->profile->stop_words) > 0;
    reader->n_slots = plan->codebook->n_questions;
    reader->slots = g_new0(Slot, reader->n_slots);
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
    anke_csv_parser_free(reader->parser);
    g_free(reader->slots);
    g_free(reader->answers);
    anke_bytes_clear(&reader->decoded);
    anke_bytes_clear(&reader->arena);
    g_free(reader);
}

/* Decodes CP932 in front of the parser. Returns FALSE at a bad byte; what stands before it is in
 * reader->decoded, so that the parser finds the row and the column. */
static gboolean decode(AnkeBlockReader *reader, const char **bytes, gsize *n_bytes)
{
    if (reader->encoding != ANKE_ENCODING_CP932) {
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

static void begin_block(AnkeBlockReader *reader, const AnkeBlock *block, AnkeBlockResult *result)
{
    anke_block_result_empty(result);
    reader->result = result;
    reader->encoding = block->encoding;
    reader->line = 0;
    reader->n_blank = 0;
    end_line(reader);
    reader->line = 0;
}

void anke_block_reader_read(AnkeBlockReader *reader, const AnkeBlock *block,
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
        fail(reader, not_text, reader->column + 1);
    }
    if (status == ANKE_CSV_OK && is_decoded && block->is_last) {
        status = anke_csv_parser_finish(reader->parser);
    }
    if (status != ANKE_CSV_OK) {
        fail(reader, anke_csv_status_message(status), reader->column + 1);
    }
    result->n_lines = reader->line;
    if (result->records->len == 0) {
        result->n_leading_blank = (guint)reader->n_blank;
    } else {
        result->n_trailing_blank = (guint)reader->n_blank;
    }
}
