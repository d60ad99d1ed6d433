/* From a table of the stream to the sentences around the tables of a report. */
#ifndef ANKE_REPORT_QUESTION_WORDS_H
#define ANKE_REPORT_QUESTION_WORDS_H

#include "analyzer/data/table.h"
#include "charts/report/grid.h"
#include "charts/report/reading.h"
#include "charts/report/report_words.h"
#include "charts/spec/chart_spec.h"

/* "単数回答", "複数回答", "尺度", "数値", "順位", "自由記述". */
const char *anke_question_type_words(AnkeQuestionType type);

/* "問3　相談できる上司がいるか"; a label that has its own number keeps it. */
char *anke_question_heading(const AnkeTable *table, guint number);

/* The base ledger of everyone in the table. */
AnkeLedger anke_question_ledger(const AnkeChartInput *input);

/* What the tests of the table say, or NULL where it has none. */
char *anke_question_test(const AnkeTable *table, AnkeReading *reading);

/* What the signs in a table mean and how its groups are made, or NULL. */
char *anke_question_table_note(const AnkeTable *table, const AnkeGrid *grid);

/* Writes down the kind of the question, its groups, whether p was corrected. */
void anke_question_see(const AnkeTable *table, AnkeReading *reading);

#endif
