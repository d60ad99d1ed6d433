#include "charts/scripts/fan_quota.h"

#include <math.h>

double anke_fan_quota(const AnkeFanSpec *spec, const AnkeFanYear *year)
{
    return isnan(year->quota) ? spec->quota : year->quota;
}

/* Whether a panel has one quota, in all its years. */
static gboolean is_constant(const AnkeFanSpec *spec, const AnkeFanPanel *panel)
{
    const double first = anke_fan_quota(spec, &panel->years[0]);
    for (guint i = 1; i < panel->n_years; i++) {
        const double quota = anke_fan_quota(spec, &panel->years[i]);
        if (isnan(quota) || quota < first || quota > first) {
            return FALSE;
        }
    }
    return !isnan(first);
}

void anke_fan_quota_write(const AnkeFanSpec *spec, const AnkeFanPanel *panel,
                          const AnkeFanSpan *span, AnkePlotScript *script)
{
    anke_plot_script_add(script, "$quota << END\n");
    if (is_constant(spec, panel)) {
        const double numbers[] = {span->from, anke_fan_quota(spec, &panel->years[0]), span->length,
                                  0};
        anke_plot_script_row(script, "", numbers, G_N_ELEMENTS(numbers));
    }
    for (guint i = 0; !is_constant(spec, panel) && i + 1 < panel->n_years; i++) {
        const AnkeFanYear *year = &panel->years[i];
        const double quota = anke_fan_quota(spec, year);
        const double next = anke_fan_quota(spec, &panel->years[i + 1]);
        const double ahead = panel->years[i + 1].year - year->year;
        const double along[] = {year->year, quota, ahead, 0};
        const double jump[] = {year->year + ahead, quota, 0, next - quota};
        if (!isnan(quota)) {
            anke_plot_script_row(script, "", along, G_N_ELEMENTS(along));
        }
        if (!isnan(quota) && !isnan(next)) {
            anke_plot_script_row(script, "", jump, G_N_ELEMENTS(jump));
        }
    }
    anke_plot_script_add(script, "END\n");
}
