#include "analyzer/export/code_list.h"

#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/data/csv.h"

void anke_variable_each_code(const AnkeVariable *variable, AnkeCodeFunc visit, gpointer data)
{
    const AnkeList *list = variable->question->list;
    if (variable->kind == ANKE_VARIABLE_TICK) {
        visit(0, "非選択", FALSE, data);
        visit(1, list->choices[variable->item].label, FALSE, data);
    } else if (variable->codes != NULL) {
        for (guint i = 0; i < list->n_choices; i++) {
            visit(variable->codes[i], list->choices[i].label, FALSE, data);
        }
    }
    for (AnkeState state = ANKE_STATE_NOANSWER; state <= ANKE_STATE_NOTASKED; state++) {
        visit(anke_variable_state_code(variable, state), anke_state_label(state), TRUE, data);
    }
}

typedef struct {
    const AnkeVariable *variable;
    AnkeOutput *output;
} ListWriter;

static void put_text(AnkeOutput *output, const char *text, char behind)
{
    anke_csv_write_cell(output, text, strlen(text));
    anke_output_putc(output, behind);
}

static void write_code(double code, const char *label, gboolean is_missing, gpointer data)
{
    ListWriter *writer = data;
    char number[ANKE_NUMBER_SIZE];
    (void)anke_number_format(number, code);
    put_text(writer->output, writer->variable->name, ',');
    put_text(writer->output, writer->variable->label, ',');
    put_text(writer->output, number, ',');
    put_text(writer->output, label, ',');
    put_text(writer->output, is_missing ? "Y" : "", '\n');
}

void anke_code_list_write(const AnkeVariables *variables, AnkeOutput *output)
{
    anke_output_puts(output, "variable,variable_label,code,value_label,missing\n");
    for (guint i = 0; i < variables->variables->len; i++) {
        ListWriter writer = {anke_variables_at(variables, i), output};
        if (anke_variable_is_text(writer.variable)) {
            put_text(output, writer.variable->name, ',');
            put_text(output, writer.variable->label, ',');
            anke_output_puts(output, ",,\n");
        } else {
            anke_variable_each_code(writer.variable, write_code, &writer);
        }
    }
}
