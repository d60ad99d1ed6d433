/*
 * Finds faults in a chart: what a reader would stumble over, in groups.
 *
 * The canvas finds what only fonts tell (charts/draw/audit.h); here the scene is looked at: texts on
 * marks, ink on fills, axes, what must stand around numbers, empty paper. Nothing is drawn.
 */
#ifndef ANKE_SCENE_SCENE_AUDIT_H
#define ANKE_SCENE_SCENE_AUDIT_H

#include <glib.h>

#include "charts/scene/scene.h"

typedef enum {
    ANKE_AUDIT_TEXTS_APART,    /* no text touches another */
    ANKE_AUDIT_TEXTS_INSIDE,   /* none leaves its cell, segment or page */
    ANKE_AUDIT_GLYPHS,         /* every character is there, in the one font */
    ANKE_AUDIT_TYPE_SIZE,      /* nothing below the theme's smallest type */
    ANKE_AUDIT_LINE_BREAKS,    /* no line begins with 、 or ends with （ */
    ANKE_AUDIT_TEXTS_ON_MARKS, /* no line, mark, edge or hatch runs through a text */
    ANKE_AUDIT_CONTRAST,       /* ink on its fill 4.5:1 at least, large type 3:1 */
    ANKE_AUDIT_TICKS,          /* ticks reach around the data; 1 to 8 intervals; whole persons */
    ANKE_AUDIT_ZERO,           /* bars begin at 0 */
    ANKE_AUDIT_UNIT,
    ANKE_AUDIT_BASE, /* n, or that it is not known */
    ANKE_AUDIT_SOURCE,
    ANKE_AUDIT_WORDS, /* a title, and a sentence for those who cannot see */
    ANKE_AUDIT_BLANK, /* no empty rectangle above 15 % of the picture */
    ANKE_N_AUDIT_GROUPS
} AnkeAuditGroup;

/* What a group asks, as a short sentence for people. */
const char *anke_audit_group_name(AnkeAuditGroup group);

typedef struct {
    AnkeAuditGroup group;
    char *message; /* one line; texts quoted */
} AnkeFault;

/* What must stand in a picture. */
typedef struct {
    gboolean has_unit;
    gboolean has_base;
    gboolean has_source;
} AnkeAuditNeeds;

/*
 * All faults: those that the canvas found in the same picture, and those of the scene.
 *   drawn   AnkeFinding of anke_canvas_audit(), or NULL
 * Returns an array of AnkeFault that frees them, by group.
 */
GPtrArray *anke_scene_audit(const AnkeScene *scene, const AnkeAuditNeeds *needs,
                            const GPtrArray *drawn);

#endif
