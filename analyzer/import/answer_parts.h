/*
 * The answer to a question that stands in several columns: one for each choice, one for each place of a
 * ranking, one for the text of その他. Cells of a row are added in any order, then the answer is put
 * together by the rules of the question (exclusive choices, `max`, `over`).
 *
 * All cells blank is no answer; a tick, or a text of その他, is one. What is ticked comes from the
 * profile; the choice's own label or name is a tick as well (SurveyMonkey writes it). What is no choice
 * is compared with what a spreadsheet makes of choices, as a cell of its own is.
 */
#ifndef ANKE_IMPORT_ANSWER_PARTS_H
#define ANKE_IMPORT_ANSWER_PARTS_H

#include <glib.h>

#include "analyzer/import/answer_reader.h"
#include "analyzer/import/header.h"
#include "analyzer/import/missing_values.h"
#include "analyzer/import/profile.h"

typedef struct AnkeAnswerParts AnkeAnswerParts;

/* For one question with a list. Borrows all three. One thread at a time. */
AnkeAnswerParts *anke_answer_parts_new(const AnkeQuestion *question, AnkeAnswerReader *reader,
                                       const AnkeProfile *profile);

/* Forgets the cells of the last row. */
void anke_answer_parts_begin(AnkeAnswerParts *parts);

/*
 * Adds a cell, which is valid UTF-8.
 *   use         what its column says
 *   column      of the export, from 0, for problems
 *   is_literal  a text of その他 is one, even if it reads like a missing value
 */
void anke_answer_parts_add(AnkeAnswerParts *parts, const AnkeColumnUse *use, guint column,
                           const char *cell, gsize n_bytes, gboolean is_literal);

/* Puts the answer together. Texts live until the next row begins. */
void anke_answer_parts_finish(AnkeAnswerParts *parts, AnkeReading *reading);

void anke_answer_parts_free(AnkeAnswerParts *parts);

#endif
