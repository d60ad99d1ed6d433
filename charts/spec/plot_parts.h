/* What the makers of plots share: words around a plot, groups with their values, curves. */
#ifndef ANKE_SPEC_PLOT_PARTS_H
#define ANKE_SPEC_PLOT_PARTS_H

#include "charts/scripts/plot_group.h"
#include "charts/spec/plot_spec.h"
#include "charts/spec/spec_parts.h"

#define ANKE_PLOT_MAX_NUMBER 1e15 /* larger ones no axis shows */

/* A kind: what it reads and who makes its script. Everything that a spec points to lives in the
 * arena. */
typedef struct {
    const char *needed; /* stat of a row that anke-stats writes; NULL = none */
    const char *advice; /* what to run if it is missing; NULL = anke-stats */
    gboolean is_number; /* the question is of type number */
    gboolean is_alone;  /* the title does not name the break */
    gboolean is_pair;   /* question and break are a pair: the title names both alike */
    GString *(*make)(const AnkePlotInput *input, double *height_pt, GError **error);
} AnkePlotMaker;

/* Sets *error to 'FILE: question "NAME": WHAT'. Returns FALSE. */
gboolean anke_plot_fail(const AnkePlotInput *input, GError **error, const char *what);

/*
 * Title (input->title is never NULL here), source, mark and notes; notes of the plot are added to the
 * arena before the call.
 *   subtitle   "" = none; lives in the arena
 */
AnkePlotFrame anke_plot_frame_of(const AnkePlotInput *input, const char *subtitle);

/* Survey, wave, n and unit, as far as they are known, with further parts behind; in the arena. */
const char *anke_plot_subtitle(const AnkePlotInput *input, const char *const *further);

/* A text with "n=1,234", in the arena; NULL where n is not known. */
const char *anke_plot_n_words(const AnkePlotInput *input, double n);

/* Indices of groups: everyone first, categories always, those without one only where anybody is. */
gint *anke_plot_groups(const AnkePlotInput *input, guint *n);

/*
 * A group of a number question with its values.
 * Errors: ANKE_ERROR_DATA  an item of type value is no number, or its n no count
 */
gboolean anke_plot_read_group(const AnkePlotInput *input, gint group, AnkePlotGroup *to,
                              GError **error);

/* Says in a note what was left out or weighted. */
void anke_plot_add_number_notes(const AnkePlotInput *input);

/*
 * The points of a curve of a group, ascending; none where the stream has no such rows.
 * Errors: ANKE_ERROR_DATA  a position or value that no axis shows
 */
gboolean anke_plot_read_curve(const AnkePlotInput *input, const char *stat, gint group,
                              AnkePlotCurve *curve, GError **error);

/* A number that an axis can show. Errors: ANKE_ERROR_DATA  it is missing or too large */
gboolean anke_plot_read_number(const AnkePlotInput *input, const char *stat, gint group,
                               double *number, GError **error);

const char *anke_plot_group_label(const AnkePlotInput *input, gint group);

/* The confidence level of the stream in per cent, "95"; "" where it is not known. */
const char *anke_plot_confidence(const AnkePlotInput *input);

/* Where a group stands on a number axis: its score, or the number that its label is; else NaN. */
double anke_plot_group_position(const AnkeGroup *group);

/* Makers, one a file. */
extern const AnkePlotMaker anke_plot_box;
extern const AnkePlotMaker anke_plot_violin;
extern const AnkePlotMaker anke_plot_histogram;
extern const AnkePlotMaker anke_plot_scatter;
extern const AnkePlotMaker anke_plot_correlation;
extern const AnkePlotMaker anke_plot_mosaic;
extern const AnkePlotMaker anke_plot_qq;
extern const AnkePlotMaker anke_plot_waves;
extern const AnkePlotMaker anke_plot_fan;

#endif
