/* Years on axes: positions on a true time axis, and labels that fit. */
#ifndef ANKE_SCENE_YEARS_H
#define ANKE_SCENE_YEARS_H

#include <glib.h>

typedef struct {
    const char *label; /* 平成20年 */
    double year;       /* western; NaN = not known */
} AnkeYear;

/*
 * Writes for each year its slot, from 0, and returns the number of slots. Where all
 * years are known, whole and ascending, a missing year leaves its slot empty; else they stand side
 * by side.
 */
guint anke_years_place(const AnkeYear *years, guint n, guint *slots);

/* "H20" of 平成20年, "R1" of 令和元年度; other labels as they are. Freed by the caller. */
char *anke_year_short(const char *label);

/* "2008" for 平成20年, or "" where the label says it itself. Freed by the caller. */
char *anke_year_western(const AnkeYear *year);

#endif
