/*
 * An export opened: bytes in, decoded records out. Finds out container, encoding, delimiter, title and
 * header rows and format, or takes them from the options; what follows the header is read in pieces.
 *
 * What is read is UTF-8, or CP932 as it is (its quotes, delimiters and line ends are those of ASCII);
 * everything else is converted on the way. Memory does not grow with the file.
 */
#ifndef ANKE_IMPORT_EXPORT_SOURCE_H
#define ANKE_IMPORT_EXPORT_SOURCE_H

#include <glib.h>

#include "analyzer/base/bytes.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/export_block.h"
#include "analyzer/import/export_format.h"

/* What is said on the command line, above all that is found out. */
typedef struct {
    const char *format;       /* NULL: recognised */
    const char *sheet;        /* of a workbook; NULL: the first */
    AnkeEncoding encoding;    /* ANKE_ENCODING_ASCII: found out */
    char delimiter;           /* 0: found out */
    gint n_title_rows;        /* negative: found out */
    gint n_header_rows;       /* 0: the format's */
    const char *joiner;       /* NULL: the format's */
    const char *const *ticks; /* more values that mean chosen; NULL: none */
    const char *const
        *missing; /* VALUE or VALUE=STATE, as anke_export_options_check() takes them */
} AnkeExportOptions;

/*
 * Sets encoding and delimiter from their names: an encoding as anke_encoding_parse() takes it; comma,
 * tab or semicolon, or the sign itself.
 *   encoding, delimiter   NULL: found out
 * Errors: ANKE_ERROR_USAGE  one of them is unknown
 */
gboolean anke_export_options_parse(AnkeExportOptions *options, const char *encoding,
                                   const char *delimiter, GError **error);

/* Errors: ANKE_ERROR_USAGE  an unknown format or state, a number out of range */
gboolean anke_export_options_check(const AnkeExportOptions *options, GError **error);

typedef struct {
    const char *name; /* of the file, for messages */
    const AnkeFormat *format;
    AnkeProfile *profile;  /* with the encoding of the bytes that are read: UTF-8 or CP932 */
    GPtrArray *columns;    /* AnkeExportColumn, one a column of the header */
    AnkeEncoding encoding; /* of the file; ANKE_ENCODING_ASCII: nothing else so far */
    gboolean is_doubtful;  /* CP932 that may be something else */
    guint64 header_line;   /* where the header begins */
    guint64 first_line;    /* where the rows begin */
    gboolean has_ended;    /* all was read */
    gboolean is_broken;    /* what follows what was read is no text */
    GString *notes;        /* what the analyst should know of a container, a line each */
    GString *explanation;  /* why this format: a line a format that saw anything */
    struct AnkeExportStore *store;
} AnkeExportSource;

/*
 * Opens an export.
 *   path   NULL or "-" is standard input
 * Errors: ANKE_ERROR_NO_INPUT, ANKE_ERROR_IO; ANKE_ERROR_DATA (unknown encoding, with line and column;
 * no header); ANKE_ERROR_USAGE (options)
 */
AnkeExportSource *anke_export_open(const char *path, const AnkeExportOptions *options,
                                   GError **error);

/*
 * Appends bytes that follow those of the last call, about `n_wanted` unless the export ends.
 * Errors: ANKE_ERROR_IO
 */
gboolean anke_export_read(AnkeExportSource *source, gsize n_wanted, AnkeBytes *bytes,
                          GError **error);

/* Reads a block of records as anke_export_block_read() does. */
gboolean anke_export_read_block(AnkeExportSource *source, AnkeBytes *bytes, AnkeExportBlock *block,
                                GError **error);

/* The encoding that the bytes read so far have: UTF-8 or CP932. */
AnkeEncoding anke_export_bytes_encoding(const AnkeExportSource *source);

void anke_export_close(AnkeExportSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeExportSource, anke_export_close)

#endif
