/*
 * The order of choices: of a scale from the favourable end, else by the numbers that their labels begin
 * with (20代 before 30代, 20歳未満 first, 60歳以上 last), else as the cells with several answers have them,
 * else by first appearance; その他, 特になし and わからない last.
 */
#ifndef ANKE_DRAFT_CHOICE_ORDER_H
#define ANKE_DRAFT_CHOICE_ORDER_H

#include <glib.h>

/*
 * The number by which a label is sorted, NaN where it has none: the first one in it, a bit less for
 * 未満 and 以下, a bit more for 以上 and >.
 */
double anke_label_number(const char *label);

/*
 * Sorts labels that came in the order of first appearance.
 *   before   n * n: before[i * n + j] cells have i before j; NULL: there are none
 *   order    set: order[k] is the index of the label that comes k-th
 */
void anke_choices_sort(const char *const *labels, guint n_labels, const guint *before,
                       guint *order);

#endif
