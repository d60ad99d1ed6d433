/*
 * A question over time: in several waves of a stream, or in one table whose groups are years.
 *
 * Items and groups are those of the newest table; older ones are matched by name, else by label.
 */
#ifndef ANKE_SPEC_TIME_VIEW_H
#define ANKE_SPEC_TIME_VIEW_H

#include "charts/plots/trend_layout.h"
#include "charts/spec/spec_parts.h"

typedef enum {
    ANKE_QUANTITY_PERCENT, /* shares of respondents */
    ANKE_QUANTITY_ANSWERS, /* answers where the number of respondents is not known */
    ANKE_QUANTITY_PEOPLE,  /* counts of a table that has no shares */
    ANKE_QUANTITY_NUMBER   /* values of a series */
} AnkeQuantity;

typedef struct {
    AnkeChartFacts facts; /* a shallow copy, without what belongs to one wave only */
    AnkeChartInput input; /* its table is the newest one */
    AnkeQuantity quantity;
    gboolean has_waves; /* else the groups of the table are the moments */
    guint n_moments;
    const AnkeMoment *moments;
    const AnkeTable **tables; /* one for each moment */
    const gint *groups; /* one for each moment where they are years; ANKE_TIME_ABSENT = none */
    guint n_decimals;   /* of ANKE_QUANTITY_NUMBER */
} AnkeTimeView;

#define ANKE_TIME_ABSENT (-2)

/* Instead of an item: the share of favourable answers of a scale, from the rows `favourable`. */
#define ANKE_TIME_FAVOURABLE (-3)

/* Whether the groups of a table are moments: years, or labels that are all times. */
gboolean anke_time_is_break(const AnkeTable *table);

/*
 * The view of an input; lives as long as the arena.
 * Errors: ANKE_ERROR_DATA  one wave only and no break of years; years in several waves
 */
AnkeTimeView *anke_time_view_new(AnkeArena *arena, const AnkeChartInput *input, GError **error);

/* The view of some groups of a table, which need be no moments; there is at least one. */
AnkeTimeView *anke_time_view_new_of_groups(AnkeArena *arena, const AnkeChartInput *input,
                                           const gint *groups, guint n_groups);

/* Items whose shares can be followed: nets, then answers in the order of bars, without 無回答 and
 * 無効. An array of gint, freed by the caller.
 *   cross   of the view's table */
GArray *anke_time_view_items(const AnkeTimeView *view, const AnkeCrossSpec *cross);

/* The view of a further table whose groups are years, at the moments of `view`. */
AnkeTimeView *anke_time_view_new_beside(AnkeArena *arena, const AnkeTimeView *view,
                                        const AnkeTable *table);

/* The value of an item (ANKE_ALL = the question) in a group at a moment; `group` counts only with
 * waves. */
AnkeTrendPoint anke_time_view_point(AnkeArena *arena, const AnkeTimeView *view, guint moment,
                                    gint item, gint group);

/* The points of all moments. */
const AnkeTrendPoint *anke_time_view_points(AnkeArena *arena, const AnkeTimeView *view, gint item,
                                            gint group);

/* The base of the shares of a group at a moment; NaN = not known. */
double anke_time_view_base(const AnkeTimeView *view, guint moment, gint group);

/* "n=120～135", with ＊ where one is small; NULL where none is known. */
const char *anke_time_view_bases(AnkeArena *arena, const AnkeTimeView *view, gint group);

/* "（％）" and its kin. */
const char *anke_time_view_unit(AnkeArena *arena, const AnkeTimeView *view);

/* A number of the quantity as people read it, without its unit. */
char *anke_time_view_text(const AnkeTimeView *view, double value);

/* Adds a note behind those that the figure has already; figure->notes must be set anew. */
void anke_time_add_note(AnkeArena *arena, const char *note);

#endif
