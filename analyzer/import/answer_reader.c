#include "analyzer/import/answer_reader.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/import/answer_internal.h"

/* The texts that the codebook declares to mean no answer. */
static GHashTable *index_nils(const AnkeQuestion *question)
{
    if (question->nil == NULL || *question->nil == '\0') {
        return NULL;
    }
    g_autofree char *folded = anke_text_folded(question->nil);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    GHashTable *nils = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (char **word = words; *word != NULL; word++) {
        g_hash_table_add(nils, g_strdup(*word));
    }
    return nils;
}

/* The units that say so: 年 alone may count years. */
static gboolean has_year_unit(const AnkeQuestion *question)
{
    static const char *const units[] = {"年度", "西暦", "西暦年", NULL};
    return question->unit != NULL && g_strv_contains(units, question->unit);
}

AnkeAnswerReader *anke_answer_reader_new(const AnkeQuestion *question)
{
    AnkeAnswerReader *reader = g_new0(AnkeAnswerReader, 1);
    reader->question = question;
    reader->options = question->list != NULL ? anke_options_reader_new(question) : NULL;
    reader->nils = index_nils(question);
    reader->asks_year = has_year_unit(question);
    return reader;
}

void anke_answer_reader_seek_resemblance(AnkeAnswerReader *reader)
{
    const AnkeList *list = reader->question->list;
    reader->resemblance = list != NULL ? anke_resemblance_new(list) : NULL;
}

void anke_answer_reader_free(AnkeAnswerReader *reader)
{
    if (reader != NULL) {
        anke_options_reader_free(reader->options);
        anke_cp932_labels_free(reader->cp932);
        anke_excel_mender_free(reader->mender);
        anke_resemblance_free(reader->resemblance);
        g_clear_pointer(&reader->nils, g_hash_table_unref);
        g_free(reader);
    }
}

void anke_reading_add_problem(AnkeReading *reading, AnkeRule rule, AnkeAction action)
{
    g_assert(reading->n_problems < G_N_ELEMENTS(reading->problems));
    reading->problems[reading->n_problems++] = (AnkeReadingProblem){rule, action, 0};
}

void anke_reading_set_invalid(AnkeReading *reading, AnkeRule rule)
{
    reading->answer = (AnkeAnswer){.state = ANKE_STATE_INVALID};
    reading->has_other = FALSE;
    reading->other = NULL;
    anke_reading_add_problem(reading, rule, ANKE_ACTION_SET_INVALID);
}

void anke_answer_set_choices(AnkeAnswerReader *reader, AnkeReading *reading, guint n_choices)
{
    reading->answer.state = n_choices > 0 ? ANKE_STATE_VALUE : ANKE_STATE_INVALID;
    reading->answer.choices = reader->choices;
    reading->answer.n_choices = n_choices;
    for (guint i = 0; i < n_choices; i++) {
        reading->has_other |= reader->choices[i] == reader->question->list->other;
    }
}

static gboolean is_blank(const char *cell, gsize n_bytes)
{
    if (n_bytes == 0) {
        return TRUE;
    }
    guchar first = (guchar)cell[0];
    if (first > ' ' && first != 0xE3 && first != 0xC2) { /* U+3000 and U+00A0 begin so */
        return FALSE;
    }
    const char *end = cell + n_bytes;
    for (const char *at = cell; at < end; at = g_utf8_next_char(at)) {
        if (!anke_text_is_blank(g_utf8_get_char(at))) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_declared_nil(const AnkeAnswerReader *reader, const char *cell, gsize n_bytes)
{
    enum { MAX_NIL_BYTES = 100 };
    if (reader->nils == NULL || n_bytes > MAX_NIL_BYTES) {
        return FALSE;
    }
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(cell, n_bytes, folded);
    return g_hash_table_contains(reader->nils, folded->str);
}

static void read_checked_cell(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                              AnkeReading *reading)
{
    switch (reader->question->type) {
    case ANKE_ANSWER_ONE:
        anke_answer_read_single(reader, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_MULTIPLE:
    case ANKE_ANSWER_RANK:
        anke_answer_read_multiple(reader, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_INTEGER:
    case ANKE_ANSWER_DECIMAL:
        anke_answer_read_number(reader, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_DATE:
        anke_answer_read_date(reader, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_TEXT:
        anke_answer_read_text(cell, n_bytes, reading);
        break;
    }
}

/* Whether the cell is one of several answers that passed all checks before. */
static gboolean has_read_before(const AnkeAnswerReader *reader, const char *cell, gsize n_bytes)
{
    return reader->options != NULL && reader->question->type != ANKE_ANSWER_ONE &&
           anke_options_remembers(reader->options, cell, n_bytes);
}

static void set_label(AnkeAnswerReader *reader, gint choice, AnkeReading *reading)
{
    reader->choices[0] = (guint16)choice;
    reading->is_exact = TRUE;
    anke_answer_set_choices(reader, reading, 1);
}

gboolean anke_answer_reader_read_cp932(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                                       AnkeReading *reading)
{
    if (reader->question->type != ANKE_ANSWER_ONE) {
        return FALSE;
    }
    if (reader->cp932 == NULL) {
        reader->cp932 = anke_cp932_labels_new(reader->question->list, reader->options);
    }
    gint choice = anke_cp932_labels_find(reader->cp932, cell, n_bytes);
    if (choice < 0) {
        return FALSE;
    }
    memset(reading, 0, offsetof(AnkeReading, problems));
    set_label(reader, choice, reading);
    return TRUE;
}

gboolean anke_answer_reader_read(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                                 AnkeReading *reading)
{
    memset(reading, 0, offsetof(AnkeReading, problems));
    if (n_bytes == 0) {
        reading->answer.state = ANKE_STATE_NOANSWER;
        return TRUE;
    }
    if (has_read_before(reader, cell, n_bytes)) {
        read_checked_cell(reader, cell, n_bytes, reading);
        return TRUE;
    }
    gint choice =
        reader->options != NULL ? anke_options_find_exact(reader->options, cell, n_bytes) : -1;
    if (choice >= 0 && reader->question->type == ANKE_ANSWER_ONE) {
        set_label(reader, choice, reading);
        return TRUE;
    }
    if (choice < 0 && anke_text_valid_bytes(cell, n_bytes) != n_bytes) {
        return FALSE;
    }
    if (is_blank(cell, n_bytes)) {
        reading->answer.state = ANKE_STATE_NOANSWER;
        return TRUE;
    }
    if (is_declared_nil(reader, cell, n_bytes)) {
        reading->answer.state = ANKE_STATE_NOANSWER;
        anke_reading_add_problem(reading, ANKE_RULE_NIL_SIGN, ANKE_ACTION_SET_NOANSWER);
        return TRUE;
    }
    read_checked_cell(reader, cell, n_bytes, reading);
    return TRUE;
}
