#include "analyzer/base/text.h"

#include <string.h>

enum { QUOTE_CHARACTERS = 40 };

/* Length of the valid sequence at `at`, or 0. RFC 3629, table 3-7 of the Unicode standard. */
static gsize sequence_length(const guchar *at, gsize n_left)
{
    guchar lead = at[0];
    if (lead < 0x80) {
        return lead != 0 ? 1 : 0;
    }
    gsize length = lead >= 0xC2 && lead <= 0xDF   ? 2
                   : lead >= 0xE0 && lead <= 0xEF ? 3
                   : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                  : 0;
    if (length == 0 || length > n_left) {
        return 0;
    }
    guchar low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    guchar high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (at[1] < low || at[1] > high) {
        return 0;
    }
    for (gsize i = 2; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return length;
}

/* Whether eight bytes are all ASCII and none is NUL. */
static gboolean is_plain_word(const guchar *at)
{
    guint64 word;
    memcpy(&word, at, sizeof word);
    const guint64 high = G_GUINT64_CONSTANT(0x8080808080808080);
    const guint64 ones = G_GUINT64_CONSTANT(0x0101010101010101);
    return (word & high) == 0 && ((word - ones) & ~word & high) == 0;
}

/* The bulk of Japanese text: E1-EC xx xx, which needs no check of the second byte's range. */
static gboolean is_plain_triple(const guchar *at)
{
    return at[0] >= 0xE1 && at[0] <= 0xEC && (at[1] & 0xC0) == 0x80 && (at[2] & 0xC0) == 0x80;
}

gsize anke_text_valid_bytes(const char *text, gsize n_bytes)
{
    const guchar *bytes = (const guchar *)text;
    gsize at = 0;
    while (at < n_bytes) {
        if (n_bytes - at >= 8 && is_plain_word(bytes + at)) {
            at += 8;
        } else if (n_bytes - at >= 3 && is_plain_triple(bytes + at)) {
            at += 3;
        } else {
            gsize length = sequence_length(bytes + at, n_bytes - at);
            if (length == 0) {
                return at;
            }
            at += length;
        }
    }
    return n_bytes;
}

gboolean anke_text_is_blank(gunichar c)
{
    return c == ' ' || c == 0x3000 || c == 0xA0 || c == '\t' || c == '\r' || c == '\n';
}

/* U+FF61 ... U+FF9F in order: 。「」、・ヲ ァィゥェォャュョッー ア... ン ゛゜ */
static gunichar widen_katakana(gunichar c)
{
    static const guint16 wide[] = {
        0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9,
        0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB,
        0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
        0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5,
        0x30D8, 0x30DB, 0x30DE, 0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9,
        0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x3099, 0x309A};
    return wide[c - 0xFF61];
}

/* Of each pair that converters from CP932 disagree about, the one that glibc makes. */
static gunichar fold_sign(gunichar c)
{
    switch (c) {
    case 0x301C:
        return 0xFF5E;
    case 0x2212:
        return 0xFF0D;
    case 0x2016:
        return 0x2225;
    case 0x2014:
        return 0x2015;
    case 0xFFE0:
        return 0xA2;
    case 0xFFE1:
        return 0xA3;
    case 0xFFE2:
        return 0xAC;
    default:
        return c;
    }
}

static gunichar fold_kana(gunichar c)
{
    if (c >= 0xFF61 && c <= 0xFF9F) {
        return widen_katakana(c);
    }
    return c == 0x309B ? 0x3099 : c == 0x309C ? 0x309A : c;
}

static gunichar fold_character(gunichar c, guint steps)
{
    if ((steps & ANKE_FOLD_BLANKS) != 0 && anke_text_is_blank(c)) {
        return ' ';
    }
    if ((steps & ANKE_FOLD_SIGNS) != 0) {
        c = fold_sign(c);
    }
    if ((steps & ANKE_FOLD_WIDTH) != 0 && c >= 0xFF01 && c <= 0xFF5E) {
        return c - 0xFF01 + '!';
    }
    return (steps & ANKE_FOLD_KANA) != 0 ? fold_kana(c) : c;
}

/* The kana that `base` and the voiced mark make together, or 0. */
static inline gunichar compose_kana(gunichar base, gunichar mark)
{
    gunichar shift = base >= 0x30A0 ? 0x60 : 0;
    gunichar hiragana = base - shift;
    if (mark == 0x309A) {
        gboolean is_ha_row =
            hiragana >= 0x306F && hiragana <= 0x307B && (hiragana - 0x306F) % 3 == 0;
        return is_ha_row ? base + 2 : 0;
    }
    if (mark != 0x3099) {
        return 0;
    }
    if (hiragana == 0x3046) {
        return 0x3094 + shift;
    }
    gboolean is_ka_to_chi = hiragana >= 0x304B && hiragana <= 0x3061 && (hiragana & 1) == 1;
    gboolean is_tsu_to_to = hiragana >= 0x3064 && hiragana <= 0x3068 && (hiragana & 1) == 0;
    gboolean is_ha_row = hiragana >= 0x306F && hiragana <= 0x307B && (hiragana - 0x306F) % 3 == 0;
    return is_ka_to_chi || is_tsu_to_to || is_ha_row ? base + 1 : 0;
}

static void fold(const char *text, gsize n_bytes, guint steps, GString *folded)
{
    const char *end = n_bytes > 0 ? text + n_bytes : text; /* nothing may stand nowhere */
    gboolean drops_blanks = (steps & ANKE_FOLD_BLANKS) != 0;
    gboolean composes = (steps & ANKE_FOLD_KANA) != 0;
    gunichar pending = 0; /* held back: a mark may follow it, or a blank may end the text */
    gboolean has_text = FALSE;
    for (const char *at = text; at < end; at = g_utf8_next_char(at)) {
        gunichar c = fold_character(g_utf8_get_char(at), steps);
        gunichar composed = pending != 0 && composes ? compose_kana(pending, c) : 0;
        if (composed != 0) {
            pending = composed;
            continue;
        }
        if (drops_blanks && c == ' ' && (pending == ' ' || (pending == 0 && !has_text))) {
            continue;
        }
        if (pending != 0) {
            g_string_append_unichar(folded, pending);
            has_text = TRUE;
        }
        pending = c;
    }
    if (pending != 0 && !(drops_blanks && pending == ' ')) {
        g_string_append_unichar(folded, pending);
    }
}

void anke_text_fold(const char *text, gsize n_bytes, GString *folded)
{
    fold(text, n_bytes, ANKE_FOLD_ALL, folded);
}

guint anke_text_fold_needs(const char *text, gsize n_bytes, const char *label)
{
    static const guint steps[] = {ANKE_FOLD_BLANKS, ANKE_FOLD_WIDTH, ANKE_FOLD_KANA,
                                  ANKE_FOLD_SIGNS};
    guint needed = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autoptr(GString) ours = g_string_new(NULL);
        g_autoptr(GString) theirs = g_string_new(NULL);
        fold(text, n_bytes, ANKE_FOLD_ALL & ~steps[i], ours);
        fold(label, strlen(label), ANKE_FOLD_ALL & ~steps[i], theirs);
        needed |= g_string_equal(ours, theirs) ? 0 : steps[i];
    }
    return needed;
}

char *anke_text_folded(const char *text)
{
    GString *folded = g_string_new(NULL);
    anke_text_fold(text, strlen(text), folded);
    return g_string_free(folded, FALSE);
}

static gboolean is_safe_to_show(gunichar c)
{
    gboolean is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    gboolean is_direction =
        c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !is_control && !is_direction;
}

static char *show(const char *text, gsize n_left, gsize most)
{
    GString *quoted = g_string_new(NULL);
    for (gsize n_shown = 0; n_left > 0; n_shown++) {
        if (n_shown == most) {
            g_string_append(quoted, "…");
            break;
        }
        gsize length = sequence_length((const guchar *)text, n_left);
        if (length > 0 && is_safe_to_show(g_utf8_get_char(text))) {
            g_string_append_len(quoted, text, (gssize)length);
        } else {
            length = MAX(length, 1);
            for (gsize i = 0; i < length; i++) {
                g_string_append_printf(quoted, "\\x%02x", (guchar)text[i]);
            }
        }
        text += length;
        n_left -= length;
    }
    return g_string_free(quoted, FALSE);
}

char *anke_text_quote(const char *text, gssize n_bytes)
{
    return show(text, n_bytes < 0 ? strlen(text) : (gsize)n_bytes, QUOTE_CHARACTERS);
}

char *anke_text_printable(const char *text)
{
    return show(text, strlen(text), G_MAXSIZE);
}

gboolean anke_text_has_control(const char *text, gsize n_bytes)
{
    for (gsize i = 0; i < n_bytes; i++) {
        guchar c = (guchar)text[i];
        if ((c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F) {
            return TRUE;
        }
    }
    return FALSE;
}
