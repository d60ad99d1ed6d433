/*
 * One table of the stream in memory: the rows with the same wave, question and by.
 *
 * A table has items (rows of a cross-tabulation: answers) and groups (columns: categories of the
 * break) in display order, and numbers keyed by (stat, item, group). Index ANKE_ALL stands for a
 * blank: the question as a whole, or everyone in the table.
 *
 * A stream may hold nothing but `n`: what descriptive rows leave out takes its default (type single,
 * item type choice, group type choice, label = name of the question).
 *
 * Invariants: items and groups are unique by label; every (stat, item, group) occurs once; where the
 * ledger is known, valid = asked + na + notasked and asked = answered + noanswer + invalid in each
 * group. Texts live as long as the table. Looking up keeps notes in the table: one thread at a time.
 */
#ifndef ANKE_DATA_TABLE_H
#define ANKE_DATA_TABLE_H

#include <glib.h>

#define ANKE_ALL (-1)

/* The value of a number hidden by disclosure control. */
#define ANKE_HIDDEN "x"

typedef enum {
    ANKE_TYPE_SINGLE,
    ANKE_TYPE_MULTIPLE,
    ANKE_TYPE_SCALE,
    ANKE_TYPE_NUMBER,
    ANKE_TYPE_RANK,
    ANKE_TYPE_TEXT,
    ANKE_TYPE_RECORD, /* no answers: items are rows of a list, stats are its columns, as text */
    ANKE_TYPE_BATTERY /* sums and products of the answers to several questions: items and groups are
                       * those questions */
} AnkeQuestionType;

/* Names as they stand in the stream: "single", ... */
const char *anke_question_type_name(AnkeQuestionType type);

typedef enum {
    ANKE_ITEM_CHOICE,
    ANKE_ITEM_VALUE,
    ANKE_ITEM_BAND,
    ANKE_ITEM_NET,
    ANKE_ITEM_NOANSWER,
    ANKE_ITEM_INVALID,
    ANKE_ITEM_OPINION, /* no answer: a text with its category, never part of a sum */
    ANKE_ITEM_POINT,   /* a position of a curve, no answer: density, qq, fit */
    ANKE_ITEM_MEMBER   /* a question of a battery, no answer */
} AnkeItemType;

const char *anke_item_type_name(AnkeItemType type);

typedef enum {
    ANKE_GROUP_CHOICE,
    ANKE_GROUP_NOANSWER,
    ANKE_GROUP_NA,
    ANKE_GROUP_INVALID,
    ANKE_GROUP_NOTASKED
} AnkeGroupType;

const char *anke_group_type_name(AnkeGroupType type);

typedef struct {
    const char *label;
    const char *name; /* NULL: none */
    AnkeItemType type;
    double score; /* NaN: none */
    gboolean is_exclusive;
    gboolean is_other;
} AnkeItem;

typedef struct {
    const char *label;
    const char *name; /* NULL: none */
    AnkeGroupType type;
    double score; /* NaN: none; of a year its western number */
} AnkeGroup;

/* A row as it stood in the stream; item and group are indices or ANKE_ALL. */
typedef struct {
    const char *stat;
    const char *value;
    gint item;
    gint group;
    double number; /* NaN: blank, hidden or text */
} AnkeTableRow;

typedef struct {
    const char *wave; /* "" = none */
    const char *question;
    const char *by; /* "" = none */
    const char *label;
    const char *unit;     /* "" = none */
    const char *by_label; /* "" = none */
    AnkeQuestionType type;
    AnkeQuestionType by_type;
    guint n_items;
    const AnkeItem *items;
    guint n_groups;
    const AnkeGroup *groups;
    guint n_rows;
    const AnkeTableRow *rows;
    /* private */
    struct AnkeTableIndex *index;
} AnkeTable;

/* The row of (stat, item, group), or NULL. */
const AnkeTableRow *anke_table_row(const AnkeTable *table, const char *stat, gint item, gint group);

/* Whether any row has this stat. */
gboolean anke_table_has(const AnkeTable *table, const char *stat);

/* Its number. Undefined: an absent, blank, hidden or textual value is NaN. */
double anke_table_number(const AnkeTable *table, const char *stat, gint item, gint group);

/* Its text, or NULL where there is no such row. */
const char *anke_table_text(const AnkeTable *table, const char *stat, gint item, gint group);

/* Whether the value is hidden (ANKE_HIDDEN). */
gboolean anke_table_is_hidden(const AnkeTable *table, const char *stat, gint item, gint group);

/*
 * A number of the base ledger of a group: "valid", "asked", "answered", ... Where the stream has no
 * ledger, asked and answered are sums of `n` over the items that add up (answered: choices or values;
 * asked and valid: with no answer and invalid). Undefined: NaN where not known.
 */
double anke_table_base(const AnkeTable *table, const char *stat, gint group);

/* Whether it holds opinions: its numbers count what was said, not people. */
gboolean anke_table_has_opinions(const AnkeTable *table);

/* Whether it is a list of records or opinions: no statistic, and no sum with other tables, is made of
 * it. */
gboolean anke_table_is_list(const AnkeTable *table);

/* Whether it is there only to say more about another table of its question: within strata (nested,
 * with rows n_h), by the question's own choices within the groups of a break (BREAK:QUESTION), or
 * pair by pair of overlapping groups (rows overlap). The table by the stratum alone is one of its
 * own, too. */
gboolean anke_table_is_supplement(const AnkeTable *table);

/* Index of the group with this label, or ANKE_ALL if there is none. */
gint anke_table_find_group(const AnkeTable *table, const char *label);

/* Building: rows are added in stream order and may name items and groups as they come. */
typedef struct AnkeTableBuilder AnkeTableBuilder;

AnkeTableBuilder *anke_table_builder_new(const char *wave, const char *question, const char *by);

/* Adds a row; "" = blank. `line` is for messages (0: none). All texts are copied. */
void anke_table_builder_add(AnkeTableBuilder *builder, const char *item, const char *group,
                            const char *stat, const char *value, guint64 line);

/*
 * Makes the table and frees the builder.
 *   file   for messages, may be NULL
 * Errors: ANKE_ERROR_DATA  a key twice, an unknown type name, a broken ledger
 */
AnkeTable *anke_table_builder_finish(AnkeTableBuilder *builder, const char *file, GError **error);

void anke_table_builder_free(AnkeTableBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeTableBuilder, anke_table_builder_free)

void anke_table_free(AnkeTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeTable, anke_table_free)

#endif
