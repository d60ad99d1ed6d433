/* What the tables of a projection have in common: heads, groups, numbers of runs. */
#ifndef ANKE_STAFF_PROJECTION_TABLE_H
#define ANKE_STAFF_PROJECTION_TABLE_H

#include "analyzer/data/stream.h"
#include "analyzer/staff/outlook.h"

typedef struct {
    const char *question, *label, *type, *unit; /* unit may be NULL */
} AnkeProjectionHead;

/* Writes the label of the question that is written; of one job it is named: 職員数（医師）. */
void anke_projection_write_label(const AnkeOutlooks *outlooks, const char *label,
                                 AnkeStreamWriter *writer);

/* Sets the table by `scenario:year` and writes what describes the question. */
void anke_projection_table_begin(const AnkeOutlooks *outlooks, const AnkeProjectionHead *head,
                                 AnkeStreamWriter *writer);

typedef struct {
    const AnkeOutlooks *outlooks;
    AnkeStreamWriter *writer;
    gboolean is_fiscal;
    guint first_scenario;
    guint from, to; /* years: offsets from the start, both included */
} AnkeProjectionTable;

/* Describes the groups. */
void anke_projection_table_groups(const AnkeProjectionTable *table);

/* What is written of one scenario and year under a group label. */
typedef void (*AnkeProjectionCellFunc)(const AnkeProjectionTable *table, const AnkeOutlook *outlook,
                                       guint year, const char *group, gpointer data);

/* Calls `write` for every group, in order. */
void anke_projection_table_each(const AnkeProjectionTable *table, AnkeProjectionCellFunc write,
                                gpointer data);

/* mean and percentiles; nothing where runs is NULL. */
void anke_projection_write_runs(AnkeStreamWriter *writer, const char *item, const char *group,
                                const AnkeRunSummary *runs);

const AnkeOutlook *anke_outlooks_at(const AnkeOutlooks *outlooks, guint i);

#endif
