#include "charts/report/judgement_page.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"
#include "charts/report/judgement_measures.h"
#include "charts/report/judgement_profile.h"
#include "charts/report/report_words.h"
#include "charts/report/text_fit.h"

#define HEADING "職員構成の診断"
#define LEFT_PT 200.0   /* of the head's left part */
#define HEAD_PT 148.0   /* of the head */
#define CHIP_PT 30.0    /* width of a level's field */
#define CHIP_GAP_PT 6.0 /* behind it */
#define TITLE_PT 78.0
#define VALUE_PT 96.0
#define PADDING_PT 3.0 /* above and below the texts of a row */
#define YEAR_PT 50.0
#define KIND_PT 30.0
#define MOST_LINES 3     /* of a sentence */
#define LINES_SHARE 0.72 /* of the page that measures can take where there are warnings */
#define GAP_PT 8.0
#define BIG_PT 20.0
#define YELLOW 0xFFF100 /* of the Color Universal Design set */

typedef struct {
    const AnkeJudgementSpec *spec;
    const AnkeJudgementTables *tables;
    AnkeReportTheme theme;
    AnkeScene *scene;
    double y;
    double bottom;
} Page;

static double width_of(const Page *page)
{
    return anke_report_text_width(&page->theme);
}

static char *fit(const Page *page, const AnkeTextStyle *style, double width, guint n_lines,
                 const char *text)
{
    AnkeFit fit = {page->spec->measure, style, width, n_lines};
    return anke_text_fit(&fit, text);
}

/* Adds a text in lines of a width; returns its height. */
static double add_text(const Page *page, const char *part, AnkeBox box, const AnkeTextStyle *style,
                       guint n_lines, const char *text)
{
    g_autofree char *fitted = fit(page, style, box.width, n_lines, text);
    AnkeTextPlace place = {.part = part, .box = box, .is_wrapped = TRUE};
    return anke_scene_add_text(page->scene, &place, style, fitted);
}

/* Levels differ in grey, too: dark, light, and paper with strong or weak ink. */
typedef struct {
    AnkeRgb fill;
    AnkeRgb ink;
} Colours;

static Colours level_colours(const AnkeTheme *theme, AnkeLevel level)
{
    switch (level) {
    case ANKE_LEVEL_ALARM:
        return (Colours){theme->warning.colour, anke_theme_ink(theme, theme->warning.colour)};
    case ANKE_LEVEL_CAREFUL:
        return (Colours){YELLOW, anke_theme_ink(theme, YELLOW)};
    case ANKE_LEVEL_GOOD:
        return (Colours){theme->paper, theme->bar.colour};
    default:
        return (Colours){theme->paper, theme->note.colour};
    }
}

/* A coloured field with the level's word. */
static void add_chip(const Page *page, AnkeLevel level, AnkeBox box)
{
    const AnkeTheme *theme = page->spec->theme;
    Colours colours = level_colours(theme, level);
    AnkeFill fill = {colours.fill, ANKE_HATCH_NONE, 0};
    AnkeTextStyle weight = level == ANKE_LEVEL_NONE ? theme->label : theme->strong;
    AnkeTextStyle style = anke_text_style_coloured(weight, colours.ink);
    AnkeStroke edge = theme->border;
    edge.colour = level == ANKE_LEVEL_NONE ? theme->border.colour : colours.ink;
    anke_scene_add_rectangle(page->scene, "chip", box, &fill, &edge);
    AnkeTextPlace place = {.part = "chip",
                           .box = box,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(page->scene, &place, &style, anke_level_word(level));
}

/* Head */

/* "令和7年4月1日（2025年）現在" */
static char *as_of_text(const Page *page)
{
    gint newest = anke_judgement_newest(page->tables);
    if (page->spec->facts->closed != NULL) {
        g_autofree char *date = anke_words_date(page->spec->facts->closed);
        return g_strdup_printf("%s現在", date);
    }
    return newest == ANKE_ALL
               ? g_strdup("")
               : g_strdup_printf("%s4月1日現在",
                                 page->tables->tables[ANKE_JUDGED_AGES]->groups[newest].label);
}

/* A number that is read first, with its name. */
static void add_big(Page *page, const char *name, const char *value)
{
    const AnkeTheme *theme = page->spec->theme;
    AnkeTextStyle style = page->theme.cover_title;
    style.size_pt = BIG_PT;
    AnkeBox box = {page->theme.side_pt, page->y, LEFT_PT, 0};
    box.y += add_text(page, "name", box, &theme->note, 1, name);
    page->y = box.y + add_text(page, "big", box, &style, 1, value);
}

static void add_staff(Page *page)
{
    const AnkeTable *ages = page->tables->tables[ANKE_JUDGED_AGES];
    gint newest = anke_judgement_newest(page->tables);
    char buffer[ANKE_NUMBER_SIZE];
    if (newest == ANKE_ALL) {
        return;
    }
    double people = anke_table_base(ages, "asked", newest);
    people = isnan(people) ? anke_table_number(ages, "base", ANKE_ALL, newest) : people;
    double age = anke_table_number(ages, "mean_age", ANKE_ALL, newest);
    GString *text = g_string_new(NULL);
    if (!isnan(people)) {
        anke_number_format_grouped(buffer, people, 0);
        g_string_append_printf(text, "%s人", buffer);
    }
    if (!isnan(age)) {
        anke_number_format_grouped(buffer, age, 1);
        g_string_append_printf(text, "%s%s歳", text->len > 0 ? "・" : "", buffer);
    }
    if (text->len > 0) {
        add_big(page, "職員数・平均年齢", text->str);
    }
    g_string_free(text, TRUE);
}

/* How many measures have which level. */
static void add_counts(Page *page, const GArray *lines)
{
    const AnkeTextStyle *style = &page->theme.heading;
    double x = page->theme.side_pt;
    double height = style->size_pt * style->line_em;
    page->y += GAP_PT;
    for (guint level = ANKE_N_LEVELS; level-- > ANKE_LEVEL_GOOD;) {
        guint n = 0;
        for (guint i = 0; i < lines->len; i++) {
            n += g_array_index(lines, AnkeJudgementLine, i).level == (AnkeLevel)level ? 1 : 0;
        }
        g_autofree char *text = g_strdup_printf("%u", n);
        add_chip(page, (AnkeLevel)level, (AnkeBox){x, page->y, CHIP_PT, height});
        x += CHIP_PT + 5;
        AnkeTextPlace place = {.part = "count", .box = {x, page->y, 0, 0}};
        anke_scene_add_text(page->scene, &place, style, text);
        x += anke_scene_text_width(page->scene, style, text) + 2 * GAP_PT;
    }
    page->y += height;
}

static void add_head(Page *page, const GArray *lines)
{
    const AnkeReportFacts *facts = page->spec->facts;
    double top = page->y;
    double width = width_of(page);
    AnkeBox left = {page->theme.side_pt, page->y, LEFT_PT, 0};
    AnkeTextStyle title = page->theme.cover_title;
    title.size_pt = BIG_PT;
    page->y += add_text(page, "title", left, &title, 2, HEADING);
    g_autofree char *as_of = as_of_text(page);
    g_autofree char *who =
        facts->organisation == NULL ? g_strdup(facts->title) : g_strdup(facts->organisation);
    left.y = page->y + 2;
    left.y += add_text(page, "organisation", left, &page->theme.caption, 2, who);
    page->y = left.y + add_text(page, "date", left, &page->spec->theme->label, 1, as_of) + GAP_PT;
    add_staff(page);
    add_counts(page, lines);
    double x = page->theme.side_pt + LEFT_PT + 2 * GAP_PT;
    AnkeBox profile = {x, top, page->theme.side_pt + width - x, HEAD_PT};
    anke_judgement_add_profile(page->scene, page->tables, profile);
    page->y = MAX(page->y, top + HEAD_PT) + GAP_PT;
}

/* Rows */

static void add_rule(const Page *page, double y, const AnkeStroke *stroke)
{
    anke_scene_add_segment(page->scene, "rule", (AnkePoint){page->theme.side_pt, y},
                           (AnkePoint){page->theme.side_pt + width_of(page), y}, stroke);
}

static void add_caption(Page *page, const char *text)
{
    AnkeBox box = {page->theme.side_pt, page->y, width_of(page), 0};
    page->y += add_text(page, "caption", box, &page->theme.caption, 1, text) + 2;
    add_rule(page, page->y, &page->theme.edge);
}

/* The columns of a row: field, title, value, sentence. */
static double add_measure(const Page *page, const AnkeJudgementLine *line, double y)
{
    const AnkeReportTheme *theme = &page->theme;
    double x = theme->side_pt + CHIP_PT + CHIP_GAP_PT;
    double top = y + PADDING_PT;
    double used = CHIP_PT + CHIP_GAP_PT + TITLE_PT + VALUE_PT;
    double one = theme->table.size_pt * theme->table.line_em;
    double title = add_text(page, "measure", (AnkeBox){x, top, TITLE_PT - 4, 0},
                            &theme->table_strong, 2, line->title);
    double value = add_text(page, "value", (AnkeBox){x + TITLE_PT, top, VALUE_PT - 4, 0},
                            &theme->table_strong, 2, line->value);
    double sentence = add_text(page, "sentence",
                               (AnkeBox){x + TITLE_PT + VALUE_PT, top, width_of(page) - used, 0},
                               &theme->table, MOST_LINES, line->sentence);
    double height = MAX(MAX(title, value), MAX(sentence, one));
    add_chip(page, line->level, (AnkeBox){theme->side_pt, top - 0.5, CHIP_PT, one + 1});
    return top + height + PADDING_PT;
}

static double measure_height(const Page *page, const AnkeJudgementLine *line)
{
    const AnkeReportTheme *theme = &page->theme;
    double width = width_of(page) - CHIP_PT - CHIP_GAP_PT - TITLE_PT - VALUE_PT;
    g_autofree char *text = fit(page, &theme->table, width, MOST_LINES, line->sentence);
    g_autofree char *value = fit(page, &theme->table_strong, VALUE_PT - 4, 2, line->value);
    g_autofree char *title = fit(page, &theme->table_strong, TITLE_PT - 4, 2, line->title);
    double height = anke_scene_measure(page->scene, &theme->table, text, width).height_pt;
    height =
        MAX(height,
            anke_scene_measure(page->scene, &theme->table_strong, value, VALUE_PT - 4).height_pt);
    height =
        MAX(height,
            anke_scene_measure(page->scene, &theme->table_strong, title, TITLE_PT - 4).height_pt);
    return height + 2 * PADDING_PT;
}

/* Says that not everything had room. */
static void add_rest(Page *page, guint n, const char *what)
{
    g_autofree char *text = g_strdup_printf("ほか%u%s", n, what);
    AnkeBox box = {page->theme.side_pt, page->y + 2, width_of(page), 0};
    if (n > 0) {
        page->y += 2 + add_text(page, "rest", box, &page->theme.note, 1, text);
    }
}

static void add_measures(Page *page, const GArray *lines, double limit)
{
    add_caption(page, "判定と読み方");
    guint i = 0;
    for (; i < lines->len; i++) {
        const AnkeJudgementLine *line = &g_array_index(lines, AnkeJudgementLine, i);
        if (page->y + measure_height(page, line) > limit) {
            break;
        }
        page->y = add_measure(page, line, page->y);
        add_rule(page, page->y, &page->spec->theme->rule);
    }
    add_rest(page, lines->len - i, "項目は紙面の都合で省いた。");
    page->y += GAP_PT;
}

/* Warnings */

static const char *record_text(const AnkeTable *table, const char *stat, guint item)
{
    const char *text = anke_table_text(table, stat, (gint)item, ANKE_ALL);
    return text == NULL ? "" : text;
}

/* Rank 1 is an alarm, 2 wants care. */
static AnkeLevel rank_level(const AnkeTable *table, guint item)
{
    double rank = anke_table_number(table, "rank", (gint)item, ANKE_ALL);
    return rank < 1.5 ? ANKE_LEVEL_ALARM : rank < 2.5 ? ANKE_LEVEL_CAREFUL : ANKE_LEVEL_NONE;
}

static double warning_width(const Page *page)
{
    return width_of(page) - CHIP_PT - CHIP_GAP_PT - YEAR_PT - KIND_PT;
}

/* "令和7年" of 2025. */
static char *year_text(const char *western)
{
    g_autofree char *iso = g_strconcat(western, "-04-01", NULL);
    char *wareki = anke_date_to_wareki(iso);
    char *end = wareki == NULL ? NULL : strstr(wareki, "年");
    if (end == NULL) {
        g_free(wareki);
        return g_strdup(western);
    }
    end[strlen("年")] = '\0';
    return wareki;
}

static double add_warning(const Page *page, const AnkeTable *table, guint i, double y)
{
    const AnkeReportTheme *theme = &page->theme;
    double top = y + PADDING_PT;
    double one = theme->table.size_pt * theme->table.line_em;
    double x = theme->side_pt + CHIP_PT + CHIP_GAP_PT;
    g_autofree char *year = year_text(record_text(table, "year", i));
    (void)add_text(page, "year", (AnkeBox){x, top, YEAR_PT - 4, 0}, &theme->table_strong, 1, year);
    (void)add_text(page, "kind", (AnkeBox){x + YEAR_PT, top, KIND_PT - 4, 0}, &theme->table_strong,
                   1, record_text(table, "kind", i));
    double height =
        add_text(page, "warning", (AnkeBox){x + YEAR_PT + KIND_PT, top, warning_width(page), 0},
                 &theme->table, MOST_LINES, record_text(table, "warning", i));
    add_chip(page, rank_level(table, i), (AnkeBox){theme->side_pt, top - 0.5, CHIP_PT, one + 1});
    return top + MAX(height, one) + PADDING_PT;
}

static double warning_height(const Page *page, const AnkeTable *table, guint i)
{
    const AnkeTextStyle *style = &page->theme.table;
    g_autofree char *text =
        fit(page, style, warning_width(page), MOST_LINES, record_text(table, "warning", i));
    return anke_scene_measure(page->scene, style, text, warning_width(page)).height_pt +
           2 * PADDING_PT;
}

static void add_warnings(Page *page)
{
    const AnkeTable *table = page->tables->tables[ANKE_JUDGED_WARNINGS];
    double rest = page->theme.note.size_pt * page->theme.note.line_em + 2;
    guint i = 0;
    if (table == NULL || table->n_items == 0) {
        return;
    }
    add_caption(page, "このまま進んだときの警告（年の早い順）");
    for (; i < table->n_items; i++) {
        double after = i + 1 < table->n_items ? rest : 0;
        if (page->y + warning_height(page, table, i) + after > page->bottom) {
            break;
        }
        page->y = add_warning(page, table, i, page->y);
        add_rule(page, page->y, &page->spec->theme->rule);
    }
    add_rest(page, table->n_items - i, "件は紙面の都合で省いた。");
}

static gboolean has_warnings(const Page *page)
{
    const AnkeTable *table = page->tables->tables[ANKE_JUDGED_WARNINGS];
    return table != NULL && table->n_items > 0;
}

AnkeReportPage *anke_judgement_page_new(const AnkeJudgementSpec *spec,
                                        const AnkeJudgementTables *tables)
{
    Page page = {.spec = spec, .tables = tables, .theme = anke_report_theme_of(spec->theme)};
    page.scene = anke_scene_new(spec->theme, spec->measure, page.theme.page_width_pt);
    anke_scene_set_height(page.scene, page.theme.page_height_pt);
    page.y = page.theme.top_pt - GAP_PT;
    page.bottom = page.theme.page_height_pt - page.theme.foot_pt - GAP_PT;
    g_autoptr(GArray) lines = anke_judgement_measures(tables);
    add_head(&page, lines);
    double limit = page.bottom * (has_warnings(&page) ? LINES_SHARE : 1);
    add_measures(&page, lines, limit);
    add_warnings(&page);
    AnkeReportPage *made = anke_report_page_new_take(page.scene);
    AnkeRunning running = {.source = spec->marks,
                           .is_unprotected = !spec->facts->is_protected,
                           .number = 1,
                           .n_pages = 1};
    anke_report_page_add_running(made, &page.theme, &running);
    return made;
}
