/*
 * 調査結果の見方: notes that say how to read a report, made from what the report holds.
 *
 * While pages are made, what they show is written down in an AnkeReading; afterwards each note of
 * a table is added if it is true of this report. Nothing is stated that was not seen.
 */
#ifndef ANKE_REPORT_READING_H
#define ANKE_REPORT_READING_H

#include <glib.h>

typedef struct {
    /* settings; texts may be NULL */
    gboolean is_base_answered;
    gboolean is_protected;
    double confidence; /* NaN = not said */
    const char *where;
    const char *threshold;
    const char *threshold_group;
    /* seen in the tables */
    double population; /* NaN = not known */
    gboolean has_several_populations;
    gboolean has_shares;
    gboolean has_single;
    gboolean has_multiple;
    gboolean has_intervals;
    GPtrArray *interval_methods; /* names as in the rows `ci`; owned, see anke_reading_clear() */
    GPtrArray *tests;            /* names as in the rows `test` */
    gboolean has_effects;
    gboolean has_item_tests;
    gboolean has_corrected_tests; /* rows p_adj */
    gboolean has_scale_means;
    gboolean has_number_means;
    gboolean has_nets;
    gboolean has_special_groups; /* 無回答 and the like as groups of a tested table */
    gboolean has_overlapping_groups;
    gboolean has_texts;
    gboolean has_pairs; /* co-occurrences */
    /* signs that were printed */
    gboolean has_small;
    gboolean has_dash;
    gboolean has_zero;
    gboolean has_unknown;
    gboolean has_hidden;
    gboolean has_residuals;
    gboolean has_ellipsis;
} AnkeReading;

void anke_reading_init(AnkeReading *reading);
void anke_reading_clear(AnkeReading *reading);

/* Adds a name to one of the lists, once. */
void anke_reading_see(GPtrArray *names, const char *name);

/* The notes as an array of strings that frees them. */
GPtrArray *anke_reading_notes(const AnkeReading *reading);

/* Japanese name of an interval's method, or NULL. */
const char *anke_words_interval_name(const char *method);

#endif
