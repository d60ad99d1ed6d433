/* What the files of charts/draw share: the only header that includes cairo and pango. */
#ifndef ANKE_DRAW_PRIVATE_H
#define ANKE_DRAW_PRIVATE_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "charts/draw/typesetter.h"

/* The text broken into lines; borrowed until the next call with this typesetter. */
PangoLayout *anke_typesetter_lay_out(AnkeTypesetter *typesetter, const AnkeTextStyle *style,
                                     const char *text, double wrap_pt);

/* Whether each run of the layout is set in the theme's family. */
gboolean anke_typesetter_is_own_font(const AnkeTypesetter *typesetter, PangoLayout *layout);

/* Whether a line of the layout after the first begins with what must not begin a line (、。）ー small
 * kana), or one before the last ends with what must not end one (（「). */
gboolean anke_typesetter_has_bad_break(PangoLayout *layout);

/* Of PDFs, see small_fonts.h; borrowed, as long as the typesetter lives. */
typedef struct AnkeSmallFonts AnkeSmallFonts;
AnkeSmallFonts *anke_typesetter_small_fonts(const AnkeTypesetter *typesetter);

/* The pixels of a PNG, destroyed by the caller; its status tells whether they could be read. */
cairo_surface_t *anke_png_image_decode(GBytes *png);

#endif
