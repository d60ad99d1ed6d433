/* What the two forms of an age chart share: bars upright over a table, or lying beside their numbers. */
#ifndef ANKE_PLOTS_AGE_PRIVATE_H
#define ANKE_PLOTS_AGE_PRIVATE_H

#include "charts/plots/age_layout.h"
#include "charts/scene/axis.h"

#define ANKE_AGE_BAR_SHARE 0.72 /* of the slot of a band */
#define ANKE_AGE_CELL_PADDING_PT 4.0
#define ANKE_AGE_INTERVAL_PT 24.0
#define ANKE_AGE_VALLEY 0xFFF0D0 /* so pale that lines and marks over it keep their contrast */

typedef struct {
    AnkeScene *scene;
    const AnkeAgeSpec *spec;
    double max_percent;
    gboolean has_share;       /* any that is known; the total may not be */
    gboolean has_short_heads; /* bands without 歳 */
} AnkeAge;

/* The year with number `i`: 0 is now, 1 before. */
const AnkeAgeYear *anke_age_year_at(const AnkeAge *age, guint i);

/* How many years are drawn: one or two. */
guint anke_age_n_years(const AnkeAge *age);

/* The number of persons of a year; freed by the caller. */
char *anke_age_total_text(const AnkeAge *age, const AnkeAgeYear *year);

/* What the bars are filled with. */
AnkeFill anke_age_bar_fill(const AnkeAge *age);

/* Width of the widest number of the tables. */
double anke_age_widest_number(const AnkeAge *age);

/* The line of the earlier year with its marks; points that are not known break it. */
void anke_age_add_line(const AnkeAge *age, const AnkePoint *points);

/* Declares the axis of shares to the audit. */
void anke_age_declare_axis(const AnkeAge *age, const AnkeAxis *axis);

/* Ticks of shares for an axis of this length. */
AnkeTicks anke_age_place_ticks(const AnkeAge *age, double length, double interval);

/* The form for pictures too narrow for upright bars; returns the y below it. */
double anke_age_lay_out_narrow(const AnkeAge *age, double y);

#endif
