/*
 * Qualtrics: a row of tags, a row of question texts, a row of JSON with ImportIds (not in legacy
 * exports). The option "recode seen but unanswered" writes -99, and then a blank cell was not shown.
 */
#include <string.h>

#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static const char *const system_tags[] = {"StartDate",
                                          "EndDate",
                                          "Status",
                                          "IPAddress",
                                          "Progress",
                                          "Duration (in seconds)",
                                          "Finished",
                                          "RecordedDate",
                                          "ResponseId",
                                          "ResponseID",
                                          "ResponseSet",
                                          "RecipientLastName",
                                          "RecipientFirstName",
                                          "RecipientEmail",
                                          "ExternalReference",
                                          "ExternalDataReference",
                                          "LocationLatitude",
                                          "LocationLongitude",
                                          "LocationAccuracy",
                                          "DistributionChannel",
                                          "UserLanguage",
                                          "Name",
                                          "EmailAddress",
                                          NULL};

static gboolean has_import_ids(const AnkeExportHead *head)
{
    return g_str_has_prefix(anke_export_head_cell(head, 2, 0), "{\"ImportId\":");
}

static guint recognise_qualtrics(const AnkeExportHead *head, GString *why)
{
    static const char *const legacy[] = {"ResponseID", "ResponseSet", NULL};
    if (has_import_ids(head)) {
        g_string_append(why, "the third row holds ImportIds");
        return 100;
    }
    if (anke_heads_count(head, legacy) == 2) {
        g_string_append(why, "ResponseID and ResponseSet, without ImportIds: a legacy export");
        return 85;
    }
    return 0;
}

/* The text before the last " - " without "Selected Choice", and what stands behind it. */
static gboolean split_text(const char *text, char **question, const char **option)
{
    static const char *const selected[] = {" - 選択した選択肢", " - Selected Choice",
                                           " - Ausgewählte Option", NULL};
    const char *dash = g_strrstr(text, " - ");
    if (dash == NULL) {
        return FALSE;
    }
    *question = g_strndup(text, (gsize)(dash - text));
    *option = dash + strlen(" - ");
    for (const char *const *word = selected; *word != NULL; word++) {
        if (g_str_has_suffix(*question, *word)) {
            (*question)[strlen(*question) - strlen(*word)] = '\0';
        }
    }
    return TRUE;
}

/* Q3_7_TEXT: the text that belongs to a choice of Q3. */
static gboolean read_other_tag(AnkeExportColumn *column, const char *tag, const char *text)
{
    if (!g_str_has_suffix(tag, "_TEXT")) {
        return FALSE;
    }
    g_autofree char *stem = g_strndup(tag, strlen(tag) - strlen("_TEXT"));
    char *number = strrchr(stem, '_');
    if (number == NULL || strspn(number + 1, "0123456789") != strlen(number + 1)) {
        return FALSE;
    }
    *number = '\0';
    anke_export_column_set(&column->question_code, stem, -1);
    const char *dash = strstr(text, " - ");
    anke_export_column_set(&column->question, text, dash != NULL ? dash - text : -1);
    column->part = ANKE_PART_OTHER_TEXT;
    return TRUE;
}

/* Q3_1 with a text `question - option` is about an option; Q7_1 with a text alone is an answer. */
static void read_tag(AnkeExportColumn *column, const char *tag, const char *text)
{
    g_autofree char *question = NULL;
    const char *option = NULL;
    const char *number = strrchr(tag, '_');
    gboolean has_number = number != NULL && number != tag && number[1] != '\0' &&
                          strspn(number + 1, "0123456789") == strlen(number + 1);
    anke_export_column_set(&column->name, tag, -1);
    if (read_other_tag(column, tag, text)) {
        return;
    }
    if (!has_number || !split_text(text, &question, &option)) {
        anke_export_column_set(&column->question, text, -1);
        anke_export_column_set(&column->question_code, tag, -1);
        return;
    }
    anke_export_column_set(&column->question, question, -1);
    anke_export_column_set(&column->question_code, tag, number - tag);
    anke_heads_set_option(column, option, -1);
    anke_export_column_set(&column->option_code, number + 1, -1);
}

static gboolean holds_unanswered(const AnkeExportHead *head, guint n_header_rows)
{
    for (guint row = n_header_rows; row < anke_export_head_n_rows(head); row++) {
        for (guint i = 0; i < anke_export_head_width(head, row); i++) {
            if (g_str_equal(anke_export_head_cell(head, row, i), "-99")) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void describe_qualtrics(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    profile->n_header_rows = has_import_ids(head) ? 3 : 2;
    anke_plain_add_columns(head, 1, columns);
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        const char *text = anke_export_head_cell(head, 1, i);
        column->is_system = *column->head == '\0' || g_str_has_suffix(column->head, "_DO") ||
                            anke_heads_is_among(column->head, system_tags);
        if (!column->is_system) {
            read_tag(column, anke_export_head_cell(head, 0, i), text);
        }
    }
    anke_profile_set_joiner(profile, ",");
    anke_profile_add_missing(profile, "-99", ANKE_STATE_NOANSWER);
    profile->blank_is_not_shown = holds_unanswered(head, profile->n_header_rows);
}

const AnkeFormat anke_format_qualtrics = {"qualtrics", "Qualtrics", recognise_qualtrics,
                                          describe_qualtrics};
