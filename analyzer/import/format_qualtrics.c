/*
 * Qualtrics: a row of tags, a row of question texts, a row of JSON with ImportIds. Legacy exports have
 * no JSON, the form tool's own columns are V1, V2 ... with their names in the second row, and a choice
 * stands behind its question as `question-choice`. People take header rows away: what is left is read.
 * The option "recode seen but unanswered" writes -99, and then a blank cell was not shown.
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

/* Whether a header row has both names that only legacy exports have. */
static gboolean names_response_set(const AnkeExportHead *head, guint row)
{
    gboolean has_id = FALSE;
    gboolean has_set = FALSE;
    for (guint i = 0; i < anke_export_head_width(head, row); i++) {
        const char *cell = anke_export_head_cell(head, row, i);
        has_id |= g_str_equal(cell, "ResponseID");
        has_set |= g_str_equal(cell, "ResponseSet");
    }
    return has_id && has_set;
}

enum { MIN_OWN_TAGS = 3 };

static guint recognise_qualtrics(const AnkeExportHead *head, GString *why)
{
    static const char *const own[] = {
        "Progress",   "Duration (in seconds)", "Finished",     "RecordedDate",
        "ResponseId", "DistributionChannel",   "UserLanguage", NULL};
    if (has_import_ids(head)) {
        g_string_append(why, "the third row holds ImportIds");
        return 100;
    }
    if (names_response_set(head, 0) || names_response_set(head, 1)) {
        g_string_append(why, "ResponseID and ResponseSet, without ImportIds: a legacy export");
        return 85;
    }
    guint n_own = anke_heads_count(head, own);
    if (n_own >= MIN_OWN_TAGS) {
        g_string_append_printf(why, "%u tags of Qualtrics, without ImportIds", n_own);
        return 80;
    }
    return 0;
}

/* Whether the second row is an answer: there is a date, or an id, where the first says so. */
static gboolean second_row_is_answer(const AnkeExportHead *head)
{
    static const char *const dated[] = {"StartDate", "EndDate", "RecordedDate", NULL};
    static const char *const ids[] = {"ResponseId", NULL};
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        const char *tag = anke_export_head_cell(head, 0, i);
        const char *cell = anke_export_head_cell(head, 1, i);
        if ((anke_heads_is_among(tag, dated) && g_ascii_isdigit(*cell)) ||
            (anke_heads_is_among(tag, ids) && g_str_has_prefix(cell, "R_"))) {
            return TRUE;
        }
    }
    return FALSE;
}

static guint count_header_rows(const AnkeExportHead *head)
{
    return has_import_ids(head) ? 3 : second_row_is_answer(head) ? 1 : 2;
}

/* Texts */

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

/* Bytes of `Q3_` in Q3_1; 0: the tag has no number. */
static gsize stem_length(const char *tag)
{
    const char *number = strrchr(tag, '_');
    gboolean has_number = number != NULL && number != tag && number[1] != '\0' &&
                          strspn(number + 1, "0123456789") == strlen(number + 1);
    return has_number ? (gsize)(number - tag) + 1 : 0;
}

static gsize common_length(const char *a, const char *b, gsize n_most)
{
    gsize n = 0;
    while (n < n_most && a[n] == b[n] && a[n] != '\0') {
        n++;
    }
    return n;
}

/* Legacy: the texts of Q3_1, Q3_2 ... have `question-` in common, behind which the choice stands. */
static gboolean split_common_text(const AnkeExportHead *head, guint column, char **question,
                                  const char **option)
{
    const char *tag = anke_export_head_cell(head, 0, column);
    const char *text = anke_export_head_cell(head, 1, column);
    gsize n_stem = stem_length(tag);
    gsize n_common = strlen(text);
    guint n_columns = 0;
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        const char *other = anke_export_head_cell(head, 0, i);
        if (stem_length(other) == n_stem && strncmp(other, tag, n_stem) == 0) {
            n_common = common_length(text, anke_export_head_cell(head, 1, i), n_common);
            n_columns++;
        }
    }
    const char *dash = n_columns > 1 ? g_strrstr_len(text, (gssize)n_common, "-") : NULL;
    if (dash == NULL || dash == text || dash[1] == '\0') {
        return FALSE;
    }
    *question = g_strndup(text, (gsize)(dash - text));
    *option = dash + 1;
    return TRUE;
}

/* Q3_1 with a text `question - option` is about an option; Q7_1 with a text alone is an answer. */
static void read_tag(AnkeExportColumn *column, const AnkeExportHead *head, guint at)
{
    const char *tag = anke_export_head_cell(head, 0, at);
    const char *text = anke_export_head_cell(head, 1, at);
    g_autofree char *question = NULL;
    const char *option = NULL;
    gsize n_stem = stem_length(tag);
    anke_export_column_set(&column->name, tag, -1);
    if (read_other_tag(column, tag, text)) {
        return;
    }
    if (n_stem == 0 || (!split_text(text, &question, &option) &&
                        !split_common_text(head, at, &question, &option))) {
        anke_export_column_set(&column->question, text, -1);
        anke_export_column_set(&column->question_code, tag, -1);
        return;
    }
    anke_export_column_set(&column->question, question, -1);
    anke_export_column_set(&column->question_code, tag, (gssize)n_stem - 1);
    anke_heads_set_option(column, option, -1);
    anke_export_column_set(&column->option_code, tag + n_stem, -1);
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

/* V3 of a legacy export is known by what stands below it. */
static gboolean is_legacy_system(const char *tag, const char *text)
{
    return *tag == 'V' && tag[1] != '\0' && strspn(tag + 1, "0123456789") == strlen(tag + 1) &&
           anke_heads_is_among(text, system_tags);
}

static void describe_column(AnkeExportColumn *column, const AnkeExportHead *head, guint at)
{
    const char *text = anke_export_head_cell(head, 1, at);
    if (is_legacy_system(column->head, text)) {
        anke_export_column_set(&column->name, text, -1);
        anke_export_column_set(&column->question, text, -1);
        column->is_system = TRUE;
        return;
    }
    column->is_system = *column->head == '\0' || g_str_has_suffix(column->head, "_DO") ||
                        anke_heads_is_among(column->head, system_tags);
    if (!column->is_system) {
        read_tag(column, head, at);
    }
}

/* Tags are all that is left of the header. */
static void describe_tags(GPtrArray *columns)
{
    anke_heads_group_numbered(columns, ANKE_PART_OPTION);
    anke_heads_mark_system(columns, system_tags);
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        column->is_system |= *column->head == '\0' || g_str_has_suffix(column->head, "_DO");
        if (column->part == ANKE_PART_WHOLE) {
            (void)read_other_tag(column, column->head, column->head);
        }
    }
}

/* Legacy heads end with a comma, which the rows may lack. */
static void drop_empty_end(const AnkeExportHead *head, GPtrArray *columns)
{
    guint last = columns->len > 0 ? columns->len - 1 : 0;
    if (last > 0 && *anke_export_head_cell(head, 0, last) == '\0' &&
        *anke_export_head_cell(head, 1, last) == '\0') {
        g_ptr_array_remove_index(columns, last);
    }
}

static void describe_qualtrics(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    profile->n_header_rows = count_header_rows(head);
    anke_plain_add_columns(head, 1, columns);
    drop_empty_end(head, columns);
    if (profile->n_header_rows == 1) {
        describe_tags(columns);
    }
    for (guint i = 0; profile->n_header_rows > 1 && i < columns->len; i++) {
        describe_column(anke_export_column_at(columns, i), head, i);
    }
    anke_profile_set_joiner(profile, ",");
    anke_profile_add_missing(profile, "-99", ANKE_STATE_NOANSWER);
    profile->blank_is_not_shown = holds_unanswered(head, profile->n_header_rows);
}

const AnkeFormat anke_format_qualtrics = {"qualtrics", "Qualtrics", recognise_qualtrics,
                                          describe_qualtrics};
