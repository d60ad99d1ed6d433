/*
 * Which columns are filled only where another column has one value: the evidence of routing, and of
 * what stands beside what in a row.
 *
 * The first ANKE_ROUTING_ROWS rows are kept, a byte a cell; what holds in them is watched in all rows
 * that follow. So memory does not grow with rows, and what is said to hold holds in every row.
 */
#ifndef ANKE_DRAFT_ROUTING_H
#define ANKE_DRAFT_ROUTING_H

#include <glib.h>

#define ANKE_ROUTING_ROWS 4096
#define ANKE_ROUTING_BLANK 0   /* no answer */
#define ANKE_ROUTING_OTHER 255 /* one of more values than are told apart */

typedef struct AnkeRouting AnkeRouting;

AnkeRouting *anke_routing_new(guint n_columns);

/* Adds a row: a code a column, the same for the same value; borrowed. */
void anke_routing_add(AnkeRouting *routing, const guint8 *codes);

/* No more rows come: from here on questions may be asked. */
void anke_routing_finish(AnkeRouting *routing);

/* What the kept rows say of columns that may be filled only where `asker` has the value. */
typedef struct {
    guint n_inside;   /* rows with the value */
    guint n_outside;  /* rows with another value */
    guint n_answered; /* of those inside: some column is filled */
} AnkeRoutingCounts;

/*
 * Returns FALSE where one of the columns is filled in a row, of all there were, in which `asker` has
 * another value or none, or where none is filled at all.
 */
gboolean anke_routing_count(const AnkeRouting *routing, guint asker, guint8 value,
                            const GArray *columns, AnkeRoutingCounts *counts);

/* The only value of `asker` with which the column is filled; ANKE_ROUTING_BLANK: there is no such. */
guint8 anke_routing_value(const AnkeRouting *routing, guint asker, guint column);

/* The rows that are kept, and their codes as they were added. */
guint anke_routing_n_rows(const AnkeRouting *routing);
guint8 anke_routing_code(const AnkeRouting *routing, guint row, guint column);

void anke_routing_free(AnkeRouting *routing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeRouting, anke_routing_free)

#endif
