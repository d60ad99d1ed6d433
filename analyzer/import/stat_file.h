/*
 * Files of statistics packages, SPSS (.sav, .zsav) and Stata (.dta), through ReadStat: what they
 * say about their variables. The rows are written by stat_rows.h.
 *
 * Texts are UTF-8 whatever the file holds. A file that does not name its encoding, or that says
 * ASCII or Windows-1252 as old versions of SPSS did of any, is read in that in which its texts are
 * Japanese, if there is one, unless an encoding is given.
 */
#ifndef ANKE_IMPORT_STAT_FILE_H
#define ANKE_IMPORT_STAT_FILE_H

#include <glib.h>

#include "analyzer/base/input.h"

typedef enum { ANKE_STAT_SAV, ANKE_STAT_DTA } AnkeStatKind;

typedef enum {
    ANKE_STAT_NUMBER,
    ANKE_STAT_TEXT,
    ANKE_STAT_DATE,     /* shown without a time of day */
    ANKE_STAT_DATETIME, /* with it */
    ANKE_STAT_TIME      /* a length of time or a time of day */
} AnkeStatType;

/* The unit in which a file keeps dates and times. */
typedef enum { ANKE_STAT_SECONDS, ANKE_STAT_DAYS, ANKE_STAT_MILLISECONDS } AnkeStatUnit;

/* A value with its label. */
typedef struct {
    double code; /* NaN: a text, or a tagged missing value */
    char *text;  /* NULL: a number */
    char tag;    /* 'a' to 'z': Stata's .a to .z; 0: none */
    char *label;
} AnkeStatLabel;

/* User-missing values: codes from lo to hi, or one text. */
typedef struct {
    double lo;
    double hi;
    char *text; /* NULL: numbers */
} AnkeStatMissing;

typedef struct {
    char *name;
    char *label; /* "" where there is none */
    AnkeStatType type;
    AnkeStatUnit unit;
    gboolean is_float;       /* of single precision */
    const GPtrArray *labels; /* AnkeStatLabel; NULL: none */
    GArray *missing;         /* AnkeStatMissing */
    gboolean
        is_binary; /* every value that is not missing is 0 or 1, and both occur or are labelled */
    /* Columns that share a stem and hold 0 and 1: proposed as one question of several answers. */
    gint group;     /* number of the group, or -1 */
    char *stem;     /* of the names: Q3 of Q3_1; NULL: no group */
    char *question; /* of the labels: what they have in common; "" if nothing */
    char *option;   /* the rest of the label */
} AnkeStatVariable;

typedef struct {
    AnkeInput *input; /* borrowed */
    AnkeStatKind kind;
    char *encoding;       /* as which texts are read; NULL: as the file says */
    GPtrArray *variables; /* AnkeStatVariable */
    GHashTable *label_sets;
    guint64 n_rows;
    guint n_groups;
    gboolean is_ours; /* written by anke-export */
    struct AnkeStatIo *io;
} AnkeStatFile;

/* The note by which files of anke-export are known. */
#define ANKE_STAT_NOTE "anke-export 1"

/*
 * Opens a file and reads all that it says about its variables; the rows are gone through once, too.
 *   input     nothing was read of it yet; borrowed for the life of the file
 *   encoding  an iconv name that overrides what the file says; NULL: none
 * Errors: ANKE_ERROR_DATA  damaged, unknown encoding; ANKE_ERROR_IO
 */
AnkeStatFile *anke_stat_file_open(AnkeInput *input, AnkeStatKind kind, const char *encoding,
                                  GError **error);

/* Puts labels into the order in which they are looked up: for anke_stat_file_open() alone. */
void anke_stat_labels_sort(AnkeStatFile *file);

/* The label of a number, of a text, or of a tag, or NULL. */
const char *anke_stat_label_of_number(const AnkeStatVariable *variable, double code);
const char *anke_stat_label_of_text(const AnkeStatVariable *variable, const char *text);
const char *anke_stat_label_of_tag(const AnkeStatVariable *variable, char tag);

gboolean anke_stat_is_missing_number(const AnkeStatVariable *variable, double code);
gboolean anke_stat_is_missing_text(const AnkeStatVariable *variable, const char *text);

void anke_stat_file_free(AnkeStatFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStatFile, anke_stat_file_free)

#endif
