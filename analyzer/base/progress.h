/*
 * How far long work is: one line on stderr, rewritten in place. Only where stderr is a terminal, not
 * under -q, and only when the work takes longer than a second. Never in results.
 */
#ifndef ANKE_BASE_PROGRESS_H
#define ANKE_BASE_PROGRESS_H

#include <glib.h>

typedef struct {
    const char *unit; /* what is counted: "rows" */
    gint64 next_us;   /* monotonic time of the next line; G_MAXINT64: none is wanted */
    gboolean is_shown;
} AnkeProgress;

/* What long work calls now and then; `data` is the caller's. The work itself prints nothing. */
typedef void (*AnkeWatchFunc)(guint64 n, gpointer data);

/* Begins; `unit` is a literal. */
AnkeProgress anke_progress_begin(const char *unit);

/* Says that `n` are done. Cheap enough for every block of rows. */
void anke_progress_show(AnkeProgress *progress, guint64 n);

/* The same as an AnkeWatchFunc: `progress` is an AnkeProgress. */
void anke_progress_watch(guint64 n, gpointer progress);

/* Wipes the line. */
void anke_progress_end(AnkeProgress *progress);

#endif
