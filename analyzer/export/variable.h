/*
 * Responses as numbers and texts of a statistics package: one variable a question, or one for each
 * choice of several answers (0 or 1) and for each place of a ranking (the code of the choice).
 *
 * Codes of choices: their names where all are whole numbers; of a scale its scores where those are
 * distinct whole numbers from 0 (choices without one get the numbers above); else 1, 2, 3 in the
 * codebook's order. The four states have codes below every value: -1 無回答, -2 非該当, -3 無効, -4
 * 未設問, or, where a question has negative values, the same behind a power of ten below them: -101
 * ...
 */
#ifndef ANKE_EXPORT_VARIABLE_H
#define ANKE_EXPORT_VARIABLE_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/data/responses.h"

typedef enum {
    ANKE_VARIABLE_CHOICE, /* the code of a single answer */
    ANKE_VARIABLE_TICK,   /* whether the choice `item` was chosen */
    ANKE_VARIABLE_PLACE,  /* the code of the choice at place `item` of a ranking, from 0 */
    ANKE_VARIABLE_NUMBER,
    ANKE_VARIABLE_DATE,
    ANKE_VARIABLE_TEXT,
    ANKE_VARIABLE_OTHER_TEXT /* of その他 */
} AnkeVariableKind;

typedef struct {
    AnkeVariableKind kind;
    const AnkeQuestion *question;
    guint index; /* of the question */
    guint item;
    char *name; /* letters, digits, _ and . of ASCII; unique without regard to case */
    char *label;
    const double *codes; /* of the list's choices; NULL: no list */
    /* Of the data, once they were looked at: */
    double least;            /* least number; 0 where none is negative */
    gsize n_bytes;           /* of the longest text */
    const AnkeAnswer *other; /* of ANKE_VARIABLE_OTHER_TEXT */
} AnkeVariable;

typedef struct {
    GPtrArray *variables; /* AnkeVariable */
    GPtrArray *codes;     /* of the lists, owned */
} AnkeVariables;

/*
 * The variables of a codebook, in its order.
 *   with_text  with the texts of people: questions of type text (but for the id, which is always
 *              there) and of その他
 */
AnkeVariables *anke_variables_new(const AnkeCodebook *codebook, gboolean with_text);

void anke_variables_free(AnkeVariables *variables);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeVariables, anke_variables_free)

const AnkeVariable *anke_variables_at(const AnkeVariables *variables, guint i);

/* Notes the texts of other choices of the file that is read, for which they are kept. */
void anke_variables_find_others(AnkeVariables *variables, AnkeResponses *responses);

/* Takes a respondent into account: least numbers, longest texts. */
void anke_variables_look_at(AnkeVariables *variables, const AnkeAnswer *answers);

/* A value of a respondent: a state, a number, or a text. */
typedef struct {
    AnkeState state;
    double number;    /* of a value; NaN: nothing stands there (an empty place of a ranking) */
    const char *text; /* of a value of the kinds with text and of dates; not terminated */
    gsize n_bytes;
} AnkeVariableValue;

AnkeVariableValue anke_variable_value(const AnkeVariable *variable, const AnkeAnswer *answers);

/* Whether values are texts. Dates are not: they are numbers in files that have dates. */
gboolean anke_variable_is_text(const AnkeVariable *variable);

/* The code of a state of a variable that is no text. */
double anke_variable_state_code(const AnkeVariable *variable, AnkeState state);

#endif
