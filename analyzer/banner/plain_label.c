#include "analyzer/banner/plain_label.h"

#include <string.h>

#define REPLACEMENT 0xFFFD
#define MAX_MARKS 4 /* on one character: more are noise that runs over the lines around it */
#define JOINER 0x200D
#define NON_JOINER 0x200C

static gboolean is_blank(gunichar c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\v' || c == '\f' || c == '\r' || c == 0x85 ||
           c == 0xA0 || c == 0x2028 || c == 0x2029 || (c != 0x3000 && g_unichar_isspace(c));
}

static gboolean is_mark(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK || c == JOINER ||
           c == NON_JOINER;
}

static gboolean is_harmful(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
        return TRUE;
    case G_UNICODE_FORMAT:
        return c != JOINER && c != NON_JOINER;
    default:
        /* fillers that look like nothing at all */
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }
}

char *anke_plain_label(const char *text)
{
    GString *plain = g_string_sized_new(strlen(text));
    gboolean has_blank = FALSE;
    guint n_marks = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        if (is_blank(c)) {
            has_blank = plain->len > 0;
            continue;
        }
        n_marks = is_mark(c) ? n_marks + 1 : 0;
        if (n_marks > MAX_MARKS) {
            continue;
        }
        if (has_blank) {
            g_string_append_c(plain, ' ');
            has_blank = FALSE;
        }
        g_string_append_unichar(plain, is_harmful(c) ? REPLACEMENT : c);
    }
    return g_string_free(plain, FALSE);
}
