/*
 * Dates and times that spreadsheets keep as numbers: days since a beginning, times as their
 * fractions.
 *
 * Two beginnings: the system of 1900, in which 1 is 1900-01-01 and 60 a day that never was (the
 * 29 February 1900 of Lotus 1-2-3), and that of 1904, in which 0 is 1904-01-01.
 */
#ifndef ANKE_IMPORT_SERIAL_DATE_H
#define ANKE_IMPORT_SERIAL_DATE_H

#include <glib.h>

#include "analyzer/import/number_format.h"

/* Room for 2026-05-14T09:05:12 and for lengths of time, with the NUL. */
#define ANKE_SERIAL_SIZE 32

/*
 * Writes a serial number as ISO 8601, to the second: 2026-05-14, 2026-05-14T09:05:12, 09:05:12, and
 * a length of time as hours, minutes, seconds (33:15:00). A date that has a time of day, too, is
 * written with it, whatever the format shows.
 * Returns the number of bytes, 0 for what is no day (before the beginning, 29 February 1900, after
 * 9999) or no date at all: then the number is all that there is.
 */
gsize anke_serial_write(double serial, gboolean is_1904, AnkeNumberFormat format,
                        char text[ANKE_SERIAL_SIZE]);

/* Writes the day that lies `day` days behind 1970-01-01 as ISO 8601; 0 if outside of years 1-9999.
 * */
gsize anke_serial_write_unix_day(gint64 day, char text[ANKE_SERIAL_SIZE]);

/* As anke_serial_write_unix_day(), with the time of day, from seconds. */
gsize anke_serial_write_unix_time(gint64 second, char text[ANKE_SERIAL_SIZE]);

#endif
