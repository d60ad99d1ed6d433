/*
 * Rates of leaving by age (table leave_rate): Jeffreys, shrunk towards the nation, smooth, and the
 * one that a projection should take.
 */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/stats/leaving_rates.h"
#include "analyzer/stats/national_staff.h"
#include "analyzer/stats/whittaker.h"

/* Ages of a group in the order of the items. */
typedef struct {
    gsize n;
    gint *items;
    double *ages, *exposure, *exits, *prior;
    double *shrunk, *smooth; /* NaN: not known */
    AnkeRateShrinkage shrinkage;
} Rates;

static double *new_numbers(gsize n)
{
    double *numbers = g_new(double, n + 1);
    for (gsize i = 0; i < n; i++) {
        numbers[i] = NAN;
    }
    return numbers;
}

/* Ages with both numbers; others have no rates. */
static Rates *rates_new(const AnkeAnalysis *analysis, gint group)
{
    const AnkeTable *table = analysis->table;
    const char *event = analysis->spec->has_all_exits ? "exits_all" : "exits";
    Rates *rates = g_new0(Rates, 1);
    rates->items = g_new(gint, table->n_items + 1);
    rates->ages = new_numbers(table->n_items);
    rates->exposure = new_numbers(table->n_items);
    rates->exits = new_numbers(table->n_items);
    rates->prior = new_numbers(table->n_items);
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const double exposure = anke_table_number(table, "exposure", item, group);
        const double exits = anke_table_number(table, event, item, group);
        double age;
        if (anke_table_item_age(table, item, &age) && exits >= 0 && exits <= exposure &&
            isfinite(exposure)) {
            rates->items[rates->n] = item;
            rates->ages[rates->n] = age;
            rates->exposure[rates->n] = exposure;
            rates->exits[rates->n] = exits;
            rates->prior[rates->n++] = anke_national_quit_rate(age);
        }
    }
    rates->shrunk = new_numbers(rates->n);
    rates->smooth = new_numbers(rates->n);
    return rates;
}

static void rates_free(Rates *rates)
{
    g_free(rates->items);
    g_free(rates->ages);
    g_free(rates->exposure);
    g_free(rates->exits);
    g_free(rates->prior);
    g_free(rates->shrunk);
    g_free(rates->smooth);
    g_free(rates);
}

/* Smooth rates over all ages between the youngest and the oldest. */
static void smooth_rates(Rates *rates)
{
    double values[ANKE_AGE_END] = {0};
    double weights[ANKE_AGE_END] = {0};
    double smooth[ANKE_AGE_END];
    double first = ANKE_AGE_END;
    double last = 0;
    for (gsize i = 0; i < rates->n; i++) {
        const int age = (int)rates->ages[i];
        first = fmin(first, rates->ages[i]);
        last = fmax(last, rates->ages[i]);
        weights[age] = rates->exposure[i];
        values[age] = rates->exposure[i] > 0 ? rates->exits[i] / rates->exposure[i] : 0;
    }
    const int from = (int)first;
    const gsize n_ages = last >= first ? (gsize)(last - first) + 1 : 0;
    const double lambda = anke_whittaker_lambda(values + from, weights + from, n_ages);
    if (!anke_whittaker_smooth(values + from, weights + from, n_ages, lambda, smooth)) {
        return;
    }
    for (gsize i = 0; i < rates->n; i++) {
        rates->smooth[i] = CLAMP(smooth[(int)rates->ages[i] - from], 0, 1);
    }
}

/* Sums over the ages within which the national rate is one number. */
static void sum_band(const Rates *rates, gsize i, double *exits, double *exposure)
{
    const AnkeAgeBand band = anke_national_quit_band(rates->ages[i]);
    *exits = 0;
    *exposure = 0;
    for (gsize k = 0; k < rates->n; k++) {
        if (rates->ages[k] >= band.from && rates->ages[k] < band.to) {
            *exits += rates->exits[k];
            *exposure += rates->exposure[k];
        }
    }
}

/* Where the rate to use comes from. */
typedef enum { SOURCE_OWN, SOURCE_POOLED, SOURCE_ASSUMED, N_SOURCES } Source;

static Source find_source(const Rates *rates, gsize i, double band_exposure)
{
    if (isnan(rates->shrinkage.scale)) {
        return SOURCE_ASSUMED;
    }
    return rates->exposure[i] >= ANKE_RATE_MIN_EXPOSURE ? SOURCE_OWN
           : band_exposure >= ANKE_RATE_MIN_EXPOSURE    ? SOURCE_POOLED
                                                        : SOURCE_ASSUMED;
}

static Source put_used(const AnkeAnalysis *analysis, gint group, const Rates *rates, gsize i)
{
    static const char *const names[N_SOURCES] = {"own", "pooled", "assumed"};
    double exits;
    double exposure;
    sum_band(rates, i, &exits, &exposure);
    const Source source = find_source(rates, i, exposure);
    const double used[N_SOURCES] = {
        rates->shrunk[i], anke_rate_shrink(&rates->shrinkage, exits, exposure, rates->prior[i]),
        rates->prior[i]};
    anke_analysis_put(analysis, rates->items[i], group, "rate_used", used[source]);
    anke_analysis_put_words(analysis, rates->items[i], group, "rate_source", names[source]);
    return source;
}

static void put_rates(const AnkeAnalysis *analysis, gint group, const Rates *rates)
{
    double n_ages[N_SOURCES] = {0};
    for (gsize i = 0; i < rates->n; i++) {
        const AnkeRate rate =
            anke_rate_jeffreys(rates->exits[i], rates->exposure[i], analysis->spec->conf);
        const AnkeStatValue values[] = {{"rate", rate.mean},
                                        {"rate_lo", rate.range.lo},
                                        {"rate_hi", rate.range.hi},
                                        {"rate_eb", rates->shrunk[i]},
                                        {"rate_wh", rates->smooth[i]}};
        anke_analysis_put_all(analysis, rates->items[i], group, values, G_N_ELEMENTS(values));
        n_ages[put_used(analysis, group, rates, i)]++;
    }
    const AnkeStatValue counts[] = {{"ages_own", n_ages[SOURCE_OWN]},
                                    {"ages_pooled", n_ages[SOURCE_POOLED]},
                                    {"ages_assumed", n_ages[SOURCE_ASSUMED]}};
    anke_analysis_put_all(analysis, ANKE_ALL, group, counts, G_N_ELEMENTS(counts));
}

static gboolean is_assumed(const Rates *rates, gsize i)
{
    double exits;
    double exposure;
    sum_band(rates, i, &exits, &exposure);
    return exposure < ANKE_RATE_MIN_EXPOSURE;
}

/* "60～64" or "60" for each run of ages whose rates are assumed. */
static char *name_assumed(const Rates *rates)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (gsize i = 0; i < rates->n; i++) {
        const gsize first = i;
        while (i < rates->n && is_assumed(rates, i) &&
               rates->ages[i] - rates->ages[first] < (double)(i - first) + 0.5) {
            i++;
        }
        if (i > first) {
            g_string_append_printf(names, "%s%.0f", names->len > 0 ? "、" : "", rates->ages[first]);
            i--;
        }
        if (i > first) {
            g_string_append_printf(names, "～%.0f", rates->ages[i]);
        }
    }
    return g_string_free(g_steal_pointer(&names), FALSE);
}

static void judge(const AnkeAnalysis *analysis, gint group, const Rates *rates)
{
    const AnkeStaffPlace place = {analysis, ANKE_ALL, group};
    g_autofree char *names = name_assumed(rates);
    if (isnan(rates->shrinkage.scale)) {
        anke_staff_judge(&place, "rates", ANKE_FLAG_YELLOW,
                         "退職の実績がなく、全国の普通退職率を仮定した。");
    } else if (*names != '\0') {
        anke_staff_judge(
            &place, "rates", ANKE_FLAG_YELLOW,
            "%s歳は前後の年齢を合わせても延べ%.0f人年に満たず、全国の普通退職率を仮定した。", names,
            ANKE_RATE_MIN_EXPOSURE);
    } else {
        anke_staff_judge(&place, "rates", ANKE_FLAG_NONE, "全国の離職率を仮定した年齢はない。");
    }
}

void anke_rate_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!anke_table_is_leaving(table)) {
        return;
    }
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        Rates *rates = rates_new(analysis, group);
        if (rates->n > 0) {
            rates->shrinkage = anke_rates_shrink(rates->exits, rates->exposure, rates->prior,
                                                 rates->n, rates->shrunk);
            smooth_rates(rates);
            put_rates(analysis, group, rates);
            judge(analysis, group, rates);
        }
        rates_free(rates);
    }
}
