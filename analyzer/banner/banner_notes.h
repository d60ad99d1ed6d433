/* The footnotes of a table: what its numbers are based on, where they come from, what its signs
 * mean, what the tests say. Only what is true of this table is said. */
#ifndef ANKE_BANNER_BANNER_NOTES_H
#define ANKE_BANNER_BANNER_NOTES_H

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_view.h"

void anke_banner_add_notes(const AnkeBannerView *view, AnkeBannerGrid *grid);

/* The notes on the survey, on every table: where, closed, source, not protected. */
void anke_banner_add_survey_notes(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                  const AnkeTable *table, AnkeBannerGrid *grid);

/* What the tests of a table say, in words; a new string or NULL where it has none. */
char *anke_banner_verdict(const AnkeBannerSpec *spec, const AnkeTable *table);

#endif
