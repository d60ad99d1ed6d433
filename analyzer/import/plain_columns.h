/* Columns as plain tables have them: what formats begin with and then know better. */
#ifndef ANKE_IMPORT_PLAIN_COLUMNS_H
#define ANKE_IMPORT_PLAIN_COLUMNS_H

#include <glib.h>

#include "analyzer/import/export_head.h"
#include "analyzer/import/profile.h"

/*
 * Appends a column for each head of profile->n_header_rows rows. Where there are several, the first
 * names the question (a blank one: as to the left), the next ones the option.
 */
void anke_plain_add_columns(const AnkeExportHead *head, guint n_header_rows, GPtrArray *columns);

/* All that a plain table tells: columns, `question [option]`, numbered heads, other texts. */
void anke_plain_describe(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns);

#endif
