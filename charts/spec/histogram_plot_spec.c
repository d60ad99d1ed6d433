/* Histograms of a number, by group or not, with densities where the stream has them. */
#include <math.h>

#include "charts/scripts/histogram_script.h"
#include "charts/spec/plot_parts.h"

static gboolean read_panel(const AnkePlotInput *input, gint group, AnkeHistogramGroup *panel,
                           GError **error)
{
    if (!anke_plot_read_group(input, group, &panel->group, error) ||
        !anke_plot_read_curve(input, "density", group, &panel->density, error)) {
        return FALSE;
    }
    panel->median = anke_table_number(input->table, "median", ANKE_ALL, group);
    if (anke_plot_group_is_small(&panel->group)) {
        panel->density.n_points = 0;
    }
    if (panel->group.state == ANKE_PLOT_HIDDEN) {
        panel->group.n_values = 0;
        panel->density.n_points = 0;
    }
    return TRUE;
}

static gboolean check_bins(const AnkePlotInput *input, const AnkeHistogramSpec *spec,
                           GError **error)
{
    if (!(fabs(spec->bin_start) <= ANKE_PLOT_MAX_NUMBER && spec->bin_width > 0 &&
          spec->bin_width <= ANKE_PLOT_MAX_NUMBER)) {
        return anke_plot_fail(input, error, "\"bin_start\" and \"bin_width\" make no bins");
    }
    for (guint i = 0; i < spec->n_groups; i++) {
        const AnkePlotGroup *group = &spec->groups[i].group;
        for (guint k = 0; k < group->n_values; k++) {
            guint bin;
            const AnkePlotValue *value = &group->values[k];
            if (value->n > 0 &&
                !anke_histogram_bin(value->value, spec->bin_start, spec->bin_width, &bin)) {
                return anke_plot_fail(input, error, "a value lies in none of the bins");
            }
        }
    }
    return TRUE;
}

static gboolean read_panels(const AnkePlotInput *input, AnkeHistogramSpec *spec, GError **error)
{
    const gint *groups = anke_plot_groups(input, &spec->n_groups);
    AnkeHistogramGroup *panels = anke_arena_new(input->arena, AnkeHistogramGroup, spec->n_groups);
    for (guint i = 0; i < spec->n_groups; i++) {
        if (!read_panel(input, groups[i], &panels[i], error)) {
            return FALSE;
        }
    }
    spec->groups = panels;
    anke_plot_add_number_notes(input);
    return TRUE;
}

static GString *make(const AnkePlotInput *input, double *height_pt, GError **error)
{
    const AnkeTable *table = input->table;
    AnkeHistogramSpec spec = {
        .unit = table->unit,
        .bin_start = anke_table_number(table, "bin_start", ANKE_ALL, ANKE_ALL),
        .bin_width = anke_table_number(table, "bin_width", ANKE_ALL, ANKE_ALL)};
    if (!read_panels(input, &spec, error) || !check_bins(input, &spec, error)) {
        return NULL;
    }
    const char *const n[] = {anke_plot_n_words(input, anke_table_base(table, "answered", ANKE_ALL)),
                             NULL};
    spec.frame = anke_plot_frame_of(input, anke_plot_subtitle(input, n));
    return anke_histogram_script(&spec, input->target, height_pt);
}

const AnkePlotMaker anke_plot_histogram = {.needed = "bin_width", .is_number = TRUE, .make = make};
