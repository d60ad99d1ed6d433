/* Runs the cases of tests/reference/stats: numbers from books, certificates and other programs. */
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>

#include "analyzer/stats/association.h"
#include "analyzer/stats/describe.h"
#include "analyzer/stats/exact.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/proportion.h"
#include "analyzer/stats/ranks.h"
#include "tests/unit/near.h"
#include "tests/unit/reference_cross.h"

typedef struct {
    GArray *cells; /* double, row-major */
    gsize n_rows;
    GArray *values, *counts; /* double */
    GArray *persons;         /* double, row-major: several answers of each */
    gsize n_persons;
    double hits, n, population, level;
    guint n_checks;
} Case;

#include "tests/unit/reference_battery.h"

/* What a key may carry: "expected 2 1" has the arguments 2 and 1. */
typedef double (*Evaluate)(const Case *facts, const double *arguments);

static AnkeCounts get_counts(const Case *facts)
{
    gsize n_cols = facts->n_rows ? facts->cells->len / facts->n_rows : 0;
    return (AnkeCounts){(const double *)facts->cells->data, facts->n_rows, n_cols};
}

#include "tests/unit/reference_numbers.h"

static AnkeIndependence find_independence(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_independence_test(&counts);
}

static AnkeKruskalWallis find_kruskal_wallis(const Case *facts)
{
    AnkeCounts counts = get_counts(facts);
    return anke_ranks_kruskal_wallis(&counts);
}

static AnkeDistribution get_distribution(const Case *facts)
{
    return (AnkeDistribution){(const double *)facts->values->data,
                              (const double *)facts->counts->data, facts->values->len, 1};
}

static AnkeDescription find_description(const Case *facts)
{
    AnkeDistribution distribution = get_distribution(facts);
    return anke_distribution_describe(&distribution);
}

static AnkeInterval find_wilson(const Case *facts)
{
    return anke_proportion_wilson(facts->hits, facts->n, facts->population, facts->level);
}

static AnkeInterval find_clopper_pearson(const Case *facts)
{
    return anke_proportion_clopper_pearson(facts->hits, facts->n, facts->level);
}

static AnkeInterval find_interval(const Case *facts, AnkeIntervalMethod method)
{
    double base = anke_proportion_correct_base(facts->n, facts->population);
    return anke_proportion_interval(method, facts->hits / facts->n, base, facts->level);
}

#define DEFINE_KEY(name, expression)                                                               \
    static double name(const Case *facts, G_GNUC_UNUSED const double *arguments)                   \
    {                                                                                              \
        return expression;                                                                         \
    }

DEFINE_KEY(get_chisq, find_independence(facts).chisq)
DEFINE_KEY(get_chisq_df, find_independence(facts).df)
DEFINE_KEY(get_chisq_p, find_independence(facts).p)
DEFINE_KEY(get_low_expected, find_independence(facts).low_expected)
DEFINE_KEY(get_min_expected, find_independence(facts).min_expected)
DEFINE_KEY(get_kw_h, find_kruskal_wallis(facts).h)
DEFINE_KEY(get_kw_df, find_kruskal_wallis(facts).df)
DEFINE_KEY(get_kw_p, find_kruskal_wallis(facts).p)
DEFINE_KEY(get_epsilon2, find_kruskal_wallis(facts).epsilon2)
DEFINE_KEY(get_n, find_description(facts).n)
DEFINE_KEY(get_sum, find_description(facts).sum)
DEFINE_KEY(get_mean, find_description(facts).mean)
DEFINE_KEY(get_sd, find_description(facts).sd)
DEFINE_KEY(get_var, find_description(facts).var)
DEFINE_KEY(get_se, find_description(facts).se)
DEFINE_KEY(get_skewness, find_description(facts).skewness)
DEFINE_KEY(get_kurtosis, find_description(facts).kurtosis)
DEFINE_KEY(get_min, find_description(facts).min)
DEFINE_KEY(get_q1, find_description(facts).q1)
DEFINE_KEY(get_median, find_description(facts).median)
DEFINE_KEY(get_q3, find_description(facts).q3)
DEFINE_KEY(get_max, find_description(facts).max)
DEFINE_KEY(get_wilson_lo, find_wilson(facts).lo)
DEFINE_KEY(get_wilson_hi, find_wilson(facts).hi)
DEFINE_KEY(get_clopper_pearson_lo, find_clopper_pearson(facts).lo)
DEFINE_KEY(get_clopper_pearson_hi, find_clopper_pearson(facts).hi)
DEFINE_KEY(get_jeffreys_lo, find_interval(facts, ANKE_INTERVAL_JEFFREYS).lo)
DEFINE_KEY(get_jeffreys_hi, find_interval(facts, ANKE_INTERVAL_JEFFREYS).hi)
DEFINE_KEY(get_agresti_coull_lo, find_interval(facts, ANKE_INTERVAL_AGRESTI_COULL).lo)
DEFINE_KEY(get_agresti_coull_hi, find_interval(facts, ANKE_INTERVAL_AGRESTI_COULL).hi)

static double get_cramers_v(const Case *facts, G_GNUC_UNUSED const double *arguments)
{
    AnkeCounts counts = get_counts(facts);
    return anke_association_cramers_v(&counts);
}

static double get_cramers_v_corrected(const Case *facts, G_GNUC_UNUSED const double *arguments)
{
    AnkeCounts counts = get_counts(facts);
    return anke_association_cramers_v_corrected(&counts);
}

static double get_fisher_p(const Case *facts, G_GNUC_UNUSED const double *arguments)
{
    AnkeCounts counts = get_counts(facts);
    AnkeExactSpec spec = {ANKE_EXACT_DEFAULT_WORK};
    AnkeExact exact = anke_exact_fisher(&counts, &spec);
    g_assert_cmpint(exact.status, !=, ANKE_EXACT_OVER_BUDGET);
    return exact.p;
}

static double get_quantile(const Case *facts, const double *arguments)
{
    AnkeDistribution distribution = get_distribution(facts);
    return anke_distribution_quantile(&distribution, arguments[0]);
}

static gsize find_cell(const Case *facts, const double *arguments)
{
    return ((gsize)arguments[0] - 1) * get_counts(facts).n_cols + (gsize)arguments[1] - 1;
}

static double get_expected(const Case *facts, const double *arguments)
{
    AnkeCounts counts = get_counts(facts);
    g_autofree double *expected = g_new(double, facts->cells->len);
    anke_independence_residuals(&counts, expected, NULL);
    return expected[find_cell(facts, arguments)];
}

static double get_adjres(const Case *facts, const double *arguments)
{
    AnkeCounts counts = get_counts(facts);
    g_autofree double *adjres = g_new(double, facts->cells->len);
    anke_independence_residuals(&counts, NULL, adjres);
    return adjres[find_cell(facts, arguments)];
}

static const struct {
    const char *key;
    Evaluate evaluate;
} KEYS[] = {
    {"chisq", get_chisq},
    {"chisq_df", get_chisq_df},
    {"chisq_p", get_chisq_p},
    {"low_expected", get_low_expected},
    {"min_expected", get_min_expected},
    {"expected", get_expected},
    {"adjres", get_adjres},
    {"cramers_v", get_cramers_v},
    {"cramers_v_corrected", get_cramers_v_corrected},
    {"fisher_p", get_fisher_p},
    {"kw_h", get_kw_h},
    {"kw_df", get_kw_df},
    {"kw_p", get_kw_p},
    {"epsilon2", get_epsilon2},
    {"n", get_n},
    {"sum", get_sum},
    {"mean", get_mean},
    {"sd", get_sd},
    {"min", get_min},
    {"q1", get_q1},
    {"median", get_median},
    {"q3", get_q3},
    {"max", get_max},
    {"quantile", get_quantile},
    {"wilson_lo", get_wilson_lo},
    {"wilson_hi", get_wilson_hi},
    {"clopper_pearson_lo", get_clopper_pearson_lo},
    {"clopper_pearson_hi", get_clopper_pearson_hi},
    {"jeffreys_lo", get_jeffreys_lo},
    {"jeffreys_hi", get_jeffreys_hi},
    {"agresti_coull_lo", get_agresti_coull_lo},
    {"agresti_coull_hi", get_agresti_coull_hi},
    /* means, ranks and their pairs */
    {"var", get_var},
    {"se", get_se},
    {"skewness", get_skewness},
    {"kurtosis", get_kurtosis},
    {"anova_f", get_anova_f},
    {"anova_df1", get_anova_df1},
    {"anova_df2", get_anova_df2},
    {"anova_p", get_anova_p},
    {"ss_between", get_ss_between},
    {"ss_within", get_ss_within},
    {"eta", get_eta},
    {"eta2", get_eta2},
    {"omega2", get_omega2},
    {"welch_f", get_welch_f},
    {"welch_df2", get_welch_df2},
    {"welch_p", get_welch_p},
    {"levene_f", get_levene_f},
    {"levene_p", get_levene_p},
    {"mw_u", get_mw_u},
    {"mw_p", get_mw_p},
    {"mw_exact_p", get_mw_exact_p},
    {"bm_t", get_bm_t},
    {"bm_df", get_bm_df},
    {"bm_p", get_bm_p},
    {"gh_t", get_gh_t},
    {"gh_df", get_gh_df},
    {"gh_p", get_gh_p},
    {"dunn_z", get_dunn_z},
    {"dunn_p", get_dunn_p},
    {"alpha", get_alpha},
    {"alpha_lo", get_alpha_lo},
    {"alpha_hi", get_alpha_hi},
    {"item_total_r", get_item_total_r},
    {"alpha_if_deleted", get_alpha_if_deleted},
    {"friedman", get_friedman},
    {"friedman_df", get_friedman_df},
    {"friedman_p", get_friedman_p},
    {"cochran_q", get_cochran_q},
    {"cochran_q_p", get_cochran_q_p},
    {"r2", get_r2},
    {"adj_r2", get_adj_r2},
    {"intercept", get_intercept},
    {"residual_sd", get_residual_sd},
    {"coef", get_coef},
    {"coef_se", get_coef_se},
    {"coef_p", get_coef_p},
    {"beta", get_beta},
    {"vif", get_vif},
    {"lmg", get_lmg},
    {"johnson", get_johnson},
};

static double read_number(const char *text)
{
    char *end;
    double value = g_ascii_strtod(text, &end);
    g_assert_cmpstr(end, ==, "");
    return *text ? value : NAN;
}

static double evaluate_key(const Case *facts, const char *key)
{
    g_auto(GStrv) words = g_strsplit(key, " ", 3);
    double arguments[2] = {0};
    for (guint word = 1; words[word]; word++) {
        arguments[word - 1] = read_number(words[word]);
    }
    for (gsize row = 0; row < G_N_ELEMENTS(KEYS); row++) {
        if (g_str_equal(KEYS[row].key, words[0])) {
            return KEYS[row].evaluate(facts, arguments);
        }
    }
    AnkeCounts counts = get_counts(facts);
    double value;
    if (evaluate_cross_key(&counts, words[0], arguments, &value)) {
        return value;
    }
    g_error("no statistic is called \"%s\"", words[0]);
}

static void check_number(Case *facts, char **cells)
{
    double want = read_number(cells[2]), tolerance = read_number(cells[3]);
    double got = evaluate_key(facts, cells[1]);
    gboolean agrees = isnan(want) ? isnan(got) : fabs(got - want) <= tolerance * fabs(want);
    facts->n_checks++;
    if (!agrees) {
        g_test_message("%s: got %.17g, expected %s (%s)", cells[1], got, cells[2], cells[4]);
        g_test_fail();
    }
}

static void append_number(GArray *array, const char *text)
{
    double value = read_number(text);
    g_array_append_val(array, value);
}

static void read_line(Case *facts, const char *line)
{
    gboolean is_check = g_str_has_prefix(line, "check,");
    g_auto(GStrv) cells = g_strsplit(line, ",", is_check ? 5 : 0);
    guint n_cells = g_strv_length(cells);
    if (is_check) {
        g_assert_cmpuint(n_cells, ==, 5);
        check_number(facts, cells);
    } else if (g_str_equal(cells[0], "table")) {
        for (guint cell = 1; cell < n_cells; cell++) {
            append_number(facts->cells, cells[cell]);
        }
        facts->n_rows++;
        g_assert_cmpuint(facts->cells->len, ==, facts->n_rows * (n_cells - 1));
    } else if (g_str_equal(cells[0], "values")) {
        for (guint cell = 1; cell < n_cells; cell++) {
            append_number(facts->values, cells[cell]);
        }
    } else if (g_str_equal(cells[0], "person")) {
        for (guint cell = 1; cell < n_cells; cell++) {
            append_number(facts->persons, cells[cell]);
        }
        facts->n_persons++;
    } else if (g_str_equal(cells[0], "pair")) {
        append_number(facts->values, cells[1]);
        append_number(facts->counts, cells[2]);
    } else if (g_str_equal(cells[0], "hits")) {
        facts->hits = read_number(cells[1]);
        facts->n = read_number(cells[2]);
        facts->population = read_number(cells[3]);
        facts->level = read_number(cells[4]);
    } else {
        g_assert_true(g_str_equal(cells[0], "title") || g_str_equal(cells[0], "source"));
    }
}

static void test_case(const void *path)
{
    g_autofree char *content = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &content, NULL, &error);
    g_assert_no_error(error);
    Case facts = {.cells = g_array_new(FALSE, FALSE, sizeof(double)),
                  .values = g_array_new(FALSE, FALSE, sizeof(double)),
                  .counts = g_array_new(FALSE, FALSE, sizeof(double)),
                  .persons = g_array_new(FALSE, FALSE, sizeof(double))};
    g_auto(GStrv) lines = g_strsplit(g_strchomp(content), "\n", 0);
    for (guint line = 0; lines[line]; line++) {
        read_line(&facts, lines[line]);
    }
    g_assert_cmpuint(facts.n_checks, >, 0);
    g_array_unref(facts.cells);
    g_array_unref(facts.values);
    g_array_unref(facts.counts);
    g_array_unref(facts.persons);
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static GPtrArray *list_cases(const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (g_str_has_suffix(name, ".csv")) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    g_ptr_array_sort(names, compare_names);
    return names;
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    gsl_set_error_handler_off();
    const char *root = g_getenv("ANKE_ROOT");
    g_autofree char *folder =
        g_build_filename(root ? root : ".", "tests", "reference", "stats", NULL);
    g_autoptr(GPtrArray) names = list_cases(folder);
    g_assert_cmpuint(names->len, >, 0);
    for (guint idx = 0; idx < names->len; idx++) {
        const char *name = names->pdata[idx];
        g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".csv"));
        g_autofree char *test = g_strdup_printf("/reference/%s agrees with its sources", stem);
        g_test_add_data_func_full(test, g_build_filename(folder, name, NULL), test_case, g_free);
    }
    return g_test_run();
}
