#include <glib.h>
#include <string.h>

#include "analyzer/data/test_words.h"
#include "analyzer/stats/verdict.h"

/* Whether both wordings are there, differ from each other and from the name. */
static void check_words(const char *name, const char *japanese, const char *english)
{
    gboolean has_words = *japanese != '\0' && *english != '\0';
    if (!has_words || strcmp(japanese, english) == 0 || strcmp(japanese, name) == 0 ||
        strcmp(english, name) == 0) {
        if (strcmp(name, "phi") == 0 || strcmp(name, "kappa") == 0) { /* English words themselves */
            return;
        }
        g_test_message("\"%s\": \"%s\", \"%s\"", name, japanese, english);
        g_test_fail();
    }
}

static void check_test(const char *name)
{
    if (!anke_test_has_words(name)) {
        g_test_message("no words for the test \"%s\"", name);
        g_test_fail();
        return;
    }
    check_words(name, anke_test_words(name, FALSE), anke_test_words(name, TRUE));
}

static void check_effect(const char *name)
{
    if (!anke_effect_has_words(name)) {
        g_test_message("no words for the effect \"%s\"", name);
        g_test_fail();
        return;
    }
    check_words(name, anke_effect_words(name, FALSE), anke_effect_words(name, TRUE));
}

static void test_every_test_that_can_be_chosen_has_words(void)
{
    for (guint test = 0; test < ANKE_N_TESTS; test++) {
        check_test(anke_test_name((AnkeTest)test));
    }
}

typedef void (*CheckFunc)(const char *name);

/* Checks each text that a pattern finds in a source; returns how many there are. */
static guint check_matches(const char *source, const char *pattern, CheckFunc check)
{
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    guint n = 0;
    for (g_regex_match(regex, source, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL)) {
        for (gint group = 1; group < g_match_info_get_match_count(match); group++) {
            g_autofree char *name = g_match_info_fetch(match, group);
            check(name);
            n++;
        }
    }
    return n;
}

/* Verdicts are written by analyzer/analysis alone, with names that stand in its sources. */
static void test_every_verdict_of_anke_stats_has_words(void)
{
    const char *root = g_getenv("ANKE_ROOT");
    g_autofree char *folder =
        g_build_filename(root != NULL ? root : ".", "analyzer/analysis", NULL);
    g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(files);
    guint n_tests = 0;
    guint n_effects = 0;
    for (const char *file = g_dir_read_name(files); file != NULL; file = g_dir_read_name(files)) {
        g_autofree char *path = g_build_filename(folder, file, NULL);
        g_autofree char *source = NULL;
        g_assert_true(g_file_get_contents(path, &source, NULL, NULL));
        n_tests += check_matches(source, "\\.test = \"([a-z_0-9]+)\"", check_test);
        n_tests += check_matches(source, "\\.test = [^,\"]*\\? \"([a-z_0-9]+)\" : \"([a-z_0-9]+)\"",
                                 check_test);
        n_effects += check_matches(source, "\\.effect = \"([a-z_0-9]+)\"", check_effect);
        n_effects +=
            check_matches(source, "\\(Decision\\)\\{[^;\"]*\"([a-z_0-9]+)\"", check_effect);
    }
    g_assert_cmpuint(n_tests, >=, 6); /* the patterns still find what is there */
    g_assert_cmpuint(n_effects, >=, 10);
}

static void test_names_read_well_before_their_numbers(void)
{
    const struct {
        const char *effect;
        const char *japanese;
        const char *english;
    } cases[] = {{"epsilon2", "ε²=", "epsilon²="},
                 {"cramers_v_corrected", "クラメールのV（補正）", "Cramér's V (corrected) "},
                 {"cliffs_delta", "クリフのδ=", "Cliff's delta="},
                 {"new_measure", "new_measure=", "new_measure="}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *effect = cases[i].effect;
        g_autofree char *japanese =
            g_strconcat(anke_effect_words(effect, FALSE), anke_effect_joiner(effect, FALSE), NULL);
        g_autofree char *english =
            g_strconcat(anke_effect_words(effect, TRUE), anke_effect_joiner(effect, TRUE), NULL);
        g_assert_cmpstr(japanese, ==, cases[i].japanese);
        g_assert_cmpstr(english, ==, cases[i].english);
    }
}

static void test_a_name_that_is_not_known_comes_back_as_it_is(void)
{
    g_assert_cmpstr(anke_test_words("CHISQ", FALSE), ==, "CHISQ");
    g_assert_cmpstr(anke_test_words("", TRUE), ==, "");
    g_assert_false(anke_test_has_words("chis"));
    g_assert_false(anke_effect_has_words("chisq")); /* a test is no effect */
    g_assert_false(anke_test_is_of_height("new_test"));
}

static void test_tests_of_ranks_and_means_are_of_height(void)
{
    static const char *const of_height[] = {"kw", "mw", "mw_exact", "bm",          "anova", "welch",
                                            "t",  "jt", "linear",   "signed_rank", NULL};
    static const char *const others[] = {"chisq", "fisher", "mc",      "lr",
                                         "trend", "rs",     "mcnemar", NULL};
    for (const char *const *test = of_height; *test != NULL; test++) {
        g_assert_true(anke_test_is_of_height(*test));
    }
    for (const char *const *test = others; *test != NULL; test++) {
        g_assert_false(anke_test_is_of_height(*test));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/test words/every test that can be chosen has words",
                    test_every_test_that_can_be_chosen_has_words);
    g_test_add_func("/test words/every verdict of anke-stats has words",
                    test_every_verdict_of_anke_stats_has_words);
    g_test_add_func("/test words/names read well before their numbers",
                    test_names_read_well_before_their_numbers);
    g_test_add_func("/test words/a name that is not known comes back as it is",
                    test_a_name_that_is_not_known_comes_back_as_it_is);
    g_test_add_func("/test words/tests of ranks and means are of height",
                    test_tests_of_ranks_and_means_are_of_height);
    return g_test_run();
}
