#include "analyzer/stats/age_distance.h"

#include <math.h>

#include "analyzer/stats/age_reference.h"

/* Whether a band lies within one band of the structure or beside all of them. */
static gboolean fits(const AnkeAgeStructure *structure, const AnkeAgeBand *band)
{
    for (gsize i = 0; i < structure->n_bands; i++) {
        const AnkeAgeBand *other = &structure->bands[i];
        const gboolean overlaps = other->from < band->to && band->from < other->to;
        if (overlaps && (band->from < other->from || band->to > other->to)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_finer(const AnkeAgeStructure *fine, const AnkeAgeStructure *coarse)
{
    for (gsize i = 0; i < fine->n_bands; i++) {
        if (!fits(coarse, &fine->bands[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

typedef gboolean Edges[ANKE_AGE_END + 1];

static void mark_edges(const AnkeAgeStructure *structure, gboolean *edges)
{
    for (gsize i = 0; i < structure->n_bands; i++) {
        edges[(int)structure->bands[i].from] = TRUE;
        edges[(int)structure->bands[i].to] = TRUE;
    }
}

/* Edges of the other structure count where the bands of comparison have none to say. */
static void mark_outer_edges(const AnkeAgeStructure *bands, const AnkeAgeStructure *other,
                             gboolean *edges)
{
    Edges outer = {FALSE};
    mark_edges(other, outer);
    for (int age = 0; age <= ANKE_AGE_END; age++) {
        edges[age] = edges[age] || (outer[age] && anke_age_structure_has_edge(bands, age));
    }
}

AnkeAgeDistance anke_age_distance(const AnkeAgeStructure *own, const AnkeAgeStructure *reference)
{
    const double own_sum = anke_age_structure_sum(own);
    const double reference_sum = anke_age_structure_sum(reference);
    const gboolean is_coarse = is_finer(own, reference);
    AnkeAgeDistance distance = {0, 0};
    Edges edges = {FALSE};
    double lead = 0; /* cumulative p - cumulative r below the band */
    double middle = NAN;
    int from = 0;
    if (!(own_sum > 0) || !(reference_sum > 0)) {
        return (AnkeAgeDistance){NAN, NAN};
    }
    mark_edges(is_coarse ? reference : own, edges);
    mark_outer_edges(is_coarse ? reference : own, is_coarse ? own : reference, edges);
    for (int age = 1; age <= ANKE_AGE_END; age++) {
        if (!edges[age]) {
            continue;
        }
        const double change = anke_age_structure_count(own, from, age) / own_sum -
                              anke_age_structure_count(reference, from, age) / reference_sum;
        const double next = (from + age) / 2.0;
        distance.dissimilarity += fabs(change) / 2;
        distance.years += isnan(middle) ? 0 : fabs(lead) * (next - middle);
        lead += change;
        middle = next;
        from = age;
    }
    return distance;
}

AnkeAgeDistance anke_age_distance_even(const AnkeAgeStructure *own)
{
    AnkeAgeStructure even;
    anke_age_reference_even(&even);
    const AnkeAgeStructure part =
        anke_age_structure_clip(own, ANKE_AGE_EVEN_FROM, ANKE_AGE_EVEN_TO);
    return anke_age_distance(&part, &even);
}
