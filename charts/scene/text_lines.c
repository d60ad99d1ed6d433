#include "charts/scene/text_lines.h"

#include <string.h>

#define ELLIPSIS "…"
#define GETA "〓" /* the printer's mark for a sort that is missing */

double anke_text_lines_width(const AnkeTextRuler *ruler, const char *text)
{
    return *text == '\0'
               ? 0
               : ruler->measure.measure(ruler->measure.data, ruler->style, text, 0).width_pt;
}

double anke_text_lines_height(const AnkeTextStyle *style, guint n_lines)
{
    return n_lines * style->size_pt * style->line_em;
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

static gboolean fits(const AnkeTextRuler *ruler, const char *text, const char *end, double width_pt)
{
    g_autofree char *line = g_strndup(text, (gsize)(end - text));
    return anke_text_lines_width(ruler, line) <= width_pt;
}

/* End of the longest beginning of the text that fits, one character at least. */
static const char *find_fitting_end(const AnkeTextRuler *ruler, const char *text, double width_pt)
{
    glong fitting = 1;
    glong n = g_utf8_strlen(text, -1);
    if (n <= 1 || fits(ruler, text, text + strlen(text), width_pt)) {
        return text + strlen(text);
    }
    while (fitting + 1 < n) {
        glong middle = (fitting + n) / 2;
        if (fits(ruler, text, g_utf8_offset_to_pointer(text, middle), width_pt)) {
            fitting = middle;
        } else {
            n = middle;
        }
    }
    return g_utf8_offset_to_pointer(text, fitting);
}

/* End of the line that begins at `text`: the last good place that fits, else the last that fits. */
static const char *find_line_end(const AnkeTextRuler *ruler, const char *text, double width_pt)
{
    const char *end = find_fitting_end(ruler, text, width_pt);
    for (const char *at = end; *end != '\0' && at > text; at = g_utf8_prev_char(at)) {
        if (may_break_between(g_utf8_get_char(g_utf8_prev_char(at)), g_utf8_get_char(at))) {
            return at;
        }
    }
    return end;
}

/* A copy of text up to `end`, without blanks at its ends. */
static char *copy_line(const char *text, const char *end)
{
    return g_strstrip(g_strndup(text, (gsize)(end - text)));
}

/* Shortens the line until an ellipsis fits behind it. */
static char *end_in_ellipsis(const AnkeTextRuler *ruler, const char *text, double width_pt)
{
    const double rest_pt = width_pt - anke_text_lines_width(ruler, ELLIPSIS);
    g_autofree char *line = copy_line(text, find_line_end(ruler, text, width_pt));
    while (*line != '\0' && anke_text_lines_width(ruler, line) > rest_pt) {
        *g_utf8_prev_char(line + strlen(line)) = '\0';
    }
    return g_strconcat(line, ELLIPSIS, NULL);
}

static GPtrArray *break_text(const AnkeTextRuler *ruler, const char *text, double width_pt,
                             guint max_lines)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    const char *at = text;
    do {
        const char *end = find_line_end(ruler, at, width_pt);
        if (*end != '\0' && lines->len + 1 == max_lines) {
            g_ptr_array_add(lines, end_in_ellipsis(ruler, at, width_pt));
            break;
        }
        g_ptr_array_add(lines, copy_line(at, end));
        at = end + strspn(end, " ");
    } while (*at != '\0');
    return lines;
}

static glong count_last(const GPtrArray *lines)
{
    return g_utf8_strlen(lines->pdata[lines->len - 1], -1);
}

GPtrArray *anke_text_lines_break(const AnkeTextRuler *ruler, const char *text, double width_pt,
                                 guint max_lines)
{
    enum { FEW = 2, MAX_STEPS = 6 };
    g_autofree char *flat = g_strstrip(g_strdelimit(g_strdup(text), "\r\n\t", ' '));
    GPtrArray *lines = break_text(ruler, flat, width_pt, max_lines);
    for (guint step = 1; step <= MAX_STEPS && lines->len > 1 && count_last(lines) <= FEW; step++) {
        const double narrower_pt = width_pt - step / 2.0 * ruler->style->size_pt;
        if (narrower_pt < 2 * ruler->style->size_pt) {
            break;
        }
        GPtrArray *narrower = break_text(ruler, flat, narrower_pt, lines->len + 1);
        gboolean is_better =
            narrower->len == lines->len && count_last(narrower) > count_last(lines);
        g_ptr_array_unref(is_better ? lines : narrower);
        lines = is_better ? narrower : lines;
    }
    return lines;
}

GPtrArray *anke_text_lines_break_with(const AnkeTextRuler *ruler, const char *text,
                                      const char *tail, double width_pt, guint max_lines)
{
    GPtrArray *lines = anke_text_lines_break(ruler, text, width_pt, max_lines);
    char *last = lines->pdata[lines->len - 1];
    char *whole = g_strconcat(last, tail, NULL);
    if (anke_text_lines_width(ruler, whole) <= width_pt) {
        lines->pdata[lines->len - 1] = whole;
        g_free(last);
    } else {
        g_free(whole);
        char *own = g_strdup(tail);
        g_ptr_array_add(lines, g_strchug(own));
    }
    return lines;
}

double anke_text_lines_widest(const AnkeTextRuler *ruler, const GPtrArray *lines)
{
    double widest_pt = 0;
    for (guint i = 0; i < lines->len; i++) {
        widest_pt = MAX(widest_pt, anke_text_lines_width(ruler, lines->pdata[i]));
    }
    return widest_pt;
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
