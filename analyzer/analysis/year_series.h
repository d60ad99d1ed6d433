/* Numbers of a table by year, in the order of the years. */
#ifndef ANKE_ANALYSIS_YEAR_SERIES_H
#define ANKE_ANALYSIS_YEAR_SERIES_H

#include <glib.h>

#include "analyzer/data/table.h"

typedef struct {
    gsize n;
    double *years;  /* ascending strictly */
    double *values; /* finite */
    gint *groups;   /* of the table */
} AnkeYearSeries;

/*
 * The numbers of a stat and an item (ANKE_ALL: of the table as a whole) over its groups. Years with a
 * hidden or blank number are left out.
 * Returns a series of length 0 where a group has no year or two have the same.
 */
AnkeYearSeries *anke_year_series_new(const AnkeTable *table, const char *stat, gint item);

/* The same of everybody who is counted (the row `asked`, or the sum of the items that add up). */
AnkeYearSeries *anke_year_series_new_total(const AnkeTable *table);

void anke_year_series_free(AnkeYearSeries *series);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeYearSeries, anke_year_series_free)

#endif
