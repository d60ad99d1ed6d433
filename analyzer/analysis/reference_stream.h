/* References read from a table stream (see references.h). */
#ifndef ANKE_ANALYSIS_REFERENCE_STREAM_H
#define ANKE_ANALYSIS_REFERENCE_STREAM_H

#include <glib.h>

#include "analyzer/analysis/populations.h"
#include "analyzer/analysis/references.h"
#include "analyzer/data/stream.h"

/*
 * Takes from a stream what it has of: ages (age_national, age_peers, age_stationary; of the last
 * group), ages of hires (hire_age, all groups), rates of leaving (leave_rate, rate_used for everybody),
 * inhabitants (population). The last table of a name counts.
 *
 *   ends         of open bands
 *   populations  replaced where there are inhabitants
 * Errors: those of anke_stream_next(); ANKE_ERROR_DATA  nothing of these, or ages that are none
 */
gboolean anke_references_read(AnkeStream *stream, const AnkeAgeEnds *ends,
                              AnkeReferences *references, AnkePopulations **populations,
                              GError **error);

#endif
