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

/* Up to seven bytes, whose number is known otherwise, as a number: by two loads that overlap. */
static inline guint64 anke_hash_rest(const char *text, gsize n_bytes)
{
    if (n_bytes >= sizeof(guint32)) {
        guint32 first;
        guint32 last;
        memcpy(&first, text, sizeof first);
        memcpy(&last, text + n_bytes - sizeof last, sizeof last);
        return first | (guint64)last << 32;
    }
    if (n_bytes > 0) {
        return (guint64)(guchar)text[0] | (guint64)(guchar)text[n_bytes / 2] << 8 |
               (guint64)(guchar)text[n_bytes - 1] << 16;
    }
    return 0;
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
    guint64 rest = anke_hash_rest(text, n_bytes);
    return anke_hash_mix(hash ^ rest, G_GUINT64_CONSTANT(0xE7037ED1A0B428DB));
}

#endif
