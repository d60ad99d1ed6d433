/*
 * A CSV of yearly counts (年, 年齢 or 年齢区分, breaks, 人数) in place of a roster: for cities whose
 * personnel system gives no more, and for published tables.
 *
 * Ages are full ages on 1 April, or the bands of one form: the official twelve, or bands of 5 or 10
 * years as anke-roster writes them. 不明 and a blank mean that the age is not known.
 */
#ifndef ANKE_STAFF_YEARLY_COUNTS_H
#define ANKE_STAFF_YEARLY_COUNTS_H

#include "analyzer/base/bytes.h"
#include "analyzer/staff/roster.h"

/*
 * Adds the rows behind the header of a table to roster->counts, and sets roster->years and
 * roster->band_width. Blank rows and rows that say 計 are excluded.
 *   bytes   in roster->encoding: CP932 or UTF-8; may be changed
 *   line    of the first of them
 * Errors: ANKE_ERROR_DATA  not CSV, no year, no age, no number of people, bands of another form, a
 * row twice, 2^31 people or more, no row
 */
gboolean anke_yearly_counts_read(AnkeRoster *roster, AnkeBytes *bytes, guint64 line,
                                 GError **error);

#endif
