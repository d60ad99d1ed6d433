/* A question of a drafted codebook, and how one column of an export becomes one. */
#ifndef ANKE_DRAFT_DRAFT_QUESTION_H
#define ANKE_DRAFT_DRAFT_QUESTION_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/draft/draft_list.h"
#include "analyzer/draft/evidence.h"
#include "analyzer/draft/known_heads.h"

typedef struct {
    AnkeAnswerType type;
    AnkeRole role;
    char *text; /* what is asked, as the export has it */
    char *label;
    char *source;
    GArray *columns; /* guint: those of the export that hold its answer */
    char *relevant;  /* who is asked, as the answers show it; NULL: everybody, or nothing shows */
    char *delimiter; /* NULL: the usual ones */
    char *bands;     /* NULL: none */
    const char *unit;
    AnkeDraftList *list;     /* borrowed from the draft; NULL: no choices */
    const GPtrArray *stated; /* AnkeStatedChoice of the column; borrowed; NULL: none */
    AnkeKnownHead known;
    char *code;            /* a short name that the export has; NULL: none */
    char *stem;            /* of a matrix: what its rows are asked; NULL: none */
    gboolean is_set_aside; /* a column of the form tool: no number among the questions */
    gboolean is_claimed;   /* the column belongs to another question */
    char *name;            /* NULL until names are given */
    char *battery;         /* NULL: none */
} AnkeDraftQuestion;

/* `text` is what is asked: label and hints come from it; `source` the head by which it is found. */
AnkeDraftQuestion *anke_draft_question_new(const char *text, const char *source);

typedef struct {
    AnkeChoiceRule rule;
    const char *joiner; /* of several answers in a cell, as the format has it; NULL: not known */
} AnkeColumnRule;

/*
 * Sets type, list, delimiter, bands and unit from the evidence.
 *   lists   the draft's lists, which get the new one
 */
void anke_draft_question_infer(AnkeDraftQuestion *question, const AnkeEvidence *evidence,
                               const AnkeColumnRule *rule, GPtrArray *lists);

void anke_draft_question_free(gpointer question);

#endif
