#include "charts/scripts/plot_script.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/draw/gnuplot.h"
#include "charts/scene/mark.h"

#define POINTS_PER_INCH 72.0
#define PALE_SHARE 0.25 /* of a bar's colour, the rest paper */
#define PALE_TOTAL_SHARE 0.4

struct AnkePlotScript {
    AnkePlotTarget target;
    const AnkeTheme *theme;
    double width_pt;
    double height_pt;
    GPtrArray *texts; /* lines of $text */
    GString *body;
};

const AnkeTextStyle *anke_plot_label_style(const AnkeTheme *theme, gboolean is_strong)
{
    return is_strong ? &theme->strong : &theme->label;
}

AnkeTextStyle anke_plot_faint_style(const AnkeTheme *theme)
{
    return anke_text_style_coloured(theme->axis, theme->note.colour);
}

AnkeTextRuler anke_plot_ruler(const AnkePlotFrame *frame, const AnkeTextStyle *style)
{
    return (AnkeTextRuler){frame->measure, style};
}

AnkeRgb anke_plot_pale(const AnkeTheme *theme)
{
    return anke_theme_mix(theme, theme->bar.colour, PALE_SHARE);
}

AnkeRgb anke_plot_pale_total(const AnkeTheme *theme)
{
    return anke_theme_mix(theme, anke_mark_total(theme), PALE_TOTAL_SHARE);
}

gboolean anke_plot_family_is_plain(const char *family)
{
    for (const char *at = family; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isalnum(c) && !g_unichar_ismark(c) && g_utf8_strchr(" ._-", -1, c) == NULL) {
            return FALSE;
        }
    }
    return *family != '\0';
}

AnkePlotScript *anke_plot_script_new(AnkePlotTarget target, const AnkeTheme *theme, double width_pt,
                                     double height_pt)
{
    g_assert(anke_plot_family_is_plain(theme->family));
    AnkePlotScript *script = g_new0(AnkePlotScript, 1);
    script->target = target;
    script->theme = theme;
    script->width_pt = width_pt;
    script->height_pt = height_pt;
    script->texts = g_ptr_array_new_with_free_func(g_free);
    script->body = g_string_new(NULL);
    return script;
}

const AnkeTheme *anke_plot_script_theme(const AnkePlotScript *script)
{
    return script->theme;
}

static void append_number(GString *to, double number)
{
    char text[ANKE_NUMBER_SIZE];
    g_assert(isfinite(number));
    anke_number_format(text, number);
    g_string_append_printf(to, " %s", text);
}

static void append_stroke(GString *to, const AnkeStroke *stroke)
{
    g_string_append_printf(to, "lc rgb \"#%06X\" lw", stroke->colour);
    append_number(to, stroke->width_pt);
}

static gboolean append_colour(const AnkeTheme *theme, const char *name, GString *to)
{
    const struct {
        const char *name;
        AnkeRgb colour;
    } colours[] = {{"ink", theme->label.colour},
                   {"paper", theme->paper},
                   {"bar", theme->bar.colour},
                   {"bar_faint", theme->bar_faint.colour},
                   {"half", anke_theme_mix(theme, theme->bar.colour, 2 * PALE_SHARE)},
                   {"pale", anke_plot_pale(theme)},
                   {"pale_total", anke_plot_pale_total(theme)},
                   {"grey", theme->no_answer.colour},
                   {"second", theme->second},
                   {"warning", theme->warning.colour}};
    for (gsize i = 0; i < G_N_ELEMENTS(colours); i++) {
        if (strcmp(colours[i].name, name) == 0) {
            g_string_append_printf(to, "rgb \"#%06X\"", colours[i].colour);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean append_line(const AnkeTheme *theme, const char *name, GString *to)
{
    const AnkeStroke casing = {theme->paper, theme->data_line.casing_width_pt, 0, 0};
    const struct {
        const char *name;
        const AnkeStroke *stroke;
    } lines[] = {{"axis", &theme->axis_line},  {"grid", &theme->grid},
                 {"border", &theme->border},   {"separator", &theme->separator},
                 {"whisker", &theme->whisker}, {"data", &theme->data_line},
                 {"casing", &casing}};
    for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (strcmp(lines[i].name, name) == 0) {
            append_stroke(to, lines[i].stroke);
            return TRUE;
        }
    }
    return FALSE;
}

void anke_plot_script_add(AnkePlotScript *script, const char *commands)
{
    for (const char *brace = strchr(commands, '{'); brace != NULL; brace = strchr(commands, '{')) {
        const char *end = strchr(brace, '}');
        g_assert(end != NULL);
        g_autofree char *name = g_strndup(brace + 1, (gsize)(end - brace - 1));
        g_string_append_len(script->body, commands, brace - commands);
        gboolean is_known = append_colour(script->theme, name, script->body) ||
                            append_line(script->theme, name, script->body);
        g_assert(is_known);
        commands = end + 1;
    }
    g_string_append(script->body, commands);
}

void anke_plot_script_number(AnkePlotScript *script, double number)
{
    append_number(script->body, number);
}

double anke_plot_round(double number)
{
    const double scale = 1000;
    return round(number * scale) / scale;
}

void anke_plot_script_row(AnkePlotScript *script, const char *commands, const double *numbers,
                          guint n_numbers)
{
    anke_plot_script_add(script, commands);
    for (guint i = 0; i < n_numbers; i++) {
        anke_plot_script_number(script, numbers[i]);
    }
    anke_plot_script_add(script, "\n");
}

/* Share of the picture, rounded so that scripts can be read: 1e-5 of 1000 pt is 0.01 pt. */
static double share(double part, double whole)
{
    return round(part / whole * 1e5) / 1e5;
}

static double screen_x(const AnkePlotScript *script, double x_pt)
{
    return share(x_pt, script->width_pt);
}

static double screen_y(const AnkePlotScript *script, double y_pt)
{
    return share(script->height_pt - y_pt, script->height_pt);
}

void anke_plot_script_at(AnkePlotScript *script, const char *commands, double x_pt, double y_pt)
{
    anke_plot_script_add(script, commands);
    anke_plot_script_add(script, " screen");
    anke_plot_script_number(script, screen_x(script, x_pt));
    anke_plot_script_add(script, ", screen");
    anke_plot_script_number(script, screen_y(script, y_pt));
}

static const char *align_name(AnkePlotAlign align)
{
    static const char *const names[] = {"left", "center", "right"};
    return names[align];
}

void anke_plot_script_label(AnkePlotScript *script, const char *text, double x_pt, double y_pt,
                            const AnkePlotLabelStyle *style)
{
    char size[ANKE_NUMBER_SIZE];
    g_ptr_array_add(script->texts, anke_text_lines_visible(text, ANKE_GNUPLOT_MAX_LINE_BYTES));
    const guint number = script->texts->len;
    anke_number_format(size, style->text->size_pt);
    g_string_append_printf(script->body, "set label %u $text[%u] at screen", number, number);
    anke_plot_script_number(script, screen_x(script, x_pt));
    anke_plot_script_add(script, ", screen");
    anke_plot_script_number(script, screen_y(script, y_pt));
    g_string_append_printf(script->body, " %s font \"%s%s,%s\" tc rgb \"#%06X\" noenhanced front\n",
                           align_name(style->align), script->theme->family,
                           style->text->is_bold ? ":Bold" : "", size, style->text->colour);
}

double anke_plot_script_lines(AnkePlotScript *script, const GPtrArray *lines, double x_pt,
                              double y_pt, const AnkePlotLabelStyle *style)
{
    for (guint i = 0; i < lines->len; i++) {
        anke_plot_script_label(script, lines->pdata[i], x_pt, y_pt, style);
        y_pt += anke_text_lines_height(style->text, 1);
    }
    return y_pt;
}

void anke_plot_script_panel(AnkePlotScript *script, const AnkePlotBox *panel)
{
    const struct {
        const char *command;
        double at;
    } sides[] = {{"set lmargin at screen", screen_x(script, panel->left_pt)},
                 {"set rmargin at screen", screen_x(script, panel->right_pt)},
                 {"set tmargin at screen", screen_y(script, panel->top_pt)},
                 {"set bmargin at screen", screen_y(script, panel->bottom_pt)}};
    for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
        anke_plot_script_row(script, sides[i].command, &sides[i].at, 1);
    }
}

void anke_plot_script_range(AnkePlotScript *script, const char *axis_name, double from, double to)
{
    g_string_append_printf(script->body, "set %srange [", axis_name);
    anke_plot_script_number(script, from);
    anke_plot_script_add(script, " :");
    anke_plot_script_number(script, to);
    anke_plot_script_add(script, " ]\n");
}

void anke_plot_script_canvas(AnkePlotScript *script, const AnkePlotBox *panel)
{
    anke_plot_script_panel(script, panel);
    anke_plot_script_add(script, "unset border\nunset grid\nunset xtics\nunset ytics\n");
    anke_plot_script_range(script, "x", 0, panel->right_pt - panel->left_pt);
    anke_plot_script_range(script, "y", panel->bottom_pt - panel->top_pt, 0);
}

static void begin_rectangle(AnkePlotScript *script, const AnkePlotBox *box)
{
    anke_plot_script_at(script, "set object rectangle from", box->left_pt, box->bottom_pt);
    anke_plot_script_at(script, " to", box->right_pt, box->top_pt);
}

void anke_plot_script_rectangle(AnkePlotScript *script, const AnkePlotBox *box,
                                const AnkeStroke *stroke)
{
    begin_rectangle(script, box);
    anke_plot_script_add(script, " fs empty border ");
    append_stroke(script->body, stroke);
    anke_plot_script_add(script, "\n");
}

void anke_plot_script_swatch(AnkePlotScript *script, const AnkePlotBox *box, AnkeRgb colour)
{
    begin_rectangle(script, box);
    g_string_append_printf(script->body, " fc rgb \"#%06X\" fs solid 1 border ", colour);
    anke_plot_script_add(script, "{border}\n");
}

double anke_plot_number_width(const AnkePlotFrame *frame, double number, guint n_decimals)
{
    char text[ANKE_NUMBER_SIZE];
    const AnkeTextRuler ruler = anke_plot_ruler(frame, &frame->theme->axis);
    anke_number_format_grouped(text, number, n_decimals);
    return anke_text_lines_width(&ruler, text);
}

/* Tick texts are formats to gnuplot, but digits, commas and dots mean nothing there. */
void anke_plot_script_ticks(AnkePlotScript *script, const char *axis_name, const double *ticks,
                            guint n_ticks, gint n_decimals)
{
    g_string_append_printf(script->body, "set %stics (", axis_name);
    for (guint i = 0; i < n_ticks; i++) {
        char text[ANKE_NUMBER_SIZE] = "";
        if (n_decimals >= 0) {
            anke_number_format_grouped(text, ticks[i], (guint)n_decimals);
        }
        g_string_append_printf(script->body, "%s\"%s\"", i > 0 ? ", " : "", text);
        anke_plot_script_number(script, ticks[i]);
    }
    char size[ANKE_NUMBER_SIZE];
    anke_number_format(size, script->theme->axis.size_pt);
    g_string_append_printf(script->body,
                           ") out scale 0.4 nomirror offset %s font \"%s,%s\" tc rgb \"#%06X\"\n",
                           *axis_name == 'x' ? "0,0.3" : "0.4,0", script->theme->family, size,
                           script->theme->axis.colour);
}

/* A word that occurs in none of the texts, so that none can end the datablock. */
static char *choose_end_mark(const GPtrArray *texts)
{
    GString *mark = g_string_new("END_OF_TEXT");
    for (guint i = 0; i < texts->len; i++) {
        while (strstr(texts->pdata[i], mark->str) != NULL) {
            g_string_append_c(mark, '_');
            i = 0;
        }
    }
    return g_string_free(mark, FALSE);
}

static void write_texts(const AnkePlotScript *script, GString *to)
{
    g_autofree char *mark = choose_end_mark(script->texts);
    g_string_append_printf(to, "$text << %s\n", mark);
    for (guint i = 0; i < script->texts->len; i++) {
        g_string_append_printf(to, "%s\n", (const char *)script->texts->pdata[i]);
    }
    g_string_append_printf(to, "%s\n", mark);
}

static void append_size(GString *to, double width, double height, const char *unit)
{
    append_number(to, width);
    g_string_append_printf(to, "%s,", unit);
    append_number(to, height);
    g_string_append(to, unit);
}

/*
 * gnuplot 5.4's cairo terminals count 96 points of a font, but 72 of the paper, to an inch, draw
 * PDF lines at half their width, and cut paper sizes to whole points; the SVG terminal counts pt.
 */
static void write_terminal(const AnkePlotScript *script, GString *to)
{
    const AnkeFormat format = script->target.format;
    const double scale = script->target.dots_per_inch / POINTS_PER_INCH;
    const double cut_pt = 0.01;
    static const char *const names[] = {"pngcairo", "pdfcairo", "svg"};
    g_string_append_printf(to,
                           "if (strstrt(GPVAL_TERMINALS, \"%s\") == 0) exit status 69\n"
                           "set terminal %s size",
                           names[format], names[format]);
    if (format == ANKE_FORMAT_PNG) {
        append_size(to, round(script->width_pt * scale), round(script->height_pt * scale), "");
        g_string_append(to, " fontscale");
        append_number(to, scale * 0.75);
        g_string_append(to, " pointscale");
        append_number(to, scale);
        g_string_append(to, " linewidth");
        append_number(to, scale);
    } else if (format == ANKE_FORMAT_PDF) {
        append_size(to, (script->width_pt + cut_pt) / POINTS_PER_INCH,
                    (script->height_pt + cut_pt) / POINTS_PER_INCH, "in");
        g_string_append(to, " fontscale 0.75 linewidth 2");
    } else {
        append_size(to, script->width_pt, script->height_pt, "");
        g_string_append(to, " dynamic");
    }
    char size[ANKE_NUMBER_SIZE];
    anke_number_format(size, script->theme->label.size_pt);
    g_string_append_printf(to, " font \"%s,%s\" noenhanced background \"#%06X\"\n",
                           script->theme->family, size, script->theme->paper);
}

GString *anke_plot_script_finish_take(AnkePlotScript *script)
{
    GString *text = g_string_new("if (GPVAL_VERSION < 5.4) exit status 69\n"
                                 "set encoding utf8\n");
    write_terminal(script, text);
    g_string_append(text, "set output \"" ANKE_GNUPLOT_OUTPUT_NAME "\"\n"
                          "set termoption noenhanced\n"
                          "unset key\n");
    write_texts(script, text);
    g_string_append_len(text, script->body->str, (gssize)script->body->len);
    g_string_append(text, "unset output\n");
    anke_plot_script_free(script);
    return text;
}

void anke_plot_script_free(AnkePlotScript *script)
{
    if (script == NULL) {
        return;
    }
    g_ptr_array_unref(script->texts);
    g_string_free(script->body, TRUE);
    g_free(script);
}
