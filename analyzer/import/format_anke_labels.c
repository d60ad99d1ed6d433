/* The label CSV of anke-export, perhaps after Excel has had it: what it guarded is taken as it was.
 * */
#include <string.h>

#include "analyzer/data/guarded_text.h"
#include "analyzer/data/label_heads.h"
#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"

static guint recognise_labels(const AnkeExportHead *head, GString *why)
{
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        if (g_str_equal(anke_export_head_cell(head, 0, i), ANKE_LABEL_MARK)) {
            g_string_append(why, "a column is called " ANKE_LABEL_MARK);
            return 100;
        }
    }
    return 0;
}

static void describe_part(AnkeExportColumn *column, const char *question, const char *option)
{
    guint place = anke_export_column_place(option);
    anke_export_column_set(&column->question, question, -1);
    anke_export_column_set(&column->option, option, -1);
    column->part = g_str_has_suffix(option, ANKE_LABEL_OTHER_TEXT) ? ANKE_PART_OTHER_TEXT
                   : place > 0                                     ? ANKE_PART_PLACE
                                                                   : ANKE_PART_OPTION;
    column->place = place;
}

static AnkeExportColumn *describe_column(const char *cell)
{
    const char *head = cell + (anke_guard_is_on(cell, strlen(cell)) ? 1 : 0);
    AnkeExportColumn *column = anke_export_column_new(head);
    g_autofree char *question = NULL;
    g_autofree char *option = NULL;
    if (anke_label_head_split(head, &question, &option)) {
        describe_part(column, question, option);
    }
    column->is_system = g_str_equal(head, ANKE_LABEL_MARK);
    return column;
}

static void describe_labels(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        g_ptr_array_add(columns, describe_column(anke_export_head_cell(head, 0, i)));
    }
    profile->has_guarded_texts = TRUE;
}

const AnkeFormat anke_format_anke_labels = {"anke_labels", "label CSV of anke-export",
                                            recognise_labels, describe_labels};
