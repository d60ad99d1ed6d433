#include "analyzer/staff/outlook.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"

/* Most numbers of runs that are held at a time. */
static const guint64 MAX_VALUES = G_GUINT64_CONSTANT(1) << 27;

static void free_outlook(gpointer data)
{
    AnkeOutlook *outlook = data;
    anke_projection_free(outlook->path);
    anke_succession_free(outlook->succession);
    anke_run_table_free(outlook->runs);
    anke_run_table_free(outlook->differences);
    g_free(outlook);
}

static AnkeProjectionGoal find_goal(const AnkeOutlook *outlook)
{
    const AnkeProjectionYear *first = outlook->path->years;
    int to = first->year + outlook->rules.scenario->window;
    int stated = anke_year_values_next(&outlook->rules.scenario->target, first->year);
    return anke_projection_find_goal(&outlook->rules, &first->state, first->year,
                                     stated > 0 ? MIN(stated, to) : to);
}

static gboolean compute_path(AnkeOutlook *outlook, const AnkeOutlooks *outlooks,
                             const AnkeScenario *scenario, GError **error)
{
    AnkeSuccessionRules rules;
    if (!anke_projection_rules_make(&outlook->rules, outlooks->start, scenario, outlooks->n_years,
                                    error) ||
        !anke_succession_rules_make(&rules, &outlook->rules, error)) {
        return FALSE;
    }
    outlook->path = anke_projection_run(&outlook->rules);
    outlook->goal = find_goal(outlook);
    if (rules.n_grades > 0) {
        outlook->succession = anke_succession_run(&rules, outlook->path);
    }
    return TRUE;
}

static void compute_runs(AnkeOutlook *outlook, const AnkeOutlooks *outlooks, AnkeRuns **base)
{
    const AnkeSuccessionRules *succession =
        outlook->succession != NULL ? &outlook->succession->rules : NULL;
    AnkeRuns *runs = anke_runs_make(&outlook->rules, outlook->path, succession, &outlooks->spec);
    if (*base != NULL) {
        outlook->differences = anke_run_table_compare(runs, *base);
        outlook->runs = anke_run_table_make(runs);
        anke_runs_free(runs);
        return;
    }
    if (outlooks->outlooks->len == 1) { /* of one scenario: there is nothing to compare with */
        outlook->runs = anke_run_table_make(runs);
        anke_runs_free(runs);
        return;
    }
    *base = runs;
}

/* The first scenario is summed up last: that puts its runs in order. */
static void compute_all_runs(AnkeOutlooks *outlooks)
{
    AnkeRuns *base = NULL;
    for (guint i = 0; i < outlooks->outlooks->len; i++) {
        compute_runs(g_ptr_array_index(outlooks->outlooks, i), outlooks, &base);
    }
    if (base != NULL) {
        ((AnkeOutlook *)g_ptr_array_index(outlooks->outlooks, 0))->runs = anke_run_table_make(base);
        anke_runs_free(base);
    }
}

/* Whole people unless some scenario counts the re-employed by a fraction. */
static gint32 find_scale(const AnkeScenarios *scenarios)
{
    enum { FINE = 1000 };
    for (guint i = 0; i < scenarios->scenarios->len; i++) {
        const AnkeScenario *scenario = g_ptr_array_index(scenarios->scenarios, i);
        double weight = scenario->reemployed_weight;
        if (scenario->reemployment > 0 && weight != 0 && weight != 1) {
            return FINE;
        }
    }
    return 1;
}

static gboolean check_size(const AnkeOutlooks *outlooks, GError **error)
{
    guint64 n_series =
        ANKE_SERIES_GRADE + ANKE_SERIES_PER_GRADE * (guint64)outlooks->start->grades->len;
    guint64 n_values = n_series * (outlooks->n_years + 1) * outlooks->spec.n_runs;
    return n_values <= MAX_VALUES ||
           anke_error_set(error, ANKE_ERROR_USAGE,
                          "--runs %u: fewer were expected for %u years and %u grades",
                          outlooks->spec.n_runs, outlooks->n_years, outlooks->start->grades->len);
}

AnkeOutlooks *anke_outlooks_make(const AnkeStaffStart *start, const AnkeScenarios *scenarios,
                                 guint n_years, const AnkeRunSpec *spec, GError **error)
{
    g_autoptr(AnkeOutlooks) outlooks = g_new0(AnkeOutlooks, 1);
    outlooks->start = start;
    outlooks->n_years = n_years;
    outlooks->spec = *spec;
    outlooks->spec.headcount_scale = find_scale(scenarios);
    outlooks->outlooks = g_ptr_array_new_with_free_func(free_outlook);
    if (!check_size(outlooks, error)) {
        return NULL;
    }
    for (guint i = 0; i < scenarios->scenarios->len; i++) {
        AnkeOutlook *outlook = g_new0(AnkeOutlook, 1);
        g_ptr_array_add(outlooks->outlooks, outlook);
        if (!compute_path(outlook, outlooks, g_ptr_array_index(scenarios->scenarios, i), error)) {
            return NULL;
        }
    }
    if (spec->n_runs > 0) {
        compute_all_runs(outlooks);
    }
    return g_steal_pointer(&outlooks);
}

void anke_outlooks_free(AnkeOutlooks *outlooks)
{
    if (outlooks == NULL) {
        return;
    }
    g_ptr_array_unref(outlooks->outlooks);
    g_free(outlooks);
}

char *anke_outlook_year_label(int year, gboolean is_fiscal)
{
    /* The era of a fiscal year is that of its larger part: 令和元年度; on 1 April it was 平成31年. */
    g_autofree char *day = g_strdup_printf("%04d-%s", year, is_fiscal ? "05-01" : "04-01");
    g_autofree char *date = anke_date_to_wareki(day);
    const char *end = date != NULL ? strstr(date, "年") : NULL;
    if (end == NULL) {
        return g_strdup_printf("%d年%s", year, is_fiscal ? "度" : "");
    }
    g_autofree char *era = g_strndup(date, (gsize)(end - date));
    return g_strdup_printf("%s年%s", era, is_fiscal ? "度" : "");
}
