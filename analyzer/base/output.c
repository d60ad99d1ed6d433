#include "analyzer/base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/base/error.h"

enum { BUFFER_BYTES = 1 << 16, SPOOL_MEMORY_BYTES = 1 << 24 };

struct AnkeOutput {
    char *name;         /* as the user gave it, for messages */
    char *target;       /* NULL: written directly */
    char *temporary;    /* NULL: written directly */
    GByteArray *memory; /* NULL: a file */
    gboolean is_spool;
    int fd;
    int failed_errno;  /* 0: no failure yet */
    guint64 n_emptied; /* bytes that have left the buffer */
    gsize n_buffered;
    char buffer[BUFFER_BYTES];
};

static gboolean is_direct_target(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

/* The file behind a symbolic link, which need not be there yet, or the path itself. */
static char *resolve_target(const char *path)
{
    char *resolved = realpath(path, NULL);
    if (resolved != NULL) {
        char *copy = g_strdup(resolved);
        free(resolved);
        return copy;
    }
    g_autofree char *link = g_file_read_link(path, NULL);
    if (link == NULL || g_path_is_absolute(link)) {
        return g_strdup(link != NULL ? link : path);
    }
    g_autofree char *folder = g_path_get_dirname(path);
    return g_build_filename(folder, link, NULL);
}

static char *temporary_prefix(const char *target)
{
    g_autofree char *base = g_path_get_basename(target);
    return g_strdup_printf(".anke-partial-%08x-", g_str_hash(base));
}

/* A leftover is a temporary file that nobody holds a lock on. */
static void remove_leftovers(const char *folder, const char *prefix)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_has_prefix(name, prefix)) {
            continue;
        }
        g_autofree char *path = g_build_filename(folder, name, NULL);
        int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0) {
            if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
                (void)unlink(path);
            }
            (void)close(fd);
        }
    }
}

static gboolean has_name(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && status.st_nlink > 0;
}

/* Between creation and lock, a run that starts at the same time may take the file for a leftover and
 * remove it: then another one is made. The sweep holds its lock for a moment only, so we wait. */
static gboolean create_locked(AnkeOutput *output, const char *folder, const char *prefix)
{
    for (;;) {
        g_autofree char *name = g_strconcat(prefix, "XXXXXX", NULL);
        output->temporary = g_build_filename(folder, name, NULL);
        output->fd = g_mkstemp_full(output->temporary, O_WRONLY | O_CLOEXEC, 0600);
        if (output->fd < 0 || flock(output->fd, LOCK_EX) != 0) {
            return FALSE;
        }
        if (has_name(output->fd)) {
            return TRUE;
        }
        (void)close(output->fd);
        g_clear_pointer(&output->temporary, g_free);
    }
}

static gboolean open_temporary(AnkeOutput *output, guint mode)
{
    g_autofree char *folder = g_path_get_dirname(output->target);
    g_autofree char *prefix = temporary_prefix(output->target);
    remove_leftovers(folder, prefix);
    return create_locked(output, folder, prefix) && fchmod(output->fd, (mode_t)mode) == 0;
}

AnkeOutput *anke_output_open(const char *path, guint mode, GError **error)
{
    g_autoptr(AnkeOutput) output = g_new0(AnkeOutput, 1);
    output->fd = -1;
    if (path == NULL || g_str_equal(path, "-")) {
        output->name = g_strdup("standard output");
        output->fd = STDOUT_FILENO;
        return g_steal_pointer(&output);
    }
    output->name = g_strdup(path);
    gboolean is_open = TRUE;
    if (is_direct_target(path)) {
        output->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    } else {
        output->target = resolve_target(path);
        is_open = open_temporary(output, mode);
    }
    if (!is_open || output->fd < 0) {
        anke_error_set(error, ANKE_ERROR_CANT_CREATE, "%s: cannot create: %s", path,
                       g_strerror(errno));
        return NULL;
    }
    return g_steal_pointer(&output);
}

AnkeOutput *anke_output_open_memory(void)
{
    AnkeOutput *output = g_new0(AnkeOutput, 1);
    output->name = g_strdup("(memory)");
    output->memory = g_byte_array_new();
    output->fd = -1;
    return output;
}

AnkeOutput *anke_output_open_spool(void)
{
    AnkeOutput *output = anke_output_open_memory();
    output->is_spool = TRUE;
    g_free(output->name);
    output->name = g_strdup("(spool)");
    return output;
}

static gboolean find_file(const char *path, struct stat *status)
{
    return path != NULL && !g_str_equal(path, "-") && stat(path, status) == 0 &&
           S_ISREG(status->st_mode);
}

gboolean anke_output_spares(const char *target, const char *input, GError **error)
{
    struct stat made;
    struct stat read;
    if (find_file(target, &made) && find_file(input, &read) && made.st_dev == read.st_dev &&
        made.st_ino == read.st_ino) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "%s: is read, and would be overwritten",
                              target);
    }
    return TRUE;
}

const char *anke_output_name(const AnkeOutput *output)
{
    return output->name;
}

static void write_to_file(AnkeOutput *output, const char *bytes, gsize n_bytes)
{
    while (n_bytes > 0 && output->failed_errno == 0) {
        ssize_t written = write(output->fd, bytes, n_bytes);
        if (written < 0) {
            if (errno != EINTR) {
                output->failed_errno = errno;
            }
            continue;
        }
        bytes += written;
        n_bytes -= (gsize)written;
    }
}

/* A file in the place of memory that would grow too large. */
static void open_spool_file(AnkeOutput *output)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), ".anke-spool-XXXXXX", NULL);
    output->fd = g_mkstemp_full(path, O_RDWR | O_CLOEXEC, 0600);
    if (output->fd < 0 || unlink(path) != 0) {
        output->failed_errno = errno;
    }
}

static void move_spool_to_file(AnkeOutput *output)
{
    GByteArray *memory = g_steal_pointer(&output->memory);
    open_spool_file(output);
    write_to_file(output, (const char *)memory->data, memory->len);
    g_byte_array_unref(memory);
}

static void write_all(AnkeOutput *output, const char *bytes, gsize n_bytes)
{
    output->n_emptied += n_bytes;
    if (output->is_spool && output->memory != NULL &&
        output->memory->len + n_bytes > SPOOL_MEMORY_BYTES) {
        move_spool_to_file(output);
    }
    if (output->memory != NULL) {
        g_byte_array_append(output->memory, (const guint8 *)bytes, (guint)n_bytes);
    } else {
        write_to_file(output, bytes, n_bytes);
    }
}

static void empty_buffer(AnkeOutput *output)
{
    write_all(output, output->buffer, output->n_buffered);
    output->n_buffered = 0;
}

GBytes *anke_output_take_bytes(AnkeOutput *output)
{
    g_assert(output->memory != NULL);
    empty_buffer(output);
    return g_byte_array_free_to_bytes(g_steal_pointer(&output->memory));
}

void anke_output_write(AnkeOutput *output, const void *bytes, gsize n_bytes)
{
    if (n_bytes > BUFFER_BYTES - output->n_buffered) {
        empty_buffer(output);
        if (n_bytes >= BUFFER_BYTES) {
            write_all(output, bytes, n_bytes);
            return;
        }
    }
    if (n_bytes > 0) { /* no bytes may be NULL, which memcpy must not see */
        memcpy(output->buffer + output->n_buffered, bytes, n_bytes);
        output->n_buffered += n_bytes;
    }
}

void anke_output_puts(AnkeOutput *output, const char *text)
{
    anke_output_write(output, text, strlen(text));
}

void anke_output_putc(AnkeOutput *output, char byte)
{
    if (output->n_buffered == BUFFER_BYTES) {
        empty_buffer(output);
    }
    output->buffer[output->n_buffered++] = byte;
}

guint64 anke_output_n_bytes(const AnkeOutput *output)
{
    return output->n_emptied + output->n_buffered;
}

gboolean anke_output_has_failed(const AnkeOutput *output)
{
    return output->failed_errno != 0;
}

static gboolean report_failure(const AnkeOutput *output, GError **error)
{
    return anke_error_set(error, ANKE_ERROR_IO, "%s: cannot write: %s", output->name,
                          g_strerror(output->failed_errno));
}

gboolean anke_output_flush(AnkeOutput *output, GError **error)
{
    empty_buffer(output);
    if (output->failed_errno == 0 && output->temporary != NULL && fsync(output->fd) != 0) {
        output->failed_errno = errno;
    }
    return output->failed_errno == 0 || report_failure(output, error);
}

AnkeInput *anke_output_read_back(AnkeOutput *spool, GError **error)
{
    g_assert(spool->is_spool);
    if (!anke_output_flush(spool, error)) {
        return NULL;
    }
    if (spool->memory != NULL) {
        return anke_input_open_bytes(spool->name, spool->memory->data, spool->memory->len);
    }
    const int fd = fcntl(spool->fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (fd < 0 || lseek(fd, 0, SEEK_SET) != 0) {
        anke_error_set(error, ANKE_ERROR_IO, "%s: cannot read: %s", spool->name, g_strerror(errno));
        return NULL;
    }
    return anke_input_open_fd_take(fd, spool->name);
}

static void sync_folder_of(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        (void)close(fd);
    }
}

gboolean anke_output_commit(AnkeOutput *output, GError **error)
{
    if (!anke_output_flush(output, error)) {
        return FALSE;
    }
    /* The lock falls with the descriptor: rename first, so that no other run sweeps the file. */
    if (output->temporary != NULL && rename(output->temporary, output->target) != 0) {
        output->failed_errno = errno;
        return report_failure(output, error);
    }
    g_clear_pointer(&output->temporary, g_free);
    if (close(output->fd) != 0) {
        output->failed_errno = errno;
    }
    output->fd = -1;
    if (output->target != NULL) {
        sync_folder_of(output->target);
    }
    return output->failed_errno == 0 || report_failure(output, error);
}

void anke_output_free(AnkeOutput *output)
{
    if (output == NULL) {
        return;
    }
    if (output->temporary != NULL && output->fd >= 0) {
        (void)unlink(output->temporary);
    }
    if (output->fd > STDERR_FILENO) {
        (void)close(output->fd);
    }
    if (output->memory != NULL) {
        g_byte_array_unref(output->memory);
    }
    g_free(output->name);
    g_free(output->target);
    g_free(output->temporary);
    g_free(output);
}

gboolean anke_output_write_file(const char *path, const void *bytes, gsize n_bytes, guint mode,
                                GError **error)
{
    g_autoptr(AnkeOutput) output = anke_output_open(path, mode, error);
    if (output == NULL) {
        return FALSE;
    }
    anke_output_write(output, bytes, n_bytes);
    return anke_output_commit(output, error);
}
