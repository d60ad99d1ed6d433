/* Box plots and violins of a number by group. */
#include <math.h>

#include "charts/scripts/box_script.h"
#include "charts/scripts/violin_script.h"
#include "charts/spec/plot_parts.h"

static gboolean read_stats(const AnkePlotInput *input, gint group, AnkePlotRow *row, GError **error)
{
    const struct {
        const char *stat;
        double *number;
    } stats[] = {{"whisker_lo", &row->whisker_lo}, {"q1", &row->q1},
                 {"median", &row->median},         {"q3", &row->q3},
                 {"whisker_hi", &row->whisker_hi}, {"mean", &row->mean}};
    for (gsize i = 0; i < G_N_ELEMENTS(stats); i++) {
        if (!anke_plot_read_number(input, stats[i].stat, group, stats[i].number, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* A violin ends at the least and the greatest value that somebody has. */
static AnkePlotCurve cut_to_values(const AnkePlotGroup *group, const AnkePlotCurve *density)
{
    double lo = INFINITY;
    double hi = -INFINITY;
    AnkePlotCurve cut = {.points = density->points};
    for (guint i = 0; i < group->n_values; i++) {
        if (group->values[i].n > 0) {
            lo = fmin(lo, group->values[i].value);
            hi = fmax(hi, group->values[i].value);
        }
    }
    for (guint i = 0; i < density->n_points; i++) {
        if (density->points[i].x < lo) {
            cut.points = &density->points[i + 1];
        } else if (density->points[i].x <= hi) {
            cut.n_points++;
        }
    }
    return cut;
}

static gboolean read_row(const AnkePlotInput *input, gint group, AnkePlotRow *row, GError **error)
{
    AnkePlotCurve density;
    if (!anke_plot_read_group(input, group, &row->group, error) ||
        !anke_plot_read_curve(input, "density", group, &density, error)) {
        return FALSE;
    }
    row->density = cut_to_values(&row->group, &density);
    return row->group.state != ANKE_PLOT_SHOWN || read_stats(input, group, row, error);
}

static gboolean read_spec(const AnkePlotInput *input, AnkePlotRowsSpec *spec, GError **error)
{
    const gint *groups = anke_plot_groups(input, &spec->n_rows);
    AnkePlotRow *rows = anke_arena_new(input->arena, AnkePlotRow, spec->n_rows);
    for (guint i = 0; i < spec->n_rows; i++) {
        if (!read_row(input, groups[i], &rows[i], error)) {
            return FALSE;
        }
    }
    anke_plot_add_number_notes(input);
    const char *const n[] = {
        anke_plot_n_words(input, anke_table_base(input->table, "answered", ANKE_ALL)), NULL};
    spec->frame = anke_plot_frame_of(input, anke_plot_subtitle(input, n));
    spec->unit = input->table->unit;
    spec->rows = rows;
    return TRUE;
}

static GString *make_box(const AnkePlotInput *input, double *height_pt, GError **error)
{
    AnkePlotRowsSpec spec = {0};
    return read_spec(input, &spec, error) ? anke_box_script(&spec, input->target, height_pt) : NULL;
}

static GString *make_violin(const AnkePlotInput *input, double *height_pt, GError **error)
{
    AnkePlotRowsSpec spec = {0};
    return read_spec(input, &spec, error) ? anke_violin_script(&spec, input->target, height_pt)
                                          : NULL;
}

const AnkePlotMaker anke_plot_box = {.needed = "whisker_lo", .is_number = TRUE, .make = make_box};
const AnkePlotMaker anke_plot_violin = {
    .needed = "bandwidth", .advice = "anke-stats --curves", .is_number = TRUE, .make = make_violin};
