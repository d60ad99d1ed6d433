/*
 * What charts of answers show: shares of items in groups, as plain numbers and texts.
 *
 * Group 0 is everyone (全体); groups of a break follow. An undefined share is NaN and is never
 * drawn as 0; a hidden one is drawn as 秘匿.
 */
#ifndef ANKE_PLOTS_CROSS_H
#define ANKE_PLOTS_CROSS_H

#include <glib.h>

#include "charts/scene/frame.h"

typedef enum { ANKE_CELL_KNOWN, ANKE_CELL_UNKNOWN, ANKE_CELL_HIDDEN } AnkeCellState;

typedef struct {
    AnkeCellState state;
    double count; /* people; NaN = not known */
    double share; /* 0-1; NaN = undefined */
    double low;   /* interval of the share; NaN = none */
    double high;
} AnkeCell;

/* In the order in which bars are pinned to the end. */
typedef enum {
    ANKE_ANSWER_CHOICE,
    ANKE_ANSWER_OTHER,     /* その他 */
    ANKE_ANSWER_EXCLUSIVE, /* 特になし */
    ANKE_ANSWER_NOANSWER,  /* 無回答 */
    ANKE_ANSWER_INVALID    /* 無効 */
} AnkeAnswerKind;

/* Where a step of a scale stands; answers that are no steps stand nowhere. */
typedef enum {
    ANKE_SIDE_NONE,
    ANKE_SIDE_UNFAVOURABLE,
    ANKE_SIDE_NEUTRAL,
    ANKE_SIDE_FAVOURABLE
} AnkeSide;

typedef struct {
    const char *label;
    AnkeAnswerKind kind;
    AnkeSide side;
    double score; /* of a step: higher is more favourable */
} AnkeAnswer;

typedef struct {
    const char *label;
    double base; /* denominator of the shares; NaN = not known */
    gboolean is_base_hidden;
    const AnkeCell *cells; /* one for each answer */
    gboolean is_ordered;   /* a step of an ordered break, such as an age class */
} AnkeAnswerGroup;

typedef struct {
    AnkeFigure figure;
    guint n_answers;
    const AnkeAnswer *answers; /* in the questionnaire's order */
    guint n_groups;            /* at least 1 */
    const AnkeAnswerGroup *groups;
    gboolean is_scale;         /* the answers are steps of an ordered scale */
    const char *interval_note; /* said where intervals are drawn; NULL = none */
    gboolean is_counted;       /* no base is known: counts are shown, no shares */
} AnkeCrossSpec;

/* A base below this is marked: its shares are for reference only. */
#define ANKE_SMALL_BASE 30

/* Whether a base is so small, but not 0. */
gboolean anke_base_is_small(double base);

/* The fill of a mark: paler where the base is small. */
AnkeFill anke_base_fill(const AnkeTheme *theme, AnkeFill fill, double base);

/*
 * Writes the display order: choices by the share of group 0, largest first (a scale keeps its
 * order, equal shares too), then その他, 特になし, 無回答, 無効.
 */
void anke_cross_order(const AnkeCrossSpec *spec, guint *order);

/* The choice with the largest share, or count where no base is known, in group `g`. Returns FALSE
 * where none is known or all are 0. */
gboolean anke_cross_find_most(const AnkeCrossSpec *spec, guint g, guint *answer);

/*
 * The share as people read it, freed by the caller: "45.2", "0.0" where somebody answered,
 * "－" where nobody did, "秘匿" or "hidden", "…" where it is not known.
 */
char *anke_cell_percent(const AnkeCell *cell, double base, AnkeLang lang);

/* `part` in percent of `whole` with one decimal, half away from zero; "…" where whole is below 1.
 * Freed by the caller. */
char *anke_percent_text(double part, double whole);

/* The count likewise: "1,234", "秘匿", "…". */
char *anke_cell_count(const AnkeCell *cell, AnkeLang lang);

/* "（n=1,234）", "（n=12）＊" where the base is small, "（n=秘匿）", "（n=不明）". */
char *anke_base_label(const AnkeAnswerGroup *group, AnkeLang lang);

/* "n=1,234", "n=12＊" and so on, where it has a line of its own. */
char *anke_base_line(const AnkeAnswerGroup *group, AnkeLang lang);

/* anke_base_label() without a mark. */
char *anke_base_text(double base, AnkeLang lang);

/* Says what … means among numbers of a table. */
void anke_cross_add_unknown_note(AnkeScene *scene);

/* Says what … means among shares: the base is 0, hidden or not known. */
void anke_cross_add_no_share_note(AnkeScene *scene);

/* Says in which order answers stand that are no scale. */
void anke_cross_add_order_note(AnkeScene *scene);

/* Says what － means. */
void anke_cross_add_dash_note(AnkeScene *scene);

/* Says that not every value is written; that those of narrow parts are not. */
void anke_cross_add_some_note(AnkeScene *scene);
void anke_cross_add_narrow_note(AnkeScene *scene);

/* What 秘匿 means among numbers of staff. */
const char *anke_people_hidden_note(AnkeLang lang);

/* Adds the notes that marks in this chart need: ＊, 秘匿, and － if has_dashes. */
void anke_cross_add_notes(AnkeScene *scene, const AnkeCrossSpec *spec, gboolean has_dashes);

#endif
