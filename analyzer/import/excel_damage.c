#include "analyzer/import/excel_damage.h"

#include <string.h>

#include "analyzer/base/number.h"

enum { MAX_BYTES = 20, FIRST_SERIAL = 10000, LAST_SERIAL = 73050 };

static gboolean is_one_of(const char *cell, gsize n_bytes, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strlen(*words) == n_bytes && memcmp(*words, cell, n_bytes) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static gsize count_digits(const char *cell, gsize n_bytes, gsize from)
{
    gsize at = from;
    while (at < n_bytes && g_ascii_isdigit(cell[at])) {
        at++;
    }
    return at - from;
}

/* Digits, perhaps a dot and digits, E+ and digits. People write no exponents by hand. */
static gboolean is_exponent(const char *cell, gsize n_bytes)
{
    gsize at = cell[0] == '-' ? 1 : 0;
    gsize n_digits = count_digits(cell, n_bytes, at);
    if (n_digits == 0) {
        return FALSE;
    }
    at += n_digits;
    if (at < n_bytes && cell[at] == '.') {
        at += 1 + count_digits(cell, n_bytes, at + 1);
    }
    if (at + 2 >= n_bytes || cell[at] != 'E' || (cell[at + 1] != '+' && cell[at + 1] != '-')) {
        return FALSE;
    }
    return at + 2 + count_digits(cell, n_bytes, at + 2) == n_bytes;
}

static AnkeExcelDamage damage_by_sharp(const char *cell, gsize n_bytes)
{
    static const char *const errors[] = {"#NAME?", "#VALUE!", "#REF!",     "#DIV/0!",
                                         "#NUM!",  "#N/A",    "#NULL!",    "#SPILL!",
                                         "#CALC!", "#FIELD!", "#BLOCKED!", NULL};
    if (is_one_of(cell, n_bytes, errors)) {
        return ANKE_EXCEL_ERROR;
    }
    gsize n = 0;
    while (n < n_bytes && cell[n] == '#') {
        n++;
    }
    return n == n_bytes && n > 1 ? ANKE_EXCEL_OVERFLOW : ANKE_EXCEL_SOUND;
}

AnkeExcelDamage anke_excel_damage(const char *cell, gsize n_bytes)
{
    static const char *const zeros[] = {"1900/1/0", "1900-01-00", "1900/01/00", "1900年1月0日",
                                        NULL};
    static const char *const booleans[] = {"TRUE", "FALSE", NULL};
    if (n_bytes < 2) {
        return ANKE_EXCEL_SOUND;
    }
    if (cell[0] == '#') {
        return damage_by_sharp(cell, n_bytes);
    }
    if (n_bytes > MAX_BYTES) {
        return ANKE_EXCEL_SOUND;
    }
    if (cell[0] == 'T' || cell[0] == 'F') {
        return is_one_of(cell, n_bytes, booleans) ? ANKE_EXCEL_BOOLEAN : ANKE_EXCEL_SOUND;
    }
    if (!g_ascii_isdigit(cell[0]) && cell[0] != '-') {
        return ANKE_EXCEL_SOUND;
    }
    if (is_one_of(cell, n_bytes, zeros)) {
        return ANKE_EXCEL_ZERO_DATE;
    }
    return is_exponent(cell, n_bytes) ? ANKE_EXCEL_EXPONENT : ANKE_EXCEL_SOUND;
}

gboolean anke_excel_serial_to_date(const char *cell, gsize n_bytes, char iso[ANKE_DATE_SIZE])
{
    gsize n_digits = count_digits(cell, n_bytes, 0);
    double serial;
    if (n_digits != 5 || n_bytes > MAX_BYTES || (n_bytes > 5 && cell[5] != '.') ||
        !anke_number_parse(cell, n_bytes, &serial) || serial < FIRST_SERIAL ||
        serial >= LAST_SERIAL + 1) {
        return FALSE;
    }
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_julian(&date, ANKE_EXCEL_EPOCH_1900 + (guint32)serial);
    (void)g_snprintf(iso, ANKE_DATE_SIZE, "%04d-%02d-%02d", g_date_get_year(&date),
                     g_date_get_month(&date), g_date_get_day(&date));
    return TRUE;
}
