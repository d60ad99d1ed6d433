#include "charts/draw/words.h"

#include <string.h>

gboolean anke_lang_parse(const char *name, AnkeLang *lang)
{
    *lang = strcmp(name, "en") == 0 ? ANKE_LANG_EN : ANKE_LANG_JA;
    return *lang == ANKE_LANG_EN || strcmp(name, "ja") == 0;
}
