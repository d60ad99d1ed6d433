#include "charts/scene/bullet.h"

#define BULLET "・"

static double hung_width(const AnkeTextStyle *style, double width_pt)
{
    return MAX(width_pt - style->size_pt, style->size_pt);
}

double anke_bullet_height(const AnkeScene *scene, const AnkeTextStyle *style, const char *text,
                          double width_pt)
{
    const AnkeTextStyle phrased = anke_text_style_phrased(*style);
    return anke_scene_measure(scene, &phrased, text, hung_width(style, width_pt)).height_pt;
}

double anke_bullet_add(AnkeScene *scene, const char *part, AnkeBox box, const AnkeTextStyle *style,
                       const char *text)
{
    double em = style->size_pt;
    const AnkeTextStyle phrased = anke_text_style_phrased(*style);
    AnkeTextPlace bullet = {.part = "bullet", .box = {box.x, box.y, em, 0}};
    anke_scene_add_text(scene, &bullet, style, BULLET);
    AnkeTextPlace place = {.part = part,
                           .box = {box.x + em, box.y, hung_width(style, box.width), 0},
                           .is_wrapped = TRUE};
    return anke_scene_add_text(scene, &place, &phrased, text);
}
