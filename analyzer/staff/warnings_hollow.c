#include "analyzer/staff/projected_ages.h"
#include "analyzer/staff/warning_rules.h"
#include "analyzer/stats/staff_flags.h"

/* Years ahead at which it is looked where the hollow has moved. */
static const guint horizons[] = {5, 10, 20, 30};

static gboolean has_valley(const AnkeProjectedAges *ages)
{
    return anke_flag_of_valley(ages->valley.lo, ages->valley.hi) != ANKE_FLAG_NONE;
}

/* Whether a valley is the one of today, `n_years` older. */
static gboolean is_older(const AnkeProjectedAges *now, const AnkeProjectedAges *then, guint n_years)
{
    enum { SLACK = 2 }; /* years of age by which hires and quits may move its edges */
    double bottom = then->valley.bottom - n_years;
    return has_valley(now) && has_valley(then) && bottom >= now->valley.lo - SLACK &&
           bottom <= now->valley.hi + SLACK;
}

/* How the valley of today ends in a year in which it is not the longest any more. */
static char *word_end(const AnkeProjectedAges *then, const char *when)
{
    return has_valley(then) ? g_strdup_printf("%sには%.0f～%.0f歳の谷のほうが長くなる", when,
                                              then->valley.lo, then->valley.hi)
                            : g_strdup_printf("%sにはなくなる", when);
}

/* Where the valley of today lies later on, until it is gone. */
static char *follow(const AnkeProjection *path, const AnkeProjectedAges *now)
{
    GString *text = g_string_new(NULL);
    g_autofree char *end = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(horizons) && horizons[i] <= path->n_years && end == NULL;
         i++) {
        const AnkeProjectionYear *year = &path->years[horizons[i]];
        AnkeProjectedAges then = anke_projected_ages_measure(year);
        g_autofree char *when = anke_outlook_year_label(year->year, FALSE);
        if (is_older(now, &then, horizons[i])) {
            g_string_append_printf(text, "、%sに%.0f～%.0f歳", when, then.valley.lo,
                                   then.valley.hi);
        } else {
            end = word_end(&then, when);
        }
    }
    const char *moved = text->len == 0 ? "" : end != NULL ? "へ移り" : "へ移る";
    g_string_append(text, moved);
    if (end != NULL) {
        g_string_append_printf(text, "、%s", end);
    }
    return g_string_free(text, FALSE);
}

static void warn_of_path(const AnkeWarningList *list, const AnkeOutlook *outlook,
                         const AnkeProjectedAges *now)
{
    g_autofree char *later = follow(outlook->path, now);
    g_autofree char *depth = anke_warning_number(100 * now->valley.depth);
    anke_warning_add(list, "空洞", outlook->path->years[0].year, 1,
                     "職員の少ない谷が%.0f～%.0f歳（底%.0f歳、深さ%s％）にあり%s", now->valley.lo,
                     now->valley.hi, now->valley.bottom, depth, later);
}

/* A valley that is not there today, and is not the one of today grown older. */
static void warn_of_new_valley(const AnkeWarningList *list, const AnkeOutlook *outlook,
                               const AnkeProjectedAges *now)
{
    for (guint i = 1; i <= outlook->path->n_years; i++) {
        const AnkeProjectionYear *year = &outlook->path->years[i];
        AnkeProjectedAges then = anke_projected_ages_measure(year);
        if (has_valley(&then) && !is_older(now, &then, i)) {
            g_autofree char *when = anke_outlook_year_label(year->year, FALSE);
            g_autofree char *depth = anke_warning_number(100 * then.valley.depth);
            anke_warning_add(list, "空洞", year->year, 2,
                             "%sには%.0f～%.0f歳（深さ%s％）に新しい谷ができる", when,
                             then.valley.lo, then.valley.hi, depth);
            return;
        }
    }
}

/* Where 40-49 are few against their neighbours. */
static void warn_of_index(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    g_autoptr(GArray) years = g_array_new(FALSE, FALSE, sizeof(int));
    double deepest = 0, lo = 0, hi = 0;
    int worst = 0;
    for (guint i = 0; i <= outlook->path->n_years; i++) {
        const AnkeProjectionYear *year = &outlook->path->years[i];
        AnkeHollow hollow = anke_projected_ages_measure(year).hollow;
        if (hollow.flag != ANKE_FLAG_YELLOW && hollow.flag != ANKE_FLAG_RED) {
            continue;
        }
        g_array_append_val(years, year->year);
        worst = hollow.index > deepest ? year->year : worst;
        deepest = MAX(deepest, hollow.index);
        lo = hollow.lo;
        hi = hollow.hi;
    }
    if (years->len == 0) {
        return;
    }
    g_autofree char *when = anke_warning_years(years, FALSE);
    g_autofree char *worst_year = anke_outlook_year_label(worst, FALSE);
    char index[G_ASCII_DTOSTR_BUF_SIZE];
    (void)g_ascii_formatd(index, sizeof index, "%.2f", deepest);
    anke_warning_add(list, "空洞", g_array_index(years, int, 0), deepest >= ANKE_HOLLOW_RED ? 1 : 2,
                     "%sの4月に%.0f～%.0f歳が前後の年代より少なく、空洞指数は%sの%sが最大になる",
                     when, lo, hi, worst_year, index);
}

void anke_warn_of_hollow(const AnkeWarningList *list, const AnkeOutlook *outlook)
{
    AnkeProjectedAges now = anke_projected_ages_measure(&outlook->path->years[0]);
    if (has_valley(&now)) {
        warn_of_path(list, outlook, &now);
    }
    warn_of_new_valley(list, outlook, &now);
    warn_of_index(list, outlook);
}
