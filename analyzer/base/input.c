#include "analyzer/base/input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/base/error.h"

enum { FIRST_BLOCK_BYTES = 1 << 16 };

struct AnkeInput {
    char *name;
    int fd;
    const char *bytes; /* NULL: a file */
    gsize n_left;      /* bytes of memory that have not been read */
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

gssize anke_input_read(AnkeInput *input, void *buffer, gsize n_bytes, GError **error)
{
    gsize n_read = 0;
    if (input->bytes != NULL) {
        return (gssize)read_bytes(input, buffer, n_bytes);
    }
    while (n_read < n_bytes) {
        ssize_t n = read(input->fd, (char *)buffer + n_read, n_bytes - n_read);
        if (n == 0) {
            break;
        }
        if (n > 0) {
            n_read += (gsize)n;
        } else if (errno != EINTR) {
            anke_error_set(error, ANKE_ERROR_IO, "%s: cannot read: %s", input->name,
                           g_strerror(errno));
            return -1;
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
