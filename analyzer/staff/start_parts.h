/* The retirement schedules of the jobs at the start of a projection. */
#ifndef ANKE_STAFF_START_PARTS_H
#define ANKE_STAFF_START_PARTS_H

#include "analyzer/staff/staff_start.h"
#include "analyzer/staff/start_tables.h"

/*
 * Reads who retires by another schedule than most: of the stream's jobs those for which
 * anke_schedule_of_job() has one of their own; of one job (tables->job) its schedule.
 * Errors: ANKE_ERROR_DATA  as anke_start_read_ages(); more people in such jobs than there are
 */
gboolean anke_start_read_parts(AnkeStaffStart *start, const AnkeStartTables *tables,
                               GError **error);

#endif
