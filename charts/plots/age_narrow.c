#include <math.h>

#include "charts/plots/age_private.h"
#include "charts/plots/band_head.h"
#include "charts/plots/series_line.h"
#include "charts/scene/plate.h"
#include "charts/scene/ruled.h"
#include "charts/scene/years.h"

#define ROW_PT 15.0 /* of a band in the narrow form */
#define MIN_BARS_PT 40.0
#define MOST_HEAD_LINES 3
#define MOST_HEAD_PT 40.0 /* of one line above numbers */

/* The narrow form: a row for each band, bars to the right, numbers beside them. */
typedef struct {
    AnkeAxis axis;
    double label_width;
    double number_width; /* of one year's column */
    double row;          /* height of a band */
    double head;         /* height of the heads of the numbers */
} Narrow;

static const char *total_words(const AnkeAge *age)
{
    return anke_scene_say(age->scene, "計（人）", "Total (persons)");
}

/* What a column of numbers in the narrow form is headed: the year if three lines hold it, else
 * what the legend shows it with. Freed by the caller. */
static char *narrow_head(const AnkeAge *age, guint year, double width)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->table;
    char *text = anke_year_short(anke_age_year_at(age, year)->label);
    double most = MOST_HEAD_LINES * style->size_pt * style->line_em + 0.5;
    if (anke_scene_measure(age->scene, style, text, width).height_pt > most) {
        g_free(text);
        text = g_strdup(year == 0 ? anke_scene_say(age->scene, "棒", "bars")
                                  : anke_scene_say(age->scene, "線", "line"));
    }
    return text;
}

/* Widens the columns of numbers for short heads, finds the height of the tallest. */
static void measure_narrow_heads(const AnkeAge *age, Narrow *narrow)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->table;
    for (guint year = 0; year < anke_age_n_years(age); year++) {
        g_autofree char *text = anke_year_short(anke_age_year_at(age, year)->label);
        double width = anke_scene_text_width(age->scene, style, text) + ANKE_AGE_CELL_PADDING_PT;
        narrow->number_width = MAX(narrow->number_width, width > MOST_HEAD_PT ? 0 : width);
    }
    for (guint year = 0; year < anke_age_n_years(age); year++) {
        g_autofree char *text = narrow_head(age, year, narrow->number_width);
        AnkeTextSize size = anke_scene_measure(age->scene, style, text, narrow->number_width);
        narrow->head = MAX(narrow->head, size.height_pt);
    }
}

static Narrow make_narrow(const AnkeAge *age, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    Narrow narrow = {.number_width = MAX(anke_age_widest_number(age), 26),
                     .head = theme->axis.size_pt * theme->axis.line_em};
    measure_narrow_heads(age, &narrow);
    narrow.label_width = anke_scene_text_width(age->scene, &theme->axis, total_words(age));
    for (guint i = 0; i < age->spec->n_bands; i++) {
        double width = anke_scene_text_width(age->scene, &theme->axis, age->spec->bands[i]);
        narrow.label_width = MAX(narrow.label_width, width);
    }
    double most = 0.3 * anke_frame_width(age->scene);
    narrow.label_width = MIN(narrow.label_width + 0.5, most);
    narrow.row = ROW_PT;
    for (guint i = 0; i < age->spec->n_bands; i++) {
        AnkeTextSize size =
            anke_scene_measure(age->scene, &theme->axis, age->spec->bands[i], narrow.label_width);
        narrow.row = MAX(narrow.row, size.height_pt + 2);
    }
    double x = theme->margin_pt + narrow.label_width + theme->text_axis_pt;
    double right = theme->margin_pt + anke_frame_width(age->scene);
    double width = right - x - anke_age_n_years(age) * narrow.number_width - 6;
    narrow.axis = (AnkeAxis){
        .plot = {x, y + narrow.head + 2, MAX(width, MIN_BARS_PT), age->spec->n_bands * narrow.row},
        .unit = anke_scene_say(age->scene, "（％）", "(%)")};
    narrow.axis.ticks = anke_age_place_ticks(age, width, ANKE_AGE_INTERVAL_PT);
    return narrow;
}

static void add_narrow_number(const AnkeAge *age, const Narrow *narrow, guint year, AnkeBox row,
                              const char *text)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    double right = theme->margin_pt + anke_frame_width(age->scene);
    double x = right - (anke_age_n_years(age) - year) * narrow->number_width;
    AnkeTextPlace place = {.part = "cell",
                           .box = {x, row.y, narrow->number_width, row.height},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE};
    anke_scene_add_text(age->scene, &place, &theme->table, text);
}

static void add_narrow_row(const AnkeAge *age, const Narrow *narrow, guint i, AnkeBox row)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    AnkeTextPlace place = {.part = "label",
                           .box = {theme->margin_pt, row.y, narrow->label_width, row.height},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE};
    anke_scene_add_text(age->scene, &place, &theme->axis, age->spec->bands[i]);
    double share = age->spec->now.cells[i].share;
    if (share > 0) {
        double height = ANKE_AGE_BAR_SHARE * row.height;
        AnkeBox bar = {narrow->axis.plot.x, row.y + (row.height - height) / 2,
                       anke_axis_x(&narrow->axis, 100 * share) - narrow->axis.plot.x, height};
        AnkeFill fill = anke_age_bar_fill(age);
        anke_scene_add_rectangle(age->scene, "bar", bar, &fill, NULL);
    }
    for (guint year = 0; year < anke_age_n_years(age); year++) {
        g_autofree char *count =
            anke_cell_count(&anke_age_year_at(age, year)->cells[i], anke_scene_lang(age->scene));
        add_narrow_number(age, narrow, year, row, count);
    }
}

static void add_narrow_line(const AnkeAge *age, const Narrow *narrow)
{
    guint n = age->spec->n_bands;
    if (age->spec->before == NULL) {
        return;
    }
    g_autofree AnkePoint *points = g_new(AnkePoint, n);
    for (guint i = 0; i < n; i++) {
        points[i].x = anke_axis_x(&narrow->axis, 100 * age->spec->before->cells[i].share);
        points[i].y = narrow->axis.plot.y + (i + 0.5) * narrow->row;
    }
    anke_age_add_line(age, points);
}

/* Heads and totals of the number columns; returns the y below them. */
static double add_narrow_totals(const AnkeAge *age, const Narrow *narrow)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    AnkeBox plot = narrow->axis.plot;
    double line = theme->axis.size_pt * theme->axis.line_em;
    AnkeBox head = {0, plot.y - narrow->head - 2, 0, narrow->head};
    AnkeBox foot = {0, anke_box_bottom(plot) + anke_axis_foot(age->scene), 0, line};
    for (guint year = 0; year < anke_age_n_years(age); year++) {
        g_autofree char *total = anke_age_total_text(age, anke_age_year_at(age, year));
        g_autofree char *title = narrow_head(age, year, narrow->number_width);
        add_narrow_number(age, narrow, year, head, title);
        add_narrow_number(age, narrow, year, foot, total);
    }
    AnkeTextPlace place = {.part = "label",
                           .box = {theme->margin_pt, foot.y, narrow->label_width, line},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(age->scene, &place, &theme->axis, total_words(age));
    return anke_box_bottom(foot);
}

static void add_narrow_valley(const AnkeAge *age, const Narrow *narrow)
{
    const AnkeAgeValley *valley = &age->spec->valley;
    const AnkeFill pale = {ANKE_AGE_VALLEY, ANKE_HATCH_NONE, 0};
    AnkeBox plot = narrow->axis.plot;
    if (valley->label != NULL) {
        AnkeBox area = {plot.x, plot.y + valley->from * narrow->row, plot.width,
                        (valley->to - valley->from) * narrow->row};
        anke_scene_add_rectangle(age->scene, "valley", area, &pale, NULL);
    }
}

static double lay_out(const AnkeAge *age, const Narrow *narrow)
{
    AnkeBox plot = narrow->axis.plot;
    add_narrow_valley(age, narrow);
    anke_age_declare_axis(age, &narrow->axis);
    anke_axis_add_grid_across(age->scene, &narrow->axis);
    for (guint i = 0; i < age->spec->n_bands; i++) {
        add_narrow_row(age, narrow, i, (AnkeBox){0, plot.y + i * narrow->row, 0, narrow->row});
    }
    add_narrow_line(age, narrow);
    if (!age->has_share) {
        anke_plate_add_no_value(age->scene, plot, FALSE);
    }
    anke_axis_add_numbers_across(age->scene, &narrow->axis);
    anke_scene_add_note(age->scene, anke_scene_say(age->scene, "右の数値は職員数（人）。",
                                                   "Numbers at the right: persons."));
    return add_narrow_totals(age, narrow);
}

double anke_age_lay_out_narrow(const AnkeAge *age, double y)
{
    Narrow narrow = make_narrow(age, y);
    return lay_out(age, &narrow);
}
