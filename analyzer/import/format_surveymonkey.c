/* SurveyMonkey: a row of questions, a row of options below; a column for each option. */
#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static const char *const system_heads[] = {"Respondent ID",
                                           "RespondentID",
                                           "Collector ID",
                                           "CollectorID",
                                           "Start Date",
                                           "StartDate",
                                           "End Date",
                                           "EndDate",
                                           "IP Address",
                                           "Email Address",
                                           "First Name",
                                           "Last Name",
                                           "LastName",
                                           "Custom Data 1",
                                           "CustomData",
                                           "Custom Data",
                                           "Date Created",
                                           "Date Modified",
                                           NULL};

static const char *const whole_words[] = {"Response", "Open-Ended Response", "回答",
                                          "自由回答", "記述式回答",          NULL};

static guint recognise_surveymonkey(const AnkeExportHead *head, GString *why)
{
    static const char *const ids[] = {"Respondent ID", "RespondentID", NULL};
    static const char *const collectors[] = {"Collector ID", "CollectorID", NULL};
    if (!anke_heads_is_among(anke_export_head_cell(head, 0, 0), ids)) {
        return 0;
    }
    guint n_collectors = anke_heads_count(head, collectors);
    g_string_append_printf(why, "the heads begin with Respondent ID%s",
                           n_collectors > 0 ? ", Collector ID stands there" : "");
    return n_collectors > 0 ? 95 : 70;
}

/* The second row says what stands below a question; a flattened export has none. */
static gboolean has_second_row(const AnkeExportHead *head)
{
    guint n_words = 0;
    for (guint i = 0; i < anke_export_head_width(head, 1); i++) {
        n_words += anke_heads_is_among(anke_export_head_cell(head, 1, i), whole_words) ? 1 : 0;
    }
    return n_words > 0 || *anke_export_head_cell(head, 1, 0) == '\0';
}

static void become_whole(AnkeExportColumn *column)
{
    g_clear_pointer(&column->option, g_free);
    g_clear_pointer(&column->name, g_free);
    anke_export_column_set(&column->head, column->question, -1);
    column->part = ANKE_PART_WHOLE;
}

static void describe_surveymonkey(const AnkeExportHead *head, AnkeProfile *profile,
                                  GPtrArray *columns)
{
    profile->n_header_rows = has_second_row(head) ? 2 : 1;
    anke_plain_add_columns(head, profile->n_header_rows, columns);
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        if (column->option != NULL && anke_heads_is_among(column->option, whole_words)) {
            become_whole(column);
        } else if (column->option != NULL && anke_heads_is_other(column->option)) {
            column->part = ANKE_PART_OTHER_TEXT;
        }
    }
    anke_heads_mark_system(columns, system_heads);
}

const AnkeFormat anke_format_surveymonkey = {"surveymonkey", "SurveyMonkey", recognise_surveymonkey,
                                             describe_surveymonkey};
