/*
 * Numbers as people write them in Japanese offices: １２, 1,234, △5, 5人, 5.0％, ¥1,000.
 */
#ifndef ANKE_DATA_WRITTEN_NUMBER_H
#define ANKE_DATA_WRITTEN_NUMBER_H

#include <glib.h>

typedef enum {
    ANKE_WRITTEN_PLAIN,   /* digits, a dot, a leading minus */
    ANKE_WRITTEN_ANOTHER, /* a number in another form */
    ANKE_WRITTEN_NIL,     /* － - ― … alone: no number was meant */
    ANKE_WRITTEN_NO_NUMBER
} AnkeWritten;

/*
 * Reads valid UTF-8 as a number.
 *   unit    the unit that may follow, such as 年, in any usual spelling (歳 or 才, か月 or ヶ月); a
 *           number with another unit is none. NULL: 人 件 年 歳 円 ％ may follow
 *   value   set for PLAIN and ANOTHER
 * Thousands separators must stand where they belong; ▲ △ − － and a leading minus make it negative.
 */
AnkeWritten anke_written_number(const char *text, gsize n_bytes, const char *unit, double *value);

#endif
