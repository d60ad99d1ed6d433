#include "analyzer/base/age_band.h"

#include <math.h>
#include <string.h>

#define OLDEST 150 /* years; larger numbers are no ages */

static const char *const official[ANKE_AGE_N_OFFICIAL] = {
    "20歳未満", "20～23歳", "24～27歳", "28～31歳", "32～35歳", "36～39歳",
    "40～43歳", "44～47歳", "48～51歳", "52～55歳", "56～59歳", "60歳以上"};

const char *anke_age_band_official(guint i)
{
    g_assert(i < ANKE_AGE_N_OFFICIAL);
    return official[i];
}

gint anke_age_band_find_official(const AnkeAgeBand *band)
{
    for (guint i = 0; i < ANKE_AGE_N_OFFICIAL; i++) {
        AnkeAgeBand other;
        gboolean is_same = anke_age_band_parse(official[i], &other) &&
                           (other.from >= band->from && other.from <= band->from) &&
                           (other.to >= band->to && other.to <= band->to);
        if (is_same) {
            return (gint)i;
        }
    }
    return -1;
}

static gboolean skip(const char **text, const char *word)
{
    if (!g_str_has_prefix(*text, word)) {
        return FALSE;
    }
    *text += strlen(word);
    return TRUE;
}

/* An age with 歳 or without it. */
static gboolean read_age(const char **text, double *age)
{
    guint64 number = 0;
    guint n_digits = 0;
    for (; g_ascii_isdigit(**text) && n_digits < 4; n_digits++) {
        number = number * 10 + (guint64)(**text - '0');
        (*text)++;
    }
    if (!skip(text, "歳")) {
        (void)skip(text, "才");
    }
    *age = (double)number;
    return n_digits > 0 && number <= OLDEST;
}

/* What follows the first age. */
static gboolean read_rest(const char *text, AnkeAgeBand *band)
{
    static const char *const dashes[] = {"~", "～", "〜", "-", "–", "－"};
    double from = band->from;
    if (*text == '\0') {
        *band = (AnkeAgeBand){from, from + 1};
        return TRUE;
    }
    if (strcmp(text, "未満") == 0 || strcmp(text, "以下") == 0) {
        *band = (AnkeAgeBand){-INFINITY, strcmp(text, "未満") == 0 ? from : from + 1};
        return TRUE;
    }
    if (strcmp(text, "代") == 0) {
        *band = (AnkeAgeBand){from, from + 10};
        return TRUE;
    }
    gboolean is_least = skip(&text, "以上");
    for (guint i = 0; i < G_N_ELEMENTS(dashes); i++) {
        is_least = skip(&text, dashes[i]) || is_least;
    }
    band->to = INFINITY;
    if (!is_least || *text == '\0') {
        return is_least;
    }
    gboolean is_age = read_age(&text, &band->to);
    band->to += strcmp(text, "未満") == 0 ? 0 : 1;
    gboolean is_end = *text == '\0' || strcmp(text, "未満") == 0 || strcmp(text, "以下") == 0;
    return is_age && is_end && band->to > from;
}

gboolean anke_age_band_parse(const char *label, AnkeAgeBand *band)
{
    g_autofree char *plain = g_utf8_normalize(label, -1, G_NORMALIZE_NFKC);
    if (plain == NULL) {
        return FALSE;
    }
    const char *text = plain;
    AnkeAgeBand found = {NAN, NAN};
    if (!read_age(&text, &found.from) || !read_rest(text, &found)) {
        return FALSE;
    }
    *band = found;
    return TRUE;
}
