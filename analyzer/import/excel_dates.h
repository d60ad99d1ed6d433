/*
 * Which dates a spreadsheet makes of a text like 1-5, and which dates a cell can stand for.
 *
 * A Japanese spreadsheet reads 1-5 and 1/5 as month and day of the year in which the file is opened, a
 * European one as day and month; where the second number is no day of the month, it is a year (10-40 is
 * October 1940). What it writes when saving depends on the cell's format and on its date system.
 */
#ifndef ANKE_IMPORT_EXCEL_DATES_H
#define ANKE_IMPORT_EXCEL_DATES_H

#include <glib.h>

/* A day, or two numbers that are still in the order in which they were typed. */
typedef struct {
    int year; /* 0: any */
    int month;
    int day;
    gboolean is_pair;  /* month and day are the two numbers of 6.25 or 6/25 */
    gboolean is_month; /* month and year are shown, the day is 1 */
} AnkeExcelDate;

enum { ANKE_EXCEL_MAX_DATES = 6 };

/* What a folded label would become. Returns how many dates there are; 0: it stays a text. */
guint anke_excel_dates_of_label(const char *label, AnkeExcelDate dates[ANKE_EXCEL_MAX_DATES]);

/*
 * What a folded cell can stand for: 1月5日, 5-Jan, Oct-40, 2018/1/5, 1/5/2018, 6.25, or a serial number
 * from 30000 to 60000 in either date system.
 *   is_serial  set to whether it is the last
 * Returns how many dates there are; 0: it is none.
 */
guint anke_excel_dates_of_cell(const char *cell, AnkeExcelDate dates[ANKE_EXCEL_MAX_DATES],
                               gboolean *is_serial);

/* Whether the label's date is displayed or saved as the cell's. */
gboolean anke_excel_date_becomes(const AnkeExcelDate *label, const AnkeExcelDate *cell);

#endif
