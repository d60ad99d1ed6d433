/*
 * Age structures of some years side by side: persons by age as bars, youngest at the bottom, on one
 * scale in all panels. Over the bars the stationary structure as an outline, behind them the ages
 * where staff is few; under each panel its total, mean age and hollow. With two sides the first is
 * drawn to the left, the second to the right.
 */
#ifndef ANKE_PLOTS_PROFILES_LAYOUT_H
#define ANKE_PLOTS_PROFILES_LAYOUT_H

#include "charts/plots/age_figures.h"
#include "charts/plots/age_layout.h"
#include "charts/scene/years.h"

#define ANKE_PROFILES_MOST 6

/* A side of a year, or the whole of it. */
typedef struct {
    const AnkeCell *cells;      /* one for each age, in `count` */
    const AnkeCell *stationary; /* likewise; NULL = not known */
    AnkeAgeFigures figures;
    AnkeAgeValley valley; /* label NULL = none */
} AnkeProfileSide;

typedef struct {
    AnkeYear year;
    gboolean is_projected;
    AnkeProfileSide sides[2];
} AnkeProfile;

typedef struct {
    AnkeFigure figure;
    guint n_ages; /* at least 1, youngest first */
    const char *const *ages;
    gboolean is_single; /* ages of one year each */
    double first_age;   /* of single years, the youngest */
    guint n_sides;      /* 1 or 2 */
    const char *sides[2];
    guint n_profiles; /* 1 to ANKE_PROFILES_MOST */
    const AnkeProfile *profiles;
} AnkeProfilesSpec;

void anke_profiles_lay_out(AnkeScene *scene, const AnkeProfilesSpec *spec);

#endif
