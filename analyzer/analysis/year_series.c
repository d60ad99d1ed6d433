#include "analyzer/analysis/year_series.h"

#include <math.h>

typedef struct {
    double year, value;
    gint group;
} Point;

static int compare_points(gconstpointer a, gconstpointer b)
{
    const Point *x = a;
    const Point *y = b;
    return (x->year > y->year) - (x->year < y->year);
}

/* Whether every group has a year of its own; points ascend. */
static gboolean are_years(const GArray *points)
{
    for (guint i = 0; i < points->len; i++) {
        const Point *point = &g_array_index(points, Point, i);
        if (!isfinite(point->year) ||
            (i > 0 && !(point->year > g_array_index(points, Point, i - 1).year))) {
            return FALSE;
        }
    }
    return TRUE;
}

static AnkeYearSeries *make_series(GArray *points)
{
    AnkeYearSeries *series = g_new0(AnkeYearSeries, 1);
    series->years = g_new(double, points->len + 1);
    series->values = g_new(double, points->len + 1);
    series->groups = g_new(gint, points->len + 1);
    g_array_sort(points, compare_points);
    const guint n_points = are_years(points) ? points->len : 0;
    for (guint i = 0; i < n_points; i++) {
        const Point *point = &g_array_index(points, Point, i);
        if (isfinite(point->value)) {
            series->years[series->n] = point->year;
            series->values[series->n] = point->value;
            series->groups[series->n++] = point->group;
        }
    }
    g_array_unref(points);
    return series;
}

static AnkeYearSeries *collect(const AnkeTable *table, const char *stat, gint item,
                               gboolean is_total)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(Point));
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        const double value = is_total ? anke_table_base(table, "asked", group)
                                      : anke_table_number(table, stat, item, group);
        const Point point = {table->groups[group].score, value, group};
        g_array_append_val(points, point);
    }
    return make_series(points);
}

AnkeYearSeries *anke_year_series_new(const AnkeTable *table, const char *stat, gint item)
{
    return collect(table, stat, item, FALSE);
}

AnkeYearSeries *anke_year_series_new_total(const AnkeTable *table)
{
    return collect(table, NULL, ANKE_ALL, TRUE);
}

void anke_year_series_free(AnkeYearSeries *series)
{
    if (series != NULL) {
        g_free(series->years);
        g_free(series->values);
        g_free(series->groups);
        g_free(series);
    }
}
