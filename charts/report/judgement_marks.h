/* What tells one run from another, for the foot of a page: source, definitions, seed, hashes. */
#ifndef ANKE_REPORT_JUDGEMENT_MARKS_H
#define ANKE_REPORT_JUDGEMENT_MARKS_H

#include <glib.h>

#include "analyzer/data/stream.h"

/*
 * "架空の名簿。定義 anke-project 1、乱数の種 1、試行 10000、シナリオ 3f2a…、入力 9c41…": the facts that the
 * stream has, and the beginning of the SHA-256 of its file where it is one.
 *   path   NULL or "-": standard input, of which there is no hash
 * Returns a new string, maybe empty. Errors: those of reading the file.
 */
char *anke_judgement_marks(const AnkeStream *stream, const char *path, GError **error);

#endif
