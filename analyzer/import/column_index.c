#include "analyzer/import/column_index.h"

#include "analyzer/base/text.h"

struct AnkeColumnIndex {
    GHashTable *heads; /* folded -> column + 1; 0: several columns */
    GHashTable *names; /* other names, likewise */
    GHashTable *tight; /* heads without their blanks, likewise: tools put in blanks of all kinds */
    GHashTable *parts; /* folded stem -> GArray of guint */
};

static char *without_blanks(const char *text)
{
    char *folded = anke_text_folded(text);
    char *out = folded;
    for (const char *at = folded; *at != '\0'; at++) {
        if (*at != ' ') {
            *out++ = *at;
        }
    }
    *out = '\0';
    return folded;
}

static void add_name(GHashTable *table, const char *text, guint column)
{
    char *folded = anke_text_folded(text != NULL ? text : "");
    gpointer known;
    if (*folded == '\0') {
        g_free(folded);
        return;
    }
    gboolean is_known = g_hash_table_lookup_extended(table, folded, NULL, &known);
    gboolean is_other = is_known && GPOINTER_TO_UINT(known) != column + 1;
    g_hash_table_insert(table, folded, GUINT_TO_POINTER(is_other ? 0 : column + 1));
}

/* A row of a grid is known as `question [row]`, whatever the export calls it. */
static void add_joined(GHashTable *table, gboolean has_blank, const char *question,
                       const char *option, guint column)
{
    if (question != NULL && option != NULL) {
        g_autofree char *name = g_strdup_printf("%s%s[%s]", question, has_blank ? " " : "", option);
        add_name(table, name, column);
    }
}

/* HEAD#2 is the second column with a head, HEAD#1 the first. */
static void add_head(AnkeColumnIndex *index, GHashTable *counts, const char *head, guint column)
{
    char *folded = anke_text_folded(head);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, folded)) + 1;
    g_autofree char *numbered = g_strdup_printf("%s#%u", folded, n);
    g_hash_table_insert(index->heads, g_strdup(folded), GUINT_TO_POINTER(n > 1 ? 0 : column + 1));
    g_hash_table_insert(counts, folded, GUINT_TO_POINTER(n));
    add_name(index->names, numbered, column);
    g_autofree char *tight = without_blanks(head);
    add_name(index->tight, tight, column);
}

static void add_part(AnkeColumnIndex *index, const char *stem, guint column)
{
    g_autofree char *folded = anke_text_folded(stem != NULL ? stem : "");
    if (*folded == '\0') {
        return;
    }
    GArray *columns = g_hash_table_lookup(index->parts, folded);
    if (columns == NULL) {
        columns = g_array_new(FALSE, FALSE, sizeof(guint));
        g_hash_table_insert(index->parts, g_steal_pointer(&folded), columns);
    }
    if (columns->len == 0 || g_array_index(columns, guint, columns->len - 1) != column) {
        g_array_append_val(columns, column);
    }
}

AnkeColumnIndex *anke_column_index_new(const GPtrArray *columns)
{
    AnkeColumnIndex *index = g_new0(AnkeColumnIndex, 1);
    index->heads = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->tight = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    index->parts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < columns->len; i++) {
        const AnkeExportColumn *column = anke_export_column_at(columns, i);
        add_head(index, counts, column->head, i);
        add_name(index->names, column->name, i);
        add_joined(index->names, TRUE, column->question, column->option, i);
        add_joined(index->names, FALSE, column->question_code, column->option_code, i);
        if (column->part == ANKE_PART_WHOLE) {
            add_name(index->names, column->question, i);
            add_name(index->names, column->question_code, i);
        } else if (column->part != ANKE_PART_OTHER_TEXT) {
            add_part(index, column->question, i);
            add_part(index, column->question_code, i);
        }
    }
    return index;
}

static gint find(GHashTable *table, const char *folded)
{
    gpointer column;
    if (!g_hash_table_lookup_extended(table, folded, NULL, &column)) {
        return ANKE_COLUMN_NONE;
    }
    return column == NULL ? ANKE_COLUMN_TWICE : GPOINTER_TO_INT(column) - 1;
}

gint anke_column_index_find(const AnkeColumnIndex *index, const char *text)
{
    g_autofree char *folded = anke_text_folded(text);
    gint column = find(index->heads, folded);
    if (column == ANKE_COLUMN_NONE) {
        column = find(index->names, folded);
    }
    g_autofree char *tight = without_blanks(text);
    return column != ANKE_COLUMN_NONE ? column : find(index->tight, tight);
}

const GArray *anke_column_index_find_parts(const AnkeColumnIndex *index, const char *text)
{
    g_autofree char *folded = anke_text_folded(text);
    return g_hash_table_lookup(index->parts, folded);
}

void anke_column_index_free(AnkeColumnIndex *index)
{
    if (index != NULL) {
        g_hash_table_unref(index->heads);
        g_hash_table_unref(index->names);
        g_hash_table_unref(index->tight);
        g_hash_table_unref(index->parts);
        g_free(index);
    }
}
