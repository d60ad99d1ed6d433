#include "analyzer/analysis/design.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/table_counts.h"

/* Between the labels of a nested group. */
static const char separator[] = " / ";

struct AnkeDesign {
    const AnkeAnalysis *analysis;
    AnkeStratum *strata;
    gsize n_strata;
    gint *groups; /* [stratum * n_groups + group]: group of the companion, -1: nobody is in it */
    double *base; /* [(group + 1) * n_strata + stratum] */
    double *base2;
    AnkeTableCounts *w, *w2; /* sums by value of the companion: everyone, then its groups */
};

/* Strata */

/* Label of a companion's group, split: its stratum (new string), and the group of the table. FALSE
 * where it is no nested group of ours. */
static gboolean split_label(const AnkeAnalysis *analysis, const char *label, char **stratum,
                            gint *group)
{
    if (*analysis->table->by == '\0') {
        *stratum = g_strdup(label);
        *group = ANKE_ALL;
        return TRUE;
    }
    const char *at = strstr(label, separator);
    *group = at != NULL ? anke_table_find_group(analysis->table, at + strlen(separator)) : ANKE_ALL;
    *stratum = *group >= 0 ? g_strndup(label, (gsize)(at - label)) : NULL;
    return *group >= 0;
}

/* Index of a stratum, which is added if it is new. Takes the label. */
static gsize find_stratum(AnkeDesign *design, GHashTable *index, char *label, gint group)
{
    gpointer found = g_hash_table_lookup(index, label);
    if (found != NULL) {
        g_free(label);
        return GPOINTER_TO_UINT(found) - 1;
    }
    const AnkeTable *strata = design->analysis->strata;
    design->strata[design->n_strata++] =
        (AnkeStratum){anke_table_number(strata, "n_h", ANKE_ALL, group),
                      anke_table_number(strata, "N_h", ANKE_ALL, group)};
    g_hash_table_insert(index, label, GUINT_TO_POINTER(design->n_strata));
    return design->n_strata - 1;
}

/* Where a group of the companion belongs. */
typedef struct {
    gsize stratum;
    gint group; /* -2: nowhere */
} Place;

static Place *find_places(AnkeDesign *design)
{
    const AnkeTable *strata = design->analysis->strata;
    g_autoptr(GHashTable) index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Place *places = g_new(Place, strata->n_groups + 1);
    for (gint i = 0; i < (gint)strata->n_groups; i++) {
        char *label;
        places[i] = (Place){0, -2};
        if (split_label(design->analysis, strata->groups[i].label, &label, &places[i].group)) {
            places[i].stratum = find_stratum(design, index, label, i);
        } else {
            places[i].group = -2;
        }
    }
    return places;
}

static void place_groups(AnkeDesign *design)
{
    gsize n_groups = MAX(design->analysis->table->n_groups, 1);
    design->strata = g_new0(AnkeStratum, design->analysis->strata->n_groups + 1);
    g_autofree Place *places = find_places(design);
    design->groups = g_new(gint, design->n_strata * n_groups + 1);
    for (gsize i = 0; i < design->n_strata * n_groups; i++) {
        design->groups[i] = -1;
    }
    for (guint i = 0; i < design->analysis->strata->n_groups; i++) {
        if (places[i].group != -2) {
            design->groups[places[i].stratum * n_groups + (gsize)MAX(places[i].group, 0)] = (gint)i;
        }
    }
}

typedef AnkeWeightSum (*SumFunc)(const AnkeTable *strata, gint group, gint item, AnkeBase base);

static AnkeWeightSum sum_base(const AnkeTable *strata, gint group, gint item, AnkeBase base)
{
    (void)item;
    return anke_weight_base(strata, group, base);
}

static AnkeWeightSum sum_cell(const AnkeTable *strata, gint group, gint item, AnkeBase base)
{
    (void)base;
    return anke_weight_cell(strata, item, group);
}

/* A sum of one stratum over one group, or over all of them, which must not overlap. */
static AnkeWeightSum sum_stratum(const AnkeDesign *design, gsize stratum, gint group, gint item,
                                 SumFunc sum_group)
{
    const AnkeAnalysis *analysis = design->analysis;
    gsize n_groups = MAX(analysis->table->n_groups, 1);
    AnkeWeightSum sum = {0, 0};
    for (gsize i = 0; i < n_groups; i++) {
        gint at = design->groups[stratum * n_groups + i];
        if (at >= 0 && (group < 0 || (gsize)group == i)) {
            anke_weight_sum_add(&sum, sum_group(analysis->strata, at, item, analysis->spec->base),
                                1);
        }
    }
    return sum;
}

static gboolean has_overlap(const AnkeDesign *design, gint group)
{
    const AnkeTable *table = design->analysis->table;
    return group < 0 && table->n_groups > 0 && table->by_type == ANKE_TYPE_MULTIPLE;
}

AnkeDesign *anke_design_new(const AnkeAnalysis *analysis)
{
    if (analysis->strata == NULL) {
        return NULL;
    }
    const AnkeTable *table = analysis->table;
    gsize n_groups = MAX(table->n_groups, 1);
    AnkeDesign *design = g_new0(AnkeDesign, 1);
    design->analysis = analysis;
    place_groups(design);
    const AnkeTable *strata = analysis->strata;
    design->w = anke_table_sums_of_values(strata, anke_table_has(strata, "w") ? "w" : "n", FALSE);
    design->w2 = anke_table_sums_of_values(strata, anke_table_has(strata, "w") ? "w2" : "n", FALSE);
    design->base = g_new0(double, (n_groups + 1) * design->n_strata + 1);
    design->base2 = g_new0(double, (n_groups + 1) * design->n_strata + 1);
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        for (gsize h = 0; h < design->n_strata; h++) {
            AnkeWeightSum sum = sum_stratum(design, h, group, 0, sum_base);
            design->base[(gsize)(group + 1) * design->n_strata + h] = sum.w;
            design->base2[(gsize)(group + 1) * design->n_strata + h] = sum.w2;
        }
    }
    return design;
}

double anke_design_effective_base(const AnkeDesign *design, gint item, gint group)
{
    if (has_overlap(design, group)) {
        return NAN;
    }
    gsize n_strata = design->n_strata;
    g_autofree double *cells = g_new(double, 2 * n_strata + 1);
    for (gsize h = 0; h < n_strata; h++) {
        AnkeWeightSum sum = sum_stratum(design, h, group, item, sum_cell);
        cells[h] = sum.w;
        cells[n_strata + h] = sum.w2;
    }
    gsize at = (gsize)(group + 1) * n_strata;
    return anke_strata_share(design->strata, n_strata, design->base + at, design->base2 + at, cells,
                             cells + n_strata)
        .n_eff;
}

gsize anke_design_n_strata(const AnkeDesign *design)
{
    return design->n_strata;
}

const AnkeStratum *anke_design_strata(const AnkeDesign *design)
{
    return design->strata;
}

gint anke_design_find_group(const AnkeDesign *design, gsize stratum, gint group)
{
    gsize n_groups = MAX(design->analysis->table->n_groups, 1);
    return design->groups[stratum * n_groups + (gsize)MAX(group, 0)];
}

void anke_design_free(AnkeDesign *design)
{
    if (design != NULL) {
        anke_table_counts_free(design->w);
        anke_table_counts_free(design->w2);
        g_free(design->strata);
        g_free(design->groups);
        g_free(design->base);
        g_free(design->base2);
        g_free(design);
    }
}

/* Tables for tests */

/* Rows of a test: items, or one item and the rest of those who answered (ANKE_ALL). */
static GArray *list_rows(const AnkeTable *table, gint item)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(gint));
    AnkeItemType wanted = table->type == ANKE_TYPE_NUMBER ? ANKE_ITEM_BAND : ANKE_ITEM_CHOICE;
    if (item >= 0) {
        gint rest = ANKE_ALL;
        g_array_append_val(rows, item);
        g_array_append_val(rows, rest);
        return rows;
    }
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (table->items[i].type == wanted) {
            g_array_append_val(rows, i);
        }
    }
    return rows;
}

static GArray *list_tested_groups(const AnkeTable *table)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(gint));
    for (gint i = 0; i < (gint)table->n_groups; i++) {
        if (table->groups[i].type == ANKE_GROUP_CHOICE) {
            g_array_append_val(groups, i);
        }
    }
    return groups;
}

/* Who answered but did not tick the item; what rounding leaves of nobody is 0. */
static AnkeWeightSum sum_rest(const AnkeTable *table, gint item, gint group)
{
    static const double ROUNDING = 1e-12;
    AnkeWeightSum all = anke_weight_base(table, group, ANKE_BASE_ANSWERED);
    AnkeWeightSum rest = all;
    anke_weight_sum_add(&rest, anke_weight_cell(table, item, group), -1);
    if (fabs(rest.w) <= ROUNDING * all.w || fabs(rest.w2) <= ROUNDING * all.w2) {
        return (AnkeWeightSum){0, 0};
    }
    return rest;
}

/* The cell of a row in a group of a table, or of its strata; a group of nobody (-1) has none. */
static AnkeWeightSum find_sum(const AnkeTable *table, const GArray *rows, guint row, gint group)
{
    gint item = g_array_index(rows, gint, row);
    if (group < 0) {
        return (AnkeWeightSum){0, 0};
    }
    return item >= 0 ? anke_weight_cell(table, item, group)
                     : sum_rest(table, g_array_index(rows, gint, 0), group);
}

static void fill_sums(AnkeDesignSums *sums, const AnkeAnalysis *analysis, const AnkeDesign *design,
                      const GArray *rows, const GArray *groups)
{
    gsize at = 0, n_groups = MAX(analysis->table->n_groups, 1);
    for (gsize h = 0; h < sums->table.n_strata; h++) {
        for (guint row = 0; row < rows->len; row++) {
            for (guint col = 0; col < groups->len; col++, at++) {
                gint group = g_array_index(groups, gint, col);
                const AnkeTable *table = analysis->table;
                if (design != NULL) {
                    group = design->groups[h * n_groups + (gsize)group];
                    table = analysis->strata;
                }
                AnkeWeightSum sum = find_sum(table, rows, row, group);
                sums->w[at] = sum.w;
                sums->w2[at] = sum.w2;
            }
        }
    }
}

AnkeDesignSums *anke_design_sums(const AnkeAnalysis *analysis, const AnkeDesign *design, gint item)
{
    g_autoptr(GArray) rows = list_rows(analysis->table, item);
    g_autoptr(GArray) groups = list_tested_groups(analysis->table);
    gsize n_strata = design != NULL ? design->n_strata : 1;
    gsize n_cells = (gsize)rows->len * groups->len * n_strata;
    AnkeDesignSums *sums = g_new0(AnkeDesignSums, 1);
    sums->strata = g_new(AnkeStratum, n_strata + 1);
    sums->w = g_new0(double, n_cells + 1);
    sums->w2 = g_new0(double, n_cells + 1);
    if (design != NULL) {
        memcpy(sums->strata, design->strata, n_strata * sizeof *sums->strata);
    } else {
        sums->strata[0] = (AnkeStratum){anke_table_base(analysis->table, "valid", ANKE_ALL), NAN};
    }
    sums->table =
        (AnkeDesignTable){sums->strata, n_strata, rows->len, groups->len, sums->w, sums->w2};
    fill_sums(sums, analysis, design, rows, groups);
    return sums;
}

void anke_design_sums_free(AnkeDesignSums *sums)
{
    if (sums != NULL) {
        g_free(sums->strata);
        g_free(sums->w);
        g_free(sums->w2);
        g_free(sums);
    }
}
