#include "analyzer/data/table.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

/* Ledgers of weighted streams may differ by rounding; whole counts may not. */
static const double ledger_tolerance = 1e-9;

static const char *const question_type_names[] = {"single", "multiple", "scale",  "number",
                                                  "rank",   "text",     "record", "battery"};
static const char *const item_type_names[] = {"choice",  "value",   "band",  "net",   "noanswer",
                                              "invalid", "opinion", "point", "member"};
static const char *const group_type_names[] = {"choice", "noanswer", "na", "invalid", "notasked"};

const char *anke_question_type_name(AnkeQuestionType type)
{
    return question_type_names[type];
}

const char *anke_item_type_name(AnkeItemType type)
{
    return item_type_names[type];
}

const char *anke_group_type_name(AnkeGroupType type)
{
    return group_type_names[type];
}

/*
 * Rows of one stat: row number + 1 by (item, group), 0 = absent. Four blocks, so that statistics of
 * the question as a whole do not cost a cell per item and group.
 */
typedef struct {
    const char *stat;
    guint *whole;  /* 1 */
    guint *items;  /* n_items */
    guint *groups; /* n_groups */
    guint *cells;  /* n_items x n_groups, row-major */
} StatIndex;

/* Callers ask for the same few literals again and again: where the text at an address led last. */
enum { N_REMEMBERED = 64 };

struct AnkeTableIndex {
    GStringChunk *texts;
    GArray *stats;                  /* StatIndex */
    guint remembered[N_REMEMBERED]; /* index in stats, by the address of the name */
    GHashTable *items;
    GHashTable *groups;
};

struct AnkeTableBuilder {
    AnkeTable *table;
    GArray *items;
    GArray *groups;
    GArray *rows;
    GArray *lines; /* guint64, of each row */
    gint last_item;
    gint last_group;
    const char *last_stat;
};

static void free_stat_index(gpointer data)
{
    StatIndex *stat = data;
    g_free(stat->whole);
    g_free(stat->items);
    g_free(stat->groups);
    g_free(stat->cells);
}

AnkeTableBuilder *anke_table_builder_new(const char *wave, const char *question, const char *by)
{
    AnkeTableBuilder *builder = g_new0(AnkeTableBuilder, 1);
    AnkeTable *table = g_new0(AnkeTable, 1);
    struct AnkeTableIndex *index = g_new0(struct AnkeTableIndex, 1);
    index->texts = g_string_chunk_new(4096);
    index->stats = g_array_new(FALSE, TRUE, sizeof(StatIndex));
    g_array_set_clear_func(index->stats, free_stat_index);
    index->items = g_hash_table_new(g_str_hash, g_str_equal);
    index->groups = g_hash_table_new(g_str_hash, g_str_equal);
    table->index = index;
    table->wave = g_string_chunk_insert(index->texts, wave);
    table->question = g_string_chunk_insert(index->texts, question);
    table->by = g_string_chunk_insert(index->texts, by);
    builder->table = table;
    builder->items = g_array_new(FALSE, TRUE, sizeof(AnkeItem));
    builder->groups = g_array_new(FALSE, TRUE, sizeof(AnkeGroup));
    builder->rows = g_array_new(FALSE, FALSE, sizeof(AnkeTableRow));
    builder->lines = g_array_new(FALSE, FALSE, sizeof(guint64));
    builder->last_item = ANKE_ALL;
    builder->last_group = ANKE_ALL;
    builder->last_stat = "";
    return builder;
}

static gint find_label(GHashTable *labels, const char *label)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(labels, label)) - 1;
}

/* Rows come in runs of one item, and groups one after another: look there before hashing. */
static gint find_or_add_item(AnkeTableBuilder *builder, const char *label)
{
    if (*label == '\0') {
        return ANKE_ALL;
    }
    gint last = builder->last_item;
    if (last >= 0 && strcmp(g_array_index(builder->items, AnkeItem, last).label, label) == 0) {
        return last;
    }
    struct AnkeTableIndex *index = builder->table->index;
    gint item = find_label(index->items, label);
    if (item < 0) {
        AnkeItem fresh = {.label = g_string_chunk_insert(index->texts, label), .score = NAN};
        item = (gint)builder->items->len;
        g_array_append_val(builder->items, fresh);
        g_hash_table_insert(index->items, (gpointer)fresh.label, GINT_TO_POINTER(item + 1));
    }
    builder->last_item = item;
    return item;
}

static gint find_or_add_group(AnkeTableBuilder *builder, const char *label)
{
    if (*label == '\0') {
        builder->last_group = ANKE_ALL;
        return ANKE_ALL;
    }
    for (gint guess = MAX(builder->last_group, 0);
         guess <= builder->last_group + 1 && guess < (gint)builder->groups->len; guess++) {
        if (strcmp(g_array_index(builder->groups, AnkeGroup, guess).label, label) == 0) {
            builder->last_group = guess;
            return guess;
        }
    }
    struct AnkeTableIndex *index = builder->table->index;
    gint group = find_label(index->groups, label);
    if (group < 0) {
        AnkeGroup fresh = {.label = g_string_chunk_insert(index->texts, label), .score = NAN};
        group = (gint)builder->groups->len;
        g_array_append_val(builder->groups, fresh);
        g_hash_table_insert(index->groups, (gpointer)fresh.label, GINT_TO_POINTER(group + 1));
    }
    builder->last_group = group;
    return group;
}

void anke_table_builder_add(AnkeTableBuilder *builder, const char *item, const char *group,
                            const char *stat, const char *value, guint64 line)
{
    GStringChunk *texts = builder->table->index->texts;
    AnkeTableRow row = {.number = NAN};
    row.item = find_or_add_item(builder, item);
    row.group = find_or_add_group(builder, group);
    if (strcmp(builder->last_stat, stat) != 0) {
        builder->last_stat = g_string_chunk_insert_const(texts, stat);
    }
    row.stat = builder->last_stat;
    gsize n_bytes = strlen(value);
    row.value = g_string_chunk_insert_len(texts, value, (gssize)n_bytes);
    (void)anke_number_parse(value, n_bytes, &row.number);
    g_array_append_val(builder->rows, row);
    g_array_append_val(builder->lines, line);
}

/* Index */

static StatIndex *find_stat(const AnkeTable *table, const char *stat)
{
    GArray *stats = table->index->stats;
    guint *remembered = &table->index->remembered[((gsize)stat >> 2) % N_REMEMBERED];
    if (*remembered < stats->len) {
        StatIndex *guess = &g_array_index(stats, StatIndex, *remembered);
        if (guess->stat == stat || strcmp(guess->stat, stat) == 0) {
            return guess;
        }
    }
    for (guint i = 0; i < stats->len; i++) {
        StatIndex *found = &g_array_index(stats, StatIndex, i);
        if (strcmp(found->stat, stat) == 0) {
            *remembered = i;
            return found;
        }
    }
    return NULL;
}

static guint *find_slot(const AnkeTable *table, const StatIndex *stat, gint item, gint group)
{
    if (item < 0) {
        guint *block = group < 0 ? stat->whole : stat->groups;
        return block != NULL ? &block[MAX(group, 0)] : NULL;
    }
    if (group < 0) {
        return stat->items != NULL ? &stat->items[item] : NULL;
    }
    return stat->cells != NULL ? &stat->cells[(gsize)item * table->n_groups + (gsize)group] : NULL;
}

static guint *make_slot(const AnkeTable *table, StatIndex *stat, gint item, gint group)
{
    guint **block = item < 0    ? (group < 0 ? &stat->whole : &stat->groups)
                    : group < 0 ? &stat->items
                                : &stat->cells;
    if (*block == NULL) {
        gsize n_items = item < 0 ? 1 : table->n_items;
        gsize n_groups = group < 0 ? 1 : table->n_groups;
        *block = g_new0(guint, n_items * n_groups);
    }
    return find_slot(table, stat, item, group);
}

static StatIndex *find_or_add_stat(AnkeTable *table, const char *stat)
{
    StatIndex *found = find_stat(table, stat);
    if (found == NULL) {
        StatIndex fresh = {.stat = stat};
        g_array_append_val(table->index->stats, fresh);
        found = &g_array_index(table->index->stats, StatIndex, table->index->stats->len - 1);
    }
    return found;
}

static gboolean index_rows(AnkeTable *table, const GArray *lines, const char *file, GError **error)
{
    StatIndex *stat = NULL;
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        if (stat == NULL || stat->stat != row->stat) {
            stat = find_or_add_stat(table, row->stat);
        }
        guint *slot = make_slot(table, stat, row->item, row->group);
        if (*slot != 0) {
            AnkePlace place = {file, g_array_index(lines, guint64, i), 0};
            g_autofree char *quoted = anke_text_quote(row->stat, -1);
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "a second \"%s\" for the same item and group of the table",
                                 quoted);
        }
        *slot = i + 1;
    }
    return TRUE;
}

/* Descriptive rows */

static gboolean find_name(const char *const *names, guint n_names, const char *name, guint *found)
{
    for (guint i = 0; i < n_names; i++) {
        if (strcmp(names[i], name) == 0) {
            *found = i;
            return TRUE;
        }
    }
    return FALSE;
}

static const char *text_or(const AnkeTable *table, const char *stat, const char *otherwise)
{
    const char *text = anke_table_text(table, stat, ANKE_ALL, ANKE_ALL);
    return text != NULL && *text != '\0' ? text : otherwise;
}

/* Reads a row that names a type; leaves *type where there is no such row. */
static gboolean read_type(const AnkeTableRow *row, const char *const *names, guint n_names,
                          guint *type)
{
    return row == NULL || find_name(names, n_names, row->value, type);
}

static gboolean refuse_type(const AnkeTable *table, const AnkeTableRow *row, const char *file,
                            GError **error)
{
    AnkePlace place = {file, 0, 0};
    g_autofree char *value = anke_text_quote(row->value, -1);
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place, "question \"%s\": unknown %s \"%s\"",
                         question, row->stat, value);
}

static gboolean describe_question(AnkeTable *table, const char *file, GError **error)
{
    const struct {
        const char *stat;
        AnkeQuestionType *type;
    } types[] = {{"type", &table->type}, {"by_type", &table->by_type}};
    for (guint i = 0; i < G_N_ELEMENTS(types); i++) {
        const AnkeTableRow *row = anke_table_row(table, types[i].stat, ANKE_ALL, ANKE_ALL);
        guint type = ANKE_TYPE_SINGLE;
        if (!read_type(row, question_type_names, G_N_ELEMENTS(question_type_names), &type)) {
            return refuse_type(table, row, file, error);
        }
        *types[i].type = (AnkeQuestionType)type;
    }
    table->label = text_or(table, "label", table->question);
    table->unit = text_or(table, "unit", "");
    table->by_label = text_or(table, "by_label", table->by);
    return TRUE;
}

static gboolean describe_items(AnkeTable *table, AnkeItem *items, const char *file, GError **error)
{
    for (guint i = 0; i < table->n_items; i++) {
        const AnkeTableRow *row = anke_table_row(table, "item_type", (gint)i, ANKE_ALL);
        guint type = ANKE_ITEM_CHOICE;
        if (!read_type(row, item_type_names, G_N_ELEMENTS(item_type_names), &type)) {
            return refuse_type(table, row, file, error);
        }
        items[i].type = (AnkeItemType)type;
        items[i].name = anke_table_text(table, "name", (gint)i, ANKE_ALL);
        items[i].score = anke_table_number(table, "score", (gint)i, ANKE_ALL);
        items[i].is_exclusive =
            g_strcmp0(anke_table_text(table, "exclusive", (gint)i, ANKE_ALL), "yes") == 0;
        items[i].is_other =
            g_strcmp0(anke_table_text(table, "other", (gint)i, ANKE_ALL), "yes") == 0;
    }
    return TRUE;
}

static gboolean describe_groups(AnkeTable *table, AnkeGroup *groups, const char *file,
                                GError **error)
{
    for (guint i = 0; i < table->n_groups; i++) {
        const AnkeTableRow *row = anke_table_row(table, "group_type", ANKE_ALL, (gint)i);
        guint type = ANKE_GROUP_CHOICE;
        if (!read_type(row, group_type_names, G_N_ELEMENTS(group_type_names), &type)) {
            return refuse_type(table, row, file, error);
        }
        groups[i].type = (AnkeGroupType)type;
        groups[i].name = anke_table_text(table, "name", ANKE_ALL, (gint)i);
        groups[i].score = anke_table_number(table, "group_score", ANKE_ALL, (gint)i);
    }
    return TRUE;
}

/* Ledger */

/* Whether whole = sum of parts, as far as all are known. */
static gboolean adds_up(const AnkeTable *table, gint group, const char *whole,
                        const char *const *parts, guint n_parts)
{
    double sum = 0;
    for (guint i = 0; i < n_parts; i++) {
        sum += anke_table_number(table, parts[i], ANKE_ALL, group);
    }
    double value = anke_table_number(table, whole, ANKE_ALL, group);
    return isnan(sum) || isnan(value) || fabs(sum - value) <= ledger_tolerance * MAX(1, value);
}

static gboolean check_ledger(const AnkeTable *table, const char *file, GError **error)
{
    static const char *const parts_of_valid[] = {"asked", "na", "notasked"};
    static const char *const parts_of_asked[] = {"answered", "noanswer", "invalid"};
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        gboolean is_valid_whole = adds_up(table, group, "valid", parts_of_valid, 3);
        if (is_valid_whole && adds_up(table, group, "asked", parts_of_asked, 3)) {
            continue;
        }
        g_autofree char *question = anke_text_quote(table->question, -1);
        g_autofree char *by = anke_text_quote(table->by, -1);
        AnkePlace place = {file, 0, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "question \"%s\" by \"%s\": the base ledger is broken: %s", question,
                             by,
                             is_valid_whole ? "asked is not answered + noanswer + invalid"
                                            : "valid is not asked + na + notasked");
    }
    return TRUE;
}

AnkeTable *anke_table_builder_finish(AnkeTableBuilder *builder, const char *file, GError **error)
{
    AnkeTable *table = builder->table;
    table->n_items = builder->items->len;
    table->n_groups = builder->groups->len;
    table->n_rows = builder->rows->len;
    AnkeItem *items = (AnkeItem *)(void *)g_array_free(g_steal_pointer(&builder->items), FALSE);
    AnkeGroup *groups = (AnkeGroup *)(void *)g_array_free(g_steal_pointer(&builder->groups), FALSE);
    table->items = items;
    table->groups = groups;
    table->rows =
        (const AnkeTableRow *)(void *)g_array_free(g_steal_pointer(&builder->rows), FALSE);
    gboolean is_good =
        index_rows(table, builder->lines, file, error) && describe_question(table, file, error) &&
        describe_items(table, items, file, error) && describe_groups(table, groups, file, error) &&
        check_ledger(table, file, error);
    if (is_good) {
        builder->table = NULL;
    }
    anke_table_builder_free(builder);
    return is_good ? table : NULL;
}

void anke_table_builder_free(AnkeTableBuilder *builder)
{
    if (builder == NULL) {
        return;
    }
    anke_table_free(builder->table);
    g_clear_pointer(&builder->items, g_array_unref);
    g_clear_pointer(&builder->groups, g_array_unref);
    g_clear_pointer(&builder->rows, g_array_unref);
    g_clear_pointer(&builder->lines, g_array_unref);
    g_free(builder);
}

void anke_table_free(AnkeTable *table)
{
    if (table == NULL) {
        return;
    }
    g_string_chunk_free(table->index->texts);
    g_array_unref(table->index->stats);
    g_hash_table_unref(table->index->items);
    g_hash_table_unref(table->index->groups);
    g_free(table->index);
    g_free((gpointer)table->items);
    g_free((gpointer)table->groups);
    g_free((gpointer)table->rows);
    g_free(table);
}

/* Looking up */

const AnkeTableRow *anke_table_row(const AnkeTable *table, const char *stat, gint item, gint group)
{
    const StatIndex *found = find_stat(table, stat);
    const guint *slot = found != NULL ? find_slot(table, found, item, group) : NULL;
    return slot != NULL && *slot != 0 ? &table->rows[*slot - 1] : NULL;
}

gboolean anke_table_has(const AnkeTable *table, const char *stat)
{
    return find_stat(table, stat) != NULL;
}

double anke_table_number(const AnkeTable *table, const char *stat, gint item, gint group)
{
    const AnkeTableRow *row = anke_table_row(table, stat, item, group);
    return row != NULL ? row->number : NAN;
}

const char *anke_table_text(const AnkeTable *table, const char *stat, gint item, gint group)
{
    const AnkeTableRow *row = anke_table_row(table, stat, item, group);
    return row != NULL ? row->value : NULL;
}

gboolean anke_table_is_hidden(const AnkeTable *table, const char *stat, gint item, gint group)
{
    return g_strcmp0(anke_table_text(table, stat, item, group), ANKE_HIDDEN) == 0;
}

gboolean anke_table_has_opinions(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_OPINION) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_table_is_list(const AnkeTable *table)
{
    return table->type == ANKE_TYPE_RECORD || anke_table_has_opinions(table);
}

static gboolean has_group_row(const AnkeTable *table, const char *stat)
{
    const StatIndex *found = find_stat(table, stat);
    return found != NULL && found->groups != NULL;
}

gboolean anke_table_is_supplement(const AnkeTable *table)
{
    const char *last = strrchr(table->by, ':');
    const gboolean is_within = last != NULL && strcmp(last + 1, table->question) == 0;
    const gboolean has_strata = last != NULL && has_group_row(table, "n_h");
    return table->type != ANKE_TYPE_BATTERY &&
           (is_within || has_strata || has_group_row(table, "overlap"));
}

gint anke_table_find_group(const AnkeTable *table, const char *label)
{
    return find_label(table->index->groups, label);
}

static double sum_of_counts(const AnkeTable *table, gint group, gboolean has_unanswered)
{
    double sum = 0;
    for (guint i = 0; i < table->n_items; i++) {
        AnkeItemType type = table->items[i].type;
        gboolean is_answer = type == ANKE_ITEM_CHOICE || type == ANKE_ITEM_VALUE;
        gboolean is_unanswered = type == ANKE_ITEM_NOANSWER || type == ANKE_ITEM_INVALID;
        if (is_answer || (has_unanswered && is_unanswered)) {
            sum += anke_table_number(table, "n", (gint)i, group);
        }
    }
    return sum;
}

double anke_table_base(const AnkeTable *table, const char *stat, gint group)
{
    const AnkeTableRow *row = anke_table_row(table, stat, ANKE_ALL, group);
    if (row != NULL || anke_table_row(table, "asked", ANKE_ALL, ANKE_ALL) != NULL) {
        return row != NULL ? row->number : NAN;
    }
    if (strcmp(stat, "answered") == 0) {
        return sum_of_counts(table, group, FALSE);
    }
    gboolean is_asked = strcmp(stat, "asked") == 0 || strcmp(stat, "valid") == 0;
    return is_asked ? sum_of_counts(table, group, TRUE) : NAN;
}
