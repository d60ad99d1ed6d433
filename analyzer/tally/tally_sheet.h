/* A table being written: private to tally_write.c and tally_sheet.c. */
#ifndef ANKE_TALLY_TALLY_SHEET_H
#define ANKE_TALLY_TALLY_SHEET_H

#include "analyzer/tally/tally_counts.h"

/* A row of the table. */
typedef struct {
    const char *label;
    AnkeItemType type;
    const AnkeChoice *choice; /* NULL: none */
    guint n_cells;            /* that are added up */
    const guint *cells;       /* NULL: `cell` alone */
    guint cell;
} AnkeTallyItem;

typedef struct {
    const AnkeTally *tally;
    const AnkeTallyQuestion *question;
    const AnkeTallyView *view;
    const AnkeBreak *by; /* NULL: no break */
    GArray *items;       /* of AnkeTallyItem */
    GPtrArray *groups;   /* of AnkeBreakGroup: those that are shown */
    GStringChunk *texts; /* labels of values and boxes */
    GPtrArray *blocks;   /* cells of items */
    AnkeStreamWriter *writer;
} AnkeTallySheet;

void anke_tally_sheet_init(AnkeTallySheet *sheet, const AnkeTally *tally,
                           const AnkeTallyQuestion *question, const AnkeTallyView *view,
                           const AnkeBreak *by);

void anke_tally_sheet_clear(AnkeTallySheet *sheet);

/* People of a slot in an item. */
double anke_tally_sheet_count(const AnkeTallySheet *sheet, const AnkeTallyItem *item, guint slot);

/* Adds their weights to `sums`. */
void anke_tally_sheet_weigh(const AnkeTallySheet *sheet, const AnkeTallyItem *item, guint slot,
                            AnkeWeightSums *sums);

#endif
