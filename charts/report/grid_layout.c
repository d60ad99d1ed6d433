/* Places the pieces of a table on pages. */
#include <math.h>

#include "charts/report/flow.h"
#include "charts/report/grid_private.h"
#include "charts/report/text_fit.h"

#define MIN_ROWS 3        /* that a split leaves on a page */
#define SPLIT_SHARE 0.72  /* of a page: lower tables are not split */
#define KEPT_TAIL_PT 90.0 /* of what stands below a table, this much stays with it */
#define CAPTION_GAP_PT 3.0
#define CAPTION_LINES 3
#define CONTINUED "（続き）"

/* One block of columns while its rows are placed. */
typedef struct {
    AnkeFlow *flow;
    const AnkeGrid *grid;
    guint n_columns;
    guint *columns; /* of the table */
    double *edges;  /* n_columns + 1 */
    double *marks;  /* width kept for marks */
    double *insets; /* that bring the numbers below the middle of the head */
    double head_pt;
    double *row_pt;
} Piece;

static const AnkeTextStyle *row_style(const Piece *piece, guint row)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    gboolean is_strong = g_array_index(piece->grid->strong_rows, gboolean, row);
    return is_strong ? &theme->table_strong : &theme->table;
}

static double inner_width(const Piece *piece, guint i)
{
    double padding = anke_flow_theme(piece->flow)->padding_pt;
    return piece->edges[i + 1] - piece->edges[i] - 2 * padding;
}

static char *fitted(const Piece *piece, guint i, const AnkeTextStyle *style, guint n_lines,
                    const char *text)
{
    AnkeFit fit = {anke_flow_measure(piece->flow), style, inner_width(piece, i), n_lines};
    return anke_text_fit(&fit, text);
}

static double height_of(const Piece *piece, const AnkeTextStyle *style, const char *text,
                        double width)
{
    AnkeMeasure measure = anke_flow_measure(piece->flow);
    return measure.measure(measure.data, style, text, width).height_pt;
}

static void measure_head(Piece *piece)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    double height = theme->table.size_pt * theme->table.line_em;
    for (guint i = 0; i < piece->n_columns; i++) {
        const char *head = g_ptr_array_index(piece->grid->heads, piece->columns[i]);
        g_autofree char *text = fitted(piece, i, &theme->table, theme->head_lines, head);
        height = MAX(height, height_of(piece, &theme->table, text, inner_width(piece, i)));
    }
    piece->head_pt = height + 2 * theme->padding_pt;
}

static void measure_rows(Piece *piece)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    for (guint row = 0; row < anke_grid_n_rows(piece->grid); row++) {
        const AnkeTextStyle *style = row_style(piece, row);
        const char *label = anke_grid_text(piece->grid, row, 0);
        g_autofree char *text = fitted(piece, 0, style, theme->label_lines, label);
        double height = height_of(piece, style, text, inner_width(piece, 0));
        piece->row_pt[row] = MAX(height, style->size_pt * style->line_em) + 2 * theme->padding_pt;
    }
}

static Piece *new_piece(AnkeFlow *flow, const AnkeGrid *grid, const AnkeGridBlock *block,
                        const double *widths)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    Piece *piece = g_new0(Piece, 1);
    piece->flow = flow;
    piece->grid = grid;
    piece->n_columns = grid->n_fixed + block->n;
    piece->columns = g_new(guint, piece->n_columns);
    piece->edges = g_new(double, piece->n_columns + 1);
    piece->marks = g_new(double, piece->n_columns);
    piece->insets = g_new(double, piece->n_columns);
    piece->row_pt = g_new0(double, anke_grid_n_rows(grid) + 1);
    piece->edges[0] = theme->side_pt;
    for (guint i = 0; i < piece->n_columns; i++) {
        guint column = i < grid->n_fixed ? i : block->first + i - grid->n_fixed;
        piece->columns[i] = column;
        piece->edges[i + 1] = piece->edges[i] + widths[column];
        piece->marks[i] = anke_grid_mark_width(grid, theme, anke_flow_measure(flow), column);
        double content = anke_grid_content_width(grid, theme, anke_flow_measure(flow), column);
        piece->insets[i] = MAX((widths[column] - content) / 2, 0);
    }
    measure_head(piece);
    measure_rows(piece);
    return piece;
}

static void free_piece(Piece *piece)
{
    g_free(piece->columns);
    g_free(piece->edges);
    g_free(piece->marks);
    g_free(piece->insets);
    g_free(piece->row_pt);
    g_free(piece);
}

static void add_rule(const Piece *piece, const AnkeStroke *stroke)
{
    double y = anke_flow_y(piece->flow);
    AnkePoint from = {piece->edges[0], y};
    AnkePoint to = {piece->edges[piece->n_columns], y};
    anke_scene_add_segment(anke_flow_scene(piece->flow), "rule", from, to, stroke);
}

static AnkeBox cell_box(const Piece *piece, guint i, double height)
{
    double padding = anke_flow_theme(piece->flow)->padding_pt;
    return (AnkeBox){piece->edges[i] + padding, anke_flow_y(piece->flow), inner_width(piece, i),
                     height};
}

static char *caption_text(const Piece *piece, gboolean is_first)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    AnkeFit fit = {anke_flow_measure(piece->flow), &theme->caption, anke_report_text_width(theme),
                   CAPTION_LINES};
    g_autofree char *text = g_strconcat(piece->grid->caption, is_first ? "" : CONTINUED, NULL);
    return anke_text_fit(&fit, text);
}

static double caption_height(const Piece *piece)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    g_autofree char *text = caption_text(piece, FALSE);
    return height_of(piece, &theme->caption, text, anke_report_text_width(theme)) + CAPTION_GAP_PT;
}

static void add_heads(const Piece *piece)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    AnkeScene *scene = anke_flow_scene(piece->flow);
    AnkeBox row = {piece->edges[0], anke_flow_y(piece->flow),
                   piece->edges[piece->n_columns] - piece->edges[0], piece->head_pt};
    anke_scene_add_rectangle(scene, "head", row, &theme->head_fill, NULL);
    add_rule(piece, &theme->edge);
    for (guint i = 0; i < piece->n_columns; i++) {
        const char *head = g_ptr_array_index(piece->grid->heads, piece->columns[i]);
        g_autofree char *text = fitted(piece, i, &theme->table, theme->head_lines, head);
        AnkeTextPlace place = {.part = "head",
                               .box = cell_box(piece, i, piece->head_pt),
                               .align = i == 0 ? ANKE_ALIGN_LEFT : ANKE_ALIGN_CENTRE,
                               .valign = ANKE_VALIGN_MIDDLE,
                               .is_wrapped = TRUE,
                               .is_cell = TRUE};
        (void)anke_scene_add_text(scene, &place, &theme->table, text);
    }
    anke_flow_advance(piece->flow, piece->head_pt);
    add_rule(piece, &anke_scene_theme(scene)->rule);
}

/* Caption and heads: where a piece of the table begins. */
static void begin_piece(const Piece *piece, gboolean is_first)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    g_autofree char *caption = caption_text(piece, is_first);
    AnkeParagraph paragraph = {"caption", &theme->caption, 0, CAPTION_GAP_PT};
    anke_flow_add_paragraph(piece->flow, &paragraph, caption);
    add_heads(piece);
}

/* A number and its mark, each in its part of the cell, so that digits stand below digits. */
static void add_number(const Piece *piece, guint i, guint row, const AnkeTextStyle *style)
{
    const AnkeGridCell *cell = anke_grid_cell(piece->grid, row, piece->columns[i]);
    AnkeScene *scene = anke_flow_scene(piece->flow);
    AnkeBox box = cell_box(piece, i, piece->row_pt[row]);
    box.width -= piece->marks[i] + piece->insets[i];
    AnkeTextPlace place = {.part = "cell",
                           .box = box,
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    if (*cell->text != '\0') {
        (void)anke_scene_add_text(scene, &place, style, cell->text);
    }
    if (*cell->mark != '\0') {
        AnkeTextPlace behind = {.part = "cell",
                                .box = {anke_box_right(box), box.y, piece->marks[i], box.height},
                                .valign = ANKE_VALIGN_MIDDLE,
                                .is_cell = TRUE};
        (void)anke_scene_add_text(scene, &behind, style, cell->mark);
    }
}

static void add_row(const Piece *piece, guint row)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    AnkeScene *scene = anke_flow_scene(piece->flow);
    const AnkeTextStyle *style = row_style(piece, row);
    const char *label = anke_grid_text(piece->grid, row, 0);
    g_autofree char *text = fitted(piece, 0, style, theme->label_lines, label);
    AnkeTextPlace place = {.part = "label",
                           .box = cell_box(piece, 0, piece->row_pt[row]),
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE,
                           .is_cell = TRUE};
    (void)anke_scene_add_text(scene, &place, style, text);
    for (guint i = 1; i < piece->n_columns; i++) {
        add_number(piece, i, row, style);
    }
    anke_flow_advance(piece->flow, piece->row_pt[row]);
    add_rule(piece, &anke_scene_theme(scene)->rule);
}

static double rows_height(const Piece *piece, guint first, guint end)
{
    double height = 0;
    for (guint row = first; row < end; row++) {
        height += piece->row_pt[row];
    }
    return height;
}

/* Begins a page where the piece would be split for no good reason, or would leave a few rows. */
static void make_room(const Piece *piece, double tail_pt)
{
    guint n_rows = anke_grid_n_rows(piece->grid);
    double begin = caption_height(piece) + piece->head_pt;
    double whole = begin + rows_height(piece, 0, n_rows);
    gboolean is_low = whole <= SPLIT_SHARE * anke_flow_page_room(piece->flow);
    double least = begin + rows_height(piece, 0, MIN(MIN_ROWS, n_rows));
    anke_flow_need(piece->flow, is_low ? whole + MIN(tail_pt, KEPT_TAIL_PT) : least);
}

/* What a row needs below it: the last but one takes the last one along, the last one the tail. */
static double row_need(const Piece *piece, guint row, double tail_pt)
{
    guint n_rows = anke_grid_n_rows(piece->grid);
    gboolean is_near_end = row + 2 >= n_rows;
    double tail = MIN(tail_pt, KEPT_TAIL_PT);
    return is_near_end ? rows_height(piece, row, n_rows) + tail : piece->row_pt[row];
}

static void add_piece(const Piece *piece, gboolean is_first, double tail_pt)
{
    const AnkeReportTheme *theme = anke_flow_theme(piece->flow);
    guint n_rows = anke_grid_n_rows(piece->grid);
    make_room(piece, tail_pt);
    begin_piece(piece, is_first);
    for (guint row = 0; row < n_rows; row++) {
        if (row > 0 && row_need(piece, row, tail_pt) > anke_flow_room(piece->flow)) {
            add_rule(piece, &theme->edge);
            anke_flow_begin_page(piece->flow);
            begin_piece(piece, FALSE);
        }
        add_row(piece, row);
    }
    add_rule(piece, &theme->edge);
}

void anke_flow_add_grid(AnkeFlow *flow, const AnkeGrid *grid, double tail_pt)
{
    const AnkeReportTheme *theme = anke_flow_theme(flow);
    g_autofree double *widths = g_new0(double, anke_grid_n_columns(grid));
    g_autoptr(GArray) blocks = anke_grid_split(grid, theme, anke_flow_measure(flow), widths);
    for (guint i = 0; i < blocks->len; i++) {
        Piece *piece = new_piece(flow, grid, &g_array_index(blocks, AnkeGridBlock, i), widths);
        gboolean is_last = i + 1 == blocks->len;
        add_piece(piece, i == 0, is_last ? tail_pt : 0);
        free_piece(piece);
        if (!is_last) {
            anke_flow_advance(flow, theme->block_pt);
        }
    }
}
