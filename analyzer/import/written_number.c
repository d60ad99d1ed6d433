#include "analyzer/import/written_number.h"

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

static void drop_suffix(GString *text, const char *suffix)
{
    if (suffix != NULL && *suffix != '\0' && g_str_has_suffix(text->str, suffix)) {
        g_string_truncate(text, text->len - strlen(suffix));
        while (text->len > 0 && text->str[text->len - 1] == ' ') {
            g_string_truncate(text, text->len - 1);
        }
    }
}

static void drop_unit(GString *text, const char *unit)
{
    static const char *const usual[] = {"人", "件", "年", "歳", "円", "%"};
    gsize before = text->len;
    if (unit != NULL) {
        g_autofree char *folded = anke_text_folded(unit);
        drop_suffix(text, folded);
    }
    for (gsize i = 0; text->len == before && i < G_N_ELEMENTS(usual); i++) {
        drop_suffix(text, usual[i]);
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
    turn_signs(folded);
    if (!drop_separators(folded) || !is_plain(folded->str, folded->len) ||
        !anke_number_parse(folded->str, folded->len, value)) {
        return ANKE_WRITTEN_NO_NUMBER;
    }
    return ANKE_WRITTEN_ANOTHER;
}
