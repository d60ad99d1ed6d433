/* Work in threads: what is taken is in order, and what ends a run ends it everywhere. */
#include "analyzer/base/ordered_work.h"

#include "analyzer/base/error.h"

enum { NEVER = -1 };

typedef struct {
    gint n_filled; /* times */
    gint number;
    gint result;
} Job;

/* What a run saw. Counters that threads touch are atomic. */
typedef struct {
    gint n_jobs; /* to fill */
    gint fails_fill, fails_take;
    gint n_filled, n_taken;
    gint n_made, n_freed;
    gint n_reused; /* times a job was filled that had been taken before */
    gint n_opened, n_closed, n_worked, n_in_caller;
    GThread *caller;
} Log;

static Log *current; /* for callbacks that get no data; one run at a time */

static gpointer new_job(void)
{
    current->n_made++;
    return g_new0(Job, 1);
}

static void free_job(gpointer job)
{
    current->n_freed++;
    g_free(job);
}

static gboolean fill(gpointer data, gpointer filled, gboolean *is_last, GError **error)
{
    Log *log = data;
    Job *job = filled;
    g_assert_true(g_thread_self() == log->caller);
    if (log->n_filled == log->fails_fill) {
        return anke_error_set(error, ANKE_ERROR_IO, "cannot fill");
    }
    log->n_reused += job->n_filled > 0;
    job->n_filled++;
    job->number = log->n_filled++;
    job->result = -1;
    *is_last = log->n_filled == log->n_jobs;
    return TRUE;
}

static gboolean take(gpointer data, gpointer done, GError **error)
{
    Log *log = data;
    const Job *job = done;
    g_assert_true(g_thread_self() == log->caller);
    g_assert_cmpint(job->number, ==, log->n_taken);
    g_assert_cmpint(job->result, ==, job->number * 3);
    if (log->n_taken == log->fails_take) {
        return anke_error_set(error, ANKE_ERROR_DATA, "cannot take");
    }
    log->n_taken++;
    return TRUE;
}

static gpointer open_worker(gpointer data)
{
    Log *log = data;
    g_atomic_int_inc(&log->n_opened);
    return log;
}

/* Every third job takes long, so that those behind it are done first. */
static void work(gpointer worker, gpointer data)
{
    Log *log = worker;
    Job *job = data;
    if (job->number % 3 == 0) {
        g_usleep(500);
    }
    job->result = job->number * 3;
    g_atomic_int_inc(&log->n_worked);
    g_atomic_int_add(&log->n_in_caller, g_thread_self() == log->caller);
}

static void close_worker(gpointer worker)
{
    Log *log = worker;
    g_atomic_int_inc(&log->n_closed);
}

static Log begin(gint n_jobs)
{
    return (Log){
        .n_jobs = n_jobs, .fails_fill = NEVER, .fails_take = NEVER, .caller = g_thread_self()};
}

static gboolean run(Log *log, guint n_threads, GError **error)
{
    const AnkeOrderedWork spec = {.name = "test",
                                  .n_threads = n_threads,
                                  .data = log,
                                  .new_job = new_job,
                                  .free_job = free_job,
                                  .fill = fill,
                                  .take = take,
                                  .open = open_worker,
                                  .work = work,
                                  .close = close_worker};
    current = log;
    gboolean is_good = anke_ordered_work_run(&spec, error);
    g_assert_cmpint(log->n_freed, ==, log->n_made);
    g_assert_cmpint(log->n_closed, ==, log->n_opened);
    return is_good;
}

static void run_well(Log *log, guint n_threads)
{
    g_autoptr(GError) error = NULL;
    gboolean is_good = run(log, n_threads, &error);
    g_assert_no_error(error);
    g_assert_true(is_good);
}

static void test_order(void)
{
    for (guint n_threads = 0; n_threads <= 4; n_threads++) {
        Log log = begin(100);
        run_well(&log, n_threads);
        g_assert_cmpint(log.n_taken, ==, 100);
        g_assert_cmpint(log.n_worked, ==, 100);
        g_assert_cmpint(log.n_in_caller, ==, 0);
    }
}

static void test_threads_are_bounded(void)
{
    Log log = begin(50);
    run_well(&log, 1000);
    g_assert_cmpint(log.n_opened, ==, ANKE_ORDERED_WORK_MAX_THREADS);
}

static void test_one_job(void)
{
    Log log = begin(1);
    run_well(&log, 4);
    g_assert_cmpint(log.n_taken, ==, 1);
    g_assert_cmpint(log.n_opened, ==, 1);
    g_assert_cmpint(log.n_in_caller, ==, 1);
}

/* Two a thread wait, and one is being filled. */
static void test_reuse(void)
{
    for (guint n_threads = 1; n_threads <= 4; n_threads++) {
        Log log = begin(200);
        run_well(&log, n_threads);
        g_assert_cmpint(log.n_made, ==, (gint)(2 * n_threads + 1));
        g_assert_cmpint(log.n_reused, ==, 200 - log.n_made);
    }
}

static void test_error_of_take(void)
{
    static const gint at[] = {0, 7, 99};
    for (gsize i = 0; i < G_N_ELEMENTS(at); i++) {
        Log log = begin(100);
        g_autoptr(GError) error = NULL;
        log.fails_take = at[i];
        g_assert_false(run(&log, 2, &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
        g_assert_cmpint(log.n_taken, ==, at[i]);
        g_assert_cmpint(log.n_filled, ==, MIN(at[i] + 2 * 2 + 1, 100)); /* no more than waited */
    }
}

static void test_error_of_fill(void)
{
    static const gint at[] = {0, 1, 20};
    for (gsize i = 0; i < G_N_ELEMENTS(at); i++) {
        Log log = begin(100);
        g_autoptr(GError) error = NULL;
        log.fails_fill = at[i];
        g_assert_false(run(&log, 2, &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_IO);
        g_assert_cmpint(log.n_filled, ==, at[i]);
        g_assert_cmpint(log.n_taken, ==, MAX(at[i] - 2 * 2, 0));
    }
}

static void test_error_of_the_only_job(void)
{
    Log log = begin(1);
    g_autoptr(GError) error = NULL;
    log.fails_take = 0;
    g_assert_false(run(&log, 2, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
}

/* Without open() the data itself is the worker. */
static void test_no_worker(void)
{
    Log log = begin(30);
    const AnkeOrderedWork spec = {.name = "test",
                                  .n_threads = 3,
                                  .data = &log,
                                  .new_job = new_job,
                                  .free_job = free_job,
                                  .fill = fill,
                                  .take = take,
                                  .work = work};
    current = &log;
    g_assert_true(anke_ordered_work_run(&spec, NULL));
    g_assert_cmpint(log.n_taken, ==, 30);
    g_assert_cmpint(log.n_worked, ==, 30);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ordered_work/results are taken in order", test_order);
    g_test_add_func("/ordered_work/threads are no more than is useful", test_threads_are_bounded);
    g_test_add_func("/ordered_work/one job starts no thread", test_one_job);
    g_test_add_func("/ordered_work/jobs are filled again", test_reuse);
    g_test_add_func("/ordered_work/an error of take ends the run", test_error_of_take);
    g_test_add_func("/ordered_work/an error of fill ends the run", test_error_of_fill);
    g_test_add_func("/ordered_work/an error of the only job is one", test_error_of_the_only_job);
    g_test_add_func("/ordered_work/without a worker the data is it", test_no_worker);
    return g_test_run();
}
