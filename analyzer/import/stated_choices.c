#include "analyzer/import/stated_choices.h"

#include "analyzer/base/text.h"

static void free_choice(gpointer data)
{
    AnkeStatedChoice *choice = data;
    g_free(choice->code);
    g_free(choice->label);
    g_free(choice);
}

GPtrArray *anke_stated_choices_new(void)
{
    return g_ptr_array_new_with_free_func(free_choice);
}

void anke_stated_choices_add(GPtrArray *choices, const char *code, const char *label,
                             gboolean is_missing)
{
    AnkeStatedChoice *choice = g_new0(AnkeStatedChoice, 1);
    choice->code = g_strdup(code);
    choice->label = g_strdup(label);
    choice->is_missing = is_missing;
    g_ptr_array_add(choices, choice);
}

/* What a label of a missing code says, folded and in lower case. */
static AnkeState state_of(const char *lower)
{
    static const struct {
        const char *word;
        AnkeState state;
    } words[] = {
        {"対象外", ANKE_STATE_NA},
        {"該当なし", ANKE_STATE_NA},
        {"該当しない", ANKE_STATE_NA},
        {"not applicable", ANKE_STATE_NA},
        {"n/a", ANKE_STATE_NA},
        {"inapplicable", ANKE_STATE_NA},
        {"iap", ANKE_STATE_NA},
        {"inap", ANKE_STATE_NA},
        {"無効回答", ANKE_STATE_INVALID},
        {"invalid", ANKE_STATE_INVALID},
        {"not asked", ANKE_STATE_NOTASKED},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_equal(lower, words[i].word)) {
            return words[i].state;
        }
    }
    return ANKE_STATE_NOANSWER;
}

void anke_stated_choices_declare_missing(const GPtrArray *choices, AnkeProfile *profile)
{
    for (guint i = 0; i < choices->len; i++) {
        const AnkeStatedChoice *choice = g_ptr_array_index(choices, i);
        g_autofree char *folded = anke_text_folded(choice->label);
        if (choice->is_missing && *folded != '\0' &&
            !g_hash_table_contains(profile->missing, folded)) {
            g_autofree char *lower = g_ascii_strdown(folded, -1);
            anke_profile_add_missing(profile, choice->label, state_of(lower));
        }
    }
}
