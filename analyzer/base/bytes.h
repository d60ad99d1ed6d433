/*
 * A growing run of bytes for the hot path: what GString does, inlined (import writes some thirty
 * million short pieces for a million respondents).
 */
#ifndef ANKE_BASE_BYTES_H
#define ANKE_BASE_BYTES_H

#include <glib.h>
#include <string.h>

typedef struct {
    char *data;
    gsize n;
    gsize capacity;
} AnkeBytes;

static inline void anke_bytes_reserve(AnkeBytes *bytes, gsize n_more)
{
    if (bytes->capacity - bytes->n < n_more) {
        bytes->capacity = MAX(bytes->capacity * 2, bytes->n + n_more);
        bytes->data = g_realloc(bytes->data, bytes->capacity);
    }
}

static inline void anke_bytes_append(AnkeBytes *bytes, const char *data, gsize n)
{
    if (n > 0) { /* an empty run may be NULL, which memcpy must not see */
        anke_bytes_reserve(bytes, n);
        memcpy(bytes->data + bytes->n, data, n);
        bytes->n += n;
    }
}

static inline void anke_bytes_append_byte(AnkeBytes *bytes, char byte)
{
    anke_bytes_reserve(bytes, 1);
    bytes->data[bytes->n++] = byte;
}

/* Drops the first n bytes; the rest moves to the front. */
static inline void anke_bytes_drop(AnkeBytes *bytes, gsize n)
{
    if (n > 0) {
        bytes->n -= n;
        memmove(bytes->data, bytes->data + n, bytes->n);
    }
}

/* Frees the memory; the struct may be used again as empty. */
static inline void anke_bytes_clear(AnkeBytes *bytes)
{
    g_free(bytes->data);
    *bytes = (AnkeBytes){0};
}

#endif
