#include "analyzer/analysis/curves.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/base/number.h"
#include "analyzer/stats/density.h"
#include "analyzer/stats/qq.h"
#include "analyzer/stats/regression.h"

#define TAIL_BANDWIDTHS 3.0     /* how far a density goes beyond the outermost values */
#define STEPS_PER_BANDWIDTH 2.0 /* that a curve without corners needs */

enum {
    MIN_DENSITY_STEPS = 100,
    MAX_DENSITY_STEPS = 400,
    N_FIT_STEPS = 40,
    MAX_QQ_POINTS = 200,
    MIN_POSITIONS = 3
};

static const char *const curve_stats[] = {"density",   "bandwidth",    "qq",     "qq_slope",
                                          "fit",       "qq_intercept", "fit_lo", "fit_hi",
                                          "fit_slope", "fit_intercept"};

/* Cells of a battery have correlations too; ours stands beside no item and no group. */
static gboolean is_own_correlation(const AnkeTableRow *row)
{
    return row->item == ANKE_ALL && row->group == ANKE_ALL &&
           (strcmp(row->stat, "pearson") == 0 || strcmp(row->stat, "pearson_p") == 0);
}

gboolean anke_curves_owns(const AnkeTable *table, const AnkeTableRow *row)
{
    for (gsize i = 0; i < G_N_ELEMENTS(curve_stats); i++) {
        if (strcmp(row->stat, curve_stats[i]) == 0) {
            return TRUE;
        }
    }
    return is_own_correlation(row) ||
           (row->item != ANKE_ALL && table->items[row->item].type == ANKE_ITEM_POINT);
}

/* A value of a curve that waits until all positions are known. */
typedef struct {
    char *position;
    const char *stat;
    gint group;
    double value;
} CurveRow;

typedef struct {
    const AnkeTable *table;
    AnkeStreamWriter *writer;
    GArray *rows;
} Curves;

static void clear_row(gpointer row)
{
    g_free(((CurveRow *)row)->position);
}

static void add_value(Curves *curves, double position, gint group, const char *stat, double value)
{
    char text[ANKE_NUMBER_SIZE];
    if (isfinite(position) && isfinite(value)) {
        (void)anke_number_format(text, position);
        const CurveRow row = {g_strdup(text), stat, group, value};
        g_array_append_val(curves->rows, row);
    }
}

/* A number of a group that has no position. */
static void write_number(const Curves *curves, gint group, const char *stat, double value)
{
    const char *label = group == ANKE_ALL ? "" : curves->table->groups[group].label;
    anke_stream_writer_number(curves->writer, "", label, stat, value);
}

/* Densities */

/* Of one group: where it is all but 0 there are no rows. */
static void add_density(Curves *curves, gint group, const AnkeDistribution *distribution,
                        const GArray *points)
{
    const double bandwidth = anke_density_choose_bandwidth(distribution);
    write_number(curves, group, "bandwidth", bandwidth);
    if (isnan(bandwidth)) {
        return;
    }
    const AnkeDescription description = anke_distribution_describe(distribution);
    g_autofree double *densities = g_new(double, points->len + 1);
    const double *positions = (const double *)(gpointer)points->data;
    anke_density_evaluate(distribution, bandwidth, positions, points->len, densities);
    for (guint i = 0; i < points->len; i++) {
        if (positions[i] >= description.min - TAIL_BANDWIDTHS * bandwidth &&
            positions[i] <= description.max + TAIL_BANDWIDTHS * bandwidth) {
            add_value(curves, positions[i], group, "density", densities[i]);
        }
    }
}

static AnkeDistribution distribution_of(const AnkeTableCounts *counts, gsize col)
{
    return (AnkeDistribution){counts->values, counts->cell + col, counts->counts.n_rows,
                              counts->counts.n_cols};
}

/* Positions for all groups of the table, beyond the tails of the widest of them. */
static GArray *choose_positions(const AnkeTableCounts *counts)
{
    double lo = INFINITY;
    double hi = -INFINITY;
    double narrowest = INFINITY;
    for (gsize col = 0; col < counts->counts.n_cols; col++) {
        const AnkeDistribution distribution = distribution_of(counts, col);
        const double bandwidth = anke_density_choose_bandwidth(&distribution);
        if (!isnan(bandwidth)) {
            const AnkeDescription description = anke_distribution_describe(&distribution);
            lo = fmin(lo, description.min - TAIL_BANDWIDTHS * bandwidth);
            hi = fmax(hi, description.max + TAIL_BANDWIDTHS * bandwidth);
            narrowest = fmin(narrowest, bandwidth);
        }
    }
    const double n_steps = (hi - lo) / narrowest * STEPS_PER_BANDWIDTH;
    return anke_density_choose_points(
        lo, hi,
        n_steps < MAX_DENSITY_STEPS ? MAX(MIN_DENSITY_STEPS, (guint)n_steps) : MAX_DENSITY_STEPS);
}

static void add_densities(Curves *curves, const AnkeTableCounts *counts)
{
    g_autoptr(GArray) positions = choose_positions(counts);
    for (gsize col = 0; col < counts->counts.n_cols; col++) {
        const AnkeDistribution distribution = distribution_of(counts, col);
        add_density(curves, counts->groups[col], &distribution, positions);
    }
}

/* Quantiles */

static void add_quantiles(Curves *curves, gint group, const AnkeDistribution *distribution)
{
    const AnkeQqLine line = anke_qq_line(distribution);
    g_autoptr(GArray) points = anke_qq_points(distribution, MAX_QQ_POINTS);
    write_number(curves, group, "qq_slope", line.slope);
    write_number(curves, group, "qq_intercept", line.intercept);
    for (guint i = 0; i < points->len; i++) {
        const AnkeQqPoint *point = &g_array_index(points, AnkeQqPoint, i);
        add_value(curves, point->theoretical, group, "qq", point->sample);
    }
}

/* Lines */

/* Where a group stands on the axis of the break: its score, or the number that its label is. */
static double position_of(const AnkeGroup *group)
{
    double position = group->score;
    if (isnan(position)) {
        (void)anke_number_parse(group->label, strlen(group->label), &position);
    }
    return position;
}

/* Whether the break is a number: all its categories have a position, and there are a few. Years
 * follow one another and are no sample. */
gboolean anke_curves_has_line(const AnkeTable *table)
{
    guint n_positions = 0;
    for (guint i = 0; i < table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE) {
            if (isnan(position_of(&table->groups[i]))) {
                return FALSE;
            }
            n_positions++;
        }
    }
    return n_positions >= MIN_POSITIONS && table->by_type != ANKE_TYPE_MULTIPLE &&
           strcmp(table->by, "year") != 0 && strcmp(table->by, table->question) != 0;
}

static GArray *list_pairs(const AnkeTable *table)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(AnkePair));
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_values(table, TRUE);
    for (gsize row = 0; row < counts->counts.n_rows; row++) {
        for (gsize col = 0; col < counts->counts.n_cols; col++) {
            const AnkePair pair = {position_of(&table->groups[counts->groups[col]]),
                                   counts->values[row],
                                   counts->cell[row * counts->counts.n_cols + col]};
            if (pair.count != 0) {
                g_array_append_val(pairs, pair);
            }
        }
    }
    return pairs;
}

static void add_fit_at(Curves *curves, const AnkeRegression *regression, double x, double conf)
{
    const AnkeInterval mean = anke_regression_interval(regression, x, conf);
    add_value(curves, x, ANKE_ALL, "fit", anke_regression_at(regression, x));
    add_value(curves, x, ANKE_ALL, "fit_lo", mean.lo);
    add_value(curves, x, ANKE_ALL, "fit_hi", mean.hi);
}

/* Along the line from the least to the greatest x that somebody has, never beyond. */
static void add_fit(Curves *curves, const GArray *pairs, double conf)
{
    double lo = INFINITY;
    double hi = -INFINITY;
    const AnkePair *all = (const AnkePair *)(gpointer)pairs->data;
    const AnkeRegression regression = anke_regression_fit(all, pairs->len);
    write_number(curves, ANKE_ALL, "pearson", regression.r);
    write_number(curves, ANKE_ALL, "pearson_p", regression.p);
    write_number(curves, ANKE_ALL, "fit_slope", regression.slope);
    write_number(curves, ANKE_ALL, "fit_intercept", regression.intercept);
    if (isnan(regression.slope)) {
        return;
    }
    for (guint i = 0; i < pairs->len; i++) {
        lo = fmin(lo, all[i].x);
        hi = fmax(hi, all[i].x);
    }
    g_autoptr(GArray) points = anke_density_choose_points(lo, hi, N_FIT_STEPS);
    add_fit_at(curves, &regression, lo, conf);
    for (guint i = 0; i < points->len; i++) {
        const double x = g_array_index(points, double, i);
        if (x > lo && x < hi) {
            add_fit_at(curves, &regression, x, conf);
        }
    }
    add_fit_at(curves, &regression, hi, conf);
}

/* Writing */

static GHashTable *list_answers(const AnkeTable *table)
{
    GHashTable *labels = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].type != ANKE_ITEM_POINT) {
            g_hash_table_add(labels, (gpointer)table->items[i].label);
        }
    }
    return labels;
}

/* Positions that are answers too stay answers. */
static void write_rows(const Curves *curves)
{
    g_autoptr(GHashTable) known = list_answers(curves->table);
    for (guint i = 0; i < curves->rows->len; i++) {
        const CurveRow *row = &g_array_index(curves->rows, CurveRow, i);
        if (g_hash_table_add(known, row->position)) {
            anke_stream_writer_text(curves->writer, row->position, "", "item_type",
                                    anke_item_type_name(ANKE_ITEM_POINT));
        }
    }
    for (guint i = 0; i < curves->rows->len; i++) {
        const CurveRow *row = &g_array_index(curves->rows, CurveRow, i);
        const char *label = row->group == ANKE_ALL ? "" : curves->table->groups[row->group].label;
        anke_stream_writer_number(curves->writer, row->position, label, row->stat, row->value);
    }
}

void anke_curve_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!analysis->spec->has_curves || table->type != ANKE_TYPE_NUMBER) {
        return;
    }
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(CurveRow));
    g_array_set_clear_func(rows, clear_row);
    Curves curves = {table, analysis->writer, rows};
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_values(table, FALSE);
    if (counts->counts.n_rows == 0) {
        return; /* bands alone */
    }
    add_densities(&curves, counts);
    for (gsize col = 0; col < counts->counts.n_cols; col++) {
        const AnkeDistribution distribution = distribution_of(counts, col);
        add_quantiles(&curves, counts->groups[col], &distribution);
    }
    if (anke_curves_has_line(table)) {
        g_autoptr(GArray) pairs = list_pairs(table);
        add_fit(&curves, pairs, analysis->spec->conf);
    }
    write_rows(&curves);
}
