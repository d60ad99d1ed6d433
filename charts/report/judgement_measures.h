/*
 * 診断の項目: measures of a stream with the sentence that the stream says of each, and a level.
 *
 * Nothing is computed and nothing judged: numbers, sentences (judgement_NAME) and levels
 * (NAME_flag: none, yellow, red) are rows. What has no flag, or a blank one, has no level.
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
