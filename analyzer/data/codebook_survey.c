#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/codebook_build.h"

enum { MAX_QUESTIONS = 2000 };

/* A word of a cell and what it means. */
typedef struct {
    const char *word;
    gint meaning;
} Word;

/* Looks up a cell; `otherwise` where it is blank; complains of an unknown word. */
static gint read_word(const AnkeCodebookRow *row, const char *head, const Word *words,
                      gsize n_words, gint otherwise)
{
    const char *cell = anke_codebook_text(row, head);
    if (cell == NULL) {
        return otherwise;
    }
    for (gsize i = 0; i < n_words; i++) {
        if (strcmp(words[i].word, cell) == 0) {
            return words[i].meaning;
        }
    }
    g_autofree char *quoted = anke_text_quote(cell, -1);
    anke_codebook_complain_of(row, head, "unknown %s \"%s\"", head, quoted);
    return otherwise;
}

/* Names become columns, file names and words of conditions. */
gboolean anke_codebook_is_name(const char *name)
{
    if (!g_ascii_isalpha(name[0]) && name[0] != '_') {
        return FALSE;
    }
    for (const char *at = name; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr("_.-", *at) == NULL) {
            return FALSE;
        }
    }
    return strlen(name) <= 64;
}

static const AnkeList *find_list(const AnkeCodebookRow *row, const char *name)
{
    const GPtrArray *lists = row->build->store->lists;
    for (guint i = 0; i < lists->len; i++) {
        const AnkeList *list = g_ptr_array_index(lists, i);
        if (strcmp(list->name, name) == 0) {
            return list;
        }
    }
    g_autofree char *quoted = anke_text_quote(name, -1);
    anke_codebook_complain_of(row, "type", "no list has the name \"%s\"", quoted);
    return NULL;
}

static void read_type(const AnkeCodebookRow *row, AnkeQuestion *question)
{
    static const struct {
        const char *word;
        AnkeAnswerType type;
        gboolean has_list;
    } types[] = {
        {"select_one", ANKE_ANSWER_ONE, TRUE},   {"select_multiple", ANKE_ANSWER_MULTIPLE, TRUE},
        {"rank", ANKE_ANSWER_RANK, TRUE},        {"integer", ANKE_ANSWER_INTEGER, FALSE},
        {"decimal", ANKE_ANSWER_DECIMAL, FALSE}, {"date", ANKE_ANSWER_DATE, FALSE},
        {"text", ANKE_ANSWER_TEXT, FALSE}};
    const char *cell = anke_codebook_text(row, "type");
    g_auto(GStrv) words = g_strsplit(cell != NULL ? cell : "", " ", -1);
    guint n_words = g_strv_length(words);
    question->type = ANKE_ANSWER_TEXT;
    for (gsize i = 0; n_words > 0 && i < G_N_ELEMENTS(types); i++) {
        if (strcmp(types[i].word, words[0]) != 0 || n_words != (types[i].has_list ? 2 : 1)) {
            continue;
        }
        question->type = types[i].type;
        question->list = types[i].has_list ? find_list(row, words[1]) : NULL;
        return;
    }
    anke_codebook_complain_of(row, "type",
                              "a type was expected: select_one LIST, select_multiple LIST, rank "
                              "LIST, integer, decimal, date or text");
}

static void read_name(const AnkeCodebookRow *row, AnkeQuestion *question)
{
    question->name = anke_codebook_text(row, "name");
    if (question->name == NULL || !anke_codebook_is_name(question->name)) {
        anke_codebook_complain_of(row, "name",
                                  "a name was expected: a letter or _, then letters, digits, _ . "
                                  "- (ASCII, at most 64)");
        question->name = "";
        return;
    }
    GHashTable *names = row->build->store->question_by_name;
    if (g_hash_table_contains(names, question->name)) {
        anke_codebook_complain_of(row, "name", "name \"%s\" stands twice", question->name);
    }
}

/* Bands */

/* "lo-hi", "lo-" or a lone number, from *at on; FALSE if it is none of these. */
static gboolean read_band(const char *cell, gsize n_bytes, AnkeBand *band)
{
    gsize first = n_bytes > 0 && cell[0] == '-' ? 1 : 0;
    const char *dash = n_bytes > first ? memchr(cell + first, '-', n_bytes - first) : NULL;
    gsize n_lo = dash != NULL ? (gsize)(dash - cell) : n_bytes;
    if (!anke_number_parse(cell, n_lo, &band->lo)) {
        return FALSE;
    }
    if (dash == NULL) {
        band->hi = band->lo;
        return TRUE;
    }
    gsize n_hi = n_bytes - n_lo - 1;
    band->hi = INFINITY;
    return n_hi == 0 || (anke_number_parse(dash + 1, n_hi, &band->hi) && band->hi >= band->lo);
}

static gboolean joins(const AnkeQuestion *question, const AnkeBand *before, const AnkeBand *band)
{
    double step = question->type == ANKE_ANSWER_INTEGER ? 1 : 0;
    return before->hi + step == band->lo;
}

static void read_bands(const AnkeCodebookRow *row, AnkeQuestion *question)
{
    const char *cell = anke_codebook_text(row, "bands");
    if (cell == NULL) {
        return;
    }
    if (question->type != ANKE_ANSWER_INTEGER && question->type != ANKE_ANSWER_DECIMAL) {
        anke_codebook_complain_of(row, "bands", "only numbers have bands");
        return;
    }
    g_auto(GStrv) parts = g_strsplit(cell, ",", -1);
    AnkeBand *bands = g_new0(AnkeBand, g_strv_length(parts) + 1);
    g_ptr_array_add(row->build->store->blocks, bands);
    question->bands = bands;
    for (char **part = parts; *part != NULL; part++) {
        g_strstrip(*part);
        AnkeBand *band = &bands[question->n_bands];
        if (!read_band(*part, strlen(*part), band)) {
            anke_codebook_complain_of(row, "bands", "bands such as 0-4,5-9,10- were expected");
            return;
        }
        if (question->type == ANKE_ANSWER_DECIMAL && band->hi == band->lo) {
            anke_codebook_complain_of(row, "bands",
                                      "band %u is empty: a band of decimals ends below its upper "
                                      "bound",
                                      question->n_bands + 1);
        }
        if (question->n_bands > 0 && !joins(question, band - 1, band)) {
            anke_codebook_complain_of(row, "bands",
                                      question->type == ANKE_ANSWER_INTEGER
                                          ? "band %u does not begin where the one before it ends, "
                                            "plus 1"
                                          : "band %u does not begin where the one before it ends",
                                      question->n_bands + 1);
        }
        band->label = g_string_chunk_insert(row->build->store->texts, *part);
        question->n_bands++;
    }
}

/* Answers allowed */

static void read_cap(const AnkeCodebookRow *row, AnkeQuestion *question)
{
    static const Word words[] = {
        {"all", ANKE_OVER_ALL}, {"first_k", ANKE_OVER_FIRST_K}, {"invalid", ANKE_OVER_INVALID}};
    gboolean has_many =
        question->type == ANKE_ANSWER_MULTIPLE || question->type == ANKE_ANSWER_RANK;
    double max = anke_codebook_whole(row, "max");
    question->max = isnan(max) ? 0 : (guint)MIN(max, (double)ANKE_MAX_CHOICES);
    if (!isnan(max) && (max < 1 || !has_many)) {
        anke_codebook_complain_of(row, "max", "max caps multiple answers and is at least 1");
    }
    gint otherwise = has_many ? ANKE_OVER_ALL : ANKE_OVER_INVALID;
    question->over = (AnkeOver)read_word(row, "over", words, G_N_ELEMENTS(words), otherwise);
    if (question->over == ANKE_OVER_FIRST_K && has_many && question->max == 0) {
        anke_codebook_complain_of(row, "over", "first_k needs max");
    }
    if (question->over == ANKE_OVER_ALL && !has_many) {
        anke_codebook_complain_of(row, "over", "a single answer can be first_k or invalid");
    }
}

static void read_role(const AnkeCodebookRow *row, AnkeQuestion *question)
{
    static const Word words[] = {{"break", ANKE_ROLE_BREAK},
                                 {"weight", ANKE_ROLE_WEIGHT},
                                 {"stratum", ANKE_ROLE_STRATUM},
                                 {"id", ANKE_ROLE_ID},
                                 {"ignore", ANKE_ROLE_IGNORE}};
    question->role = (AnkeRole)read_word(row, "role", words, G_N_ELEMENTS(words), ANKE_ROLE_NONE);
    gboolean is_number =
        question->type == ANKE_ANSWER_INTEGER || question->type == ANKE_ANSWER_DECIMAL;
    if (question->role == ANKE_ROLE_BREAK &&
        ((is_number && question->n_bands == 0) || (!is_number && question->list == NULL) ||
         question->type == ANKE_ANSWER_RANK)) {
        anke_codebook_complain_of(row, "role",
                                  "a break is a question with choices, or a number with bands");
    }
    if (question->role == ANKE_ROLE_WEIGHT && !is_number) {
        anke_codebook_complain_of(row, "role", "a weight is a number");
    }
}

/* Conditions */

typedef struct {
    gint limit; /* questions from here on may not be referred to */
    gboolean has_later;
} References;

static void check_reference(gint question, gpointer data)
{
    References *references = data;
    references->has_later |= question >= references->limit;
}

static const AnkeCondition *read_condition(const AnkeCodebookRow *row, const char *head,
                                           gint question, gboolean has_self)
{
    const char *cell = anke_codebook_text(row, head);
    if (cell == NULL) {
        return NULL;
    }
    AnkeConditionScope scope = anke_codebook_scope(row->build->codebook);
    scope.self = has_self ? question : -1;
    g_autofree char *problem = NULL;
    AnkeCondition *condition = anke_condition_parse(cell, &scope, &problem);
    if (condition == NULL) {
        anke_codebook_complain_of(row, head, "%s: %s", head, problem);
        return NULL;
    }
    g_ptr_array_add(row->build->store->conditions, condition);
    References references = {question + (has_self ? 1 : 0), FALSE};
    anke_condition_references(condition, check_reference, &references);
    if (references.has_later) {
        anke_codebook_complain_of(row, head, "%s may refer to earlier questions only", head);
    }
    return condition;
}

static void read_conditions(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    GArray *questions = build->store->questions;
    for (guint i = 0; i < questions->len; i++) {
        AnkeQuestion *question = &g_array_index(questions, AnkeQuestion, i);
        AnkeCodebookRow row = {build, sheet, &g_array_index(sheet->rows, AnkeSheetRow, i)};
        question->relevant = read_condition(&row, "relevant", (gint)i, FALSE);
        question->constraint = read_condition(&row, "constraint", (gint)i, TRUE);
    }
}

/* Questions */

static void read_question(const AnkeCodebookRow *row)
{
    AnkeQuestion question = {.line = row->row->line};
    read_type(row, &question);
    read_name(row, &question);
    question.label = anke_codebook_text(row, "label");
    question.label = question.label != NULL ? question.label : question.name;
    question.source = anke_codebook_text(row, "source");
    question.delimiter = anke_codebook_text(row, "delimiter");
    question.unit = anke_codebook_text(row, "unit");
    question.nil = anke_sheet_column(row->sheet, "nil") >= 0
                       ? anke_sheet_cell(row->sheet, row->row, "nil")
                       : NULL;
    question.battery = anke_codebook_text(row, "battery");
    question.is_required = anke_codebook_yes(row, "required");
    read_bands(row, &question);
    read_cap(row, &question);
    read_role(row, &question);
    struct AnkeCodebookStore *store = row->build->store;
    g_array_append_val(store->questions, question);
    g_hash_table_insert(store->question_by_name, (gpointer)question.name,
                        GUINT_TO_POINTER(store->questions->len));
}

/* Two questions must not claim one column, and NAME_other is a column of ours. */
static void check_columns(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    g_autoptr(GHashTable) heads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gint id = -1;
    for (guint i = 0; i < build->codebook->n_questions; i++) {
        const AnkeQuestion *question = &build->codebook->questions[i];
        AnkeCodebookRow row = {build, sheet, &g_array_index(sheet->rows, AnkeSheetRow, i)};
        const char *head = question->source != NULL ? question->source : question->label;
        if (!g_hash_table_add(heads, anke_text_folded(head))) {
            anke_codebook_complain_of(&row, question->source != NULL ? "source" : "label",
                                      "another question has the same column of the export");
        }
        if (question->role == ANKE_ROLE_ID && id >= 0) {
            anke_codebook_complain_of(&row, "role", "a second question with role id");
        }
        id = question->role == ANKE_ROLE_ID ? (gint)i : id;
        g_autofree char *other = g_strconcat(question->name, "_other", NULL);
        if (question->list != NULL && question->list->other >= 0 &&
            anke_codebook_find(build->codebook, other) >= 0) {
            anke_codebook_complain_of(&row, "name",
                                      "the name %s is taken: it will hold the text of the other "
                                      "answer",
                                      other);
        }
    }
}

void anke_codebook_read_survey(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    static const char *const known[] = {"type",
                                        "name",
                                        "label",
                                        "role",
                                        "source",
                                        "relevant",
                                        "over",
                                        "delimiter",
                                        "bands",
                                        "unit",
                                        "nil",
                                        "battery",
                                        "max",
                                        "required",
                                        "constraint",
                                        "hint",
                                        "appearance",
                                        "default",
                                        "readonly",
                                        "note",
                                        "calculation",
                                        "constraint_message",
                                        "required_message",
                                        "choice_filter",
                                        "parameters",
                                        "repeat_count",
                                        "trigger",
                                        NULL};
    if (sheet == NULL || sheet->rows->len == 0 || sheet->rows->len > MAX_QUESTIONS) {
        anke_codebook_complain(sheet != NULL ? sheet->line : 1, 1, build,
                               "one sheet \"survey\" with 1 to %d questions was expected",
                               MAX_QUESTIONS);
        return;
    }
    anke_codebook_check_heads(build, sheet, known);
    for (guint i = 0; i < sheet->rows->len; i++) {
        AnkeCodebookRow row = {build, sheet, &g_array_index(sheet->rows, AnkeSheetRow, i)};
        read_question(&row);
    }
    build->codebook->n_questions = build->store->questions->len;
    build->codebook->questions = (const AnkeQuestion *)(void *)build->store->questions->data;
    read_conditions(build, sheet);
    check_columns(build, sheet);
    anke_codebook_read_design(build, sheet);
}
