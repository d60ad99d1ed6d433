/* Contrast, inks and hatches of the theme; how its colours differ: test_colour_proof.c. */
#include <glib.h>

#include "charts/draw/theme.h"

static const AnkeTheme *theme;

static void test_contrast_agrees_with_wcag(void)
{
    g_assert_cmpfloat_with_epsilon(anke_rgb_contrast(0x000000, 0xFFFFFF), 21, 1e-9);
    g_assert_cmpfloat_with_epsilon(anke_rgb_contrast(0x333333, 0xFFFFFF), 12.63, 0.01);
    g_assert_cmpfloat_with_epsilon(anke_rgb_contrast(0x005AFF, 0xFFFFFF), 5.38, 0.01);
    g_assert_cmpfloat_with_epsilon(anke_rgb_contrast(0xFFFFFF, 0x804000), 7.92, 0.01);
    g_assert_cmpfloat(anke_rgb_contrast(0x4DC4FF, 0), ==, anke_rgb_contrast(0, 0x4DC4FF));
}

static void check_ink(AnkeFill fill)
{
    AnkeRgb ink = anke_theme_ink(theme, fill.colour);
    g_assert_cmpfloat(anke_rgb_contrast(ink, fill.colour), >=, 4.5);
}

static void test_values_can_be_read_on_every_fill(void)
{
    for (guint n = 1; n <= 20; n++) {
        for (guint i = 0; i < n; i++) {
            check_ink(anke_theme_series(theme, n, i));
            check_ink(anke_theme_scale(theme, n, i));
        }
    }
    check_ink(theme->bar);
    check_ink(theme->bar_faint);
    check_ink(theme->no_answer);
    check_ink(theme->invalid);
    check_ink(theme->hidden);
}

static void test_series_can_be_told_apart(void)
{
    for (guint n = 2; n <= 20; n++) {
        for (guint i = 0; i < n; i++) {
            for (guint j = i + 1; j < n; j++) {
                AnkeFill a = anke_theme_series(theme, n, i);
                AnkeFill b = anke_theme_series(theme, n, j);
                g_assert_true(a.colour != b.colour || a.hatch != b.hatch);
            }
        }
    }
}

static void test_type_is_not_too_small(void)
{
    const AnkeTextStyle *styles[] = {&theme->title,  &theme->subtitle, &theme->label,
                                     &theme->strong, &theme->axis,     &theme->value,
                                     &theme->table,  &theme->note,     &theme->warning};
    for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
        g_assert_cmpfloat(styles[i]->size_pt, >=, theme->smallest_type_pt);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    theme = anke_theme_default();
    g_test_add_func("/theme/contrast agrees with wcag", test_contrast_agrees_with_wcag);
    g_test_add_func("/theme/values can be read on every fill",
                    test_values_can_be_read_on_every_fill);
    g_test_add_func("/theme/series can be told apart", test_series_can_be_told_apart);
    g_test_add_func("/theme/type is not too small", test_type_is_not_too_small);
    return g_test_run();
}
