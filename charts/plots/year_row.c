#include "charts/plots/year_row.h"

#include <math.h>

#define GAP_PT 3.0        /* between neighbouring labels */
#define MAX_LABEL_PT 64.0 /* longer ones are wrapped */

static char *label_of(const AnkeYearRow *row, guint i, gboolean is_short)
{
    const char *label = row->years[i].label;
    return is_short ? anke_year_short(label) : g_strdup(label);
}

static double widest_label(const AnkeScene *scene, const AnkeYearRow *row, gboolean is_short)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->axis;
    double widest = 0;
    for (guint i = 0; i < row->n_years; i++) {
        g_autofree char *label = label_of(row, i, is_short);
        g_autofree char *western = anke_year_western(&row->years[i]);
        double width = MAX(anke_scene_text_width(scene, style, label),
                           anke_scene_text_width(scene, style, western));
        widest = MAX(widest, width);
    }
    return widest + GAP_PT;
}

/* Where a label stands: below its year; one of several lines within the picture. */
static AnkeTextPlace place_label(const AnkeScene *scene, const AnkeYearRow *row, guint i,
                                 const char *label)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    double x = row->x + (row->slots[i] + 0.5) * row->slot_pt;
    AnkeTextPlace place = {.part = "year", .box = {x, 0, 0, 0}, .align = ANKE_ALIGN_CENTRE};
    double most = MAX(MAX_LABEL_PT, row->slot_pt - GAP_PT);
    if (anke_scene_text_width(scene, &theme->axis, label) > most) {
        double right = anke_scene_width(scene) - theme->margin_pt / 2;
        place.box.x = CLAMP(x - most / 2, theme->margin_pt / 2, right - most);
        place.box.width = most;
        place.is_wrapped = TRUE;
    }
    return place;
}

/* The label of one year; returns its height. */
static double add_label(AnkeScene *scene, const AnkeYearRow *row, guint i, gboolean is_short,
                        double y)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->axis;
    g_autofree char *label = label_of(row, i, is_short);
    g_autofree char *western = anke_year_western(&row->years[i]);
    AnkeTextPlace place = place_label(scene, row, i, label);
    place.box.y = y;
    double height = anke_scene_add_text(scene, &place, style, label);
    if (*western != '\0') {
        place.box.y += height;
        height += anke_scene_add_text(scene, &place, style, western);
    }
    return height;
}

double anke_year_row_add(AnkeScene *scene, const AnkeYearRow *row, double y)
{
    gboolean is_short = widest_label(scene, row, FALSE) > row->slot_pt;
    double widest = widest_label(scene, row, is_short);
    double most = MAX(MAX_LABEL_PT + GAP_PT, row->slot_pt);
    /* A label that is wrapped moves by up to half its width to stay within the picture. */
    double needed = widest > most ? 1.5 * most : widest;
    needed = widest > most && most <= row->slot_pt ? most : needed;
    guint every = (guint)MAX(1, ceil(needed / row->slot_pt));
    double tallest = 0;
    for (guint i = 0; i < row->n_years; i++) {
        if ((row->n_slots - 1 - row->slots[i]) % every == 0) {
            double height = add_label(scene, row, i, is_short, y);
            tallest = MAX(tallest, height);
        }
    }
    return y + tallest;
}
