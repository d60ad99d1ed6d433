/*
 * Keys of test_reference.c: means, ranks and their pairs. Included there, behind what gives the
 * counts of a case.
 */
#ifndef ANKE_TESTS_REFERENCE_NUMBERS_H
#define ANKE_TESTS_REFERENCE_NUMBERS_H

#include "analyzer/stats/games_howell.h"
#include "analyzer/stats/mann_whitney.h"
#include "analyzer/stats/means.h"
#include "analyzer/stats/ranks.h"
#include "analyzer/stats/tails.h"

static const double *get_row_values(const Case *facts)
{
    g_assert_cmpuint(facts->values->len, ==, facts->n_rows);
    return (const double *)facts->values->data;
}

static AnkeAnova find_anova(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_means_anova(&counts, get_row_values(facts));
}

static AnkeWelchAnova find_welch(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_means_welch(&counts, get_row_values(facts));
}

static AnkeWelchAnova find_levene(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_means_levene(&counts, get_row_values(facts));
}

static AnkeMannWhitney find_mann_whitney(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_mann_whitney_test(&counts);
}

static AnkeBrunnerMunzel find_brunner_munzel(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_brunner_munzel_test(&counts);
}

static double find_mw_exact(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_mann_whitney_exact(&counts, ANKE_EXACT_DEFAULT_WORK);
}

/* Two columns, counted from 1. */
static AnkeGamesHowell find_games_howell(const Case *facts, const double *columns)
{
    AnkeCounts counts = get_counts(facts);
    g_autofree AnkeGroupMean *groups = g_new(AnkeGroupMean, counts.n_cols);
    anke_means_sum_groups(&counts, get_row_values(facts), groups);
    return anke_games_howell_compare(&groups[(gsize)columns[0] - 1], &groups[(gsize)columns[1] - 1],
                                     counts.n_cols, 0.95);
}

static double get_dunn_z(const Case *facts, const double *columns)
{
    AnkeCounts counts = get_counts(facts);
    g_autofree double *z = g_new(double, counts.n_cols * counts.n_cols);
    gsize first = (gsize)columns[0] - 1, second = (gsize)columns[1] - 1;
    anke_ranks_dunn(&counts, z);
    return z[first * (2 * counts.n_cols - first - 1) / 2 + second - first - 1];
}

static double get_dunn_p(const Case *facts, const double *columns)
{
    return anke_tail_normal_two_sided(get_dunn_z(facts, columns));
}

#define DEFINE_NUMBERS_KEY(name, expression)                                                       \
    static double name(const Case *facts, G_GNUC_UNUSED const double *arguments)                   \
    {                                                                                              \
        return expression;                                                                         \
    }

DEFINE_NUMBERS_KEY(get_anova_f, find_anova(facts).f)
DEFINE_NUMBERS_KEY(get_anova_df1, find_anova(facts).df1)
DEFINE_NUMBERS_KEY(get_anova_df2, find_anova(facts).df2)
DEFINE_NUMBERS_KEY(get_anova_p, find_anova(facts).p)
DEFINE_NUMBERS_KEY(get_ss_between, find_anova(facts).between)
DEFINE_NUMBERS_KEY(get_ss_within, find_anova(facts).within)
DEFINE_NUMBERS_KEY(get_eta, find_anova(facts).eta)
DEFINE_NUMBERS_KEY(get_eta2, find_anova(facts).eta2)
DEFINE_NUMBERS_KEY(get_omega2, find_anova(facts).omega2)
DEFINE_NUMBERS_KEY(get_welch_f, find_welch(facts).f)
DEFINE_NUMBERS_KEY(get_welch_df2, find_welch(facts).df2)
DEFINE_NUMBERS_KEY(get_welch_p, find_welch(facts).p)
DEFINE_NUMBERS_KEY(get_levene_f, find_levene(facts).f)
DEFINE_NUMBERS_KEY(get_levene_p, find_levene(facts).p)
DEFINE_NUMBERS_KEY(get_mw_u, find_mann_whitney(facts).u)
DEFINE_NUMBERS_KEY(get_mw_p, find_mann_whitney(facts).p)
DEFINE_NUMBERS_KEY(get_mw_exact_p, find_mw_exact(facts))
DEFINE_NUMBERS_KEY(get_bm_t, find_brunner_munzel(facts).t)
DEFINE_NUMBERS_KEY(get_bm_df, find_brunner_munzel(facts).df)
DEFINE_NUMBERS_KEY(get_bm_p, find_brunner_munzel(facts).p)
DEFINE_NUMBERS_KEY(get_gh_t, find_games_howell(facts, arguments).t)
DEFINE_NUMBERS_KEY(get_gh_df, find_games_howell(facts, arguments).df)
DEFINE_NUMBERS_KEY(get_gh_p, find_games_howell(facts, arguments).p)

#endif
