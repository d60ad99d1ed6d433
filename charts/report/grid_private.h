/* What the files of a report's tables share: the texts of a table. */
#ifndef ANKE_REPORT_GRID_PRIVATE_H
#define ANKE_REPORT_GRID_PRIVATE_H

#include "charts/report/grid.h"

typedef struct {
    const char *text;
    const char *mark;
} AnkeGridCell;

struct AnkeGrid {
    char *caption;
    guint n_fixed;
    GPtrArray *heads;    /* of columns */
    GArray *strong_rows; /* gboolean */
    GArray *cells;       /* AnkeGridCell, row by row */
    GStringChunk *texts;
};

const AnkeGridCell *anke_grid_cell(const AnkeGrid *grid, guint row, guint column);

/* Width of the widest text of a column and of its marks, with padding. */
double anke_grid_content_width(const AnkeGrid *grid, const AnkeReportTheme *theme,
                               AnkeMeasure measure, guint column);

/* Width kept for marks at the right of a column; 0 = it has none. */
double anke_grid_mark_width(const AnkeGrid *grid, const AnkeReportTheme *theme, AnkeMeasure measure,
                            guint column);

#endif
