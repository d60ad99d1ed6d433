#include "charts/scripts/box_script.h"

#define ROW_PT 24.0
#define HALF_BOX_PT 6.5
#define HALF_CAP_PT 3.0
#define HALF_MEDIAN_PT 10.0 /* of groups without a box */

static gboolean is_boxed(const AnkePlotRow *row)
{
    return row->group.state == ANKE_PLOT_SHOWN && row->group.n >= ANKE_PLOT_SMALL_N;
}

/* Whether the value gets a mark of its own. */
static gboolean is_marked(const AnkePlotRow *row, const AnkePlotValue *value)
{
    return anke_plot_row_is_small(row) || value->value < row->whisker_lo ||
           value->value > row->whisker_hi;
}

static AnkeRgb fill_colour(const AnkePlotRow *row, const AnkeTheme *theme)
{
    if (anke_plot_row_is_reference(row)) {
        return theme->paper;
    }
    return row->group.is_total ? anke_plot_pale_total(theme) : anke_plot_pale(theme);
}

static void write_box(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotRow *row = placed->row;
    const double y = placed->middle_pt;
    const AnkeRgb fill = fill_colour(row, anke_plot_script_theme(script));
    const double numbers[] = {row->median,     y,   row->q1, row->q3, y - HALF_BOX_PT,
                              y + HALF_BOX_PT, fill};
    if (is_boxed(row)) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

static void write_whiskers(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotRow *row = placed->row;
    const double y = placed->middle_pt;
    if (is_boxed(row)) {
        anke_plot_rows_stroke(script, row->whisker_lo, y, row->q1 - row->whisker_lo, 0);
        anke_plot_rows_stroke(script, row->whisker_lo, y - HALF_CAP_PT, 0, 2 * HALF_CAP_PT);
        anke_plot_rows_stroke(script, row->q3, y, row->whisker_hi - row->q3, 0);
        anke_plot_rows_stroke(script, row->whisker_hi, y - HALF_CAP_PT, 0, 2 * HALF_CAP_PT);
    }
}

static void write_median(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotRow *row = placed->row;
    const double half_pt = is_boxed(row) ? HALF_BOX_PT : HALF_MEDIAN_PT;
    if (row->group.state == ANKE_PLOT_SHOWN) {
        anke_plot_rows_stroke(script, row->median, placed->middle_pt - half_pt, 0, 2 * half_pt);
    }
}

static void write_dots(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const AnkePlotGroup *group = &placed->row->group;
    for (guint i = 0; group->state == ANKE_PLOT_SHOWN && i < group->n_values; i++) {
        if (group->values[i].n > 0 && is_marked(placed->row, &group->values[i])) {
            anke_plot_rows_stack(placed, &group->values[i], script);
        }
    }
}

static void write_mean(const AnkePlotPlacedRow *placed, AnkePlotScript *script)
{
    const double numbers[] = {placed->row->mean, placed->middle_pt};
    if (is_boxed(placed->row)) {
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
}

static const AnkePlotMarks marks[] = {
    {"$whiskers", write_whiskers, "with vectors nohead {whisker}"},
    {"$boxes", write_box,
     "using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc {bar}"
     " lw 0.7 fc rgb variable"},
    {"$medians", write_median, "with vectors nohead lw 2 lc {ink}"},
    {"$dots", write_dots,
     "with points pt 7 ps 0.6 lc {paper}, $dots with points pt 6 ps 0.55 lw 0.8 "
     "lc {bar}"},
    {"$means", write_mean,
     "with points pt 13 ps 1.1 lc {paper}, $means with points pt 13 ps 0.9 lc {second}"},
};

/* What a reader must know of what is drawn, and no more. */
static GStrv make_notes(const AnkePlotRowsSpec *spec)
{
    const AnkeLang lang = spec->frame.theme->lang;
    g_autoptr(GStrvBuilder) notes = g_strv_builder_new();
    if (anke_plot_rows_count(spec, is_boxed) > 0) {
        g_strv_builder_add(
            notes,
            anke_say(lang,
                     "箱は第１四分位数から第３四分位数、中の太線は中央値、◆は平均、"
                     "ひげは箱の端から四分位範囲の1.5倍以内で最も離れた値、"
                     "○はそれより外の値（１人に１個）。",
                     "Box: first to third quartile; thick line: median; ◆: mean; whiskers: most "
                     "extreme values within 1.5 interquartile ranges of the box; ○: values beyond, "
                     "one a person."));
    }
    if (anke_plot_rows_count(spec, anke_plot_row_is_small) > 0) {
        g_strv_builder_add(
            notes, anke_say(lang, "n<10 は箱を描かず、各人の値を○、中央値を縦線で示す。",
                            "With n<10 every person's value is a ring, the median a line."));
    }
    if (anke_plot_rows_count(spec, anke_plot_row_is_reference) > 0) {
        g_strv_builder_add(notes, anke_plot_group_reference_note(lang));
    }
    return g_strv_builder_end(notes);
}

GString *anke_box_script(const AnkePlotRowsSpec *spec, AnkePlotTarget target, double *height_pt)
{
    static const AnkePlotRowsStyle style = {.row_pt = ROW_PT,
                                            .is_marked = is_marked,
                                            .make_notes = make_notes,
                                            .marks = marks,
                                            .n_marks = G_N_ELEMENTS(marks)};
    return anke_plot_rows_script(spec, &style, target, height_pt);
}
