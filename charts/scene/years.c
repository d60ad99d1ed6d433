#include "charts/scene/years.h"

#include <math.h>
#include <string.h>

#define MAX_SLOTS 120

static gboolean is_time_axis(const AnkeYear *years, guint n)
{
    for (guint i = 0; i < n; i++) {
        gboolean is_whole = isfinite(years[i].year) && floor(years[i].year) == years[i].year;
        if (!is_whole || (i > 0 && years[i].year <= years[i - 1].year)) {
            return FALSE;
        }
    }
    return n > 0 && years[n - 1].year - years[0].year < MAX_SLOTS;
}

guint anke_years_place(const AnkeYear *years, guint n, guint *slots)
{
    gboolean is_true = is_time_axis(years, n);
    for (guint i = 0; i < n; i++) {
        slots[i] = is_true ? (guint)(years[i].year - years[0].year) : i;
    }
    return n == 0 ? 0 : slots[n - 1] + 1;
}

char *anke_year_short(const char *label)
{
    static const char *const eras[][2] = {
        {"明治", "M"}, {"大正", "T"}, {"昭和", "S"}, {"平成", "H"}, {"令和", "R"}};
    for (guint i = 0; i < G_N_ELEMENTS(eras); i++) {
        if (!g_str_has_prefix(label, eras[i][0])) {
            continue;
        }
        const char *number = label + strlen(eras[i][0]);
        if (g_str_has_prefix(number, "元年")) {
            return g_strconcat(eras[i][1], "1", NULL);
        }
        gsize n_digits = strspn(number, "0123456789");
        if (n_digits > 0) {
            return g_strdup_printf("%s%.*s", eras[i][1], (int)n_digits, number);
        }
    }
    return g_strdup(label);
}

char *anke_year_western(const AnkeYear *year)
{
    if (!isfinite(year->year)) {
        return g_strdup("");
    }
    char *text = g_strdup_printf("%.0f", year->year);
    if (strstr(year->label, text) != NULL) {
        *text = '\0';
    }
    return text;
}
