/*
 * 診断の項目: measures of a stream with the sentence that the stream says of each, and a level.
 *
 * Nothing is computed: numbers, flags and sentences are rows. A level comes from a row NAME_flag
 * (none, yellow, red) where there is one, else from the limits that warnings of a projection have,
 * too: more than 30 % of 55 and older, fewer than 3 or more than 15 staff a manager, a valley, a
 * stretch of few hires, assumed rates. What has no limit has no level.
 */
#ifndef ANKE_REPORT_JUDGEMENT_MEASURES_H
#define ANKE_REPORT_JUDGEMENT_MEASURES_H

#include "charts/report/judgement_tables.h"

typedef enum {
    ANKE_LEVEL_NONE,    /* 参考 */
    ANKE_LEVEL_GOOD,    /* 良 */
    ANKE_LEVEL_CAREFUL, /* 注意 */
    ANKE_LEVEL_ALARM,   /* 警告 */
    ANKE_N_LEVELS
} AnkeLevel;

/* 参考, 良, 注意 or 警告. */
const char *anke_level_word(AnkeLevel level);

typedef struct {
    char *title;
    char *value; /* "" = none */
    AnkeLevel level;
    char *sentence;
} AnkeJudgementLine;

/* The measures (AnkeJudgementLine) of the newest year, an array that frees them. */
GArray *anke_judgement_measures(const AnkeJudgementTables *tables);

#endif
