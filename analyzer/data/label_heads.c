#include "analyzer/data/label_heads.h"

#include <string.h>

static const char *const brackets[][2] = {{" [", "]"}, {" 【", "】"}, {" 〔", "〕"}};

gboolean anke_label_head_split(const char *head, char **question, char **option)
{
    for (guint i = 0; i < G_N_ELEMENTS(brackets); i++) {
        const char *open = g_strrstr(head, brackets[i][0]);
        if (open == NULL || open == head || !g_str_has_suffix(head, brackets[i][1])) {
            continue;
        }
        const char *start = open + strlen(brackets[i][0]);
        *question = g_strndup(head, (gsize)(open - head));
        *option = g_strndup(start, strlen(start) - strlen(brackets[i][1]));
        return TRUE;
    }
    return FALSE;
}

char *anke_label_head_join(const char *question, const char *option)
{
    for (guint i = 0; i < G_N_ELEMENTS(brackets); i++) {
        g_autofree char *head = g_strconcat(question, brackets[i][0], option, brackets[i][1], NULL);
        g_autofree char *question_again = NULL;
        g_autofree char *option_again = NULL;
        if (anke_label_head_split(head, &question_again, &option_again) &&
            g_str_equal(question, question_again) && g_str_equal(option, option_again)) {
            return g_steal_pointer(&head);
        }
    }
    return NULL;
}
