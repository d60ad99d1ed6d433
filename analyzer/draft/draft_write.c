#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/data/csv.h"
#include "analyzer/draft/draft.h"

/* Small groups are hidden outside from these on, until somebody decides otherwise. */
static const char *const threshold = "5";
static const char *const threshold_group = "10";

static void write_row(AnkeOutput *output, const char *const *cells, gsize n_cells)
{
    for (gsize i = 0; i < n_cells; i++) {
        const char *cell = cells[i] != NULL ? cells[i] : "";
        if (i > 0) {
            anke_output_putc(output, ',');
        }
        anke_csv_write_cell(output, cell, strlen(cell));
    }
    anke_output_putc(output, '\n');
}

static void write_settings(const AnkeDraftOptions *options, AnkeOutput *output)
{
    static const char *const heads[] = {"settings",   "form_title",     "form_id", "organisation",
                                        "population", "closed",         "source",  "note",
                                        "threshold",  "threshold_group"};
    const char *cells[G_N_ELEMENTS(heads)] = {
        "", options->title, options->form_id != NULL ? options->form_id : "survey"};
    cells[8] = threshold;
    cells[9] = threshold_group;
    write_row(output, heads, G_N_ELEMENTS(heads));
    write_row(output, cells, G_N_ELEMENTS(heads));
}

/* Questions */

static char *type_cell(const AnkeDraftQuestion *question)
{
    static const char *const words[] = {
        "select_one", "select_multiple", "rank", "integer", "decimal", "date", "text"};
    const char *word = words[question->type];
    return question->list != NULL ? g_strdup_printf("%s %s", word, question->list->name)
                                  : g_strdup(word);
}

static const char *role_cell(const AnkeDraftQuestion *question)
{
    static const char *const words[] = {"", "break", "weight", "stratum", "id", "ignore"};
    return words[question->role];
}

static void write_question(const AnkeDraftQuestion *question, AnkeOutput *output)
{
    g_autofree char *type = type_cell(question);
    gboolean is_same = strcmp(question->label, question->source) == 0;
    const char *cells[] = {"",
                           type,
                           question->name,
                           question->label,
                           role_cell(question),
                           is_same ? "" : question->source,
                           question->relevant,
                           question->delimiter,
                           question->bands,
                           question->unit,
                           question->battery};
    write_row(output, cells, G_N_ELEMENTS(cells));
}

static void write_survey(const AnkeDraft *draft, AnkeOutput *output)
{
    static const char *const heads[] = {"survey", "type",   "name",     "label",
                                        "role",   "source", "relevant", "delimiter",
                                        "bands",  "unit",   "battery"};
    write_row(output, heads, G_N_ELEMENTS(heads));
    for (guint i = 0; i < draft->questions->len; i++) {
        write_question(g_ptr_array_index(draft->questions, i), output);
    }
}

/* Choices */

static gboolean has_several(const AnkeDraft *draft, const AnkeDraftList *list)
{
    for (guint i = 0; i < draft->questions->len; i++) {
        const AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, i);
        if (question->list == list && question->type == ANKE_ANSWER_MULTIPLE) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What cannot stand beside other choices; only where several can be given. */
static gboolean is_exclusive(const AnkeDraftChoice *choice)
{
    return choice->kind == ANKE_LABEL_NOTHING || choice->kind == ANKE_LABEL_DONT_KNOW;
}

static void write_list(const AnkeDraft *draft, const AnkeDraftList *list, AnkeOutput *output)
{
    gboolean is_several = has_several(draft, list);
    gboolean has_other = FALSE;
    for (guint i = 0; i < list->choices->len; i++) {
        const AnkeDraftChoice *choice = g_ptr_array_index(list->choices, i);
        char score[ANKE_NUMBER_SIZE];
        anke_number_format(score, choice->score);
        gboolean is_other = choice->kind == ANKE_LABEL_OTHER && !has_other;
        has_other |= is_other;
        const char *cells[] = {"",
                               list->name,
                               choice->name,
                               choice->label,
                               score,
                               is_several && is_exclusive(choice) ? "yes" : "",
                               is_other ? "yes" : "",
                               "",
                               ""};
        write_row(output, cells, G_N_ELEMENTS(cells));
    }
}

void anke_draft_write(const AnkeDraft *draft, const AnkeDraftOptions *options, AnkeOutput *output)
{
    static const char *const heads[] = {"choices",   "list_name", "name", "label",     "score",
                                        "exclusive", "other",     "net",  "population"};
    write_settings(options, output);
    write_survey(draft, output);
    if (draft->lists->len > 0) {
        write_row(output, heads, G_N_ELEMENTS(heads));
    }
    for (guint i = 0; i < draft->lists->len; i++) {
        write_list(draft, g_ptr_array_index(draft->lists, i), output);
    }
}
