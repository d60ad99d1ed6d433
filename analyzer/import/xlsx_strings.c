#include "analyzer/import/xlsx_strings.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/data/csv.h"
#include "analyzer/import/xlsx_part.h"

enum {
    MAX_STRINGS_BYTES = 1 << 29,
    MAX_STRINGS = 1 << 25,
    ESCAPE_BYTES = 7 /* _x000D_ */
};

#define MAX_PART_BYTES ((guint64)1 << 31)

/* Texts */

/* The number of an escape at `text`, or -1. */
static gint32 read_escape(const char *text, const char *end)
{
    gint32 number = 0;
    if (end - text < ESCAPE_BYTES || text[0] != '_' || text[1] != 'x' || text[6] != '_') {
        return -1;
    }
    for (guint i = 2; i < 6; i++) {
        gint digit = g_ascii_xdigit_value(text[i]);
        if (digit < 0) {
            return -1;
        }
        number = number * 16 + digit;
    }
    return number;
}

static void append_character(AnkeBytes *bytes, gunichar character)
{
    char utf8[6] = {0};
    anke_bytes_append(bytes, utf8, (gsize)g_unichar_to_utf8(character, utf8));
}

/* Takes the escape at `text`, if it stands for a character; returns the bytes taken. */
static gsize take_escape(const char *text, const char *end, AnkeBytes *decoded)
{
    gint32 number = read_escape(text, end);
    if (number >= 0xD800 && number < 0xDC00) {
        gint32 low = read_escape(text + ESCAPE_BYTES, end);
        if (low < 0xDC00 || low > 0xDFFF) {
            return 0;
        }
        append_character(decoded,
                         0x10000 + ((gunichar)(number - 0xD800) << 10) + (gunichar)(low - 0xDC00));
        return 2 * ESCAPE_BYTES;
    }
    if (number <= 0 || (number >= 0xDC00 && number < 0xE000)) {
        return 0;
    }
    append_character(decoded, (gunichar)number);
    return ESCAPE_BYTES;
}

static void decode(AnkeBytes *decoded, const char *text, gsize n_bytes)
{
    const char *end = text + n_bytes;
    decoded->n = 0;
    while (text < end) {
        gsize n_taken = *text == '_' ? take_escape(text, end, decoded) : 0;
        if (n_taken == 0) {
            anke_bytes_append_byte(decoded, *text);
            n_taken = 1;
        }
        text += n_taken;
    }
}

/* CRLF and CR become LF: inside a cell they are nothing but a line end. */
static void unify_line_ends(AnkeBytes *text)
{
    gsize n = 0;
    for (gsize i = 0; i < text->n; i++) {
        if (text->data[i] != '\r') {
            text->data[n++] = text->data[i];
        } else if (i + 1 == text->n || text->data[i + 1] != '\n') {
            text->data[n++] = '\n';
        }
    }
    text->n = n;
}

void anke_xlsx_append_cell(AnkeBytes *cells, const char *text, gsize n_bytes, AnkeBytes *scratch)
{
    gboolean is_plain =
        memchr(text, '\r', n_bytes) == NULL &&
        (memchr(text, '_', n_bytes) == NULL || g_strstr_len(text, (gssize)n_bytes, "_x") == NULL);
    if (is_plain) {
        anke_csv_append_cell(cells, text, n_bytes);
        return;
    }
    decode(scratch, text, n_bytes);
    unify_line_ends(scratch);
    anke_csv_append_cell(cells, scratch->data, scratch->n);
}

/* The part */

typedef struct {
    AnkeXlsxStrings *strings;
    const char *file;
    AnkeXml *xml;
    AnkeBytes text; /* of the string being read */
    AnkeBytes scratch;
    gboolean is_in_text;
    guint phonetic_depth;
} StringReader;

static void on_start(const char *name, const char **attributes, gpointer data)
{
    (void)attributes;
    StringReader *reader = data;
    if (strcmp(name, "si") == 0) {
        reader->text.n = 0;
    } else if (strcmp(name, "rPh") == 0) {
        reader->phonetic_depth++;
    } else if (strcmp(name, "t") == 0) {
        reader->is_in_text = reader->phonetic_depth == 0;
    }
}

static void refuse(StringReader *reader, const char *message)
{
    GError *error = NULL;
    anke_error_set(&error, ANKE_ERROR_DATA, "%s: shared string %u: %s", reader->file,
                   reader->strings->ends->len + 1, message);
    anke_xml_stop_take(reader->xml, error);
}

static void on_end(const char *name, gpointer data)
{
    StringReader *reader = data;
    if (strcmp(name, "t") == 0) {
        reader->is_in_text = FALSE;
    } else if (strcmp(name, "rPh") == 0) {
        reader->phonetic_depth--;
    } else if (strcmp(name, "si") == 0) {
        AnkeBytes *cells = &reader->strings->cells;
        if (reader->text.n > 0) {
            anke_xlsx_append_cell(cells, reader->text.data, reader->text.n, &reader->scratch);
        }
        if (cells->n > MAX_STRINGS_BYTES || reader->strings->ends->len >= MAX_STRINGS) {
            refuse(reader, "the workbook holds too many texts (512 MiB, 33 million)");
            return;
        }
        guint32 end = (guint32)cells->n;
        g_array_append_val(reader->strings->ends, end);
    }
}

static void on_text(const char *text, gsize n_bytes, gpointer data)
{
    StringReader *reader = data;
    if (!reader->is_in_text) {
        return;
    }
    if (reader->text.n + n_bytes > ANKE_CSV_MAX_CELL_BYTES) {
        refuse(reader, anke_csv_status_message(ANKE_CSV_CELL_TOO_LONG));
        return;
    }
    anke_bytes_append(&reader->text, text, n_bytes);
}

AnkeXlsxStrings *anke_xlsx_strings_read(AnkeZip *zip, const char *part, GError **error)
{
    static const AnkeXmlHandlers handlers = {on_start, on_end, on_text};
    g_autoptr(AnkeXlsxStrings) strings = g_new0(AnkeXlsxStrings, 1);
    strings->ends = g_array_new(FALSE, FALSE, sizeof(guint32));
    StringReader reader = {.strings = strings, .file = anke_zip_name(zip)};
    gboolean is_good = part == NULL || anke_xlsx_part_read(zip, part, MAX_PART_BYTES, &handlers,
                                                           &reader, &reader.xml, error);
    anke_bytes_clear(&reader.text);
    anke_bytes_clear(&reader.scratch);
    return is_good ? g_steal_pointer(&strings) : NULL;
}

const char *anke_xlsx_strings_get(const AnkeXlsxStrings *strings, guint64 index, gsize *n_bytes)
{
    if (index >= strings->ends->len) {
        return NULL;
    }
    gsize start = index > 0 ? g_array_index(strings->ends, guint32, index - 1) : 0;
    *n_bytes = g_array_index(strings->ends, guint32, index) - start;
    return *n_bytes > 0 ? strings->cells.data + start : "";
}

void anke_xlsx_strings_free(AnkeXlsxStrings *strings)
{
    if (strings != NULL) {
        anke_bytes_clear(&strings->cells);
        g_array_unref(strings->ends);
        g_free(strings);
    }
}
