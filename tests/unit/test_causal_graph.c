#include <glib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "charts/plots/causal_graph.h"

#define PLUS FALSE
#define MINUS TRUE

static AnkeCausalLink link(const char *from, const char *to, gboolean is_minus, const char *loops)
{
    return (AnkeCausalLink){
        .id = from, .from = from, .to = to, .is_minus = is_minus, .loops = loops, .source = ""};
}

static AnkeCausalGraph *graph_of(const AnkeCausalLink *links, guint n)
{
    GError *error = NULL;
    AnkeCausalGraph *graph = anke_causal_graph_new(links, n, &error);
    g_assert_no_error(error);
    return graph;
}

static void check_refused(const AnkeCausalLink *links, guint n, const char *message)
{
    GError *error = NULL;
    g_assert_null(anke_causal_graph_new(links, n, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    g_assert_cmpstr(error->message, ==, message);
    g_error_free(error);
}

static void test_nodes_stand_in_the_order_of_their_first_mention(void)
{
    const AnkeCausalLink links[] = {link("b", "a", PLUS, ""), link("a", "c", PLUS, ""),
                                    link("c", "b", PLUS, "")};
    g_autoptr(AnkeCausalGraph) graph = graph_of(links, 3);
    g_assert_cmpuint(graph->n_nodes, ==, 3);
    g_assert_cmpstr(graph->nodes[0], ==, "b");
    g_assert_cmpstr(graph->nodes[1], ==, "a");
    g_assert_cmpstr(graph->nodes[2], ==, "c");
    g_assert_cmpuint(graph->n_reinforcing, ==, 1);
    g_assert_cmpuint(graph->n_balancing, ==, 0);
}

static void test_links_of_a_loop_are_put_into_its_order(void)
{
    const AnkeCausalLink links[] = {link("a", "b", PLUS, "R1"), link("c", "d", MINUS, "R1"),
                                    link("b", "c", PLUS, "R1"), link("d", "a", MINUS, "R1")};
    g_autoptr(AnkeCausalGraph) graph = graph_of(links, 4);
    g_assert_cmpuint(graph->n_loops, ==, 1);
    const guint want[] = {0, 2, 1, 3};
    g_assert_cmpmem(graph->loops[0].edges, sizeof want, want, sizeof want);
    g_assert_false(graph->loops[0].is_balancing);
}

/* Signs multiply: the loop is B for 1 and 3 minus signs, R for 0 and 2. */
static void test_the_signs_decide_between_r_and_b(void)
{
    for (guint n_minus = 0; n_minus <= 3; n_minus++) {
        const AnkeCausalLink links[] = {link("a", "b", n_minus > 0, "loop"),
                                        link("b", "c", n_minus > 1, "loop"),
                                        link("c", "a", n_minus > 2, "loop")};
        g_autoptr(AnkeCausalGraph) graph = graph_of(links, 3);
        g_assert_cmpint(graph->loops[0].is_balancing, ==, n_minus % 2 == 1);
        g_assert_cmpuint(graph->n_balancing, ==, n_minus % 2);
    }
}

static void test_a_name_that_contradicts_the_signs_is_refused(void)
{
    const AnkeCausalLink one[] = {link("a", "b", PLUS, "R1"), link("b", "a", MINUS, "R1")};
    check_refused(one, 2,
                  "loop \"R1\" (rows \"a\", \"b\") has 1 minus signs, which makes it balancing "
                  "(odd): a name with B expected");
    const AnkeCausalLink two[] = {link("a", "b", MINUS, "Ｂ２"), link("b", "a", MINUS, "Ｂ２")};
    check_refused(two, 2,
                  "loop \"Ｂ２\" (rows \"a\", \"b\") has 2 minus signs, which makes it "
                  "reinforcing (even): a name with R expected");
    const AnkeCausalLink free_name[] = {link("a", "b", PLUS, "悪循環"),
                                        link("b", "a", MINUS, "悪循環")};
    g_autoptr(AnkeCausalGraph) graph = graph_of(free_name, 2);
    g_assert_true(graph->loops[0].is_balancing);
}

static void test_links_that_are_no_simple_cycle_are_refused(void)
{
    const char *problem = "loop \"R1\" (rows \"a\", \"b\") does not close to one simple cycle";
    const AnkeCausalLink open[] = {link("a", "b", PLUS, "R1"), link("b", "c", PLUS, "R1")};
    check_refused(open, 2, problem);
    const AnkeCausalLink lasso[] = {link("a", "b", PLUS, "R1"), link("b", "b", PLUS, "R1")};
    check_refused(lasso, 2, problem);
    /* Two cycles through one node are a figure of eight. */
    const AnkeCausalLink eight[] = {link("a", "b", PLUS, "R1"), link("b", "a", PLUS, "R1"),
                                    link("a", "c", PLUS, "R1"), link("c", "a", PLUS, "R1")};
    check_refused(eight, 4,
                  "loop \"R1\" (rows \"a\", \"b\", \"a\", \"c\") does not close to one simple "
                  "cycle");
    const AnkeCausalLink apart[] = {link("a", "a", PLUS, "R1"), link("b", "b", PLUS, "R1")};
    check_refused(apart, 2, problem);
}

static void test_a_link_may_belong_to_several_loops(void)
{
    const AnkeCausalLink links[] = {link("a", "b", PLUS, "R1  B1"), link("b", "a", PLUS, "R1"),
                                    link("b", "c", MINUS, "B1"), link("c", "a", PLUS, "B1")};
    g_autoptr(AnkeCausalGraph) graph = graph_of(links, 4);
    g_assert_cmpuint(graph->n_loops, ==, 2);
    g_assert_cmpuint(graph->loops[0].n_edges, ==, 2);
    g_assert_cmpuint(graph->loops[1].n_edges, ==, 3);
    guint n_reinforcing;
    guint n_balancing;
    anke_causal_graph_count_unnamed(graph, &n_reinforcing, &n_balancing);
    g_assert_cmpuint(n_reinforcing + n_balancing, ==, 0);
}

static void test_one_loop_has_one_name(void)
{
    const AnkeCausalLink links[] = {link("a", "b", PLUS, "R1 R2"), link("b", "a", PLUS, "R1 R2")};
    check_refused(links, 2, "loop \"R2\" (rows \"a\", \"b\") has a second name");
    const AnkeCausalLink named[] = {link("a", "a", PLUS, "一二三四五六七八九十一二三")};
    check_refused(named, 1,
                  "loop \"一二三四五六七八九十一二三\" (rows \"a\") has too long a name: 12 "
                  "characters expected");
}

static void test_a_link_twice_is_refused_but_not_with_the_other_sign(void)
{
    const AnkeCausalLink twice[] = {link("a", "b", PLUS, ""), link("a", "b", PLUS, "")};
    check_refused(twice, 2, "row \"a\" is the same link as row \"a\"");
    const AnkeCausalLink both[] = {link("a", "b", PLUS, ""), link("a", "b", MINUS, ""),
                                   link("b", "a", PLUS, "")};
    g_autoptr(AnkeCausalGraph) graph = graph_of(both, 3);
    g_assert_cmpuint(graph->n_reinforcing, ==, 1);
    g_assert_cmpuint(graph->n_balancing, ==, 1);
}

static void test_a_link_to_itself_is_a_cycle(void)
{
    const AnkeCausalLink links[] = {link("a", "b", PLUS, ""), link("b", "b", MINUS, "B1")};
    g_autoptr(AnkeCausalGraph) graph = graph_of(links, 2);
    g_assert_cmpuint(graph->n_balancing, ==, 1);
    g_assert_false(graph->is_cyclic[0]);
    g_assert_true(graph->is_cyclic[1]);
}

/* The complete directed graph on n nodes has sum over k = 2..n of C(n, k) (k - 1)! elementary cycles:
 * 1, 5, 20, 84, 409 (OEIS A006231). */
static void test_cycles_of_complete_graphs_are_counted(void)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    static const guint counts[] = {1, 5, 20, 84, 409, 2365};
    for (guint n = 2; n <= 7; n++) {
        AnkeCausalLink links[56];
        guint n_links = 0;
        for (guint from = 0; from < n; from++) {
            for (guint to = 0; to < n; to++) {
                if (from != to) {
                    links[n_links++] = link(names[from], names[to], PLUS, "");
                }
            }
        }
        g_autoptr(AnkeCausalGraph) graph = graph_of(links, n_links);
        g_assert_cmpuint(graph->n_reinforcing, ==, counts[n - 2]);
        g_assert_cmpuint(graph->n_balancing, ==, 0);
        g_assert_false(graph->is_capped);
    }
}

/* A ladder of 20 double links has 2^20 cycles: the count stops, soon. */
static void test_counting_stops_at_its_cap(void)
{
    AnkeCausalLink links[40];
    char names[20][4];
    for (guint i = 0; i < 20; i++) {
        (void)g_snprintf(names[i], sizeof names[i], "n%u", i);
    }
    for (guint i = 0; i < 20; i++) {
        links[2 * i] = link(names[i], names[(i + 1) % 20], PLUS, "");
        links[2 * i + 1] = link(names[i], names[(i + 1) % 20], MINUS, "");
    }
    g_autoptr(AnkeCausalGraph) graph = graph_of(links, 40);
    g_assert_true(graph->is_capped);
    g_assert_cmpuint(graph->n_reinforcing + graph->n_balancing, ==, ANKE_CAUSAL_MAX_CYCLES);
}

static void test_more_than_sixty_nodes_are_refused(void)
{
    AnkeCausalLink links[61];
    char names[62][4];
    for (guint i = 0; i < 62; i++) {
        (void)g_snprintf(names[i], sizeof names[i], "n%u", i);
    }
    for (guint i = 0; i < 61; i++) {
        links[i] = link(names[i], names[i + 1], PLUS, "");
    }
    g_autoptr(AnkeCausalGraph) graph = graph_of(links, 59);
    g_assert_cmpuint(graph->n_nodes, ==, 60);
    check_refused(links, 60, "more than 60 different causes and effects");
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        GTestFunc func;
    } tests[] = {
        {"nodes stand in the order of their first mention",
         test_nodes_stand_in_the_order_of_their_first_mention},
        {"links of a loop are put into its order", test_links_of_a_loop_are_put_into_its_order},
        {"the signs decide between R and B", test_the_signs_decide_between_r_and_b},
        {"a name that contradicts the signs is refused",
         test_a_name_that_contradicts_the_signs_is_refused},
        {"links that are no simple cycle are refused",
         test_links_that_are_no_simple_cycle_are_refused},
        {"a link may belong to several loops", test_a_link_may_belong_to_several_loops},
        {"one loop has one name", test_one_loop_has_one_name},
        {"a link twice is refused, but not with the other sign",
         test_a_link_twice_is_refused_but_not_with_the_other_sign},
        {"a link to itself is a cycle", test_a_link_to_itself_is_a_cycle},
        {"cycles of complete graphs are counted", test_cycles_of_complete_graphs_are_counted},
        {"counting stops at its cap", test_counting_stops_at_its_cap},
        {"more than sixty nodes are refused", test_more_than_sixty_nodes_are_refused},
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/causal graph/", tests[i].name, NULL);
        g_test_add_func(path, tests[i].func);
    }
    return g_test_run();
}
