#include "charts/scene/legend.h"

#define GAP_PT 12.0
#define LINE_SAMPLE_PT 16.0

static double sample_width(const AnkeTheme *theme, const AnkeLegendEntry *entry)
{
    return entry->is_line ? LINE_SAMPLE_PT : theme->swatch_pt;
}

static void add_sample(AnkeScene *scene, const AnkeLegendEntry *entry, AnkePoint corner,
                       double line_pt)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    double middle = corner.y + line_pt / 2;
    if (entry->is_line) {
        AnkeStroke stroke = {entry->fill.colour, theme->data_line.width_pt, 0, 0};
        anke_scene_add_segment(scene, "legend", (AnkePoint){corner.x, middle},
                               (AnkePoint){corner.x + LINE_SAMPLE_PT, middle}, &stroke);
        AnkePoint centre = {corner.x + LINE_SAMPLE_PT / 2, middle};
        anke_scene_add_marker(scene, centre, entry->fill.colour);
        return;
    }
    AnkeBox square = {corner.x, middle - theme->swatch_pt / 2, theme->swatch_pt, theme->swatch_pt};
    anke_scene_add_rectangle(scene, "legend", square, &entry->fill, &theme->border);
}

double anke_legend_lay_out(AnkeScene *scene, AnkeBox box, const AnkeLegendEntry *entries,
                           guint n_entries)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    const AnkeTextStyle *style = &theme->label;
    double line_pt = style->size_pt * style->line_em;
    double x = box.x;
    double y = box.y;
    double height = 0;
    for (guint i = 0; i < n_entries; i++) {
        double indent = sample_width(theme, &entries[i]) + theme->text_axis_pt;
        double width = indent + anke_scene_text_width(scene, style, entries[i].label);
        if (x > box.x && x + width > anke_box_right(box)) {
            x = box.x;
            y += height;
            height = 0;
        }
        add_sample(scene, &entries[i], (AnkePoint){x, y}, line_pt);
        AnkeTextPlace place = {.part = "legend",
                               .box = {x + indent, y, anke_box_right(box) - x - indent, line_pt},
                               .is_wrapped = TRUE};
        double text = anke_scene_add_text(scene, &place, style, entries[i].label);
        height = MAX(height, text);
        x += width + GAP_PT;
    }
    return y + height;
}
