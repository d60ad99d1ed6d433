/*
 * The questionnaire definition: survey.csv, the XLSForm vocabulary kept as one CSV (UTF-8 or
 * CP932).
 *
 * A codebook that loads is sound: names and labels are unique, lists exist, conditions parse and
 * refer to earlier questions. Whatever is wrong is a finding with its line and column, all of them
 * collected in one reading. Everything belongs to the codebook and lives as long as it.
 */
#ifndef ANKE_DATA_CODEBOOK_H
#define ANKE_DATA_CODEBOOK_H

#include <glib.h>

#include "analyzer/data/answer.h"
#include "analyzer/data/condition.h"
#include "analyzer/data/sheet.h"

#define ANKE_MAX_CHOICES 1000

/* Most questions of a battery. */
#define ANKE_MAX_MEMBERS 100

typedef enum {
    ANKE_ANSWER_ONE,      /* select_one */
    ANKE_ANSWER_MULTIPLE, /* select_multiple */
    ANKE_ANSWER_RANK,
    ANKE_ANSWER_INTEGER,
    ANKE_ANSWER_DECIMAL,
    ANKE_ANSWER_DATE,
    ANKE_ANSWER_TEXT
} AnkeAnswerType;

typedef enum {
    ANKE_ROLE_NONE,
    ANKE_ROLE_BREAK,
    ANKE_ROLE_WEIGHT,
    ANKE_ROLE_STRATUM,
    ANKE_ROLE_ID,
    ANKE_ROLE_IGNORE
} AnkeRole;

/* What too many answers become. */
typedef enum { ANKE_OVER_INVALID, ANKE_OVER_ALL, ANKE_OVER_FIRST_K } AnkeOver;

typedef struct {
    const char *name;
    const char *label;
    double score;      /* NaN: none */
    double population; /* NaN: not known */
    gboolean is_exclusive;
    gboolean is_other;
    guint n_nets;
    const guint *nets; /* indices into the list's nets */
} AnkeChoice;

typedef struct {
    const char *name;
    guint n_choices;
    const AnkeChoice *choices;
    gint other;        /* index of the choice その他, or -1 */
    gboolean is_scale; /* a choice has a score */
    guint n_nets;
    const char *const *nets; /* labels, in order of first mention */
} AnkeList;

/* A band of numbers. Integers: lo <= x <= hi. Decimals: lo <= x < hi. */
typedef struct {
    const char *label;
    double lo;
    double hi; /* infinite: open */
} AnkeBand;

typedef struct {
    AnkeAnswerType type;
    const AnkeList *list; /* NULL: no choices */
    const char *name;
    const char *label;
    const char *source; /* header in the export; NULL: label, then name */
    AnkeRole role;
    const AnkeCondition *relevant;   /* NULL: everybody is asked */
    const AnkeCondition *constraint; /* NULL: every value is good; its subject is the question */
    AnkeOver over;
    guint max;             /* most answers allowed; 0: no cap */
    const char *delimiter; /* NULL: the usual ones */
    guint n_bands;
    const AnkeBand *bands;
    const char *unit;    /* NULL: none */
    const char *nil;     /* texts that mean no answer, joined by blanks; "": none; NULL: the
                          * codebook does not say, so the usual signs in numbers */
    const char *battery; /* NULL: none */
    gboolean is_required;
    guint64 line; /* in the codebook */
} AnkeQuestion;

/* Questions that form one scale: each is a number, or has choices with scores. */
typedef struct {
    const char *name;
    guint n_members;
    const guint *members; /* indices of questions, at least two, ascending */
} AnkeBattery;

typedef struct {
    const char *file;
    const char *title; /* the texts are NULL where the codebook leaves them blank */
    const char *form_id;
    const char *organisation;
    const char *closed; /* ISO 8601 */
    const char *source;
    const char *note;
    const char *threshold;
    const char *threshold_group;
    double population; /* NaN: not known */
    guint n_questions;
    const AnkeQuestion *questions;
    guint n_batteries;
    const AnkeBattery *batteries; /* in the order of their first members */
    gint weight;                  /* the question with role weight, or -1 */
    gint stratum;                 /* the question with role stratum, or -1 */
    char hash[65];                /* SHA-256 of the canonical form, hexadecimal */
    /* private */
    struct AnkeCodebookStore *store;
} AnkeCodebook;

/* Something wrong in a codebook, or (a warning) something that is likely to hurt later. */
typedef struct {
    guint64 line;
    guint column;
    const char *message; /* the finding's own */
    gboolean is_warning;
} AnkeFinding;

/* Findings in order of line and column; the array owns them. */
GPtrArray *anke_findings_new(void);

/*
 * Reads a codebook.
 *   findings  filled with everything that is wrong (may be NULL)
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO; ANKE_ERROR_CODEBOOK with the first finding's place
 */
AnkeCodebook *anke_codebook_load(const char *path, GPtrArray *findings, GError **error);

/* The cells that the codebook was read from; borrowed. Row i of the sheet survey is question i. */
const AnkeForm *anke_codebook_form(const AnkeCodebook *codebook);

/* Sorts findings by line and column; those of one place stay in their order. */
void anke_findings_sort(GPtrArray *findings);

/* The source of a weight that the export does not have, because anke-weight makes it later. */
#define ANKE_SOURCE_WEIGHT "anke-weight"

/* Whether the question is no part of the export: a weight with that source. */
gboolean anke_question_is_made_later(const AnkeQuestion *question);

/* Index of the question with this name, or -1. */
gint anke_codebook_find(const AnkeCodebook *codebook, const char *name);

/* Index of the choice with this name, or -1. */
gint anke_list_find_choice(const AnkeList *list, const char *name, gsize n_bytes);

/* Index of the band that holds the value, or -1. */
gint anke_question_band(const AnkeQuestion *question, double value);

/* The number that an answer stands for: itself, or the score of its choice. NaN: none, as of any
 * state other than a value. */
double anke_question_value(const AnkeQuestion *question, const AnkeAnswer *answer);

/* Whether answers can stand for numbers. */
gboolean anke_question_has_values(const AnkeQuestion *question);

/* Whether the value lies in a band, where there are bands, and is whole where it must be (and small
 * enough, below 2^53, to be that very number). */
gboolean anke_question_allows(const AnkeQuestion *question, double value);

/* What conditions on the codebook's questions may refer to (for --where). */
AnkeConditionScope anke_codebook_scope(const AnkeCodebook *codebook);

void anke_codebook_free(AnkeCodebook *codebook);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeCodebook, anke_codebook_free)

#endif
