/* anke-weight: weights that make respondents agree with known totals. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/base/progress.h"
#include "analyzer/data/codebook.h"
#include "analyzer/weight/weight_fit.h"

enum { DEFAULT_ROUNDS = 1000, MAX_ROUNDS = 1000000 };

static char *codebook_path = NULL;
static char *margins_path = NULL;
static char *population_names = NULL;
static char *roster_path = NULL;
static char *roster_names = NULL;
static char *method = NULL;
static char *trim = NULL;
static char *missing = NULL;
static char *total = NULL;
static int max_rounds = DEFAULT_ROUNDS;
static char *report_path = NULL;
static char *output_path = NULL;

static const GOptionEntry entries[] = {
    {"codebook", 'c', 0, G_OPTION_ARG_FILENAME, &codebook_path, "The codebook (required)", "FILE"},
    {"margins", 0, 0, G_OPTION_ARG_FILENAME, &margins_path,
     "Targets: a CSV with question, choice, target", "FILE"},
    {"population", 0, 0, G_OPTION_ARG_STRING, &population_names,
     "Targets: the codebook's column population of these questions", "NAME,..."},
    {"roster", 0, 0, G_OPTION_ARG_FILENAME, &roster_path, "Targets: a roster, counted", "FILE"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &roster_names,
     "Margins of the roster, a:b crossed (default: each of its columns)", "NAME,..."},
    {"method", 0, 0, G_OPTION_ARG_STRING, &method, "rake (default) or cell", "NAME"},
    {"trim", 0, 0, G_OPTION_ARG_STRING, &trim, "Bounds of the weights, as multiples of their mean",
     "LO,HI"},
    {"missing", 0, 0, G_OPTION_ARG_STRING, &missing,
     "Respondents without a value in a margin: keep (default) or refuse", "NAME"},
    {"total", 0, 0, G_OPTION_ARG_STRING, &total,
     "Weights sum to the respondents (default) or the population", "NAME"},
    {"rounds", 0, 0, G_OPTION_ARG_INT, &max_rounds, "Most rounds of raking (default: 1000)", "N"},
    {"report", 0, 0, G_OPTION_ARG_FILENAME, &report_path, "Also write the diagnostics as CSV",
     "FILE"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[RESPONSES.CSV]",
    .summary = "Gives respondents weights that agree with known totals.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data or margins that cannot be met, "
                   "66 no input, 73 cannot create, 74 I/O error, 78 codebook error.",
    .entries = entries};

typedef struct {
    AnkeWeightSpec fit;
    gboolean is_crossed;
} Options;

/* One of two words; the first is the default. */
static gboolean parse_choice(const char *option, const char *text, const char *first,
                             const char *second, gboolean *is_second, GError **error)
{
    *is_second = text != NULL && strcmp(text, second) == 0;
    return text == NULL || *is_second || strcmp(text, first) == 0 ||
           anke_error_set(error, ANKE_ERROR_USAGE, "--%s: %s or %s expected", option, first,
                          second);
}

static gboolean parse_trim(AnkeWeightSpec *spec, GError **error)
{
    spec->trim_lo = 0;
    spec->trim_hi = INFINITY;
    if (trim == NULL) {
        return TRUE;
    }
    const char *comma = strchr(trim, ',');
    gboolean is_good = comma != NULL &&
                       anke_number_parse(trim, (gsize)(comma - trim), &spec->trim_lo) &&
                       anke_number_parse(comma + 1, strlen(comma + 1), &spec->trim_hi) &&
                       spec->trim_lo >= 0 && spec->trim_lo < 1 && spec->trim_hi > 1;
    return is_good ||
           anke_error_set(error, ANKE_ERROR_USAGE, "--trim: LO,HI with 0 <= LO < 1 < HI expected");
}

static gboolean check_sources(GError **error)
{
    int n_sources = (margins_path != NULL) + (population_names != NULL) + (roster_path != NULL);
    if (n_sources != 1) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "one of --margins, --population and --roster is needed");
    }
    if (roster_names != NULL && roster_path == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--by goes with --roster");
    }
    const char *paths[] = {codebook_path, margins_path, roster_path, report_path};
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        if (paths[i] != NULL && strcmp(paths[i], "-") == 0) {
            return anke_error_set(error, ANKE_ERROR_USAGE,
                                  "codebook, margins, roster and report are files, not \"-\"");
        }
    }
    return TRUE;
}

static gboolean read_options(Options *options, GError **error)
{
    if (codebook_path == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "-c with the codebook's file is needed");
    }
    if (max_rounds < 1 || max_rounds > MAX_ROUNDS) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--rounds: 1 to %d expected", MAX_ROUNDS);
    }
    options->fit.max_rounds = (guint)max_rounds;
    return check_sources(error) && parse_trim(&options->fit, error) &&
           parse_choice("method", method, "rake", "cell", &options->is_crossed, error) &&
           parse_choice("missing", missing, "keep", "refuse", &options->fit.refuses_missing,
                        error) &&
           parse_choice("total", total, "respondents", "population", &options->fit.to_population,
                        error);
}

/* What is written must not be what is read. */
static gboolean spares_inputs(const char *target, const char *path, GError **error)
{
    const char *inputs[] = {path, codebook_path, margins_path, roster_path};
    for (guint i = 0; i < G_N_ELEMENTS(inputs); i++) {
        if (!anke_output_spares(target, inputs[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static AnkeWeightMargins *find_margins(const AnkeCodebook *codebook, gboolean is_crossed,
                                       GError **error)
{
    if (margins_path != NULL) {
        return anke_weight_margins_read(margins_path, codebook, error);
    }
    const char *list = population_names != NULL ? population_names : roster_names;
    g_auto(GStrv) names = list != NULL ? g_strsplit(list, ",", -1) : NULL;
    if (names != NULL && names[0] == NULL) {
        anke_error_set(error, ANKE_ERROR_USAGE, "--%s: names of questions expected",
                       population_names != NULL ? "population" : "by");
        return NULL;
    }
    const char *const *wanted = (const char *const *)names;
    return population_names != NULL
               ? anke_weight_margins_of_codebook(codebook, wanted, error)
               : anke_weight_margins_of_roster(roster_path, codebook, wanted, is_crossed, error);
}

static const AnkeQuestion *find_weight(const AnkeCodebook *codebook, GError **error)
{
    const AnkeQuestion *found = NULL;
    for (guint i = 0; i < codebook->n_questions; i++) {
        const AnkeQuestion *question = &codebook->questions[i];
        if (question->role == ANKE_ROLE_WEIGHT && found != NULL) {
            anke_error_set(error, ANKE_ERROR_CODEBOOK, "%s: two questions have the role weight",
                           codebook->file);
            return NULL;
        }
        found = question->role == ANKE_ROLE_WEIGHT ? question : found;
    }
    if (found == NULL) {
        anke_error_set(error, ANKE_ERROR_CODEBOOK,
                       "%s: no question has the role weight: add a row to the sheet survey with "
                       "type decimal, name weight, label ウェイト, role weight",
                       codebook->file);
    } else if (found->type != ANKE_ANSWER_DECIMAL || found->n_bands > 0) {
        anke_error_set(error, ANKE_ERROR_CODEBOOK,
                       "%s:%" G_GUINT64_FORMAT ": question \"%s\" of role weight: type decimal "
                       "without bands was expected",
                       codebook->file, found->line, found->name);
        found = NULL;
    }
    return found;
}

static gboolean write_results(const AnkeWeightFit *fit, const AnkeWeightMargins *margins,
                              const AnkeWeightPeople *people, const AnkeQuestion *weight,
                              GError **error)
{
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_PRIVATE, error);
    if (output == NULL || !anke_weight_people_write(people, weight, fit->weights, output, error)) {
        return FALSE;
    }
    if (report_path == NULL) {
        return anke_output_commit(output, error);
    }
    g_autoptr(AnkeOutput) report = anke_output_open(report_path, ANKE_OUTPUT_PRIVATE, error);
    if (report == NULL) {
        return FALSE;
    }
    anke_weight_fit_report(fit, margins, people, report);
    return anke_output_flush(output, error) && anke_output_flush(report, error) &&
           anke_output_commit(output, error) && anke_output_commit(report, error);
}

static gboolean run(const char *path, const Options *options, GError **error)
{
    if (!spares_inputs(output_path, path, error) || !spares_inputs(report_path, path, error) ||
        !anke_output_spares(report_path, output_path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeCodebook) codebook = anke_codebook_load(codebook_path, NULL, error);
    const AnkeQuestion *weight = codebook != NULL ? find_weight(codebook, error) : NULL;
    if (weight == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeWeightMargins) margins = find_margins(codebook, options->is_crossed, error);
    if (margins == NULL) {
        return FALSE;
    }
    if (options->is_crossed && margins->margins->len != 1) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--method cell: one margin was expected, of questions crossed as "
                              "\"a:b\", but there are %u",
                              margins->margins->len);
    }
    AnkeProgress progress = anke_progress_begin("respondents");
    g_autoptr(AnkeWeightPeople) people =
        anke_weight_people_read(path, margins, weight, &progress, error);
    anke_progress_end(&progress);
    if (people == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeWeightFit) fit = anke_weight_fit(margins, people, &options->fit, error);
    if (fit == NULL || !write_results(fit, margins, people, weight, error)) {
        return FALSE;
    }
    anke_weight_fit_tell(fit, margins, people);
    return TRUE;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path;
    Options options = {.is_crossed = FALSE};
    anke_program_start("anke-weight");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        anke_program_operand(argc, argv, &path, &error) && read_options(&options, &error)) {
        (void)run(path, &options, &error);
    }
    return anke_program_end(error);
}
