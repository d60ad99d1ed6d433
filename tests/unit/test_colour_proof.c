/*
 * The colours of the theme, proven for readers with a colour vision deficiency and for grey print.
 *
 * A set of colours is good if any two differ by FLOOR for four kinds of vision and by GREY_FLOOR in
 * grey. Sets in common use fail this: the negative controls below.
 */
#include <glib.h>

#include "charts/draw/theme.h"
#include "tests/unit/colour_science.h"

#define FLOOR 14.0     /* CIEDE2000 */
#define GREY_FLOOR 5.0 /* L*; what is less needs a border or hatch between the two */
#define TEXT_CONTRAST 4.5
#define LINE_CONTRAST 3.0

static const AnkeTheme *theme;

static void test_ciede2000_agrees_with_its_published_pairs(void)
{
    static const struct {
        Lab p, q;
        double difference;
    } pairs[] = {{{50.0000, 2.6772, -79.7751}, {50.0000, 0.0000, -82.7485}, 2.0425},
                 {{50.0000, 3.1571, -77.2803}, {50.0000, 0.0000, -82.7485}, 2.8615},
                 {{50.0000, 2.8361, -74.0200}, {50.0000, 0.0000, -82.7485}, 3.4412},
                 {{50.0000, -1.3802, -84.2814}, {50.0000, 0.0000, -82.7485}, 1.0000},
                 {{50.0000, -1.1848, -84.8006}, {50.0000, 0.0000, -82.7485}, 1.0000},
                 {{50.0000, -0.9009, -85.5211}, {50.0000, 0.0000, -82.7485}, 1.0000},
                 {{50.0000, 0.0000, 0.0000}, {50.0000, -1.0000, 2.0000}, 2.3669},
                 {{50.0000, -1.0000, 2.0000}, {50.0000, 0.0000, 0.0000}, 2.3669},
                 {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0009}, 7.1792},
                 {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0010}, 7.1792},
                 {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0011}, 7.2195},
                 {{50.0000, 2.4900, -0.0010}, {50.0000, -2.4900, 0.0012}, 7.2195},
                 {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0009, -2.4900}, 4.8045},
                 {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0010, -2.4900}, 4.8045},
                 {{50.0000, -0.0010, 2.4900}, {50.0000, 0.0011, -2.4900}, 4.7461},
                 {{50.0000, 2.5000, 0.0000}, {50.0000, 0.0000, -2.5000}, 4.3065},
                 {{50.0000, 2.5000, 0.0000}, {73.0000, 25.0000, -18.0000}, 27.1492},
                 {{50.0000, 2.5000, 0.0000}, {61.0000, -5.0000, 29.0000}, 22.8977},
                 {{50.0000, 2.5000, 0.0000}, {56.0000, -27.0000, -3.0000}, 31.9030},
                 {{50.0000, 2.5000, 0.0000}, {58.0000, 24.0000, 15.0000}, 19.4535},
                 {{50.0000, 2.5000, 0.0000}, {50.0000, 3.1736, 0.5854}, 1.0000},
                 {{50.0000, 2.5000, 0.0000}, {50.0000, 3.2972, 0.0000}, 1.0000},
                 {{50.0000, 2.5000, 0.0000}, {50.0000, 1.8634, 0.5757}, 1.0000},
                 {{50.0000, 2.5000, 0.0000}, {50.0000, 3.2592, 0.3350}, 1.0000},
                 {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                 {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
                 {{61.2901, 3.7196, -5.3901}, {61.4292, 2.2480, -4.9620}, 1.8731},
                 {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
                 {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
                 {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
                 {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
                 {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
                 {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
                 {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        double there = ciede2000(pairs[i].p, pairs[i].q);
        double back = ciede2000(pairs[i].q, pairs[i].p);
        g_assert_cmpfloat_with_epsilon(there, pairs[i].difference, 0.00005001);
        g_assert_cmpfloat_with_epsilon(back, pairs[i].difference, 0.00005001);
    }
}

/* CIE L* of sRGB primaries and greys, as in Lindbloom's calculator. */
static void test_lightness_is_that_of_cielab(void)
{
    g_assert_cmpfloat_with_epsilon(grey(0xFFFFFF), 100, 0.001);
    g_assert_cmpfloat_with_epsilon(grey(0x000000), 0, 0.001);
    g_assert_cmpfloat_with_epsilon(grey(0xFF0000), 53.2408, 0.001);
    g_assert_cmpfloat_with_epsilon(grey(0x808080), 53.585, 0.001);
    for (AnkeRgb colour = 0; colour < 0xFFFFFF; colour += 0x04321F) {
        g_assert_cmpfloat_with_epsilon(anke_rgb_lightness(colour), grey(colour), 0.01);
    }
}

/* The rows of the matrices add up to 1: every vision sees the same greys. */
static void test_no_vision_changes_grey(void)
{
    for (guint v = 0; v < N_VISIONS; v++) {
        for (AnkeRgb level = 0; level <= 0xFF; level += 0x33) {
            AnkeRgb colour = level * 0x010101;
            g_assert_cmpfloat(ciede2000(seen(colour, (Vision)v), seen(colour, NORMAL)), <, 0.01);
        }
    }
}

static gboolean is_good(const AnkeRgb *colours, guint n)
{
    Separation least = separate(colours, n);
    return least.worst >= FLOOR && least.grey >= GREY_FLOOR;
}

/* What was measured for well-known palettes, by another program: they fail in another way each. */
static void test_known_bad_palettes_fail(void)
{
    static const AnkeRgb tableau10[] = {0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD,
                                        0x8C564B, 0xE377C2, 0x7F7F7F, 0xBCBD22, 0x17BECF};
    Separation least = separate(tableau10, G_N_ELEMENTS(tableau10));
    g_assert_cmpfloat_with_epsilon(least.colour[NORMAL], 16, 0.5);
    g_assert_cmpfloat_with_epsilon(least.colour[PROTANOPIA], 1.3, 0.05);
    g_assert_cmpfloat_with_epsilon(least.colour[DEUTERANOPIA], 3.3, 0.05);
    g_assert_cmpfloat_with_epsilon(least.colour[TRITANOPIA], 9.5, 0.05);
    g_assert_cmpfloat_with_epsilon(least.grey, 1.1, 0.05);
    g_assert_false(is_good(tableau10, G_N_ELEMENTS(tableau10)));

    static const AnkeRgb ggplot4[] = {0xF8766D, 0x7CAE00, 0x00BFC4, 0xC77CFF};
    least = separate(ggplot4, G_N_ELEMENTS(ggplot4));
    g_assert_cmpfloat_with_epsilon(least.colour[NORMAL], 34, 0.5);
    g_assert_cmpfloat_with_epsilon(least.colour[PROTANOPIA], 18, 0.5);
    g_assert_cmpfloat_with_epsilon(least.colour[DEUTERANOPIA], 9.4, 0.05);
    g_assert_cmpfloat_with_epsilon(least.colour[TRITANOPIA], 16, 0.5);
    g_assert_cmpfloat_with_epsilon(least.grey, 0.2, 0.05);
    g_assert_false(is_good(ggplot4, G_N_ELEMENTS(ggplot4)));

    static const AnkeRgb gnuplot5[] = {0x9400D3, 0x009E73, 0x56B4E9, 0xE69F00,
                                       0xF0E442, 0x0072B2, 0xE51E10, 0x000000};
    least = separate(gnuplot5, G_N_ELEMENTS(gnuplot5));
    g_assert_cmpfloat_with_epsilon(least.colour[DEUTERANOPIA], 4.3, 0.05);
    g_assert_false(is_good(gnuplot5, G_N_ELEMENTS(gnuplot5)));

    /* Sides of a scale that are one grey: CUD's blue, sky, neutral, orange, brown. */
    static const AnkeRgb mirrored[] = {0x005AFF, 0x4DC4FF, 0xF5F5F5, 0xF6AA00, 0x804000};
    g_assert_cmpfloat(separate(mirrored, G_N_ELEMENTS(mirrored)).worst, >=, FLOOR);
    g_assert_false(is_good(mirrored, G_N_ELEMENTS(mirrored)));
}

static void check_set(const char *name, const AnkeRgb *colours, guint n, double at_least)
{
    Separation least = separate(colours, n);
    g_test_message("%s of %u: normal %.1f, protanopia %.1f, deuteranopia %.1f, tritanopia %.1f, "
                   "grey %.1f",
                   name, n, least.colour[NORMAL], least.colour[PROTANOPIA],
                   least.colour[DEUTERANOPIA], least.colour[TRITANOPIA], least.grey);
    g_assert_cmpfloat(least.worst, >=, at_least);
    g_assert_true(is_good(colours, n));
}

static void test_series_differ_for_every_reader_and_in_grey(void)
{
    static const double at_least[] = {0, 0, 55, 37, 30, 16, 15, 14};
    for (guint n = 2; n <= ANKE_THEME_MAX_COLOURS; n++) {
        check_set("series", theme->series[n - 1], n, at_least[n]);
    }
}

static void test_steps_of_scales_differ_for_every_reader_and_in_grey(void)
{
    static const double at_least[] = {0, 0, 55, 38, 30, 17, 14, 14};
    for (guint n = 2; n <= ANKE_THEME_MAX_COLOURS; n++) {
        check_set("scale", theme->scale[n - 1], n, at_least[n]);
    }
}

/* Steps become lighter towards the middle and darker behind it, also in grey. */
static void test_scales_are_strongest_at_their_ends(void)
{
    for (guint n = 3; n <= ANKE_THEME_MAX_COLOURS; n++) {
        const AnkeRgb *steps = theme->scale[n - 1];
        for (guint i = 1; i < (n + 1) / 2; i++) {
            g_assert_cmpfloat(grey(steps[i]), >, grey(steps[i - 1]));
            g_assert_cmpfloat(grey(steps[n - 1 - i]), >, grey(steps[n - i]));
        }
    }
}

static void test_the_second_colour_stands_off_the_bars(void)
{
    const AnkeRgb pairs[][2] = {{theme->bar.colour, theme->second},
                                {theme->bar.colour, theme->bar_faint.colour},
                                {theme->bar_faint.colour, theme->second}};
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
        check_set("bar and second", pairs[i], 2, 20);
    }
}

/* Their grounds are as light as a neutral step or light grey: hatches tell them apart from these
 * and from each other, so each must have another one that can be seen on its ground. */
static void test_missing_answers_are_told_apart_by_hatches(void)
{
    const AnkeFill fills[] = {theme->no_answer, theme->invalid, theme->hidden};
    for (gsize i = 0; i < G_N_ELEMENTS(fills); i++) {
        g_assert_cmpint(fills[i].hatch, !=, ANKE_HATCH_NONE);
        g_assert_cmpfloat(grey(fills[i].colour) - grey(fills[i].hatch_colour), >=, 25);
        for (gsize j = 0; j < i; j++) {
            g_assert_cmpint(fills[i].hatch, !=, fills[j].hatch);
        }
    }
    for (guint n = 1; n <= ANKE_THEME_MAX_COLOURS; n++) {
        for (guint i = 0; i < n; i++) {
            g_assert_cmpint(anke_theme_series(theme, n, i).hatch, ==, ANKE_HATCH_NONE);
            g_assert_cmpint(anke_theme_scale(theme, n, i).hatch, ==, ANKE_HATCH_NONE);
        }
    }
}

static void test_texts_can_be_read_on_paper_and_fills(void)
{
    const AnkeTextStyle *styles[] = {&theme->title,  &theme->subtitle, &theme->label,
                                     &theme->strong, &theme->axis,     &theme->value,
                                     &theme->table,  &theme->note,     &theme->warning};
    for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
        g_assert_cmpfloat(anke_rgb_contrast(styles[i]->colour, theme->paper), >=, TEXT_CONTRAST);
    }
    for (guint n = 1; n <= ANKE_THEME_MAX_COLOURS; n++) {
        for (guint i = 0; i < n; i++) {
            const AnkeRgb fills[] = {theme->series[n - 1][i], theme->scale[n - 1][i],
                                     theme->bar.colour, theme->bar_faint.colour};
            for (gsize f = 0; f < G_N_ELEMENTS(fills); f++) {
                AnkeRgb ink = anke_theme_ink(theme, fills[f]);
                g_assert_cmpfloat(anke_rgb_contrast(ink, fills[f]), >=, TEXT_CONTRAST);
            }
        }
    }
}

/* The grid and the rules of tables are left out: nothing is read from them. */
static void test_lines_and_marks_can_be_seen_on_paper(void)
{
    const AnkeRgb lines[] = {theme->second,           theme->data_line.colour,
                             theme->axis_line.colour, theme->zero_line.colour,
                             theme->whisker.colour,   theme->border.colour,
                             theme->bar.colour};
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        g_assert_cmpfloat(anke_rgb_contrast(lines[i], theme->paper), >=, LINE_CONTRAST);
    }
    g_assert_cmpfloat(anke_rgb_contrast(0xF6AA00, theme->paper), <, LINE_CONTRAST);
}

/* A ramp is darker step by step, in steps that are equal and can be told apart in grey. */
static void test_a_ramp_darkens_in_equal_steps(void)
{
    for (guint n = 2; n <= 7; n++) {
        double step = grey(anke_theme_ramp(theme, n, 0)) - grey(anke_theme_ramp(theme, n, 1));
        g_assert_cmpfloat(step, >, GREY_FLOOR);
        for (guint i = 1; i < n; i++) {
            double before = grey(anke_theme_ramp(theme, n, i - 1));
            double after = grey(anke_theme_ramp(theme, n, i));
            g_assert_cmpfloat_with_epsilon(before - after, step, 0.8); /* colours have 8 bits */
        }
        g_assert_cmphex(anke_theme_ramp(theme, n, n - 1), ==, theme->ramp);
    }
    g_assert_cmpfloat(grey(theme->paper) - grey(anke_theme_ramp(theme, 7, 0)), >, GREY_FLOOR);
    g_assert_cmpfloat(anke_rgb_contrast(theme->ramp, theme->paper), >=, 7);
}

static void test_a_ramp_without_colour_is_grey(void)
{
    AnkeTheme own = *theme;
    own.bar.colour = 0x101010; /* darker than the ramp */
    own.ramp = 0x202020;
    for (guint i = 0; i < 5; i++) {
        AnkeRgb colour = anke_theme_ramp(&own, 5, i);
        g_assert_cmphex(colour >> 16, ==, colour & 0xFF);
    }
    g_assert_cmphex(anke_theme_ramp(&own, 5, 4), ==, 0x202020);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    theme = anke_theme_default();
#define TEST(name, function) g_test_add_func("/colour_proof/" name, function)
    TEST("ciede2000 agrees with its published pairs",
         test_ciede2000_agrees_with_its_published_pairs);
    TEST("lightness is that of cielab", test_lightness_is_that_of_cielab);
    TEST("no vision changes grey", test_no_vision_changes_grey);
    TEST("known bad palettes fail", test_known_bad_palettes_fail);
    TEST("series differ for every reader and in grey",
         test_series_differ_for_every_reader_and_in_grey);
    TEST("steps of scales differ for every reader and in grey",
         test_steps_of_scales_differ_for_every_reader_and_in_grey);
    TEST("scales are strongest at their ends", test_scales_are_strongest_at_their_ends);
    TEST("the second colour stands off the bars", test_the_second_colour_stands_off_the_bars);
    TEST("missing answers are told apart by hatches",
         test_missing_answers_are_told_apart_by_hatches);
    TEST("texts can be read on paper and fills", test_texts_can_be_read_on_paper_and_fills);
    TEST("lines and marks can be seen on paper", test_lines_and_marks_can_be_seen_on_paper);
    TEST("a ramp darkens in equal steps", test_a_ramp_darkens_in_equal_steps);
    TEST("a ramp without colour is grey", test_a_ramp_without_colour_is_grey);
    return g_test_run();
}
