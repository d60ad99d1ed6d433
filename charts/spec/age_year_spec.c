/* The heat map of ages and years: what was, and one scenario of what may come. */
#include <math.h>

#include "charts/plots/age_year_layout.h"
#include "charts/spec/age_history.h"

static AnkeAgeYearColumn make_column(AnkeArena *arena, const AnkeAgeHistory *history, guint m,
                                     AnkeLang lang)
{
    const AnkeAgeMoment *moment = &history->moments[m];
    AnkeCell *cells = anke_age_history_cells(arena, history, moment, 0, "n");
    AnkeAgeYearColumn column = {
        .year = moment->year,
        .is_projected = moment->is_projected,
        .cells = cells,
        .total = anke_age_history_total(history, cells),
        .mean_age = anke_age_history_number(moment, 0, "mean_age", 0, ANKE_AGE_OLDEST),
        .retirement = NAN,
        .valley = anke_age_history_valley(arena, history, moment, 0, lang),
        .has_looked = anke_age_history_has_looked(moment)};
    double age = anke_age_history_number(moment, 0, "retirement_age", 0, ANKE_AGE_OLDEST);
    double place = isnan(age) ? NAN : anke_age_place(&history->ages.list, age);
    gboolean is_inside = place > 0 && place < history->ages.list.n;
    column.retirement = is_inside ? place : NAN;
    return column;
}

gboolean anke_spec_lay_out_age_year(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeAgeHistory history;
    if (!anke_age_history_read(&arena, input, 1, &history, error)) {
        return FALSE;
    }
    AnkeAgeYearColumn *columns = anke_arena_new(&arena, AnkeAgeYearColumn, history.n_moments);
    for (guint m = 0; m < history.n_moments; m++) {
        columns[m] = make_column(&arena, &history, m, input->lang);
    }
    AnkeAgeYearSpec spec = {.figure = anke_age_history_figure(&arena, input, &history),
                            .n_ages = history.ages.list.n,
                            .ages = history.ages.list.labels,
                            .is_single = history.ages.is_single,
                            .first_age = history.ages.list.bands[0].from,
                            .n_years = history.n_moments,
                            .years = columns};
    anke_age_year_lay_out(scene, &spec);
    return TRUE;
}
