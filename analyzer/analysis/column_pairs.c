#include "analyzer/analysis/column_pairs.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/survey_means.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/games_howell.h"
#include "analyzer/stats/multiplicity.h"

gboolean anke_column_pairs_apply(const AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    return *table->by != '\0' && strcmp(table->by, table->question) != 0 &&
           strcmp(table->by, "year") != 0 && table->type != ANKE_TYPE_RANK && !analysis->is_square;
}

void anke_column_pairs_find(const AnkeColumnPairs *pairs, gsize pair, gsize *first, gsize *second)
{
    gsize n_left = pair;
    for (*first = 0; n_left >= pairs->n_columns - 1 - *first; (*first)++) {
        n_left -= pairs->n_columns - 1 - *first;
    }
    *second = *first + 1 + n_left;
}

static AnkeColumn make_column(const AnkeAnalysis *analysis, gint group)
{
    AnkeColumn column = anke_column_of_people(NAN, anke_analysis_base(analysis, group));
    if (analysis->is_weighted) {
        AnkeWeightSum sum = anke_weight_base(analysis->table, group, analysis->spec->base);
        column.base = sum.w;
        column.squares = sum.w2;
    }
    return column;
}

static void list_columns(AnkeColumnPairs *pairs)
{
    const AnkeTable *table = pairs->analysis->table;
    gsize n = 0;
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        if (table->groups[group].type == ANKE_GROUP_CHOICE) {
            pairs->groups[n] = group;
            pairs->columns[n++] = make_column(pairs->analysis, group);
        }
    }
}

/* What the companion says of a pair; NaN where it says nothing. */
static AnkeColumnOverlap read_overlap(const AnkeColumnPairs *pairs, gint first, gint second)
{
    const AnkeAnalysis *analysis = pairs->analysis;
    g_autofree char *label = g_strconcat(anke_analysis_group(analysis, first), " / ",
                                         anke_analysis_group(analysis, second), NULL);
    gint group = anke_table_find_group(analysis->overlap, label);
    if (group < 0) {
        return (AnkeColumnOverlap){NAN, NAN};
    }
    double n = anke_table_number(analysis->overlap, "overlap", ANKE_ALL, group);
    const char *squares = analysis->is_weighted ? "w2" : "overlap";
    return (AnkeColumnOverlap){n, anke_table_number(analysis->overlap, squares, ANKE_ALL, group)};
}

static void read_overlaps(AnkeColumnPairs *pairs)
{
    for (gsize pair = 0; pairs->has_overlap && pair < pairs->n_pairs; pair++) {
        gsize first, second;
        anke_column_pairs_find(pairs, pair, &first, &second);
        pairs->overlaps[pair] = read_overlap(pairs, pairs->groups[first], pairs->groups[second]);
    }
}

AnkeColumnPairs *anke_column_pairs_new(const AnkeAnalysis *analysis, gboolean has_ranges)
{
    const AnkeTable *table = analysis->table;
    guint n = anke_table_n_tested_groups(table);
    gboolean has_overlap = table->by_type == ANKE_TYPE_MULTIPLE;
    gboolean is_known =
        !has_overlap || (analysis->overlap != NULL && anke_table_has(analysis->overlap, "overlap"));
    if (!anke_column_pairs_apply(analysis) || !is_known || n < 2 || n > ANKE_PAIRS_MAX_COLUMNS) {
        return NULL;
    }
    AnkeColumnPairs *pairs = g_new0(AnkeColumnPairs, 1);
    gsize n_pairs = (gsize)n * (n - 1) / 2;
    *pairs = (AnkeColumnPairs){.analysis = analysis,
                               .n_columns = n,
                               .n_pairs = n_pairs,
                               .groups = g_new0(gint, n),
                               .columns = g_new0(AnkeColumn, n),
                               .overlaps = g_new0(AnkeColumnOverlap, n_pairs),
                               .has_overlap = has_overlap,
                               .has_ranges = has_ranges,
                               .design = has_ranges ? anke_design_new(analysis) : NULL,
                               .diff = g_new0(double, n_pairs),
                               .lo = g_new0(double, n_pairs),
                               .hi = g_new0(double, n_pairs),
                               .p = g_new0(double, n_pairs),
                               .p_adj = g_new0(double, n_pairs)};
    list_columns(pairs);
    read_overlaps(pairs);
    return pairs;
}

void anke_column_pairs_free(AnkeColumnPairs *pairs)
{
    if (pairs != NULL) {
        anke_design_free(pairs->design);
        g_free(pairs->groups);
        g_free(pairs->columns);
        g_free(pairs->overlaps);
        g_free(pairs->diff);
        g_free(pairs->lo);
        g_free(pairs->hi);
        g_free(pairs->p);
        g_free(pairs->p_adj);
        g_free(pairs);
    }
}

static void set_range(AnkeColumnPairs *pairs, gsize pair, AnkeInterval range)
{
    pairs->lo[pair] = range.lo;
    pairs->hi[pair] = range.hi;
}

static void adjust_row(AnkeColumnPairs *pairs)
{
    memcpy(pairs->p_adj, pairs->p, pairs->n_pairs * sizeof pairs->p[0]);
    anke_multiplicity_adjust(pairs->p_adj, pairs->n_pairs, pairs->analysis->spec->adjust);
}

/* Shares */

gboolean anke_column_pairs_have_item(const AnkeColumnPairs *pairs, gint item)
{
    AnkeItemType type = pairs->analysis->table->items[item].type;
    return type == ANKE_ITEM_CHOICE || type == ANKE_ITEM_NET || type == ANKE_ITEM_BAND;
}

/* Wilson's interval of a column's share, on the base that the interval of the share itself has. */
static AnkeInterval find_range(const AnkeColumnPairs *pairs, gsize column, gint item)
{
    const AnkeAnalysis *analysis = pairs->analysis;
    const AnkeColumn *facts = &pairs->columns[column];
    gint group = pairs->groups[column];
    double base =
        pairs->design != NULL ? anke_design_effective_base(pairs->design, item, group) : NAN;
    base = isnan(base) ? anke_analysis_effective_base(analysis, group) : base;
    return anke_proportion_interval(ANKE_INTERVAL_WILSON, facts->hits / facts->base, base,
                                    analysis->spec->conf);
}

/* With weights a sum over everybody of a group may miss its base by rounding. */
static double find_hits(const AnkeColumnPairs *pairs, gsize column, gint item)
{
    const AnkeAnalysis *analysis = pairs->analysis;
    gint group = pairs->groups[column];
    if (!analysis->is_weighted) {
        return anke_table_number(analysis->table, "n", item, group);
    }
    return anke_analysis_share(analysis, item, group) * pairs->columns[column].base;
}

static void find_range_of_shares(AnkeColumnPairs *pairs, gsize pair, const AnkeInterval *ranges)
{
    gsize first, second;
    anke_column_pairs_find(pairs, pair, &first, &second);
    const AnkeColumn *one = &pairs->columns[first], *other = &pairs->columns[second];
    double correlation = anke_contrast_correlation(one, other, &pairs->overlaps[pair]);
    set_range(pairs, pair,
              anke_contrast_newcombe(one->hits / one->base, ranges[first],
                                     other->hits / other->base, ranges[second], correlation));
}

void anke_column_pairs_compare_shares(AnkeColumnPairs *pairs, gint item)
{
    AnkeInterval ranges[ANKE_PAIRS_MAX_COLUMNS] = {{0}};
    for (gsize column = 0; column < pairs->n_columns; column++) {
        pairs->columns[column].hits = find_hits(pairs, column, item);
        if (pairs->has_ranges) {
            ranges[column] = find_range(pairs, column, item);
        }
    }
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        gsize first, second;
        anke_column_pairs_find(pairs, pair, &first, &second);
        AnkeContrast contrast = anke_contrast_shares(
            &pairs->columns[first], &pairs->columns[second], &pairs->overlaps[pair]);
        pairs->diff[pair] = contrast.diff;
        pairs->p[pair] = contrast.p;
        if (pairs->has_ranges) {
            find_range_of_shares(pairs, pair, ranges);
        }
    }
    adjust_row(pairs);
}

/* Means */

gboolean anke_column_pairs_have_means(const AnkeColumnPairs *pairs)
{
    AnkeQuestionType type = pairs->analysis->table->type;
    return type == ANKE_TYPE_SCALE || type == ANKE_TYPE_NUMBER;
}

static void compare_games_howell(AnkeColumnPairs *pairs, const AnkeGroupMean *means)
{
    gsize n_compared = 0;
    for (gsize column = 0; column < pairs->n_columns; column++) {
        n_compared += means[column].n >= ANKE_CONTRAST_MIN_BASE ? 1 : 0;
    }
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        gsize first, second;
        anke_column_pairs_find(pairs, pair, &first, &second);
        pairs->diff[pair] = means[first].shifted_mean - means[second].shifted_mean;
        if (MIN(means[first].n, means[second].n) >= ANKE_CONTRAST_MIN_BASE) {
            AnkeGamesHowell compared =
                anke_games_howell_compare(&means[first], &means[second], n_compared,
                                          pairs->has_ranges ? pairs->analysis->spec->conf : NAN);
            pairs->p[pair] = compared.t_p;
            pairs->p_adj[pair] =
                pairs->analysis->spec->adjust == ANKE_ADJUST_NONE ? compared.t_p : compared.p;
            set_range(pairs, pair, compared.range);
        }
    }
}

static void take_contrast(AnkeColumnPairs *pairs, gsize pair, const AnkeContrast *contrast)
{
    pairs->diff[pair] = contrast->diff;
    pairs->p[pair] = contrast->p;
    set_range(pairs, pair, anke_contrast_mean_range(contrast, pairs->analysis->spec->conf));
}

static void compare_overlapping(AnkeColumnPairs *pairs, const AnkeGroupMean *means)
{
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        gsize first, second;
        anke_column_pairs_find(pairs, pair, &first, &second);
        AnkeContrast contrast =
            anke_contrast_means(&means[first], &means[second], pairs->overlaps[pair].n);
        take_contrast(pairs, pair, &contrast);
    }
    adjust_row(pairs);
}

static void compare_weighted(AnkeColumnPairs *pairs)
{
    g_autoptr(AnkeSurveyMeans) survey_means = anke_survey_means_new(pairs->analysis);
    AnkeSurveyMean means[ANKE_PAIRS_MAX_COLUMNS];
    for (gsize column = 0; column < pairs->n_columns; column++) {
        AnkeWeightedDescription got =
            anke_survey_means_describe(survey_means, pairs->groups[column]);
        means[column] = (AnkeSurveyMean){got.mean, got.se, got.n};
    }
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        gsize first, second;
        anke_column_pairs_find(pairs, pair, &first, &second);
        AnkeContrast contrast = anke_contrast_survey_means(&means[first], &means[second]);
        take_contrast(pairs, pair, &contrast);
    }
    adjust_row(pairs);
}

void anke_column_pairs_compare_means(AnkeColumnPairs *pairs)
{
    for (gsize pair = 0; pair < pairs->n_pairs; pair++) {
        pairs->diff[pair] = pairs->p[pair] = pairs->p_adj[pair] = NAN;
        set_range(pairs, pair, (AnkeInterval){NAN, NAN});
    }
    if (pairs->analysis->is_weighted && pairs->has_overlap) {
        return; /* the covariance of overlapping weighted means is not in the stream */
    }
    if (pairs->analysis->is_weighted) {
        compare_weighted(pairs);
        return;
    }
    g_autoptr(AnkeTableCounts) n = anke_table_counts_of_values(pairs->analysis->table, TRUE);
    AnkeGroupMean means[ANKE_PAIRS_MAX_COLUMNS];
    (void)anke_means_sum_groups(&n->counts, n->values, means);
    if (pairs->has_overlap) {
        compare_overlapping(pairs, means);
    } else {
        compare_games_howell(pairs, means);
    }
}
