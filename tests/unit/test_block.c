#include <glib.h>
#include <string.h>

#include "analyzer/data/record_cut.h"
#include "analyzer/import/block.h"
#include "analyzer/import/header.h"
#include "tests/unit/codebook_from_text.h"

static const char codebook_text[] =
    "settings,form_id\n,x\n"
    "survey,type,name,label,role,relevant,required\n"
    ",text,id,番号,id,,\n"
    ",select_one l,one,単数,,,yes\n"
    ",select_multiple l,many,複数,,${one} != 'a',\n"
    ",integer,n,数,,,\n"
    ",text,free,自由,,,\n"
    "choices,list_name,name,label,other\n,l,a,甲,\n,l,b,\"乙\n行\",\n,l,o,その他,yes\n";

typedef struct {
    AnkeCodebook *codebook;
    AnkeHeader *header;
    AnkeProfile *profile;
    AnkeBlockPlan plan;
} Survey;

static void set_up(Survey *survey, gconstpointer data)
{
    (void)data;
    static const AnkeField heads[] = {{"番号", 6}, {"単数", 6}, {"複数", 6},
                                      {"数", 3},   {"自由", 6}, {"余分", 6}};
    survey->codebook = load_sound(codebook_text);
    survey->profile = anke_profile_new();
    survey->header = anke_header_match(survey->codebook, heads, G_N_ELEMENTS(heads), "x.csv", NULL);
    survey->plan = (AnkeBlockPlan){survey->codebook, survey->header, survey->profile};
}

static void tear_down(Survey *survey, gconstpointer data)
{
    (void)data;
    anke_header_free(survey->header);
    anke_profile_free(survey->profile);
    anke_codebook_free(survey->codebook);
}

/* All that a result says, with lines counted from `line`. */
static void describe(const AnkeBlockResult *result, guint64 line, GString *text)
{
    gsize row = 0;
    guint problem = 0;
    for (guint i = 0; i < result->records->len; i++) {
        const AnkeBlockRecord *record = &g_array_index(result->records, AnkeBlockRecord, i);
        g_string_append_printf(text, "%" G_GUINT64_FORMAT " ", line + record->line);
        g_string_append_len(text, result->ids.data + record->id_start, (gssize)record->n_id_bytes);
        g_string_append_printf(text, ": %.*s", (int)(record->row_end - row),
                               result->rows.data + row);
        for (; problem < record->problem_end; problem++) {
            const AnkeProblem *one = &g_array_index(result->problems, AnkeProblem, problem);
            g_string_append_printf(text, "  %" G_GUINT64_FORMAT ":%u %s\n", line + one->line,
                                   one->column, anke_rule_name(one->rule));
        }
        row = record->row_end;
    }
    if (result->error != NULL) {
        g_string_append_printf(text, "%" G_GUINT64_FORMAT ":%u %s\n", line + result->error_line,
                               result->error_column, result->error);
    }
}

static char *read_whole(const Survey *survey, const char *csv, gsize n_bytes, AnkeEncoding encoding)
{
    AnkeBlockReader *reader = anke_block_reader_new(&survey->plan);
    AnkeBlockResult *result = anke_block_result_new();
    AnkeExportBlock block = {csv, n_bytes, encoding, TRUE};
    anke_block_reader_read(reader, &block, result);
    GString *text = g_string_new(NULL);
    describe(result, 2, text);
    anke_block_result_free(result);
    anke_block_reader_free(reader);
    return g_string_free(text, FALSE);
}

/* As import does it: blocks of n_block bytes, cut at record ends, the rest carried over; the blocks
 * go to the readers in turn. */
static char *read_in_blocks(const Survey *survey, const char *csv, gsize n_bytes,
                            AnkeEncoding encoding, gsize n_block, guint n_readers)
{
    AnkeBlockReader *readers[4];
    for (guint i = 0; i < n_readers; i++) {
        readers[i] = anke_block_reader_new(&survey->plan);
    }
    AnkeBlockResult *result = anke_block_result_new();
    GString *text = g_string_new(NULL);
    guint64 line = 2;
    gsize start = 0;
    gboolean is_last = FALSE;
    for (guint turn = 0; !is_last && result->error == NULL; turn++) {
        gsize end = start;
        gsize cut = 0;
        while (cut == 0 && end < n_bytes) {
            end = MIN(end + n_block, n_bytes);
            cut = anke_record_cut_last(csv + start, end - start);
        }
        is_last = end == n_bytes;
        gsize n = is_last ? end - start : cut;
        g_autofree char *copy = g_memdup2(csv + start, n); /* for the address sanitizer */
        AnkeExportBlock block = {copy, n, encoding, is_last};
        anke_block_reader_read(readers[turn % n_readers], &block, result);
        describe(result, line, text);
        line += result->n_lines;
        start += n;
    }
    anke_block_result_free(result);
    for (guint i = 0; i < n_readers; i++) {
        anke_block_reader_free(readers[i]);
    }
    return g_string_free(text, FALSE);
}

static void check_all_cuts(const Survey *survey, const char *csv, gsize n_bytes,
                           AnkeEncoding encoding)
{
    g_autofree char *whole = read_whole(survey, csv, n_bytes, encoding);
    for (gsize n_block = 1; n_block <= n_bytes; n_block++) {
        for (guint n_readers = 1; n_readers <= 3; n_readers++) {
            g_autofree char *blocks =
                read_in_blocks(survey, csv, n_bytes, encoding, n_block, n_readers);
            if (strcmp(blocks, whole) != 0) {
                g_test_message("blocks of %u, %u readers:\n%s\nnot\n%s", (guint)n_block, n_readers,
                               blocks, whole);
                g_test_fail();
                return;
            }
        }
    }
}

static const char *const exports[] = {
    /* CRLF, line ends and quotes in cells, other texts, a doubled quote at a cell's end */
    ("1,甲,,5,\"自由\r\n\"\"記述\"\"\",\r\n2,\"乙\n行\",甲;外,１２,.N,\"x\n\ny\"\r\n"
     "3,その他,\"甲;\"\"外\"\"\",\"1,234\",\"\",\r\n,,,,,\r\n"),
    /* LF, no line end at the end */
    "1,甲,甲,x,a,\n2,\"乙\n行\",,-,\"\n\",z\n3,違う,,4,,",
    /* lone CR, also within quotes, and a mixture */
    "1,甲,,5,\"a\rb\",\r2,甲,,6,c,\r\n3,甲,,7,,\n4,甲,,8,,\r",
    /* blank lines at the end */
    "1,甲,,5,,\r\n2,甲,,6,,\r\n\r\n\r\n", "1,甲,,5,,\r2,甲,,6,,\r\r\r"};

static void test_blocks_of_any_size_give_what_the_whole_gives(Survey *survey, gconstpointer data)
{
    (void)data;
    for (gsize i = 0; i < G_N_ELEMENTS(exports); i++) {
        check_all_cuts(survey, exports[i], strlen(exports[i]), ANKE_ENCODING_UTF8);
        gsize n_bytes;
        g_autofree char *cp932 = g_convert(exports[i], -1, "CP932", "UTF-8", NULL, &n_bytes, NULL);
        check_all_cuts(survey, cp932, n_bytes, ANKE_ENCODING_CP932);
        g_autofree char *a = read_whole(survey, exports[i], strlen(exports[i]), ANKE_ENCODING_UTF8);
        g_autofree char *b = read_whole(survey, cp932, n_bytes, ANKE_ENCODING_CP932);
        g_assert_cmpstr(a, ==, b);
    }
}

/* A blank line between rows is an error of the file; blocks alone cannot see it. What they must
 * agree on is its number of lines: a reader that ended a block with CR must not take the LF that
 * begins its next block for the rest of a CRLF. */
static void test_a_blank_line_at_the_beginning_of_a_block_is_counted(Survey *survey,
                                                                     gconstpointer data)
{
    (void)data;
    static const char *const blocks[] = {"1,甲,,5,,\r", "\n\n2,甲,,6,,\n"};
    AnkeBlockReader *reader = anke_block_reader_new(&survey->plan);
    AnkeBlockResult *result = anke_block_result_new();
    for (gsize i = 0; i < G_N_ELEMENTS(blocks); i++) {
        AnkeExportBlock block = {blocks[i], strlen(blocks[i]), ANKE_ENCODING_UTF8, FALSE};
        anke_block_reader_read(reader, &block, result);
    }
    g_assert_cmpuint(result->n_leading_blank, ==, 2);
    g_assert_cmpuint(result->n_lines, ==, 3);
    anke_block_result_free(result);
    anke_block_reader_free(reader);
}

static void check_whole(const Survey *survey, const char *csv, gsize n_bytes, const char *want)
{
    g_autofree char *text = read_whole(survey, csv, n_bytes, ANKE_ENCODING_UTF8);
    g_assert_cmpstr(text, ==, want);
}

static void test_a_block_is_read_as_its_rows(Survey *survey, gconstpointer data)
{
    (void)data;
    check_whole(survey, exports[0], strlen(exports[0]),
                "2 1: 1,a,.N,.N,.N,5,\"自由\r\n\"\"記述\"\"\"\n"
                "4 2: 2,b,.N,a o,外,12,..N\n  4:4 number_form\n"
                "8 3: 3,o,,a o,\"\"\"外\"\"\",1234,\n  8:4 number_form\n"
                "9 : ,,.N,,.N,,\n  9:1 missing_id\n  9:2 required_blank\n");
}

static void test_errors_have_their_line_and_column(Survey *survey, gconstpointer data)
{
    (void)data;
#define GOOD "1,甲,,5,\"x\ny\",\n"
    static const struct {
        const char *csv;
        const char *want;
    } cases[] = {
        {GOOD "2,甲,,5,x\n", "4:0 fewer cells than the header has\n"},
        {GOOD "2,甲,,5,x,,\n", "2 2: 2"}, /* an empty cell too many is none */
        {GOOD "2,甲,,5,x,,y\n", "4:0 more cells than the header has\n"},
        {GOOD "\n2,甲,,5,x,\n", "4:0 a blank line between rows\n"},
        {GOOD "2,甲,,5,\xFF,\n", "4:5 bytes that are not text in the encoding of the file\n"},
        {GOOD "2,甲,,5,,\xFF\n", "4:6 bytes that are not text in the encoding of the file\n"},
        {GOOD "2,甲,,\"5\n\",\"open\n", "5:5 the input ends inside a quoted cell\n"},
        {GOOD "2,甲\",,5,,\n", "4:2 a quote stands where none may be: a cell with quotes must be "
                               "quoted as a whole, its own quotes doubled\n"}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        if (i != 1) {
            g_autofree char *want =
                g_strconcat("2 1: 1,a,.N,.N,.N,5,\"x\ny\"\n", cases[i].want, NULL);
            check_whole(survey, cases[i].csv, strlen(cases[i].csv), want);
        }
        if (i != 3) { /* import looks for blank lines where blocks meet */
            check_all_cuts(survey, cases[i].csv, strlen(cases[i].csv), ANKE_ENCODING_UTF8);
        }
    }
    check_whole(survey, cases[1].csv, strlen(cases[1].csv),
                "2 1: 1,a,.N,.N,.N,5,\"x\ny\"\n4 2: 2,a,.N,.N,.N,5,x\n");
    check_whole(survey, "1,\0,,5,,\n", 9,
                "2:2 bytes that are not text in the encoding of the file\n");
#undef GOOD
}

static void test_bad_bytes_of_cp932_are_found_in_their_cell(Survey *survey, gconstpointer data)
{
    (void)data;
    static const char csv[] = "1,\x8D\x62,,5,\"x\ny\",\r\n2,,,,\x82\xA0\x82,\r\n";
    g_autofree char *text = read_whole(survey, csv, strlen(csv), ANKE_ENCODING_CP932);
    g_assert_cmpstr(text, ==,
                    "2 1: 1,a,.N,.N,.N,5,\"x\ny\"\n"
                    "4:5 bytes that are not text in the encoding of the file\n");
}

static void test_cuts_stand_behind_the_last_whole_record(Survey *survey, gconstpointer data)
{
    (void)survey;
    (void)data;
    static const struct {
        const char *bytes;
        gsize cut;
        gsize first;
    } cases[] = {{"", 0, 0},
                 {"a", 0, 0},
                 {"a\n", 2, 2},
                 {"a\nb", 2, 2},
                 {"a\nb\n", 4, 2},
                 {"a\r\nb", 3, 3},
                 {"a\rb\rc", 4, 2},
                 {"a\r", 0, 0},
                 {"a\nb\r", 2, 2},
                 {"\"a\n\"", 0, 0},
                 {"\"a\n\"\n", 5, 5},
                 {"x\n\"a\n", 2, 2},
                 {"\"\"\"\n\"\n\"", 6, 6},
                 {"\n", 1, 1},
                 {"\n\n", 2, 1}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        gsize n_bytes = strlen(cases[i].bytes);
        g_assert_cmpuint(anke_record_cut_last(cases[i].bytes, n_bytes), ==, cases[i].cut);
        g_assert_cmpuint(anke_record_cut_first(cases[i].bytes, n_bytes), ==, cases[i].first);
    }
}

static void test_the_header_names_what_is_written(Survey *survey, gconstpointer data)
{
    (void)data;
    AnkeBytes line = {0};
    anke_block_write_header(survey->codebook, &line);
    g_assert_cmpmem(line.data, line.n, "id,one,one_other,many,many_other,n,free\n", 40);
    anke_bytes_clear(&line);
}

/* Headers */

static void check_columns(const AnkeCodebook *codebook, const char *const *heads, const char *want)
{
    AnkeField fields[10];
    guint n_heads = 0;
    for (; heads[n_heads] != NULL; n_heads++) {
        fields[n_heads] = (AnkeField){heads[n_heads], strlen(heads[n_heads])};
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeHeader) header = anke_header_match(codebook, fields, n_heads, "x.csv", &error);
    g_autoptr(GString) got = g_string_new(error != NULL ? error->message : NULL);
    for (guint q = 0; header != NULL && q < header->n_questions; q++) {
        g_string_append_printf(got, "%d ", header->column_of_question[q]);
    }
    g_assert_cmpstr(got->str, ==, want);
}

static void test_heads_are_matched_with_questions(Survey *survey, gconstpointer data)
{
    (void)survey;
    (void)data;
    g_autoptr(AnkeCodebook) codebook =
        load_sound("settings,form_id\n,x\nsurvey,type,name,label,source\n"
                   ",text,a,所属,\"所属は\nどこ\"\n,text,b,年齢,所属\n,text,c,ｶﾅ,\n");
    const char *const whole[] = {"カナ", "所属", "　所属は どこ", NULL};
    check_columns(codebook, whole, "2 1 0 ");
    const char *const lacking[] = {"所属", "c", NULL}; /* the column of b is not taken by a */
    check_columns(codebook, lacking, "-1 0 1 ");
    const char *const second_choice[] = {"年齢", "a", NULL};
    check_columns(codebook, second_choice, "1 0 -1 ");
    const char *const doubled[] = {"所属", "c", "所属", NULL};
    check_columns(codebook, doubled,
                  "x.csv:1: two columns have the head of question \"b\": \"所属\"");
    const char *const doubled_nobody[] = {"x", "x", "所属", NULL};
    check_columns(codebook, doubled_nobody, "-1 2 -1 ");
}

/* Cells are cut out of CP932 before they are decoded, but where a block may hold guarded texts: there
 * it is decoded as a whole. Nothing here begins with an apostrophe, so both must be the same. */
static void test_cp932_is_read_as_if_it_were_decoded_first(Survey *survey, gconstpointer data)
{
    (void)data;
    static const char *const pieces[] = {
        "\x8D\x62",                          /* 甲 */
        "\"\x89\xB3\n\x8D\x73\"",            /* the label of two lines */
        "\x82\xBB\x82\xCC\x91\xBC",          /* その他 */
        "\x8D\x62;\x82\xBB\x82\xCC\x91\xBC", /* two of them */
        "\x81\x40\x8D\x62",                  /* one behind a wide space */
        "\xB1\xB2\xB3\x5C\x83\x5C",          /* half-width kana, 5C alone and second */
        "\x8C\x76",                          /* 計, which ends the rows */
        "\x81\xA6\x8D\x62",                  /* a note */
        "a",
        "b",
        "7",
        "x\"y",
        "\"x\"",
        "",
        "",
        ",",
        ",",
        ",",
        ",",
        ",",
        ",",
        ",",
        "\r\n",
        "\r\n",
        "\n",
        "1,a,a,1,,\r\n",
        "\x81",
        "\xA0",
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(932);
    guint n_errors = 0;
    anke_profile_add_stop_word(survey->profile, "計");
    for (guint i = 0; i < 8000; i++) {
        g_autoptr(GString) csv = g_string_new(NULL);
        gint32 n_kinds = (gint32)G_N_ELEMENTS(pieces) - (i % 2 == 0 ? 2 : 0);
        for (gint n = g_rand_int_range(random, 1, 4); n > 0; n--) {
            for (gint cell = 0; cell < 6; cell++) {
                g_string_append(csv, cell > 0 ? "," : "");
                gint kind = g_rand_int_range(random, 0, i % 3 == 0 ? n_kinds : 15);
                g_string_append(csv, kind == 11 && i % 5 > 0 ? "8" : pieces[kind]);
            }
            g_string_append(csv, "\r\n");
        }
        survey->profile->has_guarded_texts = FALSE;
        g_autofree char *cut = read_whole(survey, csv->str, csv->len, ANKE_ENCODING_CP932);
        survey->profile->has_guarded_texts = TRUE;
        g_autofree char *decoded = read_whole(survey, csv->str, csv->len, ANKE_ENCODING_CP932);
        g_assert_cmpstr(cut, ==, decoded);
        n_errors += strstr(cut, "not text in the encoding") != NULL ? 1 : 0;
    }
    g_assert_cmpuint(n_errors, >, 80);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add("/block/" name, Survey, NULL, set_up, function, tear_down)
    ADD("blocks of any size give what the whole gives",
        test_blocks_of_any_size_give_what_the_whole_gives);
    ADD("a blank line at the beginning of a block is counted",
        test_a_blank_line_at_the_beginning_of_a_block_is_counted);
    ADD("a block is read as its rows", test_a_block_is_read_as_its_rows);
    ADD("errors have their line and column", test_errors_have_their_line_and_column);
    ADD("bad bytes of cp932 are found in their cell",
        test_bad_bytes_of_cp932_are_found_in_their_cell);
    ADD("cp932 is read as if it were decoded first",
        test_cp932_is_read_as_if_it_were_decoded_first);
    ADD("cuts stand behind the last whole record", test_cuts_stand_behind_the_last_whole_record);
    ADD("the header names what is written", test_the_header_names_what_is_written);
    ADD("heads are matched with questions", test_heads_are_matched_with_questions);
#undef ADD
    return g_test_run();
}
