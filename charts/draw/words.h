/*
 * Words that pictures say themselves, in the reader's language. Labels of the data stay as they are.
 *
 * Both wordings stand where they are used, so that a translation cannot be forgotten, and the
 * compiler checks both as formats.
 */
#ifndef ANKE_DRAW_WORDS_H
#define ANKE_DRAW_WORDS_H

#include <glib.h>

typedef enum { ANKE_LANG_JA, ANKE_LANG_EN } AnkeLang;

/* "ja" or "en". Returns FALSE for another name. */
gboolean anke_lang_parse(const char *name, AnkeLang *lang);

/* One of the two wordings; as formats they take the same arguments in the same order. */
static inline const char *anke_say(AnkeLang lang, const char *ja, const char *en)
    __attribute__((format_arg(2), format_arg(3)));

static inline const char *anke_say(AnkeLang lang, const char *ja, const char *en)
{
    return lang == ANKE_LANG_EN ? en : ja;
}

#endif
