#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/data/stream.h"
#include "analyzer/tally/join.h"
#include "analyzer/tally/merge.h"

static char *output_path = NULL;
static gboolean want_join = FALSE;
static gboolean want_seal = FALSE;

static const GOptionEntry entries[] = {
    {"join", 0, 0, G_OPTION_ARG_NONE, &want_join,
     "Put streams of different surveys and series one after another, adding nothing", NULL},
    {"seal", 0, 0, G_OPTION_ARG_NONE, &want_seal, "Add the end row to a stream made by hand", NULL},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM...]",
    .summary = "Adds table streams: tallies of shards, and waves one after another.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data or streams that cannot be added, "
                   "66 no input, 73 cannot create, 74 I/O error.",
    .entries = entries};

static gboolean seal(int argc, char **argv, AnkeOutput *output, GError **error)
{
    const char *path;
    if (!anke_program_operand(argc, argv, &path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    return input != NULL && anke_merge_seal(input, output, error);
}

/* Opens all operands, or standard input where there is none. */
static GPtrArray *open_streams(int argc, char **argv, GError **error)
{
    g_autoptr(GPtrArray) streams =
        g_ptr_array_new_with_free_func((GDestroyNotify)anke_stream_close);
    guint n_stdin = argc < 2 ? 1 : 0;
    for (int i = 1; i < argc; i++) {
        n_stdin += g_str_equal(argv[i], "-") ? 1 : 0;
    }
    if (n_stdin > 1) {
        anke_error_set(error, ANKE_ERROR_USAGE, "\"-\" at most once expected");
        return NULL;
    }
    for (int i = argc < 2 ? 0 : 1; i < argc; i++) {
        AnkeStream *stream = anke_stream_open(i == 0 ? NULL : argv[i], error);
        if (stream == NULL) {
            return NULL;
        }
        g_ptr_array_add(streams, stream);
    }
    return g_steal_pointer(&streams);
}

static gboolean merge(int argc, char **argv, AnkeOutput *output, GError **error)
{
    g_autoptr(GPtrArray) streams = open_streams(argc, argv, error);
    if (streams == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
    gboolean is_good = want_join ? anke_join_streams(streams, writer, error)
                                 : anke_merge_streams(streams, writer, error);
    if (!is_good) {
        return FALSE;
    }
    anke_stream_writer_end(writer);
    return TRUE;
}

static gboolean run(int argc, char **argv, GError **error)
{
    if (want_seal && want_join) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--seal or --join expected, not both");
    }
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL) {
        return FALSE;
    }
    gboolean is_good =
        want_seal ? seal(argc, argv, output, error) : merge(argc, argv, output, error);
    return is_good && anke_output_commit(output, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    anke_program_start("anke-merge");
    if (anke_program_options(&program, &argc, &argv, &error)) {
        (void)run(argc, argv, &error);
    }
    return anke_program_end(error);
}
