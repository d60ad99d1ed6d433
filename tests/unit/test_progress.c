#include <glib.h>
#include <unistd.h>

#include "analyzer/base/progress.h"

/* Tests have no terminal: nothing may reach stderr there, however long the work takes. */
static void test_without_a_terminal_nothing_is_shown(void)
{
    if (g_test_subprocess()) {
        int null = dup2(STDOUT_FILENO, STDERR_FILENO);
        g_assert_cmpint(null, ==, STDERR_FILENO);
        AnkeProgress progress = anke_progress_begin("rows");
        g_assert_cmpint(progress.next_us, ==, G_MAXINT64);
        anke_progress_show(&progress, 5);
        anke_progress_end(&progress);
        g_assert_false(progress.is_shown);
        return;
    }
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_passed();
    g_test_trap_assert_stdout_unmatched("*rows*");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/progress/without a terminal nothing is shown",
                    test_without_a_terminal_nothing_is_shown);
    return g_test_run();
}
