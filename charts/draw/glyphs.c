#include "charts/draw/glyphs.h"

#include <fontconfig/fontconfig.h>

#define MISSING "〓"

enum { FIRST_RARE = 0x80 }; /* below it are the characters of every font */

static FcCharSet *list_characters(void)
{
    FcCharSet *all = FcCharSetCreate();
    FcConfig *config = FcInitLoadConfigAndFonts();
    FcPattern *any = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_CHARSET, (char *)NULL);
    FcFontSet *fonts = FcFontList(config, any, wanted);
    for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
        FcCharSet *of_font;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &of_font) == FcResultMatch) {
            (void)FcCharSetMerge(all, of_font, NULL);
        }
    }
    if (fonts != NULL) {
        FcFontSetDestroy(fonts);
    }
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(any);
    FcConfigDestroy(config);
    return all;
}

static gboolean is_drawn(const FcCharSet *known, gunichar character)
{
    return character < FIRST_RARE || g_unichar_iszerowidth(character) ||
           FcCharSetHasChar(known, character);
}

GString *anke_glyphs_replace_missing(const char *text, gsize n_bytes)
{
    GString *shown = g_string_sized_new(n_bytes);
    FcCharSet *known = list_characters();
    const char *end = text + n_bytes;
    for (const char *at = text; at < end;) {
        const char *next = g_utf8_next_char(at);
        if (is_drawn(known, g_utf8_get_char(at))) {
            g_string_append_len(shown, at, next - at);
        } else {
            g_string_append(shown, MISSING);
        }
        at = next;
    }
    FcCharSetDestroy(known);
    return shown;
}
