/* Building a codebook from a form: private to analyzer/data/codebook*.c. */
#ifndef ANKE_DATA_CODEBOOK_BUILD_H
#define ANKE_DATA_CODEBOOK_BUILD_H

#include "analyzer/data/codebook.h"
#include "analyzer/data/sheet.h"

struct AnkeCodebookStore {
    AnkeForm *form; /* owns the texts */
    GStringChunk *texts;
    GPtrArray *lists;  /* AnkeList */
    GArray *questions; /* AnkeQuestion */
    GHashTable *question_by_name;
    GHashTable *choice_by_name; /* AnkeList -> (name -> index + 1) */
    GPtrArray *conditions;
    GPtrArray *blocks; /* other memory */
};

typedef struct {
    AnkeCodebook *codebook;
    struct AnkeCodebookStore *store;
    GPtrArray *findings;
} AnkeCodebookBuild;

/* Adds a finding; `data` is the AnkeCodebookBuild. An AnkeComplainFunc. */
void anke_codebook_complain(guint64 line, guint column, gpointer data, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* A cell of a row, with what is needed to complain about it. */
typedef struct {
    AnkeCodebookBuild *build;
    const AnkeSheet *sheet;
    const AnkeSheetRow *row;
} AnkeCodebookRow;

/* Text of a cell, NULL where blank. */
const char *anke_codebook_text(const AnkeCodebookRow *row, const char *head);

/* Complains of the cell under `head`. */
void anke_codebook_complain_of(const AnkeCodebookRow *row, const char *head, const char *format,
                               ...) G_GNUC_PRINTF(3, 4);

/* TRUE for "yes", FALSE for blank; complains of anything else. */
gboolean anke_codebook_yes(const AnkeCodebookRow *row, const char *head);

/* A whole number, NaN where blank; complains of anything else. */
double anke_codebook_whole(const AnkeCodebookRow *row, const char *head);

/* Complains of heads that are neither ours nor XLSForm's. */
void anke_codebook_check_heads(AnkeCodebookBuild *build, const AnkeSheet *sheet,
                               const char *const *known);

/* The sheets. */
void anke_codebook_read_settings(AnkeCodebookBuild *build, const AnkeSheet *sheet);
void anke_codebook_read_choices(AnkeCodebookBuild *build, const AnkeSheet *sheet);
void anke_codebook_read_survey(AnkeCodebookBuild *build, const AnkeSheet *sheet);

/* Whether a text may be the name of a question or a battery. */
gboolean anke_codebook_is_name(const char *name);

/* Finds weight, stratum and batteries among the questions that were read. */
void anke_codebook_read_design(AnkeCodebookBuild *build, const AnkeSheet *sheet);

#endif
