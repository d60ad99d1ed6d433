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
#include "charts/plots/box_script.h"
#include "charts/plots/histogram_script.h"
#include "charts/plots/text_lines.h"

#define DEFAULT_DATE_S 946684800 /* 2000-01-01T00:00:00Z */
#define MAX_NUMBER 1e15
#define MAX_HEIGHT_PT 14400.0 /* of a PDF page */
#define MAX_SIDE_PIXELS 32000.0
#define POINTS_PER_INCH 72.0

static char *option_kind;
static char *option_question;
static char *option_by;
static char *option_wave;
static char *option_title;
static char *option_output;
static char *option_format;
static double option_width = 482;
static double option_dpi = 144;
static double option_timeout = 30;
static gboolean option_dump_script;

static const GOptionEntry entries[] = {
    {"kind", 'k', 0, G_OPTION_ARG_STRING, &option_kind, "box or histogram", "KIND"},
    {"question", 0, 0, G_OPTION_ARG_STRING, &option_question, "Question to plot (type number)",
     "NAME"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &option_by, "Break whose groups are compared", "NAME"},
    {"wave", 0, 0, G_OPTION_ARG_STRING, &option_wave, "Wave, where the stream has several", "WAVE"},
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
    .summary = "Draws box plots and histograms of a number question through gnuplot.",
    .description = "The stream comes from anke-stats; groups and bins are those that it wrote.",
    .entries = entries};

/* What is drawn: the table with its survey's facts, and who is shown. */
typedef struct {
    const AnkeStream *stream;
    const AnkeTable *table;
    GArray *groups; /* gint: indices of groups, ANKE_ALL first */
    gboolean has_hidden_counts;
    char *title;
    char *subtitle;
    GStrv notes;
    AnkePlotTarget target;
} Plot;

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

static gboolean check_options(AnkePlotTarget *target, GError **error)
{
    const gboolean is_kind = option_kind != NULL && (g_str_equal(option_kind, "box") ||
                                                     g_str_equal(option_kind, "histogram"));
    if (!is_kind) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--kind must be box or histogram");
    }
    if (option_question == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--question is missing");
    }
    target->dots_per_inch = option_dpi;
    return check_range("width", option_width, 200, 2000, error) &&
           check_range("dpi", option_dpi, 36, 1200, error) &&
           check_range("timeout", option_timeout, 0.01, 86400, error) &&
           choose_format(&target->format, error);
}

static gboolean is_wanted(const AnkeTable *table)
{
    return g_str_equal(table->question, option_question) &&
           g_str_equal(table->by, option_by == NULL ? "" : option_by) &&
           (option_wave == NULL || g_str_equal(table->wave, option_wave));
}

static gboolean fail_data(const AnkeStream *stream, GError **error, const char *what)
{
    g_autofree char *question = anke_text_quote(option_question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: question \"%s\": %s",
                          anke_stream_name(stream), question, what);
}

/* Reads the stream to its end row, keeping the wanted table. */
static AnkeTable *find_table(AnkeStream *stream, GError **error)
{
    g_autoptr(AnkeTable) found = NULL;
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return NULL;
        }
        if (table == NULL) {
            break;
        }
        if (!is_wanted(table)) {
            continue;
        }
        if (found != NULL) {
            anke_error_set(error, ANKE_ERROR_USAGE,
                           "the stream has several waves: choose one with --wave");
            return NULL;
        }
        found = g_steal_pointer(&table);
    }
    if (found == NULL) {
        fail_data(stream, error, "the stream has no such table; are --by and --wave right?");
    }
    return g_steal_pointer(&found);
}

static gboolean check_table(const AnkeStream *stream, const AnkeTable *table, GError **error)
{
    const char *needed = g_str_equal(option_kind, "box") ? "whisker_lo" : "bin_width";
    if (table->type != ANKE_TYPE_NUMBER) {
        return fail_data(stream, error, "it is no number");
    }
    if (anke_table_row(table, needed, ANKE_ALL, ANKE_ALL) == NULL) {
        g_autofree char *what =
            g_strdup_printf("no row \"%s\": anke-stats must come before anke-plot", needed);
        return fail_data(stream, error, what);
    }
    return TRUE;
}

/* Everyone first; categories always, those without one only where anybody is. */
static GArray *choose_groups(const AnkeTable *table)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(gint));
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        if (group == ANKE_ALL || table->groups[group].type == ANKE_GROUP_CHOICE ||
            anke_table_base(table, "answered", group) > 0) {
            g_array_append_val(groups, group);
        }
    }
    return groups;
}

static const char *group_label(const AnkeTable *table, gint group)
{
    return group == ANKE_ALL ? "全体" : table->groups[group].label;
}

static gboolean is_hidden(const AnkeTable *table, gint group)
{
    static const char *const stats[] = {"answered", "q1", "median", "q3", "mean"};
    for (gsize i = 0; i < G_N_ELEMENTS(stats); i++) {
        if (anke_table_is_hidden(table, stats[i], ANKE_ALL, group)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The values of a group with their counts, ascending as in the stream. Hidden counts are 0. */
static gboolean read_values(Plot *plot, gint group, GArray *values, GError **error)
{
    const AnkeTable *table = plot->table;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        AnkePlotValue value = {.n = anke_table_number(table, "n", item, group)};
        const char *label = table->items[item].label;
        if (table->items[item].type != ANKE_ITEM_VALUE) {
            continue;
        }
        if (!anke_number_parse(label, strlen(label), &value.value) ||
            fabs(value.value) > MAX_NUMBER || value.n < 0 || value.n > MAX_NUMBER) {
            return fail_data(plot->stream, error,
                             "an item of type value is no number, or its n no count");
        }
        plot->has_hidden_counts |= anke_table_is_hidden(table, "n", item, group);
        value.n = isnan(value.n) ? 0 : value.n;
        g_array_append_val(values, value);
    }
    return TRUE;
}

static gboolean read_stats(const Plot *plot, gint group, AnkeBoxGroup *box, GError **error)
{
    const struct {
        const char *stat;
        double *number;
    } stats[] = {{"whisker_lo", &box->whisker_lo}, {"q1", &box->q1},
                 {"median", &box->median},         {"q3", &box->q3},
                 {"whisker_hi", &box->whisker_hi}, {"mean", &box->mean}};
    for (gsize i = 0; i < G_N_ELEMENTS(stats); i++) {
        *stats[i].number = anke_table_number(plot->table, stats[i].stat, ANKE_ALL, group);
        if (!(fabs(*stats[i].number) <= MAX_NUMBER)) {
            g_autofree char *what = g_strdup_printf("\"%s\" of a group is missing", stats[i].stat);
            return fail_data(plot->stream, error, what);
        }
    }
    return TRUE;
}

static const AnkePlotValue *first_value(const GArray *values)
{
    return (const AnkePlotValue *)(gpointer)values->data;
}

static AnkePlotFrame make_frame(const Plot *plot)
{
    const char *source = anke_stream_fact(plot->stream, "source");
    return (AnkePlotFrame){.width_pt = option_width,
                           .title = plot->title,
                           .subtitle = plot->subtitle,
                           .notes = (const char *const *)plot->notes,
                           .source = source == NULL ? "" : source,
                           .is_protected = anke_stream_fact(plot->stream, "protected") != NULL};
}

static char *make_title(const AnkeTable *table)
{
    if (option_title != NULL) {
        return g_strdup(option_title);
    }
    if (*table->by == '\0') {
        return g_strdup(table->label);
    }
    return g_strdup_printf("%s（%s別）", table->label,
                           *table->by_label == '\0' ? table->by : table->by_label);
}

/* Survey, wave, n and unit, as far as they are known. */
static char *make_subtitle(const AnkeStream *stream, const AnkeTable *table)
{
    char number[ANKE_NUMBER_SIZE];
    const char *survey = anke_stream_fact(stream, "title");
    const double n = anke_table_base(table, "answered", ANKE_ALL);
    g_autoptr(GStrvBuilder) parts = g_strv_builder_new();
    if (survey != NULL) {
        g_strv_builder_add(parts, survey);
    }
    if (*table->wave != '\0') {
        g_strv_builder_add(parts, table->wave);
    }
    if (isfinite(n)) {
        anke_number_format_grouped(number, n, 0);
        g_autofree char *text = g_strdup_printf("n=%s", number);
        g_strv_builder_add(parts, text);
    }
    if (*table->unit != '\0') {
        g_autofree char *text = g_strdup_printf("単位：%s", table->unit);
        g_strv_builder_add(parts, text);
    }
    g_auto(GStrv) texts = g_strv_builder_end(parts);
    return g_strjoinv("　", texts);
}

static GStrv make_notes(const Plot *plot)
{
    const char *note = anke_stream_fact(plot->stream, "note");
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    if (anke_table_row(plot->table, "w_base", ANKE_ALL, ANKE_ALL) != NULL) {
        g_strv_builder_add(notes, "四分位数と平均は重み付き、人数は重みなし。");
    }
    if (plot->has_hidden_counts) {
        g_strv_builder_add(notes, "秘匿された人数は描いていない。");
    }
    if (note != NULL) {
        g_strv_builder_add(notes, note);
    }
    return g_strv_builder_end(notes);
}

/* Everything but the drawings: groups, values of each (arrays of AnkePlotValue), texts. */
static GPtrArray *read_plot(Plot *plot, GError **error)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    plot->groups = choose_groups(plot->table);
    for (guint i = 0; i < plot->groups->len; i++) {
        GArray *of_group = g_array_new(FALSE, FALSE, sizeof(AnkePlotValue));
        g_ptr_array_add(values, of_group);
        if (!read_values(plot, g_array_index(plot->groups, gint, i), of_group, error)) {
            return NULL;
        }
    }
    g_autofree char *title = make_title(plot->table);
    plot->title = anke_text_lines_visible(title, ANKE_GNUPLOT_MAX_LINE_BYTES);
    plot->subtitle = make_subtitle(plot->stream, plot->table);
    plot->notes = make_notes(plot);
    return g_steal_pointer(&values);
}

static gboolean read_box_group(const Plot *plot, guint i, const GArray *values, AnkeBoxGroup *box,
                               GError **error)
{
    const gint group = g_array_index(plot->groups, gint, i);
    *box = (AnkeBoxGroup){.label = group_label(plot->table, group),
                          .is_total = group == ANKE_ALL,
                          .n = anke_table_base(plot->table, "answered", group),
                          .values = first_value(values),
                          .n_values = values->len};
    if (is_hidden(plot->table, group)) {
        box->state = ANKE_BOX_HIDDEN;
        return TRUE;
    }
    box->state = box->n > 0 ? ANKE_BOX_SHOWN : ANKE_BOX_EMPTY;
    return box->state == ANKE_BOX_EMPTY || read_stats(plot, group, box, error);
}

static GString *make_box_script(const Plot *plot, const GPtrArray *values, double *height_pt,
                                GError **error)
{
    g_autofree AnkeBoxGroup *groups = g_new0(AnkeBoxGroup, plot->groups->len);
    for (guint i = 0; i < plot->groups->len; i++) {
        if (!read_box_group(plot, i, values->pdata[i], &groups[i], error)) {
            return NULL;
        }
    }
    const AnkeBoxSpec spec = {.frame = make_frame(plot),
                              .unit = plot->table->unit,
                              .groups = groups,
                              .n_groups = plot->groups->len};
    return anke_box_script(&spec, plot->target, height_pt);
}

static AnkeHistogramGroup read_histogram_group(const Plot *plot, guint i, const GArray *values)
{
    const gint group = g_array_index(plot->groups, gint, i);
    AnkeHistogramGroup panel = {.label = group_label(plot->table, group),
                                .is_total = group == ANKE_ALL,
                                .n = anke_table_base(plot->table, "answered", group),
                                .median = anke_table_number(plot->table, "median", ANKE_ALL, group),
                                .values = first_value(values),
                                .n_values = values->len};
    panel.state = panel.n > 0 ? ANKE_HISTOGRAM_SHOWN : ANKE_HISTOGRAM_EMPTY;
    if (is_hidden(plot->table, group)) {
        panel.state = ANKE_HISTOGRAM_HIDDEN;
        panel.n_values = 0;
    }
    return panel;
}

static gboolean check_bins(const Plot *plot, const AnkeHistogramSpec *spec, GError **error)
{
    if (!(fabs(spec->bin_start) <= MAX_NUMBER && spec->bin_width > 0 &&
          spec->bin_width <= MAX_NUMBER)) {
        return fail_data(plot->stream, error, "\"bin_start\" and \"bin_width\" make no bins");
    }
    for (guint i = 0; i < spec->n_groups; i++) {
        for (guint k = 0; k < spec->groups[i].n_values; k++) {
            guint bin;
            const AnkePlotValue *value = &spec->groups[i].values[k];
            if (value->n > 0 &&
                !anke_histogram_bin(value->value, spec->bin_start, spec->bin_width, &bin)) {
                return fail_data(plot->stream, error, "a value lies in none of the bins");
            }
        }
    }
    return TRUE;
}

static GString *make_histogram_script(const Plot *plot, const GPtrArray *values, double *height_pt,
                                      GError **error)
{
    g_autofree AnkeHistogramGroup *groups = g_new0(AnkeHistogramGroup, plot->groups->len);
    for (guint i = 0; i < plot->groups->len; i++) {
        groups[i] = read_histogram_group(plot, i, values->pdata[i]);
    }
    const AnkeHistogramSpec spec = {
        .frame = make_frame(plot),
        .unit = plot->table->unit,
        .bin_start = anke_table_number(plot->table, "bin_start", ANKE_ALL, ANKE_ALL),
        .bin_width = anke_table_number(plot->table, "bin_width", ANKE_ALL, ANKE_ALL),
        .groups = groups,
        .n_groups = plot->groups->len};
    return check_bins(plot, &spec, error) ? anke_histogram_script(&spec, plot->target, height_pt)
                                          : NULL;
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

static gboolean check_size(const Plot *plot, double height_pt, GError **error)
{
    const double longest_pt = fmax(option_width, height_pt);
    const gboolean fits = plot->target.format == ANKE_FORMAT_PNG
                              ? longest_pt * option_dpi / POINTS_PER_INCH <= MAX_SIDE_PIXELS
                              : longest_pt <= MAX_HEIGHT_PT;
    return fits || fail_data(plot->stream, error, "the picture would be too large");
}

static gboolean publish(const Plot *plot, const GString *script, double height_pt, GError **error)
{
    if (option_dump_script) {
        return anke_output_write_file(NULL, script->str, script->len, ANKE_OUTPUT_REPORT, error);
    }
    const AnkeGnuplotRequest request = {.script = script->str,
                                        .n_script_bytes = script->len,
                                        .font_family = ANKE_PLOT_FONT,
                                        .format = plot->target.format,
                                        .width_pt = option_width,
                                        .height_pt = height_pt,
                                        .dots_per_inch = option_dpi,
                                        .date_s = picture_date(plot->stream),
                                        .title = plot->title,
                                        .deadline_s = option_timeout};
    if (!check_size(plot, height_pt, error)) {
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

static gboolean draw(Plot *plot, GError **error)
{
    g_autoptr(GPtrArray) values = read_plot(plot, error);
    if (values == NULL) {
        return FALSE;
    }
    double height_pt = 0;
    g_autoptr(GString) script = g_str_equal(option_kind, "box")
                                    ? make_box_script(plot, values, &height_pt, error)
                                    : make_histogram_script(plot, values, &height_pt, error);
    return script != NULL && publish(plot, script, height_pt, error);
}

static void clear_plot(Plot *plot)
{
    g_clear_pointer(&plot->groups, g_array_unref);
    g_clear_pointer(&plot->title, g_free);
    g_clear_pointer(&plot->subtitle, g_free);
    g_clear_pointer(&plot->notes, g_strfreev);
}

static gboolean run(const char *path, AnkePlotTarget target, GError **error)
{
    g_autoptr(AnkeStream) stream = anke_stream_open(path, error);
    if (stream == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeTable) table = find_table(stream, error);
    if (table == NULL || !check_table(stream, table, error)) {
        return FALSE;
    }
    Plot plot = {.stream = stream, .table = table, .target = target};
    gboolean is_drawn = draw(&plot, error);
    clear_plot(&plot);
    return is_drawn;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path = NULL;
    AnkePlotTarget target = {.format = ANKE_FORMAT_PNG};
    anke_program_start("anke-plot");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        anke_program_operand(argc, argv, &path, &error) && check_options(&target, &error)) {
        (void)run(path, target, &error);
    }
    return anke_program_end(error);
}
