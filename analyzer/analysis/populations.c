#include "analyzer/analysis/populations.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/staff_table.h"

typedef struct {
    char *wave;
    double year, inhabitants;
} Entry;

struct AnkePopulations {
    GArray *entries; /* Entry, the newest table's first */
    gatomicrefcount n_owners;
};

static void clear_entry(gpointer data)
{
    g_free(((Entry *)data)->wave);
}

AnkePopulations *anke_populations_new(void)
{
    AnkePopulations *populations = g_new0(AnkePopulations, 1);
    populations->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(populations->entries, clear_entry);
    g_atomic_ref_count_init(&populations->n_owners);
    return populations;
}

AnkePopulations *anke_populations_ref(AnkePopulations *populations)
{
    g_atomic_ref_count_inc(&populations->n_owners);
    return populations;
}

void anke_populations_unref(AnkePopulations *populations)
{
    if (populations != NULL && g_atomic_ref_count_dec(&populations->n_owners)) {
        g_array_unref(populations->entries);
        g_free(populations);
    }
}

gboolean anke_table_is_population(const AnkeTable *table)
{
    return strcmp(table->question, "population") == 0 && strcmp(table->by, "year") == 0 &&
           anke_table_has(table, "value") && !anke_table_is_list(table);
}

static void add_entry(AnkePopulations *populations, const char *wave, double year,
                      double inhabitants)
{
    if (isfinite(year) && inhabitants > 0 && isfinite(inhabitants)) {
        const Entry entry = {g_strdup(wave), year, inhabitants};
        g_array_append_val(populations->entries, entry);
    }
}

AnkePopulations *anke_populations_add_take(AnkePopulations *populations, const AnkeTable *table)
{
    AnkePopulations *more = anke_populations_new();
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        add_entry(more, table->wave, anke_table_year(table, group),
                  anke_table_number(table, "value", ANKE_ALL, group));
    }
    for (guint i = 0; i < populations->entries->len; i++) {
        const Entry *entry = &g_array_index(populations->entries, Entry, i);
        add_entry(more, entry->wave, entry->year, entry->inhabitants);
    }
    anke_populations_unref(populations);
    return more;
}

double anke_populations_find(const AnkePopulations *populations, const char *wave, double year)
{
    const char *const waves[] = {wave, ""};
    for (gsize k = 0; k < G_N_ELEMENTS(waves); k++) {
        for (guint i = 0; i < populations->entries->len; i++) {
            const Entry *entry = &g_array_index(populations->entries, Entry, i);
            if (strcmp(entry->wave, waves[k]) == 0 && fabs(entry->year - year) < 0.5) {
                return entry->inhabitants;
            }
        }
    }
    return NAN;
}
