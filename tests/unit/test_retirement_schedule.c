#include "analyzer/staff/retirement_table.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/staff/staff_day.h"

static AnkeRetirementTable *read_text(const char *text, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open_bytes("age.csv", text, strlen(text));
    return anke_retirement_table_read(input, error);
}

static int age_of(const AnkeRetirementTable *table, const char *job, int fiscal_year)
{
    return anke_schedule_age(anke_retirement_table_find(table, job), fiscal_year);
}

/* Born from...to (yyyymmdd), both included: leaves on 31 March of the year, at the age. From the table
 * of the Ministry of Internal Affairs (000768068), spread over birth dates. */
static const struct {
    int from;
    int to;
    int leaves;
    int age;
} cohorts[] = {{19620402, 19630401, 2023, 60}, {19630402, 19640401, 2025, 61},
               {19640402, 19650401, 2027, 62}, {19650402, 19660401, 2029, 63},
               {19660402, 19670401, 2031, 64}, {19670402, 19680401, 2033, 65},
               {19680402, 19690401, 2034, 65}, {19890402, 19900401, 2055, 65}};

static int next_day(int yyyymmdd)
{
    g_autoptr(GDate) date =
        g_date_new_dmy((GDateDay)(yyyymmdd % 100), (GDateMonth)(yyyymmdd / 100 % 100),
                       (GDateYear)(yyyymmdd / 10000));
    g_date_add_days(date, 1);
    return g_date_get_year(date) * 10000 + (int)g_date_get_month(date) * 100 + g_date_get_day(date);
}

static void test_every_birth_date_of_a_cohort_retires_on_one_day(void)
{
    const AnkeSchedule *legal = anke_schedule_find("legal");
    guint n_days = 0;
    for (guint i = 0; i < G_N_ELEMENTS(cohorts); i++) {
        int birth = cohorts[i].from;
        for (; birth <= cohorts[i].to; birth = next_day(birth)) {
            int year = anke_schedule_last_year(legal, anke_day_cohort(birth));
            g_assert_cmpint(year + 1, ==, cohorts[i].leaves);
            g_assert_cmpint(anke_schedule_age(legal, year), ==, cohorts[i].age);
            n_days++;
        }
        g_assert_cmpint(birth, ==, next_day(cohorts[i].to));
    }
    g_assert_cmpuint(n_days, ==, 8 * 365 + 2); /* the leap days of 1964 and 1968 */
}

/* The days about which people quarrel: two years of service between two days. */
static void test_1_and_2_april_1967_are_two_years_apart(void)
{
    const AnkeSchedule *legal = anke_schedule_find("legal");
    g_assert_cmpint(anke_schedule_last_year(legal, anke_day_cohort(19670401)), ==, 2030);
    g_assert_cmpint(anke_schedule_last_year(legal, anke_day_cohort(19670402)), ==, 2032);
}

static void test_nobody_retires_at_the_end_of_the_odd_years_of_the_raise(void)
{
    const AnkeSchedule *legal = anke_schedule_find("legal");
    guint n[12] = {0}; /* birth dates by fiscal year, from 2021 */
    for (int birth = 19600402; birth <= 19680401; birth = next_day(birth)) {
        int year = anke_schedule_last_year(legal, anke_day_cohort(birth));
        g_assert_true(year >= 2020 && year <= 2032);
        n[CLAMP(year - 2021, 0, 11)]++;
    }
    for (int year = 2023; year <= 2031; year += 2) {
        g_assert_cmpuint(n[year - 2021], ==, 0);
        g_assert_cmpuint(n[year - 2022], >=, 365);
    }
}

/* The rule beside the table: with the age a on 1 April, they retire that year iff a + 1 >= R. */
static void test_the_year_is_the_first_that_satisfies_the_rule(void)
{
    const AnkeSchedule *legal = anke_schedule_find("legal");
    for (int birth = 19400101; birth <= 20051231; birth += birth % 100 == 28 ? 73 : 1) {
        int month = birth / 100 % 100;
        if (month < 1 || month > 12 || birth % 100 > 28 || birth % 100 < 1) {
            continue;
        }
        int year = anke_schedule_last_year(legal, anke_day_cohort(birth));
        int age = year - birth / 10000 - (birth % 10000 > 401 ? 1 : 0);
        g_assert_cmpint(age + 1, >=, anke_schedule_age(legal, year));
        g_assert_cmpint(age, <, anke_schedule_age(legal, year - 1));
    }
}

static void test_some_jobs_have_ages_of_their_own(void)
{
    g_autoptr(AnkeRetirementTable) law = anke_retirement_table_new();
    g_assert_cmpint(age_of(law, "医師", 2020), ==, 65);
    g_assert_cmpint(age_of(law, "用務員", 2022), ==, 63);
    g_assert_cmpint(age_of(law, "用務員", 2028), ==, 63);
    g_assert_cmpint(age_of(law, "守衛", 2029), ==, 64);
    g_assert_cmpint(age_of(law, "守衛", 2031), ==, 65);
    g_assert_cmpint(age_of(law, "消防", 2022), ==, 60);
}

static void test_scenarios_have_schedules_of_their_own(void)
{
    const AnkeSchedule *fixed = anke_schedule_find("fixed60");
    const AnkeSchedule *jump = anke_schedule_find("jump65");
    g_assert_cmpint(anke_schedule_last_year(fixed, anke_day_cohort(19670402)), ==, 2027);
    g_assert_cmpint(anke_schedule_last_year(jump, anke_day_cohort(19630401)), ==, 2022);
    g_assert_cmpint(anke_schedule_last_year(jump, anke_day_cohort(19630402)), ==, 2028);
    g_assert_null(anke_schedule_find("none"));
}

static void test_a_city_may_have_a_table_of_its_own(void)
{
    g_autoptr(AnkeRetirementTable) own = read_text("職種,年度,定年\n,,60\n,令和9年度,65\n"
                                                   "ﾎﾞｲﾗｰ技士,,63\n",
                                                   NULL);
    g_assert_nonnull(own);
    g_assert_cmpint(age_of(own, NULL, 1990), ==, 60);
    g_assert_cmpint(age_of(own, "", 2026), ==, 60);
    g_assert_cmpint(age_of(own, "事務", 2027), ==, 65);
    g_assert_cmpint(age_of(own, "ボイラー技士", 2027), ==, 63);
    g_assert_cmpint(
        anke_schedule_last_year(anke_retirement_table_find(own, NULL), anke_day_cohort(19670401)),
        ==, 2026);
    g_assert_cmpint(
        anke_schedule_last_year(anke_retirement_table_find(own, NULL), anke_day_cohort(19670402)),
        ==, 2032);
}

static void test_bad_tables_are_refused_where_they_are_bad(void)
{
    static const struct {
        const char *text;
        const char *message;
    } cases[] = {{"job,age\n,60\n", "age.csv:1:1: the heads job, from and age were expected"},
                 {"from,age\n2023,39\n", "age.csv:2:2: an age from 40 to 99 was expected"},
                 {"from,age\n2023,x\n", "age.csv:2:2: an age from 40 to 99 was expected"},
                 {"from,age\nx,60\n", "age.csv:2:1: a fiscal year was expected"},
                 {"from,age\n2023,60\n令和5年度,61\n", "age.csv:3:1: this year stands twice"},
                 {"from,age\n2023,60\n2021,62\n2023,61\n", "age.csv:4:1: this year stands twice"},
                 {"job,from,age\n医師,2023,65\n",
                  "age.csv:2:1: a row for everybody (job blank) was expected"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(read_text(cases[i].text, &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
        g_assert_cmpstr(error->message, ==, cases[i].message);
    }
}

/* Days from 1 January 1970, against GLib's Julian days. */
static void test_day_numbers_are_those_of_the_calendar(void)
{
    int day = 18990228;
    for (gint32 n = anke_day_number(day); day < 21010302; n++) {
        g_assert_cmpint(anke_day_number(day), ==, n);
        day = next_day(day);
    }
}

static void test_years_have_the_names_that_offices_print(void)
{
    static const struct {
        int year;
        const char *label;
        const char *fiscal;
    } cases[] = {{1989, "平成元年", "平成元年度"}, {1988, "昭和63年", "昭和63年度"},
                 {2018, "平成30年", "平成30年度"}, {2019, "平成31年", "令和元年度"},
                 {2020, "令和2年", "令和2年度"},   {2024, "令和6年", "令和6年度"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *label = anke_day_year_label(cases[i].year);
        g_autofree char *fiscal = anke_day_fiscal_label(cases[i].year);
        g_assert_cmpstr(label, ==, cases[i].label);
        g_assert_cmpstr(fiscal, ==, cases[i].fiscal);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/retirement-schedule/every birth date of a cohort retires on one day",
                    test_every_birth_date_of_a_cohort_retires_on_one_day);
    g_test_add_func("/retirement-schedule/1 and 2 April 1967 are two years apart",
                    test_1_and_2_april_1967_are_two_years_apart);
    g_test_add_func("/retirement-schedule/nobody retires at the end of the odd years of the raise",
                    test_nobody_retires_at_the_end_of_the_odd_years_of_the_raise);
    g_test_add_func("/retirement-schedule/the year is the first that satisfies the rule",
                    test_the_year_is_the_first_that_satisfies_the_rule);
    g_test_add_func("/retirement-schedule/some jobs have ages of their own",
                    test_some_jobs_have_ages_of_their_own);
    g_test_add_func("/retirement-schedule/scenarios have schedules of their own",
                    test_scenarios_have_schedules_of_their_own);
    g_test_add_func("/retirement-schedule/a city may have a table of its own",
                    test_a_city_may_have_a_table_of_its_own);
    g_test_add_func("/retirement-schedule/bad tables are refused where they are bad",
                    test_bad_tables_are_refused_where_they_are_bad);
    g_test_add_func("/retirement-schedule/day numbers are those of the calendar",
                    test_day_numbers_are_those_of_the_calendar);
    g_test_add_func("/retirement-schedule/years have the names that offices print",
                    test_years_have_the_names_that_offices_print);
    return g_test_run();
}
