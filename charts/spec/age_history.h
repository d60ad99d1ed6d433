/*
 * The age structure over the years, as charts of it read it: what was, from a table by `year`, and
 * one scenario of what may come, from a table by `scenario:year`. Either alone will do. A year that
 * is in both is one that was. With a break of two groups inside (`year:sex`) there are two sides.
 *
 * Ages stand as items. Staff whose age is not known is no age; a note tells of it.
 */
#ifndef ANKE_SPEC_AGE_HISTORY_H
#define ANKE_SPEC_AGE_HISTORY_H

#include "charts/plots/age_layout.h"
#include "charts/scene/years.h"
#include "charts/spec/age_union.h"

/* A year and where its numbers are. */
typedef struct {
    AnkeYear year;
    gboolean is_projected;
    const AnkeTable *table;
    gint groups[2]; /* of the sides; the first where there are none. ANKE_ALL = not known */
} AnkeAgeMoment;

typedef struct {
    const char *scenario; /* the one shown; "" = there is none */
    guint n_sides;        /* 1 or 2 */
    const char *sides[2]; /* where there are two */
    AnkeAgeUnion ages;
    guint n_moments;        /* at least 1 */
    AnkeAgeMoment *moments; /* ascending */
} AnkeAgeHistory;

/*
 * Reads the tables of an input. Lives as long as the arena, which gets notes.
 *   most_sides   1, or 2 where the kind can show them
 * Errors: ANKE_ERROR_DATA  no ages, no years, no such scenario, more or less than two sides
 */
gboolean anke_age_history_read(AnkeArena *arena, const AnkeChartInput *input, guint most_sides,
                               AnkeAgeHistory *history, GError **error);

/* Persons of each age on a side of a year. An age beyond those of the table is nobody. */
AnkeCell *anke_age_history_cells(AnkeArena *arena, const AnkeAgeHistory *history,
                                 const AnkeAgeMoment *moment, guint side, const char *stat);

/* Their sum. NaN = not known, as soon as one is not. */
double anke_age_history_total(const AnkeAgeHistory *history, const AnkeCell *cells);

/* A number of the whole of a side of a year, such as mean_age. NaN = there is none. */
double anke_age_history_number(const AnkeAgeMoment *moment, guint side, const char *stat,
                               double low, double high);

/*
 * The ages where staff is few (valley_lo to valley_hi of a side, both included) as places among the
 * ages. The label is "39～45", or NULL where the stream names none.
 */
AnkeAgeValley anke_age_history_valley(AnkeArena *arena, const AnkeAgeHistory *history,
                                      const AnkeAgeMoment *moment, guint side, AnkeLang lang);

/* Whether the year's table has looked for such ages: then a year without them is a finding. */
gboolean anke_age_history_has_looked(const AnkeAgeMoment *moment);

/* Title, day and scenario, source; the notes so far. */
AnkeFigure anke_age_history_figure(AnkeArena *arena, const AnkeChartInput *input,
                                   const AnkeAgeHistory *history);

#endif
