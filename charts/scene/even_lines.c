#include "charts/scene/even_lines.h"

#include <glib.h>

static AnkeTextSize measure_text(const AnkeMeasure *measure, const AnkeTextStyle *style,
                                 const char *text, double wrap_pt)
{
    return measure->measure(measure->data, style, text, wrap_pt);
}

static gboolean is_word_part(char c)
{
    return g_ascii_isgraph(c);
}

/* Width of the longest run of ASCII without blanks. */
static double longest_word(const AnkeMeasure *measure, const AnkeTextStyle *style, const char *text)
{
    double longest = 0;
    while (*text != '\0') {
        const char *end = text;
        while (is_word_part(*end)) {
            end++;
        }
        if (end > text) {
            g_autofree char *word = g_strndup(text, (gsize)(end - text));
            longest = MAX(longest, measure_text(measure, style, word, 0).width_pt);
        }
        text = end > text ? end : g_utf8_next_char(text);
    }
    return longest;
}

double anke_even_wrap(const AnkeMeasure *measure, const AnkeTextStyle *style, const char *text,
                      double wrap_pt)
{
    const double precision_pt = 1;
    guint n_lines = measure_text(measure, style, text, wrap_pt).n_lines;
    if (n_lines < 2) {
        return wrap_pt;
    }
    double share = measure_text(measure, style, text, 0).width_pt / n_lines;
    double low = MAX(share - precision_pt, longest_word(measure, style, text));
    double high = wrap_pt;
    while (high - low > precision_pt) {
        double middle = (low + high) / 2;
        if (measure_text(measure, style, text, middle).n_lines > n_lines) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}
