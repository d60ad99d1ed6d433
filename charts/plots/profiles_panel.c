/* One panel of age structures side by side: grid, hollow, bars, outline. */
#include <math.h>

#include "charts/plots/profiles_private.h"
#include "charts/scene/axis.h"
#include "charts/scene/plate.h"

#define BAND_SHARE 0.88 /* of a row that is a bar; single years touch */
#define SEAM_PT 0.2     /* bars that touch overlap, or renderers show paper between them */
#define PIECE_PT 9.0    /* of a bar that says nothing of the number */
#define OUTLINE_PT 1.1
#define OUTLINE_CASING_PT 2.6
#define VALLEY_SHARE 0.14
#define VALLEY_EDGE_PT 0.8
#define TICK_GAP_PT 4.0
#define LABEL_GAP_PT 3.0

static const AnkeTheme *theme_of(const AnkeProfilePanel *panel)
{
    return anke_scene_theme(panel->plan->scene);
}

AnkeFill anke_profiles_fill(const AnkeProfilesPlan *plan, guint side, gboolean is_projected)
{
    const AnkeTheme *theme = anke_scene_theme(plan->scene);
    AnkeFill fill = plan->spec->n_sides == 1 ? theme->bar : anke_theme_series(theme, 2, side);
    return is_projected ? anke_theme_pale_fill(theme, fill) : fill;
}

AnkeFill anke_profiles_valley_fill(const AnkeScene *scene)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    return (AnkeFill){anke_theme_mix(theme, theme->warning.colour, VALLEY_SHARE), ANKE_HATCH_NONE,
                      0};
}

AnkeStroke anke_profiles_outline(const AnkeScene *scene)
{
    return (AnkeStroke){anke_scene_theme(scene)->axis_line.colour, OUTLINE_PT, 0,
                        OUTLINE_CASING_PT};
}

/* Width of a side, from its zero to its last tick. */
static double side_width(const AnkeProfilePanel *panel)
{
    return panel->plot.width / panel->plan->spec->n_sides;
}

static double zero_x(const AnkeProfilePanel *panel)
{
    return panel->plan->spec->n_sides == 1 ? panel->plot.x : panel->plot.x + panel->plot.width / 2;
}

double anke_profile_x(const AnkeProfilePanel *panel, guint side, double persons)
{
    double length = persons / anke_ticks_high(&panel->plan->ticks) * side_width(panel);
    gboolean is_left = panel->plan->spec->n_sides == 2 && side == 0;
    return zero_x(panel) + (is_left ? -length : length);
}

double anke_profile_y(const AnkeProfilePanel *panel, double place)
{
    return anke_box_bottom(panel->plot) - place * panel->plan->row;
}

static AnkeBox side_box(const AnkeProfilePanel *panel, guint side)
{
    AnkeBox box = panel->plot;
    box.width = side_width(panel);
    box.x += side * box.width;
    return box;
}

/* Behind the bars: the ages where staff is few, across a side, with an edge in grey print. */
static void add_valley(const AnkeProfilePanel *panel, guint side)
{
    AnkeScene *scene = panel->plan->scene;
    const AnkeAgeValley *valley = &panel->profile->sides[side].valley;
    if (valley->label == NULL) {
        return;
    }
    AnkeFill fill = anke_profiles_valley_fill(scene);
    AnkeStroke edge = {theme_of(panel)->warning.colour, VALLEY_EDGE_PT, 0, 0};
    AnkeBox box = side_box(panel, side);
    box.y = anke_profile_y(panel, valley->to);
    box.height = anke_profile_y(panel, valley->from) - box.y;
    anke_scene_add_rectangle(scene, "valley", box, &fill, &edge);
}

static void add_grid(const AnkeProfilePanel *panel)
{
    const AnkeProfilesPlan *plan = panel->plan;
    const AnkeTheme *theme = theme_of(panel);
    double bottom = anke_box_bottom(panel->plot);
    double right = anke_box_right(panel->plot);
    for (guint i = 0; i < plan->spec->n_ages; i++) {
        double y = anke_profile_y(panel, i + 0.5);
        if (plan->spec->is_single && anke_profiles_is_labelled(plan, i)) {
            anke_scene_add_segment(plan->scene, "guide", (AnkePoint){panel->plot.x, y},
                                   (AnkePoint){right, y}, &theme->grid);
        }
    }
    for (guint side = 0; side < plan->spec->n_sides; side++) {
        for (gint i = 1; i <= plan->ticks.last; i++) {
            double x = anke_profile_x(panel, side, anke_tick_value(&plan->ticks, i));
            anke_scene_add_segment(plan->scene, "grid", (AnkePoint){x, panel->plot.y},
                                   (AnkePoint){x, bottom}, &theme->grid);
        }
    }
}

static void add_bar(const AnkeProfilePanel *panel, guint side, guint age)
{
    const AnkeProfilesPlan *plan = panel->plan;
    const AnkeTheme *theme = theme_of(panel);
    const AnkeCell *cell = &panel->profile->sides[side].cells[age];
    double height = plan->spec->is_single ? plan->row + SEAM_PT : BAND_SHARE * plan->row;
    double y = plan->spec->is_single ? anke_profile_y(panel, age + 1) - SEAM_PT
                                     : anke_profile_y(panel, age + 1) + (plan->row - height) / 2;
    double zero = zero_x(panel);
    double end = anke_profile_x(panel, side, cell->count);
    AnkeFill fill = anke_profiles_fill(plan, side, panel->profile->is_projected);
    if (cell->state != ANKE_CELL_KNOWN) {
        gboolean is_left = plan->spec->n_sides == 2 && side == 0;
        AnkeBox piece = {is_left ? zero - PIECE_PT : zero, y, PIECE_PT, height};
        fill = cell->state == ANKE_CELL_HIDDEN ? theme->hidden : theme->no_answer;
        anke_scene_add_rectangle(plan->scene, "hidden", piece, &fill, &theme->border);
    } else if (cell->count > 0) {
        AnkeBox bar = {MIN(zero, end), y, fabs(end - zero), height};
        anke_scene_add_rectangle(plan->scene, "bar", bar, &fill, NULL);
    }
}

/* The stepped outline, in pieces between ages that are not known. */
static void add_outline(const AnkeProfilePanel *panel, guint side)
{
    AnkeStroke stroke = anke_profiles_outline(panel->plan->scene);
    const AnkeCell *cells = panel->profile->sides[side].stationary;
    guint n = cells == NULL ? 0 : panel->plan->spec->n_ages;
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    for (guint i = 0; i <= n; i++) {
        if (i < n && !isnan(cells[i].count)) {
            double x = anke_profile_x(panel, side, MAX(cells[i].count, 0));
            AnkePoint step[] = {{x, anke_profile_y(panel, i)}, {x, anke_profile_y(panel, i + 1)}};
            g_array_append_vals(path, step, 2);
        } else if (path->len > 0) {
            anke_scene_add_line(panel->plan->scene, "outline",
                                (const AnkePoint *)(gpointer)path->data, path->len, &stroke);
            g_array_set_size(path, 0);
        }
    }
}

/* Names the hollow at its far end, where bars are short, if that has room. */
static void name_valley(const AnkeProfilePanel *panel, guint side)
{
    AnkeScene *scene = panel->plan->scene;
    const AnkeTheme *theme = theme_of(panel);
    const AnkeProfileSide *of = &panel->profile->sides[side];
    AnkeTextStyle style = anke_text_style_coloured(theme->strong, theme->warning.colour);
    const char *name = anke_scene_say(scene, "空洞", "hollow");
    AnkeTextSize size = anke_scene_measure(scene, &style, name, 0);
    gboolean is_left = panel->plan->spec->n_sides == 2 && side == 0;
    if (of->valley.label == NULL) {
        return;
    }
    double height = (of->valley.to - of->valley.from) * panel->plan->row;
    double longest = 0;
    for (guint i = 0; i < panel->plan->spec->n_ages; i++) {
        gboolean is_inside = i + 1 > of->valley.from && i < of->valley.to;
        longest = is_inside && of->cells[i].count > longest ? of->cells[i].count : longest;
    }
    double taken = fabs(anke_profile_x(panel, side, longest) - zero_x(panel));
    double room = side_width(panel) - taken - 2 * LABEL_GAP_PT;
    if (height < size.height_pt + 2 || room < size.width_pt) {
        return;
    }
    AnkeBox box = side_box(panel, side);
    AnkeTextPlace place = {.part = "hollow",
                           .box = {box.x + LABEL_GAP_PT, anke_profile_y(panel, of->valley.to),
                                   box.width - 2 * LABEL_GAP_PT, height},
                           .align = is_left ? ANKE_ALIGN_LEFT : ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_plate_add_text(scene, &place, &style, anke_profiles_valley_fill(scene).colour, name);
}

/* Numbers of the axis below a side, as far as they have room; those of 0 once. */
static void add_numbers(const AnkeProfilePanel *panel, guint side)
{
    const AnkeProfilesPlan *plan = panel->plan;
    const AnkeTheme *theme = theme_of(panel);
    double taken = side == 0 ? -INFINITY : TICK_GAP_PT;
    for (gint i = side == 0 ? 0 : 1; i <= plan->ticks.last; i++) {
        g_autofree char *label = anke_tick_label(&plan->ticks, i);
        double half = anke_scene_text_width(plan->scene, &theme->axis, label) / 2;
        double x = anke_profile_x(panel, side, anke_tick_value(&plan->ticks, i));
        double from_zero = fabs(x - zero_x(panel));
        if (from_zero - half < taken) {
            continue;
        }
        AnkeTextPlace place = {.part = "tick",
                               .box = {x, anke_box_bottom(panel->plot) + 2, 0, 0},
                               .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_text(plan->scene, &place, &theme->axis, label);
        taken = from_zero + half + TICK_GAP_PT / 2;
    }
}

static void add_axes(const AnkeProfilePanel *panel)
{
    const AnkeProfilesPlan *plan = panel->plan;
    double x = zero_x(panel);
    anke_scene_add_segment(plan->scene, "grid", (AnkePoint){x, panel->plot.y},
                           (AnkePoint){x, anke_box_bottom(panel->plot)},
                           &theme_of(panel)->zero_line);
    for (guint side = 0; side < plan->spec->n_sides; side++) {
        AnkeAxis axis = {.plot = side_box(panel, side), .ticks = plan->ticks};
        AnkeAxisData data = {.low = 0, .high = plan->most, .has_bars = TRUE, .is_people = TRUE};
        add_numbers(panel, side);
        anke_axis_declare(plan->scene, &axis, &data);
    }
}

void anke_profile_draw(const AnkeProfilePanel *panel)
{
    const AnkeProfilesSpec *spec = panel->plan->spec;
    add_grid(panel);
    for (guint side = 0; side < spec->n_sides; side++) {
        add_valley(panel, side);
    }
    for (guint side = 0; side < spec->n_sides; side++) {
        for (guint i = 0; i < spec->n_ages; i++) {
            add_bar(panel, side, i);
        }
    }
    add_axes(panel);
    for (guint side = 0; side < spec->n_sides; side++) {
        add_outline(panel, side);
        name_valley(panel, side);
    }
}
