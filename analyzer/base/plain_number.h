/* Numbers as text without an exponent, for files whose readers take 1e+11 for a spoilt code. */
#ifndef ANKE_BASE_PLAIN_NUMBER_H
#define ANKE_BASE_PLAIN_NUMBER_H

#include <glib.h>

#include "analyzer/base/number.h"

/*
 * Writes the digits of anke_number_format(), all places of the number written out: 0.00001,
 * 100000000000000000000. NaN and the infinities write nothing.
 * Returns the number of bytes before the NUL; reads back to the same double.
 */
gsize anke_number_format_plain(char buffer[ANKE_NUMBER_SIZE], double value);

#endif
