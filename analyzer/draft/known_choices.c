#include "analyzer/draft/known_choices.h"

#include <string.h>

#include "analyzer/base/text.h"

typedef struct {
    const char *label; /* folded, ASCII in lower case */
    AnkeLabelKind kind;
    const char *name;
} Known;

static const Known known[] = {
    {"はい", ANKE_LABEL_ORDINARY, "yes"},
    {"いいえ", ANKE_LABEL_ORDINARY, "no"},
    {"yes", ANKE_LABEL_ORDINARY, "yes"},
    {"no", ANKE_LABEL_ORDINARY, "no"},
    {"ある", ANKE_LABEL_ORDINARY, "yes"},
    {"ない", ANKE_LABEL_ORDINARY, "no"},
    {"男性", ANKE_LABEL_ORDINARY, "male"},
    {"女性", ANKE_LABEL_ORDINARY, "female"},
    {"男", ANKE_LABEL_ORDINARY, "male"},
    {"女", ANKE_LABEL_ORDINARY, "female"},
    {"male", ANKE_LABEL_ORDINARY, "male"},
    {"female", ANKE_LABEL_ORDINARY, "female"},
    {"どちらともいえない", ANKE_LABEL_ORDINARY, "neither"},
    {"どちらとも言えない", ANKE_LABEL_ORDINARY, "neither"},
    {"どちらでもない", ANKE_LABEL_ORDINARY, "neither"},
    {"普通", ANKE_LABEL_ORDINARY, "middle"},
    {"ふつう", ANKE_LABEL_ORDINARY, "middle"},
    {"わからない", ANKE_LABEL_DONT_KNOW, "dk"},
    {"分からない", ANKE_LABEL_DONT_KNOW, "dk"},
    {"知らない", ANKE_LABEL_ORDINARY, "unknown"},
    {"知っている", ANKE_LABEL_ORDINARY, "known"},
    {"答えたくない", ANKE_LABEL_DONT_KNOW, "refused"},
    {"回答しない", ANKE_LABEL_DONT_KNOW, "refused"},
    {"don't know", ANKE_LABEL_DONT_KNOW, "dk"},
    {"not sure", ANKE_LABEL_DONT_KNOW, "dk"},
    {"unfamiliar (n/a)", ANKE_LABEL_DONT_KNOW, "unfamiliar"},
    {"prefer not to say", ANKE_LABEL_DONT_KNOW, "refused"},
    {"特になし", ANKE_LABEL_NOTHING, "none"},
    {"特に無し", ANKE_LABEL_NOTHING, "none"},
    {"特にない", ANKE_LABEL_NOTHING, "none"},
    {"特に無い", ANKE_LABEL_NOTHING, "none"},
    {"なし", ANKE_LABEL_NOTHING, "none"},
    {"該当なし", ANKE_LABEL_NOTHING, "none"},
    {"あてはまるものはない", ANKE_LABEL_NOTHING, "none"},
    {"当てはまるものはない", ANKE_LABEL_NOTHING, "none"},
    {"いずれもない", ANKE_LABEL_NOTHING, "none"},
    {"上記のいずれでもない", ANKE_LABEL_NOTHING, "none"},
    {"none of the above", ANKE_LABEL_NOTHING, "none"},
    {"none", ANKE_LABEL_NOTHING, "none"},
};

/* その他, with or without a request to write what. */
static gboolean is_other(const char *lower)
{
    return g_str_equal(lower, "その他") || g_str_has_prefix(lower, "その他(") ||
           g_str_has_prefix(lower, "その他:") || g_str_equal(lower, "other") ||
           g_str_has_prefix(lower, "other (") || g_str_equal(lower, "-oth-");
}

AnkeKnownChoice anke_known_choice(const char *label)
{
    g_autofree char *folded = anke_text_folded(label);
    g_autofree char *lower = g_ascii_strdown(folded, -1);
    if (is_other(lower)) {
        return (AnkeKnownChoice){ANKE_LABEL_OTHER, "other"};
    }
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        if (g_str_equal(lower, known[i].label)) {
            return (AnkeKnownChoice){known[i].kind, known[i].name};
        }
    }
    return (AnkeKnownChoice){ANKE_LABEL_ORDINARY, NULL};
}

gboolean anke_label_is_state(const char *label)
{
    static const char *const states[] = {"無回答", "非該当", "無効", "未設問"};
    g_autofree char *folded = anke_text_folded(label);
    for (gsize i = 0; i < G_N_ELEMENTS(states); i++) {
        if (g_str_equal(folded, states[i])) {
            return TRUE;
        }
    }
    return FALSE;
}
