/*
 * What each cell adds to the test of independence, and whether that is more than chance. With --all.
 *
 * The adjusted residuals themselves stand with the shares (share_rows.c); here are Pearson's, and
 * the p-values of the adjusted ones, corrected over the table.
 */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/multiplicity.h"
#include "analyzer/stats/tails.h"

typedef struct {
    gint item, group;
    double residual;
} Cell;

/* The tested cells of a table, and their p-values beside them. */
typedef struct {
    GArray *cells;    /* Cell */
    GArray *p_values; /* double */
} Cells;

/* A row without an item (not ticked) is left out. */
static void add_cells(const Cells *cells, const AnkeTableCounts *counts)
{
    const gsize n_cols = counts->counts.n_cols, n_cells = counts->counts.n_rows * n_cols;
    g_autofree double *residual = g_new(double, n_cells + 1);
    g_autofree double *adjres = g_new(double, n_cells + 1);
    anke_independence_pearson_residuals(&counts->counts, residual);
    anke_independence_residuals(&counts->counts, NULL, adjres);
    for (gsize at = 0; at < n_cells; at++) {
        const Cell cell = {counts->items[at / n_cols], counts->groups[at % n_cols], residual[at]};
        const double p = anke_tail_normal_two_sided(adjres[at]);
        if (cell.item >= 0) {
            g_array_append_val(cells->cells, cell);
            g_array_append_val(cells->p_values, p);
        }
    }
}

static void collect_cells(const AnkeTable *table, const Cells *cells)
{
    if (table->type != ANKE_TYPE_MULTIPLE) {
        g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_choices(table);
        add_cells(cells, counts);
        return;
    }
    for (guint item = 0; item < table->n_items; item++) {
        if (table->items[item].type == ANKE_ITEM_CHOICE) {
            g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_tick(table, (gint)item);
            add_cells(cells, counts);
        }
    }
}

static void put_cells(const AnkeAnalysis *analysis, const Cells *cells)
{
    const guint n_cells = cells->cells->len;
    const double *p = (const double *)(gpointer)cells->p_values->data;
    g_autofree double *p_adj = g_new(double, n_cells + 1);
    for (guint at = 0; at < n_cells; at++) {
        p_adj[at] = p[at];
    }
    anke_multiplicity_adjust(p_adj, n_cells, analysis->spec->adjust);
    for (guint at = 0; at < n_cells; at++) {
        const Cell *cell = &g_array_index(cells->cells, Cell, at);
        const AnkeStatValue values[] = {
            {"residual", cell->residual}, {"adjres_p", p[at]}, {"adjres_p_adj", p_adj[at]}};
        anke_analysis_put_all(analysis, cell->item, cell->group, values, G_N_ELEMENTS(values));
    }
}

void anke_residual_rows_write(const AnkeAnalysis *analysis)
{
    if (!analysis->spec->has_all || !analysis->has_tests || analysis->is_weighted ||
        analysis->table->type == ANKE_TYPE_NUMBER) {
        return;
    }
    const Cells cells = {g_array_new(FALSE, FALSE, sizeof(Cell)),
                         g_array_new(FALSE, FALSE, sizeof(double))};
    collect_cells(analysis->table, &cells);
    put_cells(analysis, &cells);
    g_array_unref(cells.cells);
    g_array_unref(cells.p_values);
}
