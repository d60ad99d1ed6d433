#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#include "analyzer/analysis/analysis.h"
#include "analyzer/analysis/explain.h"
#include "analyzer/analysis/findings.h"
#include "analyzer/analysis/reference_stream.h"
#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/stream.h"

enum { N_PLACES = 4 }; /* QUESTION ITEM BY GROUP */

static char *output_path = NULL;
static char *base_name = NULL;
static char *ci_name = NULL;
static double conf = 0.95;
static gint64 seed = 1;
static gboolean has_curves = FALSE;
static gboolean has_all = FALSE;
static gboolean has_letters = FALSE;
static gboolean wants_exact = FALSE;
static gboolean wants_no_exact = FALSE;
static gboolean explains = FALSE;
static gboolean has_findings = FALSE;
static gboolean has_full_ages = FALSE;
static gboolean has_all_exits = FALSE;
static char *age_ends = NULL;
static char *reference_path = NULL;
static char *test_name = NULL;
static char *adjust_name = NULL;
static char *adjust_run_name = NULL;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {"conf", 0, 0, G_OPTION_ARG_DOUBLE, &conf, "Confidence level (default: 0.95)", "LEVEL"},
    {"base", 0, 0, G_OPTION_ARG_STRING, &base_name,
     "Base of shares: asked or answered (default: asked)", "NAME"},
    {"ci", 0, 0, G_OPTION_ARG_STRING, &ci_name,
     "Intervals of shares: wilson (default), clopper_pearson, jeffreys, agresti_coull or logit",
     "METHOD"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Seed of simulated tests (default: 1)", "N"},
    {"all", 0, 0, G_OPTION_ARG_NONE, &has_all, "Every statistic that applies", NULL},
    {"letters", 0, 0, G_OPTION_ARG_NONE, &has_letters, "Letters of the columns that one exceeds",
     NULL},
    {"test", 0, 0, G_OPTION_ARG_STRING, &test_name,
     "Decide by this test where it applies (default: by the rule)", "NAME"},
    {"exact", 0, 0, G_OPTION_ARG_NONE, &wants_exact, "Exact tests everywhere", NULL},
    {"no-exact", 0, 0, G_OPTION_ARG_NONE, &wants_no_exact, "No exact test and no simulation", NULL},
    {"adjust", 0, 0, G_OPTION_ARG_STRING, &adjust_name,
     "Correction within a table: holm, bh, bonferroni or none (default: holm)", "NAME"},
    {"adjust-run", 0, 0, G_OPTION_ARG_STRING, &adjust_run_name,
     "Correction over all verdicts: the same names (default: bh)", "NAME"},
    {"findings", 0, 0, G_OPTION_ARG_NONE, &has_findings,
     "Not the statistics but what is worth reading of them, as a list", NULL},
    {"explain", 0, 0, G_OPTION_ARG_NONE, &explains,
     "How the number of QUESTION ITEM BY GROUP came about, as text (- is a blank)", NULL},
    {"full-age", 0, 0, G_OPTION_ARG_NONE, &has_full_ages,
     "Means of age bands of staff in full years (default: exact ages)", NULL},
    {"age-ends", 0, 0, G_OPTION_ARG_STRING, &age_ends,
     "What closes the open age bands (default: 18,65)", "LOW,HIGH"},
    {"reference", 0, 0, G_OPTION_ARG_FILENAME, &reference_path,
     "Compare ages of staff, and count inhabitants, with the tables of STREAM", "STREAM"},
    {"all-exits", 0, 0, G_OPTION_ARG_NONE, &has_all_exits,
     "Rates of leaving for any reason but retirement (default: of quitting)", NULL},
    {"curves", 0, 0, G_OPTION_ARG_NONE, &has_curves,
     "Of numbers also density, quantile and regression curves, for anke-plot", NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[QUESTION ITEM BY GROUP] [STREAM]",
    .summary = "Adds statistics to a table stream: shares with intervals, tests between groups, "
               "means and quartiles.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, 74 "
                   "I/O error.",
    .entries = entries};

static gboolean refuse_test(GError **error)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint test = ANKE_TEST_NONE + 1; test < ANKE_N_TESTS; test++) {
        g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                               anke_test_name((AnkeTest)test));
    }
    return anke_error_set(error, ANKE_ERROR_USAGE, "--test takes one of %s", names->str);
}

static gboolean read_adjust(const char *option, const char *name, AnkeAdjust *adjust,
                            GError **error)
{
    return name == NULL || anke_adjust_find(name, adjust) ||
           anke_error_set(error, ANKE_ERROR_USAGE, "%s takes holm, bh, bonferroni or none", option);
}

/* LOW,HIGH in whole years. */
static gboolean read_age_ends(AnkeAgeEnds *ends, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(age_ends != NULL ? age_ends : "", ",", 3);
    AnkeAgeEnds read = {NAN, NAN};
    if (age_ends == NULL) {
        return TRUE;
    }
    if (g_strv_length(parts) == 2 &&
        anke_number_parse(parts[0], strlen(parts[0]), &read.youngest) &&
        anke_number_parse(parts[1], strlen(parts[1]), &read.oldest) && read.youngest >= 0 &&
        read.oldest > read.youngest && read.oldest <= ANKE_AGE_END &&
        read.youngest == floor(read.youngest) && read.oldest == floor(read.oldest)) {
        *ends = read;
        return TRUE;
    }
    return anke_error_set(error, ANKE_ERROR_USAGE,
                          "--age-ends takes two ages in whole years, such as 18,65");
}

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
    if (ci_name != NULL && !anke_interval_method_parse(ci_name, &spec->ci)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--ci takes wilson, clopper_pearson, jeffreys, agresti_coull or "
                              "logit");
    }
    if (wants_exact && wants_no_exact) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--exact and --no-exact exclude each other");
    }
    spec->conf = conf;
    spec->mc_seed = (guint32)seed;
    spec->has_curves = has_curves;
    spec->has_full_ages = has_full_ages;
    spec->has_all_exits = has_all_exits;
    spec->has_all = has_all || has_findings; /* what cannot be said needs mdd */
    spec->has_letters = has_letters || has_all;
    spec->exact = wants_exact      ? ANKE_EXACT_ALWAYS
                  : wants_no_exact ? ANKE_EXACT_NEVER
                                   : ANKE_EXACT_BY_RULE;
    if (!read_age_ends(&spec->age_ends, error) ||
        !read_adjust("--adjust", adjust_name, &spec->adjust, error) ||
        !read_adjust("--adjust-run", adjust_run_name, &spec->adjust_run, error)) {
        return FALSE;
    }
    spec->test = test_name != NULL ? anke_test_find(test_name) : ANKE_TEST_NONE;
    if (test_name != NULL && spec->test == ANKE_TEST_NONE) {
        return refuse_test(error);
    }
    return TRUE;
}

/* What staff are compared with; kept for the run. */
typedef struct {
    AnkeReferences references;
    AnkePopulations *populations;
} Reference;

static gboolean read_reference(Reference *reference, AnkeAnalysisSpec *spec, GError **error)
{
    if (reference_path == NULL) {
        return TRUE;
    }
    g_autoptr(AnkeStream) stream = anke_stream_open(reference_path, error);
    anke_references_init(&reference->references);
    if (stream == NULL || !anke_references_read(stream, &spec->age_ends, &reference->references,
                                                &reference->populations, error)) {
        return FALSE;
    }
    spec->references = &reference->references;
    spec->populations = reference->populations;
    return TRUE;
}

/* What is made of the statistics where they are not themselves the result. */
static gboolean write_account(AnkeStream *statistics, char **operands, AnkeOutput *output,
                              GError **error)
{
    if (has_findings) {
        return anke_findings_write(statistics, output, error);
    }
    const AnkeExplainQuery query = {operands[0], operands[1], operands[2], operands[3]};
    return anke_explain_write(statistics, &query, output, error);
}

static gboolean run_account(AnkeStream *stream, const AnkeAnalysisSpec *spec, char **operands,
                            AnkeOutput *output, GError **error)
{
    g_autoptr(AnkeOutput) spool = anke_output_open_spool();
    if (!anke_analysis_run(stream, spec, spool, error)) {
        return FALSE;
    }
    AnkeInput *input = anke_output_read_back(spool, error);
    g_autoptr(AnkeStream) statistics =
        input != NULL ? anke_stream_open_input_take(input, error) : NULL;
    return statistics != NULL && write_account(statistics, operands, output, error);
}

static gboolean run_stream(char **operands, const char *path, const AnkeAnalysisSpec *spec,
                           GError **error)
{
    g_autoptr(AnkeStream) stream = anke_stream_open(path, error);
    if (stream == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL) {
        return FALSE;
    }
    gboolean is_good = explains || has_findings ? run_account(stream, spec, operands, output, error)
                                                : anke_analysis_run(stream, spec, output, error);
    return is_good && anke_output_commit(output, error);
}

static gboolean run(char **operands, const char *path, GError **error)
{
    AnkeAnalysisSpec spec;
    g_autofree Reference *reference = g_new0(Reference, 1);
    reference->populations = anke_populations_new();
    const gboolean is_good = read_spec(&spec, error) && read_reference(reference, &spec, error) &&
                             run_stream(operands, path, &spec, error);
    anke_populations_unref(reference->populations);
    return is_good;
}

/* Takes QUESTION ITEM BY GROUP away, so that the stream is the only operand. */
static gboolean take_operands(int *argc, char ***argv, char ***operands, GError **error)
{
    *operands = *argv + 1;
    if (explains && has_findings) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--explain and --findings exclude each other");
    }
    if (!explains) {
        return TRUE;
    }
    if (*argc <= N_PLACES) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--explain takes QUESTION ITEM BY GROUP");
    }
    *argc -= N_PLACES;
    *argv += N_PLACES;
    return TRUE;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path = NULL;
    char **operands = NULL;
    anke_program_start("anke-stats");
    gsl_set_error_handler_off();
    if (anke_program_options(&program, &argc, &argv, &error) &&
        take_operands(&argc, &argv, &operands, &error) &&
        anke_program_operand(argc, argv, &path, &error)) {
        (void)run(operands, path, &error);
    }
    return anke_program_end(error);
}
