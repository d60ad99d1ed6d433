#include <glib.h>
#include <string.h>

#include "analyzer/import/column_watch.h"
#include "tests/unit/codebook_from_text.h"

typedef struct {
    AnkeCodebook *codebook;
    AnkeHeader *header;
    AnkeColumnPlan *plan;
} Fixture;

/* A choice, a text, an ignored text and a column that nobody claims. */
static void set_up(Fixture *fixture)
{
    static const AnkeField heads[] = {{"q", 1}, {"t", 1}, {"i", 1}, {"x", 1}};
    g_autoptr(GError) error = NULL;
    fixture->codebook =
        load_sound("settings,form_id\n,x\nsurvey,type,name,role\n,select_one l,q,\n"
                   ",text,t,\n,text,i,ignore\nchoices,list_name,name,label\n,l,a,甲\n");
    fixture->header = anke_header_match(fixture->codebook, heads, G_N_ELEMENTS(heads), "x", &error);
    g_assert_no_error(error);
    fixture->plan = anke_column_plan_new(fixture->codebook, fixture->header);
}

static void tear_down(Fixture *fixture)
{
    anke_column_plan_free(fixture->plan);
    anke_header_free(fixture->header);
    anke_codebook_free(fixture->codebook);
}

/* The facts of the text column from cells joined by |, each a line from 1 on. */
static AnkeColumnFacts facts_of(const char *joined)
{
    Fixture fixture;
    AnkeColumnFacts facts[3] = {0};
    set_up(&fixture);
    AnkeColumnWatch *watch = anke_column_watch_new(fixture.plan);
    g_auto(GStrv) cells = g_strsplit(joined, "|", -1);
    for (guint i = 0; cells[i] != NULL; i++) {
        anke_column_watch_cell(watch, 1, cells[i], strlen(cells[i]));
        anke_column_watch_end(watch, i + 1, facts);
    }
    anke_column_watch_free(watch);
    tear_down(&fixture);
    return facts[0];
}

/* "count: line line ..." */
static void check_lines(AnkeLines lines, const char *want)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_string_append_printf(text, "%" G_GUINT64_FORMAT ":", lines.count);
    for (guint i = 0; i < MIN(lines.count, ANKE_FIRST_LINES); i++) {
        g_string_append_printf(text, " %" G_GUINT64_FORMAT, lines.first[i]);
    }
    g_assert_cmpstr(text->str, ==, want);
}

static void check_serials(const char *cells, const char *want)
{
    AnkeColumnFacts facts = facts_of(cells);
    check_lines(anke_column_facts_serials(&facts), want);
}

static void check_days(const char *cells, const char *want)
{
    AnkeColumnFacts facts = facts_of(cells);
    check_lines(anke_column_facts_days(&facts), want);
}

static void check_codes(const char *cells, const char *want)
{
    AnkeColumnFacts facts = facts_of(cells);
    check_lines(anke_column_facts_short_codes(&facts), want);
}

static void test_texts_and_columns_that_nobody_claims_are_watched(void)
{
    Fixture fixture;
    set_up(&fixture);
    g_assert_cmpuint(fixture.plan->n_watched, ==, 3);
    g_assert_cmpuint(fixture.plan->columns[0], ==, 1);
    g_assert_cmpint(fixture.plan->questions[1], ==, 2);
    g_assert_cmpint(fixture.plan->questions[2], ==, -1);
    g_assert_cmpint(fixture.plan->watched[0], ==, -1); /* rules judge its answers */
    tear_down(&fixture);
}

static void test_serial_numbers_are_told_from_numbers_by_the_texts_beside_them(void)
{
    check_serials("43259|よい|30000|60000", "3: 1 3 4");
    check_serials("29999|60001|よい|4325|432590|-4325", "0:");
    check_serials("43259|43260|1", "0:");               /* a column of numbers */
    check_serials("43259|2026-01-01|4月1日|1.5", "0:"); /* and dates: no text */
    check_serials("43259|1-5", "1: 1");                 /* a range is a text */
    check_serials("", "0:");
}

static void test_days_are_told_from_dates_by_the_ranges_beside_them(void)
{
    check_days("1-5|6月10日|10-Jun|Jun-10|6.10|6.1", "5: 2 3 4 5 6");
    check_days("16～20年|6月10日", "1: 2");
    check_days("6月10日|10-Jun", "0:"); /* no range: days are what was asked */
    check_days("1-5|2018/6/10|6月10日ごろ|13.456|6月|123月1日|6月日|Juny-1|10-June", "0:");
}

static void test_codes_shorter_than_the_longest_have_perhaps_lost_their_zeros(void)
{
    check_codes("0101|203|3070|12", "2: 2 4");
    check_codes("101|203|1203", "2: 1 2");
    check_codes("12|345|6789", "2: 1 2");
    check_codes("1|10|100", "0:");      /* counts from 1 */
    check_codes("01|2|10", "1: 2");     /* but where one has kept its zero */
    check_codes("101|203", "0:");       /* of one length */
    check_codes("10|9", "0:");          /* too short to be codes */
    check_codes("101|1203|なし", "0:"); /* fewer than nine in ten are codes */
    check_codes("101|1203|1204|1205|1206|1207|1208|1209|1210|なし", "1: 1");
    check_codes("101|123456789012345678901", "0:"); /* more digits than any code */
    check_codes("0|10|100", "0:");                  /* 0 alone is a number */
}

static void test_positions_of_all_lengths_stand_in_order(void)
{
    check_codes("01|1|0001|1|01|1|01|01", "7: 1 2 4 5 6");
}

static void test_blocks_are_added_in_their_order(void)
{
    AnkeColumnFacts sum = {0};
    AnkeColumnFacts first = facts_of("43259|43260|よい");
    AnkeColumnFacts second = facts_of("|43261|43262|43263|43264");
    anke_column_facts_add(&sum, &first, 10);
    anke_column_facts_add(&sum, &second, 13);
    g_assert_cmpuint(sum.n_filled, ==, 7);
    check_lines(anke_column_facts_serials(&sum), "6: 11 12 15 16 17");
}

static void test_a_row_that_is_no_respondent_is_forgotten(void)
{
    Fixture fixture;
    AnkeColumnFacts facts[3] = {0};
    set_up(&fixture);
    AnkeColumnWatch *watch = anke_column_watch_new(fixture.plan);
    anke_column_watch_cell(watch, 3, "計", strlen("計"));
    anke_column_watch_end(watch, 1, NULL);
    anke_column_watch_cell(watch, 9, "beyond the header", 17);
    anke_column_watch_end(watch, 2, facts);
    g_assert_cmpuint(facts[2].n_filled, ==, 0);
    anke_column_watch_free(watch);
    tear_down(&fixture);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/column watch/texts and columns that nobody claims are watched",
                    test_texts_and_columns_that_nobody_claims_are_watched);
    g_test_add_func("/column watch/serial numbers are told from numbers by the texts beside them",
                    test_serial_numbers_are_told_from_numbers_by_the_texts_beside_them);
    g_test_add_func("/column watch/days are told from dates by the ranges beside them",
                    test_days_are_told_from_dates_by_the_ranges_beside_them);
    g_test_add_func("/column watch/codes shorter than the longest have perhaps lost their zeros",
                    test_codes_shorter_than_the_longest_have_perhaps_lost_their_zeros);
    g_test_add_func("/column watch/positions of all lengths stand in order",
                    test_positions_of_all_lengths_stand_in_order);
    g_test_add_func("/column watch/blocks are added in their order",
                    test_blocks_are_added_in_their_order);
    g_test_add_func("/column watch/a row that is no respondent is forgotten",
                    test_a_row_that_is_no_respondent_is_forgotten);
    return g_test_run();
}
