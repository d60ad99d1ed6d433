#include "analyzer/draft/check.h"

#include <string.h>

#include "analyzer/draft/check_rules.h"

/* Saying it */

G_GNUC_PRINTF(4, 0)
static void warn_at(const AnkeCheck *check, guint64 line, guint column, const char *format,
                    va_list arguments)
{
    AnkeFinding *finding = g_new0(AnkeFinding, 1);
    finding->line = line;
    finding->column = column;
    finding->is_warning = TRUE;
    finding->message = g_strdup_vprintf(format, arguments);
    g_ptr_array_add(check->findings, finding);
}

static const AnkeSheet *sheet_of(const AnkeCheck *check, const char *name)
{
    return anke_form_sheet(anke_codebook_form(check->codebook), name);
}

void anke_check_question(const AnkeCheck *check, guint question, const char *head,
                         const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    warn_at(check, check->codebook->questions[question].line,
            anke_sheet_field(sheet_of(check, "survey"), head), format, arguments);
    va_end(arguments);
}

/* Choices of a list stand in the order of their rows, which others may part. */
static const AnkeSheetRow *row_of_choice(const AnkeSheet *sheet, const AnkeList *list, guint choice)
{
    guint n = 0;
    for (guint i = 0; i < sheet->rows->len; i++) {
        const AnkeSheetRow *row = &g_array_index(sheet->rows, AnkeSheetRow, i);
        if (strcmp(anke_sheet_cell(sheet, row, "list_name"), list->name) == 0 && n++ == choice) {
            return row;
        }
    }
    g_assert_not_reached();
}

void anke_check_choice(const AnkeCheck *check, const AnkeList *list, guint choice, const char *head,
                       const char *format, ...)
{
    const AnkeSheet *sheet = sheet_of(check, "choices");
    va_list arguments;
    va_start(arguments, format);
    warn_at(check, row_of_choice(sheet, list, choice)->line, anke_sheet_field(sheet, head), format,
            arguments);
    va_end(arguments);
}

void anke_check_choices_row(const AnkeCheck *check, const AnkeSheetRow *row, const char *head,
                            const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    warn_at(check, row->line, anke_sheet_field(sheet_of(check, "choices"), head), format,
            arguments);
    va_end(arguments);
}

void anke_check_settings(const AnkeCheck *check, const char *head, const char *format, ...)
{
    const AnkeSheet *sheet = sheet_of(check, "settings");
    va_list arguments;
    va_start(arguments, format);
    warn_at(check, g_array_index(sheet->rows, AnkeSheetRow, 0).line, anke_sheet_field(sheet, head),
            format, arguments);
    va_end(arguments);
}

gboolean anke_check_has_type(const AnkeCheck *check, const AnkeList *list, AnkeAnswerType type)
{
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        const AnkeQuestion *question = &check->codebook->questions[i];
        if (question->list == list && question->type == type) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Looking */

static void (*const rules[])(const AnkeCheck *check) = {
    anke_check_threshold, anke_check_population, anke_check_names,      anke_check_equal_labels,
    anke_check_lengths,   anke_check_relevant,   anke_check_batteries,  anke_check_unused,
    anke_check_sizes,     anke_check_prefixes,   anke_check_delimiters, anke_check_twins,
    anke_check_exclusive, anke_check_unmarked,   anke_check_scores,     anke_check_direction};

static void collect_lists(AnkeCheck *check)
{
    check->lists = g_new0(const AnkeList *, check->codebook->n_questions + 1);
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        const AnkeList *list = check->codebook->questions[i].list;
        gboolean is_new = list != NULL;
        for (guint j = 0; j < check->n_lists; j++) {
            is_new = is_new && check->lists[j] != list;
        }
        if (is_new) {
            check->lists[check->n_lists++] = list;
        }
    }
}

void anke_codebook_check(const AnkeCodebook *codebook, GPtrArray *findings)
{
    AnkeCheck check = {codebook, findings, NULL, 0};
    collect_lists(&check);
    for (gsize i = 0; i < G_N_ELEMENTS(rules); i++) {
        rules[i](&check);
    }
    anke_findings_sort(findings);
    g_free(check.lists);
}
