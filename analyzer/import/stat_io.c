#include "analyzer/import/stat_io.h"

#include "analyzer/base/error.h"

static int on_open(const char *path, void *data)
{
    (void)path;
    AnkeStatIo *io = data;
    io->at = 0;
    return 0;
}

static int on_close(void *data)
{
    (void)data;
    return 0;
}

static readstat_off_t on_seek(readstat_off_t offset, readstat_io_flags_t whence, void *data)
{
    AnkeStatIo *io = data;
    gint64 from = whence == READSTAT_SEEK_SET   ? 0
                  : whence == READSTAT_SEEK_CUR ? (gint64)io->at
                                                : (gint64)io->n_bytes;
    if (offset < -from || offset > (gint64)io->n_bytes - from) {
        return -1;
    }
    io->at = (guint64)(from + offset);
    return (readstat_off_t)io->at;
}

static ssize_t on_read(void *buffer, size_t n_bytes, void *data)
{
    AnkeStatIo *io = data;
    gssize n = anke_input_read_at(io->input, io->at, buffer, n_bytes,
                                  io->error == NULL ? &io->error : NULL);
    io->at += n > 0 ? (guint64)n : 0;
    return n;
}

static gboolean report(AnkeStatIo *io, readstat_error_t status, GError **error)
{
    if (io->error != NULL) {
        g_propagate_error(error, g_steal_pointer(&io->error));
        return FALSE;
    }
    gboolean is_encoding = status == READSTAT_ERROR_CONVERT ||
                           status == READSTAT_ERROR_CONVERT_BAD_STRING ||
                           status == READSTAT_ERROR_CONVERT_SHORT_STRING ||
                           status == READSTAT_ERROR_UNSUPPORTED_CHARSET;
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: %s", anke_input_name(io->input),
                          is_encoding ? "texts are not in the encoding of the file: name it with "
                                        "--encoding"
                                      : readstat_error_message(status));
}

gboolean anke_stat_io_parse_take(AnkeStatIo *io, AnkeStatKind kind, const char *encoding,
                                 readstat_parser_t *parser, gpointer context, GError **error)
{
    readstat_set_open_handler(parser, on_open);
    readstat_set_close_handler(parser, on_close);
    readstat_set_seek_handler(parser, on_seek);
    readstat_set_read_handler(parser, on_read);
    readstat_set_io_ctx(parser, io);
    if (encoding != NULL) {
        readstat_set_file_character_encoding(parser, encoding);
    }
    readstat_error_t status = kind == ANKE_STAT_SAV ? readstat_parse_sav(parser, "", context)
                                                    : readstat_parse_dta(parser, "", context);
    readstat_parser_free(parser);
    return status == READSTAT_OK || report(io, status, error);
}
