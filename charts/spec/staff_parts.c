#include "charts/spec/staff_parts.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

gboolean anke_staff_is_total(const AnkeItem *item)
{
    static const char *const labels[] = {"総合計", "合計", "総計", "計"};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
        if (strcmp(item->label, labels[i]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_staff_is_subtotal(const AnkeItem *item)
{
    /* 公営企業等会計 is a division, 公営企業等会計計 the sum of several. */
    return item->type == ANKE_ITEM_NET || strcmp(item->label, "小計") == 0 ||
           g_str_has_suffix(item->label, "会計計");
}

static gint find_total(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (anke_staff_is_total(&table->items[i])) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

gint *anke_staff_find_parts(AnkeArena *arena, const AnkeTable *table, guint *n)
{
    gint *parts = anke_arena_new(arena, gint, table->n_items);
    *n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        const AnkeItem *item = &table->items[i];
        gboolean is_part = item->type != ANKE_ITEM_POINT && item->type != ANKE_ITEM_OPINION;
        if (is_part && !anke_staff_is_total(item) && !anke_staff_is_subtotal(item)) {
            parts[(*n)++] = (gint)i;
        }
    }
    return parts;
}

AnkeCell anke_staff_total(const AnkeTable *table, gint group, const gint *parts, guint n_parts)
{
    gint item = find_total(table);
    if (item != ANKE_ALL) {
        return anke_spec_count(table, "n", item, group);
    }
    if (anke_table_row(table, "asked", ANKE_ALL, group) != NULL) {
        return anke_spec_count(table, "asked", ANKE_ALL, group);
    }
    AnkeCell total = {ANKE_CELL_KNOWN, 0, NAN, NAN, NAN};
    for (guint i = 0; i < n_parts; i++) {
        AnkeCell cell = anke_spec_count(table, "n", parts[i], group);
        total.count += cell.count;
        total.state = MAX(total.state, cell.state);
    }
    return total;
}

gboolean anke_staff_refuse(const AnkeTable *table, const char *expected, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" has no %s to draw", question,
                          expected);
}
