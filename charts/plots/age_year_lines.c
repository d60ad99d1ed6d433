/* Lines over the heat map of ages and years: the hollow's outline and the age of retirement. */
#include <math.h>

#include "charts/plots/age_year_private.h"
#include "charts/scene/plate.h"

#define VALLEY_PT 1.6
#define VALLEY_CASING_PT 3.4
#define RETIREMENT_PT 1.2
#define RETIREMENT_DASH_PT 3.0
#define RETIREMENT_CASING_PT 2.8
#define LABEL_GAP_PT 5.0

AnkeStroke anke_heat_map_valley_stroke(const AnkeScene *scene)
{
    return (AnkeStroke){anke_scene_theme(scene)->warning.colour, VALLEY_PT, 0, VALLEY_CASING_PT};
}

AnkeStroke anke_heat_map_retirement_stroke(const AnkeScene *scene)
{
    return (AnkeStroke){anke_scene_theme(scene)->axis_line.colour, RETIREMENT_PT,
                        RETIREMENT_DASH_PT, RETIREMENT_CASING_PT};
}

static const AnkeAgeValley *valley_of(const AnkeHeatMap *map, guint year)
{
    return &map->spec->years[year].valley;
}

/* Whether the hollow of a year goes on in the next one: neighbours whose ages meet. */
static gboolean is_joined(const AnkeHeatMap *map, guint year)
{
    if (!anke_heat_map_is_next(map, year)) {
        return FALSE;
    }
    const AnkeAgeValley *a = valley_of(map, year);
    const AnkeAgeValley *b = valley_of(map, year + 1);
    return b->label != NULL && a->from < b->to && b->from < a->to;
}

static void append_point(GArray *path, double x, double y)
{
    AnkePoint point = {x, y};
    g_array_append_val(path, point);
}

/* The outline of the hollow between two years: its upper edge to the right, the lower back. */
static void add_piece(const AnkeHeatMap *map, guint from, guint to)
{
    AnkeStroke stroke = anke_heat_map_valley_stroke(map->scene);
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    for (guint i = from; i <= to; i++) {
        double y = anke_heat_map_y(map, valley_of(map, i)->to);
        append_point(path, anke_heat_map_left(map, i), y);
        append_point(path, anke_heat_map_right(map, i), y);
    }
    for (guint i = to + 1; i-- > from;) {
        double y = anke_heat_map_y(map, valley_of(map, i)->from);
        append_point(path, anke_heat_map_right(map, i), y);
        append_point(path, anke_heat_map_left(map, i), y);
    }
    append_point(path, anke_heat_map_left(map, from),
                 anke_heat_map_y(map, valley_of(map, from)->to));
    append_point(path, anke_heat_map_right(map, from),
                 anke_heat_map_y(map, valley_of(map, from)->to)); /* a corner, not two ends */
    anke_scene_add_line(map->scene, "valley", (const AnkePoint *)(gpointer)path->data, path->len,
                        &stroke);
}

/* Whether a box stands in the plot and clear of every year's hollow. */
static gboolean is_clear(const AnkeHeatMap *map, AnkeBox box)
{
    if (anke_box_excess(box, map->plot) > 0) {
        return FALSE;
    }
    for (guint i = 0; i < map->spec->n_years; i++) {
        const AnkeAgeValley *valley = valley_of(map, i);
        if (valley->label == NULL) {
            continue;
        }
        double left = anke_heat_map_left(map, i);
        double top = anke_heat_map_y(map, valley->to);
        AnkeBox hollow = {left, top, anke_heat_map_right(map, i) - left,
                          anke_heat_map_y(map, valley->from) - top};
        if (anke_box_overlap(box, hollow) > 0) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Beside the outline of a year: above to the left, below to the right, straight above, below. */
static gboolean find_place(const AnkeHeatMap *map, guint year, AnkeTextSize size, AnkeBox *place)
{
    const AnkeAgeValley *valley = valley_of(map, year);
    double x = anke_year_axis_x(&map->axis, year);
    double above = anke_heat_map_y(map, valley->to) - LABEL_GAP_PT - size.height_pt;
    double below = anke_heat_map_y(map, valley->from) + LABEL_GAP_PT;
    AnkeBox tries[] = {{x - size.width_pt, above, size.width_pt, size.height_pt},
                       {x, below, size.width_pt, size.height_pt},
                       {x - size.width_pt / 2, above, size.width_pt, size.height_pt},
                       {x - size.width_pt / 2, below, size.width_pt, size.height_pt},
                       {x, above, size.width_pt, size.height_pt},
                       {x - size.width_pt, below, size.width_pt, size.height_pt}};
    for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
        AnkeBox clear = {tries[i].x - 3, tries[i].y - 2, tries[i].width + 6, tries[i].height + 4};
        if (is_clear(map, clear)) {
            *place = tries[i];
            return TRUE;
        }
    }
    return FALSE;
}

/* Names the outline once, as near to the middle of the years as there is room; the legend names it
 * in any case. */
static void name_outline(const AnkeHeatMap *map)
{
    const AnkeTheme *theme = anke_scene_theme(map->scene);
    AnkeTextStyle style = anke_text_style_coloured(theme->strong, theme->warning.colour);
    const char *name = anke_scene_say(map->scene, "空洞", "hollow");
    AnkeTextSize size = anke_scene_measure(map->scene, &style, name, 0);
    guint n = map->spec->n_years;
    for (guint i = 0; i < n; i++) {
        guint year = i % 2 == 0 ? n / 2 - MIN(i / 2, n / 2) : MIN(n / 2 + (i + 1) / 2, n - 1);
        AnkeBox box;
        if (valley_of(map, year)->label != NULL && find_place(map, year, size, &box)) {
            AnkeTextPlace place = {.part = "valley", .box = box};
            anke_plate_add_text(map->scene, &place, &style, theme->paper, name);
            return;
        }
    }
}

void anke_heat_map_add_valleys(const AnkeHeatMap *map)
{
    for (guint i = 0; i < map->spec->n_years; i++) {
        guint from = i;
        if (valley_of(map, i)->label == NULL) {
            continue;
        }
        while (is_joined(map, i)) {
            i++;
        }
        add_piece(map, from, i);
    }
    name_outline(map);
}

void anke_heat_map_add_retirement(const AnkeHeatMap *map)
{
    AnkeStroke stroke = anke_heat_map_retirement_stroke(map->scene);
    g_autoptr(GArray) path = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    for (guint i = 0; i <= map->spec->n_years; i++) {
        gboolean is_known = i < map->spec->n_years && !isnan(map->spec->years[i].retirement);
        gboolean is_next = i > 0 && anke_heat_map_is_next(map, i - 1);
        if (path->len > 0 && !(is_known && is_next)) {
            anke_scene_add_line(map->scene, "retirement", (const AnkePoint *)(gpointer)path->data,
                                path->len, &stroke);
            g_array_set_size(path, 0);
        }
        if (is_known) {
            double y = anke_heat_map_y(map, map->spec->years[i].retirement);
            append_point(path, anke_heat_map_left(map, i), y);
            append_point(path, anke_heat_map_right(map, i), y);
        }
    }
}
