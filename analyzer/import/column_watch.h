/*
 * What the dossier wants to know of columns that no rule judges: those of texts and ids, and those that
 * no question claims. What a spreadsheet does to them cannot be mended, but shows in the column as a
 * whole: serial numbers among texts, days among ranges, codes of unequal length.
 *
 * Facts are gathered block by block and added in the order of the blocks. They hold counts and lines,
 * never a cell.
 */
#ifndef ANKE_IMPORT_COLUMN_WATCH_H
#define ANKE_IMPORT_COLUMN_WATCH_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/import/header.h"

enum { ANKE_FIRST_LINES = 5, ANKE_MAX_CODE_DIGITS = 20 };

/* How often something happened, and in which lines first. */
typedef struct {
    guint64 count;
    guint64 first[ANKE_FIRST_LINES];
} AnkeLines;

/* The filled cells of a column. A cell may count more than once. */
typedef struct {
    guint64 n_filled;
    guint64 n_texts;   /* neither a number nor a date */
    guint64 n_ranges;  /* 1-5, 10～20 */
    guint64 n_led;     /* codes that begin with 0 and go on */
    AnkeLines serials; /* whole numbers from 30000 to 60000: days of 1982 to 2064 */
    AnkeLines days;    /* 1月5日, 5-Jan, 6.10: what 1-5 and 6-10 become */
    AnkeLines n_digits[ANKE_MAX_CODE_DIGITS + 1]; /* codes of digits alone, by how many */
} AnkeColumnFacts;

/* Which columns are watched; shared by all threads. */
typedef struct {
    guint n_watched;
    guint *columns;  /* of the export, from 0, ascending */
    gint *questions; /* of those; -1: no question claims it */
    guint n_columns;
    gint *watched; /* of each column of the export: index in `columns`, or -1 */
} AnkeColumnPlan;

AnkeColumnPlan *anke_column_plan_new(const AnkeCodebook *codebook, const AnkeHeader *header);
void anke_column_plan_free(AnkeColumnPlan *plan);

/* One for each thread. */
typedef struct AnkeColumnWatch AnkeColumnWatch;

/* The plan is borrowed. */
AnkeColumnWatch *anke_column_watch_new(const AnkeColumnPlan *plan);

/* Looks at a cell of the record being read, valid UTF-8. */
void anke_column_watch_cell(AnkeColumnWatch *watch, guint column, const char *cell, gsize n_bytes);

/* Ends the record, which begins in `line`: its cells are added to facts[plan->n_watched]; NULL: it is
 * no respondent, they are forgotten. */
void anke_column_watch_end(AnkeColumnWatch *watch, guint64 line, AnkeColumnFacts *facts);

void anke_column_watch_free(AnkeColumnWatch *watch);

/* Adds facts of a block whose lines count from `line`. */
void anke_column_facts_add(AnkeColumnFacts *sum, const AnkeColumnFacts *block, guint64 line);

/* Serial numbers in a column that holds texts, too. */
AnkeLines anke_column_facts_serials(const AnkeColumnFacts *facts);

/* Days in a column that holds ranges, too. */
AnkeLines anke_column_facts_days(const AnkeColumnFacts *facts);

/*
 * Codes shorter than the longest, as lost leading zeros make them. Only where nine cells in ten are
 * codes, and either one of them begins with 0, or the longest has three digits or more and the shortest
 * two: numbers that count from 1 are no codes.
 */
AnkeLines anke_column_facts_short_codes(const AnkeColumnFacts *facts);

#endif
