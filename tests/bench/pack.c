/* Packs the files of a folder into a zip archive, by name: how tests make workbooks from XML that
 * people can read.
 *   pack FOLDER FILE.xlsx */
#include <stdio.h>

#include "tests/unit/zip_file.h"

static gint compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Paths of all files below a folder, from there. */
static void list(const char *folder, const char *below, GPtrArray *paths)
{
    g_autofree char *path = g_build_filename(folder, below, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;
    if (dir == NULL) {
        g_ptr_array_add(paths, g_strdup(below));
        return;
    }
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *next =
            *below != '\0' ? g_build_filename(below, name, NULL) : g_strdup(name);
        list(folder, next, paths);
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: pack FOLDER FILE\n", stderr);
        return 64;
    }
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(GError) error = NULL;
    list(argv[1], "", paths);
    g_ptr_array_sort(paths, compare);
    struct archive *archive = zip_file_begin(bytes);
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *path = g_build_filename(argv[1], g_ptr_array_index(paths, i), NULL);
        g_autofree char *text = NULL;
        gsize n;
        if (!g_file_get_contents(path, &text, &n, &error)) {
            fprintf(stderr, "pack: %s\n", error->message);
            return 66;
        }
        zip_file_add(archive, g_ptr_array_index(paths, i), text, n);
    }
    zip_file_end(archive);
    if (!g_file_set_contents(argv[2], (const char *)bytes->data, bytes->len, &error)) {
        fprintf(stderr, "pack: %s\n", error->message);
        return 74;
    }
    return 0;
}
