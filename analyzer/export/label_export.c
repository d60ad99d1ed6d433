#include "analyzer/export/label_export.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/plain_number.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/guarded_text.h"
#include "analyzer/data/label_heads.h"
#include "analyzer/export/variable.h"

static const char mark[] = "\xEF\xBB\xBF";

typedef struct {
    const AnkeVariables *variables;
    AnkeOutput *output;
    guint64 row;
    GString *text; /* of a cell */
    GString *guarded;
} Writer;

static void put_cell(Writer *writer, const char *text)
{
    g_string_truncate(writer->guarded, 0);
    anke_guard_append(writer->guarded, text);
    anke_csv_write_cell(writer->output, writer->guarded->str, writer->guarded->len);
}

static void put_state(Writer *writer, AnkeState state)
{
    if (state != ANKE_STATE_NOANSWER) {
        anke_output_puts(writer->output, anke_state_label(state));
    }
}

static void put_number(Writer *writer, double number)
{
    char text[ANKE_NUMBER_SIZE];
    anke_output_write(writer->output, text, anke_number_format_plain(text, number));
}

static const char *label_of_code(const AnkeVariable *variable, double code)
{
    const AnkeList *list = variable->question->list;
    for (guint i = 0; i < list->n_choices; i++) {
        if (variable->codes[i] == code) {
            return list->choices[i].label;
        }
    }
    return "";
}

static void put_value(Writer *writer, const AnkeVariable *variable, const AnkeVariableValue *value)
{
    switch (variable->kind) {
    case ANKE_VARIABLE_CHOICE:
    case ANKE_VARIABLE_PLACE:
        put_cell(writer, label_of_code(variable, value->number));
        break;
    case ANKE_VARIABLE_TICK:
        put_cell(writer,
                 value->number == 1 ? variable->question->list->choices[variable->item].label : "");
        break;
    case ANKE_VARIABLE_NUMBER:
        put_number(writer, value->number);
        break;
    case ANKE_VARIABLE_DATE:
    case ANKE_VARIABLE_TEXT:
    case ANKE_VARIABLE_OTHER_TEXT:
        g_string_truncate(writer->text, 0);
        g_string_append_len(writer->text, value->text, (gssize)value->n_bytes);
        put_cell(writer, writer->text->str);
        break;
    }
}

/* The state of a question that has several columns stands in each; the text of その他 that was not
 * chosen says nothing that the question does not say. */
static void write_row(const AnkeAnswer *answers, gpointer data)
{
    Writer *writer = data;
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, ++writer->row);
    anke_output_puts(writer->output, number);
    for (guint i = 0; i < writer->variables->variables->len; i++) {
        const AnkeVariable *variable = anke_variables_at(writer->variables, i);
        AnkeVariableValue value = anke_variable_value(variable, answers);
        anke_output_putc(writer->output, ',');
        if (value.state == ANKE_STATE_VALUE) {
            put_value(writer, variable, &value);
        } else if (variable->kind != ANKE_VARIABLE_OTHER_TEXT) {
            put_state(writer, value.state);
        }
    }
    anke_output_puts(writer->output, "\r\n");
}

/* Heads */

static char *option_of(const AnkeVariable *variable)
{
    const AnkeList *list = variable->question->list;
    switch (variable->kind) {
    case ANKE_VARIABLE_TICK:
        return g_strdup(list->choices[variable->item].label);
    case ANKE_VARIABLE_PLACE:
        return g_strdup_printf("%u位", variable->item + 1);
    case ANKE_VARIABLE_OTHER_TEXT:
        return g_strconcat(list->choices[list->other].label, ANKE_LABEL_OTHER_TEXT, NULL);
    case ANKE_VARIABLE_CHOICE:
    case ANKE_VARIABLE_NUMBER:
    case ANKE_VARIABLE_DATE:
    case ANKE_VARIABLE_TEXT:
        break;
    }
    return NULL;
}

/* By which import finds the question: its source, unless it lists several heads or names a weight
 * that is made later. */
static const char *question_head(const AnkeQuestion *question)
{
    gboolean is_head = question->source != NULL && strchr(question->source, '|') == NULL &&
                       !anke_question_is_made_later(question);
    return is_head ? question->source : question->label;
}

static gboolean is_plain_head(const char *head)
{
    g_autofree char *question = NULL;
    g_autofree char *option = NULL;
    return !anke_label_head_split(head, &question, &option);
}

/* The head of a column, or NULL. */
static char *head_of(const AnkeVariable *variable)
{
    const char *question = question_head(variable->question);
    g_autofree char *option = option_of(variable);
    gboolean is_tick = variable->kind == ANKE_VARIABLE_TICK;
    if (option == NULL) {
        return is_plain_head(question) ? g_strdup(question) : g_strdup(variable->question->name);
    }
    if (is_tick && g_str_has_suffix(option, ANKE_LABEL_OTHER_TEXT)) {
        return NULL;
    }
    return anke_label_head_join(question, option);
}

static gboolean write_heads(Writer *writer, const AnkeCodebook *codebook, GError **error)
{
    anke_output_puts(writer->output, mark);
    anke_output_puts(writer->output, ANKE_LABEL_MARK);
    for (guint i = 0; i < writer->variables->variables->len; i++) {
        const AnkeVariable *variable = anke_variables_at(writer->variables, i);
        g_autofree char *head = head_of(variable);
        if (head == NULL) {
            AnkePlace place = {codebook->file, variable->question->line, 0};
            return anke_error_at(error, ANKE_ERROR_CODEBOOK, place,
                                 "question \"%s\" has labels with brackets that no head of a "
                                 "column can hold",
                                 variable->question->name);
        }
        anke_output_putc(writer->output, ',');
        put_cell(writer, head);
    }
    anke_output_puts(writer->output, "\r\n");
    return TRUE;
}

gboolean anke_label_export_write(const AnkeCodebook *codebook, AnkeResponses *responses,
                                 gboolean with_text, AnkeOutput *output, guint64 *n_rows,
                                 GError **error)
{
    g_autoptr(AnkeVariables) variables = anke_variables_new(codebook, with_text);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) guarded = g_string_new(NULL);
    Writer writer = {.variables = variables, .output = output, .text = text, .guarded = guarded};
    guint64 n_read;
    anke_variables_find_others(variables, responses);
    return write_heads(&writer, codebook, error) &&
           anke_responses_read(responses, write_row, &writer, n_rows, &n_read, error);
}
