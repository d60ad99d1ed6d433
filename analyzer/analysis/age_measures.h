/* What is known about the age structure of one group of a table: measured once, written as rows and
 * as sentences. */
#ifndef ANKE_ANALYSIS_AGE_MEASURES_H
#define ANKE_ANALYSIS_AGE_MEASURES_H

#include "analyzer/analysis/context.h"
#include "analyzer/stats/age_distance.h"
#include "analyzer/stats/age_evenness.h"
#include "analyzer/stats/age_hollow.h"

/* Fewer staff have no valley and no judgement. */
#define ANKE_AGE_MIN_STAFF 30

/* What a structure is compared with; the order is that of the rows. */
typedef enum {
    ANKE_REFERENCE_EVEN,
    ANKE_REFERENCE_STATIONARY,
    ANKE_REFERENCE_NATIONAL,
    ANKE_REFERENCE_PEERS,
    ANKE_REFERENCE_PAST5,
    ANKE_REFERENCE_PAST10,
    ANKE_N_REFERENCES
} AnkeReference;

typedef struct {
    gboolean is_full; /* ages are full years, not exact ones */
    AnkeAgeSummary summary;
    gboolean has_hollow; /* the bands have a range for it */
    AnkeHollow hollow;
    AnkeValley valley;
    AnkeAgeEvenness evenness;
    AnkeAgeRatios ratios;
    gboolean has_reference[ANKE_N_REFERENCES];
    AnkeAgeDistance distance[ANKE_N_REFERENCES];
} AnkeAgeMeasures;

/* Returns FALSE where a group has no staff, or a count of it is hidden or blank. */
gboolean anke_age_measure(const AnkeAnalysis *analysis, gint group, AnkeAgeMeasures *measures);

/* Writes a Japanese sentence a measure, judgement_NAME, and NAME_flag. */
void anke_age_judge(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures);

#endif
