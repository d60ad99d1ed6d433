/* LimeSurvey: heads of codes, `Q3[SQ001]`, or codes with texts, `Q3[SQ001]. Text [sub-question]`. */
#include <string.h>

#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static const char *const meta_codes[] = {"id",     "submitdate", "lastpage",      "startlanguage",
                                         "seed",   "token",      "startdate",     "datestamp",
                                         "ipaddr", "refurl",     "interviewtime", NULL};

/* Bytes of the code that a head begins with: a name, and what stands in brackets behind it. */
static gsize code_length(const char *head)
{
    gsize n = strspn(head, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    while (n > 0 && head[n] == '[') {
        const char *end = strchr(head + n, ']');
        if (end == NULL) {
            return n;
        }
        n = (gsize)(end - head) + 1;
    }
    return n;
}

static char *code_of(const char *head)
{
    return g_strndup(head, code_length(head));
}

static guint recognise_limesurvey(const AnkeExportHead *head, GString *why)
{
    g_autofree char *first = code_of(anke_export_head_cell(head, 0, 0));
    g_autofree char *second = code_of(anke_export_head_cell(head, 0, 1));
    if (!g_str_equal(first, "id") || !g_str_equal(second, "submitdate")) {
        return 0;
    }
    g_string_append(why, "the heads begin with id and submitdate");
    return 95;
}

/* Whether the cells of a column are ticks: Y, Yes, N/A, or blank. */
static gboolean holds_ticks(const AnkeExportHead *head, guint column)
{
    static const char *const ticks[] = {"", "Y", "N", "Yes", "No", "はい", "いいえ", "N/A", NULL};
    for (guint row = 1; row < anke_export_head_n_rows(head); row++) {
        if (!anke_heads_is_among(anke_export_head_cell(head, row, column), ticks)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* `Q5[2]` is the second place of a ranking, unless it is ticked; `Q3[other]` a text. */
static void read_sub_code(AnkeExportColumn *column, const char *code, gboolean is_ticked)
{
    const char *open = strchr(code, '[');
    const char *close = open != NULL ? strchr(open, ']') : NULL;
    if (close == NULL || g_str_has_suffix(code, "comment]") ||
        g_str_has_suffix(code, "filecount]")) {
        return;
    }
    g_autofree char *sub = g_strndup(open + 1, (gsize)(close - open) - 1);
    gboolean is_number = *sub != '\0' && strspn(sub, "0123456789") == strlen(sub);
    anke_export_column_set(&column->question_code, code, open - code);
    anke_export_column_set(&column->option_code, sub, -1);
    column->part = ANKE_PART_OPTION;
    if (g_str_equal(sub, "other")) {
        column->part = ANKE_PART_OTHER_TEXT;
    } else if (is_number && !is_ticked) {
        column->part = ANKE_PART_PLACE;
        column->place = (guint)MIN(g_ascii_strtoull(sub, NULL, 10), 1000);
    }
}

static void read_text(AnkeExportColumn *column, const char *text)
{
    static const char separators[] = ".:- ";
    text += strspn(text, separators);
    gsize n = strlen(text);
    const char *open = n > 0 && text[n - 1] == ']' ? g_strrstr(text, "[") : NULL;
    if (n == 0) {
        return;
    }
    if (open == NULL || column->part == ANKE_PART_WHOLE) {
        anke_export_column_set(&column->question, text, -1);
        return;
    }
    anke_export_column_set(&column->question, text, open - text);
    anke_export_column_set(&column->option, open + 1, (gssize)(text + n - 1 - (open + 1)));
}

static void describe_limesurvey(const AnkeExportHead *head, AnkeProfile *profile,
                                GPtrArray *columns)
{
    anke_plain_add_columns(head, 1, columns);
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        g_autofree char *code = code_of(column->head);
        if (*code == '\0') {
            continue;
        }
        anke_export_column_set(&column->name, code, -1);
        anke_export_column_set(&column->question_code, code, -1);
        read_sub_code(column, code, holds_ticks(head, i));
        read_text(column, column->head + strlen(code));
        column->is_system = anke_heads_is_among(code, meta_codes) || strstr(code, "Time") != NULL;
    }
    anke_profile_add_missing(profile, "N/A", ANKE_STATE_NOTASKED);
    profile->n_header_rows = 1;
}

const AnkeFormat anke_format_limesurvey = {"limesurvey", "LimeSurvey", recognise_limesurvey,
                                           describe_limesurvey};
