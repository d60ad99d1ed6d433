/*
 * Answers that a spreadsheet changed, put back where the list of choices makes it certain.
 *
 * A choice 1-5 becomes 1月5日, 5-Jan, 2018/1/5 or a serial number when a spreadsheet opens the file; the
 * code 0101 becomes 101; the code 2 becomes 2.0; True becomes TRUE. If exactly one choice of the list
 * would become what stands in the cell, that choice is meant. If several would, or none, nothing is
 * guessed: the cell is only told apart from a text that nobody knows.
 */
#ifndef ANKE_IMPORT_EXCEL_MENDER_H
#define ANKE_IMPORT_EXCEL_MENDER_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/import/problem.h"

/* The rule that names what a spreadsheet did to a cell of valid UTF-8, as far as the cell alone shows
 * it (excel_damage.h); ANKE_N_RULES: nothing. */
AnkeRule anke_excel_rule(const char *cell, gsize n_bytes);

typedef struct AnkeExcelMender AnkeExcelMender;

/* The list is borrowed. */
AnkeExcelMender *anke_excel_mender_new(const AnkeList *list);

/*
 * Finds the choice that became the cell.
 *   cell   valid UTF-8, no label and no joined labels
 *   rule   set to what happened to the cell; ANKE_N_RULES: nothing that can be seen
 * Returns the choice, or -1: none is certain.
 */
gint anke_excel_mender_find(const AnkeExcelMender *mender, const char *cell, gsize n_bytes,
                            AnkeRule *rule);

void anke_excel_mender_free(AnkeExcelMender *mender);

#endif
