#include "charts/draw/gnuplot_output.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"

static const char png_signature[] = "\x89PNG\r\n\x1A\n";

enum { PNG_SIGNATURE_BYTES = 8, PNG_CHUNK_FRAME_BYTES = 12, PNG_IHDR_BYTES = 13 };

static guint32 read_u32(const char *bytes)
{
    guint32 number;
    memcpy(&number, bytes, sizeof number);
    return GUINT32_FROM_BE(number);
}

static void append_u32(GString *bytes, guint32 number)
{
    guint32 big_endian = GUINT32_TO_BE(number);
    g_string_append_len(bytes, (const char *)&big_endian, sizeof big_endian);
}

/* CRC-32 of a chunk's type and data. Formula: PNG (ISO/IEC 15948:2004), annex D. */
static guint32 chunk_crc(const char *bytes, gsize n_bytes)
{
    guint32 crc = 0xFFFFFFFFU;
    for (gsize i = 0; i < n_bytes; i++) {
        crc ^= (guchar)bytes[i];
        for (guint bit = 0; bit < 8; bit++) {
            crc = (crc & 1U) != 0 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
        }
    }
    return ~crc;
}

/* Whole length of the chunk at `bytes`, or 0 if it is cut or damaged. */
static gsize check_chunk(const char *bytes, gsize n_bytes)
{
    if (n_bytes < PNG_CHUNK_FRAME_BYTES) {
        return 0;
    }
    gsize n_data = read_u32(bytes);
    if (n_data > n_bytes - PNG_CHUNK_FRAME_BYTES) {
        return 0;
    }
    guint32 stored = read_u32(bytes + 8 + n_data);
    return chunk_crc(bytes + 4, n_data + 4) == stored ? n_data + PNG_CHUNK_FRAME_BYTES : 0;
}

static gboolean is_whole_png(const char *bytes, gsize n_bytes)
{
    const gsize head = PNG_SIGNATURE_BYTES;
    if (n_bytes < head + PNG_CHUNK_FRAME_BYTES + PNG_IHDR_BYTES ||
        memcmp(bytes, png_signature, head) != 0 || memcmp(bytes + head + 4, "IHDR", 4) != 0) {
        return FALSE;
    }
    gsize offset = head;
    gboolean is_end = FALSE;
    while (!is_end) {
        gsize n_chunk = check_chunk(bytes + offset, n_bytes - offset);
        if (n_chunk == 0) {
            return FALSE;
        }
        is_end = memcmp(bytes + offset + 4, "IEND", 4) == 0;
        offset += n_chunk;
    }
    return offset == n_bytes;
}

/* Whether `bytes` begin with `head` and end, but for line ends, with `tail`. */
static gboolean is_framed(const char *bytes, gsize n_bytes, const char *head, const char *tail)
{
    while (n_bytes > 0 && g_ascii_isspace(bytes[n_bytes - 1])) {
        n_bytes--;
    }
    gsize n_head = strlen(head);
    gsize n_tail = strlen(tail);
    return n_bytes >= n_head + n_tail && memcmp(bytes, head, n_head) == 0 &&
           memcmp(bytes + n_bytes - n_tail, tail, n_tail) == 0;
}

gboolean anke_gnuplot_output_is_whole(AnkeFormat format, const char *bytes, gsize n_bytes)
{
    switch (format) {
    case ANKE_FORMAT_PNG:
        return is_whole_png(bytes, n_bytes);
    case ANKE_FORMAT_PDF:
        return is_framed(bytes, n_bytes, "%PDF-", "%%EOF");
    case ANKE_FORMAT_SVG:
        return is_framed(bytes, n_bytes, "<?xml", "</svg>");
    }
    return FALSE;
}

gboolean anke_gnuplot_pdf_set_date(GString *pdf, gint64 date_s)
{
    static const char key[] = "/CreationDate (D:";
    enum { N_DIGITS = 14 };
    /* The information dictionary stands near the end; streams before it may hold anything. */
    char *found = NULL;
    for (gsize i = pdf->len; i-- > 0 && found == NULL;) {
        if (pdf->len - i > strlen(key) + N_DIGITS && memcmp(pdf->str + i, key, strlen(key)) == 0) {
            found = pdf->str + i + strlen(key);
        }
    }
    g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(date_s);
    g_autofree char *digits = date == NULL ? NULL : g_date_time_format(date, "%Y%m%d%H%M%S");
    if (found == NULL || digits == NULL || strlen(digits) != N_DIGITS ||
        strspn(found, "0123456789") != N_DIGITS) {
        return FALSE;
    }
    memcpy(found, digits, N_DIGITS);
    return TRUE;
}

void anke_gnuplot_png_set_resolution(GString *png, double dots_per_inch)
{
    const gsize behind_header = PNG_SIGNATURE_BYTES + PNG_CHUNK_FRAME_BYTES + PNG_IHDR_BYTES;
    const guint32 dots_per_metre = (guint32)lround(dots_per_inch / 0.0254);
    g_autoptr(GString) chunk = g_string_new(NULL);
    append_u32(chunk, 9);
    g_string_append(chunk, "pHYs");
    append_u32(chunk, dots_per_metre);
    append_u32(chunk, dots_per_metre);
    g_string_append_c(chunk, 1); /* unit: metre */
    append_u32(chunk, chunk_crc(chunk->str + 4, chunk->len - 4));
    g_string_insert_len(png, (gssize)behind_header, chunk->str, (gssize)chunk->len);
}

static void append_size(GString *to, const char *name, double size_pt)
{
    char number[ANKE_NUMBER_SIZE];
    anke_number_format(number, size_pt);
    g_string_append_printf(to, " %s=\"%spt\"", name, number);
}

/* Appends a tag with its font named as CSS does: gnuplot writes "FAMILY:Bold". Labels never stand
 * inside a tag. */
static void append_tag(GString *to, const char *tag, gsize n_bytes)
{
    static const char name[] = "font-family=\"";
    static const char bold[] = ":Bold";
    const char *end = tag + n_bytes;
    const char *found = g_strstr_len(tag, (gssize)n_bytes, name);
    const char *family = found == NULL ? end : found + strlen(name);
    const char *quote = memchr(family, '"', (gsize)(end - family));
    if (quote == NULL) {
        g_string_append_len(to, tag, (gssize)n_bytes);
        return;
    }
    g_autofree char *value = g_strndup(family, (gsize)(quote - family));
    const gboolean is_bold = g_str_has_suffix(value, bold);
    if (is_bold) {
        value[strlen(value) - strlen(bold)] = '\0';
    }
    g_string_append_len(to, tag, family - tag);
    g_string_append_printf(to, "%s, sans-serif\"%s", value, is_bold ? " font-weight=\"bold\"" : "");
    g_string_append_len(to, quote + 1, end - quote - 1);
}

typedef struct {
    const char *title;
    double width_pt;
    double height_pt;
} SvgTidy;

/* The root's tag with a size, a role and the picture's name behind it. */
static void append_root(const SvgTidy *tidy, const char *tag, gsize n_bytes, GString *to)
{
    g_string_append_len(to, tag, (gssize)n_bytes - 1);
    append_size(to, "width", tidy->width_pt);
    append_size(to, "height", tidy->height_pt);
    g_string_append(to, " role=\"img\">");
    if (tidy->title != NULL) {
        g_autofree char *escaped = g_markup_escape_text(tidy->title, -1);
        g_string_append_printf(to, "\n<title>%s</title>", escaped);
    }
}

/* Behind the end tag if `at` begins an element that names or describes a part, else NULL. */
static const char *skip_naming(const char *at, const char *end)
{
    static const char *const names[][2] = {{"<title>", "</title>"}, {"<desc>", "</desc>"}};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_str_has_prefix(at, names[i][0])) {
            const char *close = g_strstr_len(at, end - at, names[i][1]);
            return close == NULL ? end : close + strlen(names[i][1]);
        }
    }
    return NULL;
}

/* Handles the element or tag at `at`, which is a '<'; returns what follows it. */
static const char *tidy_tag(const SvgTidy *tidy, const char *at, const char *end, GString *to)
{
    const char *behind = skip_naming(at, end);
    if (behind != NULL) {
        return behind;
    }
    const char *close = memchr(at, '>', (gsize)(end - at));
    const char *next = close == NULL ? end : close + 1;
    if (g_str_has_prefix(at, "<svg") && close != NULL) {
        append_root(tidy, at, (gsize)(next - at), to);
    } else {
        append_tag(to, at, (gsize)(next - at));
    }
    return next;
}

void anke_gnuplot_svg_tidy(GString *svg, const char *title, double width_pt, double height_pt)
{
    const SvgTidy tidy = {.title = title, .width_pt = width_pt, .height_pt = height_pt};
    g_autoptr(GString) tidied = g_string_sized_new(svg->len + 256);
    const char *end = svg->str + svg->len;
    const char *at = svg->str;
    while (at < end) {
        const char *tag = memchr(at, '<', (gsize)(end - at));
        const char *until = tag == NULL ? end : tag;
        g_string_append_len(tidied, at, until - at);
        at = tag == NULL ? end : tidy_tag(&tidy, tag, end, tidied);
    }
    g_string_truncate(svg, 0);
    g_string_append_len(svg, tidied->str, (gssize)tidied->len);
}
