/* One test for all choices of a multiple answer together, where everything is wanted. */
#include <math.h>

#include "analyzer/analysis/design.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/stats/multiple_response.h"

/* What a table and its co-occurrences give; the arrays of AnkeTickTable. */
typedef struct {
    const AnkeAnalysis *analysis;
    GArray *items;  /* gint: choices */
    GArray *groups; /* gint: tested groups */
    double *base, *base2, *ticks, *ticks2, *pairs, *pairs2;
} Sums;

static gint get_item(const Sums *sums, guint index)
{
    return g_array_index(sums->items, gint, index);
}

static gint get_group(const Sums *sums, guint index)
{
    return g_array_index(sums->groups, gint, index);
}

static void list_places(Sums *sums)
{
    const AnkeTable *table = sums->analysis->table;
    sums->items = g_array_new(FALSE, FALSE, sizeof(gint));
    sums->groups = g_array_new(FALSE, FALSE, sizeof(gint));
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_CHOICE) {
            g_array_append_val(sums->items, i);
        }
    }
    for (gint i = 0; i < (gint)table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE) {
            g_array_append_val(sums->groups, i);
        }
    }
}

static void fill_ticks(Sums *sums)
{
    const AnkeTable *table = sums->analysis->table;
    for (guint g = 0; g < sums->groups->len; g++) {
        AnkeWeightSum base = anke_weight_base(table, get_group(sums, g), ANKE_BASE_ANSWERED);
        sums->base[g] = base.w;
        sums->base2[g] = base.w2;
        for (guint i = 0; i < sums->items->len; i++) {
            AnkeWeightSum cell = anke_weight_cell(table, get_item(sums, i), get_group(sums, g));
            sums->ticks[i * sums->groups->len + g] = cell.w;
            sums->ticks2[i * sums->groups->len + g] = cell.w2;
        }
    }
}

static gint find_item(const AnkeTable *table, const char *label)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (g_str_equal(table->items[i].label, label)) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

/* People of a group who ticked both: item of the companion, in its group `group / choice`. A
 * combination that does not stand there does not occur. */
static void fill_pair(Sums *sums, guint item, guint other, guint group)
{
    const AnkeTable *table = sums->analysis->table, *joint = sums->analysis->joint;
    g_autofree char *label = g_strconcat(table->groups[get_group(sums, group)].label, " / ",
                                         table->items[get_item(sums, other)].label, NULL);
    gint at = anke_table_find_group(joint, label);
    gint row = find_item(joint, table->items[get_item(sums, item)].label);
    AnkeWeightSum sum = {0, 0};
    if (at >= 0 && row >= 0) {
        sum = anke_weight_cell(joint, row, at);
    }
    gsize to = ((gsize)item * sums->items->len + other) * sums->groups->len + group;
    sums->pairs[to] = sum.w;
    sums->pairs2[to] = sum.w2;
}

static void fill_pairs(Sums *sums)
{
    for (guint item = 0; item < sums->items->len; item++) {
        for (guint other = 0; other < sums->items->len; other++) {
            for (guint group = 0; group < sums->groups->len; group++) {
                fill_pair(sums, item, other, group);
            }
        }
    }
}

static void init_sums(Sums *sums, const AnkeAnalysis *analysis)
{
    sums->analysis = analysis;
    list_places(sums);
    gsize n_items = sums->items->len, n_groups = sums->groups->len;
    sums->base = g_new0(double, n_groups + 1);
    sums->base2 = g_new0(double, n_groups + 1);
    sums->ticks = g_new0(double, n_items *n_groups + 1);
    sums->ticks2 = g_new0(double, n_items *n_groups + 1);
    fill_ticks(sums);
    if (analysis->joint != NULL) {
        sums->pairs = g_new0(double, n_items *n_items *n_groups + 1);
        sums->pairs2 = g_new0(double, n_items *n_items *n_groups + 1);
        fill_pairs(sums);
    }
}

static void clear_sums(Sums *sums)
{
    g_array_unref(sums->items);
    g_array_unref(sums->groups);
    g_free(sums->base);
    g_free(sums->base2);
    g_free(sums->ticks);
    g_free(sums->ticks2);
    g_free(sums->pairs);
    g_free(sums->pairs2);
}

static double count_people(const Sums *sums)
{
    double n = 0;
    for (guint g = 0; g < sums->groups->len; g++) {
        n += anke_table_base(sums->analysis->table, "answered", get_group(sums, g));
    }
    return n;
}

static AnkeTickTable describe(const Sums *sums)
{
    AnkeTickTable table = {.n_items = sums->items->len,
                           .n_groups = sums->groups->len,
                           .counts = {sums->base, sums->ticks, sums->pairs},
                           .n = count_people(sums)};
    if (sums->analysis->is_weighted) {
        table.squares = (AnkeTickSums){sums->base2, sums->ticks2, sums->pairs2};
    }
    return table;
}

static void put_test(const AnkeAnalysis *analysis, const char *const names[3], AnkeTickTest test)
{
    const AnkeStatValue values[] = {
        {names[0], test.chisq}, {names[1], test.df}, {names[2], test.p}};
    if (!isnan(test.p)) {
        anke_analysis_put_all(analysis, ANKE_ALL, ANKE_ALL, values, G_N_ELEMENTS(values));
    }
}

void anke_multiple_rows_write(const AnkeAnalysis *analysis)
{
    static const char *const first[3] = {"mr_chisq", "mr_df", "mr_p"};
    static const char *const second[3] = {"mr2_chisq", "mr2_df", "mr2_p"};
    if (!analysis->has_tests || !analysis->spec->has_all || analysis->is_square ||
        analysis->table->type != ANKE_TYPE_MULTIPLE) {
        return;
    }
    Sums sums = {NULL};
    init_sums(&sums, analysis);
    AnkeTickTable table = describe(&sums);
    put_test(analysis, first, anke_multiple_response_first_order(&table));
    put_test(analysis, second, anke_multiple_response_second_order(&table));
    clear_sums(&sums);
}
