/* Tables of type battery: how the questions of a scale hang together, and what explains an outcome. */
#ifndef ANKE_BANNER_BANNER_BATTERY_H
#define ANKE_BANNER_BANNER_BATTERY_H

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_view.h"

/*
 * Members in rows; item-total correlations and importances in columns or, of a battery by a break,
 * groups. NULL where the stream has none of these numbers (anke-stats has not run, or the table holds
 * the sums of groups whose results stand in another one).
 */
AnkeBannerGrid *anke_banner_battery(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                    const AnkeTable *table);

#endif
