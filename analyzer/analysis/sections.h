/* The sections of an analysis (see context.h), in alphabetical order. */
#ifndef ANKE_ANALYSIS_SECTIONS_H
#define ANKE_ANALYSIS_SECTIONS_H

#include "analyzer/analysis/context.h"

/* Of staff by age the structure: means, hollow, valley, distances, evenness, ratios, sentences. */
void anke_age_rows_write(const AnkeAnalysis *analysis);

/* Of batteries reliability, related answers and drivers; of co-occurrences Cochran's Q. */
void anke_battery_rows_write(const AnkeAnalysis *analysis);

/* The table B*B: pairs of groups. Sets the table of the writer. */
void anke_contrast_rows_write(const AnkeAnalysis *analysis);

/* Strength of association of answers and groups, and other tests of independence. */
void anke_association_rows_write(const AnkeAnalysis *analysis);

/* Of numbers the curves that plots draw: densities, quantiles, lines. */
void anke_curve_rows_write(const AnkeAnalysis *analysis);

/* Description of scales and numbers, for everyone and each group. */
void anke_description_rows_write(const AnkeAnalysis *analysis);

/* Tests that know weights and strata; of a weighted table they decide. */
void anke_design_rows_write(const AnkeAnalysis *analysis);

/* One test for all choices of a multiple answer. */
void anke_multiple_rows_write(const AnkeAnalysis *analysis);

/* Of a list of cities the place of each: rates, excess, z, rank, regression. */
void anke_peer_rows_write(const AnkeAnalysis *analysis);

/* Staff per inhabitants, where these are known. */
void anke_per_head_rows_write(const AnkeAnalysis *analysis);

/* The smallest difference that a table could have shown. */
void anke_power_rows_write(const AnkeAnalysis *analysis);

/* Of staff the flow of fiscal years: turnover, what changed the mean age. */
void anke_flow_rows_write(const AnkeAnalysis *analysis);

/* Of staff by grade the managers: ratios, span, shares of women and men. */
void anke_grade_rows_write(const AnkeAnalysis *analysis);

/* Letters of columns. */
void anke_letter_rows_write(const AnkeAnalysis *analysis);

/* Of scales and numbers tests of means and ranks. */
void anke_mean_rows_write(const AnkeAnalysis *analysis);

/* Association and trend over groups that stand in order. */
void anke_ordinal_rows_write(const AnkeAnalysis *analysis);

/* Of pairs of questions agreement, change and correlation, and the verdict. */
void anke_pair_rows_write(const AnkeAnalysis *analysis);

/* Pearson residuals, and p-values of the adjusted ones. */
void anke_residual_rows_write(const AnkeAnalysis *analysis);

/* Bases, shares with intervals, expected counts and residuals. */
void anke_share_rows_write(const AnkeAnalysis *analysis);

/* Of staff by age the rates of leaving: Jeffreys, shrunk, smooth, and the one to use. */
void anke_rate_rows_write(const AnkeAnalysis *analysis);

/* Of times in service the survival curve. */
void anke_survival_rows_write(const AnkeAnalysis *analysis);

/* Of what is counted year by year trend, peak, breaks; of hires their stretches. */
void anke_trend_rows_write(const AnkeAnalysis *analysis);

/* Tests between the groups of a break, and the verdict. */
void anke_test_rows_write(const AnkeAnalysis *analysis);

#endif
