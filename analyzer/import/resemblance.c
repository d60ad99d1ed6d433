#include "analyzer/import/resemblance.h"

#include <string.h>

#include "analyzer/base/text.h"

enum { MAX_CHARACTERS = 64, MAX_BYTES = 1000, CHARACTERS_PER_ERROR = 3 };

typedef struct {
    gunichar *characters; /* of the folded label */
    glong n;
} Label;

struct AnkeResemblance {
    guint n_labels;
    Label *labels;
};

static gunichar *fold_characters(const char *text, gsize n_bytes, glong *n)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(text, n_bytes, folded);
    return g_utf8_to_ucs4_fast(folded->str, (glong)folded->len, n);
}

AnkeResemblance *anke_resemblance_new(const AnkeList *list)
{
    AnkeResemblance *resemblance = g_new0(AnkeResemblance, 1);
    resemblance->n_labels = list->n_choices;
    resemblance->labels = g_new0(Label, list->n_choices);
    for (guint i = 0; i < list->n_choices; i++) {
        const char *label = list->choices[i].label;
        resemblance->labels[i].characters =
            fold_characters(label, strlen(label), &resemblance->labels[i].n);
    }
    return resemblance;
}

/* The distance by rows of Wagner and Fischer (1974), Journal of the ACM 21(1), p. 168. The text has
 * at most MAX_CHARACTERS. */
static guint distance(const Label *label, const gunichar *text, glong n)
{
    guint row[MAX_CHARACTERS + 1];
    for (glong j = 0; j <= n; j++) {
        row[j] = (guint)j;
    }
    for (glong i = 1; i <= label->n; i++) {
        guint diagonal = row[0];
        row[0] = (guint)i;
        for (glong j = 1; j <= n; j++) {
            guint replaced = diagonal + (label->characters[i - 1] != text[j - 1] ? 1 : 0);
            diagonal = row[j];
            row[j] = MIN(replaced, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[n];
}

/* Most differences that still make a resemblance. */
static glong tolerance(const Label *label)
{
    return label->n < 2 ? 0 : MAX(1, label->n / CHARACTERS_PER_ERROR);
}

gint anke_resemblance_find(const AnkeResemblance *resemblance, const char *text, gsize n_bytes)
{
    if (n_bytes > MAX_BYTES) {
        return -1;
    }
    glong n;
    g_autofree gunichar *characters = fold_characters(text, n_bytes, &n);
    guint best = G_MAXUINT;
    gint found = -1;
    for (guint i = 0; n <= MAX_CHARACTERS && i < resemblance->n_labels; i++) {
        const Label *label = &resemblance->labels[i];
        glong most = tolerance(label);
        if (ABS(label->n - n) > most) {
            continue;
        }
        guint here = distance(label, characters, n);
        if (here <= (guint)most && here <= best) {
            found = here < best ? (gint)i : -1;
            best = here;
        }
    }
    return found;
}

void anke_resemblance_free(AnkeResemblance *resemblance)
{
    if (resemblance == NULL) {
        return;
    }
    for (guint i = 0; i < resemblance->n_labels; i++) {
        g_free(resemblance->labels[i].characters);
    }
    g_free(resemblance->labels);
    g_free(resemblance);
}
