#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/check_rules.h"

/* The name met before that differs in case alone, or NULL; remembers this one. */
static const char *find_twin(GHashTable *seen, const char *name)
{
    char *lower = g_utf8_strdown(name, -1);
    const char *twin = g_hash_table_lookup(seen, lower);
    if (twin == NULL) {
        g_hash_table_insert(seen, lower, (gpointer)name);
        return NULL;
    }
    g_free(lower);
    return strcmp(twin, name) != 0 ? twin : NULL;
}

static GHashTable *new_seen(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void check_questions(const AnkeCheck *check)
{
    g_autoptr(GHashTable) seen = new_seen();
    for (guint i = 0; i < check->codebook->n_questions; i++) {
        const char *twin = find_twin(seen, check->codebook->questions[i].name);
        if (twin != NULL) {
            anke_check_question(check, i, "name",
                                "the name differs from \"%s\" in case alone: their files would be "
                                "one where case does not count",
                                twin);
        }
    }
}

static void check_choices(const AnkeCheck *check, const AnkeList *list)
{
    g_autoptr(GHashTable) seen = new_seen();
    for (guint c = 0; c < list->n_choices; c++) {
        const char *twin = find_twin(seen, list->choices[c].name);
        if (twin != NULL) {
            g_autofree char *quoted = anke_text_quote(twin, -1);
            anke_check_choice(check, list, c, "name", "the name differs from \"%s\" in case alone",
                              quoted);
        }
    }
}

void anke_check_names(const AnkeCheck *check)
{
    g_autoptr(GHashTable) lists = new_seen();
    check_questions(check);
    for (guint i = 0; i < check->n_lists; i++) {
        const char *twin = find_twin(lists, check->lists[i]->name);
        if (twin != NULL) {
            g_autofree char *quoted = anke_text_quote(twin, -1);
            anke_check_choice(check, check->lists[i], 0, "list_name",
                              "the list's name differs from \"%s\" in case alone", quoted);
        }
        check_choices(check, check->lists[i]);
    }
}
