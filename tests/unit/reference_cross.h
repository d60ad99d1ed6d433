/* Keys of cross tables for test_reference.c: association, agreement, pairs, trends. */
#ifndef ANKE_TESTS_REFERENCE_CROSS_H
#define ANKE_TESTS_REFERENCE_CROSS_H

#include <string.h>

#include "analyzer/stats/agreement.h"
#include "analyzer/stats/association.h"
#include "analyzer/stats/correlation.h"
#include "analyzer/stats/fourfold.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/ordinal.h"
#include "analyzer/stats/paired.h"
#include "analyzer/stats/signed_rank.h"
#include "analyzer/stats/trend_groups.h"

/* Values of rows and columns are 1, 2, 3, ... */
static const double REFERENCE_VALUES[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

#define CROSS_KEY(name, expression)                                                                \
    static double cross_##name(G_GNUC_UNUSED const AnkeCounts *counts,                             \
                               G_GNUC_UNUSED const double *arguments)                              \
    {                                                                                              \
        return expression;                                                                         \
    }

CROSS_KEY(chisq_yates, anke_independence_yates(counts).chisq)
CROSS_KEY(chisq_yates_p, anke_independence_yates(counts).p)
CROSS_KEY(lr, anke_independence_likelihood_ratio(counts).chisq)
CROSS_KEY(lr_p, anke_independence_likelihood_ratio(counts).p)
CROSS_KEY(linear, anke_independence_linear(counts, NULL, NULL).chisq)
CROSS_KEY(linear_p, anke_independence_linear(counts, NULL, NULL).p)
CROSS_KEY(odds_ratio, anke_fourfold_odds_ratio(counts, 0.95).ratio)
CROSS_KEY(odds_ratio_lo, anke_fourfold_odds_ratio(counts, arguments[0]).lo)
CROSS_KEY(odds_ratio_hi, anke_fourfold_odds_ratio(counts, arguments[0]).hi)
CROSS_KEY(phi, anke_association_phi(counts))
CROSS_KEY(contingency, anke_association_contingency(counts))
CROSS_KEY(lambda_r, anke_association_lambda(counts).r)
CROSS_KEY(lambda_c, anke_association_lambda(counts).c)
CROSS_KEY(lambda_s, anke_association_lambda(counts).s)
CROSS_KEY(gk_tau_r, anke_association_gk_tau(counts).r)
CROSS_KEY(gk_tau_c, anke_association_gk_tau(counts).c)
CROSS_KEY(uncertainty_r, anke_association_uncertainty(counts).r)
CROSS_KEY(uncertainty_c, anke_association_uncertainty(counts).c)
CROSS_KEY(uncertainty_s, anke_association_uncertainty(counts).s)
CROSS_KEY(gamma, anke_ordinal_measure(counts).gamma.value)
CROSS_KEY(gamma_ase, anke_ordinal_measure(counts).gamma.ase)
CROSS_KEY(tau_b, anke_ordinal_measure(counts).tau_b.value)
CROSS_KEY(tau_b_ase, anke_ordinal_measure(counts).tau_b.ase)
CROSS_KEY(tau_c, anke_ordinal_measure(counts).tau_c.value)
CROSS_KEY(tau_c_ase, anke_ordinal_measure(counts).tau_c.ase)
CROSS_KEY(somers_r, anke_ordinal_measure(counts).somers_r.value)
CROSS_KEY(somers_r_ase, anke_ordinal_measure(counts).somers_r.ase)
CROSS_KEY(somers_c, anke_ordinal_measure(counts).somers_c.value)
CROSS_KEY(somers_c_ase, anke_ordinal_measure(counts).somers_c.ase)
CROSS_KEY(somers_s, anke_ordinal_measure(counts).somers_s.value)
CROSS_KEY(somers_s_ase, anke_ordinal_measure(counts).somers_s.ase)
CROSS_KEY(pearson, anke_correlation_pearson(counts, NULL, NULL).r)
CROSS_KEY(pearson_p, anke_correlation_pearson(counts, NULL, NULL).p)
CROSS_KEY(spearman, anke_correlation_spearman(counts).r)
CROSS_KEY(spearman_p, anke_correlation_spearman(counts).p)
CROSS_KEY(kendall_z, anke_correlation_kendall(counts).z)
CROSS_KEY(kendall_p, anke_correlation_kendall(counts).p)
CROSS_KEY(kappa, anke_agreement_kappa(counts, ANKE_KAPPA_SIMPLE).kappa)
CROSS_KEY(kappa_ase, anke_agreement_kappa(counts, ANKE_KAPPA_SIMPLE).ase)
CROSS_KEY(kappa_linear, anke_agreement_kappa(counts, ANKE_KAPPA_LINEAR).kappa)
CROSS_KEY(kappa_linear_ase, anke_agreement_kappa(counts, ANKE_KAPPA_LINEAR).ase)
CROSS_KEY(kappa_quadratic, anke_agreement_kappa(counts, ANKE_KAPPA_QUADRATIC).kappa)
CROSS_KEY(kappa_quadratic_ase, anke_agreement_kappa(counts, ANKE_KAPPA_QUADRATIC).ase)
CROSS_KEY(mcnemar, anke_paired_mcnemar(counts).chisq)
CROSS_KEY(mcnemar_p, anke_paired_mcnemar(counts).p)
CROSS_KEY(mcnemar_exact_p, anke_paired_mcnemar(counts).exact_p)
CROSS_KEY(bowker, anke_paired_bowker(counts).chisq)
CROSS_KEY(bowker_df, anke_paired_bowker(counts).df)
CROSS_KEY(bowker_p, anke_paired_bowker(counts).p)
CROSS_KEY(signed_rank, anke_signed_rank_test(counts, REFERENCE_VALUES, REFERENCE_VALUES, 0).v)
CROSS_KEY(signed_rank_z, anke_signed_rank_test(counts, REFERENCE_VALUES, REFERENCE_VALUES, 0).z)
CROSS_KEY(signed_rank_p, anke_signed_rank_test(counts, REFERENCE_VALUES, REFERENCE_VALUES, 0).p)
CROSS_KEY(signed_rank_exact_p, anke_signed_rank_test(counts, REFERENCE_VALUES, REFERENCE_VALUES,
                                                     ANKE_SIGNED_RANK_DEFAULT_WORK)
                                   .p)
CROSS_KEY(paired_t, anke_paired_t(counts, REFERENCE_VALUES, REFERENCE_VALUES).t)
CROSS_KEY(paired_t_df, anke_paired_t(counts, REFERENCE_VALUES, REFERENCE_VALUES).df)
CROSS_KEY(paired_t_p, anke_paired_t(counts, REFERENCE_VALUES, REFERENCE_VALUES).p)
CROSS_KEY(trend_z, anke_trend_cochran_armitage(counts, NULL).z)
CROSS_KEY(trend_p, anke_trend_cochran_armitage(counts, NULL).p)
CROSS_KEY(jt_z, anke_trend_jonckheere(counts).z)
CROSS_KEY(jt_p, anke_trend_jonckheere(counts).p)

static double cross_residual(const AnkeCounts *counts, const double *arguments)
{
    g_autofree double *residual = g_new(double, counts->n_rows * counts->n_cols);
    anke_independence_pearson_residuals(counts, residual);
    return residual[((gsize)arguments[0] - 1) * counts->n_cols + (gsize)arguments[1] - 1];
}

#define CROSS_ROW(name)                                                                            \
    {                                                                                              \
#name, cross_##name                                                                        \
    }

static const struct {
    const char *key;
    double (*evaluate)(const AnkeCounts *counts, const double *arguments);
} CROSS_KEYS[] = {
    CROSS_ROW(chisq_yates),
    CROSS_ROW(chisq_yates_p),
    CROSS_ROW(lr),
    CROSS_ROW(lr_p),
    CROSS_ROW(linear),
    CROSS_ROW(linear_p),
    CROSS_ROW(odds_ratio),
    CROSS_ROW(odds_ratio_lo),
    CROSS_ROW(odds_ratio_hi),
    CROSS_ROW(phi),
    CROSS_ROW(contingency),
    CROSS_ROW(lambda_r),
    CROSS_ROW(lambda_c),
    CROSS_ROW(lambda_s),
    CROSS_ROW(gk_tau_r),
    CROSS_ROW(gk_tau_c),
    CROSS_ROW(uncertainty_r),
    CROSS_ROW(uncertainty_c),
    CROSS_ROW(uncertainty_s),
    CROSS_ROW(gamma),
    CROSS_ROW(gamma_ase),
    CROSS_ROW(tau_b),
    CROSS_ROW(tau_b_ase),
    CROSS_ROW(tau_c),
    CROSS_ROW(tau_c_ase),
    CROSS_ROW(somers_r),
    CROSS_ROW(somers_r_ase),
    CROSS_ROW(somers_c),
    CROSS_ROW(somers_c_ase),
    CROSS_ROW(somers_s),
    CROSS_ROW(somers_s_ase),
    CROSS_ROW(pearson),
    CROSS_ROW(pearson_p),
    CROSS_ROW(spearman),
    CROSS_ROW(spearman_p),
    CROSS_ROW(kendall_z),
    CROSS_ROW(kendall_p),
    CROSS_ROW(kappa),
    CROSS_ROW(kappa_ase),
    CROSS_ROW(kappa_linear),
    CROSS_ROW(kappa_linear_ase),
    CROSS_ROW(kappa_quadratic),
    CROSS_ROW(kappa_quadratic_ase),
    CROSS_ROW(mcnemar),
    CROSS_ROW(mcnemar_p),
    CROSS_ROW(mcnemar_exact_p),
    CROSS_ROW(bowker),
    CROSS_ROW(bowker_df),
    CROSS_ROW(bowker_p),
    CROSS_ROW(signed_rank),
    CROSS_ROW(signed_rank_z),
    CROSS_ROW(signed_rank_p),
    CROSS_ROW(signed_rank_exact_p),
    CROSS_ROW(paired_t),
    CROSS_ROW(paired_t_df),
    CROSS_ROW(paired_t_p),
    CROSS_ROW(trend_z),
    CROSS_ROW(trend_p),
    CROSS_ROW(jt_z),
    CROSS_ROW(jt_p),
    CROSS_ROW(residual),
};

/* Evaluates a key of this family. FALSE: it is none. */
static gboolean evaluate_cross_key(const AnkeCounts *counts, const char *key,
                                   const double *arguments, double *value)
{
    for (gsize row = 0; row < G_N_ELEMENTS(CROSS_KEYS); row++) {
        if (strcmp(CROSS_KEYS[row].key, key) == 0) {
            *value = CROSS_KEYS[row].evaluate(counts, arguments);
            return TRUE;
        }
    }
    return FALSE;
}

#endif
