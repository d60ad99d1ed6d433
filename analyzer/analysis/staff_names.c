#include "analyzer/analysis/staff_names.h"

#include <string.h>

#include "analyzer/analysis/staff_table.h"

static const char *const age_names[] = {"mean_age",
                                        "median_age",
                                        "sd_age",
                                        "sd",
                                        "age_convention",
                                        "hollow",
                                        "hollow_lo",
                                        "hollow_hi",
                                        "hollow_z",
                                        "hollow_flag",
                                        "valley_lo",
                                        "valley_hi",
                                        "valley_bottom",
                                        "valley_depth",
                                        "valley_flag",
                                        "age_flag",
                                        "even_flag",
                                        "stationary_flag",
                                        "national_flag",
                                        "peers_flag",
                                        "past5_flag",
                                        "past10_flag",
                                        "load_flag",
                                        "share_flag",
                                        "stationary",
                                        "retirement_age",
                                        "evenness",
                                        "step_mean",
                                        "step_max",
                                        "step_total",
                                        "gini",
                                        "cv",
                                        "ratio_55_per_40s",
                                        "ratio_u30_per_40s",
                                        "ratio_45_54_per_55",
                                        "share_u30",
                                        "share_55",
                                        NULL};

static const char *const age_prefixes[] = {"dissimilarity_", "age_distance_", "judgement_", NULL};

static const char *const series_names[] = {
    "mk_s",         "mk_z",       "mk_p",         "tau_b",        "mk_lag1",      "mk_lag1_z",
    "mk_lag1_p",    "sen_slope",  "sen_lo",       "sen_hi",       "peak",         "peak_change",
    "peak_share",   "break_year", "break_slope1", "break_slope2", "bic_line",     "bic_break",
    "pettitt_year", "pettitt_p",  "few_years",    "segment",      "segment_mean", "judgement_hires",
    "hires_flag",   NULL};

static const char *const flow_names[] = {"turnover",           "mean_age",      "mean_age_change",
                                         "split_exits",        "split_ageing",  "split_hires",
                                         "judgement_identity", "identity_flag", NULL};

static const char *const leaving_names[] = {
    "rate",        "rate_lo",  "rate_hi",     "rate_eb",      "rate_wh",         "rate_used",
    "rate_source", "ages_own", "ages_pooled", "ages_assumed", "judgement_rates", "rates_flag",
    NULL};

static const char *const tenure_names[] = {"survival", "survival_se", "survival_lo", "survival_hi",
                                           NULL};

static const char *const grade_names[] = {"manager_ratio",
                                          "lead_ratio",
                                          "span",
                                          "staff_share",
                                          "manager_share",
                                          "span_flag",
                                          "judgement_span",
                                          "judgement_departments",
                                          "departments_flag",
                                          "departments_judged",
                                          "departments_outside",
                                          NULL};

static const char *const peer_names[] = {
    "per_10000",  "per_1000",    "weighted_mean", "simple_mean",
    "excess",     "excess_rate", "excess_base",   "z",
    "robust_z",   "rank",        "fitted",        "fitted_lo",
    "fitted_hi",  "t_residual",  "predictors",    "judgement_peers",
    "peers_flag", NULL};

static const char *const per_head_names[] = {"per_1000", "per_10000", "residents_per_staff", NULL};

/* A family of statistics: the tables that have it, and its names. */
typedef struct {
    gboolean (*is_in)(const AnkeTable *table);
    const char *const *names;
    const char *const *prefixes; /* NULL: none */
} Family;

static const Family families[] = {
    {anke_table_is_ages, age_names, age_prefixes},  {anke_table_is_series, series_names, NULL},
    {anke_table_is_flow, flow_names, NULL},         {anke_table_is_leaving, leaving_names, NULL},
    {anke_table_is_tenure, tenure_names, NULL},     {anke_table_is_grades, grade_names, NULL},
    {anke_table_is_staffing, per_head_names, NULL}, {anke_table_is_peers, peer_names, NULL},
};

static gboolean has_prefix(const char *const *prefixes, const char *stat)
{
    for (gsize i = 0; prefixes != NULL && prefixes[i] != NULL; i++) {
        if (g_str_has_prefix(stat, prefixes[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_staff_stat_is_own(const AnkeTable *table, const char *stat)
{
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++) {
        const Family *family = &families[i];
        if ((g_strv_contains(family->names, stat) || has_prefix(family->prefixes, stat)) &&
            family->is_in(table)) {
            return TRUE;
        }
    }
    return FALSE;
}
