#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/draft/check_rules.h"

/*
 * Whether a condition can hold: tried out with answers to the questions that it refers to. Numbers
 * and texts are tried at and beside the constants that stand in it, choices one by one and in the
 * combinations that it names: whatever the condition can tell apart is among them.
 */

enum { MAX_SUBJECTS = 6, MAX_TRIALS = 100000, MAX_NAMED = 6, MAX_ANSWERS = 1200 };

typedef struct {
    guint question;
    GArray *answers; /* AnkeAnswer */
} Subject;

typedef struct {
    const AnkeCodebook *codebook;
    const char *condition;
    guint n_subjects;
    Subject subjects[MAX_SUBJECTS];
    gboolean is_too_much;
    GPtrArray *memory; /* what the answers point to */
    guint n_trials;
} Trial;

/* Constants of the condition */

/* Calls `visit` for each text in quotes and each number outside. */
static void visit_constants(const char *condition,
                            void (*visit)(const char *start, gsize n_bytes, gpointer data),
                            gpointer data)
{
    for (const char *at = condition; *at != '\0';) {
        if (*at == '\'' || *at == '"') {
            const char *end = strchr(at + 1, *at);
            end = end != NULL ? end : at + strlen(at);
            visit(at + 1, (gsize)(end - at - 1), data);
            at = *end != '\0' ? end + 1 : end;
        } else if (g_str_has_prefix(at, "${")) {
            at += strcspn(at, "}");
        } else if (g_ascii_isdigit(*at) || (*at == '-' && g_ascii_isdigit(at[1]))) {
            gsize n = 1 + strspn(at + 1, "0123456789.eE");
            visit(at, n, data);
            at += n;
        } else {
            at++;
        }
    }
}

/* Answers to try */

typedef struct {
    Trial *trial;
    Subject *subject;
} Filling;

static void add_answer(const Filling *filling, AnkeAnswer answer)
{
    if (filling->subject->answers->len < MAX_ANSWERS) {
        g_array_append_val(filling->subject->answers, answer);
    } else {
        filling->trial->is_too_much = TRUE;
    }
}

static void add_number(const Filling *filling, double number)
{
    const AnkeQuestion *question = &filling->trial->codebook->questions[filling->subject->question];
    if (anke_question_allows(question, number)) {
        add_answer(filling, (AnkeAnswer){.state = ANKE_STATE_VALUE, .number = number});
    }
}

static void try_number(const char *start, gsize n_bytes, gpointer data)
{
    double number = NAN;
    if (anke_number_parse(start, n_bytes, &number)) {
        add_number(data, number - 1);
        add_number(data, number - 0.5);
        add_number(data, number);
        add_number(data, number + 0.5);
        add_number(data, number + 1);
    }
}

/* Numbers that a condition without constants can tell apart: small, large, and the ends of bands. */
static void try_usual_numbers(const Filling *filling, const AnkeQuestion *question)
{
    const double large = 1e9;
    add_number(filling, 0);
    add_number(filling, 1);
    add_number(filling, large);
    add_number(filling, -large);
    for (guint i = 0; i < question->n_bands; i++) {
        add_number(filling, question->bands[i].lo);
        add_number(filling, question->bands[i].hi);
    }
}

static void try_text(const char *start, gsize n_bytes, gpointer data)
{
    const Filling *filling = data;
    char *copy = g_strndup(start, n_bytes);
    g_ptr_array_add(filling->trial->memory, copy);
    if (n_bytes > 0) {
        add_answer(filling,
                   (AnkeAnswer){.state = ANKE_STATE_VALUE, .text = copy, .n_bytes = n_bytes});
    }
}

static void add_choices(const Filling *filling, const guint16 *choices, guint n_choices)
{
    guint16 *copy = g_memdup2(choices, MAX(n_choices, 1) * sizeof *choices);
    g_ptr_array_add(filling->trial->memory, copy);
    add_answer(filling,
               (AnkeAnswer){.state = ANKE_STATE_VALUE, .choices = copy, .n_choices = n_choices});
}

typedef struct {
    const AnkeList *list;
    guint n;
    guint16 choices[MAX_NAMED];
    gboolean is_too_much;
} Named;

static void note_choice(Named *named, gint choice)
{
    for (guint i = 0; i < named->n; i++) {
        if (named->choices[i] == choice) {
            return;
        }
    }
    if (choice >= 0 && named->n < MAX_NAMED) {
        named->choices[named->n++] = (guint16)choice;
    } else if (choice >= 0) {
        named->is_too_much = TRUE;
    }
}

/* A text may be a choice, or several joined by blanks. */
static void note_named(const char *start, gsize n_bytes, gpointer data)
{
    Named *named = data;
    g_autofree char *text = g_strndup(start, n_bytes);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        note_choice(named, anke_list_find_choice(named->list, words[i], strlen(words[i])));
    }
}

static int compare_choices(const void *a, const void *b)
{
    return *(const guint16 *)a - *(const guint16 *)b;
}

/* All combinations of the choices that the condition names. */
static void add_combinations(const Filling *filling, const AnkeList *list)
{
    Named named = {.list = list};
    visit_constants(filling->trial->condition, note_named, &named);
    filling->trial->is_too_much |= named.is_too_much;
    qsort(named.choices, named.n, sizeof *named.choices, compare_choices);
    for (guint set = 1; set < (1u << named.n); set++) {
        guint16 chosen[MAX_NAMED];
        guint n = 0;
        for (guint i = 0; i < named.n; i++) {
            if (set & (1u << i)) {
                chosen[n++] = named.choices[i];
            }
        }
        add_choices(filling, chosen, n);
    }
}

static void fill_subject(Trial *trial, Subject *subject)
{
    const AnkeQuestion *question = &trial->codebook->questions[subject->question];
    Filling filling = {trial, subject};
    add_answer(&filling, (AnkeAnswer){.state = ANKE_STATE_NOANSWER});
    if (question->list != NULL) {
        for (guint c = 0; c < question->list->n_choices; c++) {
            guint16 choice = (guint16)c;
            add_choices(&filling, &choice, 1);
        }
        if (question->type != ANKE_ANSWER_ONE) {
            add_combinations(&filling, question->list);
        }
    } else if (question->type == ANKE_ANSWER_INTEGER || question->type == ANKE_ANSWER_DECIMAL) {
        try_usual_numbers(&filling, question);
        visit_constants(trial->condition, try_number, &filling);
    } else {
        trial->is_too_much |= trial->n_subjects > 1; /* it may be compared with another answer */
        try_text("?", 1, &filling);
        visit_constants(trial->condition, try_text, &filling);
    }
}

/* Trying */

static void note_subject(gint question, gpointer data)
{
    Trial *trial = data;
    for (guint i = 0; i < trial->n_subjects; i++) {
        if (trial->subjects[i].question == (guint)question) {
            return;
        }
    }
    if (trial->n_subjects == MAX_SUBJECTS) {
        trial->is_too_much = TRUE;
        return;
    }
    Subject *subject = &trial->subjects[trial->n_subjects++];
    subject->question = (guint)question;
    subject->answers = g_array_new(FALSE, TRUE, sizeof(AnkeAnswer));
}

static gboolean holds_somehow(Trial *trial, const AnkeCondition *condition, AnkeAnswer *answers,
                              guint subject)
{
    if (subject == trial->n_subjects) {
        trial->n_trials++;
        return trial->n_trials > MAX_TRIALS || anke_condition_holds(condition, answers);
    }
    const Subject *at = &trial->subjects[subject];
    for (guint i = 0; i < at->answers->len; i++) {
        answers[at->question] = g_array_index(at->answers, AnkeAnswer, i);
        if (holds_somehow(trial, condition, answers, subject + 1)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* TRUE also where there is too much to try. */
static gboolean can_hold(const AnkeCodebook *codebook, const AnkeCondition *condition,
                         const char *text)
{
    Trial trial = {.codebook = codebook, .condition = text};
    trial.memory = g_ptr_array_new_with_free_func(g_free);
    anke_condition_references(condition, note_subject, &trial);
    for (guint i = 0; i < trial.n_subjects; i++) {
        fill_subject(&trial, &trial.subjects[i]);
    }
    g_autofree AnkeAnswer *answers = g_new0(AnkeAnswer, codebook->n_questions);
    gboolean holds = trial.is_too_much || holds_somehow(&trial, condition, answers, 0);
    for (guint i = 0; i < trial.n_subjects; i++) {
        g_array_unref(trial.subjects[i].answers);
    }
    g_ptr_array_unref(trial.memory);
    return holds;
}

void anke_check_relevant(const AnkeCheck *check)
{
    const AnkeSheet *sheet = anke_form_sheet(anke_codebook_form(check->codebook), "survey");
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        const AnkeQuestion *question = &check->codebook->questions[i];
        const AnkeSheetRow *row = &g_array_index(sheet->rows, AnkeSheetRow, i);
        if (question->relevant != NULL && !can_hold(check->codebook, question->relevant,
                                                    anke_sheet_cell(sheet, row, "relevant"))) {
            anke_check_question(check, i, "relevant",
                                "the condition can never hold: nobody is asked this");
        }
    }
}
