#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/tally/join.h"
#include "analyzer/tally/merge.h"

#define HEAD "wave,question,item,by,group,stat,value\n"

typedef gboolean (*Program)(GPtrArray *streams, AnkeStreamWriter *writer, GError **error);

/* Runs the program on streams of these rows; the rows that come out, or the error's message. */
static char *run(Program program, const char *const *rows, guint n_streams)
{
    GError *error = NULL;
    g_autofree char *path = NULL;
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) streams =
        g_ptr_array_new_with_free_func((GDestroyNotify)anke_stream_close);
    (void)close(g_file_open_tmp("anke-merge-XXXXXX", &path, NULL));
    for (guint i = 0; i < n_streams; i++) {
        g_auto(GStrv) lines = g_strsplit(rows[i], "\n", -1);
        char *text = g_strdup_printf(HEAD "%s,,,,,end,%u\n", rows[i], g_strv_length(lines) - 1);
        g_ptr_array_add(texts, text);
        AnkeStream *stream = anke_stream_open_bytes("s", text, strlen(text), &error);
        g_assert_no_error(error);
        g_ptr_array_add(streams, stream);
    }
    AnkeOutput *output = anke_output_open(path, ANKE_OUTPUT_REPORT, NULL);
    AnkeStreamWriter *writer = anke_stream_writer_new(output);
    gboolean is_good = program(streams, writer, &error);
    g_assert_true(anke_output_commit(output, NULL));
    anke_stream_writer_free(writer);
    anke_output_free(output);
    char *merged = NULL;
    g_assert_true(g_file_get_contents(path, &merged, NULL, NULL));
    (void)g_unlink(path);
    if (is_good) {
        g_autofree char *whole = merged;
        return g_strdup(whole + strlen(HEAD));
    }
    g_free(merged);
    g_assert_cmpint(error->code, ==, ANKE_ERROR_DATA);
    char *message = g_strdup(error->message);
    g_error_free(error);
    return message;
}

static char *merge(const char *const *rows, guint n_streams)
{
    return run(anke_merge_streams, rows, n_streams);
}

static void check(const char *a, const char *b, const char *want)
{
    const char *rows[] = {a, b};
    g_autofree char *got = merge(rows, 2);
    g_assert_cmpstr(got, ==, want);
}

static void check_join(const char *a, const char *b, const char *want)
{
    const char *rows[] = {a, b};
    g_autofree char *got = run(anke_join_streams, rows, 2);
    g_assert_cmpstr(got, ==, want);
}

#define LIST ",cards,,,,type,record\n,cards,1,,,text,甲\n,cards,2,,,text,乙\n"

static void test_a_list_of_one_stream_is_copied(void)
{
    check(",q,,,,type,single\n,q,a,,,n,1\n", LIST, ",q,,,,type,single\n,q,a,,,n,1\n" LIST);
    check(LIST, LIST, LIST);
}

static void test_lists_that_differ_are_refused(void)
{
    check(LIST, ",cards,,,,type,record\n,cards,1,,,text,甲\n,cards,2,,,text,丙\n",
          "s: question \"cards\" by \"\": \"text\" is not everywhere that of s");
    check(LIST, LIST ",cards,3,,,text,丁\n",
          "s: question \"cards\" by \"\": \"list\" has not the rows that it has in s");
    check(LIST, ",cards,,,,type,record\n,cards,1,,,text,甲\n,cards,3,,,text,乙\n",
          "s: question \"cards\" by \"\": \"text\" is not everywhere that of s");
}

static void test_joining_keeps_every_table_and_names_both_sources(void)
{
    check_join(",,,,,title,人口\n,,,,,source,国勢調査\n,p,,year,H30,value,3\n",
               ",,,,,title,財政\n,,,,,source,決算\n,,,,,closed,2018-03-31\n,f,a,,,p,0.5\n",
               ",,,,,title,人口\n,,,,,source,国勢調査\n,p,,year,H30,value,3\n"
               ",f,,,,organisation,\n,f,,,,survey,財政\n,f,,,,closed,2018-03-31\n"
               ",f,,,,source,決算\n,f,a,,,p,0.5\n");
    check_join(",,,,,note,同じ\n,p,,year,H30,value,3\n", ",,,,,note,同じ\n,f,,year,H30,value,4\n",
               ",,,,,note,同じ\n,p,,year,H30,value,3\n,f,,year,H30,value,4\n");
}

static void test_a_joined_stream_is_protected_only_where_all_were(void)
{
    check_join(",,,,,protected,yes\n,p,a,,,n,3\n", ",,,,,protected,no\n,f,a,,,n,4\n",
               ",p,a,,,n,3\n,f,a,,,n,4\n");
    check_join(",,,,,protected,yes\n,p,a,,,n,3\n", ",,,,,title,x\n,f,a,,,n,4\n",
               ",p,a,,,n,3\n,f,,,,organisation,\n,f,,,,survey,x\n,f,,,,closed,\n"
               ",f,,,,source,\n,f,a,,,n,4\n");
    check_join(",,,,,protected,yes\n,p,a,,,n,3\n", ",,,,,protected,published\n,f,a,,,n,4\n",
               ",,,,,protected,yes\n,p,a,,,n,3\n,f,a,,,n,4\n");
}

static void test_joining_refuses_a_table_in_two_streams_and_bases_that_differ(void)
{
    check_join(
        ",p,a,,,n,3\n", ",p,a,,,n,4\n",
        "s: the table of question \"p\" by \"\" stands in two streams: each table was expected "
        "once (tallies are added without --join)");
    check_join(
        ",,,,,base,asked\n,p,a,,,n,3\n", ",,,,,base,answered\n,q,a,,,n,4\n",
        "s: the fact \"base\" is not that of s: numbers of both would be read in the same way");
}

static void test_rows_are_put_into_the_order_of_the_contract(void)
{
    check(",q,a,b,x,n,1\n,q,,b,x,valid,1\n,q,,b,x,group_type,choice\n,q,a,b,,n,1\n"
          ",q,a,b,,name,aa\n,q,,b,,type,single\n",
          ",q,a,b,x,n,2\n",
          ",q,,b,,type,single\n,q,a,b,,name,aa\n,q,,b,x,group_type,choice\n"
          ",q,,b,x,valid,1\n,q,a,b,,n,1\n,q,a,b,x,n,3\n");
}

static void test_nested_groups_take_their_places(void)
{
    check(",q,,a:b,y / 無回答,group_type,noanswer\n,q,,a:b,y / 無回答,group_order,9\n"
          ",q,i,a:b,,n,1\n,q,i,a:b,y / 無回答,n,1\n",
          ",q,,a:b,x / 無回答,group_type,noanswer\n,q,,a:b,x / 無回答,group_order,3\n"
          ",q,,a:b,y / x,group_type,choice\n,q,,a:b,y / x,group_order,7\n"
          ",q,i,a:b,,n,5\n,q,i,a:b,x / 無回答,n,3\n,q,i,a:b,y / x,n,2\n",
          ",q,,a:b,x / 無回答,group_type,noanswer\n,q,,a:b,x / 無回答,group_order,3\n"
          ",q,,a:b,y / x,group_type,choice\n,q,,a:b,y / x,group_order,7\n"
          ",q,,a:b,y / 無回答,group_type,noanswer\n,q,,a:b,y / 無回答,group_order,9\n"
          ",q,i,a:b,,n,6\n,q,i,a:b,x / 無回答,n,3\n,q,i,a:b,y / x,n,2\n"
          ",q,i,a:b,y / 無回答,n,1\n");
}

static void test_weights_and_sums_of_squares_are_added(void)
{
    check(",q,a,,,n,1\n,q,a,,,w,0.5\n,q,a,,,w2,0.25\n",
          ",q,a,,,n,2\n,q,a,,,w,1.5\n,q,a,,,w2,1.25\n", ",q,a,,,n,3\n,q,a,,,w,2\n,q,a,,,w2,1.5\n");
}

static void test_a_stratum_counts_whole_in_each_of_its_groups(void)
{
    /* The first shard has nobody of 東 in 若, the second nobody of 西 at all. */
    check(",q,,s:a,東 / 老,group_order,1\n,q,,s:a,西 / 若,group_order,2\n"
          ",q,,s:a,東 / 老,n_h,3\n,q,,s:a,東 / 老,N_h,9\n"
          ",q,,s:a,西 / 若,n_h,4\n,q,,s:a,西 / 若,N_h,\n",
          ",q,,s:a,東 / 若,group_order,0\n,q,,s:a,東 / 若,n_h,10\n,q,,s:a,東 / 若,N_h,9\n",
          ",q,,s:a,東 / 若,group_order,0\n,q,,s:a,東 / 老,group_order,1\n"
          ",q,,s:a,西 / 若,group_order,2\n"
          ",q,,s:a,東 / 若,n_h,13\n,q,,s:a,東 / 若,N_h,9\n"
          ",q,,s:a,東 / 老,n_h,13\n,q,,s:a,東 / 老,N_h,9\n"
          ",q,,s:a,西 / 若,n_h,4\n,q,,s:a,西 / 若,N_h,\n");
}

static void test_batteries_and_overlaps_are_added(void)
{
#define MEMBER ",b,,b,,type,battery\n,b,甲,b,,item_type,member\n"
    check(MEMBER ",b,甲,b,甲,n,2\n,b,甲,b,甲,sx,5\n,b,甲,b,甲,sxy,13\n"
                 ",b,甲,b,甲,rank_sum,2.5\n,b,甲,b,甲,tie_sum,6\n",
          MEMBER ",b,甲,b,甲,n,1\n,b,甲,b,甲,sx,1\n,b,甲,b,甲,sxy,1\n"
                 ",b,甲,b,甲,rank_sum,1\n,b,甲,b,甲,tie_sum,0\n",
          MEMBER ",b,甲,b,甲,n,3\n,b,甲,b,甲,sx,6\n,b,甲,b,甲,sxy,14\n"
                 ",b,甲,b,甲,rank_sum,3.5\n,b,甲,b,甲,tie_sum,6\n");
    check(",q,,t*t,a / b,overlap,2\n,q,,t*t,a / b,w2,0.5\n",
          ",q,,t*t,a / b,overlap,3\n,q,,t*t,a / b,w2,0.25\n",
          ",q,,t*t,a / b,overlap,5\n,q,,t*t,a / b,w2,0.75\n");
}

static void test_cells_of_a_sparse_table_are_not_invented(void)
{
    check(",q,a,b,x,n,1\n", ",q,c,b,y,n,2\n", ",q,a,b,x,n,1\n,q,c,b,y,n,2\n");
}

static void test_values_that_one_shard_left_out_are_left_out(void)
{
    check(",q,,,,type,number\n,q,1,,,item_type,value\n,q,0-9,,,item_type,band\n"
          ",q,,,,answered,1\n,q,1,,,n,1\n,q,0-9,,,n,1\n",
          ",q,,,,type,number\n,q,0-9,,,item_type,band\n,q,,,,answered,10001\n"
          ",q,0-9,,,n,10001\n",
          ",q,,,,type,number\n,q,0-9,,,item_type,band\n,q,,,,answered,10002\n"
          ",q,0-9,,,n,10002\n");
}

static void test_a_shard_without_answers_leaves_the_values(void)
{
    check(",q,,,,type,number\n,q,1,,,item_type,value\n,q,0-9,,,item_type,band\n"
          ",q,,,,answered,1\n,q,1,,,n,1\n,q,0-9,,,n,1\n",
          ",q,,,,type,number\n,q,0-9,,,item_type,band\n,q,,,,answered,0\n,q,0-9,,,n,0\n",
          ",q,,,,type,number\n,q,1,,,item_type,value\n,q,0-9,,,item_type,band\n"
          ",q,,,,answered,1\n,q,1,,,n,1\n,q,0-9,,,n,1\n");
}

static void test_an_item_of_two_types_is_refused(void)
{
    check(",q,a,,,item_type,choice\n", ",q,a,,,item_type,net\n",
          "s: question \"q\" by \"\": \"item_type\" is not that of s");
}

static void test_three_streams_that_take_turns_in_waves(void)
{
    static const char *const rows[] = {"w1,q,a,,,n,1\n", "w2,q,a,,,n,10\n",
                                       "w1,q,a,,,n,2\nw2,q,a,,,n,20\n"};
    g_autofree char *got = merge(rows, 3);
    g_assert_cmpstr(got, ==, "w1,q,a,,,n,3\nw2,q,a,,,n,30\n");
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        GTestFunc func;
    } tests[] = {
        {"rows are put into the order of the contract",
         test_rows_are_put_into_the_order_of_the_contract},
        {"nested groups take their places", test_nested_groups_take_their_places},
        {"weights and sums of squares are added", test_weights_and_sums_of_squares_are_added},
        {"a stratum counts whole in each of its groups",
         test_a_stratum_counts_whole_in_each_of_its_groups},
        {"batteries and overlaps are added", test_batteries_and_overlaps_are_added},
        {"cells of a sparse table are not invented", test_cells_of_a_sparse_table_are_not_invented},
        {"values that one shard left out are left out",
         test_values_that_one_shard_left_out_are_left_out},
        {"a shard without answers leaves the values",
         test_a_shard_without_answers_leaves_the_values},
        {"an item of two types is refused", test_an_item_of_two_types_is_refused},
        {"three streams that take turns in waves", test_three_streams_that_take_turns_in_waves},
        {"a list of one stream is copied", test_a_list_of_one_stream_is_copied},
        {"lists that differ are refused", test_lists_that_differ_are_refused},
        {"joining keeps every table and names both sources",
         test_joining_keeps_every_table_and_names_both_sources},
        {"a joined stream is protected only where all were",
         test_a_joined_stream_is_protected_only_where_all_were},
        {"joining refuses a table in two streams, and bases that differ",
         test_joining_refuses_a_table_in_two_streams_and_bases_that_differ},
    };
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/merge/", tests[i].name, NULL);
        g_test_add_func(path, tests[i].func);
    }
    return g_test_run();
}
