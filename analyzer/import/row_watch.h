/*
 * What the dossier wants to know of each row: whether it is blank, what it looks like as a whole, and
 * in which scales all answers are the same.
 *
 * Two rows are alike if all their answers are, but for ids and time stamps; a time stamp is a cell that
 * holds a date with a time of day. What no question claims does not count.
 */
#ifndef ANKE_IMPORT_ROW_WATCH_H
#define ANKE_IMPORT_ROW_WATCH_H

#include <glib.h>

#include "analyzer/data/codebook.h"

/* Fewest items of a scale in which the same answer throughout is worth a word. */
enum { ANKE_MIN_STRAIGHT_ITEMS = 5 };

/* Questions that are answered alike by people who do not read: a battery, or scales with one list that
 * follow one another. */
typedef struct {
    const char *name; /* of the battery, or of the first question */
    gboolean is_battery;
    guint n_members;
    guint *members; /* indices of questions */
} AnkeItemRun;

/* What a codebook makes of it; shared by all threads. */
typedef struct {
    const AnkeCodebook *codebook; /* borrowed */
    guint n_runs;
    AnkeItemRun *runs;
} AnkeRowPlan;

AnkeRowPlan *anke_row_plan_new(const AnkeCodebook *codebook);
void anke_row_plan_free(AnkeRowPlan *plan);

typedef struct {
    guint64 hash[2]; /* of the answers; two independent hashes */
    gboolean is_blank;
    guint straight_end; /* where the row's runs end in the array of runs */
} AnkeRowFacts;

/* One for each thread. */
typedef struct AnkeRowWatch AnkeRowWatch;

AnkeRowWatch *anke_row_watch_new(const AnkeRowPlan *plan);

/* Looks at an answer as it is written: all bytes of its cells. */
void anke_row_watch_answer(AnkeRowWatch *watch, const AnkeQuestion *question,
                           const AnkeAnswer *answer, const char *bytes, gsize n_bytes);

/*
 * Ends a row.
 *   answers    of all questions
 *   facts      AnkeRowFacts: the row's are appended
 *   straight   guint: the indices of the runs with one answer throughout are appended
 */
void anke_row_watch_end(AnkeRowWatch *watch, const AnkeAnswer *answers, GArray *facts,
                        GArray *straight);

void anke_row_watch_free(AnkeRowWatch *watch);

#endif
