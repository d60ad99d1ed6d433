/*
 * The input dossier: what became of an export, in counts and positions, for those who answer for the
 * data. It never holds an answer: no text, no number, no id. A position is a line and a column of the
 * export, as in the problem list.
 *
 * Memory does not grow with rows, but for 16 to 43 bytes a row: two hashes of its answers, to know a row
 * that comes again. The first five positions of everything are kept; unknown answers are all listed, in
 * a spool.
 */
#ifndef ANKE_IMPORT_DOSSIER_H
#define ANKE_IMPORT_DOSSIER_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/data/codebook.h"
#include "analyzer/import/column_watch.h"
#include "analyzer/import/problem.h"
#include "analyzer/import/row_watch.h"

typedef struct AnkeDossier AnkeDossier;

/* The codebook is borrowed. */
AnkeDossier *anke_dossier_new(const AnkeCodebook *codebook);

/* What the readers of blocks have to watch. Borrowed. */
const AnkeRowPlan *anke_dossier_row_plan(const AnkeDossier *dossier);

/*
 * Which columns they have to watch, once the columns are known. Borrowed.
 *   line   where the header stands
 */
const AnkeColumnPlan *anke_dossier_column_plan(AnkeDossier *dossier, const AnkeHeader *header,
                                               guint64 line);

/* A fact about the file, such as its encoding; facts stand in the order in which they come. Both texts
 * are copied. */
void anke_dossier_add_fact(AnkeDossier *dossier, const char *name, const char *value);
void anke_dossier_add_count(AnkeDossier *dossier, const char *name, guint64 count);

/* A problem of the problem list. */
void anke_dossier_add_problem(AnkeDossier *dossier, const AnkeProblem *problem);

/*
 * A row, in the export's order.
 *   line        where it begins
 *   straight    indices of the plan's runs with one answer throughout
 *   is_refused  an earlier row has its id
 */
void anke_dossier_add_row(AnkeDossier *dossier, guint64 line, const AnkeRowFacts *facts,
                          const guint *straight, guint n_straight, gboolean is_refused);

/* What a block holds of the watched columns, in the export's order; its lines count from `line`. */
void anke_dossier_add_columns(AnkeDossier *dossier, const AnkeColumnFacts *facts, guint64 line);

/*
 * Writes the dossier: a CSV with the columns section, item, question, action, value, positions, choice.
 * Errors: ANKE_ERROR_IO  the spool cannot be read back
 */
gboolean anke_dossier_write(AnkeDossier *dossier, AnkeOutput *output, GError **error);

void anke_dossier_free(AnkeDossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeDossier, anke_dossier_free)

#endif
