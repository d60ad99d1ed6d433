#include "analyzer/import/records.h"

#include <string.h>

#define ID "id"

static const char *const japanese_heads[][2] = {{"番号", ID},
                                                {"内容", "text"},
                                                {"本文", "text"},
                                                {"見出し", "heading"},
                                                {"層", "layer"},
                                                {"段階", "zone"},
                                                {"区分", "axis"},
                                                {"起点", "from"},
                                                {"終点", "to"},
                                                {"符号", "sign"},
                                                {"遅れ", "delay"},
                                                {"ループ", "loop"},
                                                {"つなぐ言葉", "words"},
                                                {"出典", "source"},
                                                {"開始", "start"},
                                                {"終了", "end"},
                                                {"系列", "lane"},
                                                {"状態", "state"},
                                                {"件数", "count"},
                                                {"種類", "kind"}};

/* Names that say something else of an item, to whoever reads a stream. */
static const char *const reserved[] = {"label",     "type",  "unit",      "name", "score",
                                       "item_type", "n",     "p",         "base", "value",
                                       "exclusive", "other", "group_type"};

static const char *stat_of_head(const char *head)
{
    for (guint i = 0; i < G_N_ELEMENTS(japanese_heads); i++) {
        if (strcmp(head, japanese_heads[i][0]) == 0) {
            return japanese_heads[i][1];
        }
    }
    return head;
}

static gboolean is_stat_name(const char *name)
{
    gsize n_good = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_");
    for (guint i = 0; i < G_N_ELEMENTS(reserved); i++) {
        if (strcmp(name, reserved[i]) == 0) {
            return FALSE;
        }
    }
    return g_ascii_islower(name[0]) && name[n_good] == '\0' && n_good <= 32;
}

/* Whether a head has stood before, in another column. */
static gboolean is_repeated(const GPtrArray *stats, const char *stat)
{
    for (guint i = 0; i < stats->len; i++) {
        if (strcmp(g_ptr_array_index(stats, i), stat) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The stats of the columns, an array of const char *; -1 in *id where no column names the rows. */
static GPtrArray *read_heads(const AnkeSmallTable *table, gint *id, GError **error)
{
    g_autoptr(GPtrArray) stats = g_ptr_array_new();
    *id = -1;
    for (guint column = 0; column < table->n_columns; column++) {
        const char *stat = stat_of_head(anke_small_table_cell(table, 0, column));
        if (!is_stat_name(stat)) {
            anke_small_table_refuse(
                table, 0, (gint)column,
                "is no head of a list: small letters, digits and _ were expected, or a Japanese "
                "head that the manual names",
                error);
            return NULL;
        }
        if (is_repeated(stats, stat)) {
            anke_small_table_refuse(table, 0, (gint)column, "stands twice", error);
            return NULL;
        }
        *id = strcmp(stat, ID) == 0 ? (gint)column : *id;
        g_ptr_array_add(stats, (gpointer)stat);
    }
    return g_steal_pointer(&stats);
}

/* The ids of all rows, taken from their column or counted; array of char * that frees them. */
static GPtrArray *read_ids(const AnkeSmallTable *table, gint id, GError **error)
{
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint row = 1; row < table->n_rows; row++) {
        char *text = id < 0 ? g_strdup_printf("%u", row)
                            : g_strdup(anke_small_table_cell(table, row, (guint)id));
        g_ptr_array_add(ids, text);
        if (*text == '\0') {
            anke_small_table_refuse(table, row, id, "stands where an id was expected", error);
            return NULL;
        }
        if (!g_hash_table_add(seen, text)) {
            anke_small_table_refuse(table, row, id, "is an id that stands twice", error);
            return NULL;
        }
    }
    return g_steal_pointer(&ids);
}

static void write_cell(AnkeStreamWriter *writer, const char *item, const char *stat,
                       const char *cell)
{
    if (*cell != '\0') {
        g_autofree char *line = g_strdup(cell);
        g_strdelimit(line, "\r\n", ' ');
        anke_stream_writer_text(writer, item, "", stat, line);
    }
}

gboolean anke_records_write(const AnkeSmallTable *table, const char *name, const char *label,
                            AnkeStreamWriter *writer, GError **error)
{
    gint id = -1;
    g_autoptr(GPtrArray) stats = read_heads(table, &id, error);
    g_autoptr(GPtrArray) ids = stats == NULL ? NULL : read_ids(table, id, error);
    if (ids == NULL) {
        return FALSE;
    }
    anke_stream_writer_set_table(writer, "", name, "");
    anke_stream_writer_text(writer, "", "", "label", label == NULL ? name : label);
    anke_stream_writer_text(writer, "", "", "type", anke_question_type_name(ANKE_TYPE_RECORD));
    for (guint row = 1; row < table->n_rows; row++) {
        for (guint column = 0; column < table->n_columns; column++) {
            if ((gint)column != id) {
                write_cell(writer, g_ptr_array_index(ids, row - 1),
                           g_ptr_array_index(stats, column),
                           anke_small_table_cell(table, row, column));
            }
        }
    }
    return TRUE;
}
