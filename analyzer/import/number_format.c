#include "analyzer/import/number_format.h"

#include <string.h>

/* ECMA-376 part 1, 18.8.30: ids 14-22 and 45-47 for every language, 27-36 and 50-58 for Japanese.
 * */
AnkeNumberFormat anke_number_format_built_in(guint64 id)
{
    switch (id) {
    case 18:
    case 19:
    case 20:
    case 21:
    case 32:
    case 33:
    case 45:
    case 47:
        return ANKE_FORMAT_TIME;
    case 22:
        return ANKE_FORMAT_DATETIME;
    case 46:
        return ANKE_FORMAT_DURATION;
    default:
        break;
    }
    gboolean is_date = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return is_date ? ANKE_FORMAT_DATE : ANKE_FORMAT_NUMBER;
}

typedef struct {
    const char *at;
    char last; /* the last letter that stood for a part of a date or a time; 0: none */
    gboolean has_month;
    gboolean has_day;  /* or year, era, weekday */
    gboolean has_time; /* hours, minutes, seconds */
    gboolean is_duration;
} Scan;

/* [h], [mm], [ss] count on; other brackets are colours, conditions, languages. */
static void skip_bracket(Scan *scan)
{
    const char *start = scan->at + 1;
    const char *end = strchr(start, ']');
    gsize n = end != NULL ? (gsize)(end - start) : strlen(start);
    if (n > 0 && strspn(start, "hH") == n) {
        scan->is_duration = TRUE;
        scan->last = 'h';
    } else if (n > 0 && (strspn(start, "mM") == n || strspn(start, "sS") == n)) {
        scan->is_duration = TRUE;
        scan->last = 's';
    }
    scan->at = start + n + (end != NULL ? 1 : 0);
}

static void skip_quoted(Scan *scan)
{
    const char *end = strchr(scan->at + 1, '"');
    scan->at = end != NULL ? end + 1 : scan->at + strlen(scan->at);
}

/* The letter of the next part, past whatever stands between. */
static char next_letter(const char *at)
{
    Scan rest = {.at = at};
    while (*rest.at != '\0' && *rest.at != ';') {
        if (*rest.at == '"') {
            skip_quoted(&rest);
        } else if (*rest.at == '[') {
            skip_bracket(&rest);
        } else if (g_ascii_isalpha(*rest.at)) {
            return g_ascii_tolower(*rest.at);
        } else {
            rest.at += rest.at[0] == '\\' && rest.at[1] != '\0' ? 2 : 1;
        }
    }
    return '\0';
}

/* A run of one letter. An m behind hours or before seconds is minutes, else a month. */
static void take_letters(Scan *scan)
{
    char letter = g_ascii_tolower(*scan->at);
    while (g_ascii_tolower(*scan->at) == letter) {
        scan->at++;
    }
    switch (letter) {
    case 'y':
    case 'd':
    case 'g':
    case 'b':
    case 'a':
        scan->has_day = TRUE;
        break;
    case 'e': /* the year of an era; in 0.00E+00 an exponent */
        scan->has_day |= *scan->at != '+' && *scan->at != '-';
        break;
    case 'h':
    case 's':
        scan->has_time = TRUE;
        break;
    case 'm':
        if (scan->last == 'h' || next_letter(scan->at) == 's') {
            scan->has_time = TRUE;
        } else {
            scan->has_month = TRUE;
        }
        break;
    default:
        return;
    }
    scan->last = letter;
}

static gboolean skip_words(Scan *scan)
{
    static const char *const words[] = {"General", "AM/PM", "A/P", "G/標準", "上午/下午"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_ascii_strncasecmp(scan->at, words[i], strlen(words[i])) == 0) {
            scan->at += strlen(words[i]);
            return TRUE;
        }
    }
    return FALSE;
}

static void scan_section(Scan *scan)
{
    while (*scan->at != '\0' && *scan->at != ';') {
        if (*scan->at == '"') {
            skip_quoted(scan);
        } else if (*scan->at == '[') {
            skip_bracket(scan);
        } else if (*scan->at == '\\' || *scan->at == '_' || *scan->at == '*') {
            scan->at += scan->at[1] != '\0' ? 2 : 1;
        } else if (skip_words(scan)) {
            continue;
        } else if (g_ascii_isalpha(*scan->at)) {
            take_letters(scan);
        } else {
            scan->at++;
        }
    }
}

AnkeNumberFormat anke_number_format_of_code(const char *code)
{
    Scan scan = {.at = code};
    scan_section(&scan);
    gboolean has_date = scan.has_day || scan.has_month;
    if (scan.is_duration && !has_date) {
        return ANKE_FORMAT_DURATION;
    }
    if (has_date) {
        return scan.has_time || scan.is_duration ? ANKE_FORMAT_DATETIME : ANKE_FORMAT_DATE;
    }
    return scan.has_time ? ANKE_FORMAT_TIME : ANKE_FORMAT_NUMBER;
}
