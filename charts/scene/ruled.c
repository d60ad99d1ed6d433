#include "charts/scene/ruled.h"

#define PADDING_PT 2.0 /* above and below the texts of a row, and beside them */

static AnkeBox cell_box(const AnkeRuled *ruled, guint column, double y, double height)
{
    double inset = column == 0 ? 0 : ruled->align == ANKE_ALIGN_CENTRE ? 0.5 : PADDING_PT;
    double left = ruled->edges[column] + inset;
    return (AnkeBox){left, y, ruled->edges[column + 1] - inset - left, height};
}

static void add_rule(AnkeScene *scene, const AnkeRuled *ruled, double y)
{
    anke_scene_add_segment(scene, "rule", (AnkePoint){ruled->edges[0], y},
                           (AnkePoint){ruled->edges[ruled->n_columns], y},
                           &anke_scene_theme(scene)->rule);
}

void anke_ruled_begin(AnkeScene *scene, const AnkeRuled *ruled, double y)
{
    add_rule(scene, ruled, y);
}

double anke_ruled_add_row(AnkeScene *scene, const AnkeRuled *ruled, double y,
                          const char *const *texts, const AnkeTextStyle *style)
{
    double height = 0;
    for (guint i = 0; i < ruled->n_columns; i++) {
        double width = cell_box(ruled, i, 0, 0).width;
        height = MAX(height, anke_scene_measure(scene, style, texts[i], width).height_pt);
    }
    for (guint i = 0; i < ruled->n_columns; i++) {
        if (*texts[i] == '\0') {
            continue;
        }
        AnkeTextPlace place = {.part = "cell",
                               .box = cell_box(ruled, i, y + PADDING_PT, height),
                               .align = i == 0 ? ANKE_ALIGN_LEFT : ruled->align,
                               .valign = ANKE_VALIGN_MIDDLE,
                               .is_wrapped = TRUE,
                               .is_cell = TRUE};
        anke_scene_add_text(scene, &place, style, texts[i]);
    }
    double bottom = y + height + 2 * PADDING_PT;
    add_rule(scene, ruled, bottom);
    return bottom;
}
