/*
 * What a spreadsheet leaves in place of an answer, seen in the cell alone.
 *
 * A spreadsheet that opens a CSV and saves it again writes what it displayed: ######## where a column
 * was too narrow, #NAME? for a text that began with =, - or @, 1.23E+11 for a long code, 1900/1/0 for a
 * date that was zero, and dates as serial numbers. What stood there before is lost.
 */
#ifndef ANKE_IMPORT_EXCEL_DAMAGE_H
#define ANKE_IMPORT_EXCEL_DAMAGE_H

#include <glib.h>

#include "analyzer/base/calendar.h"

typedef enum {
    ANKE_EXCEL_SOUND,
    ANKE_EXCEL_OVERFLOW,  /* ######## */
    ANKE_EXCEL_ERROR,     /* #NAME?, #VALUE! and their like */
    ANKE_EXCEL_EXPONENT,  /* 1.23E+11 */
    ANKE_EXCEL_ZERO_DATE, /* 1900/1/0 */
    ANKE_EXCEL_BOOLEAN    /* TRUE, FALSE */
} AnkeExcelDamage;

/* What became of a cell of valid UTF-8. A sound one costs a look at its first byte. */
AnkeExcelDamage anke_excel_damage(const char *cell, gsize n_bytes);

/* Day 0 of the two date systems, as a Julian day of GDate: 1899-12-30 (right from serial 61 on) and
 * 1904-01-01. */
enum { ANKE_EXCEL_EPOCH_1900 = 693594, ANKE_EXCEL_EPOCH_1904 = 695056 };

/*
 * Reads a serial number of the 1900 system, from 10000 (1927-05-18) to 73050 (2099-12-31), as a date. A
 * fraction, the time of day, is dropped.
 * Returns FALSE and leaves iso for anything else.
 */
gboolean anke_excel_serial_to_date(const char *cell, gsize n_bytes, char iso[ANKE_DATE_SIZE]);

#endif
