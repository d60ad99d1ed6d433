/*
 * How the reader of answers is made up: answer_reader.c tells the cells apart, answer_choices.c reads
 * those of questions with a list, answer_values.c numbers, dates and texts. For these three only.
 */
#ifndef ANKE_IMPORT_ANSWER_INTERNAL_H
#define ANKE_IMPORT_ANSWER_INTERNAL_H

#include "analyzer/base/calendar.h"
#include "analyzer/import/answer_reader.h"
#include "analyzer/import/cp932_labels.h"
#include "analyzer/import/excel_mender.h"
#include "analyzer/import/resemblance.h"

struct AnkeAnswerReader {
    const AnkeQuestion *question;
    AnkeOptionsReader *options;   /* NULL: no list */
    AnkeCp932Labels *cp932;       /* made for the first cell in CP932 */
    AnkeExcelMender *mender;      /* made for the first answer that is no choice */
    AnkeResemblance *resemblance; /* NULL: not wanted, or no list */
    GHashTable *nils;             /* folded; NULL: the codebook declares none */
    gboolean asks_year;           /* a number that is a western year */
    guint16 choices[ANKE_MAX_CHOICES];
    char date[ANKE_DATE_SIZE];
};

/* At the place of the question's answer. */
void anke_reading_add_problem(AnkeReading *reading, AnkeRule rule, AnkeAction action);

/* The answer becomes .X for this reason. */
void anke_reading_set_invalid(AnkeReading *reading, AnkeRule rule);

/* The answer becomes the first n_choices of the reader's choices. */
void anke_answer_set_choices(AnkeAnswerReader *reader, AnkeReading *reading, guint n_choices);

/* Each reads a cell that is valid UTF-8, not blank and no exact label. */
void anke_answer_read_single(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                             AnkeReading *reading);
void anke_answer_read_multiple(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                               AnkeReading *reading);
void anke_answer_read_number(const AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                             AnkeReading *reading);
void anke_answer_read_date(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                           AnkeReading *reading);
void anke_answer_read_text(const char *cell, gsize n_bytes, AnkeReading *reading);

#endif
