/* Age structures of real cities in the twelve official bands, for unit tests. */
#ifndef ANKE_TESTS_STAFF_STRUCTURES_H
#define ANKE_TESTS_STAFF_STRUCTURES_H

#include "analyzer/stats/age_structure.h"

/* A city not named in the excerpt, 1 April 2010: https://paperzz.com/doc/6463025 */
static const double CITY_A[] = {0, 15, 64, 108, 151, 109, 89, 93, 165, 237, 246, 0};

/* 日光市, 1 April 2013: https://expydoc.com/doc/7158053 */
static const double NIKKO[] = {3, 27, 73, 67, 102, 135, 156, 120, 106, 121, 179, 0};

static inline AnkeAgeStructure official_structure(const double *n)
{
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    AnkeAgeStructure structure = {0};
    for (guint i = 0; i < ANKE_AGE_N_OFFICIAL; i++) {
        AnkeAgeBand band;
        g_assert_true(anke_age_band_parse(anke_age_band_official(i), &band));
        g_assert_true(anke_age_structure_add(&structure, &band, n[i]));
    }
    g_assert_true(anke_age_structure_finish(&structure, &ends));
    return structure;
}

/* Single years from `first` on. */
static inline AnkeAgeStructure single_structure(int first, const double *n, gsize n_ages)
{
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    AnkeAgeStructure structure = {0};
    for (gsize i = 0; i < n_ages; i++) {
        const AnkeAgeBand band = {first + (double)i, first + (double)i + 1};
        g_assert_true(anke_age_structure_add(&structure, &band, n[i]));
    }
    g_assert_true(anke_age_structure_finish(&structure, &ends));
    return structure;
}

#endif
