#include "analyzer/base/calendar.h"

#include <stdio.h>
#include <string.h>

#include "analyzer/base/text.h"

enum { MAX_TEXT_BYTES = 100, FIRST_YEAR = 1868, LAST_YEAR = 2199 };

typedef struct {
    const char *signs[5]; /* all ways to write it, longest first */
    int year_before;      /* the western year before its year 1 */
    int first_day;        /* yyyymmdd */
} Era;

/*
 * First days: 大正 and 昭和 by the imperial edicts of 1912-07-30 and 1926-12-25; 平成 by cabinet
 * order 1 of 1989 (from 1989-01-08), 令和 by cabinet order 143 of 2019 (from 2019-05-01), both
 * under the Era Name Act (act 43 of 1979). 明治 has dates of the Gregorian calendar from 1873-01-01
 * (decree 337 of 明治5年).
 */
static const Era eras[] = {
    {{"明治", "明", "㍾", "M", "m"}, 1867, 18730101},
    {{"大正", "大", "㍽", "T", "t"}, 1911, 19120730},
    {{"昭和", "昭", "㍼", "S", "s"}, 1925, 19261225},
    {{"平成", "平", "㍻", "H", "h"}, 1988, 19890108},
    {{"令和", "令", "㋿", "R", "r"}, 2018, 20190501},
};

/* What is left of a folded text. */
typedef struct {
    const char *at;
} Cursor;

static void skip_blank(Cursor *cursor)
{
    while (*cursor->at == ' ') {
        cursor->at++;
    }
}

static gboolean take(Cursor *cursor, const char *word)
{
    skip_blank(cursor);
    if (!g_str_has_prefix(cursor->at, word)) {
        return FALSE;
    }
    cursor->at += strlen(word);
    return TRUE;
}

static gboolean is_at_end(Cursor *cursor)
{
    skip_blank(cursor);
    return *cursor->at == '\0';
}

/* Reads digits; their number is returned, 0 if there are none or too many. */
static int take_digits(Cursor *cursor, int max_digits, int *number)
{
    skip_blank(cursor);
    int n = 0;
    *number = 0;
    while (g_ascii_isdigit(cursor->at[n])) {
        if (n == max_digits) {
            return 0;
        }
        *number = *number * 10 + (cursor->at[n++] - '0');
    }
    cursor->at += n;
    return n;
}

static const Era *take_era(Cursor *cursor)
{
    for (guint i = 0; i < G_N_ELEMENTS(eras); i++) {
        for (guint sign = 0; sign < G_N_ELEMENTS(eras[i].signs); sign++) {
            if (take(cursor, eras[i].signs[sign])) {
                return &eras[i];
            }
        }
    }
    return NULL;
}

/* Reads a year without the 年 behind it. */
static gboolean take_year(Cursor *cursor, int *year, const Era **era)
{
    *era = take_era(cursor);
    if (*era == NULL) {
        return take_digits(cursor, 4, year) == 4;
    }
    int of_era = 1;
    if (!take(cursor, "元") && take_digits(cursor, 3, &of_era) == 0) {
        return FALSE;
    }
    *year = (*era)->year_before + of_era;
    return of_era > 0;
}

/* Full-width letters, digits and signs become ASCII. */
static char *fold(const char *text, gsize n_bytes)
{
    if (n_bytes > MAX_TEXT_BYTES || anke_text_valid_bytes(text, n_bytes) != n_bytes) {
        return NULL;
    }
    GString *folded = g_string_new(NULL);
    anke_text_fold(text, n_bytes, folded);
    return g_string_free(folded, FALSE);
}

gboolean anke_year_parse(const char *text, gsize n_bytes, int *year, gboolean *is_fiscal)
{
    g_autofree char *folded = fold(text, n_bytes);
    Cursor cursor = {folded};
    const Era *era;
    int found;
    if (folded == NULL || !take_year(&cursor, &found, &era)) {
        return FALSE;
    }
    gboolean has_fiscal = FALSE;
    if (take(&cursor, "年")) {
        has_fiscal = take(&cursor, "度");
    }
    if (!is_at_end(&cursor) || found < FIRST_YEAR || found > LAST_YEAR) {
        return FALSE;
    }
    *year = found;
    if (is_fiscal != NULL) {
        *is_fiscal = has_fiscal;
    }
    return TRUE;
}

static gboolean has_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) {
        return FALSE;
    }
    gboolean is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && is_leap ? 1 : 0);
}

/* Reads month and day with what stands around them: 年5月14日, or one sign twice. */
static gboolean take_month_and_day(Cursor *cursor, int *month, int *day)
{
    if (take(cursor, "年")) {
        return take_digits(cursor, 2, month) > 0 && take(cursor, "月") &&
               take_digits(cursor, 2, day) > 0 && take(cursor, "日");
    }
    static const char *const signs[] = {"-", "/", "."};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (take(cursor, signs[i])) {
            return take_digits(cursor, 2, month) > 0 && take(cursor, signs[i]) &&
                   take_digits(cursor, 2, day) > 0;
        }
    }
    return FALSE;
}

/* Steps over a time of day behind a date, if there is one: a blank or T, then 8:41 or 08:41:05. */
static gboolean skip_time(Cursor *cursor)
{
    if (*cursor->at != ' ' && *cursor->at != 'T') {
        return TRUE;
    }
    cursor->at++;
    int hour;
    int minute;
    int second = 0;
    if (take_digits(cursor, 2, &hour) == 0 || *cursor->at != ':') {
        return FALSE;
    }
    cursor->at++;
    if (take_digits(cursor, 2, &minute) != 2) {
        return FALSE;
    }
    if (*cursor->at == ':') {
        cursor->at++;
        if (take_digits(cursor, 2, &second) != 2) {
            return FALSE;
        }
    }
    return hour < 24 && minute < 60 && second < 60;
}

gboolean anke_date_parse(const char *text, gsize n_bytes, char iso[ANKE_DATE_SIZE])
{
    g_autofree char *folded = fold(text, n_bytes);
    Cursor cursor = {folded};
    const Era *era;
    int year;
    int month;
    int day;
    if (folded == NULL || !take_year(&cursor, &year, &era) ||
        !take_month_and_day(&cursor, &month, &day) || !skip_time(&cursor) || !is_at_end(&cursor)) {
        return FALSE;
    }
    gboolean is_before_era = era != NULL && year * 10000 + month * 100 + day < era->first_day;
    if (year > 9999 || !has_day(year, month, day) || is_before_era) {
        return FALSE;
    }
    (void)g_snprintf(iso, ANKE_DATE_SIZE, "%04d-%02d-%02d", year, month, day);
    return TRUE;
}

/* Reads the month with what stands around it: 年4月, or one sign. */
static gboolean take_month(Cursor *cursor, int *month)
{
    if (take(cursor, "年")) {
        return take_digits(cursor, 2, month) > 0 && take(cursor, "月");
    }
    return (take(cursor, "-") || take(cursor, "/") || take(cursor, ".")) &&
           take_digits(cursor, 2, month) > 0;
}

gboolean anke_month_parse(const char *text, gsize n_bytes, int *year, int *month)
{
    g_autofree char *folded = fold(text, n_bytes);
    Cursor cursor = {folded};
    const Era *era;
    int found_year;
    int found_month;
    if (folded == NULL || !take_year(&cursor, &found_year, &era) ||
        !take_month(&cursor, &found_month) || !is_at_end(&cursor)) {
        return FALSE;
    }
    int last_day = found_year * 10000 + found_month * 100 + 31;
    if (found_month < 1 || found_month > 12 || found_year < FIRST_YEAR || found_year > LAST_YEAR ||
        (era != NULL && last_day < era->first_day)) {
        return FALSE;
    }
    *year = found_year;
    *month = found_month;
    return TRUE;
}

/* The era in which a fiscal year begins; 明治 in any case. */
static guint era_of_fiscal_year(int year)
{
    guint found = 0;
    for (guint i = 1; i < G_N_ELEMENTS(eras); i++) {
        found = eras[i].first_day <= year * 10000 + 401 ? i : found;
    }
    return found;
}

char *anke_fiscal_year_to_eras(int year)
{
    if (year < FIRST_YEAR) {
        return g_strdup_printf("%d", year);
    }
    guint first = era_of_fiscal_year(year);
    GString *text = g_string_new(NULL);
    for (guint i = first; i < G_N_ELEMENTS(eras); i++) {
        int of_era = year - eras[i].year_before;
        /* 昭和 began on the last days of 1926, 平成 in the winter of 1988: only an era whose year 1
         * has a spring gives the fiscal year a second name. */
        if (i == first || (of_era == 1 && eras[i].first_day < year * 10000 + 1201)) {
            g_string_append_printf(text, "%s%s%d", i == first ? "" : "・", eras[i].signs[3],
                                   of_era);
        }
    }
    return g_string_free(text, FALSE);
}

gboolean anke_fiscal_year_is_past_era(const char *text, gsize n_bytes, char **written, char **now)
{
    g_autofree char *folded = fold(text, n_bytes);
    Cursor cursor = {folded};
    const Era *era;
    int year;
    if (folded == NULL || !take_year(&cursor, &year, &era) || era == NULL || year > LAST_YEAR) {
        return FALSE;
    }
    const Era *real = &eras[era_of_fiscal_year(year)];
    gboolean is_first_year = year == real->year_before + 1;
    if (real <= era || (real == era + 1 && is_first_year)) {
        return FALSE;
    }
    *written = g_strdup_printf("%s%d年度", era->signs[0], year - era->year_before);
    *now = g_strdup_printf("%s%d年度", real->signs[0], year - real->year_before);
    return TRUE;
}

/* Reads year, month and day of an ISO date that the calendar has. */
static gboolean read_iso(const char *text, gsize n_bytes, int part[3])
{
    if (n_bytes != ANKE_DATE_SIZE - 1) {
        return FALSE;
    }
    memset(part, 0, 3 * sizeof *part);
    for (guint i = 0; i < n_bytes; i++) {
        guint at = i < 4 ? 0 : i < 7 ? 1 : 2;
        gboolean is_sign = i == 4 || i == 7;
        if (is_sign ? text[i] != '-' : !g_ascii_isdigit(text[i])) {
            return FALSE;
        }
        part[at] = is_sign ? part[at] : part[at] * 10 + (text[i] - '0');
    }
    return has_day(part[0], part[1], part[2]);
}

gboolean anke_date_is_iso(const char *text, gsize n_bytes)
{
    int part[3];
    return read_iso(text, n_bytes, part);
}

char *anke_date_to_wareki(const char *iso)
{
    int part[3];
    if (!read_iso(iso, strlen(iso), part)) {
        return NULL;
    }
    int day = part[0] * 10000 + part[1] * 100 + part[2];
    const Era *era = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(eras) && eras[i].first_day <= day; i++) {
        era = &eras[i];
    }
    if (era == NULL) {
        return NULL;
    }
    int year = part[0] - era->year_before;
    g_autofree char *number = year == 1 ? g_strdup("元") : g_strdup_printf("%d", year);
    return g_strdup_printf("%s%s年%d月%d日", era->signs[0], number, part[1], part[2]);
}
