#include <math.h>

#include "analyzer/staff/warning_rules.h"

static double mean_hires(const AnkeProjection *path)
{
    double sum = 0;
    for (guint i = 1; i <= path->n_years; i++) {
        sum += path->years[i].hires;
    }
    return sum / path->n_years;
}

/* Nobody retires at the end of the year before, and far fewer are hired than before and after. */
static gboolean is_slump(const AnkeProjection *path, guint i)
{
    const AnkeProjectionYear *year = &path->years[i];
    double beside = i > 1 ? (year[-1].hires + year[1].hires) / 2 : year[1].hires;
    return !year->is_open && !year->is_clipped && year[-1].flow.retirements < 0.5 && beside > 1 &&
           year->hires <= ANKE_WARNING_SLUMP * beside;
}

static void warn_of_saw(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    const AnkeProjection *path = outlook->path;
    g_autoptr(GArray) years = g_array_new(FALSE, FALSE, sizeof(int));
    double fewest = INFINITY;
    for (guint i = 1; i < path->n_years; i++) {
        if (is_slump(path, i)) {
            g_array_append_val(years, path->years[i].year);
            fewest = MIN(fewest, path->years[i].hires);
        }
    }
    if (years->len == 0) {
        return;
    }
    const AnkeProjectionGoal *goal = &outlook->goal;
    g_autofree char *when = anke_warning_years(years, FALSE);
    g_autofree char *few = anke_warning_number(fewest);
    g_autofree char *level = anke_warning_number(goal->hires);
    g_autofree char *peak = anke_warning_number(goal->peak);
    g_autofree char *until = anke_outlook_year_label(goal->year, FALSE);
    g_autofree char *peak_year = anke_outlook_year_label(goal->peak_year, FALSE);
    anke_warning_add(
        list, "採用", g_array_index(years, int, 0), 1,
        "前年度末に定年退職者がいない%sの4月は採用が前後の年の6割以下（最少%s人）に落ち込むが、"
        "%sまで毎年%s人に平準化すれば目標からの超過は最大%s人（%s）で済む",
        when, few, until, level, peak, peak_year);
}

static void warn_of_piles(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    const AnkeProjection *path = outlook->path;
    double mean = mean_hires(path);
    const AnkeProjectionYear *most = NULL;
    for (guint i = 1; i <= path->n_years; i++) {
        const AnkeProjectionYear *year = &path->years[i];
        if (year->hires > ANKE_WARNING_PILE * mean && year->hires - mean >= 1 &&
            (most == NULL || year->hires > most->hires)) {
            most = year;
        }
    }
    if (most == NULL) {
        return;
    }
    g_autofree char *when = anke_outlook_year_label(most->year, FALSE);
    g_autofree char *hires = anke_warning_number(most->hires);
    g_autofree char *usual = anke_warning_number(mean);
    anke_warning_add(list, "採用", most->year, 1,
                     "%s4月に%s人の採用が要り、期間平均%s人の2倍を超えて同じ年齢の山ができる", when,
                     hires, usual);
}

static void warn_of_clipping(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    const AnkeProjection *path = outlook->path;
    g_autoptr(GArray) years = g_array_new(FALSE, FALSE, sizeof(int));
    double most = 0;
    for (guint i = 1; i <= path->n_years; i++) {
        const AnkeProjectionYear *year = &path->years[i];
        if (year->is_clipped) {
            g_array_append_val(years, year->year);
            most = MAX(most, year->headcount - year->target);
        }
    }
    if (years->len == 0) {
        return;
    }
    g_autofree char *when = anke_warning_years(years, FALSE);
    g_autofree char *excess = anke_warning_number(most);
    anke_warning_add(list, "採用", g_array_index(years, int, 0), 1,
                     "%sの4月は職員数がすでに目標を上回り（最大%s人）、採用が0人になる", when,
                     excess);
}

void anke_warn_of_hiring(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    warn_of_saw(list, outlook);
    warn_of_piles(list, outlook);
    warn_of_clipping(list, outlook);
}
