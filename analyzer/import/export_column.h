/*
 * What a column of an export is, before any codebook is looked at: the answer to a question, a part of
 * one (a choice that is ticked, a place of a ranking, the text of その他), or the form tool's own.
 *
 * A question of the codebook finds its column by the head as it stands, by `name` or by `question`
 * (source, else label, else name are looked for, folded); the columns of one `question` that have an
 * `option` belong together. Example, LimeSurvey: head `Q3[SQ001]. 理由 [多忙]` has question 理由,
 * question_code Q3, option 多忙, option_code SQ001, name Q3[SQ001].
 */
#ifndef ANKE_IMPORT_EXPORT_COLUMN_H
#define ANKE_IMPORT_EXPORT_COLUMN_H

#include <glib.h>

/* What a cell says. */
typedef enum {
    ANKE_PART_WHOLE,     /* the whole answer */
    ANKE_PART_OPTION,    /* about one choice: ticked or not; of a ranking: its rank */
    ANKE_PART_PLACE,     /* a choice: the one at a place of a ranking, or one of several */
    ANKE_PART_OTHER_TEXT /* the text of その他 */
} AnkePart;

/* Texts are NULL where the export does not tell. */
typedef struct {
    char *head;          /* as it stands; of several header rows joined as `question [option]` */
    char *name;          /* another name of the column: a code, or `question [option]` */
    char *question;      /* text of the question, or its stem */
    char *question_code; /* its short name */
    char *option;        /* text of the choice or place that the column is about */
    char *option_code;   /* its code */
    AnkePart part;
    guint place;        /* of ANKE_PART_PLACE, from 1; 0: in the order of the columns; of a whole
                         * answer: it may be the one at this place (numbered_heads.h) */
    GPtrArray *choices; /* AnkeStatedChoice: those that the file states; NULL: it states none */
    gboolean is_system; /* id, time stamp, mail: no question unless a codebook claims it */
} AnkeExportColumn;

/* A column whose head is the question. */
AnkeExportColumn *anke_export_column_new(const char *head);

/* Columns in the export's order; the array owns them. */
GPtrArray *anke_export_columns_new(void);

/* Column i of such an array. */
AnkeExportColumn *anke_export_column_at(const GPtrArray *columns, guint i);

/* Copies `n_bytes` (-1: all) of text into *field, without blanks at both ends. */
void anke_export_column_set(char **field, const char *text, gssize n_bytes);

/* The place that an option's text names: 1位, 第2位, 順位 3, 3番目, "1st", or 0. */
guint anke_export_column_place(const char *option);

void anke_export_column_free(gpointer column);

#endif
