/*
 * Small tables of yearly numbers (population, staff, rates) as cities publish them, into the table
 * stream: by = year, groups = the years as written, group_score = the western year.
 *
 * Years run down the first column or across the header. Without a stack each other column is a
 * question with the stat `value`; with one, the columns (or the rows, where years run across) are
 * the items of one question with the stat `n`. A stack may have another break than years: then the
 * rows are its items and the heads the groups, whatever they say.
 *
 * With `records` the table is a list instead (analyzer/import/records.h).
 */
#ifndef ANKE_IMPORT_SERIES_H
#define ANKE_IMPORT_SERIES_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/stream.h"
#include "analyzer/data/stated_facts.h"

typedef struct {
    AnkeEncoding encoding;    /* ANKE_ENCODING_ASCII: guess */
    const char *const *names; /* of the columns' questions, NULL-terminated; NULL: from the heads */
    const char *stack;        /* the question whose items the columns or rows are; NULL: none */
    const char *records;      /* the question whose records the rows are; NULL: numbers by year */
    const char *label;        /* of that question; NULL: its name, or the head of its items */
    const char *total;        /* head of the column, or label of the row, with the printed total */
    const char *items;        /* head of the column with the items' labels; NULL: the first */
    const char *by;           /* the break whose groups the heads are: sex, year:sex; NULL: year */
    const char *by_label;     /* of that break; NULL: its name */
    AnkeStatedFacts facts;
} AnkeSeriesSpec;

/*
 * Converts a whole table into `writer`, without the end row.
 *   left_out   heads of columns that are neither years nor labels are added, if not NULL
 * Errors: ANKE_ERROR_DATA with line and column  a cell that is no year or no number, a year or a
 * label twice, a total that its items do not add up to; ANKE_ERROR_USAGE  names, a stack or a total
 * that do not fit the table; ANKE_ERROR_IO
 */
gboolean anke_series_convert(AnkeInput *input, const AnkeSeriesSpec *spec, AnkeStreamWriter *writer,
                             GPtrArray *left_out, GError **error);

#endif
