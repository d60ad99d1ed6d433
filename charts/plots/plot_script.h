/*
 * A gnuplot script in the making: what all kinds of plots share. Pure: text out, nothing runs.
 *
 * Labels never become script. Each text is one line of the datablock $text and reaches the picture
 * as the value $text[i], which gnuplot does not parse, expand or format; the block's end mark is a
 * word that no line holds. Everything else in a script is our own commands and numbers.
 *
 * Units: pt from the upper left corner of the picture, x to the right, y downward.
 */
#ifndef ANKE_PLOTS_PLOT_SCRIPT_H
#define ANKE_PLOTS_PLOT_SCRIPT_H

#include <glib.h>

#include "charts/draw/gnuplot_output.h"
#include "charts/draw/words.h"

#define ANKE_PLOT_FONT "Noto Sans CJK JP"

#define ANKE_PLOT_TITLE_PT 12.0
#define ANKE_PLOT_LABEL_PT 9.0
#define ANKE_PLOT_AXIS_PT 8.5
#define ANKE_PLOT_NOTE_PT 8.0
#define ANKE_PLOT_MARGIN_PT 12.0

#define ANKE_PLOT_INK "#333333"
#define ANKE_PLOT_FAINT_INK "#5C5C5C"
#define ANKE_PLOT_WARNING_INK "#B80000"
#define ANKE_PLOT_GRID "#DDDDDD"
/* Color Universal Design ver. 4: blue, light sky, light grey, red. */
#define ANKE_PLOT_BLUE "#005AFF"
#define ANKE_PLOT_LIGHT_SKY "#BFE4FF"
#define ANKE_PLOT_LIGHT_GREY "#C8C8CB"
#define ANKE_PLOT_RED "#FF4B00"
#define ANKE_PLOT_BORDER "#777777" /* between areas, for print in grey */
#define ANKE_PLOT_PAPER "#FFFFFF"

/* The same as numbers, for columns of colours (rgb variable). */
enum {
    ANKE_PLOT_RGB_BLUE = 0x005AFF,
    ANKE_PLOT_RGB_SKY = 0x4DC4FF,
    ANKE_PLOT_RGB_LIGHT_SKY = 0xBFE4FF,
    ANKE_PLOT_RGB_NEUTRAL = 0xF5F5F5,
    ANKE_PLOT_RGB_BEIGE = 0xFFCA80,
    ANKE_PLOT_RGB_ORANGE = 0xF6AA00,
    ANKE_PLOT_RGB_BROWN = 0x804000,
    ANKE_PLOT_RGB_LIGHT_GREY = 0xC8C8CB,
    ANKE_PLOT_RGB_PAPER = 0xFFFFFF
};

typedef struct {
    AnkeFormat format;
    double dots_per_inch; /* of a PNG */
} AnkePlotTarget;

/* What stands around a plot. Texts are data: they are shown as they are. */
typedef struct {
    double width_pt;
    const char *title;
    const char *subtitle;     /* survey, wave, n, unit; "" = none */
    const char *const *notes; /* ends in NULL; NULL = none */
    const char *source;       /* "" = none */
    gboolean is_protected;    /* FALSE: 「部外秘・未秘匿」 stands at the upper right */
    AnkeLang lang;            /* of the words that a plot says itself */
} AnkePlotFrame;

typedef enum { ANKE_PLOT_LEFT, ANKE_PLOT_CENTRE, ANKE_PLOT_RIGHT } AnkePlotAlign;

typedef struct {
    double size_pt;
    gboolean is_bold;
    AnkePlotAlign align;
    const char *ink; /* "#RRGGBB" */
} AnkePlotLabelStyle;

typedef struct AnkePlotScript AnkePlotScript;

AnkePlotScript *anke_plot_script_new(AnkePlotTarget target, double width_pt, double height_pt);

/* Puts a text beside, around or before x (as style->align says), its middle at height y. */
void anke_plot_script_label(AnkePlotScript *script, const char *text, double x_pt, double y_pt,
                            const AnkePlotLabelStyle *style);

/* As _label for a text that is broken into lines, the first at height y. Returns the height below.
 */
double anke_plot_script_lines(AnkePlotScript *script, const GPtrArray *lines, double x_pt,
                              double y_pt, const AnkePlotLabelStyle *style);

/* Appends commands of ours. No data goes through here but numbers of _number(). */
void anke_plot_script_add(AnkePlotScript *script, const char *commands);

/* Appends " NUMBER", the shortest that reads back. The number is finite. */
void anke_plot_script_number(AnkePlotScript *script, double number);

/* Rounded to a thousandth, for places in pt and curves: finer differences cannot be seen. */
double anke_plot_round(double number);

/* Appends `commands` and the numbers behind it, and ends the line. */
void anke_plot_script_row(AnkePlotScript *script, const char *commands, const double *numbers,
                          guint n_numbers);

/* Appends `commands` and the place behind it, in shares of the picture. */
void anke_plot_script_at(AnkePlotScript *script, const char *commands, double x_pt, double y_pt);

typedef struct {
    double left_pt;
    double right_pt;
    double top_pt;
    double bottom_pt;
} AnkePlotBox;

/* Places the panel within which the next plot command draws. */
void anke_plot_script_panel(AnkePlotScript *script, const AnkePlotBox *panel);

/* As _panel, with axes in pt from the panel's upper left corner and nothing drawn around it. */
void anke_plot_script_canvas(AnkePlotScript *script, const AnkePlotBox *panel);

/* Sets the range of the axis "x" or "y". */
void anke_plot_script_range(AnkePlotScript *script, const char *axis_name, double from, double to);

/* Draws an empty rectangle. */
void anke_plot_script_rectangle(AnkePlotScript *script, const AnkePlotBox *box, const char *ink);

/* Draws a filled rectangle with a grey border. */
void anke_plot_script_swatch(AnkePlotScript *script, const AnkePlotBox *box, guint colour);

/* The darker or lighter ink, whichever can be read on the colour. */
const char *anke_plot_ink_on(guint colour);

/* Width of a tick's number, in pt. */
double anke_plot_number_width(double number, guint n_decimals);

/* Sets ticks of the axis "x" or "y" at the numbers given.
 *   n_decimals   of the numbers printed beside them; -1 prints none */
void anke_plot_script_ticks(AnkePlotScript *script, const char *axis_name, const double *ticks,
                            guint n_ticks, gint n_decimals);

/* Ends the script, frees what made it, and returns its text. */
GString *anke_plot_script_finish_take(AnkePlotScript *script);

void anke_plot_script_free(AnkePlotScript *script);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePlotScript, anke_plot_script_free)

#endif
