/*
 * What is to be printed: questions, breaks, what a cell shows, layout. Plain data, read from the
 * texts of options.
 */
#ifndef ANKE_BANNER_BANNER_SPEC_H
#define ANKE_BANNER_BANNER_SPEC_H

#include <glib.h>

#include "analyzer/banner/banner_words.h"

/* What a cell shows, one line each; a set of bits. */
typedef enum {
    ANKE_SHOW_N = 1 << 0,       /* people */
    ANKE_SHOW_W = 1 << 1,       /* sum of weights */
    ANKE_SHOW_P = 1 << 2,       /* percentage of the base */
    ANKE_SHOW_CI = 1 << 3,      /* its interval */
    ANKE_SHOW_MARKS = 1 << 4,   /* ▲▼ beside the percentage (no line of its own) */
    ANKE_SHOW_DIFF = 1 << 5,    /* the same as ++ + - -- */
    ANKE_SHOW_ADJRES = 1 << 6,  /* adjusted residual */
    ANKE_SHOW_LETTERS = 1 << 7, /* columns that this one exceeds */
    ANKE_SHOW_TICKS = 1 << 8    /* percentage of all ticks */
} AnkeShow;

typedef enum { ANKE_ROWS_ANSWERS, ANKE_ROWS_BREAKS } AnkeBannerRows;
typedef enum { ANKE_NET_UNDER, ANKE_NET_BEHIND, ANKE_NET_NONE } AnkeBannerNet;

typedef struct {
    char **questions;   /* NULL: all */
    GPtrArray *banners; /* char **: breaks side by side; NULL: all breaks of the stream */
    guint show;         /* AnkeShow */
    gboolean is_show_default;
    AnkeBannerRows rows;
    AnkeBannerNet net;
    gboolean is_sorted; /* answers by the total, greatest first */
    guint n_decimals;
    guint width; /* of a text table, in columns; 0: any */
    gboolean is_ambiguous_wide;
    gboolean is_for_csv; /* numbers without commas */
    AnkeBannerLang lang;
} AnkeBannerSpec;

/* All questions, all breaks, counts and percentages. */
AnkeBannerSpec anke_banner_spec_default(void);

/*
 * Reads `dept+age,dept:age`: a comma separates banners, a plus breaks that stand side by side. `none`
 * is a banner of the total alone.
 * Errors: ANKE_ERROR_USAGE
 */
gboolean anke_banner_spec_set_by(AnkeBannerSpec *spec, const char *text, GError **error);

/* Reads `n,p,ci,...`. Errors: ANKE_ERROR_USAGE */
gboolean anke_banner_spec_set_show(AnkeBannerSpec *spec, const char *text, GError **error);

/* Finds a word of an option among `names` (NULL at the end); NULL leaves *choice.
 * Errors: ANKE_ERROR_USAGE */
gboolean anke_banner_choose(const char *option, const char *word, const char *const *names,
                            guint *choice, GError **error);

/* Whether a break is named in any banner. */
gboolean anke_banner_spec_names(const AnkeBannerSpec *spec, const char *by);

void anke_banner_spec_clear(AnkeBannerSpec *spec);

#endif
