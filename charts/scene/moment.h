/*
 * Points in time on axes: waves, years, quarters, months, from their labels.
 *
 * Time is counted in western years with decimals: 2026.5 is July 2026. A fiscal year begins in
 * April (令和8年度 = 2026.25). A quarter without 年度 is one of the calendar year.
 */
#ifndef ANKE_SCENE_MOMENT_H
#define ANKE_SCENE_MOMENT_H

#include <glib.h>

typedef struct {
    const char *label;
    double time; /* NaN = not known */
} AnkeMoment;

/*
 * The time at which the period of a label begins: 2026, 令和8年度, H30, FY2026, 2026Q3, 2026-Q3,
 * 2026年度第3四半期, 2026年9月, 2026-09, 令和8年度下期, 2026-09-30.
 * Undefined: NaN for any other text.
 */
double anke_moment_time(const char *label);

/*
 * Writes where the moments stand, from 0 for the first to 1 for the last (a single one: 0.5), and
 * whether something is missing before each of them: a distance of more than 1.5 times the usual
 * one, which is the lower median of all. Returns whether they stand on a true time axis: all times
 * known and ascending. Else they stand at equal distances and nothing is missing.
 */
gboolean anke_moments_place(const AnkeMoment *moments, guint n, double *positions, gboolean *gaps);

/*
 * The two lines in which an axis writes a label: "2026年度" and "第3四半期"; "令和8年度" and
 * "2026"; "2026Q3" and "".
 *   is_short   eras by their letters: "R8"
 * Both are freed by the caller.
 */
void anke_moment_lines(const AnkeMoment *moment, gboolean is_short, char **first, char **second);

#endif
