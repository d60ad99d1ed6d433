/* Google Forms: the sheet saved as CSV or TSV, and the download inside Forms. They join differently. */
#include <string.h>

#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static const char *const system_heads[] = {"タイムスタンプ", "Timestamp",  "メールアドレス",
                                           "Email Address",  "ユーザー名", "Username",
                                           "スコア",         "Score",      NULL};

/* 2026/05/14 9:05:12 午前 GMT+9 */
static gboolean has_download_stamps(const AnkeExportHead *head)
{
    return strstr(anke_export_head_cell(head, 1, 0), " GMT") != NULL;
}

static gboolean begins_with_stamp(const AnkeExportHead *head)
{
    static const char *const stamps[] = {"タイムスタンプ", "Timestamp", NULL};
    return anke_heads_is_among(anke_export_head_cell(head, 0, 0), stamps);
}

static guint recognise_sheets(const AnkeExportHead *head, GString *why)
{
    if (!begins_with_stamp(head)) {
        return 0;
    }
    g_string_append(why, "the first head is the time stamp of Google Forms");
    return has_download_stamps(head) ? 60 : 90;
}

static guint recognise_download(const AnkeExportHead *head, GString *why)
{
    if (!begins_with_stamp(head) || !has_download_stamps(head)) {
        return 0;
    }
    g_string_append(why, "the time stamps of Google Forms carry their zone");
    return 95;
}

static void describe(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    anke_plain_describe(head, profile, columns);
    anke_heads_mark_system(columns, system_heads);
}

static void describe_sheets(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    describe(head, profile, columns);
    anke_profile_set_joiner(profile, ", ");
}

static void describe_download(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    describe(head, profile, columns);
    anke_profile_set_joiner(profile, ";");
}

const AnkeFormat anke_format_google_sheets = {"google_sheets", "Google Forms, from the sheet",
                                              recognise_sheets, describe_sheets};
const AnkeFormat anke_format_google_download = {
    "google_download", "Google Forms, downloaded answers", recognise_download, describe_download};
