#include "analyzer/import/profile.h"

#include "analyzer/base/text.h"

static GHashTable *new_set(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

void anke_profile_add_tick(AnkeProfile *profile, const char *value)
{
    g_hash_table_add(profile->ticks, anke_text_folded(value));
}

void anke_profile_add_untick(AnkeProfile *profile, const char *value)
{
    g_hash_table_add(profile->unticks, anke_text_folded(value));
}

void anke_profile_add_stop_word(AnkeProfile *profile, const char *word)
{
    g_hash_table_add(profile->stop_words, anke_text_folded(word));
}

void anke_profile_add_missing(AnkeProfile *profile, const char *value, AnkeState state)
{
    g_assert(state != ANKE_STATE_VALUE);
    g_hash_table_insert(profile->missing, anke_text_folded(value), GINT_TO_POINTER(state));
}

void anke_profile_add_ticks(AnkeProfile *profile, const char *const *values)
{
    for (; *values != NULL; values++) {
        anke_profile_add_tick(profile, *values);
    }
}

void anke_profile_add_unticks(AnkeProfile *profile, const char *const *values)
{
    for (; *values != NULL; values++) {
        anke_profile_add_untick(profile, *values);
    }
}

void anke_profile_set_joiner(AnkeProfile *profile, const char *joiner)
{
    char *copy = g_strdup(joiner);
    g_free(profile->joiner);
    profile->joiner = copy;
}

AnkeProfile *anke_profile_new(void)
{
    static const char *const ticks[] = {"1",    "TRUE", "Y", "Yes",  "Checked", "Selected",
                                        "はい", "○",    "◯", "〇",   "●",       "レ",
                                        "✓",    "✔",    "☑", "選択", NULL};
    static const char *const unticks[] = {
        "0",      "FALSE",  "N", "No", "Unchecked", "Not selected",
        "いいえ", "非選択", "×", "-",  "☐",         NULL};
    AnkeProfile *profile = g_new0(AnkeProfile, 1);
    profile->encoding = ANKE_ENCODING_ASCII;
    profile->delimiter = ',';
    profile->n_header_rows = 1;
    profile->ticks = new_set();
    profile->unticks = new_set();
    profile->missing = new_set();
    profile->stop_words = new_set();
    anke_profile_add_ticks(profile, ticks);
    anke_profile_add_unticks(profile, unticks);
    anke_profile_add_missing(profile, "-", ANKE_STATE_NOANSWER);
    for (AnkeState state = ANKE_STATE_NOANSWER; state <= ANKE_STATE_NOTASKED; state++) {
        anke_profile_add_missing(profile, anke_state_label(state), state);
    }
    return profile;
}

void anke_profile_free(AnkeProfile *profile)
{
    if (profile != NULL) {
        g_free(profile->joiner);
        g_hash_table_unref(profile->ticks);
        g_hash_table_unref(profile->unticks);
        g_hash_table_unref(profile->missing);
        g_hash_table_unref(profile->stop_words);
        g_free(profile);
    }
}
