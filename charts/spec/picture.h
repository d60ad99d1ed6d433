/*
 * The files of one run: pictures, the data and words beside them, drawn in memory and written together
 * when everything was read and drawn. Every picture is audited as it is drawn.
 */
#ifndef ANKE_SPEC_PICTURE_H
#define ANKE_SPEC_PICTURE_H

#include "charts/draw/canvas.h"
#include "charts/scene/scene_audit.h"
#include "charts/spec/chart_spec.h"

typedef struct AnkePictures AnkePictures;

typedef struct {
    AnkeTypesetter *typesetter; /* borrowed for the life of the pictures */
    double dpi;                 /* of PNG; 0 = the canvas's default */
    double page_pt;             /* height of a page of PDF; 0 = pictures are not broken */
} AnkePictureSettings;

AnkePictures *anke_pictures_new(const AnkePictureSettings *settings);

/* A chart that was laid out. */
typedef struct {
    const AnkeScene *scene;
    const AnkeChartKind *kind;
    const AnkeChartFacts *facts;
    const char *name; /* of the chart, in messages */
} AnkeChart;

/*
 * Draws a chart. It is audited only if `is_audited`: once, whatever its formats.
 *   path   NULL = standard output
 * Errors: as anke_canvas_new() and anke_canvas_finish()
 */
gboolean anke_pictures_draw(AnkePictures *pictures, const AnkeChart *chart, AnkeFormat format,
                            const char *path, gboolean is_audited, GError **error);

/* Audits a chart that is not written.
 * Errors: as anke_pictures_draw() */
gboolean anke_pictures_audit(AnkePictures *pictures, const AnkeChart *chart, GError **error);

/*
 * Begins a book: one PDF of all charts, a page or more each, with an outline. It is written with the
 * other files.
 *   title   of the document
 */
void anke_pictures_begin_book(AnkePictures *pictures, const char *path, const char *title);

/* Adds the pages of a chart to the book, and audits it.
 * Errors: as anke_pictures_draw() */
gboolean anke_pictures_add_to_book(AnkePictures *pictures, const AnkeChart *chart, GError **error);

/* Ends the book; without a chart there is none. Errors: as anke_canvas_finish() */
gboolean anke_pictures_end_book(AnkePictures *pictures, GError **error);

/* Adds another file. */
void anke_pictures_add(AnkePictures *pictures, const char *path, GBytes *bytes);

/* `path` with another suffix, freed by the caller: "a.csv" of "a.png". */
char *anke_pictures_beside(const char *path, const char *suffix);

/* The faults found, each a line "NAME: fault". */
const GPtrArray *anke_pictures_faults(const AnkePictures *pictures);

/* The results of the audit as TAP, with its plan. Valid as long as the pictures. */
const char *anke_pictures_tap(AnkePictures *pictures);

/*
 * Writes all files; their names, a line each, go into `list` unless it is NULL.
 * Errors: ANKE_ERROR_CANT_CREATE, ANKE_ERROR_IO
 */
gboolean anke_pictures_write(const AnkePictures *pictures, GString *list, GError **error);

void anke_pictures_free(AnkePictures *pictures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkePictures, anke_pictures_free)

/*
 * The tables that a chart shows as a stream of their own, from which the same chart can be drawn.
 *   stream   that the tables came from, for its facts
 */
GBytes *anke_chart_data(const AnkeStream *stream, const AnkeChartKind *kind,
                        const AnkeChartInput *input);

/* The chart's title and its sentence for those who cannot see it, as a text file. */
GBytes *anke_chart_words(const AnkeScene *scene);

#endif
