/* An export of any bytes is opened, recognised, described and read, with a dossier: nothing crashes, every
 * column of the head is described, and the rows of a question in parts have the right width. FUZZ_FORMAT
 * in the environment names the format, or says `recognised`, or `list`: then the formats are printed, and
 * nothing else is done. FUZZ_CODEBOOK names the codebook; else there is one with few questions. */
#define _GNU_SOURCE /* memfd_create */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "analyzer/base/output.h"
#include "analyzer/import/import.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);
int LLVMFuzzerInitialize(int *n_arguments, char ***arguments);

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
    const char *chosen = g_getenv("FUZZ_CODEBOOK");
    g_autoptr(GError) error = NULL;
    AnkeCodebook *codebook = anke_codebook_load(chosen != NULL ? chosen : path, NULL, &error);
    g_assert_no_error(error);
    (void)close(fd);
    return codebook;
}

static void import_source(AnkeExportSource *source, const AnkeCodebook *codebook)
{
    g_autoptr(AnkeOutput) responses = anke_output_open_memory();
    g_autoptr(AnkeOutput) problems = anke_output_open_memory();
    g_autoptr(AnkeOutput) report = anke_output_open_memory();
    g_autoptr(AnkeDossier) dossier = anke_dossier_new(codebook);
    AnkeImport import = {.codebook = codebook,
                         .source = source,
                         .n_threads = 1,
                         .responses = responses,
                         .problems = problems,
                         .dossier = dossier};
    AnkeImportCounts counts;
    g_autoptr(GError) error = NULL;
    if (anke_import_run(&import, &counts, &error)) {
        g_assert_cmpuint(counts.n_read, ==, counts.n_written + counts.n_refused);
        g_assert_true(anke_dossier_write(dossier, report, &error));
    } else {
        g_assert_nonnull(error);
    }
}

int LLVMFuzzerInitialize(int *n_arguments, char ***arguments)
{
    (void)n_arguments;
    (void)arguments;
    if (g_strcmp0(g_getenv("FUZZ_FORMAT"), "list") == 0) {
        for (const AnkeFormat *const *format = anke_formats(); *format != NULL; format++) {
            (void)printf("%s\n", (*format)->name);
        }
        exit(0);
    }
    return 0;
}

/* The format that FUZZ_FORMAT names; NULL: to be recognised. */
static const char *chosen_format(void)
{
    const char *name = g_getenv("FUZZ_FORMAT");
    g_autoptr(GError) error = NULL;
    if (name == NULL || g_str_equal(name, "recognised")) {
        return NULL;
    }
    const AnkeFormat *format = anke_format_find(name, &error);
    g_assert_no_error(error);
    return format->name;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    static AnkeCodebook *codebook;
    static const char *format;
    if (codebook == NULL) {
        codebook = load_codebook();
        format = chosen_format();
    }
    AnkeExportOptions options = {
        .encoding = ANKE_ENCODING_ASCII, .n_title_rows = -1, .format = format};
    int fd;
    g_autofree char *path = put(data, n_bytes, &fd);
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
