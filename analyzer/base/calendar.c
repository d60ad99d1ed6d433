#include "analyzer/base/calendar.h"

#include <stdio.h>
#include <string.h>

#include "analyzer/base/calendar_parts.h"

gboolean anke_year_parse(const char *text, gsize n_bytes, int *year, gboolean *is_fiscal)
{
    g_autofree char *folded = anke_calendar_fold(text, n_bytes);
    AnkeCursor cursor = {folded};
    const AnkeEra *era;
    int found;
    if (folded == NULL || !anke_cursor_take_year(&cursor, &found, &era)) {
        return FALSE;
    }
    gboolean has_fiscal = FALSE;
    if (anke_cursor_take(&cursor, "年")) {
        has_fiscal = anke_cursor_take(&cursor, "度");
    }
    if (!anke_cursor_is_at_end(&cursor) || found < ANKE_FIRST_YEAR || found > ANKE_LAST_YEAR) {
        return FALSE;
    }
    *year = found;
    if (is_fiscal != NULL) {
        *is_fiscal = has_fiscal;
    }
    return TRUE;
}

/* Reads the month with what stands around it: 年4月, or one sign. */
static gboolean take_month(AnkeCursor *cursor, int *month)
{
    if (anke_cursor_take(cursor, "年")) {
        return anke_cursor_take_digits(cursor, 2, month) > 0 && anke_cursor_take(cursor, "月");
    }
    return (anke_cursor_take(cursor, "-") || anke_cursor_take(cursor, "/") ||
            anke_cursor_take(cursor, ".")) &&
           anke_cursor_take_digits(cursor, 2, month) > 0;
}

gboolean anke_month_parse(const char *text, gsize n_bytes, int *year, int *month)
{
    g_autofree char *folded = anke_calendar_fold(text, n_bytes);
    AnkeCursor cursor = {folded};
    const AnkeEra *era;
    int found_year;
    int found_month;
    if (folded == NULL || !anke_cursor_take_year(&cursor, &found_year, &era) ||
        !take_month(&cursor, &found_month) || !anke_cursor_is_at_end(&cursor)) {
        return FALSE;
    }
    int last_day = found_year * 10000 + found_month * 100 + 31;
    if (found_month < 1 || found_month > 12 || found_year < ANKE_FIRST_YEAR ||
        found_year > ANKE_LAST_YEAR || (era != NULL && last_day < era->first_day)) {
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
    for (guint i = 1; i < G_N_ELEMENTS(anke_eras); i++) {
        found = anke_eras[i].first_day <= year * 10000 + 401 ? i : found;
    }
    return found;
}

char *anke_fiscal_year_to_eras(int year)
{
    if (year < ANKE_FIRST_YEAR) {
        return g_strdup_printf("%d", year);
    }
    guint first = era_of_fiscal_year(year);
    GString *text = g_string_new(NULL);
    for (guint i = first; i < G_N_ELEMENTS(anke_eras); i++) {
        int of_era = year - anke_eras[i].year_before;
        /* 昭和 began on the last days of 1926, 平成 in the winter of 1988: only an era whose year 1
         * has a spring gives the fiscal year a second name. */
        if (i == first || (of_era == 1 && anke_eras[i].first_day < year * 10000 + 1201)) {
            g_string_append_printf(text, "%s%s%d", i == first ? "" : "・", anke_eras[i].signs[3],
                                   of_era);
        }
    }
    return g_string_free(text, FALSE);
}

gboolean anke_fiscal_year_is_past_era(const char *text, gsize n_bytes, char **written, char **now)
{
    g_autofree char *folded = anke_calendar_fold(text, n_bytes);
    AnkeCursor cursor = {folded};
    const AnkeEra *era;
    int year;
    if (folded == NULL || !anke_cursor_take_year(&cursor, &year, &era) || era == NULL ||
        year > ANKE_LAST_YEAR) {
        return FALSE;
    }
    const AnkeEra *real = &anke_eras[era_of_fiscal_year(year)];
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
    return anke_calendar_has_day(part[0], part[1], part[2]);
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
    const AnkeEra *era = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(anke_eras) && anke_eras[i].first_day <= day; i++) {
        era = &anke_eras[i];
    }
    if (era == NULL) {
        return NULL;
    }
    int year = part[0] - era->year_before;
    g_autofree char *number = year == 1 ? g_strdup("元") : g_strdup_printf("%d", year);
    return g_strdup_printf("%s%s年%d月%d日", era->signs[0], number, part[1], part[2]);
}
