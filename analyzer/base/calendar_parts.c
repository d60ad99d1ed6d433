#include "analyzer/base/calendar_parts.h"

#include <string.h>

#include "analyzer/base/text.h"

enum { MAX_TEXT_BYTES = 100 };

/*
 * First days: 大正 and 昭和 by the imperial edicts of 1912-07-30 and 1926-12-25; 平成 by cabinet
 * order 1 of 1989 (from 1989-01-08), 令和 by cabinet order 143 of 2019 (from 2019-05-01), both
 * under the Era Name Act (act 43 of 1979). 明治 has dates of the Gregorian calendar from 1873-01-01
 * (decree 337 of 明治5年).
 */
const AnkeEra anke_eras[ANKE_N_ERAS] = {
    {{"明治", "明", "㍾", "M", "m"}, 1867, 18730101},
    {{"大正", "大", "㍽", "T", "t"}, 1911, 19120730},
    {{"昭和", "昭", "㍼", "S", "s"}, 1925, 19261225},
    {{"平成", "平", "㍻", "H", "h"}, 1988, 19890108},
    {{"令和", "令", "㋿", "R", "r"}, 2018, 20190501},
};

static void skip_blank(AnkeCursor *cursor)
{
    while (*cursor->at == ' ') {
        cursor->at++;
    }
}

gboolean anke_cursor_take(AnkeCursor *cursor, const char *word)
{
    AnkeCursor ahead = *cursor;
    skip_blank(&ahead);
    if (!g_str_has_prefix(ahead.at, word)) {
        return FALSE;
    }
    cursor->at = ahead.at + strlen(word);
    return TRUE;
}

gboolean anke_cursor_is_at_end(AnkeCursor *cursor)
{
    skip_blank(cursor);
    return *cursor->at == '\0';
}

int anke_cursor_take_digits(AnkeCursor *cursor, int max_digits, int *number)
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

const AnkeEra *anke_cursor_take_era(AnkeCursor *cursor)
{
    for (guint i = 0; i < G_N_ELEMENTS(anke_eras); i++) {
        for (guint sign = 0; sign < G_N_ELEMENTS(anke_eras[i].signs); sign++) {
            if (anke_cursor_take(cursor, anke_eras[i].signs[sign])) {
                return &anke_eras[i];
            }
        }
    }
    return NULL;
}

gboolean anke_cursor_take_year(AnkeCursor *cursor, int *year, const AnkeEra **era)
{
    *era = anke_cursor_take_era(cursor);
    if (*era == NULL) {
        return anke_cursor_take_digits(cursor, 4, year) == 4;
    }
    int of_era = 1;
    if (!anke_cursor_take(cursor, "元") && anke_cursor_take_digits(cursor, 3, &of_era) == 0) {
        return FALSE;
    }
    *year = (*era)->year_before + of_era;
    return of_era > 0;
}

char *anke_calendar_fold(const char *text, gsize n_bytes)
{
    if (n_bytes > MAX_TEXT_BYTES || anke_text_valid_bytes(text, n_bytes) != n_bytes) {
        return NULL;
    }
    GString *folded = g_string_new(NULL);
    anke_text_fold(text, n_bytes, folded);
    return g_string_free(folded, FALSE);
}

gboolean anke_calendar_has_day(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1) {
        return FALSE;
    }
    gboolean is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && is_leap ? 1 : 0);
}
