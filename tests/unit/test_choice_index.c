#include <glib.h>
#include <string.h>

#include "analyzer/data/choice_index.h"

static gint find(const AnkeChoiceIndex *index, const char *name)
{
    /* Not terminated, as cells are not. */
    g_autofree char *cell = g_strconcat(name, "tail", NULL);
    return anke_choice_index_find(index, cell, strlen(name));
}

static void check_names(const char *const *names, guint n_names)
{
    g_autofree AnkeChoice *choices = g_new0(AnkeChoice, n_names);
    AnkeList list = {.name = "l", .n_choices = n_names, .choices = choices};
    for (guint i = 0; i < n_names; i++) {
        choices[i].name = names[i];
    }
    AnkeChoiceIndex index;
    anke_choice_index_init(&index, &list);
    for (guint i = 0; i < n_names; i++) {
        g_assert_cmpint(find(&index, names[i]), ==, i);
        g_autofree char *longer = g_strconcat(names[i], "!", NULL);
        g_assert_cmpint(find(&index, longer), ==, -1);
        g_assert_cmpint(anke_choice_index_find(&index, names[i], strlen(names[i]) - 1), <,
                        (gint)n_names);
    }
    g_assert_cmpint(find(&index, ""), ==, -1);
    anke_choice_index_clear(&index);
}

static void test_names_of_every_length_are_found(void)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint length = 1; length <= 64; length++) {
        g_ptr_array_add(names, g_strnfill(length, 'a'));
    }
    check_names((const char *const *)names->pdata, names->len);
    g_ptr_array_unref(names);
}

static void test_names_that_differ_in_one_place_are_told_apart(void)
{
    static const char *const names[] = {"a",
                                        "b",
                                        "ab",
                                        "ba",
                                        "abcd",
                                        "abce",
                                        "bbcd",
                                        "abcde",
                                        "abXde",
                                        "abcdefgh",
                                        "abcdefgi",
                                        "abcdefghi",
                                        "abcdefghijklmnop",
                                        "abcdefghXjklmnop",
                                        "abcdefghijklmnopqrst",
                                        "abcdefghijXlmnopqrst"};
    check_names(names, G_N_ELEMENTS(names));
}

static void test_a_thousand_names_are_found(void)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < ANKE_MAX_CHOICES; i++) {
        g_ptr_array_add(names, g_strdup_printf("choice%u", i));
    }
    check_names((const char *const *)names->pdata, names->len);
    g_ptr_array_unref(names);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/choice index/names of every length are found",
                    test_names_of_every_length_are_found);
    g_test_add_func("/choice index/names that differ in one place are told apart",
                    test_names_that_differ_in_one_place_are_told_apart);
    g_test_add_func("/choice index/a thousand names are found", test_a_thousand_names_are_found);
    return g_test_run();
}
