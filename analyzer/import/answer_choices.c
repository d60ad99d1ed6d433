#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/import/answer_internal.h"

guint anke_answer_label_forms(guint fold_needs, AnkeRule rules[ANKE_N_LABEL_FORMS])
{
    static const struct {
        guint step;
        AnkeRule rule;
    } forms[ANKE_N_LABEL_FORMS] = {{ANKE_FOLD_BLANKS, ANKE_RULE_LABEL_BLANKS},
                                   {ANKE_FOLD_WIDTH, ANKE_RULE_LABEL_WIDTH},
                                   {ANKE_FOLD_KANA, ANKE_RULE_LABEL_KANA},
                                   {ANKE_FOLD_SIGNS, ANKE_RULE_LABEL_SIGNS}};
    guint n_rules = 0;
    for (gsize i = 0; fold_needs != 0 && i < G_N_ELEMENTS(forms); i++) {
        if ((fold_needs & forms[i].step) != 0) {
            rules[n_rules++] = forms[i].rule;
        }
    }
    return n_rules;
}

/* Choices that are their labels in another form. */
static void list_forms(const AnkeOptions *options, AnkeReading *reading)
{
    AnkeRule rules[ANKE_N_LABEL_FORMS];
    guint n_rules = anke_answer_label_forms(options->fold_needs, rules);
    for (guint i = 0; i < n_rules; i++) {
        anke_reading_add_problem(reading, rules[i], ANKE_ACTION_CONVERTED);
    }
}

guint anke_answer_reader_find_resembling(const AnkeAnswerReader *reader, const char *text,
                                         gsize n_bytes)
{
    return reader->resemblance != NULL
               ? (guint)(anke_resemblance_find(reader->resemblance, text, n_bytes) + 1)
               : 0;
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

gboolean anke_answer_is_lost(AnkeRule rule)
{
    return rule == ANKE_RULE_EXCEL_OVERFLOW || rule == ANKE_RULE_EXCEL_ERROR;
}

gint anke_answer_reader_mend(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                             AnkeRule *rule)
{
    if (reader->mender == NULL) {
        reader->mender = anke_excel_mender_new(reader->question->list);
    }
    return anke_excel_mender_find(reader->mender, cell, n_bytes, rule);
}

/* An answer that is no choice may be one that a spreadsheet changed. Returns whether that settles
 * it. */
static gboolean mend(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                     AnkeReading *reading)
{
    const AnkeList *list = reader->question->list;
    AnkeRule rule;
    gint choice = anke_answer_reader_mend(reader, cell, n_bytes, &rule);
    if (choice >= 0) {
        reader->choices[0] = (guint16)choice;
        anke_reading_add_problem(reading, rule, ANKE_ACTION_MENDED);
        anke_answer_set_choices(reader, reading, 1);
        return TRUE;
    }
    if (rule == ANKE_N_RULES) {
        return FALSE;
    }
    if (list->other >= 0 && !anke_answer_is_lost(rule)) {
        anke_reading_add_problem(reading, rule, ANKE_ACTION_KEPT);
        return FALSE;
    }
    anke_reading_set_invalid(reading, rule);
    return TRUE;
}

/* More than one mark in a single answer: `over` says what becomes of it. */
static void read_doubled_single(AnkeAnswerReader *reader, const guint16 *choices, guint n_choices,
                                AnkeReading *reading)
{
    if (reader->question->over != ANKE_OVER_FIRST_K) {
        anke_reading_set_invalid(reading, ANKE_RULE_SEVERAL_OPTIONS);
        return;
    }
    guint16 first = choices[0];
    for (guint i = 1; i < n_choices; i++) {
        first = MIN(first, choices[i]);
    }
    reader->choices[0] = first;
    anke_reading_add_problem(reading, ANKE_RULE_SEVERAL_OPTIONS, ANKE_ACTION_KEPT_FIRST);
    anke_answer_set_choices(reader, reading, 1);
}

static void read_unknown_single(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                                AnkeReading *reading)
{
    guint n_choices = 0;
    if (mend(reader, cell, n_bytes, reading)) {
        return;
    }
    if (reader->question->list->other >= 0) {
        read_other_text(reader, reading, cell, n_bytes, &n_choices);
        anke_answer_set_choices(reader, reading, n_choices);
        return;
    }
    anke_reading_set_invalid(reading, ANKE_RULE_UNKNOWN_OPTION);
    reading->resembles = anke_answer_reader_find_resembling(reader, cell, n_bytes);
}

void anke_answer_read_single(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                             AnkeReading *reading)
{
    const AnkeOptions *options = anke_options_read(reader->options, cell, n_bytes);
    if (options->is_ambiguous) {
        anke_reading_set_invalid(reading, ANKE_RULE_AMBIGUOUS_OPTION);
    } else if (options->unknown != NULL || options->n_choices == 0) {
        read_unknown_single(reader, cell, n_bytes, reading);
    } else if (options->n_choices > 1) {
        read_doubled_single(reader, options->choices, options->n_choices, reading);
    } else {
        reader->choices[0] = options->choices[0];
        list_forms(options, reading);
        anke_answer_set_choices(reader, reading, 1);
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
        anke_reading_set_invalid(reading, ANKE_RULE_EXCLUSIVE_OPTION);
        return FALSE;
    }
    for (guint i = 0; i < *n_choices; i++) {
        if (!all[reader->choices[i]].is_exclusive) {
            reader->choices[n_kept++] = reader->choices[i];
        }
    }
    *n_choices = n_kept;
    anke_reading_add_problem(reading, ANKE_RULE_EXCLUSIVE_OPTION, ANKE_ACTION_DROPPED);
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
        anke_reading_add_problem(reading, ANKE_RULE_TOO_MANY_OPTIONS, ANKE_ACTION_KEPT);
        return TRUE;
    case ANKE_OVER_FIRST_K:
        *n_choices = question->max;
        anke_reading_add_problem(reading, ANKE_RULE_TOO_MANY_OPTIONS, ANKE_ACTION_KEPT_FIRST);
        return TRUE;
    case ANKE_OVER_INVALID:
        break;
    }
    anke_reading_set_invalid(reading, ANKE_RULE_TOO_MANY_OPTIONS);
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
        anke_answer_set_choices(reader, reading, n_choices);
    }
    if (!reading->has_other) {
        reading->other = NULL;
    }
}

void anke_answer_read_multiple(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                               AnkeReading *reading)
{
    const AnkeQuestion *question = reader->question;
    const AnkeOptions *options = anke_options_read(reader->options, cell, n_bytes);
    if (options->is_ambiguous) {
        anke_reading_set_invalid(reading, ANKE_RULE_AMBIGUOUS_OPTION);
        return;
    }
    guint n_choices = options->n_choices;
    memcpy(reader->choices, options->choices, n_choices * sizeof(guint16));
    if (options->unknown != NULL && n_choices == 0 && mend(reader, cell, n_bytes, reading)) {
        return;
    }
    list_forms(options, reading);
    if (options->has_duplicate) {
        anke_reading_add_problem(reading, ANKE_RULE_DUPLICATE_OPTION, ANKE_ACTION_DROPPED);
    }
    if (options->unknown != NULL) {
        reading->resembles =
            anke_answer_reader_find_resembling(reader, options->unknown, options->n_unknown_bytes);
    }
    if (options->unknown != NULL && question->list->other >= 0) {
        read_other_text(reader, reading, options->unknown, options->n_unknown_bytes, &n_choices);
    } else if (options->unknown != NULL && n_choices == 0) {
        anke_reading_set_invalid(reading, ANKE_RULE_UNKNOWN_OPTION);
        return;
    } else if (options->unknown != NULL) {
        anke_reading_add_problem(reading, ANKE_RULE_UNKNOWN_OPTION, ANKE_ACTION_DROPPED);
    }
    settle_choices(reader, n_choices, reading);
}

static void settle_single(AnkeAnswerReader *reader, const AnkeChosen *chosen, AnkeReading *reading)
{
    if (chosen->n_choices > 1) {
        read_doubled_single(reader, chosen->choices, chosen->n_choices, reading);
    } else if (chosen->n_choices == 1) {
        reader->choices[0] = chosen->choices[0];
        anke_answer_set_choices(reader, reading, 1);
    }
    if (!reading->has_other) {
        reading->other = NULL;
    }
}

/* Takes over what was found in the cells. Returns FALSE if no choice is left, but something was
 * written. */
static gboolean take_over_found(const AnkeChosen *chosen, AnkeReading *reading)
{
    gboolean is_good = TRUE;
    for (guint i = 0; i < chosen->n_found; i++) {
        AnkeReadingProblem problem = chosen->found[i];
        if (problem.action == ANKE_ACTION_DROPPED && chosen->n_choices == 0) {
            problem.action = ANKE_ACTION_SET_INVALID;
            is_good = FALSE;
        }
        reading->problems[reading->n_problems++] = problem;
    }
    reading->resembles = chosen->resembles;
    return is_good;
}

void anke_answer_reader_put_together(AnkeAnswerReader *reader, const AnkeChosen *chosen,
                                     AnkeReading *reading)
{
    memset(reading, 0, offsetof(AnkeReading, problems));
    if (chosen->doubtful_column > 0) {
        anke_reading_set_invalid(reading, ANKE_RULE_AMBIGUOUS_OPTION);
        reading->problems[0].column = chosen->doubtful_column;
        return;
    }
    if (!take_over_found(chosen, reading)) {
        reading->answer.state = ANKE_STATE_INVALID;
        return;
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
