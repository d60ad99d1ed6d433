/*
 * What can be wrong with a row of a roster. A row is excluded by one rule, or used; one that is used
 * may have doubts. Every row is one of: used, used with a doubt, excluded.
 */
#ifndef ANKE_STAFF_STAFF_RULE_H
#define ANKE_STAFF_STAFF_RULE_H

#include <glib.h>

#include "analyzer/base/output.h"

typedef enum {
    /* excluded */
    ANKE_STAFF_BLANK_ROW,
    ANKE_STAFF_TOTAL_ROW,    /* 計, 合計 without a birth date */
    ANKE_STAFF_WIDTH,        /* another number of fields than the header has */
    ANKE_STAFF_MISSING_HIRE, /* when somebody came is not known: neither is where to count */
    ANKE_STAFF_BAD_HIRE,     /* no date, or none from 1926 to 2119 */
    ANKE_STAFF_BAD_LEAVE,    /* no date: whether somebody is here is not known */
    ANKE_STAFF_LEAVE_BEFORE_HIRE,
    ANKE_STAFF_DUPLICATE, /* the id stands in another row, for the same time */
    ANKE_STAFF_N_EXCLUSIONS,
    /* used with a doubt */
    ANKE_STAFF_SECOND_SPELL = ANKE_STAFF_N_EXCLUSIONS, /* the same id, for another time */
    ANKE_STAFF_MISSING_ID,
    ANKE_STAFF_MISSING_BIRTH,
    ANKE_STAFF_BAD_BIRTH,
    ANKE_STAFF_ODD_AGE,       /* younger than 15 or older than 80 when hired: age unknown */
    ANKE_STAFF_PAST_ERA,      /* read by era arithmetic: 平成35年4月1日 */
    ANKE_STAFF_BEFORE_ERA,    /* 令和元年4月1日 */
    ANKE_STAFF_UNKNOWN_LABEL, /* one that the mapping does not list */
    ANKE_STAFF_MISSING_EMPLOYMENT,
    ANKE_STAFF_MISSING_REASON, /* left without a reason: counted as other */
    ANKE_STAFF_N_RULES
} AnkeStaffRule;

/* Names in the problem list and the report. */
const char *anke_staff_rule_name(AnkeStaffRule rule);
const char *anke_staff_rule_text(AnkeStaffRule rule); /* Japanese */

typedef struct {
    guint64 line; /* where the row begins, from 1 */
    guint column; /* field, from 1; 0: the row as a whole */
    AnkeStaffRule rule;
} AnkeStaffProblem;

/* Problem lists are CSV: line,column,rule,action. They never hold what stands in a cell. */
void anke_staff_problem_write_header(AnkeOutput *output);
void anke_staff_problem_write(AnkeOutput *output, const AnkeStaffProblem *problem);

#endif
