/*
 * One answer of one respondent, in one of the states that are never mixed into one "missing".
 * わからない is an ordinary choice.
 */
#ifndef ANKE_DATA_ANSWER_H
#define ANKE_DATA_ANSWER_H

#include <glib.h>

typedef enum {
    ANKE_STATE_VALUE,
    ANKE_STATE_NOANSWER, /* 無回答: asked, no answer; an empty cell */
    ANKE_STATE_NA,       /* 非該当: not routed to the question; .N */
    ANKE_STATE_INVALID,  /* 無効: unknown option, out of range, two marks; .X */
    ANKE_STATE_NOTASKED  /* 未設問: not in this wave; .U */
} AnkeState;

/* The code of a state in responses.csv ("", ".N", ...); NULL for a value. */
const char *anke_state_code(AnkeState state);

/* The label of a state in tables ("無回答", ...); NULL for a value. Choices may not use these. */
const char *anke_state_label(AnkeState state);

typedef struct {
    AnkeState state;
    /* Filled for a value, by the type of the question: */
    guint n_choices;        /* select_one: 1; select_multiple, rank: any number from 1 */
    const guint16 *choices; /* indices in the list; ascending but for a rank */
    double number;          /* integer, decimal */
    const char *text;       /* date (ISO 8601), text; not terminated */
    gsize n_bytes;
} AnkeAnswer;

#endif
