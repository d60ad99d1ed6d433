#include <string.h>

#include "analyzer/tally/tally_counts.h"

/* A group of the table: a member, within a group of the break where there is one. */
typedef struct {
    char *label;
    char *name;
    guint member;
    AnkeGroupType type;
    guint64 order;
    const AnkeBatterySums *sums; /* NULL: nobody */
} Column;

typedef struct {
    const AnkeBatterySheet *sheet;
    GArray *columns; /* of Column */
    AnkeStreamWriter *writer;
} Page;

static void clear_column(gpointer data)
{
    Column *column = data;
    g_free(column->label);
    g_free(column->name);
}

/* Columns */

/* The members, within a group of the break; NULL: everyone. */
static void add_columns(Page *page, const AnkeBreakGroup *group)
{
    const AnkeBatterySheet *sheet = page->sheet;
    for (guint i = 0; i < sheet->n_members; i++) {
        const AnkeQuestion *member = sheet->members[i];
        g_array_set_size(page->columns, page->columns->len + 1);
        Column *column = &g_array_index(page->columns, Column, page->columns->len - 1);
        *column = (Column){.member = i, .type = ANKE_GROUP_CHOICE};
        column->sums = anke_battery_sheet_sums(sheet, group != NULL ? group->slot : 0);
        if (group == NULL) {
            column->label = g_strdup(member->label);
            column->name = g_strdup(member->name);
        } else {
            column->label = g_strjoin(" / ", group->label, member->label, NULL);
            column->name =
                group->name != NULL ? g_strjoin(":", group->name, member->name, NULL) : NULL;
            column->type = group->type;
            column->order = group->code * sheet->n_members + i;
        }
    }
}

/* All choices of the break; the other groups if anybody in them is complete. */
static void find_columns(Page *page)
{
    const AnkeBatterySheet *sheet = page->sheet;
    if (sheet->by == NULL) {
        add_columns(page, NULL);
        return;
    }
    g_autoptr(GPtrArray) groups = anke_break_groups(sheet->by);
    for (guint i = 0; i < groups->len; i++) {
        const AnkeBreakGroup *group = g_ptr_array_index(groups, i);
        if (group->type == ANKE_GROUP_CHOICE ||
            anke_battery_sheet_sums(sheet, group->slot) != NULL) {
            add_columns(page, group);
        }
    }
}

/* Descriptive rows */

static void describe_battery(const Page *page)
{
    const AnkeBatterySheet *sheet = page->sheet;
    AnkeStreamWriter *writer = page->writer;
    anke_stream_writer_text(writer, "", "", "label", sheet->name);
    anke_stream_writer_text(writer, "", "", "type", anke_question_type_name(ANKE_TYPE_BATTERY));
    if (sheet->by != NULL) {
        g_autofree char *label = anke_break_label(sheet->by);
        g_autofree char *joined = g_strjoin(" × ", label, sheet->name, NULL);
        anke_stream_writer_text(writer, "", "", "by_label", joined);
        anke_stream_writer_text(writer, "", "", "by_type",
                                anke_question_type_name(anke_break_type(sheet->by)));
    }
    for (guint i = 0; i < sheet->n_members; i++) {
        const char *label = sheet->members[i]->label;
        anke_stream_writer_text(writer, label, "", "name", sheet->members[i]->name);
        anke_stream_writer_text(writer, label, "", "item_type",
                                anke_item_type_name(ANKE_ITEM_MEMBER));
        if (i == 0 && sheet->has_outcome) {
            anke_stream_writer_text(writer, label, "", "outcome", "yes");
        }
    }
}

static void describe_columns(const Page *page)
{
    for (guint i = 0; i < page->columns->len; i++) {
        const Column *column = &g_array_index(page->columns, Column, i);
        if (column->name != NULL) {
            anke_stream_writer_text(page->writer, "", column->label, "name", column->name);
        }
        anke_stream_writer_text(page->writer, "", column->label, "group_type",
                                anke_group_type_name(column->type));
        if (page->sheet->by != NULL) {
            anke_stream_writer_number(page->writer, "", column->label, "group_order",
                                      (double)column->order);
        }
    }
}

/* Sums */

static void put(const Page *page, guint item, const Column *column, const char *stat, double value)
{
    anke_stream_writer_number(page->writer, page->sheet->members[item]->label, column->label, stat,
                              value);
}

/* Ranks of an outcome among what is to explain it mean nothing. */
static void write_cell(const Page *page, guint item, const Column *column)
{
    const AnkeBatterySums *sums = column->sums;
    const gboolean is_diagonal = item == column->member;
    put(page, item, column, "n", sums != NULL ? (double)sums->n : 0);
    if (is_diagonal) {
        put(page, item, column, "sx", sums != NULL ? anke_careful_sum_value(&sums->sx[item]) : 0);
    }
    put(page, item, column, "sxy",
        sums != NULL ? anke_battery_product(sums, item, column->member) : 0);
    if (is_diagonal && !page->sheet->has_outcome) {
        put(page, item, column, "rank_sum", sums != NULL ? sums->rank_sum[item] : 0);
        put(page, item, column, "tie_sum", sums != NULL ? sums->tie_sum : 0);
    }
}

static void write_sheet(const AnkeTally *tally, const AnkeBatterySheet *sheet,
                        AnkeStreamWriter *writer)
{
    Page page = {sheet, g_array_new(FALSE, FALSE, sizeof(Column)), writer};
    g_array_set_clear_func(page.columns, clear_column);
    g_autofree char *by = sheet->by != NULL ? g_strjoin(":", sheet->by->name, sheet->name, NULL)
                                            : g_strdup(sheet->name);
    anke_stream_writer_set_table(writer, tally->spec->wave != NULL ? tally->spec->wave : "",
                                 sheet->name, by);
    find_columns(&page);
    describe_battery(&page);
    describe_columns(&page);
    for (guint item = 0; item < sheet->n_members; item++) {
        for (guint i = 0; i < page.columns->len; i++) {
            write_cell(&page, item, &g_array_index(page.columns, Column, i));
        }
    }
    g_array_unref(page.columns);
}

void anke_tally_write_batteries(const AnkeTally *tally, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < tally->batteries->len; i++) {
        write_sheet(tally, g_ptr_array_index(tally->batteries, i), writer);
    }
}
