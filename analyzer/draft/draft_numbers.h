/* Columns of numbers: amounts with bands, points of a scale, codes of choices. */
#ifndef ANKE_DRAFT_DRAFT_NUMBERS_H
#define ANKE_DRAFT_DRAFT_NUMBERS_H

#include <glib.h>

#include "analyzer/draft/draft_question.h"

/* Sets type, list, bands and unit of a question whose cells are numbers. */
void anke_draft_question_infer_number(AnkeDraftQuestion *question, const AnkeEvidence *evidence,
                                      GPtrArray *lists);

/* Bands that hold all numbers from 0 on, up to five with round bounds: "0-4,5-9,10-19,20-". A new
 * string; NULL where some are negative or none is above 1. */
char *anke_draft_bands(double min, double max);

#endif
