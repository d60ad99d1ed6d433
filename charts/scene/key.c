#include "charts/scene/key.h"

#define GAP_PT 12.0

double anke_key_lay_out(AnkeScene *scene, AnkeBox box, const AnkeKey *key)
{
    const AnkeTextStyle *style = key->style;
    double line_pt = style->size_pt * style->line_em;
    double x = box.x;
    double y = box.y;
    double height = 0;
    for (guint i = 0; i < key->n_entries; i++) {
        const AnkeKeyEntry *entry = &key->entries[i];
        double indent = entry->sample_pt + anke_scene_theme(scene)->text_axis_pt;
        double width = indent + anke_scene_text_width(scene, style, entry->label);
        if (x > box.x && x + width > anke_box_right(box)) {
            x = box.x;
            y += height;
            height = 0;
        }
        entry->draw(scene, (AnkePoint){x, y + line_pt / 2}, entry->data);
        AnkeTextPlace place = {.part = "legend",
                               .box = {x + indent, y, anke_box_right(box) - x - indent, line_pt},
                               .is_wrapped = TRUE};
        double text = anke_scene_add_text(scene, &place, style, entry->label);
        height = MAX(height, text);
        x += width + GAP_PT;
    }
    return y + height;
}
