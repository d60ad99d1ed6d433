/* The tables of a stream that a judgement of the staff reads, kept until the page is made. */
#ifndef ANKE_REPORT_JUDGEMENT_TABLES_H
#define ANKE_REPORT_JUDGEMENT_TABLES_H

#include "analyzer/data/table.h"

typedef enum {
    ANKE_JUDGED_AGES,        /* age by year, of the finest bands that the stream has */
    ANKE_JUDGED_GRADES,      /* grade by year */
    ANKE_JUDGED_DEPARTMENTS, /* grade by year:department */
    ANKE_JUDGED_FLOW,        /* flow by year */
    ANKE_JUDGED_RATES,       /* leave_rate */
    ANKE_JUDGED_PEERS,       /* peers */
    ANKE_JUDGED_WARNINGS,    /* warnings */
    ANKE_N_JUDGED
} AnkeJudged;

typedef struct {
    AnkeTable *tables[ANKE_N_JUDGED]; /* NULL = the stream has none */
} AnkeJudgementTables;

/* Takes over a table that is wanted and sets *table to NULL; leaves others alone. */
void anke_judgement_tables_take(AnkeJudgementTables *tables, AnkeTable **table);

/* The group of the newest year of the ages; ANKE_ALL = there is none. */
gint anke_judgement_newest(const AnkeJudgementTables *tables);

/* The group of a table for that year, of a table by year alone; ANKE_ALL = there is none. */
gint anke_judgement_group(const AnkeJudgementTables *tables, AnkeJudged which);

void anke_judgement_tables_clear(AnkeJudgementTables *tables);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkeJudgementTables, anke_judgement_tables_clear)

#endif
