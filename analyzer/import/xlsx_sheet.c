#include "analyzer/import/xlsx_sheet.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/plain_number.h"
#include "analyzer/data/csv.h"
#include "analyzer/import/serial_date.h"
#include "analyzer/import/xlsx_plain_cells.h"

enum { MAX_ROWS = 1 << 20, MAX_LETTERS = 3, PLAIN_DIGITS = 15 };

#define MAX_SHEET_BYTES ((guint64)1 << 36)

typedef enum {
    CELL_NUMBER,
    CELL_SHARED,
    CELL_TEXT, /* inline, or of a formula; a date as ISO 8601 */
    CELL_BOOLEAN,
    CELL_ERROR
} CellType;

typedef struct {
    const AnkeXlsxSource *source;
    AnkeSheetRows *rows;
    AnkeXlsxCellFacts *facts;
    AnkeXml *xml;
    gboolean is_in_data;
    guint depth; /* in the data: 1 in a row */
    guint row;
    guint column;
    CellType type;
    guint64 style;
    gboolean is_in_value;
    guint phonetic_depth;
    AnkeBytes text; /* of the cell */
    AnkeBytes cell; /* as CSV */
    AnkeBytes scratch;
} SheetReader;

static void refuse(SheetReader *reader, const char *message)
{
    GError *error = NULL;
    AnkePlace place = {anke_zip_name(reader->source->zip), reader->row, reader->column};
    (void)anke_error_at(&error, ANKE_ERROR_DATA, place, "%s", message);
    anke_xml_stop_take(reader->xml, error);
}

/* References: AB12 */

/* Reads letters and digits; returns what stands behind them, or NULL. */
static const char *read_reference(const char *text, guint *row, guint *column)
{
    guint letters = 0;
    *row = 0;
    *column = 0;
    for (; *text == '$' || g_ascii_isalpha(*text); text++) {
        if (*text != '$') {
            *column = *column * 26 + (guint)(g_ascii_toupper(*text) - 'A') + 1;
            letters++;
        }
        if (letters > MAX_LETTERS) {
            return NULL;
        }
    }
    for (; *text == '$' || g_ascii_isdigit(*text); text++) {
        *row = *text == '$' ? *row : *row * 10 + (guint)(*text - '0');
        if (*row > MAX_ROWS) {
            return NULL;
        }
    }
    return *row > 0 && *column > 0 ? text : NULL;
}

static void begin_row(SheetReader *reader, const char **attributes)
{
    const char *number = anke_xml_attribute(attributes, "r");
    guint64 row = reader->row + 1;
    if (number != NULL && !anke_number_parse_whole(number, strlen(number), MAX_ROWS, &row)) {
        refuse(reader, "the next row has no number from 1 to 1048576");
    } else if (row <= reader->row || row > MAX_ROWS) {
        refuse(reader, "the row behind this one has no higher number");
    } else {
        reader->row = (guint)row;
        reader->column = 0;
        reader->facts->n_hidden_rows += anke_xml_is_true(attributes, "hidden") ? 1 : 0;
    }
}

static gboolean is_word(const AnkeXlsxPiece *piece, const char *word)
{
    return piece->n_bytes == strlen(word) && memcmp(piece->text, word, piece->n_bytes) == 0;
}

static CellType cell_type(const AnkeXlsxPiece *name)
{
    if (name->text == NULL || is_word(name, "n")) {
        return CELL_NUMBER;
    }
    if (is_word(name, "s")) {
        return CELL_SHARED;
    }
    return is_word(name, "b") ? CELL_BOOLEAN : is_word(name, "e") ? CELL_ERROR : CELL_TEXT;
}

/* Returns FALSE for a cell that is refused. */
static gboolean begin_cell(SheetReader *reader, const AnkeXlsxCell *cell)
{
    const char *reference = cell->reference.text;
    reader->style = 0;
    reader->text.n = 0;
    if (cell->style.text != NULL) {
        (void)anke_number_parse_whole(cell->style.text, cell->style.n_bytes, G_MAXUINT32,
                                      &reader->style);
    }
    reader->type = cell_type(&cell->type);
    guint row = reader->row;
    guint column = reader->column + 1;
    if (reference != NULL) {
        const char *end = read_reference(reference, &row, &column);
        if (end != reference + cell->reference.n_bytes || row != reader->row ||
            column <= reader->column) {
            refuse(reader, "the cell behind this one is out of order");
            return FALSE;
        }
    }
    reader->column = column;
    return TRUE;
}

static void begin_cell_of(SheetReader *reader, const char **attributes)
{
    AnkeXlsxCell cell = {0};
    for (; *attributes != NULL; attributes += 2) {
        AnkeXlsxPiece value = {attributes[1], strlen(attributes[1])};
        if (strcmp(attributes[0], "r") == 0) {
            cell.reference = value;
        } else if (strcmp(attributes[0], "t") == 0) {
            cell.type = value;
        } else if (strcmp(attributes[0], "s") == 0) {
            cell.style = value;
        }
    }
    (void)begin_cell(reader, &cell);
}

static void add_merge(SheetReader *reader, const char **attributes)
{
    const char *reference = anke_xml_attribute(attributes, "ref");
    AnkeMerge merge;
    const char *colon =
        reference != NULL ? read_reference(reference, &merge.first_row, &merge.first_column) : NULL;
    if (colon == NULL || *colon != ':' ||
        read_reference(colon + 1, &merge.last_row, &merge.last_column) == NULL) {
        return;
    }
    if (merge.last_row >= merge.first_row && merge.last_column >= merge.first_column) {
        anke_sheet_rows_merge(reader->rows, merge);
    }
}

static void on_start(const char *name, const char **attributes, gpointer data)
{
    SheetReader *reader = data;
    if (reader->is_in_data) {
        reader->depth++;
        if (strcmp(name, "c") == 0) {
            begin_cell_of(reader, attributes);
        } else if (strcmp(name, "v") == 0) {
            reader->is_in_value = TRUE;
        } else if (strcmp(name, "t") == 0) {
            reader->is_in_value = reader->phonetic_depth == 0;
        } else if (strcmp(name, "row") == 0) {
            begin_row(reader, attributes);
        } else if (strcmp(name, "rPh") == 0) {
            reader->phonetic_depth++;
        }
    } else if (strcmp(name, "sheetData") == 0) {
        reader->is_in_data = TRUE;
        reader->depth = 0;
    } else if (strcmp(name, "mergeCell") == 0) {
        add_merge(reader, attributes);
    }
}

/* Values */

static void count_cell(const SheetReader *reader, AnkeSheetCells *cells)
{
    if (cells->n++ == 0) {
        cells->row = reader->row;
        cells->column = reader->column;
    }
}

/* Whether the number is written in its shortest form already, as most are. */
static gboolean is_plain(const char *text, gsize n_bytes)
{
    if (n_bytes == 0 || n_bytes > PLAIN_DIGITS || (text[0] == '0' && n_bytes > 1)) {
        return FALSE;
    }
    for (gsize i = 0; i < n_bytes; i++) {
        if (!g_ascii_isdigit(text[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

static AnkeNumberFormat format_of(const SheetReader *reader)
{
    const GArray *formats = reader->source->workbook->formats;
    return reader->style < formats->len ? g_array_index(formats, AnkeNumberFormat, reader->style)
                                        : ANKE_FORMAT_NUMBER;
}

static void append_number(SheetReader *reader, const char *text, gsize n_bytes)
{
    AnkeNumberFormat format = format_of(reader);
    char written[ANKE_NUMBER_SIZE];
    double value;
    if (format == ANKE_FORMAT_NUMBER && is_plain(text, n_bytes)) {
        anke_bytes_append(&reader->cell, text, n_bytes);
        return;
    }
    if (!anke_number_parse(text, n_bytes, &value)) {
        refuse(reader, "a number was expected");
        return;
    }
    gsize n = 0;
    if (format != ANKE_FORMAT_NUMBER) {
        n = anke_serial_write(value, reader->source->workbook->is_1904, format, written);
        if (n == 0) {
            count_cell(reader, &reader->facts->odd_dates);
        }
    }
    n = n > 0 ? n : anke_number_format_plain(written, value);
    anke_bytes_append(&reader->cell, written, n);
}

static void append_shared(SheetReader *reader, const char *text, gsize n_bytes)
{
    guint64 index = 0;
    gsize n = 0;
    const char *cell = anke_number_parse_whole(text, n_bytes, G_MAXUINT32, &index)
                           ? anke_xlsx_strings_get(reader->source->strings, index, &n)
                           : NULL;
    if (cell == NULL) {
        refuse(reader, "the cell names a shared string that is not there");
        return;
    }
    anke_bytes_append(&reader->cell, cell, n);
}

static void append_boolean(SheetReader *reader, const char *text, gsize n_bytes)
{
    gboolean is_one = n_bytes == 1 && text[0] == '1';
    gboolean is_zero = n_bytes == 1 && text[0] == '0';
    if (is_one || is_zero) {
        text = is_one ? "TRUE" : "FALSE";
        n_bytes = strlen(text);
    }
    anke_csv_append_cell(&reader->cell, text, n_bytes);
}

static gboolean is_xml_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void append_value(SheetReader *reader)
{
    const char *text = reader->text.data;
    gsize n_bytes = reader->text.n;
    if (reader->type == CELL_TEXT) {
        anke_xlsx_append_cell(&reader->cell, text, n_bytes, &reader->scratch);
        return;
    }
    while (n_bytes > 0 && is_xml_blank(text[n_bytes - 1])) {
        n_bytes--;
    }
    while (n_bytes > 0 && is_xml_blank(*text)) {
        text++;
        n_bytes--;
    }
    if (n_bytes == 0) {
        return;
    }
    switch (reader->type) {
    case CELL_SHARED:
        append_shared(reader, text, n_bytes);
        break;
    case CELL_BOOLEAN:
        append_boolean(reader, text, n_bytes);
        break;
    case CELL_ERROR:
        count_cell(reader, &reader->facts->errors);
        anke_csv_append_cell(&reader->cell, text, n_bytes);
        break;
    case CELL_NUMBER:
    case CELL_TEXT:
        append_number(reader, text, n_bytes);
        break;
    }
}

static void end_cell(SheetReader *reader)
{
    reader->cell.n = 0;
    if (reader->text.n > 0) {
        append_value(reader);
    }
    if (reader->cell.n == 0) {
        return;
    }
    if (reader->column > ANKE_SHEET_MAX_COLUMNS) {
        refuse(reader, "more than 2000 columns");
    } else if (!anke_sheet_rows_put(reader->rows, reader->row, reader->column, reader->cell.data,
                                    reader->cell.n)) {
        refuse(reader, "a row is longer than 8 MiB");
    }
}

static void on_end(const char *name, gpointer data)
{
    SheetReader *reader = data;
    if (!reader->is_in_data) {
        return;
    }
    reader->depth--;
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
        reader->is_in_value = FALSE;
    } else if (strcmp(name, "c") == 0) {
        end_cell(reader);
    } else if (strcmp(name, "rPh") == 0) {
        reader->phonetic_depth--;
    } else if (strcmp(name, "sheetData") == 0) {
        reader->is_in_data = FALSE;
    }
}

static void on_text(const char *text, gsize n_bytes, gpointer data)
{
    SheetReader *reader = data;
    if (!reader->is_in_value) {
        return;
    }
    if (reader->text.n + n_bytes > ANKE_CSV_MAX_CELL_BYTES) {
        refuse(reader, anke_csv_status_message(ANKE_CSV_CELL_TOO_LONG));
        return;
    }
    anke_bytes_append(&reader->text, text, n_bytes);
}

/* Plain cells, which expat does not see */

static gboolean is_between_cells(gpointer data)
{
    const SheetReader *reader = data;
    return reader->is_in_data && reader->depth == 1 && !reader->is_in_value;
}

static void take_cell(const AnkeXlsxCell *cell, gpointer data)
{
    SheetReader *reader = data;
    if (!begin_cell(reader, cell)) {
        return;
    }
    if (cell->value.n_bytes > 0) {
        reader->is_in_value = TRUE;
        on_text(cell->value.text, cell->value.n_bytes, reader);
        reader->is_in_value = FALSE;
    }
    end_cell(reader);
}

static gboolean feed(const char *bytes, gsize n_bytes, gpointer data, GError **error)
{
    return anke_xlsx_plain_cells_feed(data, bytes, n_bytes, error);
}

gboolean anke_xlsx_sheet_read(const AnkeXlsxSource *source, AnkeSheetRows *rows,
                              AnkeXlsxCellFacts *facts, GError **error)
{
    static const AnkeXmlHandlers handlers = {on_start, on_end, on_text};
    static const AnkeXlsxCellHandlers cell_handlers = {is_between_cells, take_cell};
    SheetReader reader = {.source = source, .rows = rows, .facts = facts};
    *facts = (AnkeXlsxCellFacts){0};
    g_autoptr(AnkeXml) xml = anke_xml_new(anke_zip_name(source->zip), &handlers, &reader);
    AnkeXlsxPlainCells cells = {.xml = xml, .handlers = &cell_handlers, .data = &reader};
    reader.xml = xml;
    gboolean is_good =
        anke_zip_read(source->zip, source->sheet->part, MAX_SHEET_BYTES, feed, &cells, error) &&
        anke_xml_finish(xml, error);
    anke_bytes_clear(&reader.text);
    anke_bytes_clear(&reader.cell);
    anke_bytes_clear(&reader.scratch);
    return is_good;
}
