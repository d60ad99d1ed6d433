/*
 * The bytes with which a text may begin that is one of a set when folded: most cells begin otherwise,
 * and need not be folded to see that they are none.
 */
#ifndef ANKE_IMPORT_FIRST_BYTES_H
#define ANKE_IMPORT_FIRST_BYTES_H

#include <glib.h>

typedef struct {
    gboolean may_begin[256];
} AnkeFirstBytes;

/* `folded` is a hash table whose keys are folded texts. */
void anke_first_bytes_init(AnkeFirstBytes *bytes, GHashTable *folded);

/* One more text. */
void anke_first_bytes_add(AnkeFirstBytes *bytes, const char *folded);

static inline gboolean anke_first_bytes_allow(const AnkeFirstBytes *bytes, char first)
{
    return bytes->may_begin[(guchar)first];
}

#endif
