/* What kinds that show cards read of a table of records (anke-series --records). */
#ifndef ANKE_SPEC_CARD_RECORDS_H
#define ANKE_SPEC_CARD_RECORDS_H

#include <glib.h>

#include "analyzer/data/table.h"

/* More cards than this are no picture. */
#define ANKE_SPEC_MOST_CARDS 500

/*
 * Checks that a table is a list of cards.
 * Errors: ANKE_ERROR_DATA  no records, none or too many of them, one without text, a count that is
 * no whole number from 1 to 9999
 */
gboolean anke_card_records_check(const AnkeTable *table, GError **error);

/* The text of a column; "" where the record has none. */
const char *anke_card_record_text(const AnkeTable *table, const char *stat, guint record);

/* How many cards a record stands for; 1 unless it says so. */
guint anke_card_record_count(const AnkeTable *table, guint record);

/* Index of a label in a list of const char *, to which it is added where it is new. */
guint anke_card_label_index(GPtrArray *labels, const char *label);

/* Sets an error about the question: "question "x" ...". Returns FALSE. */
gboolean anke_card_records_fail(const AnkeTable *table, const char *problem, GError **error);

#endif
