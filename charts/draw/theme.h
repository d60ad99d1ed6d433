/*
 * What all pictures look like: sizes, strokes, colours, hatches and fonts in one struct.
 *
 * Units: pt (1/72 inch) at the size at which the picture is printed; line heights in em; colours
 * are sRGB 0xRRGGBB. Nothing here draws.
 *
 * Colours are those of the Color Universal Design set ver. 4 (CUD) and three tints of them, in
 * orders found by measuring. tests/unit/test_colour_proof.c holds what they keep: any two of a set
 * differ for readers with protanopia, deuteranopia and tritanopia, and in grey.
 */
#ifndef ANKE_DRAW_THEME_H
#define ANKE_DRAW_THEME_H

#include <glib.h>

#include "charts/draw/words.h"

typedef guint32 AnkeRgb;

/* How many nominal series can be told apart by colour alone; later ones repeat them with a hatch.
 */
#define ANKE_THEME_MAX_COLOURS 7

typedef struct {
    double size_pt;
    gboolean is_bold;
    double line_em; /* distance of baselines */
    AnkeRgb colour;
    gboolean keeps_phrases; /* wrapped lines end between phrases where they can */
} AnkeTextStyle;

typedef enum {
    ANKE_HATCH_NONE,
    ANKE_HATCH_RISING,  /* lines at 45 degrees */
    ANKE_HATCH_FALLING, /* lines at 135 degrees */
    ANKE_HATCH_DOTS
} AnkeHatch;

typedef struct {
    AnkeRgb colour;
    AnkeHatch hatch;
    AnkeRgb hatch_colour;
} AnkeFill;

typedef struct {
    AnkeRgb colour;
    double width_pt;
    double dash_pt;         /* 0 = solid, else length of dashes and gaps */
    double casing_width_pt; /* 0 = none, else a white line of this width below */
} AnkeStroke;

typedef struct {
    const char *family;
    const char *language;    /* of the glyphs: ja, whatever language the words have */
    AnkeLang lang;           /* of the words that pictures say themselves */
    double smallest_type_pt; /* the audit reports smaller type */

    AnkeTextStyle title;
    AnkeTextStyle subtitle;
    AnkeTextStyle label;
    AnkeTextStyle strong; /* a label that stands out: 全体, totals */
    AnkeTextStyle axis;
    AnkeTextStyle value;
    AnkeTextStyle table;
    AnkeTextStyle note;
    AnkeTextStyle warning; /* the mark of unprotected data */

    AnkeStroke grid;
    AnkeStroke axis_line;
    AnkeStroke zero_line;
    AnkeStroke border;
    AnkeStroke separator; /* between segments of a bar */
    AnkeStroke whisker;
    AnkeStroke data_line;
    AnkeStroke rule; /* in tables */

    double margin_pt;    /* around the picture */
    double text_axis_pt; /* between text and an axis */
    double text_bar_pt;  /* between text and a bar */
    double block_pt;     /* between title, plot, table, notes */
    double hatch_pitch_pt;
    double hatch_width_pt;
    double marker_radius_pt;
    double swatch_pt; /* side of a legend's square */

    AnkeRgb paper;
    AnkeRgb ink_dark;
    AnkeRgb ink_light;
    AnkeFill bar;       /* the one colour of single-coloured bars */
    AnkeFill bar_faint; /* the same for a base too small to rely on */
    AnkeFill no_answer;
    AnkeFill invalid;
    AnkeFill hidden;
    AnkeRgb second; /* lines and marks beside bars; at least 3:1 on paper */
    AnkeRgb mark_2; /* of the second series of marks and lines (mark.h); likewise */
    AnkeRgb mark_5; /* of the fifth */
    AnkeRgb ramp;   /* the darkest step of a ramp; at least 7:1 on paper */

    /* Row n - 1 holds the colours of n series, of n steps of a scale. */
    AnkeRgb series[ANKE_THEME_MAX_COLOURS][ANKE_THEME_MAX_COLOURS];
    AnkeRgb scale[ANKE_THEME_MAX_COLOURS][ANKE_THEME_MAX_COLOURS];
} AnkeTheme;

const AnkeTheme *anke_theme_default(void);

/* Fill of series `i` of `n` (0 <= i < n). */
AnkeFill anke_theme_series(const AnkeTheme *theme, guint n, guint i);

/* Fill of step `i` of an ordered scale of `n` steps, strongest at both ends. More than 7 steps are
 * series. */
AnkeFill anke_theme_scale(const AnkeTheme *theme, guint n, guint i);

/*
 * Colour of step `i` of a ramp of `n` steps of one hue, the least first (0 <= i < n): from a tint
 * of the paper through the colour of bars to the theme's darkest, in equal steps of lightness (CIE
 * L*), so that its order is the same in grey.
 */
AnkeRgb anke_theme_ramp(const AnkeTheme *theme, guint n, guint i);

/* Pale fills for areas that hold text: cards, heads of rows. After the last they begin again. */
#define ANKE_THEME_N_TINTS 6
AnkeFill anke_theme_tint(guint i);

/* An opaque mix of a colour with the paper: share 1 is the colour, 0 the paper. */
AnkeRgb anke_theme_mix(const AnkeTheme *theme, AnkeRgb colour, double share);

/* A fill and its hatch, each mixed with as much paper: for what is for reference only. */
AnkeFill anke_theme_pale_fill(const AnkeTheme *theme, AnkeFill fill);

/* A tint mixed with as much paper, for larger areas. */
AnkeFill anke_theme_faint_tint(const AnkeTheme *theme, guint i);

/* Relative luminance, 0-1 (WCAG 2.1). */
double anke_rgb_luminance(AnkeRgb colour);

/* Lightness L*, 0-100 (CIE 1976), of the luminance: what is left in grey print. */
double anke_rgb_lightness(AnkeRgb colour);

/* Contrast ratio, 1-21 (WCAG 2.1). Symmetric. */
double anke_rgb_contrast(AnkeRgb a, AnkeRgb b);

/* The darker or lighter ink, whichever has the higher contrast on `fill`. */
AnkeRgb anke_theme_ink(const AnkeTheme *theme, AnkeRgb fill);

/* A copy of `style` in another colour. */
AnkeTextStyle anke_text_style_coloured(AnkeTextStyle style, AnkeRgb colour);

/* A copy of `style` that keeps phrases together: for short texts in narrow boxes. */
AnkeTextStyle anke_text_style_phrased(AnkeTextStyle style);

#endif
