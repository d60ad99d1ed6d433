#include "analyzer/data/record_cut.h"

/* In runs short enough for a byte to count them: compilers turn that into vector code. */
static gsize count_quotes(const char *bytes, gsize n_bytes)
{
    gsize n = 0;
    for (gsize start = 0; start < n_bytes; start += 128) {
        gsize end = MIN(start + 128, n_bytes);
        guint8 n_run = 0;
        for (gsize i = start; i < end; i++) {
            n_run = (guint8)(n_run + (bytes[i] == '"'));
        }
        n += n_run;
    }
    return n;
}

/* A CR at the very end may be the first half of a CRLF: that is no place to cut. */
static gboolean ends_line(const char *bytes, gsize at, gsize n_bytes)
{
    return bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < n_bytes && bytes[at + 1] != '\n');
}

gsize anke_record_cut_last(const char *bytes, gsize n_bytes)
{
    gboolean is_quoted = count_quotes(bytes, n_bytes) % 2 == 1;
    for (gsize at = n_bytes; at-- > 0;) {
        if (bytes[at] == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && ends_line(bytes, at, n_bytes)) {
            return at + 1;
        }
    }
    return 0;
}

gsize anke_record_cut_first(const char *bytes, gsize n_bytes)
{
    gboolean is_quoted = FALSE;
    for (gsize at = 0; at < n_bytes; at++) {
        if (bytes[at] == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && ends_line(bytes, at, n_bytes)) {
            return at + 1;
        }
    }
    return 0;
}
