#include "analyzer/draft/draft_names.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/choice_order.h"
#include "analyzer/draft/known_scales.h"

enum { MAX_NAME = 40, MAX_BATTERY_SUFFIX = 8 };

/* Names of questions and choices */

static gboolean is_question_name(const char *text)
{
    if (text == NULL || (!g_ascii_isalpha(*text) && *text != '_') || strlen(text) > MAX_NAME) {
        return FALSE;
    }
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum(*text) && strchr("_.-", *text) == NULL) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_choice_code(const char *text)
{
    if (text == NULL || *text == '\0' || *text == '.' || strlen(text) > MAX_NAME) {
        return FALSE;
    }
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum(*text) && strchr("_.-", *text) == NULL) {
            return FALSE;
        }
    }
    return TRUE;
}

/* A name out of Latin words: "Very favorably" becomes very_favorably. NULL where there is none. */
static char *slug(const char *text)
{
    g_autoptr(GString) name = g_string_new(NULL);
    g_autofree char *folded = anke_text_folded(text);
    for (const char *at = folded; *at != '\0'; at++) {
        if ((guchar)*at >= 0x80) {
            return NULL;
        }
        if (g_ascii_isalnum(*at)) {
            g_string_append_c(name, g_ascii_tolower(*at));
        } else if (name->len > 0 && name->str[name->len - 1] != '_') {
            g_string_append_c(name, '_');
        }
    }
    g_string_truncate(name, MIN(name->len, (gsize)MAX_NAME));
    while (name->len > 0 && name->str[name->len - 1] == '_') {
        g_string_truncate(name, name->len - 1);
    }
    return name->len > 0 ? g_string_free(g_steal_pointer(&name), FALSE) : NULL;
}

/* The name, or the first of NAME_2, NAME_3 … that is free; a new string that is then taken. */
static char *take_name(GHashTable *taken, const char *name)
{
    char *unique = g_strdup(name);
    for (guint i = 2; g_hash_table_contains(taken, unique); i++) {
        g_free(unique);
        unique = g_strdup_printf("%s_%u", name, i);
    }
    g_hash_table_add(taken, g_strdup(unique));
    return unique;
}

static GHashTable *new_names(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* Questions */

typedef struct {
    GHashTable *taken;
    guint n_questions; /* so far, without what is set aside; a matrix counts once */
    guint row;         /* of the matrix */
    const char *stem;  /* of the matrix at hand; NULL: none */
} Naming;

/* q3, or q3_2 for the second row of a matrix. */
static char *numbered_name(Naming *naming, const AnkeDraftQuestion *question)
{
    gboolean goes_on = question->stem != NULL && g_strcmp0(question->stem, naming->stem) == 0;
    naming->n_questions += goes_on ? 0 : 1;
    naming->row = goes_on ? naming->row + 1 : 1;
    naming->stem = question->stem;
    return question->stem != NULL ? g_strdup_printf("q%u_%u", naming->n_questions, naming->row)
                                  : g_strdup_printf("q%u", naming->n_questions);
}

static void name_question(Naming *naming, AnkeDraftQuestion *question)
{
    g_autofree char *number =
        question->is_set_aside ? g_strdup("meta") : numbered_name(naming, question);
    g_autofree char *coded = question->stem != NULL && question->code != NULL
                                 ? g_strdup_printf("%s_%u", question->code, naming->row)
                                 : g_strdup(question->code);
    gboolean has_word = question->known.name != NULL;
    const char *name = number;
    if (has_word && question->is_set_aside) {
        name = question->known.name;
    } else if (is_question_name(coded)) {
        name = coded;
    } else if (is_question_name(question->source)) {
        name = question->source;
    } else if (has_word) {
        name = question->known.name;
    }
    question->name = take_name(naming->taken, name);
    if (question->list != NULL) { /* the text of その他 will have this name */
        g_hash_table_add(naming->taken, g_strconcat(question->name, "_other", NULL));
    }
}

/* A matrix of a scale is a battery: its rows may be one score. */
static void name_batteries(AnkeDraft *draft, GHashTable *taken)
{
    for (guint i = 0; i < draft->questions->len;) {
        AnkeDraftQuestion *first = g_ptr_array_index(draft->questions, i);
        guint end = i + 1;
        while (first->stem != NULL && end < draft->questions->len) {
            const AnkeDraftQuestion *next = g_ptr_array_index(draft->questions, end);
            if (g_strcmp0(next->stem, first->stem) != 0 || next->list != first->list) {
                break;
            }
            end++;
        }
        gboolean is_scale = first->stem != NULL && first->type == ANKE_ANSWER_ONE &&
                            first->list != NULL && anke_draft_list_is_scale(first->list);
        if (is_scale && end - i > 2 && end - i <= ANKE_MAX_MEMBERS) {
            g_autofree char *wanted = g_strconcat(first->name, "_all", NULL);
            g_autofree char *name = take_name(taken, wanted);
            for (guint member = i; member < end; member++) {
                ((AnkeDraftQuestion *)g_ptr_array_index(draft->questions, member))->battery =
                    g_strdup(name);
            }
        }
        i = end;
    }
}

/* Choices */

static char *name_of_choice(const AnkeDraftList *list, const AnkeDraftChoice *choice, guint i)
{
    AnkeKnownChoice known = anke_known_choice(choice->label);
    double number = anke_label_number(choice->label);
    if (is_choice_code(choice->name)) {
        return g_strdup(choice->name);
    }
    if (choice->kind == ANKE_LABEL_OTHER) {
        return g_strdup("other");
    }
    if (!isnan(choice->score) && !list->is_number) {
        return g_strdup_printf("s%g", choice->score);
    }
    if (is_choice_code(choice->label)) {
        return known.name != NULL ? g_strdup(known.name) : g_strdup(choice->label);
    }
    if (known.name != NULL) {
        return g_strdup(known.name);
    }
    char *name = slug(choice->label);
    if (name == NULL && !isnan(number) && number >= 0 && number < 1e6) {
        name = g_strdup_printf("n%g", floor(number));
    }
    return name != NULL ? name : g_strdup_printf("c%u", i + 1);
}

static void name_choices(AnkeDraftList *list)
{
    g_autoptr(GHashTable) taken = new_names();
    for (guint i = 0; i < list->choices->len; i++) {
        AnkeDraftChoice *choice = g_ptr_array_index(list->choices, i);
        g_autofree char *name = name_of_choice(list, choice, i);
        g_free(choice->name);
        choice->name = take_name(taken, name);
    }
}

/* Lists */

static const AnkeDraftQuestion *first_user(const AnkeDraft *draft, const AnkeDraftList *list)
{
    for (guint i = 0; i < draft->questions->len; i++) {
        const AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, i);
        if (question->list == list) {
            return question;
        }
    }
    return NULL;
}

static char *name_of_list(const AnkeDraft *draft, const AnkeDraftList *list)
{
    g_autofree const char **labels = g_new0(const char *, list->choices->len + 1);
    for (guint i = 0; i < list->choices->len; i++) {
        labels[i] = ((const AnkeDraftChoice *)g_ptr_array_index(list->choices, i))->label;
    }
    if (list->is_number && anke_draft_list_is_scale(list)) {
        return g_strdup_printf("points%u", list->choices->len);
    }
    const char *scale = anke_scale_name(labels, list->choices->len);
    return g_strdup(scale != NULL ? scale : first_user(draft, list)->name);
}

void anke_draft_name(AnkeDraft *draft)
{
    Naming naming = {.taken = new_names()};
    for (guint i = 0; i < draft->questions->len; i++) {
        name_question(&naming, g_ptr_array_index(draft->questions, i));
    }
    name_batteries(draft, naming.taken);
    g_hash_table_unref(naming.taken);
    g_autoptr(GHashTable) lists = new_names();
    for (guint i = 0; i < draft->lists->len; i++) {
        AnkeDraftList *list = g_ptr_array_index(draft->lists, i);
        g_autofree char *name = name_of_list(draft, list);
        list->name = take_name(lists, name);
        name_choices(list);
    }
}
