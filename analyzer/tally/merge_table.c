#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/table.h"
#include "analyzer/tally/careful_sum.h"
#include "analyzer/tally/merge.h"
#include "analyzer/tally/tally.h"

typedef enum { KIND_EQUAL, KIND_SUM, KIND_ALONE, KIND_REFUSED } Kind;
typedef enum { PART_DESCRIPTION, PART_LEDGER, PART_CELLS } Part;

typedef struct {
    const char *stat;
    Kind kind;
    Part part;
} Stat;

/* In the order in which they stand in a table. */
static const Stat stats[] = {
    {"label", KIND_EQUAL, PART_DESCRIPTION},
    {"type", KIND_EQUAL, PART_DESCRIPTION},
    {"unit", KIND_EQUAL, PART_DESCRIPTION},
    {"title", KIND_EQUAL, PART_DESCRIPTION},
    {"note", KIND_EQUAL, PART_DESCRIPTION},
    {"list", KIND_EQUAL, PART_DESCRIPTION},
    {"by_label", KIND_EQUAL, PART_DESCRIPTION},
    {"by_type", KIND_EQUAL, PART_DESCRIPTION},
    {"by_list", KIND_EQUAL, PART_DESCRIPTION},
    {"by_unit", KIND_EQUAL, PART_DESCRIPTION},
    {"pair", KIND_EQUAL, PART_DESCRIPTION},
    {"name", KIND_EQUAL, PART_DESCRIPTION},
    {"score", KIND_EQUAL, PART_DESCRIPTION},
    {"item_type", KIND_EQUAL, PART_DESCRIPTION},
    {"exclusive", KIND_EQUAL, PART_DESCRIPTION},
    {"other", KIND_EQUAL, PART_DESCRIPTION},
    {"outcome", KIND_EQUAL, PART_DESCRIPTION},
    {"group_type", KIND_EQUAL, PART_DESCRIPTION},
    {"group_score", KIND_EQUAL, PART_DESCRIPTION},
    {"group_order", KIND_EQUAL, PART_DESCRIPTION},
    {"population", KIND_EQUAL, PART_LEDGER},
    {"returned", KIND_SUM, PART_LEDGER},
    {"valid", KIND_SUM, PART_LEDGER},
    {"asked", KIND_SUM, PART_LEDGER},
    {"na", KIND_SUM, PART_LEDGER},
    {"notasked", KIND_SUM, PART_LEDGER},
    {"answered", KIND_SUM, PART_LEDGER},
    {"noanswer", KIND_SUM, PART_LEDGER},
    {"invalid", KIND_SUM, PART_LEDGER},
    {"ticks", KIND_SUM, PART_LEDGER},
    {"w_base", KIND_SUM, PART_LEDGER},
    {"w2_base", KIND_SUM, PART_LEDGER},
    {"n_h", KIND_SUM, PART_LEDGER},
    {"N_h", KIND_EQUAL, PART_LEDGER},
    {"overlap", KIND_SUM, PART_CELLS},
    {"n", KIND_SUM, PART_CELLS},
    {"w", KIND_SUM, PART_CELLS},
    {"w2", KIND_SUM, PART_CELLS},
    {"sx", KIND_SUM, PART_CELLS},
    {"sxy", KIND_SUM, PART_CELLS},
    {"rank_sum", KIND_SUM, PART_CELLS},
    {"tie_sum", KIND_SUM, PART_CELLS},
    /* staff: who came and who left; risk sets are of the days of one roster */
    {"stock", KIND_SUM, PART_CELLS},
    {"leavers", KIND_SUM, PART_CELLS},
    {"retired", KIND_SUM, PART_CELLS},
    {"quit", KIND_SUM, PART_CELLS},
    {"hires", KIND_SUM, PART_CELLS},
    {"stock_next", KIND_SUM, PART_CELLS},
    {"identity", KIND_SUM, PART_CELLS},
    {"age_sum", KIND_SUM, PART_CELLS},
    {"leavers_age_sum", KIND_SUM, PART_CELLS},
    {"hires_age_sum", KIND_SUM, PART_CELLS},
    {"age_n", KIND_SUM, PART_CELLS},
    {"leavers_age_n", KIND_SUM, PART_CELLS},
    {"hires_age_n", KIND_SUM, PART_CELLS},
    {"in_year", KIND_SUM, PART_CELLS},
    {"in_year_age_sum", KIND_SUM, PART_CELLS},
    {"exposure", KIND_SUM, PART_CELLS},
    {"exits", KIND_SUM, PART_CELLS},
    {"exits_all", KIND_SUM, PART_CELLS},
    {"at_risk", KIND_ALONE, PART_CELLS},
    {"events", KIND_ALONE, PART_CELLS},
    {"value", KIND_ALONE, PART_CELLS},
};

/* A row of the merged table; ordered by part, major, minor and stat. */
typedef struct {
    Part part;
    gint major;
    gint minor;
    guint stat;
    gint item;
    gint group;
    guint table;
    const char *value;
    double number;
} Entry;

/* An item or group of the merged table. */
typedef struct {
    const char *label;
    gint rank;    /* of its type */
    double order; /* within the type; NaN: as it came */
    guint arrival;
} Member;

typedef struct {
    const AnkeTable *const *tables;
    const char *const *names;
    guint n_tables;
    GArray *items;  /* of Member */
    GArray *groups; /* of Member */
    GArray *entries;
    gboolean drops_values;
} Union;

/* What can be added */

static gboolean find_stat(const char *name, guint *found)
{
    for (guint i = 0; i < G_N_ELEMENTS(stats); i++) {
        if (strcmp(stats[i].stat, name) == 0) {
            *found = i;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean refuse(const Union *merged, guint table, const char *stat, const char *problem,
                       GError **error)
{
    AnkePlace place = {merged->names[table], 0, 0};
    g_autofree char *question = anke_text_quote(merged->tables[table]->question, -1);
    g_autofree char *by = anke_text_quote(merged->tables[table]->by, -1);
    g_autofree char *quoted = anke_text_quote(stat, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place, "question \"%s\" by \"%s\": \"%s\" %s",
                         question, by, quoted, problem);
}

static gboolean check_row(const Union *merged, guint table, const AnkeTableRow *row, GError **error)
{
    guint stat;
    if (!find_stat(row->stat, &stat)) {
        return refuse(merged, table, row->stat,
                      "cannot be added: merge before anke-stats and other programs that compute",
                      error);
    }
    if (stats[stat].kind == KIND_ALONE && merged->n_tables > 1) {
        return refuse(merged, table, row->stat, "cannot be added: it stands in several streams",
                      error);
    }
    if (strcmp(row->value, ANKE_HIDDEN) == 0 && stats[stat].part != PART_DESCRIPTION) {
        return refuse(merged, table, row->stat, "is hidden: merge before numbers are hidden",
                      error);
    }
    if (stats[stat].kind == KIND_SUM && isnan(row->number) && *row->value != '\0') {
        return refuse(merged, table, row->stat, "is not a number", error);
    }
    return TRUE;
}

/* Lists, of which only one stream has any: they pass as they came. */
static gboolean is_lone_list(const Union *merged)
{
    return merged->n_tables == 1 && anke_table_is_list(merged->tables[0]);
}

static gboolean check_rows(const Union *merged, GError **error)
{
    if (is_lone_list(merged)) {
        return TRUE;
    }
    for (guint i = 0; i < merged->n_tables; i++) {
        for (guint k = 0; k < merged->tables[i]->n_rows; k++) {
            if (!check_row(merged, i, &merged->tables[i]->rows[k], error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

/* Items and groups of all tables, in canonical order */

static gint compare_members(gconstpointer a, gconstpointer b)
{
    const Member *left = a;
    const Member *right = b;
    if (left->rank != right->rank) {
        return left->rank < right->rank ? -1 : 1;
    }
    if (left->order != right->order && !isnan(left->order) && !isnan(right->order)) {
        return left->order < right->order ? -1 : 1;
    }
    return left->arrival < right->arrival ? -1 : left->arrival > right->arrival;
}

static void add_member(GArray *members, GHashTable *seen, const char *label, gint rank,
                       double order)
{
    if (g_hash_table_add(seen, (gpointer)label)) {
        Member member = {label, rank, order, members->len};
        g_array_append_val(members, member);
    }
}

static void unite_items(Union *merged)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < merged->n_tables; i++) {
        const AnkeTable *table = merged->tables[i];
        for (guint k = 0; k < table->n_items; k++) {
            const AnkeItem *item = &table->items[k];
            double value = NAN;
            if (item->type == ANKE_ITEM_VALUE) {
                (void)anke_number_parse(item->label, strlen(item->label), &value);
            }
            add_member(merged->items, seen, item->label, (gint)item->type, value);
        }
    }
    g_array_sort(merged->items, compare_members);
}

/* The groups of a nested break have an order of their own, in which types mix. */
static void unite_groups(Union *merged)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < merged->n_tables; i++) {
        const AnkeTable *table = merged->tables[i];
        for (guint k = 0; k < table->n_groups; k++) {
            double order = anke_table_number(table, "group_order", ANKE_ALL, (gint)k);
            gint rank = isnan(order) ? (gint)table->groups[k].type : -1;
            add_member(merged->groups, seen, table->groups[k].label, rank, order);
        }
    }
    g_array_sort(merged->groups, compare_members);
}

static guint count_type(const AnkeTable *table, AnkeItemType type)
{
    guint n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        n += table->items[i].type == type ? 1 : 0;
    }
    return n;
}

/* Whether a tally left out the values of a number, because they were too many and it has bands. */
static gboolean lacks_values(const AnkeTable *table)
{
    return table->type == ANKE_TYPE_NUMBER && count_type(table, ANKE_ITEM_BAND) > 0 &&
           count_type(table, ANKE_ITEM_VALUE) == 0 &&
           anke_table_number(table, "answered", ANKE_ALL, ANKE_ALL) > 0;
}

static void drop_values(Union *merged)
{
    for (guint i = merged->items->len; i-- > 0;) {
        if (g_array_index(merged->items, Member, i).rank == ANKE_ITEM_VALUE) {
            g_array_remove_index(merged->items, i);
        }
    }
    merged->drops_values = TRUE;
}

/* The rule of anke-tally: at most ANKE_MAX_VALUES values, or the bands alone. */
static gboolean bound_values(Union *merged, GError **error)
{
    guint n_values = 0;
    gboolean has_lost = FALSE;
    for (guint i = 0; i < merged->items->len; i++) {
        n_values += g_array_index(merged->items, Member, i).rank == ANKE_ITEM_VALUE ? 1 : 0;
    }
    for (guint i = 0; i < merged->n_tables; i++) {
        has_lost = has_lost || lacks_values(merged->tables[i]);
    }
    if (n_values > ANKE_MAX_VALUES && count_type(merged->tables[0], ANKE_ITEM_BAND) == 0) {
        return refuse(merged, 0, "n", "has more than 10000 values: bands are needed", error);
    }
    if (n_values > ANKE_MAX_VALUES || has_lost) {
        drop_values(merged);
    }
    return TRUE;
}

/* Rows */

static void add_entry(Union *merged, guint stat, gint item, gint group, guint table,
                      const char *value, double number)
{
    Entry entry = {stats[stat].part, item, group, stat, item, group, table, value, number};
    if (entry.part == PART_LEDGER) {
        entry.major = group;
        entry.minor = item;
    } else if (entry.part == PART_DESCRIPTION) {
        /* Of the question, of its items one by one, of its groups. */
        entry.major = item != ANKE_ALL ? 1 : group != ANKE_ALL ? 2 : 0;
        entry.minor = item != ANKE_ALL ? item : group;
    }
    g_array_append_val(merged->entries, entry);
}

/* Positions of a table's members among the merged ones; -1: dropped. */
static gint *map_members(const GArray *members, guint n, const char *(*label)(gpointer, guint),
                         gpointer table)
{
    g_autoptr(GHashTable) positions = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < members->len; i++) {
        g_hash_table_insert(positions, (gpointer)g_array_index(members, Member, i).label,
                            GUINT_TO_POINTER(i + 1));
    }
    gint *map = g_new(gint, n + 1);
    for (guint i = 0; i < n; i++) {
        map[i] = GPOINTER_TO_INT(g_hash_table_lookup(positions, label(table, i))) - 1;
    }
    return map;
}

static const char *item_label(gpointer table, guint i)
{
    return ((const AnkeTable *)table)->items[i].label;
}

static const char *group_label(gpointer table, guint i)
{
    return ((const AnkeTable *)table)->groups[i].label;
}

static void add_rows(Union *merged, guint index)
{
    const AnkeTable *table = merged->tables[index];
    gint *items = map_members(merged->items, table->n_items, item_label, (gpointer)table);
    gint *groups = map_members(merged->groups, table->n_groups, group_label, (gpointer)table);
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        guint stat = 0;
        (void)find_stat(row->stat, &stat);
        gint item = row->item == ANKE_ALL ? ANKE_ALL : items[row->item];
        gint group = row->group == ANKE_ALL ? ANKE_ALL : groups[row->group];
        if (row->item == ANKE_ALL || item >= 0) {
            add_entry(merged, stat, item, group, index, row->value, row->number);
        }
    }
    g_free(items);
    g_free(groups);
}

/* Whether each item has the number in each group and in the total. */
static gboolean is_full(const AnkeTable *table, const char *stat)
{
    gsize n_rows = 0;
    for (guint i = 0; i < table->n_rows; i++) {
        n_rows += table->rows[i].item != ANKE_ALL && strcmp(table->rows[i].stat, stat) == 0;
    }
    return n_rows > 0 && n_rows == (gsize)table->n_items * (table->n_groups + 1);
}

/* An item of one shard in a group of another: nobody. */
static void fill_cells(Union *merged, const char *stat)
{
    guint found;
    for (guint i = 0; i < merged->n_tables; i++) {
        if (!is_full(merged->tables[i], stat)) {
            return;
        }
    }
    if (!find_stat(stat, &found)) {
        return;
    }
    for (guint item = 0; item < merged->items->len; item++) {
        for (gint group = ANKE_ALL; group < (gint)merged->groups->len; group++) {
            add_entry(merged, found, (gint)item, group, 0, "0", 0);
        }
    }
}

/* The stratum of a group: its label, up to the first " / ". */
static gsize stratum_bytes(const char *label)
{
    const char *end = strstr(label, " / ");
    return end != NULL ? (gsize)(end - label) : strlen(label);
}

/* Any group of the table in this stratum, or ANKE_ALL. */
static gint find_stratum(const AnkeTable *table, const char *label)
{
    const gsize n_bytes = stratum_bytes(label);
    for (guint i = 0; i < table->n_groups; i++) {
        const char *other = table->groups[i].label;
        if (stratum_bytes(other) == n_bytes && memcmp(other, label, n_bytes) == 0) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

/* n_h is of the stratum, so a group that a shard has not takes it from a group that it has. */
static void fill_strata(Union *merged, guint index)
{
    const AnkeTable *table = merged->tables[index];
    guint stat = 0;
    (void)find_stat("n_h", &stat);
    for (guint i = 0; i < merged->groups->len; i++) {
        const char *label = g_array_index(merged->groups, Member, i).label;
        const gint twin =
            anke_table_find_group(table, label) < 0 ? find_stratum(table, label) : ANKE_ALL;
        const AnkeTableRow *row = twin >= 0 ? anke_table_row(table, "n_h", ANKE_ALL, twin) : NULL;
        if (row != NULL) {
            add_entry(merged, stat, ANKE_ALL, (gint)i, index, row->value, row->number);
        }
    }
}

static gint compare_entries(gconstpointer a, gconstpointer b)
{
    const Entry *left = a;
    const Entry *right = b;
    gint order = (gint)left->part - (gint)right->part;
    order = order != 0 ? order : left->major - right->major;
    order = order != 0 ? order : left->minor - right->minor;
    return order != 0 ? order : (gint)left->stat - (gint)right->stat;
}

/* Rows that are one row of the merged table stand in the order of the streams. */
static gint compare_for_sorting(gconstpointer a, gconstpointer b)
{
    gint order = compare_entries(a, b);
    const Entry *left = a;
    const Entry *right = b;
    return order != 0 ? order : (gint)left->table - (gint)right->table;
}

/* Writing */

static const char *label_at(const GArray *members, gint index)
{
    return index == ANKE_ALL ? "" : g_array_index(members, Member, index).label;
}

static gboolean check_equal(const Union *merged, const Entry *first, const Entry *entry,
                            GError **error)
{
    if (strcmp(first->value, entry->value) == 0) {
        return TRUE;
    }
    g_autofree char *problem = g_strconcat("is not that of ", merged->names[first->table], NULL);
    return refuse(merged, entry->table, stats[entry->stat].stat, problem, error);
}

/* Writes entries [from, to), which are of one row. */
static gboolean write_row(const Union *merged, guint from, guint to, AnkeStreamWriter *writer,
                          GError **error)
{
    const Entry *first = &g_array_index(merged->entries, Entry, from);
    const char *item = label_at(merged->items, first->item);
    const char *group = label_at(merged->groups, first->group);
    const Stat *stat = &stats[first->stat];
    AnkeCarefulSum sum = {0, 0};
    for (guint i = from; i < to; i++) {
        const Entry *entry = &g_array_index(merged->entries, Entry, i);
        anke_careful_sum_add(&sum, entry->number);
        if (stat->kind != KIND_SUM && !check_equal(merged, first, entry, error)) {
            return FALSE;
        }
    }
    if (stat->kind == KIND_SUM) {
        anke_stream_writer_number(writer, item, group, stat->stat, anke_careful_sum_value(&sum));
    } else {
        anke_stream_writer_text(writer, item, group, stat->stat, first->value);
    }
    return TRUE;
}

static gboolean write_union(Union *merged, AnkeStreamWriter *writer, GError **error)
{
    GArray *entries = merged->entries;
    g_array_sort(entries, compare_for_sorting);
    for (guint from = 0, to; from < entries->len; from = to) {
        const Entry *first = &g_array_index(entries, Entry, from);
        to = from + 1;
        while (to < entries->len &&
               compare_entries(first, &g_array_index(entries, Entry, to)) == 0) {
            to++;
        }
        if (!write_row(merged, from, to, writer, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean merge_union(Union *merged, AnkeStreamWriter *writer, GError **error)
{
    unite_items(merged);
    unite_groups(merged);
    if (!bound_values(merged, error)) {
        return FALSE;
    }
    for (guint i = 0; i < merged->n_tables; i++) {
        add_rows(merged, i);
        fill_strata(merged, i);
    }
    fill_cells(merged, "n");
    fill_cells(merged, "w");
    fill_cells(merged, "w2");
    return write_union(merged, writer, error);
}

static void copy_table(const AnkeTable *table, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < table->n_rows; i++) {
        anke_stream_writer_copy(writer, table, &table->rows[i]);
    }
}

/* Lists of cards, links and events */

static gboolean is_same_row(const AnkeTable *table, const AnkeTableRow *row, const AnkeTable *other)
{
    for (guint i = 0; i < other->n_rows; i++) {
        const AnkeTableRow *twin = &other->rows[i];
        gboolean is_same_item =
            row->item == ANKE_ALL || twin->item == ANKE_ALL
                ? row->item == twin->item
                : strcmp(table->items[row->item].label, other->items[twin->item].label) == 0;
        if (is_same_item && strcmp(row->stat, twin->stat) == 0) {
            return strcmp(row->value, twin->value) == 0;
        }
    }
    return FALSE;
}

/* A list is no sum: where several streams have it, it must be the same list. */
static gboolean merge_records(const Union *merged, AnkeStreamWriter *writer, GError **error)
{
    const AnkeTable *first = merged->tables[0];
    for (guint i = 1; i < merged->n_tables; i++) {
        const AnkeTable *table = merged->tables[i];
        if (table->n_rows != first->n_rows) {
            g_autofree char *problem =
                g_strconcat("has not the rows that it has in ", merged->names[0], NULL);
            return refuse(merged, i, "list", problem, error);
        }
        for (guint row = 0; row < first->n_rows; row++) {
            if (!is_same_row(first, &first->rows[row], table)) {
                g_autofree char *problem =
                    g_strconcat("is not everywhere that of ", merged->names[0], NULL);
                return refuse(merged, i, first->rows[row].stat, problem, error);
            }
        }
    }
    copy_table(first, writer);
    return TRUE;
}

static gboolean has_records(const Union *merged)
{
    for (guint i = 0; i < merged->n_tables; i++) {
        if (merged->tables[i]->type == ANKE_TYPE_RECORD) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_merge_tables(const AnkeTable *const *tables, const char *const *names, guint n_tables,
                           AnkeStreamWriter *writer, GError **error)
{
    Union merged = {.tables = tables, .names = names, .n_tables = n_tables};
    if (has_records(&merged)) {
        return merge_records(&merged, writer, error);
    }
    if (!check_rows(&merged, error)) {
        return FALSE;
    }
    if (n_tables == 1) {
        copy_table(tables[0], writer);
        return TRUE;
    }
    merged.items = g_array_new(FALSE, FALSE, sizeof(Member));
    merged.groups = g_array_new(FALSE, FALSE, sizeof(Member));
    merged.entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    gboolean is_good = merge_union(&merged, writer, error);
    g_array_unref(merged.items);
    g_array_unref(merged.groups);
    g_array_unref(merged.entries);
    return is_good;
}
