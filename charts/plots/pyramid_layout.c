#include "charts/plots/pyramid_layout.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/plots/series_line.h"
#include "charts/scene/axis.h"
#include "charts/scene/legend.h"

#define MAX_SIDE_PT 420.0 /* of a plot; wider pictures leave room at both ends */
#define MAX_GUTTER_SHARE 0.3
#define GUTTER_PADDING_PT 5.0
#define ROW_SHARE 0.034 /* of the width */
#define MIN_ROW_PT 13.0
#define MAX_ROW_PT 20.0
#define MANY_BANDS 24 /* from here on rows are lower and not every one has its label */
#define MANY_HEIGHT_PT 360.0
#define MIN_MANY_ROW_PT 5.0
#define BAR_SHARE 0.94  /* of a row: bars nearly touch */
#define HIDDEN_PT 12.0  /* of a piece that says nothing of the number */
#define TICK_GAP_PT 6.0 /* between numbers of the axes */
#define OUTLINE_PT 1.2
#define OUTLINE_CASING_PT 2.8

enum { LEFT, RIGHT };

typedef struct {
    AnkeScene *scene;
    const AnkePyramidSpec *spec;
    double row;         /* height of a band */
    guint label_every;  /* every k-th band is labelled */
    double value_width; /* at the outer ends; 0 = no values */
    double gutter;
    AnkeBox plots[2];
    AnkeTicks ticks;
    double most;
    gboolean has_hidden;
    gboolean has_unknown;
} Pyramid;

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

static guint n_years(const Pyramid *pyramid)
{
    return pyramid->spec->before == NULL ? 1 : 2;
}

static const AnkePyramidYear *year_at(const Pyramid *pyramid, guint i)
{
    return i == 0 ? &pyramid->spec->now : pyramid->spec->before;
}

static void find_most(Pyramid *pyramid)
{
    for (guint y = 0; y < n_years(pyramid); y++) {
        for (guint side = LEFT; side <= RIGHT; side++) {
            for (guint i = 0; i < pyramid->spec->n_bands; i++) {
                const AnkeCell *cell = &year_at(pyramid, y)->cells[side][i];
                pyramid->most = cell->count > pyramid->most ? cell->count : pyramid->most;
                pyramid->has_hidden = pyramid->has_hidden || cell->state == ANKE_CELL_HIDDEN;
                pyramid->has_unknown = pyramid->has_unknown || cell->state == ANKE_CELL_UNKNOWN;
            }
        }
    }
}

static AnkeFill side_fill(const Pyramid *pyramid, guint side)
{
    return anke_theme_series(anke_scene_theme(pyramid->scene), 2, side);
}

/* x of a number of persons: outward from the gutter. */
static double value_x(const Pyramid *pyramid, guint side, double value)
{
    AnkeBox plot = pyramid->plots[side];
    double share = value / anke_tick_value(&pyramid->ticks, pyramid->ticks.last);
    return side == LEFT ? anke_box_right(plot) - share * plot.width : plot.x + share * plot.width;
}

/* y of the upper edge of a band: the youngest is the lowest. */
static double band_y(const Pyramid *pyramid, guint i)
{
    return anke_box_bottom(pyramid->plots[LEFT]) - (i + 1) * pyramid->row;
}

static double measure_gutter(const Pyramid *pyramid)
{
    const AnkeTextStyle *style = &anke_scene_theme(pyramid->scene)->axis;
    /* Half of a 0 stands on either side of the unit. */
    double width = anke_scene_text_width(pyramid->scene, style,
                                         anke_scene_say(pyramid->scene, "（人）", "(persons)")) +
                   anke_scene_text_width(pyramid->scene, style, "0");
    for (guint i = 0; i < pyramid->spec->n_bands; i++) {
        width =
            MAX(width, anke_scene_text_width(pyramid->scene, style, pyramid->spec->bands[i]) + 0.5);
    }
    width = MIN(width, MAX_GUTTER_SHARE * anke_frame_width(pyramid->scene));
    return width + 2 * GUTTER_PADDING_PT;
}

static double tallest_label(const Pyramid *pyramid)
{
    double height = 0;
    for (guint i = 0; i < pyramid->spec->n_bands; i++) {
        AnkeTextSize size =
            anke_scene_measure(pyramid->scene, &anke_scene_theme(pyramid->scene)->axis,
                               pyramid->spec->bands[i], pyramid->gutter - 2 * GUTTER_PADDING_PT);
        height = MAX(height, size.height_pt);
    }
    return height;
}

/* Rows that hold their labels; many bands have low rows and a label on every k-th. */
static void choose_rows(Pyramid *pyramid)
{
    static const guint steps[] = {1, 2, 5, 10, 20};
    double label = tallest_label(pyramid);
    guint n = pyramid->spec->n_bands;
    double wanted = ROW_SHARE * anke_frame_width(pyramid->scene);
    pyramid->label_every = 1;
    if (n <= MANY_BANDS) {
        pyramid->row = MAX(CLAMP(wanted, MIN_ROW_PT, MAX_ROW_PT), label + 1);
        return;
    }
    pyramid->row = CLAMP(MANY_HEIGHT_PT / n, MIN_MANY_ROW_PT, MIN_ROW_PT);
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        pyramid->label_every = steps[i];
        if (steps[i] * pyramid->row >= label) {
            return;
        }
    }
    pyramid->row = label / pyramid->label_every;
}

/* Room for the widest number, where rows are high enough for numbers. */
static double measure_values(const Pyramid *pyramid)
{
    const AnkeTextStyle *style = &anke_scene_theme(pyramid->scene)->value;
    double width = 0;
    if (pyramid->row < line_height(style)) {
        return 0;
    }
    for (guint side = LEFT; side <= RIGHT; side++) {
        for (guint i = 0; i < pyramid->spec->n_bands; i++) {
            g_autofree char *text = anke_cell_count(&pyramid->spec->now.cells[side][i],
                                                    anke_scene_lang(pyramid->scene));
            width = MAX(width, anke_scene_text_width(pyramid->scene, style, text));
        }
    }
    return width + anke_scene_theme(pyramid->scene)->text_bar_pt + 1;
}

/* Where the plots stand, but for their y. */
static void place_plots(Pyramid *pyramid)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    double frame = anke_frame_width(pyramid->scene);
    double room = (frame - pyramid->gutter) / 2 - pyramid->value_width;
    double width = MIN(room, MAX_SIDE_PT);
    double middle = theme->margin_pt + frame / 2;
    double height = pyramid->spec->n_bands * pyramid->row;
    pyramid->plots[LEFT] = (AnkeBox){middle - pyramid->gutter / 2 - width, 0, width, height};
    pyramid->plots[RIGHT] = (AnkeBox){middle + pyramid->gutter / 2, 0, width, height};
    char highest[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(highest, pyramid->most, 0);
    double number = anke_scene_text_width(pyramid->scene, &theme->axis, highest);
    AnkeTickRange range = {.high = pyramid->most,
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(width, number + TICK_GAP_PT)};
    pyramid->ticks = anke_ticks_place(&range);
}

/* "令和8年 男" filled, "令和3年" as an open square: the outline. */
static double add_legend(const Pyramid *pyramid, double y)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    const AnkePyramidSpec *spec = pyramid->spec;
    AnkeLegendEntry entries[4] = {{0}};
    char *labels[2] = {NULL, NULL};
    guint n = 0;
    for (guint side = LEFT; side <= RIGHT; side++) {
        gboolean has_year = *spec->now.label != '\0';
        labels[side] =
            g_strdup_printf("%s%s%s", spec->now.label, has_year ? " " : "", spec->sides[side]);
        entries[n++] = (AnkeLegendEntry){labels[side], side_fill(pyramid, side), FALSE};
    }
    g_autofree char *before = NULL;
    if (spec->before != NULL) {
        before = g_strdup_printf(anke_scene_say(pyramid->scene, "%s（輪郭）", "%s (outline)"),
                                 spec->before->label);
        entries[n++] = (AnkeLegendEntry){before, {theme->paper, ANKE_HATCH_NONE, 0}, FALSE};
    }
    if (pyramid->has_hidden) {
        entries[n++] = (AnkeLegendEntry){anke_scene_say(pyramid->scene, "秘匿", "hidden"),
                                         theme->hidden, FALSE};
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(pyramid->scene), 0};
    double bottom = anke_legend_lay_out(pyramid->scene, box, entries, n);
    g_free(labels[LEFT]);
    g_free(labels[RIGHT]);
    return bottom + theme->block_pt;
}

/* "n=320", with the earlier year's on a second line. Freed by the caller. */
static char *base_text(const Pyramid *pyramid, guint side, guint i)
{
    const AnkePyramidYear *year = year_at(pyramid, i);
    AnkeAnswerGroup group = {.label = "", .base = year->totals[side]};
    if (*year->label == '\0') {
        return anke_base_line(&group, anke_scene_lang(pyramid->scene));
    }
    g_autofree char *base = anke_base_label(&group, anke_scene_lang(pyramid->scene));
    return g_strconcat(year->label, base, NULL);
}

/* What stands above each side: its group, and the totals of the years. Returns the y below. */
static double add_heads(const Pyramid *pyramid, double y)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    double middle = theme->margin_pt + anke_frame_width(pyramid->scene) / 2;
    double height = 0;
    for (guint side = LEFT; side <= RIGHT; side++) {
        AnkeBox plot = pyramid->plots[side];
        double centre = plot.x + plot.width / 2;
        double outer = MIN(centre, anke_scene_width(pyramid->scene) - centre) - theme->margin_pt;
        double half = MIN(outer, fabs(middle - centre) - 2);
        AnkeTextPlace place = {.part = "side",
                               .box = {centre - half, y, 2 * half, 0},
                               .align = ANKE_ALIGN_CENTRE,
                               .is_wrapped = TRUE};
        double h =
            anke_scene_add_text(pyramid->scene, &place, &theme->strong, pyramid->spec->sides[side]);
        for (guint i = 0; i < n_years(pyramid); i++) {
            g_autofree char *base = base_text(pyramid, side, i);
            place.part = "base";
            place.box.y = y + h;
            h += anke_scene_add_text(pyramid->scene, &place, &theme->label, base);
        }
        height = MAX(height, h);
    }
    return y + height + 4;
}

/* A number of the axis, unless it would reach the gutter, the margin or a number already there:
 * those from `taken` outward are free. Returns the new border. */
static double add_number(const Pyramid *pyramid, guint side, gint tick, double taken)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    AnkeBox plot = pyramid->plots[side];
    double x = value_x(pyramid, side, anke_tick_value(&pyramid->ticks, tick));
    double from_gutter = fabs(x - value_x(pyramid, side, 0));
    g_autofree char *label = anke_tick_label(&pyramid->ticks, tick);
    double half = anke_scene_text_width(pyramid->scene, &theme->axis, label) / 2;
    double outer = MIN(x, anke_scene_width(pyramid->scene) - x);
    if (from_gutter - half < taken || half > outer) {
        return taken;
    }
    AnkeTextPlace place = {
        .part = "tick", .box = {x, anke_box_bottom(plot) + 2, 0, 0}, .align = ANKE_ALIGN_CENTRE};
    anke_scene_add_text(pyramid->scene, &place, &theme->axis, label);
    return from_gutter + half + TICK_GAP_PT / 2;
}

static void add_grid(const Pyramid *pyramid, guint side)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    AnkeBox plot = pyramid->plots[side];
    double taken = -GUTTER_PADDING_PT;
    for (gint i = 0; i <= pyramid->ticks.last; i++) {
        double x = value_x(pyramid, side, anke_tick_value(&pyramid->ticks, i));
        anke_scene_add_segment(pyramid->scene, "grid", (AnkePoint){x, plot.y},
                               (AnkePoint){x, anke_box_bottom(plot)},
                               i == 0 ? &theme->zero_line : &theme->grid);
        taken = add_number(pyramid, side, i, taken);
    }
    AnkeAxis axis = {.plot = plot, .ticks = pyramid->ticks};
    AnkeAxisData data = {.low = 0, .high = pyramid->most, .has_bars = TRUE, .is_people = TRUE};
    anke_axis_declare(pyramid->scene, &axis, &data);
}

static void add_bar(const Pyramid *pyramid, guint side, guint i)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    const AnkeCell *cell = &pyramid->spec->now.cells[side][i];
    double zero = value_x(pyramid, side, 0);
    double height = BAR_SHARE * pyramid->row;
    double y = band_y(pyramid, i) + (pyramid->row - height) / 2;
    if (cell->state == ANKE_CELL_HIDDEN) {
        AnkeBox piece = {side == LEFT ? zero - HIDDEN_PT : zero, y, HIDDEN_PT, height};
        anke_scene_add_rectangle(pyramid->scene, "hidden", piece, &theme->hidden, &theme->border);
    } else if (cell->count > 0) {
        double end = value_x(pyramid, side, cell->count);
        AnkeBox bar = {MIN(zero, end), y, fabs(end - zero), height};
        AnkeFill fill = side_fill(pyramid, side);
        anke_scene_add_rectangle(pyramid->scene, "bar", bar, &fill, NULL);
    }
}

/* The stepped outline of the earlier year, in pieces between bands that are not known. */
static void add_outline(const Pyramid *pyramid, guint side)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    AnkeStroke stroke = {theme->axis_line.colour, OUTLINE_PT, 0, OUTLINE_CASING_PT};
    const AnkeCell *cells = pyramid->spec->before->cells[side];
    guint n = pyramid->spec->n_bands;
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    for (guint i = 0; i <= n; i++) {
        gboolean is_known = i < n && !isnan(cells[i].count);
        if (is_known) {
            double x = value_x(pyramid, side, MAX(cells[i].count, 0));
            AnkePoint from = {x, band_y(pyramid, i) + pyramid->row};
            AnkePoint to = {x, band_y(pyramid, i)};
            g_array_append_val(path, from);
            g_array_append_val(path, to);
        } else if (path->len > 0) {
            anke_scene_add_line(pyramid->scene, "outline", (const AnkePoint *)path->data, path->len,
                                &stroke);
            g_array_set_size(path, 0);
        }
    }
}

/* Length of a bar or outline. */
static double reach_of(const Pyramid *pyramid, guint side, const AnkeCell *cell)
{
    double length = fabs(value_x(pyramid, side, cell->count) - value_x(pyramid, side, 0));
    return cell->state == ANKE_CELL_HIDDEN ? HIDDEN_PT : cell->count > 0 ? length : 0;
}

/* A value's place: outside its bar unless the outline leaves no room there, then inside it, else
 * beyond the outline. Lengths from the gutter outward, of the nearer end. */
typedef struct {
    double from;
    gboolean is_inside;
} ValuePlace;

static ValuePlace place_value(const Pyramid *pyramid, guint side, guint i, double width)
{
    const AnkePyramidSpec *spec = pyramid->spec;
    double gap = anke_scene_theme(pyramid->scene)->text_bar_pt;
    double bar = reach_of(pyramid, side, &spec->now.cells[side][i]);
    gboolean has_outline = spec->before != NULL && !isnan(spec->before->cells[side][i].count);
    double line = has_outline ? reach_of(pyramid, side, &spec->before->cells[side][i]) : 0;
    double room = width + 2 * gap;
    if (line <= bar || line >= bar + room) {
        return (ValuePlace){bar + gap, FALSE};
    }
    gboolean is_drawn = spec->now.cells[side][i].count > 0;
    if (is_drawn && bar >= room) {
        return (ValuePlace){bar - gap - width, TRUE};
    }
    return (ValuePlace){line + gap, FALSE};
}

static void add_value(const Pyramid *pyramid, guint side, guint i)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    AnkeTextStyle style = theme->value;
    g_autofree char *text =
        anke_cell_count(&pyramid->spec->now.cells[side][i], anke_scene_lang(pyramid->scene));
    double width = anke_scene_text_width(pyramid->scene, &style, text) + 0.5;
    ValuePlace found = place_value(pyramid, side, i, width);
    double zero = value_x(pyramid, side, 0);
    AnkeBox box = {side == LEFT ? zero - found.from - width : zero + found.from,
                   band_y(pyramid, i) + (pyramid->row - line_height(&style)) / 2, width,
                   line_height(&style)};
    if (found.is_inside) {
        style.colour = anke_theme_ink(theme, side_fill(pyramid, side).colour);
    } else {
        anke_series_line_add_plate(pyramid->scene, box);
    }
    AnkeTextPlace place = {.part = "value",
                           .box = box,
                           .align = side == LEFT ? ANKE_ALIGN_RIGHT : ANKE_ALIGN_LEFT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(pyramid->scene, &place, &style, text);
}

static void add_side(const Pyramid *pyramid, guint side)
{
    guint n = pyramid->spec->n_bands;
    add_grid(pyramid, side);
    for (guint i = 0; i < n; i++) {
        add_bar(pyramid, side, i);
    }
    for (guint i = 0; i < n && pyramid->value_width > 0; i++) {
        add_value(pyramid, side, i);
    }
    if (pyramid->spec->before != NULL) {
        add_outline(pyramid, side);
    }
}

/* Ages in the gutter, the unit of the axes below them. Returns the y below. */
static double add_gutter(const Pyramid *pyramid)
{
    const AnkeTheme *theme = anke_scene_theme(pyramid->scene);
    AnkeBox left = pyramid->plots[LEFT];
    double x = anke_box_right(left) + GUTTER_PADDING_PT;
    double width = pyramid->gutter - 2 * GUTTER_PADDING_PT;
    for (guint i = 0; i < pyramid->spec->n_bands; i++) {
        if (i % pyramid->label_every != 0) {
            continue;
        }
        double height = MAX(pyramid->row, line_height(&theme->axis));
        double y = band_y(pyramid, i) + (pyramid->row - height) / 2;
        AnkeTextPlace place = {.part = "label",
                               .box = {x, y, width, height},
                               .align = ANKE_ALIGN_CENTRE,
                               .valign = ANKE_VALIGN_MIDDLE,
                               .is_wrapped = TRUE};
        anke_scene_add_text(pyramid->scene, &place, &theme->axis, pyramid->spec->bands[i]);
    }
    double y = anke_box_bottom(left) + 2;
    AnkeTextPlace place = {.part = "unit",
                           .box = {x, y, width, line_height(&theme->axis)},
                           .align = ANKE_ALIGN_CENTRE};
    anke_scene_add_text(pyramid->scene, &place, &theme->axis,
                        anke_scene_say(pyramid->scene, "（人）", "(persons)"));
    return y + line_height(&theme->axis);
}

static void add_notes(const Pyramid *pyramid)
{
    AnkeScene *scene = pyramid->scene;
    for (guint y = 0; y < n_years(pyramid); y++) {
        for (guint side = LEFT; side <= RIGHT; side++) {
            if (anke_base_is_small(year_at(pyramid, y)->totals[side])) {
                anke_scene_add_note(scene, anke_scene_say(scene, "＊は n<30 で参考値。",
                                                          "＊: n<30, for reference only."));
            }
        }
    }
    if (pyramid->has_hidden) {
        anke_scene_add_note(scene, anke_people_hidden_note(anke_scene_lang(scene)));
    }
    if (pyramid->has_unknown && pyramid->value_width > 0) {
        anke_cross_add_unknown_note(scene);
    }
    if (pyramid->value_width > 0 && pyramid->spec->before != NULL) {
        g_autofree char *note = g_strdup_printf(
            anke_scene_say(scene, "図中の数値は%sの人数。", "Numbers: persons in %s."),
            pyramid->spec->now.label);
        anke_scene_add_note(scene, note);
    }
}

static void describe(const Pyramid *pyramid)
{
    const AnkePyramidSpec *spec = pyramid->spec;
    AnkeLang lang = anke_scene_lang(pyramid->scene);
    g_autofree char *left = base_text(pyramid, LEFT, 0);
    g_autofree char *right = base_text(pyramid, RIGHT, 0);
    g_autofree char *sentence =
        g_strdup_printf(anke_say(lang, "年齢別人数のピラミッド。左は%s、%s。右は%s、%s。",
                                 "Population pyramid by age. Left: %s, %s. Right: %s, %s."),
                        spec->sides[LEFT], left, spec->sides[RIGHT], right);
    anke_scene_set_description(pyramid->scene, sentence);
}

void anke_pyramid_lay_out(AnkeScene *scene, const AnkePyramidSpec *spec)
{
    g_assert(spec->n_bands > 0);
    Pyramid pyramid = {.scene = scene, .spec = spec};
    find_most(&pyramid);
    pyramid.gutter = measure_gutter(&pyramid);
    choose_rows(&pyramid);
    pyramid.value_width = measure_values(&pyramid);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&pyramid);
    place_plots(&pyramid);
    y = add_legend(&pyramid, y);
    y = add_heads(&pyramid, y);
    pyramid.plots[LEFT].y = pyramid.plots[RIGHT].y = y;
    add_side(&pyramid, LEFT);
    add_side(&pyramid, RIGHT);
    y = add_gutter(&pyramid);
    add_notes(&pyramid);
    anke_frame_end(scene, &spec->figure, y);
}
