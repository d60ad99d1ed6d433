/* Conditions from any text: either a message that is safe to print, or a condition that holds or
 * not. */
#include <glib.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/data/condition.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

enum { ONE, MANY, NUMBER, TEXT, N_QUESTIONS };

static const char *const names[N_QUESTIONS] = {"o", "m", "n", "t"};
static const char *const choices[] = {"a", "b", "1", NULL};

static gint find(const char *name, gpointer data)
{
    (void)data;
    for (gint i = 0; i < N_QUESTIONS; i++) {
        if (strcmp(names[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static const char *choice_name(gint question, guint choice, gpointer data)
{
    (void)data;
    return question <= MANY ? choices[choice] : NULL;
}

static gint find_choice(gint question, const char *name, gsize n_bytes, gpointer data)
{
    (void)data;
    for (gint i = 0; question <= MANY && choices[i] != NULL; i++) {
        if (n_bytes == 1 && choices[i][0] == name[0]) {
            return i;
        }
    }
    return question <= MANY ? -1 : -2;
}

static gboolean is_number(gint question, gpointer data)
{
    (void)data;
    return question == NUMBER;
}

static void visit(gint question, gpointer data)
{
    (void)data;
    g_assert_true(question >= 0 && question < N_QUESTIONS);
}

static gboolean holds(const char *text, const AnkeAnswer *answers, gboolean *value)
{
    AnkeConditionScope scope = {.find = find,
                                .find_choice = find_choice,
                                .choice_name = choice_name,
                                .is_number = is_number,
                                .self = NUMBER};
    g_autofree char *problem = NULL;
    g_autoptr(AnkeCondition) condition = anke_condition_parse(text, &scope, &problem);
    g_assert_true((condition == NULL) == (problem != NULL));
    if (condition == NULL) {
        gsize n = strlen(problem);
        g_assert_true(anke_text_valid_bytes(problem, n) == n && !anke_text_has_control(problem, n));
        return FALSE;
    }
    anke_condition_references(condition, visit, NULL);
    *value = anke_condition_holds(condition, answers);
    return TRUE;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    if (n_bytes < 1 || anke_text_valid_bytes((const char *)data + 1, n_bytes - 1) != n_bytes - 1) {
        return 0;
    }
    static const guint16 chosen[] = {0, 2};
    AnkeAnswer answers[N_QUESTIONS] = {{.choices = chosen, .n_choices = 1},
                                       {.choices = chosen, .n_choices = 2},
                                       {.number = 5},
                                       {.text = "x y", .n_bytes = 3}};
    for (guint i = 0; i < N_QUESTIONS; i++) {
        answers[i].state = (AnkeState)((data[0] >> (2 * i) & 3) + (data[0] & 1));
    }
    g_autofree char *text = g_strndup((const char *)data + 1, n_bytes - 1);
    g_autofree char *negated = g_strdup_printf("not(%s)", text);
    gboolean value = FALSE;
    gboolean opposite = FALSE;
    if (holds(text, answers, &value) && holds(negated, answers, &opposite)) {
        g_assert_true(value != opposite);
    }
    return 0;
}
