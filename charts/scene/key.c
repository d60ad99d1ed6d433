#include "charts/scene/key.h"

#define GAP_PT 12.0
#define SAMPLE_GAP_PT 4.0

double anke_key_lay_out(AnkeScene *scene, AnkeBox box, const AnkeKeyEntry *entries, guint n_entries)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->note;
    double line_pt = style->size_pt * style->line_em;
    double x = box.x;
    double y = box.y;
    double height = 0;
    for (guint i = 0; i < n_entries; i++) {
        double indent = entries[i].sample_pt + SAMPLE_GAP_PT;
        double width = indent + anke_scene_text_width(scene, style, entries[i].label);
        if (x > box.x && x + width > anke_box_right(box)) {
            x = box.x;
            y += height;
            height = 0;
        }
        entries[i].draw(scene, (AnkePoint){x, y + line_pt / 2}, entries[i].data);
        AnkeTextPlace place = {.part = "legend",
                               .box = {x + indent, y, anke_box_right(box) - x - indent, line_pt},
                               .is_wrapped = TRUE};
        double text = anke_scene_add_text(scene, &place, style, entries[i].label);
        height = MAX(height, text);
        x += width + GAP_PT;
    }
    return y + height;
}
