/*
 * Opinions as a ruled table: categories down, views across, bulleted texts in the cells, numbers of
 * opinions in heads and cells. Nothing shrinks: the picture grows, and may be broken into pages
 * between rows.
 *
 * Where columns would be too narrow to read, views stand below one another within each category.
 */
#ifndef ANKE_PLOTS_MATRIX_LAYOUT_H
#define ANKE_PLOTS_MATRIX_LAYOUT_H

#include "charts/plots/cross.h"

typedef struct {
    AnkeCell count; /* of opinions */
    guint n_texts;  /* 0 where the count is hidden */
    const char *const *texts;
} AnkeMatrixCell;

typedef struct {
    const char *label;
    const char *note; /* sub-terms in small type; "" = none */
    AnkeCell count;
    const AnkeMatrixCell *cells; /* one for each view */
} AnkeMatrixRow;

typedef struct {
    const char *label;
    AnkeCell count;
} AnkeMatrixView;

typedef struct {
    AnkeFigure figure;
    guint n_rows; /* at least 1 */
    const AnkeMatrixRow *rows;
    guint n_views; /* at least 1 */
    const AnkeMatrixView *views;
    AnkeCell count;      /* of all opinions */
    gboolean has_heads;  /* rows are categories; else there is one row, of lists */
    gboolean is_time;    /* views follow one another in time */
    const char *summary; /* for those who cannot see the picture */
} AnkeMatrixSpec;

void anke_matrix_lay_out(AnkeScene *scene, const AnkeMatrixSpec *spec);

#endif
