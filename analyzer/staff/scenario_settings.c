#include "analyzer/staff/scenario_settings.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

static gboolean refuse(const AnkeSettingRow *row, const char *expected, GError **error)
{
    g_autofree char *value = anke_text_quote(row->value, -1);
    return anke_error_at(error, ANKE_ERROR_CODEBOOK, row->value_place, "\"%s\", %s was expected",
                         value, expected);
}

/* Numbers */

static const char *skip_sign(const char *text, double *sign)
{
    static const char *const minus[] = {"-", "▲", "△", "−"};
    *sign = 1;
    for (guint i = 0; i < G_N_ELEMENTS(minus); i++) {
        if (g_str_has_prefix(text, minus[i])) {
            *sign = -1;
            return text + strlen(minus[i]);
        }
    }
    return text;
}

/* Reads 12, 0.5, 50% (which is 0.5), ▲0.5%. */
static gboolean read_number(const AnkeSetting *setting, const AnkeSettingRow *row, double *number,
                            GError **error)
{
    double sign, magnitude;
    const char *digits = skip_sign(row->value, &sign);
    gsize n_bytes = strlen(digits);
    gboolean is_percent = n_bytes > 0 && digits[n_bytes - 1] == '%';
    if (anke_number_parse(digits, n_bytes - (is_percent ? 1 : 0), &magnitude) && magnitude >= 0) {
        *number = sign * (is_percent ? magnitude / 100 : magnitude);
        if (*number >= setting->low && *number <= setting->high) {
            return TRUE;
        }
    }
    g_autofree char *expected =
        g_strdup_printf("a number from %g to %g", setting->low, setting->high);
    return refuse(row, expected, error);
}

static gboolean read_whole(const AnkeSetting *setting, const AnkeSettingRow *row, int *whole,
                           GError **error)
{
    double number = 0;
    if (!read_number(setting, row, &number, error)) {
        return FALSE;
    }
    *whole = (int)number;
    return *whole == number || refuse(row, "a whole number", error);
}

static gpointer member(const AnkeSetting *setting, const AnkeSettingRow *row)
{
    return (char *)row->scenario + setting->offset;
}

static gboolean set_number(const AnkeSetting *setting, const AnkeSettingRow *row, GError **error)
{
    return read_number(setting, row, member(setting, row), error);
}

static gboolean set_whole(const AnkeSetting *setting, const AnkeSettingRow *row, GError **error)
{
    return read_whole(setting, row, member(setting, row), error);
}

static gboolean set_year_value(const AnkeSetting *setting, const AnkeSettingRow *row,
                               GError **error)
{
    double number = 0;
    if (!read_number(setting, row, &number, error)) {
        return FALSE;
    }
    anke_year_values_set(member(setting, row), row->at, number);
    return TRUE;
}

static gboolean set_age_value(const AnkeSetting *setting, const AnkeSettingRow *row, GError **error)
{
    return read_number(setting, row, (double *)member(setting, row) + row->at, error);
}

/* Words */

typedef struct {
    const char *name, *japanese;
    int value;
} Word;

static gboolean find_word(const Word *words, gsize n, const AnkeSettingRow *row, int *value,
                          GError **error)
{
    g_autoptr(GString) expected = g_string_new("one of");
    for (gsize i = 0; i < n; i++) {
        if (strcmp(words[i].name, row->value) == 0 || strcmp(words[i].japanese, row->value) == 0) {
            *value = words[i].value;
            return TRUE;
        }
        g_string_append_printf(expected, "%s %s", i > 0 ? "," : "", words[i].name);
    }
    return refuse(row, expected->str, error);
}

static gboolean set_hiring(const AnkeSetting *setting, const AnkeSettingRow *row, GError **error)
{
    static const Word words[] = {{"keep_headcount", "職員数維持", ANKE_HIRING_KEEP_HEADCOUNT},
                                 {"keep_hires", "採用数維持", ANKE_HIRING_KEEP_HIRES},
                                 {"list", "採用数一覧", ANKE_HIRING_KEEP_HIRES},
                                 {"target", "目標職員数", ANKE_HIRING_TARGET},
                                 {"levelled", "平準化", ANKE_HIRING_LEVELLED},
                                 {"freeze", "採用凍結", ANKE_HIRING_FREEZE}};
    int hiring = 0;
    if (!find_word(words, G_N_ELEMENTS(words), row, &hiring, error)) {
        return FALSE;
    }
    anke_year_values_set(member(setting, row), row->at, hiring);
    return TRUE;
}

static gboolean set_retirement(const AnkeSetting *setting, const AnkeSettingRow *row,
                               GError **error)
{
    static const char *const names[] = {"legal", "fixed60", "jump65", "doctor", "caretaker"};
    static const Word words[] = {{"legal", "法定", 0},
                                 {"fixed60", "60歳のまま", 1},
                                 {"jump65", "65歳一斉", 2},
                                 {"doctor", "医師", 3},
                                 {"caretaker", "守衛・用務員", 4}};
    int which = 0;
    if (!find_word(words, G_N_ELEMENTS(words), row, &which, error)) {
        return FALSE;
    }
    *(AnkeSchedule *)member(setting, row) = *anke_schedule_find(names[which]);
    row->scenario->is_lawful = which == 0;
    row->scenario->has_own_retirement = FALSE;
    return TRUE;
}

/* Steps are listed in any order; the first of them replaces what was there. */
static gboolean set_retirement_age(const AnkeSetting *setting, const AnkeSettingRow *row,
                                   GError **error)
{
    AnkeSchedule *own = member(setting, row);
    AnkeScheduleStep added = {row->at, 0};
    if (!read_whole(setting, row, &added.age, error)) {
        return FALSE;
    }
    own->n_steps = row->scenario->has_own_retirement ? own->n_steps : 0;
    row->scenario->has_own_retirement = TRUE;
    row->scenario->is_lawful = FALSE;
    if (own->n_steps == ANKE_SCHEDULE_MAX_STEPS) {
        return refuse(row, "a shorter list of retirement ages", error);
    }
    guint i = own->n_steps++;
    for (; i > 0 && own->steps[i - 1].from_year > added.from_year; i--) {
        own->steps[i] = own->steps[i - 1];
    }
    own->steps[i] = added;
    return TRUE;
}

static gboolean set_step_down(const AnkeSetting *setting, const AnkeSettingRow *row, GError **error)
{
    if (strcmp(row->value, "none") == 0 || strcmp(row->value, "なし") == 0) {
        *(int *)member(setting, row) = ANKE_STAFF_AGE_END;
        return TRUE;
    }
    return set_whole(setting, row, error);
}

/* Grades */

static gpointer grade_member(const AnkeSetting *setting, const AnkeSettingRow *row)
{
    AnkeGradeRule *rule = anke_scenario_rule_of_grade(row->scenario, row->at_text);
    rule->place = rule->place.file == NULL ? row->at_place : rule->place;
    return (char *)rule + setting->offset;
}

static gboolean set_grade_number(const AnkeSetting *setting, const AnkeSettingRow *row,
                                 GError **error)
{
    return read_number(setting, row, grade_member(setting, row), error);
}

static gboolean set_grade_whole(const AnkeSetting *setting, const AnkeSettingRow *row,
                                GError **error)
{
    return read_whole(setting, row, grade_member(setting, row), error);
}

static gboolean set_grade_word(const AnkeSetting *setting, const AnkeSettingRow *row,
                               GError **error)
{
    static const Word words[] = {{"yes", "はい", TRUE}, {"no", "いいえ", FALSE}};
    return find_word(words, G_N_ELEMENTS(words), row, grade_member(setting, row), error);
}

#define IN_SCENARIO(name) G_STRUCT_OFFSET(AnkeScenario, name)
#define IN_GRADE(name) G_STRUCT_OFFSET(AnkeGradeRule, name)

enum { MAX_PEOPLE = 1000000, MAX_RETIREMENT_AGE = 80 };

static const AnkeSetting settings[] = {
    {"hiring", "採用方式", ANKE_AT_ANY_YEAR, set_hiring, 0, 0, IN_SCENARIO(hiring)},
    {"hires", "採用数", ANKE_AT_ANY_YEAR, set_year_value, 0, ANKE_SCENARIO_MAX_HIRES,
     IN_SCENARIO(hires)},
    {"target", "目標職員数", ANKE_AT_YEAR, set_year_value, 0, MAX_PEOPLE, IN_SCENARIO(target)},
    {"population", "人口", ANKE_AT_YEAR, set_year_value, 1, 1e8, IN_SCENARIO(population)},
    {"change", "増減率", ANKE_AT_NOTHING, set_number, -0.2, 0.2, IN_SCENARIO(change)},
    {"window", "平準化年数", ANKE_AT_NOTHING, set_whole, 1, 60, IN_SCENARIO(window)},
    {"quota", "条例定数", ANKE_AT_ANY_YEAR, set_year_value, 0, MAX_PEOPLE, IN_SCENARIO(quota)},
    {"mid_share", "中途採用割合", ANKE_AT_NOTHING, set_number, 0, 1, IN_SCENARIO(mid_share)},
    {"mid_from", "中途採用年齢下限", ANKE_AT_NOTHING, set_whole, ANKE_STAFF_AGE_FIRST, 59,
     IN_SCENARIO(mid_from)},
    {"mid_to", "中途採用年齢上限", ANKE_AT_NOTHING, set_whole, ANKE_STAFF_AGE_FIRST, 59,
     IN_SCENARIO(mid_to)},
    {"hire_age", "採用年齢", ANKE_AT_AGE, set_age_value, 0, MAX_PEOPLE, IN_SCENARIO(hire_ages)},
    {"retirement", "定年制度", ANKE_AT_NOTHING, set_retirement, 0, 0, IN_SCENARIO(retirement)},
    {"retirement_age", "定年年齢", ANKE_AT_ANY_YEAR, set_retirement_age, ANKE_SCHEDULE_MIN_AGE,
     MAX_RETIREMENT_AGE, IN_SCENARIO(retirement)},
    {"reemployment", "再任用率", ANKE_AT_NOTHING, set_number, 0, 1, IN_SCENARIO(reemployment)},
    {"continuation", "再任用継続率", ANKE_AT_NOTHING, set_number, 0, 1, IN_SCENARIO(continuation)},
    {"reemployed_weight", "再任用換算", ANKE_AT_NOTHING, set_number, 0, 1,
     IN_SCENARIO(reemployed_weight)},
    {"leave_factor", "離職率倍率", ANKE_AT_NOTHING, set_number, 0, 10, IN_SCENARIO(leave_factor)},
    {"leave_rate", "離職率", ANKE_AT_AGE, set_age_value, 0, 1, IN_SCENARIO(leave_rates)},
    {"step_down", "役職定年", ANKE_AT_NOTHING, set_step_down, ANKE_SCHEDULE_MIN_AGE,
     MAX_RETIREMENT_AGE, IN_SCENARIO(step_down)},
    {"posts", "ポスト数", ANKE_AT_GRADE, set_grade_number, 0, MAX_PEOPLE, IN_GRADE(posts)},
    {"eligible_from", "昇任年齢下限", ANKE_AT_GRADE, set_grade_whole, ANKE_STAFF_AGE_FIRST,
     ANKE_STAFF_AGE_END - 1, IN_GRADE(eligible_from)},
    {"eligible_to", "昇任年齢上限", ANKE_AT_GRADE, set_grade_whole, ANKE_STAFF_AGE_FIRST,
     ANKE_STAFF_AGE_END - 1, IN_GRADE(eligible_to)},
    {"manager", "管理職", ANKE_AT_GRADE, set_grade_word, 0, 1, IN_GRADE(is_manager)},
};

const AnkeSetting *anke_setting_find(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(settings); i++) {
        if (strcmp(settings[i].name, name) == 0 || strcmp(settings[i].japanese, name) == 0) {
            return &settings[i];
        }
    }
    return NULL;
}

/* What stands in `at` */

static gboolean refuse_at(const AnkeSettingRow *row, const char *expected, GError **error)
{
    g_autofree char *at = anke_text_quote(row->at_text, -1);
    return anke_error_at(error, ANKE_ERROR_CODEBOOK, row->at_place, "\"%s\", %s was expected", at,
                         expected);
}

static gboolean read_at_age(AnkeSettingRow *row, GError **error)
{
    guint64 age;
    gsize n_bytes = strlen(row->at_text);
    n_bytes -= g_str_has_suffix(row->at_text, "歳") ? strlen("歳") : 0;
    if (!anke_number_parse_whole(row->at_text, n_bytes, ANKE_STAFF_AGE_END - 1, &age) ||
        age < ANKE_STAFF_AGE_FIRST) {
        return refuse_at(row, "an age", error);
    }
    row->at = (int)age;
    return TRUE;
}

static gboolean read_at(const AnkeSetting *setting, AnkeSettingRow *row, GError **error)
{
    gboolean is_blank = *row->at_text == '\0';
    row->at = ANKE_YEAR_ALWAYS;
    switch (setting->at) {
    case ANKE_AT_NOTHING:
        return is_blank || refuse_at(row, "nothing", error);
    case ANKE_AT_ANY_YEAR:
    case ANKE_AT_YEAR:
        return (is_blank && setting->at == ANKE_AT_ANY_YEAR) ||
               anke_year_parse(row->at_text, strlen(row->at_text), &row->at, NULL) ||
               refuse_at(row, "a year", error);
    case ANKE_AT_AGE:
        return read_at_age(row, error);
    case ANKE_AT_GRADE:
        return !is_blank || refuse_at(row, "a grade", error);
    }
    return FALSE;
}

gboolean anke_setting_apply(const AnkeSetting *setting, AnkeSettingRow *row, GError **error)
{
    return read_at(setting, row, error) && setting->apply(setting, row, error);
}
