#include "analyzer/import/serial_date.h"

#include <math.h>

enum {
    SECONDS_OF_DAY = 86400,
    MAX_SERIAL = 2958466,    /* 10000-01-01 in the system of 1900 */
    FIRST_OF_1900 = -25567,  /* 1900-01-01 in days from 1970-01-01; its serial is 1 */
    FIRST_OF_1904 = -24107,  /* 1904-01-01; its serial is 0 */
    DAY_THAT_NEVER_WAS = 60, /* 1900-02-29 */
    JULIAN_OF_1970 = 719163  /* days of GDate, of which 1 is 0001-01-01 */
};

gsize anke_serial_write_unix_day(gint64 day, char text[ANKE_SERIAL_SIZE])
{
    gint64 julian = day + JULIAN_OF_1970;
    if (julian < 1 || julian > 3652059) { /* 9999-12-31 */
        return 0;
    }
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, (guint32)julian);
    return (gsize)g_snprintf(text, ANKE_SERIAL_SIZE, "%04d-%02d-%02d", g_date_get_year(&date),
                             (int)g_date_get_month(&date), g_date_get_day(&date));
}

static gsize write_clock(gint64 seconds, char *text, gsize size)
{
    return (gsize)g_snprintf(text, size, "%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                             (int)(seconds / 60 % 60), (int)(seconds % 60));
}

gsize anke_serial_write_unix_time(gint64 second, char text[ANKE_SERIAL_SIZE])
{
    gint64 of_day = (second % SECONDS_OF_DAY + SECONDS_OF_DAY) % SECONDS_OF_DAY;
    gsize n = anke_serial_write_unix_day((second - of_day) / SECONDS_OF_DAY, text);
    if (n == 0) {
        return 0;
    }
    text[n] = 'T';
    return n + 1 + write_clock(of_day, text + n + 1, ANKE_SERIAL_SIZE - n - 1);
}

/* Days from 1970-01-01. Returns FALSE for what is no day. */
static gboolean find_day(gint64 serial, gboolean is_1904, gint64 *day)
{
    if (is_1904) {
        *day = FIRST_OF_1904 + serial;
        return TRUE;
    }
    if (serial < 1 || serial == DAY_THAT_NEVER_WAS) {
        return FALSE;
    }
    *day = FIRST_OF_1900 + serial - (serial > DAY_THAT_NEVER_WAS ? 2 : 1);
    return TRUE;
}

gsize anke_serial_write(double serial, gboolean is_1904, AnkeNumberFormat format,
                        char text[ANKE_SERIAL_SIZE])
{
    if (!(serial >= 0 && serial < MAX_SERIAL) || format == ANKE_FORMAT_NUMBER) {
        return 0;
    }
    gint64 seconds = (gint64)floor(serial * SECONDS_OF_DAY + 0.5);
    gint64 day = 0;
    gint64 whole = seconds / SECONDS_OF_DAY;
    gint64 of_day = seconds % SECONDS_OF_DAY;
    if (format == ANKE_FORMAT_DURATION || (format == ANKE_FORMAT_TIME && whole == 0)) {
        return write_clock(seconds, text, ANKE_SERIAL_SIZE);
    }
    if (!find_day(whole, is_1904, &day)) {
        return 0;
    }
    if (format == ANKE_FORMAT_DATE && of_day == 0) {
        return anke_serial_write_unix_day(day, text);
    }
    return anke_serial_write_unix_time(day * SECONDS_OF_DAY + of_day, text);
}
