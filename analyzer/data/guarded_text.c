#include "analyzer/data/guarded_text.h"

#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/answer.h"

/* A label of a state, folded, is that long at most; blanks around it do not matter. */
enum { MAX_STATE_BYTES = 64 };

static gboolean begins_like_formula(const char *text, gsize n_bytes)
{
    static const char *const wide[] = {"＝", "＋", "－", "＠"};
    if (n_bytes > 0 && strchr("=+-@'\t\r\n", text[0]) != NULL && text[0] != '\0') {
        return TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(wide); i++) {
        if (n_bytes >= strlen(wide[i]) && memcmp(text, wide[i], strlen(wide[i])) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_state(const char *text, gsize n_bytes)
{
    if (n_bytes > MAX_STATE_BYTES) {
        return FALSE;
    }
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(text, n_bytes, folded);
    for (AnkeState state = ANKE_STATE_NOANSWER; state <= ANKE_STATE_NOTASKED; state++) {
        if (strcmp(folded->str, anke_state_label(state)) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_guard_is_needed(const char *text, gsize n_bytes)
{
    double number;
    return (begins_like_formula(text, n_bytes) && !anke_number_parse(text, n_bytes, &number)) ||
           is_state(text, n_bytes);
}

void anke_guard_append(GString *guarded, const char *text)
{
    if (anke_guard_is_needed(text, strlen(text))) {
        g_string_append_c(guarded, '\'');
    }
    g_string_append(guarded, text);
}

gboolean anke_guard_is_on(const char *cell, gsize n_bytes)
{
    return n_bytes > 1 && cell[0] == '\'' && anke_guard_is_needed(cell + 1, n_bytes - 1);
}
