/*
 * An HTML page of charts: each with its picture, its words, its data, and the command that made it.
 * One file beside the pictures; it loads nothing from elsewhere and runs nothing.
 */
#ifndef ANKE_SPEC_GALLERY_H
#define ANKE_SPEC_GALLERY_H

#include <glib.h>

#include "charts/spec/chart_spec.h"
#include "charts/spec/plan.h"

typedef struct AnkeGallery AnkeGallery;

/*   title   of the page
 *   stream  the stream's name as the commands show it */
AnkeGallery *anke_gallery_new(const char *title, const char *stream, AnkeLang lang);

/*
 * Adds a chart. All texts are data and stand in the page as they are.
 *   picture   name of its file in the page's folder
 *   data      likewise, of its numbers
 */
void anke_gallery_add(AnkeGallery *gallery, const AnkeChartKind *kind, const AnkeChartOrder *order,
                      const AnkeScene *scene, const char *picture, const char *data);

/* The page: kinds in the order of the kind table, those without a chart named at its end. Freed by
 * the caller. */
GString *anke_gallery_page(const AnkeGallery *gallery);

void anke_gallery_free(AnkeGallery *gallery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeGallery, anke_gallery_free)

/* The command that draws an order, quoted for a shell. Freed by the caller. */
char *anke_gallery_command(const AnkeChartKind *kind, const AnkeChartOrder *order,
                           const char *stream, AnkeLang lang);

#endif
