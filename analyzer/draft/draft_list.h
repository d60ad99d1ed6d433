/* Lists of choices of a drafted codebook: which answers become choices, in which order, with what
 * points. */
#ifndef ANKE_DRAFT_DRAFT_LIST_H
#define ANKE_DRAFT_DRAFT_LIST_H

#include <glib.h>

#include "analyzer/draft/known_choices.h"

typedef struct {
    char *label;
    char *folded; /* of the label */
    char *name;   /* NULL until names are given */
    double score; /* NaN: none */
    AnkeLabelKind kind;
    guint64 n; /* respondents who gave it */
} AnkeDraftChoice;

typedef struct {
    char *name;         /* NULL until names are given */
    GPtrArray *choices; /* AnkeDraftChoice */
    gboolean is_fixed;  /* the choices come from the heads: neither sorted nor shared by likeness */
    gboolean is_number; /* the labels are the points of a scale of numbers */
    guint n_rare;       /* choices that one respondent alone gave, in a small closed set */
    guint n_left;       /* answers that did not become choices, because one respondent gave them */
} AnkeDraftList;

/*
 * Who must have given an answer for it to become a choice. An answer that one respondent alone gave
 * may say who that was, and a label is for everybody to read: it stays what it is, a text of その他.
 */
typedef struct {
    guint min_count;      /* respondents */
    gboolean allows_rare; /* a rare one in a small closed set is a choice all the same */
    GHashTable *offered;  /* set of folded texts that are frequent under other heads: nobody's own;
                           * NULL: none */
} AnkeChoiceRule;

AnkeDraftList *anke_draft_list_new(void);

/* Adds a choice at the end. */
AnkeDraftChoice *anke_draft_list_add(AnkeDraftList *list, const char *label, guint64 n);

/* The choice with this folded label, or NULL. */
AnkeDraftChoice *anke_draft_list_find(const AnkeDraftList *list, const char *folded);

/*
 * A list of the values (AnkeValue) that the rule lets be choices; adds その他 where some are left out.
 *   n_filled   respondents who answered
 *   is_closed  the values are a closed set by what is asked (所属): all are choices
 *   before     which stands before which in cells of several answers: n * n for the values; NULL
 */
AnkeDraftList *anke_draft_list_from_values(const GPtrArray *values, guint64 n_filled,
                                           const AnkeChoiceRule *rule, gboolean is_closed,
                                           const guint *before);

/* Adds その他 where the list has none. */
void anke_draft_list_add_other(AnkeDraftList *list);

/* Sets points of scales that are known by their words. */
void anke_draft_list_grade(AnkeDraftList *list);

/* Whether some choice has a score. */
gboolean anke_draft_list_is_scale(const AnkeDraftList *list);

void anke_draft_list_free(gpointer list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeDraftList, anke_draft_list_free)

#endif
