/*
 * How often each text stands in a column of an export: the evidence that a codebook is drafted from.
 *
 * Memory is bounded: from ANKE_MAX_VALUES different texts on, or ANKE_MAX_VALUE_BYTES of them, new
 * ones are counted but not kept. Texts are kept as they stand; values group those that are equal
 * when folded.
 */
#ifndef ANKE_DRAFT_VALUE_COUNTS_H
#define ANKE_DRAFT_VALUE_COUNTS_H

#include <glib.h>

#define ANKE_MAX_VALUES 2000
#define ANKE_MAX_VALUE_BYTES (512 * 1024)

typedef struct AnkeValueCounts AnkeValueCounts;

/* A text as it stands. */
typedef struct {
    char *text;
    guint64 n; /* cells */
    guint order;
    guint kind; /* the caller's own; 0 at first */
} AnkeSpelling;

/* Texts that are equal when folded. */
typedef struct {
    char *folded;
    char *
        text; /* the most frequent spelling without blanks at its ends; of equals the folded one, or the first */
    guint64 n;
    guint64 n_text; /* cells with that spelling */
    guint order;    /* of the first appearance: ascending in the export */
    guint kind;     /* of the first spelling */
} AnkeValue;

AnkeValueCounts *anke_value_counts_new(void);

/* Counts a cell; `text` ends in a NUL. Returns its spelling, NULL if it is not kept. */
AnkeSpelling *anke_value_counts_add(AnkeValueCounts *counts, const char *text, guint64 n);

/* What is kept, in order of appearance. */
guint anke_value_counts_n_spellings(const AnkeValueCounts *counts);
const AnkeSpelling *anke_value_counts_spelling(const AnkeValueCounts *counts, guint i);

/* Cells whose texts were not kept. */
guint64 anke_value_counts_n_beyond(const AnkeValueCounts *counts);

/* The values in order of appearance; a new array of AnkeValue that owns them. Blank ones are left
 * out. */
GPtrArray *anke_value_counts_values(const AnkeValueCounts *counts);

/* A copy without blanks (also U+3000 and U+00A0) at both ends. */
char *anke_value_trim(const char *text);

void anke_value_counts_free(AnkeValueCounts *counts);

#endif
