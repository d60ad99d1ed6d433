#include "analyzer/weight/weight_levels.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

static gboolean has_bands(const AnkeQuestion *question)
{
    gboolean is_number =
        question->type == ANKE_ANSWER_INTEGER || question->type == ANKE_ANSWER_DECIMAL;
    return is_number && question->n_bands > 0;
}

static void index_label(AnkeWeightLevels *levels, guint level)
{
    char *folded = anke_text_folded(anke_weight_levels_label(levels, level));
    g_hash_table_insert(levels->by_label, folded, GUINT_TO_POINTER(level + 1));
}

AnkeWeightLevels *anke_weight_levels_new(const AnkeQuestion *question)
{
    gboolean is_number = has_bands(question);
    gboolean has_levels = is_number || question->type == ANKE_ANSWER_ONE;
    if (!has_levels || question->role == ANKE_ROLE_WEIGHT) {
        return NULL;
    }
    AnkeWeightLevels *levels = g_new0(AnkeWeightLevels, 1);
    levels->question = question;
    levels->n_levels = is_number ? question->n_bands : question->list->n_choices;
    levels->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    levels->by_label = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint level = 0; level < levels->n_levels; level++) {
        index_label(levels, level);
        if (!is_number) {
            g_hash_table_insert(levels->by_name, (gpointer)question->list->choices[level].name,
                                GUINT_TO_POINTER(level + 1));
        }
    }
    return levels;
}

const char *anke_weight_levels_label(const AnkeWeightLevels *levels, guint level)
{
    const AnkeQuestion *question = levels->question;
    return has_bands(question) ? question->bands[level].label
                               : question->list->choices[level].label;
}

double anke_weight_levels_population(const AnkeWeightLevels *levels, guint level)
{
    const AnkeQuestion *question = levels->question;
    return has_bands(question) ? NAN : question->list->choices[level].population;
}

/* Band of a number that is written in digits, or -1. */
static gint find_band(const AnkeWeightLevels *levels, const char *text, gsize n_bytes)
{
    double value;
    if (!has_bands(levels->question) || !anke_number_parse(text, n_bytes, &value) ||
        !anke_question_allows(levels->question, value)) {
        return -1;
    }
    return anke_question_band(levels->question, value);
}

static gint look_up(GHashTable *table, const char *key)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(table, key)) - 1;
}

gint anke_weight_levels_of_answer(const AnkeWeightLevels *levels, const char *text, gsize n_bytes)
{
    /* A cell ends in a NUL: names need no copy. */
    return has_bands(levels->question) ? find_band(levels, text, n_bytes)
                                       : look_up(levels->by_name, text);
}

gint anke_weight_levels_of_text(const AnkeWeightLevels *levels, const char *text)
{
    gint level = look_up(levels->by_name, text);
    if (level < 0) {
        g_autofree char *folded = anke_text_folded(text);
        level = look_up(levels->by_label, folded);
        level = level < 0 ? look_up(levels->by_name, folded) : level;
        level = level < 0 ? find_band(levels, folded, strlen(folded)) : level;
    }
    return level;
}

void anke_weight_levels_free(AnkeWeightLevels *levels)
{
    if (levels != NULL) {
        g_hash_table_unref(levels->by_name);
        g_hash_table_unref(levels->by_label);
        g_free(levels);
    }
}
