#include "analyzer/base/ordered_work.h"

/* A job on its way through a thread. */
typedef struct {
    gpointer job;
    gboolean is_done; /* guarded by the mutex */
} Slot;

typedef struct {
    const AnkeOrderedWork *work;
    guint n_threads; /* 0: not started */
    GThread *threads[ANKE_ORDERED_WORK_MAX_THREADS];
    GAsyncQueue *todo; /* Slot; the run itself means the end */
    GMutex mutex;
    GCond done;
    GQueue in_flight; /* Slot, oldest first */
    GQueue idle;      /* Slot, last used first: its memory is warm */
} Run;

/* Workers */

static gpointer open_worker(const AnkeOrderedWork *work)
{
    return work->open != NULL ? work->open(work->data) : work->data;
}

static void close_worker(const AnkeOrderedWork *work, gpointer worker)
{
    if (work->close != NULL) {
        work->close(worker);
    }
}

static gpointer run_thread(gpointer data)
{
    Run *run = data;
    gpointer worker = open_worker(run->work);
    for (;;) {
        Slot *slot = g_async_queue_pop(run->todo);
        if ((gpointer)slot == data) {
            break;
        }
        run->work->work(worker, slot->job);
        g_mutex_lock(&run->mutex);
        slot->is_done = TRUE;
        g_cond_signal(&run->done);
        g_mutex_unlock(&run->mutex);
    }
    close_worker(run->work, worker);
    return NULL;
}

static void start_threads(Run *run)
{
    guint n = run->work->n_threads > 0 ? run->work->n_threads : g_get_num_processors();
    run->n_threads = MIN(n, ANKE_ORDERED_WORK_MAX_THREADS);
    for (guint i = 0; i < run->n_threads; i++) {
        run->threads[i] = g_thread_new(run->work->name, run_thread, run);
    }
}

static void stop_threads(Run *run)
{
    for (guint i = 0; i < run->n_threads; i++) {
        g_async_queue_push(run->todo, run);
    }
    for (guint i = 0; i < run->n_threads; i++) {
        (void)g_thread_join(run->threads[i]);
    }
}

/* Jobs */

static Slot *take_idle(Run *run)
{
    Slot *slot = g_queue_pop_head(&run->idle);
    if (slot == NULL) {
        slot = g_new(Slot, 1);
        slot->job = run->work->new_job();
    }
    slot->is_done = FALSE;
    return slot;
}

static gboolean take_oldest(Run *run, GError **error)
{
    Slot *slot = g_queue_peek_head(&run->in_flight);
    g_mutex_lock(&run->mutex);
    while (!slot->is_done) {
        g_cond_wait(&run->done, &run->mutex);
    }
    g_mutex_unlock(&run->mutex);
    gboolean is_good = run->work->take(run->work->data, slot->job, error);
    g_queue_push_head(&run->idle, g_queue_pop_head(&run->in_flight));
    return is_good;
}

/* Does the only job in this thread. */
static gboolean do_here(Run *run, Slot *slot, GError **error)
{
    const AnkeOrderedWork *work = run->work;
    gpointer worker = open_worker(work);
    work->work(worker, slot->job);
    gboolean is_good = work->take(work->data, slot->job, error);
    close_worker(work, worker);
    g_queue_push_head(&run->idle, slot);
    return is_good;
}

static gboolean dispatch(Run *run, Slot *slot, GError **error)
{
    g_queue_push_tail(&run->in_flight, slot);
    g_async_queue_push(run->todo, slot);
    while (run->in_flight.length > 2 * run->n_threads) {
        if (!take_oldest(run, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean do_all(Run *run, GError **error)
{
    gboolean is_last = FALSE;
    while (!is_last) {
        Slot *slot = take_idle(run);
        if (!run->work->fill(run->work->data, slot->job, &is_last, error)) {
            g_queue_push_head(&run->idle, slot);
            return FALSE;
        }
        if (is_last && run->n_threads == 0) { /* no thread is worth a single job */
            return do_here(run, slot, error);
        }
        if (run->n_threads == 0) {
            start_threads(run);
        }
        if (!dispatch(run, slot, error)) {
            return FALSE;
        }
    }
    while (run->in_flight.length > 0) {
        if (!take_oldest(run, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Begin and end */

static void free_slots(Run *run, GQueue *slots)
{
    Slot *slot;
    while ((slot = g_queue_pop_head(slots)) != NULL) {
        run->work->free_job(slot->job);
        g_free(slot);
    }
}

gboolean anke_ordered_work_run(const AnkeOrderedWork *work, GError **error)
{
    Run run = {.work = work, .todo = g_async_queue_new()};
    g_mutex_init(&run.mutex);
    g_cond_init(&run.done);
    g_queue_init(&run.in_flight);
    g_queue_init(&run.idle);
    gboolean is_good = do_all(&run, error);
    stop_threads(&run);
    free_slots(&run, &run.in_flight);
    free_slots(&run, &run.idle);
    g_async_queue_unref(run.todo);
    g_mutex_clear(&run.mutex);
    g_cond_clear(&run.done);
    return is_good;
}
