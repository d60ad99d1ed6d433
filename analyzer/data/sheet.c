#include "analyzer/data/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/encoding.h"

typedef struct {
    AnkeForm *form;
    AnkeSheet *sheet; /* the one being read */
    AnkeComplainFunc complain;
    gpointer data;
} Reading;

static void free_sheet(gpointer data)
{
    AnkeSheet *sheet = data;
    for (guint i = 0; i < sheet->rows->len; i++) {
        g_free(g_array_index(sheet->rows, AnkeSheetRow, i).cells);
    }
    g_array_unref(sheet->rows);
    g_free(sheet->columns);
    g_free(sheet);
}

static gboolean is_blank_record(const AnkeRecord *record)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (record->fields[i].n_bytes > 0) {
            return FALSE;
        }
    }
    return TRUE;
}

static const char *keep(AnkeForm *form, const AnkeField *field)
{
    return g_string_chunk_insert_const(form->texts, field->text);
}

static void begin_sheet(Reading *reading, const AnkeRecord *record)
{
    AnkeSheet *sheet = g_new0(AnkeSheet, 1);
    sheet->name = keep(reading->form, &record->fields[0]);
    sheet->line = record->line;
    sheet->rows = g_array_new(FALSE, FALSE, sizeof(AnkeSheetRow));
    guint n = record->n_fields;
    while (n > 1 && record->fields[n - 1].n_bytes == 0) {
        n--;
    }
    sheet->n_columns = n - 1;
    sheet->columns = g_new0(const char *, n);
    for (guint i = 0; i < sheet->n_columns; i++) {
        const char *head = keep(reading->form, &record->fields[i + 1]);
        if (*head != '\0' && anke_sheet_column(sheet, head) >= 0) {
            g_autofree char *quoted = anke_text_quote(head, -1);
            reading->complain(record->line, i + 2, reading->data, "column \"%s\" stands twice",
                              quoted);
        }
        sheet->columns[i] = head;
    }
    if (anke_form_sheet(reading->form, sheet->name) != NULL) {
        g_autofree char *quoted = anke_text_quote(sheet->name, -1);
        reading->complain(record->line, 1, reading->data, "sheet \"%s\" stands twice", quoted);
    }
    g_ptr_array_add(reading->form->sheets, sheet);
    reading->sheet = sheet;
}

static void add_row(Reading *reading, const AnkeRecord *record)
{
    AnkeSheet *sheet = reading->sheet;
    AnkeSheetRow row = {record->line, g_new0(const char *, sheet->n_columns + 1)};
    for (guint i = 0; i < sheet->n_columns; i++) {
        gboolean is_there = i + 1 < record->n_fields;
        row.cells[i] = is_there ? keep(reading->form, &record->fields[i + 1]) : "";
    }
    for (guint i = 1; i < record->n_fields; i++) {
        gboolean has_head = i <= sheet->n_columns && *sheet->columns[i - 1] != '\0';
        if (!has_head && record->fields[i].n_bytes > 0) {
            reading->complain(record->line, i + 1, reading->data,
                              "a cell without a column head above it");
        }
    }
    g_array_append_val(sheet->rows, row);
}

static void take_record(Reading *reading, const AnkeRecord *record)
{
    if (is_blank_record(record)) {
        return;
    }
    if (record->fields[0].n_bytes > 0) {
        begin_sheet(reading, record);
    } else if (reading->sheet == NULL) {
        reading->complain(record->line, 1, reading->data,
                          "the name of a sheet (settings, survey, choices) was expected");
    } else {
        add_row(reading, record);
    }
}

static char *read_bytes(const char *path, gsize *n_bytes, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    if (input == NULL) {
        return NULL;
    }
    return anke_encoding_read_all(input, ANKE_ENCODING_ASCII, n_bytes, error);
}

/* Whatever keeps a codebook from being read as a CSV file is an error of the codebook. */
static void make_codebook_error(GError **error)
{
    if (error != NULL && *error != NULL && (*error)->code == ANKE_ERROR_DATA) {
        (*error)->code = ANKE_ERROR_CODEBOOK;
    }
}

AnkeForm *anke_form_read(const char *path, AnkeComplainFunc complain, gpointer data, GError **error)
{
    gsize n_bytes = 0;
    g_autofree char *bytes = read_bytes(path, &n_bytes, error);
    if (bytes == NULL) {
        make_codebook_error(error);
        return NULL;
    }
    g_autoptr(AnkeForm) form = g_new0(AnkeForm, 1);
    form->texts = g_string_chunk_new(4096);
    form->sheets = g_ptr_array_new_with_free_func(free_sheet);
    Reading reading = {form, NULL, complain, data};
    g_autoptr(AnkeCsvReader) reader =
        anke_csv_reader_new_from_bytes(path != NULL ? path : "(stdin)", bytes, n_bytes);
    for (;;) {
        const AnkeRecord *record;
        if (!anke_csv_reader_next(reader, &record, error)) {
            make_codebook_error(error);
            return NULL;
        }
        if (record == NULL) {
            return g_steal_pointer(&form);
        }
        take_record(&reading, record);
    }
}

const AnkeSheet *anke_form_sheet(const AnkeForm *form, const char *name)
{
    for (guint i = 0; i < form->sheets->len; i++) {
        const AnkeSheet *sheet = g_ptr_array_index(form->sheets, i);
        if (strcmp(sheet->name, name) == 0) {
            return sheet;
        }
    }
    return NULL;
}

gint anke_sheet_column(const AnkeSheet *sheet, const char *head)
{
    for (guint i = 0; i < sheet->n_columns; i++) {
        if (sheet->columns[i] != NULL && strcmp(sheet->columns[i], head) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

const char *anke_sheet_cell(const AnkeSheet *sheet, const AnkeSheetRow *row, const char *head)
{
    gint column = anke_sheet_column(sheet, head);
    return column >= 0 ? row->cells[column] : "";
}

guint anke_sheet_field(const AnkeSheet *sheet, const char *head)
{
    gint column = anke_sheet_column(sheet, head);
    return column >= 0 ? (guint)column + 2 : 1;
}

/* Hash */

static int compare_heads(const void *a, const void *b, void *data)
{
    const AnkeSheet *sheet = data;
    const guint *left = a;
    const guint *right = b;
    return strcmp(sheet->columns[*left], sheet->columns[*right]);
}

static void append_escaped(GString *line, const char *cell)
{
    for (; *cell != '\0'; cell++) {
        switch (*cell) {
        case '\\':
            g_string_append(line, "\\\\");
            break;
        case '\t':
            g_string_append(line, "\\t");
            break;
        case '\n':
            g_string_append(line, "\\n");
            break;
        default:
            g_string_append_c(line, *cell);
        }
    }
}

static void hash_sheet(GChecksum *checksum, const AnkeSheet *sheet)
{
    g_autofree guint *order = g_new0(guint, sheet->n_columns + 1);
    for (guint i = 0; i < sheet->n_columns; i++) {
        order[i] = i;
    }
    g_qsort_with_data(order, (gint)sheet->n_columns, sizeof *order, compare_heads, (gpointer)sheet);
    g_autoptr(GString) line = g_string_new(NULL);
    for (guint r = 0; r < sheet->rows->len; r++) {
        const AnkeSheetRow *row = &g_array_index(sheet->rows, AnkeSheetRow, r);
        for (guint i = 0; i < sheet->n_columns; i++) {
            const char *cell = row->cells[order[i]];
            if (*cell == '\0') {
                continue;
            }
            g_string_printf(line, "%s\t%u\t", sheet->name, r + 1);
            append_escaped(line, sheet->columns[order[i]]);
            g_string_append_c(line, '\t');
            append_escaped(line, cell);
            g_string_append_c(line, '\n');
            g_checksum_update(checksum, (const guchar *)line->str, (gssize)line->len);
        }
    }
}

char *anke_form_hash(const AnkeForm *form, const char *const *names)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (; *names != NULL; names++) {
        const AnkeSheet *sheet = anke_form_sheet(form, *names);
        if (sheet != NULL) {
            hash_sheet(checksum, sheet);
        }
    }
    return g_strdup(g_checksum_get_string(checksum));
}

void anke_form_free(AnkeForm *form)
{
    if (form != NULL) {
        g_ptr_array_unref(form->sheets);
        g_string_chunk_free(form->texts);
        g_free(form);
    }
}
