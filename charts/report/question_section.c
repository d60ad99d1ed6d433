#include "charts/draw/png_image.h"
#include "charts/report/question_section.h"

#include <math.h>
#include <string.h>

#include "charts/report/question_grid.h"
#include "charts/report/text_fit.h"
#include "charts/scene/scene_slice.h"

#define BAR_PT 4.0 /* width of the bar beside a heading */
#define HEADING_INDENT_PT 10.0
#define HEADING_GAP_PT 8.0 /* below a heading */
#define TYPE_GAP_PT 6.0
#define LINE_GAP_PT 3.0      /* between the lines below a table */
#define TITLE_CHARACTERS 120 /* of a question, in captions */
#define TALL_NOTE "図は1ページに収まらないため、表だけを示す。"

void anke_section_add_heading(AnkeFlow *flow, const char *heading, const char *suffix)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    double width = anke_report_text_width(theme) - HEADING_INDENT_PT;
    g_autofree char *whole = g_strconcat(heading, suffix, NULL);
    AnkeFit fit = {anke_flow_measure(flow), &theme->heading, width, theme->heading_lines};
    g_autofree char *text = anke_text_fit(&fit, whole);
    AnkeParagraph paragraph = {
        .part = "heading", .style = &theme->heading, .indent_pt = HEADING_INDENT_PT};
    double height = anke_flow_paragraph_height(flow, &paragraph, text);
    anke_flow_need(flow, height);
    AnkeBox bar = {theme->side_pt, anke_flow_y(flow) + 1, BAR_PT, height - 2};
    anke_scene_add_rectangle(anke_flow_scene(flow), "heading", bar, &theme->rule_fill, NULL);
    paragraph.after_pt = HEADING_GAP_PT;
    anke_flow_add_paragraph(flow, &paragraph, text);
}

void anke_section_add_type(AnkeFlow *flow, const AnkeTable *table)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    anke_flow_advance(flow, TYPE_GAP_PT - HEADING_GAP_PT - 2);
    AnkeParagraph paragraph = {.part = "type",
                               .style = &theme->running,
                               .indent_pt = HEADING_INDENT_PT,
                               .after_pt = TYPE_GAP_PT};
    g_autofree char *unit =
        *table->unit == '\0' ? g_strdup("") : g_strdup_printf("（単位：%s）", table->unit);
    g_autofree char *text = g_strconcat(anke_question_type_words(table->type), unit, NULL);
    anke_flow_add_paragraph(flow, &paragraph, text);
}

/* Lines that stand right below a table. */
typedef struct {
    const char *test; /* NULL = none; likewise below */
    const char *note;
    const char *ledger;
} Tail;

static void lines_of_tail(const AnkeReportTheme *theme, AnkeParagraph *test, AnkeParagraph *note)
{
    *test = (AnkeParagraph){.part = "test", .style = &theme->body, .after_pt = LINE_GAP_PT};
    *note = (AnkeParagraph){.part = "note", .style = &theme->note, .after_pt = 1};
}

static double tail_height(AnkeFlow *flow, const Tail *tail)
{
    AnkeParagraph test;
    AnkeParagraph note;
    lines_of_tail(anke_flow_theme(flow), &test, &note);
    double height = LINE_GAP_PT;
    height += tail->note == NULL ? 0 : anke_flow_paragraph_height(flow, &note, tail->note);
    height += tail->ledger == NULL ? 0 : anke_flow_paragraph_height(flow, &note, tail->ledger);
    if (tail->test != NULL) {
        height += LINE_GAP_PT + anke_flow_paragraph_height(flow, &test, tail->test);
    }
    return height;
}

static void add_tail(AnkeFlow *flow, const Tail *tail)
{
    AnkeParagraph test;
    AnkeParagraph note;
    lines_of_tail(anke_flow_theme(flow), &test, &note);
    anke_flow_advance(flow, LINE_GAP_PT);
    if (tail->note != NULL) {
        anke_flow_add_paragraph(flow, &note, tail->note);
    }
    if (tail->ledger != NULL) {
        anke_flow_add_paragraph(flow, &note, tail->ledger);
    }
    if (tail->test != NULL) {
        anke_flow_advance(flow, LINE_GAP_PT);
        anke_flow_add_paragraph(flow, &test, tail->test);
    }
    anke_flow_advance(flow, anke_flow_theme(flow)->block_pt);
}

static void add_grid_with_tail(AnkeFlow *flow, const AnkeGrid *grid, const Tail *tail)
{
    anke_flow_add_grid(flow, grid, tail_height(flow, tail));
    add_tail(flow, tail);
}

static AnkeChartInput input_of(const AnkeSection *section, const AnkeTable *table)
{
    return (AnkeChartInput){.facts = section->facts, .table = table, .is_embedded = TRUE};
}

static char *ledger_text(const AnkeSection *section, const AnkeTable *table)
{
    AnkeChartInput input = input_of(section, table);
    AnkeLedger ledger = anke_question_ledger(&input);
    return anke_words_ledger(&ledger);
}

/* "図表3　相談できる上司がいるか（所属別、％）" */
static char *caption_text(const AnkeSection *section, const AnkeTable *table, const char *suffix)
{
    g_autofree char *title = anke_text_shorten(table->label, TITLE_CHARACTERS);
    g_autofree char *by = anke_text_shorten(table->by_label, TITLE_CHARACTERS);
    gboolean has_by = *table->by != '\0' && !anke_question_is_pairs(table);
    return g_strdup_printf("図表%u　%s（%s%s%s）", ++*section->n_figures, title, has_by ? by : "",
                           has_by ? "別、" : "", suffix);
}

/* Charts */

static void place_slices(AnkeFlow *flow, GPtrArray *slices, const char *caption)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    AnkeParagraph paragraph = {.part = "caption", .style = &theme->caption, .after_pt = 3};
    for (guint i = 0; i < slices->len; i++) {
        if (i > 0) {
            anke_flow_begin_page(flow);
            anke_flow_add_paragraph(flow, &paragraph, caption);
        }
        anke_flow_add_chart_take(flow, g_ptr_array_index(slices, i));
    }
}

/* Places a chart that is taller than what is left of the page, in parts or not at all. */
static void add_tall_chart(AnkeFlow *flow, const AnkeScene *chart)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    g_autofree char *title = anke_text_shorten(anke_scene_title(chart), TITLE_CHARACTERS);
    g_autofree char *caption = g_strconcat(title, "（続き）", NULL);
    AnkeParagraph head = {.part = "caption", .style = &theme->caption, .after_pt = 3};
    double caption_pt = anke_flow_paragraph_height(flow, &head, caption);
    g_autoptr(GPtrArray) slices =
        anke_scene_slice(chart, anke_flow_measure(flow), anke_flow_room(flow),
                         anke_flow_page_room(flow) - caption_pt);
    if (slices != NULL) {
        place_slices(flow, slices, caption);
        return;
    }
    AnkeParagraph note = {.part = "note", .style = &theme->note, .after_pt = theme->block_pt};
    anke_flow_add_paragraph(flow, &note, TALL_NOTE);
}

static gboolean add_chart(const AnkeSection *section, const AnkeTable *table, GError **error)
{
    const AnkeChartKind *kind = anke_chart_kind_default(table);
    if (kind == NULL) {
        return TRUE;
    }
    const AnkeReportTheme *theme = anke_flow_theme(section->flow);
    g_autofree char *title = anke_text_shorten(table->label, TITLE_CHARACTERS);
    AnkeChartInput input = input_of(section, table);
    input.title = title;
    input.number = ++*section->n_figures;
    double width = anke_report_text_width(theme) + 2 * section->theme->margin_pt;
    g_autoptr(AnkeScene) chart =
        anke_scene_new(section->theme, anke_flow_measure(section->flow), width);
    if (!anke_chart_lay_out(kind, &input, chart, error)) {
        return FALSE;
    }
    if (anke_scene_height(chart) <= anke_flow_room(section->flow)) {
        anke_flow_add_chart_take(section->flow, g_steal_pointer(&chart));
    } else {
        add_tall_chart(section->flow, chart);
    }
    return TRUE;
}

/* Tables */

typedef AnkeGrid *(*GridMaker)(const AnkeGridSource *source);

/* Adds the table that `make` gives, if any, and what stands below it. */
static gboolean add_made(const AnkeSection *section, const AnkeTable *table, GridMaker make,
                         const char *suffix, const char *test)
{
    AnkeChartInput input = input_of(section, table);
    g_autofree char *caption = caption_text(section, table, suffix);
    AnkeGridSource source = {&input, section->reading, caption};
    g_autoptr(AnkeGrid) grid = make(&source);
    if (grid == NULL) {
        --*section->n_figures;
        return FALSE;
    }
    g_autofree char *note = anke_question_table_note(table, grid);
    g_autofree char *ledger = ledger_text(section, table);
    Tail tail = {test, note, ledger};
    add_grid_with_tail(section->flow, grid, &tail);
    return TRUE;
}

static void add_text_ledger(const AnkeSection *section, const AnkeTable *table)
{
    const AnkeReportTheme *theme = anke_flow_theme(section->flow);
    AnkeChartInput input = input_of(section, table);
    AnkeLedger ledger = anke_question_ledger(&input);
    g_autofree char *answered = anke_words_count(ledger.answered.number, ledger.answered.is_hidden);
    g_autofree char *noanswer = anke_words_count(ledger.noanswer.number, ledger.noanswer.is_hidden);
    g_autofree char *text = g_strdup_printf(
        "回答 %s件、無回答 %s件。自由記述の内容は集計に含めない。", answered, noanswer);
    g_autofree char *line = anke_words_ledger(&ledger);
    AnkeParagraph paragraph = {.part = "text", .style = &theme->body, .after_pt = LINE_GAP_PT};
    anke_flow_add_paragraph(section->flow, &paragraph, text);
    add_tail(section->flow, &(Tail){NULL, NULL, line});
}

static const char *share_words(const AnkeTable *table)
{
    return table->type == ANKE_TYPE_MULTIPLE ? "複数回答、割合％" : "構成比％";
}

static gboolean add_total(const AnkeSection *section, const AnkeTable *table, GError **error)
{
    if (!add_chart(section, table, error)) {
        return FALSE;
    }
    (void)add_made(section, table, anke_question_total_grid, "件数と割合", NULL);
    (void)add_made(section, table, anke_question_means_grid, "平均", NULL);
    return TRUE;
}

/* The sentence of the test stands below the last of the tables. */
static void add_break(const AnkeSection *section, const AnkeTable *table)
{
    g_autofree char *test = anke_question_test(table, section->reading);
    gboolean has_means = anke_table_row(table, "mean", ANKE_ALL, ANKE_ALL) != NULL;
    (void)add_made(section, table, anke_question_cross_grid, share_words(table),
                   has_means ? NULL : test);
    (void)add_made(section, table, anke_question_means_grid, "平均", test);
}

static const struct {
    const char *name; /* as file names end */
    const char *words;
} plot_kinds[] = {{"box", "箱ひげ図"}, {"violin", "分布の形"}, {"histogram", "度数分布"}};

/* The file of a plot, or NULL where names cannot be part of a path. */
static char *plot_path(const AnkeSection *section, const AnkeTable *table, const char *kind)
{
    if (strchr(table->question, '/') != NULL || strchr(table->by, '/') != NULL) {
        return NULL;
    }
    gboolean has_by = *table->by != '\0';
    g_autofree char *name =
        g_strconcat(table->question, has_by ? "-by-" : "", table->by, "-", kind, ".png", NULL);
    return g_build_filename(section->plots, name, NULL);
}

/* Plots have the margin of charts, so they stand where charts do. */
static void place_plot(const AnkeSection *section, const AnkePngImage *image, const char *caption)
{
    const AnkeReportTheme *theme = anke_flow_theme(section->flow);
    AnkeParagraph paragraph = {.part = "caption", .style = &theme->caption, .after_pt = 3};
    double width = anke_report_text_width(theme) + 2 * section->theme->margin_pt;
    double scale = MIN(width / image->width_pt, 1);
    AnkeBox box = {0, 0, scale * image->width_pt, scale * image->height_pt};
    AnkeScene *scene = anke_scene_new(section->theme, anke_flow_measure(section->flow), width);
    anke_scene_add_image(scene, "plot", box, image->bytes);
    anke_scene_describe(scene, caption, caption);
    anke_scene_set_height(scene, box.height);
    anke_flow_need(section->flow,
                   box.height + anke_flow_paragraph_height(section->flow, &paragraph, caption));
    anke_flow_add_paragraph(section->flow, &paragraph, caption);
    anke_flow_add_chart_take(section->flow, scene);
    anke_flow_advance(section->flow, theme->block_pt);
}

static gboolean add_plots(const AnkeSection *section, const AnkeTable *table, GError **error)
{
    if (section->plots == NULL || table->type != ANKE_TYPE_NUMBER) {
        return TRUE;
    }
    for (guint i = 0; i < G_N_ELEMENTS(plot_kinds); i++) {
        g_autofree char *path = plot_path(section, table, plot_kinds[i].name);
        if (path == NULL || !g_file_test(path, G_FILE_TEST_EXISTS)) {
            continue;
        }
        g_auto(AnkePngImage) image = {0};
        if (!anke_png_image_read(path, &image, error)) {
            return FALSE;
        }
        g_autofree char *caption = caption_text(section, table, plot_kinds[i].words);
        place_plot(section, &image, caption);
    }
    return TRUE;
}

gboolean anke_section_has_form(const AnkeTable *table)
{
    if (table->type == ANKE_TYPE_BATTERY || anke_table_is_supplement(table)) {
        return FALSE;
    }
    gboolean is_pair_of_groups = strchr(table->by, '*') != NULL;
    gboolean is_text = table->type == ANKE_TYPE_TEXT;
    return is_text ||
           (!is_pair_of_groups && !anke_table_is_list(table) && anke_question_has_counts(table));
}

gboolean anke_section_add_table(const AnkeSection *section, const AnkeTable *table, GError **error)
{
    anke_question_see(table, section->reading);
    if (table->type == ANKE_TYPE_TEXT) {
        if (*table->by == '\0') {
            add_text_ledger(section, table);
        }
        return TRUE;
    }
    if (*table->by == '\0') {
        return add_total(section, table, error) && add_plots(section, table, error);
    }
    if (anke_question_is_pairs(table)) {
        (void)add_made(section, table, anke_question_pairs_grid, "同時に選ばれた件数", NULL);
        return TRUE;
    }
    add_break(section, table);
    return add_plots(section, table, error);
}
