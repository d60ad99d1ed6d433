#include "charts/plots/heat_layout.h"

#include <math.h>

#include "charts/scene/legend.h"
#include "charts/scene/plate.h"

#define MAX_LABEL_EM 16.0
#define MAX_LABEL_SHARE 0.3 /* of the width */
#define MIN_COLUMN_PT 43.0  /* room for "100.0▲" */
#define MAX_NARROW_PT 88.0  /* columns grow so far for the sake of their heads */
#define COLUMN_STEP_PT 5.0
#define MOST_HEAD_LINES 8
#define PADDING_PT 3.0
#define HEAD_PADDING_PT 2.0
#define MARGIN_RULE_PT 1.2 /* between everyone and the groups */
#define MANY_CELLS 10

typedef struct {
    AnkeScene *scene;
    const AnkeHeatSpec *spec;
    const AnkeCrossSpec *cross;
    guint *order;
    double label_pt;
    double column_pt;
    guint n_columns; /* of groups in a block, everyone not counted */
} Heat;

static const AnkeTheme *theme_of(const Heat *heat)
{
    return anke_scene_theme(heat->scene);
}

static AnkeResidual residual_of(const Heat *heat, guint g, guint answer)
{
    return heat->spec->residuals[g * heat->cross->n_answers + answer];
}

static guint count_cells(const Heat *heat, AnkeResidual residual)
{
    guint n = 0;
    for (guint i = 0; i < heat->cross->n_groups * heat->cross->n_answers; i++) {
        n += heat->spec->residuals[i] == residual ? 1 : 0;
    }
    return n;
}

static guint n_tested(const Heat *heat)
{
    guint n_cells = heat->cross->n_groups * heat->cross->n_answers;
    return n_cells - count_cells(heat, ANKE_RESIDUAL_NONE);
}

static AnkeFill fill_of(const Heat *heat, AnkeResidual residual)
{
    /* steps of the scale of seven: blue, light sky, neutral, beige, brown */
    static const guint steps[ANKE_N_RESIDUALS] = {[ANKE_RESIDUAL_FAR_BELOW] = 0,
                                                  [ANKE_RESIDUAL_BELOW] = 2,
                                                  [ANKE_RESIDUAL_MIDDLE] = 3,
                                                  [ANKE_RESIDUAL_ABOVE] = 4,
                                                  [ANKE_RESIDUAL_FAR_ABOVE] = 6};
    const AnkeTheme *theme = theme_of(heat);
    if (residual == ANKE_RESIDUAL_SPARSE) {
        return (AnkeFill){theme->paper, ANKE_HATCH_RISING, theme->no_answer.hatch_colour};
    }
    if (residual == ANKE_RESIDUAL_NONE) {
        return (AnkeFill){theme->paper, ANKE_HATCH_NONE, 0};
    }
    return anke_theme_scale(theme, ANKE_THEME_MAX_COLOURS, steps[residual]);
}

/* "▲" or "▼" where the cell stands out, else "". It stands behind the share: before a number, ▲ is
 * the minus sign of official tables. */
static const char *mark_of(AnkeResidual residual)
{
    switch (residual) {
    case ANKE_RESIDUAL_FAR_BELOW:
    case ANKE_RESIDUAL_BELOW:
        return "▼";
    case ANKE_RESIDUAL_ABOVE:
    case ANKE_RESIDUAL_FAR_ABOVE:
        return "▲";
    default:
        return "";
    }
}

/* Legend */

static const char *class_label(const Heat *heat, AnkeResidual residual)
{
    const AnkeScene *scene = heat->scene;
    gboolean is_adjusted = heat->spec->is_adjusted;
    switch (residual) {
    case ANKE_RESIDUAL_FAR_ABOVE:
        return is_adjusted ? anke_scene_say(scene, "p<0.01 ▲", "p<0.01 ▲")
                           : anke_scene_say(scene, "2.58以上 ▲", "2.58 or more ▲");
    case ANKE_RESIDUAL_ABOVE:
        return is_adjusted ? anke_scene_say(scene, "p<0.05 ▲", "p<0.05 ▲")
                           : anke_scene_say(scene, "1.96～2.58 ▲", "1.96 to 2.58 ▲");
    case ANKE_RESIDUAL_MIDDLE:
        return is_adjusted ? anke_scene_say(scene, "p≧0.05", "p≥0.05")
                           : anke_scene_say(scene, "±1.96未満", "within ±1.96");
    case ANKE_RESIDUAL_BELOW:
        return is_adjusted ? anke_scene_say(scene, "p<0.05 ▼", "p<0.05 ▼")
                           : anke_scene_say(scene, "−2.58～−1.96 ▼", "−2.58 to −1.96 ▼");
    case ANKE_RESIDUAL_FAR_BELOW:
        return is_adjusted ? anke_scene_say(scene, "p<0.01 ▼", "p<0.01 ▼")
                           : anke_scene_say(scene, "−2.58以下 ▼", "−2.58 or less ▼");
    default:
        return anke_scene_say(scene, "期待度数5未満", "expected below 5");
    }
}

static double add_legend(const Heat *heat, double y)
{
    static const AnkeResidual shown[] = {ANKE_RESIDUAL_FAR_ABOVE, ANKE_RESIDUAL_ABOVE,
                                         ANKE_RESIDUAL_MIDDLE,    ANKE_RESIDUAL_BELOW,
                                         ANKE_RESIDUAL_FAR_BELOW, ANKE_RESIDUAL_SPARSE};
    const AnkeTheme *theme = theme_of(heat);
    if (n_tested(heat) == 0) {
        return y;
    }
    AnkeTextPlace place = {.part = "legend",
                           .box = {theme->margin_pt, y, anke_frame_width(heat->scene), 0},
                           .is_wrapped = TRUE};
    const char *lead =
        heat->spec->is_adjusted
            ? anke_scene_say(heat->scene, "ほかの区分との差（多重性を補正したp値）",
                             "Difference from the other groups (p adjusted for multiplicity)")
            : anke_scene_say(heat->scene, "ほかの区分との差（調整済み標準化残差）",
                             "Difference from the other groups (adjusted standardised residual)");
    y += anke_scene_add_text(heat->scene, &place, &theme->label, lead) + 1;
    AnkeLegendEntry entries[G_N_ELEMENTS(shown)];
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(shown); i++) {
        if (shown[i] != ANKE_RESIDUAL_SPARSE || count_cells(heat, shown[i]) > 0) {
            entries[n++] = (AnkeLegendEntry){.label = class_label(heat, shown[i]),
                                             .fill = fill_of(heat, shown[i])};
        }
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(heat->scene), 0};
    return anke_legend_lay_out(heat->scene, box, entries, n) + theme->block_pt;
}

/* Sizes */

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

static guint most_head_lines(const Heat *heat, double column_pt)
{
    guint most = 1;
    for (guint g = 0; g < heat->cross->n_groups; g++) {
        AnkeTextSize size =
            anke_scene_measure(heat->scene, &theme_of(heat)->strong, heat->cross->groups[g].label,
                               column_pt - 2 * HEAD_PADDING_PT);
        most = MAX(most, size.n_lines);
    }
    return most;
}

static const char *units_below(const Heat *heat)
{
    return anke_scene_say(heat->scene, "下段：人", "below: people");
}

static char *base_text(const Heat *heat, guint g)
{
    return anke_base_line(&heat->cross->groups[g], anke_scene_lang(heat->scene));
}

/* Width that a column needs for its numbers: shares with marks, counts, its base. */
static double least_column(const Heat *heat)
{
    const AnkeTheme *theme = theme_of(heat);
    double least = MIN_COLUMN_PT - 2 * HEAD_PADDING_PT;
    for (guint g = 0; g < heat->cross->n_groups; g++) {
        g_autofree char *base = base_text(heat, g);
        least = MAX(least, anke_scene_text_width(heat->scene, &theme->value, base));
        for (guint i = 0; i < heat->cross->n_answers; i++) {
            g_autofree char *count =
                anke_cell_count(&heat->cross->groups[g].cells[i], anke_scene_lang(heat->scene));
            least = MAX(least, anke_scene_text_width(heat->scene, &theme->note, count));
        }
    }
    return least + 2 * HEAD_PADDING_PT;
}

/* Divides the width: row heads, everyone, and as many groups as fit; blocks are of equal size. */
static void place_columns(Heat *heat)
{
    const AnkeTextStyle *style = &theme_of(heat)->label;
    double width = anke_frame_width(heat->scene);
    double widest = 0;
    for (guint i = 0; i < heat->cross->n_answers; i++) {
        double label = anke_scene_text_width(heat->scene, style, heat->cross->answers[i].label) + 1;
        widest = MAX(widest, label);
    }
    double units = anke_scene_text_width(heat->scene, &theme_of(heat)->note, units_below(heat));
    double most_pt = MIN(MAX_LABEL_EM * style->size_pt, MAX_LABEL_SHARE * width);
    heat->label_pt = MAX(MIN(widest, most_pt), units) + 2 * PADDING_PT;
    double room = width - heat->label_pt;
    double column = least_column(heat);
    while (column < MAX_NARROW_PT && most_head_lines(heat, column) > MOST_HEAD_LINES &&
           2 * (column + COLUMN_STEP_PT) <= room) {
        column += COLUMN_STEP_PT;
    }
    guint n_groups = heat->cross->n_groups - 1;
    guint most = (guint)MAX(floor(room / column) - 1, 1);
    guint n_blocks = (n_groups + most - 1) / most;
    heat->n_columns = (n_groups + n_blocks - 1) / n_blocks;
    heat->column_pt = room / (heat->n_columns + 1);
}

static double row_height(const Heat *heat, guint row)
{
    const AnkeTheme *theme = theme_of(heat);
    const char *label = heat->cross->answers[heat->order[row]].label;
    double width = heat->label_pt - 2 * PADDING_PT;
    double text = anke_scene_measure(heat->scene, &theme->label, label, width).height_pt;
    return MAX(text, line_height(&theme->label) + line_height(&theme->note)) + 2 * PADDING_PT;
}

/* Left edge of a column of a block; 0 is everyone. */
static double column_x(const Heat *heat, guint column)
{
    return theme_of(heat)->margin_pt + heat->label_pt + column * heat->column_pt;
}

/* Heads */

static double head_height(const Heat *heat, guint first, guint end)
{
    const AnkeTheme *theme = theme_of(heat);
    double width = heat->column_pt - 2 * HEAD_PADDING_PT;
    double height = 2 * line_height(&theme->note); /* of the corner */
    for (guint column = 0; column <= end - first; column++) {
        guint g = column == 0 ? 0 : first + column - 1;
        const AnkeTextStyle *style = g == 0 ? &theme->strong : &theme->label;
        double text =
            anke_scene_measure(heat->scene, style, heat->cross->groups[g].label, width).height_pt;
        height = MAX(height, text + line_height(&theme->value));
    }
    return height + 2 * PADDING_PT;
}

static void add_head(const Heat *heat, guint g, AnkeBox box)
{
    const AnkeTheme *theme = theme_of(heat);
    double base_pt = line_height(&theme->value);
    AnkeTextPlace place = {.part = "group",
                           .box = {box.x + HEAD_PADDING_PT, box.y + PADDING_PT,
                                   box.width - 2 * HEAD_PADDING_PT,
                                   box.height - 2 * PADDING_PT - base_pt},
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_BOTTOM,
                           .is_wrapped = TRUE,
                           .is_even = TRUE,
                           .is_cell = TRUE};
    anke_scene_add_text(heat->scene, &place, g == 0 ? &theme->strong : &theme->label,
                        heat->cross->groups[g].label);
    g_autofree char *base = base_text(heat, g);
    place.part = "base";
    place.is_wrapped = FALSE;
    place.box = (AnkeBox){box.x, anke_box_bottom(box) - PADDING_PT - base_pt, box.width, base_pt};
    anke_scene_add_text(heat->scene, &place, &theme->value, base);
}

/* What the two numbers of a cell are. */
static void add_corner(const Heat *heat, AnkeBox box)
{
    const AnkeTextStyle *style = &theme_of(heat)->note;
    double line = line_height(style);
    AnkeTextPlace place = {
        .part = "unit",
        .box = {box.x + PADDING_PT, anke_box_bottom(box) - PADDING_PT - 2 * line, 0, line}};
    anke_scene_add_text(heat->scene, &place, style,
                        anke_scene_say(heat->scene, "上段：％", "above: %"));
    place.box.y += line;
    anke_scene_add_text(heat->scene, &place, style, units_below(heat));
}

static void add_rule(const Heat *heat, AnkePoint from, AnkePoint to, double width_pt)
{
    AnkeStroke stroke = theme_of(heat)->axis_line;
    stroke.width_pt = width_pt;
    anke_scene_add_segment(heat->scene, "rule", from, to, &stroke);
}

/* Cells */

static void add_cell_texts(const Heat *heat, guint g, guint answer, AnkeBox box,
                           const AnkeFill *fill)
{
    const AnkeTheme *theme = theme_of(heat);
    AnkeLang lang = anke_scene_lang(heat->scene);
    const AnkeAnswerGroup *group = &heat->cross->groups[g];
    const AnkeCell *cell = &group->cells[answer];
    const char *mark = mark_of(residual_of(heat, g, answer));
    g_autofree char *percent = anke_cell_percent(cell, group->base, lang);
    g_autofree char *share = g_strconcat(percent, mark, NULL);
    g_autofree char *count = anke_cell_count(cell, lang);
    AnkeRgb ink =
        fill->colour == theme->paper ? theme->label.colour : anke_theme_ink(theme, fill->colour);
    AnkeTextStyle big =
        anke_text_style_coloured(*mark != '\0' || g == 0 ? theme->strong : theme->label, ink);
    AnkeTextStyle small = anke_text_style_coloured(theme->note, ink);
    double height = line_height(&big) + line_height(&small);
    AnkeTextPlace place = {
        .part = "value",
        .box = {box.x, box.y + (box.height - height) / 2, box.width, line_height(&big)},
        .align = ANKE_ALIGN_CENTRE,
        .is_cell = TRUE};
    gboolean is_hidden = cell->state == ANKE_CELL_HIDDEN;
    if (is_hidden) { /* once is enough */
        place.box = box;
        place.valign = ANKE_VALIGN_MIDDLE;
    }
    anke_plate_add_text(heat->scene, &place, &big, fill->colour, share);
    if (!is_hidden) {
        place.part = "count";
        place.box.y += line_height(&big);
        place.box.height = line_height(&small);
        anke_plate_add_text(heat->scene, &place, &small, fill->colour, count);
    }
}

static void add_cell(const Heat *heat, guint g, guint answer, AnkeBox box)
{
    const AnkeTheme *theme = theme_of(heat);
    gboolean is_hidden = heat->cross->groups[g].cells[answer].state == ANKE_CELL_HIDDEN;
    AnkeFill fill = is_hidden ? theme->hidden : fill_of(heat, residual_of(heat, g, answer));
    if (fill.colour != theme->paper || fill.hatch != ANKE_HATCH_NONE) {
        anke_scene_add_rectangle(heat->scene, "cell", box, &fill, &theme->separator);
    }
    add_cell_texts(heat, g, answer, box, &fill);
}

static gboolean is_answer(const Heat *heat, guint row)
{
    AnkeAnswerKind kind = heat->cross->answers[heat->order[row]].kind;
    return kind != ANKE_ANSWER_NOANSWER && kind != ANKE_ANSWER_INVALID;
}

/* One row of a block; returns the y below it. */
static double add_row(const Heat *heat, guint row, guint first, guint end, double y)
{
    const AnkeTheme *theme = theme_of(heat);
    guint answer = heat->order[row];
    double height = row_height(heat, row);
    double right = column_x(heat, end - first + 1);
    AnkeTextPlace place = {
        .part = "label",
        .box = {theme->margin_pt + PADDING_PT, y, heat->label_pt - 2 * PADDING_PT, height},
        .valign = ANKE_VALIGN_MIDDLE,
        .is_wrapped = TRUE,
        .is_even = TRUE,
        .is_cell = TRUE};
    anke_scene_add_text(heat->scene, &place, &theme->label, heat->cross->answers[answer].label);
    for (guint column = 0; column <= end - first; column++) {
        AnkeBox box = {column_x(heat, column), y, heat->column_pt, height};
        add_cell(heat, column == 0 ? 0 : first + column - 1, answer, box);
    }
    y += height;
    gboolean is_last = row + 1 == heat->cross->n_answers;
    gboolean is_margin = !is_last && is_answer(heat, row) && !is_answer(heat, row + 1);
    double rule = is_last ? MARGIN_RULE_PT : is_margin ? theme->axis_line.width_pt : 0;
    if (rule > 0) {
        add_rule(heat, (AnkePoint){theme->margin_pt, y}, (AnkePoint){right, y}, rule);
    } else {
        anke_scene_add_segment(heat->scene, "line", (AnkePoint){theme->margin_pt, y},
                               (AnkePoint){right, y}, &theme->grid);
    }
    return y;
}

/* A block with groups from `first` to before `end`; returns the y below it. */
static double add_block(const Heat *heat, guint first, guint end, double y)
{
    const AnkeTheme *theme = theme_of(heat);
    double top = y;
    double right = column_x(heat, end - first + 1);
    double head = head_height(heat, first, end);
    gboolean is_only = end - first + 1 == heat->cross->n_groups;
    add_rule(heat, (AnkePoint){theme->margin_pt, y}, (AnkePoint){right, y}, MARGIN_RULE_PT);
    add_corner(heat, (AnkeBox){theme->margin_pt, y, heat->label_pt, head});
    for (guint column = 0; column <= end - first; column++) {
        add_head(heat, column == 0 ? 0 : first + column - 1,
                 (AnkeBox){column_x(heat, column), y, heat->column_pt, head});
    }
    y += head;
    if (is_only) {
        anke_scene_set_header(heat->scene, top, y);
    }
    for (guint row = 0; row < heat->cross->n_answers; row++) {
        y = add_row(heat, row, first, end, y);
        if (is_only && row + 1 < heat->cross->n_answers) {
            anke_scene_add_break(heat->scene, y);
        }
    }
    AnkePoint from = {column_x(heat, 1), top};
    add_rule(heat, from, (AnkePoint){from.x, y}, MARGIN_RULE_PT);
    add_rule(heat, (AnkePoint){theme->margin_pt, top + head}, (AnkePoint){right, top + head},
             theme->axis_line.width_pt);
    return y;
}

/* Words */

static void describe(const Heat *heat)
{
    AnkeScene *scene = heat->scene;
    const AnkeAnswerGroup *group = &heat->cross->groups[0];
    guint above =
        count_cells(heat, ANKE_RESIDUAL_ABOVE) + count_cells(heat, ANKE_RESIDUAL_FAR_ABOVE);
    guint below =
        count_cells(heat, ANKE_RESIDUAL_BELOW) + count_cells(heat, ANKE_RESIDUAL_FAR_BELOW);
    guint most;
    if (!anke_cross_find_most(heat->cross, 0, &most)) {
        return;
    }
    g_autofree char *share =
        anke_cell_percent(&group->cells[most], group->base, anke_scene_lang(scene));
    g_autofree char *text = g_strdup_printf(
        anke_scene_say(scene,
                       "クロス集計表。%s。全体で最も多いのは「%s」の%s％。"
                       "ほかの区分より高い欄が%u、低い欄が%u。",
                       "Cross-tabulation. %s. Largest overall: “%s”, %s%%. "
                       "Cells above the other groups: %u, below: %u."),
        anke_scene_title(scene), heat->cross->answers[most].label, share, above, below);
    anke_scene_set_description(scene, text);
}

static void add_notes(const Heat *heat)
{
    AnkeScene *scene = heat->scene;
    guint n_cells = n_tested(heat);
    if (n_cells > MANY_CELLS && !heat->spec->is_adjusted) {
        g_autofree char *note = g_strdup_printf(
            anke_scene_say(scene, "残差は%uの欄ごとに判定し、多重性の補正はしていない。",
                           "Residuals of %u cells, not adjusted for multiplicity."),
            n_cells);
        anke_scene_add_note(scene, note);
    }
    if (count_cells(heat, ANKE_RESIDUAL_SPARSE) > 0) {
        anke_scene_add_note(scene,
                            anke_scene_say(scene, "期待度数が5未満の欄は斜線とし、着色していない。",
                                           "Cells with an expected count below 5 are hatched and "
                                           "not coloured."));
    }
    if (heat->spec->is_sorted && heat->cross->n_answers > 1) {
        anke_cross_add_order_note(scene);
    }
    for (guint g = 0; g < heat->cross->n_groups; g++) {
        if (heat->cross->groups[g].base == 0) {
            anke_cross_add_no_share_note(scene);
        }
    }
    anke_cross_add_notes(scene, heat->cross, TRUE);
}

static void sort_answers(Heat *heat)
{
    AnkeCrossSpec ordered = *heat->cross;
    ordered.is_scale = !heat->spec->is_sorted;
    anke_cross_order(&ordered, heat->order);
}

void anke_heat_lay_out(AnkeScene *scene, const AnkeHeatSpec *spec)
{
    g_assert(spec->cross.n_groups > 1);
    g_autofree guint *order = g_new(guint, spec->cross.n_answers);
    Heat heat = {.scene = scene, .spec = spec, .cross = &spec->cross, .order = order};
    sort_answers(&heat);
    double y = anke_frame_begin(scene, &spec->cross.figure);
    describe(&heat);
    y = add_legend(&heat, y);
    place_columns(&heat);
    for (guint first = 1; first < spec->cross.n_groups; first += heat.n_columns) {
        if (first > 1) {
            y += anke_scene_theme(scene)->block_pt;
            anke_scene_add_break(scene, y - anke_scene_theme(scene)->block_pt / 2);
        }
        y = add_block(&heat, first, MIN(first + heat.n_columns, spec->cross.n_groups), y);
    }
    add_notes(&heat);
    anke_frame_end(scene, &spec->cross.figure, y);
}
