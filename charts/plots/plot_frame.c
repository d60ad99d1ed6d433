#include "charts/plots/plot_frame.h"

#include <math.h>

#include "charts/plots/text_lines.h"

#define LINE_EM 1.3
#define BLOCK_PT 8.0
#define SUBTITLE_GAP_PT 2.0
#define MARK_PT 8.0
#define MARK_PADDING_PT 3.0

enum { MAX_TITLE_LINES = 3, MAX_SUBTITLE_LINES = 3, MAX_NOTE_LINES = 6 };

static const char *mark_text(AnkeLang lang)
{
    return anke_say(lang, "部外秘・未秘匿", "CONFIDENTIAL, not protected");
}

static double mark_width(AnkeLang lang)
{
    return anke_text_lines_width(mark_text(lang)) * MARK_PT + 2 * MARK_PADDING_PT;
}

static GPtrArray *break_text(const char *text, double width_pt, double size_pt, guint max_lines)
{
    return anke_text_lines_break(text, width_pt / size_pt, max_lines);
}

static void append_lines(GPtrArray *to, const char *text, double width_pt)
{
    g_autoptr(GPtrArray) lines = break_text(text, width_pt, ANKE_PLOT_NOTE_PT, MAX_NOTE_LINES);
    for (guint i = 0; i < lines->len; i++) {
        g_ptr_array_add(to, g_strdup(lines->pdata[i]));
    }
}

/* A single note needs no number. */
static char *note_text(const GPtrArray *notes, guint i, AnkeLang lang)
{
    const char *note = notes->pdata[i];
    return notes->len == 1
               ? g_strconcat(anke_say(lang, "（注）", "Note: "), note, NULL)
               : g_strdup_printf(anke_say(lang, "（注%u）%s", "Note %u: %s"), i + 1, note);
}

static void collect_notes(GPtrArray *to, const char *const *notes)
{
    for (gsize i = 0; notes != NULL && notes[i] != NULL; i++) {
        g_ptr_array_add(to, (gpointer)notes[i]);
    }
}

static GPtrArray *lay_out_foot(const AnkePlotFrame *frame, const char *const *own_notes,
                               double width_pt)
{
    GPtrArray *foot = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) notes = g_ptr_array_new();
    collect_notes(notes, own_notes);
    collect_notes(notes, frame->notes);
    for (guint i = 0; i < notes->len; i++) {
        g_autofree char *text = note_text(notes, i, frame->lang);
        append_lines(foot, text, width_pt);
    }
    if (*frame->source != '\0') {
        g_autofree char *text =
            g_strconcat(anke_say(frame->lang, "資料：", "Source: "), frame->source, NULL);
        append_lines(foot, text, width_pt);
    }
    return foot;
}

AnkePlotFrameLayout anke_plot_frame_lay_out(const AnkePlotFrame *frame,
                                            const char *const *own_notes)
{
    const double width_pt = frame->width_pt - 2 * ANKE_PLOT_MARGIN_PT;
    const double mark_pt = frame->is_protected ? 0 : mark_width(frame->lang) + BLOCK_PT;
    AnkePlotFrameLayout layout = {
        .is_protected = frame->is_protected, .lang = frame->lang, .width_pt = frame->width_pt};
    layout.title =
        break_text(frame->title, width_pt - mark_pt, ANKE_PLOT_TITLE_PT, MAX_TITLE_LINES);
    layout.subtitle = *frame->subtitle == '\0' ? g_ptr_array_new_with_free_func(g_free)
                                               : break_text(frame->subtitle, width_pt,
                                                            ANKE_PLOT_LABEL_PT, MAX_SUBTITLE_LINES);
    layout.foot = lay_out_foot(frame, own_notes, width_pt);
    layout.head_pt = ANKE_PLOT_MARGIN_PT + layout.title->len * ANKE_PLOT_TITLE_PT * LINE_EM +
                     layout.subtitle->len * ANKE_PLOT_LABEL_PT * LINE_EM + SUBTITLE_GAP_PT +
                     BLOCK_PT;
    layout.foot_pt = layout.foot->len * ANKE_PLOT_NOTE_PT * LINE_EM + ANKE_PLOT_MARGIN_PT +
                     (layout.foot->len > 0 ? BLOCK_PT : 0);
    return layout;
}

/* The mark in its box at the upper right. */
static void write_mark(AnkePlotScript *script, double width_pt, AnkeLang lang)
{
    static const AnkePlotLabelStyle style = {MARK_PT, TRUE, ANKE_PLOT_CENTRE,
                                             ANKE_PLOT_WARNING_INK};
    const AnkePlotBox box = {.left_pt = width_pt - ANKE_PLOT_MARGIN_PT - mark_width(lang),
                             .right_pt = width_pt - ANKE_PLOT_MARGIN_PT,
                             .top_pt = ANKE_PLOT_MARGIN_PT,
                             .bottom_pt = ANKE_PLOT_MARGIN_PT + MARK_PT + 2 * MARK_PADDING_PT};
    anke_plot_script_rectangle(script, &box, ANKE_PLOT_WARNING_INK);
    anke_plot_script_label(script, mark_text(lang), (box.left_pt + box.right_pt) / 2,
                           (box.top_pt + box.bottom_pt) / 2, &style);
}

void anke_plot_frame_write(const AnkePlotFrameLayout *layout, double bottom_pt,
                           AnkePlotScript *script)
{
    static const AnkePlotLabelStyle title = {ANKE_PLOT_TITLE_PT, TRUE, ANKE_PLOT_LEFT,
                                             ANKE_PLOT_INK};
    static const AnkePlotLabelStyle subtitle = {ANKE_PLOT_LABEL_PT, FALSE, ANKE_PLOT_LEFT,
                                                ANKE_PLOT_FAINT_INK};
    static const AnkePlotLabelStyle note = {ANKE_PLOT_NOTE_PT, FALSE, ANKE_PLOT_LEFT,
                                            ANKE_PLOT_FAINT_INK};
    const double left_pt = ANKE_PLOT_MARGIN_PT;
    double y_pt = ANKE_PLOT_MARGIN_PT + ANKE_PLOT_TITLE_PT * LINE_EM / 2;
    y_pt = anke_plot_script_lines(script, layout->title, left_pt, y_pt, &title);
    y_pt += SUBTITLE_GAP_PT - (ANKE_PLOT_TITLE_PT - ANKE_PLOT_LABEL_PT) * LINE_EM / 2;
    (void)anke_plot_script_lines(script, layout->subtitle, left_pt, y_pt, &subtitle);
    (void)anke_plot_script_lines(script, layout->foot, left_pt,
                                 bottom_pt + BLOCK_PT + ANKE_PLOT_NOTE_PT * LINE_EM / 2, &note);
    if (!layout->is_protected) {
        write_mark(script, layout->width_pt, layout->lang);
    }
}

AnkePlotScript *anke_plot_frame_begin(const AnkePlotFrameLayout *layout, AnkePlotTarget target,
                                      double bottom_pt, double *height_pt)
{
    *height_pt = ceil(bottom_pt + layout->foot_pt);
    AnkePlotScript *script = anke_plot_script_new(target, layout->width_pt, *height_pt);
    anke_plot_frame_write(layout, bottom_pt, script);
    return script;
}

void anke_plot_frame_layout_clear(AnkePlotFrameLayout *layout)
{
    g_clear_pointer(&layout->title, g_ptr_array_unref);
    g_clear_pointer(&layout->subtitle, g_ptr_array_unref);
    g_clear_pointer(&layout->foot, g_ptr_array_unref);
}
