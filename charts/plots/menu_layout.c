#include "charts/plots/menu_layout.h"

#include <math.h>
#include <string.h>

#include "charts/scene/arrow.h"
#include "charts/scene/scene_pages.h"
#include "charts/scene/shelf.h"

#define PADDING_PT 5.0
#define CARD_GAP_PT 4.0
#define HEADING_GAP_PT 3.0
#define ZONE_EM 7.0         /* width of the zones' names */
#define NARROW_ZONE_PT 76.0 /* their width at most */
#define ARROW_PT 14.0       /* room of the arrow beside the zones */
#define ARROW_HEAD_PT 7.0
#define ARROW_WIDTH_PT 2.0
#define LEAST_CARD_EM 5.0 /* columns that hold no such card are stacked */
#define HEADING_FILL 0xF0F0F2
#define EMPTY_FILL 0xFAFAFA
#define LEAST_ROW_PT 26.0
#define TABLE_GAP_PT 12.0 /* between tables that stand below one another */

typedef struct {
    AnkeScene *scene;
    const AnkeMenuSpec *spec;
    double left;
    double right;
    double zone_width; /* arrow included; 0 = zones stand above their cells */
    double column_width;
    guint first; /* columns of the current table */
    guint end;
    AnkeTextStyle strong; /* of heads */
} Menu;

static double column_x(const Menu *menu, guint column)
{
    return menu->left + menu->zone_width + (column - menu->first) * menu->column_width;
}

static const AnkeMenuCell *cell_at(const Menu *menu, guint zone, guint column)
{
    return &menu->spec->cells[(gsize)zone * menu->spec->n_columns + column];
}

static AnkeFill zone_tint(guint zone)
{
    return anke_theme_tint(zone);
}

/* Of cards in a cell: as wide as fills it, of the usual width at least where there is room. */
static double card_width(const Menu *menu, double room)
{
    double usual = anke_card_width(menu->scene);
    double n_columns = fmax(floor((room + CARD_GAP_PT) / (usual + CARD_GAP_PT)), 1);
    return (room + CARD_GAP_PT) / n_columns - CARD_GAP_PT;
}

/* Lays out the cards of a part in `box`, draws them where is_drawn; returns their height. */
static double lay_out_cards(const Menu *menu, const AnkeMenuPart *part, AnkeBox box,
                            const AnkeFill *fill, gboolean is_drawn)
{
    g_autofree AnkeBox *boxes = g_new0(AnkeBox, part->n_cards + 1);
    double width = card_width(menu, box.width);
    for (guint i = 0; i < part->n_cards; i++) {
        boxes[i].width = width;
        boxes[i].height = anke_card_height(menu->scene, &part->cards[i], width);
    }
    AnkeShelf shelf = {box.width, CARD_GAP_PT, CARD_GAP_PT};
    double height = anke_shelf_place(&shelf, boxes, part->n_cards);
    for (guint i = 0; i < part->n_cards && is_drawn; i++) {
        boxes[i].x += box.x;
        boxes[i].y += box.y;
        anke_card_add(menu->scene, &part->cards[i], boxes[i], fill);
    }
    return height;
}

static double lay_out_heading(const Menu *menu, const char *heading, AnkeBox box, gboolean is_drawn)
{
    const AnkeTheme *theme = anke_scene_theme(menu->scene);
    AnkeTextStyle style = anke_text_style_coloured(theme->note, theme->label.colour);
    style.is_bold = TRUE;
    style.keeps_phrases = TRUE;
    if (*heading == '\0') {
        return 0;
    }
    if (is_drawn) {
        AnkeTextPlace place = {.part = "heading", .box = box, .is_wrapped = TRUE};
        anke_scene_add_text(menu->scene, &place, &style, heading);
    }
    return anke_scene_measure(menu->scene, &style, heading, box.width).height_pt + HEADING_GAP_PT;
}

/* Lays out the inside of a cell from the top of `box`; returns its height. */
static double lay_out_cell(const Menu *menu, const AnkeMenuCell *cell, AnkeBox box,
                           const AnkeFill *fill, gboolean is_drawn)
{
    double top = box.y;
    for (guint i = 0; i < cell->n_parts; i++) {
        box.y += i > 0 ? PADDING_PT : 0;
        box.y += lay_out_heading(menu, cell->parts[i].heading, box, is_drawn);
        box.y += lay_out_cards(menu, &cell->parts[i], box, fill, is_drawn);
    }
    return box.y - top;
}

/* Heads */

/* Whether two columns share the head of a level: its name, and those around it. */
static gboolean is_same_head(const Menu *menu, guint a, guint b, guint level)
{
    for (guint i = 0; i <= level; i++) {
        if (strcmp(menu->spec->columns[a].names[i], menu->spec->columns[b].names[i]) != 0) {
            return FALSE;
        }
    }
    return TRUE;
}

static guint head_end(const Menu *menu, guint first, guint level)
{
    guint end = first + 1;
    while (end < menu->end && is_same_head(menu, first, end, level)) {
        end++;
    }
    return end;
}

/* The level below the last name of a column: its head reaches down to the cells. */
static guint n_names(const Menu *menu, guint column)
{
    guint n = menu->spec->n_levels;
    while (n > 1 && *menu->spec->columns[column].names[n - 1] == '\0') {
        n--;
    }
    return n;
}

static double head_width(const Menu *menu, guint first, guint end)
{
    return (end - first) * menu->column_width - 2 * PADDING_PT;
}

static double level_height(const Menu *menu, guint level)
{
    const AnkeTextStyle *style = &menu->strong;
    double height = style->size_pt * style->line_em;
    for (guint first = menu->first, end; first < menu->end; first = end) {
        end = head_end(menu, first, level);
        const char *name = menu->spec->columns[first].names[level];
        double width = head_width(menu, first, end);
        height = fmax(height, anke_scene_measure(menu->scene, style, name, width).height_pt);
    }
    return height + PADDING_PT;
}

static void add_box(const Menu *menu, const char *part, AnkeBox box, const AnkeFill *fill)
{
    anke_scene_add_rectangle(menu->scene, part, box, fill, &anke_scene_theme(menu->scene)->rule);
}

static void add_head(const Menu *menu, AnkeBox box, const char *name)
{
    const AnkeFill fill = {HEADING_FILL, ANKE_HATCH_NONE, 0};
    add_box(menu, "head", box, &fill);
    AnkeTextPlace place = {
        .part = "head",
        .box = {box.x + PADDING_PT, box.y, box.width - 2 * PADDING_PT, box.height},
        .align = ANKE_ALIGN_CENTRE,
        .valign = ANKE_VALIGN_MIDDLE,
        .is_wrapped = TRUE};
    anke_scene_add_text(menu->scene, &place, &menu->strong, name);
}

/* Returns the y below the heads of columns. */
static double add_heads(const Menu *menu, double top)
{
    double tops[ANKE_MENU_MOST_LEVELS + 1] = {top};
    guint n_levels = menu->spec->n_levels;
    for (guint level = 0; level < n_levels; level++) {
        tops[level + 1] = tops[level] + level_height(menu, level);
    }
    for (guint level = 0; level < n_levels; level++) {
        for (guint first = menu->first, end; first < menu->end; first = end) {
            end = head_end(menu, first, level);
            guint n = n_names(menu, first);
            double bottom = level + 1 >= n ? tops[n_levels] : tops[level + 1];
            if (level < n) {
                AnkeBox box = {column_x(menu, first), tops[level],
                               (end - first) * menu->column_width, bottom - tops[level]};
                add_head(menu, box, menu->spec->columns[first].names[level]);
            }
        }
    }
    return tops[n_levels];
}

/* Zones */

static AnkeBox zone_box(const Menu *menu, double y, double height)
{
    return (AnkeBox){menu->left + ARROW_PT, y, menu->zone_width - ARROW_PT, height};
}

static double zone_label_height(const Menu *menu, guint zone)
{
    const AnkeTextStyle *style = &menu->strong;
    double width = menu->zone_width - ARROW_PT - 2 * PADDING_PT;
    return anke_scene_measure(menu->scene, style, menu->spec->zones[zone], width).height_pt;
}

static double row_height(const Menu *menu, guint zone)
{
    double height = fmax(LEAST_ROW_PT, zone_label_height(menu, zone));
    for (guint column = menu->first; column < menu->end; column++) {
        AnkeBox box = {0, 0, menu->column_width - 2 * PADDING_PT, 0};
        height = fmax(height, lay_out_cell(menu, cell_at(menu, zone, column), box, NULL, FALSE));
    }
    return height + 2 * PADDING_PT;
}

/* The part of the arrow beside a zone: from one to the next its line goes on, below the last it has
 * its head. */
static void add_zone_arrow(const Menu *menu, guint zone, double top, double bottom)
{
    const AnkeTheme *theme = anke_scene_theme(menu->scene);
    const AnkeStroke stroke = {theme->border.colour, ARROW_WIDTH_PT, 0, 0};
    double x = menu->left + ARROW_PT / 2 - 1;
    AnkePoint points[] = {{x, top}, {x, bottom}};
    gboolean is_last = zone + 1 == menu->spec->n_zones;
    if (is_last && menu->spec->n_zones > 1) {
        anke_arrow_add(menu->scene, "order", points, G_N_ELEMENTS(points), &stroke, ARROW_HEAD_PT);
    } else if (menu->spec->n_zones > 1) {
        anke_scene_add_line(menu->scene, "order", points, G_N_ELEMENTS(points), &stroke);
    }
}

static double add_zone(const Menu *menu, guint zone, double y)
{
    const AnkeFill tint = zone_tint(zone);
    const AnkeFill empty = {EMPTY_FILL, ANKE_HATCH_NONE, 0};
    const AnkeTheme *theme = anke_scene_theme(menu->scene);
    double height = row_height(menu, zone);
    AnkeFill faint = anke_theme_faint_tint(theme, zone);
    add_box(menu, ANKE_PART_ROW_HEAD, zone_box(menu, y, height), &faint);
    AnkeBox inner = zone_box(menu, y + PADDING_PT, 0);
    inner.x += PADDING_PT;
    inner.width -= 2 * PADDING_PT;
    AnkeTextPlace place = {.part = ANKE_PART_ROW_HEAD, .box = inner, .is_wrapped = TRUE};
    anke_scene_add_text(menu->scene, &place, &menu->strong, menu->spec->zones[zone]);
    for (guint column = menu->first; column < menu->end; column++) {
        const AnkeMenuCell *cell = cell_at(menu, zone, column);
        AnkeBox box = {column_x(menu, column), y, menu->column_width, height};
        add_box(menu, cell->n_parts == 0 ? "empty" : "cell", box,
                cell->n_parts == 0 ? &empty : NULL);
        AnkeBox room = {box.x + PADDING_PT, y + PADDING_PT, box.width - 2 * PADDING_PT, 0};
        lay_out_cell(menu, cell, room, &tint, TRUE);
    }
    add_zone_arrow(menu, zone, y, y + height);
    return y + height;
}

static double add_table(const Menu *menu, double y)
{
    y = add_heads(menu, y);
    for (guint zone = 0; zone < menu->spec->n_zones; zone++) {
        y = add_zone(menu, zone, y);
        if (zone + 1 < menu->spec->n_zones) {
            anke_scene_add_break(menu->scene, y);
        }
    }
    return y;
}

static double heads_height(const Menu *menu)
{
    double height = 0;
    for (guint level = 0; level < menu->spec->n_levels; level++) {
        height += level_height(menu, level);
    }
    return height;
}

/* One table, or one for each outermost head below one another. */
static double add_tables(Menu *menu, gboolean is_split, double y)
{
    guint n = menu->spec->n_columns;
    if (!is_split) {
        anke_scene_set_header(menu->scene, y, y + heads_height(menu));
        return add_table(menu, y);
    }
    for (guint first = 0, end; first < n; first = end) {
        menu->end = n;
        end = head_end(menu, first, 0);
        menu->first = first;
        menu->end = end;
        if (first > 0) {
            anke_scene_add_break(menu->scene, y);
            y += TABLE_GAP_PT;
        }
        y = add_table(menu, y);
    }
    return y;
}

/* The narrow form: columns below one another */

/* "思考 / 個人で / 庁内" */
static char *column_name(const Menu *menu, guint column)
{
    GString *name = g_string_new(NULL);
    for (guint level = 0; level < n_names(menu, column) && menu->spec->n_levels > 0; level++) {
        g_string_append_printf(name, "%s%s", level == 0 ? "" : " / ",
                               menu->spec->columns[column].names[level]);
    }
    return g_string_free(name, FALSE);
}

/* A tinted band with the name of a zone, an arrow above all but the first. */
static double add_zone_band(const Menu *menu, guint zone, double y)
{
    const AnkeTheme *theme = anke_scene_theme(menu->scene);
    AnkeFill faint = anke_theme_faint_tint(theme, zone);
    AnkeBox box = {menu->left, y, menu->right - menu->left, 0};
    if (zone > 0) {
        const AnkeStroke stroke = {theme->border.colour, ARROW_WIDTH_PT, 0, 0};
        double x = (menu->left + menu->right) / 2;
        AnkePoint points[] = {{x, y + 1}, {x, y + ARROW_PT}};
        anke_arrow_add(menu->scene, "order", points, 2, &stroke, ARROW_HEAD_PT);
        box.y += ARROW_PT + 1;
    }
    AnkeTextPlace place = {.part = "zone",
                           .box = {box.x + PADDING_PT, box.y + 2, box.width - 2 * PADDING_PT, 0},
                           .is_wrapped = TRUE};
    box.height =
        4 + anke_scene_measure(menu->scene, &menu->strong, menu->spec->zones[zone], place.box.width)
                .height_pt;
    anke_scene_add_rectangle(menu->scene, "zone", box, &faint, NULL);
    anke_scene_add_text(menu->scene, &place, &menu->strong, menu->spec->zones[zone]);
    return anke_box_bottom(box) + PADDING_PT;
}

/* Empty cells are told in one line. */
static double add_stacked_zone(const Menu *menu, guint zone, double y)
{
    const AnkeTheme *theme = anke_scene_theme(menu->scene);
    const AnkeFill tint = zone_tint(zone);
    AnkeBox box = {menu->left + PADDING_PT, 0, menu->right - menu->left - 2 * PADDING_PT, 0};
    y = add_zone_band(menu, zone, y);
    for (guint column = 0; column < menu->spec->n_columns; column++) {
        const AnkeMenuCell *cell = cell_at(menu, zone, column);
        g_autofree char *name = column_name(menu, column);
        const char *none = anke_scene_say(menu->scene, "（なし）", " (none)");
        g_autofree char *label = g_strconcat(name, cell->n_parts == 0 ? none : "", NULL);
        box.y = y;
        if (*label != '\0') {
            AnkeTextPlace place = {.part = "head", .box = box, .is_wrapped = TRUE};
            const AnkeTextStyle *style = cell->n_parts == 0 ? &theme->note : &menu->strong;
            y += anke_scene_add_text(menu->scene, &place, style, label) + HEADING_GAP_PT;
        }
        box.y = y;
        y += lay_out_cell(menu, cell, box, &tint, TRUE) + (cell->n_parts > 0 ? PADDING_PT : 0);
    }
    return y;
}

static double add_stack(const Menu *menu, double y)
{
    for (guint zone = 0; zone < menu->spec->n_zones; zone++) {
        y = add_stacked_zone(menu, zone, y);
        if (zone + 1 < menu->spec->n_zones) {
            anke_scene_add_break(menu->scene, y);
        }
    }
    return y;
}

static double find_zone_width(const Menu *menu)
{
    const AnkeTextStyle *style = &menu->strong;
    double width = 0;
    for (guint zone = 0; zone < menu->spec->n_zones; zone++) {
        width = fmax(width, anke_scene_text_width(menu->scene, style, menu->spec->zones[zone]));
    }
    width = fmin(width, ZONE_EM * style->size_pt) + 2 * PADDING_PT + 0.5;
    return fmin(width, NARROW_ZONE_PT) + ARROW_PT;
}

/* The most columns that one outermost head has. */
static guint most_columns_of_head(const Menu *menu)
{
    guint most = 0;
    for (guint first = 0, end; first < menu->spec->n_columns; first = end) {
        end = head_end(menu, first, 0);
        most = MAX(most, end - first);
    }
    return most;
}

static gboolean try_columns(Menu *menu, guint n_columns)
{
    double size = anke_scene_theme(menu->scene)->label.size_pt;
    menu->column_width = (menu->right - menu->left - menu->zone_width) / n_columns;
    return menu->column_width >= LEAST_CARD_EM * size + 2 * PADDING_PT + 2 * CARD_GAP_PT;
}

void anke_menu_lay_out(AnkeScene *scene, const AnkeMenuSpec *spec)
{
    g_assert(spec->n_zones > 0 && spec->n_columns > 0);
    const AnkeTheme *theme = anke_scene_theme(scene);
    Menu menu = {.scene = scene, .spec = spec, .left = theme->margin_pt, .end = spec->n_columns};
    menu.strong = anke_text_style_phrased(theme->strong);
    menu.right = menu.left + anke_frame_width(scene);
    double y = anke_frame_begin(scene, &spec->figure);
    const double top = y;
    anke_scene_set_description(scene, spec->summary);
    menu.zone_width = find_zone_width(&menu);
    if (try_columns(&menu, spec->n_columns)) {
        y = add_tables(&menu, FALSE, y);
    } else if (spec->n_levels > 1 && try_columns(&menu, most_columns_of_head(&menu))) {
        y = add_tables(&menu, TRUE, y);
    } else {
        menu.zone_width = 0;
        y = add_stack(&menu, y);
    }
    anke_scene_add_area(scene, (AnkeBox){anke_scene_theme(scene)->margin_pt, top,
                                         anke_frame_width(scene), y - top});
    anke_frame_end(scene, &spec->figure, y);
}
