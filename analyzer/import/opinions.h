/*
 * Opinions that an editor collected and coded by hand, one row a coding, into the table stream: a
 * table by = `view` whose items are the categories, with the number of opinions, and behind them
 * the opinions themselves.
 *
 * The file is the editor's own: texts that may be read by everyone who reads the stream. Answers of
 * a questionnaire never come this way.
 *
 * Columns: text (内容), view (観点), and where wanted category (分類), category_note (分類の説明),
 * id (番号), source (出典). An opinion that stands in several categories has a row for each, with
 * the same id and text.
 */
#ifndef ANKE_IMPORT_OPINIONS_H
#define ANKE_IMPORT_OPINIONS_H

#include <glib.h>

#include "analyzer/base/input.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/stream.h"
#include "analyzer/data/stated_facts.h"

typedef struct {
    AnkeEncoding encoding;         /* ANKE_ENCODING_ASCII: guess */
    const char *name;              /* of the question */
    const char *label;             /* of the question; NULL: its name */
    const char *const *categories; /* in order, NULL-terminated; NULL: as they first appear */
    const char *const *views;      /* likewise */
    gboolean is_time;              /* the views are a time order */
    guint n_respondents;           /* who were interviewed; 0: not known */
    AnkeStatedFacts facts;
} AnkeOpinionsSpec;

#define ANKE_OPINIONS_MAX_CATEGORIES 1000
#define ANKE_OPINIONS_MAX_VIEWS 100

/*
 * Converts a whole file into `writer`, without the end row. The row `n` of a category (all views
 * without a group) counts opinions, each id once; the row `opinions` counts them whatever their
 * category. Line ends within texts become blanks.
 * Errors: ANKE_ERROR_DATA with line and column  a column that is missing, unknown or there twice, a
 * blank cell, a category or view that is not listed, several categories in a cell, a coding that
 * stands twice, an id with two texts or with the label of a category, two notes on a category;
 * ANKE_ERROR_USAGE  a bad name, date or list; ANKE_ERROR_IO
 */
gboolean anke_opinions_convert(AnkeInput *input, const AnkeOpinionsSpec *spec,
                               AnkeStreamWriter *writer, GError **error);

#endif
