#include "charts/plots/line_ends.h"

#include "charts/scene/frame.h"
#include "charts/scene/spread.h"

#define MOST_SHARE 0.24 /* of the width of the picture */
#define MOST_LINES 3    /* of a name */
#define LEADER_PT 9.0   /* from the end of a line to its name */
#define GAP_PT 2.0      /* between leader and name; between names */
#define LEADER_WIDTH_PT 0.9

static double most_width(const AnkeScene *scene)
{
    return MOST_SHARE * anke_frame_width(scene);
}

static double name_height(const AnkeScene *scene, const char *label, double width)
{
    const AnkeTextStyle own = anke_text_style_phrased(anke_scene_theme(scene)->strong);
    const AnkeTextStyle *style = &own;
    return anke_scene_measure(scene, style, label, width).height_pt;
}

double anke_line_ends_width(const AnkeScene *scene, const AnkeLineEnd *ends, guint n,
                            double plot_pt)
{
    const AnkeTextStyle own = anke_text_style_phrased(anke_scene_theme(scene)->strong);
    const AnkeTextStyle *style = &own;
    double widest = 0;
    double height = 0;
    for (guint i = 0; i < n; i++) {
        AnkeTextSize size = anke_scene_measure(scene, style, ends[i].label, most_width(scene));
        double even = anke_scene_even_width(scene, style, ends[i].label, most_width(scene));
        if (size.n_lines > MOST_LINES || even > most_width(scene)) {
            return 0;
        }
        widest = MAX(widest, even);
        height += size.height_pt + GAP_PT;
    }
    return height > plot_pt ? 0 : LEADER_PT + GAP_PT + widest + 1;
}

void anke_line_ends_add(AnkeScene *scene, const AnkeLineEnd *ends, guint n, AnkeBox plot,
                        double names_pt)
{
    if (names_pt <= 0) {
        return;
    }
    const AnkeTextStyle own = anke_text_style_phrased(anke_scene_theme(scene)->strong);
    const AnkeTextStyle *style = &own;
    double width = names_pt - LEADER_PT - GAP_PT;
    g_autofree double *places = g_new(double, n);
    g_autofree double *heights = g_new(double, n);
    for (guint i = 0; i < n; i++) {
        places[i] = ends[i].end.y;
        heights[i] = name_height(scene, ends[i].label, width) + GAP_PT;
    }
    anke_spread(places, heights, n, plot.y, anke_box_bottom(plot));
    for (guint i = 0; i < n; i++) {
        AnkeStroke stroke = {ends[i].mark.colour, LEADER_WIDTH_PT, 0, 0};
        AnkePoint to = {anke_box_right(plot) + LEADER_PT, places[i]};
        anke_scene_add_segment(scene, "leader", ends[i].end, to, &stroke);
        double height = heights[i] - GAP_PT;
        AnkeTextPlace place = {.part = "name",
                               .box = {to.x + GAP_PT, places[i] - height / 2, width, height},
                               .is_wrapped = TRUE};
        anke_scene_add_text(scene, &place, style, ends[i].label);
    }
}
