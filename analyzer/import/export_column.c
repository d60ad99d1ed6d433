#include "analyzer/import/export_column.h"

#include <string.h>

#include "analyzer/base/text.h"

AnkeExportColumn *anke_export_column_new(const char *head)
{
    AnkeExportColumn *column = g_new0(AnkeExportColumn, 1);
    column->head = g_strdup(head);
    anke_export_column_set(&column->question, head, -1);
    return column;
}

GPtrArray *anke_export_columns_new(void)
{
    return g_ptr_array_new_with_free_func(anke_export_column_free);
}

AnkeExportColumn *anke_export_column_at(const GPtrArray *columns, guint i)
{
    return g_ptr_array_index(columns, i);
}

void anke_export_column_set(char **field, const char *text, gssize n_bytes)
{
    char *copy = n_bytes < 0 ? g_strdup(text) : g_strndup(text, (gsize)n_bytes);
    g_free(*field);
    *field = g_strstrip(copy);
}

guint anke_export_column_place(const char *option)
{
    static const char *const before[] = {"", "第", "順位", "Rank", "rank"};
    static const char *const after[] = {"位", "番目", "st", "nd", "rd", "th", ""};
    g_autofree char *folded = anke_text_folded(option);
    for (gsize b = 0; b < G_N_ELEMENTS(before); b++) {
        const char *at = folded + strlen(before[b]);
        if (!g_str_has_prefix(folded, before[b])) {
            continue;
        }
        char *end;
        guint64 place = g_ascii_strtoull(at, &end, 10);
        if (end == at || place == 0 || place > 1000 || (*at != ' ' && !g_ascii_isdigit(*at))) {
            continue;
        }
        for (gsize a = 0; a < G_N_ELEMENTS(after); a++) {
            gboolean says_so = *before[b] != '\0' || *after[a] != '\0';
            if (says_so && g_str_equal(end, after[a])) {
                return (guint)place;
            }
        }
    }
    return 0;
}

void anke_export_column_free(gpointer data)
{
    AnkeExportColumn *column = data;
    if (column != NULL) {
        g_free(column->head);
        g_free(column->name);
        g_free(column->question);
        g_free(column->question_code);
        g_free(column->option);
        g_free(column->option_code);
        g_clear_pointer(&column->choices, g_ptr_array_unref);
        g_free(column);
    }
}
