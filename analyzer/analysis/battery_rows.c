/*
 * Batteries: how well the questions hang together, whether people favour one of them, and what
 * explains an outcome. Of a battery by a break the results of the groups stand in a table of their
 * own, by the break alone, whose items are the questions.
 */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/battery_sums.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/stats/importance.h"
#include "analyzer/stats/related.h"
#include "analyzer/stats/reliability.h"

enum {
    FEW_PEOPLE = 20,           /* below, alpha says little */
    PEOPLE_OF_A_PREDICTOR = 5, /* fewer for each: no regression */
    FEW_DIGITS = 6             /* left of the variance of a member */
};

static void put(const AnkeAnalysis *analysis, const char *item, const char *group, const char *stat,
                double value)
{
    anke_stream_writer_number(analysis->writer, item, group, stat, value);
}

static void put_note(const AnkeAnalysis *analysis, const char *group, const char *note)
{
    anke_stream_writer_text(analysis->writer, "", group, "note", note);
}

static const char *label_of(const AnkeAnalysis *analysis, gsize item)
{
    return analysis->table->items[item].label;
}

static double find_digits(const AnkeMoments *moments)
{
    double digits = INFINITY;
    for (gsize i = 0; i < moments->n_variables; i++) {
        digits = fmin(digits, anke_moments_digits(moments, i));
    }
    return digits;
}

/* Reliability */

static void put_alpha(const AnkeAnalysis *analysis, const AnkeMoments *moments, const char *group)
{
    const AnkeInterval interval = anke_reliability_interval(moments, analysis->spec->conf);
    put(analysis, "", group, "alpha", anke_reliability_alpha(moments));
    put(analysis, "", group, "alpha_lo", interval.lo);
    put(analysis, "", group, "alpha_hi", interval.hi);
}

static void put_items(const AnkeAnalysis *analysis, const AnkeMoments *moments, const char *group)
{
    for (gsize i = 0; i < moments->n_variables; i++) {
        const AnkeItemReliability item = anke_reliability_item(moments, i);
        put(analysis, label_of(analysis, i), group, "item_total_r", item.item_total_r);
        put(analysis, label_of(analysis, i), group, "alpha_if_deleted", item.alpha_if_deleted);
    }
}

/* Related answers */

static void put_friedman(const AnkeAnalysis *analysis, const AnkeBatterySums *sums,
                         const char *group)
{
    const AnkeMoments *moments = &sums->moments;
    const AnkeRelatedTest test =
        anke_related_friedman(sums->rank_sums, moments->n_variables, moments->n, sums->tie_sum);
    put(analysis, "", group, "friedman", test.statistic);
    put(analysis, "", group, "friedman_df", test.df);
    put(analysis, "", group, "friedman_p", test.p);
}

static void put_cochran_q(const AnkeAnalysis *analysis, const AnkeMoments *moments,
                          const char *group)
{
    const AnkeRelatedTest test = anke_related_cochran_q(moments);
    put(analysis, "", group, "cochran_q", test.statistic);
    put(analysis, "", group, "cochran_q_df", test.df);
    put(analysis, "", group, "cochran_q_p", test.p);
}

/* Whether all numbers are `low` or the next one up: the product of their distances from both is
 * above 0 for any other whole number. */
static gboolean is_two_valued(const AnkeMoments *moments, double low)
{
    const gsize k = moments->n_variables;
    for (gsize i = 0; i < k; i++) {
        const double sum =
            moments->sxy[i * k + i] - (2 * low + 1) * moments->sx[i] + low * (low + 1) * moments->n;
        if (sum != 0) {
            return FALSE;
        }
    }
    return moments->n > 0;
}

/* Yes and no are 1 and 0, or 1 and 2, which are taken down by 1; which of them is yes does not
 * matter. */
static void put_cochran_q_of_scale(const AnkeAnalysis *analysis, AnkeBatterySums *sums,
                                   const char *group)
{
    const gboolean is_from_one = is_two_valued(&sums->moments, 1);
    if (is_from_one) {
        anke_battery_sums_shift(sums, 1);
    }
    if (is_from_one || is_two_valued(&sums->moments, 0)) {
        put_cochran_q(analysis, &sums->moments, group);
    }
}

static void put_scale(const AnkeAnalysis *analysis, AnkeBatterySums *sums, const char *group)
{
    const AnkeMoments *moments = &sums->moments;
    put_alpha(analysis, moments, group);
    put_friedman(analysis, sums, group);
    put_cochran_q_of_scale(analysis, sums, group);
    if (moments->n < FEW_PEOPLE) {
        put_note(analysis, group,
                 "全項目に回答した人が20人に満たないため信頼性係数は参考にとどまる");
    } else if (find_digits(moments) < FEW_DIGITS) {
        put_note(analysis, group, "値の大きさに比べて散らばりが小さく有効桁数が少ない");
    }
    put_items(analysis, moments, group);
}

/* Drivers */

static void put_predictor(const AnkeAnalysis *analysis, const char *item,
                          const AnkePredictor *predictor)
{
    const AnkeStatValue values[] = {{"coef", predictor->coef}, {"coef_se", predictor->se},
                                    {"coef_p", predictor->p},  {"beta", predictor->beta},
                                    {"lmg", predictor->lmg},   {"johnson", predictor->johnson},
                                    {"vif", predictor->vif}};
    for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
        put(analysis, item, "", values[i].stat, values[i].value);
    }
}

static const char *find_driver_note(const AnkeMoments *moments, const AnkeImportance *fit)
{
    if (isnan(fit->r2)) {
        return "散らばりのない項目又は他の項目から決まる項目があるため回帰しない";
    }
    return find_digits(moments) < FEW_DIGITS ? "値の大きさに比べて散らばりが小さく有効桁数が少ない"
                                             : NULL;
}

static void put_drivers(const AnkeAnalysis *analysis, const AnkeMoments *moments)
{
    const gsize n_predictors = moments->n_variables - 1;
    if (!(moments->n >= (double)(PEOPLE_OF_A_PREDICTOR * n_predictors))) {
        put_note(analysis, "", "全項目に回答した人が説明項目の数の5倍に満たないため回帰しない");
        return;
    }
    g_autofree AnkePredictor *predictors = g_new(AnkePredictor, n_predictors + 1);
    const AnkeImportance fit = anke_importance_fit(moments, predictors);
    const char *note = find_driver_note(moments, &fit);
    if (!isnan(fit.r2)) {
        put(analysis, "", "", "r2", fit.r2);
        put(analysis, "", "", "adj_r2", fit.adj_r2);
    }
    if (note != NULL) {
        put_note(analysis, "", note);
    }
    for (gsize i = 0; !isnan(fit.r2) && i < n_predictors; i++) {
        put_predictor(analysis, label_of(analysis, i + 1), &predictors[i]);
    }
}

/* Batteries by a break */

static void describe_results(const AnkeAnalysis *analysis, const GPtrArray *groups)
{
    static const char *const stats[] = {"name", "item_type"};
    const AnkeTable *table = analysis->table;
    AnkeStreamWriter *writer = analysis->writer;
    g_autofree char *by_label = anke_battery_break_label(table);
    anke_stream_writer_text(writer, "", "", "label", table->label);
    anke_stream_writer_text(writer, "", "", "type", anke_question_type_name(table->type));
    anke_stream_writer_text(writer, "", "", "by_label", by_label);
    anke_stream_writer_text(writer, "", "", "by_type", anke_question_type_name(table->by_type));
    for (guint item = 0; item < table->n_items; item++) {
        for (guint i = 0; i < G_N_ELEMENTS(stats); i++) {
            const char *text = anke_table_text(table, stats[i], (gint)item, ANKE_ALL);
            if (text != NULL) {
                anke_stream_writer_text(writer, table->items[item].label, "", stats[i], text);
            }
        }
    }
    for (guint i = 0; i < groups->len; i++) {
        const char *group = g_ptr_array_index(groups, i);
        anke_stream_writer_text(writer, "", group, "group_type",
                                anke_group_type_name(ANKE_GROUP_CHOICE));
    }
}

static void write_groups(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    g_autoptr(GPtrArray) groups = anke_battery_groups(table);
    g_autofree char *by = g_strndup(table->by, strlen(table->by) - strlen(table->question) - 1);
    if (groups->len == 0) {
        return;
    }
    anke_stream_writer_set_table(analysis->writer, table->wave, table->question, by);
    describe_results(analysis, groups);
    for (guint i = 0; i < groups->len; i++) {
        const char *group = g_ptr_array_index(groups, i);
        g_autoptr(AnkeBatterySums) sums = anke_battery_sums_new(table, group);
        put(analysis, "", group, "n", sums->moments.n);
        put_scale(analysis, sums, group);
    }
}

/* Co-occurrences: the ticks of the choices, less 特になし, which nobody ticks beside others. */
static void write_ticks(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (!analysis->spec->has_all || analysis->is_weighted || table->type != ANKE_TYPE_MULTIPLE ||
        strcmp(table->by, table->question) != 0) {
        return;
    }
    g_autoptr(AnkeBatterySums) sums = anke_battery_sums_of_ticks(table);
    put_cochran_q(analysis, &sums->moments, "");
}

void anke_battery_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    if (table->type != ANKE_TYPE_BATTERY) {
        write_ticks(analysis);
        return;
    }
    if (strcmp(table->by, table->question) != 0) {
        write_groups(analysis);
        return;
    }
    g_autoptr(AnkeBatterySums) sums = anke_battery_sums_new(table, NULL);
    if (anke_table_has(table, "outcome")) {
        put_drivers(analysis, &sums->moments);
    } else {
        put_scale(analysis, sums, "");
    }
}
