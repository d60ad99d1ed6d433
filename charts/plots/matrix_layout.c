#include "charts/plots/matrix_layout.h"

#include <math.h>

#include "charts/scene/arrow.h"
#include "charts/scene/bullet.h"
#include "charts/scene/scene_pages.h"

#define PADDING_X_PT 5.0
#define PADDING_Y_PT 6.0
#define BULLET_GAP_PT 2.5
#define COUNT_GAP_PT 6.0    /* least between the label of a row and its number */
#define LINE_GAP_PT 3.0     /* more between lines of opinions, where a page may end */
#define LEAST_COLUMN_EM 8.5 /* of text; narrower columns are stacked */
#define LEAST_HEAD_EM 5.0
#define MOST_HEAD_SHARE 0.2 /* of the width, for the heads of rows */
#define TALL_ROW_PT 340.0   /* about half a page: such a row may be broken between bullets */
#define TALL_LIST_PT 560.0  /* lists side by side are one row, which fills most of a page first */
#define MOST_TINTED_ROWS 6  /* more rows have one colour */
#define STRIP_HEAD_PT 7.0   /* head of the arrow of time */
#define STRIP_WIDTH_PT 2.0
#define HEADING_FILL 0xF0F0F2

typedef struct {
    AnkeScene *scene;
    const AnkeMatrixSpec *spec;
    double left;
    double width;
    double head_width; /* of the heads of rows; 0 = none */
    double column_width;
} Matrix;

/* "2件", "1 opinion". */
static char *count_text(const Matrix *matrix, const AnkeCell *cell)
{
    g_autofree char *count = anke_cell_count(cell, anke_scene_lang(matrix->scene));
    if (cell->state != ANKE_CELL_KNOWN) {
        return g_steal_pointer(&count);
    }
    return cell->count == 1
               ? g_strdup_printf(anke_scene_say(matrix->scene, "%s件", "%s opinion"), count)
               : g_strdup_printf(anke_scene_say(matrix->scene, "%s件", "%s opinions"), count);
}

/* Behind a label: "（2件）", " (2)". */
static char *bracketed_count(const Matrix *matrix, const AnkeCell *cell)
{
    g_autofree char *count = anke_cell_count(cell, anke_scene_lang(matrix->scene));
    gboolean is_number = cell->state == ANKE_CELL_KNOWN;
    return g_strdup_printf(is_number ? anke_scene_say(matrix->scene, "（%s件）", " (%s)")
                                     : anke_scene_say(matrix->scene, "（%s）", " (%s)"),
                           count);
}

static const char *empty_words(const Matrix *matrix)
{
    return anke_scene_say(matrix->scene, "（意見の記載なし）", "(no opinion recorded)");
}

/* A wrapped text at the top of a box; returns its height. */
static double add_wrapped(const Matrix *matrix, const char *part, AnkeBox box,
                          const AnkeTextStyle *style, const char *text)
{
    AnkeTextPlace place = {.part = part, .box = box, .is_wrapped = TRUE};
    return anke_scene_add_text(matrix->scene, &place, style, text);
}

static void add_rule(const Matrix *matrix, double y, const AnkeStroke *stroke)
{
    anke_scene_add_segment(matrix->scene, "rule", (AnkePoint){matrix->left, y},
                           (AnkePoint){matrix->left + matrix->width, y}, stroke);
}

static double column_x(const Matrix *matrix, guint view)
{
    return matrix->left + matrix->head_width + view * matrix->column_width;
}

static double text_width(const Matrix *matrix)
{
    return matrix->column_width - 2 * PADDING_X_PT;
}

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

/* The numbers of a row stand in its first line, at the right end of each column: those of its head
 * and of its cells can be read across, those of a view down to the total. */

static double count_line_height(const Matrix *matrix)
{
    return line_height(&anke_scene_theme(matrix->scene)->strong);
}

static void add_count(const Matrix *matrix, const char *part, AnkeBox box,
                      const AnkeTextStyle *style, const char *count)
{
    AnkeTextPlace place = {.part = part,
                           .box = {box.x, box.y, box.width, count_line_height(matrix)},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(matrix->scene, &place, style, count);
}

/* Cells: the number of opinions in small type, then the opinions. */

static double bullet_height(const Matrix *matrix, const AnkeMatrixCell *cell, guint i, double width)
{
    const AnkeTextStyle *style = &anke_scene_theme(matrix->scene)->label;
    return i < cell->n_texts
               ? anke_bullet_height(matrix->scene, style, cell->texts[i], width) + BULLET_GAP_PT
               : 0;
}

/* What a cell without texts says. */
static char *wordless_text(const Matrix *matrix, const AnkeMatrixCell *cell)
{
    return cell->count.state == ANKE_CELL_HIDDEN ? count_text(matrix, &cell->count)
                                                 : g_strdup(empty_words(matrix));
}

static double cell_height(const Matrix *matrix, const AnkeMatrixCell *cell, double width)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    if (cell->n_texts == 0) {
        g_autofree char *text = wordless_text(matrix, cell);
        return anke_scene_measure(matrix->scene, &theme->note, text, width).height_pt;
    }
    /* Of mere lists the heading tells the number. */
    double height = matrix->spec->has_heads ? count_line_height(matrix) : 0;
    for (guint i = 0; i < cell->n_texts; i++) {
        height += bullet_height(matrix, cell, i, width);
    }
    return height;
}

/* Adds what stands above the opinions of a cell; returns its height. */
static double add_cell_head(const Matrix *matrix, const AnkeMatrixCell *cell, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    if (cell->n_texts == 0) {
        g_autofree char *text = wordless_text(matrix, cell);
        return add_wrapped(matrix, "empty", box, &theme->note, text);
    }
    if (!matrix->spec->has_heads) {
        return 0;
    }
    g_autofree char *count = count_text(matrix, &cell->count);
    add_count(matrix, "value", box, &theme->note, count);
    return count_line_height(matrix);
}

static double add_bullet(const Matrix *matrix, const AnkeMatrixCell *cell, guint i, AnkeBox box)
{
    const AnkeTextStyle *style = &anke_scene_theme(matrix->scene)->label;
    return anke_bullet_add(matrix->scene, "opinion", box, style, cell->texts[i]) + BULLET_GAP_PT;
}

static double add_cell(const Matrix *matrix, const AnkeMatrixCell *cell, AnkeBox box)
{
    double top = box.y;
    box.y += add_cell_head(matrix, cell, box);
    for (guint i = 0; i < cell->n_texts; i++) {
        box.y += add_bullet(matrix, cell, i, box);
    }
    return box.y - top;
}

/* Heads of rows */

static AnkeFill row_tint(const Matrix *matrix, guint row)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    return anke_theme_faint_tint(theme, matrix->spec->n_rows <= MOST_TINTED_ROWS ? row : 1);
}

/* Small type on a tint is as dark as other type. */
static AnkeTextStyle inked(const Matrix *matrix, const AnkeTextStyle *style)
{
    return anke_text_style_coloured(*style, anke_scene_theme(matrix->scene)->label.colour);
}

static double count_width(const Matrix *matrix, const char *count)
{
    const AnkeTextStyle *note = &anke_scene_theme(matrix->scene)->note;
    return COUNT_GAP_PT + anke_scene_text_width(matrix->scene, note, count);
}

/* A text at the top of the box, drawn or only measured; returns its height. */
static double lay_out_head_text(const Matrix *matrix, AnkeBox box, const AnkeTextStyle *style,
                                const char *text, gboolean is_drawn)
{
    const AnkeTextStyle phrased = anke_text_style_phrased(*style);
    return is_drawn ? add_wrapped(matrix, ANKE_PART_ROW_HEAD, box, &phrased, text)
                    : anke_scene_measure(matrix->scene, &phrased, text, box.width).height_pt;
}

/* Adds label, number and sub-terms of a row; returns the height. Adds nothing where !is_drawn. */
static double lay_out_row_head(const Matrix *matrix, guint row, AnkeBox box, gboolean is_drawn)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    const AnkeMatrixRow *shown = &matrix->spec->rows[row];
    const AnkeTextStyle small = inked(matrix, &theme->note);
    g_autofree char *count = count_text(matrix, &shown->count);
    double top = box.y;
    double label = anke_scene_text_width(matrix->scene, &theme->strong, shown->label);
    gboolean is_beside = label + count_width(matrix, count) <= box.width;
    box.y += lay_out_head_text(matrix, box, &theme->strong, shown->label, is_drawn);
    if (is_drawn) {
        AnkeBox line = {box.x, is_beside ? top : box.y, box.width, 0};
        add_count(matrix, ANKE_PART_ROW_HEAD, line, &small, count);
    }
    box.y += is_beside ? 0 : count_line_height(matrix);
    if (*shown->note != '\0') {
        box.y += BULLET_GAP_PT;
        box.y += lay_out_head_text(matrix, box, &small, shown->note, is_drawn);
    }
    return box.y - top;
}

static AnkeBox head_box(const Matrix *matrix, double y)
{
    return (AnkeBox){matrix->left + PADDING_X_PT, y, matrix->head_width - 2 * PADDING_X_PT, 0};
}

/* Rows */

static guint most_texts(const AnkeMatrixSpec *spec, const AnkeMatrixRow *row)
{
    guint most = 0;
    for (guint v = 0; v < spec->n_views; v++) {
        most = MAX(most, row->cells[v].n_texts);
    }
    return most;
}

static double row_height(const Matrix *matrix, guint row)
{
    double height =
        matrix->head_width > 0 ? lay_out_row_head(matrix, row, head_box(matrix, 0), FALSE) : 0;
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        height = fmax(height,
                      cell_height(matrix, &matrix->spec->rows[row].cells[v], text_width(matrix)));
    }
    return height;
}

/* The i-th opinions of all views, side by side; returns the height of the tallest. */
static double add_line_of_bullets(const Matrix *matrix, const AnkeMatrixRow *row, guint i, double y)
{
    double height = 0;
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        if (i < row->cells[v].n_texts) {
            AnkeBox box = {column_x(matrix, v) + PADDING_X_PT, y, text_width(matrix), 0};
            height = fmax(height, add_bullet(matrix, &row->cells[v], i, box));
        }
    }
    return height;
}

/* A row of half a page and more: opinions stand in lines, so that a page can end between them.
 * Returns the y below them. */
static double add_tall_cells(const Matrix *matrix, guint row, double top, double head_bottom)
{
    const AnkeMatrixRow *shown = &matrix->spec->rows[row];
    double height = 0;
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        AnkeBox box = {column_x(matrix, v) + PADDING_X_PT, top, text_width(matrix), 0};
        height = fmax(height, add_cell_head(matrix, &shown->cells[v], box));
    }
    double y = top + height;
    guint n_lines = most_texts(matrix->spec, shown);
    for (guint i = 0; i < n_lines; i++) {
        y += add_line_of_bullets(matrix, shown, i, y);
        if (i + 1 < n_lines && y > head_bottom) {
            anke_scene_add_break(matrix->scene, y);
        }
        y += i + 1 < n_lines ? LINE_GAP_PT : 0;
    }
    return y;
}

static double add_cells(const Matrix *matrix, guint row, double top, double height)
{
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        AnkeBox box = {column_x(matrix, v) + PADDING_X_PT, top, text_width(matrix), 0};
        add_cell(matrix, &matrix->spec->rows[row].cells[v], box);
    }
    return top + height;
}

/* Upright rules of a row, and the one on its floor. */
static void add_row_rules(const Matrix *matrix, double top, double bottom)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    for (guint v = matrix->head_width > 0 ? 0 : 1; v < matrix->spec->n_views; v++) {
        double x = column_x(matrix, v);
        anke_scene_add_segment(matrix->scene, "rule", (AnkePoint){x, top}, (AnkePoint){x, bottom},
                               &theme->rule);
    }
    add_rule(matrix, bottom, &theme->rule);
}

static double add_row(const Matrix *matrix, guint row, double y)
{
    double top = y + PADDING_Y_PT;
    double height = row_height(matrix, row);
    double head =
        matrix->head_width > 0 ? lay_out_row_head(matrix, row, head_box(matrix, top), FALSE) : 0;
    double bottom;
    AnkeFill tint = row_tint(matrix, row);
    if (height > (matrix->spec->has_heads ? TALL_ROW_PT : TALL_LIST_PT)) {
        bottom = fmax(add_tall_cells(matrix, row, top, top + head), top + head);
    } else {
        bottom = add_cells(matrix, row, top, height);
    }
    bottom += PADDING_Y_PT;
    if (matrix->head_width > 0) {
        AnkeBox box = {matrix->left, y, matrix->head_width, bottom - y};
        anke_scene_add_rectangle(matrix->scene, ANKE_PART_ROW_HEAD, box, &tint, NULL);
        lay_out_row_head(matrix, row, head_box(matrix, top), TRUE);
    }
    add_row_rules(matrix, y, bottom);
    return bottom;
}

/* The heads of columns */

/* An arrow from the first view to the last, with its words; returns its height. */
static double add_time_strip(const Matrix *matrix, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    const char *words = anke_scene_say(matrix->scene, "時の流れ", "time");
    AnkeTextSize size = anke_scene_measure(matrix->scene, &theme->note, words, 0);
    double x = column_x(matrix, 0);
    gboolean is_beside = size.width_pt + 2 * PADDING_X_PT <= matrix->head_width;
    AnkeBox box = {is_beside ? x - PADDING_X_PT - size.width_pt : x, y, size.width_pt,
                   size.height_pt};
    AnkeTextPlace place = {.part = "strip", .box = box};
    anke_scene_add_text(matrix->scene, &place, &theme->note, words);
    double from = is_beside ? x + PADDING_X_PT : anke_box_right(box) + PADDING_X_PT;
    double middle = y + size.height_pt / 2;
    AnkePoint points[] = {{from, middle}, {matrix->left + matrix->width - PADDING_X_PT, middle}};
    AnkeStroke stroke = {theme->border.colour, STRIP_WIDTH_PT, 0, 0};
    anke_arrow_add(matrix->scene, "strip", points, G_N_ELEMENTS(points), &stroke, STRIP_HEAD_PT);
    return size.height_pt + 2;
}

/* The numbers of mere lists stand beside their names, others in the row of totals. */
static char *view_text(const Matrix *matrix, guint view)
{
    const AnkeMatrixView *shown = &matrix->spec->views[view];
    if (matrix->spec->has_heads) {
        return g_strdup(shown->label);
    }
    g_autofree char *count = bracketed_count(matrix, &shown->count);
    return g_strconcat(shown->label, count, NULL);
}

static double view_height(const Matrix *matrix, guint view, double width)
{
    const AnkeTextStyle style = anke_text_style_phrased(anke_scene_theme(matrix->scene)->strong);
    g_autofree char *text = view_text(matrix, view);
    return anke_scene_measure(matrix->scene, &style, text, width).height_pt;
}

static double add_column_heads(const Matrix *matrix, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    const AnkeTextStyle style = anke_text_style_phrased(theme->strong);
    const AnkeFill fill = {HEADING_FILL, ANKE_HATCH_NONE, 0};
    double height = 0;
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        height = fmax(height, view_height(matrix, v, text_width(matrix)));
    }
    AnkeBox band = {matrix->left, y, matrix->width, height + PADDING_Y_PT};
    anke_scene_add_rectangle(matrix->scene, "heading", band, &fill, NULL);
    add_rule(matrix, y, &theme->axis_line);
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        g_autofree char *text = view_text(matrix, v);
        AnkeTextPlace place = {
            .part = "heading",
            .box = {column_x(matrix, v) + PADDING_X_PT, y, text_width(matrix), band.height},
            .align = ANKE_ALIGN_CENTRE,
            .valign = ANKE_VALIGN_MIDDLE,
            .is_wrapped = TRUE};
        anke_scene_add_text(matrix->scene, &place, &style, text);
    }
    double bottom = anke_box_bottom(band);
    add_row_rules(matrix, y, bottom);
    return bottom;
}

static const char *total_words(const Matrix *matrix)
{
    return anke_scene_say(matrix->scene, "計", "All");
}

/* Numbers of all categories together. */
static double add_total_row(const Matrix *matrix, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    double bottom = y + count_line_height(matrix) + PADDING_Y_PT;
    AnkeBox box = head_box(matrix, y + PADDING_Y_PT / 2);
    g_autofree char *whole = count_text(matrix, &matrix->spec->count);
    add_wrapped(matrix, "total", box, &theme->strong, total_words(matrix));
    add_count(matrix, "total", box, &theme->strong, whole);
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        g_autofree char *count = count_text(matrix, &matrix->spec->views[v].count);
        box.x = column_x(matrix, v) + PADDING_X_PT;
        box.width = text_width(matrix);
        add_count(matrix, "total", box, &theme->strong, count);
    }
    add_row_rules(matrix, y, bottom);
    return bottom;
}

static double add_table(const Matrix *matrix, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    double top = y;
    if (matrix->spec->is_time && matrix->spec->n_views > 1) {
        y += add_time_strip(matrix, y);
    }
    y = add_column_heads(matrix, y);
    anke_scene_set_header(matrix->scene, top, y);
    for (guint row = 0; row < matrix->spec->n_rows; row++) {
        y = add_row(matrix, row, y);
        if (row + 1 < matrix->spec->n_rows) {
            anke_scene_add_break(matrix->scene, y);
        }
    }
    if (matrix->spec->has_heads) {
        y = add_total_row(matrix, y);
    }
    add_rule(matrix, y, &theme->axis_line);
    return y;
}

/* The narrow form: views below one another */

/* A tinted band with the label, the number and the sub-terms of a row. */
static double add_band(const Matrix *matrix, guint row, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    const AnkeMatrixRow *shown = &matrix->spec->rows[row];
    const AnkeTextStyle small = anke_text_style_phrased(inked(matrix, &theme->note));
    const AnkeTextStyle strong = anke_text_style_phrased(theme->strong);
    g_autofree char *count = bracketed_count(matrix, &shown->count);
    g_autofree char *label = g_strconcat(shown->label, count, NULL);
    AnkeBox box = {matrix->left + PADDING_X_PT, y + 2, matrix->width - 2 * PADDING_X_PT, 0};
    double height = anke_scene_measure(matrix->scene, &strong, label, box.width).height_pt;
    double note = *shown->note == '\0'
                      ? 0
                      : anke_scene_measure(matrix->scene, &small, shown->note, box.width).height_pt;
    AnkeBox band = {matrix->left, y, matrix->width, height + note + 4};
    AnkeFill tint = row_tint(matrix, row);
    anke_scene_add_rectangle(matrix->scene, "band", band, &tint, NULL);
    add_wrapped(matrix, "band", box, &strong, label);
    if (note > 0) {
        box.y += height;
        add_wrapped(matrix, "band", box, &small, shown->note);
    }
    return anke_box_bottom(band);
}

/* A view within a row: its label with the number, then the opinions. */
static double add_block(const Matrix *matrix, guint row, guint view, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    const AnkeMatrixCell *cell = &matrix->spec->rows[row].cells[view];
    g_autofree char *count = bracketed_count(matrix, &cell->count);
    g_autofree char *label = g_strconcat(matrix->spec->views[view].label, count, NULL);
    AnkeBox box = {matrix->left + PADDING_X_PT, y + 3, matrix->width - 2 * PADDING_X_PT, 0};
    box.y += add_wrapped(matrix, "heading", box, &theme->strong, label) + 1;
    if (cell->n_texts == 0) {
        box.y += add_cell_head(matrix, cell, box);
    }
    for (guint i = 0; i < cell->n_texts; i++) {
        box.y += add_bullet(matrix, cell, i, box);
        if (i + 1 < cell->n_texts) {
            anke_scene_add_break(matrix->scene, box.y - BULLET_GAP_PT / 2);
        }
    }
    return box.y + 2;
}

/* Whether nothing was said, in any view, and nothing is hidden. */
static gboolean is_empty_row(const Matrix *matrix, guint row)
{
    for (guint v = 0; v < matrix->spec->n_views; v++) {
        const AnkeMatrixCell *cell = &matrix->spec->rows[row].cells[v];
        if (cell->n_texts > 0 || cell->count.state == ANKE_CELL_HIDDEN) {
            return FALSE;
        }
    }
    return TRUE;
}

static double add_empty_row(const Matrix *matrix, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    AnkeBox box = {matrix->left + PADDING_X_PT, y + 3, matrix->width - 2 * PADDING_X_PT, 0};
    return box.y + add_wrapped(matrix, "empty", box, &theme->note, empty_words(matrix)) + 3;
}

static double add_stack(const Matrix *matrix, double y)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    for (guint row = 0; row < matrix->spec->n_rows; row++) {
        y = matrix->spec->has_heads ? add_band(matrix, row, y) : y;
        if (is_empty_row(matrix, row)) {
            y = add_empty_row(matrix, y);
            add_rule(matrix, y, &theme->rule);
            if (row + 1 < matrix->spec->n_rows) {
                anke_scene_add_break(matrix->scene, y);
            }
            continue;
        }
        for (guint v = 0; v < matrix->spec->n_views; v++) {
            gboolean is_last = row + 1 == matrix->spec->n_rows && v + 1 == matrix->spec->n_views;
            y = add_block(matrix, row, v, y);
            add_rule(matrix, y, &theme->rule);
            if (!is_last) {
                anke_scene_add_break(matrix->scene, y);
            }
        }
    }
    return y;
}

/* Geometry */

static double head_width(const Matrix *matrix)
{
    const AnkeTheme *theme = anke_scene_theme(matrix->scene);
    if (!matrix->spec->has_heads) {
        return 0;
    }
    g_autofree char *whole = count_text(matrix, &matrix->spec->count);
    const double least = anke_scene_text_width(matrix->scene, &theme->strong, total_words(matrix)) +
                         COUNT_GAP_PT + anke_scene_text_width(matrix->scene, &theme->strong, whole);
    double widest = fmax(least, LEAST_HEAD_EM * theme->strong.size_pt);
    for (guint row = 0; row < matrix->spec->n_rows; row++) {
        const AnkeMatrixRow *shown = &matrix->spec->rows[row];
        g_autofree char *count = count_text(matrix, &shown->count);
        widest = fmax(widest, anke_scene_text_width(matrix->scene, &theme->strong, shown->label) +
                                  count_width(matrix, count));
        widest = fmax(widest, anke_scene_text_width(matrix->scene, &theme->note, shown->note));
    }
    double most = fmax(MOST_HEAD_SHARE * matrix->width, least + 2 * PADDING_X_PT);
    return fmin(widest + 2 * PADDING_X_PT, most) + 0.5;
}

void anke_matrix_lay_out(AnkeScene *scene, const AnkeMatrixSpec *spec)
{
    g_assert(spec->n_rows > 0 && spec->n_views > 0);
    const AnkeTheme *theme = anke_scene_theme(scene);
    Matrix matrix = {
        .scene = scene, .spec = spec, .left = theme->margin_pt, .width = anke_frame_width(scene)};
    double y = anke_frame_begin(scene, &spec->figure);
    const double top = y;
    anke_scene_set_description(scene, spec->summary);
    matrix.head_width = head_width(&matrix);
    matrix.column_width = (matrix.width - matrix.head_width) / spec->n_views;
    gboolean is_wide = text_width(&matrix) >= LEAST_COLUMN_EM * theme->label.size_pt;
    y = is_wide ? add_table(&matrix, y) : add_stack(&matrix, y);
    anke_scene_add_area(scene, (AnkeBox){anke_scene_theme(scene)->margin_pt, top,
                                         anke_frame_width(scene), y - top});
    anke_frame_end(scene, &spec->figure, y);
}
