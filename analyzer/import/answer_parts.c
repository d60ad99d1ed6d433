#include "analyzer/import/answer_parts.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/text.h"
#include "analyzer/import/column_heads.h"
#include "analyzer/import/options.h"

/* Rules that cells may break: what the answer as a whole adds fits into a reading, too. */
enum { ANKE_MAX_FOUND = ANKE_MAX_READING_PROBLEMS - 4 };

struct AnkeAnswerParts {
    const AnkeQuestion *question;
    AnkeAnswerReader *reader;
    const AnkeProfile *profile;
    AnkeOptionsReader *options;
    AnkeMissingValues *missing;
    GString *folded;
    char **labels; /* of the choices, folded */
    char **names;
    /* the row */
    guint n_chosen;
    guint16 chosen[ANKE_MAX_CHOICES];
    guint ranks[ANKE_MAX_CHOICES]; /* of the chosen: they stand in this order */
    AnkeBytes other;
    gboolean has_unticked;
    guint column; /* of the cell being read, from 1 */
    guint n_found;
    AnkeReadingProblem found[ANKE_MAX_FOUND];
    guint resembles;
    guint doubtful_column; /* the choices, or their order, can be read in more than one way */
    guint n_missing;
    AnkeState missing_state; /* of the first missing value */
};

AnkeAnswerParts *anke_answer_parts_new(const AnkeQuestion *question, AnkeAnswerReader *reader,
                                       const AnkeProfile *profile)
{
    guint n_choices = question->list->n_choices;
    AnkeAnswerParts *parts = g_new0(AnkeAnswerParts, 1);
    parts->question = question;
    parts->reader = reader;
    parts->profile = profile;
    parts->options = anke_options_reader_new(question);
    parts->missing = anke_missing_values_new(profile);
    parts->folded = g_string_new(NULL);
    parts->labels = g_new0(char *, n_choices + 1);
    parts->names = g_new0(char *, n_choices + 1);
    for (guint i = 0; i < n_choices; i++) {
        parts->labels[i] = anke_text_folded(question->list->choices[i].label);
        parts->names[i] = anke_text_folded(question->list->choices[i].name);
    }
    return parts;
}

void anke_answer_parts_begin(AnkeAnswerParts *parts)
{
    parts->n_chosen = 0;
    parts->other.n = 0;
    parts->has_unticked = FALSE;
    parts->n_found = 0;
    parts->resembles = 0;
    parts->doubtful_column = 0;
    parts->n_missing = 0;
}

/* What was found in the cell; each rule once an answer, where it was first. */
static void find(AnkeAnswerParts *parts, AnkeRule rule, AnkeAction action)
{
    for (guint i = 0; i < parts->n_found; i++) {
        if (parts->found[i].rule == rule && parts->found[i].action == action) {
            return;
        }
    }
    g_assert(parts->n_found < G_N_ELEMENTS(parts->found));
    parts->found[parts->n_found++] = (AnkeReadingProblem){rule, action, parts->column};
}

static void find_unknown(AnkeAnswerParts *parts, const char *text, gsize n_bytes)
{
    if (parts->resembles == 0) {
        parts->resembles = anke_answer_reader_find_resembling(parts->reader, text, n_bytes);
    }
    find(parts, ANKE_RULE_UNKNOWN_OPTION, ANKE_ACTION_DROPPED);
}

static void find_forms(AnkeAnswerParts *parts, guint fold_needs)
{
    AnkeRule rules[ANKE_N_LABEL_FORMS];
    guint n_rules = anke_answer_label_forms(fold_needs, rules);
    for (guint i = 0; i < n_rules; i++) {
        find(parts, rules[i], ANKE_ACTION_CONVERTED);
    }
}

static void doubt(AnkeAnswerParts *parts)
{
    parts->doubtful_column = parts->doubtful_column > 0 ? parts->doubtful_column : parts->column;
}

static gboolean has_chosen(const AnkeAnswerParts *parts, guint16 choice)
{
    for (guint i = 0; i < parts->n_chosen; i++) {
        if (parts->chosen[i] == choice) {
            return TRUE;
        }
    }
    return FALSE;
}

static void choose(AnkeAnswerParts *parts, guint16 choice, guint rank)
{
    if (has_chosen(parts, choice)) {
        find(parts, ANKE_RULE_DUPLICATE_OPTION, ANKE_ACTION_DROPPED);
        return;
    }
    /* Insertion keeps the order of ranks, which are few. */
    guint at = parts->n_chosen++;
    for (; at > 0 && parts->ranks[at - 1] > rank; at--) {
        parts->chosen[at] = parts->chosen[at - 1];
        parts->ranks[at] = parts->ranks[at - 1];
    }
    parts->chosen[at] = choice;
    parts->ranks[at] = rank;
}

/* Keeps a text of その他; its tick may stand in a column of its own, before it or behind. */
static void keep_other_text(AnkeAnswerParts *parts, const char *text, gsize n_bytes)
{
    if (parts->other.n > 0) {
        anke_bytes_append(&parts->other, " ", 1);
    }
    anke_bytes_append(&parts->other, text, n_bytes);
}

/* A text in the place of a tick: it is その他, if nothing was so far. */
static void choose_other(AnkeAnswerParts *parts, const char *text, gsize n_bytes, guint rank)
{
    guint16 other = (guint16)parts->question->list->other;
    if (!has_chosen(parts, other)) {
        choose(parts, other, rank);
    }
    keep_other_text(parts, text, n_bytes);
}

/* The cell folded; a code written 2.0 is 2 where the profile says so. */
static const char *fold(AnkeAnswerParts *parts, const char *cell, gsize n_bytes)
{
    g_string_truncate(parts->folded, 0);
    anke_text_fold(cell, n_bytes, parts->folded);
    if (parts->profile->has_decimal_codes && g_str_has_suffix(parts->folded->str, ".0")) {
        g_string_truncate(parts->folded, parts->folded->len - 2);
    }
    return parts->folded->str;
}

static gboolean is_missing(AnkeAnswerParts *parts, const char *cell, gsize n_bytes)
{
    AnkeState state = anke_missing_values_find(parts->missing, cell, n_bytes);
    if (state != ANKE_STATE_VALUE && parts->n_missing++ == 0) {
        parts->missing_state = state;
    }
    return state != ANKE_STATE_VALUE;
}

/*
 * A cell that is no choice may be one that a spreadsheet changed, as in a cell of its own.
 *   choice  the only one that it may be; -1: any
 * Returns whether that settles it.
 */
static gboolean mend(AnkeAnswerParts *parts, gint choice, const char *cell, gsize n_bytes,
                     guint rank)
{
    AnkeRule rule;
    gint mended = anke_answer_reader_mend(parts->reader, cell, n_bytes, &rule);
    if (mended >= 0 && (choice < 0 || mended == choice)) {
        find(parts, rule, ANKE_ACTION_MENDED);
        choose(parts, (guint16)mended, rank);
        return TRUE;
    }
    if (rule == ANKE_N_RULES || mended >= 0) {
        return FALSE;
    }
    gboolean may_be_text =
        choice >= 0 ? choice == parts->question->list->other : parts->question->list->other >= 0;
    gboolean is_kept = may_be_text && !anke_answer_is_lost(rule);
    find(parts, rule, is_kept ? ANKE_ACTION_KEPT : ANKE_ACTION_DROPPED);
    return !is_kept;
}

static void add_rank(AnkeAnswerParts *parts, guint choice, const char *folded)
{
    char *end;
    guint64 rank = g_ascii_strtoull(folded, &end, 10);
    guint place = anke_export_column_place(folded);
    if (place > 0) {
        rank = place;
    } else if (end == folded || *end != '\0' || !g_ascii_isdigit(*folded) ||
               rank > ANKE_MAX_CHOICES) {
        find(parts, ANKE_RULE_UNKNOWN_OPTION, ANKE_ACTION_DROPPED);
        return;
    }
    if (rank == 0) { /* not ranked */
        parts->has_unticked = TRUE;
        return;
    }
    for (guint i = 0; i < parts->n_chosen; i++) {
        if (parts->ranks[i] == rank) {
            doubt(parts);
        }
    }
    choose(parts, (guint16)choice, (guint)rank);
}

/* Whether the cell ticks the choice: by a sign, or by its own label or name. */
static gboolean is_tick(AnkeAnswerParts *parts, guint choice, const char *cell, gsize n_bytes)
{
    const char *folded = parts->folded->str;
    if (g_hash_table_contains(parts->profile->ticks, folded)) {
        return TRUE;
    }
    gboolean is_label = g_str_equal(folded, parts->labels[choice]);
    if (is_label) {
        const char *label = parts->question->list->choices[choice].label;
        gboolean is_exact = strlen(label) == n_bytes && memcmp(label, cell, n_bytes) == 0;
        find_forms(parts, is_exact ? 0 : anke_text_fold_needs(cell, n_bytes, label));
    }
    return is_label || g_str_equal(folded, parts->names[choice]);
}

static void add_option(AnkeAnswerParts *parts, guint choice, const char *cell, gsize n_bytes)
{
    const char *folded = fold(parts, cell, n_bytes);
    gboolean is_other = (gint)choice == parts->question->list->other;
    if (*folded == '\0') {
        return;
    }
    if (parts->question->type == ANKE_ANSWER_RANK) {
        if (!is_missing(parts, cell, n_bytes)) {
            add_rank(parts, choice, folded);
        }
    } else if (is_tick(parts, choice, cell, n_bytes)) {
        choose(parts, (guint16)choice, 0);
    } else if (g_hash_table_contains(parts->profile->unticks, folded)) {
        parts->has_unticked = TRUE;
    } else if (is_missing(parts, cell, n_bytes) || mend(parts, (gint)choice, cell, n_bytes, 0)) {
        return;
    } else if (is_other) {
        choose_other(parts, cell, n_bytes, 0);
    } else {
        find_unknown(parts, cell, n_bytes);
    }
}

static void add_options(AnkeAnswerParts *parts, const AnkeOptions *options, guint place)
{
    if (options->is_ambiguous) {
        doubt(parts);
    }
    if (options->has_duplicate) {
        find(parts, ANKE_RULE_DUPLICATE_OPTION, ANKE_ACTION_DROPPED);
    }
    for (guint i = 0; i < options->n_choices; i++) {
        choose(parts, options->choices[i], place);
    }
}

static void add_place(AnkeAnswerParts *parts, guint place, const char *cell, gsize n_bytes)
{
    const char *folded = fold(parts, cell, n_bytes);
    if (*folded == '\0') {
        return;
    }
    g_autofree char *code = g_strdup(folded);
    gboolean is_code = parts->profile->has_decimal_codes;
    const AnkeOptions *options = is_code ? anke_options_read(parts->options, code, strlen(code))
                                         : anke_options_read(parts->options, cell, n_bytes);
    if (options->unknown != NULL && is_missing(parts, cell, n_bytes)) {
        return;
    }
    gboolean is_unknown = options->unknown != NULL;
    if (is_unknown && options->n_choices == 0 && !options->is_ambiguous &&
        mend(parts, -1, cell, n_bytes, place)) {
        return;
    }
    find_forms(parts, options->fold_needs);
    add_options(parts, options, place);
    gboolean has_other = parts->question->list->other >= 0;
    if (is_unknown && has_other && anke_heads_is_other(folded)) {
        choose(parts, (guint16)parts->question->list->other, place); /* its text stands elsewhere */
    } else if (is_unknown && has_other) {
        choose_other(parts, options->unknown, options->n_unknown_bytes, place);
    } else if (is_unknown) {
        find_unknown(parts, options->unknown, options->n_unknown_bytes);
    }
}

void anke_answer_parts_add(AnkeAnswerParts *parts, const AnkeColumnUse *use, guint column,
                           const char *cell, gsize n_bytes, gboolean is_literal)
{
    guint item = use->item;
    if (n_bytes == 0) {
        return;
    }
    parts->column = column + 1;
    switch (use->part) {
    case ANKE_PART_OPTION:
        add_option(parts, item, cell, n_bytes);
        break;
    case ANKE_PART_OTHER_TEXT:
        if (*fold(parts, cell, n_bytes) != '\0' &&
            (is_literal || !is_missing(parts, cell, n_bytes))) {
            keep_other_text(parts, cell, n_bytes);
        }
        break;
    case ANKE_PART_PLACE:
    case ANKE_PART_WHOLE:
        add_place(parts, item, cell, n_bytes);
        break;
    }
}

/* Nothing was chosen: unticked is no answer, missing is what the value says, else it is unknown. */
static AnkeState empty_state(const AnkeAnswerParts *parts)
{
    if (parts->has_unticked) {
        return ANKE_STATE_NOANSWER;
    }
    if (parts->n_missing > 0) {
        return parts->missing_state;
    }
    return parts->profile->blank_is_not_shown ? ANKE_STATE_NOTASKED : ANKE_STATE_NOANSWER;
}

void anke_answer_parts_finish(AnkeAnswerParts *parts, AnkeReading *reading)
{
    guint16 other = (guint16)parts->question->list->other;
    if (parts->other.n > 0 && !has_chosen(parts, other)) {
        choose(parts, other, ANKE_MAX_CHOICES);
    }
    AnkeChosen chosen = {.n_choices = parts->n_chosen,
                         .choices = parts->chosen,
                         .other = parts->other.n > 0 ? parts->other.data : NULL,
                         .n_other_bytes = parts->other.n,
                         .n_found = parts->n_found,
                         .found = parts->found,
                         .resembles = parts->resembles,
                         .doubtful_column = parts->doubtful_column};
    anke_answer_reader_put_together(parts->reader, &chosen, reading);
    if (parts->n_chosen == 0 && reading->answer.state != ANKE_STATE_INVALID) {
        reading->answer.state = empty_state(parts);
    }
}

void anke_answer_parts_free(AnkeAnswerParts *parts)
{
    if (parts != NULL) {
        for (guint i = 0; i < parts->question->list->n_choices; i++) {
            g_free(parts->labels[i]);
            g_free(parts->names[i]);
        }
        g_free(parts->labels);
        g_free(parts->names);
        anke_options_reader_free(parts->options);
        anke_missing_values_free(parts->missing);
        g_string_free(parts->folded, TRUE);
        anke_bytes_clear(&parts->other);
        g_free(parts);
    }
}
