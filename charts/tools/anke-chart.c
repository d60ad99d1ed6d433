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
#include "charts/plots/scene_pages.h"
#include "charts/plots/scene_paint.h"
#include "charts/spec/chart_spec.h"
#include "charts/spec/plan.h"

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
    char *title;
    char *width;
    int figure;
    int dpi;
    char *page_height;
    char *output;
    char *plan;
    char *each;
    char *format;
    char *lang;
    char *theme;
    gboolean has_two_axes;
    gboolean wants_list;
    gboolean wants_dump;
    gboolean is_strict;
} options;

static AnkeTheme own_theme; /* the default with what the options change */

static const GOptionEntry entries[] = {
    {"kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, "bar, band, age or staff", "KIND"},
    {"question", 0, 0, G_OPTION_ARG_STRING, &options.question, "The question to draw", "NAME"},
    {"by", 0, 0, G_OPTION_ARG_STRING, &options.by, "Its break", "NAME"},
    {"wave", 0, 0, G_OPTION_ARG_STRING, &options.wave, "Its wave", "WAVE"},
    {"panel", 0, 0, G_OPTION_ARG_STRING, &options.panel, "Further tables that the kind shows",
     "NAME,..."},
    {"two-axes", 0, 0, G_OPTION_ARG_NONE, &options.has_two_axes,
     "Two series in one panel of kind indicators", NULL},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, "Language of the words, ja or en", "LANG"},
    {"title", 0, 0, G_OPTION_ARG_STRING, &options.title, "Title instead of the label", "TEXT"},
    {"width", 0, 0, G_OPTION_ARG_STRING, &options.width, "Width of the picture (482)", "PT"},
    {"figure", 0, 0, G_OPTION_ARG_INT, &options.figure, "Number of the figure", "N"},
    {"dpi", 0, 0, G_OPTION_ARG_INT, &options.dpi, "Resolution of PNG (144)", "N"},
    {"page-height", 0, 0, G_OPTION_ARG_STRING, &options.page_height,
     "Break tall tables in a PDF into pages", "PT"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Write to FILE.png, .pdf or .svg",
     "FILE"},
    {"plan", 0, 0, G_OPTION_ARG_FILENAME, &options.plan, "Draw the charts that FILE lists", "FILE"},
    {"each", 0, 0, G_OPTION_ARG_FILENAME, &options.each, "Draw each table into a file in DIR",
     "DIR"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "png, pdf, svg; several with --each",
     "LIST"},
    {"list", 0, 0, G_OPTION_ARG_NONE, &options.wants_list, "Print the files made", NULL},
    {"dump-layout", 0, 0, G_OPTION_ARG_NONE, &options.wants_dump,
     "Print layouts as text, draw nothing", NULL},
    {"strict", 0, 0, G_OPTION_ARG_NONE, &options.is_strict, "Faults in a picture make status 1",
     NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM]",
    .summary = "Draws tables of a table stream as charts: bars, bands, age structure, staff.",
    .description = "Without -o the picture goes to standard output.",
    .entries = entries};

/* A picture that is drawn and not yet written. */
typedef struct {
    char *path; /* NULL = standard output */
    GBytes *bytes;
} Picture;

/* What one run does. */
typedef struct {
    AnkePlan *plan;
    GArray *formats; /* AnkeFormat, of --each and of standard output */
    AnkeTypesetter *typesetter;
    AnkeChartFacts *facts;
    GPtrArray *tables;   /* AnkeTable, that the plan names */
    GPtrArray *pictures; /* Picture */
    GString *dump;
    double page_pt; /* height of a page; 0 = pictures are not broken */
    guint n_faults;
} Run;

static void free_picture(gpointer data)
{
    Picture *picture = data;
    g_free(picture->path);
    g_bytes_unref(picture->bytes);
    g_free(picture);
}

static void free_table(gpointer data)
{
    anke_table_free(data);
}

static void clear_run(Run *run)
{
    g_clear_pointer(&run->plan, anke_plan_free);
    g_clear_pointer(&run->formats, g_array_unref);
    g_clear_pointer(&run->facts, anke_chart_facts_free);
    g_clear_pointer(&run->tables, g_ptr_array_unref);
    g_clear_pointer(&run->pictures, g_ptr_array_unref);
    g_clear_pointer(&run->typesetter, anke_typesetter_free);
    if (run->dump != NULL) {
        g_string_free(run->dump, TRUE);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, clear_run)

static void report_faults(Run *run, const AnkeCanvas *canvas, const char *name)
{
    g_autoptr(GPtrArray) findings = anke_canvas_audit(canvas);
    for (guint i = 0; i < findings->len; i++) {
        g_autofree char *message = anke_finding_message(g_ptr_array_index(findings, i));
        anke_program_warn("%s: %s", name == NULL ? "(stdout)" : name, message);
    }
    run->n_faults += findings->len;
}

static AnkeBox size_of(const AnkeScene *scene)
{
    return (AnkeBox){0, 0, anke_scene_width(scene), anke_scene_height(scene)};
}

/* The pages of a scene that is to be broken, or NULL. */
static GPtrArray *break_scene(const Run *run, const AnkeScene *scene, AnkeFormat format)
{
    if (format != ANKE_FORMAT_PDF || run->page_pt <= 0) {
        return NULL;
    }
    return anke_scene_pages(scene, anke_typesetter_measure(run->typesetter), run->page_pt);
}

static void paint_pages(const GPtrArray *pages, AnkeCanvas *canvas)
{
    for (guint i = 0; i < pages->len; i++) {
        const AnkeScene *page = g_ptr_array_index(pages, i);
        if (i > 0) {
            anke_canvas_new_page(canvas, size_of(page));
        }
        (void)anke_canvas_add_outline(canvas, 0, anke_scene_title(page));
        anke_scene_paint(page, canvas, 0, 0);
    }
}

/* Draws a scene in one format; `path` is taken over. */
static gboolean draw_picture_take(Run *run, const AnkeScene *scene, AnkeFormat format, char *path,
                                  gboolean is_audited, GError **error)
{
    g_autofree char *owned = path;
    AnkeDocumentInfo info = {.title = anke_scene_title(scene),
                             .description = anke_scene_description(scene),
                             .author = anke_chart_facts_organisation(run->facts),
                             .source = anke_chart_facts_source(run->facts),
                             .date = anke_chart_facts_closed(run->facts),
                             .dpi = options.dpi};
    g_autoptr(GPtrArray) pages = break_scene(run, scene, format);
    AnkeBox size = size_of(pages == NULL ? scene : g_ptr_array_index(pages, 0));
    g_autoptr(AnkeCanvas) canvas = anke_canvas_new(format, run->typesetter, size, &info, error);
    if (canvas == NULL) {
        return FALSE;
    }
    if (pages == NULL) {
        anke_scene_paint(scene, canvas, 0, 0);
    } else {
        paint_pages(pages, canvas);
    }
    if (is_audited) {
        report_faults(run, canvas, path);
    }
    GBytes *bytes = anke_canvas_finish(canvas, error);
    if (bytes == NULL) {
        return FALSE;
    }
    Picture *picture = g_new0(Picture, 1);
    picture->path = g_steal_pointer(&owned);
    picture->bytes = bytes;
    g_ptr_array_add(run->pictures, picture);
    return TRUE;
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

static char *each_path(const AnkeTable *table, AnkeFormat format, GError **error)
{
    gboolean has_by = *table->by != '\0';
    gboolean has_wave = *table->wave != '\0';
    if (!check_name(table->question, error) || (has_by && !check_name(table->by, error)) ||
        (has_wave && !check_name(table->wave, error))) {
        return NULL;
    }
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
    if (scene == NULL) {
        return FALSE;
    }
    if (options.wants_dump) {
        anke_scene_dump(scene, run->dump);
        return TRUE;
    }
    for (guint i = 0; i < run->formats->len; i++) {
        AnkeFormat format = g_array_index(run->formats, AnkeFormat, i);
        char *path = each_path(table, format, error);
        if (path == NULL || !draw_picture_take(run, scene, format, path, i == 0, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static const AnkeTable *find_panel(const Run *run, const AnkeChartOrder *order, const char *name)
{
    for (guint i = 0; i < run->tables->len; i++) {
        const AnkeTable *table = g_ptr_array_index(run->tables, i);
        if (anke_chart_order_matches_panel(order, name, table)) {
            return table;
        }
    }
    return NULL;
}

static gboolean report_missing(const char *stream, const char *question, const char *by,
                               GError **error)
{
    g_autofree char *name = anke_text_quote(question, -1);
    g_autofree char *broken = anke_text_quote(by, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: no table of the question \"%s\"%s%s%s",
                          stream, name, *by == '\0' ? " without a break" : " by \"", broken,
                          *by == '\0' ? "" : "\"");
}

/* What an order shows; the arrays live here. */
typedef struct {
    GPtrArray *waves;
    GPtrArray *panels;
    AnkeChartInput input;
} Found;

static void clear_found(Found *found)
{
    g_clear_pointer(&found->waves, g_ptr_array_unref);
    g_clear_pointer(&found->panels, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Found, clear_found)

static gboolean find_panels(const Run *run, const AnkeChartOrder *order, const char *stream,
                            Found *found, GError **error)
{
    g_auto(GStrv) names = anke_chart_order_panels(order);
    found->panels = g_ptr_array_new();
    for (guint i = 0; names[i] != NULL; i++) {
        const AnkeTable *panel = find_panel(run, order, names[i]);
        if (panel == NULL) {
            return report_missing(stream, names[i], order->by, error);
        }
        g_ptr_array_add(found->panels, (gpointer)panel);
    }
    found->input.panels = (const AnkeTable *const *)found->panels->pdata;
    found->input.n_panels = found->panels->len;
    return TRUE;
}

/* Finds what the order shows. */
static gboolean find_input(const Run *run, const AnkeChartOrder *order, const char *stream,
                           Found *found, GError **error)
{
    found->waves = g_ptr_array_new();
    for (guint i = 0; i < run->tables->len; i++) {
        const AnkeTable *table = g_ptr_array_index(run->tables, i);
        if (anke_chart_order_matches(order, table)) {
            g_ptr_array_add(found->waves, (gpointer)table);
        }
    }
    if (found->waves->len == 0) {
        return report_missing(stream, order->question, order->by, error);
    }
    found->input = (AnkeChartInput){.facts = run->facts,
                                    .table = g_ptr_array_index(found->waves, 0),
                                    .waves = (const AnkeTable *const *)found->waves->pdata,
                                    .n_waves = found->waves->len,
                                    .title = *order->title == '\0' ? NULL : order->title,
                                    .number = order->number,
                                    .has_two_axes = options.has_two_axes};
    return find_panels(run, order, stream, found, error);
}

static const AnkeChartKind *order_kind(const AnkeChartOrder *order, const AnkeTable *table,
                                       GError **error)
{
    const AnkeChartKind *kind = order->kind != NULL ? order->kind : anke_chart_kind_default(table);
    if (kind == NULL) {
        g_autofree char *question = anke_text_quote(table->question, -1);
        anke_error_set(error, ANKE_ERROR_USAGE,
                       "no kind of chart suggests itself for \"%s\": --kind expected", question);
    }
    return kind;
}

static gboolean check_waves(const Found *found, const AnkeChartKind *kind, GError **error)
{
    if (found->waves->len < 2 || anke_chart_kind_takes_waves(kind)) {
        return TRUE;
    }
    g_autofree char *question = anke_text_quote(found->input.table->question, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE,
                          "\"%s\" stands in several waves: choose one with --wave", question);
}

static gboolean draw_order(Run *run, const AnkeChartOrder *order, const char *stream,
                           GError **error)
{
    g_auto(Found) found = {0};
    if (!find_input(run, order, stream, &found, error)) {
        return FALSE;
    }
    const AnkeChartKind *kind = order_kind(order, found.input.table, error);
    if (kind == NULL || !check_waves(&found, kind, error)) {
        return FALSE;
    }
    g_autoptr(AnkeScene) scene = make_scene(run, kind, &found.input, order->width_pt, error);
    if (scene == NULL) {
        return FALSE;
    }
    if (options.wants_dump) {
        anke_scene_dump(scene, run->dump);
        return TRUE;
    }
    AnkeFormat format = g_array_index(run->formats, AnkeFormat, 0);
    if (*order->output != '\0' && options.format == NULL) {
        anke_format_of(order->output, &format);
    }
    char *path = *order->output == '\0' ? NULL : g_strdup(order->output);
    return draw_picture_take(run, scene, format, path, TRUE, error);
}

/* Reads the whole stream: keeps the tables that the plan names, draws the others under --each. */
static gboolean read_tables(Run *run, AnkeStream *stream, GError **error)
{
    while (TRUE) {
        AnkeTable *next = NULL;
        if (!anke_stream_next(stream, &next, error)) {
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
    g_autoptr(AnkeStream) stream = anke_stream_open(path, error);
    if (stream == NULL) {
        return FALSE;
    }
    run->facts = anke_chart_facts_new(stream);
    if (!read_tables(run, stream, error)) {
        return FALSE;
    }
    for (guint i = 0; i < anke_plan_n_orders(run->plan); i++) {
        if (!draw_order(run, anke_plan_order_at(run->plan, i), anke_stream_name(stream), error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean write_picture(const Picture *picture, GError **error)
{
    gsize n_bytes;
    const void *bytes = g_bytes_get_data(picture->bytes, &n_bytes);
    return anke_output_write_file(picture->path, bytes, n_bytes, ANKE_OUTPUT_REPORT, error);
}

/* Everything was read and drawn: now files appear. */
static gboolean publish(const Run *run, GError **error)
{
    if (options.wants_dump) {
        return anke_output_write_file(options.output, run->dump->str, run->dump->len,
                                      ANKE_OUTPUT_REPORT, error);
    }
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < run->pictures->len; i++) {
        const Picture *picture = g_ptr_array_index(run->pictures, i);
        if (!write_picture(picture, error)) {
            return FALSE;
        }
        g_string_append_printf(list, "%s\n", picture->path == NULL ? "-" : picture->path);
    }
    return !options.wants_list ||
           anke_output_write_file(NULL, list->str, list->len, ANKE_OUTPUT_REPORT, error);
}

static gboolean check_together(GError **error)
{
    int n_ways = (options.question != NULL) + (options.plan != NULL) + (options.each != NULL);
    if (n_ways != 1) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "one of --question, --plan and --each expected");
    }
    gboolean is_single = options.question != NULL;
    if (!is_single && options.output != NULL && !options.wants_dump) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "-o goes with --question");
    }
    if (is_single && options.wants_list && options.output == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--list without -o: nothing to list");
    }
    gboolean is_terminal =
        is_single && options.output == NULL && !options.wants_dump && isatty(STDOUT_FILENO);
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
    if (run->formats->len != 1 && options.each == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--format: one expected without --each");
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
                            .title = or_empty(options.title),
                            .output = or_empty(options.output),
                            .width_pt = ANKE_CHART_WIDTH_PT,
                            .number = (guint)options.figure};
    if (options.kind != NULL && (order.kind = anke_chart_kind_find(options.kind)) == NULL) {
        g_autofree char *names = anke_chart_kind_names();
        return anke_error_set(error, ANKE_ERROR_USAGE, "--kind: %s expected", names);
    }
    if (options.width != NULL) {
        anke_chart_parse_width(options.width, &order.width_pt);
    }
    gboolean is_named = options.output != NULL && strcmp(options.output, "-") != 0;
    if (is_named && options.format == NULL && !options.wants_dump &&
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
                       .pictures = g_ptr_array_new_with_free_func(free_picture),
                       .dump = g_string_new(NULL)};
    if (!anke_program_operand(argc, argv, &path, error) || !check_together(error) ||
        !check_numbers(error) || !parse_formats(&run, error) || !parse_page_height(&run, error) ||
        !make_plan(&run, error)) {
        return FALSE;
    }
    run.typesetter = anke_typesetter_new(&own_theme, error);
    if (run.typesetter == NULL || !draw_stream(&run, path, error)) {
        return FALSE;
    }
    *n_faults = run.n_faults;
    return publish(&run, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    guint n_faults = 0;
    anke_program_start("anke-chart");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        run_program(argc, argv, &n_faults, &error) && options.is_strict && n_faults > 0) {
        anke_error_set(&error, ANKE_ERROR_CHECK, "%u faults in the pictures", n_faults);
    }
    return anke_program_end(error);
}
