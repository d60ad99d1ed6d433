/*
 * The tables of the staff, from counts: who is there on each 1 April by age, sex, job, grade and
 * department, who came and who left. All but `employment` are of regular staff. What a roster does not
 * have has no table.
 */
#ifndef ANKE_STAFF_STAFF_TABLES_H
#define ANKE_STAFF_STAFF_TABLES_H

#include "analyzer/data/stream.h"
#include "analyzer/staff/roster.h"
#include "analyzer/staff/staff_day.h"
#include "analyzer/staff/table_draft.h"

/* The 1 Aprils of the tables: all from...to, but of a table of counts those that it has. Of a roster
 * the fiscal years from...to - 1 are complete. */
typedef struct {
    int from;
    int to;
    guint n_years;
    int years[ANKE_STAFF_N_YEARS];
} AnkeStaffWindow;

/*
 * Chooses the years that were not stated (0).
 *   to     else that of the latest hire: the last 1 April on or before it
 *   from   else the first fiscal year of the unbroken run of years with leavers that ends before `to`:
 *          earlier years lack those who left before the roster begins. Without leavers: to
 * Errors: ANKE_ERROR_USAGE  from > to, years outside of tables, no hires to choose `to` by
 */
gboolean anke_staff_window_choose(const AnkeRoster *roster, int from, int to,
                                  AnkeStaffWindow *window, GError **error);

/* Writes all of them, in the order that streams have. */
void anke_staff_tables_write(const AnkeRoster *roster, const AnkeStaffMap *map,
                             const AnkeStaffWindow *window, AnkeStreamWriter *writer);

/* The parts, each in a file of its own. */
void anke_staff_write_ages(const AnkeRoster *roster, const AnkeStaffWindow *window,
                           AnkeStreamWriter *writer);
void anke_staff_write_categories(const AnkeRoster *roster, const AnkeStaffMap *map,
                                 const AnkeStaffWindow *window, AnkeStreamWriter *writer);
void anke_staff_write_sections(const AnkeRoster *roster, const AnkeStaffMap *map,
                               const AnkeStaffWindow *window, AnkeStreamWriter *writer);
void anke_staff_write_flows(const AnkeRoster *roster, const AnkeStaffWindow *window,
                            AnkeStreamWriter *writer);
void anke_staff_write_rates(const AnkeRoster *roster, const AnkeStaffWindow *window,
                            AnkeStreamWriter *writer);

/* What the parts share. */

/* The stat of plain counts, as AnkeTableHead takes it. */
extern const char *const anke_staff_counted[];

extern const char anke_staff_unknown_label[]; /* 不明 */
extern const char anke_staff_year_label[];    /* 年 */

/* Adds the window's years as groups. */
void anke_staff_add_years(AnkeTableDraft *draft, const AnkeStaffWindow *window);

/* The numbers of a kind that has people in the window, as tables show them; for the caller. */
GArray *anke_staff_numbers_in(const AnkeRoster *roster, AnkeStaffKind kind,
                              const AnkeStaffWindow *window);

/* The label of a number: 不明 for the unknown. */
const char *anke_staff_label_of(const AnkeRoster *roster, AnkeStaffKind kind, guint number);

gboolean anke_staff_has(const AnkeRoster *roster, AnkeStaffColumn column);

#endif
