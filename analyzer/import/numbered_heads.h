/*
 * Heads that are a stem and a number, 理由1, 理由2 ...: perhaps one question of several answers, perhaps
 * questions of their own. The heads alone cannot tell: a codebook, or the answers, must.
 */
#ifndef ANKE_IMPORT_NUMBERED_HEADS_H
#define ANKE_IMPORT_NUMBERED_HEADS_H

#include <glib.h>

#include "analyzer/import/export_head.h"
#include "analyzer/import/profile.h"

/*
 * Splits a head into stem and number, also one of full-width digits. Returns the bytes of the stem
 * without blanks at its end; 0: there is no number behind a stem, or `_` stands between them.
 */
gsize anke_numbered_stem(const char *head, guint *number);

/*
 * How many columns from `first` on are STEM1, STEM2 ... STEMk, whole answers side by side and none of
 * the form tool's own; 0: fewer than two, or the first is not the first.
 */
guint anke_numbered_run(const GPtrArray *columns, guint first);

/*
 * Notes what the cells of such columns say, as far as the head of the export goes: `option_code` n where
 * all of a run are ticked or not, else `place` n. The columns stay whole answers.
 */
void anke_numbered_note(const AnkeExportHead *head, const AnkeProfile *profile, GPtrArray *columns);

#endif
