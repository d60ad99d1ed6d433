/* What specs of staff share: which items are parts, which are totals, and the totals of groups. */
#ifndef ANKE_SPEC_STAFF_PARTS_H
#define ANKE_SPEC_STAFF_PARTS_H

#include "charts/spec/spec_parts.h"

/* A column of totals among the parts, as published tables have one: 総合計, 合計, 総計, 計. */
gboolean anke_staff_is_total(const AnkeItem *item);

/* A total of some parts: of type net, or 普通会計計, 小計. */
gboolean anke_staff_is_subtotal(const AnkeItem *item);

/* Indices of the items that are neither; their number in *n. */
gint *anke_staff_find_parts(AnkeArena *arena, const AnkeTable *table, guint *n);

/* The total of a group: an item, a row `asked`, or the sum of the parts. */
AnkeCell anke_staff_total(const AnkeTable *table, gint group, const gint *parts, guint n_parts);

/* "question "staff" has no divisions by year to draw". Returns FALSE. */
gboolean anke_staff_refuse(const AnkeTable *table, const char *expected, GError **error);

#endif
