#include "charts/draw/theme.h"

#include <math.h>

#define CUD_BLUE 0x005AFF
#define CUD_SKY 0x4DC4FF
#define CUD_LIGHT_SKY 0xBFE4FF
#define CUD_GREEN 0x03AF7A
#define CUD_ORANGE 0xF6AA00
#define CUD_BROWN 0x804000
#define CUD_PINK 0xFF8082
#define CUD_YELLOW 0xFFF100
#define CUD_GREY 0x84919E
#define CUD_LIGHT_GREY 0xC8C8CB
#define CUD_BEIGE 0xFFCA80
#define CUD_CREAM 0xFFFF80
#define CUD_LIGHT_PINK 0xFFCABF
#define CUD_LIGHT_GREEN 0x77D9A8
#define CUD_LIGHT_PURPLE 0xC9ACE6
#define CUD_RED 0xFF4B00    /* 3.4:1 on white */
#define CUD_PURPLE 0x990099 /* 7.5:1 */
#define NEUTRAL 0xF5F5F5

/* Tints of the set's colours for scales. CUD's own sky is as bright as its orange, so that in grey
 * the two sides of a scale look the same; its light sky, beige and neutral are too near to each
 * other. Found by search: 5 in grey and 14 in colour between any two. */
#define SCALE_SKY 0x20ACFF
#define SCALE_LIGHT_SKY 0xC0D8FF
#define SCALE_LIGHT_ORANGE 0xFFE0B8

#define RAMP_NAVY 0x00144D /* the hue of CUD's blue; 17:1 on white */
#define RAMP_PALEST 8.0    /* L* below the paper */
#define RAMP_BISECTIONS 40

#define TEXT 0x333333   /* 12.6:1 on white */
#define TEXT_2 0x5C5C5C /* 6.7:1 on white */

static const AnkeTheme default_theme = {
    .family = "Noto Sans CJK JP",
    .language = "ja",
    .smallest_type_pt = 7.0,
    .title = {12.0, TRUE, 1.35, TEXT},
    .subtitle = {9.0, FALSE, 1.35, TEXT_2},
    .label = {9.0, FALSE, 1.25, TEXT},
    .strong = {9.0, TRUE, 1.25, TEXT},
    .axis = {8.5, FALSE, 1.25, TEXT},
    .value = {8.5, FALSE, 1.25, TEXT},
    .table = {8.5, FALSE, 1.25, TEXT},
    .note = {8.0, FALSE, 1.3, TEXT_2},
    .warning = {8.0, TRUE, 1.3, 0xB80000},
    .grid = {0xDDDDDD, 0.5, 0, 0},
    .axis_line = {TEXT, 0.6, 0, 0},
    .zero_line = {TEXT, 0.9, 0, 0},
    .border = {0x777777, 0.5, 0, 0},
    .separator = {0xFFFFFF, 0.8, 0, 0},
    .whisker = {TEXT, 0.7, 0, 2.1},
    .data_line = {CUD_BROWN, 1.4, 0, 3.4},
    .rule = {0x999999, 0.4, 0, 0},
    .margin_pt = 12.0,
    .text_axis_pt = 4.0,
    .text_bar_pt = 3.0,
    .block_pt = 8.0,
    .hatch_pitch_pt = 3.2,
    .hatch_width_pt = 0.5,
    .marker_radius_pt = 2.3,
    .swatch_pt = 8.0,
    .paper = 0xFFFFFF,
    .ink_dark = 0x000000,
    .ink_light = 0xFFFFFF,
    .bar = {CUD_BLUE, ANKE_HATCH_NONE, 0},
    .bar_faint = {0x8FB6FF, ANKE_HATCH_NONE, 0},
    .no_answer = {0xE4E4E6, ANKE_HATCH_RISING, CUD_GREY},
    .invalid = {0xE4E4E6, ANKE_HATCH_DOTS, CUD_GREY},
    .hidden = {0xFFFFFF, ANKE_HATCH_FALLING, CUD_GREY},
    .second = CUD_BROWN,
    .mark_2 = CUD_RED,
    .mark_5 = CUD_PURPLE,
    .ramp = RAMP_NAVY,
    .series = {{CUD_BLUE},
               {CUD_BLUE, CUD_ORANGE},
               {CUD_BROWN, CUD_ORANGE, CUD_BLUE},
               {CUD_BLUE, CUD_LIGHT_SKY, CUD_ORANGE, CUD_BROWN},
               {CUD_BLUE, CUD_LIGHT_SKY, CUD_GREEN, CUD_ORANGE, CUD_BROWN},
               {CUD_PINK, CUD_YELLOW, CUD_GREY, CUD_BROWN, CUD_SKY, CUD_BLUE},
               {CUD_PINK, CUD_YELLOW, CUD_GREY, CUD_BROWN, CUD_SKY, CUD_BLUE, CUD_LIGHT_GREY}},
    .scale = {{CUD_BLUE},
              {CUD_BLUE, CUD_ORANGE},
              {CUD_BLUE, NEUTRAL, CUD_BROWN},
              {CUD_BLUE, CUD_LIGHT_SKY, CUD_ORANGE, CUD_BROWN},
              {CUD_BLUE, SCALE_SKY, NEUTRAL, CUD_ORANGE, CUD_BROWN},
              {CUD_BLUE, SCALE_SKY, SCALE_LIGHT_SKY, SCALE_LIGHT_ORANGE, CUD_ORANGE, CUD_BROWN},
              {CUD_BLUE, SCALE_SKY, SCALE_LIGHT_SKY, NEUTRAL, SCALE_LIGHT_ORANGE, CUD_ORANGE,
               CUD_BROWN}},
};

const AnkeTheme *anke_theme_default(void)
{
    return &default_theme;
}

AnkeFill anke_theme_series(const AnkeTheme *theme, guint n, guint i)
{
    g_assert(n > 0 && i < n);
    guint row = MIN(n, ANKE_THEME_MAX_COLOURS) - 1;
    /* cppcheck-suppress arrayIndexOutOfBounds ; it does not know g_assert() */
    AnkeRgb colour = theme->series[row][i % ANKE_THEME_MAX_COLOURS];
    AnkeHatch hatch = (AnkeHatch)(i / ANKE_THEME_MAX_COLOURS % (ANKE_HATCH_DOTS + 1));
    return (AnkeFill){colour, hatch, anke_theme_ink(theme, colour)};
}

AnkeFill anke_theme_scale(const AnkeTheme *theme, guint n, guint i)
{
    if (n > ANKE_THEME_MAX_COLOURS) {
        return anke_theme_series(theme, n, i);
    }
    g_assert(i < n);
    return (AnkeFill){theme->scale[n - 1][i], ANKE_HATCH_NONE, 0};
}

/* CUD base colours; neighbours are pairs that the set does not warn of. */
static const AnkeRgb tint_colours[ANKE_THEME_N_TINTS] = {
    CUD_CREAM, CUD_LIGHT_SKY, CUD_LIGHT_PINK, CUD_LIGHT_GREEN, CUD_BEIGE, CUD_LIGHT_PURPLE};

AnkeFill anke_theme_tint(guint i)
{
    return (AnkeFill){tint_colours[i % ANKE_THEME_N_TINTS], ANKE_HATCH_NONE, 0};
}

static AnkeRgb mix_channel(AnkeRgb colour, AnkeRgb paper, double share, guint shift)
{
    double mixed = share * (colour >> shift & 0xFF) + (1 - share) * (paper >> shift & 0xFF);
    return (AnkeRgb)lround(CLAMP(mixed, 0, 255)) << shift;
}

static AnkeRgb mix(AnkeRgb colour, AnkeRgb paper, double share)
{
    return mix_channel(colour, paper, share, 16) | mix_channel(colour, paper, share, 8) |
           mix_channel(colour, paper, share, 0);
}

AnkeRgb anke_theme_mix(const AnkeTheme *theme, AnkeRgb colour, double share)
{
    return mix(colour, theme->paper, share);
}

AnkeFill anke_theme_pale_fill(const AnkeTheme *theme, AnkeFill fill)
{
    return (AnkeFill){anke_theme_mix(theme, fill.colour, 0.5), fill.hatch,
                      anke_theme_mix(theme, fill.hatch_colour, 0.5)};
}

AnkeFill anke_theme_faint_tint(const AnkeTheme *theme, guint i)
{
    return anke_theme_pale_fill(theme, anke_theme_tint(i));
}

static double linear_channel(guint byte)
{
    double c = byte / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

double anke_rgb_luminance(AnkeRgb colour)
{
    return 0.2126 * linear_channel(colour >> 16 & 0xFF) +
           0.7152 * linear_channel(colour >> 8 & 0xFF) + 0.0722 * linear_channel(colour & 0xFF);
}

double anke_rgb_lightness(AnkeRgb colour)
{
    double y = anke_rgb_luminance(colour);
    return y > 216.0 / 24389 ? 116 * cbrt(y) - 16 : y * 24389 / 27;
}

/* A colour on the way from paper (0) over the bars' colour to the ramp's darkest (1): with a bar
 * that is darker than that, straight. */
static AnkeRgb ramp_colour(const AnkeTheme *theme, double share)
{
    AnkeRgb middle = theme->bar.colour;
    if (anke_rgb_lightness(middle) <= anke_rgb_lightness(theme->ramp)) {
        return mix(theme->ramp, theme->paper, share);
    }
    return share < 0.5 ? mix(middle, theme->paper, 2 * share)
                       : mix(theme->ramp, middle, 2 * share - 1);
}

AnkeRgb anke_theme_ramp(const AnkeTheme *theme, guint n, guint i)
{
    g_assert(i < n);
    double palest = anke_rgb_lightness(theme->paper) - RAMP_PALEST;
    double darkest = anke_rgb_lightness(theme->ramp);
    double wanted = palest + (darkest - palest) * (n == 1 ? 0.5 : (double)i / (n - 1));
    double from = 0; /* lighter than wanted */
    double to = 1;
    for (guint step = 0; step < RAMP_BISECTIONS; step++) {
        double middle = (from + to) / 2;
        gboolean is_lighter = anke_rgb_lightness(ramp_colour(theme, middle)) > wanted;
        from = is_lighter ? middle : from;
        to = is_lighter ? to : middle;
    }
    return ramp_colour(theme, to);
}

double anke_rgb_contrast(AnkeRgb a, AnkeRgb b)
{
    double la = anke_rgb_luminance(a);
    double lb = anke_rgb_luminance(b);
    return (MAX(la, lb) + 0.05) / (MIN(la, lb) + 0.05);
}

AnkeRgb anke_theme_ink(const AnkeTheme *theme, AnkeRgb fill)
{
    double dark = anke_rgb_contrast(theme->ink_dark, fill);
    double light = anke_rgb_contrast(theme->ink_light, fill);
    return dark >= light ? theme->ink_dark : theme->ink_light;
}

AnkeTextStyle anke_text_style_coloured(AnkeTextStyle style, AnkeRgb colour)
{
    style.colour = colour;
    return style;
}

AnkeTextStyle anke_text_style_phrased(AnkeTextStyle style)
{
    style.keeps_phrases = TRUE;
    return style;
}
