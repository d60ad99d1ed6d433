/* ReadStat over an AnkeInput; for the readers of .sav and .dta alone. */
#ifndef ANKE_IMPORT_STAT_IO_H
#define ANKE_IMPORT_STAT_IO_H

#include <readstat.h>

#include "analyzer/import/stat_file.h"

typedef struct AnkeStatIo {
    AnkeInput *input;
    guint64 n_bytes;
    guint64 at;
    GError *error; /* of reading, or of a handler that stopped */
} AnkeStatIo;

/*
 * Goes through the file with the handlers of `parser`, which is freed.
 *   context  passed to the handlers; a handler that stops sets io->error
 * Errors: io->error, if it was set; else ANKE_ERROR_DATA
 */
gboolean anke_stat_io_parse_take(AnkeStatIo *io, AnkeStatKind kind, const char *encoding,
                                 readstat_parser_t *parser, gpointer context, GError **error);

#endif
