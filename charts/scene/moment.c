#include "charts/scene/moment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/scene/years.h"

#define FISCAL_START 0.25 /* April, in years */
#define GAP_FACTOR 1.5
#define DAYS 372.0 /* 12 months of 31 days: only the order counts */

/* What may stand behind a year, and the share of the year that has passed by then. */
typedef struct {
    const char *text;
    double share;
} Tail;

static const Tail tails[] = {
    {"Q1", 0},         {"Q2", 0.25},         {"Q3", 0.5},         {"Q4", 0.75},
    {"第1四半期", 0},  {"第2四半期", 0.25},  {"第3四半期", 0.5},  {"第4四半期", 0.75},
    {"第一四半期", 0}, {"第二四半期", 0.25}, {"第三四半期", 0.5}, {"第四四半期", 0.75},
    {"上期", 0},       {"下期", 0.5},        {"上半期", 0},       {"下半期", 0.5}};

/* A year with nothing behind it but blanks and dashes; in a fiscal year, its April. */
static gboolean parse_year(const char *text, gsize n_bytes, int *year, gboolean *is_fiscal)
{
    while (n_bytes > 0 && strchr(" -/.", text[n_bytes - 1]) != NULL) {
        n_bytes--;
    }
    gboolean has_prefix = n_bytes > 2 && strncmp(text, "FY", 2) == 0;
    gsize start = has_prefix ? 2 : 0;
    gboolean is_year = anke_year_parse(text + start, n_bytes - start, year, is_fiscal);
    *is_fiscal = is_year && (*is_fiscal || has_prefix);
    return is_year;
}

static double parse_tailed(const char *text)
{
    int year;
    gboolean is_fiscal;
    for (guint i = 0; i < G_N_ELEMENTS(tails); i++) {
        if (g_str_has_suffix(text, tails[i].text) &&
            parse_year(text, strlen(text) - strlen(tails[i].text), &year, &is_fiscal)) {
            return year + tails[i].share + (is_fiscal ? FISCAL_START : 0);
        }
    }
    return NAN;
}

/* 2026-09, 2026/9, 2026年9月, 2026年度9月. */
static double parse_month(const char *text)
{
    gsize end = strlen(text);
    gboolean has_sign = g_str_has_suffix(text, "月");
    end -= has_sign ? strlen("月") : 0;
    gsize start = end;
    while (start > 0 && g_ascii_isdigit(text[start - 1])) {
        start--;
    }
    guint64 month;
    gboolean is_number = anke_number_parse_whole(text + start, end - start, 12, &month);
    gboolean is_apart = start > 0 && (has_sign || strchr("-/.", text[start - 1]) != NULL);
    int year;
    gboolean is_fiscal;
    if (!is_number || month < 1 || end - start > 2 || !is_apart ||
        !parse_year(text, start, &year, &is_fiscal)) {
        return NAN;
    }
    return year + (is_fiscal && month < 4 ? 1 : 0) + (double)(month - 1) / 12;
}

static double parse_date(const char *text)
{
    char iso[ANKE_DATE_SIZE];
    if (!anke_date_parse(text, strlen(text), iso)) {
        return NAN;
    }
    guint64 year = 0;
    guint64 month = 1;
    guint64 day = 1;
    (void)anke_number_parse_whole(iso, 4, 9999, &year);
    (void)anke_number_parse_whole(iso + 5, 2, 12, &month);
    (void)anke_number_parse_whole(iso + 8, 2, 31, &day);
    return (double)year + (double)(month - 1) / 12 + (double)(day - 1) / DAYS;
}

double anke_moment_time(const char *label)
{
    g_autofree char *text = anke_text_folded(label);
    int year;
    gboolean is_fiscal;
    if (parse_year(text, strlen(text), &year, &is_fiscal)) {
        return year + (is_fiscal ? FISCAL_START : 0);
    }
    double time = parse_tailed(text);
    time = isnan(time) ? parse_month(text) : time;
    return isnan(time) ? parse_date(text) : time;
}

static gboolean is_time_axis(const AnkeMoment *moments, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (!isfinite(moments[i].time) || (i > 0 && moments[i].time <= moments[i - 1].time)) {
            return FALSE;
        }
    }
    return TRUE;
}

static int compare_numbers(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

/* The lower median of the distances between neighbours; n > 1. */
static double usual_distance(const AnkeMoment *moments, guint n)
{
    g_autofree double *distances = g_new(double, n);
    for (guint i = 1; i < n; i++) {
        distances[i - 1] = moments[i].time - moments[i - 1].time;
    }
    qsort(distances, n - 1, sizeof *distances, compare_numbers);
    return distances[(n - 2) / 2];
}

gboolean anke_moments_place(const AnkeMoment *moments, guint n, double *positions, gboolean *gaps)
{
    gboolean is_true = is_time_axis(moments, n);
    if (n == 1) {
        positions[0] = 0.5;
        gaps[0] = FALSE;
        return is_true;
    }
    double usual = is_true && n > 0 ? usual_distance(moments, n) : INFINITY;
    for (guint i = 0; i < n; i++) {
        positions[i] =
            is_true ? (moments[i].time - moments[0].time) / (moments[n - 1].time - moments[0].time)
                    : (double)i / (n - 1);
        gaps[i] = i > 0 && moments[i].time - moments[i - 1].time > GAP_FACTOR * usual;
    }
    return is_true;
}

/* Where the part behind the year begins; NULL = there is none. */
static const char *find_rest(const char *label)
{
    static const char *const ends[] = {"年度", "年"};
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        const char *end = strstr(label, ends[i]);
        if (end != NULL) {
            const char *rest = end + strlen(ends[i]);
            return *rest == '\0' ? NULL : rest;
        }
    }
    return NULL;
}

void anke_moment_lines(const AnkeMoment *moment, gboolean is_short, char **first, char **second)
{
    const char *rest = isnan(moment->time) ? NULL : find_rest(moment->label);
    if (rest != NULL) {
        g_autofree char *year = g_strndup(moment->label, (gsize)(rest - moment->label));
        *first = is_short ? anke_year_short(year) : g_strdup(year);
        *second = g_strdup(rest);
        return;
    }
    AnkeYear year = {moment->label, floor(moment->time)};
    *first = is_short ? anke_year_short(moment->label) : g_strdup(moment->label);
    *second = anke_year_western(&year);
}
