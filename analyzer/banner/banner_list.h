/* Tables of type record: lists. */
#ifndef ANKE_BANNER_BANNER_LIST_H
#define ANKE_BANNER_BANNER_LIST_H

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_view.h"

/* A table of type record: its items in rows, its stats in columns, as they stand in the stream but
 * for numbers, which are rounded. NULL where it has no items. */
AnkeBannerGrid *anke_banner_list(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                 const AnkeTable *table);

#endif
