/*
 * Scales told by their words: そう思う … そう思わない, 満足 … 不満, できている, 一部できている, できていない.
 *
 * A label is a degree (とても, やや, あまり) of a thing or of its opposite, or the middle. Labels that are
 * degrees of one thing, with something on both sides, are a scale. Points run from 1 to k, the
 * favourable end highest, as if each degree had its mirror: a scale of which one point was never
 * chosen keeps the points of the others.
 */
#ifndef ANKE_DRAFT_KNOWN_SCALES_H
#define ANKE_DRAFT_KNOWN_SCALES_H

#include <glib.h>

/*
 * Grades the labels of a list.
 *   points   set for each label, NaN for those beside the scale (わからない, その他)
 *   ranks    set for each label: its place, ascending from the favourable end; those beside the scale
 *            come last in their order
 * Returns FALSE where the labels are no scale. With two points (はい, いいえ) only ranks are set:
 * their points are NaN.
 */
gboolean anke_scale_grade(const char *const *labels, guint n_labels, double *points, guint *ranks);

/* What the scale is about, as a name for the list; NULL: the labels are no scale. A constant. */
const char *anke_scale_name(const char *const *labels, guint n_labels);

#endif
