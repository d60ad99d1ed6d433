/* The grades of the staff at the start of a projection. */
#ifndef ANKE_STAFF_START_GRADES_H
#define ANKE_STAFF_START_GRADES_H

#include "analyzer/staff/staff_start.h"
#include "analyzer/staff/start_tables.h"

/*
 * Fills start->grades and start->n_managers; nothing where the stream has no ages by grade.
 * The end of the table whose people are older is the top. Managers are the highest grades that
 * together have as many people as the net `manager` of table `grade`.
 * Errors: ANKE_ERROR_DATA  more people of an age in grades than there are, too many grades
 */
gboolean anke_start_read_grades(AnkeStaffStart *start, const AnkeStartTables *tables,
                                GError **error);

#endif
