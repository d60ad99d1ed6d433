/*
 * The columns of a text table: how wide each is, and which stand beside each other where the page is
 * too narrow for all.
 */
#ifndef ANKE_BANNER_TEXT_COLUMNS_H
#define ANKE_BANNER_TEXT_COLUMNS_H

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_spec.h"

/* Room between columns, and between the breaks that stand side by side (" | "). */
enum { ANKE_TEXT_GAP = 2, ANKE_TEXT_SECTION_GAP = 3 };

typedef struct {
    guint n_levels;                     /* of the labels of rows, at least 1 */
    guint n_stub;                       /* columns that hold labels of rows */
    guint stub[ANKE_BANNER_LEVELS + 1]; /* their widths, the measure last */
    guint *widths;                      /* of the columns */
    guint *marks;                       /* of each, the room at its right that is kept for marks */
    gboolean has_sentences_below;       /* there is no room beside the other columns: width 0 */
    guint n_fixed;                      /* leading columns that each block repeats */
} AnkeTextColumns;

AnkeTextColumns anke_text_columns(const AnkeBannerGrid *grid, const AnkeBannerSpec *spec);
void anke_text_columns_clear(AnkeTextColumns *columns);

/* The room in front of a column that stands behind `before`. */
guint anke_text_gap(const AnkeBannerGrid *grid, guint before, guint column);

/* Some columns behind the fixed ones. */
typedef struct {
    guint first;
    guint n;
} AnkeTextBlock;

/* Every column but the fixed ones is in exactly one block, each block has one column at least where
 * there is one; breaks that fit into a block are not torn apart. An array of AnkeTextBlock. */
GArray *anke_text_blocks(const AnkeBannerGrid *grid, const AnkeTextColumns *columns, guint width);

/* The columns of a block, the fixed ones first, without sentences that stand below: an array of
 * guint. */
GArray *anke_text_shown(const AnkeTextColumns *columns, const AnkeTextBlock *block);

#endif
