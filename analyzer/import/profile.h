/*
 * What an export looks like: all that a format, the options or the evidence can say about reading it.
 *
 * A profile starts as plain CSV: comma, one header row, the usual joiners, ticks and signs for no
 * answer. A format replaces what it knows better, options replace what the format says.
 * Sets hold folded texts (anke_text_fold()); anke_profile_add_...() folds.
 */
#ifndef ANKE_IMPORT_PROFILE_H
#define ANKE_IMPORT_PROFILE_H

#include <glib.h>

#include "analyzer/data/answer.h"
#include "analyzer/data/encoding.h"

typedef struct {
    AnkeEncoding encoding;       /* ANKE_ENCODING_ASCII: found out */
    char delimiter;              /* ',', TAB or ';' */
    guint n_title_rows;          /* records before the header */
    guint n_header_rows;         /* 1 to ANKE_MAX_HEADER_ROWS */
    char *joiner;                /* of multiple answers in a cell; NULL: the usual ones */
    GHashTable *ticks;           /* set: values of a column of one choice that mean chosen */
    GHashTable *unticks;         /* set: and not chosen; blank is that, too */
    GHashTable *missing;         /* text -> AnkeState: values that mean no answer */
    GHashTable *stop_words;      /* set: first filled cells of rows that are no respondents (計) */
    gboolean blank_is_not_shown; /* a blank cell is ANKE_STATE_NOTASKED, not ANKE_STATE_NOANSWER */
    gboolean has_decimal_codes;  /* 2.0 stands for the code 2 */
    gboolean line_is_record; /* lines within cells are not counted: record N is row N of a sheet */
    guint start_column; /* column, from 1, that is filled in the first row of a record and blank in
                         * rows that go on with it: these are refused; 0: there is none */
    gboolean has_guarded_texts; /* an apostrophe before a text says that it is nothing but a text */
} AnkeProfile;

/* What is said of a blank cell in start_column. */
#define ANKE_ROW_GOES_ON                                                                           \
    "the row goes on with the record above it, as rows of a table in a record do: an export "      \
    "without the table was expected"

#define ANKE_MAX_HEADER_ROWS 3
#define ANKE_MAX_TITLE_ROWS 40

/* The profile of plain CSV. */
AnkeProfile *anke_profile_new(void);

void anke_profile_add_tick(AnkeProfile *profile, const char *value);
void anke_profile_add_untick(AnkeProfile *profile, const char *value);
void anke_profile_add_stop_word(AnkeProfile *profile, const char *word);

/* `state` is any but ANKE_STATE_VALUE. */
void anke_profile_add_missing(AnkeProfile *profile, const char *value, AnkeState state);

/* Several at once; the list ends with NULL. */
void anke_profile_add_ticks(AnkeProfile *profile, const char *const *values);
void anke_profile_add_unticks(AnkeProfile *profile, const char *const *values);

/* The joiner is copied; NULL: the usual ones. */
void anke_profile_set_joiner(AnkeProfile *profile, const char *joiner);

void anke_profile_free(AnkeProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeProfile, anke_profile_free)

#endif
