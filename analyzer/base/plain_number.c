#include "analyzer/base/plain_number.h"

#include <stdlib.h>
#include <string.h>

/* The digits of a number as anke_number_format() writes it, without sign and point. */
typedef struct {
    char digits[32];
    gsize n_digits;
    long point; /* digits before the point; may be negative or beyond the digits */
    gboolean is_negative;
} Digits;

static void take_apart(const char *text, const char *exponent, Digits *number)
{
    number->is_negative = *text == '-';
    number->n_digits = 0;
    gssize point = -1;
    for (const char *at = text + (number->is_negative ? 1 : 0); at < exponent; at++) {
        if (*at == '.') {
            point = (gssize)number->n_digits;
        } else if (number->n_digits < sizeof number->digits) {
            number->digits[number->n_digits++] = *at;
        }
    }
    long shift = strtol(exponent + 1, NULL, 10);
    number->point = (long)(point >= 0 ? (gsize)point : number->n_digits) + shift;
}

gsize anke_number_format_plain(char buffer[ANKE_NUMBER_SIZE], double value)
{
    gsize n = anke_number_format(buffer, value);
    const char *exponent = memchr(buffer, 'e', n);
    if (exponent == NULL) {
        return n;
    }
    Digits number;
    take_apart(buffer, exponent, &number);
    char *at = buffer;
    if (number.is_negative) {
        *at++ = '-';
    }
    if (number.point <= 0) {
        *at++ = '0';
    }
    /* The zeros between point and digits, the digits, the zeros up to the point. */
    for (long place = MIN(number.point, 0); place < MAX(number.point, (long)number.n_digits);
         place++) {
        if (place == number.point) {
            *at++ = '.';
        }
        *at++ = place < 0 || place >= (long)number.n_digits ? '0' : number.digits[place];
    }
    *at = '\0';
    return (gsize)(at - buffer);
}
