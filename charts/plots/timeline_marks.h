/* What a timeline draws: bars, symbols, and the key that explains them. */
#ifndef ANKE_PLOTS_TIMELINE_MARKS_H
#define ANKE_PLOTS_TIMELINE_MARKS_H

#include "charts/plots/timeline_layout.h"

/* Whether a kind is drawn as a bar, else as a symbol. */
gboolean anke_timeline_is_bar(AnkeTimelineKind kind);

/* A bar is open where it is planned, and dashed, too, where it was cancelled. */
void anke_timeline_add_bar(AnkeScene *scene, AnkeBox box, AnkeTimelineKind kind,
                           AnkeTimelineState state);

/* A symbol is open where the event was cancelled. */
void anke_timeline_add_symbol(AnkeScene *scene, AnkePoint centre, AnkeTimelineKind kind,
                              AnkeTimelineState state);

/* A small bar or symbol of the item whose left end is at `middle`, and its width. */
void anke_timeline_add_sample(AnkeScene *scene, AnkePoint middle, const AnkeTimelineItem *item);
double anke_timeline_sample_width(const AnkeTimelineItem *item);

/* Explains the kinds that the items have; returns the y below. */
double anke_timeline_add_key(AnkeScene *scene, const AnkeTimelineSpec *spec, double y);

#endif
