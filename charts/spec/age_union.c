#include "charts/spec/age_union.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/spec/staff_parts.h"

/* A band and how the first table that has it writes it. */
typedef struct {
    AnkeAgeBand band;
    const char *label;
} Age;

static gboolean read_age(const AnkeItem *item, Age *age)
{
    gboolean is_part = item->type == ANKE_ITEM_CHOICE || item->type == ANKE_ITEM_VALUE ||
                       item->type == ANKE_ITEM_BAND;
    age->label = item->label;
    return is_part && anke_age_band_parse(item->label, &age->band);
}

/* A younger band first; of two that begin together the wider one. */
static int compare_bands(const AnkeAgeBand *a, const AnkeAgeBand *b)
{
    if (a->from < b->from || a->from > b->from) {
        return a->from < b->from ? -1 : 1;
    }
    return a->to > b->to ? -1 : a->to < b->to ? 1 : 0;
}

static int compare_ages(const void *a, const void *b)
{
    return compare_bands(&((const Age *)a)->band, &((const Age *)b)->band);
}

static void append_ages(GArray *ages, const AnkeTable *table)
{
    for (guint i = 0; table != NULL && i < table->n_items; i++) {
        Age age;
        if (read_age(&table->items[i], &age)) {
            g_array_append_val(ages, age);
        }
    }
}

/* The ages of both tables, each once, youngest first. */
static GArray *collect(const AnkeTable *first, const AnkeTable *second)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Age));
    append_ages(all, first);
    append_ages(all, second);
    g_array_sort(all, compare_ages); /* merge sort: the first table's label comes first */
    GArray *ages = g_array_new(FALSE, FALSE, sizeof(Age));
    for (guint i = 0; i < all->len; i++) {
        const Age *age = &g_array_index(all, Age, i);
        if (i == 0 || compare_ages(age, &g_array_index(all, Age, i - 1)) != 0) {
            g_array_append_vals(ages, age, 1);
        }
    }
    return ages;
}

static gboolean are_single(const GArray *ages)
{
    for (guint i = 0; i < ages->len; i++) {
        const AnkeAgeBand *band = &g_array_index(ages, Age, i).band;
        if (!(band->to - band->from <= 1) || band->to > ANKE_AGE_OLDEST) {
            return FALSE;
        }
    }
    return ages->len > 0;
}

/* Every single year from the youngest to the oldest. */
static void fill_single(AnkeArena *arena, GArray *ages)
{
    double from = g_array_index(ages, Age, 0).band.from;
    double to = g_array_index(ages, Age, ages->len - 1).band.to;
    g_array_set_size(ages, 0);
    for (double year = from; year < to; year++) {
        char *label = anke_arena_take(arena, g_strdup_printf("%.0f", year));
        Age age = {{year, year + 1}, label};
        g_array_append_val(ages, age);
    }
}

/* Ages that overlap, such as single years beside bands, would count people twice. */
static gboolean check_apart(const AnkeTable *table, const GArray *ages, GError **error)
{
    for (guint i = 1; i < ages->len; i++) {
        if (g_array_index(ages, Age, i).band.from < g_array_index(ages, Age, i - 1).band.to) {
            g_autofree char *question = anke_text_quote(table->question, -1);
            return anke_error_set(error, ANKE_ERROR_DATA,
                                  "question \"%s\" has ages that overlap: bands apart expected",
                                  question);
        }
    }
    return TRUE;
}

/* The place of a band in the list; it is there. */
static guint find_band(const AnkeAgeList *list, const AnkeAgeBand *band)
{
    guint from = 0;
    guint to = list->n;
    while (to - from > 1) {
        guint middle = from + (to - from) / 2;
        *(compare_bands(&list->bands[middle], band) <= 0 ? &from : &to) = middle;
    }
    return from;
}

static gint *place_items(AnkeArena *arena, const AnkeAgeList *list, const AnkeTable *table)
{
    gint *items = anke_arena_new(arena, gint, list->n);
    guint first = list->n;
    guint last = 0;
    for (guint i = 0; i < list->n; i++) {
        items[i] = ANKE_ALL;
    }
    for (guint i = 0; i < table->n_items; i++) {
        Age age;
        if (read_age(&table->items[i], &age)) {
            guint place = find_band(list, &age.band);
            items[place] = items[place] == ANKE_ALL ? (gint)i : items[place];
            first = MIN(first, place);
            last = MAX(last, place);
        }
    }
    for (guint i = 0; i < list->n; i++) {
        items[i] = i < first || i > last ? ANKE_AGE_BEYOND : items[i];
    }
    return items;
}

gboolean anke_age_union_read(AnkeArena *arena, const AnkeTable *first, const AnkeTable *second,
                             AnkeAgeUnion *ages, GError **error)
{
    g_autoptr(GArray) found = collect(first, second);
    if (found->len == 0) {
        return anke_staff_refuse(first, "ages", error);
    }
    if (!check_apart(first, found, error)) {
        return FALSE;
    }
    *ages = (AnkeAgeUnion){.is_single = are_single(found), .tables = {first, second}};
    if (ages->is_single) {
        fill_single(arena, found);
    }
    ages->list = (AnkeAgeList){.n = found->len,
                               .labels = anke_arena_new(arena, const char *, found->len),
                               .bands = anke_arena_new(arena, AnkeAgeBand, found->len),
                               .is_parsed = TRUE};
    for (guint i = 0; i < found->len; i++) {
        ages->list.labels[i] = g_array_index(found, Age, i).label;
        ages->list.bands[i] = g_array_index(found, Age, i).band;
    }
    for (guint t = 0; t < 2 && ages->tables[t] != NULL; t++) {
        ages->items[t] = place_items(arena, &ages->list, ages->tables[t]);
    }
    return TRUE;
}

const gint *anke_age_union_items(const AnkeAgeUnion *ages, const AnkeTable *table)
{
    return table == ages->tables[0] ? ages->items[0] : ages->items[1];
}
