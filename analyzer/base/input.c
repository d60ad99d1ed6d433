#include "analyzer/base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/base/error.h"

enum { FIRST_BLOCK_BYTES = 1 << 16, MAX_PEEK_BYTES = 64 };

struct AnkeInput {
    char *name;
    int fd;
    const char *bytes; /* NULL: a file */
    gsize n_left;      /* bytes of memory that have not been read */
    gsize n_bytes;     /* of memory */
    guint64 start;     /* where the input begins in its file */
    gsize n_peeked;    /* bytes that were looked at and are read again */
    char peeked[MAX_PEEK_BYTES];
};

static gboolean is_folder(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
}

AnkeInput *anke_input_open(const char *path, GError **error)
{
    g_autoptr(AnkeInput) input = g_new0(AnkeInput, 1);
    if (path == NULL || g_str_equal(path, "-")) {
        input->name = g_strdup("(stdin)");
        input->fd = STDIN_FILENO;
        return g_steal_pointer(&input);
    }
    input->name = g_strdup(path);
    input->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (input->fd < 0) {
        anke_error_set(error, ANKE_ERROR_NO_INPUT, "%s: cannot open: %s", path, g_strerror(errno));
        return NULL;
    }
    if (is_folder(input->fd)) {
        anke_error_set(error, ANKE_ERROR_NO_INPUT, "%s: is a folder, a file was expected", path);
        return NULL;
    }
    (void)posix_fadvise(input->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    return g_steal_pointer(&input);
}

AnkeInput *anke_input_open_fd_take(int fd, const char *name)
{
    AnkeInput *input = g_new0(AnkeInput, 1);
    input->name = g_strdup(name);
    input->fd = fd;
    return input;
}

AnkeInput *anke_input_open_bytes(const char *name, const void *bytes, gsize n_bytes)
{
    AnkeInput *input = anke_input_open_fd_take(-1, name);
    input->bytes = bytes != NULL ? bytes : ""; /* nothing may be NULL */
    input->n_left = n_bytes;
    input->n_bytes = n_bytes;
    return input;
}

static gsize read_bytes(AnkeInput *input, void *buffer, gsize n_bytes)
{
    gsize n = MIN(n_bytes, input->n_left);
    if (n > 0) {
        memcpy(buffer, input->bytes, n);
        input->bytes += n;
        input->n_left -= n;
    }
    return n;
}

const char *anke_input_name(const AnkeInput *input)
{
    return input->name;
}

static gssize report_read_error(const AnkeInput *input, GError **error)
{
    anke_error_set(error, ANKE_ERROR_IO, "%s: cannot read: %s", input->name, g_strerror(errno));
    return -1;
}

static gssize read_file(AnkeInput *input, char *buffer, gsize n_bytes, GError **error)
{
    gsize n_read = 0;
    while (n_read < n_bytes) {
        ssize_t n = read(input->fd, buffer + n_read, n_bytes - n_read);
        if (n == 0) {
            break;
        }
        if (n > 0) {
            n_read += (gsize)n;
        } else if (errno != EINTR) {
            return report_read_error(input, error);
        }
    }
    return (gssize)n_read;
}

gssize anke_input_read(AnkeInput *input, void *buffer, gsize n_bytes, GError **error)
{
    if (input->bytes != NULL) {
        return (gssize)read_bytes(input, buffer, n_bytes);
    }
    gsize n_before = MIN(n_bytes, input->n_peeked);
    if (n_before > 0) {
        memcpy(buffer, input->peeked, n_before);
        input->n_peeked -= n_before;
        memmove(input->peeked, input->peeked + n_before, input->n_peeked);
    }
    gssize n = read_file(input, (char *)buffer + n_before, n_bytes - n_before, error);
    return n < 0 ? n : n + (gssize)n_before;
}

gssize anke_input_peek(AnkeInput *input, void *buffer, gsize n_bytes, GError **error)
{
    g_assert(n_bytes <= MAX_PEEK_BYTES);
    if (input->bytes != NULL) {
        gsize n = MIN(n_bytes, input->n_left);
        memcpy(buffer, input->bytes, n);
        return (gssize)n;
    }
    if (input->n_peeked < n_bytes) {
        gssize n =
            read_file(input, input->peeked + input->n_peeked, n_bytes - input->n_peeked, error);
        if (n < 0) {
            return -1;
        }
        input->n_peeked += (gsize)n;
    }
    gsize n_known = MIN(n_bytes, input->n_peeked);
    memcpy(buffer, input->peeked, n_known);
    return (gssize)n_known;
}

/* Inputs that can be read at any offset */

static gboolean write_bytes(int fd, const char *bytes, gsize n_bytes)
{
    while (n_bytes > 0) {
        ssize_t n = write(fd, bytes, n_bytes);
        if (n < 0 && errno != EINTR) {
            return FALSE;
        }
        bytes += MAX(n, 0);
        n_bytes -= (gsize)MAX(n, 0);
    }
    return TRUE;
}

/* Copies the rest of a pipe, but not much more than max_bytes. */
static gboolean copy_rest(AnkeInput *input, int fd, guint64 max_bytes, GError **error)
{
    g_autofree char *block = g_malloc(FIRST_BLOCK_BYTES);
    guint64 n_copied = 0;
    while (n_copied <= max_bytes) {
        gssize n = anke_input_read(input, block, FIRST_BLOCK_BYTES, error);
        if (n <= 0) {
            return n == 0;
        }
        if (!write_bytes(fd, block, (gsize)n)) {
            return report_read_error(input, error) == 0;
        }
        n_copied += (guint64)n;
    }
    return TRUE;
}

/* A file without a name takes the place of a pipe. */
static gboolean turn_into_file(AnkeInput *input, guint64 max_bytes, GError **error)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), ".anke-spool-XXXXXX", NULL);
    int fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0 || unlink(path) != 0) {
        return report_read_error(input, error) == 0;
    }
    if (!copy_rest(input, fd, max_bytes, error)) {
        (void)close(fd);
        return FALSE;
    }
    if (input->fd > STDERR_FILENO) {
        (void)close(input->fd);
    }
    input->fd = fd;
    return TRUE;
}

gboolean anke_input_make_seekable(AnkeInput *input, guint64 max_bytes, guint64 *n_bytes,
                                  GError **error)
{
    guint64 n_found = input->n_bytes;
    if (input->bytes == NULL) {
        off_t at = lseek(input->fd, 0, SEEK_CUR);
        input->start = at >= 0 ? (guint64)at - input->n_peeked : 0;
        if (at < 0 && !turn_into_file(input, max_bytes, error)) {
            return FALSE;
        }
        off_t end = lseek(input->fd, 0, SEEK_END);
        if (end < 0) {
            return report_read_error(input, error) == 0;
        }
        n_found = (guint64)end - MIN(input->start, (guint64)end);
    }
    if (n_found > max_bytes) {
        return anke_error_set(error, ANKE_ERROR_DATA, "%s: more than %" G_GUINT64_FORMAT " bytes",
                              input->name, max_bytes);
    }
    *n_bytes = n_found;
    return TRUE;
}

gssize anke_input_read_at(AnkeInput *input, guint64 offset, void *buffer, gsize n_bytes,
                          GError **error)
{
    if (input->bytes != NULL) {
        const char *start = input->bytes - (input->n_bytes - input->n_left);
        gsize n = offset < input->n_bytes ? MIN(n_bytes, input->n_bytes - (gsize)offset) : 0;
        if (n > 0) {
            memcpy(buffer, start + offset, n);
        }
        return (gssize)n;
    }
    gsize n_read = 0;
    while (n_read < n_bytes) {
        ssize_t n = pread(input->fd, (char *)buffer + n_read, n_bytes - n_read,
                          (off_t)(input->start + offset + n_read));
        if (n == 0) {
            break;
        }
        if (n > 0) {
            n_read += (gsize)n;
        } else if (errno != EINTR) {
            return report_read_error(input, error);
        }
    }
    return (gssize)n_read;
}

char *anke_input_read_all(AnkeInput *input, gsize max_bytes, gsize *n_bytes, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    for (;;) {
        guint used = bytes->len;
        g_byte_array_set_size(bytes, used + FIRST_BLOCK_BYTES);
        gssize n = anke_input_read(input, bytes->data + used, FIRST_BLOCK_BYTES, error);
        if (n < 0) {
            return NULL;
        }
        g_byte_array_set_size(bytes, used + (guint)n);
        if (bytes->len > max_bytes) {
            anke_error_set(error, ANKE_ERROR_DATA, "%s: more than %" G_GSIZE_FORMAT " bytes",
                           input->name, max_bytes);
            return NULL;
        }
        if (n == 0) {
            break;
        }
    }
    *n_bytes = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(g_steal_pointer(&bytes), FALSE);
}

void anke_input_close(AnkeInput *input)
{
    if (input == NULL) {
        return;
    }
    if (input->fd > STDERR_FILENO) {
        (void)close(input->fd);
    }
    g_free(input->name);
    g_free(input);
}
