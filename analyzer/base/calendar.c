#include "analyzer/base/calendar.h"

#include <string.h>

#include "analyzer/base/text.h"

enum { FIRST_YEAR = 1868, LAST_YEAR = 2200, MAX_TEXT_BYTES = 100 };

/* The square forms stand in CP932, but for ㋿. */
static const struct {
    const char *kanji;
    const char *square;
    char letter;
    gint before; /* western year of the era's year 0 */
} eras[] = {{"明治", "㍾", 'M', 1867},
            {"大正", "㍽", 'T', 1911},
            {"昭和", "㍼", 'S', 1925},
            {"平成", "㍻", 'H', 1988},
            {"令和", "㋿", 'R', 2018}};

static gboolean take(const char **at, const char *token)
{
    if (!g_str_has_prefix(*at, token)) {
        return FALSE;
    }
    *at += strlen(token);
    return TRUE;
}

static void skip_blanks(const char **at)
{
    while (take(at, " ")) {
    }
}

/* Up to max_digits digits. */
static gboolean take_number(const char **at, guint max_digits, gint *number)
{
    guint n = 0;
    *number = 0;
    while (n < max_digits && g_ascii_isdigit((*at)[n])) {
        *number = *number * 10 + ((*at)[n] - '0');
        n++;
    }
    *at += n;
    return n > 0 && !g_ascii_isdigit(**at);
}

static gboolean take_era(const char **at, gint *before)
{
    for (gsize i = 0; i < G_N_ELEMENTS(eras); i++) {
        char upper[2] = {eras[i].letter, '\0'};
        char lower[2] = {g_ascii_tolower(eras[i].letter), '\0'};
        if (take(at, eras[i].kanji) || take(at, eras[i].square) || take(at, upper) ||
            take(at, lower)) {
            *before = eras[i].before;
            return TRUE;
        }
    }
    return FALSE;
}

/* A year without its 年. */
static gboolean take_year(const char **at, gint *year)
{
    gint before = 0;
    gint number = 0;
    if (!take_era(at, &before)) {
        const char *start = *at;
        gboolean is_number = take_number(at, 4, &number);
        *year = number;
        return is_number && *at - start == 4 && number >= FIRST_YEAR && number <= LAST_YEAR;
    }
    skip_blanks(at); /* 令和 8年, to stand under 令和10年 */
    if (take(at, "元")) {
        number = 1;
    } else if (!take_number(at, 2, &number)) {
        return FALSE;
    }
    *year = before + number;
    return number > 0;
}

/* Folds into a buffer; texts longer than any date are refused. */
static gboolean fold(const char *text, gsize n_bytes, GString *folded)
{
    if (n_bytes > MAX_TEXT_BYTES) {
        return FALSE;
    }
    anke_text_fold(text, n_bytes, folded);
    return TRUE;
}

gboolean anke_year_parse(const char *text, gsize n_bytes, gint *year, gboolean *is_fiscal)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    gint parsed;
    if (!fold(text, n_bytes, folded)) {
        return FALSE;
    }
    const char *at = folded->str;
    if (!take_year(&at, &parsed)) {
        return FALSE;
    }
    gboolean has_fiscal = take(&at, "年度");
    if (!has_fiscal) {
        (void)take(&at, "年");
    }
    if (*at != '\0') {
        return FALSE;
    }
    *year = parsed;
    if (is_fiscal != NULL) {
        *is_fiscal = has_fiscal;
    }
    return TRUE;
}

/* "-5-14", "/5/14", ".5.14" or "年5月14日", from behind the year on. */
static gboolean take_month_and_day(const char **at, gint *month, gint *day)
{
    if (take(at, "年")) {
        skip_blanks(at);
        if (!take_number(at, 2, month) || !take(at, "月")) {
            return FALSE;
        }
        skip_blanks(at);
        return take_number(at, 2, day) && take(at, "日");
    }
    char separator[2] = {**at, '\0'};
    if (**at == '\0' || strchr("-/.", **at) == NULL) {
        return FALSE;
    }
    return take(at, separator) && take_number(at, 2, month) && take(at, separator) &&
           take_number(at, 2, day);
}

static void take_half_of_day(const char **at)
{
    static const char *const halves[] = {"午前", "午後", "AM", "PM", "am", "pm"};
    skip_blanks(at);
    for (gsize i = 0; i < G_N_ELEMENTS(halves) && !take(at, halves[i]); i++) {
    }
    skip_blanks(at);
}

/* 9:05, 9:05:11, 9:05:11.250, 9時, 9時5分, 9時5分11秒. */
static gboolean take_clock(const char **at)
{
    gint number;
    if (!take_number(at, 2, &number) || number > 24) {
        return FALSE;
    }
    if (take(at, "時")) {
        gboolean is_good =
            !g_ascii_isdigit(**at) || (take_number(at, 2, &number) && take(at, "分"));
        return is_good &&
               (!g_ascii_isdigit(**at) || (take_number(at, 2, &number) && take(at, "秒")));
    }
    if (!take(at, ":") || !take_number(at, 2, &number)) {
        return FALSE;
    }
    return !take(at, ":") ||
           (take_number(at, 2, &number) && (!take(at, ".") || take_number(at, 9, &number)));
}

/* Z, +09, +0900, +09:00, GMT+9, JST. */
static gboolean take_zone(const char **at)
{
    static const char *const names[] = {"Z", "GMT", "UTC", "JST"};
    gint number;
    for (gsize i = 0; i < G_N_ELEMENTS(names) && !take(at, names[i]); i++) {
    }
    if (!take(at, "+") && !take(at, "-")) {
        return TRUE;
    }
    return take_number(at, 4, &number) && (!take(at, ":") || take_number(at, 2, &number));
}

/* What may follow a date: nothing, or a time, which begins with a blank or a T. */
static gboolean ends_date(const char *at)
{
    if (*at == '\0') {
        return TRUE;
    }
    if (!take(&at, " ") && !take(&at, "T")) {
        return FALSE;
    }
    take_half_of_day(&at);
    if (!take_clock(&at)) {
        return FALSE;
    }
    take_half_of_day(&at);
    return take_zone(&at) && *at == '\0';
}

gboolean anke_date_parse(const char *text, gsize n_bytes, char iso[ANKE_DATE_SIZE])
{
    g_autoptr(GString) folded = g_string_new(NULL);
    gint year;
    gint month = 0;
    gint day = 0;
    if (!fold(text, n_bytes, folded)) {
        return FALSE;
    }
    const char *at = folded->str;
    if (!take_year(&at, &year) || !take_month_and_day(&at, &month, &day) || !ends_date(at) ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year)) {
        return FALSE;
    }
    g_snprintf(iso, ANKE_DATE_SIZE, "%04d-%02d-%02d", year, month, day);
    return TRUE;
}
