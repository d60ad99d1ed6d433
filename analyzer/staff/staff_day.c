#include "analyzer/staff/staff_day.h"

#include <string.h>

#include "analyzer/base/calendar.h"

gint32 anke_day_number(int yyyymmdd)
{
    int month = yyyymmdd / 100 % 100;
    int year = yyyymmdd / 10000 - (month < 3 ? 1 : 0); /* years begin in March */
    int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + yyyymmdd % 100 - 1;
    return 365 * year + year / 4 - year / 100 + year / 400 + day_of_year;
}

/* The era and year of a day, with what stands behind them. */
static char *label_of(int year, int month, const char *suffix)
{
    char iso[ANKE_DATE_SIZE];
    (void)g_snprintf(iso, sizeof iso, "%04d-%02d-01", year, month);
    g_autofree char *wareki = anke_date_to_wareki(iso);
    const char *end = wareki != NULL ? strstr(wareki, "年") : NULL;
    if (end == NULL) {
        return g_strdup_printf("%d%s", year, suffix);
    }
    return g_strdup_printf("%.*s%s", (int)(end - wareki), wareki, suffix);
}

char *anke_day_year_label(int year)
{
    return label_of(year, 4, "年");
}

char *anke_day_fiscal_label(int year)
{
    return label_of(year, 12, "年度"); /* an era that began in spring names the whole year */
}
