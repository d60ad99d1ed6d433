/*
 * A table ready for printing: heading, heads of columns in levels, rows with their labels, cells,
 * footnotes. It knows no stream and no format.
 *
 * All texts are plain labels (plain_label.h), owned by the grid. Columns come before rows.
 */
#ifndef ANKE_BANNER_BANNER_GRID_H
#define ANKE_BANNER_BANNER_GRID_H

#include <glib.h>

/* Levels of a head: break, outer group, group; what a row or column shows comes as the last. */
enum { ANKE_BANNER_LEVELS = 3 };

typedef enum {
    ANKE_LINE_BASE,
    ANKE_LINE_ANSWER,
    ANKE_LINE_NET,
    ANKE_LINE_STAT,
    ANKE_LINE_TEXT /* of a list: cells are words, aligned left */
} AnkeLineKind;

/* The head of a row or a column. */
typedef struct {
    const char *levels[ANKE_BANNER_LEVELS]; /* NULL behind the last one */
    const char *measure;                    /* "n", "％"; NULL: none */
    AnkeLineKind kind;
    guint line;          /* heads of one line or group have the same number */
    guint section;       /* what stands side by side: heads of two sections never merge */
    gboolean is_special; /* people without a value of the break */
    gboolean is_total;   /* everyone */
    gboolean is_indented;
    gboolean is_wrapped; /* a sentence: takes what room is left */
} AnkeBannerHead;

typedef struct {
    const char *text; /* "" = nothing */
    const char *mark; /* beside the text, outside of its alignment: "▲", "*", "" */
} AnkeBannerCell;

typedef struct AnkeBannerGrid AnkeBannerGrid;

/*   title   of the table; notice   stands beside it (部外秘・未秘匿), "" for none */
AnkeBannerGrid *anke_banner_grid_new(const char *title, const char *notice);

const char *anke_banner_grid_title(const AnkeBannerGrid *grid);
const char *anke_banner_grid_notice(const AnkeBannerGrid *grid);

/* Heads of the columns that hold the rows' labels, one a level; "" for none. */
void anke_banner_grid_set_stub(AnkeBannerGrid *grid, guint level, const char *text);
const char *anke_banner_grid_stub(const AnkeBannerGrid *grid, guint level);

/* Copies the head and its texts. Returns the number of the column or row. */
guint anke_banner_grid_add_column(AnkeBannerGrid *grid, const AnkeBannerHead *head);
guint anke_banner_grid_add_row(AnkeBannerGrid *grid, const AnkeBannerHead *head);

void anke_banner_grid_set(AnkeBannerGrid *grid, guint row, guint column, const char *text,
                          const char *mark);

void anke_banner_grid_add_note(AnkeBannerGrid *grid, const char *note);

guint anke_banner_grid_n_columns(const AnkeBannerGrid *grid);
guint anke_banner_grid_n_rows(const AnkeBannerGrid *grid);
guint anke_banner_grid_n_notes(const AnkeBannerGrid *grid);
const AnkeBannerHead *anke_banner_grid_column(const AnkeBannerGrid *grid, guint column);
const AnkeBannerHead *anke_banner_grid_row(const AnkeBannerGrid *grid, guint row);
AnkeBannerCell anke_banner_grid_cell(const AnkeBannerGrid *grid, guint row, guint column);
const char *anke_banner_grid_note(const AnkeBannerGrid *grid, guint i);

/* How many levels the heads of columns, of rows have, and whether any of them names a measure. */
guint anke_banner_grid_column_levels(const AnkeBannerGrid *grid);
guint anke_banner_grid_row_levels(const AnkeBannerGrid *grid);
gboolean anke_banner_grid_has_column_measures(const AnkeBannerGrid *grid);
gboolean anke_banner_grid_has_row_measures(const AnkeBannerGrid *grid);

/* How many columns (rows), beginning with one and up to but not `end`, share its head down to this
 * level; at least 1. */
guint anke_banner_grid_column_span(const AnkeBannerGrid *grid, guint column, guint level,
                                   guint end);
guint anke_banner_grid_row_span(const AnkeBannerGrid *grid, guint row, guint level, guint end);

/* Whether some cell has this text, or this mark. */
gboolean anke_banner_grid_shows(const AnkeBannerGrid *grid, const char *text);
gboolean anke_banner_grid_marks(const AnkeBannerGrid *grid, const char *mark);

void anke_banner_grid_free(AnkeBannerGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeBannerGrid, anke_banner_grid_free)

#endif
