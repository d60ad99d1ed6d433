#include "analyzer/export/code_export.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/data/csv.h"

typedef struct {
    const AnkeVariables *variables;
    AnkeOutput *output;
    GString *text;
} Writer;

static void put_number(AnkeOutput *output, double number)
{
    char text[ANKE_NUMBER_SIZE];
    anke_output_write(output, text, anke_number_format(text, number));
}

static void put_text(Writer *writer, const AnkeVariableValue *value)
{
    if (value->state != ANKE_STATE_VALUE) {
        anke_output_puts(writer->output, anke_state_code(value->state));
        return;
    }
    g_string_assign(writer->text, value->n_bytes > 0 && value->text[0] == '.' ? "." : "");
    g_string_append_len(writer->text, value->text, (gssize)value->n_bytes);
    anke_csv_write_cell(writer->output, writer->text->str, writer->text->len);
}

static void put_value(Writer *writer, const AnkeVariable *variable, const AnkeAnswer *answers)
{
    AnkeVariableValue value = anke_variable_value(variable, answers);
    if (anke_variable_is_text(variable)) {
        put_text(writer, &value);
    } else if (value.state != ANKE_STATE_VALUE) {
        put_number(writer->output, anke_variable_state_code(variable, value.state));
    } else if (variable->kind == ANKE_VARIABLE_DATE) {
        anke_output_write(writer->output, value.text, value.n_bytes);
    } else {
        put_number(writer->output, value.number);
    }
}

static void write_row(const AnkeAnswer *answers, gpointer data)
{
    Writer *writer = data;
    guint n = writer->variables->variables->len;
    guint64 start = anke_output_n_bytes(writer->output);
    for (guint i = 0; i < n; i++) {
        if (i > 0) {
            anke_output_putc(writer->output, ',');
        }
        put_value(writer, anke_variables_at(writer->variables, i), answers);
    }
    if (anke_output_n_bytes(writer->output) == start) {
        anke_output_puts(writer->output, "\"\""); /* a lone empty cell is no blank line */
    }
    anke_output_putc(writer->output, '\n');
}

gboolean anke_code_export_write(AnkeVariables *variables, AnkeResponses *responses,
                                AnkeOutput *output, guint64 *n_rows, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Writer writer = {variables, output, text};
    guint64 n_read;
    for (guint i = 0; i < variables->variables->len; i++) {
        anke_output_puts(output, i > 0 ? "," : "");
        anke_output_puts(output, anke_variables_at(variables, i)->name);
    }
    anke_output_putc(output, '\n');
    anke_variables_find_others(variables, responses);
    return anke_responses_read(responses, write_row, &writer, n_rows, &n_read, error);
}
