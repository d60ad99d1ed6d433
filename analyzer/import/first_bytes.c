#include "analyzer/import/first_bytes.h"

void anke_first_bytes_init(AnkeFirstBytes *bytes, GHashTable *folded)
{
    *bytes = (AnkeFirstBytes){0};
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, folded);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        anke_first_bytes_add(bytes, key);
    }
    /* What folding changes: blanks, and what begins as U+00A0, U+3000 or full-width ASCII do. */
    for (guint byte = 0; byte <= ' '; byte++) {
        bytes->may_begin[byte] = TRUE;
    }
    bytes->may_begin[0xC2] = TRUE;
    bytes->may_begin[0xE2] = TRUE;
    bytes->may_begin[0xE3] = TRUE;
    bytes->may_begin[0xEF] = TRUE;
}

void anke_first_bytes_add(AnkeFirstBytes *bytes, const char *folded)
{
    bytes->may_begin[(guchar)*folded] = TRUE;
}
