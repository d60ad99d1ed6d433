/*
 * What years, months and dates are made of: the eras, and a cursor over a folded text. For the files
 * of the calendar only; calendar.h is what others include.
 */
#ifndef ANKE_BASE_CALENDAR_PARTS_H
#define ANKE_BASE_CALENDAR_PARTS_H

#include <glib.h>

enum { ANKE_FIRST_YEAR = 1868, ANKE_LAST_YEAR = 2199, ANKE_N_ERAS = 5 };

typedef struct {
    const char *signs[5]; /* all ways to write it, longest first; [3] is the capital letter */
    int year_before;      /* the western year before its year 1 */
    int first_day;        /* yyyymmdd */
} AnkeEra;

/* In order of time. */
extern const AnkeEra anke_eras[ANKE_N_ERAS];

/* What is left of a folded text. Every function that takes something steps over blanks before it. */
typedef struct {
    const char *at;
} AnkeCursor;

/* The text with full-width letters, digits and signs as ASCII, a new string; NULL for a text that is
 * too long for a date or no UTF-8. */
char *anke_calendar_fold(const char *text, gsize n_bytes);

/* Takes a word. Returns FALSE, and takes nothing, if it is not there. */
gboolean anke_cursor_take(AnkeCursor *cursor, const char *word);

/* Takes digits. Returns how many: 0 if there are none or more than max_digits. */
int anke_cursor_take_digits(AnkeCursor *cursor, int max_digits, int *number);

/* The era that begins here, or NULL. */
const AnkeEra *anke_cursor_take_era(AnkeCursor *cursor);

/* Takes a year without the 年 behind it: four digits, or an era (*era is set, else NULL) with its
 * year. */
gboolean anke_cursor_take_year(AnkeCursor *cursor, int *year, const AnkeEra **era);

/* Whether nothing but a blank is left. */
gboolean anke_cursor_is_at_end(AnkeCursor *cursor);

/* Whether the Gregorian calendar has the day. */
gboolean anke_calendar_has_day(int year, int month, int day);

#endif
