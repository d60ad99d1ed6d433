#include "analyzer/import/problem.h"

#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/data/csv.h"

const char *anke_rule_name(AnkeRule rule)
{
    static const char *const names[ANKE_N_RULES] = {
        "unmapped_column",  "missing_column",   "duplicate_id",     "missing_id",
        "unknown_option",   "ambiguous_option", "duplicate_option", "several_options",
        "too_many_options", "exclusive_option", "number_form",      "not_a_number",
        "date_form",        "not_a_date",       "out_of_range",     "constraint",
        "routing_conflict", "required_blank",   "total_row",        "label_blanks",
        "label_width",      "label_kana",       "label_signs",      "nil_sign",
        "era_year",         "past_era",         "before_era",       "part_of_date",
        "excel_date",       "excel_serial",     "lost_zeros",       "decimal_code",
        "excel_boolean",    "excel_exponent",   "excel_overflow",   "excel_error",
        "excel_zero_date"};
    return names[rule];
}

const char *anke_action_name(AnkeAction action)
{
    static const char *const names[] = {"left_out",     "set_notasked", "refused",     "kept",
                                        "dropped",      "kept_first",   "set_invalid", "set_na",
                                        "set_noanswer", "converted",    "mended"};
    return names[action];
}

gboolean anke_action_counts(AnkeAction action)
{
    return action != ANKE_ACTION_CONVERTED && action != ANKE_ACTION_MENDED;
}

void anke_problem_write_header(AnkeOutput *output)
{
    anke_output_puts(output, "line,id,column,question,rule,action\n");
}

static void write_count(AnkeOutput *output, guint64 count)
{
    char text[ANKE_NUMBER_SIZE];
    anke_output_write(output, text, anke_number_format(text, (double)count));
}

void anke_problem_write(AnkeOutput *output, const AnkeProblem *problem, const char *id,
                        gsize n_id_bytes, const char *question)
{
    write_count(output, problem->line);
    anke_output_putc(output, ',');
    anke_csv_write_cell(output, id, n_id_bytes);
    anke_output_putc(output, ',');
    if (problem->column > 0) {
        write_count(output, problem->column);
    }
    anke_output_putc(output, ',');
    anke_output_puts(output, question);
    anke_output_putc(output, ',');
    anke_output_puts(output, anke_rule_name(problem->rule));
    anke_output_putc(output, ',');
    anke_output_puts(output, anke_action_name(problem->action));
    anke_output_putc(output, '\n');
}
