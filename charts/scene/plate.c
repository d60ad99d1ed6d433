#include "charts/scene/plate.h"

#define EDGE_PT 1.0 /* of the plate around the ink */

/* Share of a length that lies before a text that is centred, or after one that ends there. */
static double share_before(gboolean is_first, gboolean is_last)
{
    return is_first ? 0 : is_last ? 1 : 0.5;
}

/* The box of the text's ink: its lines without the leading of the first and the last. */
static AnkeBox ink_box(const AnkeScene *scene, const AnkeTextPlace *place,
                       const AnkeTextStyle *style, const char *text)
{
    AnkeBox box = place->box;
    AnkeTextSize size = anke_scene_measure(scene, style, text, place->is_wrapped ? box.width : 0);
    double across = share_before(place->align == ANKE_ALIGN_LEFT, place->align == ANKE_ALIGN_RIGHT);
    double down =
        share_before(place->valign == ANKE_VALIGN_TOP, place->valign == ANKE_VALIGN_BOTTOM);
    double leading = (style->line_em - 1) * style->size_pt;
    return (AnkeBox){box.x + across * (box.width - size.width_pt),
                     box.y + down * (box.height - size.height_pt) + leading / 2, size.width_pt,
                     size.height_pt - leading};
}

double anke_plate_add_text(AnkeScene *scene, const AnkeTextPlace *place, const AnkeTextStyle *style,
                           AnkeRgb colour, const char *text)
{
    AnkeBox ink = ink_box(scene, place, style, text);
    AnkeBox plate = {ink.x - EDGE_PT, ink.y - EDGE_PT, ink.width + 2 * EDGE_PT,
                     ink.height + 2 * EDGE_PT};
    AnkeFill fill = {colour, ANKE_HATCH_NONE, 0};
    anke_scene_add_rectangle(scene, "plate", plate, &fill, NULL);
    return anke_scene_add_text(scene, place, style, text);
}

void anke_plate_add_no_value(AnkeScene *scene, AnkeBox plot, gboolean has_hidden)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeTextPlace place = {.part = "value",
                           .box = plot,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE};
    anke_plate_add_text(scene, &place, &theme->value, theme->paper,
                        has_hidden ? anke_scene_say(scene, "秘匿", "hidden")
                                   : anke_scene_say(scene, "値なし", "no value"));
}
