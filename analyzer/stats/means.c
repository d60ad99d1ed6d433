#include "analyzer/stats/means.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "analyzer/stats/describe.h"
#include "analyzer/stats/tails.h"

static const AnkeAnova UNDEFINED_ANOVA = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
static const AnkeWelchAnova UNDEFINED_WELCH = {NAN, NAN, NAN, NAN};

/* Groups that somebody is in, in extended precision. */
typedef struct {
    long double n, mean, squares;
} GroupSums;

/* A value near the mean of everyone, from which all others differ without rounding. */
static double find_origin(const AnkeCounts *counts, const double *values)
{
    long double n = 0, sum = 0;
    for (gsize row = 0; row < counts->n_rows; row++) {
        for (gsize col = 0; col < counts->n_cols; col++) {
            n += counts->cell[row * counts->n_cols + col];
            sum += (long double)counts->cell[row * counts->n_cols + col] * values[row];
        }
    }
    double nearest = 0, distance = INFINITY;
    for (gsize row = 0; row < counts->n_rows; row++) {
        if (fabs(values[row] - (double)(sum / n)) < distance) {
            distance = fabs(values[row] - (double)(sum / n));
            nearest = values[row];
        }
    }
    return nearest;
}

/* What sum_column() reads. */
typedef struct {
    const AnkeCounts *counts;
    const double *values;
    long double origin;
    gboolean has_distances; /* |x - origin| instead of x - origin */
} Column;

static long double value_of_row(const Column *column, gsize row)
{
    long double value = column->values[row] - column->origin;
    return column->has_distances ? fabsl(value) : value;
}

/* Equal numbers have no variance at all, not what rounding leaves of it. */
static gboolean has_one_value(const AnkeCounts *counts, gsize col)
{
    gsize n_filled = 0;
    for (gsize row = 0; row < counts->n_rows; row++) {
        n_filled += counts->cell[row * counts->n_cols + col] > 0 ? 1 : 0;
    }
    return n_filled < 2;
}

/* Mean and sum of squares about the origin, in two passes. */
static GroupSums sum_column(const Column *column, gsize col)
{
    const AnkeCounts *counts = column->counts;
    GroupSums sums = {0, 0, 0};
    long double rest = 0;
    for (gsize row = 0; row < counts->n_rows; row++) {
        long double n = counts->cell[row * counts->n_cols + col];
        sums.n += n;
        sums.mean += n * value_of_row(column, row);
    }
    sums.mean /= sums.n;
    for (gsize row = 0; row < counts->n_rows; row++) {
        long double n = counts->cell[row * counts->n_cols + col];
        long double distance = value_of_row(column, row) - sums.mean;
        rest += n * distance;
        sums.squares += n * distance * distance;
    }
    sums.mean += rest / sums.n;
    sums.squares = has_one_value(counts, col) ? 0 : MAX(0, sums.squares - rest * rest / sums.n);
    return sums;
}

gboolean anke_means_sum_groups(const AnkeCounts *counts, const double *values,
                               AnkeGroupMean *groups)
{
    gboolean is_good = isfinite(anke_counts_sum_margins(counts, NULL, NULL));
    Column column = {counts, values, is_good ? find_origin(counts, values) : NAN, FALSE};
    for (gsize col = 0; col < counts->n_cols; col++) {
        GroupSums sums = {0, NAN, NAN};
        if (is_good) {
            sums = sum_column(&column, col);
        }
        groups[col] = (AnkeGroupMean){.n = is_good ? (double)sums.n : NAN,
                                      .mean = (double)(sums.mean + column.origin),
                                      .shifted_mean = (double)sums.mean,
                                      .squares = (double)sums.squares};
    }
    return is_good;
}

double anke_group_mean_var(const AnkeGroupMean *group)
{
    return group->n > 1 ? group->squares / (group->n - 1) : NAN;
}

/* The groups that are not empty; the caller frees. */
static GroupSums *sum_filled(const AnkeCrosstable *table, const double *values)
{
    GroupSums *groups = g_new(GroupSums, table->counts.n_cols + 1);
    Column column = {&table->counts, values, find_origin(&table->counts, values), FALSE};
    for (gsize col = 0; col < table->counts.n_cols; col++) {
        groups[col] = sum_column(&column, col);
    }
    return groups;
}

/* The values of the rows that are left. */
static double *keep_values(const AnkeCrosstable *table, const double *values)
{
    double *kept = g_new(double, table->counts.n_rows + 1);
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        kept[row] = values[table->rows[row]];
    }
    return kept;
}

static void finish_anova(AnkeAnova *anova, long double between, long double within)
{
    long double total = between + within, mean_square = within / anova->df2;
    anova->between = (double)between;
    anova->within = (double)within;
    if (total > 0) {
        anova->eta2 = (double)(between / total);
        anova->eta = (double)sqrtl(between / total);
        if (anova->df2 > 0) {
            anova->omega2 = (double)((between - anova->df1 * mean_square) / (total + mean_square));
        }
    }
    if (within > 0 && anova->df2 > 0) {
        anova->f = (double)(between / anova->df1 / mean_square);
        anova->p = anke_tail_f(anova->f, anova->df1, anova->df2);
    }
}

static AnkeAnova analyse_groups(const GroupSums *groups, gsize n_groups)
{
    AnkeAnova anova = UNDEFINED_ANOVA;
    if (n_groups < 2) {
        return anova;
    }
    long double n = 0, mean = 0, between = 0, within = 0, rest = 0;
    for (gsize i = 0; i < n_groups; i++) {
        n += groups[i].n;
        mean += groups[i].n * groups[i].mean;
        within += groups[i].squares;
    }
    mean /= n;
    for (gsize i = 0; i < n_groups; i++) {
        long double distance = groups[i].mean - mean;
        rest += groups[i].n * distance;
        between += groups[i].n * distance * distance;
    }
    anova.df1 = (double)(n_groups - 1);
    anova.df2 = (double)(n - n_groups);
    finish_anova(&anova, between - rest * rest / n, within);
    return anova;
}

AnkeAnova anke_means_anova(const AnkeCounts *counts, const double *values)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    g_autofree double *kept = keep_values(table, values);
    g_autofree GroupSums *groups = sum_filled(table, kept);
    return analyse_groups(groups, table->counts.n_cols);
}

static gboolean has_variance(const GroupSums *group)
{
    return group->n > 1 && group->squares > 0;
}

AnkeWelchAnova anke_means_welch(const AnkeCounts *counts, const double *values)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    g_autofree double *kept = keep_values(table, values);
    g_autofree GroupSums *groups = sum_filled(table, kept);
    gsize k = table->counts.n_cols;
    long double weights = 0, mean = 0, between = 0, rest = 0;
    for (gsize i = 0; i < k; i++) {
        long double weight = groups[i].n * (groups[i].n - 1) / groups[i].squares;
        if (!has_variance(&groups[i])) {
            return UNDEFINED_WELCH;
        }
        weights += weight;
        mean += weight * groups[i].mean;
    }
    if (k < 2) {
        return UNDEFINED_WELCH;
    }
    mean /= weights;
    for (gsize i = 0; i < k; i++) {
        long double weight = groups[i].n * (groups[i].n - 1) / groups[i].squares;
        long double lacking = 1 - weight / weights, distance = groups[i].mean - mean;
        rest += lacking * lacking / (groups[i].n - 1);
        between += weight * distance * distance;
    }
    long double lambda = rest / ((long double)k * k - 1);
    AnkeWelchAnova welch = {.df1 = (double)(k - 1), .df2 = (double)(1 / (3 * lambda))};
    welch.f = (double)(between / (k - 1) / (1 + 2 * (k - 2) * lambda));
    welch.p = anke_tail_f(welch.f, welch.df1, welch.df2);
    return welch;
}

/* Median of a column; ascending values are asked for, so rows are sorted first. */
typedef struct {
    double value;
    gsize row;
} SortedRow;

static int compare_rows(const void *a, const void *b)
{
    const SortedRow *left = a;
    const SortedRow *right = b;
    return (left->value > right->value) - (left->value < right->value);
}

/* Half the sum of the two in the middle, of values that may come in any order and twice. */
static double find_median(const AnkeCrosstable *table, const SortedRow *sorted, gsize col)
{
    double half = table->col_sums[col] / 2, reached = 0, lower = NAN;
    for (gsize i = 0; i < table->counts.n_rows; i++) {
        reached += table->counts.cell[sorted[i].row * table->counts.n_cols + col];
        if (isnan(lower) && reached >= half) {
            lower = sorted[i].value;
        }
        if (reached > half) {
            return lower + (sorted[i].value - lower) / 2;
        }
    }
    return lower;
}

/* Distances from a median that would be equal, had the values no rounding (0.1 and 0.3 from 0.2),
 * have no variance. */
static void drop_rounding(GroupSums *groups, const AnkeCounts *counts, const double *values)
{
    double largest = 0;
    for (gsize row = 0; row < counts->n_rows; row++) {
        largest = MAX(largest, fabs(values[row]));
    }
    for (gsize col = 0; col < counts->n_cols; col++) {
        long double unit = 4 * DBL_EPSILON * largest;
        if (groups[col].squares <= groups[col].n * unit * unit) {
            groups[col].squares = 0;
        }
    }
}

AnkeWelchAnova anke_means_levene(const AnkeCounts *counts, const double *values)
{
    g_autoptr(AnkeCrosstable) table = anke_crosstable_new(counts);
    g_autofree double *kept = keep_values(table, values);
    g_autofree SortedRow *sorted = g_new(SortedRow, table->counts.n_rows + 1);
    g_autofree GroupSums *groups = g_new(GroupSums, table->counts.n_cols + 1);
    for (gsize row = 0; row < table->counts.n_rows; row++) {
        sorted[row] = (SortedRow){kept[row], row};
    }
    qsort(sorted, table->counts.n_rows, sizeof sorted[0], compare_rows);
    for (gsize col = 0; col < table->counts.n_cols; col++) {
        Column column = {&table->counts, kept, find_median(table, sorted, col), TRUE};
        groups[col] = sum_column(&column, col);
    }
    drop_rounding(groups, &table->counts, kept);
    AnkeAnova anova = analyse_groups(groups, table->counts.n_cols);
    return (AnkeWelchAnova){anova.f, anova.df1, anova.df2, anova.p};
}

AnkeWelchT anke_means_welch_t(const AnkeGroupMean *first, const AnkeGroupMean *second)
{
    AnkeWelchT welch = {NAN, NAN, NAN, NAN, NAN};
    double error1 = anke_group_mean_var(first) / first->n;
    double error2 = anke_group_mean_var(second) / second->n;
    double error = error1 + error2, diff = first->shifted_mean - second->shifted_mean;
    if (!(error > 0) || !isfinite(error)) {
        return welch;
    }
    double m = first->n + second->n - 2;
    double share1 = error1 / error, share2 = error2 / error;
    welch.t = diff / sqrt(error);
    welch.df = 1 / (share1 * share1 / (first->n - 1) + share2 * share2 / (second->n - 1));
    welch.p = anke_tail_t_two_sided(welch.t, welch.df);
    welch.d = diff / sqrt((first->squares + second->squares) / m);
    double log_ratio = lgamma(m / 2) - lgamma((m - 1) / 2);
    welch.g = m < 1e6 ? welch.d * exp(log_ratio) / sqrt(m / 2) : welch.d * (1 - 0.75 / m);
    return welch;
}
