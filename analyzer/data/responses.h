/*
 * responses.csv: the coded answers, one row a respondent (private).
 *
 * UTF-8, header = names of questions (NAME_other right after NAME), last line `.end,N,R`: N rows
 * written, R questionnaires read. A file without it was cut and is refused. Reading is one pass; a
 * row lives until the next one is read. Answers are never quoted in messages.
 */
#ifndef ANKE_DATA_RESPONSES_H
#define ANKE_DATA_RESPONSES_H

#include <glib.h>

#include "analyzer/base/progress.h"
#include "analyzer/data/answer.h"
#include "analyzer/data/codebook.h"

typedef struct AnkeResponses AnkeResponses;

/*
 * Opens a file and matches its header with the codebook, which is borrowed for the reader's life.
 *   path   NULL or "-" is standard input
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO, ANKE_ERROR_DATA (a column that is no question or
 * stands twice; a question's column missing, but for those of role ignore)
 */
AnkeResponses *anke_responses_open(const char *path, const AnkeCodebook *codebook, GError **error);

/* How messages call the file. */
const char *anke_responses_name(const AnkeResponses *responses);

/* A row as the reader gives it. answers[i] belongs to question i of the codebook. Texts (date,
 * text) come without the dot that was put before a text beginning with one. Questions of role
 * ignore are not read: their state is ANKE_STATE_NOTASKED. */
typedef void (*AnkeRespondentFunc)(const AnkeAnswer *answers, gpointer data);

/*
 * Reads all rows, calling `visit` for each.
 *   n_rows   set to N, n_read to R
 * Errors: ANKE_ERROR_DATA (a value that the codebook does not know, a wrong width, no end row or a
 * wrong one, rows behind it), ANKE_ERROR_IO
 */
gboolean anke_responses_read(AnkeResponses *responses, AnkeRespondentFunc visit, gpointer data,
                             guint64 *n_rows, guint64 *n_read, GError **error);

/* Has the texts of other choices (NAME_other) kept, which are else passed over; before reading. */
void anke_responses_keep_others(AnkeResponses *responses);

/* The text of the other choice of a question, in the row at hand; NULL: no such column. */
const AnkeAnswer *anke_responses_other(const AnkeResponses *responses,
                                       const AnkeQuestion *question);

/* Where the row at hand begins, and the column of a question (from 1), for messages. */
guint64 anke_responses_line(const AnkeResponses *responses);
guint anke_responses_column(const AnkeResponses *responses, const AnkeQuestion *question);

/* Has `show` called with the rows read so far, now and then, while rows are read. */
void anke_responses_watch(AnkeResponses *responses, AnkeWatchFunc show, gpointer data);

void anke_responses_close(AnkeResponses *responses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeResponses, anke_responses_close)

#endif
