/* anke-opinions: opinions coded by hand become a table stream. */
#include "analyzer/base/error.h"
#include "analyzer/base/program.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/stream.h"
#include "analyzer/import/opinions.h"

#define MOST_RESPONDENTS 1000000000

static char *categories = NULL;
static char *views = NULL;
static char *encoding = NULL;
static char *output_path = NULL;
static int n_respondents = 0;
static AnkeOpinionsSpec spec = {.name = "opinions"};

static const GOptionEntry entries[] = {
    {"name", 0, 0, G_OPTION_ARG_STRING, &spec.name, "Name of the question (opinions)", "NAME"},
    {"label", 0, 0, G_OPTION_ARG_STRING, &spec.label, "Label of the question", "TEXT"},
    {"categories", 0, 0, G_OPTION_ARG_STRING, &categories, "All categories, in order", "LABEL,..."},
    {"views", 0, 0, G_OPTION_ARG_STRING, &views, "All views, in order", "LABEL,..."},
    {"time", 0, 0, G_OPTION_ARG_NONE, &spec.is_time, "The views follow one another in time", NULL},
    {"respondents", 0, 0, G_OPTION_ARG_INT, &n_respondents, "How many people were interviewed",
     "N"},
    ANKE_STATED_FACTS_OPTIONS(spec.facts),
    {"encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, "auto, utf-8 or cp932", "NAME"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[OPINIONS.CSV]",
    .summary = "Turns opinions that were coded by hand into a table stream.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, "
                   "74 I/O error.",
    .entries = entries};

static gboolean check_respondents(GError **error)
{
    if (n_respondents < 0 || n_respondents > MOST_RESPONDENTS) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--respondents: 1 to %d expected",
                              MOST_RESPONDENTS);
    }
    spec.n_respondents = (guint)n_respondents;
    return TRUE;
}

static gboolean make(AnkeInput *input, AnkeStreamWriter *writer, gpointer data, GError **error)
{
    (void)data;
    return anke_opinions_convert(input, &spec, writer, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path;
    anke_program_start("anke-opinions");
    if (!anke_program_options(&program, &argc, &argv, &error) ||
        !anke_program_operand(argc, argv, &path, &error) || !check_respondents(&error) ||
        !anke_encoding_parse(encoding != NULL ? encoding : "auto", &spec.encoding, &error)) {
        return anke_program_end(error);
    }
    g_auto(GStrv) category_list = categories != NULL ? g_strsplit(categories, ",", -1) : NULL;
    g_auto(GStrv) view_list = views != NULL ? g_strsplit(views, ",", -1) : NULL;
    spec.categories = (const char *const *)category_list;
    spec.views = (const char *const *)view_list;
    (void)anke_stream_convert(path, output_path, make, NULL, &error);
    return anke_program_end(error);
}
