/*
 * What each cell adds to the test of independence, and whether that is more than chance. With --all.
 *
 * The adjusted residuals themselves stand with the shares (share_rows.c); here are Pearson's, and
 * the p-values of the adjusted ones, corrected over the table. Of two filled rows (or columns) the
 * one mirrors the other: such a pair of cells is one comparison.
 */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/independence.h"
#include "analyzer/stats/multiplicity.h"
#include "analyzer/stats/tails.h"

enum { NO_TWIN = -1 };

typedef struct {
    gint item, group;
    double residual;
    gint twin; /* cell before this one that is the same comparison, or NO_TWIN */
} Cell;

/* The tested cells of a table, and their p-values beside them. */
typedef struct {
    GArray *cells;    /* Cell */
    GArray *p_values; /* double */
} Cells;

/* The first of two filled lines, where there are two; else the line itself. */
static gsize mirror(gsize line, const gsize *filled, gsize n_filled)
{
    return n_filled == 2 && line == filled[1] ? filled[0] : line;
}

/* Cells are looked up by their place in the counts; `places` holds what has been added. */
static gint find_twin(const AnkeCrosstable *filled, const gint *places, gsize n_cols, gsize at)
{
    const gsize row = mirror(at / n_cols, filled->rows, filled->counts.n_rows);
    const gsize col = mirror(at % n_cols, filled->cols, filled->counts.n_cols);
    const gsize first = row * n_cols + col;
    return first < at ? places[first] : NO_TWIN;
}

/* A row without an item (not ticked) is left out. */
static void add_cells(const Cells *cells, const AnkeTableCounts *counts)
{
    const gsize n_cols = counts->counts.n_cols, n_cells = counts->counts.n_rows * n_cols;
    g_autofree double *residual = g_new(double, n_cells + 1);
    g_autofree double *adjres = g_new(double, n_cells + 1);
    g_autofree gint *places = g_new(gint, n_cells + 1);
    g_autoptr(AnkeCrosstable) filled = anke_crosstable_new(&counts->counts);
    anke_independence_pearson_residuals(&counts->counts, residual);
    anke_independence_residuals(&counts->counts, NULL, adjres);
    for (gsize at = 0; at < n_cells; at++) {
        const Cell cell = {.item = counts->items[at / n_cols],
                           .group = counts->groups[at % n_cols],
                           .residual = residual[at],
                           .twin = find_twin(filled, places, n_cols, at)};
        const double p = anke_tail_normal_two_sided(adjres[at]);
        places[at] = (gint)cells->cells->len;
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

/* Each comparison once: twins do not count, and take what their first has. */
static double *correct(const AnkeAnalysis *analysis, const Cells *cells)
{
    const guint n_cells = cells->cells->len;
    double *p_adj = g_new(double, n_cells + 1);
    for (guint at = 0; at < n_cells; at++) {
        const gboolean is_twin = g_array_index(cells->cells, Cell, at).twin != NO_TWIN;
        p_adj[at] = is_twin ? NAN : g_array_index(cells->p_values, double, at);
    }
    anke_multiplicity_adjust(p_adj, n_cells, analysis->spec->adjust);
    for (guint at = 0; at < n_cells; at++) {
        const gint twin = g_array_index(cells->cells, Cell, at).twin;
        p_adj[at] = twin != NO_TWIN ? p_adj[twin] : p_adj[at];
    }
    return p_adj;
}

static void put_cells(const AnkeAnalysis *analysis, const Cells *cells)
{
    g_autofree double *p_adj = correct(analysis, cells);
    for (guint at = 0; at < cells->cells->len; at++) {
        const Cell *cell = &g_array_index(cells->cells, Cell, at);
        const AnkeStatValue values[] = {{"residual", cell->residual},
                                        {"adjres_p", g_array_index(cells->p_values, double, at)},
                                        {"adjres_p_adj", p_adj[at]}};
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
