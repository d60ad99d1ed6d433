#include "analyzer/import/header.h"

#include "analyzer/base/text.h"

/* Columns by folded head: index + 1; 0 in the table means that the head stands twice. */
static GHashTable *index_heads(const AnkeField *heads, guint n_heads)
{
    GHashTable *index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < n_heads; i++) {
        char *folded = anke_text_folded(heads[i].text);
        gboolean is_twice = g_hash_table_contains(index, folded);
        g_hash_table_insert(index, folded, GUINT_TO_POINTER(is_twice ? 0 : i + 1));
    }
    return index;
}

/* Column of a head: -1 not there, -2 there twice. */
static gint find_head(GHashTable *index, const char *head)
{
    g_autofree char *folded = anke_text_folded(head);
    gpointer column;
    if (!g_hash_table_lookup_extended(index, folded, NULL, &column)) {
        return -1;
    }
    return column == NULL ? -2 : GPOINTER_TO_INT(column) - 1;
}

enum { N_PREFERENCES = 3 };

/* The heads that a question may have in the export, best first. */
static const char *preferred_head(const AnkeQuestion *question, guint preference)
{
    const char *const heads[N_PREFERENCES] = {question->source != NULL ? question->source
                                                                       : question->label,
                                              question->label, question->name};
    return heads[preference];
}

/* All questions get what they prefer before any gets its second choice: otherwise one whose own
 * column is missing would take another's. Returns the number of questions with a column. */
static guint claim_columns(const AnkeCodebook *codebook, GHashTable *index, AnkeHeader *header)
{
    guint n_matched = 0;
    for (guint preference = 0; preference < N_PREFERENCES; preference++) {
        for (guint q = 0; q < codebook->n_questions; q++) {
            gint column = find_head(index, preferred_head(&codebook->questions[q], preference));
            gboolean is_free =
                column >= 0 ? header->question_of_column[column] < 0 : preference == 0;
            if (header->column_of_question[q] != -1 || !is_free) {
                continue;
            }
            header->column_of_question[q] = column;
            if (column >= 0) {
                header->question_of_column[column] = (gint)q;
                n_matched++;
            }
        }
    }
    return n_matched;
}

static gboolean must_be_there(const AnkeQuestion *question)
{
    return question->is_required || question->role == ANKE_ROLE_BREAK ||
           (question->role == ANKE_ROLE_WEIGHT && !anke_question_is_made_later(question)) ||
           question->role == ANKE_ROLE_STRATUM || question->role == ANKE_ROLE_ID;
}

static gboolean check_column(const AnkeQuestion *question, gint column, const char *file,
                             GError **error)
{
    AnkePlace place = {file, 1, 0};
    const char *head = question->source != NULL ? question->source : question->label;
    g_autofree char *quoted = anke_text_quote(head, -1);
    if (column == -2) {
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "two columns have the head of question \"%s\": \"%s\"", question->name,
                             quoted);
    }
    if (column == -1 && must_be_there(question)) {
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "no column for question \"%s\", which must be there: \"%s\" was "
                             "expected in the header",
                             question->name, quoted);
    }
    return TRUE;
}

AnkeHeader *anke_header_match(const AnkeCodebook *codebook, const AnkeField *heads, guint n_heads,
                              const char *file, GError **error)
{
    g_autoptr(GHashTable) index = index_heads(heads, n_heads);
    g_autoptr(AnkeHeader) header = g_new0(AnkeHeader, 1);
    header->n_columns = n_heads;
    header->n_questions = codebook->n_questions;
    header->question_of_column = g_new(gint, n_heads + 1);
    header->column_of_question = g_new(gint, codebook->n_questions + 1);
    for (guint i = 0; i < n_heads; i++) {
        header->question_of_column[i] = -1;
    }
    for (guint q = 0; q < codebook->n_questions; q++) {
        header->column_of_question[q] = -1;
    }
    if (claim_columns(codebook, index, header) == 0) {
        AnkePlace place = {file, 1, 0};
        anke_error_at(error, ANKE_ERROR_DATA, place,
                      "no head is a question of %s: the first line must be the header of this "
                      "survey",
                      codebook->file);
        return NULL;
    }
    for (guint q = 0; q < codebook->n_questions; q++) {
        if (!check_column(&codebook->questions[q], header->column_of_question[q], file, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&header);
}

void anke_header_free(AnkeHeader *header)
{
    if (header != NULL) {
        g_free(header->question_of_column);
        g_free(header->column_of_question);
        g_free(header);
    }
}
