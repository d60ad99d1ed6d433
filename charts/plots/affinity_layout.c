#include "charts/plots/affinity_layout.h"

#include <math.h>

#include "charts/plots/card_links.h"
#include "charts/scene/bullet.h"
#include "charts/scene/router.h"
#include "charts/scene/shelf.h"

#define CARD_GAP_PT 5.0
#define GROUP_PADDING_PT 6.0
#define GROUP_GAP_PT 10.0
#define MOST_GUTTER_GROWTH 8 /* links that make a gutter wider, 2 pt each */
#define LAYER_LABEL_EM 6.0   /* width of the layers' names at most */
#define NARROW_PT 330.0      /* below this the names stand above their bands */
#define BAND_PADDING_PT 9.0
#define DASH_PT 4.0
#define WORDS_ROOM_PT 22.0  /* around words between neighbours, for the arrow and its head */
#define MOST_GAP_SHARE 0.15 /* of the width, for a gap between neighbours */
#define FRAME_COLOUR 0x5F6B76
#define MOST_REST_SHARE 0.34 /* of a cell's width that may stay free at its right */
#define FRAME_PT 0.8
#define TRAY_FILL 0xF0F0F2
#define SIDE_FILL 0xE4E4E6
#define LEAST_CARD_PT 40.0
#define MOST_WIDENED 1.3 /* of a card's usual width */

/* A group, or a single card, on its way into the picture. */
typedef struct {
    AnkeBox box;
    guint n_columns;
    double heading_height;
} Frame;

typedef struct {
    AnkeScene *scene;
    const AnkeAffinitySpec *spec;
    Frame *frames;
    double card_width;
    double gutter;        /* between rows of groups */
    double gap;           /* between groups of a row, and between sides */
    double label_width;   /* of the layers' names at the left; 0 = above */
    AnkeBox area;         /* of the groups; its height grows */
    GArray *taken;        /* AnkeBox: names of layers, which links go around */
    double cell_width;    /* of a side */
    AnkeTextStyle strong; /* of names and headings */
} Map;

static gboolean has_links(const Map *map)
{
    return map->spec->n_links > 0;
}

static guint n_cells(const Map *map)
{
    return MAX(map->spec->n_sides, 1);
}

static gboolean is_framed(const AnkeCardGroup *group)
{
    return *group->heading != '\0';
}

/* Groups */

static double inner_width(const Map *map, guint n_columns)
{
    return n_columns * (map->card_width + CARD_GAP_PT) - CARD_GAP_PT;
}

/* The boxes of a group's cards, from (0, 0), in `n_columns`. Returns their height. */
static double place_cards(const Map *map, const AnkeCard *cards, guint n_cards, double width,
                          AnkeBox *boxes)
{
    for (guint i = 0; i < n_cards; i++) {
        boxes[i] = (AnkeBox){0, 0, map->card_width,
                             anke_card_height(map->scene, &cards[i], map->card_width)};
    }
    AnkeShelf shelf = {width, CARD_GAP_PT, CARD_GAP_PT};
    double height = anke_shelf_place(&shelf, boxes, n_cards);
    /* Cards of one row are equally tall. */
    for (guint first = 0, end; first < n_cards; first = end) {
        double tallest = 0;
        end = anke_shelf_row_end(&shelf, boxes, n_cards, first);
        for (guint i = first; i < end; i++) {
            tallest = fmax(tallest, boxes[i].height);
        }
        for (guint i = first; i < end; i++) {
            boxes[i].height = tallest;
        }
    }
    return height;
}

static void size_frame(const Map *map, guint g)
{
    const AnkeCardGroup *group = &map->spec->groups[g];
    Frame *frame = &map->frames[g];
    g_autofree AnkeBox *boxes = g_new(AnkeBox, group->n_cards + 1);
    double width = inner_width(map, frame->n_columns);
    double height = place_cards(map, group->cards, group->n_cards, width, boxes);
    frame->heading_height = 0;
    if (is_framed(group)) {
        const AnkeTextStyle *style = &map->strong;
        frame->heading_height =
            anke_scene_measure(map->scene, style, group->heading, width).height_pt + CARD_GAP_PT;
        width += 2 * GROUP_PADDING_PT;
        height += 2 * GROUP_PADDING_PT + frame->heading_height;
    }
    frame->box.width = width;
    frame->box.height = height;
}

/* As many columns as make a group about square, if there is room. */
static void size_frames(const Map *map)
{
    for (guint g = 0; g < map->spec->n_groups; g++) {
        guint wanted = (guint)ceil(sqrt(map->spec->groups[g].n_cards));
        guint n = 1;
        while (n < wanted && inner_width(map, n + 1) + 2 * GROUP_PADDING_PT <= map->cell_width) {
            n++;
        }
        map->frames[g].n_columns = n;
        size_frame(map, g);
    }
}

/* Bands */

/* Groups of one layer and side, in order. */
static GArray *find_groups(const Map *map, guint layer, guint side)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint g = 0; g < map->spec->n_groups; g++) {
        if (map->spec->groups[g].layer == layer && map->spec->groups[g].side == side) {
            g_array_append_val(found, g);
        }
    }
    return found;
}

static AnkeShelf shelf_of(const Map *map)
{
    return (AnkeShelf){map->cell_width, map->gap, map->gutter};
}

static AnkeBox *copy_boxes(const Map *map, const GArray *groups)
{
    AnkeBox *boxes = g_new(AnkeBox, groups->len + 1);
    for (guint i = 0; i < groups->len; i++) {
        boxes[i] = map->frames[g_array_index(groups, guint, i)].box;
    }
    return boxes;
}

/* How many columns a group needs to lose a row of cards; its present ones if it has one row. */
static guint columns_for_less(const Map *map, guint g)
{
    guint n_cards = map->spec->groups[g].n_cards;
    guint n_columns = map->frames[g].n_columns;
    guint n_rows = (n_cards + n_columns - 1) / n_columns;
    return n_rows > 1 ? (n_cards + n_rows - 2) / (n_rows - 1) : n_columns;
}

static guint find_tallest(const Map *map, const GArray *groups, guint first, guint end)
{
    guint tallest = g_array_index(groups, guint, first);
    for (guint i = first + 1; i < end; i++) {
        guint g = g_array_index(groups, guint, i);
        tallest = map->frames[g].box.height > map->frames[tallest].box.height ? g : tallest;
    }
    return tallest;
}

/* Fills what is left of a row: its tallest groups get further columns. */
static void widen_row(const Map *map, const GArray *groups, guint first, guint end)
{
    double left = map->cell_width + map->gap;
    for (guint i = first; i < end; i++) {
        left -= map->frames[g_array_index(groups, guint, i)].box.width + map->gap;
    }
    while (TRUE) {
        guint g = find_tallest(map, groups, first, end);
        guint more = columns_for_less(map, g) - map->frames[g].n_columns;
        double taken = more * (map->card_width + CARD_GAP_PT);
        if (more == 0 || taken > left + 0.01) {
            return;
        }
        map->frames[g].n_columns += more;
        size_frame(map, g);
        left -= taken;
    }
}

/* Groups that fill their cell begin at its left, few groups stand in its middle. */
static double indent_of(const Map *map, const AnkeBox *boxes, guint n_boxes)
{
    double right = 0;
    for (guint i = 0; i < n_boxes; i++) {
        right = fmax(right, anke_box_right(boxes[i]));
    }
    double rest = map->cell_width - right;
    return rest > MOST_REST_SHARE * map->cell_width ? rest / 2 : 0;
}

/* Places the groups of a layer and side at (x, y); returns their height. */
static double place_groups(const Map *map, const GArray *groups, double x, double y)
{
    AnkeShelf shelf = shelf_of(map);
    g_autofree AnkeBox *before = copy_boxes(map, groups);
    for (guint first = 0, end; first < groups->len; first = end) {
        end = anke_shelf_row_end(&shelf, before, groups->len, first);
        widen_row(map, groups, first, end);
    }
    g_autofree AnkeBox *boxes = copy_boxes(map, groups);
    double height = anke_shelf_place(&shelf, boxes, groups->len);
    double indent = indent_of(map, boxes, groups->len);
    for (guint i = 0; i < groups->len; i++) {
        AnkeBox *box = &map->frames[g_array_index(groups, guint, i)].box;
        *box = boxes[i];
        box->x += x + indent;
        box->y += y;
    }
    return height;
}

static double cell_x(const Map *map, guint side)
{
    return map->area.x + side * (map->cell_width + map->gap);
}

static void add_layer_line(const Map *map, double y)
{
    const AnkeTheme *theme = anke_scene_theme(map->scene);
    const AnkeStroke stroke = {theme->border.colour, FRAME_PT, DASH_PT, 0};
    anke_scene_add_segment(map->scene, "layer-line", (AnkePoint){theme->margin_pt, y},
                           (AnkePoint){theme->margin_pt + anke_frame_width(map->scene), y},
                           &stroke);
}

/* Adds the name of a layer; returns by how much it moves the groups down. */
static double add_layer_label(const Map *map, guint layer, double y)
{
    const AnkeTheme *theme = anke_scene_theme(map->scene);
    const char *label = map->spec->layers[layer];
    if (*label == '\0') {
        return 0;
    }
    gboolean is_beside = map->label_width > 0;
    AnkeTextPlace place = {.part = "layer",
                           .box = {is_beside ? theme->margin_pt : map->area.x, y,
                                   is_beside ? map->label_width : map->area.width, 0},
                           .is_wrapped = TRUE};
    double height = anke_scene_add_text(map->scene, &place, &map->strong, label);
    double width = anke_scene_measure(map->scene, &map->strong, label, place.box.width).width_pt;
    AnkeBox taken = {place.box.x, y, width, height};
    g_array_append_val(map->taken, taken);
    return is_beside ? 0 : height + CARD_GAP_PT + (has_links(map) ? map->gutter / 2 : 0);
}

static double layer_label_height(const Map *map, guint layer)
{
    const AnkeTextStyle *style = &map->strong;
    const char *label = map->spec->layers[layer];
    return map->label_width <= 0 || *label == '\0'
               ? 0
               : anke_scene_measure(map->scene, style, label, map->label_width).height_pt;
}

/* Cells of a layer with one group or none have nothing to fill them: no blanks to the audit. */
static void add_spare_cells(const Map *map, guint layer, AnkeBox cell)
{
    for (guint side = 0; side < n_cells(map); side++) {
        g_autoptr(GArray) groups = find_groups(map, layer, side);
        if (groups->len < 2) {
            cell.x = cell_x(map, side);
            anke_scene_add_area(map->scene, cell);
        }
    }
}

/* Lays out a layer from `y`; returns the y below it. */
static double add_band(const Map *map, guint layer, double y)
{
    double padding = BAND_PADDING_PT + (has_links(map) ? map->gutter / 4 : 0);
    y += padding;
    double top = y + add_layer_label(map, layer, y);
    double height = layer_label_height(map, layer);
    for (guint side = 0; side < n_cells(map); side++) {
        g_autoptr(GArray) groups = find_groups(map, layer, side);
        height = fmax(height, place_groups(map, groups, cell_x(map, side), top));
    }
    add_spare_cells(map, layer, (AnkeBox){0, y, map->cell_width, top + height - y});
    return top + height + padding;
}

/* The names of the sides above the bands; returns the y below them. */
static double add_sides(const Map *map, double y)
{
    const AnkeFill fill = {SIDE_FILL, ANKE_HATCH_NONE, 0};
    double height = 0;
    for (guint side = 0; side < map->spec->n_sides; side++) {
        height = fmax(height, anke_scene_measure(map->scene, &map->strong, map->spec->sides[side],
                                                 map->cell_width)
                                  .height_pt);
    }
    for (guint side = 0; side < map->spec->n_sides; side++) {
        AnkeBox box = {cell_x(map, side), y, map->cell_width, height + CARD_GAP_PT};
        anke_scene_add_rectangle(map->scene, "side", box, &fill, NULL);
        AnkeTextPlace place = {.part = "side",
                               .box = box,
                               .align = ANKE_ALIGN_CENTRE,
                               .valign = ANKE_VALIGN_MIDDLE,
                               .is_wrapped = TRUE};
        anke_scene_add_text(map->scene, &place, &map->strong, map->spec->sides[side]);
    }
    return y + height + (map->spec->n_sides > 0 ? CARD_GAP_PT : 0);
}

static double add_bands(Map *map, double y)
{
    y = add_sides(map, y);
    map->area.y = y;
    for (guint layer = 0; layer < map->spec->n_layers; layer++) {
        if (layer > 0) {
            add_layer_line(map, y);
            if (!has_links(map)) {
                anke_scene_add_break(map->scene, y);
            }
        }
        y = add_band(map, layer, y);
    }
    map->area.height = y - map->area.y;
    return y;
}

/* Cards */

static void add_cards(const Map *map, const AnkeCard *cards, guint n_cards, AnkeBox box,
                      const AnkeFill *fill)
{
    g_autofree AnkeBox *boxes = g_new(AnkeBox, n_cards + 1);
    place_cards(map, cards, n_cards, box.width, boxes);
    for (guint i = 0; i < n_cards; i++) {
        boxes[i].x += box.x;
        boxes[i].y += box.y;
        anke_card_add(map->scene, &cards[i], boxes[i], fill);
    }
}

static void add_group(const Map *map, guint g)
{
    const AnkeCardGroup *group = &map->spec->groups[g];
    const AnkeFill tint = anke_theme_tint(group->layer);
    AnkeBox box = map->frames[g].box;
    if (is_framed(group)) {
        const AnkeStroke edge = {FRAME_COLOUR, FRAME_PT, 0, 0};
        anke_scene_add_rectangle(map->scene, "group", box, NULL, &edge);
        box = (AnkeBox){box.x + GROUP_PADDING_PT, box.y + GROUP_PADDING_PT,
                        box.width - 2 * GROUP_PADDING_PT, 0};
        AnkeTextPlace place = {.part = "heading", .box = box, .is_wrapped = TRUE};
        anke_scene_add_text(map->scene, &place, &map->strong, group->heading);
        box.y += map->frames[g].heading_height;
    }
    add_cards(map, group->cards, group->n_cards, box, &tint);
}

/* The tray of cards that nobody has placed yet; returns the y below it. */
static double add_tray(const Map *map, double y)
{
    const AnkeTheme *theme = anke_scene_theme(map->scene);
    if (map->spec->n_loose == 0) {
        return y;
    }
    const AnkeFill fill = {TRAY_FILL, ANKE_HATCH_NONE, 0};
    const AnkeStroke edge = {FRAME_COLOUR, FRAME_PT, DASH_PT, 0};
    double width = anke_frame_width(map->scene);
    AnkeBox inner = {theme->margin_pt + GROUP_PADDING_PT, y + GROUP_PADDING_PT,
                     width - 2 * GROUP_PADDING_PT, 0};
    const char *words = anke_scene_say(map->scene, "未分類", "not sorted yet");
    double heading =
        anke_scene_measure(map->scene, &map->strong, words, inner.width).height_pt + CARD_GAP_PT;
    g_autofree AnkeBox *boxes = g_new(AnkeBox, map->spec->n_loose);
    double height = place_cards(map, map->spec->loose, map->spec->n_loose, inner.width, boxes);
    AnkeBox tray = {theme->margin_pt, y, width, heading + height + 2 * GROUP_PADDING_PT};
    anke_scene_add_rectangle(map->scene, "tray", tray, NULL, &edge);
    AnkeTextPlace place = {.part = "heading", .box = inner};
    anke_scene_add_text(map->scene, &place, &map->strong, words);
    inner.y += heading;
    add_cards(map, map->spec->loose, map->spec->n_loose, inner, &fill);
    return anke_box_bottom(tray);
}

/* Links */

static const char *group_name(const AnkeCardGroup *group)
{
    return is_framed(group) ? group->heading : group->cards[0].text;
}

static void add_links(const Map *map)
{
    const AnkeAffinitySpec *spec = map->spec;
    const AnkeTheme *theme = anke_scene_theme(map->scene);
    g_autofree AnkeBoxLink *links = g_new(AnkeBoxLink, spec->n_links + 1);
    for (guint g = 0; g < spec->n_groups; g++) {
        g_array_append_val(map->taken, map->frames[g].box);
    }
    for (guint i = 0; i < spec->n_links; i++) {
        const AnkeCardLink *link = &spec->links[i];
        links[i] = (AnkeBoxLink){map->frames[link->from].box, map->frames[link->to].box,
                                 link->words, group_name(&spec->groups[link->from]),
                                 group_name(&spec->groups[link->to])};
    }
    /* Ways may run beside the groups, as far as the margin. */
    AnkeBox area = map->area;
    area.x -= map->gutter * 0.75;
    area.width = theme->margin_pt + anke_frame_width(map->scene) - area.x;
    AnkeBox words_area = area;
    words_area.x = theme->margin_pt;
    words_area.width = anke_box_right(area) - words_area.x;
    AnkeBoxLinks all = {
        area,          words_area, map->taken->len, (const AnkeBox *)(const void *)map->taken->data,
        spec->n_links, links};
    anke_card_links_add(map->scene, &all);
}

/* Geometry */

static gboolean has_layers(const AnkeAffinitySpec *spec)
{
    return spec->n_layers > 1 || (spec->n_layers == 1 && *spec->layers[0] != '\0');
}

static double label_width(const Map *map)
{
    const AnkeTextStyle *style = &map->strong;
    double width = 0;
    if (!has_layers(map->spec) || anke_frame_width(map->scene) < NARROW_PT) {
        return 0;
    }
    for (guint layer = 0; layer < map->spec->n_layers; layer++) {
        width = fmax(width, anke_scene_text_width(map->scene, style, map->spec->layers[layer]));
    }
    return fmin(width, LAYER_LABEL_EM * style->size_pt) + 0.5;
}

/* Groups stand so far apart that the words of a link between them find room. */
static double gap_width(const Map *map)
{
    const AnkeTextStyle *style = &anke_scene_theme(map->scene)->value;
    double width = map->gutter;
    for (guint i = 0; i < map->spec->n_links; i++) {
        double words = anke_scene_text_width(map->scene, style, map->spec->links[i].words);
        width =
            fmax(width, fmin(words + WORDS_ROOM_PT, MOST_GAP_SHARE * anke_frame_width(map->scene)));
    }
    return width;
}

/* About 7 characters; a bit more where columns of such cards fill the width then. */
static double card_width(const Map *map)
{
    double room = map->cell_width - 2 * GROUP_PADDING_PT;
    double usual = anke_card_width(map->scene);
    double n_columns = fmax(floor((room + CARD_GAP_PT) / (usual + CARD_GAP_PT)), 1);
    double filling = (room + CARD_GAP_PT) / n_columns - CARD_GAP_PT;
    return fmax(LEAST_CARD_PT, fmin(filling, MOST_WIDENED * usual));
}

static void find_widths(Map *map)
{
    const AnkeTheme *theme = anke_scene_theme(map->scene);
    map->gutter = has_links(map)
                      ? ANKE_ROUTER_GUTTER_PT + 2.0 * MIN(map->spec->n_links, MOST_GUTTER_GROWTH)
                      : GROUP_GAP_PT;
    map->gap = gap_width(map);
    map->label_width = label_width(map);
    double beside = has_links(map) ? map->gutter * 0.75 : 0;
    double left = map->label_width > 0 ? map->label_width + GROUP_GAP_PT : 0;
    map->area.x = theme->margin_pt + left + beside;
    map->area.width = anke_frame_width(map->scene) - left - 2 * beside;
    guint n = n_cells(map);
    map->cell_width = (map->area.width - (n - 1) * map->gap) / n;
    map->card_width = card_width(map);
}

void anke_affinity_lay_out(AnkeScene *scene, const AnkeAffinitySpec *spec)
{
    g_autofree Frame *frames = g_new0(Frame, spec->n_groups + 1);
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(AnkeBox));
    Map map = {.scene = scene, .spec = spec, .frames = frames, .taken = taken};
    map.strong = anke_text_style_phrased(anke_scene_theme(scene)->strong);
    double y = anke_frame_begin(scene, &spec->figure);
    anke_scene_set_description(scene, spec->summary);
    find_widths(&map);
    size_frames(&map);
    y = add_bands(&map, y);
    for (guint g = 0; g < spec->n_groups; g++) {
        add_group(&map, g);
    }
    if (has_links(&map)) {
        add_links(&map);
    }
    y = add_tray(&map, y);
    anke_frame_end(scene, &spec->figure, y);
}
