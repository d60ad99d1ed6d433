#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/codebook.h"
#include "analyzer/import/import.h"

static char *codebook_path = NULL;
static char *output_path = NULL;
static char *problems_path = NULL;
static char *dossier_path = NULL;
static AnkeExportOptions export_options = {.n_title_rows = -1};
static char *encoding_name = NULL;
static char *delimiter_name = NULL;
static gboolean is_explained = FALSE;
static gboolean is_strict = FALSE;
static gint n_threads = 0;

static const GOptionEntry entries[] = {
    {"codebook", 'c', 0, G_OPTION_ARG_FILENAME, &codebook_path, "Questionnaire definition (needed)",
     "FILE"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path,
     "Write responses to FILE, not to stdout", "FILE"},
    {"problems", 0, 0, G_OPTION_ARG_FILENAME, &problems_path, "Write the problem list to FILE",
     "FILE"},
    {"dossier", 0, 0, G_OPTION_ARG_FILENAME, &dossier_path,
     "Write what became of the export, without any answer, to FILE", "FILE"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &export_options.format,
     "Format of the export (default: recognised; --explain shows it)", "NAME"},
    {"explain", 0, 0, G_OPTION_ARG_NONE, &is_explained,
     "Say how the export is read and why, and which columns a question has", NULL},
    {"encoding", 0, 0, G_OPTION_ARG_STRING, &encoding_name,
     "UTF-8, CP932, EUC-JP, UTF-16LE, UTF-16BE, CP1252, ISO-8859-1, MacRoman\nor auto, the default",
     "NAME"},
    {"delimiter", 0, 0, G_OPTION_ARG_STRING, &delimiter_name,
     "comma, tab or semicolon (default: found out)", "NAME"},
    {"title-rows", 0, 0, G_OPTION_ARG_INT, &export_options.n_title_rows,
     "Rows before the header (default: found out)", "N"},
    {"header-rows", 0, 0, G_OPTION_ARG_INT, &export_options.n_header_rows,
     "Rows of the header, 1 to 3 (default: the format's)", "N"},
    {"joiner", 0, 0, G_OPTION_ARG_STRING, &export_options.joiner,
     "What stands between several answers in a cell", "TEXT"},
    {"tick", 0, 0, G_OPTION_ARG_STRING_ARRAY, &export_options.ticks,
     "Value of a column of one choice that means chosen; repeat for more", "VALUE"},
    {"missing", 0, 0, G_OPTION_ARG_STRING_ARRAY, &export_options.missing,
     "Value that means no answer; STATE is noanswer, na, invalid\nor notasked; repeat for more",
     "VALUE[=STATE]"},
    {"sheet", 0, 0, G_OPTION_ARG_STRING, &export_options.sheet,
     "Sheet of a workbook (default: the first)", "NAME"},
    {"threads", 0, 0, G_OPTION_ARG_INT, &n_threads,
     "Threads, 1 to 4 (default: one for each processor)", "N"},
    {"strict", 0, 0, G_OPTION_ARG_NONE, &is_strict,
     "Exit status 1 if a problem other than a conversion was listed", NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[EXPORT]",
    .summary = "Turns a questionnaire export into coded responses.",
    .description = "Responses, problem list and dossier are private: created with mode 0600.\n"
                   "Exit status: 0 done, 1 problems under --strict, 64 usage, 65 bad data, 66 no "
                   "input,\n73 cannot create, 74 I/O error, 78 codebook error.",
    .entries = entries};

/* Everything that one run holds open. */
typedef struct {
    AnkeCodebook *codebook;
    AnkeExportSource *source;
    AnkeOutput *responses;
    AnkeOutput *problems;
    AnkeOutput *report; /* the dossier's file */
    AnkeDossier *dossier;
} Files;

static gboolean check_options(GError **error)
{
    if (codebook_path == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "-c FILE, the codebook, is needed");
    }
    if (n_threads < 0 || n_threads > 4) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--threads takes 1 to 4");
    }
    const char *responses = output_path != NULL ? output_path : "-";
    if (problems_path != NULL && strcmp(responses, problems_path) == 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "responses and problem list need two files (-o, --problems)");
    }
    if (dossier_path != NULL &&
        (strcmp(responses, dossier_path) == 0 || g_strcmp0(problems_path, dossier_path) == 0)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "the dossier needs a file of its own");
    }
    return TRUE;
}

static gboolean spares_inputs(const char *path, GError **error)
{
    return anke_output_spares(output_path, path, error) &&
           anke_output_spares(output_path, codebook_path, error) &&
           anke_output_spares(problems_path, path, error) &&
           anke_output_spares(problems_path, codebook_path, error) &&
           anke_output_spares(dossier_path, path, error) &&
           anke_output_spares(dossier_path, codebook_path, error);
}

static AnkeExportSource *open_export(const char *path, GError **error)
{
    return anke_export_options_parse(&export_options, encoding_name, delimiter_name, error)
               ? anke_export_open(path, &export_options, error)
               : NULL;
}

static gboolean open_files(Files *files, const char *path, GError **error)
{
    if (!spares_inputs(path, error)) {
        return FALSE;
    }
    files->codebook = anke_codebook_load(codebook_path, NULL, error);
    files->responses =
        files->codebook != NULL ? anke_output_open(output_path, ANKE_OUTPUT_PRIVATE, error) : NULL;
    if (files->responses == NULL) {
        return FALSE;
    }
    if (problems_path != NULL) {
        files->problems = anke_output_open(problems_path, ANKE_OUTPUT_PRIVATE, error);
    }
    if (problems_path != NULL && files->problems == NULL) {
        return FALSE;
    }
    if (dossier_path != NULL) {
        files->dossier = anke_dossier_new(files->codebook);
        files->report = anke_output_open(dossier_path, ANKE_OUTPUT_PRIVATE, error);
    }
    if (dossier_path == NULL || files->report != NULL) {
        files->source = open_export(path, error);
    }
    return files->source != NULL;
}

static void close_files(Files *files)
{
    anke_output_free(files->responses);
    anke_output_free(files->problems);
    anke_output_free(files->report);
    anke_dossier_free(files->dossier);
    anke_export_close(files->source);
    anke_codebook_free(files->codebook);
}

/* The row balance is always printed, the rest not under -q. */
static void report(const AnkeImportCounts *counts, gboolean is_doubtful)
{
    anke_program_warn("%" G_GUINT64_FORMAT " rows read = %" G_GUINT64_FORMAT
                      " written + %" G_GUINT64_FORMAT " refused",
                      counts->n_read, counts->n_written, counts->n_refused);
    for (guint rule = 0; rule < ANKE_N_RULES; rule++) {
        if (counts->n_by_rule[rule] > 0) {
            anke_program_note("%" G_GUINT64_FORMAT " x %s", counts->n_by_rule[rule],
                              anke_rule_name((AnkeRule)rule));
        }
    }
    if (counts->n_left_out > 0) {
        anke_program_note("%" G_GUINT64_FORMAT " total rows or notes were left out: no respondents",
                          counts->n_left_out);
    }
    if (is_doubtful) {
        anke_program_note(
            "the export passes for CP932 but has hardly a Japanese character: if it is "
            "of another encoding, name it with --encoding");
    }
    if (counts->n_read == 0) {
        anke_program_note("the export is a header alone: no respondents");
    }
    if (counts->lacks_final_line_end) {
        anke_program_note("the last line of the export has no line end: was the file cut?");
    }
}

/* A line a word of the explanation, then a line a question with its columns. */
static void explain(const AnkeExportSource *source, const AnkeHeader *header,
                    const AnkeCodebook *codebook)
{
    g_auto(GStrv) lines = g_strsplit(source->explanation->str, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] != '\0') {
            anke_program_warn("%s", lines[i]);
        }
    }
    for (guint q = 0; q < codebook->n_questions; q++) {
        g_autoptr(GString) columns = g_string_new(NULL);
        for (guint c = 0; c < header->n_columns; c++) {
            if (header->uses[c].question == (gint)q) {
                g_string_append_printf(columns, " %u", c + 1);
            }
        }
        anke_program_warn("question %s: column%s", codebook->questions[q].name,
                          columns->len > 0 ? columns->str : " none");
    }
}

static void print_notes(const char *notes)
{
    g_auto(GStrv) lines = g_strsplit(notes, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] != '\0') {
            anke_program_note("%s", lines[i]);
        }
    }
}

static gboolean publish(const Files *files, GError **error)
{
    if (files->report != NULL && (!anke_dossier_write(files->dossier, files->report, error) ||
                                  !anke_output_flush(files->report, error))) {
        return FALSE;
    }
    if (files->problems != NULL && !anke_output_flush(files->problems, error)) {
        return FALSE;
    }
    return anke_output_commit(files->responses, error) &&
           (files->problems == NULL || anke_output_commit(files->problems, error)) &&
           (files->report == NULL || anke_output_commit(files->report, error));
}

static gboolean run(const char *path, GError **error)
{
    Files files = {0};
    AnkeImportCounts counts;
    gboolean is_done = FALSE;
    if (open_files(&files, path, error)) {
        AnkeProgress progress = anke_progress_begin("rows read");
        AnkeImport import = {.codebook = files.codebook,
                             .source = files.source,
                             .explain = is_explained ? explain : NULL,
                             .n_threads = (guint)n_threads,
                             .responses = files.responses,
                             .problems = files.problems,
                             .dossier = files.dossier,
                             .watch = anke_progress_watch,
                             .watch_data = &progress};
        is_done = anke_import_run(&import, &counts, error);
        anke_progress_end(&progress);
        is_done = is_done && publish(&files, error);
    }
    gboolean is_doubtful = is_done && files.source->is_doubtful;
    if (is_done) {
        print_notes(files.source->notes->str);
    }
    close_files(&files);
    if (!is_done) {
        return FALSE;
    }
    report(&counts, is_doubtful);
    if (is_strict && counts.n_counting > 0) {
        return anke_error_set(error, ANKE_ERROR_CHECK, "%" G_GUINT64_FORMAT " problems listed",
                              counts.n_counting);
    }
    return TRUE;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path = NULL;
    anke_program_start("anke-import");
    if (anke_program_options(&program, &argc, &argv, &error) && check_options(&error) &&
        anke_program_operand(argc, argv, &path, &error)) {
        (void)run(path, &error);
    }
    return anke_program_end(error);
}
