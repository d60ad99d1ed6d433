/*
 * A block of a roster, cut at record boundaries, becomes rows of dates and categories, and problems. A
 * pure function of the block but for the numbers of labels: blocks may be read by several threads and
 * put together in order.
 */
#ifndef ANKE_STAFF_ROSTER_BLOCK_H
#define ANKE_STAFF_ROSTER_BLOCK_H

#include <glib.h>

#include "analyzer/data/export_block.h"
#include "analyzer/staff/staff_columns.h"
#include "analyzer/staff/staff_labels.h"
#include "analyzer/staff/staff_rule.h"

enum { ANKE_ROSTER_NO_DATE = 0 };

typedef struct {
    guint64 id; /* a hash, 0: none */
    int birth;  /* yyyymmdd, ANKE_ROSTER_NO_DATE: not known */
    int hire;
    int leave;         /* the last day of service; none: still here */
    guint problem_end; /* in problems */
    guint16 labels[ANKE_N_LABEL_COLUMNS];
    guint8 exclusion; /* a rule, or ANKE_STAFF_N_RULES */
    guint8 mark;      /* of the whole row: tells rows with one id apart */
    guint line;       /* in the block, from 0 */
} AnkeRosterRow;

typedef struct {
    GArray *rows;     /* AnkeRosterRow */
    GArray *problems; /* AnkeStaffProblem, by row; lines count from the block's first, which is 0 */
    guint64 n_lines;
    const char *error; /* what ended the reading before the block's end; NULL: nothing */
    guint64 error_line;
    guint error_column;
} AnkeRosterResult;

AnkeRosterResult *anke_roster_result_new(void);
void anke_roster_result_free(AnkeRosterResult *result);

typedef struct AnkeRosterReader AnkeRosterReader;

/* Both are borrowed. A reader keeps what it learnt about cells. One thread at a time. */
AnkeRosterReader *anke_roster_reader_new(const AnkeStaffColumns *columns, AnkeStaffLabels *labels);

/* Reads a block into `result`, which is emptied first. */
void anke_roster_reader_read(AnkeRosterReader *reader, const AnkeExportBlock *block,
                             AnkeRosterResult *result);

void anke_roster_reader_free(AnkeRosterReader *reader);

#endif
