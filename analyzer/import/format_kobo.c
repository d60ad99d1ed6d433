/* KoBoToolbox and ODK Central: names with groups, several choices joined by a blank and in columns. */
#include <string.h>

#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static const char *const system_heads[] = {"start",
                                           "end",
                                           "today",
                                           "deviceid",
                                           "username",
                                           "phonenumber",
                                           "SubmissionDate",
                                           "KEY",
                                           "SubmitterID",
                                           "SubmitterName",
                                           "AttachmentsPresent",
                                           "AttachmentsExpected",
                                           "Status",
                                           "ReviewState",
                                           "DeviceID",
                                           "Edits",
                                           "FormVersion",
                                           "instanceID",
                                           NULL};

static guint recognise_kobo(const AnkeExportHead *head, GString *why)
{
    static const char *const kobo[] = {"_uuid", "_submission_time", "_index", "_id", NULL};
    static const char *const odk[] = {"meta-instanceID", "KEY", "SubmissionDate", NULL};
    guint n_kobo = anke_heads_count(head, kobo);
    guint n_odk = anke_heads_count(head, odk);
    if (n_kobo < 2 && n_odk < 2) {
        return 0;
    }
    g_string_append_printf(why, "%u heads of %s", MAX(n_kobo, n_odk),
                           n_kobo >= n_odk ? "KoBoToolbox" : "ODK Central");
    return 95;
}

static gboolean has_head(const GPtrArray *columns, const char *head, gsize n_bytes)
{
    for (guint i = 0; i < columns->len; i++) {
        const char *other = anke_export_column_at(columns, i)->head;
        if (strlen(other) == n_bytes && memcmp(other, head, n_bytes) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the cells of a column are 1, 0, True, False or blank. */
static gboolean holds_ticks(const AnkeExportHead *head, guint column, guint n_header_rows)
{
    static const char *const ticks[] = {"", "1", "0", "True", "False", NULL};
    for (guint row = n_header_rows; row < anke_export_head_n_rows(head); row++) {
        if (!anke_heads_is_among(anke_export_head_cell(head, row, column), ticks)) {
            return FALSE;
        }
    }
    return TRUE;
}

static const char *last_name(const char *path, gsize n_bytes)
{
    const char *last = path;
    for (const char *at = path; at < path + n_bytes; at++) {
        if (*at == '/' || *at == '-') {
            last = at + 1;
        }
    }
    return last;
}

static void read_path(AnkeExportColumn *column, gboolean is_detail)
{
    const char *head = column->head;
    const char *slash = strrchr(head, '/');
    gsize n_question = is_detail ? (gsize)(slash - head) : strlen(head);
    const char *name = last_name(head, n_question);
    anke_export_column_set(&column->question, head, (gssize)n_question);
    anke_export_column_set(&column->question_code, name, head + n_question - name);
    if (is_detail) {
        anke_heads_set_option(column, slash + 1, -1);
        column->part = ANKE_PART_OPTION;
    }
}

static void describe_kobo(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    gboolean has_tags = *anke_export_head_cell(head, 1, 0) == '#'; /* a row of HXL */
    profile->n_header_rows = has_tags ? 2 : 1;
    anke_plain_add_columns(head, 1, columns);
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        const char *slash = strrchr(column->head, '/');
        gboolean is_detail = slash != NULL && slash[1] != '\0' &&
                             has_head(columns, column->head, (gsize)(slash - column->head)) &&
                             holds_ticks(head, i, profile->n_header_rows);
        column->is_system = *column->head == '_' || g_str_has_prefix(column->head, "meta");
        read_path(column, is_detail);
    }
    anke_heads_mark_system(columns, system_heads);
    anke_heads_find_other_texts(columns);
    anke_profile_set_joiner(profile, " ");
}

const AnkeFormat anke_format_kobo = {"kobo", "KoBoToolbox or ODK Central", recognise_kobo,
                                     describe_kobo};
