/* Codebooks for unit tests: written to a file that is gone again when the codebook is there. */
#ifndef ANKE_TESTS_CODEBOOK_FROM_TEXT_H
#define ANKE_TESTS_CODEBOOK_FROM_TEXT_H

#include <glib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "analyzer/data/codebook.h"

/* Loads a codebook. Messages call its file FILE. */
static inline AnkeCodebook *load_text(const char *text, gssize n_bytes, GPtrArray *findings,
                                      GError **error)
{
    g_autofree char *path = NULL;
    int fd = g_file_open_tmp("anke-codebook-XXXXXX", &path, NULL);
    g_assert_cmpint(fd, >=, 0);
    (void)close(fd);
    g_assert_true(g_file_set_contents(path, text, n_bytes, NULL));
    AnkeCodebook *codebook = anke_codebook_load(path, findings, error);
    g_assert_cmpint(g_unlink(path), ==, 0);
    if (error != NULL && *error != NULL && g_str_has_prefix((*error)->message, path)) {
        g_autofree char *message = g_strconcat("FILE", (*error)->message + strlen(path), NULL);
        g_free((*error)->message);
        (*error)->message = g_steal_pointer(&message);
    }
    return codebook;
}

/* A codebook that must be sound. */
static inline AnkeCodebook *load_sound(const char *text)
{
    g_autoptr(GError) error = NULL;
    AnkeCodebook *codebook = load_text(text, -1, NULL, &error);
    g_assert_no_error(error);
    return codebook;
}

#endif
