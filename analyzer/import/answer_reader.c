#include "analyzer/import/answer_reader.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/text.h"
#include "analyzer/import/written_number.h"

struct AnkeAnswerReader {
    const AnkeQuestion *question;
    AnkeOptionsReader *options; /* NULL: no list */
    guint16 choices[ANKE_MAX_CHOICES];
    char date[ANKE_DATE_SIZE];
};

AnkeAnswerReader *anke_answer_reader_new(const AnkeQuestion *question)
{
    AnkeAnswerReader *reader = g_new0(AnkeAnswerReader, 1);
    reader->question = question;
    reader->options = question->list != NULL ? anke_options_reader_new(question) : NULL;
    return reader;
}

void anke_answer_reader_free(AnkeAnswerReader *reader)
{
    if (reader != NULL) {
        anke_options_reader_free(reader->options);
        g_free(reader);
    }
}

static void add_problem(AnkeReading *reading, AnkeRule rule, AnkeAction action)
{
    g_assert(reading->n_problems < G_N_ELEMENTS(reading->problems));
    reading->problems[reading->n_problems].rule = rule;
    reading->problems[reading->n_problems].action = action;
    reading->n_problems++;
}

static void set_invalid(AnkeReading *reading, AnkeRule rule)
{
    reading->answer = (AnkeAnswer){.state = ANKE_STATE_INVALID};
    reading->has_other = FALSE;
    reading->other = NULL;
    add_problem(reading, rule, ANKE_ACTION_SET_INVALID);
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
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(cell, n_bytes, folded);
    return folded->len == 0;
}

/* Choices */

static void set_choices(AnkeAnswerReader *reader, AnkeReading *reading, guint n_choices)
{
    reading->answer.state = n_choices > 0 ? ANKE_STATE_VALUE : ANKE_STATE_INVALID;
    reading->answer.choices = reader->choices;
    reading->answer.n_choices = n_choices;
    for (guint i = 0; i < n_choices; i++) {
        reading->has_other |= reader->choices[i] == reader->question->list->other;
    }
}

static void read_other_text(AnkeAnswerReader *reader, AnkeReading *reading, const char *text,
                            gsize n_bytes, guint *n_choices)
{
    reading->other = text;
    reading->n_other_bytes = n_bytes;
    for (guint i = 0; i < *n_choices; i++) {
        if (reader->choices[i] == reader->question->list->other) {
            return;
        }
    }
    reader->choices[(*n_choices)++] = (guint16)reader->question->list->other;
}

/* More than one mark in a single answer: `over` says what becomes of it. */
static void read_doubled_single(AnkeAnswerReader *reader, const guint16 *choices, guint n_choices,
                                AnkeReading *reading)
{
    if (reader->question->over != ANKE_OVER_FIRST_K) {
        set_invalid(reading, ANKE_RULE_SEVERAL_OPTIONS);
        return;
    }
    guint16 first = choices[0];
    for (guint i = 1; i < n_choices; i++) {
        first = MIN(first, choices[i]);
    }
    reader->choices[0] = first;
    add_problem(reading, ANKE_RULE_SEVERAL_OPTIONS, ANKE_ACTION_KEPT_FIRST);
    set_choices(reader, reading, 1);
}

static void read_single(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                        AnkeReading *reading)
{
    const AnkeOptions *options = anke_options_read(reader->options, cell, n_bytes);
    guint n_choices = 0;
    if (options->unknown == NULL && options->n_choices == 1) {
        reader->choices[n_choices++] = options->choices[0];
        set_choices(reader, reading, n_choices);
    } else if (options->unknown == NULL && options->n_choices > 1) {
        read_doubled_single(reader, options->choices, options->n_choices, reading);
    } else if (reader->question->list->other >= 0 && !options->is_ambiguous) {
        read_other_text(reader, reading, cell, n_bytes, &n_choices);
        set_choices(reader, reading, n_choices);
    } else {
        set_invalid(reading,
                    options->is_ambiguous ? ANKE_RULE_AMBIGUOUS_OPTION : ANKE_RULE_UNKNOWN_OPTION);
    }
}

static int compare_choices(const void *a, const void *b)
{
    return *(const guint16 *)a - *(const guint16 *)b;
}

/* An exclusive choice (特になし) is dropped where others stand beside it; of exclusive ones alone
 * nobody can say which was meant. Returns FALSE in that case. */
static gboolean drop_exclusive(AnkeAnswerReader *reader, guint *n_choices, AnkeReading *reading)
{
    const AnkeChoice *all = reader->question->list->choices;
    guint n_kept = 0;
    guint n_exclusive = 0;
    for (guint i = 0; i < *n_choices; i++) {
        n_exclusive += all[reader->choices[i]].is_exclusive ? 1 : 0;
    }
    if (*n_choices < 2 || n_exclusive == 0) {
        return TRUE;
    }
    if (n_exclusive == *n_choices) {
        set_invalid(reading, ANKE_RULE_EXCLUSIVE_OPTION);
        return FALSE;
    }
    for (guint i = 0; i < *n_choices; i++) {
        if (!all[reader->choices[i]].is_exclusive) {
            reader->choices[n_kept++] = reader->choices[i];
        }
    }
    *n_choices = n_kept;
    add_problem(reading, ANKE_RULE_EXCLUSIVE_OPTION, ANKE_ACTION_DROPPED);
    return TRUE;
}

/* Returns FALSE if too many choices make the answer invalid. */
static gboolean apply_cap(const AnkeQuestion *question, guint *n_choices, AnkeReading *reading)
{
    if (question->max == 0 || *n_choices <= question->max) {
        return TRUE;
    }
    switch (question->over) {
    case ANKE_OVER_ALL:
        add_problem(reading, ANKE_RULE_TOO_MANY_OPTIONS, ANKE_ACTION_KEPT);
        return TRUE;
    case ANKE_OVER_FIRST_K:
        *n_choices = question->max;
        add_problem(reading, ANKE_RULE_TOO_MANY_OPTIONS, ANKE_ACTION_KEPT_FIRST);
        return TRUE;
    case ANKE_OVER_INVALID:
        break;
    }
    set_invalid(reading, ANKE_RULE_TOO_MANY_OPTIONS);
    return FALSE;
}

/* Order, exclusive choices and cap of several answers, in reader->choices. */
static void settle_choices(AnkeAnswerReader *reader, guint n_choices, AnkeReading *reading)
{
    const AnkeQuestion *question = reader->question;
    if (question->type == ANKE_ANSWER_MULTIPLE) {
        qsort(reader->choices, n_choices, sizeof(guint16), compare_choices);
    }
    if (n_choices == 0) {
        reading->answer.state = ANKE_STATE_NOANSWER; /* nothing but delimiters */
    } else if (drop_exclusive(reader, &n_choices, reading) &&
               apply_cap(question, &n_choices, reading)) {
        set_choices(reader, reading, n_choices);
    }
    if (!reading->has_other) {
        reading->other = NULL;
    }
}

static void read_multiple(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                          AnkeReading *reading)
{
    const AnkeQuestion *question = reader->question;
    const AnkeOptions *options = anke_options_read(reader->options, cell, n_bytes);
    if (options->is_ambiguous) {
        set_invalid(reading, ANKE_RULE_AMBIGUOUS_OPTION);
        return;
    }
    guint n_choices = options->n_choices;
    memcpy(reader->choices, options->choices, n_choices * sizeof(guint16));
    if (options->has_duplicate) {
        add_problem(reading, ANKE_RULE_DUPLICATE_OPTION, ANKE_ACTION_DROPPED);
    }
    if (options->unknown != NULL && question->list->other >= 0) {
        read_other_text(reader, reading, options->unknown, options->n_unknown_bytes, &n_choices);
    } else if (options->unknown != NULL && n_choices == 0) {
        set_invalid(reading, ANKE_RULE_UNKNOWN_OPTION);
        return;
    } else if (options->unknown != NULL) {
        add_problem(reading, ANKE_RULE_UNKNOWN_OPTION, ANKE_ACTION_DROPPED);
    }
    settle_choices(reader, n_choices, reading);
}

static void settle_single(AnkeAnswerReader *reader, const AnkeChosen *chosen, AnkeReading *reading)
{
    if (chosen->n_choices > 1) {
        read_doubled_single(reader, chosen->choices, chosen->n_choices, reading);
    } else if (chosen->n_choices == 1) {
        reader->choices[0] = chosen->choices[0];
        set_choices(reader, reading, 1);
    }
    if (!reading->has_other) {
        reading->other = NULL;
    }
}

void anke_answer_reader_put_together(AnkeAnswerReader *reader, const AnkeChosen *chosen,
                                     AnkeReading *reading)
{
    memset(reading, 0, sizeof *reading);
    if (chosen->is_doubtful || (chosen->has_unknown && chosen->n_choices == 0)) {
        set_invalid(reading,
                    chosen->is_doubtful ? ANKE_RULE_AMBIGUOUS_OPTION : ANKE_RULE_UNKNOWN_OPTION);
        return;
    }
    if (chosen->has_unknown) {
        add_problem(reading, ANKE_RULE_UNKNOWN_OPTION, ANKE_ACTION_DROPPED);
    }
    if (chosen->has_duplicate) {
        add_problem(reading, ANKE_RULE_DUPLICATE_OPTION, ANKE_ACTION_DROPPED);
    }
    reading->other = chosen->other;
    reading->n_other_bytes = chosen->n_other_bytes;
    reading->answer.state = ANKE_STATE_NOANSWER;
    if (reader->question->type == ANKE_ANSWER_ONE) {
        settle_single(reader, chosen, reading);
        return;
    }
    if (chosen->n_choices > 0) {
        memcpy(reader->choices, chosen->choices, chosen->n_choices * sizeof(guint16));
    }
    settle_choices(reader, chosen->n_choices, reading);
}

/* Numbers, dates, texts */

static void read_number(const AnkeQuestion *question, const char *cell, gsize n_bytes,
                        AnkeReading *reading)
{
    double value = NAN;
    AnkeWritten form = anke_written_number(cell, n_bytes, question->unit, &value);
    if (form == ANKE_WRITTEN_NIL) {
        reading->answer.state = ANKE_STATE_NOANSWER;
        add_problem(reading, ANKE_RULE_NUMBER_FORM, ANKE_ACTION_SET_NOANSWER);
        return;
    }
    if (form == ANKE_WRITTEN_NO_NUMBER) {
        set_invalid(reading, ANKE_RULE_NOT_A_NUMBER);
        return;
    }
    if (!anke_question_allows(question, value)) {
        set_invalid(reading, ANKE_RULE_OUT_OF_RANGE);
        return;
    }
    reading->answer.state = ANKE_STATE_VALUE;
    reading->answer.number = value;
    if (form == ANKE_WRITTEN_ANOTHER) {
        add_problem(reading, ANKE_RULE_NUMBER_FORM, ANKE_ACTION_CONVERTED);
    }
}

static void read_date(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                      AnkeReading *reading)
{
    if (!anke_date_parse(cell, n_bytes, reader->date)) {
        set_invalid(reading, ANKE_RULE_NOT_A_DATE);
        return;
    }
    reading->answer.state = ANKE_STATE_VALUE;
    reading->answer.text = reader->date;
    reading->answer.n_bytes = strlen(reader->date);
    if (n_bytes != reading->answer.n_bytes || memcmp(cell, reader->date, n_bytes) != 0) {
        add_problem(reading, ANKE_RULE_DATE_FORM, ANKE_ACTION_CONVERTED);
    }
}

static void read_checked_cell(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                              AnkeReading *reading)
{
    switch (reader->question->type) {
    case ANKE_ANSWER_ONE:
        read_single(reader, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_MULTIPLE:
    case ANKE_ANSWER_RANK:
        read_multiple(reader, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_INTEGER:
    case ANKE_ANSWER_DECIMAL:
        read_number(reader->question, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_DATE:
        read_date(reader, cell, n_bytes, reading);
        break;
    case ANKE_ANSWER_TEXT:
        reading->answer.state = ANKE_STATE_VALUE;
        reading->answer.text = cell;
        reading->answer.n_bytes = n_bytes;
        break;
    }
}

gboolean anke_answer_reader_read(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                                 AnkeReading *reading)
{
    memset(reading, 0, offsetof(AnkeReading, problems));
    if (n_bytes == 0) {
        reading->answer.state = ANKE_STATE_NOANSWER;
        return TRUE;
    }
    gint choice =
        reader->options != NULL ? anke_options_find_exact(reader->options, cell, n_bytes) : -1;
    if (choice >= 0 && reader->question->type == ANKE_ANSWER_ONE) {
        reader->choices[0] = (guint16)choice;
        reading->is_exact = TRUE;
        set_choices(reader, reading, 1);
        return TRUE;
    }
    if (choice < 0 && anke_text_valid_bytes(cell, n_bytes) != n_bytes) {
        return FALSE;
    }
    if (is_blank(cell, n_bytes)) {
        reading->answer.state = ANKE_STATE_NOANSWER;
        return TRUE;
    }
    read_checked_cell(reader, cell, n_bytes, reading);
    return TRUE;
}
