/* Rows of a list in the stream (type record): links, events. */
#ifndef ANKE_SPEC_RECORD_ROWS_H
#define ANKE_SPEC_RECORD_ROWS_H

#include "analyzer/data/table.h"
#include "charts/spec/spec_parts.h"

/* A cell; "" where it is blank. */
const char *anke_record_text(const AnkeTable *table, const char *stat, guint row);

/*
 * Errors: ANKE_ERROR_DATA  the question is no list, has no rows, or more than `most`
 */
gboolean anke_record_check(const AnkeTable *table, guint most, GError **error);

/* Always FALSE: sets "question "q" row "id": STAT "cell" PROBLEM". */
gboolean anke_record_refuse(const AnkeTable *table, guint row, const char *stat,
                            const char *problem, GError **error);

/* The word for one of several wordings that stands in a cell: its index, or -1. */
typedef struct {
    const char *word;
    gint meaning;
} AnkeRecordWord;

gint anke_record_find_word(const AnkeRecordWord *words, guint n_words, const char *cell);

#endif
