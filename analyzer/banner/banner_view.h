/*
 * One question as a banner shows it: the total and the tables by break side by side, seen as lines
 * (base, answers, means) by groups (everyone, categories of the breaks). Reads rows of the tables and
 * computes no statistic.
 */
#ifndef ANKE_BANNER_BANNER_VIEW_H
#define ANKE_BANNER_BANNER_VIEW_H

#include "analyzer/banner/banner_grid.h"
#include "analyzer/banner/banner_spec.h"
#include "analyzer/data/stream.h"

/* Facts of the survey, borrowed from the stream; NULL where it has none. */
typedef struct {
    const char *title;
    const char *organisation;
    const char *closed;
    const char *source;
    const char *note;
    const char *where;
    const char *conf;
    const char *adjust;     /* within a table */
    const char *adjust_run; /* of p_adj, over all tables */
    gboolean is_base_answered;
    gboolean is_protected;
} AnkeBannerFacts;

AnkeBannerFacts anke_banner_facts(const AnkeStream *stream, const char *wave);

typedef struct {
    const AnkeBannerSpec *spec;
    AnkeBannerFacts facts;
    guint n_tables; /* 1: the total alone */
    /* The first gives everyone's numbers, those behind it the groups of a break each. */
    const AnkeTable *const *tables;
    guint show; /* AnkeShow: what is asked for and there */
    gboolean has_counts;
    gboolean has_base; /* the denominators are known */
} AnkeBannerView;

/* `tables` is borrowed. */
AnkeBannerView anke_banner_view(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                const AnkeTable *const *tables, guint n_tables);

/* Whether any of the tables has a row of this name. */
gboolean anke_banner_has_stat(const AnkeBannerView *view, const char *stat);
gboolean anke_banner_table_has_stat(const AnkeTable *table, const char *stat);

/* Whether its groups are years: numbers as of a day, such as those of staff, not answers. */
gboolean anke_banner_is_yearly(const AnkeTable *table);

/* A column of the banner, with its head. */
typedef struct {
    guint slot; /* in `tables` */
    gint group; /* ANKE_ALL: everyone */
    AnkeBannerHead head;
} AnkeBannerGroup;

/* Everyone first, then break by break, in each the people without a value last. Frees by
 * g_array_unref(); the heads' texts are kept in `texts`. */
GArray *anke_banner_groups(const AnkeBannerView *view, GStringChunk *texts);

/* How a number of a line is written. */
typedef enum {
    ANKE_FORM_COUNT,   /* of people: 0 is "-" */
    ANKE_FORM_WEIGHT,  /* sum of weights */
    ANKE_FORM_MEAN,    /* one decimal more than percentages */
    ANKE_FORM_DECIMAL, /* as many decimals as percentages */
    ANKE_FORM_VALUE,   /* as many decimals as percentages, none where it is whole */
    ANKE_FORM_PERCENT, /* a proportion */
    ANKE_FORM_RATIO,   /* two decimals */
    ANKE_FORM_RANGE,   /* from STAT_lo to STAT_hi */
    ANKE_FORM_TEXT
} AnkeForm;

/* What the cells of a line are. */
typedef enum {
    ANKE_LINE_OF_LEDGER, /* anke_table_base() of `stat` */
    ANKE_LINE_OF_STAT,   /* a row without item */
    ANKE_LINE_OF_ITEM,
    ANKE_LINE_OF_TICKS
} AnkeLineSource;

typedef struct {
    AnkeLineSource source;
    AnkeLineKind kind;
    AnkeForm form;       /* of ledger and stat */
    const char *stat;    /* of ledger and stat */
    const char *label;   /* without what its kind adds */
    const char *measure; /* NULL: the lines of `show` */
    gint *items;         /* by slot, ANKE_ALL where the table lacks it; of an item */
    gboolean is_marked;  /* a small number of people gets its mark */
} AnkeBannerLine;

/* The lines in the order in which they are printed. */
GArray *anke_banner_lines(const AnkeBannerView *view, GStringChunk *texts);

/* What a cell shows of a line: text and mark for one AnkeShow bit. Lines that are no answers have one
 * number each, which stands at their first bit. */
typedef struct {
    char *text; /* owned by the caller */
    const char *mark;
} AnkeBannerValue;

AnkeBannerValue anke_banner_value(const AnkeBannerView *view, const AnkeBannerLine *line,
                                  const AnkeBannerGroup *group, guint show);

/* The bits that have a line of their own, in order; returns how many. */
guint anke_banner_shown_bits(const AnkeBannerView *view, guint bits[static 16]);

/* The name of what a bit shows: "n", "％". */
const char *anke_banner_measure(AnkeBannerLang lang, guint bit);

/* The words of cells. */
#define ANKE_BANNER_NOBODY "-"
#define ANKE_BANNER_UNKNOWN "…"
#define ANKE_BANNER_SMALL "*"
const char *anke_banner_hidden(AnkeBannerLang lang);

#endif
