#include "charts/scripts/plot_frame.h"

#include <math.h>
#include <string.h>

/* As in frame.c. */
#define SUBTITLE_GAP_PT 1.0
#define MARK_PADDING_X_PT 4.0
#define MARK_PADDING_Y_PT 1.5
#define FOOT_SHARE 0.75 /* of the margin, below the last line */

enum { MAX_TITLE_LINES = 8, MAX_SUBTITLE_LINES = 6, MAX_NOTE_LINES = 12 };

static const char *mark_text(const AnkePlotFrame *frame)
{
    return anke_say(frame->theme->lang, "部外秘・未秘匿", "CONFIDENTIAL, not protected");
}

static double text_width(const AnkePlotFrame *frame, const AnkeTextStyle *style, const char *text)
{
    const AnkeTextRuler ruler = anke_plot_ruler(frame, style);
    return anke_text_lines_width(&ruler, text);
}

static double mark_width(const AnkePlotFrame *frame)
{
    return text_width(frame, &frame->theme->warning, mark_text(frame)) + 2 * MARK_PADDING_X_PT;
}

static GPtrArray *break_text(const AnkePlotFrame *frame, const AnkeTextStyle *style,
                             const char *text, double width_pt, guint max_lines)
{
    const AnkeTextRuler ruler = anke_plot_ruler(frame, style);
    return anke_text_lines_break(&ruler, text, width_pt, max_lines);
}

static void collect_notes(GPtrArray *to, const char *const *notes)
{
    for (gsize i = 0; notes != NULL && notes[i] != NULL; i++) {
        g_ptr_array_add(to, (gpointer)notes[i]);
    }
}

/* "（注）" before the first, numbers where there are several. */
static char *note_head(const AnkePlotFrame *frame, guint i, guint n)
{
    const AnkeLang lang = frame->theme->lang;
    g_autofree char *number = n > 1 ? g_strdup_printf("%u", i + 1) : g_strdup("");
    return g_strconcat(i == 0 ? anke_say(lang, "（注）", "Note ") : "", number, NULL);
}

/* Where the numbers of further notes stand: below the first one's. */
static double number_indent(const AnkePlotFrame *frame)
{
    return text_width(frame, &frame->theme->note, anke_say(frame->theme->lang, "（注）", "Note "));
}

static void lay_out_notes(AnkePlotFrameLayout *layout, const char *const *own_notes,
                          double width_pt)
{
    const AnkePlotFrame *frame = layout->frame;
    const AnkeLang lang = frame->theme->lang;
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    collect_notes(notes, own_notes);
    collect_notes(notes, frame->notes);
    layout->indent_pt = text_width(frame, &frame->theme->note,
                                   notes->len > 1 ? anke_say(lang, "（注）10", "Note 10")
                                                  : anke_say(lang, "（注）", "Note "));
    for (guint i = 0; i < notes->len; i++) {
        g_autoptr(GPtrArray) lines = break_text(frame, &frame->theme->note, notes->pdata[i],
                                                width_pt - layout->indent_pt, MAX_NOTE_LINES);
        for (guint k = 0; k < lines->len; k++) {
            g_ptr_array_add(layout->heads, k == 0 ? note_head(frame, i, notes->len) : g_strdup(""));
            g_ptr_array_add(layout->notes, g_strdup(lines->pdata[k]));
        }
    }
}

static void lay_out_foot(AnkePlotFrameLayout *layout, const char *const *own_notes, double width_pt)
{
    const AnkePlotFrame *frame = layout->frame;
    const AnkeTheme *theme = frame->theme;
    layout->heads = g_ptr_array_new_with_free_func(g_free);
    layout->notes = g_ptr_array_new_with_free_func(g_free);
    lay_out_notes(layout, own_notes, width_pt);
    g_autofree char *source =
        g_strconcat(anke_say(theme->lang, "資料：", "Source: "), frame->source, NULL);
    layout->source = *frame->source == '\0'
                         ? g_ptr_array_new_with_free_func(g_free)
                         : break_text(frame, &theme->note, source, width_pt, MAX_NOTE_LINES);
    const guint n_lines = layout->notes->len + layout->source->len;
    layout->foot_pt = anke_text_lines_height(&theme->note, n_lines) +
                      (n_lines > 0 ? theme->block_pt : 0) + FOOT_SHARE * theme->margin_pt;
}

AnkePlotFrameLayout anke_plot_frame_lay_out(const AnkePlotFrame *frame,
                                            const char *const *own_notes)
{
    const AnkeTheme *theme = frame->theme;
    const double width_pt = frame->width_pt - 2 * theme->margin_pt;
    const double mark_pt = frame->is_protected ? 0 : mark_width(frame) + theme->block_pt;
    const char *title =
        *frame->title == '\0' ? anke_say(theme->lang, "（無題）", "(no title)") : frame->title;
    AnkePlotFrameLayout layout = {.frame = frame};
    layout.title = break_text(frame, &theme->title, title, width_pt - mark_pt, MAX_TITLE_LINES);
    layout.subtitle =
        *frame->subtitle == '\0'
            ? g_ptr_array_new_with_free_func(g_free)
            : break_text(frame, &theme->subtitle, frame->subtitle, width_pt, MAX_SUBTITLE_LINES);
    layout.head_pt = theme->margin_pt + anke_text_lines_height(&theme->title, layout.title->len) +
                     (layout.subtitle->len > 0 ? SUBTITLE_GAP_PT : 0) +
                     anke_text_lines_height(&theme->subtitle, layout.subtitle->len) +
                     theme->block_pt;
    lay_out_foot(&layout, own_notes, width_pt);
    return layout;
}

/* The mark in its box at the upper right. */
static void write_mark(const AnkePlotFrame *frame, AnkePlotScript *script)
{
    const AnkeTheme *theme = frame->theme;
    const AnkePlotLabelStyle style = {&theme->warning, ANKE_PLOT_CENTRE};
    const AnkeStroke edge = {theme->warning.colour, theme->border.width_pt, 0, 0};
    const AnkePlotBox box = {.left_pt = frame->width_pt - theme->margin_pt - mark_width(frame),
                             .right_pt = frame->width_pt - theme->margin_pt,
                             .top_pt = theme->margin_pt,
                             .bottom_pt = theme->margin_pt +
                                          anke_text_lines_height(&theme->warning, 1) +
                                          2 * MARK_PADDING_Y_PT};
    anke_plot_script_rectangle(script, &box, &edge);
    anke_plot_script_label(script, mark_text(frame), (box.left_pt + box.right_pt) / 2,
                           (box.top_pt + box.bottom_pt) / 2, &style);
}

/* Writes lines from a height downward and returns the height below them. */
static double write_block(AnkePlotScript *script, const GPtrArray *lines, double y_pt,
                          const AnkeTextStyle *text)
{
    const double half_pt = anke_text_lines_height(text, 1) / 2;
    const AnkePlotLabelStyle style = {text, ANKE_PLOT_LEFT};
    const double left_pt = anke_plot_script_theme(script)->margin_pt;
    return anke_plot_script_lines(script, lines, left_pt, y_pt + half_pt, &style) - half_pt;
}

static double write_notes(const AnkePlotFrameLayout *layout, double y_pt, AnkePlotScript *script)
{
    const AnkeTheme *theme = layout->frame->theme;
    const AnkePlotLabelStyle style = {&theme->note, ANKE_PLOT_LEFT};
    const double line_pt = anke_text_lines_height(&theme->note, 1);
    for (guint i = 0; i < layout->notes->len; i++) {
        const char *head = layout->heads->pdata[i];
        const double middle_pt = y_pt + line_pt / 2;
        const double head_pt =
            theme->margin_pt + (g_ascii_isdigit(*head) ? number_indent(layout->frame) : 0);
        if (*head != '\0') {
            anke_plot_script_label(script, head, head_pt, middle_pt, &style);
        }
        anke_plot_script_label(script, layout->notes->pdata[i],
                               theme->margin_pt + layout->indent_pt, middle_pt, &style);
        y_pt += line_pt;
    }
    return y_pt;
}

void anke_plot_frame_write(const AnkePlotFrameLayout *layout, double bottom_pt,
                           AnkePlotScript *script)
{
    const AnkeTheme *theme = layout->frame->theme;
    double y_pt = write_block(script, layout->title, theme->margin_pt, &theme->title);
    (void)write_block(script, layout->subtitle, y_pt + SUBTITLE_GAP_PT, &theme->subtitle);
    y_pt = write_notes(layout, bottom_pt + theme->block_pt, script);
    (void)write_block(script, layout->source, y_pt, &theme->note);
    if (!layout->frame->is_protected) {
        write_mark(layout->frame, script);
    }
}

AnkePlotScript *anke_plot_frame_begin(const AnkePlotFrameLayout *layout, AnkePlotTarget target,
                                      double bottom_pt, double *height_pt)
{
    *height_pt = ceil(bottom_pt + layout->foot_pt);
    AnkePlotScript *script =
        anke_plot_script_new(target, layout->frame->theme, layout->frame->width_pt, *height_pt);
    anke_plot_frame_write(layout, bottom_pt, script);
    return script;
}

void anke_plot_frame_layout_clear(AnkePlotFrameLayout *layout)
{
    g_clear_pointer(&layout->title, g_ptr_array_unref);
    g_clear_pointer(&layout->subtitle, g_ptr_array_unref);
    g_clear_pointer(&layout->heads, g_ptr_array_unref);
    g_clear_pointer(&layout->notes, g_ptr_array_unref);
    g_clear_pointer(&layout->source, g_ptr_array_unref);
}
