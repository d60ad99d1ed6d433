#include "analyzer/import/xlsx_plain_cells.h"

#include <string.h>

/* A cell */

/* Whether `word` stands at *at; moves *at behind it. */
static inline gboolean skip(const char **at, const char *end, const char *word, gsize n_bytes)
{
    if ((gsize)(end - *at) < n_bytes || memcmp(*at, word, n_bytes) != 0) {
        return FALSE;
    }
    *at += n_bytes;
    return TRUE;
}

static inline gboolean is_of_number(char byte)
{
    return g_ascii_isdigit(byte) || byte == '.' || byte == '-' || byte == '+' || byte == 'E' ||
           byte == 'e';
}

static AnkeXlsxPiece *piece_of(AnkeXlsxCell *cell, char name)
{
    return name == 'r'   ? &cell->reference
           : name == 's' ? &cell->style
           : name == 't' ? &cell->type
                         : NULL;
}

/* Takes ` r="B2"`. An attribute that stands twice is left to expat, which refuses it. */
static gboolean take_attribute(const char **at, const char *end, AnkeXlsxCell *cell)
{
    if (end - *at < 5 || (*at)[0] != ' ' || (*at)[2] != '=' || (*at)[3] != '"') {
        return FALSE;
    }
    AnkeXlsxPiece *piece = piece_of(cell, (*at)[1]);
    if (piece == NULL || piece->text != NULL) {
        return FALSE;
    }
    const char *value = *at + 4;
    const char *behind = value;
    while (behind < end && g_ascii_isalnum(*behind)) {
        behind++;
    }
    *piece = (AnkeXlsxPiece){value, (gsize)(behind - value)};
    *at = behind + 1;
    return behind < end && *behind == '"';
}

static gboolean take_value(const char **at, const char *end, AnkeXlsxCell *cell)
{
    const char *value = *at;
    while (*at < end && is_of_number(**at)) {
        (*at)++;
    }
    cell->value = (AnkeXlsxPiece){value, (gsize)(*at - value)};
    return skip(at, end, "</v></c>", 8);
}

/* Takes the plain cell at `at`; returns where it ends, or NULL if none stands there whole. */
static const char *take_cell(const char *at, const char *end, AnkeXlsxCell *cell)
{
    *cell = (AnkeXlsxCell){0};
    if (!skip(&at, end, "<c", 2)) {
        return NULL;
    }
    while (at < end && *at == ' ') {
        if (!take_attribute(&at, end, cell)) {
            return NULL;
        }
    }
    if (skip(&at, end, "/>", 2)) {
        return at;
    }
    return skip(&at, end, "><v>", 4) && take_value(&at, end, cell) ? at : NULL;
}

/* A sheet */

/* Whether `<` begins what is no tag; the declaration at the beginning does no harm. */
static gboolean begins_no_tag(const AnkeXlsxPlainCells *cells, const char *next, gboolean is_first)
{
    return *next == '!' || (*next == '?' && (cells->has_begun || !is_first));
}

/* Gives a cell to the handler, once expat has what stands before it. *is_given says whether it
 * could take it. Returns FALSE on an error. */
static gboolean give_cell(AnkeXlsxPlainCells *cells, const AnkeXlsxCell *cell, const char *rest,
                          const char *at, gboolean *is_given, GError **error)
{
    *is_given = FALSE;
    if (at > rest && !anke_xml_feed(cells->xml, rest, (gsize)(at - rest), error)) {
        return FALSE;
    }
    if (anke_xml_has_partial_token(cells->xml) || !cells->handlers->is_between_cells(cells->data)) {
        return TRUE;
    }
    *is_given = TRUE;
    cells->handlers->cell(cell, cells->data);
    return anke_xml_check(cells->xml, error);
}

/* Gives the plain cells of the bytes; returns what is left for expat, or NULL on an error. */
static const char *give_cells(AnkeXlsxPlainCells *cells, const char *bytes, const char *end,
                              GError **error)
{
    const char *rest = bytes;
    const char *at = bytes;
    while (!cells->is_off && (at = memchr(at, '<', (gsize)(end - at))) != NULL && end - at > 1) {
        AnkeXlsxCell cell;
        gboolean is_given = FALSE;
        cells->is_off = begins_no_tag(cells, at + 1, at == bytes);
        const char *behind = cells->is_off ? NULL : take_cell(at, end, &cell);
        if (behind != NULL) {
            if (!give_cell(cells, &cell, rest, at, &is_given, error)) {
                return NULL;
            }
            rest = is_given ? behind : at;
        }
        at = is_given ? behind : at + 1;
    }
    return rest;
}

gboolean anke_xlsx_plain_cells_feed(AnkeXlsxPlainCells *cells, const char *bytes, gsize n_bytes,
                                    GError **error)
{
    if (n_bytes == 0) {
        return TRUE;
    }
    const char *end = bytes + n_bytes;
    cells->is_off |= cells->ends_in_angle && (*bytes == '!' || *bytes == '?');
    const char *rest = give_cells(cells, bytes, end, error);
    cells->has_begun = TRUE;
    cells->ends_in_angle = end[-1] == '<';
    return rest != NULL && anke_xml_feed(cells->xml, rest, (gsize)(end - rest), error);
}
