/* The heat map of ages and years: what was, and one scenario of what may come. */
#include <math.h>
#include <string.h>

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
        .valley = anke_age_history_valley(arena, history, moment, 0, lang)};
    double age = anke_age_history_number(moment, 0, "retirement_age", 0, ANKE_AGE_OLDEST);
    double place = isnan(age) ? NAN : anke_age_place(&history->ages.list, age);
    gboolean is_inside = place > 0 && place < history->ages.list.n;
    column.retirement = is_inside ? place : NAN;
    return column;
}

/* Whether the stream has looked for hollows: then a year without one is a finding. */
static gboolean has_valleys(const AnkeChartInput *input)
{
    return anke_table_has(input->table, "valley_lo") ||
           (input->past != NULL && anke_table_has(input->past, "valley_lo"));
}

/* "各年4月1日現在。推計のシナリオ：なりゆき" */
static const char *subtitle(AnkeArena *arena, const AnkeChartInput *input,
                            const AnkeAgeHistory *history)
{
    const char *day = anke_say(input->lang, "各年4月1日現在", "As of 1 April of each year");
    if (*history->scenario == '\0') {
        return day;
    }
    return anke_arena_take(arena, g_strdup_printf(anke_say(input->lang, "%s。推計のシナリオ：%s",
                                                           "%s. Scenario of the projection: %s"),
                                                  day, history->scenario));
}

static AnkeFigure make_figure(AnkeArena *arena, const AnkeChartInput *input,
                              const AnkeAgeHistory *history)
{
    const AnkeTable *table = input->table;
    gboolean has_label = strcmp(table->label, table->question) != 0;
    AnkeFigure figure = anke_spec_figure(
        arena, input,
        has_label ? table->label : anke_say(input->lang, "年齢別職員数", "Staff by age"));
    figure.subtitle = subtitle(arena, input, history);
    figure.notes = anke_arena_notes(arena);
    return figure;
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
    AnkeAgeYearSpec spec = {.figure = make_figure(&arena, input, &history),
                            .n_ages = history.ages.list.n,
                            .ages = history.ages.list.labels,
                            .is_single = history.ages.is_single,
                            .first_age = history.ages.list.bands[0].from,
                            .n_years = history.n_moments,
                            .years = columns,
                            .has_valleys = has_valleys(input)};
    anke_age_year_lay_out(scene, &spec);
    return TRUE;
}
