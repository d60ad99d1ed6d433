#include "analyzer/stats/exact_bounds.h"

#include "analyzer/stats/log_factorial.h"
#include "tests/unit/near.h"

typedef struct {
    guint32 rows[3], cols[3];
    double most, least; /* ln of the extreme probabilities, by brute force */
    double sum;         /* of all probabilities */
    guint n_tables;
} Margins;

static double find_log_probability(const Margins *margins, const double *table)
{
    double log_p = 0, total = 0;
    for (gsize idx = 0; idx < 3; idx++) {
        log_p += lgamma(margins->rows[idx] + 1.0) + lgamma(margins->cols[idx] + 1.0);
        total += margins->rows[idx];
    }
    for (gsize idx = 0; idx < 9; idx++) {
        log_p -= lgamma(table[idx] + 1);
    }
    return log_p - lgamma(total + 1);
}

/* Fills in the third row and column; TRUE when no cell is negative. */
static gboolean complete_table(const Margins *margins, double *table)
{
    gboolean fits = TRUE;
    for (gsize row = 0; row < 2; row++) {
        table[3 * row + 2] = margins->rows[row] - table[3 * row] - table[3 * row + 1];
    }
    for (gsize col = 0; col < 3; col++) {
        table[6 + col] = margins->cols[col] - table[col] - table[3 + col];
    }
    for (gsize idx = 0; idx < 9; idx++) {
        fits &= table[idx] >= 0;
    }
    return fits;
}

static void enumerate(Margins *margins)
{
    guint32 base = margins->cols[0] + 1, n_tries = base * base * base * base;
    margins->most = -INFINITY;
    margins->least = INFINITY;
    margins->sum = margins->n_tables = 0;
    for (guint32 code = 0; code < n_tries; code++) {
        double table[9] = {code % base, code / base % base};
        table[3] = code / base / base % base;
        table[4] = code / base / base / base;
        if (complete_table(margins, table)) {
            double log_p = find_log_probability(margins, table);
            margins->most = MAX(margins->most, log_p);
            margins->least = MIN(margins->least, log_p);
            margins->sum += exp(log_p);
            margins->n_tables++;
        }
    }
}

static AnkeCompletionBounds find_bounds(const Margins *margins)
{
    g_autofree long double *log_factorials = anke_log_factorials_new(100);
    AnkeBoundsSpec spec = {margins->rows, 3, margins->cols, 3, log_factorials};
    AnkeBoundsScratch *scratch = anke_bounds_scratch_new(3, 3);
    AnkeCompletionBounds bounds = anke_bounds_find(&spec, scratch);
    anke_bounds_scratch_free(scratch);
    return bounds;
}

static void test_encloses(void)
{
    guint n_tight = 0, n_margins = 0;
    for (guint32 a = 0; a <= 6; a++) {
        for (guint32 b = a; 2 * b <= 18 - a; b++) {
            Margins margins = {{a, b, 18 - a - b}, {9, 5 + a % 3, 4 - a % 3}, 0, 0, 0, 0};
            enumerate(&margins);
            g_assert_cmpfloat_with_epsilon(margins.sum, 1, 1e-12);
            AnkeCompletionBounds bounds = find_bounds(&margins);
            g_assert_cmpfloat(bounds.longest, >=, margins.most - 1e-12);
            g_assert_cmpfloat(bounds.shortest, <=, margins.least + 1e-12);
            g_assert_cmpfloat(bounds.longest, <, margins.most + 0.05);
            n_tight += bounds.longest < margins.most + 1e-12;
            n_margins++;
        }
    }
    g_assert_cmpuint(n_tight, >, n_margins / 2);
}

static void test_one_column(void)
{
    const guint32 rows[] = {0, 3, 5}, cols[] = {8};
    g_autofree long double *log_factorials = anke_log_factorials_new(8);
    AnkeBoundsSpec spec = {rows, 3, cols, 1, log_factorials};
    AnkeBoundsScratch *scratch = anke_bounds_scratch_new(3, 1);
    AnkeCompletionBounds bounds = anke_bounds_find(&spec, scratch);
    anke_bounds_scratch_free(scratch);
    g_assert_cmpfloat_with_epsilon(bounds.longest, 0, 1e-15);
    g_assert_cmpfloat_with_epsilon(bounds.shortest, 0, 1e-15);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/exact-bounds/all tables lie between the bounds", test_encloses);
    g_test_add_func("/exact-bounds/one column leaves no choice", test_one_column);
    return g_test_run();
}
