/*
 * What import changed or doubted, as a list: line, id, column, question, rule, action. It never
 * holds an answer's text.
 */
#ifndef ANKE_IMPORT_PROBLEM_H
#define ANKE_IMPORT_PROBLEM_H

#include <glib.h>

#include "analyzer/base/output.h"

typedef enum {
    ANKE_RULE_UNMAPPED_COLUMN,  /* no question claims the column */
    ANKE_RULE_MISSING_COLUMN,   /* no column for the question */
    ANKE_RULE_DUPLICATE_ID,     /* an earlier row has the id */
    ANKE_RULE_MISSING_ID,       /* the id is blank */
    ANKE_RULE_UNKNOWN_OPTION,   /* a text that is no choice */
    ANKE_RULE_AMBIGUOUS_OPTION, /* splits into choices in more than one way */
    ANKE_RULE_DUPLICATE_OPTION, /* a choice named twice in a cell */
    ANKE_RULE_SEVERAL_OPTIONS,  /* more than one choice in a single answer */
    ANKE_RULE_TOO_MANY_OPTIONS, /* more choices than `max` */
    ANKE_RULE_EXCLUSIVE_OPTION, /* an exclusive choice beside others */
    ANKE_RULE_NUMBER_FORM,      /* a number written in another form */
    ANKE_RULE_NOT_A_NUMBER,
    ANKE_RULE_DATE_FORM, /* a date written in another form */
    ANKE_RULE_NOT_A_DATE,
    ANKE_RULE_OUT_OF_RANGE,     /* outside the bands, or not whole */
    ANKE_RULE_CONSTRAINT,       /* the codebook's constraint does not hold */
    ANKE_RULE_ROUTING_CONFLICT, /* an answer to a question that was not asked */
    ANKE_RULE_REQUIRED_BLANK,   /* no answer to a required question */
    ANKE_RULE_TOTAL_ROW,        /* 計, or a note: no respondent */
    ANKE_RULE_LABEL_BLANKS,     /* a choice that differs from its label in blanks */
    ANKE_RULE_LABEL_WIDTH,      /* in full and half width */
    ANKE_RULE_LABEL_KANA,       /* in half-width katakana or voiced marks that stand apart */
    ANKE_RULE_LABEL_SIGNS,      /* in a wave dash, minus or their like */
    ANKE_RULE_NIL_SIGN,         /* a sign that the codebook's `nil` takes for no answer */
    ANKE_RULE_ERA_YEAR,         /* a year of an era where a western year was asked */
    ANKE_RULE_PAST_ERA,         /* a date in an era that was over by then */
    ANKE_RULE_BEFORE_ERA,       /* a date in an era that had not begun */
    ANKE_RULE_PART_OF_DATE,     /* a year or a month where a day was asked */
    ANKE_RULE_EXCEL_DATE,       /* a choice that a spreadsheet made a date */
    ANKE_RULE_EXCEL_SERIAL,     /* the serial number of a date */
    ANKE_RULE_LOST_ZEROS,       /* a code whose leading zeros a spreadsheet dropped */
    ANKE_RULE_DECIMAL_CODE,     /* a code written as 2.0 */
    ANKE_RULE_EXCEL_BOOLEAN,    /* TRUE or FALSE */
    ANKE_RULE_EXCEL_EXPONENT,   /* 1.23E+11: digits are lost */
    ANKE_RULE_EXCEL_OVERFLOW,   /* ########: the column was too narrow */
    ANKE_RULE_EXCEL_ERROR,      /* #NAME? and its like: the text was taken for a formula */
    ANKE_RULE_EXCEL_ZERO_DATE,  /* 1900/1/0 */
    ANKE_N_RULES
} AnkeRule;

typedef enum {
    ANKE_ACTION_LEFT_OUT,
    ANKE_ACTION_SET_NOTASKED,
    ANKE_ACTION_REFUSED,
    ANKE_ACTION_KEPT,
    ANKE_ACTION_DROPPED, /* the piece; the rest stays */
    ANKE_ACTION_KEPT_FIRST,
    ANKE_ACTION_SET_INVALID,
    ANKE_ACTION_SET_NA,
    ANKE_ACTION_SET_NOANSWER,
    ANKE_ACTION_CONVERTED,
    ANKE_ACTION_MENDED /* what stood there before a spreadsheet changed it was put back */
} AnkeAction;

const char *anke_rule_name(AnkeRule rule);

const char *anke_action_name(AnkeAction action);

/* Whether --strict counts it: a conversion and what was mended do not. */
gboolean anke_action_counts(AnkeAction action);

typedef struct {
    guint64 line;  /* where the record begins */
    guint column;  /* field of the export, from 1; 0: none */
    gint question; /* index in the codebook, -1: none */
    AnkeRule rule;
    AnkeAction action;
    guint resembles; /* index + 1 of the choice that an unknown answer resembles; 0: none */
} AnkeProblem;

/* Writes the header of a problem list. */
void anke_problem_write_header(AnkeOutput *output);

/* Writes a row. `id` and `question` may be blank. */
void anke_problem_write(AnkeOutput *output, const AnkeProblem *problem, const char *id,
                        gsize n_id_bytes, const char *question);

#endif
