/* Zip archives made in memory, the same bytes each time: for tests of readers of such files. */
#ifndef ANKE_TESTS_ZIP_FILE_H
#define ANKE_TESTS_ZIP_FILE_H

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

static la_ssize_t zip_file_on_write(struct archive *archive, void *data, const void *bytes,
                                    size_t n)
{
    (void)archive;
    g_byte_array_append(data, bytes, (guint)n);
    return (la_ssize_t)n;
}

static struct archive *zip_file_begin(GByteArray *bytes)
{
    struct archive *archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_set_bytes_in_last_block(archive, 1);
    int status = archive_write_open(archive, bytes, NULL, zip_file_on_write, NULL);
    g_assert_cmpint(status, ==, ARCHIVE_OK);
    return archive;
}

static void zip_file_add(struct archive *archive, const char *name, const void *bytes, gsize n)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 0, 0);
    archive_entry_set_size(entry, (la_int64_t)n);
    g_assert_cmpint(archive_write_header(archive, entry), ==, ARCHIVE_OK);
    g_assert_cmpint((int)archive_write_data(archive, bytes, n), ==, (int)n);
    archive_entry_free(entry);
}

/* Begins a member whose length is not known; archive_write_data() adds to it. */
static inline void zip_file_begin_member(struct archive *archive, const char *name)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, 0, 0);
    g_assert_cmpint(archive_write_header(archive, entry), ==, ARCHIVE_OK);
    archive_entry_free(entry);
}

static void zip_file_end(struct archive *archive)
{
    g_assert_cmpint(archive_write_close(archive), ==, ARCHIVE_OK);
    archive_write_free(archive);
}

#endif
