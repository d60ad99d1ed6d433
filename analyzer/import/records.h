/*
 * Lists kept in a small CSV (cards of a workshop, links between them, events of a plan) into the table
 * stream: a table of type `record` whose items are the rows and whose stats are the columns.
 *
 * The head of a column is the name of its stat, or one of the Japanese heads that stand for it
 * (見出し for heading); the column `id` (番号) names the rows, else they are numbered from 1. Cells
 * are texts of whoever wrote the list, never answers of people. Blank cells have no row.
 */
#ifndef ANKE_IMPORT_RECORDS_H
#define ANKE_IMPORT_RECORDS_H

#include <glib.h>

#include "analyzer/data/stream.h"
#include "analyzer/data/small_table.h"

/*
 * Writes the list as question `name` (label `label`, NULL: the name), without facts and end row. Line
 * ends in a cell become blanks.
 * Errors: ANKE_ERROR_DATA with line and column  a head that is no name of a stat, is reserved or
 * stands twice; an id that is blank or stands twice
 */
gboolean anke_records_write(const AnkeSmallTable *table, const char *name, const char *label,
                            AnkeStreamWriter *writer, GError **error);

#endif
