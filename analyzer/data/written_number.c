#include "analyzer/data/written_number.h"

#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

/* Plain digits, a dot, a leading minus: no exponent, which nobody writes by hand (1E+11 is what
 * Excel makes of a long code). */
static gboolean is_plain(const char *text, gsize n_bytes)
{
    for (gsize i = 0; i < n_bytes; i++) {
        if (!g_ascii_isdigit(text[i]) && text[i] != '.' && text[i] != '-') {
            return FALSE;
        }
    }
    return n_bytes > 0;
}

static gboolean is_nil(const char *folded)
{
    static const char *const nils[] = {"-", "…", "―", "ー", "--", "……"};
    for (gsize i = 0; i < G_N_ELEMENTS(nils); i++) {
        if (strcmp(folded, nils[i]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Units, and each one's other spellings. Numbers without a unit of their own may have any. */
static const char *const units[][6] = {{"人", "名"},
                                       {"件"},
                                       {"年"},
                                       {"歳", "才"},
                                       {"円"},
                                       {"%", "パーセント", "㌫"},
                                       {"か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月"}};

/* Those that stand behind numbers in any table. */
enum { N_USUAL_UNITS = 6 };

static gboolean drop_suffix(GString *text, const char *suffix)
{
    if (*suffix == '\0' || !g_str_has_suffix(text->str, suffix)) {
        return FALSE;
    }
    g_string_truncate(text, text->len - strlen(suffix));
    if (text->len > 0 && text->str[text->len - 1] == ' ') {
        g_string_truncate(text, text->len - 1);
    }
    return TRUE;
}

static gboolean drop_spelling(GString *text, gsize unit)
{
    for (gsize i = 0; i < G_N_ELEMENTS(units[unit]) && units[unit][i] != NULL; i++) {
        if (drop_suffix(text, units[unit][i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_spelling(gsize unit, const char *word)
{
    for (gsize i = 0; i < G_N_ELEMENTS(units[unit]) && units[unit][i] != NULL; i++) {
        if (strcmp(units[unit][i], word) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A number with another unit than the question's keeps it, and is none: 3年 is not 3か月. */
static void drop_unit(GString *text, const char *unit)
{
    g_autofree char *own = anke_text_folded(unit != NULL ? unit : "");
    gboolean is_dropped = drop_suffix(text, own);
    for (gsize i = 0; !is_dropped && i < G_N_ELEMENTS(units); i++) {
        if (*own != '\0' ? is_spelling(i, own) : i < N_USUAL_UNITS) {
            is_dropped = drop_spelling(text, i);
        }
    }
}

/* ¥1,000; a file in CP932 has a backslash there. */
static void drop_yen_sign(GString *text)
{
    static const char *const signs[] = {"¥", "￥", "\\"};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (g_str_has_prefix(text->str, signs[i])) {
            g_string_erase(text, 0, (gssize)strlen(signs[i]));
            return;
        }
    }
}

static void turn_signs(GString *text)
{
    static const char *const signs[] = {"▲", "△"};
    for (gsize i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (g_str_has_prefix(text->str, signs[i])) {
            g_string_erase(text, 0, (gssize)strlen(signs[i]));
            g_string_prepend_c(text, '-');
        }
    }
}

/* Takes out thousands separators; FALSE where a comma does not stand before three digits. */
static gboolean drop_separators(GString *text)
{
    gsize first = text->str[0] == '-' ? 1 : 0;
    const char *comma = strchr(text->str, ',');
    if (comma == NULL) {
        return TRUE;
    }
    gsize n_lead = (gsize)(comma - text->str) - first;
    if (n_lead < 1 || n_lead > 3) {
        return FALSE;
    }
    while ((comma = strchr(text->str, ',')) != NULL) {
        gsize n_digits = strspn(comma + 1, "0123456789");
        if (n_digits != 3) {
            return FALSE;
        }
        g_string_erase(text, comma - text->str, 1);
    }
    return TRUE;
}

AnkeWritten anke_written_number(const char *text, gsize n_bytes, const char *unit, double *value)
{
    if (is_plain(text, n_bytes) && anke_number_parse(text, n_bytes, value)) {
        return ANKE_WRITTEN_PLAIN;
    }
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(text, n_bytes, folded);
    if (is_nil(folded->str)) {
        return ANKE_WRITTEN_NIL;
    }
    drop_unit(folded, unit);
    drop_yen_sign(folded);
    turn_signs(folded);
    if (!drop_separators(folded) || !is_plain(folded->str, folded->len) ||
        !anke_number_parse(folded->str, folded->len, value)) {
        return ANKE_WRITTEN_NO_NUMBER;
    }
    return ANKE_WRITTEN_ANOTHER;
}
