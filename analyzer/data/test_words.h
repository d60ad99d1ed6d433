/*
 * What people call the tests and measures of effect that a stream names in its rows `test` and
 * `effect`, in Japanese and English: the one list for tables, charts, reports and findings.
 *
 * A name that is not known comes back as it is.
 */
#ifndef ANKE_DATA_TEST_WORDS_H
#define ANKE_DATA_TEST_WORDS_H

#include <glib.h>

/* "フィッシャーの正確検定", "Fisher's exact test". */
const char *anke_test_words(const char *test, gboolean is_english);

/* Whether a test asks how high answers are; the others ask how they are distributed. */
gboolean anke_test_is_of_height(const char *test);

/* "ε²", "クラメールのV（補正）". */
const char *anke_effect_words(const char *effect, gboolean is_english);

/* What stands between that and its number: "=", or nothing or a blank after words that read on. */
const char *anke_effect_joiner(const char *effect, gboolean is_english);

/* Whether a name is known at all. */
gboolean anke_test_has_words(const char *test);
gboolean anke_effect_has_words(const char *effect);

#endif
