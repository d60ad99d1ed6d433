#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/codebook.h"
#include "analyzer/data/responses.h"
#include "analyzer/data/stream.h"
#include "analyzer/tally/tally.h"

enum { MAX_SHARDS = 1000000 };

static char *codebook_path = NULL;
static char *breaks = NULL;
static char **pairs = NULL;
static char *condition = NULL;
static char *wave = NULL;
static char *shard = NULL;
static char *output_path = NULL;

static const GOptionEntry entries[] = {
    {"codebook", 'c', 0, G_OPTION_ARG_FILENAME, &codebook_path, "The codebook (required)", "FILE"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &breaks,
     "Break by these questions, a:b nested (default: those of role break)", "NAME,..."},
    {"pair", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pairs, "Also tally question A by B (repeatable)",
     "A,B"},
    {"where", 0, 0, G_OPTION_ARG_STRING, &condition, "Only respondents that fulfil EXPR", "EXPR"},
    {"wave", 0, 0, G_OPTION_ARG_STRING, &wave, "Label of the survey wave", "LABEL"},
    {"shard", 0, 0, G_OPTION_ARG_STRING, &shard, "Only respondents I, I+N, I+2N, ...", "I/N"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[RESPONSES.CSV]",
    .summary = "Counts coded answers, by breaks, into a table stream.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, "
                   "74 I/O error, 78 codebook error.",
    .entries = entries};

static gboolean parse_shard(AnkeTallySpec *spec, GError **error)
{
    if (shard == NULL) {
        return TRUE;
    }
    const char *slash = strchr(shard, '/');
    if (slash == NULL ||
        !anke_number_parse_whole(shard, (gsize)(slash - shard), MAX_SHARDS, &spec->shard) ||
        !anke_number_parse_whole(slash + 1, strlen(slash + 1), MAX_SHARDS, &spec->n_shards) ||
        spec->shard == 0 || spec->shard > spec->n_shards) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--shard: I/N with 1 <= I <= N expected");
    }
    return TRUE;
}

static void note_weights(const AnkeCodebook *codebook)
{
    for (guint i = 0; i < codebook->n_questions; i++) {
        if (codebook->questions[i].role == ANKE_ROLE_WEIGHT) {
            anke_program_note("question \"%s\" has the role weight: the tally counts people, "
                              "unweighted",
                              codebook->questions[i].name);
        }
    }
}

static gboolean write_tally(const AnkeTally *tally, GError **error)
{
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
    anke_tally_write(tally, writer);
    anke_stream_writer_end(writer);
    return anke_output_commit(output, error);
}

static gboolean run(const char *path, AnkeTallySpec *spec, GError **error)
{
    if (!anke_output_spares(output_path, path, error) ||
        !anke_output_spares(output_path, codebook_path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeCodebook) codebook = anke_codebook_load(codebook_path, NULL, error);
    if (codebook == NULL) {
        return FALSE;
    }
    spec->codebook = codebook;
    g_autoptr(AnkeTally) tally = anke_tally_new(spec, error);
    if (tally == NULL) {
        return FALSE;
    }
    note_weights(codebook);
    g_autoptr(AnkeResponses) responses = anke_responses_open(path, codebook, error);
    if (responses == NULL) {
        return FALSE;
    }
    AnkeProgress progress = anke_progress_begin("respondents");
    anke_responses_watch(responses, anke_progress_watch, &progress);
    gboolean is_read = anke_tally_read(tally, responses, error);
    anke_progress_end(&progress);
    return is_read && write_tally(tally, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path;
    AnkeTallySpec spec = {0};
    anke_program_start("anke-tally");
    if (!anke_program_options(&program, &argc, &argv, &error) ||
        !anke_program_operand(argc, argv, &path, &error) || !parse_shard(&spec, &error)) {
        return anke_program_end(error);
    }
    if (codebook_path == NULL || g_str_equal(codebook_path, "-")) {
        anke_error_set(&error, ANKE_ERROR_USAGE, "-c with the codebook's file is needed");
        return anke_program_end(error);
    }
    g_auto(GStrv) names = breaks != NULL ? g_strsplit(breaks, ",", -1) : NULL;
    spec.breaks = (const char *const *)names;
    spec.pairs = (const char *const *)pairs;
    spec.where = condition;
    spec.wave = wave;
    (void)run(path, &spec, &error);
    return anke_program_end(error);
}
