/*
 * Boxes of a scale: the choices with the K highest or lowest scores. Equal scores are one box;
 * choices without a score are in none.
 */
#ifndef ANKE_TALLY_BOXES_H
#define ANKE_TALLY_BOXES_H

#include <glib.h>

#include "analyzer/data/codebook.h"

/* 上位K or 下位K; to be freed. */
char *anke_boxes_label(guint n_boxes, gboolean is_upper);

/*
 * Finds the choices in the boxes.
 *   choices   set to their indices, ascending; room for all choices of the list
 * Returns their number: 0 where the list has no more than `n_boxes` different scores, so that
 * nobody would be left outside.
 */
guint anke_boxes_find(const AnkeList *list, guint n_boxes, gboolean is_upper, guint *choices);

#endif
