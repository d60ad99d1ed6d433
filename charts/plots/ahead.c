#include "charts/plots/ahead.h"

#include "charts/scene/frame.h"

#define DASH_PT 1.6
#define WIDTH_PT 0.9
#define UNIT_SHARE 0.3 /* of the width of the picture: wider units have a line of their own */
#define GAP_PT 3.0     /* between the border and the words beside it */

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

/* Height of the words beside the border. */
static double head_height(const AnkeScene *scene)
{
    return line_height(&anke_scene_theme(scene)->label) + 1;
}

static double value_height(const AnkeScene *scene)
{
    return line_height(&anke_scene_theme(scene)->value) + 1;
}

/* Width of a unit that leaves room in its line for the words beside the border; else 0. */
static double shared_width(const AnkeScene *scene, const char *unit)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->axis;
    double width = unit == NULL ? 0 : anke_scene_text_width(scene, style, unit);
    return width > UNIT_SHARE * anke_frame_width(scene) ? 0 : width;
}

double anke_ahead_add_unit(AnkeScene *scene, const char *unit, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    double height = 0;
    if (unit != NULL) {
        double bracket = anke_axis_bracket(scene, &theme->axis);
        AnkeTextPlace place = {
            .part = "unit",
            .box = {theme->margin_pt - bracket, y, anke_frame_width(scene) + bracket, 0},
            .is_wrapped = TRUE};
        height = anke_scene_add_text(scene, &place, &theme->axis, unit);
    }
    gboolean is_shared = unit == NULL || shared_width(scene, unit) > 0;
    return y + (is_shared ? 0 : height) + head_height(scene) + value_height(scene);
}

double anke_ahead_border(const AnkeYearAxis *years, guint first_ahead)
{
    AnkeYearEvent event = {first_ahead, ""};
    return anke_year_axis_event_x(years, &event);
}

static void add_word(AnkeScene *scene, AnkeBox box, AnkeAlign align, const char *word)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->label;
    if (anke_scene_text_width(scene, style, word) > box.width) {
        return;
    }
    AnkeTextPlace place = {.part = "side", .box = box, .align = align};
    anke_scene_add_text(scene, &place, style, word);
}

void anke_ahead_add_border(AnkeScene *scene, const AnkeYearAxis *years, guint first_ahead,
                           AnkeBox plot, const char *unit)
{
    if (first_ahead == 0 || first_ahead >= years->n_years) {
        return;
    }
    double x = anke_ahead_border(years, first_ahead);
    double top = plot.y - value_height(scene) - head_height(scene);
    AnkeStroke stroke = {anke_scene_theme(scene)->axis_line.colour, WIDTH_PT, DASH_PT, 0};
    anke_scene_add_segment(scene, "border", (AnkePoint){x, top},
                           (AnkePoint){x, anke_box_bottom(plot)}, &stroke);
    double left =
        MAX(plot.x, anke_scene_theme(scene)->margin_pt + shared_width(scene, unit) + GAP_PT);
    add_word(scene, (AnkeBox){left, top, x - GAP_PT - left, 0}, ANKE_ALIGN_RIGHT,
             anke_scene_say(scene, "実績", "past"));
    add_word(scene, (AnkeBox){x + GAP_PT, top, anke_box_right(plot) - x - GAP_PT, 0},
             ANKE_ALIGN_LEFT, anke_scene_say(scene, "推計", "projected"));
}
