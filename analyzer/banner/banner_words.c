#include "analyzer/banner/banner_words.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"

#define ALPHA 0.05

typedef struct {
    const char *name;
    const char *words[2]; /* by AnkeBannerLang */
} Name;

static const Name intervals[] = {{"wilson", {"ウィルソン法", "Wilson"}},
                                 {"clopper_pearson", {"クロッパー・ピアソン法", "Clopper–Pearson"}},
                                 {"jeffreys", {"ジェフリーズ法", "Jeffreys"}},
                                 {"agresti_coull", {"アグレスティ・コール法", "Agresti–Coull"}},
                                 {"logit", {"ロジット法", "logit"}}};

static const Name adjusts[] = {{"holm", {"ホルム法", "Holm"}},
                               {"bh", {"ベンジャミニ・ホッホベルク法", "Benjamini–Hochberg"}},
                               {"bonferroni", {"ボンフェローニ法", "Bonferroni"}},
                               {"none", {"補正なし", "no correction"}}};

static const char *find_words(const Name *names, guint n_names, AnkeBannerLang lang,
                              const char *name)
{
    for (guint i = 0; i < n_names; i++) {
        if (strcmp(names[i].name, name) == 0) {
            return names[i].words[lang];
        }
    }
    return name;
}

const char *anke_banner_interval_name(AnkeBannerLang lang, const char *method)
{
    return find_words(intervals, G_N_ELEMENTS(intervals), lang, method);
}

const char *anke_banner_adjust_name(AnkeBannerLang lang, const char *adjust)
{
    return find_words(adjusts, G_N_ELEMENTS(adjusts), lang, adjust);
}

char *anke_banner_p(double p)
{
    const double least = 0.001;
    char buffer[ANKE_NUMBER_SIZE];
    if (isnan(p)) {
        return g_strdup("p=-");
    }
    if (p < least) {
        return g_strdup("p<0.001");
    }
    (void)anke_number_format_fixed(buffer, p, 3);
    if (p < ALPHA && strcmp(buffer, "0.050") == 0) {
        return g_strdup("p<0.05");
    }
    return g_strdup_printf("p=%s", buffer);
}

char *anke_banner_p_value(double p)
{
    g_autofree char *text = anke_banner_p(p);
    return g_strdup(text[1] == '=' ? text + 2 : text + 1);
}

gboolean anke_banner_is_p(const char *stat)
{
    return g_str_has_suffix(stat, "_p") || strcmp(stat, "p_adj") == 0 ||
           g_str_has_suffix(stat, "_p_adj");
}

/* 100 x is taken on the text: "0.2885" is 28.85, which the product of doubles is not. */
char *anke_banner_percent(double proportion, guint n_decimals)
{
    const double largest = 1e12; /* above, numbers are not written in digits */
    char fixed[ANKE_NUMBER_SIZE];
    if (isnan(proportion) || fabs(proportion) > largest) {
        return g_strdup("");
    }
    (void)anke_number_format_fixed(fixed, proportion, n_decimals + 2);
    GString *text = g_string_new(fixed);
    char *point = strchr(text->str, '.');
    gsize at = (gsize)(point - text->str);
    g_string_erase(text, (gssize)at, 1);
    if (n_decimals > 0) {
        g_string_insert_c(text, (gssize)at + 2, '.');
    }
    gsize first = text->str[0] == '-' ? 1 : 0;
    while (text->str[first] == '0' && g_ascii_isdigit(text->str[first + 1])) {
        g_string_erase(text, (gssize)first, 1);
    }
    return g_string_free(text, FALSE);
}

char *anke_banner_number(double value, guint n_decimals, gboolean has_commas)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (has_commas) {
        (void)anke_number_format_grouped(buffer, value, n_decimals);
    } else {
        (void)anke_number_format_fixed(buffer, value, n_decimals);
    }
    return g_strdup(buffer);
}

char *anke_banner_date(AnkeBannerLang lang, const char *iso)
{
    g_autofree char *wareki = lang == ANKE_BANNER_JA ? anke_date_to_wareki(iso) : NULL;
    return wareki == NULL ? g_strdup(iso) : g_strdup_printf("%s（%.4s年）", wareki, iso);
}

char *anke_banner_level(AnkeBannerLang lang, const char *conf)
{
    double level;
    char buffer[ANKE_NUMBER_SIZE];
    if (conf == NULL || !anke_number_parse(conf, strlen(conf), &level)) {
        return g_strdup("");
    }
    (void)anke_number_format(buffer, round(level * 1e6) / 1e4);
    return g_strconcat(buffer, anke_banner_say(lang, "％", "% "), NULL);
}
