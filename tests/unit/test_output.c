#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/base/output.h"

typedef struct {
    char *folder;
    char *target;
} Place;

static void set_up(Place *place, gconstpointer data)
{
    (void)data;
    place->folder = g_dir_make_tmp("anke-output-XXXXXX", NULL);
    g_assert_nonnull(place->folder);
    place->target = g_build_filename(place->folder, "out.csv", NULL);
}

static void tear_down(Place *place, gconstpointer data)
{
    (void)data;
    g_autoptr(GDir) dir = g_dir_open(place->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(place->folder, name, NULL);
        g_assert_cmpint(g_remove(path), ==, 0);
    }
    g_assert_cmpint(g_rmdir(place->folder), ==, 0);
    g_free(place->folder);
    g_free(place->target);
}

static guint count_files(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    guint n = 0;
    while (g_dir_read_name(dir) != NULL) {
        n++;
    }
    return n;
}

static void check_content(const char *path, const char *want)
{
    g_autofree char *content = NULL;
    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_assert_cmpstr(content, ==, want);
}

static void write_content(const char *path, const char *content)
{
    g_assert_true(g_file_set_contents(path, content, -1, NULL));
}

static guint mode_of(const char *path)
{
    struct stat status;
    g_assert_cmpint(stat(path, &status), ==, 0);
    return status.st_mode & 07777;
}

static void test_a_committed_file_has_its_content_and_mode(Place *place, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeOutput) output = anke_output_open(place->target, ANKE_OUTPUT_PRIVATE, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(anke_output_name(output), ==, place->target);
    anke_output_puts(output, "a,");
    anke_output_putc(output, 'b');
    anke_output_write(output, "\n", 1);
    g_assert_true(anke_output_commit(output, &error));
    check_content(place->target, "a,b\n");
    g_assert_cmpuint(mode_of(place->target), ==, 0600);
    g_assert_true(anke_output_write_file(place->target, "c\n", 2, ANKE_OUTPUT_REPORT, &error));
    check_content(place->target, "c\n");
    g_assert_cmpuint(mode_of(place->target), ==, 0644);
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

static void test_more_than_the_buffer_arrives_in_order(Place *place, gconstpointer data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) want = g_string_new(NULL);
    g_autoptr(AnkeOutput) output = anke_output_open(place->target, 0600, &error);
    for (gsize n = 1; n < 200000; n = n * 3 + 1) {
        g_autofree char *run = g_strnfill(n, (char)('a' + n % 26));
        anke_output_puts(output, run);
        anke_output_putc(output, '.');
        g_string_append_printf(want, "%s.", run);
    }
    g_assert_true(anke_output_commit(output, &error));
    check_content(place->target, want->str);
}

static void test_nothing_is_seen_before_the_commit(Place *place, gconstpointer data)
{
    (void)data;
    write_content(place->target, "old");
    AnkeOutput *output = anke_output_open(place->target, 0600, NULL);
    anke_output_puts(output, "new");
    g_assert_true(anke_output_flush(output, NULL));
    check_content(place->target, "old");
    anke_output_free(output);
    check_content(place->target, "old");
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

static void test_an_abandoned_output_leaves_no_file(Place *place, gconstpointer data)
{
    (void)data;
    AnkeOutput *output = anke_output_open(place->target, 0600, NULL);
    anke_output_puts(output, "half");
    anke_output_free(output);
    g_assert_cmpuint(count_files(place->folder), ==, 0);
    anke_output_free(NULL);
}

/* Leaves what a killed run leaves: a temporary file whose lock has fallen. */
static void be_killed_while_writing(const char *target)
{
    pid_t child = fork();
    g_assert_cmpint(child, >=, 0);
    if (child == 0) {
        AnkeOutput *output = anke_output_open(target, 0600, NULL);
        anke_output_puts(output, "half");
        (void)anke_output_flush(output, NULL);
        (void)kill(getpid(), SIGKILL);
    }
    int status;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFSIGNALED(status));
}

static void test_the_leftover_of_a_killed_run_is_swept_by_the_next(Place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *other = g_build_filename(place->folder, "other.csv", NULL);
    be_killed_while_writing(place->target);
    be_killed_while_writing(other);
    g_assert_false(g_file_test(place->target, G_FILE_TEST_EXISTS));
    g_assert_cmpuint(count_files(place->folder), ==, 2);
    g_assert_true(anke_output_write_file(place->target, "whole", 5, 0600, NULL));
    check_content(place->target, "whole");
    g_assert_cmpuint(count_files(place->folder), ==, 2); /* the leftover of the other stays */
}

static void test_two_runs_on_one_target_do_not_disturb_each_other(Place *place, gconstpointer data)
{
    (void)data;
    g_autoptr(AnkeOutput) first = anke_output_open(place->target, 0600, NULL);
    anke_output_puts(first, "first");
    g_autoptr(AnkeOutput) second = anke_output_open(place->target, 0600, NULL);
    anke_output_puts(second, "second");
    g_assert_true(anke_output_commit(second, NULL));
    check_content(place->target, "second");
    g_assert_true(anke_output_commit(first, NULL));
    check_content(place->target, "first");
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

/* Processes that begin at once: none may lose its temporary file to another's sweep. */
static void test_many_runs_that_start_together_all_succeed(Place *place, gconstpointer data)
{
    (void)data;
    enum { N_RUNS = 8, N_TIMES = 40 };
    pid_t children[N_RUNS];
    for (guint i = 0; i < N_RUNS; i++) {
        children[i] = fork();
        g_assert_cmpint(children[i], >=, 0);
        if (children[i] == 0) {
            gboolean is_good = TRUE;
            for (guint t = 0; t < N_TIMES; t++) {
                is_good &= anke_output_write_file(place->target, "whole", 5, 0600, NULL);
            }
            _exit(is_good ? 0 : 1);
        }
    }
    for (guint i = 0; i < N_RUNS; i++) {
        int status;
        g_assert_cmpint(waitpid(children[i], &status, 0), ==, children[i]);
        g_assert_cmpint(status, ==, 0);
    }
    check_content(place->target, "whole");
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

static void test_a_symbolic_link_is_followed(Place *place, gconstpointer data)
{
    (void)data;
    g_autofree char *link = g_build_filename(place->folder, "link.csv", NULL);
    g_assert_cmpint(symlink("out.csv", link), ==, 0);
    g_assert_true(anke_output_write_file(link, "new", 3, 0600, NULL)); /* to a file not yet there */
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    check_content(place->target, "new");
    g_assert_true(anke_output_write_file(link, "newer", 5, 0600, NULL));
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    check_content(place->target, "newer");
}

static void test_a_pipe_is_written_directly(Place *place, gconstpointer data)
{
    (void)data;
    g_assert_cmpint(mkfifo(place->target, 0600), ==, 0);
    int reader = open(place->target, O_RDONLY | O_NONBLOCK);
    g_assert_true(anke_output_write_file(place->target, "x", 1, 0600, NULL));
    char byte = 0;
    g_assert_cmpint((int)read(reader, &byte, 1), ==, 1);
    g_assert_cmpint(byte, ==, 'x');
    (void)close(reader);
    g_assert_cmpuint(count_files(place->folder), ==, 1);
}

static void test_a_full_disk_is_an_error_that_sticks(Place *place, gconstpointer data)
{
    (void)place;
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeOutput) output = anke_output_open("/dev/full", 0600, &error);
    g_assert_no_error(error);
    anke_output_puts(output, "x");
    g_assert_false(anke_output_has_failed(output));
    g_assert_false(anke_output_flush(output, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_IO);
    g_assert_true(g_str_has_prefix(error->message, "/dev/full: cannot write: "));
    g_assert_true(anke_output_has_failed(output));
    anke_output_puts(output, "y");
    g_clear_error(&error);
    g_assert_false(anke_output_commit(output, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_IO);
}

static void check_cannot_create(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(anke_output_open(path, 0600, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_CANT_CREATE);
    g_assert_true(g_str_has_prefix(error->message, path));
}

static void test_what_cannot_be_created_is_refused_at_once(Place *place, gconstpointer data)
{
    (void)data;
    check_cannot_create(place->folder);
    g_autofree char *no_folder = g_build_filename(place->folder, "no", "out.csv", NULL);
    check_cannot_create(no_folder);
}

static void test_an_empty_spool_reads_back_as_nothing(Place *place, gconstpointer data)
{
    (void)place;
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeOutput) spool = anke_output_open_spool();
    g_autoptr(AnkeInput) input = anke_output_read_back(spool, &error);
    g_assert_no_error(error);
    char byte;
    g_assert_cmpint(anke_input_read(input, &byte, 1, &error), ==, 0);
    g_assert_no_error(error);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add("/output/" name, Place, NULL, set_up, function, tear_down)
    ADD("a committed file has its content and mode",
        test_a_committed_file_has_its_content_and_mode);
    ADD("more than the buffer arrives in order", test_more_than_the_buffer_arrives_in_order);
    ADD("nothing is seen before the commit", test_nothing_is_seen_before_the_commit);
    ADD("an abandoned output leaves no file", test_an_abandoned_output_leaves_no_file);
    ADD("the leftover of a killed run is swept by the next",
        test_the_leftover_of_a_killed_run_is_swept_by_the_next);
    ADD("two runs on one target do not disturb each other",
        test_two_runs_on_one_target_do_not_disturb_each_other);
    ADD("many runs that start together all succeed",
        test_many_runs_that_start_together_all_succeed);
    ADD("a symbolic link is followed", test_a_symbolic_link_is_followed);
    ADD("a pipe is written directly", test_a_pipe_is_written_directly);
    ADD("a full disk is an error that sticks", test_a_full_disk_is_an_error_that_sticks);
    ADD("what cannot be created is refused at once",
        test_what_cannot_be_created_is_refused_at_once);
    ADD("an empty spool reads back as nothing", test_an_empty_spool_reads_back_as_nothing);
#undef ADD
    return g_test_run();
}
