/*
 * A form kept in one CSV: the first column names a sheet, that row is the sheet's header, the rows
 * under it (first column blank) are its rows. Knows nothing of what the sheets mean.
 */
#ifndef ANKE_DATA_SHEET_H
#define ANKE_DATA_SHEET_H

#include <glib.h>

typedef struct {
    guint64 line;
    const char **cells; /* one for each column of the sheet, "" = blank */
} AnkeSheetRow;

typedef struct {
    const char *name;
    guint64 line;
    guint n_columns;
    const char **columns; /* heads; the head of column i is field i + 2 of its line */
    GArray *rows;         /* AnkeSheetRow */
} AnkeSheet;

typedef struct {
    GStringChunk *texts;
    GPtrArray *sheets; /* AnkeSheet, in file order */
} AnkeForm;

/* Called for what is wrong with the form. */
typedef void (*AnkeComplainFunc)(guint64 line, guint column, gpointer data, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/*
 * Reads a form in UTF-8 or CP932.
 * Complains of rows outside a sheet, cells beyond the head, a head or a sheet twice.
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO, ANKE_ERROR_CODEBOOK (not a CSV file)
 */
AnkeForm *anke_form_read(const char *path, AnkeComplainFunc complain, gpointer data,
                         GError **error);

/* The sheet with this name, or NULL. */
const AnkeSheet *anke_form_sheet(const AnkeForm *form, const char *name);

/* Index of the column with this head, or -1. */
gint anke_sheet_column(const AnkeSheet *sheet, const char *head);

/* The cell under a head: "" where the sheet lacks the column. */
const char *anke_sheet_cell(const AnkeSheet *sheet, const AnkeSheetRow *row, const char *head);

/* Field number of a head in the CSV, for messages; 1 where the sheet lacks the column. */
guint anke_sheet_field(const AnkeSheet *sheet, const char *head);

/*
 * SHA-256 in hexadecimal over lines `sheet TAB row TAB column TAB cell LF` of the sheets named in
 * `names` (NULL-terminated), in that order: rows from 1, columns sorted by bytes, blank cells left
 * out; backslash, TAB and LF in cells written \\, \t, \n.
 */
char *anke_form_hash(const AnkeForm *form, const char *const *names);

void anke_form_free(AnkeForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeForm, anke_form_free)

#endif
