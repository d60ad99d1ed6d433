/*
 * One cell of an export becomes one answer in one of the value states, with the problems that arose.
 * Routing is not decided here: it needs the whole row.
 */
#ifndef ANKE_IMPORT_ANSWER_READER_H
#define ANKE_IMPORT_ANSWER_READER_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/import/options.h"
#include "analyzer/import/problem.h"

/* What arose. Each rule is listed once an answer with the same action. */
typedef struct {
    AnkeRule rule;
    AnkeAction action;
    guint column; /* of the export, from 1; 0: where the question's answer stands, or begins */
} AnkeReadingProblem;

enum { ANKE_MAX_READING_PROBLEMS = 48 };

/* An answer and what belongs to it. Texts point to the cell or to the reader and live until its
 * next call. */
typedef struct {
    AnkeAnswer answer;
    gboolean is_exact;  /* the cell is a label byte for byte */
    gboolean has_other; /* その他 is among the choices */
    const char *other;  /* its text; NULL: none */
    gsize n_other_bytes;
    guint resembles; /* index + 1 of the choice that an unknown answer resembles; 0: none */
    guint n_problems;
    AnkeReadingProblem problems[ANKE_MAX_READING_PROBLEMS];
} AnkeReading;

typedef struct AnkeAnswerReader AnkeAnswerReader;

/* A reader for one question, which is borrowed. One thread at a time. */
AnkeAnswerReader *anke_answer_reader_new(const AnkeQuestion *question);

/* From now on unknown answers are compared with all choices, which takes its time. */
void anke_answer_reader_seek_resemblance(AnkeAnswerReader *reader);

/*
 * Reads a cell.
 * Returns FALSE if it is not valid UTF-8. A cell equal to a label is not looked at further.
 */
gboolean anke_answer_reader_read(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                                 AnkeReading *reading);

enum { ANKE_N_LABEL_FORMS = 4 };

/* The rules for choices that are their labels in another form, of ANKE_FOLD_... steps. Returns how
 * many. */
guint anke_answer_label_forms(guint fold_needs, AnkeRule rules[ANKE_N_LABEL_FORMS]);

/* The choice that a spreadsheet made the cell, or -1; see anke_excel_mender_find(). Only for questions
 * with a list. */
gint anke_answer_reader_mend(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                             AnkeRule *rule);

/* Index + 1 of the choice that a text resembles; 0: none, or nobody seeks it. */
guint anke_answer_reader_find_resembling(const AnkeAnswerReader *reader, const char *text,
                                         gsize n_bytes);

/* Whether it is certain that the respondent did not write what stands in a cell with this damage. */
gboolean anke_answer_is_lost(AnkeRule rule);

/*
 * Reads a cell in CP932, if it is a label of a question with one answer byte for byte.
 * Returns FALSE, with the reading undefined, if it is not: then it is to be decoded.
 */
gboolean anke_answer_reader_read_cp932(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                                       AnkeReading *reading);

/* Choices that were gathered from several cells. */
typedef struct {
    guint n_choices;
    const guint16 *choices; /* each once; of a ranking in its order */
    const char *other;      /* text of その他, which is among the choices; NULL: none */
    gsize n_other_bytes;
    guint n_found;
    const AnkeReadingProblem *found; /* in the cells; dropped and nothing left: invalid */
    guint resembles;       /* index + 1 of the choice that an unknown cell resembles; 0: none */
    guint doubtful_column; /* from 1: which choices, or in which order, cannot be said; 0: it can */
} AnkeChosen;

/* Makes an answer of them, by the rules for a cell with several choices. */
void anke_answer_reader_put_together(AnkeAnswerReader *reader, const AnkeChosen *chosen,
                                     AnkeReading *reading);

void anke_answer_reader_free(AnkeAnswerReader *reader);

#endif
