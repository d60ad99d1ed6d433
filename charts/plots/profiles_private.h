/* What the files of the age structures side by side share. */
#ifndef ANKE_PLOTS_PROFILES_PRIVATE_H
#define ANKE_PLOTS_PROFILES_PRIVATE_H

#include "charts/plots/profiles_layout.h"
#include "charts/scene/ticks.h"

/* Between panels: half a number of either axis stands there. */
#define ANKE_PROFILES_GAP_PT 12.0

typedef struct {
    AnkeScene *scene;
    const AnkeProfilesSpec *spec;
    AnkeTicks ticks;
    double most; /* persons of an age */
    gboolean has_hidden;
    gboolean has_unknown;
    gboolean has_stationary;
    gboolean has_actual;
    gboolean has_projected;
    double gutter; /* ages and heads of rows, left of the first panel of a row */
    guint n_columns;
    double width;      /* of a panel's plot */
    double row;        /* height of an age */
    guint label_every; /* every k-th age is labelled */
} AnkeProfilesPlan;

/* A panel that is being drawn. */
typedef struct {
    const AnkeProfilesPlan *plan;
    const AnkeProfile *profile;
    AnkeBox plot;
} AnkeProfilePanel;

/* x of persons on a side. */
double anke_profile_x(const AnkeProfilePanel *panel, guint side, double persons);

/* y of a place among the ages, 0 to n_ages. */
double anke_profile_y(const AnkeProfilePanel *panel, double place);

/* Whether an age has its label. */
gboolean anke_profiles_is_labelled(const AnkeProfilesPlan *plan, guint age);

/* Paler where it is projected. */
AnkeFill anke_profiles_fill(const AnkeProfilesPlan *plan, guint side, gboolean is_projected);
AnkeFill anke_profiles_valley_fill(const AnkeScene *scene);
AnkeStroke anke_profiles_outline(const AnkeScene *scene);

/* Grid, hollow, bars, outline of a panel. */
void anke_profile_draw(const AnkeProfilePanel *panel);

/* A row of panels from the first one on, with what stands around them. Returns the y below. */
double anke_profiles_add_row(const AnkeProfilesPlan *plan, guint first, double y);

/* Whether any panel knows this number: then it has a row. */
gboolean anke_profiles_have(const AnkeProfilesPlan *plan, AnkeAgeFigure figure);

/* Whether … stands among the numbers below the panels. */
gboolean anke_profiles_lack_number(const AnkeProfilesPlan *plan);

#endif
