#include "analyzer/import/zip_archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#include "analyzer/base/error.h"

/* 400 times: worksheets of nothing but empty cells inflate 100 to 200 times. */
enum { BLOCK_BYTES = 1 << 16, MAX_MEMBERS = 10000, MAX_GROWTH = 400, HARMLESS_BYTES = 1 << 26 };

#define MAX_ARCHIVE_BYTES ((guint64)1 << 32)

struct AnkeZip {
    AnkeInput *input;
    guint64 n_bytes;
    GHashTable *names; /* of the members, normal form */
    /* the archive being walked */
    guint64 at;
    GError *read_error;
    char block[BLOCK_BYTES];
};

static char *normal_name(const char *name)
{
    char *folded = g_ascii_strdown(*name == '/' ? name + 1 : name, -1);
    return g_strdelimit(folded, "\\", '/');
}

/* libarchive's view of the input */

static la_ssize_t on_read(struct archive *archive, void *data, const void **buffer)
{
    AnkeZip *zip = data;
    gssize n = anke_input_read_at(zip->input, zip->at, zip->block, BLOCK_BYTES,
                                  zip->read_error == NULL ? &zip->read_error : NULL);
    if (n < 0) {
        archive_set_error(archive, EIO, "cannot read");
        return ARCHIVE_FATAL;
    }
    zip->at += (guint64)n;
    *buffer = zip->block;
    return n;
}

static la_int64_t on_seek(struct archive *archive, void *data, la_int64_t offset, int whence)
{
    AnkeZip *zip = data;
    la_int64_t from = whence == SEEK_SET   ? 0
                      : whence == SEEK_CUR ? (la_int64_t)zip->at
                                           : (la_int64_t)zip->n_bytes;
    if (offset < -from || offset > (la_int64_t)zip->n_bytes - from) {
        archive_set_error(archive, EIO, "a place outside of the file");
        return ARCHIVE_FATAL;
    }
    zip->at = (guint64)(from + offset);
    return from + offset;
}

static la_int64_t on_skip(struct archive *archive, void *data, la_int64_t n_bytes)
{
    (void)archive;
    AnkeZip *zip = data;
    la_int64_t n = CLAMP(n_bytes, 0, (la_int64_t)(zip->n_bytes - zip->at));
    zip->at += (guint64)n;
    return n;
}

static struct archive *begin_walk(AnkeZip *zip)
{
    struct archive *archive = archive_read_new();
    zip->at = 0;
    archive_read_support_format_zip_seekable(archive);
    archive_read_set_read_callback(archive, on_read);
    archive_read_set_seek_callback(archive, on_seek);
    archive_read_set_skip_callback(archive, on_skip);
    archive_read_set_callback_data(archive, zip);
    (void)archive_read_open1(archive);
    return archive;
}

static gboolean report(AnkeZip *zip, const char *what, GError **error)
{
    if (zip->read_error != NULL) {
        g_propagate_error(error, g_steal_pointer(&zip->read_error));
        return FALSE;
    }
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: %s", anke_input_name(zip->input), what);
}

static const char damaged[] = "the zip archive of the workbook is cut off or damaged";

/* Gives the next member's name in normal form, or NULL at the end and on error. */
static char *next_name(struct archive *archive, struct archive_entry **entry, int *status)
{
    *status = archive_read_next_header(archive, entry);
    if (*status != ARCHIVE_OK && *status != ARCHIVE_WARN) {
        return NULL;
    }
    const char *name = archive_entry_pathname_utf8(*entry);
    name = name != NULL ? name : archive_entry_pathname(*entry);
    return normal_name(name != NULL ? name : "");
}

static gboolean list_names(AnkeZip *zip, GError **error)
{
    struct archive *archive = begin_walk(zip);
    struct archive_entry *entry;
    int status;
    char *name;
    guint n_members = 0;
    while (n_members <= MAX_MEMBERS && (name = next_name(archive, &entry, &status)) != NULL) {
        g_hash_table_add(zip->names, name);
        n_members++;
    }
    (void)archive_read_free(archive);
    if (n_members > MAX_MEMBERS) {
        return report(zip, "more than 10000 members in the zip archive", error);
    }
    return status == ARCHIVE_EOF || report(zip, damaged, error);
}

AnkeZip *anke_zip_open(AnkeInput *input, GError **error)
{
    g_autoptr(AnkeZip) zip = g_new0(AnkeZip, 1);
    zip->input = input;
    zip->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!anke_input_make_seekable(input, MAX_ARCHIVE_BYTES, &zip->n_bytes, error) ||
        !list_names(zip, error)) {
        return NULL;
    }
    return g_steal_pointer(&zip);
}

gboolean anke_zip_has(const AnkeZip *zip, const char *name)
{
    g_autofree char *normal = normal_name(name);
    return g_hash_table_contains(zip->names, normal);
}

const char *anke_zip_name(const AnkeZip *zip)
{
    return anke_input_name(zip->input);
}

static gboolean check_size(AnkeZip *zip, guint64 n_read, guint64 max_bytes, GError **error)
{
    if (n_read > max_bytes) {
        return report(zip, "a part of the workbook is larger than allowed", error);
    }
    if (n_read > HARMLESS_BYTES && n_read / MAX_GROWTH > zip->n_bytes) {
        return report(zip, "inflates more than 400 times, as no honest workbook does", error);
    }
    return TRUE;
}

static gboolean read_data(AnkeZip *zip, struct archive *archive, guint64 max_bytes,
                          AnkeZipFunc take, gpointer data, GError **error)
{
    guint64 n_read = 0;
    const void *bytes;
    size_t n_bytes;
    la_int64_t offset;
    int status;
    while ((status = archive_read_data_block(archive, &bytes, &n_bytes, &offset)) == ARCHIVE_OK) {
        n_read += n_bytes;
        if (!check_size(zip, n_read, max_bytes, error) ||
            (n_bytes > 0 && !take(bytes, n_bytes, data, error))) {
            return FALSE;
        }
    }
    return status == ARCHIVE_EOF || report(zip, damaged, error);
}

gboolean anke_zip_read(AnkeZip *zip, const char *name, guint64 max_bytes, AnkeZipFunc take,
                       gpointer data, GError **error)
{
    g_autofree char *wanted = normal_name(name);
    struct archive *archive = begin_walk(zip);
    struct archive_entry *entry;
    int status;
    char *found;
    while ((found = next_name(archive, &entry, &status)) != NULL && !g_str_equal(found, wanted)) {
        g_free(found);
    }
    gboolean is_good = found != NULL;
    if (!is_good) {
        report(zip, status == ARCHIVE_EOF ? "a part of the workbook is missing" : damaged, error);
    } else if (archive_entry_is_encrypted(entry)) {
        is_good = report(zip, "is encrypted: save it without a password", error);
    } else {
        is_good = read_data(zip, archive, max_bytes, take, data, error);
    }
    g_free(found);
    (void)archive_read_free(archive);
    return is_good;
}

void anke_zip_free(AnkeZip *zip)
{
    if (zip != NULL) {
        g_hash_table_unref(zip->names);
        g_clear_error(&zip->read_error);
        g_free(zip);
    }
}
