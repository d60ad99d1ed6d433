/*
 * The counts of a tally, between counting (tally.c) and writing (tally_write.c). Not for others.
 *
 * Each question has cells, the rows of its grids; the columns are the slots of a panel. Cells that
 * are not counted because others tell them (the nets and the answered of a single answer) are 0.
 */
#ifndef ANKE_TALLY_TALLY_COUNTS_H
#define ANKE_TALLY_TALLY_COUNTS_H

#include "analyzer/tally/breaks.h"
#include "analyzer/tally/count_grid.h"
#include "analyzer/tally/tally.h"

/* Cells 0...3 are the states other than a value, in their order. */
enum { ANKE_CELL_ANSWERED = 4, ANKE_CELL_FIRST_CHOICE };

typedef struct {
    AnkePanel *panel; /* borrowed */
    AnkeCountGrid grid;
} AnkeTallyView;

typedef struct {
    const AnkeQuestion *definition;
    guint index;
    guint n_choices;   /* or bands; 0 where only the ledger is counted */
    guint first_net;   /* cell */
    guint first_value; /* cell */
    GArray *views;     /* of AnkeTallyView: the breaks, then pairs, then the question by itself */
    guint *cells;      /* of the answer at hand; room for all that one answer can have */
    guint n_cells;
    GArray *values;          /* of double: numbers, in order of appearance */
    GHashTable *value_cells; /* double to cell */
    gboolean has_too_many_values;
} AnkeTallyQuestion;

struct AnkeTally {
    const AnkeTallySpec *spec;
    AnkeCondition *where;
    GPtrArray *panels; /* the first holds the breaks */
    GArray *questions; /* of AnkeTallyQuestion */
    guint64 n_seen;
    guint64 n_rows;      /* of the shard */
    guint64 n_refused;   /* that the shard carries */
    const char *problem; /* NULL: none */
    const char *culprit; /* name of the question */
};

/* How many people of a slot gave an answer; how many are in it at all. */
guint64 anke_tally_answered(const AnkeTallyQuestion *question, const AnkeCountGrid *grid,
                            guint slot);
guint64 anke_tally_valid(const AnkeTallyQuestion *question, const AnkeCountGrid *grid, guint slot);

#endif
