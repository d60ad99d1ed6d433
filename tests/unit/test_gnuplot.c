#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/draw/glyphs.h"
#include "charts/draw/gnuplot.h"

/* A temporary folder of the test: TMPDIR of the runs and home of false gnuplots. */
static char *workshop;

static GString *run_script(const char *script, AnkeFormat format, double deadline_s, GError **error)
{
    const AnkeGnuplotRequest request = {.script = script,
                                        .n_script_bytes = strlen(script),
                                        .font_family = "Noto Sans CJK JP",
                                        .format = format,
                                        .width_pt = 100,
                                        .height_pt = 100,
                                        .dots_per_inch = 144,
                                        .date_s = 1538265600,
                                        .title = "R&D",
                                        .deadline_s = deadline_s};
    return anke_gnuplot_run(&request, error);
}

static void check_failure(const char *script, AnkeErrorCode code, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(run_script(script, ANKE_FORMAT_PNG, 1.5, &error));
    g_assert_error(error, ANKE_ERROR, (gint)code);
    g_assert_nonnull(strstr(error->message, part));
}

/* Nothing may be left in TMPDIR after any run. */
static void check_no_leftovers(void)
{
    g_autofree char *folder = g_build_filename(workshop, "tmp", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_assert_null(g_dir_read_name(dir));
}

static void test_pictures_are_whole_and_the_same_twice(void)
{
    static const char *const terminals[] = {"pngcairo size 100,100", "pdfcairo size 2in,2in",
                                            "svg size 100,100 dynamic"};
    for (guint format = 0; format < G_N_ELEMENTS(terminals); format++) {
        g_autofree char *script =
            g_strdup_printf("set terminal %s font \"Noto Sans CJK JP\"\n"
                            "set output \"" ANKE_GNUPLOT_OUTPUT_NAME "\"\nplot x\nunset output\n",
                            terminals[format]);
        g_autoptr(GError) error = NULL;
        g_autoptr(GString) first = run_script(script, format, 20, &error);
        g_assert_no_error(error);
        g_autoptr(GString) second = run_script(script, format, 20, &error);
        g_assert_no_error(error);
        g_assert_true(anke_gnuplot_output_is_whole(format, first->str, first->len));
        g_assert_true(g_string_equal(first, second));
        check_no_leftovers();
    }
}

static void test_an_endless_script_ends_at_the_deadline(void)
{
    check_failure("while (1) {\nx = 1\n}\n", ANKE_ERROR_IO, "did not finish");
    check_no_leftovers();
}

static void test_an_error_of_gnuplot_is_reported(void)
{
    check_failure("set encoding utf8\nplot nonsense(x)\n", ANKE_ERROR_INTERNAL, "line 2");
    check_no_leftovers();
}

static void test_a_missing_terminal_is_unavailable(void)
{
    check_failure("exit status 69\n", ANKE_ERROR_UNAVAILABLE, "png terminal");
}

static void test_a_script_without_picture_is_caught(void)
{
    check_failure("x = 1\n", ANKE_ERROR_IO, "no whole png");
    check_failure("set print \"" ANKE_GNUPLOT_OUTPUT_NAME "\"\nprint \"no picture\"\n",
                  ANKE_ERROR_IO, "no whole png");
    check_no_leftovers();
}

static void test_an_early_exit_with_much_unsent_data_is_an_error(void)
{
    g_autoptr(GString) script = g_string_new("exit status 4\n");
    while (script->len < 1700000) {
        g_string_append(script, "# a line that is never read\n");
    }
    check_failure(script->str, ANKE_ERROR_INTERNAL, "gnuplot failed (4)");
}

static void test_the_environment_does_not_reach_gnuplot(void)
{
    g_setenv("GNUTERM", "nonsense", TRUE);
    g_setenv("CANARY", "seen", TRUE);
    check_failure("print system(\"echo CANARY=$CANARY GNUTERM=$GNUTERM HOME=$HOME\")\n"
                  "exit status 5\n",
                  ANKE_ERROR_INTERNAL, "CANARY= GNUTERM= HOME=/nonex");
    g_unsetenv("GNUTERM");
    g_unsetenv("CANARY");
}

static void test_a_missing_font_is_unavailable(void)
{
    const AnkeGnuplotRequest request = {
        .script = "", .font_family = "No Such Font Anywhere", .deadline_s = 5};
    g_autoptr(GError) error = NULL;
    g_assert_null(anke_gnuplot_run(&request, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_UNAVAILABLE);
}

static void test_a_missing_gnuplot_is_unavailable(void)
{
    g_autofree char *path = g_strdup(g_getenv("PATH"));
    g_setenv("PATH", "/nonexistent", TRUE);
    check_failure("plot x\n", ANKE_ERROR_UNAVAILABLE, "not installed");
    g_setenv("PATH", path, TRUE);
    check_no_leftovers();
}

static void test_characters_that_no_font_has_are_replaced(void)
{
    /* U+10FFFD is private: no font of a system has it. A joiner has no shape. */
    static const char text[] = "R&D 髙﨑①㈱ \xF4\x8F\xBF\xBD|\xE2\x80\x8D|";
    g_autoptr(GString) shown = anke_glyphs_replace_missing(text, strlen(text));
    g_assert_cmpstr(shown->str, ==, "R&D 髙﨑①㈱ 〓|\xE2\x80\x8D|");
    g_autoptr(GString) nothing = anke_glyphs_replace_missing("", 0);
    g_assert_cmpuint(nothing->len, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    /* Not g_dir_make_tmp(): GLib keeps the first TMPDIR that it sees. */
    workshop = g_mkdtemp(g_strdup("/tmp/anke-test-XXXXXX"));
    g_autofree char *tmp = g_build_filename(workshop, "tmp", NULL);
    g_assert_cmpint(g_mkdir(tmp, 0700), ==, 0);
    g_setenv("TMPDIR", tmp, TRUE);
    g_test_add_func("/gnuplot/pictures are whole and the same twice",
                    test_pictures_are_whole_and_the_same_twice);
    g_test_add_func("/gnuplot/an endless script ends at the deadline",
                    test_an_endless_script_ends_at_the_deadline);
    g_test_add_func("/gnuplot/an error of gnuplot is reported",
                    test_an_error_of_gnuplot_is_reported);
    g_test_add_func("/gnuplot/a missing terminal is unavailable",
                    test_a_missing_terminal_is_unavailable);
    g_test_add_func("/gnuplot/a script without picture is caught",
                    test_a_script_without_picture_is_caught);
    g_test_add_func("/gnuplot/an early exit with much unsent data is an error",
                    test_an_early_exit_with_much_unsent_data_is_an_error);
    g_test_add_func("/gnuplot/the environment does not reach gnuplot",
                    test_the_environment_does_not_reach_gnuplot);
    g_test_add_func("/gnuplot/a missing font is unavailable", test_a_missing_font_is_unavailable);
    g_test_add_func("/gnuplot/characters that no font has are replaced",
                    test_characters_that_no_font_has_are_replaced);
    g_test_add_func("/gnuplot/a missing gnuplot is unavailable",
                    test_a_missing_gnuplot_is_unavailable);
    int status = g_test_run();
    (void)g_rmdir(tmp);
    (void)g_rmdir(workshop);
    g_free(workshop);
    return status;
}
