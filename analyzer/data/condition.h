/*
 * Conditions on answers: the codebook's `relevant` and `constraint`, and --where.
 *
 * Grammar (XLSForm's subset of XPath):
 *     or      := and ("or" and)*
 *     and     := factor ("and" factor)*
 *     factor  := "not" "(" or ")" | "(" or ")" | "selected" "(" ref "," text ")" | operand op
 * operand op      := "=" | "!=" | "<" | "<=" | ">" | ">=" operand := ref | number | text ref     :=
 * "${" name "}" | "."        ("." is the question that a constraint belongs to) text    := '...' |
 * "..."
 *
 * Every state but a value counts as the empty string: with a text that is not empty, != is true,
 * = and selected() are false; <, <=, >, >= compare numbers and are false for anything else.
 * = and != compare numbers where one side is a number or the answer to a question for one, else
 * texts. A multiple answer is its choices' names joined by blanks in the list's order.
 */
#ifndef ANKE_DATA_CONDITION_H
#define ANKE_DATA_CONDITION_H

#include <glib.h>

#include "analyzer/data/answer.h"

typedef struct AnkeCondition AnkeCondition;

/* What a condition may refer to: `find` gives the index of a question by name, or -1, and its
 * description through the pointers of AnkeSubject. */
typedef struct {
    gpointer data;
    gint (*find)(const char *name, gpointer data);
    /* Index of a choice of question `question` by name; -1: no such choice; -2: has no choices. */
    gint (*find_choice)(gint question, const char *name, gsize n_bytes, gpointer data);
    /* The name of a choice, as it stands in responses.csv. */
    const char *(*choice_name)(gint question, guint choice, gpointer data);
    /* Whether its values are numbers. */
    gboolean (*is_number)(gint question, gpointer data);
    gint self; /* what "." means; -1: not allowed */
} AnkeConditionScope;

/*
 * Compiles a condition.
 *   problem  set to what is wrong, on failure (the caller frees it)
 * Returns NULL on failure: bad syntax, an unknown question, a choice that its list does not have.
 */
AnkeCondition *anke_condition_parse(const char *text, const AnkeConditionScope *scope,
                                    char **problem);

/* Calls `visit` for each question that the condition refers to, also twice. */
void anke_condition_references(const AnkeCondition *condition,
                               void (*visit)(gint question, gpointer data), gpointer data);

/* Whether the condition holds. answers[i] is the answer to question i; those that the condition
 * refers to must be filled. */
gboolean anke_condition_holds(const AnkeCondition *condition, const AnkeAnswer *answers);

void anke_condition_free(AnkeCondition *condition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeCondition, anke_condition_free)

#endif
