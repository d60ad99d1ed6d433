/*
 * Numbers as text, the same in every locale.
 *
 * Two writings: anke_number_format() for machines (reads back to the same double) and the others for
 * people, who get decimals rounded half away from zero on the decimal text, as they would by hand.
 */
#ifndef ANKE_BASE_NUMBER_H
#define ANKE_BASE_NUMBER_H

#include <glib.h>

/* Room for any number that this module writes, with its NUL. */
#define ANKE_NUMBER_SIZE 384

/*
 * Reads a whole text as a number: -?digits(.digits)?([eE][+-]?digits)? and nothing else: no blanks,
 * no leading plus, no hexadecimal, no infinity. Returns FALSE and leaves *value for anything else,
 * also for what is too large for a double.
 */
gboolean anke_number_parse(const char *text, gsize n_bytes, double *value);

/* Reads digits only, at most `max`. Returns FALSE and leaves *value for anything else. */
gboolean anke_number_parse_whole(const char *text, gsize n_bytes, guint64 max, guint64 *value);

/*
 * Writes the number as the table stream holds it: NaN as nothing (undefined), an integer below 1e15
 * in digits, else the shortest %.{k}g, k = 1...17, that reads back to the same double. An infinity,
 * which only numbers beyond all counts bring about, is undefined too. Returns the number of bytes before the NUL.
 */
gsize anke_number_format(char *buffer, double value);

/*
 * Writes a number with `n_decimals` (0-15) decimals, rounded half away from zero on its shortest
 * decimal text (so 0.285 becomes 0.29 although its double lies below). Never writes "-0".
 * From 1e15 on, which no count or sum of people is, it is written as anke_number_format() does.
 * Undefined: NaN and the infinities write "".
 */
gsize anke_number_format_fixed(char *buffer, double value, guint n_decimals);

/* As anke_number_format_fixed() with a comma between thousands. */
gsize anke_number_format_grouped(char *buffer, double value, guint n_decimals);

/*
 * Percentage of `hits` in `base` with one decimal, half away from zero on the exact ratio:
 * tenths = floor((2000 hits + base) / (2 base)). What is not whole or not below 2^43 (sums of
 * weights) is divided and rounded on its decimal text instead.
 * Undefined: base <= 0, hits < 0 and NaN write "".
 */
gsize anke_number_format_percent(char *buffer, double hits, double base);

#endif
