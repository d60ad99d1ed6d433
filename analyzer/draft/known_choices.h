/* Labels of choices that are known: what they are called in responses, and which are of a kind of
 * their own (その他, 特になし, わからない). */
#ifndef ANKE_DRAFT_KNOWN_CHOICES_H
#define ANKE_DRAFT_KNOWN_CHOICES_H

#include <glib.h>

typedef enum {
    ANKE_LABEL_ORDINARY,
    ANKE_LABEL_OTHER,    /* その他 */
    ANKE_LABEL_NOTHING,  /* 特になし: stands alone */
    ANKE_LABEL_DONT_KNOW /* わからない, 答えたくない: no point of a scale */
} AnkeLabelKind;

typedef struct {
    AnkeLabelKind kind;
    const char *name; /* NULL: not known */
} AnkeKnownChoice;

AnkeKnownChoice anke_known_choice(const char *label);

/* Whether the label means that there is no answer (無回答, 非該当): no choice. */
gboolean anke_label_is_state(const char *label);

#endif
