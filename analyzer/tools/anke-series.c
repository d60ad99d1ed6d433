#include "analyzer/base/error.h"
#include "analyzer/base/program.h"
#include "analyzer/base/text.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/stream.h"
#include "analyzer/import/series.h"

static char *names = NULL;
static char *encoding = NULL;
static char *output_path = NULL;
static AnkeSeriesSpec spec = {0};

static const GOptionEntry entries[] = {
    {"names", 0, 0, G_OPTION_ARG_STRING, &names, "Names of the columns' questions", "NAME,..."},
    {"stack", 0, 0, G_OPTION_ARG_STRING, &spec.stack, "Make one question NAME of all columns",
     "NAME"},
    {"records", 0, 0, G_OPTION_ARG_STRING, &spec.records,
     "Make a list of records NAME of the rows, not numbers by year", "NAME"},
    {"label", 0, 0, G_OPTION_ARG_STRING, &spec.label, "Label of that question", "TEXT"},
    {"total", 0, 0, G_OPTION_ARG_STRING, &spec.total, "Check this column or row as their sum",
     "HEAD"},
    {"items", 0, 0, G_OPTION_ARG_STRING, &spec.items, "Column of labels (default: the first)",
     "HEAD"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &spec.by, "The heads are groups of this break, not years",
     "NAME"},
    {"by-label", 0, 0, G_OPTION_ARG_STRING, &spec.by_label, "Label of that break", "TEXT"},
    ANKE_STATED_FACTS_OPTIONS(spec.facts),
    {"encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, "auto, utf-8 or cp932", "NAME"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[TABLE.CSV]",
    .summary = "Turns a small table of yearly numbers, or a list, into a table stream.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, "
                   "74 I/O error.",
    .entries = entries};

static void note_left_out(const GPtrArray *left_out)
{
    for (guint i = 0; i < left_out->len; i++) {
        g_autofree char *head = anke_text_quote(g_ptr_array_index(left_out, i), -1);
        anke_program_note("column \"%s\" is no year and was left out", head);
    }
}

static gboolean make(AnkeInput *input, AnkeStreamWriter *writer, gpointer data, GError **error)
{
    return anke_series_convert(input, &spec, writer, data, error);
}

static gboolean run(const char *path, GError **error)
{
    g_autoptr(GPtrArray) left_out = g_ptr_array_new_with_free_func(g_free);
    if (!anke_stream_convert(path, output_path, make, left_out, error)) {
        return FALSE;
    }
    note_left_out(left_out);
    return TRUE;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path;
    anke_program_start("anke-series");
    if (!anke_program_options(&program, &argc, &argv, &error) ||
        !anke_program_operand(argc, argv, &path, &error) ||
        !anke_encoding_parse(encoding != NULL ? encoding : "auto", &spec.encoding, &error)) {
        return anke_program_end(error);
    }
    g_auto(GStrv) split = names != NULL ? g_strsplit(names, ",", -1) : NULL;
    spec.names = (const char *const *)split;
    (void)run(path, &error);
    return anke_program_end(error);
}
