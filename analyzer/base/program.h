/*
 * What every program does alike: start, read options, print messages, end.
 *
 * A program's main():
 *     anke_program_start("anke-tally");
 *     if (!anke_program_options(&program, &argc, &argv, &error)) return anke_program_end(error);
 *     ...
 *     return anke_program_end(error);
 */
#ifndef ANKE_BASE_PROGRAM_H
#define ANKE_BASE_PROGRAM_H

#include <glib.h>

/* What --help prints. Texts are UTF-8 and end without a newline. */
typedef struct {
    const char *operands;    /* after the options in the usage line: "[FILE]" */
    const char *summary;     /* one sentence under the usage line */
    const char *description; /* below the options; may be NULL */
    const GOptionEntry *entries;
} AnkeProgram;

/* Sets the program name and the environment of all programs: LC_CTYPE is UTF-8 and nothing else is
 * taken from the locale, SIGPIPE is ignored (a write into a closed pipe is error 74), files are
 * created readable by their owner only unless a program says otherwise. */
void anke_program_start(const char *name);

/*
 * Reads the options of `program` and the shared --version, -q, leaving operands in argv.
 * --help and --version print and exit(0), after checking that it was written.
 * Errors: G_OPTION_ERROR (exit status 64).
 */
gboolean anke_program_options(const AnkeProgram *program, int *argc, char ***argv, GError **error);

/* The only operand, or NULL for none or "-" (both mean standard input).
 * Errors: ANKE_ERROR_USAGE  more than one operand */
gboolean anke_program_operand(int argc, char **argv, const char **path, GError **error);

/* Prints "NAME: MESSAGE" to stderr. _note is silent under -q. */
void anke_program_warn(const char *format, ...) G_GNUC_PRINTF(1, 2);
void anke_program_note(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* Whether the user asked for no notes (-q). */
gboolean anke_program_is_quiet(void);

/* Prints `error` if there is one, frees it, and returns the exit status of the program. */
int anke_program_end(GError *error);

#endif
