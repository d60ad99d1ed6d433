/* Hashes of short texts for tables in memory. Deterministic; never written to a file. */
#ifndef ANKE_BASE_HASH_H
#define ANKE_BASE_HASH_H

#include <glib.h>
#include <string.h>

static inline guint64 anke_hash_mix(guint64 a, guint64 b)
{
    unsigned __int128 product = (unsigned __int128)a * b;
    return (guint64)product ^ (guint64)(product >> 64);
}

/* Eight bytes at a time: labels are some thirty bytes long. Different seeds are independent. */
static inline guint64 anke_hash_bytes(const char *text, gsize n_bytes, guint64 seed)
{
    guint64 hash = seed ^ (n_bytes * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15));
    while (n_bytes >= 8) {
        guint64 word;
        memcpy(&word, text, 8);
        hash = anke_hash_mix(hash ^ word, G_GUINT64_CONSTANT(0xA0761D6478BD642F));
        text += 8;
        n_bytes -= 8;
    }
    guint64 rest = 0;
    for (gsize i = 0; i < n_bytes; i++) {
        rest |= (guint64)(guchar)text[i] << (8 * i);
    }
    return anke_hash_mix(hash ^ rest, G_GUINT64_CONSTANT(0xE7037ED1A0B428DB));
}

#endif
