#include "charts/spec/age_parts.h"

#include <math.h>
#include <string.h>

#include "charts/spec/staff_parts.h"

#define LEAST_OFFICIAL 6 /* so many bands of the official form are the official form */

static void parse_bands(AnkeAgeList *list)
{
    list->is_parsed = list->n > 0;
    for (guint i = 0; i < list->n; i++) {
        if (!anke_age_band_parse(list->labels[i], &list->bands[i])) {
            list->is_parsed = FALSE;
        }
    }
}

static void swap_bands(AnkeAgeList *list, guint a, guint b)
{
    const char *label = list->labels[a];
    gint item = list->items[a];
    AnkeAgeBand band = list->bands[a];
    list->labels[a] = list->labels[b];
    list->items[a] = list->items[b];
    list->bands[a] = list->bands[b];
    list->labels[b] = label;
    list->items[b] = item;
    list->bands[b] = band;
}

static void sort_bands(AnkeAgeList *list)
{
    for (guint i = 1; i < list->n; i++) {
        for (guint k = i; k > 0 && list->bands[k - 1].from > list->bands[k].from; k--) {
            swap_bands(list, k - 1, k);
        }
    }
}

/* Writes the place of each band in the official form; FALSE where one has none or two share one. */
static gboolean find_official(const AnkeAgeList *list, gint *found)
{
    for (guint i = 0; i < ANKE_AGE_N_OFFICIAL; i++) {
        found[i] = -1;
    }
    for (guint i = 0; i < list->n; i++) {
        gint place = anke_age_band_find_official(&list->bands[i]);
        if (place < 0 || found[place] >= 0) {
            return FALSE;
        }
        found[place] = (gint)i;
    }
    return TRUE;
}

/* An official label as this table writes the others: 20～23歳 or 20歳～23歳. */
static const char *official_label(AnkeArena *arena, const AnkeAgeList *list, guint i)
{
    const char *label = anke_age_band_official(i);
    gboolean is_long = FALSE;
    for (guint k = 0; k < list->n; k++) {
        is_long = is_long || strstr(list->labels[k], "歳～") != NULL;
    }
    const char *dash = strstr(label, "～");
    if (!is_long || dash == NULL) {
        return label;
    }
    return anke_arena_take(arena, g_strdup_printf("%.*s歳%s", (int)(dash - label), label, dash));
}

static AnkeAgeList new_list(AnkeArena *arena, guint n)
{
    return (AnkeAgeList){.n = n,
                         .labels = anke_arena_new(arena, const char *, n),
                         .items = anke_arena_new(arena, gint, n),
                         .bands = anke_arena_new(arena, AnkeAgeBand, n)};
}

static AnkeAgeList complete_official(AnkeArena *arena, const AnkeAgeList *list, const gint *found)
{
    AnkeAgeList whole = new_list(arena, ANKE_AGE_N_OFFICIAL);
    for (guint i = 0; i < ANKE_AGE_N_OFFICIAL; i++) {
        whole.labels[i] = found[i] >= 0 ? list->labels[found[i]] : official_label(arena, list, i);
        whole.items[i] = found[i] >= 0 ? list->items[found[i]] : ANKE_ALL;
    }
    parse_bands(&whole);
    return whole;
}

AnkeAgeList anke_age_list(AnkeArena *arena, const AnkeTable *table)
{
    gint found[ANKE_AGE_N_OFFICIAL];
    guint n;
    gint *parts = anke_staff_find_parts(arena, table, &n);
    AnkeAgeList list = new_list(arena, n);
    for (guint i = 0; i < n; i++) {
        list.labels[i] = table->items[parts[i]].label;
        list.items[i] = parts[i];
    }
    parse_bands(&list);
    if (!list.is_parsed) {
        return list;
    }
    sort_bands(&list);
    gboolean is_form = strcmp(table->question, "age12") == 0 || n >= LEAST_OFFICIAL;
    return is_form && find_official(&list, found) ? complete_official(arena, &list, found) : list;
}

double anke_age_place(const AnkeAgeList *list, double age)
{
    for (guint i = 0; i < list->n; i++) {
        const AnkeAgeBand *band = &list->bands[i];
        if (age >= band->to) {
            continue;
        }
        gboolean is_open = isinf(band->from) || isinf(band->to);
        double share = is_open ? 0 : (age - band->from) / (band->to - band->from);
        return i + CLAMP(share, 0, 1);
    }
    return list->n;
}

/* Items of the bands that the table has, and their number. */
static guint known_items(const AnkeAgeList *list, gint *items)
{
    guint n = 0;
    for (guint i = 0; i < list->n; i++) {
        if (list->items[i] != ANKE_ALL) {
            items[n++] = list->items[i];
        }
    }
    return n;
}

double anke_age_total(const AnkeTable *table, const AnkeAgeList *list, gint group)
{
    g_autofree gint *items = g_new(gint, MAX(list->n, 1));
    guint n = known_items(list, items);
    return anke_spec_within(anke_staff_total(table, group, items, n).count, 0,
                            ANKE_SPEC_MOST_PEOPLE);
}

/* Whether the stream gives a total of its own, and the bands that it has make up all of it. */
static gboolean is_complete(const AnkeTable *table, const AnkeAgeList *list, gint group)
{
    double sum = 0;
    gboolean has_total = anke_table_row(table, "asked", ANKE_ALL, group) != NULL;
    for (guint i = 0; i < table->n_items; i++) {
        has_total = has_total || anke_staff_is_total(&table->items[i]);
    }
    for (guint i = 0; i < list->n; i++) {
        sum += list->items[i] == ANKE_ALL
                   ? 0
                   : anke_spec_count(table, "n", list->items[i], group).count;
    }
    return has_total && fabs(sum - anke_age_total(table, list, group)) < 0.5;
}

const AnkeCell *anke_age_cells(AnkeArena *arena, const AnkeTable *table, const AnkeAgeList *list,
                               gint group)
{
    static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};
    static const AnkeCell nobody = {ANKE_CELL_KNOWN, 0, NAN, NAN, NAN};
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, list->n);
    double total = anke_age_total(table, list, group);
    AnkeCell lacking = is_complete(table, list, group) ? nobody : unknown;
    for (guint i = 0; i < list->n; i++) {
        cells[i] = list->items[i] == ANKE_ALL ? lacking
                                              : anke_spec_count(table, "n", list->items[i], group);
        if (total > 0) {
            cells[i].share = anke_spec_within(cells[i].count / total, 0, 1);
        }
    }
    return cells;
}
