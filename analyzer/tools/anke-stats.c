#include <gsl/gsl_errno.h>
#include <string.h>

#include "analyzer/analysis/analysis.h"
#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/stream.h"

static char *output_path = NULL;
static char *base_name = NULL;
static double conf = 0.95;
static gint64 seed = 1;
static gboolean has_curves = FALSE;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {"conf", 0, 0, G_OPTION_ARG_DOUBLE, &conf, "Confidence level (default: 0.95)", "LEVEL"},
    {"base", 0, 0, G_OPTION_ARG_STRING, &base_name,
     "Base of shares: asked or answered (default: asked)", "NAME"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Seed of simulated tests (default: 1)", "N"},
    {"curves", 0, 0, G_OPTION_ARG_NONE, &has_curves,
     "Of numbers also density, quantile and regression curves, for anke-plot", NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM]",
    .summary = "Adds statistics to a table stream: shares with intervals, tests between groups, "
               "means and quartiles.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, 74 "
                   "I/O error.",
    .entries = entries};

static gboolean read_spec(AnkeAnalysisSpec *spec, GError **error)
{
    *spec = anke_analysis_spec_default();
    if (!(conf > 0 && conf < 1)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--conf takes a level between 0 and 1");
    }
    if (seed < 0 || seed > G_MAXUINT32) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--seed takes 0 to %u", G_MAXUINT32);
    }
    if (base_name != NULL && strcmp(base_name, "answered") == 0) {
        spec->base = ANKE_BASE_ANSWERED;
    } else if (base_name != NULL && strcmp(base_name, "asked") != 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--base takes asked or answered");
    }
    spec->conf = conf;
    spec->mc_seed = (guint32)seed;
    spec->has_curves = has_curves;
    return TRUE;
}

static gboolean run(const char *path, GError **error)
{
    AnkeAnalysisSpec spec;
    if (!read_spec(&spec, error)) {
        return FALSE;
    }
    g_autoptr(AnkeStream) stream = anke_stream_open(path, error);
    if (stream == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    return output != NULL && anke_analysis_run(stream, &spec, output, error) &&
           anke_output_commit(output, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path = NULL;
    anke_program_start("anke-stats");
    gsl_set_error_handler_off();
    if (anke_program_options(&program, &argc, &argv, &error) &&
        anke_program_operand(argc, argv, &path, &error)) {
        (void)run(path, &error);
    }
    return anke_program_end(error);
}
