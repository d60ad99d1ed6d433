/* Timelines and causal loop diagrams. */
#include <glib.h>

#include "charts/plots/loop_layout.h"
#include "charts/plots/loop_route.h"
#include "charts/plots/timeline_layout.h"
#include "tests/unit/scene_checks.h"

/* Timeline */

static double fiscal(int year)
{
    return year * 12 + 3;
}

static AnkeTimelineItem plan(const char *text, int first, int last)
{
    return (AnkeTimelineItem){.text = text,
                              .suffix = "",
                              .lane = "計画",
                              .kind = ANKE_TIMELINE_PLAN,
                              .from = fiscal(first),
                              .to = fiscal(last + 1)};
}

static AnkeTimelineItem event(const char *text, double from, double to)
{
    return (AnkeTimelineItem){.text = text,
                              .suffix = "",
                              .lane = "行事",
                              .kind = ANKE_TIMELINE_EVENT,
                              .from = from,
                              .to = to};
}

static AnkeScene *lay_out(const AnkeTimelineItem *items, guint n, double width, gboolean has_months)
{
    AnkeScene *scene = new_scene(width);
    AnkeTimelineSpec spec = {.figure = {.title = "計画期間"},
                             .n_items = n,
                             .items = items,
                             .has_months = has_months,
                             .now = NAN};
    anke_timeline_lay_out(scene, &spec);
    check_places(scene);
    return scene;
}

/* The i-th bar of the lanes; the first of all is the sample of the key. */
static AnkeBox bar_at(const AnkeScene *scene, guint i)
{
    const AnkeShape *shape = find_shape(scene, "bar", i + 1);
    g_assert_nonnull(shape);
    return shape->box;
}

static void test_periods_that_meet_share_an_edge_and_a_row(void)
{
    const AnkeTimelineItem items[] = {plan("前期", 2013, 2017), plan("後期", 2018, 2022)};
    g_autoptr(AnkeScene) scene = lay_out(items, 2, 482, FALSE);
    AnkeBox first = bar_at(scene, 0);
    AnkeBox second = bar_at(scene, 1);
    g_assert_cmpfloat_with_epsilon(anke_box_right(first), second.x, 1e-9);
    g_assert_cmpfloat_with_epsilon(first.width, second.width, 1e-9);
    g_assert_cmpfloat(first.y, ==, second.y);
}

static void test_periods_that_overlap_by_a_year_stand_in_two_rows(void)
{
    const AnkeTimelineItem items[] = {plan("前期", 2013, 2018), plan("後期", 2018, 2022)};
    g_autoptr(AnkeScene) scene = lay_out(items, 2, 482, FALSE);
    g_assert_cmpfloat(bar_at(scene, 1).y, >=, anke_box_bottom(bar_at(scene, 0)));
}

static void test_a_fiscal_year_ends_in_march(void)
{
    int first;
    int last;
    AnkeTimelineItem items[] = {event("三月", 2019 * 12 + 2, 2019 * 12 + 3)};
    AnkeTimelineSpec spec = {.n_items = 1, .items = items};
    g_assert_true(anke_timeline_years(&spec, &first, &last));
    g_assert_cmpint(first, ==, 2018);
    g_assert_cmpint(last, ==, 2018);
    items[0] = event("三月から四月", 2019 * 12 + 2, 2019 * 12 + 4);
    g_assert_true(anke_timeline_years(&spec, &first, &last));
    g_assert_cmpint(last, ==, 2019);
    items[0] = event("不詳", NAN, NAN);
    g_assert_false(anke_timeline_years(&spec, &first, &last));
}

static void test_the_axis_names_both_eras_of_2019(void)
{
    const AnkeTimelineItem items[] = {plan("計画", 2017, 2020)};
    g_autoptr(AnkeScene) scene = lay_out(items, 1, 482, FALSE);
    const char *const ticks[] = {"H29", "H30", "H31・R1", "R2", "2017", "2018", "2019", "2020"};
    for (guint i = 0; i < G_N_ELEMENTS(ticks); i++) {
        check_text(scene, "tick", i, ticks[i]);
    }
}

static void test_months_begin_in_april_under_their_fiscal_year(void)
{
    const AnkeTimelineItem items[] = {event("第１回", fiscal(2018), fiscal(2018) + 1)};
    g_autoptr(AnkeScene) scene = lay_out(items, 1, 482, TRUE);
    check_text(scene, "tick", 0, "H30年度（2018）");
    check_text(scene, "tick", 1, "4月");
    check_text(scene, "tick", 12, "3月");
    g_assert_cmpuint(count_shapes(scene, "tick"), ==, 13);
}

static void test_rows_are_taken_greedily_from_the_left(void)
{
    AnkeTimelineSpan spans[] = {{0, 10, 9}, {5, 15, 9}, {10, 20, 9}, {14, 16, 9}, {15, 30, 9}};
    g_assert_cmpuint(anke_timeline_pack(spans, G_N_ELEMENTS(spans)), ==, 3);
    const guint rows[] = {0, 1, 0, 2, 1};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_assert_cmpuint(spans[i].row, ==, rows[i]);
    }
}

static void test_labels_of_crowded_events_do_not_collide(void)
{
    AnkeTimelineItem items[40];
    for (guint i = 0; i < G_N_ELEMENTS(items); i++) {
        double from = fiscal(2018) + i / 4.0;
        items[i] = event("職員との対話と聞き取りの会", from, from + 0.1);
    }
    static const double widths[] = {231, 482, 960};
    for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
        g_autoptr(AnkeScene) scene = lay_out(items, G_N_ELEMENTS(items), widths[i], TRUE);
        g_assert_cmpuint(count_shapes(scene, "label"), ==, 40);
    }
}

static void test_events_of_one_month_stand_beside_each_other_in_it(void)
{
    const AnkeTimelineItem items[] = {event("一", fiscal(2018), fiscal(2018) + 1),
                                      event("二", fiscal(2018), fiscal(2018) + 1)};
    g_autoptr(AnkeScene) scene = lay_out(items, 2, 960, TRUE);
    const AnkeShape *first = find_shape(scene, "event", 1);
    const AnkeShape *second = find_shape(scene, "event", 2);
    g_assert_cmpfloat(second->points[0].x, >, first->points[0].x + 2 * first->radius_pt);
}

static void test_what_was_cancelled_has_an_open_symbol(void)
{
    AnkeTimelineItem items[] = {event("合宿", fiscal(2018), fiscal(2018) + 1)};
    items[0].state = ANKE_TIMELINE_CANCELLED;
    items[0].suffix = "（中止）";
    g_autoptr(AnkeScene) scene = lay_out(items, 1, 482, TRUE);
    g_assert_cmpint(find_shape(scene, "event", 1)->symbol, ==, ANKE_SYMBOL_RING);
    check_text(scene, "label", 0, "合宿（中止）");
    check_text(scene, "legend", 0, "行事（中止）");
}

static void test_what_has_no_time_stands_in_the_tray(void)
{
    const AnkeTimelineItem items[] = {event("第４回", NAN, NAN), plan("計画", 2018, 2019),
                                      event("第５回", NAN, NAN)};
    g_autoptr(AnkeScene) scene = lay_out(items, 3, 482, FALSE);
    check_text(scene, "tray", 0, "時期不詳");
    check_text(scene, "tray", 1, "第４回");
    check_text(scene, "tray", 2, "第５回");
    g_autoptr(AnkeScene) only = lay_out(items, 1, 482, FALSE);
    g_assert_cmpuint(count_shapes(only, "tick"), ==, 0);
}

static void test_a_text_too_long_for_its_bar_spills_to_the_right(void)
{
    const AnkeTimelineItem items[] = {plan("短い期間の長い名前の計画", 2013, 2013),
                                      plan("全", 2013, 2022)};
    g_autoptr(AnkeScene) scene = lay_out(items, 2, 482, FALSE);
    AnkeBox bar = bar_at(scene, 0);
    const AnkeShape *label = find_shape(scene, "label", 0);
    g_assert_cmpfloat(label->box.x, >=, anke_box_right(bar));
    const AnkeShape *plate = find_shape(scene, "plate", 0);
    g_assert_cmpfloat(anke_box_excess(label->box, plate->box), <=, 0.01);
}

static void test_today_is_marked_where_the_axis_holds_it(void)
{
    const AnkeTimelineItem items[] = {plan("計画", 2018, 2019)};
    AnkeTimelineSpec spec = {.figure = {.title = "計画"},
                             .n_items = 1,
                             .items = items,
                             .now = fiscal(2019),
                             .now_label = "現在"};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_timeline_lay_out(scene, &spec);
    AnkeBox bar = bar_at(scene, 0);
    const AnkeShape *line = find_shape(scene, "now", 1);
    g_assert_cmpfloat_with_epsilon(line->points[0].x, bar.x + bar.width / 2, 1e-6);
    spec.now = fiscal(2020);
    g_autoptr(AnkeScene) later = new_scene(482);
    anke_timeline_lay_out(later, &spec);
    g_assert_cmpuint(count_shapes(later, "now"), ==, 0);
}

static void test_absurd_timelines_stay_in_their_picture(void)
{
    const char *text = "六十文字にもなる長い名前を持つ計画があり、その名前は一行にはどうしても"
                       "収まらないので、何行かに分けて書かれる。";
    const AnkeTimelineItem items[] = {plan(text, 1868, 2199), plan(text, 2199, 2199),
                                      event(text, fiscal(2199) + 11, fiscal(2200)),
                                      event(text, fiscal(1868), fiscal(1868) + 0.01)};
    static const double widths[] = {231, 482, 960};
    for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
        g_autoptr(AnkeScene) scene = lay_out(items, G_N_ELEMENTS(items), widths[i], FALSE);
        g_assert_cmpuint(count_shapes(scene, "grid"), <, 200);
    }
}

/* Loops */

static AnkeCausalLink link(const char *from, const char *to, gboolean is_minus, const char *loops)
{
    return (AnkeCausalLink){
        .id = from, .from = from, .to = to, .is_minus = is_minus, .loops = loops, .source = ""};
}

/* 図表11 of the paper as it was reconstructed: three reinforcing loops through one node, and three
 * causes outside. */
static AnkeCausalGraph *spiral(AnkeCausalLink links[14])
{
    const AnkeCausalLink own[] = {
        link("業務量", "疲弊感", FALSE, "R1"),    link("疲弊感", "時間", TRUE, "R1"),
        link("時間", "業務改善", FALSE, "R1"),    link("業務改善", "業務量", TRUE, "R1"),
        link("業務量", "意思伝達", TRUE, "R2"),   link("意思伝達", "手戻り", TRUE, "R2"),
        link("手戻り", "業務量", FALSE, "R2"),    link("業務量", "指導", TRUE, "R3"),
        link("指導", "人材育成", FALSE, "R3"),    link("人材育成", "属人化", TRUE, "R3"),
        link("属人化", "業務量", FALSE, "R3"),    link("採用抑制", "中間層の人数", TRUE, ""),
        link("中間層の人数", "業務量", TRUE, ""), link("組織の細分化", "業務量", FALSE, "")};
    memcpy(links, own, sizeof own);
    GError *error = NULL;
    AnkeCausalGraph *graph = anke_causal_graph_new(links, G_N_ELEMENTS(own), &error);
    g_assert_no_error(error);
    return graph;
}

static void size_nodes(const AnkeCausalGraph *graph, AnkeLoopNode *nodes)
{
    for (guint i = 0; i < graph->n_nodes; i++) {
        nodes[i] = (AnkeLoopNode){.width = 60, .height = 18};
    }
}

static void test_the_spiral_has_three_loops_and_no_other(void)
{
    AnkeCausalLink links[14];
    g_autoptr(AnkeCausalGraph) graph = spiral(links);
    g_assert_cmpuint(graph->n_loops, ==, 3);
    g_assert_cmpuint(graph->n_reinforcing, ==, 3);
    g_assert_cmpuint(graph->n_balancing, ==, 0);
}

static void test_arrows_run_over_no_plate_and_do_not_cross(void)
{
    AnkeCausalLink links[14];
    AnkeLoopNode nodes[14];
    AnkeLoopRoute routes[14];
    static const double widths[] = {482, 960};
    g_autoptr(AnkeCausalGraph) graph = spiral(links);
    for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
        guint n_hits;
        guint n_crossings;
        size_nodes(graph, nodes);
        double height = anke_loop_place_nodes(graph, nodes, widths[i]);
        AnkeBox area = {-14, -14, widths[i] + 28, height + 28};
        anke_loop_route(graph, nodes, area, routes);
        anke_loop_route_faults(graph, nodes, routes, &n_hits, &n_crossings);
        g_assert_cmpuint(n_hits, ==, 0);
        g_assert_cmpuint(n_crossings, ==, 0);
    }
}

static void test_plates_stand_apart(void)
{
    AnkeCausalLink links[14];
    AnkeLoopNode nodes[14];
    static const double widths[] = {160, 231, 482, 960};
    g_autoptr(AnkeCausalGraph) graph = spiral(links);
    for (guint w = 0; w < G_N_ELEMENTS(widths); w++) {
        size_nodes(graph, nodes);
        double height = anke_loop_place_nodes(graph, nodes, widths[w]);
        AnkeBox page = {0, 0, widths[w], height};
        for (guint i = 0; i < graph->n_nodes; i++) {
            g_assert_cmpfloat(anke_box_excess(anke_loop_node_box(&nodes[i]), page), <=, 0.01);
            for (guint k = 0; k < i; k++) {
                g_assert_cmpfloat(
                    anke_box_overlap(anke_loop_node_box(&nodes[i]), anke_loop_node_box(&nodes[k])),
                    <, 0);
            }
        }
    }
}

static void test_arrows_end_at_the_edges_of_their_plates(void)
{
    AnkeCausalLink links[14];
    AnkeLoopNode nodes[14];
    AnkeLoopRoute routes[14];
    g_autoptr(AnkeCausalGraph) graph = spiral(links);
    size_nodes(graph, nodes);
    double height = anke_loop_place_nodes(graph, nodes, 482);
    anke_loop_route(graph, nodes, (AnkeBox){-14, -14, 510, height + 28}, routes);
    for (guint i = 0; i < graph->n_edges; i++) {
        AnkePoint tip = routes[i].points[ANKE_LOOP_ROUTE_POINTS - 1];
        AnkeBox box = anke_loop_node_box(&nodes[graph->edges[i].to]);
        double away = anke_box_excess((AnkeBox){tip.x, tip.y, 0, 0}, box);
        g_assert_cmpfloat(away, >=, 2);
        g_assert_cmpfloat(away, <=, 7);
    }
}

static void test_a_diagram_has_a_sign_for_each_link_and_a_mark_for_each_loop(void)
{
    AnkeCausalLink links[14];
    static const double widths[] = {231, 482, 960};
    g_autoptr(AnkeCausalGraph) graph = spiral(links);
    links[3].is_delayed = TRUE;
    links[5].is_inferred = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(widths); i++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[i]);
        AnkeLoopSpec spec = {.figure = {.title = "負のスパイラル"}, .graph = graph};
        anke_loop_lay_out(scene, &spec);
        check_places(scene);
        g_assert_cmpuint(count_shapes(scene, "sign"), ==, 2 + 14); /* two in the key */
        g_assert_cmpuint(count_shapes(scene, "sign-disc"), ==, 2 + 14);
        g_assert_cmpuint(count_shapes(scene, "link"), ==, 14);
        g_assert_cmpuint(count_shapes(scene, "loop"), ==, 3);
        g_assert_cmpuint(count_shapes(scene, "delay"), ==, 4); /* two strokes, and two in the key */
        g_assert_true(has_text(scene, "業務量 →－ 意思伝達 →－ 手戻り →＋ 業務量"));
        g_assert_true(
            has_text(scene, "採用抑制 →－ 中間層の人数 →－ 業務量／組織の細分化 →＋ 業務量"));
    }
}

/* No sign and no mark stands on a line, unless on a plate of its own. */
static void test_signs_and_marks_keep_off_the_arrows(void)
{
    AnkeCausalLink links[14];
    g_autoptr(AnkeCausalGraph) graph = spiral(links);
    g_autoptr(AnkeScene) scene = new_scene(482);
    AnkeLoopSpec spec = {.figure = {.title = "負のスパイラル"}, .graph = graph};
    anke_loop_lay_out(scene, &spec);
    for (guint sign = 0; sign < 17; sign++) {
        const AnkeShape *text =
            sign < 14 ? find_shape(scene, "sign", 2 + sign) : find_shape(scene, "loop", sign - 14);
        AnkeBox ink = text->box;
        ink.y += 2;
        ink.height -= 4;
        for (guint i = 0; i < 14; i++) {
            const AnkeShape *arrow = find_shape(scene, "link", i);
            for (guint k = 1; k < arrow->n_points; k++) {
                g_assert_false(anke_segment_hits_box(arrow->points[k - 1], arrow->points[k], ink));
            }
        }
    }
}

static void test_loops_without_a_name_are_told_in_a_note(void)
{
    const AnkeCausalLink links[] = {link("a", "b", FALSE, "R1"), link("b", "a", FALSE, "R1"),
                                    link("b", "c", FALSE, ""), link("c", "a", TRUE, "")};
    GError *error = NULL;
    g_autoptr(AnkeCausalGraph) graph = anke_causal_graph_new(links, 4, &error);
    g_assert_no_error(error);
    g_autoptr(AnkeScene) scene = new_scene(482);
    AnkeLoopSpec spec = {.figure = {.title = "図"}, .graph = graph};
    anke_loop_lay_out(scene, &spec);
    g_assert_cmpstr(anke_scene_note_at(scene, 1), ==,
                    "ほかに名前のない閉路が1個（R 0個、B 1個）ある。");
}

static void test_segments_cross_within_both_only(void)
{
    const AnkePoint a = {0, 0};
    const AnkePoint b = {10, 10};
    g_assert_true(anke_segments_cross(a, b, (AnkePoint){0, 10}, (AnkePoint){10, 0}));
    g_assert_false(anke_segments_cross(a, b, b, (AnkePoint){20, 0}));
    g_assert_false(anke_segments_cross(a, b, (AnkePoint){1, 0}, (AnkePoint){11, 10}));
    g_assert_true(anke_segment_hits_box(a, b, (AnkeBox){4, 4, 2, 2}));
    g_assert_false(anke_segment_hits_box(a, b, (AnkeBox){6, 2, 2, 2}));
    g_assert_false(anke_segment_hits_box(a, b, (AnkeBox){11, 11, 2, 2}));
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        GTestFunc func;
    } tests[] = {
        {"periods that meet share an edge and a row",
         test_periods_that_meet_share_an_edge_and_a_row},
        {"periods that overlap by a year stand in two rows",
         test_periods_that_overlap_by_a_year_stand_in_two_rows},
        {"a fiscal year ends in March", test_a_fiscal_year_ends_in_march},
        {"the axis names both eras of 2019", test_the_axis_names_both_eras_of_2019},
        {"months begin in April under their fiscal year",
         test_months_begin_in_april_under_their_fiscal_year},
        {"rows are taken greedily from the left", test_rows_are_taken_greedily_from_the_left},
        {"labels of crowded events do not collide", test_labels_of_crowded_events_do_not_collide},
        {"events of one month stand beside each other in it",
         test_events_of_one_month_stand_beside_each_other_in_it},
        {"what was cancelled has an open symbol", test_what_was_cancelled_has_an_open_symbol},
        {"what has no time stands in the tray", test_what_has_no_time_stands_in_the_tray},
        {"a text too long for its bar spills to the right",
         test_a_text_too_long_for_its_bar_spills_to_the_right},
        {"today is marked where the axis holds it", test_today_is_marked_where_the_axis_holds_it},
        {"absurd timelines stay in their picture", test_absurd_timelines_stay_in_their_picture},
        {"the spiral has three loops and no other", test_the_spiral_has_three_loops_and_no_other},
        {"arrows run over no plate and do not cross",
         test_arrows_run_over_no_plate_and_do_not_cross},
        {"plates stand apart", test_plates_stand_apart},
        {"arrows end at the edges of their plates", test_arrows_end_at_the_edges_of_their_plates},
        {"a diagram has a sign for each link and a mark for each loop",
         test_a_diagram_has_a_sign_for_each_link_and_a_mark_for_each_loop},
        {"signs and marks keep off the arrows", test_signs_and_marks_keep_off_the_arrows},
        {"loops without a name are told in a note", test_loops_without_a_name_are_told_in_a_note},
        {"segments cross within both only", test_segments_cross_within_both_only},
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/graphs/", tests[i].name, NULL);
        g_test_add_func(path, tests[i].func);
    }
    return g_test_run();
}
