#include "analyzer/staff/start_parts.h"

#include "analyzer/base/text.h"

static const AnkeSchedule *schedule_of(const char *job)
{
    g_autofree char *folded = anke_text_folded(job);
    return anke_schedule_of_job(folded);
}

/* The part with a schedule, begun where it is new. */
static AnkeStartPart *find_part(AnkeStaffStart *start, const AnkeSchedule *schedule)
{
    guint i = 0;
    while (i < start->n_parts && start->parts[i].schedule != schedule) {
        i++;
    }
    g_assert(i < ANKE_START_MAX_PARTS); /* as many as anke_schedule_of_job() has */
    start->parts[i].schedule = schedule;
    start->n_parts = MAX(start->n_parts, i + 1);
    return &start->parts[i];
}

static gboolean check_sums(const AnkeStaffStart *start, const AnkeStartTables *tables,
                           GError **error)
{
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        double n = 0;
        for (guint i = 0; i < start->n_parts; i++) {
            n += start->parts[i].staff[age];
        }
        if (n > start->staff[age]) {
            return anke_start_refuse(tables, error,
                                     "table \"age\" by \"year:job\" has more people of %d years "
                                     "than table \"age\" by \"year\"",
                                     age);
        }
    }
    return TRUE;
}

gboolean anke_start_read_parts(AnkeStaffStart *start, const AnkeStartTables *tables, GError **error)
{
    const AnkeTable *table = tables->age_job;
    const AnkeSchedule *usual = schedule_of("");
    start->schedule = tables->job != NULL ? schedule_of(tables->job) : usual;
    for (guint i = 0; table != NULL && tables->job == NULL && i < table->n_groups; i++) {
        const char *job = anke_start_group_job(table, i);
        const AnkeSchedule *own = job != NULL ? schedule_of(job) : usual;
        if (own != usual && anke_start_group_year(table, i) == start->year &&
            !anke_start_read_ages(tables, table, (gint)i, find_part(start, own)->staff, error)) {
            return FALSE;
        }
    }
    return check_sums(start, tables, error);
}
