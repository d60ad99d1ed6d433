#include "analyzer/banner/banner.h"
#include "analyzer/base/error.h"
#include "analyzer/base/program.h"

static char *output_path = NULL;
static char *format_name = NULL;
static char **questions = NULL;
static char *by_text = NULL;
static char *rows_name = NULL;
static char *show_text = NULL;
static char *sort_name = NULL;
static char *net_name = NULL;
static char *ambiguous_name = NULL;
static char *lang_name = NULL;
static int decimals = 1;
static int width = 100;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &format_name,
     "text, markdown, html or csv (default: text)", "NAME"},
    {"question", 0, 0, G_OPTION_ARG_STRING_ARRAY, &questions,
     "Only this question (may be repeated)", "NAME"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &by_text,
     "Breaks: a+b side by side, a:b nested, a comma between banners (default: all side by side)",
     "BREAKS"},
    {"rows", 0, 0, G_OPTION_ARG_STRING, &rows_name,
     "What stands in rows: answers or breaks (default: answers)", "NAME"},
    {"show", 0, 0, G_OPTION_ARG_STRING, &show_text,
     "What a cell shows: n, w, p, ci, marks, diff, adjres, letters, p_ticks (default: n,p,marks)",
     "LIST"},
    {"decimals", 0, 0, G_OPTION_ARG_INT, &decimals, "Decimals of percentages (default: 1)", "N"},
    {"width", 0, 0, G_OPTION_ARG_INT, &width,
     "Columns of text before a table is split; 0: any (default: 100)", "N"},
    {"ambiguous", 0, 0, G_OPTION_ARG_STRING, &ambiguous_name,
     "Characters of ambiguous width are narrow or wide (default: narrow)", "NAME"},
    {"sort", 0, 0, G_OPTION_ARG_STRING, &sort_name,
     "Order of answers: none or total (default: none)", "NAME"},
    {"net", 0, 0, G_OPTION_ARG_STRING, &net_name,
     "Sums of answers: under the answers, behind everything, none (default: under)", "NAME"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &lang_name, "ja or en (default: ja)", "LANG"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM]",
    .summary = "Prints banner tables of a table stream for people: text, Markdown, HTML, CSV.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, 74 "
                   "I/O error.",
    .entries = entries};

static gboolean read_choices(AnkeBannerSpec *spec, GError **error)
{
    static const char *const rows[] = {"answers", "breaks", NULL};
    static const char *const sorts[] = {"none", "total", NULL};
    static const char *const nets[] = {"under", "behind", "none", NULL};
    static const char *const widths[] = {"narrow", "wide", NULL};
    static const char *const langs[] = {"ja", "en", NULL};
    guint row = ANKE_ROWS_ANSWERS;
    guint sort = 0;
    guint net = ANKE_NET_UNDER;
    guint ambiguous = 0;
    guint lang = ANKE_BANNER_JA;
    if (!anke_banner_choose("--rows", rows_name, rows, &row, error) ||
        !anke_banner_choose("--sort", sort_name, sorts, &sort, error) ||
        !anke_banner_choose("--net", net_name, nets, &net, error) ||
        !anke_banner_choose("--ambiguous", ambiguous_name, widths, &ambiguous, error) ||
        !anke_banner_choose("--lang", lang_name, langs, &lang, error)) {
        return FALSE;
    }
    spec->rows = (AnkeBannerRows)row;
    spec->is_sorted = sort == 1;
    spec->net = (AnkeBannerNet)net;
    spec->is_ambiguous_wide = ambiguous == 1;
    spec->lang = (AnkeBannerLang)lang;
    return TRUE;
}

static gboolean read_spec(AnkeBannerSpec *spec, GError **error)
{
    const int most_decimals = 6;
    const int most_width = 10000;
    *spec = anke_banner_spec_default();
    if (decimals < 0 || decimals > most_decimals) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--decimals takes 0 to %d", most_decimals);
    }
    if (width < 0 || width > most_width) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--width takes 0 to %d", most_width);
    }
    spec->questions = questions;
    spec->n_decimals = (guint)decimals;
    spec->width = (guint)width;
    return read_choices(spec, error) &&
           (by_text == NULL || anke_banner_spec_set_by(spec, by_text, error)) &&
           (show_text == NULL || anke_banner_spec_set_show(spec, show_text, error));
}

/* What the tables cannot say themselves. */
static void note_report(const AnkeBannerReport *report)
{
    if (report->n_counts_only > 0) {
        anke_program_note("%u tables with counts only: anke-stats computes percentages",
                          report->n_counts_only);
    }
    if (report->n_left_out > 0) {
        anke_program_note("%u breaks with more than 100 groups left out: --by prints them",
                          report->n_left_out);
    }
}

static gboolean print_stream(const char *path, const AnkeBannerSpec *spec,
                             const AnkeBannerPrinter *printer, GError **error)
{
    AnkeBannerReport report;
    if (!anke_output_spares(output_path, path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeStream) stream = anke_stream_open(path, error);
    if (stream == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL || !anke_banner_print(stream, spec, printer, output, &report, error) ||
        !anke_output_commit(output, error)) {
        return FALSE;
    }
    note_report(&report);
    return TRUE;
}

static gboolean run(const char *path, GError **error)
{
    AnkeBannerSpec spec = anke_banner_spec_default();
    const AnkeBannerPrinter *printer = anke_banner_printer(format_name, error);
    gboolean is_done =
        printer != NULL && read_spec(&spec, error) && print_stream(path, &spec, printer, error);
    anke_banner_spec_clear(&spec);
    return is_done;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path = NULL;
    anke_program_start("anke-table");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        anke_program_operand(argc, argv, &path, &error)) {
        (void)run(path, &error);
    }
    return anke_program_end(error);
}
