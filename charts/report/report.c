#include "charts/report/report.h"

#include <math.h>
#include <string.h>

#include "charts/report/cover.h"
#include "charts/report/flow.h"
#include "charts/report/question_section.h"
#include "charts/report/reading.h"

#define NOTES_TITLE "調査結果の見方"

#define COVER_TITLE "表紙"
#define BULLET_PT 14.0
#define NOTE_GAP_PT 6.0
#define TEXT_QUESTION_PT 140.0 /* a text question needs no page of its own, but this room */

struct AnkeReport {
    AnkeReportSpec spec;
    AnkeReportTheme own_theme;
    const AnkeReportTheme *theme; /* the own one */
    AnkeFlow *flow;               /* of questions and notes */
    AnkeReading reading;
    GArray *chapters;    /* AnkeChapter */
    GHashTable *numbers; /* of questions, by name */
    char *question;      /* the current one */
    AnkeLedger ledger;   /* of the survey: the first one known */
    guint n_figures;
    GPtrArray *pages; /* AnkeReportPage, once finished */
    guint n_front_pages;
};

static void clear_chapter(gpointer data)
{
    g_free(((AnkeChapter *)data)->title);
}

AnkeReport *anke_report_new(const AnkeReportSpec *spec)
{
    const AnkeLedgerEntry unknown = {NAN, FALSE};
    AnkeReport *report = g_new0(AnkeReport, 1);
    report->spec = *spec;
    report->own_theme = anke_report_theme_of(spec->theme);
    report->theme = &report->own_theme;
    report->flow = anke_flow_new(spec->theme, report->theme, spec->measure);
    report->chapters = g_array_new(FALSE, FALSE, sizeof(AnkeChapter));
    g_array_set_clear_func(report->chapters, clear_chapter);
    report->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    report->ledger = (AnkeLedger){.population = unknown, .returned = unknown, .valid = unknown};
    anke_reading_init(&report->reading);
    report->reading.is_base_answered = spec->facts->is_base_answered;
    report->reading.is_protected = spec->facts->is_protected;
    report->reading.confidence = spec->facts->confidence;
    report->reading.where = spec->facts->where;
    report->reading.threshold = spec->facts->threshold;
    report->reading.threshold_group = spec->facts->threshold_group;
    return report;
}

static void add_chapter(AnkeReport *report, const char *title)
{
    AnkeChapter chapter = {g_strdup(title), anke_flow_n_pages(report->flow) - 1};
    g_array_append_val(report->chapters, chapter);
}

/* Begins the pages of a question, unless they have begun. */
static void begin_question(AnkeReport *report, const AnkeTable *table)
{
    if (g_strcmp0(report->question, table->question) == 0) {
        return;
    }
    g_free(report->question);
    report->question = g_strdup(table->question);
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(report->numbers, table->question));
    gboolean is_new = number == 0;
    if (is_new) {
        number = g_hash_table_size(report->numbers) + 1;
        g_hash_table_insert(report->numbers, g_strdup(table->question), GUINT_TO_POINTER(number));
    }
    if (table->type == ANKE_TYPE_TEXT) {
        anke_flow_need(report->flow, TEXT_QUESTION_PT);
    } else {
        anke_flow_begin_page(report->flow);
    }
    g_autofree char *heading = anke_question_heading(table, number);
    if (is_new) {
        add_chapter(report, heading);
    }
    anke_section_add_heading(report->flow, heading, is_new ? "" : "（続き）");
    anke_section_add_type(report->flow, table);
}

static void see_ledger(AnkeReport *report, const AnkeTable *table)
{
    if (isnan(report->ledger.returned.number) && *table->by == '\0') {
        AnkeChartInput input = {.facts = report->spec.chart_facts, .table = table};
        report->ledger = anke_question_ledger(&input);
    }
}

gboolean anke_report_add_table(AnkeReport *report, const AnkeTable *table, gboolean *is_shown,
                               GError **error)
{
    *is_shown = anke_section_has_form(table);
    if (!*is_shown) {
        return TRUE;
    }
    begin_question(report, table);
    see_ledger(report, table);
    AnkeSection section = {.flow = report->flow,
                           .theme = report->spec.theme,
                           .facts = report->spec.chart_facts,
                           .reading = &report->reading,
                           .n_figures = &report->n_figures,
                           .plots = report->spec.plots};
    return anke_section_add_table(&section, table, error);
}

static void add_notes(AnkeReport *report)
{
    report->reading.has_ellipsis = anke_flow_shows(report->flow, "…");
    g_autoptr(GPtrArray) notes = anke_reading_notes(&report->reading);
    anke_flow_begin_page(report->flow);
    add_chapter(report, NOTES_TITLE);
    anke_section_add_heading(report->flow, NOTES_TITLE, "");
    AnkeParagraph paragraph = {.part = "note",
                               .style = &report->theme->body,
                               .indent_pt = BULLET_PT,
                               .after_pt = NOTE_GAP_PT,
                               .bullet = "・"};
    for (guint i = 0; i < notes->len; i++) {
        anke_flow_add_paragraph(report->flow, &paragraph, g_ptr_array_index(notes, i));
    }
}

/* Moves a flow's pages behind those that are there. */
static void append_pages(AnkeReport *report, AnkeFlow *flow)
{
    g_autoptr(GPtrArray) pages = anke_flow_finish(flow);
    g_ptr_array_extend_and_steal(report->pages, g_steal_pointer(&pages));
}

static AnkeFlow *new_flow(const AnkeReport *report)
{
    return anke_flow_new(report->spec.theme, report->theme, report->spec.measure);
}

static void lay_out_contents(const AnkeReport *report, AnkeFlow *flow, guint first_page)
{
    anke_flow_add_contents(flow, (const AnkeChapter *)(gpointer)report->chapters->data,
                           report->chapters->len, first_page);
}

/* Contents are laid out twice: their own length moves the pages that they name. */
static void add_front(AnkeReport *report)
{
    g_autoptr(AnkeFlow) cover = new_flow(report);
    anke_flow_add_cover(cover, report->spec.facts, &report->ledger);
    guint n_cover = anke_flow_n_pages(cover);
    append_pages(report, cover);
    g_autoptr(AnkeFlow) trial = new_flow(report);
    lay_out_contents(report, trial, 0);
    report->n_front_pages = n_cover + anke_flow_n_pages(trial);
    g_autoptr(AnkeFlow) contents = new_flow(report);
    lay_out_contents(report, contents, report->n_front_pages + 1);
    append_pages(report, contents);
}

static void add_running(AnkeReport *report)
{
    const AnkeReportFacts *facts = report->spec.facts;
    g_autofree char *head = facts->organisation == NULL
                                ? g_strdup(facts->title)
                                : g_strdup_printf("%s　%s", facts->organisation, facts->title);
    for (guint i = 0; i < report->pages->len; i++) {
        AnkeRunning running = {.head = head,
                               .source = facts->source,
                               .is_unprotected = !facts->is_protected,
                               .number = i + 1,
                               .n_pages = report->pages->len,
                               .has_head = i > 0};
        anke_report_page_add_running(g_ptr_array_index(report->pages, i), report->theme, &running);
    }
}

void anke_report_finish(AnkeReport *report)
{
    g_assert(report->pages == NULL);
    add_notes(report);
    report->pages = g_ptr_array_new_with_free_func(anke_report_page_free);
    add_front(report);
    append_pages(report, report->flow);
    add_running(report);
}

guint anke_report_n_questions(const AnkeReport *report)
{
    return g_hash_table_size(report->numbers);
}

static void add_outline(const AnkeReport *report, AnkeCanvas *canvas, guint page)
{
    if (page == 0) {
        (void)anke_canvas_add_outline(canvas, 0, COVER_TITLE);
    } else if (page == 1) {
        (void)anke_canvas_add_outline(canvas, 0, ANKE_CONTENTS_TITLE);
    }
    for (guint i = 0; i < report->chapters->len; i++) {
        const AnkeChapter *chapter = &g_array_index(report->chapters, AnkeChapter, i);
        if (chapter->page + report->n_front_pages == page) {
            (void)anke_canvas_add_outline(canvas, 0, chapter->title);
        }
    }
}

void anke_report_paint(const AnkeReport *report, AnkeCanvas *canvas)
{
    AnkeBox size = {0, 0, report->theme->page_width_pt, report->theme->page_height_pt};
    for (guint i = 0; i < report->pages->len; i++) {
        if (i > 0) {
            anke_canvas_new_page(canvas, size);
        }
        add_outline(report, canvas, i);
        anke_report_page_paint(g_ptr_array_index(report->pages, i), canvas);
    }
}

void anke_report_free(AnkeReport *report)
{
    if (report == NULL) {
        return;
    }
    anke_flow_free(report->flow);
    anke_reading_clear(&report->reading);
    g_array_unref(report->chapters);
    g_hash_table_unref(report->numbers);
    g_free(report->question);
    g_clear_pointer(&report->pages, g_ptr_array_unref);
    g_free(report);
}
