/* What specs of yearly numbers share: years, series, and what the stream notes of a year. */
#ifndef ANKE_SPEC_YEAR_PARTS_H
#define ANKE_SPEC_YEAR_PARTS_H

#include "charts/plots/series_panel.h"
#include "charts/scene/year_axis.h"
#include "charts/spec/spec_parts.h"

/* Years of one or more tables: each once, ascending where all are known, else as they come. */
typedef struct {
    guint n;
    AnkeYear *years;
} AnkeYearList;

AnkeYearList anke_year_list(AnkeArena *arena, const AnkeTable *const *tables, guint n_tables);

/* The group of a table for a year, by label, else by western year; ANKE_ALL = there is none. */
gint anke_year_find_group(const AnkeTable *table, const AnkeYear *year);

/* The series of a table (its stat `value`) in these years, drawn as a line. */
AnkeSeries anke_year_series(AnkeArena *arena, const AnkeTable *table, const AnkeYearList *list,
                            AnkeLang lang);

/* Whether the unit is one of money: 円, 千円, 百万円, 億円, yen. */
gboolean anke_year_is_money(const AnkeTable *table);

/*
 * What the stream notes of single years (stat `note` of a group): a note that begins with 推計 or
 * projection makes the value of that year a projection, any other is a break before that year.
 *   is_projected   one for each year; those of projections are set
 * Returns the breaks, their number in *n_events.
 */
AnkeYearEvent *anke_year_notes(AnkeArena *arena, const AnkeTable *table, const AnkeYearList *list,
                               gboolean *is_projected, guint *n_events);

#endif
