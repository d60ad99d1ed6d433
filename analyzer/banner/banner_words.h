/*
 * Words and numbers of banner tables as people read them, in Japanese or English. Labels of the data
 * stay as they are.
 *
 * All functions that return a char * return a new string.
 */
#ifndef ANKE_BANNER_BANNER_WORDS_H
#define ANKE_BANNER_BANNER_WORDS_H

#include <glib.h>

typedef enum { ANKE_BANNER_JA, ANKE_BANNER_EN } AnkeBannerLang;

/* One of two wordings that stand where they are used; as formats they take the same arguments. */
static inline const char *anke_banner_say(AnkeBannerLang lang, const char *ja, const char *en)
    __attribute__((format_arg(2), format_arg(3)));

static inline const char *anke_banner_say(AnkeBannerLang lang, const char *ja, const char *en)
{
    return lang == ANKE_BANNER_EN ? en : ja;
}

/* Names of intervals and corrections; what is not known stays as it is in the stream. Those of tests and
 * effects: analyzer/data/test_words.h. */
const char *anke_banner_interval_name(AnkeBannerLang lang, const char *method);
const char *anke_banner_adjust_name(AnkeBannerLang lang, const char *adjust);

/* "p=0.012", "p<0.001"; a p below 0.05 never reads as 0.05. Undefined: "p=-". */
char *anke_banner_p(double p);

/* The same without "p=", below a head that says it: "0.012", "<0.001". */
char *anke_banner_p_value(double p);

/* Whether a stat is a p: its name ends in _p, or in p_adj. */
gboolean anke_banner_is_p(const char *stat);

/*
 * A proportion as a percentage, rounded half away from zero on its decimal text.
 *   n_decimals   0-6
 * Undefined: NaN gives "".
 */
char *anke_banner_percent(double proportion, guint n_decimals);

/* A number; `has_commas` sets one between thousands. Undefined: NaN gives "". */
char *anke_banner_number(double value, guint n_decimals, gboolean has_commas);

/* "平成30年9月30日（2018年）", else the text as it is. */
char *anke_banner_date(AnkeBannerLang lang, const char *iso);

/* A confidence level such as 0.95 as "95％". */
char *anke_banner_level(AnkeBannerLang lang, const char *conf);

#endif
