/*
 * Plain Japanese sentences of a report: tests, the base ledger, numbers, dates.
 *
 * Pure: numbers and names in, a new string out, which the caller frees. NaN is never shown as 0:
 * counts that are not known are 不明, values that are not defined are －, hidden ones 秘匿.
 */
#ifndef ANKE_REPORT_WORDS_H
#define ANKE_REPORT_WORDS_H

#include <glib.h>

/* A test is called significant below this; residuals are marked from this size on. */
#define ANKE_REPORT_ALPHA 0.05
#define ANKE_REPORT_RESIDUAL 1.96

/* "12", "1,234", "不明". */
char *anke_words_count(double count, gboolean is_hidden);

/* With `n_decimals`, "－" for NaN. */
char *anke_words_value(double value, guint n_decimals, gboolean is_hidden);

/* "p=0.213", "p<0.001"; "p<0.05" where three decimals would hide that it lies below. */
char *anke_words_p(double p);

/* "平成30年9月30日（2018年）"; a text that is no date as it is. */
char *anke_words_date(const char *text);

typedef struct {
    const char *subject; /* the answer that was tested; NULL = the whole question */
    const char *by;      /* label of the break */
    const char *test;    /* as in the row `test` */
    double p;            /* NaN: not tested */
    gboolean is_hidden;
    gboolean is_corrected; /* for all tests of the run: p_adj decides */
    double p_adj;
    const char *effect; /* NULL = none */
    double effect_size;
    const char *note; /* NULL = none */
} AnkeTestResult;

gboolean anke_test_is_significant(const AnkeTestResult *result);

/* The test of a question by a break, in one sentence. */
char *anke_words_test(const AnkeTestResult *result);

/* The tests of each answer of a multiple answer, n_results >= 1. */
char *anke_words_item_tests(const AnkeTestResult *results, guint n_results);

/* A number of the base ledger. */
typedef struct {
    double number; /* NaN: not known */
    gboolean is_hidden;
} AnkeLedgerEntry;

typedef struct {
    AnkeLedgerEntry population;
    AnkeLedgerEntry returned;
    AnkeLedgerEntry valid;
    AnkeLedgerEntry asked;
    AnkeLedgerEntry answered;
    AnkeLedgerEntry noanswer;
    AnkeLedgerEntry invalid;
    AnkeLedgerEntry na;
    AnkeLedgerEntry notasked;
    gboolean is_multiple;
    AnkeLedgerEntry ticks; /* of a multiple answer */
    AnkeLedgerEntry base;
} AnkeLedger;

/* "母集団 45 → 回収 35 → …（無回答 1、…）", of a multiple answer with 回答総数 and M.T. */
char *anke_words_ledger(const AnkeLedger *ledger);

#endif
