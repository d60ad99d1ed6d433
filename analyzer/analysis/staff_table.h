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

/* Whether it counts something year by year, of which a trend can be told: staff by department,
 * inhabitants. Answers of surveys, ages and other numbers are not. */
gboolean anke_table_is_series(const AnkeTable *table);

/* Whether it counts staff by year, so that staff per inhabitants can be told. */
gboolean anke_table_is_staffing(const AnkeTable *table);

/* Whether it holds stock, leavers and hires of fiscal years. */
gboolean anke_table_is_flow(const AnkeTable *table);

/* Whether it has persons at risk and leavers by age, or by time in service. */
gboolean anke_table_is_leaving(const AnkeTable *table);
gboolean anke_table_is_tenure(const AnkeTable *table);

/* Whether it counts staff by grade and says who are managers. */
gboolean anke_table_is_grades(const AnkeTable *table);

/* Whether it is a list of cities with their staff and inhabitants. */
gboolean anke_table_is_peers(const AnkeTable *table);

/* The net of that name, or ANKE_ALL. */
gint anke_table_find_net(const AnkeTable *table, const char *name);

/* The age in full years that an item stands for. Returns FALSE for bands and for what is no age. */
gboolean anke_table_item_age(const AnkeTable *table, gint item, double *age);

/* The ages that an item stands for; ends may be infinite. Returns FALSE for what is no age. */
gboolean anke_table_item_band(const AnkeTable *table, gint item, AnkeAgeBand *band);

/* The number that an item stands for. Undefined: NaN for what is no number. */
double anke_table_item_time(const AnkeTable *table, gint item);

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
