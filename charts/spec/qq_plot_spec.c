/* Quantile-quantile plots of a number, by group or not. */
#include <math.h>

#include "charts/scripts/qq_script.h"
#include "charts/spec/plot_parts.h"

static gboolean read_panel(const AnkePlotInput *input, gint group, AnkeQqPanel *panel,
                           GError **error)
{
    panel->slope = anke_spec_within(anke_table_number(input->table, "qq_slope", ANKE_ALL, group), 0,
                                    ANKE_PLOT_MAX_NUMBER);
    panel->intercept =
        anke_spec_within(anke_table_number(input->table, "qq_intercept", ANKE_ALL, group),
                         -ANKE_PLOT_MAX_NUMBER, ANKE_PLOT_MAX_NUMBER);
    if (isnan(panel->intercept)) {
        panel->slope = NAN;
    }
    return anke_plot_read_group(input, group, &panel->group, error) &&
           anke_plot_read_curve(input, "qq", group, &panel->points, error);
}

static GString *make(const AnkePlotInput *input, double *height_pt, GError **error)
{
    AnkeQqSpec spec = {.unit = input->table->unit};
    const gint *groups = anke_plot_groups(input, &spec.n_panels);
    AnkeQqPanel *panels = anke_arena_new(input->arena, AnkeQqPanel, spec.n_panels);
    for (guint i = 0; i < spec.n_panels; i++) {
        if (!read_panel(input, groups[i], &panels[i], error)) {
            return NULL;
        }
    }
    const char *const n[] = {
        anke_plot_n_words(input, anke_table_base(input->table, "answered", ANKE_ALL)), NULL};
    spec.panels = panels;
    spec.frame = anke_plot_frame_of(input, anke_plot_subtitle(input, n));
    return anke_qq_script(&spec, input->target, height_pt);
}

const AnkePlotMaker anke_plot_qq = {
    .needed = "qq_slope", .advice = "anke-stats --curves", .is_number = TRUE, .make = make};
