/* The codes of groups: private to breaks.c, which gives them out, and break_groups.c, which says
 * what they stand for. */
#ifndef ANKE_TALLY_BREAK_CODES_H
#define ANKE_TALLY_BREAK_CODES_H

#include <string.h>

#include "analyzer/tally/breaks.h"

enum { ANKE_N_STATES = ANKE_STATE_NOTASKED };

static inline gboolean anke_break_is_number(const AnkeQuestion *question)
{
    return question->type == ANKE_ANSWER_INTEGER || question->type == ANKE_ANSWER_DECIMAL;
}

/* Values as codes that ascend with them: a positive double's bits do, a negative one's are turned
 * round. The greatest codes would be no numbers and stand for the states. */

#define ANKE_SIGN_BIT ((guint64)1 << 63)

static inline guint64 anke_break_code_of_value(double value)
{
    guint64 bits;
    const double unsigned_zero = value + 0.0;
    memcpy(&bits, &unsigned_zero, sizeof bits);
    return (bits & ANKE_SIGN_BIT) != 0 ? ~bits : bits | ANKE_SIGN_BIT;
}

static inline double anke_break_value_of_code(guint64 code)
{
    double value;
    const guint64 bits = (code & ANKE_SIGN_BIT) != 0 ? code & ~ANKE_SIGN_BIT : ~code;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline guint64 anke_break_code_of_state(AnkeState state)
{
    return G_MAXUINT64 - ANKE_N_STATES + (guint64)state;
}

#endif
