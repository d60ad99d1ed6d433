/* kintone: a column for each choice of a field, `field[choice]`, and the text of その他 behind them. */
#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static const char *const system_heads[] = {"レコード番号", "作成日時", "更新日時",
                                           "作成者",       "更新者",   "レコードの開始行",
                                           "ステータス",   "作業者",   NULL};

static guint recognise_kintone(const AnkeExportHead *head, GString *why)
{
    guint n_system = anke_heads_count(head, system_heads);
    if (n_system < 2) {
        return 0;
    }
    g_string_append_printf(why, "%u heads of kintone", n_system);
    return 85;
}

/* その他の内容 behind [その他] belongs to that question. */
static void find_text_behind(GPtrArray *columns)
{
    for (guint i = 1; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        const AnkeExportColumn *before = anke_export_column_at(columns, i - 1);
        if (column->part == ANKE_PART_WHOLE && anke_heads_is_other(column->head) &&
            before->part == ANKE_PART_OPTION && anke_heads_is_other(before->option)) {
            anke_export_column_set(&column->question, before->question, -1);
            column->part = ANKE_PART_OTHER_TEXT;
        }
    }
}

/* A record with a table stands in several rows, of which the first has a * there. What the others repeat
 * is not known, so they cannot be told from respondents. */
static guint find_start_column(const GPtrArray *columns)
{
    static const char *const start[] = {"レコードの開始行", NULL};
    for (guint i = 0; i < columns->len; i++) {
        if (anke_heads_is_among(anke_export_column_at(columns, i)->head, start)) {
            return i + 1;
        }
    }
    return 0;
}

static void describe_kintone(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    anke_plain_describe(head, profile, columns);
    find_text_behind(columns);
    anke_heads_mark_system(columns, system_heads);
    profile->start_column = find_start_column(columns);
}

const AnkeFormat anke_format_kintone = {"kintone", "kintone", recognise_kintone, describe_kintone};
