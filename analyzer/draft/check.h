/*
 * What a sound codebook still has that would hurt later: answers that will be misread, tables that mislead,
 * waves that will not match. Warnings only: what makes a codebook unusable is found when it is loaded.
 *
 * A rule is a function in a file check_*.c and a row in the table of check.c.
 */
#ifndef ANKE_DRAFT_CHECK_H
#define ANKE_DRAFT_CHECK_H

#include <glib.h>

#include "analyzer/data/codebook.h"

/* Adds a warning to `findings` (anke_findings_new()) for each thing found, and sorts them. */
void anke_codebook_check(const AnkeCodebook *codebook, GPtrArray *findings);

#endif
