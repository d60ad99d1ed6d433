/*
 * A gnuplot script in the making: what all kinds of plots share. Pure: text out, nothing runs.
 *
 * Labels never become script. Each text is one line of the datablock $text and reaches the picture
 * as the value $text[i], which gnuplot does not parse, expand or format; the block's end mark is a
 * word that no line holds. Everything else in a script is our own commands and numbers, and the name
 * of the theme's font, in which nothing means anything to gnuplot (anke_plot_family_is_plain).
 *
 * Sizes, colours and lines are those of the theme, as in charts that cairo draws.
 *
 * Units: pt from the upper left corner of the picture, x to the right, y downward.
 */
#ifndef ANKE_SCRIPTS_PLOT_SCRIPT_H
#define ANKE_SCRIPTS_PLOT_SCRIPT_H

#include <glib.h>

#include "charts/draw/gnuplot_output.h"
#include "charts/draw/measure.h"
#include "charts/scene/text_lines.h"

typedef struct {
    AnkeFormat format;
    double dots_per_inch; /* of a PNG */
} AnkePlotTarget;

/* What stands around a plot. Texts are data: they are shown as they are. */
typedef struct {
    const AnkeTheme *theme; /* with the language of the words that a plot says itself */
    AnkeMeasure measure;
    double width_pt;
    const char *title;
    const char *subtitle;     /* survey, wave, n, unit; "" = none */
    const char *const *notes; /* ends in NULL; NULL = none */
    const char *source;       /* "" = none */
    gboolean is_protected;    /* FALSE: 「部外秘・未秘匿」 stands at the upper right */
} AnkePlotFrame;

typedef enum { ANKE_PLOT_LEFT, ANKE_PLOT_CENTRE, ANKE_PLOT_RIGHT } AnkePlotAlign;

typedef struct {
    const AnkeTextStyle *text;
    AnkePlotAlign align;
} AnkePlotLabelStyle;

/* The style of a label, which stands out if it is that of everyone. */
const AnkeTextStyle *anke_plot_label_style(const AnkeTheme *theme, gboolean is_strong);

/* That of numbers of an axis in the colour of notes. */
AnkeTextStyle anke_plot_faint_style(const AnkeTheme *theme);

/* Measures texts of a style in the frame's picture. */
AnkeTextRuler anke_plot_ruler(const AnkePlotFrame *frame, const AnkeTextStyle *style);

/* Areas behind marks: a quarter of the colour of bars. */
AnkeRgb anke_plot_pale(const AnkeTheme *theme);

/* The same of everyone, beside groups: grey. */
AnkeRgb anke_plot_pale_total(const AnkeTheme *theme);

/* Whether a font's name holds letters, digits, blanks, dots, hyphens and underlines only. */
gboolean anke_plot_family_is_plain(const char *family);

typedef struct AnkePlotScript AnkePlotScript;

/* The theme is borrowed for the script's life; its family is plain. */
AnkePlotScript *anke_plot_script_new(AnkePlotTarget target, const AnkeTheme *theme, double width_pt,
                                     double height_pt);

const AnkeTheme *anke_plot_script_theme(const AnkePlotScript *script);

/* Puts a text beside, around or before x (as style->align says), its middle at height y. */
void anke_plot_script_label(AnkePlotScript *script, const char *text, double x_pt, double y_pt,
                            const AnkePlotLabelStyle *style);

/* As _label for a text that is broken into lines, the first at height y. Returns the height below.
 */
double anke_plot_script_lines(AnkePlotScript *script, const GPtrArray *lines, double x_pt,
                              double y_pt, const AnkePlotLabelStyle *style);

/*
 * Appends commands of ours; no data goes through here. In them {ink}, {paper}, {bar}, {bar_faint},
 * {half}, {pale}, {pale_total}, {grey}, {second} and {warning} stand for colours of the theme as
 * `rgb "#RRGGBB"`, and {axis}, {grid}, {border}, {separator}, {whisker}, {data} for its lines as
 * `lc rgb "#RRGGBB" lw 0.6`; {casing} is the wider line of paper below a {data} line.
 */
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
void anke_plot_script_rectangle(AnkePlotScript *script, const AnkePlotBox *box,
                                const AnkeStroke *stroke);

/* Draws a filled rectangle with a border. */
void anke_plot_script_swatch(AnkePlotScript *script, const AnkePlotBox *box, AnkeRgb colour);

/* Width of a number of an axis, in pt. */
double anke_plot_number_width(const AnkePlotFrame *frame, double number, guint n_decimals);

/* Sets ticks of the axis "x" or "y" at the numbers given.
 *   n_decimals   of the numbers printed beside them; -1 prints none */
void anke_plot_script_ticks(AnkePlotScript *script, const char *axis_name, const double *ticks,
                            guint n_ticks, gint n_decimals);

/* Ends the script, frees what made it, and returns its text. */
GString *anke_plot_script_finish_take(AnkePlotScript *script);

void anke_plot_script_free(AnkePlotScript *script);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePlotScript, anke_plot_script_free)

#endif
