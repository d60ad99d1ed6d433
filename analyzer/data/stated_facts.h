/*
 * Facts that the maker of a small table or list states on the command line: whose numbers these are, as
 * of which day, from where.
 */
#ifndef ANKE_DATA_STATED_FACTS_H
#define ANKE_DATA_STATED_FACTS_H

#include <glib.h>

#include "analyzer/data/stream.h"

/* NULL: left out. */
typedef struct {
    const char *title;
    const char *organisation;
    const char *form_id;
    const char *closed; /* ISO 8601 date */
    const char *source;
    const char *note;
    gboolean is_published; /* the figures are public: nothing is left to protect */
} AnkeStatedFacts;

/* Entries of an array of GOptionEntry that fill `facts`. */
#define ANKE_STATED_FACTS_OPTIONS(facts)                                                           \
    {"title", 0, 0, G_OPTION_ARG_STRING, &(facts).title, "Title of the stream", "TEXT"},           \
        {"organisation", 0, 0, G_OPTION_ARG_STRING, &(facts).organisation, "Whose it is", "TEXT"}, \
        {"form-id", 0, 0, G_OPTION_ARG_STRING, &(facts).form_id, "Identifier of the stream",       \
         "TEXT"},                                                                                  \
        {"closed", 0, 0, G_OPTION_ARG_STRING, &(facts).closed, "As of this day", "YYYY-MM-DD"},    \
        {"source", 0, 0, G_OPTION_ARG_STRING, &(facts).source, "Where it comes from", "TEXT"},     \
        {"note", 0, 0, G_OPTION_ARG_STRING, &(facts).note, "What readers must know", "TEXT"},      \
    {                                                                                              \
        "published", 0, 0, G_OPTION_ARG_NONE, &(facts).is_published,                               \
            "It is public: pictures need no mark", NULL                                            \
    }

/* Errors: ANKE_ERROR_USAGE  `closed` is no date */
gboolean anke_stated_facts_check(const AnkeStatedFacts *facts, GError **error);

void anke_stated_facts_write(const AnkeStatedFacts *facts, AnkeStreamWriter *writer);

#endif
