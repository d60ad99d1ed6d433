/* Rows of an export from any bytes, for a codebook with every type of question: what is read as a
 * whole and in blocks is the same, and what is written is a table of the right width. The first two
 * bytes choose encoding and size of the blocks. */
#define _GNU_SOURCE /* memfd_create */
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/record_cut.h"
#include "analyzer/import/block.h"
#include "analyzer/import/header.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static const char codebook_text[] =
    "settings,form_id\n,x\n"
    "survey,type,name,label,role,relevant,over,max,bands,required,constraint\n"
    ",text,id,a,id,,,,,,\n"
    ",select_one l,one,b,break,,first_k,,,,\n"
    ",select_multiple l,many,c,,${one} != 'p',first_k,2,,yes,\n"
    ",select_multiple plain,plain,d,,,,,,,\n"
    ",rank l,order,e,,,,,,,\n"
    ",integer,n,f,,,,,\"0-9,10-\",,. < 50\n"
    ",date,day,g,,,,,,,\n"
    ",text,free,h,,\"${n} > 5 or selected(${many}, 'q')\",,,,,\n"
    "choices,list_name,name,label,exclusive,other\n"
    ",l,p,甲,,\n,l,q,\"乙;甲\",,\n,l,r,\"丙\n,丁\",,\n,l,o,その他,,yes\n,l,z,特になし,yes,\n"
    ",plain,p,A,,\n,plain,q,A;B,,\n,plain,r,B,,\n";

static AnkeBlockPlan plan;

static void make_plan(void)
{
    int fd = memfd_create("codebook", 0);
    g_assert_true(write(fd, codebook_text, strlen(codebook_text)) > 0);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    g_autoptr(GError) error = NULL;
    plan.codebook = anke_codebook_load(path, NULL, &error);
    g_assert_no_error(error);
    static const AnkeField heads[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1},
                                      {"f", 1}, {"g", 1}, {"h", 1}, {"i", 1}};
    plan.profile = anke_profile_new();
    plan.header = anke_header_match(plan.codebook, heads, G_N_ELEMENTS(heads), "x", &error);
    g_assert_no_error(error);
    plan.rows = anke_row_plan_new(plan.codebook);
}

static void check_rows(const AnkeBlockResult *result)
{
    g_autoptr(GError) error = NULL;
    AnkeBytes header = {0};
    anke_block_write_header(plan.codebook, &header);
    guint n_columns = 1;
    for (gsize i = 0; i < header.n; i++) {
        n_columns += header.data[i] == ',' ? 1 : 0;
    }
    anke_bytes_clear(&header);
    g_autoptr(AnkeCsvReader) reader =
        anke_csv_reader_new_from_bytes("rows", result->rows.data, result->rows.n);
    const AnkeRecord *record;
    guint n_records = 0;
    while (anke_csv_reader_next(reader, &record, &error) && record != NULL) {
        g_assert_cmpuint(record->n_fields, ==, n_columns);
        n_records++;
    }
    g_assert_no_error(error);
    g_assert_cmpuint(n_records, ==, result->records->len);
}

static void append_result(AnkeBytes *all, const AnkeBlockResult *result)
{
    anke_bytes_append(all, result->rows.data, result->rows.n);
    for (guint i = 0; i < result->problems->len; i++) {
        const AnkeProblem *problem = &g_array_index(result->problems, AnkeProblem, i);
        const char *rule = anke_rule_name(problem->rule);
        anke_bytes_append(all, rule, strlen(rule));
    }
}

/* Returns whether the bytes were read without an error. */
static gboolean read_in_blocks(const char *bytes, gsize n_bytes, AnkeEncoding encoding,
                               gsize n_block, AnkeBytes *rows)
{
    AnkeBlockReader *reader = anke_block_reader_new(&plan);
    AnkeBlockResult *result = anke_block_result_new();
    gboolean is_last = FALSE;
    gboolean is_good = TRUE;
    while (!is_last && is_good) {
        gsize end = 0;
        gsize cut = 0;
        while (cut == 0 && end < n_bytes) {
            end = MIN(end + n_block, n_bytes);
            cut = anke_record_cut_last(bytes, end);
        }
        is_last = end == n_bytes;
        gsize n = is_last ? end : cut;
        AnkeExportBlock block = {bytes, n, encoding, is_last};
        anke_block_reader_read(reader, &block, result);
        check_rows(result);
        is_good = result->error == NULL;
        append_result(rows, result);
        bytes += n;
        n_bytes -= n;
    }
    anke_block_result_free(result);
    anke_block_reader_free(reader);
    return is_good;
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    if (plan.codebook == NULL) {
        make_plan();
    }
    if (n_bytes < 2) {
        return 0;
    }
    AnkeEncoding encoding = (data[0] & 1) != 0 ? ANKE_ENCODING_CP932 : ANKE_ENCODING_UTF8;
    const char *bytes = (const char *)data + 2;
    n_bytes -= 2;
    AnkeBytes whole = {0};
    AnkeBytes blocks = {0};
    gboolean is_good = read_in_blocks(bytes, n_bytes, encoding, n_bytes + 1, &whole);
    gboolean is_good_too = read_in_blocks(bytes, n_bytes, encoding, data[1] + 1, &blocks);
    if (is_good && is_good_too) { /* problems stand between rows of blocks, so only lengths agree */
        g_assert_cmpuint(whole.n, ==, blocks.n);
    }
    g_assert_true(is_good_too || !is_good);
    anke_bytes_clear(&whole);
    anke_bytes_clear(&blocks);
    return 0;
}
