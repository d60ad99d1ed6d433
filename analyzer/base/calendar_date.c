#include <stdio.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/calendar_parts.h"

enum { NO_TIME = -1, NOON = 12 * 3600 };

/* Month and day with what stands around them: 年5月14日, or one sign twice. */
static gboolean take_month_and_day(AnkeCursor *cursor, int *month, int *day)
{
    if (anke_cursor_take(cursor, "年")) {
        return anke_cursor_take_digits(cursor, 2, month) > 0 && anke_cursor_take(cursor, "月") &&
               anke_cursor_take_digits(cursor, 2, day) > 0 && anke_cursor_take(cursor, "日");
    }
    static const char *const signs[] = {"-", "/", "."};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (anke_cursor_take(cursor, signs[i])) {
            return anke_cursor_take_digits(cursor, 2, month) > 0 &&
                   anke_cursor_take(cursor, signs[i]) &&
                   anke_cursor_take_digits(cursor, 2, day) > 0;
        }
    }
    return FALSE;
}

/* A date without signs between its parts: S420401, 20260514, 3420401 (the era as a digit: 明治 1,
 * 大正 2, 昭和 3, 平成 4, 令和 5, as personnel and tax systems write it). */
static gboolean take_packed(AnkeCursor *cursor, int *year, int *month, int *day,
                            const AnkeEra **era)
{
    int packed;
    *era = anke_cursor_take_era(cursor);
    int n_digits = anke_cursor_take_digits(cursor, *era != NULL ? 6 : 8, &packed);
    int code = packed / 1000000;
    gboolean is_western = packed / 100000 == 19 || packed / 100000 == 20; /* 2021112 is cut short */
    if (*era == NULL && n_digits == 7 && code >= 1 && code <= ANKE_N_ERAS && !is_western) {
        *era = &anke_eras[code - 1];
        packed %= 1000000;
    } else if (n_digits != (*era != NULL ? 6 : 8)) {
        return FALSE;
    }
    *year = packed / 10000 + (*era != NULL ? (*era)->year_before : 0);
    *month = packed / 100 % 100;
    *day = packed % 100;
    return packed >= 10000;
}

static gboolean take_day(AnkeCursor *cursor, int *year, int *month, int *day, const AnkeEra **era)
{
    AnkeCursor packed = *cursor;
    if (take_packed(&packed, year, month, day, era)) {
        *cursor = packed;
        return TRUE;
    }
    return anke_cursor_take_year(cursor, year, era) && take_month_and_day(cursor, month, day);
}

/* 0 is Sunday. Sakamoto's method, as posted to comp.lang.c in 1993. */
static int day_of_week(int year, int month, int day)
{
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    year -= month < 3 ? 1 : 0;
    return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
}

/* Takes the day of the week behind a date, (木) or (木曜日), if there is one. Returns FALSE if it is
 * another day's: then nobody can say which was meant. */
static gboolean take_day_of_week(AnkeCursor *cursor, int expected)
{
    static const char *const days[] = {"日", "月", "火", "水", "木", "金", "土"};
    if (!anke_cursor_take(cursor, "(")) {
        return TRUE;
    }
    if (!anke_cursor_take(cursor, days[expected])) {
        return FALSE;
    }
    if (anke_cursor_take(cursor, "曜")) {
        (void)anke_cursor_take(cursor, "日");
    }
    return anke_cursor_take(cursor, ")");
}

/* Takes 午前 or 午後. */
static gboolean take_half(AnkeCursor *cursor, gboolean *is_afternoon)
{
    static const char *const words[] = {"午前", "AM", "am", "午後", "PM", "pm"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (anke_cursor_take(cursor, words[i])) {
            *is_afternoon = i >= G_N_ELEMENTS(words) / 2;
            return TRUE;
        }
    }
    return FALSE;
}

/* Takes what follows an hour: :41, :41:05, :41:05.990. */
static gboolean take_clock(AnkeCursor *cursor, int *minute, int *second)
{
    if (!anke_cursor_take(cursor, ":") || anke_cursor_take_digits(cursor, 2, minute) != 2) {
        return FALSE;
    }
    if (*cursor->at != ':') {
        return TRUE;
    }
    cursor->at++;
    if (anke_cursor_take_digits(cursor, 2, second) != 2) {
        return FALSE;
    }
    int fraction;
    return *cursor->at != '.' || (cursor->at++, anke_cursor_take_digits(cursor, 9, &fraction) > 0);
}

/* The same in words: 時, 時41分, 時41分05秒. */
static gboolean take_words(AnkeCursor *cursor, int *minute, int *second)
{
    if (!anke_cursor_take(cursor, "時")) {
        return FALSE;
    }
    if (anke_cursor_take_digits(cursor, 2, minute) == 0) {
        return TRUE;
    }
    if (!anke_cursor_take(cursor, "分")) {
        return FALSE;
    }
    return anke_cursor_take_digits(cursor, 2, second) == 0 || anke_cursor_take(cursor, "秒");
}

/* Steps over a zone: Z, JST, GMT+9, +09:00, +0900. Dates are taken as they stand, in their zone. */
static gboolean skip_zone(AnkeCursor *cursor)
{
    gboolean has_name = anke_cursor_take(cursor, "GMT") || anke_cursor_take(cursor, "UTC");
    if (!has_name && (anke_cursor_take(cursor, "Z") || anke_cursor_take(cursor, "JST"))) {
        return TRUE;
    }
    if (!anke_cursor_take(cursor, "+") && !anke_cursor_take(cursor, "-")) {
        return TRUE;
    }
    int hours;
    int minutes;
    if (anke_cursor_take_digits(cursor, 4, &hours) == 0) {
        return FALSE;
    }
    return !anke_cursor_take(cursor, ":") || anke_cursor_take_digits(cursor, 2, &minutes) == 2;
}

/* Seconds of the day; an hour beyond 12 is taken as it is whatever word stands beside it. */
static int seconds_of_day(int hour, int minute, int second, gboolean has_half,
                          gboolean is_afternoon)
{
    int seconds = hour * 3600 + minute * 60 + second;
    if (!has_half || hour > 12) {
        return seconds;
    }
    return seconds % NOON + (is_afternoon ? NOON : 0);
}

/* Takes a time of day behind a date, if there is one. */
static gboolean take_time(AnkeCursor *cursor, int *seconds)
{
    gboolean is_afternoon = FALSE;
    gboolean has_separator = *cursor->at == ' ' || *cursor->at == 'T';
    *seconds = NO_TIME;
    cursor->at += has_separator ? 1 : 0;
    gboolean has_half = take_half(cursor, &is_afternoon);
    if (!has_separator && !has_half) {
        return TRUE;
    }
    int hour;
    int minute = 0;
    int second = 0;
    if (anke_cursor_take_digits(cursor, 2, &hour) == 0 ||
        !(take_words(cursor, &minute, &second) || take_clock(cursor, &minute, &second))) {
        return FALSE;
    }
    has_half = has_half || take_half(cursor, &is_afternoon);
    if (hour > 23 || minute > 59 || second > 59 || !skip_zone(cursor)) {
        return FALSE;
    }
    *seconds = seconds_of_day(hour, minute, second, has_half, is_afternoon);
    return TRUE;
}

/* What is odd about the day in its era; G_MAXUINT: it is in no Gregorian calendar at all. */
static guint doubt_era(const AnkeEra *era, int year, int month, int day)
{
    int whole = year * 10000 + month * 100 + day;
    if (era == NULL) {
        return 0;
    }
    if (whole < era->first_day) {
        return era == anke_eras ? G_MAXUINT : ANKE_DATE_BEFORE_ERA;
    }
    gboolean has_next = era < anke_eras + ANKE_N_ERAS - 1;
    return has_next && whole >= era[1].first_day ? ANKE_DATE_PAST_ERA : 0;
}

gboolean anke_date_read(const char *text, gsize n_bytes, AnkeDateReading *reading)
{
    g_autofree char *folded = anke_calendar_fold(text, n_bytes);
    AnkeCursor cursor = {folded};
    const AnkeEra *era;
    int year;
    int month;
    int day;
    int seconds;
    if (folded == NULL || !take_day(&cursor, &year, &month, &day, &era) || year > 9999 ||
        !anke_calendar_has_day(year, month, day) ||
        !take_day_of_week(&cursor, day_of_week(year, month, day)) ||
        !take_time(&cursor, &seconds) || !anke_cursor_is_at_end(&cursor)) {
        return FALSE;
    }
    guint doubts = doubt_era(era, year, month, day);
    if (doubts == G_MAXUINT) {
        return FALSE;
    }
    reading->seconds = seconds;
    reading->doubts = doubts;
    (void)g_snprintf(reading->iso, ANKE_DATE_SIZE, "%04d-%02d-%02d", year, month, day);
    return TRUE;
}

gboolean anke_date_parse(const char *text, gsize n_bytes, char iso[ANKE_DATE_SIZE])
{
    AnkeDateReading reading;
    if (!anke_date_read(text, n_bytes, &reading) || (reading.doubts & ANKE_DATE_BEFORE_ERA) != 0) {
        return FALSE;
    }
    memcpy(iso, reading.iso, ANKE_DATE_SIZE);
    return TRUE;
}
