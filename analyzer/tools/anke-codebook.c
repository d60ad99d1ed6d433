#include <stdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/codebook.h"
#include "analyzer/draft/check.h"
#include "analyzer/draft/compare_write.h"
#include "analyzer/draft/draft.h"
#include "analyzer/import/export_source.h"

static char *output_path = NULL;
static char *form_id = NULL;
static char *title = NULL;
static gint min_count = 0;
static AnkeExportOptions export_options = {.n_title_rows = -1};
static char *encoding_name = NULL;
static char *delimiter_name = NULL;
static gboolean is_explained = FALSE;
static gboolean is_csv = FALSE;
static gboolean has_no_warnings = FALSE;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {"no-warnings", 0, 0, G_OPTION_ARG_NONE, &has_no_warnings,
     "check: list only what makes a codebook unusable", NULL},
    {"csv", 0, 0, G_OPTION_ARG_NONE, &is_csv, "diff: write CSV with a row a question", NULL},
    {"form-id", 0, 0, G_OPTION_ARG_STRING, &form_id, "draft: name of the survey (default: survey)",
     "NAME"},
    {"title", 0, 0, G_OPTION_ARG_STRING, &title, "draft: title of the survey", "TEXT"},
    {"min-count", 0, 0, G_OPTION_ARG_INT, &min_count,
     "draft: respondents who must have given an answer for it to become a\nchoice (default: 2, or "
     "1 in a small closed set)",
     "N"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &export_options.format,
     "draft: format of the export (default: recognised; --explain shows it)", "NAME"},
    {"explain", 0, 0, G_OPTION_ARG_NONE, &is_explained, "draft: say how the export is read and why",
     NULL},
    {"encoding", 0, 0, G_OPTION_ARG_STRING, &encoding_name,
     "draft: encoding of the export, as anke-import takes it", "NAME"},
    {"delimiter", 0, 0, G_OPTION_ARG_STRING, &delimiter_name,
     "draft: comma, tab or semicolon (default: found out)", "NAME"},
    {"title-rows", 0, 0, G_OPTION_ARG_INT, &export_options.n_title_rows,
     "draft: rows before the header (default: found out)", "N"},
    {"header-rows", 0, 0, G_OPTION_ARG_INT, &export_options.n_header_rows,
     "draft: rows of the header, 1 to 3 (default: the format's)", "N"},
    {"joiner", 0, 0, G_OPTION_ARG_STRING, &export_options.joiner,
     "draft: what stands between several answers in a cell", "TEXT"},
    {"tick", 0, 0, G_OPTION_ARG_STRING_ARRAY, &export_options.ticks,
     "draft: value of a column of one choice that means chosen", "VALUE"},
    {"missing", 0, 0, G_OPTION_ARG_STRING_ARRAY, &export_options.missing,
     "draft: value that means no answer, as anke-import takes it", "VALUE[=STATE]"},
    {"sheet", 0, 0, G_OPTION_ARG_STRING, &export_options.sheet,
     "draft: sheet of a workbook (default: the first)", "NAME"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "draft [EXPORT] | check [FILE] | diff OLD NEW",
    .summary = "Drafts a questionnaire definition (survey.csv) from an export, checks one, or "
               "compares two.",
    .description = "Exit status: 0 done, sound, or alike; 1 findings or differences; 64 usage, 65 "
                   "bad export,\n66 no input, 73 cannot create, 74 I/O error, 78 not a codebook.",
    .entries = entries};

/* draft */

static AnkeExportSource *open_export(const char *path, GError **error)
{
    return anke_export_options_parse(&export_options, encoding_name, delimiter_name, error)
               ? anke_export_open(path, &export_options, error)
               : NULL;
}

/* Questions from `from` on that have its condition. */
static guint count_with_condition(const AnkeDraft *draft, guint from, const char *relevant)
{
    guint n = 0;
    for (guint i = from; i < draft->questions->len; i++) {
        const AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, i);
        n += g_strcmp0(question->relevant, relevant) == 0 ? 1 : 0;
    }
    return n;
}

/* Conditions are concluded from who answered: each is told once, with its first question. */
static void report_relevant(const AnkeDraft *draft)
{
    for (guint i = 0; i < draft->questions->len; i++) {
        const AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, i);
        guint n = count_with_condition(draft, i, question->relevant);
        if (question->relevant != NULL && n == count_with_condition(draft, 0, question->relevant)) {
            anke_program_note("%u questions, %s first, were answered only where %s: check relevant",
                              n, question->name, question->relevant);
        }
    }
}

/* What was found, in numbers: answers are not quoted. */
static void report_draft(const AnkeDraft *draft)
{
    guint n_aside = 0;
    guint n_left = 0;
    for (guint i = 0; i < draft->questions->len; i++) {
        const AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, i);
        n_aside += question->is_set_aside ? 1 : 0;
    }
    for (guint i = 0; i < draft->lists->len; i++) {
        n_left += ((const AnkeDraftList *)g_ptr_array_index(draft->lists, i))->n_left;
    }
    anke_program_note("%u questions and %u lists from %" G_GUINT64_FORMAT
                      " rows; %u columns set aside",
                      draft->questions->len - n_aside, draft->lists->len, draft->n_rows, n_aside);
    if (n_left > 0) {
        anke_program_note("%u answers that too few respondents gave became no choices: see "
                          "--min-count",
                          n_left);
    }
    report_relevant(draft);
    for (guint i = 0; i < draft->lists->len; i++) {
        const AnkeDraftList *list = g_ptr_array_index(draft->lists, i);
        if (list->n_rare > 0) {
            anke_program_note("list %s: %u choices were each given by one respondent only: check "
                              "that the form offers them",
                              list->name, list->n_rare);
        }
    }
}

static gboolean draft(const char *path, GError **error)
{
    AnkeDraftOptions options = {(guint)MAX(min_count, 0), form_id, title};
    if (min_count < 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--min-count takes 1 or more");
    }
    if (!anke_output_spares(output_path, path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeExportSource) source = open_export(path, error);
    if (source == NULL) {
        return FALSE;
    }
    if (is_explained) {
        g_auto(GStrv) lines = g_strsplit(source->explanation->str, "\n", -1);
        for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++) {
            anke_program_warn("%s", lines[i]);
        }
    }
    g_autoptr(AnkeDraft) made = anke_draft_make(source, &options, error);
    g_autoptr(AnkeOutput) output =
        made != NULL ? anke_output_open(output_path, ANKE_OUTPUT_REPORT, error) : NULL;
    if (output == NULL) {
        return FALSE;
    }
    anke_draft_write(made, &options, output);
    if (!anke_output_commit(output, error)) {
        return FALSE;
    }
    report_draft(made);
    return TRUE;
}

/* check */

static void print_findings(AnkeOutput *output, const char *file, const GPtrArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        const AnkeFinding *finding = g_ptr_array_index(findings, i);
        g_autofree char *line = g_strdup_printf(
            "%s:%" G_GUINT64_FORMAT ":%u: %s%s\n", file, finding->line, finding->column,
            finding->is_warning ? "warning: " : "", finding->message);
        anke_output_puts(output, line);
    }
}

static gboolean check(const char *path, GError **error)
{
    g_autoptr(GPtrArray) findings = anke_findings_new();
    g_autoptr(GError) problem = NULL;
    g_autoptr(AnkeCodebook) codebook = anke_codebook_load(path, findings, &problem);
    if (codebook == NULL && findings->len == 0) {
        g_propagate_error(error, g_steal_pointer(&problem));
        return FALSE;
    }
    if (codebook != NULL && !has_no_warnings) {
        anke_codebook_check(codebook, findings);
    }
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL) {
        return FALSE;
    }
    print_findings(output, path != NULL ? path : "(stdin)", findings);
    if (!anke_output_commit(output, error)) {
        return FALSE;
    }
    if (findings->len > 0) {
        return anke_error_set(error, ANKE_ERROR_CHECK, "%u findings", findings->len);
    }
    anke_program_note("%u questions, no finding", codebook->n_questions);
    return TRUE;
}

/* diff */

static void report_diff(const AnkeComparison *comparison)
{
    g_autoptr(GString) counts = g_string_new(NULL);
    for (guint change = ANKE_CHANGE_SAME; change <= ANKE_CHANGE_DROPPED; change++) {
        g_string_append_printf(counts, "%s%u %s", change > 0 ? ", " : "",
                               anke_comparison_count(comparison, (AnkeChange)change),
                               anke_change_word((AnkeChange)change));
    }
    anke_program_note("%s", counts->str);
}

static gboolean diff(const char *old_path, const char *new_path, GError **error)
{
    g_autoptr(AnkeCodebook) old_codebook = anke_codebook_load(old_path, NULL, error);
    g_autoptr(AnkeCodebook) new_codebook =
        old_codebook != NULL ? anke_codebook_load(new_path, NULL, error) : NULL;
    g_autoptr(AnkeOutput) output =
        new_codebook != NULL ? anke_output_open(output_path, ANKE_OUTPUT_REPORT, error) : NULL;
    if (output == NULL) {
        return FALSE;
    }
    g_autoptr(GPtrArray) differences = anke_codebook_compare(old_codebook, new_codebook);
    AnkeComparison comparison = {old_codebook, new_codebook, differences};
    if (is_csv) {
        anke_comparison_write_csv(&comparison, output);
    } else {
        anke_comparison_write_text(&comparison, output);
    }
    if (!anke_output_commit(output, error)) {
        return FALSE;
    }
    report_diff(&comparison);
    guint n_same = anke_comparison_count(&comparison, ANKE_CHANGE_SAME);
    return n_same == differences->len ||
           anke_error_set(error, ANKE_ERROR_CHECK, "%u of %u questions differ",
                          differences->len - n_same, differences->len);
}

/* What to do */

static const char *operand(int argc, char **argv, int i)
{
    return argc > i && strcmp(argv[i], "-") != 0 ? argv[i] : NULL;
}

static gboolean run(int argc, char **argv, GError **error)
{
    const char *command = argc > 1 ? argv[1] : "";
    if (strcmp(command, "draft") == 0 && argc <= 3) {
        return draft(operand(argc, argv, 2), error);
    }
    if (strcmp(command, "check") == 0 && argc <= 3) {
        return check(operand(argc, argv, 2), error);
    }
    if (strcmp(command, "diff") == 0 && argc == 4) {
        const char *old_path = operand(argc, argv, 2);
        const char *new_path = operand(argc, argv, 3);
        return old_path != NULL || new_path != NULL
                   ? diff(old_path, new_path, error)
                   : anke_error_set(error, ANKE_ERROR_USAGE,
                                    "only one of the two can be standard input");
    }
    return anke_error_set(error, ANKE_ERROR_USAGE,
                          "\"draft\" or \"check\" and at most one file, or \"diff\" and two, "
                          "expected");
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    anke_program_start("anke-codebook");
    if (!anke_program_options(&program, &argc, &argv, &error)) {
        return anke_program_end(error);
    }
    (void)run(argc, argv, &error);
    return anke_program_end(error);
}
