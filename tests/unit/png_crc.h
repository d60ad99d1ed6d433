/* The sum behind each chunk of a PNG: CRC-32 of ISO 3309, written here from the standard. */
#ifndef ANKE_TESTS_PNG_CRC_H
#define ANKE_TESTS_PNG_CRC_H

#include <glib.h>

/* CRC-32 of ISO 3309, bit by bit, as the PNG specification (annex D) has it. */
static inline guint32 crc_of(const guchar *bytes, gsize n_bytes)
{
    guint32 crc = 0xFFFFFFFFU;
    for (gsize i = 0; i < n_bytes; i++) {
        crc ^= bytes[i];
        for (guint bit = 0; bit < 8; bit++) {
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
        }
    }
    return ~crc;
}

#endif
