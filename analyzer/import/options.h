/*
 * Cells of questions with choices: labels to choices, and multiple answers split into them.
 *
 * Labels are compared folded; the name of a choice stands for it, too. A cell of several answers is
 * cut at the delimiters; pieces are joined
 * again where that makes a label (which may hold the delimiter), the longest first. If a cell can be
 * read as choices in more than one way, that is said, not guessed. A single answer that is a label as
 * a whole is that choice, whatever it holds.
 */
#ifndef ANKE_IMPORT_OPTIONS_H
#define ANKE_IMPORT_OPTIONS_H

#include <glib.h>

#include "analyzer/data/codebook.h"

/* What a cell holds. Owned by the reader of options, valid until its next call. */
typedef struct {
    guint n_choices;
    const guint16 *choices; /* in order of the cell, each once */
    const char *unknown;    /* pieces that are no choice, joined as they stood; NULL: none */
    gsize n_unknown_bytes;
    guint fold_needs; /* ANKE_FOLD_...: how the choices differ from their labels */
    gboolean is_ambiguous;
    gboolean has_duplicate;
} AnkeOptions;

typedef struct AnkeOptionsReader AnkeOptionsReader;

/* A reader for one question with a list; borrows it. One thread at a time. */
AnkeOptionsReader *anke_options_reader_new(const AnkeQuestion *question);

/* Index of the choice whose label or name is the cell byte for byte, or -1: the fast way for most cells. */
gint anke_options_find_exact(const AnkeOptionsReader *reader, const char *cell, gsize n_bytes);

/* Whether anke_options_read() read the cell before and remembers what it holds. */
gboolean anke_options_remembers(const AnkeOptionsReader *reader, const char *cell, gsize n_bytes);

/* Reads a cell that is valid UTF-8 and not blank. */
const AnkeOptions *anke_options_read(AnkeOptionsReader *reader, const char *cell, gsize n_bytes);

void anke_options_reader_free(AnkeOptionsReader *reader);

#endif
