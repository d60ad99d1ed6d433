#include <glib.h>
#include <string.h>

#include "analyzer/import/seen_ids.h"

static gboolean add(AnkeSeenIds *ids, const char *id)
{
    return anke_seen_ids_add(ids, id, strlen(id));
}

static void test_an_id_is_new_once(void)
{
    AnkeSeenIds *ids = anke_seen_ids_new();
    g_assert_true(add(ids, "A01"));
    g_assert_true(add(ids, "A02"));
    g_assert_false(add(ids, "A01"));
    g_assert_true(add(ids, "a01"));
    g_assert_true(add(ids, "A01 "));
    g_assert_true(add(ids, ""));
    g_assert_false(add(ids, ""));
    anke_seen_ids_free(ids);
    anke_seen_ids_free(NULL);
}

static void test_the_bytes_count_not_the_end(void)
{
    AnkeSeenIds *ids = anke_seen_ids_new();
    g_assert_true(anke_seen_ids_add(ids, "x\0", 1));
    g_assert_true(anke_seen_ids_add(ids, "x\0", 2));
    g_assert_true(anke_seen_ids_add(ids, "x\0\0", 3));
    g_assert_false(anke_seen_ids_add(ids, "x", 1));
    anke_seen_ids_free(ids);
}

static void test_a_million_ids_stay_apart(void)
{
    enum { N_IDS = 1000000 };
    AnkeSeenIds *ids = anke_seen_ids_new();
    guint n_new = 0;
    guint n_again = 0;
    for (guint i = 0; i < N_IDS; i++) {
        char id[24];
        g_snprintf(id, sizeof id, "id-%08u", i);
        n_new += add(ids, id) ? 1 : 0;
    }
    for (guint i = 0; i < N_IDS; i += 97) {
        char id[24];
        g_snprintf(id, sizeof id, "id-%08u", i);
        n_again += add(ids, id) ? 1 : 0;
    }
    g_assert_cmpuint(n_new, ==, N_IDS);
    g_assert_cmpuint(n_again, ==, 0);
    anke_seen_ids_free(ids);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/seen ids/an id is new once", test_an_id_is_new_once);
    g_test_add_func("/seen ids/the bytes count not the end", test_the_bytes_count_not_the_end);
    g_test_add_func("/seen ids/a million ids stay apart", test_a_million_ids_stay_apart);
    return g_test_run();
}
