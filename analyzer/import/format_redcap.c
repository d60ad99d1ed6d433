/* REDCap: `name___code` ticked 1 or 0, or `label (choice=option)` Checked or Unchecked. */
#include <string.h>

#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/numbered_heads.h"
#include "analyzer/import/plain_columns.h"

static gboolean is_system_head(const char *head)
{
    return g_str_equal(head, "record_id") || g_str_equal(head, "Record ID") ||
           g_str_has_prefix(head, "redcap_") || g_str_has_suffix(head, "_complete") ||
           g_str_has_suffix(head, "_timestamp") || g_str_equal(head, "Complete?") ||
           g_str_equal(head, "Survey Timestamp");
}

static const char *code_mark(const char *head)
{
    const char *mark = strstr(head, "___");
    return mark != NULL && mark != head && mark[3] != '\0' ? mark : NULL;
}

static guint recognise_redcap(const AnkeExportHead *head, GString *why)
{
    guint n_codes = 0;
    guint n_choices = 0;
    guint n_system = 0;
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        const char *cell = anke_export_head_cell(head, 0, i);
        n_codes += code_mark(cell) != NULL ? 1 : 0;
        n_choices += strstr(cell, "(choice=") != NULL ? 1 : 0;
        n_system += is_system_head(cell) ? 1 : 0;
    }
    guint n_parts = MAX(n_codes, n_choices);
    if (n_system == 0 || (n_parts == 0 && n_system < 2)) {
        return 0;
    }
    g_string_append_printf(why, "%u columns of REDCap, %u of choices", n_system, n_parts);
    return n_parts > 0 ? 95 : 80;
}

/* A negative code has its sign written as one more underscore. */
static void read_code(AnkeExportColumn *column, const char *mark)
{
    const char *code = mark + strlen("___");
    g_autofree char *negative = *code == '_' ? g_strdup_printf("-%s", code + 1) : NULL;
    anke_export_column_set(&column->question, column->head, mark - column->head);
    anke_export_column_set(&column->question_code, column->question, -1);
    anke_export_column_set(&column->option_code, negative != NULL ? negative : code, -1);
    column->part = ANKE_PART_OPTION;
}

static void describe_redcap(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    anke_plain_add_columns(head, 1, columns);
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        const char *mark = code_mark(column->head);
        column->is_system = is_system_head(column->head);
        if (mark != NULL) {
            read_code(column, mark);
        } else if (anke_heads_split(column, "(choice=", ")")) {
            column->part = ANKE_PART_OPTION;
        }
    }
    anke_heads_find_other_texts(columns);
    profile->n_header_rows = 1;
    anke_numbered_note(head, profile, columns);
}

const AnkeFormat anke_format_redcap = {"redcap", "REDCap", recognise_redcap, describe_redcap};
