#include "charts/report/text_fit.h"

#include <string.h>

#define ELLIPSIS "…"

/* Whether the first `n_characters`, with `suffix` behind them, take few enough lines. */
static gboolean fits(const AnkeFit *fit, const char *text, glong n_characters, const char *suffix)
{
    gsize n_bytes = (gsize)(g_utf8_offset_to_pointer(text, n_characters) - text);
    g_autofree char *head = g_strndup(text, n_bytes);
    g_autofree char *whole = g_strconcat(head, suffix, NULL);
    AnkeTextSize size = fit->measure.measure(fit->measure.data, fit->style, whole, fit->width_pt);
    return size.n_lines <= fit->n_lines;
}

/* The most characters (at least one) that fit with `suffix`. */
static glong find_characters(const AnkeFit *fit, const char *text, glong n_most, const char *suffix)
{
    glong low = MIN(1, n_most);
    glong high = n_most;
    while (low < high) {
        glong middle = (low + high + 1) / 2;
        if (fits(fit, text, middle, suffix)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

char *anke_text_shorten(const char *text, guint n_characters)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    if (g_utf8_strlen(valid, -1) <= (glong)n_characters) {
        return g_steal_pointer(&valid);
    }
    g_autofree char *head = g_utf8_substring(valid, 0, MAX((glong)n_characters - 1, 0));
    return g_strconcat(head, ELLIPSIS, NULL);
}

char *anke_text_fit(const AnkeFit *fit, const char *text)
{
    g_autofree char *capped = anke_text_shorten(text, ANKE_FIT_MAX_CHARACTERS);
    glong n_characters = g_utf8_strlen(capped, -1);
    if (fits(fit, capped, n_characters, "")) {
        return g_steal_pointer(&capped);
    }
    glong n_kept = find_characters(fit, capped, n_characters, ELLIPSIS);
    g_autofree char *head = g_utf8_substring(capped, 0, n_kept);
    return g_strconcat(head, ELLIPSIS, NULL);
}

gsize anke_text_fit_bytes(const AnkeFit *fit, const char *text)
{
    glong n_characters = g_utf8_strlen(text, -1);
    if (fits(fit, text, n_characters, "")) {
        return strlen(text);
    }
    glong n_kept = find_characters(fit, text, n_characters, "");
    return (gsize)(g_utf8_offset_to_pointer(text, n_kept) - text);
}
