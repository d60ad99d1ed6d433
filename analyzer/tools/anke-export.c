#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/base/progress.h"
#include "analyzer/data/codebook.h"
#include "analyzer/data/responses.h"
#include "analyzer/export/code_export.h"
#include "analyzer/export/code_list.h"
#include "analyzer/export/label_export.h"
#include "analyzer/export/sav_export.h"

static char *codebook_path = NULL;
static char *output_path = NULL;
static char *format_name = NULL;
static char *list_path = NULL;
static gboolean with_text = FALSE;

static const GOptionEntry entries[] = {
    {"codebook", 'c', 0, G_OPTION_ARG_FILENAME, &codebook_path, "Questionnaire definition (needed)",
     "FILE"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &format_name,
     "sav (SPSS), labels (CSV for Excel) or codes (CSV of numbers) (needed)", "NAME"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {"codebook-out", 0, 0, G_OPTION_ARG_FILENAME, &list_path,
     "With --format codes: write what the codes mean to FILE", "FILE"},
    {"with-text", 0, 0, G_OPTION_ARG_NONE, &with_text,
     "Write what people wrote, too: free text, texts of other choices", NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[RESPONSES]",
    .summary = "Writes coded responses for other programs: SPSS, Excel, statistics packages.",
    .description = "What is written is private: files are created with mode 0600.\n"
                   "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, 74 "
                   "I/O error,\n78 codebook error.",
    .entries = entries};

/* What one run works on. */
typedef struct {
    const char *path; /* of the responses; NULL: standard input */
    const AnkeCodebook *codebook;
    AnkeOutput *output;
    AnkeOutput *list; /* NULL: not wanted */
    AnkeProgress progress;
    guint64 n_rows;
    guint64 n_cut;
} Run;

static AnkeResponses *open_responses(Run *run, GError **error)
{
    AnkeResponses *responses = anke_responses_open(run->path, run->codebook, error);
    if (responses != NULL) {
        anke_responses_watch(responses, anke_progress_watch, &run->progress);
    }
    return responses;
}

/* Formats */

static void look_at(const AnkeAnswer *answers, gpointer data)
{
    anke_variables_look_at(data, answers);
}

/* Reads all responses once, to know how wide texts and how low numbers are. */
static AnkeVariables *look_at_all(Run *run, GError **error)
{
    g_autoptr(AnkeVariables) variables = anke_variables_new(run->codebook, with_text);
    g_autoptr(AnkeResponses) responses = open_responses(run, error);
    guint64 n_read;
    if (responses == NULL) {
        return NULL;
    }
    anke_variables_find_others(variables, responses);
    return anke_responses_read(responses, look_at, variables, &run->n_rows, &n_read, error)
               ? g_steal_pointer(&variables)
               : NULL;
}

static gboolean write_sav(Run *run, GError **error)
{
    g_autoptr(AnkeVariables) variables = look_at_all(run, error);
    g_autoptr(AnkeResponses) responses = variables != NULL ? open_responses(run, error) : NULL;
    if (responses == NULL) {
        return FALSE;
    }
    AnkeSavExport export = {variables, responses, run->codebook, run->n_rows};
    return anke_sav_export_write(&export, run->output, &run->n_cut, error);
}

static gboolean write_codes(Run *run, GError **error)
{
    g_autoptr(AnkeVariables) variables = look_at_all(run, error);
    g_autoptr(AnkeResponses) responses = variables != NULL ? open_responses(run, error) : NULL;
    if (responses == NULL) {
        return FALSE;
    }
    if (run->list != NULL) {
        anke_code_list_write(variables, run->list);
    }
    return anke_code_export_write(variables, responses, run->output, &run->n_rows, error);
}

static gboolean write_labels(Run *run, GError **error)
{
    g_autoptr(AnkeResponses) responses = open_responses(run, error);
    return responses != NULL && anke_label_export_write(run->codebook, responses, with_text,
                                                        run->output, &run->n_rows, error);
}

typedef struct {
    const char *name;
    gboolean needs_file; /* the responses are read twice */
    gboolean (*write)(Run *run, GError **error);
} Format;

static const Format formats[] = {
    {"sav", TRUE, write_sav}, {"labels", FALSE, write_labels}, {"codes", TRUE, write_codes}};

static const Format *find_format(void)
{
    for (gsize i = 0; format_name != NULL && i < G_N_ELEMENTS(formats); i++) {
        if (g_str_equal(formats[i].name, format_name)) {
            return &formats[i];
        }
    }
    return NULL;
}

/* Options */

static gboolean check_list(const Format *format, GError **error)
{
    if (list_path == NULL) {
        return TRUE;
    }
    if (!g_str_equal(format->name, "codes")) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--codebook-out goes with --format codes");
    }
    if (strcmp(list_path, output_path != NULL ? output_path : "-") == 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "codes and their list need two files (-o, --codebook-out)");
    }
    return TRUE;
}

static gboolean check_options(const char *path, GError **error)
{
    const Format *format = find_format();
    if (codebook_path == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "-c FILE, the codebook, is needed");
    }
    if (format == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--format is needed: sav, labels or codes");
    }
    if (format->needs_file && path == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--format %s reads the responses twice: name their file",
                              format->name);
    }
    return check_list(format, error) && anke_output_spares(output_path, path, error) &&
           anke_output_spares(output_path, codebook_path, error) &&
           anke_output_spares(list_path, path, error) &&
           anke_output_spares(list_path, codebook_path, error);
}

/* The run */

static gboolean open_outputs(Run *run, GError **error)
{
    run->output = anke_output_open(output_path, ANKE_OUTPUT_PRIVATE, error);
    if (run->output != NULL && list_path != NULL) {
        run->list = anke_output_open(list_path, ANKE_OUTPUT_PRIVATE, error);
    }
    return run->output != NULL && (list_path == NULL || run->list != NULL);
}

static gboolean publish(const Run *run, GError **error)
{
    if (run->list != NULL && !anke_output_flush(run->list, error)) {
        return FALSE;
    }
    return anke_output_commit(run->output, error) &&
           (run->list == NULL || anke_output_commit(run->list, error));
}

static void report(const Run *run)
{
    anke_program_note("%" G_GUINT64_FORMAT " rows written%s", run->n_rows,
                      with_text ? ", with what people wrote" : "");
    if (run->n_cut > 0) {
        anke_program_warn("%" G_GUINT64_FORMAT " labels or texts were cut: a .sav has room for "
                          "255 bytes of a question, 120 of a choice, 8000 of a text",
                          run->n_cut);
    }
}

static void export(const char *path, GError **error)
{
    g_autoptr(AnkeCodebook) codebook = anke_codebook_load(codebook_path, NULL, error);
    Run run = {.path = path, .codebook = codebook, .progress = anke_progress_begin("rows read")};
    gboolean is_done =
        codebook != NULL && open_outputs(&run, error) && find_format()->write(&run, error);
    anke_progress_end(&run.progress);
    if (is_done && publish(&run, error)) {
        report(&run);
    }
    anke_output_free(run.output);
    anke_output_free(run.list);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path = NULL;
    anke_program_start("anke-export");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        anke_program_operand(argc, argv, &path, &error) && check_options(path, &error)) {
        export(path, &error);
    }
    return anke_program_end(error);
}
