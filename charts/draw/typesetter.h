/*
 * Fonts: finds the family, measures texts and breaks them into lines.
 *
 * Texts are data: nothing in them is markup. Control and direction characters are shown as 〓, the
 * printer's mark for a missing sort, a line end as ⏎. Lines are broken by the Japanese rules (no 、
 * or 。 at the beginning, no （ at the end), and a last line of one or two characters is avoided;
 * styles that keep phrases are broken between them (phrases.h).
 * Sizes do not depend on the kind of picture: hinting of metrics is off, sizes are absolute.
 */
#ifndef ANKE_DRAW_TYPESETTER_H
#define ANKE_DRAW_TYPESETTER_H

#include <glib.h>

#include "charts/draw/measure.h"

typedef struct AnkeTypesetter AnkeTypesetter;

/* One is enough for any number of pictures: fonts stay loaded.
 * Errors: ANKE_ERROR_UNAVAILABLE  the theme's font family is not installed */
AnkeTypesetter *anke_typesetter_new(const AnkeTheme *theme, GError **error);

/* The measuring function; borrowed, valid as long as the typesetter. */
AnkeMeasure anke_typesetter_measure(AnkeTypesetter *typesetter);

const AnkeTheme *anke_typesetter_theme(const AnkeTypesetter *typesetter);

/* The text as it is drawn: valid UTF-8 without control or direction characters. */
char *anke_typesetter_visible(const char *text);

void anke_typesetter_free(AnkeTypesetter *typesetter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeTypesetter, anke_typesetter_free)

#endif
