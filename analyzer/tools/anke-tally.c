#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/codebook.h"
#include "analyzer/data/responses.h"
#include "analyzer/data/stream.h"
#include "analyzer/tally/tally.h"

enum { MAX_SHARDS = 1000000, MAX_BOXES = 100 };

static char *codebook_path = NULL;
static char *breaks = NULL;
static char **pairs = NULL;
static char **drivers = NULL;
static char *boxes = NULL;
static gboolean has_co_occurrences = FALSE;
static char *condition = NULL;
static char *wave = NULL;
static char *shard = NULL;
static char *output_path = NULL;

static const GOptionEntry entries[] = {
    {"codebook", 'c', 0, G_OPTION_ARG_FILENAME, &codebook_path, "The codebook (required)", "FILE"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &breaks,
     "Break by these questions, a:b nested, a+b like a,b (default: those of role break)",
     "NAME,..."},
    {"pair", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pairs, "Also tally question A by B (repeatable)",
     "A,B"},
    {"pairs", 0, 0, G_OPTION_ARG_NONE, &has_co_occurrences,
     "Also tally which choices of a multiple answer go together within groups", NULL},
    {"drivers", 0, 0, G_OPTION_ARG_STRING_ARRAY, &drivers,
     "Also sum what explaining OUTCOME by BATTERY needs (repeatable)", "OUTCOME=BATTERY"},
    {"boxes", 0, 0, G_OPTION_ARG_STRING, &boxes, "Also count the upper and lower K of each scale",
     "K"},
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

static gboolean parse_boxes(AnkeTallySpec *spec, GError **error)
{
    guint64 n_boxes = 0;
    if (boxes != NULL &&
        (!anke_number_parse_whole(boxes, strlen(boxes), MAX_BOXES, &n_boxes) || n_boxes == 0)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--boxes: a number from 1 to %d expected",
                              MAX_BOXES);
    }
    spec->n_boxes = (guint)n_boxes;
    return TRUE;
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
        !anke_program_operand(argc, argv, &path, &error) || !parse_shard(&spec, &error) ||
        !parse_boxes(&spec, &error)) {
        return anke_program_end(error);
    }
    if (codebook_path == NULL || g_str_equal(codebook_path, "-")) {
        anke_error_set(&error, ANKE_ERROR_USAGE, "-c with the codebook's file is needed");
        return anke_program_end(error);
    }
    g_auto(GStrv) names = breaks != NULL ? g_strsplit_set(breaks, ",+", -1) : NULL;
    spec.breaks = (const char *const *)names;
    spec.pairs = (const char *const *)pairs;
    spec.drivers = (const char *const *)drivers;
    spec.has_co_occurrences = has_co_occurrences;
    spec.where = condition;
    spec.wave = wave;
    (void)run(path, &spec, &error);
    return anke_program_end(error);
}
