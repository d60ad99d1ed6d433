#include "charts/plots/dot_layout.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "charts/scene/axis.h"
#include "charts/scene/mark.h"

#define RADIUS_PT 2.9
#define LANE_PT 6.6 /* between marks that stand one above the other */
#define ROW_PT 11.0 /* least height of a row's marks */
#define ROW_GAP_PT 7.0
#define MAX_LABEL_EM 16.0
#define MAX_LABEL_SHARE 0.4 /* of the width */
#define LAST_TICK_PT 8.0    /* half the width of the last tick's number */
#define INTERVAL_PT 28.0    /* at least, between ticks */
#define CAP_PT 2.5
#define TOTAL_PT 1.6 /* width of everyone's line */
#define COLUMN_GAP_PT 6.0

typedef struct {
    guint group;
    double x;
    double offset; /* from the row's middle, downward */
} Dot;

typedef struct {
    AnkeScene *scene;
    const AnkeCrossSpec *spec;
    guint *order;
    double *row_heights; /* in display order */
    double label_width;
    double value_width; /* of everyone's values, right of the plot */
    AnkeAxis axis;
    gboolean has_missing; /* a mark that is not drawn */
    gboolean has_dash;
} Dots;

static gboolean has_groups(const Dots *dots)
{
    return dots->spec->n_groups > 1;
}

static double cell_value(const Dots *dots, const AnkeCell *cell)
{
    return dots->spec->is_counted ? cell->count : 100 * cell->share;
}

static const AnkeCell *cell_of(const Dots *dots, guint group, guint answer)
{
    return &dots->spec->groups[group].cells[answer];
}

static char *total_text(const Dots *dots, guint answer)
{
    AnkeLang lang = anke_scene_lang(dots->scene);
    const AnkeCell *cell = cell_of(dots, 0, answer);
    return dots->spec->is_counted ? anke_cell_count(cell, lang)
                                  : anke_cell_percent(cell, dots->spec->groups[0].base, lang);
}

static const char *total_label(const Dots *dots)
{
    return dots->spec->groups[0].label;
}

static void measure_texts(Dots *dots)
{
    const AnkeTheme *theme = anke_scene_theme(dots->scene);
    double most =
        MIN(MAX_LABEL_EM * theme->label.size_pt, MAX_LABEL_SHARE * anke_frame_width(dots->scene));
    double width = anke_scene_text_width(dots->scene, &theme->axis, dots->axis.unit);
    double value_width = has_groups(dots)
                             ? anke_scene_text_width(dots->scene, &theme->strong, total_label(dots))
                             : 0;
    for (guint i = 0; i < dots->spec->n_answers; i++) {
        const char *label = dots->spec->answers[i].label;
        g_autofree char *text = total_text(dots, i);
        width = MAX(width, anke_scene_even_width(dots->scene, &theme->label, label, most));
        value_width = MAX(value_width, anke_scene_text_width(dots->scene, &theme->value, text));
    }
    dots->label_width = width + 0.5;
    dots->value_width = value_width;
}

static gboolean has_interval(const Dots *dots, const AnkeCell *cell)
{
    return !has_groups(dots) && !dots->spec->is_counted && !isnan(cell->share) &&
           !isnan(cell->low) && !isnan(cell->high);
}

static double largest_value(const Dots *dots)
{
    double most = 0;
    for (guint g = 0; g < dots->spec->n_groups; g++) {
        for (guint i = 0; i < dots->spec->n_answers; i++) {
            const AnkeCell *cell = cell_of(dots, g, i);
            double value = cell_value(dots, cell);
            most = isnan(value) ? most : MAX(most, value);
            most = has_interval(dots, cell) ? MAX(most, 100 * cell->high) : most;
        }
    }
    return most;
}

static void place_axis(Dots *dots, double y)
{
    const AnkeTheme *theme = anke_scene_theme(dots->scene);
    double x = theme->margin_pt + dots->label_width + theme->text_axis_pt + RADIUS_PT;
    double right = theme->margin_pt + anke_frame_width(dots->scene) - dots->value_width;
    double width = MAX(right - MAX(COLUMN_GAP_PT, LAST_TICK_PT) - x, 2 * LAST_TICK_PT);
    AnkeTickRange range = {.high = largest_value(dots),
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(width, INTERVAL_PT)};
    dots->axis.ticks = anke_ticks_place(&range);
    dots->axis.plot = (AnkeBox){x, y, width, 0};
}

static int compare_dots(const void *a, const void *b)
{
    const Dot *left = a;
    const Dot *right = b;
    if (left->x < right->x || left->x > right->x) {
        return left->x < right->x ? -1 : 1;
    }
    return left->group < right->group ? -1 : 1;
}

/* Gives the marks of a cluster, which touch each other one by one, lanes one above the other: each
 * the first lane that is free. Returns the number of lanes. */
static guint place_cluster(Dot *marks, guint n)
{
    double ends[ANKE_MARK_MOST + 1];
    guint lanes[ANKE_MARK_MOST + 1];
    guint n_lanes = 0;
    for (guint i = 0; i < n; i++) {
        guint lane = 0;
        while (lane < n_lanes && marks[i].x - ends[lane] < 2 * RADIUS_PT + 0.5) {
            lane++;
        }
        n_lanes = MAX(n_lanes, lane + 1);
        ends[lane] = marks[i].x;
        lanes[i] = lane;
    }
    for (guint i = 0; i < n; i++) {
        marks[i].offset = (lanes[i] - (n_lanes - 1) / 2.0) * LANE_PT;
    }
    return n_lanes;
}

/* The marks of groups in a row, from the left; their number, and in *n_lanes the most that stand one
 * above the other. */
static guint place_marks(const Dots *dots, guint answer, Dot *marks, guint *n_lanes)
{
    guint n = 0;
    for (guint g = has_groups(dots) ? 1 : 0; g < dots->spec->n_groups; g++) {
        double value = cell_value(dots, cell_of(dots, g, answer));
        if (!isnan(value)) {
            marks[n++] = (Dot){g, anke_axis_x(&dots->axis, value), 0};
        }
    }
    qsort(marks, n, sizeof *marks, compare_dots);
    *n_lanes = 1;
    for (guint first = 0; first < n;) {
        guint end = first + 1;
        while (end < n && marks[end].x - marks[end - 1].x < 2 * RADIUS_PT + 0.5) {
            end++;
        }
        *n_lanes = MAX(*n_lanes, place_cluster(&marks[first], end - first));
        first = end;
    }
    return n;
}

static void measure_rows(Dots *dots)
{
    const AnkeTextStyle *style = &anke_scene_theme(dots->scene)->label;
    dots->axis.plot.height = 0;
    for (guint row = 0; row < dots->spec->n_answers; row++) {
        Dot marks[ANKE_MARK_MOST + 1] = {0};
        guint n_lanes;
        guint answer = dots->order[row];
        place_marks(dots, answer, marks, &n_lanes);
        double text = anke_scene_measure(dots->scene, style, dots->spec->answers[answer].label,
                                         dots->label_width)
                          .height_pt;
        double height = MAX(ROW_PT, n_lanes * LANE_PT);
        dots->row_heights[row] = MAX(text, height) + ROW_GAP_PT;
        dots->axis.plot.height += dots->row_heights[row];
    }
}

static AnkeMark mark_of(const Dots *dots, guint group)
{
    return anke_mark_at(anke_scene_theme(dots->scene), has_groups(dots) ? group - 1 : 0);
}

static double add_legend(const Dots *dots, double y)
{
    const AnkeTheme *theme = anke_scene_theme(dots->scene);
    AnkeMarkEntry entries[ANKE_MARK_MOST + 1];
    char *labels[ANKE_MARK_MOST + 1];
    guint n = dots->spec->n_groups;
    if (!has_groups(dots)) {
        return y;
    }
    for (guint g = 0; g < n; g++) {
        const AnkeAnswerGroup *group = &dots->spec->groups[g];
        g_autofree char *base = anke_base_label(group, anke_scene_lang(dots->scene));
        labels[g] = g_strconcat(group->label, dots->spec->is_counted ? "" : base, NULL);
        AnkeMark grey = {ANKE_SYMBOL_DISC, anke_mark_total(theme)};
        entries[g] = g == 0 ? (AnkeMarkEntry){labels[g], grey, ANKE_MARK_TICK}
                            : (AnkeMarkEntry){labels[g], mark_of(dots, g), ANKE_MARK_SYMBOL};
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(dots->scene), 0};
    double bottom = anke_mark_legend_lay_out(dots->scene, box, entries, n);
    anke_scene_set_header(dots->scene, y, bottom);
    for (guint g = 0; g < n; g++) {
        g_free(labels[g]);
    }
    return bottom + theme->block_pt / 2;
}

static void add_whisker(const Dots *dots, const AnkeCell *cell, double y)
{
    AnkeStroke stroke = anke_scene_theme(dots->scene)->whisker;
    stroke.casing_width_pt = 0;
    const double ends[] = {anke_axis_x(&dots->axis, 100 * cell->low),
                           anke_axis_x(&dots->axis, 100 * cell->high)};
    anke_scene_add_segment(dots->scene, "interval", (AnkePoint){ends[0], y},
                           (AnkePoint){ends[1], y}, &stroke);
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        anke_scene_add_segment(dots->scene, "interval", (AnkePoint){ends[i], y - CAP_PT},
                               (AnkePoint){ends[i], y + CAP_PT}, &stroke);
    }
}

static void add_total(const Dots *dots, guint answer, double y, double height)
{
    const AnkeTheme *theme = anke_scene_theme(dots->scene);
    double value = cell_value(dots, cell_of(dots, 0, answer));
    if (has_groups(dots) && !isnan(value)) {
        AnkeStroke stroke = {anke_mark_total(theme), TOTAL_PT, 0, 0};
        double x = anke_axis_x(&dots->axis, value);
        double half = (height - ROW_GAP_PT) / 2 + 1;
        anke_scene_add_segment(dots->scene, "total", (AnkePoint){x, y - half},
                               (AnkePoint){x, y + half}, &stroke);
    }
}

static void add_value(Dots *dots, guint answer, double y)
{
    const AnkeTheme *theme = anke_scene_theme(dots->scene);
    g_autofree char *text = total_text(dots, answer);
    double right = theme->margin_pt + anke_frame_width(dots->scene);
    AnkeTextPlace place = {.part = "value",
                           .box = {right, y, 0, 0},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(dots->scene, &place, &theme->value, text);
    dots->has_dash = dots->has_dash || strcmp(text, "－") == 0;
}

static void add_marks(Dots *dots, guint answer, double y)
{
    Dot marks[ANKE_MARK_MOST + 1] = {0};
    guint n_lanes;
    guint n = place_marks(dots, answer, marks, &n_lanes);
    const AnkeCell *all = cell_of(dots, 0, answer);
    if (has_interval(dots, all)) {
        add_whisker(dots, all, y);
    }
    for (guint i = 0; i < n; i++) {
        AnkeMark mark = mark_of(dots, marks[i].group);
        anke_scene_add_symbol(dots->scene, "point", mark.symbol,
                              (AnkePoint){marks[i].x, y + marks[i].offset}, RADIUS_PT, mark.colour);
    }
    guint n_wanted = has_groups(dots) ? dots->spec->n_groups - 1 : 1;
    dots->has_missing = dots->has_missing || n < n_wanted;
}

static void add_row(Dots *dots, guint row, double y)
{
    const AnkeTheme *theme = anke_scene_theme(dots->scene);
    guint answer = dots->order[row];
    double height = dots->row_heights[row];
    double middle = y + height / 2;
    AnkeBox plot = dots->axis.plot;
    AnkeTextPlace place = {.part = "label",
                           .box = {theme->margin_pt, y, dots->label_width, height},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE,
                           .is_even = TRUE,
                           .is_cell = TRUE};
    anke_scene_add_text(dots->scene, &place, &theme->label, dots->spec->answers[answer].label);
    anke_scene_add_segment(dots->scene, "guide", (AnkePoint){plot.x, middle},
                           (AnkePoint){anke_box_right(plot), middle}, &theme->grid);
    add_total(dots, answer, middle, height);
    add_marks(dots, answer, middle);
    add_value(dots, answer, middle);
}

static void add_rows(Dots *dots)
{
    double y = dots->axis.plot.y;
    for (guint row = 0; row < dots->spec->n_answers; row++) {
        if (row > 0) {
            anke_scene_add_break(dots->scene, y);
        }
        add_row(dots, row, y);
        y += dots->row_heights[row];
    }
}

/* The head of everyone's values; returns its height. */
static double add_value_head(const Dots *dots, double y)
{
    const AnkeTheme *theme = anke_scene_theme(dots->scene);
    if (!has_groups(dots)) {
        return 0;
    }
    double right = theme->margin_pt + anke_frame_width(dots->scene);
    AnkeTextPlace place = {.part = "head", .box = {right, y, 0, 0}, .align = ANKE_ALIGN_RIGHT};
    return anke_scene_add_text(dots->scene, &place, &theme->strong, total_label(dots));
}

static void add_notes(const Dots *dots)
{
    AnkeScene *scene = dots->scene;
    gboolean has_intervals = FALSE;
    for (guint i = 0; i < dots->spec->n_answers; i++) {
        has_intervals = has_intervals || has_interval(dots, cell_of(dots, 0, i));
    }
    if (has_intervals && dots->spec->interval_note != NULL) {
        anke_scene_add_note(scene, dots->spec->interval_note);
    }
    if (has_groups(dots)) {
        anke_scene_add_note(
            scene, anke_scene_say(scene, "数値は全体の割合。重なる点は上下にずらして示した。",
                                  "Values are those of all. Marks at one place "
                                  "are drawn one above the other."));
    }
    if (dots->has_missing) {
        anke_scene_add_note(scene, anke_scene_say(scene, "点のない箇所は、秘匿又は値がないもの。",
                                                  "No mark: hidden or no value."));
    }
    if (dots->has_dash) {
        anke_cross_add_dash_note(scene);
    }
    if (!dots->spec->is_scale && dots->spec->n_answers > 1) {
        anke_cross_add_order_note(scene);
    }
    anke_cross_add_notes(scene, dots->spec, FALSE);
}

static void declare_axis(const Dots *dots)
{
    AnkeAxisData data = {
        .low = 0, .high = largest_value(dots), .is_people = dots->spec->is_counted};
    anke_axis_declare(dots->scene, &dots->axis, &data);
}

/* One sentence: kind, subject and the answer that stands first. */
static void describe(const Dots *dots)
{
    const AnkeCrossSpec *spec = dots->spec;
    guint first = dots->order[0];
    g_autofree char *value = total_text(dots, first);
    g_autofree char *sentence = g_strdup_printf(
        anke_scene_say(dots->scene, "ドットプロット：%s。最上段は「%s」で、%sは%s%s。",
                       "Dot plot: %s. First row: “%s”, %s %s %s."),
        spec->figure.title == NULL ? "" : spec->figure.title, spec->answers[first].label,
        total_label(dots), value, dots->axis.unit);
    anke_scene_set_description(dots->scene, sentence);
}

void anke_dot_lay_out(AnkeScene *scene, const AnkeCrossSpec *spec)
{
    g_assert(spec->n_groups > 0 && spec->n_groups <= ANKE_MARK_MOST + 1 && spec->n_answers > 0);
    g_autofree guint *order = g_new(guint, spec->n_answers);
    g_autofree double *row_heights = g_new(double, spec->n_answers);
    Dots dots = {.scene = scene, .spec = spec, .order = order, .row_heights = row_heights};
    anke_cross_order(spec, order);
    dots.axis.unit = spec->is_counted ? anke_scene_say(scene, "（件）", "(answers)")
                                      : anke_scene_say(scene, "（％）", "(%)");
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&dots);
    y = add_legend(&dots, y);
    y += add_value_head(&dots, y);
    measure_texts(&dots);
    place_axis(&dots, y);
    measure_rows(&dots);
    anke_axis_add_grid_across(scene, &dots.axis);
    add_rows(&dots);
    anke_axis_add_numbers_across(scene, &dots.axis);
    declare_axis(&dots);
    add_notes(&dots);
    anke_frame_end(scene, &spec->figure, anke_box_bottom(dots.axis.plot) + anke_axis_foot(scene));
}
