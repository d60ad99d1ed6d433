#include "charts/scripts/plot_legend.h"

#define ENTRY_GAP_PT 12.0

/* Where an entry stands, in pt from the legend's corner. */
typedef struct {
    double x_pt;
    double y_pt;
} Place;

static double line_height(const AnkePlotFrame *frame)
{
    return anke_text_lines_height(&frame->theme->label, 1);
}

static double entry_width(const AnkePlotFrame *frame, const AnkePlotLegendEntry *entry)
{
    const AnkeTheme *theme = frame->theme;
    const AnkeTextRuler ruler = anke_plot_ruler(frame, &theme->label);
    return theme->swatch_pt + theme->text_axis_pt + anke_text_lines_width(&ruler, entry->text);
}

/* Places an entry behind those before it, on a new line where it would not fit; *at moves on. */
static Place place_entry(const AnkePlotFrame *frame, const AnkePlotLegendEntry *entry,
                         double width_pt, Place *at)
{
    const double entry_pt = entry_width(frame, entry);
    if (at->x_pt > 0 && at->x_pt + entry_pt > width_pt) {
        *at = (Place){0, at->y_pt + line_height(frame)};
    }
    const Place place = *at;
    at->x_pt += entry_pt + ENTRY_GAP_PT;
    return place;
}

double anke_plot_legend_height(const AnkePlotFrame *frame, const AnkePlotLegendEntry *entries,
                               guint n, double width_pt)
{
    Place at = {0, 0};
    for (guint i = 0; i < n; i++) {
        (void)place_entry(frame, &entries[i], width_pt, &at);
    }
    return n == 0 ? 0 : at.y_pt + line_height(frame);
}

void anke_plot_legend_write(const AnkePlotFrame *frame, const AnkePlotLegendEntry *entries, guint n,
                            const AnkePlotBox *box, AnkePlotScript *script)
{
    const AnkeTheme *theme = frame->theme;
    const AnkePlotLabelStyle style = {&theme->label, ANKE_PLOT_LEFT};
    const double side_pt = theme->swatch_pt;
    Place at = {0, 0};
    for (guint i = 0; i < n; i++) {
        const Place place = place_entry(frame, &entries[i], box->right_pt - box->left_pt, &at);
        const double left_pt = box->left_pt + place.x_pt;
        const double middle_pt = box->top_pt + place.y_pt + line_height(frame) / 2;
        const AnkePlotBox swatch = {left_pt, left_pt + side_pt, middle_pt - side_pt / 2,
                                    middle_pt + side_pt / 2};
        anke_plot_script_swatch(script, &swatch, entries[i].colour);
        anke_plot_script_label(script, entries[i].text, left_pt + side_pt + theme->text_axis_pt,
                               middle_pt, &style);
    }
}
