/* From a question's lines and groups to a grid: answers in rows, breaks in rows, or the total alone
 * with what it shows side by side. */
#ifndef ANKE_BANNER_BANNER_LAYOUT_H
#define ANKE_BANNER_BANNER_LAYOUT_H

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_view.h"

/* The table with its footnotes, or NULL where the tables hold nothing that is printed. */
AnkeBannerGrid *anke_banner_lay_out(const AnkeBannerView *view);

/* "[consult] 相談できる上司がいるか（単数回答）"; a new string. */
char *anke_banner_title(const AnkeBannerSpec *spec, const AnkeTable *table);

/* What stands beside the title of a table that has not been protected, else "". */
const char *anke_banner_notice(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts);

#endif
