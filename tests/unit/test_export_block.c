/* Blocks of an export: each ends with a record, together they are the export. */
#include "analyzer/data/export_block.h"

#include <string.h>

enum { MIB = 1024 * 1024 };

/* Records of quoted cells with a line end in them, until there are n_bytes; then `end`. */
static GString *make_records(gsize n_bytes, const char *end)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; text->len < n_bytes; i++) {
        g_string_append_printf(text, "%u,\"職員\n%0*u\",x\r\n", i, (int)(1 + i % 97), i);
    }
    g_string_append(text, end);
    return text;
}

static AnkeExportStream *open_text(const GString *text)
{
    AnkeInput *input = anke_input_open_bytes("x.csv", text->str, text->len);
    return anke_export_stream_new_take(input, ANKE_ENCODING_ASCII);
}

static void check_blocks(gsize n_wanted, const char *end, guint least_blocks)
{
    g_autoptr(GString) text = make_records(n_wanted, end);
    g_autoptr(GString) joined = g_string_new(NULL);
    AnkeExportStream *stream = open_text(text);
    AnkeExportBlock block = {0};
    AnkeBytes bytes = {0};
    guint n_blocks = 0;
    while (!block.is_last) {
        g_assert_true(anke_export_block_read(stream, &bytes, &block, NULL));
        g_string_append_len(joined, block.bytes, (gssize)block.n_bytes);
        n_blocks++;
        g_assert_false(block.is_oversize || block.is_broken);
        /* Of "\r\n" alone: within a cell there is "\n". */
        g_assert_true(block.is_last || g_str_has_suffix(joined->str, "\r\n"));
    }
    g_assert_cmpuint(n_blocks, >=, least_blocks);
    g_assert_cmpmem(joined->str, joined->len, text->str, text->len);
    g_assert_true(anke_export_stream_has_ended(stream));
    anke_bytes_clear(&bytes);
    anke_export_stream_free(stream);
}

static void test_records(void)
{
    check_blocks(2 * MIB, "", 4);
    check_blocks(2 * MIB, "last,without,end", 4);
    check_blocks(100, "", 1);
    check_blocks(0, "", 1);
    check_blocks(0, "x", 1);
}

static void test_given_back(void)
{
    g_autoptr(GString) text = g_string_new("head\nrow 1\nrow 2\n");
    AnkeExportStream *stream = open_text(text);
    AnkeExportBlock block;
    AnkeBytes bytes = {0};
    g_assert_true(anke_export_stream_read(stream, 1000, &bytes, NULL));
    g_assert_true(anke_export_stream_has_ended(stream));
    anke_export_stream_give_back(stream, bytes.data + 5, bytes.n - 5);
    g_assert_false(anke_export_stream_has_ended(stream));
    g_assert_true(anke_export_block_read(stream, &bytes, &block, NULL));
    g_assert_cmpmem(block.bytes, block.n_bytes, "row 1\nrow 2\n", 12);
    g_assert_true(block.is_last);
    anke_bytes_clear(&bytes);
    anke_export_stream_free(stream);
}

/* A cell that is never closed: reading stops where a record may not be longer. */
static void test_oversize(void)
{
    g_autoptr(GString) text = make_records(100, "1,\"");
    g_autofree char *cell = g_strnfill(12 * MIB, 'x');
    gsize n_before = text->len - 3;
    g_string_append(text, cell);
    AnkeExportStream *stream = open_text(text);
    AnkeExportBlock block;
    AnkeBytes bytes = {0};
    g_assert_true(anke_export_block_read(stream, &bytes, &block, NULL));
    g_assert_cmpuint(block.n_bytes, ==, n_before);
    g_assert_false(block.is_oversize);
    g_assert_true(anke_export_block_read(stream, &bytes, &block, NULL));
    g_assert_true(block.is_oversize);
    g_assert_false(block.is_last);
    g_assert_cmpuint(block.n_bytes, >=, ANKE_EXPORT_MAX_RECORD_BYTES);
    g_assert_cmpuint(block.n_bytes, <, 9 * MIB);
    anke_bytes_clear(&bytes);
    anke_export_stream_free(stream);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/export_block/blocks end with a record", test_records);
    g_test_add_func("/export_block/what was given back is read again", test_given_back);
    g_test_add_func("/export_block/a record that is too long ends nowhere", test_oversize);
    return g_test_run();
}
