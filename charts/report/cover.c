#include "charts/report/cover.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/report/text_fit.h"

#define COVER_TOP_PT 150.0
#define TITLE_LINES 5
#define TEXT_LINES 6
#define KEY_PT 96.0 /* width of the left column on the cover */
#define ROW_GAP_PT 5.0
#define TITLE_GAP_PT 16.0
#define TABLE_GAP_PT 60.0
#define NUMBER_PT 36.0 /* width of the page numbers' column */
#define CHAPTER_GAP_PT 5.0

static char *fit_to(const AnkeFlow *flow, const AnkeTextStyle *style, double width, guint n_lines,
                    const char *text)
{
    AnkeFit fit = {anke_flow_measure(flow), style, width, n_lines};
    return anke_text_fit(&fit, text);
}

/* A text of the cover; `after_pt` is the space behind it. */
static void add_spaced(AnkeFlow *flow, const char *part, const AnkeTextStyle *style, guint n_lines,
                       double after_pt, const char *text)
{
    double width = anke_report_text_width(anke_flow_theme(flow));
    g_autofree char *fitted = fit_to(flow, style, width, n_lines, text);
    AnkeParagraph paragraph = {.part = part, .style = style, .after_pt = after_pt};
    anke_flow_add_paragraph(flow, &paragraph, fitted);
}

static void add_block(AnkeFlow *flow, const char *part, const AnkeTextStyle *style, guint n_lines,
                      const char *text)
{
    add_spaced(flow, part, style, n_lines, TITLE_GAP_PT, text);
}

/* The last blank behind which a title may break so that what stands before it is one line; NULL where
 * the title is one line anyway, or has no such blank. */
static const char *find_title_break(AnkeFlow *flow, const char *title)
{
    const AnkeTextStyle *style = &anke_flow_theme(flow)->cover_title;
    double width = anke_report_text_width(anke_flow_theme(flow));
    AnkeScene *scene = anke_flow_scene(flow);
    if (anke_scene_text_width(scene, style, title) <= width) {
        return NULL;
    }
    const char *found = NULL;
    for (const char *at = g_utf8_next_char(title); *at != '\0'; at = g_utf8_next_char(at)) {
        if (!g_unichar_isspace(g_utf8_get_char(at))) {
            continue;
        }
        g_autofree char *head = g_strndup(title, (gsize)(at - title));
        if (anke_scene_text_width(scene, style, head) > width) {
            break;
        }
        found = at;
    }
    return found;
}

/* A title of two lines breaks at its blank: elsewhere a word would be torn. */
static void add_title(AnkeFlow *flow, const char *title)
{
    const AnkeTextStyle *style = &anke_flow_theme(flow)->cover_title;
    const char *blank = title != NULL ? find_title_break(flow, title) : NULL;
    if (blank == NULL) {
        add_block(flow, "title", style, TITLE_LINES, title);
        return;
    }
    g_autofree char *head = g_strndup(title, (gsize)(blank - title));
    add_spaced(flow, "title", style, 1, 0, head);
    add_block(flow, "title", style, TITLE_LINES - 1, g_utf8_next_char(blank));
}

/* A row of the table on the cover: what, and its value. */
static void add_row(AnkeFlow *flow, const char *key, const char *value)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    AnkeScene *scene = anke_flow_scene(flow);
    double y = anke_flow_y(flow);
    double width = anke_report_text_width(theme);
    g_autofree char *fitted = fit_to(flow, &theme->cover_text, width - KEY_PT, TEXT_LINES, value);
    AnkeTextPlace left = {.part = "key", .box = {theme->side_pt, y, KEY_PT, 0}};
    AnkeTextPlace right = {.part = "value",
                           .box = {theme->side_pt + KEY_PT, y, width - KEY_PT, 0},
                           .is_wrapped = TRUE};
    (void)anke_scene_add_text(scene, &left, &theme->cover_text, key);
    double height = anke_scene_add_text(scene, &right, &theme->cover_text, fitted);
    anke_flow_advance(flow, height + ROW_GAP_PT);
    AnkePoint from = {theme->side_pt, anke_flow_y(flow)};
    AnkePoint to = {theme->side_pt + width, anke_flow_y(flow)};
    anke_scene_add_segment(scene, "rule", from, to, &anke_scene_theme(scene)->rule);
    anke_flow_advance(flow, ROW_GAP_PT);
}

static void add_row_if(AnkeFlow *flow, const char *key, const char *value)
{
    if (value != NULL) {
        add_row(flow, key, value);
    }
}

static gboolean is_known(const AnkeLedgerEntry *entry)
{
    return entry->is_hidden || !isnan(entry->number);
}

/* "35人（対象 45人、回収率 77.8％）" */
static char *returned_text(const AnkeLedger *ledger)
{
    g_autofree char *returned =
        anke_words_count(ledger->returned.number, ledger->returned.is_hidden);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s人", returned);
    if (!is_known(&ledger->population)) {
        return g_string_free(text, FALSE);
    }
    g_autofree char *population =
        anke_words_count(ledger->population.number, ledger->population.is_hidden);
    g_string_append_printf(text, "（対象 %s人", population);
    if (ledger->population.number > 0 && !isnan(ledger->returned.number)) {
        char rate[ANKE_NUMBER_SIZE];
        (void)anke_number_format_percent(rate, ledger->returned.number, ledger->population.number);
        g_string_append_printf(text, "、回収率 %s％", rate);
    }
    g_string_append(text, "）");
    return g_string_free(text, FALSE);
}

static void add_counts(AnkeFlow *flow, const AnkeLedger *ledger)
{
    if (is_known(&ledger->returned)) {
        g_autofree char *returned = returned_text(ledger);
        add_row(flow, "回収", returned);
    }
    if (is_known(&ledger->valid)) {
        g_autofree char *valid = anke_words_count(ledger->valid.number, ledger->valid.is_hidden);
        g_autofree char *people = g_strconcat(valid, "人", NULL);
        add_row(flow, "有効", people);
    }
}

void anke_flow_add_cover(AnkeFlow *flow, const AnkeReportFacts *facts, const AnkeLedger *ledger)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    anke_flow_advance(flow, COVER_TOP_PT - theme->top_pt);
    if (facts->organisation != NULL) {
        add_block(flow, "organisation", &theme->heading, 2, facts->organisation);
    }
    add_title(flow, facts->title);
    add_block(flow, "kind", &theme->heading, 1, "集計結果報告書");
    anke_flow_advance(flow, TABLE_GAP_PT);
    if (facts->closed != NULL) {
        g_autofree char *date = anke_words_date(facts->closed);
        add_row(flow, "調査の締切", date);
    }
    add_counts(flow, ledger);
    add_row_if(flow, "集計の条件", facts->where);
    add_row_if(flow, "資料", facts->source);
    add_row_if(flow, "備考", facts->note);
}

/* A line of the contents: title, dotted line, page. */
static void add_chapter(AnkeFlow *flow, const AnkeChapter *chapter, guint page)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    const AnkeTextStyle *style = &theme->body;
    double width = anke_report_text_width(theme);
    double line_pt = style->size_pt * style->line_em;
    anke_flow_need(flow, line_pt + CHAPTER_GAP_PT);
    AnkeScene *scene = anke_flow_scene(flow);
    double y = anke_flow_y(flow);
    g_autofree char *title = fit_to(flow, style, width - 2 * NUMBER_PT, 1, chapter->title);
    g_autofree char *number = g_strdup_printf("%u", page);
    AnkeTextPlace left = {.part = "chapter", .box = {theme->side_pt, y, width - NUMBER_PT, 0}};
    AnkeTextPlace right = {.part = "chapter-page",
                           .box = {theme->side_pt + width - NUMBER_PT, y, NUMBER_PT, 0},
                           .align = ANKE_ALIGN_RIGHT};
    (void)anke_scene_add_text(scene, &left, style, title);
    (void)anke_scene_add_text(scene, &right, style, number);
    AnkeStroke dots = {anke_scene_theme(scene)->rule.colour, 0.6, 1.5, 0};
    double from = theme->side_pt + anke_scene_text_width(scene, style, title) + 6;
    double to = theme->side_pt + width - NUMBER_PT / 2 - 4;
    double middle = y + line_pt * 0.6;
    anke_scene_add_segment(scene, "leader", (AnkePoint){from, middle}, (AnkePoint){to, middle},
                           &dots);
    anke_flow_advance(flow, line_pt + CHAPTER_GAP_PT);
}

void anke_flow_add_contents(AnkeFlow *flow, const AnkeChapter *chapters, guint n_chapters,
                            guint first_page)
{
    add_block(flow, "heading", &anke_flow_theme(flow)->heading, 1, ANKE_CONTENTS_TITLE);
    for (guint i = 0; i < n_chapters; i++) {
        add_chapter(flow, &chapters[i], chapters[i].page + first_page);
    }
}
