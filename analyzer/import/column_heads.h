/* Words that several formats share: heads, joined heads, `question [option]`. */
#ifndef ANKE_IMPORT_COLUMN_HEADS_H
#define ANKE_IMPORT_COLUMN_HEADS_H

#include <glib.h>

#include "analyzer/import/export_column.h"
#include "analyzer/import/export_head.h"

/* Whether a head is one of the words (ends with NULL), folded, in any case of ASCII letters. */
gboolean anke_heads_is_among(const char *head, const char *const *words);

/* How many of the heads of the first header row are among the words. */
guint anke_heads_count(const AnkeExportHead *head, const char *const *words);

/* Marks the columns whose head is among the words as the form tool's own. */
void anke_heads_mark_system(GPtrArray *columns, const char *const *words);

/*
 * Splits `question OPEN option CLOSE` (OPEN at its last place, CLOSE at the end) into the column's
 * question and option; sets part and place: an option that names a place is one.
 * Returns FALSE, and leaves the column alone, where the head has not that form.
 */
gboolean anke_heads_split(AnkeExportColumn *column, const char *open, const char *close);

/* Makes the column a part: about `option`, or a place if that is what the option says. */
void anke_heads_set_option(AnkeExportColumn *column, const char *option, gssize n_bytes);

/* Sets the head of a column to `question [option]`, as which a grid's row is known. */
void anke_heads_join(AnkeExportColumn *column);

/* Whether an option's text means that something else is to be written: その他, Other (please …). */
gboolean anke_heads_is_other(const char *option);

/*
 * Groups of plain heads `STEM_1`, `STEM_2` … (two or more side by side, or with their text STEM_n_TEXT
 * between): each becomes a part of the question STEM with option_code n. The heads stay the columns'
 * own, too.
 */
void anke_heads_group_numbered(GPtrArray *columns, AnkePart part);

/* Columns `QUESTION_other`, `QUESTION（その他）` and the like become the other text of that question. */
void anke_heads_find_other_texts(GPtrArray *columns);

#endif
