#include "charts/scene/scene_pages.h"

#include <string.h>

#include "charts/scene/scene_slice.h"

#define TOUCH_PT 0.01
#define HEAD_GAP_PT 4.0 /* below the running title, and above the page number */

typedef struct {
    const AnkeScene *scene;
    AnkeMeasure measure;
    double page_pt;
    double header_top;
    double header_bottom;
    GArray *cuts; /* where each page ends */
} Pages;

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

/* The height that the page number takes from each page. */
static double foot_height(const AnkeScene *scene)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    return line_height(&theme->note) + HEAD_GAP_PT + theme->margin_pt * 0.75;
}

/* Where the parts of the picture begin on the pages after the first. */
static double head_height(const Pages *pages)
{
    const AnkeTheme *theme = anke_scene_theme(pages->scene);
    return theme->margin_pt + line_height(&theme->note) + HEAD_GAP_PT +
           (pages->header_bottom - pages->header_top);
}

static gint compare_heights(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static GArray *sorted_breaks(const AnkeScene *scene)
{
    GArray *breaks = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < anke_scene_n_breaks(scene); i++) {
        double y = anke_scene_break_at(scene, i);
        g_array_append_val(breaks, y);
    }
    double end = anke_scene_height(scene);
    g_array_append_val(breaks, end);
    g_array_sort(breaks, compare_heights);
    return breaks;
}

/* The last break within the room, else the first behind `top`. */
static double find_cut(const GArray *breaks, double top, double room)
{
    double cut = -1;
    for (guint i = 0; i < breaks->len; i++) {
        double y = g_array_index(breaks, double, i);
        if (y > top + TOUCH_PT && (cut < 0 || y <= top + room)) {
            cut = y;
        }
    }
    return cut;
}

static void find_cuts(Pages *pages)
{
    g_autoptr(GArray) breaks = sorted_breaks(pages->scene);
    double end = anke_scene_height(pages->scene);
    double foot = foot_height(pages->scene);
    double top = 0;
    while (top < end - TOUCH_PT) {
        double head = pages->cuts->len == 0 ? 0 : head_height(pages);
        top = find_cut(breaks, top, pages->page_pt - foot - head);
        g_array_append_val(pages->cuts, top);
    }
}

/* Texts of the head of a row that was broken at `top`, moved so that the head begins at `y`. */
static void repeat_row_head(AnkeScene *page, const AnkeScene *scene, const AnkeBox *head,
                            double room, double y)
{
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        gboolean is_in = shape->kind == ANKE_SHAPE_TEXT &&
                         strcmp(shape->part, ANKE_PART_ROW_HEAD) == 0 &&
                         anke_box_excess(shape->box, *head) <= TOUCH_PT;
        if (is_in && anke_box_bottom(shape->box) - head->y <= room) {
            anke_scene_copy_shape(page, shape, y - head->y);
        }
    }
}

static void repeat_row_heads(AnkeScene *page, const AnkeScene *scene, double top, double bottom,
                             double y)
{
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        gboolean is_broken =
            shape->kind == ANKE_SHAPE_RECTANGLE && strcmp(shape->part, ANKE_PART_ROW_HEAD) == 0 &&
            shape->box.y < top - TOUCH_PT && anke_box_bottom(shape->box) > top + TOUCH_PT;
        if (is_broken) {
            double room = MIN(anke_box_bottom(shape->box), bottom) - top;
            repeat_row_head(page, scene, &shape->box, room, y);
        }
    }
}

static void add_running_title(const Pages *pages, AnkeScene *page)
{
    const AnkeTheme *theme = anke_scene_theme(page);
    g_autofree char *title = g_strconcat(anke_scene_title(pages->scene),
                                         anke_scene_say(page, "（続き）", " (continued)"), NULL);
    AnkeBox box = {theme->margin_pt, theme->margin_pt,
                   anke_scene_width(page) - 2 * theme->margin_pt, line_height(&theme->note)};
    /* A title of several lines stands on the first page. */
    if (anke_scene_text_width(page, &theme->note, title) > box.width) {
        g_free(title);
        title = g_strdup(anke_scene_say(page, "（続き）", "(continued)"));
    }
    AnkeTextPlace place = {.part = "running", .box = box};
    anke_scene_add_text(page, &place, &theme->note, title);
}

static void add_page_number(const Pages *pages, AnkeScene *page, guint number)
{
    const AnkeTheme *theme = anke_scene_theme(page);
    double height = line_height(&theme->note);
    AnkeBox box = {theme->margin_pt, anke_scene_height(page) - theme->margin_pt * 0.75 - height,
                   anke_scene_width(page) - 2 * theme->margin_pt, height};
    g_autofree char *text = g_strdup_printf("%u/%u", number, pages->cuts->len);
    AnkeTextPlace place = {.part = "page-number", .box = box, .align = ANKE_ALIGN_CENTRE};
    anke_scene_add_text(page, &place, &theme->note, text);
}

static AnkeScene *make_page(const Pages *pages, guint number, double top, double bottom)
{
    const AnkeScene *scene = pages->scene;
    AnkeScene *page =
        anke_scene_new(anke_scene_theme(scene), pages->measure, anke_scene_width(scene));
    double y = number == 1 ? 0 : head_height(pages);
    if (number > 1) {
        add_running_title(pages, page);
        anke_scene_copy_range(page, scene, pages->header_top, pages->header_bottom,
                              y - (pages->header_bottom - pages->header_top));
    }
    anke_scene_copy_range(page, scene, top, bottom, y);
    repeat_row_heads(page, scene, top, bottom, y);
    anke_scene_set_height(page, MAX(pages->page_pt, y + bottom - top + foot_height(scene)));
    add_page_number(pages, page, number);
    g_autofree char *title = g_strdup_printf(anke_scene_say(page, "%s（%u/%u）", "%s (%u/%u)"),
                                             anke_scene_title(scene), number, pages->cuts->len);
    anke_scene_describe(page, title, anke_scene_description(scene));
    return page;
}

static void free_page(gpointer page)
{
    anke_scene_free(page);
}

GPtrArray *anke_scene_pages(const AnkeScene *scene, AnkeMeasure measure, double page_pt)
{
    g_assert(page_pt > 0);
    if (anke_scene_height(scene) <= page_pt || anke_scene_n_breaks(scene) == 0) {
        return NULL;
    }
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(double));
    Pages pages = {.scene = scene, .measure = measure, .page_pt = page_pt, .cuts = cuts};
    if (!anke_scene_header(scene, &pages.header_top, &pages.header_bottom)) {
        pages.header_top = 0;
        pages.header_bottom = 0;
    }
    find_cuts(&pages);
    GPtrArray *made = g_ptr_array_new_with_free_func(free_page);
    double top = 0;
    for (guint i = 0; i < cuts->len; i++) {
        double bottom = g_array_index(cuts, double, i);
        g_ptr_array_add(made, make_page(&pages, i + 1, top, bottom));
        top = bottom;
    }
    return made;
}
