#include "analyzer/import/header.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/import/column_heads.h"
#include "analyzer/import/column_index.h"

enum { N_PREFERENCES = 3 };

/* What is being matched. */
typedef struct {
    const AnkeCodebook *codebook;
    const GPtrArray *columns;
    const AnkeColumnIndex *index;
    AnkeHeader *header;
} Match;

/* The texts by which a question may be found, best first. */
static const char *preferred_text(const AnkeQuestion *question, guint preference)
{
    const char *const texts[N_PREFERENCES] = {question->source != NULL ? question->source
                                                                       : question->label,
                                              question->label, question->name};
    return texts[preference];
}

/* Claims */

static void use_column(Match *match, guint column, guint question, AnkePart part, guint item)
{
    AnkeColumnUse *use = &match->header->uses[column];
    gint *first = &match->header->column_of_question[question];
    use->question = (gint)question;
    use->part = part;
    use->item = item;
    if (*first < 0 || (guint)*first > column) {
        *first = (gint)column;
    }
}

static gboolean is_free(const Match *match, guint column)
{
    return match->header->uses[column].question < 0;
}

static gboolean is_same_folded(const char *folded, const char *text)
{
    g_autofree char *other = anke_text_folded(text != NULL ? text : "");
    return *folded != '\0' && g_str_equal(folded, other);
}

/* The choice that a text means: its label, else its name; その他 by any of its names; or -1. */
static gint find_choice(const AnkeList *list, const char *text)
{
    g_autofree char *folded = anke_text_folded(text != NULL ? text : "");
    for (guint i = 0; i < list->n_choices; i++) {
        if (is_same_folded(folded, list->choices[i].label)) {
            return (gint)i;
        }
    }
    for (guint i = 0; i < list->n_choices; i++) {
        if (is_same_folded(folded, list->choices[i].name)) {
            return (gint)i;
        }
    }
    return text != NULL && anke_heads_is_other(text) ? list->other : -1;
}

static gint choice_of(const AnkeExportColumn *column, const AnkeList *list)
{
    gint choice = find_choice(list, column->option);
    return choice >= 0 ? choice : find_choice(list, column->option_code);
}

/* Claims the parts of a question; those that are about no choice of its list stay free. */
static gboolean claim_parts(Match *match, guint q, const char *text)
{
    const AnkeQuestion *question = &match->codebook->questions[q];
    const GArray *parts = anke_column_index_find_parts(match->index, text);
    gboolean has_claimed = FALSE;
    for (guint i = 0; parts != NULL && question->list != NULL && i < parts->len; i++) {
        guint at = g_array_index(parts, guint, i);
        const AnkeExportColumn *column = anke_export_column_at(match->columns, at);
        gboolean is_place = column->part == ANKE_PART_PLACE;
        gint item = is_place ? (gint)(column->place > 0 ? column->place - 1 : i)
                             : choice_of(column, question->list);
        if (item >= 0 && is_free(match, at)) {
            use_column(match, at, q, column->part, (guint)item);
            has_claimed = TRUE;
        }
    }
    return has_claimed;
}

/* A source `A|B|C`: a head that is a choice is about that one, others hold choices. */
static gboolean claim_listed(Match *match, guint q, const char *text)
{
    const AnkeQuestion *question = &match->codebook->questions[q];
    if (question->list == NULL || strchr(text, '|') == NULL) {
        return FALSE;
    }
    g_auto(GStrv) heads = g_strsplit(text, "|", -1);
    for (guint i = 0; heads[i] != NULL; i++) {
        gint at = anke_column_index_find(match->index, heads[i]);
        if (at < 0 || !is_free(match, (guint)at)) {
            return FALSE;
        }
    }
    for (guint i = 0; heads[i] != NULL; i++) {
        guint at = (guint)anke_column_index_find(match->index, heads[i]);
        const AnkeExportColumn *column = anke_export_column_at(match->columns, at);
        gint choice = find_choice(question->list, column->head);
        choice = choice < 0 && column->part == ANKE_PART_OPTION ? choice_of(column, question->list)
                                                                : choice;
        use_column(match, at, q, choice >= 0 ? ANKE_PART_OPTION : ANKE_PART_PLACE,
                   choice >= 0 ? (guint)choice : i);
    }
    return TRUE;
}

/* Returns whether the question has found its column. */
static gboolean claim_whole(Match *match, guint q, const char *text, gboolean is_first_choice)
{
    gint column = anke_column_index_find(match->index, text);
    if (column >= 0 && is_free(match, (guint)column)) {
        use_column(match, (guint)column, q, ANKE_PART_WHOLE, 0);
        return TRUE;
    }
    if (column == ANKE_COLUMN_TWICE && is_first_choice) {
        match->header->column_of_question[q] = ANKE_COLUMN_TWICE;
    }
    return FALSE;
}

/* Several answers are rather read from a column for each choice, which cannot be split wrongly. */
static gboolean claim(Match *match, guint q, guint preference)
{
    const AnkeQuestion *question = &match->codebook->questions[q];
    const char *text = preferred_text(question, preference);
    gboolean has_several =
        question->type == ANKE_ANSWER_MULTIPLE || question->type == ANKE_ANSWER_RANK;
    return (has_several && claim_parts(match, q, text)) ||
           claim_whole(match, q, text, preference == 0) || claim_listed(match, q, text) ||
           (!has_several && claim_parts(match, q, text));
}

/* Whether an answer in the columns n may be read as one about choice n as well. */
static gboolean may_be_choices(const AnkeQuestion *question, guint n_columns)
{
    for (guint n = 1; n <= n_columns; n++) {
        g_autofree char *number = g_strdup_printf("%u", n);
        if (find_choice(question->list, number) < 0) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The columns TEXT1, TEXT2 ..., all free and whole (guint); NULL: there are not two such. */
static GArray *find_numbered(const Match *match, const char *text)
{
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint n = 1;; n++) {
        g_autofree char *head = g_strdup_printf("%s%u", text, n);
        gint at = anke_column_index_find(match->index, head);
        if (at == ANKE_COLUMN_NONE) {
            return columns->len >= 2 ? g_steal_pointer(&columns) : NULL;
        }
        if (at < 0 || !is_free(match, (guint)at) ||
            anke_export_column_at(match->columns, (guint)at)->part != ANKE_PART_WHOLE) {
            return NULL;
        }
        g_array_append_val(columns, at);
    }
}

/* Columns 理由1, 理由2 ... are the places of 理由, or its choices where they are ticked. Ranks of as many
 * choices as there are columns, all with the numbers of the columns, could be either: they are left. */
static gboolean claim_numbered(Match *match, guint q, const char *text)
{
    const AnkeQuestion *question = &match->codebook->questions[q];
    g_autoptr(GArray) columns = question->list != NULL ? find_numbered(match, text) : NULL;
    if (columns == NULL) {
        return FALSE;
    }
    const AnkeExportColumn *first =
        anke_export_column_at(match->columns, g_array_index(columns, guint, 0));
    gboolean is_ticked = first->place == 0 && first->option_code != NULL;
    gboolean may_be = may_be_choices(question, columns->len);
    gboolean is_rank = question->type == ANKE_ANSWER_RANK;
    if (is_ticked
            ? !may_be || is_rank
            : may_be && (is_rank ? columns->len == question->list->n_choices : first->place == 0)) {
        return FALSE;
    }
    for (guint i = 0; i < columns->len; i++) {
        g_autofree char *number = g_strdup_printf("%u", i + 1);
        guint item = is_ticked ? (guint)find_choice(question->list, number) : i;
        use_column(match, g_array_index(columns, guint, i), q,
                   is_ticked ? ANKE_PART_OPTION : ANKE_PART_PLACE, item);
    }
    return TRUE;
}

/* What nobody has claimed as it stands may be numbered columns of a question of several answers. */
static guint claim_numbered_columns(Match *match)
{
    guint n_matched = 0;
    for (guint q = 0; q < match->codebook->n_questions; q++) {
        const AnkeQuestion *question = &match->codebook->questions[q];
        gboolean has_several =
            question->type == ANKE_ANSWER_MULTIPLE || question->type == ANKE_ANSWER_RANK;
        gboolean is_found = FALSE;
        for (guint i = 0; has_several && !is_found && i < N_PREFERENCES &&
                          match->header->column_of_question[q] == ANKE_COLUMN_NONE;
             i++) {
            is_found = claim_numbered(match, q, preferred_text(question, i));
        }
        n_matched += is_found ? 1 : 0;
    }
    return n_matched;
}

/* All questions get what they prefer before any gets its second choice: otherwise one whose own
 * column is missing would take another's. Returns the number of questions with a column. */
static guint claim_columns(Match *match)
{
    guint n_matched = 0;
    for (guint preference = 0; preference < N_PREFERENCES; preference++) {
        for (guint q = 0; q < match->codebook->n_questions; q++) {
            if (match->header->column_of_question[q] == ANKE_COLUMN_NONE &&
                claim(match, q, preference)) {
                n_matched++;
            }
        }
    }
    return n_matched + claim_numbered_columns(match);
}

/* Other texts */

static gboolean is_of_same_question(const AnkeExportColumn *a, const AnkeExportColumn *b)
{
    g_autofree char *text = anke_text_folded(a->question != NULL ? a->question : "");
    g_autofree char *code = anke_text_folded(a->question_code != NULL ? a->question_code : "");
    return is_same_folded(text, b->question) || is_same_folded(code, b->question_code);
}

/* The question that has claimed columns of the same question and has a choice その他, or -1. */
static gint question_with_other(const Match *match, const AnkeExportColumn *text)
{
    for (guint i = 0; i < match->columns->len; i++) {
        gint q = match->header->uses[i].question;
        const AnkeList *list = q >= 0 ? match->codebook->questions[q].list : NULL;
        if (list != NULL && list->other >= 0 &&
            is_of_same_question(text, anke_export_column_at(match->columns, i))) {
            return q;
        }
    }
    return -1;
}

/* A question whose answer stands in one column and the text of その他 in another has two parts. */
static void claim_other_texts(Match *match)
{
    for (guint i = 0; i < match->columns->len; i++) {
        const AnkeExportColumn *column = anke_export_column_at(match->columns, i);
        if (column->part != ANKE_PART_OTHER_TEXT || !is_free(match, i)) {
            continue;
        }
        gint q = question_with_other(match, column);
        if (q < 0) {
            continue;
        }
        AnkeColumnUse *first = &match->header->uses[match->header->column_of_question[q]];
        first->part = first->part == ANKE_PART_WHOLE ? ANKE_PART_PLACE : first->part;
        use_column(match, i, (guint)q, ANKE_PART_OTHER_TEXT, 0);
    }
}

/* Whether a column says again what a claimed one says: the summary of details, or a detail of it. */
static gboolean repeats_claimed(const Match *match, const AnkeExportColumn *column)
{
    for (guint i = 0; i < match->columns->len; i++) {
        const AnkeExportColumn *other = anke_export_column_at(match->columns, i);
        gboolean is_pair = (column->part == ANKE_PART_WHOLE) != (other->part == ANKE_PART_WHOLE);
        if (is_pair && !is_free(match, i) && is_of_same_question(column, other)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void excuse_columns(Match *match)
{
    for (guint i = 0; i < match->columns->len; i++) {
        const AnkeExportColumn *column = anke_export_column_at(match->columns, i);
        match->header->uses[i].is_system =
            column->is_system || (is_free(match, i) && repeats_claimed(match, column));
    }
}

/* Checks */

static gboolean must_be_there(const AnkeQuestion *question)
{
    return question->is_required || question->role == ANKE_ROLE_BREAK ||
           (question->role == ANKE_ROLE_WEIGHT && !anke_question_is_made_later(question)) ||
           question->role == ANKE_ROLE_STRATUM || question->role == ANKE_ROLE_ID;
}

static gboolean check_column(const AnkeQuestion *question, gint column, AnkePlace place,
                             GError **error)
{
    const char *head = question->source != NULL ? question->source : question->label;
    g_autofree char *quoted = anke_text_quote(head, -1);
    if (column == ANKE_COLUMN_TWICE) {
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "two columns have the head of question \"%s\": \"%s\"", question->name,
                             quoted);
    }
    if (column == ANKE_COLUMN_NONE && must_be_there(question)) {
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "no column for question \"%s\", which must be there: \"%s\" was "
                             "expected in the header",
                             question->name, quoted);
    }
    return TRUE;
}

static AnkeHeader *new_header(guint n_columns, guint n_questions)
{
    AnkeHeader *header = g_new0(AnkeHeader, 1);
    header->n_columns = n_columns;
    header->n_questions = n_questions;
    header->uses = g_new0(AnkeColumnUse, n_columns + 1);
    header->column_of_question = g_new(gint, n_questions + 1);
    for (guint i = 0; i < n_columns; i++) {
        header->uses[i].question = -1;
    }
    for (guint q = 0; q < n_questions; q++) {
        header->column_of_question[q] = ANKE_COLUMN_NONE;
    }
    return header;
}

AnkeHeader *anke_header_match_columns(const AnkeCodebook *codebook, const GPtrArray *columns,
                                      const char *file, guint64 line, GError **error)
{
    g_autoptr(AnkeColumnIndex) index = anke_column_index_new(columns);
    g_autoptr(AnkeHeader) header = new_header(columns->len, codebook->n_questions);
    Match match = {codebook, columns, index, header};
    AnkePlace place = {file, line, 0};
    if (claim_columns(&match) == 0) {
        anke_error_at(error, ANKE_ERROR_DATA, place,
                      "no head is a question of %s: the first line must be the header of this "
                      "survey",
                      codebook->file);
        return NULL;
    }
    for (guint q = 0; q < codebook->n_questions; q++) {
        if (!check_column(&codebook->questions[q], header->column_of_question[q], place, error)) {
            return NULL;
        }
    }
    claim_other_texts(&match);
    excuse_columns(&match);
    return g_steal_pointer(&header);
}

AnkeHeader *anke_header_match(const AnkeCodebook *codebook, const AnkeField *heads, guint n_heads,
                              const char *file, GError **error)
{
    g_autoptr(GPtrArray) columns = anke_export_columns_new();
    for (guint i = 0; i < n_heads; i++) {
        g_ptr_array_add(columns, anke_export_column_new(heads[i].text));
    }
    return anke_header_match_columns(codebook, columns, file, 1, error);
}

void anke_header_free(AnkeHeader *header)
{
    if (header != NULL) {
        g_free(header->uses);
        g_free(header->column_of_question);
        g_free(header);
    }
}
