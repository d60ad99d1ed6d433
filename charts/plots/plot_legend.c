#include "charts/plots/plot_legend.h"

#include "charts/plots/text_lines.h"

#define SWATCH_PT 9.0
#define SWATCH_GAP_PT 4.0
#define ENTRY_GAP_PT 12.0
#define LINE_PT 14.0

/* Where an entry stands, in pt from the legend's corner. */
typedef struct {
    double x_pt;
    double y_pt;
} Place;

static double entry_width(const AnkePlotLegendEntry *entry)
{
    return SWATCH_PT + SWATCH_GAP_PT + anke_text_lines_width(entry->text) * ANKE_PLOT_LABEL_PT;
}

/* Places an entry behind those before it, on a new line where it would not fit; *at moves on. */
static Place place_entry(const AnkePlotLegendEntry *entry, double width_pt, Place *at)
{
    if (at->x_pt > 0 && at->x_pt + entry_width(entry) > width_pt) {
        *at = (Place){0, at->y_pt + LINE_PT};
    }
    const Place place = *at;
    at->x_pt += entry_width(entry) + ENTRY_GAP_PT;
    return place;
}

double anke_plot_legend_height(const AnkePlotLegendEntry *entries, guint n, double width_pt)
{
    Place at = {0, 0};
    for (guint i = 0; i < n; i++) {
        (void)place_entry(&entries[i], width_pt, &at);
    }
    return n == 0 ? 0 : at.y_pt + LINE_PT;
}

void anke_plot_legend_write(const AnkePlotLegendEntry *entries, guint n, const AnkePlotBox *box,
                            AnkePlotScript *script)
{
    static const AnkePlotLabelStyle style = {ANKE_PLOT_LABEL_PT, FALSE, ANKE_PLOT_LEFT,
                                             ANKE_PLOT_INK};
    Place at = {0, 0};
    for (guint i = 0; i < n; i++) {
        const Place place = place_entry(&entries[i], box->right_pt - box->left_pt, &at);
        const double left_pt = box->left_pt + place.x_pt;
        const double middle_pt = box->top_pt + place.y_pt + LINE_PT / 2;
        const AnkePlotBox swatch = {left_pt, left_pt + SWATCH_PT, middle_pt - SWATCH_PT / 2,
                                    middle_pt + SWATCH_PT / 2};
        anke_plot_script_swatch(script, &swatch, entries[i].colour);
        anke_plot_script_label(script, entries[i].text, left_pt + SWATCH_PT + SWATCH_GAP_PT,
                               middle_pt, &style);
    }
}
