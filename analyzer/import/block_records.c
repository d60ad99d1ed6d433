#include "analyzer/import/block_reader.h"
#include "analyzer/import/block_row.h"

static void add_problem(AnkeBlockReader *reader, const AnkeBlockSlot *slot, AnkeRule rule,
                        AnkeAction action)
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

static void list_reading_problems(AnkeBlockReader *reader, const AnkeBlockSlot *slot)
{
    for (guint i = 0; i < slot->reading.n_problems; i++) {
        const AnkeReadingProblem *problem = &slot->reading.problems[i];
        add_problem(reader, slot, problem->rule, problem->action);
        if (problem->column > 0) {
            GArray *problems = reader->result->problems;
            g_array_index(problems, AnkeProblem, problems->len - 1).column = problem->column;
        }
    }
}

static void apply_constraint(AnkeBlockReader *reader, AnkeBlockSlot *slot, AnkeAnswer *answer)
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
static void route(AnkeBlockReader *reader, AnkeBlockSlot *slot, AnkeAnswer *answer)
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
        AnkeBlockSlot *slot = &reader->slots[i];
        if (slot->parts != NULL) {
            anke_answer_parts_finish(slot->parts, &slot->reading);
            anke_block_reader_keep_texts(reader, slot);
        }
    }
}

static void settle_answers(AnkeBlockReader *reader)
{
    finish_parts(reader);
    for (guint i = 0; i < reader->n_slots; i++) {
        AnkeBlockSlot *slot = &reader->slots[i];
        AnkeAnswer *answer = &reader->answers[i];
        *answer = slot->reading.answer;
        if (slot->column == G_MAXUINT) {
            answer->state = ANKE_STATE_NOTASKED;
            continue;
        }
        if (answer->text != NULL) {
            answer->text = reader->arena.data + slot->text_start;
        }
        if (slot->has_column) {
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
    anke_bytes_reserve(row, 1); /* answers are pointed to, an empty first one too */
    for (guint i = 0; i < reader->n_slots; i++) {
        const AnkeBlockSlot *slot = &reader->slots[i];
        if (!slot->has_column) {
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

/* A row that is no respondent leaves no trace in the facts about columns. */
static void end_columns(AnkeBlockReader *reader, gboolean is_respondent)
{
    AnkeColumnFacts *facts = (AnkeColumnFacts *)(void *)reader->result->column_facts->data;
    if (reader->columns != NULL) {
        anke_column_watch_end(reader->columns, reader->line, is_respondent ? facts : NULL);
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
    end_columns(reader, TRUE);
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

void anke_block_reader_end_line(AnkeBlockReader *reader)
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
        anke_block_reader_fail(reader, "fewer cells than the header has", 0);
    } else if (reader->has_surplus) {
        anke_block_reader_fail(reader, "more cells than the header has", 0);
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
    end_columns(reader, FALSE);
    if (reader->watch != NULL) {
        AnkeRowFacts none = {.straight_end = result->straight->len};
        g_array_append_val(result->row_facts, none);
    }
    AnkeBlockRecord record = {
        reader->line, result->rows.n, result->problems->len, reader->id_start, 0, TRUE};
    g_array_append_val(result->records, record);
    anke_block_reader_end_line(reader);
}

void anke_block_reader_record(gpointer data)
{
    AnkeBlockReader *reader = data;
    if (reader->result->error != NULL) {
        return;
    }
    if (reader->column == 0 && reader->plan->header->n_columns > 1) {
        reader->n_blank++;
        anke_block_reader_end_line(reader);
        return;
    }
    if (reader->column == 0) {
        anke_block_reader_field("", 0, reader); /* the empty answer of a file with one column */
    }
    if (reader->result->records->len == 0) {
        reader->result->n_leading_blank = (guint)reader->n_blank;
    } else if (reader->n_blank > 0) {
        reader->line -= reader->n_blank;
        anke_block_reader_fail(reader, "a blank line between rows", 0);
        return;
    }
    reader->n_blank = 0;
    if (is_no_respondent(reader)) {
        leave_out_record(reader);
    } else if (check_width(reader)) {
        finish_record(reader);
        anke_block_reader_end_line(reader);
    }
}
