#include "analyzer/import/plain_columns.h"

#include "analyzer/import/column_heads.h"
#include "analyzer/import/numbered_heads.h"

/* The last header rows of a column joined by blanks; NULL: all blank, or the same as above (a head
 * that is merged over all rows). */
static char *join_lower_heads(const AnkeExportHead *head, guint n_header_rows, guint column)
{
    g_autoptr(GString) joined = g_string_new(NULL);
    for (guint row = 1; row < n_header_rows; row++) {
        const char *cell = anke_export_head_cell(head, row, column);
        if (*cell != '\0' && !g_str_equal(cell, anke_export_head_cell(head, row - 1, column))) {
            g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "", cell);
        }
    }
    return joined->len > 0 ? g_strdup(joined->str) : NULL;
}

void anke_plain_add_columns(const AnkeExportHead *head, guint n_header_rows, GPtrArray *columns)
{
    const char *question = "";
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        const char *own = anke_export_head_cell(head, 0, i);
        g_autofree char *lower = join_lower_heads(head, n_header_rows, i);
        gboolean goes_on = *own == '\0' && lower != NULL;
        question = goes_on ? question : own;
        AnkeExportColumn *column = anke_export_column_new(question);
        if (lower != NULL) {
            anke_heads_set_option(column, lower, -1);
            anke_heads_join(column);
        }
        g_ptr_array_add(columns, column);
    }
}

void anke_plain_describe(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    anke_plain_add_columns(head, profile->n_header_rows, columns);
    for (guint i = 0; i < columns->len && profile->n_header_rows == 1; i++) {
        (void)anke_heads_split(anke_export_column_at(columns, i), "[", "]");
    }
    anke_heads_group_numbered(columns, ANKE_PART_OPTION);
    anke_heads_find_other_texts(columns);
    anke_numbered_note(head, profile, columns);
}
