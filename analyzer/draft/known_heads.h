/* Heads of exports that say what the column is: who somebody is, when, a free text. */
#ifndef ANKE_DRAFT_KNOWN_HEADS_H
#define ANKE_DRAFT_KNOWN_HEADS_H

#include <glib.h>

typedef enum {
    ANKE_HEAD_OTHER,     /* nothing that is known */
    ANKE_HEAD_ID,        /* number of the answer */
    ANKE_HEAD_SYSTEM,    /* time stamps and the like */
    ANKE_HEAD_PERSON,    /* who answered: name, mail address, staff number */
    ANKE_HEAD_WEIGHT,    /* weight of the respondent */
    ANKE_HEAD_ATTRIBUTE, /* what somebody is: tables are made by it */
    ANKE_HEAD_TENURE,    /* a number of years or an age: an attribute with bands */
    ANKE_HEAD_DATE,
    ANKE_HEAD_TEXT
} AnkeHeadKind;

typedef struct {
    AnkeHeadKind kind;
    const char *name; /* a name for the question; NULL: none is known */
    const char
        *label; /* the word for it, where the head goes on asking: 所属 of 所属を選んでください */
} AnkeKnownHead;

/* What a head says. */
AnkeKnownHead anke_known_head(const char *head);

/* What a head says of the answers to it. */
typedef enum {
    ANKE_HINT_SEVERAL = 1 << 0, /* 複数回答 */
    ANKE_HINT_ONE = 1 << 1,     /* 単数回答 */
    ANKE_HINT_TEXT = 1 << 2,    /* 自由記述 */
    ANKE_HINT_RANK = 1 << 3,    /* 順位 */
    ANKE_HINT_SCALE = 1 << 4,   /* 満足度, 5段階 */
    ANKE_HINT_QUANTITY = 1 << 5 /* 年数, 時間 */
} AnkeHint;

guint anke_head_hints(const char *head);

/* The head as a label: blanks folded to one, without what it says of the way of answering
 * （複数回答）. A new string. */
char *anke_head_label(const char *head);

#endif
