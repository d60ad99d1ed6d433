#include "analyzer/draft/draft_others.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/draft_ticks.h"

/* Where choices are known by their numbers alone, the last one, if it was ticked as often as the text
 * was written, is the その他 that the text belongs to. */
static gboolean mark_last_as_other(const AnkeDraftWork *work, AnkeDraftList *list, guint column)
{
    AnkeDraftChoice *last = g_ptr_array_index(list->choices, list->choices->len - 1);
    const AnkeEvidence *evidence = anke_draft_evidence_at(work, column);
    gboolean is_number = strspn(last->label, "0123456789") == strlen(last->label);
    gboolean has_code = anke_draft_column_at(work, column)->option_code != NULL;
    if (!list->is_fixed || !is_number || has_code || last->n == 0 ||
        last->n != evidence->n_filled) {
        return FALSE;
    }
    last->kind = ANKE_LABEL_OTHER;
    return TRUE;
}

/* Gives questions その他 whose text stands in a column of its own. */
void anke_draft_add_others(const AnkeDraftWork *work)
{
    for (guint i = 0; i < work->source->columns->len; i++) {
        const AnkeExportColumn *column = anke_draft_column_at(work, i);
        for (guint q = 0; column->part == ANKE_PART_OTHER_TEXT && q < work->draft->questions->len;
             q++) {
            AnkeDraftQuestion *question = g_ptr_array_index(work->draft->questions, q);
            gboolean is_its = anke_draft_is_same(question->code, column->question_code) ||
                              anke_draft_is_same(question->source, column->question) ||
                              anke_draft_is_same(question->text, column->question);
            if (is_its && question->list != NULL && question->stem == NULL &&
                !mark_last_as_other(work, question->list, i)) {
                anke_draft_list_add_other(question->list);
            }
        }
    }
}

/* Whether the column of a question is named by a bare choice of `several` and ticks it, or holds what
 * was written for その他 (*is_text). */
static gboolean repeats(const AnkeDraftWork *work, const AnkeDraftQuestion *several,
                        const AnkeDraftQuestion *question, gboolean *is_text)
{
    g_autofree char *head = anke_text_folded(question->text);
    gint column = anke_draft_find_column(work, question->source);
    gboolean has_tick = FALSE;
    if (column < 0 || question->role != ANKE_ROLE_NONE ||
        anke_draft_list_find(several->list, head) == NULL) {
        return FALSE;
    }
    gboolean is_tick = anke_draft_is_ticks(work, (guint)column, &has_tick);
    *is_text = !is_tick && anke_known_choice(head).kind == ANKE_LABEL_OTHER;
    return is_tick || *is_text;
}

/* Columns named by the bare choices of a question before them say the same once more. The text of
 * その他 is part of that question. */
void anke_draft_set_ticks_aside(const AnkeDraftWork *work)
{
    AnkeDraftQuestion *several = NULL;
    for (guint q = 0; q < work->draft->questions->len; q++) {
        AnkeDraftQuestion *question = g_ptr_array_index(work->draft->questions, q);
        gboolean is_text = FALSE;
        if (question->type == ANKE_ANSWER_MULTIPLE) {
            several = question;
        } else if (several != NULL && repeats(work, several, question, &is_text)) {
            question->type = ANKE_ANSWER_TEXT;
            question->role = ANKE_ROLE_IGNORE;
            question->list = NULL;
            question->is_set_aside = TRUE;
            question->is_claimed = is_text;
            if (is_text) {
                char *both = g_strdup_printf("%s|%s", several->source, question->source);
                g_free(several->source);
                several->source = both;
            }
        }
    }
    for (guint q = work->draft->questions->len; q-- > 0;) {
        if (((AnkeDraftQuestion *)g_ptr_array_index(work->draft->questions, q))->is_claimed) {
            g_ptr_array_remove_index(work->draft->questions, q);
        }
    }
}
