/* Matrices, affinity maps and menus: nothing is lost, nothing is covered, pages hold everything. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/affinity_layout.h"
#include "charts/plots/card_links.h"
#include "charts/plots/matrix_layout.h"
#include "charts/plots/menu_layout.h"
#include "charts/scene/bullet.h"
#include "charts/scene/router.h"
#include "charts/scene/scene_pages.h"
#include "charts/scene/scene_slice.h"
#include "charts/scene/shelf.h"
#include "tests/unit/scene_checks.h"

static const double widths[] = {231, 482, 960};

static guint count_texts(const AnkeScene *scene, const char *part, const char *text)
{
    guint n = 0;
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        n += shape->kind == ANKE_SHAPE_TEXT && strcmp(shape->part, part) == 0 &&
             strcmp(shape->text.text, text) == 0;
    }
    return n;
}

/* Shelves */

static void test_boxes_keep_their_order_on_shelves(void)
{
    AnkeBox boxes[] = {{0, 0, 40, 10}, {0, 0, 40, 30}, {0, 0, 40, 5}, {0, 0, 200, 7}, {0, 0, 1, 1}};
    AnkeShelf shelf = {100, 5, 2};
    g_assert_cmpfloat(anke_shelf_place(&shelf, boxes, 5), ==, 30 + 2 + 5 + 2 + 7 + 2 + 1);
    g_assert_cmpfloat(boxes[1].x, ==, 45);
    g_assert_cmpfloat(boxes[1].y, ==, 0);
    g_assert_cmpfloat(boxes[2].x, ==, 0);
    g_assert_cmpfloat(boxes[2].y, ==, 32);
    g_assert_cmpfloat(boxes[3].x, ==, 0); /* wider than the shelf: a row of its own */
    g_assert_cmpfloat(boxes[3].y, ==, 39);
    g_assert_cmpfloat(boxes[4].y, ==, 48);
    g_assert_cmpfloat(anke_shelf_place(&shelf, boxes, 0), ==, 0);
}

/* Ways */

static AnkePoint corner(const GArray *way, guint i)
{
    return g_array_index(way, AnkePoint, i);
}

static gboolean is_on_edge(AnkeBox box, AnkePoint point)
{
    gboolean is_beside = fabs(point.x - box.x) < 0.01 || fabs(point.x - anke_box_right(box)) < 0.01;
    gboolean is_above = fabs(point.y - box.y) < 0.01 || fabs(point.y - anke_box_bottom(box)) < 0.01;
    return (is_beside && point.y >= box.y && point.y <= anke_box_bottom(box)) ||
           (is_above && point.x >= box.x && point.x <= anke_box_right(box));
}

static AnkeBox piece_box(AnkePoint a, AnkePoint b)
{
    return (AnkeBox){MIN(a.x, b.x), MIN(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)};
}

static void check_way(const GArray *way, const AnkeBox *boxes, guint n_boxes, guint from, guint to)
{
    g_assert_nonnull(way);
    g_assert_true(is_on_edge(boxes[from], corner(way, 0)));
    g_assert_true(is_on_edge(boxes[to], corner(way, way->len - 1)));
    for (guint i = 1; i < way->len; i++) {
        AnkeBox piece = piece_box(corner(way, i - 1), corner(way, i));
        g_assert_true(piece.width < 0.01 || piece.height < 0.01);
        for (guint k = 0; k < n_boxes; k++) {
            g_assert_cmpfloat(anke_box_overlap(piece, boxes[k]), <=, 0.01);
        }
    }
}

static void test_ways_go_around_boxes(void)
{
    /* A wall between two boxes, open at the top only. */
    const AnkeBox boxes[] = {{20, 100, 40, 40}, {220, 100, 40, 40}, {130, 60, 20, 240}};
    g_autoptr(AnkeRouter) router = anke_router_new((AnkeBox){0, 0, 300, 300});
    for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
        anke_router_block(router, boxes[i]);
    }
    g_autoptr(GArray) there = anke_router_find(router, boxes[0], boxes[1]);
    g_autoptr(GArray) back = anke_router_find(router, boxes[1], boxes[0]);
    check_way(there, boxes, 3, 0, 1);
    check_way(back, boxes, 3, 1, 0);
    double top = INFINITY;
    for (guint i = 0; i < there->len; i++) {
        top = fmin(top, corner(there, i).y);
    }
    g_assert_cmpfloat(top, <, 60);
    /* The second way does not end where the first begins. */
    AnkePoint begin = corner(there, 0);
    AnkePoint end = corner(back, back->len - 1);
    g_assert_cmpfloat(fabs(begin.x - end.x) + fabs(begin.y - end.y), >, 1);
}

static void test_a_straight_way_has_no_bend(void)
{
    const AnkeBox boxes[] = {{20, 20, 40, 40}, {20, 120, 40, 40}};
    g_autoptr(AnkeRouter) router = anke_router_new((AnkeBox){0, 0, 200, 200});
    anke_router_block(router, boxes[0]);
    anke_router_block(router, boxes[1]);
    g_autoptr(GArray) way = anke_router_find(router, boxes[0], boxes[1]);
    g_assert_cmpuint(way->len, ==, 2);
    g_assert_cmpfloat(corner(way, 0).y, ==, 60);
    g_assert_cmpfloat(corner(way, 1).y, ==, 120);
    g_assert_cmpfloat(corner(way, 0).x, ==, 40);
}

static void test_there_is_no_way_through_a_closed_wall(void)
{
    const AnkeBox boxes[] = {{20, 20, 40, 40}, {140, 20, 40, 40}, {95, -10, 10, 220}};
    g_autoptr(AnkeRouter) router = anke_router_new((AnkeBox){0, 0, 200, 200});
    for (guint i = 0; i < G_N_ELEMENTS(boxes); i++) {
        anke_router_block(router, boxes[i]);
    }
    g_assert_null(anke_router_find(router, boxes[0], boxes[1]));
}

/* Matrices */

#define N_VIEWS 3
#define MOST_ROWS 40

typedef struct {
    AnkeMatrixSpec spec;
    AnkeMatrixView views[N_VIEWS];
    AnkeMatrixRow rows[MOST_ROWS];
    AnkeMatrixCell cells[MOST_ROWS][N_VIEWS];
    const char *texts[40];
    char buffers[40][64];
} Opinions;

static AnkeCell number(double count)
{
    return (AnkeCell){ANKE_CELL_KNOWN, count, NAN, NAN, NAN};
}

/* Row r has r % 4 opinions in view 0, two in view 1, none in view 2. */
static void make_opinions(Opinions *opinions, guint n_rows)
{
    static const char *const labels[] = {"②過去", "①現在", "③未来"};
    for (guint i = 0; i < 40; i++) {
        g_snprintf(opinions->buffers[i], 64, "意見%uは長い文で、何行かになる。", i);
        opinions->texts[i] = opinions->buffers[i];
    }
    for (guint v = 0; v < N_VIEWS; v++) {
        opinions->views[v] = (AnkeMatrixView){labels[v], number(9)};
    }
    for (guint r = 0; r < n_rows; r++) {
        opinions->cells[r][0] = (AnkeMatrixCell){number(r % 4), r % 4, opinions->texts};
        opinions->cells[r][1] = (AnkeMatrixCell){number(2), 2, opinions->texts + 3};
        opinions->cells[r][2] = (AnkeMatrixCell){number(0), 0, NULL};
        opinions->rows[r] = (AnkeMatrixRow){"人材", r % 2 == 0 ? "能力・姿勢・多様性" : "",
                                            number(r % 4 + 2), opinions->cells[r]};
    }
    opinions->spec = (AnkeMatrixSpec){.figure = {.title = "聞き取り", .subtitle = "対象 10名"},
                                      .n_rows = n_rows,
                                      .rows = opinions->rows,
                                      .n_views = N_VIEWS,
                                      .views = opinions->views,
                                      .count = number(27),
                                      .has_heads = TRUE,
                                      .is_time = TRUE,
                                      .summary = "一覧表"};
}

static void test_a_matrix_shows_every_opinion_once(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, 5);
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_matrix_lay_out(scene, &opinions->spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "opinion"), ==, 0 + 1 + 2 + 3 + 0 + 5 * 2);
        g_assert_cmpuint(count_shapes(scene, "bullet"), ==, count_shapes(scene, "opinion"));
        g_assert_cmpuint(count_texts(scene, "opinion", opinions->texts[3]), ==, 5);
        /* View 2 is empty in all rows, view 0 in two. */
        g_assert_cmpuint(count_texts(scene, "empty", "（意見の記載なし）"), ==, 7);
        g_assert_cmpstr(anke_scene_description(scene), ==, "一覧表");
    }
}

static void test_columns_keep_their_order_and_tell_their_numbers(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, 5);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_matrix_lay_out(scene, &opinions->spec);
    check_text(scene, "heading", 1, "②過去"); /* 0 is the band beneath */
    check_text(scene, "heading", 2, "①現在");
    check_text(scene, "total", 0, "計");
    check_text(scene, "total", 1, "27件");
    check_text(scene, "total", 2, "9件");
    g_assert_cmpuint(count_texts(scene, ANKE_PART_ROW_HEAD, "2件"), ==, 2);
    g_assert_nonnull(find_shape(scene, "arrowhead", 0));
    g_assert_cmpuint(anke_scene_n_breaks(scene), ==, 4);
    opinions->spec.is_time = FALSE;
    g_autoptr(AnkeScene) timeless = new_scene(482);
    anke_matrix_lay_out(timeless, &opinions->spec);
    g_assert_null(find_shape(timeless, "strip", 0));
}

static void test_numbers_of_a_row_stand_in_one_line(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, 2);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_matrix_lay_out(scene, &opinions->spec);
    /* Of the second row: 1 and 2 opinions in the cells, 3 in the head. */
    const AnkeShape *cell = find_shape(scene, "value", 1);
    const AnkeShape *total = find_shape(scene, "total", 2);
    const AnkeShape *head = NULL;
    for (guint i = 0; (head = find_shape(scene, ANKE_PART_ROW_HEAD, i)) != NULL; i++) {
        if (head->kind == ANKE_SHAPE_TEXT && strcmp(head->text.text, "3件") == 0) {
            break;
        }
    }
    g_assert_nonnull(head);
    g_assert_cmpstr(cell->text.text, ==, "1件");
    g_assert_cmpfloat(head->box.y, ==, cell->box.y);
    g_assert_cmpfloat(fabs(anke_box_right(cell->box) - anke_box_right(total->box)), <, 0.01);
}

static void test_a_hidden_cell_shows_no_opinion(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, 1);
    opinions->cells[0][1] = (AnkeMatrixCell){{ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN}, 0, NULL};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_matrix_lay_out(scene, &opinions->spec);
    g_assert_cmpuint(count_texts(scene, "empty", "秘匿"), ==, 1);
    g_assert_cmpuint(count_shapes(scene, "opinion"), ==, 0);
}

static void test_lists_have_no_row_heads_and_no_total(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, 1);
    opinions->spec.has_heads = FALSE;
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_matrix_lay_out(scene, &opinions->spec);
        check_places(scene);
        g_assert_null(find_shape(scene, ANKE_PART_ROW_HEAD, 0));
        g_assert_null(find_shape(scene, "total", 0));
    }
}

/* Pages */

static guint count_on_pages(const GPtrArray *pages, const char *part)
{
    guint n = 0;
    for (guint i = 0; i < pages->len; i++) {
        n += count_shapes(g_ptr_array_index(pages, i), part);
    }
    return n;
}

static void test_pages_hold_every_opinion_and_repeat_the_heads(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, MOST_ROWS);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_matrix_lay_out(scene, &opinions->spec);
    g_autoptr(GPtrArray) pages = anke_scene_pages(scene, fake_measure, 730);
    g_assert_nonnull(pages);
    g_assert_cmpuint(pages->len, >, 2);
    g_assert_cmpuint(count_on_pages(pages, "opinion"), ==, count_shapes(scene, "opinion"));
    g_assert_cmpuint(count_on_pages(pages, "empty"), ==, count_shapes(scene, "empty"));
    g_assert_cmpuint(count_on_pages(pages, ANKE_PART_ROW_HEAD), ==,
                     count_shapes(scene, ANKE_PART_ROW_HEAD));
    for (guint i = 0; i < pages->len; i++) {
        const AnkeScene *page = g_ptr_array_index(pages, i);
        g_autofree char *foot = g_strdup_printf("%u/%u", i + 1, pages->len);
        g_assert_cmpfloat(anke_scene_height(page), ==, 730);
        check_places(page);
        g_assert_true(has_text(page, foot));
        g_assert_cmpuint(count_texts(page, "heading", "①現在"), ==, 1);
        g_assert_cmpuint(count_texts(page, "running", "聞き取り（続き）"), ==, i > 0 ? 1 : 0);
    }
}

static void test_a_row_of_more_than_a_page_is_broken_between_opinions(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, 2);
    opinions->cells[0][1] = (AnkeMatrixCell){number(40), 40, opinions->texts};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_matrix_lay_out(scene, &opinions->spec);
    g_autoptr(GPtrArray) pages = anke_scene_pages(scene, fake_measure, 500);
    g_assert_cmpuint(pages->len, >, 2);
    g_assert_cmpuint(count_on_pages(pages, "opinion"), ==, 43);
    const AnkeScene *second = g_ptr_array_index(pages, 1);
    g_assert_cmpuint(count_texts(second, ANKE_PART_ROW_HEAD, "人材"), ==, 1);
    for (guint i = 0; i < pages->len; i++) {
        g_assert_cmpfloat(anke_scene_height(g_ptr_array_index(pages, i)), ==, 500);
        check_places(g_ptr_array_index(pages, i));
    }
}

static void test_short_pictures_are_not_broken(void)
{
    g_autofree Opinions *opinions = g_new0(Opinions, 1);
    make_opinions(opinions, 2);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_matrix_lay_out(scene, &opinions->spec);
    g_assert_null(anke_scene_pages(scene, fake_measure, anke_scene_height(scene)));
    g_autoptr(AnkeScene) solid = new_scene(482);
    anke_scene_set_height(solid, 5000);
    g_assert_null(anke_scene_pages(solid, fake_measure, 700));
}

static void test_a_page_grows_where_there_is_no_break(void)
{
    g_autoptr(AnkeScene) scene = new_scene(300);
    anke_scene_set_height(scene, 2000);
    anke_scene_add_break(scene, 1500);
    anke_scene_add_break(scene, 100);
    g_autoptr(GPtrArray) pages = anke_scene_pages(scene, fake_measure, 400);
    g_assert_cmpuint(pages->len, ==, 3);
    g_assert_cmpfloat(anke_scene_height(g_ptr_array_index(pages, 0)), ==, 400);
    g_assert_cmpfloat(anke_scene_height(g_ptr_array_index(pages, 1)), >, 1400);
}

static void test_a_range_cuts_rectangles_and_upright_lines(void)
{
    const AnkeFill fill = {0, ANKE_HATCH_NONE, 0};
    g_autoptr(AnkeScene) scene = new_scene(300);
    g_autoptr(AnkeScene) part = new_scene(300);
    anke_scene_add_rectangle(scene, "tall", (AnkeBox){0, 10, 20, 100}, &fill, NULL);
    anke_scene_add_rectangle(scene, "above", (AnkeBox){0, 10, 20, 40}, &fill, NULL);
    anke_scene_add_segment(scene, "line", (AnkePoint){5, 0}, (AnkePoint){5, 200},
                           &anke_scene_theme(scene)->rule);
    anke_scene_copy_range(part, scene, 50, 90, 7);
    g_assert_cmpuint(anke_scene_n_shapes(part), ==, 2);
    const AnkeShape *tall = find_shape(part, "tall", 0);
    g_assert_cmpfloat(tall->box.y, ==, 7);
    g_assert_cmpfloat(tall->box.height, ==, 40);
    const AnkeShape *line = find_shape(part, "line", 0);
    g_assert_cmpfloat(line->points[0].y, ==, 7);
    g_assert_cmpfloat(line->points[1].y, ==, 47);
}

/* Affinity maps */

#define N_GROUPS 9

typedef struct {
    AnkeAffinitySpec spec;
    AnkeCardGroup groups[N_GROUPS];
    AnkeCard cards[64];
    char buffers[64][48];
    AnkeCardLink links[12];
} Wall;

static const char *const layers[] = {"パターン", "構造", "メンタルモデル"};
static const char *const sides[] = {"庁内", "庁外"};

/* Groups of 1 to 9 cards; the first is a single card. All cards have texts of their own. */
static void make_wall(Wall *wall, guint n_sides)
{
    guint n = 0;
    for (guint i = 0; i < 64; i++) {
        g_snprintf(wall->buffers[i], 48, "付箋%u番の内容を書く", i);
        wall->cards[i] = (AnkeCard){wall->buffers[i], i % 5 == 0 ? 3 : 1};
    }
    for (guint g = 0; g < N_GROUPS; g++) {
        wall->groups[g] = (AnkeCardGroup){g == 0 ? "" : "見出しの言葉", g / 3,
                                          n_sides > 0 ? g % n_sides : 0, g + 1, wall->cards + n};
        n += g + 1;
    }
    for (guint i = 0; i < 12; i++) {
        wall->links[i] = (AnkeCardLink){i % N_GROUPS, (i * 2 + 1) % N_GROUPS, i % 2 ? "ので" : ""};
        wall->links[i].to += wall->links[i].to == wall->links[i].from ? 1 : 0;
    }
    wall->spec = (AnkeAffinitySpec){.figure = {.title = "付箋"},
                                    .n_layers = 3,
                                    .layers = layers,
                                    .n_sides = n_sides,
                                    .sides = sides,
                                    .n_groups = N_GROUPS,
                                    .groups = wall->groups,
                                    .n_loose = 3,
                                    .loose = wall->cards + n,
                                    .summary = "親和図"};
    g_assert_cmpuint(n, ==, 45);
}

static void check_cards(const AnkeScene *scene, const Wall *wall)
{
    g_assert_cmpuint(count_shapes(scene, "card"), ==, 48);
    for (guint i = 0; i < 48; i++) {
        g_assert_cmpuint(count_texts(scene, "card-text", wall->cards[i].text), ==, 1);
    }
    g_assert_cmpuint(count_texts(scene, "card-count", "×3"), ==, 10);
    for (guint i = 0; i < 48; i++) {
        for (guint k = 0; k < i; k++) {
            AnkeBox a = find_shape(scene, "card", i)->box;
            AnkeBox b = find_shape(scene, "card", k)->box;
            g_assert_cmpfloat(anke_box_overlap(a, b), <=, 0);
        }
    }
}

static void test_every_card_lies_on_the_wall_once(void)
{
    g_autofree Wall *wall = g_new0(Wall, 1);
    for (guint n_sides = 0; n_sides <= 2; n_sides++) {
        make_wall(wall, n_sides);
        for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
            g_autoptr(AnkeScene) scene = new_scene(widths[w]);
            anke_affinity_lay_out(scene, &wall->spec);
            check_places(scene);
            check_cards(scene, wall);
            g_assert_cmpuint(count_shapes(scene, "group"), ==, N_GROUPS - 1);
            g_assert_cmpuint(count_shapes(scene, "layer-line"), ==, 2);
            g_assert_cmpuint(count_shapes(scene, "tray"), ==, 1);
            g_assert_cmpuint(anke_scene_n_breaks(scene), ==, 2);
        }
    }
}

static void check_links(const AnkeScene *scene)
{
    for (guint i = 0; i < count_shapes(scene, "link"); i++) {
        const AnkeShape *link = find_shape(scene, "link", i);
        for (guint p = 1; p < link->n_points; p++) {
            AnkeBox piece = piece_box(link->points[p - 1], link->points[p]);
            for (guint c = 0; c < count_shapes(scene, "card"); c++) {
                /* It touches a single card where it begins or ends. */
                g_assert_cmpfloat(anke_box_overlap(piece, find_shape(scene, "card", c)->box), <=,
                                  0.01);
            }
        }
    }
    for (guint i = 0; i < count_shapes(scene, "plate"); i++) {
        for (guint c = 0; c < count_shapes(scene, "card"); c++) {
            g_assert_cmpfloat(anke_box_overlap(find_shape(scene, "plate", i)->box,
                                               find_shape(scene, "card", c)->box),
                              <=, 0);
        }
    }
}

static void test_links_run_over_no_card(void)
{
    g_autofree Wall *wall = g_new0(Wall, 1);
    for (guint n_sides = 0; n_sides <= 2; n_sides += 2) {
        make_wall(wall, n_sides);
        wall->spec.n_links = G_N_ELEMENTS(wall->links);
        wall->spec.links = wall->links;
        for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
            g_autoptr(AnkeScene) scene = new_scene(widths[w]);
            anke_affinity_lay_out(scene, &wall->spec);
            check_places(scene);
            check_cards(scene, wall);
            check_links(scene);
            /* Every link is drawn or told, every word too. */
            g_assert_cmpuint(count_shapes(scene, "link") + anke_scene_n_notes(scene), >=, 12);
            g_assert_cmpuint(count_shapes(scene, "link-words") + anke_scene_n_notes(scene), >=, 6);
            g_assert_cmpuint(anke_scene_n_breaks(scene), ==, 0);
        }
    }
}

static void add_one_link(AnkeScene *scene, double gap, const char *words)
{
    const AnkeBox boxes[] = {{20, 20, 100, 60}, {120 + gap, 20, 100, 60}};
    const AnkeBoxLink link = {boxes[0], boxes[1], words, "前", "後"};
    const AnkeBox area = {0, 0, 480, 100};
    const AnkeBoxLinks links = {area, area, G_N_ELEMENTS(boxes), boxes, 1, &link};
    anke_card_links_add(scene, &links);
}

static void test_words_leave_both_ends_of_their_link_to_be_seen(void)
{
    g_autoptr(AnkeScene) wide = new_scene(482);
    add_one_link(wide, 60, "ついでに");
    AnkeBox plate = find_shape(wide, "plate", 0)->box;
    g_assert_cmpfloat(plate.x - 120, >=, 4);
    g_assert_cmpfloat(180 - anke_box_right(plate), >=, 9);
    /* Words as long as the gap would hide the arrow: they stand beside it. */
    g_autoptr(AnkeScene) narrow = new_scene(482);
    add_one_link(narrow, 38, "ついでに");
    double line = find_shape(narrow, "link", 0)->points[0].y;
    AnkeBox beside = find_shape(narrow, "plate", 0)->box;
    g_assert_true(beside.y > line || anke_box_bottom(beside) < line);
}

static void test_short_links_run_inside_long_ones(void)
{
    /* The long link is given first; both begin at the left of the first box or end there. */
    const AnkeBox boxes[] = {{60, 20, 300, 40}, {60, 100, 300, 40}, {60, 180, 300, 40}};
    const AnkeBoxLink list[] = {{boxes[2], boxes[0], "", "下", "上"},
                                {boxes[0], boxes[2], "", "上", "下"},
                                {boxes[0], boxes[1], "", "上", "中"}};
    const AnkeBox area = {0, 0, 420, 240};
    const AnkeBoxLinks links = {area, area, G_N_ELEMENTS(boxes), boxes, G_N_ELEMENTS(list), list};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_card_links_add(scene, &links);
    /* The short one is straight, though it is last. */
    g_assert_cmpuint(find_shape(scene, "link", 2)->n_points, ==, 2);
}

static void test_a_wall_of_nothing_but_loose_cards(void)
{
    AnkeCard card = {"一枚だけ", 1};
    AnkeAffinitySpec spec = {
        .figure = {.title = "付箋"}, .n_loose = 1, .loose = &card, .summary = ""};
    g_autoptr(AnkeScene) scene = new_scene(231);
    anke_affinity_lay_out(scene, &spec);
    check_places(scene);
    g_assert_true(has_text(scene, "未分類"));
    g_assert_cmpuint(count_shapes(scene, "card"), ==, 1);
}

/* Menus */

#define N_COLUMNS 8
#define N_ZONES 4

typedef struct {
    AnkeMenuSpec spec;
    AnkeMenuColumn columns[N_COLUMNS];
    AnkeMenuPart parts[N_ZONES * N_COLUMNS];
    AnkeMenuCell cells[N_ZONES * N_COLUMNS];
    AnkeCard cards[3];
} Menu;

static void make_menu(Menu *menu)
{
    static const char *const zones[N_ZONES] = {"ウォーミングアップ", "ストレッチ", "ぶつかり稽古",
                                               "実践"};
    static const char *const names[3][2] = {
        {"思考", "行動"}, {"個人で", "誰かと"}, {"庁内", "庁外"}};
    static const char *const texts[] = {"隣の席の人に声をかける", "本を読む", "町内会に出てみる"};
    for (guint i = 0; i < 3; i++) {
        menu->cards[i] = (AnkeCard){texts[i], 1};
    }
    for (guint c = 0; c < N_COLUMNS; c++) {
        menu->columns[c] =
            (AnkeMenuColumn){{names[0][c / 4], names[1][c / 2 % 2], names[2][c % 2]}};
    }
    for (guint i = 0; i < N_ZONES * N_COLUMNS; i++) {
        menu->parts[i] = (AnkeMenuPart){i % 2 ? "人に話しかける" : "", 3, menu->cards};
        menu->cells[i] = (AnkeMenuCell){i % 3 == 0 ? 0 : 1, &menu->parts[i]};
    }
    menu->spec = (AnkeMenuSpec){.figure = {.title = "メニュー"},
                                .n_zones = N_ZONES,
                                .zones = zones,
                                .n_columns = N_COLUMNS,
                                .columns = menu->columns,
                                .n_levels = 3,
                                .cells = menu->cells,
                                .summary = "一覧"};
}

static void test_a_menu_shows_every_card_and_every_empty_cell(void)
{
    g_autofree Menu *menu = g_new0(Menu, 1);
    make_menu(menu);
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_menu_lay_out(scene, &menu->spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "card"), ==, 3 * 21);
        g_assert_cmpuint(count_shapes(scene, "empty"), ==, widths[w] > 300 ? 11 : 0);
        /* Heads share what they have in common. */
        g_assert_cmpuint(count_texts(scene, "head", "思考"), ==, widths[w] > 300 ? 1 : 0);
        g_assert_cmpuint(count_texts(scene, "head", "誰かと"), ==, widths[w] > 300 ? 2 : 0);
        g_assert_cmpuint(count_texts(scene, "head", "思考 / 個人で / 庁外"), ==,
                         widths[w] > 300 ? 0 : 3);
        g_assert_cmpuint(anke_scene_n_breaks(scene), ==,
                         widths[w] > 300 && widths[w] < 900 ? 7 : 3);
    }
}

static void test_menus_of_one_level_and_of_none(void)
{
    g_autofree Menu *menu = g_new0(Menu, 1);
    make_menu(menu);
    menu->spec.n_columns = 1;
    menu->spec.n_levels = 1;
    g_autoptr(AnkeScene) one = new_scene(482);
    anke_menu_lay_out(one, &menu->spec);
    check_places(one);
    check_text(one, "head", 1, "思考");
    menu->spec.n_levels = 0;
    menu->spec.n_zones = 1;
    g_autoptr(AnkeScene) none = new_scene(482);
    anke_menu_lay_out(none, &menu->spec);
    check_places(none);
    g_assert_null(find_shape(none, "head", 0));
    g_assert_null(find_shape(none, "order", 0)); /* one zone has no order */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shelf/boxes keep their order", test_boxes_keep_their_order_on_shelves);
    g_test_add_func("/router/ways go around boxes", test_ways_go_around_boxes);
    g_test_add_func("/router/a straight way has no bend", test_a_straight_way_has_no_bend);
    g_test_add_func("/links/words leave both ends to be seen",
                    test_words_leave_both_ends_of_their_link_to_be_seen);
    g_test_add_func("/links/short links run inside long ones",
                    test_short_links_run_inside_long_ones);
    g_test_add_func("/router/there is no way through a closed wall",
                    test_there_is_no_way_through_a_closed_wall);
    g_test_add_func("/matrix/every opinion stands once", test_a_matrix_shows_every_opinion_once);
    g_test_add_func("/matrix/columns keep their order and tell their numbers",
                    test_columns_keep_their_order_and_tell_their_numbers);
    g_test_add_func("/matrix/numbers of a row stand in one line",
                    test_numbers_of_a_row_stand_in_one_line);
    g_test_add_func("/matrix/a hidden cell shows no opinion", test_a_hidden_cell_shows_no_opinion);
    g_test_add_func("/matrix/lists have no row heads and no total",
                    test_lists_have_no_row_heads_and_no_total);
    g_test_add_func("/pages/they hold every opinion and repeat the heads",
                    test_pages_hold_every_opinion_and_repeat_the_heads);
    g_test_add_func("/pages/a row of more than a page is broken between opinions",
                    test_a_row_of_more_than_a_page_is_broken_between_opinions);
    g_test_add_func("/pages/short pictures are not broken", test_short_pictures_are_not_broken);
    g_test_add_func("/pages/a page grows where there is no break",
                    test_a_page_grows_where_there_is_no_break);
    g_test_add_func("/slice/a range cuts rectangles and upright lines",
                    test_a_range_cuts_rectangles_and_upright_lines);
    g_test_add_func("/affinity/every card lies on the wall once",
                    test_every_card_lies_on_the_wall_once);
    g_test_add_func("/affinity/links run over no card", test_links_run_over_no_card);
    g_test_add_func("/affinity/a wall of nothing but loose cards",
                    test_a_wall_of_nothing_but_loose_cards);
    g_test_add_func("/menu/every card and every empty cell",
                    test_a_menu_shows_every_card_and_every_empty_cell);
    g_test_add_func("/menu/of one level and of none", test_menus_of_one_level_and_of_none);
    return g_test_run();
}
