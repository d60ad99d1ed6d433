/* An export of any bytes is opened, recognised, described and read: nothing crashes, every column of
 * the head is described, and the rows of a question in parts have the right width. The first byte chooses
 * the format, or leaves it to be recognised, the second the encoding. */
#define _GNU_SOURCE /* memfd_create */
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "analyzer/base/output.h"
#include "analyzer/import/import.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static const char codebook_text[] =
    "settings,form_id\n,x\n"
    "survey,type,name,label,source,over,max\n"
    ",select_one l,one,a,,first_k,\n"
    ",select_multiple l,many,q,,first_k,2\n"
    ",rank l,order,r,r_1|r_2,,\n"
    ",integer,n,n,,,\n,date,day,day,,,\n,text,free,t,,,\n"
    "choices,list_name,name,label,exclusive,other\n"
    ",l,1,甲,,\n,l,2,乙,,\n,l,3,A,,\n,l,o,その他,,yes\n,l,z,特になし,yes,\n";

static char *put(const void *bytes, gsize n_bytes, int *fd)
{
    *fd = memfd_create("file", 0);
    g_assert_true(write(*fd, bytes, n_bytes) == (gssize)n_bytes);
    return g_strdup_printf("/proc/self/fd/%d", *fd);
}

static AnkeCodebook *load_codebook(void)
{
    int fd;
    g_autofree char *path = put(codebook_text, strlen(codebook_text), &fd);
    g_autoptr(GError) error = NULL;
    AnkeCodebook *codebook = anke_codebook_load(path, NULL, &error);
    g_assert_no_error(error);
    (void)close(fd);
    return codebook;
}

static void import_source(AnkeExportSource *source, const AnkeCodebook *codebook)
{
    g_autoptr(AnkeOutput) responses = anke_output_open_memory();
    g_autoptr(AnkeOutput) problems = anke_output_open_memory();
    AnkeImport import = {.codebook = codebook,
                         .source = source,
                         .n_threads = 1,
                         .responses = responses,
                         .problems = problems};
    AnkeImportCounts counts;
    g_autoptr(GError) error = NULL;
    if (anke_import_run(&import, &counts, &error)) {
        g_assert_cmpuint(counts.n_read, ==, counts.n_written + counts.n_refused);
    } else {
        g_assert_nonnull(error);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    static AnkeCodebook *codebook;
    if (codebook == NULL) {
        codebook = load_codebook();
    }
    if (n_bytes < 2) {
        return 0;
    }
    guint n_formats = 0;
    while (anke_formats()[n_formats] != NULL) {
        n_formats++;
    }
    guint chosen = data[0] % (n_formats + 1);
    AnkeExportOptions options = {.n_title_rows = -1};
    options.format = chosen < n_formats ? anke_formats()[chosen]->name : NULL;
    options.encoding = (AnkeEncoding)(data[1] % ANKE_ENCODING_ISO2022JP);
    int fd;
    g_autofree char *path = put(data + 2, n_bytes - 2, &fd);
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeExportSource) source = anke_export_open(path, &options, &error);
    if (source != NULL) {
        import_source(source, codebook);
    } else {
        g_assert_nonnull(error);
    }
    (void)close(fd);
    return 0;
}
