/*
 * Two answers of the same people: agreement, change, correlation, and the verdict about the change.
 *
 * Square tables (two questions with one list) have kappa and a test of change: McNemar's for two
 * choices, Bowker's for more, the signed ranks for a scale. Two numbers have correlations and, where
 * their units are the same, signed ranks and the paired t test. By default only what the verdict and
 * its reading need; the rest with --all. Differences are item less group.
 */
#include <math.h>
#include <string.h>

#include "analyzer/analysis/curves.h"
#include "analyzer/analysis/pair_counts.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/stats/agreement.h"
#include "analyzer/stats/correlation.h"
#include "analyzer/stats/paired.h"
#include "analyzer/stats/signed_rank.h"

static const double FEW_CHANGED = 25; /* people: below, McNemar's test is exact */

static const char NOTE_NOBODY_CHANGED[] = "二つの回答が異なる人がいないため検定しない";
static const char NOTE_NOBODY[] = "二つの質問の両方に答えた人がいないため検定しない";
static const char NOTE_HIDDEN[] = "秘匿又は不明の度数があるため検定しない";
static const char NOTE_FEW_CHANGED[] = "二つの回答が異なる人が25人に満たないため正確検定による";
static const char NOTE_UNITS[] = "単位が同じであることを確かめられないため差の検定をせず相関による";
static const char NOTE_LISTS[] = "二つの質問の選択肢が同じでないため検定しない";
static const char NOTE_MULTIPLE[] = "複数回答を含む組のため検定しない";
static const char NOTE_WEIGHTED[] = "重み付きの表のため対応のある回答の検定をしない";
static const char NOTE_NO_CORRELATION[] = "一方又は両方の値が一通りしかないため検定しない";

static void put(const AnkeAnalysis *analysis, const AnkeStatValue *values, gsize n_values)
{
    anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, values, n_values);
}

static void put_verdict(const AnkeAnalysis *analysis, const AnkeVerdictRow *verdict)
{
    AnkeVerdictRow row = *verdict;
    row.item = ANKE_ALL;
    if (isnan(row.p)) {
        row.test = "none";
    }
    anke_analysis_put_verdict(analysis, &row);
}

/* Why there is no p-value of a change. */
static const char *why_untested(const AnkeCounts *counts)
{
    const double n = anke_counts_sum_margins(counts, NULL, NULL);
    return isnan(n) ? NOTE_HIDDEN : n > 0 ? NOTE_NOBODY_CHANGED : NOTE_NOBODY;
}

/* Agreement */

static void put_kappa(const AnkeAnalysis *analysis, const AnkeCounts *counts)
{
    const AnkeKappa kappa = anke_agreement_kappa(counts, ANKE_KAPPA_SIMPLE);
    put(analysis, (AnkeStatValue[]){{"kappa", kappa.kappa}, {"kappa_ase", kappa.ase}}, 2);
}

static void put_weighted_kappa(const AnkeAnalysis *analysis, const AnkeCounts *counts)
{
    const AnkeKappa linear = anke_agreement_kappa(counts, ANKE_KAPPA_LINEAR);
    const AnkeKappa quadratic = anke_agreement_kappa(counts, ANKE_KAPPA_QUADRATIC);
    const AnkeStatValue values[] = {{"kappa_linear", linear.kappa},
                                    {"kappa_quadratic", quadratic.kappa}};
    put(analysis, values, G_N_ELEMENTS(values));
}

/* Change */

static void put_mcnemar(const AnkeAnalysis *analysis, const AnkeMcnemar *mcnemar)
{
    const AnkeStatValue values[] = {{"mcnemar", mcnemar->chisq},
                                    {"mcnemar_p", mcnemar->p},
                                    {"mcnemar_exact_p", mcnemar->exact_p}};
    put(analysis, values, G_N_ELEMENTS(values));
}

static void put_bowker(const AnkeAnalysis *analysis, const AnkeBowker *bowker)
{
    const gboolean is_tested = !isnan(bowker->chisq);
    const AnkeStatValue values[] = {{"bowker", bowker->chisq},
                                    {"bowker_df", is_tested ? bowker->df : NAN},
                                    {"bowker_p", bowker->p}};
    put(analysis, values, G_N_ELEMENTS(values));
}

static AnkeSignedRank find_signed_rank(const AnkeAnalysis *analysis, const AnkePairCounts *pair)
{
    const guint64 max_work =
        analysis->spec->exact == ANKE_EXACT_NEVER ? 0 : ANKE_SIGNED_RANK_DEFAULT_WORK;
    return anke_signed_rank_test(&pair->counts, pair->row_values, pair->col_values, max_work);
}

static void put_signed_rank(const AnkeAnalysis *analysis, const AnkeSignedRank *ranks)
{
    put(analysis, (AnkeStatValue[]){{"signed_rank", ranks->v}, {"signed_rank_p", ranks->p}}, 2);
}

static void put_paired_t(const AnkeAnalysis *analysis, const AnkePairCounts *pair)
{
    const AnkePairedT t = anke_paired_t(&pair->counts, pair->row_values, pair->col_values);
    const AnkeStatValue values[] = {
        {"paired_t", t.t}, {"paired_t_df", isnan(t.t) ? NAN : t.df}, {"paired_t_p", t.p}};
    put(analysis, values, G_N_ELEMENTS(values));
}

static void decide_by_signed_rank(const AnkeAnalysis *analysis, const AnkeCounts *counts,
                                  const AnkeSignedRank *ranks)
{
    put_verdict(analysis, &(AnkeVerdictRow){.test = "signed_rank",
                                            .p = ranks->p,
                                            .note = isnan(ranks->p) ? why_untested(counts) : NULL,
                                            .effect = "rank_biserial",
                                            .effect_size = ranks->rank_biserial});
}

/* Square tables */

static void write_two_choices(const AnkeAnalysis *analysis, const AnkeCounts *counts)
{
    const AnkeMcnemar mcnemar = anke_paired_mcnemar(counts);
    const AnkeExactUse use = analysis->spec->exact;
    const gboolean is_exact = !isnan(mcnemar.exact_p) && use != ANKE_EXACT_NEVER &&
                              (use == ANKE_EXACT_ALWAYS || mcnemar.n_changed < FEW_CHANGED);
    const char *note = mcnemar.n_changed < FEW_CHANGED && is_exact ? NOTE_FEW_CHANGED : NULL;
    put_mcnemar(analysis, &mcnemar);
    put_verdict(analysis, &(AnkeVerdictRow){.test = is_exact ? "mcnemar_exact" : "mcnemar",
                                            .p = is_exact ? mcnemar.exact_p : mcnemar.p,
                                            .note = isnan(mcnemar.p) ? why_untested(counts) : note,
                                            .effect = "cohen_g",
                                            .effect_size = anke_paired_bowker(counts).cohen_g});
}

static void write_choices(const AnkeAnalysis *analysis, const AnkeCounts *counts)
{
    const AnkeBowker bowker = anke_paired_bowker(counts);
    put_bowker(analysis, &bowker);
    put_verdict(analysis, &(AnkeVerdictRow){.test = "bowker",
                                            .p = bowker.p,
                                            .note = isnan(bowker.p) ? why_untested(counts) : NULL,
                                            .effect = "cohen_g",
                                            .effect_size = bowker.cohen_g});
}

static void write_scale(const AnkeAnalysis *analysis, const AnkeCounts *choices)
{
    g_autoptr(AnkePairCounts) pair = anke_pair_counts_of_scores(analysis->table);
    const AnkeSignedRank ranks = find_signed_rank(analysis, pair);
    put_weighted_kappa(analysis, &pair->counts);
    put_signed_rank(analysis, &ranks);
    if (analysis->spec->has_all) {
        const AnkeBowker bowker = anke_paired_bowker(choices);
        put_bowker(analysis, &bowker);
        put_paired_t(analysis, pair);
    }
    decide_by_signed_rank(analysis, &pair->counts, &ranks);
}

static void refuse(const AnkeAnalysis *analysis, const char *note)
{
    put_verdict(analysis, &(AnkeVerdictRow){.test = "none", .p = NAN, .note = note});
}

static void write_square(const AnkeAnalysis *analysis)
{
    g_autoptr(AnkePairCounts) pair = anke_pair_counts_of_choices(analysis->table);
    if (pair == NULL || pair->counts.n_rows < 2) {
        refuse(analysis, NOTE_LISTS);
        return;
    }
    put_kappa(analysis, &pair->counts);
    if (pair->counts.n_rows == 2) {
        write_two_choices(analysis, &pair->counts);
    } else if (analysis->table->type == ANKE_TYPE_SCALE) {
        write_scale(analysis, &pair->counts);
    } else {
        write_choices(analysis, &pair->counts);
    }
}

/* Two numbers */

static gboolean has_one_unit(const AnkeTable *table)
{
    const char *other = anke_table_text(table, "by_unit", ANKE_ALL, ANKE_ALL);
    return *table->unit != '\0' && other != NULL && strcmp(table->unit, other) == 0;
}

static void decide_by_spearman(const AnkeAnalysis *analysis, const AnkeCorrelation *spearman)
{
    put_verdict(analysis,
                &(AnkeVerdictRow){.test = "spearman",
                                  .p = spearman->p,
                                  .note = isnan(spearman->p) ? NOTE_NO_CORRELATION : NOTE_UNITS,
                                  .effect = "spearman",
                                  .effect_size = spearman->r});
}

static void put_correlations(const AnkeAnalysis *analysis, const AnkePairCounts *pair,
                             const AnkeCorrelation *spearman)
{
    const AnkeCorrelation pearson =
        anke_correlation_pearson(&pair->counts, pair->row_values, pair->col_values);
    const AnkeKendall kendall = anke_correlation_kendall(&pair->counts);
    const AnkeStatValue values[] = {{"spearman", spearman->r}, {"spearman_p", spearman->p},
                                    {"tau_b", kendall.tau_b},  {"kendall_p", kendall.p},
                                    {"pearson", pearson.r},    {"pearson_p", pearson.p}};
    /* The curves write Pearson's beside their line. */
    const gboolean is_with_line =
        analysis->spec->has_curves && anke_curves_has_line(analysis->table);
    put(analysis, values, G_N_ELEMENTS(values) - (is_with_line ? 2 : 0));
}

static void write_numbers(const AnkeAnalysis *analysis)
{
    g_autoptr(AnkePairCounts) pair = anke_pair_counts_of_numbers(analysis->table);
    if (pair == NULL) {
        refuse(analysis, NOTE_NO_CORRELATION);
        return;
    }
    const AnkeCorrelation spearman = anke_correlation_spearman(&pair->counts);
    put_correlations(analysis, pair, &spearman);
    if (!has_one_unit(analysis->table)) {
        decide_by_spearman(analysis, &spearman);
        return;
    }
    const AnkeSignedRank ranks = find_signed_rank(analysis, pair);
    put_signed_rank(analysis, &ranks);
    put_paired_t(analysis, pair);
    decide_by_signed_rank(analysis, &pair->counts, &ranks);
}

void anke_pair_rows_write(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    const gboolean has_numbers = anke_pair_has_numbers(table);
    if (!analysis->is_square && !has_numbers) {
        return;
    }
    if (analysis->is_weighted) {
        refuse(analysis, NOTE_WEIGHTED);
    } else if (has_numbers) {
        write_numbers(analysis);
    } else if (table->type == ANKE_TYPE_MULTIPLE || table->by_type == ANKE_TYPE_MULTIPLE) {
        refuse(analysis, NOTE_MULTIPLE);
    } else {
        write_square(analysis);
    }
}
