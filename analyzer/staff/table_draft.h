/*
 * A table of the stream while it is filled: items, groups, then numbers by stat; written in the order
 * that streams have (descriptions, items, groups, numbers item by item).
 */
#ifndef ANKE_STAFF_TABLE_DRAFT_H
#define ANKE_STAFF_TABLE_DRAFT_H

#include <glib.h>

#include "analyzer/data/stream.h"

typedef struct AnkeTableDraft AnkeTableDraft;

/* Texts that are not copied: literals, or alive as long as the draft. */
typedef struct {
    const char *question;
    const char *label;
    AnkeQuestionType type;
    const char *unit; /* NULL: none */
    const char *by;   /* "": no break */
    const char *by_label;
    const char *const *stats; /* NULL-terminated */
} AnkeTableHead;

AnkeTableDraft *anke_table_draft_new(const AnkeTableHead *head);

/* Adds an item and gives its index; the label is copied. "" stands for the question as a whole. */
guint anke_table_draft_add_item(AnkeTableDraft *draft, const char *label, AnkeItemType type,
                                const char *name);

/* Adds a group, likewise; "" is everyone. A score of NaN is none. */
guint anke_table_draft_add_group(AnkeTableDraft *draft, const char *label, AnkeGroupType type,
                                 double score);

guint anke_table_draft_n_items(const AnkeTableDraft *draft);
guint anke_table_draft_n_groups(const AnkeTableDraft *draft);

/* Sets a number; all are blank before. Items and groups are complete by then. */
void anke_table_draft_set(AnkeTableDraft *draft, guint item, guint group, guint stat, double value);

void anke_table_draft_write(const AnkeTableDraft *draft, AnkeStreamWriter *writer);

void anke_table_draft_free(AnkeTableDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeTableDraft, anke_table_draft_free)

#endif
