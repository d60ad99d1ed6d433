#include "analyzer/import/block_row.h"

#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/data/csv.h"

AnkeBlockResult *anke_block_result_new(void)
{
    AnkeBlockResult *result = g_new0(AnkeBlockResult, 1);
    result->records = g_array_new(FALSE, FALSE, sizeof(AnkeBlockRecord));
    result->problems = g_array_new(FALSE, FALSE, sizeof(AnkeProblem));
    result->row_facts = g_array_new(FALSE, FALSE, sizeof(AnkeRowFacts));
    result->straight = g_array_new(FALSE, FALSE, sizeof(guint));
    result->column_facts = g_array_new(FALSE, TRUE, sizeof(AnkeColumnFacts));
    return result;
}

void anke_block_result_free(AnkeBlockResult *result)
{
    if (result != NULL) {
        anke_bytes_clear(&result->rows);
        anke_bytes_clear(&result->ids);
        g_array_unref(result->records);
        g_array_unref(result->problems);
        g_array_unref(result->row_facts);
        g_array_unref(result->straight);
        g_array_unref(result->column_facts);
        g_free(result);
    }
}

void anke_block_result_empty(AnkeBlockResult *result)
{
    result->rows.n = 0;
    result->ids.n = 0;
    g_array_set_size(result->records, 0);
    g_array_set_size(result->problems, 0);
    g_array_set_size(result->row_facts, 0);
    g_array_set_size(result->straight, 0);
    g_array_set_size(result->column_facts, 0);
    result->n_lines = 0;
    result->n_leading_blank = 0;
    result->n_trailing_blank = 0;
    result->error = NULL;
}

gboolean anke_block_row_has(const AnkeQuestion *question)
{
    return question->role != ANKE_ROLE_IGNORE;
}

/* One dot alone begins the code of a state: a text that begins with a dot gets one more. */
static void append_text(AnkeBytes *row, const char *text, gsize n_bytes)
{
    if (n_bytes == 0 || text[0] != '.') {
        anke_csv_append_cell(row, text, n_bytes);
        return;
    }
    g_autofree char *dotted = g_malloc(n_bytes + 1);
    dotted[0] = '.';
    memcpy(dotted + 1, text, n_bytes);
    anke_csv_append_cell(row, dotted, n_bytes + 1);
}

static void append_code(AnkeBytes *row, AnkeState state)
{
    const char *code = anke_state_code(state);
    anke_bytes_append(row, code, strlen(code));
}

/* Names are a few bytes long: calls would take longer than the copy. */
static void append_name(AnkeBytes *row, const char *name)
{
    for (; *name != '\0'; name++) {
        anke_bytes_append_byte(row, *name);
    }
}

static void append_answer(AnkeBytes *row, const AnkeQuestion *question, const AnkeAnswer *answer)
{
    if (answer->state != ANKE_STATE_VALUE) {
        append_code(row, answer->state);
    } else if (question->list != NULL) {
        for (guint i = 0; i < answer->n_choices; i++) {
            if (i > 0) {
                anke_bytes_append_byte(row, ' ');
            }
            append_name(row, question->list->choices[answer->choices[i]].name);
        }
    } else if (answer->text != NULL) {
        append_text(row, answer->text, answer->n_bytes);
    } else {
        char text[ANKE_NUMBER_SIZE];
        gsize n_bytes = anke_number_format(text, answer->number);
        anke_bytes_append(row, text, n_bytes);
    }
}

static void append_other(AnkeBytes *row, const AnkeAnswer *answer, const AnkeReading *reading,
                         const char *other)
{
    if (answer->state == ANKE_STATE_NOTASKED) {
        append_code(row, ANKE_STATE_NOTASKED);
    } else if (answer->state != ANKE_STATE_VALUE || !reading->has_other) {
        append_code(row, ANKE_STATE_NA);
    } else if (other != NULL) {
        append_text(row, other, reading->n_other_bytes);
    }
}

static gboolean has_other_column(const AnkeQuestion *question)
{
    return question->list != NULL && question->list->other >= 0 && anke_block_row_has(question);
}

void anke_block_row_append(AnkeBytes *row, const AnkeQuestion *question, const AnkeAnswer *answer,
                           const AnkeReading *reading, const char *other)
{
    append_answer(row, question, answer);
    if (has_other_column(question)) {
        anke_bytes_append_byte(row, ',');
        append_other(row, answer, reading, other);
    }
}

void anke_block_write_header(const AnkeCodebook *codebook, AnkeBytes *line)
{
    for (guint i = 0; i < codebook->n_questions; i++) {
        const AnkeQuestion *question = &codebook->questions[i];
        if (!anke_block_row_has(question)) {
            continue;
        }
        if (line->n > 0) {
            anke_bytes_append_byte(line, ',');
        }
        anke_bytes_append(line, question->name, strlen(question->name));
        if (has_other_column(question)) {
            anke_bytes_append_byte(line, ',');
            anke_bytes_append(line, question->name, strlen(question->name));
            anke_bytes_append(line, "_other", 6);
        }
    }
    anke_bytes_append_byte(line, '\n');
}
