#include "charts/plots/timeline_axis.h"

#include <math.h>

#include "analyzer/base/calendar.h"

#define MONTHS 12
#define APRIL 3 /* months before the fiscal year in a calendar year */

static double first_month(int fiscal_year)
{
    return (double)fiscal_year * MONTHS + APRIL;
}

gboolean anke_timeline_years(const AnkeTimelineSpec *spec, int *first, int *last)
{
    double from = INFINITY;
    double to = -INFINITY;
    for (guint i = 0; i < spec->n_items; i++) {
        if (isfinite(spec->items[i].from)) {
            from = MIN(from, spec->items[i].from);
            to = MAX(to, spec->items[i].to);
        }
    }
    if (!isfinite(from)) {
        return FALSE;
    }
    *first = (int)floor((from - APRIL) / MONTHS);
    *last = MAX((int)ceil((to - APRIL) / MONTHS) - 1, *first);
    return TRUE;
}

static double month_width(const AnkeTimelineAxis *axis)
{
    return (axis->room.right - axis->room.left) / (MONTHS * (axis->last - axis->first + 1));
}

double anke_timeline_x(const AnkeTimelineAxis *axis, double month)
{
    return axis->room.left + (month - first_month(axis->first)) * month_width(axis);
}

const char *anke_timeline_unit(const AnkeTimelineAxis *axis)
{
    return axis->spec->has_months ? anke_scene_say(axis->scene, "（月）", "(month)")
                                  : anke_scene_say(axis->scene, "（年度）", "(fiscal year)");
}

typedef struct {
    int eras;    /* years between names of eras */
    int western; /* years between western years */
    int months;  /* months between names of months */
    double grid; /* months between lines */
} Steps;

/* The smallest step in months, at least `least`, at which labels of this width stand apart. */
static int choose_step(const AnkeTimelineAxis *axis, int least, double width_pt)
{
    static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000};
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        if (steps[i] >= least && steps[i] * month_width(axis) >= width_pt) {
            return steps[i];
        }
    }
    return steps[G_N_ELEMENTS(steps) - 1];
}

static double label_width(const AnkeTimelineAxis *axis, const char *label)
{
    const double apart_pt = 3;
    return anke_scene_text_width(axis->scene, &anke_scene_theme(axis->scene)->axis, label) +
           apart_pt;
}

/* Years between labels. One that is wider than its year may have been moved in from the end of the
 * axis by half its width. */
static int choose_years(const AnkeTimelineAxis *axis, const char *label)
{
    double width = label_width(axis, label);
    double needed = width > MONTHS * month_width(axis) ? 1.5 * width : width;
    return choose_step(axis, MONTHS, needed) / MONTHS;
}

static Steps choose_steps(const AnkeTimelineAxis *axis)
{
    const double lines_apart_pt = 8;
    gboolean has_months = axis->spec->has_months;
    Steps steps = {.eras = choose_years(axis, "H30"),
                   .western = choose_years(axis, "2018"),
                   .months = choose_step(axis, 1, label_width(axis, "12")),
                   .grid = choose_step(axis, has_months ? 1 : MONTHS, lines_apart_pt)};
    /* H30, H32, ... over 2018, 2020, ...: labels of both kinds in the same years. */
    steps.western = (steps.western + steps.eras - 1) / steps.eras * steps.eras;
    return steps;
}

static void add_axis_text(const AnkeTimelineAxis *axis, double middle, double y, const char *text)
{
    const AnkeTextStyle *style = &anke_scene_theme(axis->scene)->axis;
    double width = anke_scene_text_width(axis->scene, style, text) + 1;
    double x = CLAMP(middle - width / 2, axis->room.left, axis->room.right - width);
    AnkeTextPlace place = {.part = "tick", .box = {x, y, width, 0}, .align = ANKE_ALIGN_CENTRE};
    anke_scene_add_text(axis->scene, &place, style, text);
}

static double axis_line_pt(const AnkeTimelineAxis *axis)
{
    return anke_scene_theme(axis->scene)->axis.size_pt *
           anke_scene_theme(axis->scene)->axis.line_em;
}

/* Whether a year of two eras needs two lines. */
static gboolean has_tall_year(const AnkeTimelineAxis *axis, const Steps *steps)
{
    for (int year = axis->first; year <= axis->last; year += steps->eras) {
        g_autofree char *eras = anke_fiscal_year_to_eras(year);
        if (label_width(axis, eras) > steps->eras * MONTHS * month_width(axis)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_eras(const AnkeTimelineAxis *axis, int year, gboolean is_tall, double bottom)
{
    double middle = anke_timeline_x(axis, first_month(year) + MONTHS / 2.0);
    double line_pt = axis_line_pt(axis);
    g_autofree char *eras = anke_fiscal_year_to_eras(year);
    g_auto(GStrv) parts = g_strsplit(eras, "・", 2);
    gboolean is_split = is_tall && parts[1] != NULL;
    if (is_split) {
        add_axis_text(axis, middle, bottom - 2 * line_pt, parts[0]);
    }
    add_axis_text(axis, middle, bottom - line_pt, is_split ? parts[1] : eras);
}

/* H30 over 2018, in the middle of its year; returns the y below. */
static double add_years(const AnkeTimelineAxis *axis, const Steps *steps, double y)
{
    double line_pt = axis_line_pt(axis);
    gboolean is_tall = has_tall_year(axis, steps);
    double bottom = y + line_pt * (is_tall ? 2 : 1);
    for (int year = axis->first; year <= axis->last; year += steps->eras) {
        add_eras(axis, year, is_tall, bottom);
    }
    for (int year = axis->first; year <= axis->last; year += steps->western) {
        g_autofree char *western = g_strdup_printf("%d", year);
        add_axis_text(axis, anke_timeline_x(axis, first_month(year) + MONTHS / 2.0), bottom,
                      western);
    }
    return bottom + line_pt;
}

static const char *month_name(const AnkeTimelineAxis *axis, int month, gboolean is_wide)
{
    static const char *const ja[] = {"1月", "2月", "3月", "4月",  "5月",  "6月",
                                     "7月", "8月", "9月", "10月", "11月", "12月"};
    static const char *const en[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static const char *const bare[] = {"1", "2", "3", "4",  "5",  "6",
                                       "7", "8", "9", "10", "11", "12"};
    return !is_wide ? bare[month] : anke_scene_say(axis->scene, ja[month], en[month]);
}

/* The fiscal year over its months; returns the y below. */
static double add_months(const AnkeTimelineAxis *axis, const Steps *steps, double y)
{
    double line_pt = axis_line_pt(axis);
    for (int year = axis->first; year <= axis->last; year++) {
        g_autofree char *eras = anke_fiscal_year_to_eras(year);
        g_autofree char *text =
            g_strdup_printf(anke_scene_say(axis->scene, "%s年度（%d）", "FY %s (%d)"), eras, year);
        add_axis_text(axis, anke_timeline_x(axis, first_month(year) + MONTHS / 2.0), y, text);
    }
    gboolean is_wide = steps->months * month_width(axis) >=
                       label_width(axis, anke_scene_say(axis->scene, "12月", "Nov"));
    int n_months = MONTHS * (axis->last - axis->first + 1);
    for (int i = 0; i < n_months; i += steps->months) {
        add_axis_text(axis, anke_timeline_x(axis, first_month(axis->first) + i + 0.5), y + line_pt,
                      month_name(axis, (i + APRIL) % MONTHS, is_wide));
    }
    return y + 2 * line_pt;
}

static void add_unit(const AnkeTimelineAxis *axis, double bottom)
{
    double line_pt = axis_line_pt(axis);
    AnkeTextPlace place = {.part = "unit",
                           .box = {anke_scene_theme(axis->scene)->margin_pt, bottom - line_pt,
                                   axis->room.left - anke_scene_theme(axis->scene)->margin_pt,
                                   line_pt}};
    anke_scene_add_text(axis->scene, &place, &anke_scene_theme(axis->scene)->axis,
                        anke_timeline_unit(axis));
}

static void add_lines(const AnkeTimelineAxis *axis, const Steps *steps, double top, double bottom)
{
    int n_months = MONTHS * (axis->last - axis->first + 1);
    AnkeStroke year = anke_scene_theme(axis->scene)->grid;
    year.colour = 0xAAAAAA;
    for (double month = 0; month <= n_months; month += steps->grid) {
        double x = anke_timeline_x(axis, first_month(axis->first) + month);
        gboolean is_april = axis->spec->has_months && fmod(month, MONTHS) == 0;
        anke_scene_add_segment(axis->scene, "grid", (AnkePoint){x, top}, (AnkePoint){x, bottom},
                               is_april ? &year : &anke_scene_theme(axis->scene)->grid);
    }
}

static gboolean has_now(const AnkeTimelineAxis *axis)
{
    return axis->spec->now >= first_month(axis->first) &&
           axis->spec->now < first_month(axis->last + 1);
}

static AnkeTextStyle now_style(const AnkeTimelineAxis *axis)
{
    return anke_text_style_coloured(anke_scene_theme(axis->scene)->note,
                                    anke_scene_theme(axis->scene)->warning.colour);
}

/* Words over the line of today; returns the y below. */
static double add_now_words(const AnkeTimelineAxis *axis, double y)
{
    AnkeTextStyle style = now_style(axis);
    double width = anke_scene_text_width(axis->scene, &style, axis->spec->now_label) + 1;
    double x = CLAMP(anke_timeline_x(axis, axis->spec->now) - width / 2,
                     anke_scene_theme(axis->scene)->margin_pt, axis->room.right - width);
    AnkeTextPlace place = {.part = "now", .box = {x, y, width, 0}, .align = ANKE_ALIGN_CENTRE};
    return y + anke_scene_add_text(axis->scene, &place, &style, axis->spec->now_label);
}

static void add_now_line(const AnkeTimelineAxis *axis, double top, double bottom)
{
    double x = anke_timeline_x(axis, axis->spec->now);
    AnkeStroke stroke = {anke_scene_theme(axis->scene)->warning.colour, 1.0, 3, 0};
    anke_scene_add_segment(axis->scene, "now", (AnkePoint){x, top}, (AnkePoint){x, bottom},
                           &stroke);
}

double anke_timeline_axis_add(const AnkeTimelineAxis *axis, double y)
{
    Steps steps = choose_steps(axis);
    double bottom =
        axis->spec->has_months ? add_months(axis, &steps, y) : add_years(axis, &steps, y);
    add_unit(axis, bottom);
    return has_now(axis) ? add_now_words(axis, bottom) : bottom;
}

void anke_timeline_axis_add_grid(const AnkeTimelineAxis *axis, double top, double bottom)
{
    Steps steps = choose_steps(axis);
    add_lines(axis, &steps, top, bottom);
    if (has_now(axis)) {
        add_now_line(axis, top, bottom);
    }
}
