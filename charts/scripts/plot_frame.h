/*
 * The frame of a plot, as that of charts (frame.h): title, subtitle and the mark of unprotected data
 * above it, notes and source below. Measured first, so that the picture's height is known, then
 * written into the script.
 */
#ifndef ANKE_SCRIPTS_PLOT_FRAME_H
#define ANKE_SCRIPTS_PLOT_FRAME_H

#include "charts/scripts/plot_script.h"

/* The texts of a frame broken into lines, and the room that they take, in pt. */
typedef struct {
    const AnkePlotFrame *frame;
    GPtrArray *title;
    GPtrArray *subtitle; /* no line: none */
    GPtrArray *heads;    /* "（注）1" before the first line of a note, "" before others */
    GPtrArray *notes;    /* lines, as many as heads */
    GPtrArray *source;   /* lines */
    double indent_pt;    /* of notes, behind their heads */
    double head_pt;      /* from the upper edge to where the plot may begin */
    double foot_pt;      /* from the lower end of the plot to the lower edge */
} AnkePlotFrameLayout;

/*   own_notes   what the kind of plot says itself, before those of the frame; ends in NULL */
AnkePlotFrameLayout anke_plot_frame_lay_out(const AnkePlotFrame *frame,
                                            const char *const *own_notes);

/*   bottom_pt   where the plot ends and the foot begins */
void anke_plot_frame_write(const AnkePlotFrameLayout *layout, double bottom_pt,
                           AnkePlotScript *script);

/*
 * Begins the script of a picture, its frame written.
 *   bottom_pt    where the plot ends and the foot begins
 *   *height_pt   the picture's height
 */
AnkePlotScript *anke_plot_frame_begin(const AnkePlotFrameLayout *layout, AnkePlotTarget target,
                                      double bottom_pt, double *height_pt);

void anke_plot_frame_layout_clear(AnkePlotFrameLayout *layout);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkePlotFrameLayout, anke_plot_frame_layout_clear)

#endif
