/*
 * The one error domain of anke. Codes are the exit statuses of sysexits(3), so that a program ends
 * with the status that its error names.
 *
 * Messages: lower case, no full stop, what is wrong, what was expected. Answers of respondents are
 * never quoted; labels from codebooks, options and streams are, through anke_text_quote().
 */
#ifndef ANKE_BASE_ERROR_H
#define ANKE_BASE_ERROR_H

#include <glib.h>

#define ANKE_ERROR anke_error_quark()
GQuark anke_error_quark(void);

typedef enum {
    ANKE_ERROR_CHECK = 1,        /* a check found something */
    ANKE_ERROR_USAGE = 64,       /* wrong option or operand */
    ANKE_ERROR_DATA = 65,        /* bad input data */
    ANKE_ERROR_NO_INPUT = 66,    /* input cannot be opened */
    ANKE_ERROR_UNAVAILABLE = 69, /* a needed program or font is missing */
    ANKE_ERROR_INTERNAL = 70,    /* a defect of anke */
    ANKE_ERROR_CANT_CREATE = 73, /* output cannot be created */
    ANKE_ERROR_IO = 74,          /* reading or writing failed */
    ANKE_ERROR_BUSY = 75,        /* somebody else holds the output */
    ANKE_ERROR_CODEBOOK = 78     /* the questionnaire definition is wrong */
} AnkeErrorCode;

/* A place in a file. line and column count from 1, column counting fields; 0 = not known. */
typedef struct {
    const char *file;
    guint64 line;
    guint column;
} AnkePlace;

/*
 * Sets *error to "FILE:LINE:COLUMN: MESSAGE", leaving out what place does not know.
 * Returns FALSE, so that a caller can end with `return anke_error_at(...)`.
 */
gboolean anke_error_at(GError **error, AnkeErrorCode code, AnkePlace place, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* Sets *error to MESSAGE. Returns FALSE. */
gboolean anke_error_set(GError **error, AnkeErrorCode code, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* The exit status that an error stands for; errors of other domains are ANKE_ERROR_INTERNAL. */
int anke_error_exit_status(const GError *error);

#endif
