/* Rows of responses.csv: what block.c writes for a record, and the results that hold them. */
#ifndef ANKE_IMPORT_BLOCK_ROW_H
#define ANKE_IMPORT_BLOCK_ROW_H

#include "analyzer/import/answer_reader.h"
#include "analyzer/import/block.h"

/* Whether a question has a column in responses.csv: not if its role is ignore. */
gboolean anke_block_row_has(const AnkeQuestion *question);

/*
 * Appends the answer and, where the question has one, the cell of その他.
 *   other   the text of reading->other, which may have moved; NULL: none
 */
void anke_block_row_append(AnkeBytes *row, const AnkeQuestion *question, const AnkeAnswer *answer,
                           const AnkeReading *reading, const char *other);

/* Makes a result fit for another block. */
void anke_block_result_empty(AnkeBlockResult *result);

#endif
