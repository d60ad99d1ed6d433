#include "analyzer/import/excel_dates.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/import/excel_damage.h"

enum { FIRST_SERIAL = 30000, LAST_SERIAL = 60000, ANY_LEAP_YEAR = 2000 };

/* Takes a number of at most four digits. */
static gboolean take_number(const char **at, int *number)
{
    int n = 0;
    *number = 0;
    while (n < 4 && g_ascii_isdigit((*at)[n])) {
        *number = *number * 10 + ((*at)[n++] - '0');
    }
    *at += n;
    return n > 0 && !g_ascii_isdigit(**at);
}

static gboolean take_word(const char **at, const char *word)
{
    if (!g_str_has_prefix(*at, word)) {
        return FALSE;
    }
    *at += strlen(word);
    return TRUE;
}

/* Takes Jan … Dec. */
static gboolean take_month_name(const char **at, int *month)
{
    static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (int i = 0; i < (int)G_N_ELEMENTS(names); i++) {
        if (take_word(at, names[i])) {
            *month = i + 1;
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_day(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month,
                            (GDateYear)(year > 0 ? year : ANY_LEAP_YEAR));
}

static guint add_date(AnkeExcelDate *dates, guint n, AnkeExcelDate date)
{
    if (n < ANKE_EXCEL_MAX_DATES && (date.is_pair || is_day(date.year, date.month, date.day))) {
        dates[n++] = date;
    }
    return n;
}

/* The month in either century: which one is meant depends on the spreadsheet's settings. */
static guint add_months(AnkeExcelDate *dates, int month, int year)
{
    AnkeExcelDate date = {.year = 1900 + year, .month = month, .day = 1, .is_month = TRUE};
    guint n = add_date(dates, 0, date);
    date.year += 100;
    return add_date(dates, n, date);
}

/* Two numbers joined by one sign from `signs`. */
static gboolean split_pair(const char *text, const char *signs, int *first, int *second)
{
    if (!take_number(&text, first) || *text == '\0' || strchr(signs, *text) == NULL) {
        return FALSE;
    }
    text++;
    return take_number(&text, second) && *text == '\0';
}

static gboolean split_japanese(const char *text, int *month, int *day)
{
    return take_number(&text, month) && take_word(&text, "月") && take_number(&text, day) &&
           take_word(&text, "日") && *text == '\0';
}

guint anke_excel_dates_of_label(const char *label, AnkeExcelDate dates[ANKE_EXCEL_MAX_DATES])
{
    int first;
    int second;
    guint n = 0;
    if (split_japanese(label, &first, &second)) {
        return add_date(dates, n, (AnkeExcelDate){.month = first, .day = second});
    }
    if (!split_pair(label, "-/", &first, &second) || first > 99 || second > 99) {
        return 0;
    }
    n = add_date(dates, n, (AnkeExcelDate){.month = first, .day = second});
    n = add_date(dates, n, (AnkeExcelDate){.month = second, .day = first});
    n = n > 0 ? n : add_months(dates, first, second);
    if (n > 0) {
        n = add_date(dates, n, (AnkeExcelDate){.month = first, .day = second, .is_pair = TRUE});
    }
    return n;
}

static guint dates_of_serial(const char *cell, AnkeExcelDate *dates)
{
    static const guint32 epochs[] = {ANKE_EXCEL_EPOCH_1900, ANKE_EXCEL_EPOCH_1904};
    guint32 serial = 0;
    gsize n_digits = strspn(cell, "0123456789");
    guint n = 0;
    if (n_digits != 5 || cell[5] != '\0') {
        return 0;
    }
    for (gsize i = 0; i < n_digits; i++) {
        serial = serial * 10 + (guint32)(cell[i] - '0');
    }
    if (serial < FIRST_SERIAL || serial > LAST_SERIAL) {
        return 0;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(epochs); i++) {
        GDate date;
        g_date_clear(&date, 1);
        g_date_set_julian(&date, epochs[i] + serial);
        n = add_date(dates, n,
                     (AnkeExcelDate){.year = g_date_get_year(&date),
                                     .month = (int)g_date_get_month(&date),
                                     .day = g_date_get_day(&date)});
    }
    return n;
}

/* 5-Jan, Oct-40. */
static guint dates_of_month_name(const char *cell, AnkeExcelDate *dates)
{
    const char *at = cell;
    int month;
    int number;
    if (take_month_name(&at, &month)) {
        gboolean is_whole = take_word(&at, "-") && take_number(&at, &number) && *at == '\0';
        return is_whole && number < 100 ? add_months(dates, month, number) : 0;
    }
    if (take_number(&at, &number) && take_word(&at, "-") && take_month_name(&at, &month) &&
        *at == '\0') {
        return add_date(dates, 0, (AnkeExcelDate){.month = month, .day = number});
    }
    return 0;
}

/* 1/5/2018, which is a day in January or in May. */
static guint dates_of_year_last(const char *cell, AnkeExcelDate *dates)
{
    const char *at = cell;
    int first;
    int second;
    int year;
    if (!take_number(&at, &first) || !take_word(&at, "/") || !take_number(&at, &second) ||
        !take_word(&at, "/") || !take_number(&at, &year) || *at != '\0' || year < 1000) {
        return 0;
    }
    guint n = add_date(dates, 0, (AnkeExcelDate){.year = year, .month = first, .day = second});
    return add_date(dates, n, (AnkeExcelDate){.year = year, .month = second, .day = first});
}

/* 2018/1/5 in all writings of a whole date, but not digits alone. */
static guint dates_of_whole_date(const char *cell, AnkeExcelDate *dates)
{
    AnkeDateReading reading;
    if (!g_ascii_isdigit(cell[0]) || strspn(cell, "0123456789") == strlen(cell) ||
        !anke_date_read(cell, strlen(cell), &reading)) {
        return 0;
    }
    int part[3];
    const char *at = reading.iso;
    for (guint i = 0; i < G_N_ELEMENTS(part); i++) {
        (void)take_number(&at, &part[i]);
        at += *at == '-' ? 1 : 0;
    }
    return add_date(dates, 0, (AnkeExcelDate){.year = part[0], .month = part[1], .day = part[2]});
}

/* 1月5日, 6.25, 6/25: two numbers whose order is known. 6.1 may have been 6.10. */
static guint dates_of_pair(const char *cell, AnkeExcelDate *dates)
{
    AnkeExcelDate date = {.is_pair = TRUE};
    if (split_japanese(cell, &date.month, &date.day)) {
        return add_date(dates, 0, date);
    }
    if (!split_pair(cell, "./-", &date.month, &date.day) || date.month > 99 || date.day > 99) {
        return 0;
    }
    guint n = add_date(dates, 0, date);
    if (strchr(cell, '.') != NULL && date.day > 0 && date.day < 10) {
        date.day *= 10;
        n = add_date(dates, n, date);
    }
    return n;
}

guint anke_excel_dates_of_cell(const char *cell, AnkeExcelDate dates[ANKE_EXCEL_MAX_DATES],
                               gboolean *is_serial)
{
    guint n = dates_of_serial(cell, dates);
    *is_serial = n > 0;
    n = n > 0 ? n : dates_of_pair(cell, dates);
    n = n > 0 ? n : dates_of_month_name(cell, dates);
    n = n > 0 ? n : dates_of_year_last(cell, dates);
    return n > 0 ? n : dates_of_whole_date(cell, dates);
}

gboolean anke_excel_date_becomes(const AnkeExcelDate *label, const AnkeExcelDate *cell)
{
    return label->is_pair == cell->is_pair && label->month == cell->month &&
           label->day == cell->day && (label->is_month || !cell->is_month) &&
           (label->year == 0 || label->year == cell->year);
}
