#include "analyzer/draft/draft_work.h"

#include <string.h>

#include "analyzer/base/text.h"

const AnkeExportColumn *anke_draft_column_at(const AnkeDraftWork *work, guint i)
{
    return anke_export_column_at(work->source->columns, i);
}

const AnkeEvidence *anke_draft_evidence_at(const AnkeDraftWork *work, guint i)
{
    return g_ptr_array_index(work->evidence, i);
}

gboolean anke_draft_is_same(const char *a, const char *b)
{
    g_autofree char *left = anke_text_folded(a != NULL ? a : "");
    g_autofree char *right = anke_text_folded(b != NULL ? b : "");
    return *left != '\0' && g_str_equal(left, right);
}

/* The head as the codebook's `source`: HEAD#2 is the second column with it. A new string. */
static char *anke_draft_source_of(const AnkeDraftWork *work, guint column)
{
    const char *head = anke_draft_column_at(work, column)->head;
    guint n_same = 0;
    guint number = 0;
    for (guint i = 0; i < work->source->columns->len; i++) {
        gboolean is_twin = anke_draft_is_same(head, anke_draft_column_at(work, i)->head);
        n_same += is_twin ? 1 : 0;
        number += is_twin && i <= column ? 1 : 0;
    }
    return n_same > 1 ? g_strdup_printf("%s#%u", head, number) : g_strdup(head);
}

/* The name by which the columns of a question belong together: its code, else its text. */
const char *anke_draft_stem_of(const AnkeExportColumn *column)
{
    gboolean has_code = column->question_code != NULL && *column->question_code != '\0';
    return has_code ? column->question_code : column->question;
}

/* What the question is: its text, or its code where the export has no more. */
const char *anke_draft_text_of(const AnkeExportColumn *column)
{
    gboolean has_text =
        column->question != NULL && *column->question != '\0' &&
        !(column->part != ANKE_PART_WHOLE && anke_draft_is_same(column->question, column->head));
    return has_text ? column->question : anke_draft_stem_of(column);
}

enum { MAX_ROW_CHARACTERS = 60 }; /* of a longer label the question is left out: 質問 [行] is 行 */

/* A column that is a question by itself, also as the row of a matrix. */
AnkeDraftQuestion *anke_draft_add_question(const AnkeDraftWork *work, guint column)
{
    const AnkeExportColumn *export_column = anke_draft_column_at(work, column);
    const char *option = export_column->option;
    gboolean is_row = export_column->part != ANKE_PART_WHOLE && option != NULL && *option != '\0';
    g_autofree char *text =
        is_row ? g_strdup_printf("%s [%s]", anke_draft_text_of(export_column), option)
               : g_strdup(export_column->part == ANKE_PART_WHOLE ? anke_draft_text_of(export_column)
                                                                 : export_column->head);
    g_autofree char *source = anke_draft_source_of(work, column);
    AnkeDraftQuestion *question = anke_draft_question_new(text, source);
    if (is_row && g_utf8_strlen(question->label, -1) > MAX_ROW_CHARACTERS) {
        g_free(question->label);
        question->label = anke_head_label(option);
    }
    question->code = g_strdup(export_column->question_code);
    question->stated = export_column->choices;
    g_array_append_val(question->columns, column);
    g_ptr_array_add(work->draft->questions, question);
    return question;
}

/* The column of a source, or -1. */
gint anke_draft_find_column(const AnkeDraftWork *work, const char *source)
{
    for (guint i = 0; i < work->source->columns->len; i++) {
        if (anke_draft_is_same(anke_draft_column_at(work, i)->head, source)) {
            return (gint)i;
        }
    }
    return -1;
}

const char *anke_draft_option_of(const AnkeExportColumn *column)
{
    return column->option != NULL && *column->option != '\0' ? column->option : column->option_code;
}

AnkeEvidence *anke_draft_pool(const AnkeDraftWork *work, const GArray *columns)
{
    AnkeEvidence *pooled = anke_evidence_new();
    for (guint i = 0; i < columns->len; i++) {
        anke_evidence_merge(pooled, anke_draft_evidence_at(work, g_array_index(columns, guint, i)));
    }
    return pooled;
}

AnkeDraftQuestion *anke_draft_add_joint_question(const AnkeDraftWork *work, const GArray *columns,
                                                 const char *text, const char *source)
{
    AnkeDraftQuestion *question = anke_draft_question_new(text, source);
    question->known = (AnkeKnownHead){ANKE_HEAD_OTHER, NULL, NULL};
    g_array_append_vals(question->columns, columns->data, columns->len);
    g_ptr_array_add(work->draft->questions, question);
    return question;
}
