#include "analyzer/data/responses.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/choice_index.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/encoding.h"

enum { BLOCK_BYTES = 1 << 16, MAX_HEADER_BYTES = 1 << 20, N_END_FIELDS = 3 };

static const char end_mark[] = ".end";

typedef struct Column Column;

typedef void (*CellFunc)(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes);

struct Column {
    CellFunc read;
    const AnkeQuestion *question; /* NULL: the text of an other choice */
    gint other_of;                /* the question of that choice; -1: the column is no such text */
    AnkeAnswer *answer;           /* NULL: not kept */
    AnkeChoiceIndex choices;
    guint16 *indices; /* room for every choice once */
    gsize text_start; /* in responses->texts */
};

struct AnkeResponses {
    AnkeInput *input;
    const AnkeCodebook *codebook;
    AnkeCsvParser *parser;
    GString *block;    /* read, but not yet parsed */
    GPtrArray *header; /* names; NULL once it is matched */
    GArray *columns;
    guint n_columns;
    AnkeAnswer *answers;
    AnkeAnswer *others; /* texts of other choices, by question; NULL: not kept */
    GString *texts;     /* of the row being read */
    AnkeRespondentFunc visit;
    gpointer data;
    AnkeWatchFunc watch; /* NULL: nobody watches */
    gpointer watch_data;
    guint64 line; /* where the record being read begins */
    guint64 lines_in_cells;
    guint n_fields;
    guint64 n_rows;
    guint64 n_end[N_END_FIELDS]; /* the numbers of the end row, from 1 */
    gboolean is_end_row;
    gboolean has_ended;
    GError *error; /* the first problem: rows behind it are not read */
};

static void refuse(AnkeResponses *responses, guint column, const char *message, const char *name)
{
    if (responses->error == NULL) {
        AnkePlace place = {anke_input_name(responses->input), responses->line, column};
        (void)anke_error_at(&responses->error, ANKE_ERROR_DATA, place, "%s%s%s%s", message,
                            *name != '\0' ? " \"" : "", name, *name != '\0' ? "\"" : "");
    }
}

/* A problem in the cell being read. */
static void refuse_cell(AnkeResponses *responses, const Column *column, const char *message)
{
    refuse(responses, responses->n_fields, message,
           column->question != NULL ? column->question->name : "");
}

/* Cells: each function reads a value, one that is neither empty nor begins with a dot. */

static const char not_a_choice[] = "value is not among the choices of";

static void read_one(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    gint choice = anke_choice_index_find(&column->choices, text, n_bytes);
    if (choice < 0) {
        refuse_cell(responses, column, not_a_choice);
        return;
    }
    column->indices[0] = (guint16)choice;
    column->answer->n_choices = 1;
}

/* Adds a choice: in the list's order, or behind the others. FALSE if it is there already. */
static gboolean add_choice(Column *column, guint16 choice, gboolean is_ordered)
{
    AnkeAnswer *answer = column->answer;
    for (guint i = 0; i < answer->n_choices; i++) {
        if (column->indices[i] == choice) {
            return FALSE;
        }
    }
    guint at = answer->n_choices++;
    while (is_ordered && at > 0 && column->indices[at - 1] > choice) {
        column->indices[at] = column->indices[at - 1];
        at--;
    }
    column->indices[at] = choice;
    return TRUE;
}

static void read_choices(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes,
                         gboolean is_ordered)
{
    const char *end = text + n_bytes;
    column->answer->n_choices = 0;
    for (const char *at = text; at <= end;) {
        const char *blank = memchr(at, ' ', (gsize)(end - at));
        const char *stop = blank != NULL ? blank : end;
        gint choice = anke_choice_index_find(&column->choices, at, (gsize)(stop - at));
        if (choice < 0) {
            refuse_cell(responses, column, not_a_choice);
            return;
        }
        if (!add_choice(column, (guint16)choice, is_ordered)) {
            refuse_cell(responses, column, "a choice stands twice in an answer to");
            return;
        }
        at = stop + 1;
    }
}

static void read_multiple(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    read_choices(responses, column, text, n_bytes, TRUE);
}

static void read_rank(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    read_choices(responses, column, text, n_bytes, FALSE);
}

static void read_number(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    if (!anke_number_parse(text, n_bytes, &column->answer->number)) {
        refuse_cell(responses, column, "value is not a number: one was expected for");
    } else if (!anke_question_allows(column->question, column->answer->number)) {
        refuse_cell(responses, column, "value is not whole or lies outside the bands of");
    }
}

static void keep_text(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    column->text_start = responses->texts->len;
    column->answer->n_bytes = n_bytes;
    g_string_append_len(responses->texts, text, (gssize)n_bytes);
}

static void read_date(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    if (!anke_date_is_iso(text, n_bytes)) {
        refuse_cell(responses, column, "value is not a date (2026-09-30): one was expected for");
        return;
    }
    keep_text(responses, column, text, n_bytes);
}

static void read_text(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    responses->lines_in_cells += anke_csv_count_lines(text, n_bytes);
    if (anke_text_valid_bytes(text, n_bytes) != n_bytes) {
        refuse_cell(responses, column, "bytes that are not UTF-8 text");
    } else if (column->answer != NULL) {
        keep_text(responses, column, text, n_bytes);
    }
}

/* Reads a cell that begins with a dot: a state, or a text with a dot put before it. */
static void read_dotted(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    if (column->read == read_text && n_bytes > 1 && text[1] == '.') {
        read_text(responses, column, text + 1, n_bytes - 1);
        return;
    }
    AnkeState state = n_bytes != 2     ? ANKE_STATE_VALUE
                      : text[1] == 'N' ? ANKE_STATE_NA
                      : text[1] == 'X' ? ANKE_STATE_INVALID
                      : text[1] == 'U' ? ANKE_STATE_NOTASKED
                                       : ANKE_STATE_VALUE;
    if (state == ANKE_STATE_VALUE) {
        refuse_cell(responses, column, "state is not one of .N, .X, .U in an answer to");
    } else if (column->answer != NULL) {
        column->answer->state = state;
    }
}

static void read_cell(AnkeResponses *responses, Column *column, const char *text, gsize n_bytes)
{
    AnkeAnswer *answer = column->answer;
    if (n_bytes == 0) {
        if (answer != NULL) {
            answer->state = ANKE_STATE_NOANSWER;
        }
        return;
    }
    if (answer != NULL) {
        answer->state = ANKE_STATE_VALUE;
    }
    if (text[0] == '.') {
        read_dotted(responses, column, text, n_bytes);
        return;
    }
    column->read(responses, column, text, n_bytes);
}

/* Rows */

static void read_end_field(AnkeResponses *responses, guint field, const char *text, gsize n_bytes)
{
    if (field == 0 || field >= N_END_FIELDS) {
        return;
    }
    if (!anke_number_parse_whole(text, n_bytes, G_MAXUINT64, &responses->n_end[field])) {
        refuse(responses, field + 1, "a whole number was expected in the end row", "");
    }
}

static void on_field(const char *text, gsize n_bytes, gpointer data)
{
    AnkeResponses *responses = data;
    guint field = responses->n_fields++;
    if (responses->error != NULL) {
        return;
    }
    if (responses->header != NULL) {
        g_ptr_array_add(responses->header, g_strndup(text, n_bytes));
        return;
    }
    if (field == 0) {
        responses->is_end_row = n_bytes == strlen(end_mark) && memcmp(text, end_mark, n_bytes) == 0;
    }
    if (responses->is_end_row) {
        read_end_field(responses, field, text, n_bytes);
    } else if (field < responses->n_columns) {
        read_cell(responses, &g_array_index(responses->columns, Column, field), text, n_bytes);
    }
}

static void end_rows(AnkeResponses *responses)
{
    if (responses->n_fields != N_END_FIELDS) {
        refuse(responses, 0, "the end row has a wrong width: .end,N,R was expected", "");
    } else if (responses->n_end[1] != responses->n_rows) {
        refuse(responses, 2, "the end row does not count the rows before it", "");
    } else if (responses->n_end[2] < responses->n_rows) {
        refuse(responses, 3, "the end row counts fewer questionnaires than rows", "");
    }
    responses->has_ended = TRUE;
}

static gboolean has_right_width(AnkeResponses *responses)
{
    /* A lone empty cell is a blank line. */
    if (responses->n_fields == 0 && responses->n_columns == 1) {
        responses->n_fields = 1;
        read_cell(responses, &g_array_index(responses->columns, Column, 0), "", 0);
    }
    if (responses->n_fields == responses->n_columns) {
        return TRUE;
    }
    AnkePlace place = {anke_input_name(responses->input), responses->line, 0};
    return anke_error_at(&responses->error, ANKE_ERROR_DATA, place, "%u columns, %u were expected",
                         responses->n_fields, responses->n_columns);
}

/* Texts may have moved while the row grew. */
static void place_texts(AnkeResponses *responses)
{
    for (guint i = 0; i < responses->n_columns; i++) {
        Column *column = &g_array_index(responses->columns, Column, i);
        gboolean is_text = column->read == read_text || column->read == read_date;
        if (is_text && column->answer != NULL) {
            column->answer->text = responses->texts->str + column->text_start;
        }
    }
}

static void end_record(AnkeResponses *responses)
{
    if (responses->has_ended) {
        refuse(responses, 0, "rows follow the end row", "");
    } else if (responses->is_end_row && responses->n_fields > 0) {
        end_rows(responses);
    } else if (has_right_width(responses)) {
        place_texts(responses);
        responses->visit(responses->answers, responses->data);
        responses->n_rows++;
    }
}

static void on_record(gpointer data)
{
    AnkeResponses *responses = data;
    if (responses->error == NULL && responses->header == NULL) {
        end_record(responses);
    }
    if (responses->error == NULL) {
        responses->line += 1 + responses->lines_in_cells;
        responses->lines_in_cells = 0;
    }
    responses->n_fields = 0;
    g_string_truncate(responses->texts, 0);
}

/* Header */

static CellFunc cell_func(AnkeAnswerType type)
{
    switch (type) {
    case ANKE_ANSWER_ONE:
        return read_one;
    case ANKE_ANSWER_MULTIPLE:
        return read_multiple;
    case ANKE_ANSWER_RANK:
        return read_rank;
    case ANKE_ANSWER_INTEGER:
    case ANKE_ANSWER_DECIMAL:
        return read_number;
    case ANKE_ANSWER_DATE:
        return read_date;
    case ANKE_ANSWER_TEXT:
        break;
    }
    return read_text;
}

static void set_column(AnkeResponses *responses, Column *column, guint index)
{
    const AnkeQuestion *question = &responses->codebook->questions[index];
    column->question = question;
    if (question->role == ANKE_ROLE_IGNORE) {
        return;
    }
    column->read = cell_func(question->type);
    column->answer = &responses->answers[index];
    if (question->list != NULL) {
        anke_choice_index_init(&column->choices, question->list);
        column->indices = g_new0(guint16, MAX(question->list->n_choices, 1));
        column->answer->choices = column->indices;
    }
}

/* The question whose column for the texts of its other choice has this name, or -1. */
static gint question_of_other(const AnkeCodebook *codebook, const char *name)
{
    if (!g_str_has_suffix(name, "_other")) {
        return -1;
    }
    g_autofree char *stem = g_strndup(name, strlen(name) - strlen("_other"));
    gint index = anke_codebook_find(codebook, stem);
    const AnkeList *list = index >= 0 ? codebook->questions[index].list : NULL;
    return list != NULL && list->other >= 0 ? index : -1;
}

static gboolean match_column(AnkeResponses *responses, const char *name, GHashTable *seen)
{
    Column column = {.read = read_text, .other_of = -1};
    gint index = anke_codebook_find(responses->codebook, name);
    guint number = responses->columns->len + 1;
    if (index >= 0) {
        set_column(responses, &column, (guint)index);
    } else if ((column.other_of = question_of_other(responses->codebook, name)) < 0) {
        refuse(responses, number, "the header's column is no question of the codebook", "");
        return FALSE;
    }
    g_array_append_val(responses->columns, column);
    responses->n_columns++;
    if (!g_hash_table_add(seen, (gpointer)name)) {
        refuse(responses, number, "the header's column stands twice", "");
        return FALSE;
    }
    return TRUE;
}

static gboolean match_header(AnkeResponses *responses)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    responses->line = 1;
    for (guint i = 0; i < responses->header->len; i++) {
        if (!match_column(responses, g_ptr_array_index(responses->header, i), seen)) {
            return FALSE;
        }
    }
    for (guint i = 0; i < responses->codebook->n_questions; i++) {
        const AnkeQuestion *question = &responses->codebook->questions[i];
        if (question->role != ANKE_ROLE_IGNORE && !g_hash_table_contains(seen, question->name)) {
            refuse(responses, 0, "the header lacks the column of question", question->name);
            return FALSE;
        }
    }
    return TRUE;
}

/* Reads the next block behind what is left. *n_bytes is 0 at the end of the input. */
static gboolean read_block(AnkeResponses *responses, gsize *n_bytes, GError **error)
{
    GString *block = responses->block;
    gsize n_left = block->len;
    g_string_set_size(block, n_left + BLOCK_BYTES);
    gssize n = anke_input_read(responses->input, block->str + n_left, BLOCK_BYTES, error);
    g_string_set_size(block, n_left + (gsize)MAX(n, 0));
    *n_bytes = (gsize)MAX(n, 0);
    return n >= 0;
}

/* Bytes of the header with its line end, or 0 if the block does not hold it all. */
static gsize header_length(const GString *block)
{
    gboolean is_quoted = FALSE;
    for (gsize i = 0; i < block->len; i++) {
        char byte = block->str[i];
        is_quoted ^= byte == '"';
        if (!is_quoted && (byte == '\n' || byte == '\r')) {
            return i + 1;
        }
    }
    return 0;
}

static gboolean fail(AnkeResponses *responses, AnkeCsvStatus status, GError **error)
{
    if (responses->error != NULL) {
        g_propagate_error(error, g_steal_pointer(&responses->error));
        return FALSE;
    }
    AnkePlace place = {anke_input_name(responses->input),
                       responses->line + responses->lines_in_cells, responses->n_fields + 1};
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%s", anke_csv_status_message(status));
}

static gboolean read_header(AnkeResponses *responses, GError **error)
{
    gsize n_bytes = 1;
    gsize n_header = 0;
    while (n_bytes > 0 && n_header == 0 && responses->block->len < MAX_HEADER_BYTES) {
        if (!read_block(responses, &n_bytes, error)) {
            return FALSE;
        }
        n_header = header_length(responses->block);
    }
    GString *block = responses->block;
    gsize n_mark = anke_encoding_mark_bytes(block->str, block->len);
    AnkeCsvStatus status = ANKE_CSV_OK;
    if (n_header > n_mark) {
        status = anke_csv_parser_feed(responses->parser, block->str + n_mark, n_header - n_mark);
        g_string_erase(block, 0, (gssize)n_header);
    }
    if (n_header == 0 || (status == ANKE_CSV_OK && responses->header->len == 0)) {
        AnkePlace place = {anke_input_name(responses->input), 1, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "a header with names was expected");
    }
    if (status != ANKE_CSV_OK || !match_header(responses)) {
        return fail(responses, status, error);
    }
    g_clear_pointer(&responses->header, g_ptr_array_unref);
    responses->line = 2;
    return TRUE;
}

AnkeResponses *anke_responses_open(const char *path, const AnkeCodebook *codebook, GError **error)
{
    static const AnkeCsvHandlers handlers = {on_field, on_record};
    AnkeInput *input = anke_input_open(path, error);
    if (input == NULL) {
        return NULL;
    }
    g_autoptr(AnkeResponses) responses = g_new0(AnkeResponses, 1);
    responses->input = input;
    responses->codebook = codebook;
    responses->parser = anke_csv_parser_new(&handlers, responses);
    responses->block = g_string_sized_new(BLOCK_BYTES);
    responses->header = g_ptr_array_new_with_free_func(g_free);
    responses->columns = g_array_new(FALSE, TRUE, sizeof(Column));
    responses->texts = g_string_new(NULL);
    responses->answers = g_new0(AnkeAnswer, MAX(codebook->n_questions, 1));
    responses->line = 1;
    for (guint i = 0; i < codebook->n_questions; i++) {
        responses->answers[i].state = ANKE_STATE_NOTASKED;
    }
    return read_header(responses, error) ? g_steal_pointer(&responses) : NULL;
}

const char *anke_responses_name(const AnkeResponses *responses)
{
    return anke_input_name(responses->input);
}

guint64 anke_responses_line(const AnkeResponses *responses)
{
    return responses->line;
}

guint anke_responses_column(const AnkeResponses *responses, const AnkeQuestion *question)
{
    for (guint i = 0; i < responses->n_columns; i++) {
        if (g_array_index(responses->columns, Column, i).question == question) {
            return i + 1;
        }
    }
    return 0;
}

static gboolean check_end(AnkeResponses *responses, GError **error)
{
    AnkeCsvStatus status = anke_csv_parser_finish(responses->parser);
    if (status != ANKE_CSV_OK || responses->error != NULL) {
        return fail(responses, status, error);
    }
    AnkePlace place = {anke_input_name(responses->input), responses->line, 0};
    return responses->has_ended ||
           anke_error_at(error, ANKE_ERROR_DATA, place,
                         "the file has no end row (.end,N,R): it was cut, or its writer failed");
}

gboolean anke_responses_read(AnkeResponses *responses, AnkeRespondentFunc visit, gpointer data,
                             guint64 *n_rows, guint64 *n_read, GError **error)
{
    responses->visit = visit;
    responses->data = data;
    gsize n_bytes = 1;
    while (n_bytes > 0) {
        GString *block = responses->block;
        AnkeCsvStatus status = anke_csv_parser_feed(responses->parser, block->str, block->len);
        if (status != ANKE_CSV_OK || responses->error != NULL) {
            return fail(responses, status, error);
        }
        if (responses->watch != NULL) {
            responses->watch(responses->n_rows, responses->watch_data);
        }
        g_string_truncate(block, 0);
        if (!read_block(responses, &n_bytes, error)) {
            return FALSE;
        }
    }
    if (!check_end(responses, error)) {
        return FALSE;
    }
    *n_rows = responses->n_end[1];
    *n_read = responses->n_end[2];
    return TRUE;
}

void anke_responses_keep_others(AnkeResponses *responses)
{
    responses->others = g_new0(AnkeAnswer, MAX(responses->codebook->n_questions, 1));
    for (guint i = 0; i < responses->n_columns; i++) {
        Column *column = &g_array_index(responses->columns, Column, i);
        column->answer =
            column->other_of >= 0 ? &responses->others[column->other_of] : column->answer;
    }
}

const AnkeAnswer *anke_responses_other(const AnkeResponses *responses, const AnkeQuestion *question)
{
    gint index = (gint)(question - responses->codebook->questions);
    for (guint i = 0; responses->others != NULL && i < responses->n_columns; i++) {
        if (g_array_index(responses->columns, Column, i).other_of == index) {
            return &responses->others[index];
        }
    }
    return NULL;
}

void anke_responses_watch(AnkeResponses *responses, AnkeWatchFunc show, gpointer data)
{
    responses->watch = show;
    responses->watch_data = data;
}

void anke_responses_close(AnkeResponses *responses)
{
    if (responses == NULL) {
        return;
    }
    for (guint i = 0; i < responses->columns->len; i++) {
        Column *column = &g_array_index(responses->columns, Column, i);
        anke_choice_index_clear(&column->choices);
        g_free(column->indices);
    }
    anke_csv_parser_free(responses->parser);
    anke_input_close(responses->input);
    g_string_free(responses->block, TRUE);
    g_string_free(responses->texts, TRUE);
    g_clear_pointer(&responses->header, g_ptr_array_unref);
    g_array_unref(responses->columns);
    g_free(responses->answers);
    g_free(responses->others);
    g_clear_error(&responses->error);
    g_free(responses);
}
