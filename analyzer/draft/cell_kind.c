#include "analyzer/draft/cell_kind.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/text.h"
#include "analyzer/data/written_number.h"

enum { LONG_CHARACTERS = 40, MAX_NUMBER_BYTES = 64 };

static const char *const units[] = {"年", "歳", "人", "名", "件", "回",   "日",   "時間", "分",
                                    "円", "%",  "点", "枚", "才", "か月", "ヶ月", "月"};

static const char *unit_of(const char *folded)
{
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        if (g_str_has_suffix(folded, units[i])) {
            return units[i];
        }
    }
    return NULL;
}

static guint number_kind(const char *text, const char *folded, double *value, const char **unit)
{
    gsize n_bytes = strlen(text);
    if (n_bytes > MAX_NUMBER_BYTES) {
        return 0;
    }
    const char *own = unit_of(folded);
    AnkeWritten written = anke_written_number(text, n_bytes, own, value);
    if (written != ANKE_WRITTEN_PLAIN && written != ANKE_WRITTEN_ANOTHER) {
        return 0;
    }
    *unit = own;
    guint kind = ANKE_CELL_NUMBER;
    if (*value == floor(*value) && strchr(folded, '.') == NULL) {
        kind |= ANKE_CELL_INTEGER;
    }
    if (folded[0] == '0' && g_ascii_isdigit(folded[1])) {
        kind |= ANKE_CELL_ZEROS;
    }
    return kind;
}

/* A clock (9:05) behind two or more numbers parted by / - . or 年月: in whatever order they come. */
static gboolean is_stamp(const char *folded)
{
    const char *colon = strchr(folded, ':');
    if (colon == NULL || colon == folded || !g_ascii_isdigit(colon[-1]) ||
        !g_ascii_isdigit(colon[1]) || !g_ascii_isdigit(folded[0])) {
        return FALSE;
    }
    guint n_numbers = 0;
    for (const char *at = folded; at < colon; at++) {
        n_numbers += g_ascii_isdigit(*at) && !g_ascii_isdigit(at[1]) ? 1 : 0;
    }
    return n_numbers >= 4 && strlen(folded) < MAX_NUMBER_BYTES;
}

static gboolean is_mail(const char *folded)
{
    const char *at = strchr(folded, '@');
    return at != NULL && at > folded && strchr(at, '.') != NULL && strchr(folded, ' ') == NULL &&
           strchr(at + 1, '@') == NULL;
}

static guint text_kind(const char *text, const char *folded)
{
    static const char *const marks[] = {"。", "！", "？", "!", "?", "、"};
    g_autofree char *stripped = g_strstrip(g_strdup(text));
    guint kind = strchr(stripped, '\n') != NULL ? ANKE_CELL_LINES : 0;
    kind |= g_utf8_strlen(folded, -1) >= LONG_CHARACTERS ? ANKE_CELL_LONG : 0;
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        kind |= strstr(folded, marks[i]) != NULL ? ANKE_CELL_PROSE : 0;
    }
    return kind;
}

guint anke_cell_kind(const char *text, double *value, const char **unit)
{
    char iso[ANKE_DATE_SIZE];
    g_autofree char *folded = anke_text_folded(text);
    guint kind = number_kind(text, folded, value, unit);
    if (kind != 0) {
        return kind;
    }
    if (is_stamp(folded)) {
        return ANKE_CELL_STAMP;
    }
    if (anke_date_parse(text, strlen(text), iso)) {
        return ANKE_CELL_DATE;
    }
    return is_mail(folded) ? ANKE_CELL_MAIL : text_kind(text, folded);
}
