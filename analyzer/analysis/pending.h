/*
 * P-values that wait for the end of the run: their correction needs all of them.
 *
 * Tables are spooled meanwhile; what is held here is a number and a place each.
 */
#ifndef ANKE_ANALYSIS_PENDING_H
#define ANKE_ANALYSIS_PENDING_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/data/stream.h"
#include "analyzer/stats/multiplicity.h"

typedef struct AnkePending AnkePending;

AnkePending *anke_pending_new(void);

/* Leaves a hole for p_adj in the table that the writer is at. */
void anke_pending_add(AnkePending *pending, AnkeStreamWriter *writer, const char *item, double p);

/* Takes over the holes of a part whose bytes begin at `position` of the whole. */
void anke_pending_append(AnkePending *pending, const AnkePending *part, guint64 position);

/* Corrects the p-values; NaN is no test and stays NaN. */
void anke_pending_adjust(AnkePending *pending, AnkeAdjust adjust);

/* Copies a spool, with the holes filled, to `output`. Errors: ANKE_ERROR_IO */
gboolean anke_pending_copy(const AnkePending *pending, AnkeOutput *spool, AnkeOutput *output,
                           GError **error);

void anke_pending_free(AnkePending *pending);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePending, anke_pending_free)

#endif
