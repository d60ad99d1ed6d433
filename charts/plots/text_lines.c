#include "charts/plots/text_lines.h"

#include <string.h>

#define ELLIPSIS "…"
#define GETA "〓" /* the printer's mark for a sort that is missing */

static double character_width(gunichar c)
{
    if (c >= 0x2000 || g_unichar_iswide(c)) {
        return g_unichar_iszerowidth(c) ? 0 : (c >= 0xFF61 && c <= 0xFF9F ? 0.5 : 1);
    }
    if (g_unichar_iszerowidth(c)) {
        return 0;
    }
    if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '@') {
        return 0.92;
    }
    if (g_unichar_isupper(c)) {
        return 0.7;
    }
    return c < 0x80 && strchr("ijlI.,:;'|!()[] ", (int)c) != NULL ? 0.35 : 0.58;
}

double anke_text_lines_width(const char *text)
{
    double width = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        width += character_width(g_utf8_get_char(at));
    }
    return width;
}

static gboolean is_among(gunichar c, const char *set)
{
    return g_utf8_strchr(set, -1, c) != NULL;
}

/* JIS X 4051: characters that begin no line, and that end none. */
static gboolean begins_no_line(gunichar c)
{
    return is_among(c, "、。，．・：；？！）］｝」』】〉》〕’”ー々ゝゞヽヾ〜～…％℃"
                       "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%") ||
           g_unichar_iszerowidth(c);
}

static gboolean ends_no_line(gunichar c)
{
    return is_among(c, "（［｛「『【〈《〔‘“([{￥＃");
}

static gboolean is_in_word(gunichar c)
{
    return c < 0x2E80 && !g_unichar_isspace(c);
}

static gboolean may_break_between(gunichar before, gunichar after)
{
    return !begins_no_line(after) && !ends_no_line(before) &&
           !(is_in_word(before) && is_in_word(after));
}

/* End of the line that begins at `text`: the last good place that fits, else the last that fits. */
static const char *find_line_end(const char *text, double width_em)
{
    const char *good = NULL;
    const char *at = text;
    double width = 0;
    gunichar before = 0;
    while (*at != '\0') {
        gunichar c = g_utf8_get_char(at);
        if (at > text && may_break_between(before, c)) {
            good = at;
        }
        width += character_width(c);
        if (width > width_em && at > text) {
            return good != NULL ? good : at;
        }
        before = c;
        at = g_utf8_next_char(at);
    }
    return at;
}

/* A copy of text up to `end`, without blanks at its ends. */
static char *copy_line(const char *text, const char *end)
{
    return g_strstrip(g_strndup(text, (gsize)(end - text)));
}

/* Shortens the line until an ellipsis fits behind it. */
static char *end_in_ellipsis(const char *text, double width_em)
{
    g_autofree char *line = copy_line(text, find_line_end(text, width_em));
    while (*line != '\0' && anke_text_lines_width(line) + 1 > width_em) {
        *g_utf8_prev_char(line + strlen(line)) = '\0';
    }
    return g_strconcat(line, ELLIPSIS, NULL);
}

GPtrArray *anke_text_lines_break(const char *text, double width_em, guint max_lines)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *flat = g_strdelimit(g_strdup(text), "\r\n\t", ' ');
    const char *at = g_strchug(flat);
    do {
        const char *end = find_line_end(at, width_em);
        if (*end != '\0' && lines->len + 1 == max_lines) {
            g_ptr_array_add(lines, end_in_ellipsis(at, width_em));
            break;
        }
        g_ptr_array_add(lines, copy_line(at, end));
        at = end + strspn(end, " ");
    } while (*at != '\0');
    return lines;
}

GPtrArray *anke_text_lines_break_with(const char *text, const char *tail, double width_em,
                                      guint max_lines)
{
    GPtrArray *lines = anke_text_lines_break(text, width_em, max_lines);
    char *last = lines->pdata[lines->len - 1];
    if (anke_text_lines_width(last) + anke_text_lines_width(tail) <= width_em) {
        lines->pdata[lines->len - 1] = g_strconcat(last, tail, NULL);
        g_free(last);
    } else {
        g_ptr_array_add(lines, g_strdup(tail));
    }
    return lines;
}

double anke_text_lines_widest(const GPtrArray *lines)
{
    double widest = 0;
    for (guint i = 0; i < lines->len; i++) {
        widest = MAX(widest, anke_text_lines_width(lines->pdata[i]));
    }
    return widest;
}

/* Direction characters would turn the digits of a label's n around. */
static gboolean is_direction(gunichar c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* XML 1.0, production 2, allows neither C0 controls nor U+FFFE and U+FFFF. */
static gboolean is_showable(gunichar c)
{
    return !g_unichar_iscntrl(c) && !is_direction(c) && c != 0x2028 && c != 0x2029 &&
           (c & 0xFFFE) != 0xFFFE;
}

char *anke_text_lines_visible(const char *text, gsize max_bytes)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *visible = g_string_new(NULL);
    for (const char *at = valid; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        const gsize mark = visible->len;
        if (c == '\n' || c == '\r' || c == '\t') {
            g_string_append_c(visible, ' ');
        } else if (is_showable(c)) {
            g_string_append_unichar(visible, c);
        } else {
            g_string_append(visible, GETA);
        }
        const gsize reserve = *g_utf8_next_char(at) == '\0' ? 0 : strlen(ELLIPSIS);
        if (visible->len + reserve > max_bytes) {
            g_string_truncate(visible, mark);
            g_string_append(visible, ELLIPSIS);
            break;
        }
    }
    return g_string_free(visible, FALSE);
}
