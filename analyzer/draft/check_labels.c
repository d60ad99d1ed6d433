#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/check_rules.h"

/* Labels of one list that begin alike */

/* In cells of several answers the reader must tell あり from あり、毎日. Single answers are whole cells. */
static gboolean has_several(const AnkeCheck *check, const AnkeList *list)
{
    return anke_check_has_type(check, list, ANKE_ANSWER_MULTIPLE) ||
           anke_check_has_type(check, list, ANKE_ANSWER_RANK);
}

static void find_prefix(const AnkeCheck *check, const AnkeList *list, guint choice)
{
    const char *label = list->choices[choice].label;
    for (guint i = 0; i < list->n_choices; i++) {
        if (i != choice && g_str_has_prefix(label, list->choices[i].label)) {
            g_autofree char *quoted = anke_text_quote(list->choices[i].label, -1);
            anke_check_choice(check, list, choice, "label",
                              "the label begins with another of its list, \"%s\": in cells of "
                              "several answers they are easily taken for each other",
                              quoted);
            return;
        }
    }
}

void anke_check_prefixes(const AnkeCheck *check)
{
    for (guint i = 0; i < check->n_lists; i++) {
        for (guint c = 0; has_several(check, check->lists[i]) && c < check->lists[i]->n_choices;
             c++) {
            find_prefix(check, check->lists[i], c);
        }
    }
}

/* Labels that hold what parts them */

static const char *const usual_delimiters[] = {";", ",", "、", "；", "，"};

static gboolean holds_delimiter(const AnkeQuestion *question, const char *label)
{
    if (question->delimiter != NULL) {
        return strstr(label, question->delimiter) != NULL;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(usual_delimiters); i++) {
        if (strstr(label, usual_delimiters[i]) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The question by which the list's label would be cut, or -1. */
static gint cutting_question(const AnkeCheck *check, const AnkeList *list, const char *label)
{
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        const AnkeQuestion *question = &check->codebook->questions[i];
        gboolean is_cut =
            question->type == ANKE_ANSWER_MULTIPLE || question->type == ANKE_ANSWER_RANK;
        if (question->list == list && is_cut && holds_delimiter(question, label)) {
            return (gint)i;
        }
    }
    return -1;
}

void anke_check_delimiters(const AnkeCheck *check)
{
    for (guint i = 0; i < check->n_lists; i++) {
        const AnkeList *list = check->lists[i];
        for (guint c = 0; c < list->n_choices; c++) {
            gint question = cutting_question(check, list, list->choices[c].label);
            if (question >= 0) {
                anke_check_choice(
                    check, list, c, "label",
                    "the label holds the delimiter of question \"%s\": other programs "
                    "will cut it",
                    check->codebook->questions[question].name);
            }
        }
    }
}

/* Length */

enum { MAX_CHOICE_CHARACTERS = 60, MAX_QUESTION_CHARACTERS = 120 };

void anke_check_lengths(const AnkeCheck *check)
{
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        glong n = g_utf8_strlen(check->codebook->questions[i].label, -1);
        if (n > MAX_QUESTION_CHARACTERS && check->codebook->questions[i].role != ANKE_ROLE_IGNORE) {
            anke_check_question(check, i, "label",
                                "a label of %ld characters: at most %d fit into tables and charts "
                                "(the head of the export goes under source)",
                                n, MAX_QUESTION_CHARACTERS);
        }
    }
    for (guint i = 0; i < check->n_lists; i++) {
        for (guint c = 0; c < check->lists[i]->n_choices; c++) {
            glong n = g_utf8_strlen(check->lists[i]->choices[c].label, -1);
            if (n > MAX_CHOICE_CHARACTERS) {
                anke_check_choice(check, check->lists[i], c, "label",
                                  "a label of %ld characters: at most %d fit into tables and "
                                  "charts",
                                  n, MAX_CHOICE_CHARACTERS);
            }
        }
    }
}

/* Labels that differ in width alone */

void anke_check_twins(const AnkeCheck *check)
{
    g_autoptr(GHashTable) first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < check->n_lists; i++) {
        const AnkeList *list = check->lists[i];
        for (guint c = 0; c < list->n_choices; c++) {
            const char *label = list->choices[c].label;
            char *folded = anke_text_folded(label);
            const char *twin = g_hash_table_lookup(first, folded);
            if (twin == NULL) {
                g_hash_table_insert(first, folded, (gpointer)label);
                continue;
            }
            g_free(folded);
            if (strcmp(twin, label) != 0) {
                g_autofree char *quoted = anke_text_quote(twin, -1);
                anke_check_choice(check, list, c, "label",
                                  "another list writes this label in another width, \"%s\": tables "
                                  "side by side will look different",
                                  quoted);
            }
        }
    }
}

/* Questions that tables cannot tell apart */

void anke_check_equal_labels(const AnkeCheck *check)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        const AnkeQuestion *question = &check->codebook->questions[i];
        if (question->role == ANKE_ROLE_IGNORE) {
            continue;
        }
        char *folded = anke_text_folded(question->label);
        const char *twin = g_hash_table_lookup(seen, folded);
        if (twin != NULL) {
            anke_check_question(check, i, "label", "question \"%s\" has the same label", twin);
        }
        g_hash_table_insert(seen, folded, (gpointer)question->name);
    }
}
