/* Microsoft Forms: the workbook, or a CSV that somebody saved from it. */
#include <string.h>

#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static const char *const system_heads[] = {"ID",
                                           "開始時刻",
                                           "完了時刻",
                                           "メール",
                                           "名前",
                                           "最終変更時刻",
                                           "Start time",
                                           "Completion time",
                                           "Email",
                                           "Name",
                                           "Last modified time",
                                           "Total points",
                                           "Quiz feedback",
                                           "合計得点",
                                           "クイズのフィードバック",
                                           NULL};

static guint recognise_msforms(const AnkeExportHead *head, GString *why)
{
    static const char *const starts[] = {"開始時刻", "Start time", NULL};
    static const char *const ends[] = {"完了時刻", "Completion time", NULL};
    static const char *const ids[] = {"ID", NULL};
    if (!anke_heads_is_among(anke_export_head_cell(head, 0, 0), ids) ||
        !anke_heads_is_among(anke_export_head_cell(head, 0, 1), starts) ||
        !anke_heads_is_among(anke_export_head_cell(head, 0, 2), ends)) {
        return 0;
    }
    g_string_append(why, "the heads begin with ID, start and completion time");
    return 95;
}

static gboolean is_of_quiz(const char *head)
{
    return g_str_has_prefix(head, "Points - ") || g_str_has_prefix(head, "Feedback - ");
}

static void describe_msforms(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    anke_plain_describe(head, profile, columns);
    anke_heads_mark_system(columns, system_heads);
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        column->is_system |= is_of_quiz(column->head);
    }
    anke_profile_set_joiner(profile, ";");
}

const AnkeFormat anke_format_msforms = {"msforms", "Microsoft Forms", recognise_msforms,
                                        describe_msforms};
