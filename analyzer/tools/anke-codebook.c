#include <stdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/codebook.h"

static char *output_path = NULL;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "check [FILE]",
    .summary = "Checks a questionnaire definition (survey.csv) and lists every finding with its "
               "line and column.",
    .description = "Exit status: 0 sound, 1 findings, 64 usage, 66 no input, 78 not a CSV file.",
    .entries = entries};

static void print_findings(AnkeOutput *output, const char *file, const GPtrArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        const AnkeFinding *finding = g_ptr_array_index(findings, i);
        g_autofree char *line = g_strdup_printf("%s:%" G_GUINT64_FORMAT ":%u: %s\n", file,
                                                finding->line, finding->column, finding->message);
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

int main(int argc, char **argv)
{
    GError *error = NULL;
    anke_program_start("anke-codebook");
    if (!anke_program_options(&program, &argc, &argv, &error)) {
        return anke_program_end(error);
    }
    if (argc < 2 || argc > 3 || strcmp(argv[1], "check") != 0) {
        anke_error_set(&error, ANKE_ERROR_USAGE, "\"check\" and at most one file expected");
        return anke_program_end(error);
    }
    (void)check(argc == 3 && strcmp(argv[2], "-") != 0 ? argv[2] : NULL, &error);
    return anke_program_end(error);
}
