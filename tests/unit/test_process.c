#include <glib.h>
#include <signal.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/draw/process.h"

static const char *const environment[] = {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", NULL};

/* Runs a shell script that reads `input`; the caller clears *end. */
static void run_shell(const char *script, const char *input, gsize n_bytes, double deadline_s,
                      AnkeProcessEnd *end)
{
    const char *const arguments[] = {"sh", "-c", script, NULL};
    const AnkeProcessSpec spec = {.program = "/bin/sh",
                                  .arguments = arguments,
                                  .environment = environment,
                                  .folder = "/",
                                  .input = input,
                                  .n_input_bytes = n_bytes,
                                  .deadline_s = deadline_s};
    g_autoptr(GError) error = NULL;
    g_assert_true(anke_process_run(&spec, end, &error));
    g_assert_no_error(error);
}

static void test_status_and_messages_come_back(void)
{
    g_auto(AnkeProcessEnd) end = {0};
    run_shell("cat >&2; pwd >&2; echo \"$HOME\" >&2; exit 7", "in\n", 3, 10, &end);
    g_assert_cmpint(end.exit_status, ==, 7);
    g_assert_cmpstr(end.messages, ==, "in\n/\n\n");
    g_assert_cmpuint(end.n_sent_bytes, ==, 3);
    g_assert_false(end.is_late);
}

static void test_what_runs_too_long_is_killed_with_its_children(void)
{
    g_auto(AnkeProcessEnd) end = {0};
    const gint64 start_us = g_get_monotonic_time();
    run_shell("sleep 60 & sleep 60", "", 0, 0.3, &end);
    g_assert_true(end.is_late);
    g_assert_cmpint(end.exit_status, ==, -1);
    g_assert_cmpint(g_get_monotonic_time() - start_us, <, 5 * G_USEC_PER_SEC);
}

static void test_what_closes_its_errors_and_sleeps_is_killed_too(void)
{
    g_auto(AnkeProcessEnd) end = {0};
    run_shell("exec 2>&- <&-; sleep 60", "", 0, 0.3, &end);
    g_assert_true(end.is_late);
}

static void test_an_early_exit_with_unsent_input_is_no_error(void)
{
    const gsize n_bytes = 1700000;
    g_autofree char *input = g_malloc0(n_bytes);
    g_auto(AnkeProcessEnd) end = {0};
    run_shell("exit 4", input, n_bytes, 10, &end);
    g_assert_cmpint(end.exit_status, ==, 4);
    g_assert_cmpuint(end.n_sent_bytes, <, n_bytes);
}

static void test_much_input_and_many_messages_do_not_block_each_other(void)
{
    const gsize n_bytes = 1700000;
    g_autofree char *input = g_malloc(n_bytes);
    memset(input, 'x', n_bytes);
    g_auto(AnkeProcessEnd) end = {0};
    run_shell("cat >&2", input, n_bytes, 20, &end);
    g_assert_cmpint(end.exit_status, ==, 0);
    g_assert_cmpuint(end.n_sent_bytes, ==, n_bytes);
    g_assert_cmpuint(strlen(end.messages), ==, 1 << 16);
}

static void test_the_child_has_default_signals(void)
{
    g_auto(AnkeProcessEnd) end = {0};
    run_shell("kill -PIPE $$; exit 0", "", 0, 10, &end);
    g_assert_cmpint(end.exit_status, ==, -1);
}

static void test_a_missing_program_is_unavailable(void)
{
    const char *const arguments[] = {"none", NULL};
    const AnkeProcessSpec spec = {.program = "/nonexistent/none",
                                  .arguments = arguments,
                                  .environment = environment,
                                  .folder = "/",
                                  .input = "",
                                  .deadline_s = 1};
    g_auto(AnkeProcessEnd) end = {0};
    g_autoptr(GError) error = NULL;
    g_assert_false(anke_process_run(&spec, &end, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_UNAVAILABLE);
}

static void ignore_signal(int number)
{
    (void)number;
}

static void test_a_held_signal_ends_the_run_and_takes_effect_later(void)
{
    sigset_t previous;
    sigset_t pending;
    (void)signal(SIGTERM, ignore_signal);
    anke_process_hold_signals(&previous);
    (void)raise(SIGTERM);
    g_auto(AnkeProcessEnd) end = {0};
    run_shell("sleep 60", "", 0, 20, &end);
    g_assert_true(end.is_interrupted);
    g_assert_false(end.is_late);
    sigpending(&pending);
    g_assert_true(sigismember(&pending, SIGTERM));
    anke_process_release_signals(&previous);
    sigpending(&pending);
    g_assert_false(sigismember(&pending, SIGTERM));
    (void)signal(SIGTERM, SIG_DFL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    g_test_add_func("/process/status and messages come back", test_status_and_messages_come_back);
    g_test_add_func("/process/what runs too long is killed with its children",
                    test_what_runs_too_long_is_killed_with_its_children);
    g_test_add_func("/process/what closes its errors and sleeps is killed too",
                    test_what_closes_its_errors_and_sleeps_is_killed_too);
    g_test_add_func("/process/an early exit with unsent input is no error",
                    test_an_early_exit_with_unsent_input_is_no_error);
    g_test_add_func("/process/much input and many messages do not block each other",
                    test_much_input_and_many_messages_do_not_block_each_other);
    g_test_add_func("/process/the child has default signals", test_the_child_has_default_signals);
    g_test_add_func("/process/a missing program is unavailable",
                    test_a_missing_program_is_unavailable);
    g_test_add_func("/process/a held signal ends the run and takes effect later",
                    test_a_held_signal_ends_the_run_and_takes_effect_later);
    return g_test_run();
}
