/*
 * A child process that is fed from memory, watched, and never outlives its deadline.
 *
 * No shell is involved: a program, its arguments, its environment. The child gets its own process
 * group, default signals, its standard output goes to /dev/null. What it reads and what it
 * complains about move through one poll(2) loop, so neither side can block the other.
 */
#ifndef ANKE_DRAW_PROCESS_H
#define ANKE_DRAW_PROCESS_H

#include <glib.h>
#include <signal.h>

/* All texts are borrowed for the call. */
typedef struct {
    const char *program;            /* path of the executable */
    const char *const *arguments;   /* with argument 0; ends in NULL */
    const char *const *environment; /* NAME=VALUE; ends in NULL */
    const char *folder;             /* where it runs */
    const char *input;              /* its standard input */
    gsize n_input_bytes;
    double deadline_s; /* seconds after which the group is killed */
} AnkeProcessSpec;

typedef struct {
    gboolean is_late;        /* killed at the deadline */
    gboolean is_interrupted; /* killed because we were asked to end */
    int exit_status;         /* -1: ended by a signal */
    gsize n_sent_bytes;      /* of the input */
    char *messages;          /* its standard error, at most 64 KiB, terminated */
} AnkeProcessEnd;

/*
 * Runs the program to its end and leaves nothing of its process group behind. That it failed is no
 * error of this function: the caller looks at *end, which it clears. SIGPIPE must be ignored, as
 * anke_program_start() does.
 * Errors: ANKE_ERROR_UNAVAILABLE  it cannot be executed
 *         ANKE_ERROR_IO           no pipe or process can be made
 */
gboolean anke_process_run(const AnkeProcessSpec *spec, AnkeProcessEnd *end, GError **error);

void anke_process_end_clear(AnkeProcessEnd *end);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkeProcessEnd, anke_process_end_clear)

/*
 * Holds back SIGINT, SIGTERM and SIGHUP, unless they are ignored, so that a temporary folder can be
 * removed before they end the program. While they are held anke_process_run() ends early when one
 * arrives. `previous` is for anke_process_release_signals(), where the signal then takes effect.
 */
void anke_process_hold_signals(sigset_t *previous);
void anke_process_release_signals(const sigset_t *previous);

#endif
