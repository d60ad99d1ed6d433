#include <glib.h>
#include <string.h>

#include "analyzer/data/written_number.h"

static void check(const char *text, const char *unit, AnkeWritten want, double want_value)
{
    double value = -999;
    AnkeWritten form = anke_written_number(text, strlen(text), unit, &value);
    if (form != want || (want <= ANKE_WRITTEN_ANOTHER && value != want_value)) {
        g_test_message("\"%s\": form %d, value %g", text, (int)form, value);
        g_test_fail();
    }
}

static void test_plain_numbers_are_no_conversion(void)
{
    check("5", NULL, ANKE_WRITTEN_PLAIN, 5);
    check("-5", NULL, ANKE_WRITTEN_PLAIN, -5);
    check("0.25", NULL, ANKE_WRITTEN_PLAIN, 0.25);
    check("007", NULL, ANKE_WRITTEN_PLAIN, 7);
    check("5.0", NULL, ANKE_WRITTEN_PLAIN, 5);
}

static void test_what_people_write_is_understood(void)
{
    check("３０", NULL, ANKE_WRITTEN_ANOTHER, 30);
    check("－５", NULL, ANKE_WRITTEN_ANOTHER, -5);
    check("−5", NULL, ANKE_WRITTEN_ANOTHER, -5);
    check("△5", NULL, ANKE_WRITTEN_ANOTHER, -5);
    check("▲1,234.5", NULL, ANKE_WRITTEN_ANOTHER, -1234.5);
    check("1,234", NULL, ANKE_WRITTEN_ANOTHER, 1234);
    check("１，２３４，５６７", NULL, ANKE_WRITTEN_ANOTHER, 1234567);
    check("5人", NULL, ANKE_WRITTEN_ANOTHER, 5);
    check("5 人 ", NULL, ANKE_WRITTEN_ANOTHER, 5);
    check("5.0％", NULL, ANKE_WRITTEN_ANOTHER, 5);
    check("12%", NULL, ANKE_WRITTEN_ANOTHER, 12);
    check("8年", NULL, ANKE_WRITTEN_ANOTHER, 8);
    check("　4", NULL, ANKE_WRITTEN_ANOTHER, 4);
    check("3か月", "か月", ANKE_WRITTEN_ANOTHER, 3);
    check("3ｹﾞﾂ", "ゲツ", ANKE_WRITTEN_ANOTHER, 3);
    check("3ヶ月", "か月", ANKE_WRITTEN_ANOTHER, 3);
    check("３ヵ月", "ケ月", ANKE_WRITTEN_ANOTHER, 3);
    check("30才", "歳", ANKE_WRITTEN_ANOTHER, 30);
    check("5名", NULL, ANKE_WRITTEN_ANOTHER, 5);
    check("5 パーセント", "％", ANKE_WRITTEN_ANOTHER, 5);
    check("¥1,000", NULL, ANKE_WRITTEN_ANOTHER, 1000);
    check("￥１，０００円", "円", ANKE_WRITTEN_ANOTHER, 1000);
    check("\\1,000", "円", ANKE_WRITTEN_ANOTHER, 1000);
    check("△1,234人", "人", ANKE_WRITTEN_ANOTHER, -1234);
}

static void test_a_number_with_another_unit_is_none(void)
{
    check("3年", "か月", ANKE_WRITTEN_NO_NUMBER, 0);
    check("5％", "人", ANKE_WRITTEN_NO_NUMBER, 0);
    check("5人", "件", ANKE_WRITTEN_NO_NUMBER, 0);
    check("3", "か月", ANKE_WRITTEN_PLAIN, 3);
}

static void test_signs_for_nothing_are_nil(void)
{
    static const char *const nils[] = {"-", "－", "−", "―", "—", "ー", "…", "……", "--", " － "};
    for (gsize i = 0; i < G_N_ELEMENTS(nils); i++) {
        check(nils[i], NULL, ANKE_WRITTEN_NIL, 0);
    }
}

static void test_anything_else_is_no_number(void)
{
    static const char *const texts[] = {
        "五",  "1e1",   "1E+11", "0x10", "NaN",      "inf",      "６以上",    "約5",    "5〜6",
        "1-5", "1,23",  "12,3",  ",123", "1234,567", "1,2345",   "1.234,567", "1,,234", "1.2.3",
        "人",  "5人人", "+5",    "5.",   ".5",       "▲-5",      "▲",         "5月",    "3か月",
        "%",   "1 000", "①",     "¥",    "¥¥5",      "1.23E+11", "########",  "#NAME?", ""};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        check(texts[i], NULL, ANKE_WRITTEN_NO_NUMBER, 0);
    }
    g_autofree char *endless = g_strnfill(400, '9');
    check(endless, NULL, ANKE_WRITTEN_NO_NUMBER, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/written number/plain numbers are no conversion",
                    test_plain_numbers_are_no_conversion);
    g_test_add_func("/written number/what people write is understood",
                    test_what_people_write_is_understood);
    g_test_add_func("/written number/a number with another unit is none",
                    test_a_number_with_another_unit_is_none);
    g_test_add_func("/written number/signs for nothing are nil", test_signs_for_nothing_are_nil);
    g_test_add_func("/written number/anything else is no number", test_anything_else_is_no_number);
    return g_test_run();
}
