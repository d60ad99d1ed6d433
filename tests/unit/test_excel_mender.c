#include <glib.h>
#include <string.h>

#include "analyzer/import/excel_damage.h"
#include "analyzer/import/excel_mender.h"
#include "analyzer/import/resemblance.h"
#include "tests/unit/codebook_from_text.h"

static const char head[] = "settings,form_id\n,x\nsurvey,type,name\n,select_one l,q\n"
                           "choices,list_name,name,label,other\n";

/* A codebook with one list, whose choices are labels joined by blanks, named n0, n1, ...; a label
 * その他 takes texts. */
static AnkeCodebook *book_of(const char *labels)
{
    g_autoptr(GString) text = g_string_new(head);
    g_auto(GStrv) words = g_strsplit(labels, " ", -1);
    for (guint i = 0; words[i] != NULL; i++) {
        g_string_append_printf(text, ",l,n%u,%s,%s\n", i, words[i],
                               g_str_equal(words[i], "その他") ? "yes" : "");
    }
    return load_sound(text->str);
}

/* What a cell is mended to: "label rule", "- rule" where it is not certain, "-" where nothing is
 * seen. */
static char *mend(const char *labels, const char *cell)
{
    g_autoptr(AnkeCodebook) book = book_of(labels);
    const AnkeList *list = book->questions[0].list;
    AnkeExcelMender *mender = anke_excel_mender_new(list);
    AnkeRule rule;
    gint choice = anke_excel_mender_find(mender, cell, strlen(cell), &rule);
    anke_excel_mender_free(mender);
    return g_strconcat(choice >= 0 ? list->choices[choice].label : "-",
                       rule != ANKE_N_RULES ? " " : "",
                       rule != ANKE_N_RULES ? anke_rule_name(rule) : "", NULL);
}

static void check(const char *labels, const char *cell, const char *want)
{
    g_autofree char *is = mend(labels, cell);
    if (strcmp(is, want) != 0) {
        g_test_message("\"%s\" among %s: %s, wanted %s", cell, labels, is, want);
        g_test_fail();
    }
}

static void test_dates_become_the_labels_that_they_were(void)
{
    static const char ranges[] = "1-5 6-8 6-10 11年以上";
    check(ranges, "1月5日", "1-5 excel_date");
    check(ranges, "１月５日", "1-5 excel_date");
    check(ranges, "6月10日", "6-10 excel_date");
    check(ranges, "5-Jan", "1-5 excel_date");
    check(ranges, "10-Jun", "6-10 excel_date");
    check(ranges, "1/5", "1-5 excel_date");
    check(ranges, "01-05", "1-5 excel_date");
    check(ranges, "2018/1/5", "1-5 excel_date");
    check(ranges, "2018-06-10", "6-10 excel_date");
    check(ranges, "2018/1/5 0:00:00", "1-5 excel_date");
    check(ranges, "1/5/2018", "1-5 excel_date");
    check(ranges, "5/1/2018", "1-5 excel_date");
    check("1-5 6-25", "6.25", "6-25 excel_date");
    check("10-40 41-50", "Oct-40", "10-40 excel_date");
    check("10-40 41-50", "1940/10/1", "10-40 excel_date");
    check("10-40 41-50", "2040/10/1", "10-40 excel_date");
    check("１－５ ６－１０", "6月10日", "６－１０ excel_date");
    check("3/4 1/2", "3月4日", "3/4 excel_date");
}

/* 41310 is 2013-02-05 and 41435 is 2013-06-10 in the 1900 system: Stack Overflow's survey of 2011 has
 * both for 2-5 and 6-10. 39848 is 2013-02-05 in the 1904 system. */
static void test_serial_numbers_of_both_systems_are_known(void)
{
    static const char ranges[] = "2-5 6-10 11-20";
    check(ranges, "41310", "2-5 excel_serial");
    check(ranges, "41435", "6-10 excel_serial");
    check(ranges, "39848", "2-5 excel_serial");
    check("1-5 6-8 6-10", "43259", "6-8 excel_serial");
    check(ranges, "41311", "- excel_serial");
    check(ranges, "29999", "-");
    check(ranges, "60001", "-");
    check("多い 少ない", "41310", "-");
}

static void test_what_is_not_certain_is_left_alone(void)
{
    check("1-5 5-1", "2018/1/5", "- excel_date"); /* month first or day first? */
    check("1-5 5-1", "1月5日", "1-5 excel_date"); /* this order is known */
    check("1-5 5-1", "5-Jan", "- excel_date");
    check("6-1 6-10", "6.1", "- excel_date"); /* a nought may be lost */
    check("1-5 1/5", "1月5日", "- excel_date");
    check("10-1 10-40", "1940/10/1", "- excel_date");
    check("1-5 6-10", "7月7日", "- excel_date");
    check("1-5 6-10", "1月", "-");
    check("1-5 6-10", "来月5日", "-");
    check("1-5 その他", "1.5", "-"); /* one and a half, in a respondent's words */
    check("1-5 その他", "1月5日", "1-5 excel_date");
    check("1～5 6～10", "1月5日", "-"); /* no spreadsheet makes a date of that */
    check("1-5 6-10", "20180105", "-");
}

static void test_leading_zeros_come_back(void)
{
    static const char codes[] = "0101 0203 0512";
    check(codes, "101", "0101 lost_zeros");
    check(codes, "１０１", "0101 lost_zeros");
    check(codes, "102", "-");
    check(codes, "00101", "-");
    check("0101 00101", "101", "- lost_zeros");
    check("00 01", "0", "00 lost_zeros");
    check("041310 2-5", "41310", "- lost_zeros"); /* a code or a date */
}

static void test_codes_and_truths_in_other_forms_are_known(void)
{
    check("1 2 3", "2.0", "2 decimal_code");
    check("1 2 3", "2.00", "2 decimal_code");
    check("1 2 3", "2.5", "-");
    check("1 2 3", "2.", "-");
    check("True False", "TRUE", "True excel_boolean");
    check("はい いいえ", "TRUE", "- excel_boolean");
    check("true True1", "FALSE", "- excel_boolean");
}

static void test_what_is_lost_is_told_apart(void)
{
    check("1-5 6-10", "########", "- excel_overflow");
    check("1-5 6-10", "#NAME?", "- excel_error");
    check("1-5 6-10", "#VALUE!", "- excel_error");
    check("1-5 6-10", "1.23E+11", "- excel_exponent");
    check("1-5 6-10", "1900/1/0", "- excel_zero_date");
    check("1-5 6-10", "わからない", "-");
    g_autofree char *endless = g_strnfill(5000, '#');
    check("1-5 6-10", endless, "-");
}

static void test_damage_is_seen_in_the_cell_alone(void)
{
    static const struct {
        const char *cell;
        AnkeExcelDamage damage;
    } cases[] = {{"##", ANKE_EXCEL_OVERFLOW},
                 {"#", ANKE_EXCEL_SOUND},
                 {"#1", ANKE_EXCEL_SOUND},
                 {"#NAME", ANKE_EXCEL_SOUND},
                 {"#N/A", ANKE_EXCEL_ERROR},
                 {"#DIV/0!", ANKE_EXCEL_ERROR},
                 {"1E+05", ANKE_EXCEL_EXPONENT},
                 {"-1.5E-07", ANKE_EXCEL_EXPONENT},
                 {"1E+", ANKE_EXCEL_SOUND},
                 {"E+5", ANKE_EXCEL_SOUND},
                 {"1e+05", ANKE_EXCEL_SOUND},
                 {"1.5E5", ANKE_EXCEL_SOUND},
                 {"1900-01-00", ANKE_EXCEL_ZERO_DATE},
                 {"1900/1/1", ANKE_EXCEL_SOUND},
                 {"TRUE", ANKE_EXCEL_BOOLEAN},
                 {"FALSE", ANKE_EXCEL_BOOLEAN},
                 {"True", ANKE_EXCEL_SOUND},
                 {"TRUE.", ANKE_EXCEL_SOUND},
                 {"", ANKE_EXCEL_SOUND},
                 {"はい", ANKE_EXCEL_SOUND},
                 {"-", ANKE_EXCEL_SOUND},
                 {"046-394", ANKE_EXCEL_SOUND}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpint(anke_excel_damage(cases[i].cell, strlen(cases[i].cell)), ==,
                        cases[i].damage);
    }
}

static void check_serial(const char *cell, const char *want)
{
    char iso[ANKE_DATE_SIZE] = "";
    g_assert_true(anke_excel_serial_to_date(cell, strlen(cell), iso) == (*want != '\0'));
    g_assert_cmpstr(iso, ==, want);
}

static void test_serials_are_dates(void)
{
    check_serial("35156", "1996-04-01");
    check_serial("36526", "2000-01-01");
    check_serial("43259", "2018-06-08");
    check_serial("43259.7083", "2018-06-08");
    check_serial("10000", "1927-05-18");
    check_serial("73050", "2099-12-31");
    check_serial("73051", "");
    check_serial("9999", "");
    check_serial("0", "");
    check_serial("43259年", "");
    check_serial("432590", "");
}

static void check_resemblance(const char *labels, const char *text, gint want)
{
    g_autoptr(AnkeCodebook) book = book_of(labels);
    AnkeResemblance *resemblance = anke_resemblance_new(book->questions[0].list);
    gint found = anke_resemblance_find(resemblance, text, strlen(text));
    anke_resemblance_free(resemblance);
    if (found != want) {
        g_test_message("\"%s\" among %s: %d, wanted %d", text, labels, found, want);
        g_test_fail();
    }
}

static void test_the_nearest_label_is_resembled(void)
{
    check_resemblance("やや満足 満足 やや不満", "やや滿足", 0);
    check_resemblance("総務課 保健課", "総務", 0);
    check_resemblance("総務課 保健課", "総務課係", 0);
    check_resemblance("総務課 福祉課", "税務課", 0);
    check_resemblance("総務課 税務課", "財務課", -1); /* two are equally near */
    check_resemblance("総務課 保健課", "ふつう", -1);
    check_resemblance("甲 乙", "丙", -1);
    check_resemblance("男性 女性", "男", 0);
    check_resemblance("ｼｽﾃﾑ担当 庶務担当", "システム但当", 0);
    check_resemblance("総務課 保健課", "", -1);
    g_autofree char *endless = g_strnfill(5000, 'x');
    check_resemblance("総務課 保健課", endless, -1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/excel/dates become the labels that they were",
                    test_dates_become_the_labels_that_they_were);
    g_test_add_func("/excel/serial numbers of both systems are known",
                    test_serial_numbers_of_both_systems_are_known);
    g_test_add_func("/excel/what is not certain is left alone",
                    test_what_is_not_certain_is_left_alone);
    g_test_add_func("/excel/leading zeros come back", test_leading_zeros_come_back);
    g_test_add_func("/excel/codes and truths in other forms are known",
                    test_codes_and_truths_in_other_forms_are_known);
    g_test_add_func("/excel/what is lost is told apart", test_what_is_lost_is_told_apart);
    g_test_add_func("/excel/damage is seen in the cell alone",
                    test_damage_is_seen_in_the_cell_alone);
    g_test_add_func("/excel/serials are dates", test_serials_are_dates);
    g_test_add_func("/resemblance/the nearest label is resembled",
                    test_the_nearest_label_is_resembled);
    return g_test_run();
}
