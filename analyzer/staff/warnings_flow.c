#include <math.h>

#include "analyzer/staff/warning_rules.h"

enum { N_PAST = 5 };

/* The mean of those who left in the last fiscal years before the start; NaN: not known. */
static double find_past_leavers(const AnkeStaffStart *start)
{
    double sum = 0;
    guint n = 0;
    for (guint i = start->past->len; i > 0 && n < N_PAST; i--) {
        const AnkePastYear *past = &g_array_index(start->past, AnkePastYear, i - 1);
        if (!isnan(past->retired) && !isnan(past->quit)) {
            sum += past->retired + past->quit;
            n++;
        }
    }
    return n > 0 ? sum / n : NAN;
}

void anke_warn_of_leavers(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    double usual = find_past_leavers(list->outlooks->start), most = 0;
    g_autoptr(GArray) years = g_array_new(FALSE, FALSE, sizeof(int));
    int worst = 0;
    for (guint i = 0; i < outlook->path->n_years; i++) {
        const AnkeProjectionYear *year = &outlook->path->years[i];
        double leavers = year->flow.quits + year->flow.retirements;
        if (leavers <= ANKE_WARNING_WAVE * usual || isnan(usual) || usual <= 0) {
            continue;
        }
        g_array_append_val(years, year->year);
        worst = leavers > most ? year->year : worst;
        most = MAX(most, leavers);
    }
    if (years->len == 0) {
        return;
    }
    g_autofree char *when = anke_warning_years(years, TRUE);
    g_autofree char *worst_year = anke_outlook_year_label(worst, TRUE);
    g_autofree char *number = anke_warning_number(most), *past = anke_warning_number(usual);
    anke_warning_add(list, "波", g_array_index(years, int, 0), 2,
                     "%sの退職見込みが直近5年平均%s人の1.5倍を超える（最多は%sの%s人）", when, past,
                     worst_year, number);
}

static void warn_of_rates(const AnkeWarningList *list, const AnkeStaffStart *start)
{
    if (!start->has_rates) {
        anke_warning_add(
            list, "根拠", start->year, 3,
            "離職率は自団体の実績がないため、全年齢で全国値（平成30年度地方公務員の退職状況等"
            "調査の一般行政職）を仮定している");
        return;
    }
    int first = 0, last = 0;
    for (int age = ANKE_STAFF_AGE_FIRST; age < ANKE_STAFF_AGE_END; age++) {
        gboolean is_used = age >= 18 && age < 65;
        if (is_used && start->is_assumed[age]) {
            first = first == 0 ? age : first;
            last = age;
        }
    }
    if (first > 0) {
        const AnkeExperience *experience = &start->experience[anke_rate_group(last)];
        anke_warning_add(
            list, "根拠", start->year, 3,
            "%d～%d歳のうち実績が延べ30人年未満の年齢（%d歳を含む区分は延べ%.0f人年）の離職率は"
            "全国値を仮定している",
            first, last, last, experience->exposure);
    }
}

/* Of one job: what is taken from all jobs for want of its own. */
static void warn_of_job(const AnkeWarningList *list, const AnkeStaffStart *start)
{
    if (start->has_other_rates) {
        anke_warning_add(list, "根拠", start->year, 3,
                         "%sだけの離職率がないため、全職種の離職率を用いている", start->job);
    }
    if (start->has_other_hire_ages) {
        anke_warning_add(list, "根拠", start->year, 3,
                         "%sの採用時の年齢の実績がないため、全職種の採用時の年齢を用いている",
                         start->job);
    }
}

/* People whose jobs retire by a schedule of their own. */
static void warn_of_parts(const AnkeWarningList *list, const AnkeStaffStart *start)
{
    double n = 0;
    for (guint i = 0; i < start->n_parts; i++) {
        for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
            n += start->parts[i].staff[age];
        }
    }
    if (n > 0) {
        anke_warning_add(
            list, "根拠", start->year, 3,
            "定年が他と異なる職種の%.0f人は、法定の定年とするシナリオでは職種ごとの定年で"
            "退職し、離職率と採用時の年齢は全職種と同じと仮定している",
            n);
    }
}

void anke_warn_of_evidence(const AnkeWarningList *list, const AnkeStaffStart *start)
{
    warn_of_rates(list, start);
    warn_of_job(list, start);
    warn_of_parts(list, start);
    if (start->n_unknown > 0) {
        anke_warning_add(list, "根拠", start->year, 3, "年齢の分からない%.0f人を除いて計算している",
                         start->n_unknown);
    }
    if (start->n_hires > 0 && start->n_hires < ANKE_WARNING_FEW_HIRES) {
        anke_warning_add(list, "根拠", start->year, 3,
                         "採用時の年齢は%.0f人の実績だけから見積もっている", start->n_hires);
    }
}
