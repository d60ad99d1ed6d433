/*
 * Number formats of spreadsheets: whether a number shown by one is a date, a time of day or a
 * length of time. Built-in formats by their number (as Excel has them for Japanese), others by
 * their code, which may be Japanese: [$-411]ggge"年"m"月"d"日".
 */
#ifndef ANKE_IMPORT_NUMBER_FORMAT_H
#define ANKE_IMPORT_NUMBER_FORMAT_H

#include <glib.h>

typedef enum {
    ANKE_FORMAT_NUMBER,
    ANKE_FORMAT_DATE,     /* year, month or day alone */
    ANKE_FORMAT_DATETIME, /* both */
    ANKE_FORMAT_TIME,     /* of the day */
    ANKE_FORMAT_DURATION  /* [h]:mm, which counts on beyond a day */
} AnkeNumberFormat;

/* What a built-in format shows; ANKE_FORMAT_NUMBER for numbers that are no built-in format. */
AnkeNumberFormat anke_number_format_built_in(guint64 id);

/* What a format code shows: its first section counts. */
AnkeNumberFormat anke_number_format_of_code(const char *code);

#endif
