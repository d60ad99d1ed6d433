#define _GNU_SOURCE /* pipe2, sigandset, posix_spawn_file_actions_addchdir_np */

#include "charts/draw/process.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <spawn.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "analyzer/base/error.h"

enum { MAX_MESSAGE_BYTES = 1 << 16, REAP_INTERVAL_US = 2000, N_WATCHED = 3 };
enum { INPUT, MESSAGES, SIGNALS };

typedef struct {
    pid_t pid;
    struct pollfd watched[N_WATCHED]; /* fd -1: closed */
    gint64 deadline_us;
    GString *messages;
    AnkeProcessEnd *end;
} Child;

static gboolean fail_with_errno(int number, GError **error)
{
    return anke_error_set(error, ANKE_ERROR_IO, "cannot start a process: %s", g_strerror(number));
}

static void list_ending_signals(sigset_t *set)
{
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP};
    sigemptyset(set);
    for (gsize i = 0; i < G_N_ELEMENTS(ending); i++) {
        struct sigaction action;
        if (sigaction(ending[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN) {
            sigaddset(set, ending[i]);
        }
    }
}

void anke_process_hold_signals(sigset_t *previous)
{
    sigset_t ending;
    list_ending_signals(&ending);
    (void)pthread_sigmask(SIG_BLOCK, &ending, previous);
}

void anke_process_release_signals(const sigset_t *previous)
{
    (void)pthread_sigmask(SIG_SETMASK, previous, NULL);
}

/* Reports those ending signals that are blocked; it is never read, so they stay pending. */
static int open_signal_watch(void)
{
    sigset_t blocked;
    sigset_t watched;
    sigset_t ending;
    (void)pthread_sigmask(SIG_BLOCK, NULL, &blocked);
    list_ending_signals(&ending);
    if (sigandset(&watched, &blocked, &ending) != 0) {
        return -1;
    }
    return signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void close_watched(struct pollfd *watched)
{
    if (watched->fd >= 0) {
        (void)close(watched->fd);
        watched->fd = -1;
    }
}

static void set_actions(posix_spawn_file_actions_t *actions, const AnkeProcessSpec *spec,
                        int input_fd, int messages_fd)
{
    posix_spawn_file_actions_adddup2(actions, input_fd, STDIN_FILENO);
    posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(actions, messages_fd, STDERR_FILENO);
    posix_spawn_file_actions_addchdir_np(actions, spec->folder);
}

/* Own group, no blocked signals, and SIGPIPE as a program expects it: we ignore it, it must not. */
static void set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none;
    sigset_t defaults;
    sigemptyset(&none);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &defaults);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                             POSIX_SPAWN_SETSIGDEF);
}

static gboolean spawn(Child *child, const AnkeProcessSpec *spec, int input_fd, int messages_fd,
                      GError **error)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    set_actions(&actions, spec, input_fd, messages_fd);
    set_attributes(&attributes);
    int failed = posix_spawn(&child->pid, spec->program, &actions, &attributes,
                             (char *const *)spec->arguments, (char *const *)spec->environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed == EAGAIN || failed == ENOMEM) {
        return fail_with_errno(failed, error);
    }
    return failed == 0 || anke_error_set(error, ANKE_ERROR_UNAVAILABLE, "%s: cannot execute: %s",
                                         spec->program, g_strerror(failed));
}

static gboolean start(Child *child, const AnkeProcessSpec *spec, GError **error)
{
    int input[2];
    int messages[2];
    if (pipe2(input, O_CLOEXEC) != 0) {
        return fail_with_errno(errno, error);
    }
    if (pipe2(messages, O_CLOEXEC) != 0) {
        (void)close(input[0]);
        (void)close(input[1]);
        return fail_with_errno(errno, error);
    }
    child->watched[INPUT] = (struct pollfd){.fd = input[1], .events = POLLOUT};
    child->watched[MESSAGES] = (struct pollfd){.fd = messages[0], .events = POLLIN};
    (void)fcntl(input[1], F_SETFL, O_NONBLOCK);
    (void)fcntl(messages[0], F_SETFL, O_NONBLOCK);
    gboolean is_started = spawn(child, spec, input[0], messages[1], error);
    (void)close(input[0]);
    (void)close(messages[1]);
    return is_started;
}

static void send_input(Child *child, const AnkeProcessSpec *spec)
{
    struct pollfd *pipe_end = &child->watched[INPUT];
    gsize *n_sent = &child->end->n_sent_bytes;
    ssize_t written = write(pipe_end->fd, spec->input + *n_sent, spec->n_input_bytes - *n_sent);
    if (written >= 0) {
        *n_sent += (gsize)written;
    } else if (errno != EAGAIN && errno != EINTR) {
        close_watched(pipe_end); /* it reads no more: its exit status will tell */
        return;
    }
    if (*n_sent == spec->n_input_bytes) {
        close_watched(pipe_end);
    }
}

static void receive_messages(Child *child)
{
    char bytes[4096];
    struct pollfd *pipe_end = &child->watched[MESSAGES];
    ssize_t n_read = read(pipe_end->fd, bytes, sizeof bytes);
    if (n_read > 0) {
        gsize room = MAX_MESSAGE_BYTES - child->messages->len;
        g_string_append_len(child->messages, bytes, (gssize)MIN((gsize)n_read, room));
    } else if (n_read == 0 || (errno != EAGAIN && errno != EINTR)) {
        close_watched(pipe_end);
    }
}

/* Milliseconds to the deadline, at least 1 while it has not passed. */
static int remaining_ms(const Child *child)
{
    gint64 remaining_us = child->deadline_us - g_get_monotonic_time();
    return remaining_us <= 0 ? 0 : (int)MIN((remaining_us + 999) / 1000, G_MAXINT);
}

/* Feeds and listens until the child closes its standard error. Returns FALSE to have it killed. */
static gboolean converse(Child *child, const AnkeProcessSpec *spec)
{
    while (child->watched[MESSAGES].fd >= 0) {
        int timeout_ms = remaining_ms(child);
        if (timeout_ms == 0) {
            child->end->is_late = TRUE;
            return FALSE;
        }
        if (poll(child->watched, N_WATCHED, timeout_ms) <= 0) {
            continue;
        }
        if (child->watched[SIGNALS].revents != 0) {
            child->end->is_interrupted = TRUE;
            return FALSE;
        }
        if (child->watched[INPUT].revents != 0) {
            send_input(child, spec);
        }
        if (child->watched[MESSAGES].revents != 0) {
            receive_messages(child);
        }
    }
    return TRUE;
}

/* Waits until the child has ended but leaves it to be reaped, so that its group id stays ours. */
static gboolean await_end(Child *child)
{
    siginfo_t info;
    for (;;) {
        info.si_pid = 0;
        int waited = waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOWAIT | WNOHANG);
        if ((waited == 0 && info.si_pid == child->pid) || (waited < 0 && errno != EINTR)) {
            return TRUE;
        }
        if (remaining_ms(child) == 0) {
            child->end->is_late = TRUE;
            return FALSE;
        }
        g_usleep(REAP_INTERVAL_US);
    }
}

/* Kills what is left of the group and reaps the child. */
static void finish(Child *child)
{
    (void)kill(-child->pid, SIGKILL);
    int status = 0;
    pid_t waited;
    do {
        waited = waitpid(child->pid, &status, 0);
    } while (waited < 0 && errno == EINTR);
    child->end->exit_status = waited == child->pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

gboolean anke_process_run(const AnkeProcessSpec *spec, AnkeProcessEnd *end, GError **error)
{
    Child child = {.end = end, .messages = g_string_new(NULL)};
    *end = (AnkeProcessEnd){.exit_status = -1};
    for (guint i = 0; i < N_WATCHED; i++) {
        child.watched[i].fd = -1;
    }
    double limit_us = fmin(spec->deadline_s * G_USEC_PER_SEC, 1e15);
    child.deadline_us = g_get_monotonic_time() + (gint64)limit_us;
    gboolean is_started = start(&child, spec, error);
    if (is_started) {
        child.watched[SIGNALS] = (struct pollfd){.fd = open_signal_watch(), .events = POLLIN};
        if (converse(&child, spec)) {
            (void)await_end(&child);
        }
        finish(&child);
    }
    for (guint i = 0; i < N_WATCHED; i++) {
        close_watched(&child.watched[i]);
    }
    end->messages = g_string_free(child.messages, FALSE);
    return is_started;
}

void anke_process_end_clear(AnkeProcessEnd *end)
{
    g_clear_pointer(&end->messages, g_free);
}
