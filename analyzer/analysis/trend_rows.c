/*
 * Trend and change of what is counted or measured year by year: of each item, and of the table as a
 * whole, with blank group.
 */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/hire_segments.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/analysis/year_series.h"
#include "analyzer/stats/time_break.h"
#include "analyzer/stats/time_trend.h"

/* Fewer years have no trend. */
enum { MIN_YEARS = 4 };

static void put_trend(const AnkeAnalysis *analysis, gint item, const AnkeYearSeries *series)
{
    const AnkeMannKendall test = anke_mann_kendall(series->values, series->n);
    const AnkeSenSlope sen =
        anke_sen_slope(series->years, series->values, series->n, analysis->spec->conf);
    const AnkeStatValue values[] = {
        {"mk_s", test.s},         {"mk_z", test.z},   {"mk_p", test.p},  {"tau_b", test.tau_b},
        {"sen_slope", sen.slope}, {"sen_lo", sen.lo}, {"sen_hi", sen.hi}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
    if (analysis->spec->has_all) {
        const AnkeMannKendallLag1 lag1 =
            anke_mann_kendall_lag1(series->years, series->values, series->n);
        const AnkeStatValue more[] = {
            {"mk_lag1", lag1.lag1}, {"mk_lag1_z", lag1.z}, {"mk_lag1_p", lag1.p}};
        anke_analysis_put_all(analysis, item, ANKE_ALL, more, G_N_ELEMENTS(more));
    }
    if (series->n < ANKE_TIME_FEW) {
        anke_analysis_put_words(analysis, item, ANKE_ALL, "few_years", "yes");
    }
}

/* The first year of the largest value, and what has changed since. */
static void put_peak(const AnkeAnalysis *analysis, gint item, const AnkeYearSeries *series)
{
    gsize peak = 0;
    for (gsize i = 1; i < series->n; i++) {
        peak = series->values[i] > series->values[peak] ? i : peak;
    }
    const double highest = series->values[peak];
    const double change = series->values[series->n - 1] - highest;
    const AnkeStatValue values[] = {{"peak", series->years[peak]},
                                    {"peak_change", change},
                                    {"peak_share", highest > 0 ? change / highest : NAN}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
}

static void put_breaks(const AnkeAnalysis *analysis, gint item, const AnkeYearSeries *series)
{
    const AnkeTimeBreak fit = anke_time_break_fit(series->years, series->values, series->n);
    const AnkePettitt pettitt = anke_time_pettitt(series->values, series->n);
    const AnkeStatValue values[] = {
        {"break_year", isnan(fit.slope1) ? NAN : series->years[fit.at]},
        {"break_slope1", fit.slope1},
        {"break_slope2", fit.slope2},
        {"bic_line", fit.bic_line},
        {"bic_break", fit.bic_break},
        {"pettitt_year", isnan(pettitt.p) ? NAN : series->years[pettitt.at]},
        {"pettitt_p", pettitt.p}};
    anke_analysis_put_all(analysis, item, ANKE_ALL, values, G_N_ELEMENTS(values));
}

static void put_series(const AnkeAnalysis *analysis, gint item, const AnkeYearSeries *series)
{
    if (series->n >= MIN_YEARS && series->n <= ANKE_TIME_MAX) {
        put_trend(analysis, item, series);
        put_peak(analysis, item, series);
        put_breaks(analysis, item, series);
    }
}

static void put_items(const AnkeAnalysis *analysis, const char *stat)
{
    const AnkeTable *table = analysis->table;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const AnkeItemType type = table->items[item].type;
        if (type == ANKE_ITEM_CHOICE || type == ANKE_ITEM_NET) {
            g_autoptr(AnkeYearSeries) series = anke_year_series_new(table, stat, item);
            put_series(analysis, item, series);
        }
    }
}

void anke_trend_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!anke_table_is_series(table)) {
        return;
    }
    if (anke_table_has(table, "n")) {
        g_autoptr(AnkeYearSeries) total = anke_year_series_new_total(table);
        put_series(analysis, ANKE_ALL, total);
        put_items(analysis, "n");
        return;
    }
    const gboolean is_flow = anke_table_is_flow(table);
    g_autoptr(AnkeYearSeries) whole =
        anke_year_series_new(table, is_flow ? "stock" : "value", ANKE_ALL);
    put_series(analysis, ANKE_ALL, whole);
    if (!is_flow) {
        put_items(analysis, "value");
    }
    if (is_flow || strcmp(table->question, "hires") == 0) {
        anke_hire_segments_write(analysis, is_flow ? "hires" : "value");
    }
}
