#include <glib.h>
#include <string.h>

#include "analyzer/draft/routing.h"

enum { N_COLUMNS = 3, ASKER = 0, FOLLOW = 1, TEXT = 2 };

static void add(AnkeRouting *routing, guint8 asker, guint8 follow, guint8 text)
{
    const guint8 codes[N_COLUMNS] = {asker, follow, text};
    anke_routing_add(routing, codes);
}

/* Rows 1 1 0, 1 2 1, 2 0 1, 2 0 0, `n_times` over: who gives 1 goes on to FOLLOW. */
static AnkeRouting *routed(guint n_times)
{
    AnkeRouting *routing = anke_routing_new(N_COLUMNS);
    for (guint i = 0; i < n_times; i++) {
        add(routing, 1, 1, 0);
        add(routing, 1, 2, 1);
        add(routing, 2, 0, 1);
        add(routing, 2, 0, 0);
    }
    return routing;
}

static gboolean count(const AnkeRouting *routing, guint8 value, guint column,
                      AnkeRoutingCounts *counts)
{
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_val(columns, column);
    return anke_routing_count(routing, ASKER, value, columns, counts);
}

static void test_a_column_filled_with_one_value_only_has_that_value(void)
{
    g_autoptr(AnkeRouting) routing = routed(3);
    anke_routing_finish(routing);
    g_assert_cmpuint(anke_routing_value(routing, ASKER, FOLLOW), ==, 1);
    g_assert_cmpuint(anke_routing_value(routing, ASKER, TEXT), ==, ANKE_ROUTING_BLANK);
    g_assert_cmpuint(anke_routing_value(routing, FOLLOW, ASKER), ==, ANKE_ROUTING_BLANK);
    AnkeRoutingCounts counts;
    g_assert_true(count(routing, 1, FOLLOW, &counts));
    g_assert_cmpuint(counts.n_inside, ==, 6);
    g_assert_cmpuint(counts.n_outside, ==, 6);
    g_assert_cmpuint(counts.n_answered, ==, 6);
    g_assert_false(count(routing, 2, FOLLOW, &counts));
    g_assert_false(count(routing, 1, TEXT, &counts));
}

static void test_several_columns_are_answered_where_one_of_them_is(void)
{
    g_autoptr(AnkeRouting) routing = anke_routing_new(N_COLUMNS);
    add(routing, 1, 1, 0);
    add(routing, 1, 0, 1);
    add(routing, 1, 0, 0);
    add(routing, 2, 0, 0);
    add(routing, 0, 0, 0); /* neither inside nor outside */
    anke_routing_finish(routing);
    g_autoptr(GArray) columns = g_array_new(FALSE, FALSE, sizeof(guint));
    const guint both[] = {FOLLOW, TEXT};
    g_array_append_vals(columns, both, G_N_ELEMENTS(both));
    AnkeRoutingCounts counts;
    g_assert_true(anke_routing_count(routing, ASKER, 1, columns, &counts));
    g_assert_cmpuint(counts.n_inside, ==, 3);
    g_assert_cmpuint(counts.n_outside, ==, 1);
    g_assert_cmpuint(counts.n_answered, ==, 2);
}

static void test_one_answer_beside_another_value_or_none_breaks_the_rule(void)
{
    for (guint8 asker = 0; asker <= 2; asker += 2) {
        g_autoptr(AnkeRouting) routing = routed(3);
        add(routing, asker, 1, 0);
        anke_routing_finish(routing);
        AnkeRoutingCounts counts;
        g_assert_cmpuint(anke_routing_value(routing, ASKER, FOLLOW), ==, ANKE_ROUTING_BLANK);
        g_assert_false(count(routing, 1, FOLLOW, &counts));
    }
}

static void test_rows_that_are_not_kept_are_watched(void)
{
    for (guint breaks = 0; breaks <= 1; breaks++) {
        g_autoptr(AnkeRouting) routing = routed(ANKE_ROUTING_ROWS / 4 + 50);
        add(routing, breaks > 0 ? 2 : 1, 1, 0);
        anke_routing_finish(routing);
        g_assert_cmpuint(anke_routing_n_rows(routing), ==, ANKE_ROUTING_ROWS);
        guint8 want = breaks > 0 ? ANKE_ROUTING_BLANK : 1;
        g_assert_cmpuint(anke_routing_value(routing, ASKER, FOLLOW), ==, want);
        AnkeRoutingCounts counts;
        g_assert_true(count(routing, 1, FOLLOW, &counts) == (breaks == 0));
        g_assert_cmpuint(anke_routing_code(routing, 1, FOLLOW), ==, 2);
    }
}

static void test_a_column_first_filled_beyond_the_kept_rows_has_no_rule(void)
{
    g_autoptr(AnkeRouting) routing = anke_routing_new(N_COLUMNS);
    for (guint i = 0; i <= ANKE_ROUTING_ROWS; i++) {
        add(routing, (guint8)(1 + i % 2), i == ANKE_ROUTING_ROWS ? 1 : 0, 0);
    }
    anke_routing_finish(routing);
    g_assert_cmpuint(anke_routing_value(routing, ASKER, FOLLOW), ==, ANKE_ROUTING_BLANK);
}

/* What has one value, or more than a question with few choices, sends nobody anywhere. */
static void test_askers_have_two_to_twelve_values(void)
{
    for (guint n_values = 1; n_values <= 13; n_values++) {
        g_autoptr(AnkeRouting) routing = anke_routing_new(N_COLUMNS);
        for (guint value = 1; value <= n_values; value++) {
            add(routing, (guint8)value, value == 1 ? 1 : 0, 0);
        }
        anke_routing_finish(routing);
        guint8 want = n_values >= 2 && n_values <= 12 ? 1 : ANKE_ROUTING_BLANK;
        g_assert_cmpuint(anke_routing_value(routing, ASKER, FOLLOW), ==, want);
    }
    g_autoptr(AnkeRouting) routing = anke_routing_new(N_COLUMNS);
    add(routing, 1, 1, 0);
    add(routing, ANKE_ROUTING_OTHER, 0, 0); /* values that are not told apart */
    anke_routing_finish(routing);
    g_assert_cmpuint(anke_routing_value(routing, ASKER, FOLLOW), ==, ANKE_ROUTING_BLANK);
}

static void test_no_rows_say_nothing(void)
{
    g_autoptr(AnkeRouting) routing = anke_routing_new(N_COLUMNS);
    anke_routing_finish(routing);
    AnkeRoutingCounts counts;
    g_assert_cmpuint(anke_routing_n_rows(routing), ==, 0);
    g_assert_cmpuint(anke_routing_value(routing, ASKER, FOLLOW), ==, ANKE_ROUTING_BLANK);
    g_assert_false(count(routing, 1, FOLLOW, &counts));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/routing/one_value", test_a_column_filled_with_one_value_only_has_that_value);
    g_test_add_func("/routing/several", test_several_columns_are_answered_where_one_of_them_is);
    g_test_add_func("/routing/broken",
                    test_one_answer_beside_another_value_or_none_breaks_the_rule);
    g_test_add_func("/routing/watched", test_rows_that_are_not_kept_are_watched);
    g_test_add_func("/routing/late", test_a_column_first_filled_beyond_the_kept_rows_has_no_rule);
    g_test_add_func("/routing/askers", test_askers_have_two_to_twelve_values);
    g_test_add_func("/routing/none", test_no_rows_say_nothing);
    return g_test_run();
}
