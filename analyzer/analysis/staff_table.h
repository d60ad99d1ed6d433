/*
 * Which tables of a stream are about staff: their names and breaks are those of the staff programs.
 *
 * Staff are counted whole, year by year; groups of such a table are no samples, and nothing is
 * tested between them.
 */
#ifndef ANKE_ANALYSIS_STAFF_TABLE_H
#define ANKE_ANALYSIS_STAFF_TABLE_H

#include <glib.h>

#include "analyzer/data/table.h"
#include "analyzer/stats/age_structure.h"

/* Whether the groups are years, alone or with other breaks within them (year, year:sex). */
gboolean anke_table_is_yearly(const AnkeTable *table);

/* Whether the groups are scenarios of a projection: such tables hold what they need. */
gboolean anke_table_is_projection(const AnkeTable *table);

/* Whether it counts staff by age: age, age12, age5, age10 by year. */
gboolean anke_table_is_ages(const AnkeTable *table);

/*
 * The ages of a group. Ages not known (不明) are left out.
 * Returns FALSE where a label is no age, bands overlap, or a count is hidden or blank.
 */
gboolean anke_table_ages(const AnkeTable *table, gint group, const AnkeAgeEnds *ends,
                         AnkeAgeStructure *structure);

/* The year of a group. Undefined: NaN without a group_score. */
double anke_table_year(const AnkeTable *table, gint group);

/*
 * The group that differs from this one by so many years and in nothing else: 令和元年 / 男 is that of
 * 令和6年 / 男 5 years before. ANKE_ALL if there is none.
 */
gint anke_table_find_year(const AnkeTable *table, gint group, double years_before);

#endif
