#include "analyzer/export/variable.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"

enum { MAX_NAME_BYTES = 60 };

static const double most_code = 1e6;

/* Codes */

static gboolean codes_are_names(const AnkeList *list, double *codes)
{
    for (guint i = 0; i < list->n_choices; i++) {
        const char *name = list->choices[i].name;
        guint64 code;
        gboolean has_zero = name[0] == '0' && name[1] != '\0'; /* 01 is no number, but a text */
        if (has_zero || !anke_number_parse_whole(name, strlen(name), (guint64)most_code, &code)) {
            return FALSE;
        }
        codes[i] = (double)code;
    }
    return TRUE;
}

static gboolean is_among(const double *codes, guint n, double code)
{
    for (guint i = 0; i < n; i++) {
        if (codes[i] == code) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean codes_are_scores(const AnkeList *list, double *codes)
{
    double next = 0;
    for (guint i = 0; i < list->n_choices; i++) {
        double score = list->choices[i].score;
        codes[i] = score;
        if (isnan(score)) {
            continue;
        }
        if (score < 0 || score > most_code || score != floor(score) || is_among(codes, i, score)) {
            return FALSE;
        }
        next = fmax(next, score + 1);
    }
    for (guint i = 0; i < list->n_choices; i++) {
        codes[i] = isnan(codes[i]) ? next++ : codes[i];
    }
    return TRUE;
}

static double *codes_of(const AnkeList *list)
{
    double *codes = g_new0(double, list->n_choices + 1);
    if (codes_are_names(list, codes) || (list->is_scale && codes_are_scores(list, codes))) {
        return codes;
    }
    for (guint i = 0; i < list->n_choices; i++) {
        codes[i] = i + 1;
    }
    return codes;
}

double anke_variable_state_code(const AnkeVariable *variable, AnkeState state)
{
    double base = 0;
    if (variable->least < 0) {
        base = -1;
        while (base > variable->least) {
            base *= 10;
        }
    }
    return base - ((double)state - ANKE_STATE_VALUE);
}

/* Names */

static gboolean is_reserved(const char *name)
{
    static const char *const words[] = {"all", "and", "by",  "eq", "ge", "gt",  "le",
                                        "lt",  "ne",  "not", "or", "to", "with"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strcasecmp(name, words[i]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The name as statistics packages allow it: a letter first, then letters, digits, _ and . */
static char *allowed_name(const char *name)
{
    GString *allowed = g_string_new(g_ascii_isalpha(*name) ? "" : "v");
    for (const char *at = name; *at != '\0' && allowed->len < MAX_NAME_BYTES; at++) {
        g_string_append_c(allowed, g_ascii_isalnum(*at) || *at == '.' ? *at : '_');
    }
    if (is_reserved(allowed->str) || allowed->str[allowed->len - 1] == '.') {
        g_string_append_c(allowed, '_');
    }
    return g_string_free(allowed, FALSE);
}

/* The name, with a number behind it if another variable has it. */
static char *unique_name_take(char *wanted, GHashTable *taken)
{
    g_autofree char *key = g_ascii_strdown(wanted, -1);
    for (guint n = 2; g_hash_table_contains(taken, key); n++) {
        g_autofree char *next = g_strdup_printf("%s.%u", wanted, n);
        g_free(key);
        key = g_ascii_strdown(next, -1);
        if (!g_hash_table_contains(taken, key)) {
            g_free(wanted);
            wanted = g_steal_pointer(&next);
        }
    }
    g_hash_table_add(taken, g_steal_pointer(&key));
    return wanted;
}

/* Variables */

typedef struct {
    AnkeVariables *variables;
    GHashTable *names;
    const AnkeQuestion *question;
    guint index;
    const double *codes;
} Builder;

static void free_variable(gpointer data)
{
    AnkeVariable *variable = data;
    g_free(variable->name);
    g_free(variable->label);
    g_free(variable);
}

static void add_take(Builder *builder, AnkeVariableKind kind, guint item, char *name, char *label)
{
    AnkeVariable *variable = g_new0(AnkeVariable, 1);
    variable->kind = kind;
    variable->question = builder->question;
    variable->index = builder->index;
    variable->item = item;
    variable->name = unique_name_take(allowed_name(name), builder->names);
    variable->label = label;
    variable->codes = builder->codes;
    g_free(name);
    g_ptr_array_add(builder->variables->variables, variable);
}

static void add_whole(Builder *builder, AnkeVariableKind kind)
{
    add_take(builder, kind, 0, g_strdup(builder->question->name),
             g_strdup(builder->question->label));
}

static void add_ticks(Builder *builder)
{
    const AnkeQuestion *question = builder->question;
    for (guint i = 0; i < question->list->n_choices; i++) {
        add_take(builder, ANKE_VARIABLE_TICK, i, g_strdup_printf("%s_%u", question->name, i + 1),
                 g_strdup_printf("%s：%s", question->label, question->list->choices[i].label));
    }
}

static void add_places(Builder *builder)
{
    const AnkeQuestion *question = builder->question;
    guint n = question->list->n_choices;
    n = question->max > 0 ? MIN(n, question->max) : n;
    for (guint i = 0; i < n; i++) {
        add_take(builder, ANKE_VARIABLE_PLACE, i, g_strdup_printf("%s_%u", question->name, i + 1),
                 g_strdup_printf("%s：%u位", question->label, i + 1));
    }
}

static void add_list(Builder *builder, gboolean with_text)
{
    const AnkeQuestion *question = builder->question;
    double *codes = codes_of(question->list);
    builder->codes = codes;
    g_ptr_array_add(builder->variables->codes, codes);
    if (question->type == ANKE_ANSWER_ONE) {
        add_whole(builder, ANKE_VARIABLE_CHOICE);
    } else if (question->type == ANKE_ANSWER_MULTIPLE) {
        add_ticks(builder);
    } else {
        add_places(builder);
    }
    if (with_text && question->list->other >= 0) {
        const char *other = question->list->choices[question->list->other].label;
        add_take(builder, ANKE_VARIABLE_OTHER_TEXT, 0, g_strdup_printf("%s_other", question->name),
                 g_strdup_printf("%s：%s：内容", question->label, other));
    }
}

static void add_question(Builder *builder, gboolean with_text)
{
    const AnkeQuestion *question = builder->question;
    builder->codes = NULL;
    switch (question->type) {
    case ANKE_ANSWER_ONE:
    case ANKE_ANSWER_MULTIPLE:
    case ANKE_ANSWER_RANK:
        add_list(builder, with_text);
        break;
    case ANKE_ANSWER_INTEGER:
    case ANKE_ANSWER_DECIMAL:
        add_whole(builder, ANKE_VARIABLE_NUMBER);
        break;
    case ANKE_ANSWER_DATE:
        add_whole(builder, ANKE_VARIABLE_DATE);
        break;
    case ANKE_ANSWER_TEXT:
        if (with_text || question->role == ANKE_ROLE_ID) {
            add_whole(builder, ANKE_VARIABLE_TEXT);
        }
        break;
    }
}

AnkeVariables *anke_variables_new(const AnkeCodebook *codebook, gboolean with_text)
{
    AnkeVariables *variables = g_new0(AnkeVariables, 1);
    variables->variables = g_ptr_array_new_with_free_func(free_variable);
    variables->codes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Builder builder = {.variables = variables, .names = names};
    for (guint i = 0; i < codebook->n_questions; i++) {
        builder.question = &codebook->questions[i];
        builder.index = i;
        if (builder.question->role != ANKE_ROLE_IGNORE) {
            add_question(&builder, with_text);
        }
    }
    return variables;
}

void anke_variables_free(AnkeVariables *variables)
{
    if (variables != NULL) {
        g_ptr_array_unref(variables->variables);
        g_ptr_array_unref(variables->codes);
        g_free(variables);
    }
}

const AnkeVariable *anke_variables_at(const AnkeVariables *variables, guint i)
{
    return g_ptr_array_index(variables->variables, i);
}

void anke_variables_find_others(AnkeVariables *variables, AnkeResponses *responses)
{
    anke_responses_keep_others(responses);
    for (guint i = 0; i < variables->variables->len; i++) {
        AnkeVariable *variable = g_ptr_array_index(variables->variables, i);
        if (variable->kind == ANKE_VARIABLE_OTHER_TEXT) {
            variable->other = anke_responses_other(responses, variable->question);
        }
    }
}

void anke_variables_look_at(AnkeVariables *variables, const AnkeAnswer *answers)
{
    for (guint i = 0; i < variables->variables->len; i++) {
        AnkeVariable *variable = g_ptr_array_index(variables->variables, i);
        AnkeVariableValue value = anke_variable_value(variable, answers);
        if (value.state == ANKE_STATE_VALUE) {
            variable->n_bytes = MAX(variable->n_bytes, value.n_bytes);
            variable->least = value.number < variable->least ? value.number : variable->least;
        }
    }
}

/* Values */

gboolean anke_variable_is_text(const AnkeVariable *variable)
{
    return variable->kind == ANKE_VARIABLE_TEXT || variable->kind == ANKE_VARIABLE_OTHER_TEXT;
}

static gboolean has_chosen(const AnkeAnswer *answer, guint choice)
{
    for (guint i = 0; i < answer->n_choices; i++) {
        if (answer->choices[i] == choice) {
            return TRUE;
        }
    }
    return FALSE;
}

static double number_of(const AnkeVariable *variable, const AnkeAnswer *answer)
{
    switch (variable->kind) {
    case ANKE_VARIABLE_CHOICE:
        return variable->codes[answer->choices[0]];
    case ANKE_VARIABLE_TICK:
        return has_chosen(answer, variable->item) ? 1 : 0;
    case ANKE_VARIABLE_PLACE:
        return variable->item < answer->n_choices ? variable->codes[answer->choices[variable->item]]
                                                  : NAN;
    case ANKE_VARIABLE_NUMBER:
        return answer->number;
    case ANKE_VARIABLE_DATE:
    case ANKE_VARIABLE_TEXT:
    case ANKE_VARIABLE_OTHER_TEXT:
        break;
    }
    return NAN;
}

AnkeVariableValue anke_variable_value(const AnkeVariable *variable, const AnkeAnswer *answers)
{
    static const AnkeAnswer none = {.state = ANKE_STATE_NOTASKED};
    const AnkeAnswer *answer = &answers[variable->index];
    if (variable->kind == ANKE_VARIABLE_OTHER_TEXT) {
        answer = variable->other != NULL ? variable->other : &none;
    }
    AnkeVariableValue value = {.state = answer->state, .number = NAN};
    if (answer->state != ANKE_STATE_VALUE) {
        return value;
    }
    if (anke_variable_is_text(variable) || variable->kind == ANKE_VARIABLE_DATE) {
        value.text = answer->text;
        value.n_bytes = answer->n_bytes;
    } else {
        value.number = number_of(variable, answer);
    }
    return value;
}
