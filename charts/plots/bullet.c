#include "charts/plots/bullet.h"

#define BULLET "・"
#define SHORT_LINE_EM 3.5 /* a last line below this looks lost */
#define MOST_NARROWED_EM 3
#define LEAST_WIDTH_EM 6.0 /* columns below this are not narrowed */

double anke_wrap_balanced(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                          double width_pt)
{
    double em = style->size_pt;
    guint n_lines = anke_scene_measure(scene, style, text, width_pt).n_lines;
    double whole = anke_scene_text_width(scene, style, text);
    double width = width_pt;
    for (guint i = 0; n_lines > 1 && i < MOST_NARROWED_EM; i++) {
        gboolean is_balanced = whole - (n_lines - 1) * width >= SHORT_LINE_EM * em;
        double narrower = width - em;
        if (is_balanced || narrower < LEAST_WIDTH_EM * em ||
            anke_scene_measure(scene, style, text, narrower).n_lines > n_lines) {
            break;
        }
        width = narrower;
    }
    return width;
}

static double hung_width(const AnkeTextStyle *style, double width_pt)
{
    return MAX(width_pt - style->size_pt, style->size_pt);
}

double anke_bullet_height(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                          double width_pt)
{
    double width = anke_wrap_balanced(scene, style, text, hung_width(style, width_pt));
    return anke_scene_measure(scene, style, text, width).height_pt;
}

double anke_bullet_add(AnkeScene *scene, const char *part, AnkeBox box, const AnkeTextStyle *style,
                       const char *text)
{
    double em = style->size_pt;
    double width = hung_width(style, box.width);
    AnkeTextPlace bullet = {.part = "bullet", .box = {box.x, box.y, em, 0}};
    anke_scene_add_text(scene, &bullet, style, BULLET);
    AnkeTextPlace place = {
        .part = part,
        .box = {box.x + em, box.y, anke_wrap_balanced(scene, style, text, width), 0},
        .is_wrapped = TRUE};
    return anke_scene_add_text(scene, &place, style, text);
}
