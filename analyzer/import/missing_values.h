/* Values that mean no answer, looked up for each cell: a filter before the table keeps that cheap. */
#ifndef ANKE_IMPORT_MISSING_VALUES_H
#define ANKE_IMPORT_MISSING_VALUES_H

#include <glib.h>

#include "analyzer/data/answer.h"
#include "analyzer/import/profile.h"

typedef struct AnkeMissingValues AnkeMissingValues;

/* Borrows the profile. One thread at a time. */
AnkeMissingValues *anke_missing_values_new(const AnkeProfile *profile);

/* The state that a cell (valid UTF-8) stands for, or ANKE_STATE_VALUE. */
AnkeState anke_missing_values_find(AnkeMissingValues *values, const char *cell, gsize n_bytes);

void anke_missing_values_free(AnkeMissingValues *values);

#endif
