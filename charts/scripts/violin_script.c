#include "charts/scripts/violin_script.h"

#include <math.h>

#define ROW_PT 38.0
#define HALF_VIOLIN_PT 16.0
#define HALF_BAR_PT 2.2
#define HALF_MEDIAN_PT 11.0 /* of groups without a violin */

static double highest(const AnkePlotCurve *density)
{
    double y = 0;
    for (guint i = 0; i < density->n_points; i++) {
        y = fmax(y, density->points[i].y);
    }
    return y;
}

static gboolean has_violin(const AnkePlotRow *row)
{
    return row->group.state == ANKE_PLOT_SHOWN && !anke_plot_row_is_small(row) &&
           highest(&row->density) > 0;
}

static gboolean has_dots(const AnkePlotRow *row)
{
    return row->group.state == ANKE_PLOT_SHOWN && !has_violin(row);
}

static gboolean is_marked(const AnkePlotRow *row, const AnkePlotValue *value)
{
    (void)value;
    return has_dots(row);
}

/* Once along the upper side and back along the lower one; a blank line behind. */
static void write_outline(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotCurve *density = &placed->row->density;
    const double scale_pt = HALF_VIOLIN_PT / highest(density);
    for (guint k = 0; k <= 2 * density->n_points; k++) {
        const guint i = k % (2 * density->n_points);
        const gboolean is_back = i >= density->n_points;
        const AnkePlotPoint *point = &density->points[is_back ? 2 * density->n_points - 1 - i : i];
        const double offset_pt = point->y * scale_pt * (is_back ? 1 : -1);
        const double numbers[] = {point->x, anke_plot_round(placed->middle_pt + offset_pt)};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    anke_plot_script_add(script, "\n");
}

static void write_total(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotRow *row = placed->row;
    if (has_violin(row) && row->group.is_total && !anke_plot_row_is_reference(row)) {
        write_outline(placed, script);
    }
}

static void write_group(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotRow *row = placed->row;
    if (has_violin(row) && !row->group.is_total && !anke_plot_row_is_reference(row)) {
        write_outline(placed, script);
    }
}

static void write_reference(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    if (has_violin(placed->row) && anke_plot_row_is_reference(placed->row)) {
        write_outline(placed, script);
    }
}

static void write_bar(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotRow *row = placed->row;
    const double y = placed->middle_pt;
    const double numbers[] = {row->median, y, row->q1, row->q3, y - HALF_BAR_PT, y + HALF_BAR_PT};
    if (has_violin(row)) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

static void write_median(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const double numbers[] = {placed->row->median, placed->middle_pt};
    if (has_violin(placed->row)) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

static void write_lone_median(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    if (has_dots(placed->row)) {
        anke_plot_rows_stroke(script, placed->row->median, placed->middle_pt - HALF_MEDIAN_PT, 0,
                              2 * HALF_MEDIAN_PT);
    }
}

static void write_dots(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotGroup *group = &placed->row->group;
    for (guint i = 0; has_dots(placed->row) && i < group->n_values; i++) {
        if (group->values[i].n > 0) {
            anke_plot_rows_stack(placed, &group->values[i], script);
        }
    }
}

#define OUTLINE "fs solid 1 border lc {bar} lw 0.7 fc "

static const AnkePlotMarks marks[] = {
    {"$total", write_total, "with filledcurves closed " OUTLINE "{pale_total}"},
    {"$groups", write_group, "with filledcurves closed " OUTLINE "{pale}"},
    {"$reference", write_reference, "with filledcurves closed " OUTLINE "{paper}"},
    {"$bars", write_bar, "using 1:2:3:4:5:6 with boxxyerror fs solid 1 noborder fc {ink}"},
    {"$medians", write_median,
     "with points pt 7 ps 0.8 lc {ink}"
     " , $medians with points pt 7 ps 0.5 lc {paper}"},
    {"$lone", write_lone_median, "with vectors nohead lw 2 lc {ink}"},
    {"$dots", write_dots,
     "with points pt 7 ps 0.6 lc {paper}, $dots with points pt 6 ps 0.55 lw 0.8 "
     "lc {bar}"},
};

/* What a reader must know of what is drawn, and no more. */
static GStrv make_notes(const AnkePlotRowsSpec *spec)
{
    const AnkeLang lang = spec->frame.theme->lang;
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    if (anke_plot_rows_count(spec, has_violin) > 0) {
        g_strv_builder_add(
            notes,
            anke_say(
                lang,
                "輪郭は分布の形（核密度推定。厚みは行ごとに最大をそろえ、端は最小値と最大値）、"
                "中の太線は第１四分位数から第３四分位数、白丸は中央値。",
                "Outline: shape of the distribution (kernel density, each as thick as the "
                "others at its highest, cut at the least and greatest value); bar: first to "
                "third quartile; white dot: median."));
    }
    if (anke_plot_rows_count(spec, has_dots) > 0) {
        g_strv_builder_add(
            notes,
            anke_say(lang,
                     "n<10 又は値が一つだけの区分は輪郭を描かず、各人の値を○、中央値を縦線で示す。",
                     "With n<10, or a single value, every person's value is a ring, the median a "
                     "line."));
    }
    if (anke_plot_rows_count(spec, anke_plot_row_is_reference) > 0) {
        g_strv_builder_add(notes, anke_plot_group_reference_note(lang));
    }
    return g_strv_builder_end(notes);
}

GString *anke_violin_script(const AnkePlotRowsSpec *spec, AnkePlotTarget target, double *height_pt)
{
    static const AnkePlotRowsStyle style = {.row_pt = ROW_PT,
                                            .is_marked = is_marked,
                                            .make_notes = make_notes,
                                            .marks = marks,
                                            .n_marks = G_N_ELEMENTS(marks)};
    return anke_plot_rows_script(spec, &style, target, height_pt);
}
