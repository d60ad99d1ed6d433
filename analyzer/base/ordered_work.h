/*
 * Work for threads whose results are wanted in order: jobs are filled one after another in the
 * caller's thread, worked on by several, and taken in the caller's thread in the order in which they
 * were filled. So what is made is the same however many threads there are.
 *
 * Memory is that of a few jobs: at most two a thread wait to be taken, and a job that was taken is
 * filled again. Where the first job is the last, no thread is started.
 *
 * Not for work without order, nor for work that is known as a whole beforehand.
 */
#ifndef ANKE_BASE_ORDERED_WORK_H
#define ANKE_BASE_ORDERED_WORK_H

#include <glib.h>

enum { ANKE_ORDERED_WORK_MAX_THREADS = 4 };

/*
 * What is to be done. `data` is shared: what open() and work() read of it must not change meanwhile,
 * but for what fill() and take() alone touch.
 */
typedef struct {
    const char *name; /* of the threads */
    guint n_threads;  /* 0: one a processor; never more than ANKE_ORDERED_WORK_MAX_THREADS */
    gpointer data;

    /* In the caller's thread. Jobs are owned by the run and freed before it returns. */
    gpointer (*new_job)(void);
    GDestroyNotify free_job;
    /* Fills a new job, or one that was taken before, and says whether it is the last. */
    gboolean (*fill)(gpointer data, gpointer job, gboolean *is_last, GError **error);
    /* Uses the result; the job is filled again afterwards. */
    gboolean (*take)(gpointer data, gpointer job, GError **error);

    /* In a thread that works: it opens a worker, works on jobs with it, and closes it. A job belongs
     * to one thread at a time, and a worker to one for good. */
    gpointer (*open)(gpointer data); /* NULL: work() gets `data` for a worker */
    void (*work)(gpointer worker, gpointer job);
    void (*close)(gpointer worker); /* NULL: nothing to close */
} AnkeOrderedWork;

/*
 * Does it all: returns when the last job was taken and the threads have ended.
 * Errors: those of fill() and take(). The first one ends the run: nothing is filled or taken after it,
 * and what was filled before an error of fill() may be untaken.
 */
gboolean anke_ordered_work_run(const AnkeOrderedWork *work, GError **error);

#endif
