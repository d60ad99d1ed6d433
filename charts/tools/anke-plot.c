/* anke-plot: statistical plots from a table stream, drawn by gnuplot. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/base/text.h"
#include "analyzer/data/stream.h"
#include "charts/draw/gnuplot.h"
#include "charts/draw/typesetter.h"
#include "charts/spec/plot_spec.h"
#include "charts/spec/theme_file.h"

#define DEFAULT_DATE_S 946684800 /* 2000-01-01T00:00:00Z */
#define MAX_HEIGHT_PT 14400.0    /* of a PDF page */
#define MAX_SIDE_PIXELS 32000.0
#define POINTS_PER_INCH 72.0

static char *option_kind;
static char *option_question;
static char *option_by;
static char *option_wave;
static char **option_items;
static char *option_lang;
static char *option_theme;
static char *option_title;
static char *option_output;
static char *option_format;
static double option_width = 482;
static double option_dpi = 144;
static double option_timeout = 30;
static gboolean option_dump_script;
static AnkeTheme own_theme; /* the default with what the options change */

static const GOptionEntry entries[] = {
    {"kind", 'k', 0, G_OPTION_ARG_STRING, &option_kind,
     "box, violin, histogram, scatter, correlation, mosaic, qq, waves or fan", "KIND"},
    {"question", 0, 0, G_OPTION_ARG_STRING, &option_question, "Question to plot", "NAME"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &option_by, "Break whose groups are compared", "NAME"},
    {"wave", 0, 0, G_OPTION_ARG_STRING, &option_wave, "Wave, where the stream has several", "WAVE"},
    {"item", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_items,
     "Answer that waves are drawn of (repeatable)", "LABEL"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &option_lang, "Language of the words, ja or en", "LANG"},
    {"theme", 0, 0, G_OPTION_ARG_FILENAME, &option_theme, "Sizes, colours and font from FILE",
     "FILE"},
    {"title", 0, 0, G_OPTION_ARG_STRING, &option_title, "Title instead of the question's label",
     "TEXT"},
    {"width", 0, 0, G_OPTION_ARG_DOUBLE, &option_width, "Width in pt (482)", "PT"},
    {"dpi", 0, 0, G_OPTION_ARG_DOUBLE, &option_dpi, "Resolution of PNG (144)", "DPI"},
    {"timeout", 0, 0, G_OPTION_ARG_DOUBLE, &option_timeout, "Longest run of gnuplot (30)",
     "SECONDS"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output, "Write the picture to FILE", "FILE"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &option_format, "png, pdf or svg (the suffix of FILE)",
     "FORMAT"},
    {"dump-script", 0, 0, G_OPTION_ARG_NONE, &option_dump_script,
     "Print the gnuplot script, draw nothing", NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM]",
    .summary = "Draws statistical plots of a question through gnuplot.",
    .description = "The stream comes from anke-stats, for curves with --curves.",
    .entries = entries};

static gboolean check_range(const char *name, double number, double min, double max, GError **error)
{
    return (number >= min && number <= max) ||
           anke_error_set(error, ANKE_ERROR_USAGE, "--%s must lie between %g and %g", name, min,
                          max);
}

static gboolean choose_format(AnkeFormat *format, GError **error)
{
    const char *name = option_format != NULL ? option_format : option_output;
    if (name == NULL && option_dump_script) {
        name = "png";
    }
    return (name != NULL && anke_format_of(name, format)) ||
           anke_error_set(error, ANKE_ERROR_USAGE,
                          "a picture needs -o with the suffix .png, .pdf or .svg, or --format");
}

static gboolean check_kind(const AnkePlotKind **kind, GError **error)
{
    *kind = option_kind == NULL ? NULL : anke_plot_kind_find(option_kind);
    g_autofree char *names = anke_plot_kind_names();
    return *kind != NULL ||
           anke_error_set(error, ANKE_ERROR_USAGE, "--kind must be one of: %s", names);
}

/* Reads the theme, whose font's name becomes part of the script. */
static gboolean read_theme(GError **error)
{
    if (option_theme == NULL) {
        return TRUE;
    }
    if (!anke_theme_read(option_theme, &own_theme, error)) {
        return FALSE;
    }
    g_autofree char *family = anke_text_quote(own_theme.family, -1);
    return anke_plot_family_is_plain(own_theme.family) ||
           anke_error_set(
               error, ANKE_ERROR_DATA,
               "%s: family \"%s\": gnuplot takes names of letters, digits, blanks, dots, "
               "hyphens and underlines",
               option_theme, family);
}

static gboolean check_options(AnkePlotInput *input, const AnkePlotKind **kind, GError **error)
{
    if (!check_kind(kind, error)) {
        return FALSE;
    }
    if (option_question == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--question is missing");
    }
    if (option_lang != NULL && !anke_lang_parse(option_lang, &own_theme.lang)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--lang must be ja or en");
    }
    input->items = (const char *const *)option_items;
    input->title = option_title;
    input->width_pt = option_width;
    input->target.dots_per_inch = option_dpi;
    return check_range("width", option_width, 200, 2000, error) &&
           check_range("dpi", option_dpi, 36, 1200, error) &&
           check_range("timeout", option_timeout, 0.01, 86400, error) &&
           choose_format(&input->target.format, error);
}

/* Tables of the stream that a plot may want. */
typedef struct {
    GPtrArray *tables; /* the question by the break, wave after wave */
    AnkeTable *past;   /* the question by year; NULL = none */
} Found;

static void found_clear(Found *found)
{
    g_clear_pointer(&found->tables, g_ptr_array_unref);
    g_clear_pointer(&found->past, anke_table_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Found, found_clear)

static const char *wanted_by(const AnkePlotKind *kind)
{
    const char *by = option_by != NULL ? option_by : anke_plot_kind_by(kind);
    return by != NULL ? by : option_question;
}

static gboolean is_wanted(const AnkeTable *table, const char *by)
{
    return g_str_equal(table->question, option_question) && g_str_equal(table->by, by) &&
           (option_wave == NULL || g_str_equal(table->wave, option_wave));
}

/* Takes the table over if a plot of the kind wants it. */
static void keep_table(const AnkePlotKind *kind, AnkeTable **table, Found *found)
{
    if (is_wanted(*table, wanted_by(kind))) {
        g_ptr_array_add(found->tables, g_steal_pointer(table));
    } else if (anke_plot_kind_takes_past(kind) && found->past == NULL &&
               is_wanted(*table, "year")) {
        found->past = g_steal_pointer(table);
    }
}

static gboolean fail_data(const AnkeStream *stream, GError **error, const char *what)
{
    g_autofree char *question = anke_text_quote(option_question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: question \"%s\": %s",
                          anke_stream_name(stream), question, what);
}

/* Reads the stream to its end row, keeping the wanted tables. */
static gboolean find_tables(const AnkePlotKind *kind, AnkeStream *stream, Found *found,
                            GError **error)
{
    found->tables = g_ptr_array_new_with_free_func((GDestroyNotify)anke_table_free);
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            break;
        }
        keep_table(kind, &table, found);
    }
    if (found->tables->len == 0) {
        return fail_data(stream, error, "the stream has no such table; are --by and --wave right?");
    }
    return found->tables->len == 1 || anke_plot_kind_takes_waves(kind) ||
           anke_error_set(error, ANKE_ERROR_USAGE,
                          "the stream has several waves: choose one with --wave");
}

/* The day on which the survey closed, else SOURCE_DATE_EPOCH, else a fixed day: never the clock. */
static gint64 picture_date(const AnkeStream *stream)
{
    const char *closed = anke_stream_fact(stream, "closed");
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    g_autofree char *midnight = closed == NULL ? NULL : g_strconcat(closed, "T00:00:00Z", NULL);
    g_autoptr(GDateTime) date =
        midnight == NULL ? NULL : g_date_time_new_from_iso8601(midnight, NULL);
    guint64 seconds;
    if (date != NULL) {
        return g_date_time_to_unix(date);
    }
    if (epoch != NULL && anke_number_parse_whole(epoch, strlen(epoch), 253402300799, &seconds)) {
        return (gint64)seconds;
    }
    return DEFAULT_DATE_S;
}

static gboolean check_size(const AnkePlotInput *input, double height_pt, GError **error)
{
    const double longest_pt = fmax(input->width_pt, height_pt);
    const gboolean fits = input->target.format == ANKE_FORMAT_PNG
                              ? longest_pt * option_dpi / POINTS_PER_INCH <= MAX_SIDE_PIXELS
                              : longest_pt <= MAX_HEIGHT_PT;
    return fits || fail_data(input->stream, error, "the picture would be too large");
}

static gboolean publish(const AnkePlotInput *input, const AnkePlot *plot, GError **error)
{
    if (option_dump_script) {
        return anke_output_write_file(NULL, plot->script->str, plot->script->len,
                                      ANKE_OUTPUT_REPORT, error);
    }
    const AnkeGnuplotRequest request = {.script = plot->script->str,
                                        .n_script_bytes = plot->script->len,
                                        .font_family = input->theme->family,
                                        .format = input->target.format,
                                        .width_pt = input->width_pt,
                                        .height_pt = plot->height_pt,
                                        .dots_per_inch = option_dpi,
                                        .date_s = picture_date(input->stream),
                                        .title = plot->title,
                                        .deadline_s = option_timeout};
    if (!check_size(input, plot->height_pt, error)) {
        return FALSE;
    }
    GString *picture = anke_gnuplot_run(&request, error);
    if (picture == NULL) {
        return FALSE;
    }
    gboolean is_written = anke_output_write_file(option_output, picture->str, picture->len,
                                                 ANKE_OUTPUT_REPORT, error);
    g_string_free(picture, TRUE);
    return is_written;
}

static gboolean run(const char *path, const AnkePlotKind *kind, AnkePlotInput *input,
                    GError **error)
{
    g_autoptr(AnkeStream) stream = anke_stream_open(path, error);
    g_auto(Found) found = {0};
    if (stream == NULL || !find_tables(kind, stream, &found, error)) {
        return FALSE;
    }
    g_autoptr(AnkeTypesetter) typesetter = anke_typesetter_new(input->theme, error);
    if (typesetter == NULL) {
        return FALSE;
    }
    input->measure = anke_typesetter_measure(typesetter);
    g_auto(AnkePlot) plot = {0};
    input->stream = stream;
    input->waves = (const AnkeTable *const *)found.tables->pdata;
    input->n_waves = found.tables->len;
    input->table = input->waves[input->n_waves - 1];
    input->past = found.past;
    return anke_plot_make(kind, input, &plot, error) && publish(input, &plot, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path = NULL;
    const AnkePlotKind *kind = NULL;
    AnkePlotInput input = {.theme = &own_theme};
    own_theme = *anke_theme_default();
    anke_program_start("anke-plot");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        anke_program_operand(argc, argv, &path, &error) && check_options(&input, &kind, &error) &&
        read_theme(&error)) {
        (void)run(path, kind, &input, &error);
    }
    return anke_program_end(error);
}
