/*
 * The labels and names of a list as they stand in an export in CP932, so that most cells need not be
 * decoded. Texts that CP932 does not hold, or writes in more than one way, are found in the way that
 * iconv writes them alone: other cells are to be decoded.
 */
#ifndef ANKE_IMPORT_CP932_LABELS_H
#define ANKE_IMPORT_CP932_LABELS_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/import/options.h"

typedef struct AnkeCp932Labels AnkeCp932Labels;

/* `options` is of a question with this list; both are needed during the call only. */
AnkeCp932Labels *anke_cp932_labels_new(const AnkeList *list, const AnkeOptionsReader *options);

/* What anke_options_find_exact() gives for the decoded cell, or -1 where that is not known. */
gint anke_cp932_labels_find(const AnkeCp932Labels *labels, const char *cell, gsize n_bytes);

void anke_cp932_labels_free(AnkeCp932Labels *labels);

#endif
