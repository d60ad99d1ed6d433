#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/check_rules.h"
#include "analyzer/draft/known_choices.h"

static gboolean is_used(const AnkeCheck *check, const char *name)
{
    for (guint i = 0; i < check->n_lists; i++) {
        if (strcmp(check->lists[i]->name, name) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Each list that no question has, at its first row. */
void anke_check_unused(const AnkeCheck *check)
{
    const AnkeSheet *sheet = anke_form_sheet(anke_codebook_form(check->codebook), "choices");
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; sheet != NULL && i < sheet->rows->len; i++) {
        const AnkeSheetRow *row = &g_array_index(sheet->rows, AnkeSheetRow, i);
        const char *name = anke_sheet_cell(sheet, row, "list_name");
        if (!is_used(check, name) && g_hash_table_add(told, (gpointer)name)) {
            g_autofree char *quoted = anke_text_quote(name, -1);
            anke_check_choices_row(check, row, "list_name", "no question has the list \"%s\"",
                                   quoted);
        }
    }
}

/* One choice alone is no question, or the others were forgotten. */
void anke_check_sizes(const AnkeCheck *check)
{
    for (guint i = 0; i < check->n_lists; i++) {
        if (check->lists[i]->n_choices == 1) {
            anke_check_choice(check, check->lists[i], 0, "list_name",
                              "the list has one choice: were the others forgotten?");
        }
    }
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        const AnkeQuestion *question = &check->codebook->questions[i];
        if (question->list != NULL && question->max > question->list->n_choices) {
            anke_check_question(check, i, "max", "max is more than the list has choices");
        }
    }
}

void anke_check_exclusive(const AnkeCheck *check)
{
    for (guint i = 0; i < check->n_lists; i++) {
        const AnkeList *list = check->lists[i];
        gboolean is_several = anke_check_has_type(check, list, ANKE_ANSWER_MULTIPLE) ||
                              anke_check_has_type(check, list, ANKE_ANSWER_RANK);
        for (guint c = 0; !is_several && c < list->n_choices; c++) {
            if (list->choices[c].is_exclusive) {
                anke_check_choice(check, list, c, "exclusive",
                                  "exclusive means nothing where one answer is given: is the "
                                  "question select_multiple?");
            }
        }
    }
}

/* その他 and 特になし that are not marked as what they are. */
void anke_check_unmarked(const AnkeCheck *check)
{
    for (guint i = 0; i < check->n_lists; i++) {
        const AnkeList *list = check->lists[i];
        gboolean is_several = anke_check_has_type(check, list, ANKE_ANSWER_MULTIPLE);
        for (guint c = 0; c < list->n_choices; c++) {
            AnkeLabelKind kind = anke_known_choice(list->choices[c].label).kind;
            if (kind == ANKE_LABEL_OTHER && list->other < 0) {
                anke_check_choice(check, list, c, "other",
                                  "not marked as other: what people write there will be invalid");
            }
            if (kind == ANKE_LABEL_NOTHING && is_several && !list->choices[c].is_exclusive) {
                anke_check_choice(check, list, c, "exclusive",
                                  "not marked as exclusive: it may stand beside other choices");
            }
        }
    }
}
