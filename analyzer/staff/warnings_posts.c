#include <math.h>

#include "analyzer/staff/warning_rules.h"
#include "analyzer/stats/staff_flags.h"

/* Less than half a person is nobody. */
static const double HALF = 0.5;

/* What is larger by less is the same. */
static const double SLACK = 1e-6;

/* Posts that nobody can fill: the first year of a grade and its worst. */
static void warn_of_grade(const AnkeWarningList *list, const AnkeOutlook *outlook, guint grade)
{
    const AnkeSuccession *succession = outlook->succession;
    guint first = 0, worst = 0;
    for (guint year = 1; year <= succession->n_years; year++) {
        const AnkeSuccessionCell *cell = anke_succession_cell(succession, year, grade);
        if (cell->short_of >= HALF) {
            first = first == 0 ? year : first;
            worst = worst == 0 || cell->short_of >
                                      anke_succession_cell(succession, worst, grade)->short_of
                        ? year
                        : worst;
        }
    }
    if (first == 0) {
        return;
    }
    const AnkeSuccessionCell *cell = anke_succession_cell(succession, first, grade);
    int year = outlook->path->years[first].year;
    g_autofree char *when = anke_outlook_year_label(year, FALSE);
    g_autofree char *worst_year = anke_outlook_year_label(outlook->path->years[worst].year, FALSE);
    g_autofree char *vacancies = anke_warning_number(cell->vacancies);
    g_autofree char *eligible = anke_warning_number(cell->eligible);
    g_autofree char *most =
        anke_warning_number(anke_succession_cell(succession, worst, grade)->short_of);
    anke_warning_add(
        list, "後継", year, 1,
        "%s4月に%sは欠員見込み%s人に対し候補者%s人で足りず、不足は%sの%s人が最大になる", when,
        succession->rules.grades[grade].label, vacancies, eligible, worst_year, most);
}

/* Posts that fall vacant by age alone against those who could be promoted today. */
static void warn_of_pool(const AnkeWarningList *list, const AnkeOutlook *outlook, guint grade)
{
    const AnkeSuccessionOutlook *ahead = &outlook->succession->outlooks[grade];
    for (guint k = 0; k < ANKE_SUCCESSION_N_HORIZONS; k++) {
        double vacated = ahead->vacated[k];
        AnkeFlag flag = anke_flag_of_candidates(ahead->pool, vacated);
        if (!(vacated >= 1) || flag == ANKE_FLAG_NONE) {
            continue;
        }
        g_autofree char *ratio = anke_warning_number(ahead->pool / vacated);
        anke_warning_add(
            list, "後継", list->outlooks->start->year, flag == ANKE_FLAG_RED ? 1 : 2,
            "%sは%d年以内に年齢だけで%.0fポストが空くのに対し、いまの候補者は%.0f人（%s倍）である",
            outlook->succession->rules.grades[grade].label, anke_succession_horizons[k], vacated,
            ahead->pool, ratio);
        return;
    }
}

void anke_warn_of_succession(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    if (outlook->succession == NULL) {
        return;
    }
    for (guint i = outlook->succession->rules.n_grades; i-- > 1;) {
        warn_of_grade(list, outlook, i);
        warn_of_pool(list, outlook, i);
    }
}

/* Quota */

static void warn_of_excess(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    g_autoptr(GArray) years = g_array_new(FALSE, FALSE, sizeof(int));
    double most = 0;
    int worst = 0;
    for (guint i = 0; i <= outlook->path->n_years; i++) {
        const AnkeProjectionYear *year = &outlook->path->years[i];
        double excess = year->headcount - year->quota;
        if (excess >= HALF) { /* never where no quota is stated */
            g_array_append_val(years, year->year);
            worst = excess > most + SLACK ? year->year : worst;
            most = MAX(most, excess);
        }
    }
    if (years->len == 0) {
        return;
    }
    g_autofree char *when = anke_warning_years(years, FALSE);
    g_autofree char *excess = anke_warning_number(most);
    g_autofree char *worst_year = anke_outlook_year_label(worst, FALSE);
    anke_warning_add(list, "定数", g_array_index(years, int, 0), 1,
                     "%sの4月に条例定数を超え、超過は%sの%s人が最大になる", when, worst_year,
                     excess);
}

/* The expected headcount keeps within the quota, but one future in twenty does not. */
static void warn_of_risk(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    for (guint i = 1; outlook->runs != NULL && i <= outlook->path->n_years; i++) {
        const AnkeProjectionYear *year = &outlook->path->years[i];
        const AnkeRunSummary *runs = anke_run_table_cell(outlook->runs, ANKE_SERIES_HEADCOUNT, i);
        double p95 = runs->percentiles[ANKE_RUN_N_PERCENTILES - 1];
        if (year->headcount - year->quota < HALF && p95 - year->quota >= HALF) {
            g_autofree char *when = anke_outlook_year_label(year->year, FALSE);
            g_autofree char *high = anke_warning_number(p95);
            g_autofree char *quota = anke_warning_number(year->quota);
            anke_warning_add(list, "定数", year->year, 2,
                             "%s4月の職員数は5%%の見込みで%s人以上となり、条例定数%s人を超えうる",
                             when, high, quota);
            return;
        }
    }
}

static double find_old_share(const AnkeProjectionYear *year)
{
    double n = 0, n_old = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        n += year->state.staff[age];
        n_old += age >= 55 ? year->state.staff[age] : 0;
    }
    return n > 0 ? n_old / n : 0;
}

static void warn_of_old(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    g_autoptr(GArray) years = g_array_new(FALSE, FALSE, sizeof(int));
    double most = 0;
    int worst = 0;
    for (guint i = 0; i <= outlook->path->n_years; i++) {
        double share = find_old_share(&outlook->path->years[i]);
        if (anke_flag_of_old(share) == ANKE_FLAG_YELLOW) {
            g_array_append_val(years, outlook->path->years[i].year);
            worst = share > most ? outlook->path->years[i].year : worst;
            most = MAX(most, share);
        }
    }
    if (years->len > 0) {
        g_autofree char *when = anke_warning_years(years, FALSE);
        g_autofree char *share = anke_warning_number(100 * most);
        g_autofree char *worst_year = anke_outlook_year_label(worst, FALSE);
        anke_warning_add(list, "定数", g_array_index(years, int, 0), 3,
                         "%sの4月に55歳以上が%.0f％を超え、%sの%s％が最大になる", when,
                         100 * ANKE_OLD_SHARE, worst_year, share);
    }
}

static double find_span(const AnkeOutlook *outlook, guint year)
{
    const AnkeSuccessionRules *rules = &outlook->succession->rules;
    double managers = 0, n = 0;
    for (guint i = 0; i < rules->n_grades; i++) {
        double in_grade = anke_succession_cell(outlook->succession, year, i)->n;
        n += in_grade;
        managers += rules->grades[i].is_manager ? in_grade : 0;
    }
    return managers > HALF ? (n - managers) / managers : NAN;
}

static void warn_of_span(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    for (guint i = 0; outlook->succession != NULL && i <= outlook->path->n_years; i++) {
        double span = find_span(outlook, i);
        if (anke_flag_of_span(span) == ANKE_FLAG_YELLOW) {
            int year = outlook->path->years[i].year;
            g_autofree char *when = anke_outlook_year_label(year, FALSE);
            g_autofree char *number = anke_warning_number(span);
            anke_warning_add(list, "定数", year, 3,
                             "%s4月に管理職1人当たりの職員が%s人となり、%.0f～%.0f人の範囲を外れる",
                             when, number, ANKE_SPAN_LEAST, ANKE_SPAN_MOST);
            return;
        }
    }
}

void anke_warn_of_quota(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    warn_of_excess(list, outlook);
    warn_of_risk(list, outlook);
    warn_of_old(list, outlook);
    warn_of_span(list, outlook);
}
