#include "analyzer/base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Numbers of people and money stay below; what is larger is a mistake, and shown as one. */
static const double largest_in_full = 1e15;

/* Whole numbers up to here can be rounded exactly as a ratio: 2000 of them fit into 64 bits. */
static const double largest_in_ratio = 0x1p43;

enum { MAX_DIGITS = 17, N_EXACT_POWERS = 28, MAX_DECIMALS = 15 };

/* A number as +-0.d1d2...dn x 10^exponent, d1 and dn not 0; zero has n = 0. */
typedef struct {
    gboolean is_negative;
    int exponent;
    int n;
    char digit[MAX_DIGITS + 3];
} Decimal;

/* Reading */

static gsize skip_digits(const char *text, gsize at, gsize end)
{
    while (at < end && g_ascii_isdigit(text[at])) {
        at++;
    }
    return at;
}

/* Where the number's grammar ends, or 0 if the text does not begin with a number. */
static gsize match_number(const char *text, gsize end)
{
    gsize start = end > 0 && text[0] == '-' ? 1 : 0;
    gsize at = skip_digits(text, start, end);
    if (at == start) {
        return 0;
    }
    if (at < end && text[at] == '.') {
        gsize after = skip_digits(text, at + 1, end);
        if (after == at + 1) {
            return 0;
        }
        at = after;
    }
    if (at < end && (text[at] == 'e' || text[at] == 'E')) {
        gsize digits =
            at + 1 < end && (text[at + 1] == '+' || text[at + 1] == '-') ? at + 2 : at + 1;
        gsize after = skip_digits(text, digits, end);
        if (after == digits) {
            return 0;
        }
        at = after;
    }
    return at;
}

/* Most numbers of a stream are short counts: no library call for these. */
static gboolean parse_short_count(const char *text, gsize n_bytes, double *value)
{
    if (n_bytes == 0 || n_bytes > 15) {
        return FALSE;
    }
    guint64 whole = 0;
    for (gsize i = 0; i < n_bytes; i++) {
        if (!g_ascii_isdigit(text[i])) {
            return FALSE;
        }
        whole = whole * 10 + (guint64)(text[i] - '0');
    }
    *value = (double)whole;
    return TRUE;
}

gboolean anke_number_parse(const char *text, gsize n_bytes, double *value)
{
    if (parse_short_count(text, n_bytes, value)) {
        return TRUE;
    }
    if (n_bytes == 0 || match_number(text, n_bytes) != n_bytes) {
        return FALSE;
    }
    char local[64];
    g_autofree char *heap = n_bytes < sizeof local ? NULL : g_strndup(text, n_bytes);
    if (heap == NULL) {
        memcpy(local, text, n_bytes);
        local[n_bytes] = '\0';
    }
    double parsed = g_ascii_strtod(heap != NULL ? heap : local, NULL);
    if (!isfinite(parsed)) {
        return FALSE;
    }
    *value = parsed;
    return TRUE;
}

gboolean anke_number_parse_whole(const char *text, gsize n_bytes, guint64 max, guint64 *value)
{
    if (n_bytes == 0) {
        return FALSE;
    }
    guint64 whole = 0;
    for (gsize i = 0; i < n_bytes; i++) {
        guint64 digit = (guint64)(text[i] - '0');
        if (!g_ascii_isdigit(text[i]) || whole > (max - MIN(digit, max)) / 10) {
            return FALSE;
        }
        whole = whole * 10 + digit;
    }
    if (whole > max) {
        return FALSE;
    }
    *value = whole;
    return TRUE;
}

/* Shortest digits */

/* 10^0 ... 10^27: all exact in the 64 bits of a long double's mantissa on x86. */
static const long double exact_power[N_EXACT_POWERS] = {
    1e0L,  1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,  1e7L,  1e8L,  1e9L,
    1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L, 1e19L,
    1e20L, 1e21L, 1e22L, 1e23L, 1e24L, 1e25L, 1e26L, 1e27L};

static void set_digits(Decimal *decimal, guint64 digits, int n_digits)
{
    while (digits % 10 == 0) {
        digits /= 10;
        n_digits--;
    }
    decimal->n = n_digits;
    for (int i = n_digits - 1; i >= 0; i--) {
        decimal->digit[i] = (char)('0' + digits % 10);
        digits /= 10;
    }
}

/* The power of ten e with 10^(e-1) <= value < 10^e, for 1e-10 <= value < 1e17. */
static int decimal_exponent(double value)
{
    int binary;
    (void)frexp(value, &binary);
    int exponent = (int)floor((binary - 1) * 0.30102999566398120) + 1; /* of 2^(binary-1) */
    long double next = exponent >= 0 ? exact_power[exponent] : 1 / exact_power[-exponent];
    return (long double)value >= next ? exponent + 1 : exponent;
}

/*
 * The shortest of 15, 16 and 17 digits that reads back, where long double arithmetic decides it
 * without doubt; FALSE leaves it to the slow way.
 *
 * The value is scaled once to 17 digits before the point, with a relative error of 2^-63: `doubt`
 * bounds it. A shorter decimal reads back if it is nearer than half the distance between doubles.
 */
static gboolean find_digits_fast(double value, Decimal *decimal)
{
    static const guint64 units[] = {100, 10, 1}; /* of the last of 15, 16, 17 digits */
    if (LDBL_MANT_DIG < 64 || value < 1e-10 || value >= 1e17) {
        return FALSE;
    }
    int exponent = decimal_exponent(value);
    int power = MAX_DIGITS - exponent;
    long double scale = power >= 0 ? exact_power[power] : 1 / exact_power[-power];
    long double scaled = value * scale;
    long double doubt = scaled * 0x1p-61L;
    int binary;
    gboolean is_power_of_two = frexp(value, &binary) == 0.5;
    long double half_gap = ldexpl(scale, binary - DBL_MANT_DIG - 1);
    guint64 whole = (guint64)scaled;
    long double fraction = scaled - (long double)whole;
    for (int i = 0; i < 3; i++) {
        guint64 unit = units[i];
        guint64 digits = whole / unit;
        long double above = (long double)(whole - digits * unit) + fraction;
        long double below = (long double)unit - above;
        if (fabsl(above - below) <= 2 * doubt) {
            return FALSE; /* which way to round? */
        }
        digits += below < above ? 1 : 0;
        long double distance = MIN(above, below);
        gboolean is_near = distance < half_gap / 2 - doubt;
        gboolean is_far = distance > half_gap + doubt;
        if (i == 2 || is_near || (!is_power_of_two && distance < half_gap - doubt)) {
            decimal->exponent = exponent;
            set_digits(decimal, digits, 15 + i);
            return digits < (guint64)exact_power[15 + i];
        }
        if (!is_far) {
            return FALSE;
        }
    }
    return FALSE;
}

/*
 * A decimal text of at most 15 digits is recovered by %.15g: the shortest form is that text without
 * its trailing zeros. Otherwise 16 or 17 digits are needed. Subnormal numbers hold fewer digits, so
 * there every length is tried.
 */
static void find_digits_slowly(double value, Decimal *decimal)
{
    char text[40];
    for (int n_digits = value < DBL_MIN ? 1 : 15; n_digits <= MAX_DIGITS; n_digits++) {
        g_snprintf(text, sizeof text, "%.*e", n_digits - 1, value);
        if (g_ascii_strtod(text, NULL) == value) {
            break;
        }
    }
    const char *mark = strchr(text, 'e');
    decimal->n = 0;
    for (const char *at = text; at < mark; at++) {
        if (g_ascii_isdigit(*at)) {
            decimal->digit[decimal->n++] = *at;
        }
    }
    while (decimal->n > 0 && decimal->digit[decimal->n - 1] == '0') {
        decimal->n--;
    }
    decimal->exponent = (int)g_ascii_strtoll(mark + 1, NULL, 10) + 1;
}

static Decimal find_digits(double value)
{
    Decimal decimal = {.is_negative = value < 0};
    double magnitude = fabs(value);
    if (magnitude > 0 && !find_digits_fast(magnitude, &decimal)) {
        find_digits_slowly(magnitude, &decimal);
    }
    return decimal;
}

/* Writing */

static char *put_run(char *at, char byte, int n)
{
    memset(at, byte, (gsize)MAX(n, 0));
    return at + MAX(n, 0);
}

static char *put_digits(char *at, const Decimal *decimal, int from, int to)
{
    for (int i = from; i < to; i++) {
        *at++ = i >= 0 && i < decimal->n ? decimal->digit[i] : '0';
    }
    return at;
}

static char *put_exponent(char *at, const Decimal *decimal)
{
    *at++ = decimal->digit[0];
    if (decimal->n > 1) {
        *at++ = '.';
        at = put_digits(at, decimal, 1, decimal->n);
    }
    int power = decimal->exponent - 1;
    return at + sprintf(at, "e%c%02d", power < 0 ? '-' : '+', ABS(power));
}

static char *put_plain(char *at, const Decimal *decimal)
{
    if (decimal->exponent <= 0) {
        *at++ = '0';
        *at++ = '.';
        at = put_run(at, '0', -decimal->exponent);
        return put_digits(at, decimal, 0, decimal->n);
    }
    at = put_digits(at, decimal, 0, decimal->exponent);
    if (decimal->n > decimal->exponent) {
        *at++ = '.';
        at = put_digits(at, decimal, decimal->exponent, decimal->n);
    }
    return at;
}

static gsize format_whole(char *buffer, double value)
{
    char reversed[24];
    gsize n = 0;
    guint64 rest = (guint64)fabs(value);
    do {
        reversed[n++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    char *at = buffer;
    if (value < 0) {
        *at++ = '-';
    }
    while (n > 0) {
        *at++ = reversed[--n];
    }
    *at = '\0';
    return (gsize)(at - buffer);
}

gsize anke_number_format(char *buffer, double value)
{
    if (!isfinite(value)) {
        buffer[0] = '\0';
        return 0;
    }
    if (fabs(value) < 1e15 && value == floor(value)) {
        return format_whole(buffer, value);
    }
    Decimal decimal = find_digits(value);
    char *at = buffer;
    if (decimal.is_negative) {
        *at++ = '-';
    }
    /* %.{k}g turns to an exponent below 1e-4 and from 10^k on. */
    gboolean has_exponent = decimal.exponent < -3 || decimal.exponent > decimal.n;
    at = has_exponent ? put_exponent(at, &decimal) : put_plain(at, &decimal);
    *at = '\0';
    return (gsize)(at - buffer);
}

/* Rounds half away from zero, keeping `keep` digits (which may be negative: nothing is left). */
static void round_decimal(Decimal *decimal, int keep)
{
    if (keep >= decimal->n) {
        return;
    }
    gboolean is_up = keep >= 0 && decimal->digit[keep] >= '5';
    decimal->n = MAX(keep, 0);
    if (!is_up) {
        return;
    }
    int i = decimal->n - 1;
    while (i >= 0 && decimal->digit[i] == '9') {
        decimal->digit[i--] = '0';
    }
    if (i >= 0) {
        decimal->digit[i]++;
        return;
    }
    memmove(decimal->digit + 1, decimal->digit, (gsize)decimal->n);
    decimal->digit[0] = '1';
    decimal->n++;
    decimal->exponent++;
}

static char *put_whole_part(char *at, const Decimal *decimal, gboolean is_grouped)
{
    if (decimal->exponent <= 0) {
        *at++ = '0';
        return at;
    }
    for (int i = 0; i < decimal->exponent; i++) {
        if (is_grouped && i > 0 && (decimal->exponent - i) % 3 == 0) {
            *at++ = ',';
        }
        at = put_digits(at, decimal, i, i + 1);
    }
    return at;
}

static gboolean is_all_zero(const Decimal *decimal)
{
    for (int i = 0; i < decimal->n; i++) {
        if (decimal->digit[i] != '0') {
            return FALSE;
        }
    }
    return TRUE;
}

static gsize format_rounded(char *buffer, double value, guint n_decimals, gboolean is_grouped)
{
    g_assert(n_decimals <= MAX_DECIMALS);
    if (!(fabs(value) < largest_in_full)) {
        return anke_number_format(buffer, value);
    }
    Decimal decimal = find_digits(value);
    round_decimal(&decimal, decimal.exponent + (int)n_decimals);
    if (is_all_zero(&decimal)) {
        decimal = (Decimal){0};
    }
    char *at = buffer;
    if (decimal.is_negative) {
        *at++ = '-';
    }
    at = put_whole_part(at, &decimal, is_grouped);
    if (n_decimals > 0) {
        *at++ = '.';
        at = put_digits(at, &decimal, decimal.exponent, decimal.exponent + (int)n_decimals);
    }
    *at = '\0';
    return (gsize)(at - buffer);
}

gsize anke_number_format_fixed(char *buffer, double value, guint n_decimals)
{
    return format_rounded(buffer, value, n_decimals, FALSE);
}

gsize anke_number_format_grouped(char *buffer, double value, guint n_decimals)
{
    return format_rounded(buffer, value, n_decimals, TRUE);
}

gsize anke_number_format_percent(char *buffer, double hits, double base)
{
    if (!(hits >= 0 && base > 0)) {
        buffer[0] = '\0';
        return 0;
    }
    gboolean is_exact = hits < largest_in_ratio && base < largest_in_ratio && hits == floor(hits) &&
                        base == floor(base);
    if (!is_exact) {
        return anke_number_format_fixed(buffer, 100 * (hits / base), 1);
    }
    guint64 tenths = (2000 * (guint64)hits + (guint64)base) / (2 * (guint64)base);
    return (gsize)sprintf(buffer, "%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, tenths / 10,
                          tenths % 10);
}
