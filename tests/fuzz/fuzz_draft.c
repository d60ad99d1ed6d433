/* Any bytes as an export: a draft or an error, and the draft is a sound codebook that can be checked and
 * compared with itself. */
#define _GNU_SOURCE /* memfd_create */
#include <glib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "analyzer/draft/check.h"
#include "analyzer/draft/compare.h"
#include "analyzer/draft/draft.h"
#include "analyzer/import/export_source.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static char *path_of(int fd)
{
    return g_strdup_printf("/proc/self/fd/%d", fd);
}

static int file_of(const void *bytes, gsize n_bytes)
{
    int fd = memfd_create("draft", 0);
    g_assert_true(fd >= 0 && write(fd, bytes, n_bytes) == (gssize)n_bytes);
    return fd;
}

static void check_codebook(GBytes *bytes)
{
    gsize n_bytes = 0;
    gconstpointer data = g_bytes_get_data(bytes, &n_bytes);
    int fd = file_of(data, n_bytes);
    g_autofree char *path = path_of(fd);
    g_autoptr(GPtrArray) findings = anke_findings_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeCodebook) codebook = anke_codebook_load(path, findings, &error);
    (void)close(fd);
    if (codebook == NULL) {
        g_error("%s in:\n%.*s", error->message, (int)n_bytes, (const char *)data);
    }
    anke_codebook_check(codebook, findings);
    g_autoptr(GPtrArray) differences = anke_codebook_compare(codebook, codebook);
    for (guint i = 0; i < differences->len; i++) {
        const AnkeDifference *difference = g_ptr_array_index(differences, i);
        g_assert_cmpint(difference->change, ==, ANKE_CHANGE_SAME);
    }
}

/* The first byte chooses how rare an answer may be. */
int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    if (n_bytes == 0) {
        return 0;
    }
    int fd = file_of(data + 1, n_bytes - 1);
    g_autofree char *path = path_of(fd);
    g_autoptr(GError) error = NULL;
    AnkeExportOptions how = {.encoding = ANKE_ENCODING_ASCII, .n_title_rows = -1};
    AnkeDraftOptions options = {.min_count = data[0] % 3};
    g_autoptr(AnkeExportSource) source = anke_export_open(path, &how, &error);
    g_autoptr(AnkeDraft) draft = source != NULL ? anke_draft_make(source, &options, &error) : NULL;
    g_assert_true((draft == NULL) == (error != NULL));
    if (draft != NULL && draft->questions->len <= 2000) {
        g_autoptr(AnkeOutput) output = anke_output_open_memory();
        anke_draft_write(draft, &options, output);
        g_autoptr(GBytes) bytes = anke_output_take_bytes(output);
        check_codebook(bytes);
    }
    (void)close(fd);
    return 0;
}
