/* What stands in a cell: a row's number as people read it, and the mark beside it. */
#include <math.h>
#include <string.h>

#include "analyzer/banner/banner_view.h"

/* Of adjusted residuals: 5 % and 1 % of the normal distribution, both sides. */
#define LEAST_EXPECTED 5.0 /* people */
#define NOTABLE_RESIDUAL 1.96
#define STRONG_RESIDUAL 2.58

#define SMALL_BASE 30 /* people: below, a percentage is for reference only */

static AnkeBannerValue words(const char *text)
{
    return (AnkeBannerValue){g_strdup(text), ""};
}

static AnkeBannerValue taken(char *text)
{
    return (AnkeBannerValue){text, ""};
}

static gboolean is_whole(double number)
{
    return number == floor(number);
}

static char *format(const AnkeBannerSpec *spec, AnkeForm form, double number)
{
    gboolean has_commas = !spec->is_for_csv;
    switch (form) {
    case ANKE_FORM_COUNT:
        return number == 0 ? g_strdup(ANKE_BANNER_NOBODY)
                           : anke_banner_number(number, is_whole(number) ? 0 : 1, has_commas);
    case ANKE_FORM_WEIGHT:
        return anke_banner_number(number, spec->n_decimals, has_commas);
    case ANKE_FORM_DECIMAL:
        return anke_banner_number(number, spec->n_decimals, has_commas);
    case ANKE_FORM_MEAN:
        return anke_banner_number(number, spec->n_decimals + 1, has_commas);
    case ANKE_FORM_PERCENT:
        return anke_banner_percent(number, spec->n_decimals);
    case ANKE_FORM_RATIO:
        return anke_banner_number(number, 2, has_commas);
    default:
        return anke_banner_number(number, is_whole(number) ? 0 : spec->n_decimals, has_commas);
    }
}

/* A row that is there: hidden, undefined, or a number. */
static AnkeBannerValue row_value(const AnkeBannerSpec *spec, const AnkeTableRow *row, AnkeForm form)
{
    if (row == NULL) {
        return words("");
    }
    if (strcmp(row->value, ANKE_HIDDEN) == 0) {
        return words(anke_banner_hidden(spec->lang));
    }
    if (form == ANKE_FORM_TEXT) {
        return words(row->value);
    }
    if (isnan(row->number)) {
        gboolean is_count = form == ANKE_FORM_COUNT;
        return words(is_count ? ANKE_BANNER_UNKNOWN : ANKE_BANNER_NOBODY);
    }
    return taken(format(spec, form, row->number));
}

/* "20.6～58.1" */
static AnkeBannerValue range_value(const AnkeBannerSpec *spec, const AnkeTable *table,
                                   const char *const stats[2], gint item, gint group, AnkeForm form)
{
    const AnkeTableRow *low = anke_table_row(table, stats[0], item, group);
    const AnkeTableRow *high = anke_table_row(table, stats[1], item, group);
    if (low == NULL || high == NULL || isnan(low->number) || isnan(high->number)) {
        const AnkeTableRow *shown =
            high != NULL && strcmp(high->value, ANKE_HIDDEN) == 0 ? high : low;
        return row_value(spec, shown, form);
    }
    g_autofree char *from = format(spec, form, low->number);
    g_autofree char *to = format(spec, form, high->number);
    return taken(g_strdup_printf(anke_banner_say(spec->lang, "%s～%s", "%s to %s"), from, to));
}

/* Bases */

static AnkeBannerValue ledger_value(const AnkeBannerView *view, const AnkeBannerLine *line,
                                    const AnkeTable *table, gint group)
{
    if (anke_table_is_hidden(table, line->stat, ANKE_ALL, group) ||
        (line->is_marked && anke_table_is_hidden(table, "base", ANKE_ALL, group))) {
        return words(anke_banner_hidden(view->spec->lang));
    }
    double number = line->is_marked ? anke_table_number(table, "base", ANKE_ALL, group) : NAN;
    if (isnan(number)) {
        number = anke_table_base(table, line->stat, group);
    }
    if (isnan(number)) {
        return words(ANKE_BANNER_UNKNOWN);
    }
    AnkeBannerValue value = taken(format(view->spec, ANKE_FORM_COUNT, number));
    gboolean is_small = line->is_marked && number > 0 && number < SMALL_BASE;
    value.mark = is_small ? ANKE_BANNER_SMALL : "";
    return value;
}

static AnkeBannerValue stat_value(const AnkeBannerView *view, const AnkeBannerLine *line,
                                  const AnkeTable *table, gint group)
{
    if (line->form == ANKE_FORM_RANGE) {
        g_autofree char *low = g_strconcat(line->stat, "_lo", NULL);
        g_autofree char *high = g_strconcat(line->stat, "_hi", NULL);
        const char *const stats[2] = {low, high};
        return range_value(view->spec, table, stats, ANKE_ALL, group, ANKE_FORM_MEAN);
    }
    return row_value(view->spec, anke_table_row(table, line->stat, ANKE_ALL, group), line->form);
}

/* Answers */

static gboolean is_nobody(const AnkeTable *table, gint item, gint group)
{
    const AnkeTableRow *row = anke_table_row(table, "n", item, group);
    return row != NULL && row->number == 0;
}

/* Where few people were expected, a residual is no guide: one person would make a mark. */
static double readable_residual(const AnkeTable *table, gint item, gint group)
{
    double expected = anke_table_number(table, "expected", item, group);
    return expected < LEAST_EXPECTED ? NAN : anke_table_number(table, "adjres", item, group);
}

static guint residual_strength(double residual)
{
    return fabs(residual) >= STRONG_RESIDUAL ? 2 : fabs(residual) >= NOTABLE_RESIDUAL ? 1 : 0;
}

static const char *residual_sign(const AnkeTable *table, gint item, gint group,
                                 const char *const signs[2][3])
{
    double residual = readable_residual(table, item, group);
    return isnan(residual) ? "" : signs[residual < 0][residual_strength(residual)];
}

static const char *const triangles[2][3] = {{"", "▲", "▲▲"}, {"", "▼", "▼▼"}};
static const char *const signs[2][3] = {{"", "+", "++"}, {"", "-", "--"}};

static AnkeBannerValue share_value(const AnkeBannerView *view, const AnkeTable *table, gint item,
                                   gint group)
{
    const AnkeTableRow *row = anke_table_row(table, "p", item, group);
    gboolean is_zero = row != NULL && (row->number == 0 || is_nobody(table, item, group));
    if (is_zero) {
        AnkeBannerValue nobody = words(ANKE_BANNER_NOBODY);
        nobody.mark =
            (view->show & ANKE_SHOW_MARKS) != 0 ? residual_sign(table, item, group, triangles) : "";
        return nobody;
    }
    AnkeBannerValue value = row_value(view->spec, row, ANKE_FORM_PERCENT);
    gboolean is_number = row != NULL && !isnan(row->number);
    if (is_number && (view->show & ANKE_SHOW_MARKS) != 0) {
        value.mark = residual_sign(table, item, group, triangles);
    }
    return value;
}

static AnkeBannerValue item_value(const AnkeBannerView *view, const AnkeTable *table, gint item,
                                  gint group, guint show)
{
    static const char *const interval[2] = {"p_lo", "p_hi"};
    const AnkeBannerSpec *spec = view->spec;
    switch (show) {
    case ANKE_SHOW_P:
        return share_value(view, table, item, group);
    case ANKE_SHOW_CI:
        return range_value(spec, table, interval, item, group, ANKE_FORM_PERCENT);
    case ANKE_SHOW_DIFF:
        return words(residual_sign(table, item, group, spec->is_for_csv ? triangles : signs));
    case ANKE_SHOW_W:
        return row_value(spec, anke_table_row(table, "w", item, group), ANKE_FORM_WEIGHT);
    case ANKE_SHOW_ADJRES:
        return row_value(spec, anke_table_row(table, "adjres", item, group), ANKE_FORM_RATIO);
    case ANKE_SHOW_LETTERS:
        return row_value(spec, anke_table_row(table, "letters", item, group), ANKE_FORM_TEXT);
    case ANKE_SHOW_TICKS:
        return row_value(spec, anke_table_row(table, "p_ticks", item, group), ANKE_FORM_PERCENT);
    default:
        return row_value(spec, anke_table_row(table, "n", item, group), ANKE_FORM_COUNT);
    }
}

static AnkeBannerValue words_of_ratio(const AnkeBannerSpec *spec, double hits, double base)
{
    return base > 0 && hits > 0 ? taken(anke_banner_percent(hits / base, spec->n_decimals))
                                : words(ANKE_BANNER_NOBODY);
}

/* 回答計: ticks, and ticks of a hundred people. Weighted shares have no unweighted sum. */
static AnkeBannerValue ticks_value(const AnkeBannerView *view, const AnkeTable *table, gint group,
                                   guint show)
{
    const AnkeTableRow *row = anke_table_row(table, "ticks", ANKE_ALL, group);
    if (show == ANKE_SHOW_N || row == NULL || isnan(row->number)) {
        gboolean is_shown = show == ANKE_SHOW_N || show == ANKE_SHOW_P;
        return is_shown ? row_value(view->spec, row, ANKE_FORM_COUNT) : words("");
    }
    if (show != ANKE_SHOW_P || anke_table_row(table, "w_base", ANKE_ALL, group) != NULL) {
        return words("");
    }
    double base = anke_table_number(table, "base", ANKE_ALL, group);
    if (isnan(base)) {
        return words("");
    }
    return words_of_ratio(view->spec, row->number, base);
}

/* No answer has no percentage of those who answered. */
static gboolean is_outside_base(const AnkeBannerView *view, const AnkeTable *table, gint item)
{
    AnkeItemType type = table->items[item].type;
    return view->facts.is_base_answered &&
           (type == ANKE_ITEM_NOANSWER || type == ANKE_ITEM_INVALID);
}

AnkeBannerValue anke_banner_value(const AnkeBannerView *view, const AnkeBannerLine *line,
                                  const AnkeBannerGroup *group, guint show)
{
    const AnkeTable *table = view->tables[group->slot];
    switch (line->source) {
    case ANKE_LINE_OF_LEDGER:
        return ledger_value(view, line, table, group->group);
    case ANKE_LINE_OF_STAT:
        return stat_value(view, line, table, group->group);
    case ANKE_LINE_OF_TICKS:
        return ticks_value(view, table, group->group, show);
    case ANKE_LINE_OF_ITEM:
        break;
    }
    gint item = line->items[group->slot];
    if (item == ANKE_ALL || (is_outside_base(view, table, item) && show != ANKE_SHOW_N)) {
        return words("");
    }
    return item_value(view, table, item, group->group, show);
}
