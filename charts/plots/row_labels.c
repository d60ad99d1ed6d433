#include "charts/plots/row_labels.h"

static const AnkeTextStyle *style_of(const AnkeRowLabels *labels, guint g)
{
    const AnkeTheme *theme = anke_scene_theme(labels->scene);
    return g == 0 && labels->has_total ? &theme->strong : &theme->label;
}

static char *base_text(const AnkeRowLabels *labels, guint g)
{
    return anke_base_label(&labels->groups[g], anke_scene_lang(labels->scene));
}

/* "企画部（n=12）" in one piece. */
static char *whole_text(const AnkeRowLabels *labels, guint g)
{
    g_autofree char *base = base_text(labels, g);
    return g_strconcat(labels->groups[g].label, base, NULL);
}

void anke_row_labels_measure(AnkeRowLabels *labels, double most_pt)
{
    const double slack_pt = 0.5;
    double width = 0;
    double base_width = 0;
    for (guint g = 0; g < labels->n_groups; g++) {
        g_autofree char *label = whole_text(labels, g);
        g_autofree char *base = base_text(labels, g);
        const AnkeTextStyle *style = style_of(labels, g);
        double one_line = anke_scene_text_width(labels->scene, style, label);
        width = MAX(width, one_line <= most_pt
                               ? one_line
                               : anke_scene_even_width(labels->scene, style,
                                                       labels->groups[g].label, most_pt));
        base_width = MAX(base_width, anke_scene_text_width(labels->scene, style, base));
    }
    labels->width_pt = MAX(width, base_width) + slack_pt;
}

/* The label fits on one line with its base, or the base gets a line of its own. */
static gboolean is_one_line(const AnkeRowLabels *labels, guint g)
{
    g_autofree char *label = whole_text(labels, g);
    return anke_scene_text_width(labels->scene, style_of(labels, g), label) <= labels->width_pt;
}

double anke_row_labels_height(const AnkeRowLabels *labels, guint g)
{
    const AnkeTextStyle *style = style_of(labels, g);
    double line = style->size_pt * style->line_em;
    if (is_one_line(labels, g)) {
        return line;
    }
    const char *label = labels->groups[g].label;
    return line + anke_scene_measure(labels->scene, style, label, labels->width_pt).height_pt;
}

void anke_row_labels_add(const AnkeRowLabels *labels, guint g, AnkeBox box)
{
    AnkeTextPlace place = {.part = "label",
                           .box = box,
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    const AnkeTextStyle *style = style_of(labels, g);
    if (is_one_line(labels, g)) {
        g_autofree char *label = whole_text(labels, g);
        anke_scene_add_text(labels->scene, &place, style, label);
        return;
    }
    g_autofree char *base = anke_base_line(&labels->groups[g], anke_scene_lang(labels->scene));
    double height = anke_row_labels_height(labels, g);
    place.is_wrapped = place.is_even = TRUE;
    place.box = (AnkeBox){box.x, box.y + (box.height - height) / 2, box.width, height};
    place.valign = ANKE_VALIGN_TOP;
    anke_scene_add_text(labels->scene, &place, style, labels->groups[g].label);
    place.is_wrapped = FALSE;
    place.valign = ANKE_VALIGN_BOTTOM;
    anke_scene_add_text(labels->scene, &place, style, base);
}
