/* anke-chart: draws tables of a stream as charts for people: PNG, PDF, SVG. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/base/text.h"
#include "analyzer/data/stream.h"
#include "charts/draw/canvas.h"
#include "charts/spec/chart_input.h"
#include "charts/spec/chart_spec.h"
#include "charts/spec/gallery.h"
#include "charts/spec/picture.h"
#include "charts/spec/plan.h"
#include "charts/spec/theme_file.h"

#define MAX_FIGURE 9999
#define MIN_DPI 36
#define MAX_DPI 1200
#define MIN_PAGE_PT 200
#define MAX_PAGE_PT 14400

static struct {
    char *kind;
    char *question;
    char *by;
    char *wave;
    char *panel;
    char *scenario;
    char *years;
    char *item;
    char *title;
    char *width;
    int figure;
    int dpi;
    char *page_height;
    char *book;
    char *output;
    char *plan;
    char *each;
    char *format;
    char *lang;
    char *theme;
    gboolean has_two_axes;
    char *gallery;
    gboolean has_data;
    gboolean has_alt;
    gboolean wants_audit;
    gboolean wants_list;
    gboolean wants_dump;
    gboolean is_strict;
} options;

static AnkeTheme own_theme; /* the default with what the options change */

static const GOptionEntry entries[] = {
    {"kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, "Kind of chart (see KINDS in the manual)",
     "KIND"},
    {"question", 0, 0, G_OPTION_ARG_STRING, &options.question, "The question to draw", "NAME"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &options.by, "Its break", "NAME"},
    {"wave", 0, 0, G_OPTION_ARG_STRING, &options.wave, "Its wave", "WAVE"},
    {"panel", 0, 0, G_OPTION_ARG_STRING, &options.panel, "Further tables that the kind shows",
     "NAME,..."},
    {"scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario,
     "The scenario of a projection (the first)", "NAME"},
    {"years", 0, 0, G_OPTION_ARG_STRING, &options.years, "The years of kind profiles", "YEAR,..."},
    {"item", 0, 0, G_OPTION_ARG_STRING, &options.item,
     "The one item that kind paths shows", "LABEL"},
    {"two-axes", 0, 0, G_OPTION_ARG_NONE, &options.has_two_axes,
     "Two series in one panel of kind indicators", NULL},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, "Language of the words, ja or en", "LANG"},
    {"theme", 0, 0, G_OPTION_ARG_FILENAME, &options.theme, "Sizes, colours and font from FILE",
     "FILE"},
    {"title", 0, 0, G_OPTION_ARG_STRING, &options.title, "Title instead of the label", "TEXT"},
    {"width", 0, 0, G_OPTION_ARG_STRING, &options.width, "Width of the picture (482)", "PT"},
    {"figure", 0, 0, G_OPTION_ARG_INT, &options.figure, "Number of the figure", "N"},
    {"dpi", 0, 0, G_OPTION_ARG_INT, &options.dpi, "Resolution of PNG (144)", "N"},
    {"page-height", 0, 0, G_OPTION_ARG_STRING, &options.page_height,
     "Break tall tables in a PDF into pages", "PT"},
    {"book", 0, 0, G_OPTION_ARG_FILENAME, &options.book,
     "Draw the charts of --each or --plan into one PDF", "FILE"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Write to FILE.png, .pdf or .svg",
     "FILE"},
    {"plan", 0, 0, G_OPTION_ARG_FILENAME, &options.plan, "Draw the charts that FILE lists", "FILE"},
    {"each", 0, 0, G_OPTION_ARG_FILENAME, &options.each, "Draw each table into a file in DIR",
     "DIR"},
    {"gallery", 0, 0, G_OPTION_ARG_FILENAME, &options.gallery,
     "Draw the charts of --plan and a page of them into DIR", "DIR"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &options.format,
     "png, pdf, svg; several with --each and --plan", "LIST"},
    {"data", 0, 0, G_OPTION_ARG_NONE, &options.has_data,
     "Write what is drawn as CSV beside each picture", NULL},
    {"alt", 0, 0, G_OPTION_ARG_NONE, &options.has_alt,
     "Write title and description as text beside each picture", NULL},
    {"audit", 0, 0, G_OPTION_ARG_NONE, &options.wants_audit,
     "Print what the audit finds as TAP, write no picture", NULL},
    {"list", 0, 0, G_OPTION_ARG_NONE, &options.wants_list, "Print the files made", NULL},
    {"dump-layout", 0, 0, G_OPTION_ARG_NONE, &options.wants_dump,
     "Print layouts as text, draw nothing", NULL},
    {"strict", 0, 0, G_OPTION_ARG_NONE, &options.is_strict, "Faults in a picture make status 1",
     NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM]",
    .summary = "Draws tables of a table stream as charts for people.",
    .description = "Without -o the picture goes to standard output.",
    .entries = entries};

/* What one run does. */
typedef struct {
    AnkePlan *plan;
    GArray *formats; /* AnkeFormat: what --format says, else PNG */
    AnkeTypesetter *typesetter;
    AnkeStream *stream;
    AnkeChartFacts *facts;
    GPtrArray *tables; /* AnkeTable, that the plan names */
    AnkePictures *pictures;
    AnkeGallery *gallery; /* NULL = none */
    double page_pt;       /* height of a page; 0 = pictures are not broken */
    GString *dump;
} Run;

static void free_table(gpointer data)
{
    anke_table_free(data);
}

static void clear_run(Run *run)
{
    g_clear_pointer(&run->plan, anke_plan_free);
    g_clear_pointer(&run->formats, g_array_unref);
    g_clear_pointer(&run->facts, anke_chart_facts_free);
    g_clear_pointer(&run->stream, anke_stream_close);
    g_clear_pointer(&run->tables, g_ptr_array_unref);
    g_clear_pointer(&run->pictures, anke_pictures_free);
    g_clear_pointer(&run->gallery, anke_gallery_free);
    g_clear_pointer(&run->typesetter, anke_typesetter_free);
    if (run->dump != NULL) {
        g_string_free(run->dump, TRUE);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, clear_run)

/* A chart on its way to its files. */
typedef struct {
    const AnkeChartKind *kind;
    const AnkeChartInput *input;
    const AnkeScene *scene;
    const char *path; /* of the first picture; NULL = standard output */
} Job;

/* The numbers and the words of a chart beside its picture. */
static void add_companions(Run *run, const Job *job)
{
    if (options.has_data && job->path != NULL) {
        g_autofree char *path = anke_pictures_beside(job->path, "csv");
        g_autoptr(GBytes) data = anke_chart_data(run->stream, job->kind, job->input);
        anke_pictures_add(run->pictures, path, data);
    }
    if (options.has_alt && job->path != NULL) {
        g_autofree char *path = anke_pictures_beside(job->path, "txt");
        g_autoptr(GBytes) words = anke_chart_words(job->scene);
        anke_pictures_add(run->pictures, path, words);
    }
}

/* Draws a chart in every format asked for; the path keeps its suffix where only it says one. */
static gboolean draw_formats(Run *run, const Job *job, GError **error)
{
    AnkeChart chart = {.scene = job->scene,
                       .kind = job->kind,
                       .facts = run->facts,
                       .name = job->path == NULL ? "(stdout)" : job->path};
    if (options.wants_audit) {
        return anke_pictures_audit(run->pictures, &chart, error);
    }
    if (options.book != NULL) {
        return anke_pictures_add_to_book(run->pictures, &chart, error);
    }
    AnkeFormat own;
    gboolean is_own = options.format == NULL && job->path != NULL;
    if (is_own && anke_format_of(job->path, &own)) {
        return anke_pictures_draw(run->pictures, &chart, own, job->path, TRUE, error);
    }
    for (guint i = 0; i < run->formats->len; i++) {
        AnkeFormat format = g_array_index(run->formats, AnkeFormat, i);
        gboolean is_renamed = job->path != NULL && (options.question == NULL);
        g_autofree char *path = is_renamed
                                    ? anke_pictures_beside(job->path, anke_format_suffix(format))
                                    : g_strdup(job->path);
        if (!anke_pictures_draw(run->pictures, &chart, format, path, i == 0, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean draw_job(Run *run, const Job *job, GError **error)
{
    if (options.wants_dump) {
        anke_scene_dump(job->scene, run->dump);
        return TRUE;
    }
    add_companions(run, job);
    if (draw_formats(run, job, error)) {
        return TRUE;
    }
    if (error != NULL && g_error_matches(*error, ANKE_ERROR, ANKE_ERROR_DATA)) {
        g_autofree char *question = anke_text_quote(job->input->table->question, -1);
        g_prefix_error(error, "question \"%s\": ", question);
    }
    return FALSE;
}

static AnkeScene *make_scene(Run *run, const AnkeChartKind *kind, const AnkeChartInput *input,
                             double width_pt, GError **error)
{
    const AnkeTheme *theme = anke_typesetter_theme(run->typesetter);
    g_autoptr(AnkeScene) scene =
        anke_scene_new(theme, anke_typesetter_measure(run->typesetter), width_pt);
    return anke_chart_lay_out(kind, input, scene, error) ? g_steal_pointer(&scene) : NULL;
}

/* Names of files come from question names: only plain ones may become part of a path. */
static gboolean check_name(const char *name, GError **error)
{
    gsize n_plain =
        strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
    if (*name != '\0' && n_plain == strlen(name) && *name != '.' && *name != '-') {
        return TRUE;
    }
    g_autofree char *quoted = anke_text_quote(name, -1);
    return anke_error_set(error, ANKE_ERROR_DATA,
                          "the name \"%s\" cannot be part of a file name (letters, digits, _ . - "
                          "expected, no . or - at the beginning)",
                          quoted);
}

static char *each_path(const Run *run, const AnkeTable *table, GError **error)
{
    gboolean has_by = *table->by != '\0';
    gboolean has_wave = *table->wave != '\0';
    if (!check_name(table->question, error) || (has_by && !check_name(table->by, error)) ||
        (has_wave && !check_name(table->wave, error))) {
        return NULL;
    }
    AnkeFormat format = g_array_index(run->formats, AnkeFormat, 0);
    g_autofree char *name = g_strconcat(
        has_wave ? table->wave : "", has_wave ? "-" : "", table->question, has_by ? "-by-" : "",
        has_by ? table->by : "", ".", anke_format_suffix(format), NULL);
    return g_build_filename(options.each, name, NULL);
}

/* --each: draws a table in every format asked for, or passes it over. */
static gboolean draw_each(Run *run, const AnkeTable *table, GError **error)
{
    const AnkeChartKind *kind = anke_chart_kind_default(table);
    if (kind == NULL) {
        return TRUE;
    }
    AnkeChartInput input = {.facts = run->facts, .table = table};
    double width = ANKE_CHART_WIDTH_PT;
    if (options.width != NULL) {
        anke_chart_parse_width(options.width, &width);
    }
    g_autoptr(AnkeScene) scene = make_scene(run, kind, &input, width, error);
    g_autofree char *path = scene == NULL ? NULL : each_path(run, table, error);
    Job job = {kind, &input, scene, path};
    return path != NULL && draw_job(run, &job, error);
}

/* In the gallery a chart goes under the name that the plan gives it, into the gallery's folder. */
static gboolean draw_for_gallery(Run *run, const Job *job, const AnkeChartOrder *order,
                                 GError **error)
{
    if (!check_name(order->output, error)) {
        return FALSE;
    }
    AnkeFormat format = g_array_index(run->formats, AnkeFormat, 0);
    const char *suffix = anke_format_suffix(format);
    g_autofree char *picture = options.format == NULL ? g_strdup(order->output)
                                                      : anke_pictures_beside(order->output, suffix);
    g_autofree char *data = anke_pictures_beside(picture, "csv");
    g_autofree char *path = g_build_filename(options.gallery, picture, NULL);
    Job in_gallery = *job;
    in_gallery.path = path;
    anke_gallery_add(run->gallery, job->kind, order, job->scene, picture, data);
    return draw_job(run, &in_gallery, error);
}

static gboolean draw_order(Run *run, const AnkeChartOrder *order, GError **error)
{
    g_auto(AnkeChartFound) found = {0};
    if (!anke_chart_input_find(run->tables, order, anke_stream_name(run->stream), &found, error)) {
        return FALSE;
    }
    found.input.facts = run->facts;
    g_autoptr(AnkeScene) scene = make_scene(run, found.kind, &found.input, order->width_pt, error);
    if (scene == NULL) {
        return FALSE;
    }
    const char *path = *order->output == '\0' ? NULL : order->output;
    Job job = {found.kind, &found.input, scene, path};
    return run->gallery != NULL ? draw_for_gallery(run, &job, order, error)
                                : draw_job(run, &job, error);
}

/* Reads the whole stream: keeps the tables that the plan names, draws the others under --each. */
static gboolean read_tables(Run *run, GError **error)
{
    while (TRUE) {
        AnkeTable *next = NULL;
        if (!anke_stream_next(run->stream, &next, error)) {
            return FALSE;
        }
        g_autoptr(AnkeTable) table = next;
        if (table == NULL) {
            return TRUE;
        }
        if (options.each != NULL) {
            if (!draw_each(run, table, error)) {
                return FALSE;
            }
        } else if (anke_plan_needs(run->plan, table)) {
            g_ptr_array_add(run->tables, g_steal_pointer(&table));
        }
    }
}

static gboolean draw_stream(Run *run, const char *path, GError **error)
{
    run->stream = anke_stream_open(path, error);
    if (run->stream == NULL) {
        return FALSE;
    }
    run->facts = anke_chart_facts_new(run->stream);
    if (options.gallery != NULL) {
        const char *title = anke_stream_fact(run->stream, "title");
        g_autofree char *stream = g_path_get_basename(anke_stream_name(run->stream));
        run->gallery =
            anke_gallery_new(title == NULL ? "anke-chart" : title, stream, own_theme.lang);
        options.has_data = TRUE;
    }
    if (options.book != NULL) {
        const char *title = anke_stream_fact(run->stream, "title");
        anke_pictures_begin_book(run->pictures, options.book, title);
    }
    if (!read_tables(run, error)) {
        return FALSE;
    }
    for (guint i = 0; i < anke_plan_n_orders(run->plan); i++) {
        if (!draw_order(run, anke_plan_order_at(run->plan, i), error)) {
            return FALSE;
        }
    }
    return anke_pictures_end_book(run->pictures, error);
}

static void report_faults(const Run *run)
{
    const GPtrArray *faults = anke_pictures_faults(run->pictures);
    for (guint i = 0; i < faults->len && !options.wants_audit; i++) {
        anke_program_warn("%s", (const char *)g_ptr_array_index(faults, i));
    }
}

static gboolean print_text(const char *text, GError **error)
{
    return anke_output_write_file(options.output, text, strlen(text), ANKE_OUTPUT_REPORT, error);
}

static void add_page(const Run *run)
{
    g_autofree char *path = g_build_filename(options.gallery, "index.html", NULL);
    g_autoptr(GBytes) page = g_string_free_to_bytes(anke_gallery_page(run->gallery));
    anke_pictures_add(run->pictures, path, page);
}

/* Everything was read and drawn: now files appear. */
static gboolean publish(const Run *run, GError **error)
{
    if (options.wants_dump) {
        return print_text(run->dump->str, error);
    }
    if (options.wants_audit) {
        return print_text(anke_pictures_tap(run->pictures), error);
    }
    if (run->gallery != NULL) {
        add_page(run);
    }
    g_autoptr(GString) list = g_string_new(NULL);
    return anke_pictures_write(run->pictures, list, error) &&
           (!options.wants_list ||
            anke_output_write_file(NULL, list->str, list->len, ANKE_OUTPUT_REPORT, error));
}

static gboolean check_together(GError **error)
{
    int n_ways = (options.question != NULL) + (options.plan != NULL) + (options.each != NULL);
    if (n_ways != 1) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "one of --question, --plan and --each expected");
    }
    gboolean is_single = options.question != NULL;
    gboolean is_text = options.wants_dump || options.wants_audit;
    if (!is_single && options.output != NULL && !is_text) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "-o goes with --question");
    }
    if (options.gallery != NULL && options.plan == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--gallery goes with --plan");
    }
    if (options.book != NULL && is_single) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--book goes with --each and --plan");
    }
    if ((options.has_data || options.has_alt) && is_single && options.output == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--data and --alt need -o");
    }
    if (is_single && options.wants_list && options.output == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--list without -o: nothing to list");
    }
    gboolean is_terminal = is_single && options.output == NULL && !is_text && isatty(STDOUT_FILENO);
    if (is_terminal) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "a picture cannot go to a terminal: -o FILE");
    }
    return TRUE;
}

static gboolean check_numbers(GError **error)
{
    double width;
    if (options.width != NULL && !anke_chart_parse_width(options.width, &width)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--width: %d to %d pt expected",
                              ANKE_CHART_MIN_WIDTH_PT, ANKE_CHART_MAX_WIDTH_PT);
    }
    if (options.lang != NULL && !anke_lang_parse(options.lang, &own_theme.lang)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--lang: ja or en expected");
    }
    if (options.figure < 0 || options.figure > MAX_FIGURE) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--figure: 1 to %d expected", MAX_FIGURE);
    }
    if (options.dpi != 0 && (options.dpi < MIN_DPI || options.dpi > MAX_DPI)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--dpi: %d to %d expected", MIN_DPI,
                              MAX_DPI);
    }
    return TRUE;
}

static gboolean parse_page_height(Run *run, GError **error)
{
    const char *text = options.page_height;
    if (text == NULL) {
        return TRUE;
    }
    gboolean is_number = anke_number_parse(text, strlen(text), &run->page_pt);
    return (is_number && run->page_pt >= MIN_PAGE_PT && run->page_pt <= MAX_PAGE_PT) ||
           anke_error_set(error, ANKE_ERROR_USAGE, "--page-height: %d to %d pt expected",
                          MIN_PAGE_PT, MAX_PAGE_PT);
}

static gboolean parse_formats(Run *run, GError **error)
{
    g_auto(GStrv) names = g_strsplit(options.format == NULL ? "png" : options.format, ",", 0);
    for (guint i = 0; names[i] != NULL; i++) {
        AnkeFormat format;
        if (strchr(names[i], '.') != NULL || !anke_format_of(names[i], &format)) {
            return anke_error_set(error, ANKE_ERROR_USAGE, "--format: png, pdf or svg expected");
        }
        g_array_append_val(run->formats, format);
    }
    if (run->formats->len != 1 && options.question != NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--format: one expected without --each and --plan");
    }
    return TRUE;
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static gboolean order_from_options(Run *run, GError **error)
{
    AnkeFormat format;
    AnkeChartOrder order = {.question = options.question,
                            .by = or_empty(options.by),
                            .wave = or_empty(options.wave),
                            .panel = or_empty(options.panel),
                            .scenario = or_empty(options.scenario),
                            .years = or_empty(options.years),
                            .item = or_empty(options.item),
                            .title = or_empty(options.title),
                            .output = or_empty(options.output),
                            .width_pt = ANKE_CHART_WIDTH_PT,
                            .number = (guint)options.figure,
                            .has_two_axes = options.has_two_axes};
    if (options.kind != NULL && (order.kind = anke_chart_kind_find(options.kind)) == NULL) {
        g_autofree char *names = anke_chart_kind_names();
        return anke_error_set(error, ANKE_ERROR_USAGE, "--kind: %s expected", names);
    }
    if (options.width != NULL) {
        anke_chart_parse_width(options.width, &order.width_pt);
    }
    gboolean is_named = options.output != NULL && strcmp(options.output, "-") != 0;
    gboolean is_text = options.wants_dump || options.wants_audit;
    if (is_named && options.format == NULL && !is_text &&
        !anke_format_of(options.output, &format)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "-o: a name that ends in .png, .pdf or .svg expected, or --format");
    }
    anke_plan_add(run->plan, &order);
    return TRUE;
}

static gboolean make_plan(Run *run, GError **error)
{
    if (options.plan != NULL) {
        run->plan = anke_plan_read(options.plan, error);
        return run->plan != NULL;
    }
    run->plan = anke_plan_new();
    return options.question == NULL || order_from_options(run, error);
}

static gboolean run_program(int argc, char **argv, guint *n_faults, GError **error)
{
    const char *path;
    own_theme = *anke_theme_default();
    g_auto(Run) run = {.formats = g_array_new(FALSE, FALSE, sizeof(AnkeFormat)),
                       .tables = g_ptr_array_new_with_free_func(free_table),
                       .dump = g_string_new(NULL)};
    if (!anke_program_operand(argc, argv, &path, error) || !check_together(error) ||
        !check_numbers(error) || !parse_formats(&run, error) || !parse_page_height(&run, error) ||
        !make_plan(&run, error) ||
        (options.theme != NULL && !anke_theme_read(options.theme, &own_theme, error))) {
        return FALSE;
    }
    run.typesetter = anke_typesetter_new(&own_theme, error);
    if (run.typesetter == NULL) {
        return FALSE;
    }
    run.pictures = anke_pictures_new(&(AnkePictureSettings){
        .typesetter = run.typesetter, .dpi = options.dpi, .page_pt = run.page_pt});
    gboolean is_drawn = draw_stream(&run, path, error);
    report_faults(&run);
    *n_faults = anke_pictures_faults(run.pictures)->len;
    return is_drawn && publish(&run, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    guint n_faults = 0;
    anke_program_start("anke-chart");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        run_program(argc, argv, &n_faults, &error) && n_faults > 0 &&
        (options.is_strict || options.wants_audit)) {
        anke_error_set(&error, ANKE_ERROR_CHECK, "%u faults in the pictures", n_faults);
    }
    return anke_program_end(error);
}
