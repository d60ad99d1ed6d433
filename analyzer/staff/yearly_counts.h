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
 *   head   the header as it stood in the file, in UTF-8, so that messages name the right lines; the
 *          rows are appended to it
 *   rows   in roster->encoding: CP932 or UTF-8
 * Errors: ANKE_ERROR_DATA  not CSV, no year, no age, no number of people, bands of another form, a
 * row twice, 2^31 people or more, no row
 */
gboolean anke_yearly_counts_read(AnkeRoster *roster, AnkeBytes *head, const AnkeBytes *rows,
                                 GError **error);

#endif
