/*
 * The rows of a file of SPSS or Stata as CSV (UTF-8, LF), numbers as the shortest decimal, dates as
 * ISO 8601.
 *
 * As codes: one header row of names; values as the file holds them, system-missing values blank,
 * user-missing ones as their codes, Stata's tagged ones as .a to .z.
 *
 * As labels: three header rows (name; label of the question; option of a variable that is one of a
 * group). Values that have a label are written as it, user-missing ones too, so that 無回答 and 非該当
 * say what they mean; a missing value without a label is blank. Variables of a group hold 0 and 1.
 * An apostrophe guards texts as guarded_text.h says: those of anke-export, and those that look
 * guarded.
 */
#ifndef ANKE_IMPORT_STAT_ROWS_H
#define ANKE_IMPORT_STAT_ROWS_H

#include "analyzer/base/output.h"
#include "analyzer/import/stat_file.h"

typedef enum { ANKE_STAT_AS_CODES, ANKE_STAT_AS_LABELS } AnkeStatStyle;

/*
 *   n_unlabelled  set to the number of user-missing values that have no label (as labels: blank)
 * Errors: ANKE_ERROR_DATA  damaged; ANKE_ERROR_IO
 */
gboolean anke_stat_rows_write(AnkeStatFile *file, AnkeStatStyle style, AnkeOutput *csv,
                              guint64 *n_unlabelled, GError **error);

#endif
