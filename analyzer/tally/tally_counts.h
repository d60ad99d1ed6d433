/*
 * The counts of a tally, between counting (tally.c) and writing (tally_write.c). Not for others.
 *
 * Each question has cells, the rows of its grids; the columns are the slots of a panel. Cells that
 * are not counted because others tell them (the nets and the answered of a single answer) are 0.
 */
#ifndef ANKE_TALLY_TALLY_COUNTS_H
#define ANKE_TALLY_TALLY_COUNTS_H

#include "analyzer/base/error.h"
#include "analyzer/tally/battery.h"
#include "analyzer/tally/breaks.h"
#include "analyzer/tally/count_grid.h"
#include "analyzer/tally/tally.h"
#include "analyzer/tally/weight_grid.h"

/* Cells 0...3 are the states other than a value, in their order. */
enum { ANKE_CELL_ANSWERED = 4, ANKE_CELL_FIRST_CHOICE };

/* What a view is for. */
typedef enum {
    ANKE_VIEW_BREAKS, /* the breaks of the run */
    ANKE_VIEW_PAIR,   /* another question */
    ANKE_VIEW_ITSELF, /* the co-occurrences of a multiple answer */
    ANKE_VIEW_STRATA, /* companions of tables by breaks or of a pair */
    ANKE_VIEW_WITHIN, /* co-occurrences within the groups of breaks */
    ANKE_VIEW_OVERLAP /* pairs of overlapping groups; the only row: who answered */
} AnkeViewKind;

typedef struct {
    AnkeViewKind kind;
    AnkePanel *panel; /* borrowed */
    AnkeCountGrid grid;
    AnkeWeightGrid weights; /* without room where there are no weights */
} AnkeTallyView;

typedef struct {
    const AnkeQuestion *definition;
    guint index;
    guint n_choices;       /* or bands; 0 where only the ledger is counted */
    guint first_net;       /* cell */
    guint first_value;     /* cell */
    GArray *views;         /* of AnkeTallyView, but for that of overlaps */
    AnkeTallyView overlap; /* without a panel where no groups overlap */
    guint *cells;          /* of the answer at hand; room for all that one answer can have */
    guint n_cells;
    GArray *values;          /* of double: numbers, in order of appearance */
    GHashTable *value_cells; /* double to cell */
    gboolean has_too_many_values;
} AnkeTallyQuestion;

struct AnkeTally {
    const AnkeTallySpec *spec;
    AnkeCondition *where;
    GPtrArray *panels;    /* the first holds the breaks */
    GPtrArray *strata;    /* of those panels: the ones within strata */
    GArray *questions;    /* of AnkeTallyQuestion */
    GPtrArray *batteries; /* of AnkeBatterySheet */
    guint64 *n_h;         /* respondents of each stratum, by code; NULL: no strata */
    gboolean has_further; /* weights, overlaps or batteries are summed too */
    gboolean has_overlaps;
    gboolean has_weight;
    double weight;            /* of the respondent at hand */
    AnkeResponses *responses; /* being read */
    guint64 n_seen;
    guint64 n_rows;      /* of the shard */
    guint64 n_refused;   /* that the shard carries */
    const char *problem; /* NULL: none */
    const char *culprit; /* name of the question */
    AnkePlace place;     /* of the problem, as far as it has one */
};

/* Adds a view to a question, with room for what is known of the panel. */
void anke_tally_add_view(AnkeTallyQuestion *question, AnkeViewKind kind, AnkePanel *panel);

/* Adds what goes with the tables of breaks and pairs; sheets of batteries.
 * Errors: ANKE_ERROR_USAGE */
gboolean anke_tally_add_companions(AnkeTally *tally, GError **error);
gboolean anke_tally_add_batteries(AnkeTally *tally, GError **error);

/* Counts a row of responses: an AnkeRespondentFunc on the tally. */
void anke_tally_count(const AnkeAnswer *answers, gpointer data);

/* How many people of a slot gave an answer; how many are in it at all. */
guint64 anke_tally_answered(const AnkeTallyQuestion *question, const AnkeCountGrid *grid,
                            guint slot);
guint64 anke_tally_valid(const AnkeTallyQuestion *question, const AnkeCountGrid *grid, guint slot);

/* Writes the tables of batteries. */
void anke_tally_write_batteries(const AnkeTally *tally, AnkeStreamWriter *writer);

/* The stratum of a group: whether the break is the stratum alone or begins with it as a companion
 * does, and if so how many respondents the design has there, and out of how many (NaN: not
 * known). */
typedef struct {
    double n_h;
    double population;
} AnkeTallyStratum;

gboolean anke_tally_stratum(const AnkeTally *tally, const AnkeBreak *by, guint64 code,
                            AnkeTallyStratum *stratum);

/* Adds the weights of those of a slot who were asked to `sums`. */
void anke_tally_weigh_asked(const AnkeTallyQuestion *question, const AnkeWeightGrid *grid,
                            guint slot, AnkeWeightSums *sums);

#endif
